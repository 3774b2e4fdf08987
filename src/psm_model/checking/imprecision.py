"""Facts of dates that are not known to the day."""

from __future__ import annotations

from collections.abc import Iterable

from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm
from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.endpoint import OPEN
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .facts import Fact, find_withheld

__all__ = [
    "find_deciding_ends",
    "find_imprecise",
    "find_imprecise_attestations",
    "find_imprecise_attested",
    "find_imprecise_ends",
    "find_imprecise_shortest_end",
    "find_imprecise_term",
    "find_span_pointer",
]


def find_imprecise(pointer: str, day: PartialDate) -> tuple[Fact, ...]:
    """Return the fact of a date that is not known to the day, else nothing."""
    return () if day.day is not None else (Fact(pointer, day.month is None),)


def find_imprecise_ends(pointer: str, period: Period, *, start: bool = True, end: bool = True) -> tuple[Fact, ...]:
    """Return the facts of the requested ends of a period that are not known to the day.

    >>> find_imprecise_ends("/board_terms/0/period", Period.parse("2025/2030-10-15"))
    (Fact(pointer='/board_terms/0/period/start', is_year=True),)
    """
    facts: tuple[Fact, ...] = ()
    for name, value, is_requested in (("start", period.start, start), ("end", period.end, end)):
        if not is_requested:
            continue
        if isinstance(value, PartialDate):
            if value.day is None:
                facts += find_imprecise(f"{pointer}/{name}", value)
        elif value is not OPEN:
            facts += (Fact(f"{pointer}/{name}"),)
    return facts


def find_imprecise_term(path: str, term: BoardTerm, *, start: bool = True, end: bool = True) -> tuple[Fact, ...]:
    """Return the facts of the requested ends of a term, by its span, that are not known to the day.

    The end of a term that was extended or shortened is that of the change.

    >>> until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
    >>> find_imprecise_term("/board_terms/0", BoardTerm(id="t", organisation_id="o", changes=[until]), start=False)
    (Fact(pointer='/board_terms/0/changes/0/until', is_year=True),)
    """
    pointer, span = f"{path}/period", term.span
    if span is None:
        return (Fact(pointer),) if start or end else ()
    facts = find_imprecise_ends(pointer, span, start=start, end=False)
    if not end:
        return facts
    if term.runs_until_successor:
        return (*facts, *find_imprecise_shortest_end(path, term), Fact(f"{path}/changes/{len(term.changes) - 1}"))
    return facts + find_imprecise_shortest_end(path, term)


def find_imprecise_shortest_end(path: str, term: BoardTerm) -> tuple[Fact, ...]:
    """Return the facts of the last decreed end of a term that are not known to the day.

    If the term runs until the next board, a later attested day may be that end, even one that is withheld.
    """
    span = term.shortest_span
    if span is None:
        return ()
    if "changes" in term.withheld:
        return (Fact(f"{path}/changes"),)
    facts: tuple[Fact, ...] = ()
    if term.runs_until_successor:
        facts = find_imprecise_attested(path, term, after=span.bounds.end_min) + _find_withheld_attested(path, term)
    changed = [number for number, change in enumerate(term.changes) if change.until is not None]
    if changed and span.end == term.changes[changed[-1]].until and isinstance(span.end, PartialDate):
        return find_imprecise(f"{path}/changes/{changed[-1]}/until", span.end) + facts
    return find_imprecise_ends(f"{path}/period", span, start=False) + facts


def _find_withheld_attested(path: str, term: BoardTerm) -> tuple[Fact, ...]:
    """Return the facts of withheld fields that may hold attested days of a board or its posts."""
    facts = find_withheld(path, term, "attested", "appointments")
    for number, appointment in enumerate(term.appointments):
        facts += find_withheld(f"{path}/appointments/{number}", appointment, "attested")
    return facts


def find_imprecise_attested(path: str, term: BoardTerm, *, after: int = -UNBOUNDED) -> tuple[Fact, ...]:
    """Return the facts of the attested days of a board and its posts that are not known to the day.

    Days that are certainly not after an ordinal are omitted.
    """
    posts = ((f"{path}/appointments/{at}", post.attested) for at, post in enumerate(term.appointments))
    return tuple(
        fact
        for owner, attested in ((path, term.attested), *posts)
        for fact in find_imprecise_attestations(owner, attested, after=after)
    )


def find_imprecise_attestations(
    path: str, attested: Iterable[Attestation], *, after: int = -UNBOUNDED
) -> tuple[Fact, ...]:
    """Return the facts of the attested days of one record that are not known to the day.

    Days that are certainly not after an ordinal are omitted.
    """
    return tuple(
        fact
        for number, attestation in enumerate(attested)
        if attestation.on.ordinals[1] > after
        for fact in find_imprecise(f"{path}/attested/{number}/on", attestation.on)
    )


def find_span_pointer(path: str, term: BoardTerm) -> str:
    """Return the pointer of a term's period, or else of its label."""
    return f"{path}/label" if term.period is None else f"{path}/period"


def find_deciding_ends(first: Bounds, second: Bounds) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return the ends of two spans that decide whether they share more than a handover day.

    The results are the `start` and `end` arguments of `find_imprecise_ends` for each span.

    >>> find_deciding_ends(Period.parse("2017/2022").bounds, Period.parse("2022/2027").bounds)
    ({'start': False, 'end': True}, {'start': True, 'end': False})
    """
    first_start, second_start = first.start_max >= second.end_min, second.start_max >= first.end_min
    return {"start": first_start, "end": second_start}, {"start": second_start, "end": first_start}
