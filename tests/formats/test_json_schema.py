"""The JSON Schema of the document: generated from the types, and equivalent to `loads`."""

from __future__ import annotations

import json
import re
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
from psm_model.formats.json_schema import generate_schema, json_schema
from psm_model.strategies import registers
from tests.formats.spoiling import change_one_value
from tests.make_schema import ROOT, VERSIONS, version_line

VALIDATOR: Final = Draft202012Validator(json_schema())
# Problems that a schema cannot express.
BEYOND_A_SCHEMA: Final = re.compile(r"a partial date|a period|a citation|a text that Unicode allows|each key once")


@st.composite
def changed_documents(draw: st.DrawFn) -> Any:
    """Generate documents with one change."""
    return change_one_value(draw, json.loads(dumps(draw(registers()))))


def test_schema_is_current() -> None:
    """The shipped schema is the one generated from the types and docstrings, and is valid."""
    assert json_schema() == generate_schema(), "run python -m tests.make_schema"
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$id"] == f"urn:psm-model:register:{VERSION}"


def test_everything_is_described() -> None:
    """Each definition and each property of the schema has a description."""
    schema = json_schema()
    for definition in (schema, *schema["$defs"].values()):
        assert definition["description"]
        assert all(property_schema["description"] for property_schema in definition.get("properties", {}).values())
    ends = schema["$defs"]["Period"]["properties"]
    assert all("included" in end["description"] for end in ends.values())


@given(registers())
def test_documents_are_valid(register: Register) -> None:
    """The document of any register is valid."""
    assert list(VALIDATOR.iter_errors(json.loads(dumps(register)))) == []


@settings(max_examples=max(60, settings().max_examples))
@given(changed_documents())
def test_schema_agrees_with_loads(tree: Any) -> None:
    """A changed document loads if and only if it is valid, except for what a schema cannot express."""
    is_valid = VALIDATOR.is_valid(tree)
    try:
        loads(json.dumps(tree))
    except FormatError as error:
        is_beyond_a_schema = all(BEYOND_A_SCHEMA.search(problem.expected) for problem in error.problems)
        assert is_beyond_a_schema or not is_valid
    else:
        assert is_valid


@pytest.mark.parametrize("field", ["scheme", "value"])
@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_blank_identifiers_are_invalid(field: str, blank: str) -> None:
    """An identifier with a blank value or scheme neither loads nor is valid."""
    member = {"id": "m", "name": "Contoh", "identifiers": [{"scheme": "nik", "value": "1", field: blank}]}
    tree = {"psm_register": 1, "members": [member]}
    assert not VALIDATOR.is_valid(tree)
    with pytest.raises(FormatError):
        loads(json.dumps(tree))


def test_changed_schema_has_a_version() -> None:
    """A changed schema needs a line of its own, and a version in the changelog.

    A line has the versions of the format and of the package, and the SHA-256 of the schema's structure. A schema that
    refuses what was valid needs a new version of the format.
    """
    *_, last = VERSIONS.read_text(encoding="utf-8").splitlines()
    assert last == version_line(json_schema()), "run python -m tests.make_schema"
    assert f"[{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
