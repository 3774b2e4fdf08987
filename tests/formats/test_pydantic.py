"""Records as fields of pydantic models: validation, problems and schema are those of the JSON document."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Annotated, Any, Final, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Json, TypeAdapter, ValidationError
from pydantic_core.core_schema import ErrorType

from psm_model.entities import BoardTerm, Member, Organisation, Register
from psm_model.errors import FormatError, Problem
from psm_model.formats import dumps, loads
from psm_model.formats.pydantic import FromJson, problems_in, strict_json
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
REGISTER_ADAPTER: Final[TypeAdapter[Any]] = TypeAdapter(FromJson[Register])
MODES: Final[tuple[Literal["validation", "serialization"], ...]] = ("validation", "serialization")


class Elected(BaseModel):
    """A model of an application."""

    model_config = ConfigDict(hide_input_in_errors=True)
    chair: FromJson[Member]
    term: FromJson[BoardTerm] | None = None
    days: list[FromJson[PartialDate]] = []


@given(registers())
def test_register_is_read_and_written(register: Register) -> None:
    """A register is read from its document, written as one, and valid by the schema of the field."""
    document = dumps(register)
    assert REGISTER_ADAPTER.validate_json(document) == register
    assert loads(REGISTER_ADAPTER.dump_json(register)) == register
    for mode in MODES:
        Draft202012Validator(REGISTER_ADAPTER.json_schema(mode=mode)).validate(json.loads(document))


@pytest.mark.parametrize("mode", MODES)
def test_records_are_named_definitions(mode: Any) -> None:
    """Each record is one definition of its own name in the schema of a model, to which all others refer."""
    schema = Elected.model_json_schema(mode=mode)
    assert schema["properties"]["chair"] == {"$ref": "#/$defs/Member"}
    assert schema["properties"]["days"]["items"] == {"$ref": "#/$defs/PartialDate"}
    definitions = schema["$defs"]
    assert {"Member", "BoardTerm", "Appointment", "LegalBasis"} <= set(definitions)
    assert definitions["BoardTerm"]["properties"]["appointments"]["items"] == {"$ref": "#/$defs/Appointment"}
    assert json.dumps(schema).count(json.dumps(definitions["LegalBasis"]["properties"])) == 1
    Draft202012Validator.check_schema(schema)


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
# Any: a type checker accepts only literal type arguments.
FIELD: Final[Any] = FromJson


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_round_trip(kind: type, data: st.DataObject) -> None:
    """A record or value survives JSON and is valid by its schema; an instance is kept as it is."""
    value = data.draw(DRAWN[kind])
    # Any: as above.
    adapter: TypeAdapter[Any] = TypeAdapter(FIELD[kind])
    tree = adapter.dump_python(value, mode="json")
    assert adapter.validate_python(tree) == value
    assert adapter.validate_python(value) is value
    assert adapter.dump_python(value) is value
    for mode in MODES:
        Draft202012Validator(adapter.json_schema(mode=mode)).validate(tree)


SCALARS: Final = (
    st.none()
    | st.booleans()
    | st.integers(-(10**19), 10**19)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
JSON: Final = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(["id", "name"]), inner),
    max_leaves=8,
)


@given(JSON)
def test_as_strict_as_loads(tree: object) -> None:
    """Whatever `loads` refuses is refused for the same reasons, in the same places."""
    document = {"psm_register": 1, "members": [tree]}
    try:
        expected = loads(json.dumps(document))
    except FormatError as error:
        expected_problems = sorted((problem.path, problem.expected) for problem in error.problems)
        with pytest.raises(ValidationError) as caught:
            REGISTER_ADAPTER.validate_python(document)
        found = problems_in(caught.value.errors())
    else:
        assert REGISTER_ADAPTER.validate_python(document) == expected
        return
    assert sorted((problem.path, problem.expected) for problem in found) == expected_problems


# A tuple stands for an object, whose keys may be duplicated.
# Any: JSON.
TREES_WITH_DUPLICATES: Final[st.SearchStrategy[Any]] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(st.tuples(st.sampled_from("abc"), inner), max_size=3).map(tuple)
    ),
    max_leaves=8,
)


# Any: JSON.
def write_json(tree: Any) -> str:
    """Write a tree as JSON."""
    match tree:
        case tuple():
            return "{" + ", ".join(f"{json.dumps(key)}: {write_json(value)}" for key, value in tree) + "}"
        case list():
            return "[" + ", ".join(map(write_json, tree)) + "]"
        case _:
            return json.dumps(tree)


# Any: JSON.
def has_duplicate_key(tree: Any) -> bool:
    """Return whether any object of a tree has a duplicate key."""
    match tree:
        case tuple():
            keys = {key for key, _ in tree}
            return len(keys) < len(tree) or any(has_duplicate_key(value) for _, value in tree)
        case list():
            return any(map(has_duplicate_key, tree))
        case _:
            return False


@given(TREES_WITH_DUPLICATES)
def test_strict_json_refuses_duplicate_keys(tree: object) -> None:
    """`strict_json` parses like any parser, and refuses exactly the texts with a duplicate key."""
    text = write_json(tree)
    if has_duplicate_key(tree):
        with pytest.raises(FormatError, match="expected each key once"):
            strict_json(text)
    else:
        assert strict_json(text) == json.loads(text)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "NaN", "[1e999]", "-1e999", "1" * 21, "[" * 100_000])
def test_strict_json_refuses_what_loads_refuses(text: str | bytes) -> None:
    """`strict_json` refuses what `loads` does not accept as JSON."""
    with pytest.raises(FormatError):
        strict_json(text)


# Any: a type.
def list_messages(kind: Any, value: object) -> list[str]:
    """Return the messages for a value of a type."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return [str(problem) for problem in problems_in(caught.value.errors())]


def test_problems_have_their_places() -> None:
    """Problems in a model, also those of pydantic, have their places and show no personal data."""
    tree = {
        "chair": {"id": "m", "name": "{x}", "birth_date": "1955-02-31", "Nama Contoh": 1, "abc": 1},
        "term": {"id": "t", "organisation_id": "o", "period": {"start": "2025", "end": "2020"}, "status": "gone"},
        "days": ["2025", 7],
    }
    with pytest.raises(ValidationError) as caught:
        Elected.model_validate(tree)
    found = problems_in(caught.value.errors())
    assert [problem.path for problem in found] == [
        "/chair/birth_date",
        "/chair",
        "/chair/abc",
        "/term/period",
        "/term/status",
        "/days/1",
    ]
    assert found[4].got == "'gone'"
    assert "1955" not in f"{caught.value}{found}"
    assert list_messages(Elected, {"days": 7}) == [
        "/chair: expected a value, got nothing",
        "/days: expected a list, got a value that is not shown",
    ]


def check_age(years: int) -> int:
    """Refuse a low age, in a message that shows it."""
    if years < 17:
        msg = f"{years} is too young"
        raise ValueError(msg)
    return years


class Cat(BaseModel):
    """A member of a tagged union."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["cat"]


class Dog(BaseModel):
    """Another member."""

    kind: Literal["dog"]


HIDDEN: Final = "a value that is not shown"


# Any: types, and values of all types.
@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        (
            Annotated[Cat | Dog, Field(discriminator="kind")],
            {"kind": "Budi"},
            "one of 'cat', 'dog' as 'kind', got an object",
        ),
        (Annotated[Cat | Dog, Field(discriminator="kind")], {}, "a value of 'kind', got an object"),
        (Cat, "Budi", f"an object, got {HIDDEN}"),
        (Literal["a", "b"], "Budi", f"'a' or 'b', got {HIDDEN}"),
        (Annotated[int, AfterValidator(check_age)], 16, f"what the model takes (value_error), got {HIDDEN}"),
        (Annotated[int, Field(gt=17)], 16, f"more than 17, got {HIDDEN}"),
        (Annotated[int, Field(ge=17)], 16, f"at least 17, got {HIDDEN}"),
        (Annotated[int, Field(lt=16)], 16, f"less than 16, got {HIDDEN}"),
        (Annotated[int, Field(le=15)], 16, f"at most 15, got {HIDDEN}"),
        (Annotated[int, Field(multiple_of=5)], 16, f"a multiple of 5, got {HIDDEN}"),
        (Annotated[str, Field(min_length=9)], "Budi", f"a text of at least 9 characters, got {HIDDEN}"),
        (Annotated[str, Field(max_length=3)], "Budi", f"a text of at most 3 characters, got {HIDDEN}"),
        (Annotated[str, Field(pattern="^x")], "Budi", f"a text that matches ^x, got {HIDDEN}"),
        (Annotated[list[str], Field(min_length=2)], ["Budi"], "at least 2 items, got a list"),
        (Annotated[list[str], Field(max_length=0)], ["Budi"], "at most 0 items, got a list"),
        (int, "Budi", f"a whole number, got {HIDDEN}"),
        (str, None, "a text, got null"),
        (Json[int], '["Budi"', "JSON, got a text that is not JSON (eof while parsing a list at line 1 column 7)"),
        (FromJson[Member], "Budi", f"an object, got {HIDDEN}"),
        (
            FromJson[PartialDate],
            "1955-02-31",
            f"a partial date ('YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from 1800 to 2200), got {HIDDEN}",
        ),
        (FromJson[Identifier], {"scheme": "nik"}, "a value, got nothing"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_values_are_not_shown(kind: Any, value: Any, problem: str) -> None:
    """What is expected is in words of the package, and of the value at most its type is shown."""
    (message,) = list_messages(kind, value)
    assert message.endswith(f": expected {problem}")


@pytest.mark.parametrize("left_out", ["context", "input", "url"])
def test_errors_without_a_part(left_out: str) -> None:
    """Errors without context, input or URL have their places and show nothing more."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(list[FromJson[Member]]).validate_python([{"id": "Rahasia"}])
    (problem,) = problems_in(caught.value.errors(**{f"include_{left_out}": False}))
    if left_out == "context":
        assert problem == Problem("/0", "what the model takes (psm_model)", "an object")
    else:
        assert problem == Problem("/0/name", "a value", "nothing")


def test_unknown_key() -> None:
    """An unknown key is reported by its place."""
    assert list_messages(Cat, {"kind": "cat", "legs": 4}) == [f"/legs: expected no such key, got {HIDDEN}"]


@given(st.sampled_from([name for name in get_args(ErrorType) if name != "json_invalid"]))
def test_messages_of_pydantic_are_not_shown(name: str) -> None:
    """No part of a pydantic message that may come from the value is shown."""
    canary = "Rahasia"
    context = dict.fromkeys(("tag", "error", "encoding_error", "tz_actual", "actual_length"), canary)
    for value in (canary, {canary: canary}, [canary], 7):
        error = {"type": name, "loc": (), "msg": canary, "input": value, "ctx": context}
        assert canary not in str(problems_in([error]))
        assert canary not in str(problems_in([{"type": name, "loc": (), "msg": canary}]))


def test_versions() -> None:
    """A document of another version, or without one, is refused."""
    for document in ({}, {"psm_register": 99}, {"psm_register": True}):
        with pytest.raises(ValidationError) as caught:
            REGISTER_ADAPTER.validate_python(document)
        (problem,) = problems_in(caught.value.errors())
        assert problem.path == "/psm_register"


def test_unknown_type() -> None:
    """A field of another type is refused when the model is defined."""
    with pytest.raises(TypeError, match=r"expected one of .*Source, .*, Register, .*, got Level"):
        FIELD[Level]
    assert TypeAdapter(FromJson[Identifier]).validate_python({"scheme": "nik", "value": "1"}) == Identifier("nik", "1")


def test_without_pydantic() -> None:
    """Without pydantic, one line names the extra."""
    program = "import sys; sys.modules['pydantic_core'] = None; import psm_model.formats.pydantic"
    process = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert process.stderr.splitlines()[-1].endswith("this needs the extra pydantic: install psm-model[pydantic]")
