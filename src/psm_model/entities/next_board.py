"""find_bounds: the bounds of a term among the terms of its organisation."""

from __future__ import annotations

from collections.abc import Iterable

from psm_model.values.bounds import ALWAYS, NEVER, Bounds

from .board_term import BoardTerm, TermStatus

__all__ = ["find_bounds"]


def find_bounds(term: BoardTerm, terms: Iterable[BoardTerm], *, complete: bool = False) -> Bounds | None:
    """Return the bounds of a term among the terms of its organisation; None if nothing is known of its days.

    A term that runs until the next board has ended by the first day of the earliest board that certainly starts on or
    after its last decreed end. On that day, either board may be in office. Annulled and disputed boards do not end it.

    Args:
        term: The term.
        terms: The terms of the organisation. The term itself may be among them.
        complete: Whether no other board can have taken office, so that the term certainly runs until the day before the
            earliest board, even a disputed one, that may be the next.

    >>> until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    >>> old = BoardTerm(id="old", organisation_id="o", label="2015–2020", changes=[until])
    >>> new = BoardTerm(id="new", organisation_id="o", period=Period.parse("2022-03-01/2027-02-28"))
    >>> date.fromordinal(find_bounds(old, [old, new]).end_max).isoformat()
    '2022-03-01'
    """
    bounds, shortest = term.bounds, term.shortest_bounds
    if bounds is None or shortest is None or not term.runs_until_successor:
        return bounds
    end_min, end_max = bounds.end_min, bounds.end_max
    earliest = NEVER
    for other in terms:
        if other is term or other.status is TermStatus.ANNULLED:
            continue
        days = ALWAYS if other.bounds is None else other.bounds
        if other.status is not TermStatus.DISPUTED and days.start_min >= shortest.end_max:
            end_max = min(end_max, max(days.start_max, shortest.end_max))
        if days.start_max >= shortest.end_min:
            earliest = min(earliest, days.start_min)
    if complete and earliest < NEVER:
        end_min = max(end_min, earliest - 1)
    return bounds._replace(end_min=end_min, end_max=end_max)
