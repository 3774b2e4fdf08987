"""Differences between two registers: every field is compared, in any order of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Register
from psm_model.errors import ParseError
from psm_model.strategies import registers
from psm_model.values import Identifier
from psm_model.views.change import ChangeKind
from psm_model.views.changes import compare_registers
from tests.drawing import distinct_registers, shuffle_lists
from tests.views.changed_registers import IPSM, follow_pointer, get_only_change, is_same_document, register_with_member


@given(st.data())
def test_order_does_not_matter(data: st.DataObject) -> None:
    """Shuffled lists are no change, and do not alter other changes."""
    old, new = data.draw(registers()), data.draw(distinct_registers())
    shuffled = data.draw(shuffle_lists(new))
    assert compare_registers(new, shuffled).changes == ()
    assert compare_registers(old, old).changes == ()
    counts = [
        Counter((change.kind, change.ids, change.old, change.new) for change in compare_registers(old, target))
        for target in (new, shuffled)
    ]
    assert counts[0] == counts[1]


def replace_at(record: Any, steps: list[str], change: Callable[[Any], Any]) -> Any:
    """Return a record in which the value at a pointer is changed."""
    if not steps:
        return change(record)
    if isinstance(record, tuple):
        at = int(steps[0])
        return (*record[:at], replace_at(record[at], steps[1:], change), *record[at + 1 :])
    return attrs.evolve(record, **{steps[0]: replace_at(getattr(record, steps[0]), steps[1:], change)})


@given(distinct_registers().filter(lambda register: register != Register()), st.data())
def test_every_field_is_compared(old: Register, data: st.DataObject) -> None:
    """A different value in one field gives a change that names the entity, at the field or around it."""
    path, record = data.draw(st.sampled_from(list(old.walk())))
    donor = data.draw(st.from_type(type(record)))
    name = data.draw(st.sampled_from([field.name for field in attrs.fields(type(record)) if field.name != "id"]))
    names = (
        ("member_id", "name", "office")
        if isinstance(record, Appointment) and name in {"member_id", "name", "office"}
        else (name,)
    )
    fields = {name: getattr(donor, name) for name in names}
    try:
        new = replace_at(old, path.split("/")[1:], lambda record: attrs.evolve(record, **fields))
    except ParseError:
        return  # the record would be invalid, such as a legal basis without a text and a citation
    found_changes = compare_registers(old, new)
    assert bool(found_changes.changes) == (not is_same_document(old, new))
    entity = follow_pointer(old, "/".join(path.split("/")[:3]))
    for change in found_changes:
        assert entity.id in change.ids
        changed_path = change.new_path or change.old_path
        assert changed_path is not None
        assert changed_path.startswith(path) or path.startswith(changed_path)


def test_duplicate_ids_match_equal_records_first() -> None:
    """Of records with the same id, equal ones are matched first, one to one."""
    first, second = attrs.evolve(IPSM, partners=("X", "X")), attrs.evolve(IPSM, partners=("X",), name="Lain")
    change = get_only_change(Register.of(first), Register.of(second, first))
    assert (change.kind, change.new_path) == (ChangeKind.ORGANISATION_ADDED, "/organisations/0")
    third = attrs.evolve(first, partners=("X",))
    assert get_only_change(Register.of(first, second), Register.of(second, third)).old == "X"


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("nik 1", "nik 2", "~"),
        ("nik 1, kta 1", "kta 2, nik 2", "~~"),
        ("nik 1", "kta 1", "+-"),
        ("nik 1", "nik 1, nik 2", "+"),
        ("nik 1, nik 2", "nik 2", "-"),
        ("nik 1, kta 2", "kta 2, nik 1", ""),
        ("nik 1, nik 2", "nik 3, nik 1", "~"),
    ],
)
def test_new_value_of_a_scheme_is_one_change(old: str, new: str, marks: str) -> None:
    """A new value for a scheme is one change; an added or removed scheme is one too."""

    def register(text: str) -> Register:
        return register_with_member(identifiers=tuple(Identifier(*words.split()) for words in text.split(", ")))

    found_changes = compare_registers(register(old), register(new))
    assert (
        "".join("+" if change.old_path is None else "-" if change.new_path is None else "~" for change in found_changes)
        == marks
    )
    assert all(change.is_personal and change.old is change.new is None for change in found_changes)
