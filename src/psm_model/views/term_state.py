"""TermState: whether a board is in office on a day, is over, or is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.i18n import Bilingual
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict

__all__ = ["STATES", "TermState", "count_states", "find_state"]


class TermState(StrEnum):
    """The state of a board on a day."""

    IN_OFFICE = "in_office"
    """It is in office."""
    UNDETERMINED = "undetermined"
    """It may be in office."""
    TO_COME = "to_come"
    """It takes office later."""
    ENDED = "ended"
    """Its term is over."""


STATES: Final = MappingProxyType(
    {
        TermState.IN_OFFICE: Bilingual("in office", "sedang menjabat"),
        TermState.UNDETERMINED: Bilingual("undetermined", "belum pasti"),
        TermState.TO_COME: Bilingual("to come", "akan datang"),
        TermState.ENDED: Bilingual("ended", "sudah berakhir"),
    }
)
"""The states in words, in the order in which they are counted."""


def find_state(term: BoardTerm, bounds: Bounds | None, on: date) -> TermState | None:
    """Return the state of a board on a day; None if it was annulled.

    Args:
        term: The term of the board.
        bounds: The bounds of the term among the others of its organisation; None if no day is known.
        on: The day.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> [find_state(term, term.bounds, date(year, 6, 30)).value for year in (2019, 2020, 2022, 2030)]
    ['to_come', 'undetermined', 'in_office', 'ended']
    """
    if term.status is TermStatus.ANNULLED:
        return None
    if bounds is None:
        return TermState.UNDETERMINED
    match term.in_office(on, bounds=bounds):
        case Verdict.YES:
            return TermState.IN_OFFICE
        case Verdict.NO:
            return TermState.TO_COME if on.toordinal() < bounds.start_min else TermState.ENDED
        case Verdict.UNDETERMINED:
            return TermState.UNDETERMINED


def count_states(states: Iterable[TermState | None]) -> dict[TermState, int]:
    """Return the number of boards in each state that occurs, in the order of `STATES`.

    >>> count_states([TermState.ENDED, TermState.IN_OFFICE, None, TermState.ENDED])
    {<TermState.IN_OFFICE: 'in_office'>: 1, <TermState.ENDED: 'ended'>: 2}
    """
    listed = list(states)
    return {state: listed.count(state) for state in STATES if state in listed}
