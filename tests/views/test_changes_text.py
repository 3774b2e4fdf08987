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
        "  + organisasi Dua didirikan: 1975",
        "  perubahan catatan:",
        "  + sebutan masa bakti 'x': 'x' (semula tidak tercatat)",
        "",
        "IPSM (o)",
        "  perubahan catatan:",
        "  - organisasi IPSM dihapus",
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


@pytest.mark.parametrize(
    ("count", "lines"),
    [
        (3, ["+ member 'm-0' is new", "+ member 'm-1' is new", "+ member 'm-2' is new"]),
        (4, ["+ 4 members are new: 'm-0', 'm-1', 'm-2', 'm-3'"]),
    ],
)
def test_many_entities_of_a_kind_share_a_sentence(count: int, lines: list[str]) -> None:
    """Four new or removed entities of a kind are counted and listed, three have a line each."""
    empty = Register()
    full = Register.of(*(attrs.evolve(KASMAD, id=f"m-{number}") for number in range(count)))
    added, removed = compare_registers(empty, full), compare_registers(full, empty)
    heading = "members, decrees and sources"
    assert render_changes(added).split("\n") == [heading, *(f"  {line}" for line in lines)]
    gone = [
        line.replace("+", "-").replace("are new", "were removed").replace("is new", "was removed") for line in lines
    ]
    assert render_changes(removed).split("\n") == [heading, "  changes of the record:", *(f"  {line}" for line in gone)]


def test_kinds_are_not_mixed() -> None:
    """Members and sources are counted apart, in Indonesian too, and no line is wider than the terminal."""
    people = [attrs.evolve(KASMAD, id=f"m-{number}") for number in range(40)]
    sources = [Source(id=f"s-{number}") for number in range(4)]
    lines = render_changes(compare_registers(Register(), Register.of(*people, *sources)), language="id", width=60)
    assert "  + 40 anggota baru: 'm-0', 'm-1'," in lines
    assert "  + 4 sumber baru: 's-0', 's-1', 's-2', 's-3'" in lines
    assert max(map(len, lines.split("\n"))) <= 60


def test_narrow_terminal_is_refused() -> None:
    """The error names the smallest width."""
    with pytest.raises(ValueError, match="at least 40 columns, got 39"):
        render_changes(compare_registers(Register(), Register()), width=39)
