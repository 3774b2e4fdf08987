"""find_concurrent_posts: the people who sit on two boards at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import attrs

from psm_model._garbage import collection_paused
from psm_model.checking.board import PlacedAppointment, iter_appointments
from psm_model.checking.clusters import Candidate, Cluster, find_pairs, judge_span_overlap
from psm_model.checking.spans import compare_spans
from psm_model.checking.subjects import OrganisationSubject, iter_organisations
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.member import Member
from psm_model.entities.register import Register
from psm_model.entities.successions import find_successions
from psm_model.entities.tenure import find_appointment_span, judge_appointment, may_be_holdover
from psm_model.masking import mask_reprs
from psm_model.values.bounds import ALWAYS, NEVER, Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .answer import Judgement, answer_to_dict
from .doubt import Doubt, Inquiry, Reason, find_seat_doubts, iter_post_doubts
from .holders import PostAnswer, make_post_answer
from .posts import list_names

__all__ = ["ConcurrentPosts", "find_concurrent_posts"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class ConcurrentPosts:
    """A person, and whether they hold posts on two boards at once."""

    member: Member | None
    """The member; None if only the name is known, or the member is not in the register."""
    name: str
    """The name as written, or the id of a member who is not in the register."""
    posts: tuple[PostAnswer, ...]
    """The posts that share days or may do so, each with whether it is certainly held together with another."""
    verdict: Verdict
    """Whether the person holds two of them at once."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the answer as a JSON object."""
        return {
            "member": None if self.member is None else self.member.id,
            "person": self.name,
            **answer_to_dict(self.verdict, self.reasons),
            "posts": [post.to_dict() for post in self.posts],
        }


class _Seat(NamedTuple):
    """An appointment with its board."""

    first: int
    """The earliest day on which it may be held."""
    last: int
    """The latest such day."""
    subject: OrganisationSubject
    path: str
    term: BoardTerm
    number: int

    @property
    def appointment(self) -> Appointment:
        """The appointment."""
        return self.term.appointments[self.number]

    @property
    def placed(self) -> PlacedAppointment:
        """The appointment with its JSON Pointer."""
        return PlacedAppointment(f"{self.path}/appointments/{self.number}", self.appointment)

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """The ids that order seats."""
        return self.term.organisation_id, self.term.id, self.appointment.id, self.path, self.number


@collection_paused()
def find_concurrent_posts(register: Register, on: date | PartialDate | None = None) -> tuple[ConcurrentPosts, ...]:
    """Return the people who hold, or may hold, posts on two boards at once: of one organisation or of several.

    A handover day that is the last of one post, or of its board, and the first of the other does not count, nor do two
    posts on one board or posts on annulled boards. Only the same member is certainly the same person. Two people with
    the same name may be the same person if one of them is not a member. Titles, degrees and capital letters of a name
    are ignored. Posts of offices, and posts whose holder is withheld, are left out.

    Args:
        register: The register.
        on: The day, month or year on which both posts are held; None for any day.

    Returns:
        The answers, members first, ordered by id or name. A person may be in the answer for a member and in one for a
        name.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2021-01-01/2024-12-31"))
    >>> terms = [
    ...     BoardTerm(id=f"t-{owner}", organisation_id=owner, label="2020–2025", appointments=[chair])
    ...     for owner in ("o", "p")
    ... ]
    >>> (answer,) = find_concurrent_posts(Register.of(ipsm, kasmad, *terms), date(2022, 1, 1))
    >>> answer.name, [post.term.id for post in answer.posts], answer.verdict
    ('Kasmad', ['t-o', 't-p'], <Verdict.YES: 'yes'>)

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    days = None if on is None else find_ordinals(on)
    members: dict[str, list[_Seat]] = defaultdict(list)
    names: dict[str, list[_Seat]] = defaultdict(list)
    for seat in _iter_seats(register, days):
        appointment = seat.appointment
        if appointment.member_id is not None:
            members[appointment.member_id].append(seat)
        elif appointment.name is not None:
            names[appointment.name.name.casefold()].append(seat)
    records = {member.id: member for member in reversed(register.members)}
    found = []
    for member_id, seats in sorted(members.items()):
        together = _find_together(seats, on, is_member=True)
        if together is not None:
            found.append(_make_answer(register, records.get(member_id), together, on))
    for _, seats in sorted(_add_namesakes(names, members, records).items()):
        together = _find_together(seats, on, is_member=False)
        if together is not None:
            found.append(_make_answer(register, None, together, on))
    return tuple(found)


def _iter_seats(register: Register, days: tuple[int, int] | None) -> Iterator[_Seat]:
    """Yield the appointments that are not certainly held on no day, or on none of those asked about."""
    first, last = (-NEVER, NEVER) if days is None else days
    for subject in iter_organisations(register):
        for path, term in subject.terms:
            if term.has_status(TermStatus.ANNULLED).certain:
                continue
            of_term = (subject.find_bounds(term) or ALWAYS).possible_days
            for number, appointment in enumerate(term.appointments):
                if not appointment.capacity.holds:
                    continue
                start, end = of_term
                if may_be_holdover(appointment):
                    start, end = -NEVER, NEVER
                if appointment.period is not None:
                    start = max(start, appointment.period.bounds.start_min)
                    end = min(end, appointment.period.bounds.end_max)
                if start <= end and start <= last and first <= end:
                    yield _Seat(start, end, subject, path, term, number)


def _add_namesakes(
    names: Mapping[str, list[_Seat]], members: Mapping[str, list[_Seat]], records: Mapping[str, Member]
) -> dict[str, list[_Seat]]:
    """Return the seats of people without a record by name, with those of the members who have the name."""
    groups = {name: list(seats) for name, seats in names.items()}
    for member_id, seats in members.items() if groups else ():
        if member_id in records:
            for name in list_names(records[member_id]) & groups.keys():
                groups[name] += seats
    return groups


class _Together(NamedTuple):
    """The seats of one person that share days or may do so."""

    seats: Mapping[str, _Seat]  # by the JSON Pointer of the appointment
    certain: frozenset[str]
    verdict: Verdict
    is_member: bool


def _find_together(seats: Sequence[_Seat], on: date | PartialDate | None, *, is_member: bool) -> _Together | None:
    """Return the seats of a member, or of people with one name, that share days or may do so; None without any."""
    if not _may_share_days(seats):
        return None
    candidates = _iter_candidates(sorted(seats, key=lambda seat: seat.key), on, is_member=is_member)
    certain: set[str] = set()
    possible: dict[str, _Seat] = {}
    verdict = Verdict.NO
    for found in find_pairs(candidates, _judge_posts if is_member else _judge_namesakes):
        verdict |= found.verdict
        together = found.members if isinstance(found, Cluster) else (found.first, found.second)
        by_path = {candidate.subject.placed.path: candidate.subject for candidate in together}
        possible |= by_path
        # Which of a cluster's many posts certainly share days is not said.
        if found.verdict.certain and not isinstance(found, Cluster):
            certain |= by_path.keys()
    return _Together(possible, frozenset(certain), verdict, is_member) if possible else None


def _may_share_days(seats: Sequence[_Seat]) -> bool:
    """Return whether two of several seats may be held on one day."""
    ordered = sorted((seat.first, seat.last) for seat in seats)
    latest = -NEVER - 1
    for first, last in ordered:
        if first <= latest:
            return True
        latest = max(latest, last)
    return False


def _make_answer(
    register: Register, member: Member | None, together: _Together, on: date | PartialDate | None
) -> ConcurrentPosts:
    seats = sorted(together.seats.values(), key=lambda seat: seat.key)
    open_seats = [seat for seat in seats if seat.placed.path not in together.certain]
    doubts = {seat.placed.path: tuple(dict.fromkeys(_iter_doubts(seat, together, on))) for seat in open_seats}
    if not any(doubts.values()):
        # Both are held on the day, but it may be a handover day.
        doubts = {seat.placed.path: tuple(dict.fromkeys(_iter_doubts(seat, together, None))) for seat in open_seats}
    posts = []
    for seat in seats:
        reasons = doubts.get(seat.placed.path, ())
        verdict = Verdict.UNDETERMINED if seat.placed.path in doubts else Verdict.YES
        posts.append(make_post_answer(register, seat.subject, seat.term, seat.placed, Judgement(verdict, reasons)))
    reasons = tuple(dict.fromkeys(reason for post in posts for reason in post.reasons))
    return ConcurrentPosts(
        member=member,
        name=posts[0].holder.text if member is None else str(member.name),
        posts=tuple(posts),
        verdict=together.verdict,
        reasons=reasons if together.verdict is Verdict.UNDETERMINED else (),
    )


def _iter_doubts(seat: _Seat, together: _Together, on: date | PartialDate | None) -> Iterator[Reason]:
    """Yield the reasons why it is not certain that a post is held together with another one, perhaps on a day."""
    placed, term = seat.placed, seat.term
    if not together.is_member and placed.appointment.member_id is None:
        yield Reason(Doubt.NAME_ONLY, f"{placed.path}/member_id")
    if on is None:
        yield from iter_post_doubts(seat.path, term, placed)
        return
    bounds = seat.subject.find_bounds(term)
    if judge_appointment(placed.appointment, term, on, bounds=bounds) is Verdict.UNDETERMINED:
        inquiry = Inquiry(seat.path, term, bounds, tuple(iter_appointments(seat.path, term)), on)
        yield from find_seat_doubts(inquiry, *placed)


def _iter_candidates(
    seats: Iterable[_Seat], on: date | PartialDate | None, *, is_member: bool
) -> Iterator[Candidate[_Seat]]:
    """Yield the seats with the days on which they may be held, without those that are certainly not held."""
    for seat in seats:
        term, appointment = seat.term, seat.appointment
        bounds = seat.subject.find_bounds(term)
        successions = find_successions(term)
        days = find_appointment_span(appointment, term, successions=successions, bounds=bounds).bounds
        is_certain = is_member and "capacity" not in appointment.withheld
        is_certain = is_certain and not term.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible
        if bounds is None:
            # Without days of the term, it is not certain that the post is held within it.
            is_certain = is_certain and may_be_holdover(appointment)
        elif not may_be_holdover(appointment):
            is_within = days.overlaps(bounds)
            if not is_within.possible:
                continue
            days, is_certain = days.intersect(bounds), is_certain and is_within.certain
        if on is not None:
            is_held = judge_appointment(appointment, term, on, successions=successions, bounds=bounds)
            if not is_held.possible:
                continue
            is_certain = is_certain and is_held.certain
        yield Candidate(days, seat, seat.path, can_be_certain=is_certain)


def _judge_posts(first: Candidate[_Seat], second: Candidate[_Seat]) -> Verdict:
    """Return whether two posts share more than a handover day, and so do the terms that they do not outlast."""
    verdict = judge_span_overlap(first, second)
    seats = first.subject, second.subject
    bounds = [seat.subject.find_bounds(seat.term) for seat in seats if not may_be_holdover(seat.appointment)]
    match bounds:
        case [Bounds() as term, Bounds() as other_term]:
            return verdict & compare_spans(term, other_term).overlap
    return verdict


def _judge_namesakes(first: Candidate[_Seat], second: Candidate[_Seat]) -> Verdict:
    """Return whether posts of people with one name are held at once; those of one member do not count here."""
    members = {candidate.subject.appointment.member_id for candidate in (first, second)}
    if None not in members:
        return Verdict.NO
    return _judge_posts(first, second)
