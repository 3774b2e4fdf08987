"""Records as fields of pydantic models: what loads is valid, what does not is told, and the schema is that of JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from psm_model.entities import BoardTerm, Member, Organisation, Register
from psm_model.errors import FormatError
from psm_model.formats import dumps, loads
from psm_model.formats.pydantic import FromJson, problems_in
from psm_model.law.citation import Citation
from psm_model.strategies import (
    area_codes,
    board_terms,
    citations,
    members,
    organisations,
    partial_dates,
    periods,
    person_names,
    registers,
)
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName

# Any: a type adapter of each kind.
OF_REGISTERS: Final[TypeAdapter[Any]] = TypeAdapter(FromJson[Register])


class Elected(BaseModel):
    """A model of somebody's own."""

    model_config = ConfigDict(hide_input_in_errors=True)
    chair: FromJson[Member]
    term: FromJson[BoardTerm] | None = None
    days: list[FromJson[PartialDate]] = []


@given(registers())
def test_as_the_document_is_read(register: Register) -> None:
    """A register is read from its document, written as it, and valid by the schema that the field has."""
    document = dumps(register)
    assert OF_REGISTERS.validate_json(document) == register
    assert loads(OF_REGISTERS.dump_json(register)) == register
    Draft202012Validator(OF_REGISTERS.json_schema()).validate(json.loads(document))


# Any: strategies of all types.
DRAWN: Final[dict[type, st.SearchStrategy[Any]]] = {
    Organisation: organisations(),
    BoardTerm: board_terms(),
    Member: members(),
    Period: periods(),
    PartialDate: partial_dates(),
    AreaCode: area_codes(),
    PersonName: person_names(),
    Citation: citations(),
}
# Any: to a type checker it is no class that can be asked for one of its kind that is not written out.
FIELD: Final[Any] = FromJson


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_round_trip(kind: type, data: st.DataObject) -> None:
    """What is written of any record or value is read again as it was, valid by its schema; one that is there stays."""
    value = data.draw(DRAWN[kind])
    # Any: as above.
    adapter: TypeAdapter[Any] = TypeAdapter(FIELD[kind])
    written = adapter.dump_python(value, mode="json")
    assert adapter.validate_python(written) == value
    assert adapter.validate_python(value) is value
    assert adapter.dump_python(value) is value
    Draft202012Validator(adapter.json_schema()).validate(written)


JSON: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**19), 10**19)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(["id", "name"]), inner),
    max_leaves=8,
)


@given(JSON)
def test_as_strict_as_loads(tree: object) -> None:
    """Whatever is given, what `loads` refuses is refused here for the same reasons, in their places."""
    document = {"psm_register": 1, "members": [tree]}
    try:
        wanted = loads(json.dumps(document))
    except FormatError as error:
        told = sorted((one.path, one.wanted) for one in error.problems)
        with pytest.raises(ValidationError) as caught:
            OF_REGISTERS.validate_python(document)
        found = problems_in(caught.value.errors())
    else:
        assert OF_REGISTERS.validate_python(document) == wanted
        return
    assert sorted((one.path, one.wanted) for one in found) == told


def test_problems_have_their_places() -> None:
    """What is wrong in a model is told with its place in it, what pydantic found among it, and nothing personal."""
    given = {
        "chair": {"id": "m", "name": "{x}", "birth_date": "1955-02-31", "a/b": 1},
        "term": {"id": "t", "organisation_id": "o", "period": {"start": "2025", "end": "2020"}},
        "days": ["2025", 7],
    }
    with pytest.raises(ValidationError) as caught:
        Elected.model_validate(given)
    assert [one.path for one in problems_in(caught.value.errors())] == [
        "/chair/birth_date",
        "/chair/a~1b",
        "/term/period",
        "/days/1",
    ]
    assert "1955" not in str(caught.value) + str(problems_in(caught.value.errors()))
    with pytest.raises(ValidationError) as caught:
        Elected.model_validate({"days": 7})
    assert [str(one) for one in problems_in(caught.value.errors())] == [
        "/chair: want something else: field required, got what is not that",
        "/days: want something else: input should be a valid list, got what is not that",
    ]


def test_versions() -> None:
    """A document of another version, or of none, is no register."""
    for document in ({}, {"psm_register": 99}, {"psm_register": True}):
        with pytest.raises(ValidationError) as caught:
            OF_REGISTERS.validate_python(document)
        (problem,) = problems_in(caught.value.errors())
        assert problem.path == "/psm_register"


def test_no_such_record() -> None:
    """A field of a type that psm-model has not is refused when the model is made."""
    with pytest.raises(TypeError, match=r"want one of Register, Source, .*, got Level"):
        FIELD[Level]
    assert TypeAdapter(FromJson[Identifier]).validate_python({"scheme": "nik", "value": "1"}) == Identifier("nik", "1")


def test_without_pydantic() -> None:
    """Where pydantic is not installed, one line names the extra."""
    program = "import sys; sys.modules['pydantic_core'] = None; import psm_model.formats.pydantic"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith("this needs the extra pydantic: install psm-model[pydantic]")
