"""find_holders: the people and offices that hold posts on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.board import PlacedAppointment, iter_appointments
from psm_model.checking.subjects import OrganisationSubject, iter_organisations
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.references import ORGANISATION
from psm_model.entities.register import Register
from psm_model.entities.successions import find_successions
from psm_model.entities.tenure import judge_appointment, may_be_holdover
from psm_model.errors import NotFoundError
from psm_model.masking import mask_reprs
from psm_model.values.area import AreaCode, Level
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import Judgement, answer_to_dict, judge_all, organisation_to_dict
from .doubt import Inquiry, Reason, find_seat_doubts
from .holder import Holder, find_holder
from .organisation_scope import OrganisationScope

__all__ = ["PostAnswer", "find_holders", "list_subjects", "make_post_answer"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class PostAnswer:
    """A post with its holder, and whether it matches the question."""

    path: str
    """The JSON Pointer of the appointment."""
    appointment: Appointment
    """The appointment."""
    holder: Holder
    """The holder."""
    term: BoardTerm
    """The term whose board it is on."""
    organisation: Organisation | None
    """The organisation; None if it is not in the register."""
    verdict: Verdict
    """Whether it matches the question."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""

    @property
    def is_caretaker(self) -> bool:
        """Whether it is on a board of caretakers."""
        return self.term.status is TermStatus.CARETAKER

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        appointment = self.appointment
        return {
            "path": self.path,
            "appointment": appointment.id,
            "post": appointment.post.value,
            "title": appointment.title,
            "section": appointment.section,
            "holder": self.holder.text or None,
            "member": appointment.member_id,
            "capacity": appointment.capacity.value,
            "period": None if appointment.period is None else str(appointment.period),
            "term": self.term.id,
            "label": self.term.label,
            "status": self.term.status.value,
            **organisation_to_dict(self.organisation, self.term.organisation_id),
            **answer_to_dict(self.verdict, self.reasons),
        }


def list_subjects(register: Register, organisation_id: str | None) -> list[OrganisationSubject]:
    """Return the organisations of a register with their terms, or only the ones with an id, ordered by id.

    >>> [subject.path for subject in list_subjects(Register.of(ipsm), "o")]
    ['/organisations/0']

    Raises:
        NotFoundError: no organisation has the id, and no term refers to it.
    """
    subjects = iter_organisations(register)
    if organisation_id is None:
        return sorted(subjects, key=lambda subject: subject.organisation_id)
    found = [subject for subject in subjects if subject.organisation_id == organisation_id]
    if not found:
        raise NotFoundError(ORGANISATION, organisation_id)
    return found


def make_post_answer(
    register: Register, subject: OrganisationSubject, term: BoardTerm, placed: PlacedAppointment, judgement: Judgement
) -> PostAnswer:
    """Make the answer about a post.

    Args:
        register: The register.
        subject: The organisation.
        term: The term whose board the post is on.
        placed: The appointment with its JSON Pointer.
        judgement: Whether it matches the question.
    """
    return PostAnswer(
        path=placed.path,
        appointment=placed.appointment,
        holder=find_holder(register, placed.appointment),
        term=term,
        organisation=subject.organisation,
        verdict=judgement.verdict,
        reasons=judgement.reasons,
    )


@collection_paused()
def find_holders(
    register: Register,
    on: date | PartialDate,
    *,
    post: Post | None = None,
    organisation_id: str | None = None,
    level: Level | None = None,
    area: AreaCode | None = None,
    absent: bool = False,
) -> tuple[PostAnswer, ...]:
    """Return the posts that are or may be held on a day, with the verdicts of `Register.board_on`.

    Args:
        register: The register.
        on: The day, month or year.
        post: The post; None for all.
        organisation_id: The organisation; None for all.
        level: The level of the organisations; None for all.
        area: The area in which the organisations work, or which contains that area; None for all.
        absent: Whether to include posts that are certainly not held on that day.

    Returns:
        The answers, ordered by the organisation's id, the start of the term, and then as recorded.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2025-10-15/2030-10-14"))
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=[chair])
    >>> answers = find_holders(Register.of(ipsm, kasmad, term), date(2026, 1, 1), post=Post.CHAIR)
    >>> [(answer.holder.text, answer.verdict.value) for answer in answers]
    [('Kasmad', 'yes')]

    Raises:
        NotFoundError: no organisation has the id, and no term refers to it.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    find_ordinals(on)  # validate the day, even if there are no terms
    scope = OrganisationScope(level=level, area=area)
    answers = []
    for subject in list_subjects(register, organisation_id):
        if not subject.terms:
            continue
        in_scope = scope.judge(subject, on)
        if not (absent or in_scope.verdict.possible):
            continue
        for path, term in subject.terms:
            bounds = subject.find_bounds(term)
            for placed, judgement in _iter_holders(path, term, bounds, on, post, absent=absent):
                both = judge_all((judgement, in_scope))
                answers.append(make_post_answer(register, subject, term, placed, both))
    return tuple(answers)


def _iter_holders(
    path: str, term: BoardTerm, bounds: Bounds | None, on: date | PartialDate, post: Post | None, *, absent: bool
) -> Iterator[tuple[PlacedAppointment, Judgement]]:
    """Yield the appointments of a term that are or may be held on the day, and perhaps the others."""
    if term.status is TermStatus.ANNULLED and not absent:
        return
    placed = [each for each in iter_appointments(path, term) if post is None or each.appointment.post is post]
    first, last = find_ordinals(on)
    if not absent and bounds is not None and (bounds.start_min > last or bounds.end_max < first):
        # Only a holdover may hold a post outside the term.
        placed = [each for each in placed if may_be_holdover(each.appointment)]
    if not placed:
        return
    successions = find_successions(term)
    inquiry = None
    for each in placed:
        verdict = judge_appointment(each.appointment, term, on, successions=successions, bounds=bounds)
        if verdict is Verdict.UNDETERMINED:
            if inquiry is None:
                inquiry = Inquiry(path, term, bounds, tuple(iter_appointments(path, term)), on)
            yield each, Judgement(verdict, find_seat_doubts(inquiry, *each))
        elif absent or verdict.possible:
            yield each, Judgement(verdict)
