"""find_days: the days of an organisation in a register that are worth asking about, by their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.next_board import find_bounds
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.entities.tenure import find_appointment_span, judge_appointments
from psm_model.values.bounds import Bounds

from ._arguments import FIRST_DAY, LAST_DAY
from .question_kind import QuestionKind

__all__ = ["find_days"]

_LATER: Final = 200
"""Some days before the first and after the last board."""


@attrs.frozen
class _Boards:
    """The boards of an organisation, with their days."""

    terms: tuple[BoardTerm, ...]
    """The terms."""
    bounds: tuple[Bounds, ...]
    """The bounds of each."""
    post: Post
    """The post that is asked about."""

    def iter_holders(self) -> Iterator[tuple[Appointment, Bounds]]:
        """Yield the appointments of the post, with their bounds."""
        for term, bounds in zip(self.terms, self.bounds, strict=True):
            for appointment in term.appointments:
                if appointment.post is self.post and appointment.capacity.holds:
                    yield appointment, find_appointment_span(appointment, term, bounds=bounds).bounds

    @property
    def holders(self) -> list[Bounds]:
        """The bounds of the holders with a period."""
        return [bounds for appointment, bounds in self.iter_holders() if appointment.period is not None]

    def has_holder(self, day: int) -> bool:
        """Return whether the post is or may be held on a day."""
        on = date.fromordinal(day)
        return any(
            appointment.post is self.post and verdict.possible
            for term in self.terms
            for appointment, verdict in judge_appointments(term, on, self.terms)
        )


def find_days(register: Register, organisation_id: str, post: Post, kind: QuestionKind) -> list[date]:
    """Return the days of a kind, in order.

    Args:
        register: The register.
        organisation_id: The organisation.
        post: The post that is asked about.
        kind: The kind of days.
    """
    terms = register.terms_of(organisation_id)
    dated = [(term, bounds) for term in terms if (bounds := find_bounds(term, terms)) is not None]
    boards = _Boards(tuple(term for term, _ in dated), tuple(bounds for _, bounds in dated), post)
    return [date.fromordinal(day) for day in sorted({*_FINDERS[kind](boards)}) if _is_day(day)]


def _is_day(day: int) -> bool:
    """Return whether a date can represent a day; the end of a term that runs on is none."""
    return FIRST_DAY.toordinal() <= day <= LAST_DAY.toordinal()


def _list_starts(spans: Sequence[Bounds], shift: int = 0) -> Iterator[int]:
    return (day + shift for bounds in spans for day in (bounds.start_min, bounds.start_max))


def _list_ends(spans: Sequence[Bounds], shift: int = 0) -> Iterator[int]:
    return (day + shift for bounds in spans for day in (bounds.end_min, bounds.end_max))


def _list_middles(spans: Sequence[Bounds]) -> Iterator[int]:
    return ((bounds.start_max + min(bounds.end_min, bounds.start_max + _LATER)) // 2 for bounds in spans)


def _list_handover_days(boards: _Boards) -> Iterator[int]:
    for spans in (boards.bounds, boards.holders):
        ends = {bounds.end_max for bounds in spans if bounds.end_min == bounds.end_max}
        yield from (bounds.start_min for bounds in spans if bounds.start_min == bounds.start_max in ends)


def _list_gaps(boards: _Boards) -> Iterator[int]:
    for before, after in pairwise(sorted(boards.bounds)):
        if before.end_max + 1 < after.start_min:
            yield from (before.end_max + 1, after.start_min - 1)


def _list_vacancies(boards: _Boards) -> Iterator[int]:
    candidates = {*_list_middles(boards.bounds), *_list_starts(boards.holders, -1), *_list_ends(boards.holders, 1)}
    for day in candidates:
        within = any(bounds.start_max <= day <= bounds.end_min for bounds in boards.bounds)
        if within and _is_day(day) and not boards.has_holder(day):
            yield day


def _list_imprecise_days(boards: _Boards) -> Iterator[int]:
    for start_min, start_max, end_min, end_max in (*boards.bounds, *boards.holders):
        for first, last in ((start_min, start_max - 1), (end_min + 1, min(end_max, end_min + _LATER))):
            if first <= last:
                yield from (first, (first + last) // 2, last)


def _list_changed_days(boards: _Boards) -> Iterator[int]:
    for term, bounds in zip(boards.terms, boards.bounds, strict=True):
        if term.changes and term.decreed_span is not None:
            decreed = term.decreed_span.bounds
            first, last = sorted((decreed.end_max, min(bounds.end_max, decreed.end_max + _LATER)))
            yield from (first + 1, (first + 1 + last) // 2, last) if first < last else ()


def _list_days_with_status(boards: _Boards, *statuses: TermStatus) -> Iterator[int]:
    chosen = zip(boards.terms, boards.bounds, strict=True)
    return _list_middles([bounds for term, bounds in chosen if term.status in statuses])


def _list_acting_days(boards: _Boards) -> Iterator[int]:
    acting = [bounds for each, bounds in boards.iter_holders() if each.capacity is Capacity.ACTING]
    return _list_middles(acting)


def _list_days_before(boards: _Boards) -> Iterator[int]:
    first = min((bounds.start_min for bounds in boards.bounds), default=FIRST_DAY.toordinal() + 1)
    yield from (first - 1, first - _LATER)


def _list_days_after(boards: _Boards) -> Iterator[int]:
    last = max((bounds.end_max for bounds in boards.bounds), default=FIRST_DAY.toordinal())
    yield from (last + 1, last + _LATER)


_FINDERS: Final[Mapping[QuestionKind, Callable[[_Boards], Iterator[int]]]] = {
    QuestionKind.WITHIN_TERM: lambda boards: _list_middles(boards.bounds),
    QuestionKind.FIRST_DAY: lambda boards: _list_starts(boards.bounds),
    QuestionKind.LAST_DAY: lambda boards: _list_ends(boards.bounds),
    QuestionKind.DAY_BEFORE_TERM: lambda boards: _list_starts(boards.bounds, -1),
    QuestionKind.DAY_AFTER_TERM: lambda boards: _list_ends(boards.bounds, 1),
    QuestionKind.FIRST_DAY_IN_POST: lambda boards: _list_starts(boards.holders),
    QuestionKind.LAST_DAY_IN_POST: lambda boards: _list_ends(boards.holders),
    QuestionKind.DAY_BEFORE_POST: lambda boards: _list_starts(boards.holders, -1),
    QuestionKind.DAY_AFTER_POST: lambda boards: _list_ends(boards.holders, 1),
    QuestionKind.HANDOVER_DAY: _list_handover_days,
    QuestionKind.GAP: _list_gaps,
    QuestionKind.VACANCY: _list_vacancies,
    QuestionKind.IMPRECISE_DAY: _list_imprecise_days,
    QuestionKind.CHANGED_TERM: _list_changed_days,
    QuestionKind.CARETAKER: lambda boards: _list_days_with_status(boards, TermStatus.CARETAKER),
    QuestionKind.ACTING: _list_acting_days,
    QuestionKind.NOT_IN_OFFICE: lambda boards: _list_days_with_status(boards, TermStatus.ANNULLED, TermStatus.DISPUTED),
    QuestionKind.BEFORE_FIRST_BOARD: _list_days_before,
    QuestionKind.AFTER_LAST_BOARD: _list_days_after,
}
