"""Chairs: each gap in what is known of a chair's days has its fact."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.checking.chairs import ChairRef, Gap, make_chair
from psm_model.checking.facts import Fact
from psm_model.entities import BoardTerm, Tenure, TermChange, TermChangeKind, TermStatus
from psm_model.entities.tenure import find_appointment_span
from psm_model.values import PartialDate
from psm_model.values.bounds import UNBOUNDED
from tests.rules.samples import appoint, term

BOARD = "2020-01-01/2024-12-31"
TERM, OWN = "/board_terms/3", "/board_terms/3/appointments/1"
UNTIL = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
UNTIL_MONTH = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 2))
UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)


def make(board: BoardTerm, own: str | None = None, **fields: Any) -> ChairRef:
    """Return the chair of a board, as the second appointment of the fourth term."""
    chair = attrs.evolve(appoint(own, member="m"), **fields)
    board = attrs.evolve(board, appointments=(chair, *board.appointments))
    return make_chair(chair, board, find_appointment_span(chair, board), 3, 1)


def make_whole(span: str | None, *changes: TermChange, **fields: Any) -> ChairRef:
    """Return the chair of a board whose posts are held during the whole term."""
    return make(attrs.evolve(term(span), tenure=Tenure.WHOLE_TERM, changes=changes, **fields))


@pytest.mark.parametrize(
    ("chair", "gaps", "start", "end"),
    [
        (make(term(BOARD), BOARD), Gap(0), [], []),
        (
            make(term(BOARD), "2021/2022"),
            Gap.START | Gap.START_YEAR | Gap.END | Gap.END_YEAR,
            [Fact(f"{OWN}/period/start", is_year=True)],
            [Fact(f"{OWN}/period/end", is_year=True)],
        ),
        (make(term(BOARD), "2021-03/2022-03-01"), Gap.START, [Fact(f"{OWN}/period/start")], []),
        (make(term(BOARD), "2021-03-01/2022-03"), Gap.END, [], [Fact(f"{OWN}/period/end")]),
        (make(term(BOARD)), Gap.UNDATED, [Fact(f"{OWN}/period")], [Fact(f"{OWN}/period")]),
        (make_whole(BOARD), Gap.OF_TERM, [], []),
        (
            make_whole("2020-01/2024"),
            Gap.OF_TERM | Gap.START | Gap.END | Gap.END_YEAR,
            [Fact(f"{TERM}/period/start")],
            [Fact(f"{TERM}/period/end", is_year=True)],
        ),
        (
            make_whole(BOARD, UNTIL),
            Gap.OF_TERM | Gap.CHANGED_END | Gap.END_YEAR,
            [],
            [Fact(f"{TERM}/changes/0/until", is_year=True)],
        ),
        (
            make_whole(BOARD, UNTIL, UNTIL_MONTH),
            Gap.OF_TERM | Gap.CHANGED_END,
            [],
            [Fact(f"{TERM}/changes/1/until")],
        ),
        (make_whole(BOARD, withheld=["changes"]), Gap.OF_TERM | Gap.CHANGED_END, [], [Fact(f"{TERM}/changes")]),
    ],
    ids=str,
)
def test_each_gap_has_its_fact(chair: ChairRef, gaps: Gap, start: list[Fact], end: list[Fact]) -> None:
    """The fact that would settle a requested end is returned, if that is not known to the day."""
    assert chair.gaps == gaps
    assert chair.find_unsettled(start=False, end=False) == ()
    assert chair.find_unsettled(start=True, end=False) == tuple(start)
    assert chair.find_unsettled(start=False, end=True) == tuple(end)
    assert set(chair.find_unsettled(start=True, end=True)) == {*start, *end}


def test_a_term_until_the_next_board_ends_with_its_last_change() -> None:
    """If the board stays until the next one, the last change would settle the end."""
    chair = make_whole(BOARD, UNTIL, UNTIL_NEXT)
    assert Gap.UNTIL_NEXT in chair.gaps
    assert chair.change_count == 2
    assert chair.find_unsettled(start=False, end=True) == (Fact(f"{TERM}/changes/1"),)


def test_a_successor_ends_a_chair() -> None:
    """The end of a chair with a successor depends on the period of the chair too."""
    chair = make_whole("2020/2024", appointments=(appoint("2021/2022", "b", member="n", replaces="a"),))
    assert Gap.SUCCEEDED in chair.gaps
    assert chair.find_unsettled(start=False, end=True)[-1] == Fact(f"{OWN}/period")
    assert Fact(f"{OWN}/period") not in chair.find_unsettled(start=True, end=False)


@pytest.mark.parametrize(
    ("board", "fields", "gap", "pointer"),
    [
        (term(BOARD), {"withheld": ["capacity"]}, Gap.CAPACITY, f"{OWN}/capacity"),
        (term(BOARD), {"withheld": ["section"]}, Gap.SECTION, f"{OWN}/section"),
        (attrs.evolve(term(BOARD), status=TermStatus.DISPUTED), {}, Gap.STATUS, f"{TERM}/status"),
        (attrs.evolve(term(BOARD), withheld=["status"]), {}, Gap.STATUS, f"{TERM}/status"),
    ],
    ids=str,
)
def test_an_open_chair_has_no_certain_day(board: BoardTerm, fields: dict[str, Any], gap: Gap, pointer: str) -> None:
    """A chair that may not be held at all, or not for the whole board, has no certain day, whichever ends decide."""
    chair, certain = make(board, BOARD, **fields), make(term(BOARD), BOARD)
    assert chair.gaps == gap
    assert chair.find_unsettled(start=False, end=False) == (Fact(pointer),)
    assert chair.bounds == (certain.bounds.start_min, UNBOUNDED, -UNBOUNDED, certain.bounds.end_max)


def test_changes_are_counted_if_the_days_are_those_of_the_term() -> None:
    """A chair with days of its own counts no changes of the term; others count all, also if none ends the term."""
    changed = attrs.evolve(term(BOARD), changes=(UNTIL, UNTIL_MONTH))
    assert make(changed, BOARD).change_count == 0
    assert make(changed).change_count == 0
    assert make_whole(BOARD).change_count == 0
    assert make_whole(BOARD, UNTIL, UNTIL_MONTH).change_count == 2
