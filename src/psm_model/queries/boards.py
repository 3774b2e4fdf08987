"""find_boards, find_ending_boards, find_starting_boards: boards in office on a day, or that end or start soon."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeAlias

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.subjects import OrganisationSubject, iter_organisations
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.entities.term_order import term_order
from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode, Level
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import Judgement, answer_to_dict, judge_all, organisation_to_dict
from .doubt import Doubt, Inquiry, Reason, find_term_doubts, iter_status_doubts, iter_term_doubts
from .organisation_scope import OrganisationScope

__all__ = ["BoardAnswer", "find_boards", "find_ending_boards", "find_starting_boards", "judge_board"]

_Judge: TypeAlias = Callable[[str, BoardTerm, Bounds | None], Judgement]
"""Returns the judgement of a term from its JSON Pointer, the term and its bounds among the others."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class BoardAnswer:
    """A board, and whether it matches the question."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    organisation: Organisation | None
    """The organisation; None if it is not in the register."""
    verdict: Verdict
    """Whether the board matches the question."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""

    @property
    def is_caretaker(self) -> bool:
        """Whether it is a board of caretakers."""
        return self.term.status is TermStatus.CARETAKER

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        term = self.term
        return {
            "path": self.path,
            "term": term.id,
            "label": term.label,
            "period": None if term.span is None else str(term.span),
            "until_successor": term.runs_until_successor,
            "status": term.status.value,
            **organisation_to_dict(self.organisation, term.organisation_id),
            **answer_to_dict(self.verdict, self.reasons),
        }


@collection_paused()
def find_boards(
    register: Register,
    on: date | PartialDate,
    *,
    level: Level | None = None,
    area: AreaCode | None = None,
    absent: bool = False,
) -> tuple[BoardAnswer, ...]:
    """Return the boards that are or may be in office on a day, with the verdicts of `BoardTerm.in_office`.

    Args:
        register: The register.
        on: The day, month or year.
        level: The level of the organisations; None for all.
        area: The area in which the organisations work, or which contains that area; None for all.
        absent: Whether to include boards that are certainly not in office.

    Returns:
        The answers, ordered by the organisation's id and the start of the term.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030")
    >>> [(answer.term.id, answer.verdict.value) for answer in find_boards(Register.of(ipsm, term), date(2026, 1, 1))]
    [('t', 'yes')]

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """

    def judge(path: str, term: BoardTerm, bounds: Bounds | None) -> Judgement:
        return judge_board(path, term, on, bounds)

    found = _iter_boards(register, on, OrganisationScope(level=level, area=area), judge, absent=absent)
    return tuple(sorted(found, key=lambda answer: (answer.term.organisation_id, term_order(answer.term))))


@collection_paused()
def find_ending_boards(
    register: Register,
    on: date | PartialDate,
    *,
    days: int,
    level: Level | None = None,
    area: AreaCode | None = None,
    absent: bool = False,
) -> tuple[BoardAnswer, ...]:
    """Return the boards whose last day is or may be on a day, or up to some days after it.

    An annulled board never ends. For a disputed board, or a board whose status is withheld, the answer is never YES.

    Args:
        register: The register.
        on: The day, month or year.
        days: The number of days after that day.
        level: As for `find_boards`.
        area: As for `find_boards`.
        absent: As for `find_boards`.

    Returns:
        The answers, ordered by the end of the term, and then by the ids of the organisation and the term.

    >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2021-03-01/2026-02-28"))
    >>> [answer.verdict.value for answer in find_ending_boards(Register.of(ipsm, term), date(2026, 1, 1), days=58)]
    ['yes']
    >>> find_ending_boards(Register.of(ipsm, term), date(2026, 1, 1), days=57)
    ()

    Raises:
        ValueError: the number of days is negative.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    window = _make_window(on, days)

    def judge(path: str, term: BoardTerm, bounds: Bounds | None) -> Judgement:
        return _judge_day(path, term, (bounds or ALWAYS).end_days, window, iter_term_doubts(path, term, end=True))

    found = _iter_boards(register, on, OrganisationScope(level=level, area=area), judge, absent=absent)
    return tuple(sorted(found, key=lambda answer: ((answer.term.bounds or ALWAYS).end_days, *_get_ids(answer))))


@collection_paused()
def find_starting_boards(
    register: Register,
    on: date | PartialDate,
    *,
    days: int,
    level: Level | None = None,
    area: AreaCode | None = None,
    absent: bool = False,
) -> tuple[BoardAnswer, ...]:
    """Return the boards whose first day is or may be on a day, or up to some days after it.

    The arguments and errors are those of `find_ending_boards`.

    Returns:
        The answers, ordered by the start of the term, and then by the ids of the organisation and the term.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2026–2031")
    >>> (answer,) = find_starting_boards(Register.of(ipsm, term), date(2026, 1, 1), days=30)
    >>> answer.verdict, answer.reasons[0].path
    (<Verdict.UNDETERMINED: 'undetermined'>, '/board_terms/0/period/start')

    Raises:
        ValueError: the number of days is negative.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    window = _make_window(on, days)

    def judge(path: str, term: BoardTerm, bounds: Bounds | None) -> Judgement:
        return _judge_day(path, term, (bounds or ALWAYS).start_days, window, iter_term_doubts(path, term, start=True))

    found = _iter_boards(register, on, OrganisationScope(level=level, area=area), judge, absent=absent)
    return tuple(sorted(found, key=lambda answer: ((answer.term.bounds or ALWAYS).start_days, *_get_ids(answer))))


def judge_board(path: str, term: BoardTerm, on: date | PartialDate, bounds: Bounds | None) -> Judgement:
    """Return whether a board is in office on a day.

    Args:
        path: The JSON Pointer of the term.
        term: The term.
        on: The day, month or year.
        bounds: The bounds of the term among the others of its organisation.

    >>> judge_board("/board_terms/0", BoardTerm(id="t", organisation_id="o"), date(2026, 1, 1), None).reasons
    (Reason(doubt=<Doubt.TERM_UNDATED: 'term_undated'>, path='/board_terms/0/period'),)

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    verdict = term.in_office(on, bounds=bounds)
    if verdict is not Verdict.UNDETERMINED:
        return Judgement(verdict)
    return Judgement(verdict, find_term_doubts(Inquiry(path, term, bounds, (), on)))


@attrs.frozen(field_transformer=mask_reprs)
class _Window:
    """The days after a day asked about, which may be one of several."""

    first: int
    """The ordinal of the earliest day asked about."""
    last: int
    """The ordinal of the latest."""
    days: int
    """The number of days after that day."""

    def contains(self, earliest: int, latest: int) -> Verdict:
        """Return whether a day, which is one of several, is within so many days of the day asked about."""
        return Verdict.of(
            always=self.last <= earliest and latest <= self.first + self.days,
            possible=self.first <= latest and earliest <= self.last + self.days,
        )


def _make_window(on: date | PartialDate, days: int) -> _Window:
    if days < 0:
        raise ValueError(f"expected a number of days of at least 0, got {days}")
    return _Window(*find_ordinals(on), days)


def _judge_day(
    path: str, term: BoardTerm, possible: tuple[int, int], window: _Window, doubts: Iterator[Reason]
) -> Judgement:
    """Return whether the first or the last day of a term, with its possible days and its doubts, is in the window."""
    if term.has_status(TermStatus.ANNULLED).certain:
        return Judgement(Verdict.NO)
    within = window.contains(*possible)
    verdict = within & ~term.has_status(TermStatus.ANNULLED)
    if term.has_status(TermStatus.DISPUTED).possible:
        verdict &= Verdict.UNDETERMINED
    if verdict is not Verdict.UNDETERMINED:
        return Judgement(verdict)
    reasons = list(iter_status_doubts(path, term))
    if within is Verdict.UNDETERMINED:
        reasons += doubts
        if window.first < window.last:
            is_known = possible[0] == possible[1]
            reasons.append(Reason(Doubt.PART_OF_TIME if is_known else Doubt.MAYBE_PART_OF_TIME, None))
    return Judgement(verdict, tuple(dict.fromkeys(reasons)))


def _iter_boards(
    register: Register, on: date | PartialDate, scope: OrganisationScope, judge: _Judge, *, absent: bool
) -> Iterator[BoardAnswer]:
    find_ordinals(on)  # validate the day, even if there are no terms
    for subject in iter_organisations(register):
        if not subject.terms:
            continue
        in_scope = scope.judge(subject, on)
        if absent or in_scope.verdict.possible:
            yield from _iter_own_boards(subject, in_scope, judge, absent=absent)


def _iter_own_boards(
    subject: OrganisationSubject, in_scope: Judgement, judge: _Judge, *, absent: bool
) -> Iterator[BoardAnswer]:
    for path, term in subject.terms:
        judgement = judge_all((judge(path, term, subject.find_bounds(term)), in_scope))
        if absent or judgement.verdict.possible:
            yield BoardAnswer(
                path=path,
                term=term,
                organisation=subject.organisation,
                verdict=judgement.verdict,
                reasons=judgement.reasons,
            )


def _get_ids(answer: BoardAnswer) -> tuple[str, str]:
    return answer.term.organisation_id, answer.term.id
