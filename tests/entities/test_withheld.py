"""withheld: names of optional fields that a record leaves out on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.entities.appointment import HOLDER_FIELDS
from psm_model.entities.schema import list_fields
from psm_model.entities.withheld import set_fields
from psm_model.errors import FormatError, ParseError
from psm_model.formats import dumps, load, loads
from psm_model.strategies import appointments, registers
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM

# Any: records of several classes.
FULL: Final[tuple[Any, ...]] = (SOURCE, DECREE, ORGANISATION, MEMBER, TERM, SEAT)
NAMES: Final = sorted({field.name for record in FULL for field in list_fields(type(record))} | {"x", "", "Note"})


@given(
    appointments() | registers().flatmap(lambda register: st.sampled_from([*register.iter_entities()] or [SOURCE])),
    st.lists(st.sampled_from(NAMES), max_size=3),
)
def test_only_absent_optional_fields_are_withheld(record: Any, names: list[str]) -> None:
    """Exactly the names of optional fields without a value are accepted, each once; `withheld` itself is refused."""
    optional = {field.name: field.default for field in attrs.fields(type(record)) if field.default is not attrs.NOTHING}
    valid = all(name in optional and name != "withheld" and getattr(record, name) == optional[name] for name in names)
    needs_holder = getattr(record, "is_holder_withheld", False) and set(HOLDER_FIELDS).isdisjoint(names)
    if valid and len(set(names)) == len(names) and not needs_holder:
        assert attrs.evolve(record, withheld=names).withheld == tuple(names)
    else:
        expected = "expected an appointment" if needs_holder else "expected a value of withheld"
        with pytest.raises(ParseError, match=expected):
            attrs.evolve(record, withheld=names)


@pytest.mark.parametrize("record", FULL, ids=lambda record: type(record).__name__)
def test_a_field_with_a_value_is_not_withheld(record: Any) -> None:
    """Each optional field can be withheld without its value, and not with it, whose error does not show the value."""
    for field in list_fields(type(record)):
        value = getattr(record, field.name)
        if field.is_required or field.name == "withheld" or value == field.default:
            continue
        with pytest.raises(ParseError, match="names of fields without a value") as caught:
            attrs.evolve(record, withheld=[field.name])
        assert caught.value.got == field.name
        if field.name not in {"member_id", "name", "office"}:
            without = attrs.evolve(record, **{field.name: field.default, "withheld": [field.name]})
            assert without.withheld == (field.name,)


@pytest.mark.parametrize("name", ["birth_date", "note", "source_ids", "service"])
def test_documents_carry_withheld(name: str) -> None:
    """A document says what is left out, and a document with the value of a withheld field is refused."""
    (default,) = (field.default for field in list_fields(type(MEMBER)) if field.name == name)
    register = Register.of(attrs.evolve(MEMBER, **{name: default, "withheld": [name]}))
    assert loads(dumps(register)) == register
    with pytest.raises(ValueError, match="without a value"):
        loads('{"psm_register": 1, "sources": [{"id": "s", "note": "x", "withheld": ["note"]}]}')


def test_names_of_withheld_fields_are_distinct() -> None:
    """A field is withheld once."""
    with pytest.raises(ParseError, match="each name once"):
        attrs.evolve(TERM, label=None, withheld=["label", "label"])


@pytest.mark.parametrize("record", FULL, ids=lambda record: type(record).__name__)
def test_a_field_that_is_set_is_no_longer_withheld(record: Any) -> None:
    """Any withheld field can be set: its name goes, and those of the others stay."""
    holders = {"member_id", "name", "office"}
    full = {
        field.name: getattr(record, field.name)
        for field in list_fields(type(record))
        if not field.is_required and field.name not in {"withheld", *holders}
    }
    empty = {field.name: field.default for field in list_fields(type(record)) if field.name in full}
    bare = attrs.evolve(record, **empty, withheld=tuple(empty))
    for name, value in full.items():
        changed = set_fields(bare, **{name: value})
        assert getattr(changed, name) == value
        assert changed.withheld == tuple(other for other in empty if other != name)


def test_each_wrong_name_is_reported_with_its_place() -> None:
    """Every wrong name has its own place, beside the problems of other fields; a name without a text has one too."""
    record = (
        '{"id": "o", "name": "x", "level": "none", "note": "y", "events": [], "extra": {}, '
        '"withheld": ["events", "note", 3, "extra", "id", "events", "terms_complete"]}'
    )
    with pytest.raises(FormatError) as caught:
        loads(f'{{"psm_register": 1, "organisations": [{record}]}}')
    path = "/organisations/0/withheld"
    assert {(problem.path, problem.got) for problem in caught.value.problems[1:]} == {
        (f"{path}/1", "'note'"),
        (f"{path}/2", "3"),
        (f"{path}/4", "'id'"),
        (f"{path}/5", "'events'"),
    }
    assert caught.value.problems[0].path == "/organisations/0/level"


def test_lines_have_the_place_of_a_wrong_name(tmp_path: Path) -> None:
    """In JSON Lines too, the error leads to the name."""
    (tmp_path / "x.jsonl").write_text(
        '{"psm_register": 1}\n{"type": "source", "id": "s", "withheld": ["note", "Catatan"]}\n', encoding="utf-8"
    )
    with pytest.raises(FormatError) as caught:
        load(tmp_path / "x.jsonl")
    (problem,) = caught.value.problems
    assert (problem.path.rpartition("/withheld")[2], problem.got) == ("/1", "'Catatan'")
