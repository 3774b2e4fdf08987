"""board_on and render_board: what they say of an organisation that others continue, or that does not exist."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Organisation, Predecessor, Register, Succession
from psm_model.strategies import partial_dates
from psm_model.values import Level, PartialDate, Verdict
from psm_model.views.board import board_on, boards_on
from psm_model.views.board_text import render_board

OLD: Final = Organisation(id="o", name="IPSM Desa Hulu", level=Level.VILLAGE, founded=PartialDate(2000))
DAYS: Final = partial_dates(min_value=date(2023, 1, 1), max_value=date(2024, 12, 31))


def make_new(kind: Succession, on: PartialDate | None, id_: str = "p") -> Organisation:
    """Return an organisation that continues the old one."""
    before = Predecessor(organisation_id="o", kind=kind, on=on)
    return Organisation(id=id_, name="IPSM Desa Muara", level=Level.VILLAGE, predecessors=[before])


@given(st.lists(st.tuples(st.sampled_from(Succession), st.none() | DAYS), max_size=2), DAYS)
def test_existence_and_successors_are_those_of_the_register(
    successors: list[tuple[Succession, PartialDate | None]], on: PartialDate
) -> None:
    """The verdict is that of `organisation_on`, and all organisations but those of a split take its place."""
    register = Register.of(OLD, *(make_new(*each, f"p-{number}") for number, each in enumerate(successors)))
    board = board_on(register, "o", on)
    assert board.exists is register.organisation_on("o", on).exists
    assert [(each.organisation_id, each.kind, each.on) for each in board.successors] == [
        (f"p-{number}", kind, day) for number, (kind, day) in enumerate(successors) if kind is not Succession.SPLIT
    ]
    records = dict(register.walk())
    assert [records[each.path] for each in board.successors] == [
        organisation.predecessors[0]
        for organisation in register.organisations[1:]
        if organisation.predecessors[0].kind is not Succession.SPLIT
    ]
    assert next(boards_on(register, on)) == board
    assert board_on(register, "o").exists is None
    text = render_board(board)
    assert ("does not exist" in text) is (board.exists is Verdict.NO)
    assert ("continued by" in text) is bool(board.successors)


@pytest.mark.parametrize(
    ("day", "on", "english", "indonesian"),
    [
        (
            "2024-01-01",
            None,
            "ended / continued by IPSM Desa Muara (p) from 1 January 2024 (merged)",
            "sudah berakhir / dilanjutkan oleh IPSM Desa Muara (p) mulai 1 Januari 2024 (penggabungan)",
        ),
        (
            "2024-01-01",
            "2023-12-31",
            "continued by IPSM Desa Muara (p) from 1 January 2024 (merged)",
            "dilanjutkan oleh IPSM Desa Muara (p) mulai 1 Januari 2024 (penggabungan)",
        ),
        (
            "2024-01-01",
            "2024-01-01",
            "does not exist on that day / continued by IPSM Desa Muara (p) from 1 January 2024 (merged)",
            "tidak ada pada hari itu / dilanjutkan oleh IPSM Desa Muara (p) mulai 1 Januari 2024 (penggabungan)",
        ),
        (
            None,
            "2024",
            "continued by IPSM Desa Muara (p) from an unknown day on (merged)",
            "dilanjutkan oleh IPSM Desa Muara (p) mulai tanggal yang tidak tercatat (penggabungan)",
        ),
    ],
)
def test_a_merged_organisation_has_ended(day: str | None, on: str | None, english: str, indonesian: str) -> None:
    """The text says below the heading that the organisation has ended, or does not exist, and what continues it."""
    new = make_new(Succession.MERGED, None if day is None else PartialDate.parse(day))
    board = board_on(Register.of(OLD, new), "o", None if on is None else PartialDate.parse(on))
    heading, *facts = render_board(board, width=200).partition("\n\n")[0].splitlines()
    assert heading.startswith("IPSM Desa Hulu (o)")
    assert " / ".join(facts) == english
    assert " / ".join(render_board(board, language="id", width=200).partition("\n\n")[0].splitlines()[1:]) == indonesian
    assert board.to_dict()["successors"] == [
        {
            "path": "/organisations/1/predecessors/0",
            "organisation": "p",
            "name": "IPSM Desa Muara",
            "kind": "merged",
            "on": day,
        }
    ]


def test_an_organisation_that_was_not_founded_does_not_exist() -> None:
    """The JSON object and the text say that an organisation does not exist on a day, also before its founding."""
    board = board_on(Register.of(attrs.evolve(OLD, founded=PartialDate(2025))), "o", PartialDate(2024))
    assert board.to_dict()["exists"] == "no"
    assert render_board(board, language="id").splitlines()[1] == "tidak ada pada tahun itu"
