"""judge_absence: whether an organisation does not exist on a day."""

from __future__ import annotations

from datetime import date

from psm_model.checking.subjects import OrganisationSubject
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import Judgement
from .doubt import Doubt, Reason

__all__ = ["judge_absence"]


def judge_absence(
    organisation: Organisation, subject: OrganisationSubject, states: OrganisationStates, on: date | PartialDate
) -> Judgement:
    """Return whether an organisation does not exist on a day.

    If its founding is not recorded, it exists since the start of its first board at the latest.

    Args:
        organisation: The organisation.
        subject: The organisation with its terms.
        states: The states of all organisations.
        on: The day, month or year.
    """
    first, last = find_ordinals(on)
    life = states.find_life(organisation)
    if organisation.founded is None:
        # It exists since its first board took office.
        starts = (
            term.bounds.start_max for _, term in subject.terms if term.bounds is not None and _was_in_office(term)
        )
        life = life._replace(start_max=min(life.start_max, min(starts, default=UNBOUNDED)))
    absent = Verdict.YES if life.start_min > life.end_max else ~life.covers(first, last)
    if absent is not Verdict.UNDETERMINED:
        return Judgement(absent)
    reasons = []
    if life.start_max > first:
        reasons.append(Reason(Doubt.ORGANISATION_UNDATED, f"{subject.path}/founded"))
    if life.end_min < last:
        reasons.append(Reason(Doubt.ORGANISATION_UNDATED, f"{subject.path}/dissolved"))
    return Judgement(absent, tuple(reasons))


def _was_in_office(term: BoardTerm) -> bool:
    return not term.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible
