"""count_terms: the number of terms that a person has served in a post, in all and in a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.board import PlacedAppointment, iter_appointments
from psm_model.checking.runs import Count, Served, count_in_a_row
from psm_model.checking.subjects import OrganisationSubject
from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.entities.tenure import find_appointment_span
from psm_model.masking import mask_reprs
from psm_model.values.bounds import ALWAYS
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import CERTAIN, Judgement, answer_to_dict, judge_all, organisation_to_dict
from .boards import BoardAnswer
from .doubt import Doubt, Reason, iter_post_doubts, iter_status_doubts
from .holders import list_subjects
from .posts import Person, make_person

__all__ = ["SUBSTANTIVE", "TermCount", "count_terms"]

SUBSTANTIVE: Final = frozenset({Capacity.SUBSTANTIVE})
"""The capacity that counts by default."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class TermCount:
    """The number of terms that a person has served in a post of one organisation."""

    organisation_id: str
    """The id of the organisation."""
    organisation: Organisation | None
    """The organisation; None if it is not in the register."""
    post: Post
    """The post."""
    terms: tuple[BoardAnswer, ...]
    """The recorded terms in which the person served or may have, each with whether they did."""
    total: Count
    """The number of terms in all."""
    in_a_row: Count
    """The greatest number of terms in a row."""
    reasons: tuple[Reason, ...]
    """The reasons why the numbers are not known exactly."""

    @property
    def verdict(self) -> Verdict:
        """YES if the number of terms in all is known; else UNDETERMINED."""
        return Verdict.YES if self.total.at_least == self.total.at_most else Verdict.UNDETERMINED

    def exceeds(self, limit: int, *, in_a_row: bool = False) -> Verdict:
        """Return whether the person has served more terms than a limit.

        Args:
            limit: The greatest number of terms that is allowed.
            in_a_row: Whether the limit is on terms in a row.

        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
        >>> terms = [
        ...     BoardTerm(id=f"t-{year}", organisation_id="o", label=f"{year}–{year + 5}", appointments=[chair])
        ...     for year in (2015, 2020, 2025)
        ... ]
        >>> (count,) = count_terms(Register.of(ipsm, kasmad, *terms), Post.CHAIR, member_id="m")
        >>> count.exceeds(2, in_a_row=True), count.exceeds(3)
        (<Verdict.YES: 'yes'>, <Verdict.UNDETERMINED: 'undetermined'>)
        """
        count = self.in_a_row if in_a_row else self.total
        return Verdict.of(always=count.at_least > limit, possible=count.at_most is None or count.at_most > limit)

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the count as a JSON object; a missing upper bound is null."""
        return {
            "post": self.post.value,
            **organisation_to_dict(self.organisation, self.organisation_id),
            "at_least": self.total.at_least,
            "at_most": self.total.at_most,
            "in_a_row_at_least": self.in_a_row.at_least,
            "in_a_row_at_most": self.in_a_row.at_most,
            **answer_to_dict(self.verdict, self.reasons),
            "terms": [
                {"term": answer.term.id, "label": answer.term.label, **answer_to_dict(answer.verdict, answer.reasons)}
                for answer in self.terms
            ],
        }


@collection_paused()
def count_terms(
    register: Register,
    post: Post,
    *,
    member_id: str | None = None,
    name: str | None = None,
    organisation_id: str | None = None,
    on: date | PartialDate | None = None,
    capacities: Collection[Capacity] = SUBSTANTIVE,
) -> tuple[TermCount, ...]:
    """Return how many terms a person has served in a post of each organisation.

    A term counts once, however long the person served in it. Annulled boards do not count; a disputed board counts only
    in the upper bound; a board of caretakers counts like any other. Terms are in a row if each is the next recorded
    one, by start. A number has an upper bound only if the organisation says that all its terms are recorded. A partly
    recorded board or a withheld holder may hide a term. Two people with the same name are never certainly the same
    person.

    Args:
        register: The register.
        post: The post.
        member_id: The member.
        name: The name of the person, if you do not ask about a member.
        organisation_id: The only organisation to count in; None for all in which a post of the person is recorded.
        on: The day, month or year by which the person took up the post; None to count later terms too.
        capacities: The capacities in which a post counts.

    Returns:
        The counts, ordered by the organisation's id.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", roster=Roster.COMPLETE, appointments=[chair])
    >>> complete = attrs.evolve(ipsm, terms_complete=True)
    >>> (count,) = count_terms(Register.of(complete, kasmad, term), Post.CHAIR, member_id="m")
    >>> count.total, count.exceeds(1)
    (Count(at_least=1, at_most=1), <Verdict.NO: 'no'>)

    Raises:
        NotFoundError: no organisation has the id, and no term refers to it.
        ValueError: both a member and a name are given, or neither.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    if on is not None:
        find_ordinals(on)
    inquiry = _Inquiry(make_person(register, member_id=member_id, name=name), post, frozenset(capacities), on)
    subjects = list_subjects(register, organisation_id)
    if organisation_id is None:
        subjects = [subject for subject in subjects if inquiry.concerns(subject)]
    return tuple(_count_own_terms(subject, inquiry) for subject in subjects)


class _Inquiry(NamedTuple):
    """What is asked about the terms of an organisation."""

    person: Person
    post: Post
    capacities: frozenset[Capacity]
    on: date | PartialDate | None

    def concerns(self, subject: OrganisationSubject) -> bool:
        """Return whether a post of the person, or of somebody with the name, is recorded in an organisation."""
        return any(
            appointment.post is self.post and not appointment.is_holder_withheld and self.person.may_be(appointment)
            for _, term in subject.terms
            for appointment in term.appointments
        )


def _count_own_terms(subject: OrganisationSubject, inquiry: _Inquiry) -> TermCount:
    answers, served = [], []
    for path, term in subject.terms:
        if term.has_status(TermStatus.ANNULLED).certain:
            continue
        in_post = _judge_term(subject, path, term, inquiry)
        is_board = tuple(iter_status_doubts(path, term))
        both = judge_all((in_post, Judgement(Verdict.UNDETERMINED, is_board) if is_board else CERTAIN))
        served.append(
            Served((subject.find_bounds(term) or ALWAYS).start_days, in_post.verdict, is_certain_board=not is_board)
        )
        if both.verdict.possible:
            answers.append(
                BoardAnswer(
                    path=path,
                    term=term,
                    organisation=subject.organisation,
                    verdict=both.verdict,
                    reasons=both.reasons,
                )
            )
    is_complete = subject.has_all_terms
    reasons = dict.fromkeys(reason for answer in answers for reason in answer.reasons)
    in_a_row = count_in_a_row(served)
    if not is_complete:
        in_a_row = in_a_row._replace(at_most=None)
        reasons = {Reason(Doubt.TERMS_INCOMPLETE, f"{subject.path}/terms_complete"): None, **reasons}
    return TermCount(
        organisation_id=subject.organisation_id,
        organisation=subject.organisation,
        post=inquiry.post,
        terms=tuple(answers),
        total=Count(sum(answer.verdict.certain for answer in answers), len(answers) if is_complete else None),
        in_a_row=in_a_row,
        reasons=tuple(reasons),
    )


def _judge_term(subject: OrganisationSubject, path: str, term: BoardTerm, inquiry: _Inquiry) -> Judgement:
    """Return whether the person served in the post in a term, if that is a board at all."""
    judgements = [
        judge_all(_iter_conditions(subject, path, term, placed, inquiry))
        for placed in iter_appointments(path, term)
        if placed.appointment.post is inquiry.post
    ]
    if any(judgement.verdict.certain for judgement in judgements):
        return CERTAIN
    reasons = [reason for judgement in judgements for reason in judgement.reasons]
    if "appointments" in term.withheld:
        reasons.append(Reason(Doubt.ROSTER_WITHHELD, f"{path}/appointments"))
    elif term.roster is Roster.PARTIAL and _has_begun(subject, term, inquiry.on).possible:
        reasons.append(Reason(Doubt.ROSTER_PARTIAL, f"{path}/roster"))
    return Judgement(Verdict.UNDETERMINED, tuple(dict.fromkeys(reasons))) if reasons else Judgement(Verdict.NO)


def _iter_conditions(
    subject: OrganisationSubject, path: str, term: BoardTerm, placed: PlacedAppointment, inquiry: _Inquiry
) -> Iterator[Judgement]:
    """Yield what must hold for an appointment to count."""
    appointment = placed.appointment
    yield inquiry.person.judge(placed)
    if "capacity" in appointment.withheld:
        yield Judgement(Verdict.UNDETERMINED, (Reason(Doubt.CAPACITY_WITHHELD, f"{placed.path}/capacity"),))
    elif appointment.capacity not in inquiry.capacities or not appointment.capacity.holds:
        yield Judgement(Verdict.NO)
    if inquiry.on is not None:
        first, last = find_ordinals(inquiry.on)
        span = find_appointment_span(appointment, term, bounds=subject.find_bounds(term))
        has_begun = Verdict.of(always=span.bounds.start_max <= first, possible=span.bounds.start_min <= last)
        doubts = tuple(iter_post_doubts(path, term, placed)) if has_begun is Verdict.UNDETERMINED else ()
        yield Judgement(has_begun, doubts)


def _has_begun(subject: OrganisationSubject, term: BoardTerm, on: date | PartialDate | None) -> Verdict:
    if on is None:
        return Verdict.YES
    first, last = find_ordinals(on)
    bounds = subject.find_bounds(term) or ALWAYS
    return Verdict.of(always=bounds.start_max <= first, possible=bounds.start_min <= last)
