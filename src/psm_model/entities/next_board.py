"""find_bounds: the bounds of a term among the terms of its organisation."""

from __future__ import annotations

from collections.abc import Iterable

from psm_model.values.bounds import ALWAYS, NEVER, Bounds
from psm_model.values.verdict import Verdict

from .board_term import BoardTerm, TermStatus

__all__ = ["find_bounds", "follows"]


def find_bounds(term: BoardTerm, terms: Iterable[BoardTerm], *, complete: bool = False) -> Bounds | None:
    """Return the bounds of a term among the terms of its organisation; None if none of its days is known.

    A term that runs until the next board has ended by the first day of that board, or by its last decreed end if that
    is later. On that day, either board may be in office. The next board is the earliest that starts on or after the
    last decreed end, or that starts after the term and lasts until that end. Labels of successive boards may share a
    year: a board of "2019–2024" follows one of "2014–2019" in any case. Annulled and disputed boards do not end a term.

    Args:
        term: The term.
        terms: The terms of the organisation. The term itself may be among them.
        complete: Whether all terms are recorded, so that the term certainly runs until the day before the earliest
            board that may be the next one, even if that board is disputed.

    >>> until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    >>> old = BoardTerm(id="old", organisation_id="o", label="2015–2020", changes=[until])
    >>> new = BoardTerm(id="new", organisation_id="o", period=Period.parse("2022-03-01/2027-02-28"))
    >>> date.fromordinal(find_bounds(old, [old, new]).end_max).isoformat()
    '2022-03-01'
    """
    bounds = term.bounds
    if not term.runs_until_successor:
        return bounds  # the common case
    shortest = term.shortest_bounds
    if bounds is None or shortest is None:
        return bounds
    end_min, end_max = bounds.end_min, bounds.end_max
    earliest = NEVER
    for other in terms:
        if other is term or other.has_status(TermStatus.ANNULLED).certain:
            continue
        days = other.shortest_bounds or ALWAYS
        is_next = follows(days, shortest)
        if is_next.certain and not other.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible:
            end_max = min(end_max, max(days.start_max, shortest.end_max))
        if is_next.possible:
            earliest = min(earliest, days.start_min)
    if complete and earliest < NEVER:
        end_min = max(end_min, earliest - 1)
    return bounds._replace(end_min=end_min, end_max=end_max)


def follows(other: Bounds, term: Bounds) -> Verdict:
    """Return whether a board is the next one: it starts on or after a term's end, or after its start, and lasts to it.

    Args:
        other: The bounds of the board.
        term: The bounds of the term up to its last decreed end.

    >>> old, new = (Period.parse(span).bounds for span in ("2014/2019", "2019/2024"))
    >>> follows(new, old), follows(old, new)
    (<Verdict.YES: 'yes'>, <Verdict.NO: 'no'>)
    """
    return Verdict.of(
        always=other.start_min >= term.end_max or (other.start_min > term.start_max and other.end_min >= term.end_max),
        possible=other.start_max >= term.end_min
        or (other.start_max > term.start_min and other.end_max >= term.end_min),
    )
