"""render_changes: by organisation, within the terminal."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import BoardTerm, Register, Source
from psm_model.values import PartialDate
from psm_model.views.changes import compare_registers
from psm_model.views.changes_text import render_changes
from tests.views.changed_registers import IPSM, KASMAD, TERM


def test_changes_are_grouped_by_organisation() -> None:
    """Changes are in the order of the new organisations, then of the old; other entities come last."""
    second = attrs.evolve(IPSM, id="p", name="Dua")
    stray = BoardTerm(id="u", organisation_id="nowhere")
    old = Register.of(IPSM, second, Source(id="s"), attrs.evolve(TERM, organisation_id="p"))
    new = Register.of(
        attrs.evolve(second, founded=PartialDate(1975)),
        attrs.evolve(TERM, organisation_id="p", label="x"),
        KASMAD,
        stray,
    )
    found_changes = compare_registers(old, new)
    assert [change.organisation_id for change in found_changes] == ["p", "p", "o", "nowhere", None, None]
    assert found_changes.names == (("p", "Dua"), ("o", "IPSM"))
    assert render_changes(found_changes, language="id").split("\n") == [
        "Dua (p)",
        "  + organisasi 'p' didirikan: 1975",
        "  perubahan catatan:",
        "  + sebutan masa bakti 't': 'x' (semula tidak tercatat)",
        "",
        "IPSM (o)",
        "  perubahan catatan:",
        "  - organisasi 'o' dihapus",
        "",
        "nowhere",
        "  + masa bakti 'u' baru: tanpa tanggal",
        "",
        "anggota, SK, dan sumber",
        "  + anggota 'm' baru",
        "  perubahan catatan:",
        "  - sumber 's' dihapus",
    ]
    assert render_changes(compare_registers(old, old)) == "no changes"


def test_narrow_terminal_is_refused() -> None:
    """The error names the smallest width."""
    with pytest.raises(ValueError, match="at least 40 columns, got 39"):
        render_changes(compare_registers(Register(), Register()), width=39)
