"""Change and Changes: what they show of personal data."""

from __future__ import annotations

import json

import attrs

from psm_model.entities import Card, CardKind
from psm_model.values import Identifier, PartialDate, PersonName
from psm_model.views.changes import compare_registers
from psm_model.views.changes_text import render_changes
from tests.views.changed_registers import register_with_member


def test_personal_data_is_not_shown() -> None:
    """A change of personal data is reported without its values."""
    old = register_with_member(
        birth_date=PartialDate(1971, 2, 3),
        identifiers=(Identifier("nik", "9999000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4711"),),
    )
    new = register_with_member(
        name=PersonName("Kasmat"),
        birth_date=PartialDate(1972, 2, 3),
        identifiers=(Identifier("nik", "8888000011112222"),),
        cards=(Card(kind=CardKind.NATIONAL, number="K-4712"),),
    )
    new = new.add(attrs.evolve(new.members[0], id="n"))
    found_changes = compare_registers(old, new)
    assert sum(change.is_personal for change in found_changes) == 4
    text = json.dumps(found_changes.to_dict()) + render_changes(found_changes) + repr(found_changes)
    for secret in ("Kasma", "197", "9999", "8888", "471"):
        assert secret not in text
