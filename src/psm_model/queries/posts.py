"""find_posts: the posts of a person over time."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.board import PlacedAppointment
from psm_model.checking.subjects import iter_organisations
from psm_model.entities.appointment import HOLDER_FIELDS, Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.member import Member
from psm_model.entities.next_board import find_bounds
from psm_model.entities.register import Register
from psm_model.entities.tenure import find_appointment_span
from psm_model.masking import mask_reprs
from psm_model.values.person_name import PersonName
from psm_model.values.verdict import Verdict

from .answer import CERTAIN, Judgement, judge_all
from .doubt import Doubt, Reason, iter_status_doubts
from .holders import PostAnswer, make_post_answer

__all__ = ["Person", "find_posts", "judge_served", "list_names", "make_person", "normalise_name"]

_PEOPLE: Final = frozenset({"member_id", "name"})
"""The fields for a holder who is a person."""


@collection_paused()
def find_posts(
    register: Register, *, member_id: str | None = None, name: str | None = None, absent: bool = False
) -> tuple[PostAnswer, ...]:
    """Return the posts that a person holds, or may hold, on any day.

    The posts of a member are certain, unless the board is disputed, or the status of the board or the capacity is
    withheld. Two people with the same name are never certainly the same person: posts whose holder is recorded only by
    a name of the member, and all posts found by name, are UNDETERMINED. Titles, degrees and capital letters of a name
    are ignored. A withheld holder may be anybody. Two members are two people.

    Args:
        register: The register.
        member_id: The member.
        name: The name of the person, if you do not ask about a member.
        absent: Whether to include posts on annulled boards, and those of former and elected holders.

    Returns:
        The answers, ordered by the earliest start of the post, and then by the ids of the organisation and the term.

    >>> chairs = [
    ...     Appointment(id="a", post=Post.CHAIR, member_id="m"),
    ...     Appointment(id="b", post=Post.MEMBER, name=PersonName("H. KASMAD")),
    ... ]
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=chairs)
    >>> answers = find_posts(Register.of(ipsm, kasmad, term), member_id="m")
    >>> [(answer.appointment.id, answer.verdict.value) for answer in answers]
    [('a', 'yes'), ('b', 'undetermined')]
    >>> answers[1].reasons
    (Reason(doubt=<Doubt.NAME_ONLY: 'name_only'>, path='/board_terms/0/appointments/1/member_id'),)

    Raises:
        NotFoundError: there is no member with the id, and no appointment names it.
        ValueError: both a member and a name are given, or neither.
    """
    person = make_person(register, member_id=member_id, name=name)
    found = []
    for subject in iter_organisations(register):
        terms = [term for _, term in subject.terms]
        for path, term in subject.terms:
            for number, appointment in enumerate(term.appointments):
                if not person.may_be(appointment):
                    continue
                placed = PlacedAppointment(f"{path}/appointments/{number}", appointment)
                is_held = person.judge(placed)
                judgement = judge_all((judge_served(path, term, placed), is_held))
                if absent or judgement.verdict.possible:
                    span = find_appointment_span(placed.appointment, term, bounds=find_bounds(term, terms))
                    key = (span.bounds.start_days, subject.organisation_id, term.id, placed.appointment.id)
                    found.append((key, make_post_answer(register, subject, term, placed, judgement)))
    if member_id is not None and not any(answer.appointment.member_id == member_id for _, answer in found):
        register.member(member_id)  # raise if there is none
    return tuple(answer for _, answer in sorted(found, key=lambda each: each[0]))


@attrs.frozen(field_transformer=mask_reprs)
class Person:
    """A person who is asked about: a member, or anybody with a name."""

    member_id: str | None
    """The member; None if only the name is known."""
    names: frozenset[str]
    """The names for comparison."""
    namesakes: frozenset[str]
    """The members who have such a name, if no member is asked about."""

    def may_be(self, appointment: Appointment) -> bool:
        """Return whether an appointment is or may be of this person: of the member, by name, or of anybody.

        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="n")
        >>> make_person(Register(), member_id="m", name=None).may_be(chair)
        False
        """
        if appointment.member_id is not None:
            return appointment.member_id == self.member_id or appointment.member_id in self.namesakes
        if appointment.name is not None:
            return appointment.name.name.casefold() in self.names
        # An office is nobody, but a person may be withheld.
        return appointment.is_holder_withheld and not _PEOPLE.isdisjoint(appointment.withheld)

    def judge(self, placed: PlacedAppointment) -> Judgement:
        """Return whether an appointment is of this person.

        Args:
            placed: The appointment with its JSON Pointer.
        """
        appointment = placed.appointment
        if not self.may_be(appointment):
            return Judgement(Verdict.NO)
        if appointment.member_id is not None:
            is_same = appointment.member_id == self.member_id
            return CERTAIN if is_same else Judgement(Verdict.UNDETERMINED, (Reason(Doubt.NAME_ONLY, None),))
        if appointment.name is not None:
            reason = Reason(Doubt.NAME_ONLY, f"{placed.path}/member_id")
        else:
            field = next(name for name in HOLDER_FIELDS if name in _PEOPLE and name in appointment.withheld)
            reason = Reason(Doubt.HOLDER_WITHHELD, f"{placed.path}/{field}")
        return Judgement(Verdict.UNDETERMINED, (reason,))


def make_person(register: Register, *, member_id: str | None, name: str | None) -> Person:
    """Return the person who is asked about, by the id of a member or by name.

    >>> make_person(Register.of(kasmad), member_id=None, name="H. Kasmad").namesakes
    frozenset({'m'})

    Raises:
        ValueError: both are given, or neither.
    """
    if (member_id is None) == (name is None):
        raise ValueError("expected either a member_id or a name")
    if name is not None:
        names = {normalise_name(name)}
        namesakes = {member.id for member in register.members if not names.isdisjoint(list_names(member))}
        return Person(None, frozenset(names), frozenset(namesakes))
    members = [member for member in register.members if member.id == member_id]
    return Person(member_id, frozenset(list_names(members[0]) if members else ()), frozenset())


def judge_served(path: str, term: BoardTerm, placed: PlacedAppointment) -> Judgement:
    """Return whether a post is held on any day: the board was not annulled, and the holder neither former nor elect.

    Args:
        path: The JSON Pointer of the term.
        term: The term.
        placed: The appointment with its JSON Pointer.
    """
    if term.has_status(TermStatus.ANNULLED).certain or not placed.appointment.capacity.holds:
        return Judgement(Verdict.NO)
    reasons = list(iter_status_doubts(path, term))
    if "capacity" in placed.appointment.withheld:
        reasons.append(Reason(Doubt.CAPACITY_WITHHELD, f"{placed.path}/capacity"))
    return Judgement(Verdict.UNDETERMINED, tuple(reasons)) if reasons else CERTAIN


def normalise_name(name: str) -> str:
    """Return a name for comparison: without titles and degrees, in lower case.

    >>> normalise_name("Dr. Sekar Arum WIBAWA, M.Pd.")
    'sekar arum wibawa'
    """
    return PersonName(name).name.casefold()


def list_names(member: Member) -> set[str]:
    """Return the names of a member for comparison, former ones too.

    >>> list_names(kasmad)
    {'kasmad'}
    """
    return {normalise_name(str(name)) for name in (member.name, *(other.name for other in member.names))}
