"""Records as fields of pydantic models: what loads is valid, what does not is told, and the schema is that of JSON."""

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
OF_REGISTERS: Final[TypeAdapter[Any]] = TypeAdapter(FromJson[Register])
MODES: Final[tuple[Literal["validation", "serialization"], ...]] = ("validation", "serialization")


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
    for mode in MODES:
        Draft202012Validator(OF_REGISTERS.json_schema(mode=mode)).validate(json.loads(document))


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
    for mode in MODES:
        Draft202012Validator(adapter.json_schema(mode=mode)).validate(written)


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
    """Whatever is given, what `loads` refuses is refused here for the same reasons, in their places."""
    document = {"psm_register": 1, "members": [tree]}
    try:
        wanted = loads(json.dumps(document))
    except FormatError as error:
        told = sorted((one.path, one.expected) for one in error.problems)
        with pytest.raises(ValidationError) as caught:
            OF_REGISTERS.validate_python(document)
        found = problems_in(caught.value.errors())
    else:
        assert OF_REGISTERS.validate_python(document) == wanted
        return
    assert sorted((one.path, one.expected) for one in found) == told


# A tuple is an object, whose keys may stand twice.
# Any: JSON.
OF_PAIRS: Final[st.SearchStrategy[Any]] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(st.tuples(st.sampled_from("abc"), inner), max_size=3).map(tuple)
    ),
    max_leaves=8,
)


# Any: JSON.
def text_of(tree: Any) -> str:
    """The text of what was drawn."""
    match tree:
        case tuple():
            return "{" + ", ".join(f"{json.dumps(key)}: {text_of(value)}" for key, value in tree) + "}"
        case list():
            return "[" + ", ".join(map(text_of, tree)) + "]"
        case _:
            return json.dumps(tree)


# Any: JSON.
def says_twice(tree: Any) -> bool:
    """Whether a key stands more than once in any object of what was drawn."""
    match tree:
        case tuple():
            keys = {key for key, _ in tree}
            return len(keys) < len(tree) or any(says_twice(value) for _, value in tree)
        case list():
            return any(map(says_twice, tree))
        case _:
            return False


@given(OF_PAIRS)
def test_keys_that_stand_twice(tree: object) -> None:
    """`strict_json` gives what any parser gives, and refuses exactly what has a key more than once in an object."""
    text = text_of(tree)
    if says_twice(tree):
        with pytest.raises(FormatError, match="expected each key once"):
            strict_json(text)
    else:
        assert strict_json(text) == json.loads(text)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "NaN", "[1e999]", "-1e999", "1" * 21, "[" * 100_000])
def test_no_strict_json(text: str | bytes) -> None:
    """What `loads` takes for no JSON is none for `strict_json`."""
    with pytest.raises(FormatError):
        strict_json(text)


# Any: what pydantic tells.
def told(kind: Any, value: object) -> list[str]:
    """All that is wrong with a value as one of such a type."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return [str(one) for one in problems_in(caught.value.errors())]


def test_problems_have_their_places() -> None:
    """What is wrong in a model is told with its place in it, what pydantic found among it, and nothing personal."""
    given = {
        "chair": {"id": "m", "name": "{x}", "birth_date": "1955-02-31", "a/b": 1},
        "term": {"id": "t", "organisation_id": "o", "period": {"start": "2025", "end": "2020"}, "status": "gone"},
        "days": ["2025", 7],
    }
    with pytest.raises(ValidationError) as caught:
        Elected.model_validate(given)
    found = problems_in(caught.value.errors())
    assert [one.path for one in found] == [
        "/chair/birth_date",
        "/chair/a~1b",
        "/term/period",
        "/term/status",
        "/days/1",
    ]
    assert found[3].got == "'gone'"
    assert "1955" not in f"{caught.value}{found}"
    assert told(Elected, {"days": 7}) == [
        "/chair: expected a value, got nothing",
        "/days: expected a list, got a value that is not shown",
    ]


def old_enough(years: int) -> int:
    """Refuse the young, in a message that shows how young."""
    if years < 17:
        msg = f"{years} is too young"
        raise ValueError(msg)
    return years


class Cat(BaseModel):
    """One of a union with tags."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["cat"]


class Dog(BaseModel):
    """Another."""

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
        (Annotated[int, AfterValidator(old_enough)], 16, f"what the model takes (value_error), got {HIDDEN}"),
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
        (Json[int], '["Budi"', "JSON, got eof while parsing a list at line 1 column 7"),
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
def test_nothing_is_shown(kind: Any, value: Any, problem: str) -> None:
    """What is wanted is told in words of psm-model's, and of what was given what it is at most."""
    (said,) = told(kind, value)
    assert said.endswith(f": expected {problem}")


@pytest.mark.parametrize("left_out", ["context", "input", "url"])
def test_errors_that_tell_less(left_out: str) -> None:
    """Errors that were asked for without a part have their places all the same, and show no more."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(list[FromJson[Member]]).validate_python([{"id": "Rahasia"}])
    (problem,) = problems_in(caught.value.errors(**{f"include_{left_out}": False}))
    if left_out == "context":
        assert problem == Problem("/0", "what the model takes (psm_model)", "an object")
    else:
        assert problem == Problem("/0/name", "a value", "nothing")


def test_no_such_key() -> None:
    """A key too many is told by its place."""
    assert told(Cat, {"kind": "cat", "legs": 4}) == [f"/legs: expected no such key, got {HIDDEN}"]


@given(st.sampled_from([name for name in get_args(ErrorType) if name != "json_invalid"]))
def test_no_message_of_pydantic(name: str) -> None:
    """Of no error of pydantic's is anything told that may come from what was given."""
    canary = "Rahasia"
    context = dict.fromkeys(("tag", "error", "encoding_error", "tz_actual", "actual_length"), canary)
    for given_value in (canary, {canary: canary}, [canary], 7):
        error = {"type": name, "loc": (), "msg": canary, "input": given_value, "ctx": context}
        assert canary not in str(problems_in([error]))
        assert canary not in str(problems_in([{"type": name, "loc": (), "msg": canary}]))


def test_versions() -> None:
    """A document of another version, or of none, is no register."""
    for document in ({}, {"psm_register": 99}, {"psm_register": True}):
        with pytest.raises(ValidationError) as caught:
            OF_REGISTERS.validate_python(document)
        (problem,) = problems_in(caught.value.errors())
        assert problem.path == "/psm_register"


def test_no_such_record() -> None:
    """A field of a type that psm-model has not is refused when the model is made."""
    with pytest.raises(TypeError, match=r"expected one of Register, Source, .*, got Level"):
        FIELD[Level]
    assert TypeAdapter(FromJson[Identifier]).validate_python({"scheme": "nik", "value": "1"}) == Identifier("nik", "1")


def test_without_pydantic() -> None:
    """Where pydantic is not installed, one line names the extra."""
    program = "import sys; sys.modules['pydantic_core'] = None; import psm_model.formats.pydantic"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith("this needs the extra pydantic: install psm-model[pydantic]")
