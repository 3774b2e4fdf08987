"""Calendar: gaps after boards on the boundary of a day; PSM106 is compared with all completions elsewhere."""

from __future__ import annotations

import pytest

from psm_model.rules.terms.calendar import Calendar, Gap
from psm_model.values import Verdict
from psm_model.values.bounds import ALWAYS, NEVER, UNBOUNDED, Bounds

FIRST = Bounds(1, 1, 5, 5)


def find_gap(*others: Bounds, board: Bounds = FIRST, doubtful: tuple[Bounds, ...] = ()) -> Gap | None:
    """Return the gap after a board among others."""
    return Calendar([board, *others], list(doubtful)).find_gap_after(board)


@pytest.mark.parametrize(
    ("others", "gap"),
    [
        ([], None),
        ([Bounds(6, 6, 9, 9)], None),
        ([Bounds(7, 7, 9, 9)], Gap(Verdict.YES, 6, 6, 6, (6, 6))),
        ([Bounds(9, 9, 12, 12)], Gap(Verdict.YES, 6, 6, 8, (6, 8))),
        ([Bounds(9, 9, 12, 12), Bounds(2, 2, 6, 6)], None),  # another board is in office on the day after
        ([Bounds(9, 9, 12, 12), Bounds(2, 2, 5, 5)], Gap(Verdict.YES, 6, 6, 8, (6, 8))),
        ([Bounds(7, 9, 12, 12)], Gap(Verdict.YES, 6, 6, 8, (6, 6))),
        ([Bounds(6, 9, 12, 12)], Gap(Verdict.UNDETERMINED, 6, 6, 8, (1, 0))),
        ([Bounds(9, 9, 12, 12), Bounds(2, 2, 5, 6)], Gap(Verdict.UNDETERMINED, 6, 6, 8, (1, 0))),
        ([Bounds(9, 9, NEVER, NEVER), Bounds(1, 6, 6, 9)], None),
        ([ALWAYS], Gap(Verdict.UNDETERMINED, 6, 6, UNBOUNDED, (1, 0))),
    ],
    ids=str,
)
def test_gap_after_a_board_with_known_days(others: list[Bounds], gap: Gap | None) -> None:
    """A gap follows a board if no other is in office on the next day and some board starts later."""
    assert find_gap(*others) == gap


def test_a_gap_after_an_imprecise_end_may_begin_on_several_days() -> None:
    """If the last day is imprecise, so is the first day of the gap, and only the days after the latest are certain."""
    assert find_gap(Bounds(9, 9, 12, 12), board=Bounds(1, 1, 4, 6)) == Gap(Verdict.YES, 5, 7, 8, (7, 8))


def test_a_doubtful_board_covers_no_day_for_certain() -> None:
    """A board that may have been annulled neither closes a gap for certain nor makes one certain."""
    assert find_gap(doubtful=(Bounds(9, 9, 12, 12),)) == Gap(Verdict.UNDETERMINED, 6, 6, 8, (1, 0))
    gap = find_gap(Bounds(9, 9, 12, 12), doubtful=(Bounds(2, 2, 7, 7),))
    assert gap is not None
    assert (gap.verdict, gap.first, gap.last) == (Verdict.UNDETERMINED, 6, 8)


def test_a_board_without_an_end_has_no_gap() -> None:
    """Nothing follows a board that is in office for an open time."""
    assert find_gap(Bounds(9, 9, 12, 12), board=Bounds(1, 1, NEVER, NEVER)) is None
