"""find_organisations_without_board: the organisations that have no board in office on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.subjects import OrganisationSubject, iter_organisations
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.next_board import follows
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.entities.register import Register
from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode, Level
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import Judgement, answer_to_dict, judge_all, organisation_to_dict
from .boards import judge_board
from .doubt import Doubt, Reason
from .existence import judge_absence
from .organisation_scope import OrganisationScope

__all__ = ["OrganisationAnswer", "find_organisations_without_board", "iter_first_subjects", "judge_without_board"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class OrganisationAnswer:
    """An organisation, and whether it has no board in office on a day."""

    path: str
    """The JSON Pointer of the organisation."""
    organisation: Organisation
    """The organisation."""
    latest_term: BoardTerm | None
    """The last of its recorded terms, in the order of their starts, without those that were annulled."""
    exists: Verdict
    """Whether it exists on the day, which does not affect the verdict.

    If its founding is not recorded, it exists since the start of its first board at the latest.
    """
    verdict: Verdict
    """Whether it has no board in office and matches the question."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        latest = self.latest_term
        return {
            "path": self.path,
            **organisation_to_dict(self.organisation, self.organisation.id),
            "exists": self.exists.value,
            "latest_term": None if latest is None else latest.id,
            "latest_period": None if latest is None or latest.span is None else str(latest.span),
            **answer_to_dict(self.verdict, self.reasons),
        }


@collection_paused()
def find_organisations_without_board(
    register: Register,
    on: date | PartialDate,
    *,
    level: Level | None = None,
    area: AreaCode | None = None,
    absent: bool = False,
) -> tuple[OrganisationAnswer, ...]:
    """Return the organisations that have or may have no board in office on a day.

    The answer is YES only if the organisation says that all its terms are recorded (`terms_complete`). A board of
    caretakers counts, an annulled board does not, and a disputed board may count. Organisations that certainly do not
    exist on the day are left out; `exists` says which others may not exist.

    Args:
        register: The register.
        on: The day, month or year.
        level: The level of the organisations; None for all.
        area: The area in which the organisations work, or which contains that area; None for all.
        absent: Whether to include organisations that certainly have a board, or certainly do not exist.

    Returns:
        The answers, ordered by the organisation's id.

    >>> complete = attrs.evolve(ipsm, id="p", terms_complete=True)
    >>> answers = find_organisations_without_board(Register.of(ipsm, complete), date(2026, 1, 1))
    >>> [(answer.organisation.id, answer.verdict.value) for answer in answers]
    [('o', 'undetermined'), ('p', 'yes')]
    >>> answers[0].reasons
    (Reason(doubt=<Doubt.TERMS_INCOMPLETE: 'terms_incomplete'>, path='/organisations/0/terms_complete'),)

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    find_ordinals(on)
    scope, states = OrganisationScope(level=level, area=area), OrganisationStates(register.organisations)
    answers = []
    for organisation, subject in iter_first_subjects(register):
        in_scope = scope.judge(subject, on)
        if not (absent or in_scope.verdict.possible):
            continue
        exists = ~judge_absence(organisation, subject, states, on).verdict
        judgement = judge_all((judge_without_board(subject, on), in_scope))
        if absent or (exists.possible and judgement.verdict.possible):
            terms = [term for _, term in subject.terms if not term.has_status(TermStatus.ANNULLED).certain]
            answer = OrganisationAnswer(
                path=subject.path,
                organisation=organisation,
                latest_term=terms[-1] if terms else None,
                exists=exists,
                verdict=judgement.verdict,
                reasons=judgement.reasons,
            )
            answers.append(answer)
    return tuple(sorted(answers, key=lambda answer: answer.organisation.id))


def iter_first_subjects(register: Register) -> list[tuple[Organisation, OrganisationSubject]]:
    """Return the organisations of a register with their terms; the first of several with one id counts.

    >>> [organisation.id for organisation, _ in iter_first_subjects(Register.of(ipsm, ipsm))]
    ['o']
    """
    subjects: dict[str, tuple[Organisation, OrganisationSubject]] = {}
    for subject in iter_organisations(register):
        if subject.organisation is not None:
            subjects.setdefault(subject.organisation.id, (subject.organisation, subject))
    return list(subjects.values())


def judge_without_board(subject: OrganisationSubject, on: date | PartialDate) -> Judgement:
    """Return whether an organisation has no board in office on a day.

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    first, last = find_ordinals(on)
    possible = [
        (path, term)
        for path, term in subject.terms
        if not term.has_status(TermStatus.ANNULLED).certain and _shares_days(_find_bounds(subject, term), first, last)
    ]
    if possible and _is_covered([_find_certain_days(subject, term) for _, term in possible], first, last):
        return Judgement(Verdict.NO)
    reasons = [reason for path, term in possible for reason in _judge_in_office(subject, path, term, on).reasons]
    if not subject.has_all_terms:
        reasons.insert(0, Reason(Doubt.TERMS_INCOMPLETE, f"{subject.path}/terms_complete"))
    elif not possible:
        return Judgement(Verdict.YES)
    return Judgement(Verdict.UNDETERMINED, tuple(dict.fromkeys(reasons)))


def _judge_in_office(subject: OrganisationSubject, path: str, term: BoardTerm, on: date | PartialDate) -> Judgement:
    return judge_board(path, term, on, subject.find_bounds(term))


def _find_bounds(subject: OrganisationSubject, term: BoardTerm) -> Bounds:
    return subject.find_bounds(term, complete=subject.has_all_terms) or ALWAYS


def _shares_days(bounds: Bounds, first: int, last: int) -> bool:
    return bounds.start_min <= last and first <= bounds.end_max


def _find_certain_days(subject: OrganisationSubject, term: BoardTerm) -> tuple[int, int]:
    """Return the first and the last day on which a board or the next one is certainly in office.

    If there is no such day, the first is after the last.
    """
    bounds = _find_bounds(subject, term)
    if term.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible:
        return 1, 0
    return bounds.start_max, max(bounds.end_min, _find_last_day_with_next(subject, term))


def _find_last_day_with_next(subject: OrganisationSubject, term: BoardTerm) -> int:
    """Return the last day on which a board that runs until the next one, or else that one, is certainly in office."""
    shortest = term.shortest_bounds
    if not (term.runs_until_successor and subject.has_all_terms) or shortest is None:
        return 0
    is_followed, last = False, []
    for _, other in subject.terms:
        if other is term or other.has_status(TermStatus.ANNULLED).certain:
            continue
        days = other.shortest_bounds or ALWAYS
        is_next = follows(days, shortest)
        if is_next.possible:
            is_sure = not other.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible
            is_followed = is_followed or (is_next.certain and is_sure)
            last.append(max(days.end_min, days.start_min - 1) if is_sure else days.start_min - 1)
    return min(last) if is_followed else 0


def _is_covered(stretches: list[tuple[int, int]], first: int, last: int) -> bool:
    """Return whether every day from the first to the last is in one of several stretches."""
    for start, end in sorted(stretches):
        if start > first:
            return False
        first = max(first, end + 1)
        if first > last:
            return True
    return False
