"""The JSON Schema of the document: made from the types, and true of what loads."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from psm_model import __version__
from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import dumps, loads
from psm_model.formats.json import VERSION
from psm_model.formats.json_schema import json_schema, made_schema
from psm_model.strategies import registers
from tests.formats.spoiling import spoilt

ROOT: Final = Path(__file__).parents[2]
VERSIONS: Final = ROOT / "tests" / "schema_versions.txt"
VALIDATOR: Final = Draft202012Validator(json_schema())
# What no schema can say of a text that has the shape of a date, a period, a citation.
BEYOND_A_SCHEMA: Final = re.compile(r"a partial date|a period|a citation|a text that Unicode allows|each key once")


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A document in which one thing is changed."""
    return spoilt(draw, json.loads(dumps(draw(registers()))))


def structure(schema: Any) -> Any:
    """A schema without what is only told to people."""
    if isinstance(schema, dict):
        # A property may be called "title": then it is a schema.
        told = {"description", "examples", "title"}
        return {key: structure(value) for key, value in schema.items() if key not in told or isinstance(value, dict)}
    return [structure(one) for one in schema] if isinstance(schema, list) else schema


def test_schema_is_what_the_types_say() -> None:
    """The schema that is shipped is made from the types and the docstrings as they are now, and is one."""
    assert json_schema() == made_schema()
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$id"] == f"urn:psm-model:register:{VERSION}"


def test_everything_is_described() -> None:
    """Each definition and each property of the schema is described."""
    schema = json_schema()
    for definition in (schema, *schema["$defs"].values()):
        assert definition["description"]
        assert all(one["description"] for one in definition.get("properties", {}).values())
    ends = schema["$defs"]["Period"]["properties"]
    assert all("counted in" in end["description"] for end in ends.values())


@given(registers())
def test_what_is_written_is_valid(register: Register) -> None:
    """What is written of any register is valid by the schema."""
    assert list(VALIDATOR.iter_errors(json.loads(dumps(register)))) == []


@settings(max_examples=300)
@given(documents())
def test_what_loads_is_valid_and_the_other_way_round(tree: Any) -> None:
    """A spoilt document loads if and only if it is valid, but for what no schema can say."""
    valid = VALIDATOR.is_valid(tree)
    try:
        loads(json.dumps(tree))
    except FormatError as error:
        beyond = all(BEYOND_A_SCHEMA.search(one.expected) for one in error.problems)
        assert beyond or not valid
    else:
        assert valid


@pytest.mark.parametrize("field", ["scheme", "value"])
@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_blank_identifiers_are_not_valid(field: str, blank: str) -> None:
    """A number that is blank, or of a scheme that is, neither loads nor is valid."""
    member = {"id": "m", "name": "Contoh", "identifiers": [{"scheme": "nik", "value": "1", field: blank}]}
    tree = {"psm_register": 1, "members": [member]}
    assert not VALIDATOR.is_valid(tree)
    with pytest.raises(FormatError):
        loads(json.dumps(tree))


def test_a_changed_schema_is_told_of() -> None:
    """A schema that asks for something else has a line of its own, and a version that the changelog tells of.

    The lines hold the version of the format, that of the package, and the SHA-256 of the schema's structure. A schema
    that refuses what was valid needs a new version of the format.
    """
    *_, last = VERSIONS.read_text(encoding="utf-8").splitlines()
    digest = hashlib.sha256(json.dumps(structure(json_schema()), sort_keys=True).encode()).hexdigest()
    assert last == f"{VERSION} {__version__} {digest}"
    assert f"[{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
