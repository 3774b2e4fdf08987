"""PostsHeld: compact records of posts held by members, for the outline of a register."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.attestation import restrict_bounds
from psm_model.entities.board_term import BoardTerm, Tenure, TermStatus
from psm_model.entities.member import Member, Membership
from psm_model.entities.post import Post
from psm_model.entities.successions import Successions, find_successions
from psm_model.entities.tenure import find_appointment_span
from psm_model.entities.titles import find_section
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .chair_table import ChairTable
from .chairs import ChairRef, make_chair
from .deferred_posts import DeferredPosts, DeferredTerm
from .facts import Fact
from .imprecision import find_imprecise_ends

__all__ = ["AppointmentRef", "BeforeBirth", "PostsHeld"]


class AppointmentRef(NamedTuple):
    """An appointment of a member."""

    member_id: str
    """The member."""
    term_index: int
    """The position of its term among all."""
    appointment_index: int
    """Its position within the term."""
    id: str
    """Its id."""
    post: Post
    """The post."""
    capacity: Capacity
    """How it is held."""
    term_id: str
    """The term."""
    organisation_id: str
    """The organisation of the term."""
    start_min: int | None
    """The earliest start; None if the post is not held or the start is not known."""
    start_max: int | None
    """The latest start."""
    start_fact: Fact | None
    """The fact of its start, relative to the term, if that is not known to the day."""
    is_open: bool
    """Whether its capacity is withheld, so that it may not be held at all."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the appointment."""
        return f"/board_terms/{self.term_index}/appointments/{self.appointment_index}"

    @property
    def settled_by(self) -> tuple[Fact, ...]:
        """The fact that would settle its start."""
        fact = self.start_fact
        facts = () if fact is None else (Fact(f"/board_terms/{self.term_index}/{fact.pointer}", fact.is_year),)
        return (*facts, *self.withheld_facts)

    @property
    def withheld_facts(self) -> tuple[Fact, ...]:
        """The fact of its capacity if that is withheld."""
        return (Fact(f"{self.path}/capacity"),) if self.is_open else ()


class BeforeBirth(NamedTuple):
    """An appointment that starts, or may start, before its holder was born."""

    appointment: AppointmentRef
    """The appointment."""
    member_index: int
    """The position of the member among all."""
    verdict: Verdict
    """Whether it starts before birth."""
    settled_by: tuple[Fact, ...]
    """The facts that would settle it."""


class _Start(NamedTuple):
    """When an appointment starts."""

    earliest: int | None = None
    """The earliest start; None if the post is not held or the start is not known."""
    latest: int | None = None
    """The latest start."""
    fact: Fact | None = None
    """The fact of the start, relative to the term, if that is not known to the day."""


_NO_BIRTH_DATE: Final = -UNBOUNDED - 1  # before everything
_NEVER: Final = 2 * UNBOUNDED  # after everything
# Found faster here than in the class.
_CHAIR, _SUBSTANTIVE = Post.CHAIR, Capacity.SUBSTANTIVE
_DAYS_OF_MONTH: Final = 31


class PostsHeld:
    """The posts that members hold, as far as rules of scope register need them.

    Add members and terms one by one. An appointment of a known member without a possible finding is not kept; a chair
    takes a few numbers.
    """

    __slots__ = (
        "_births",
        "_chairs",
        "_deferred",
        "_honorary",
        "_is_part",
        "_pickled_rows",
        "_pickled_starts",
        "_rows",
    )

    def __init__(self, *, is_part: bool, is_deferred: bool = False) -> None:
        """Create an empty record.

        Args:
            is_part: Whether it will be merged into an earlier part, whose members may have the same ids.
            is_deferred: Whether to keep of each term of the part only the members, so that `find_needed` can say after
                the merge which terms to add again.
        """
        self._is_part = is_part
        self._deferred = DeferredPosts() if is_deferred else None
        self._honorary: set[str] = set()
        # The earliest and the latest day of birth of each member, in order.
        self._births = array("i")
        self._rows: list[AppointmentRef] = []
        self._pickled_rows: list[tuple[bytes, int]] = []
        # By member, the earliest start among the pickled rows.
        self._pickled_starts: dict[str, int] = {}
        self._chairs = ChairTable()

    def add_member(self, member: Member, *, is_first: bool) -> None:
        """Add the next member; references mean the first of several with the same id."""
        self._births.extend(member.birth_date.ordinals if member.birth_date is not None else (_NO_BIRTH_DATE,) * 2)
        if is_first and member.membership is Membership.HONORARY:
            self._honorary.add(member.id)

    def add_term(self, term: BoardTerm, term_index: int, members: Mapping[str, int], number: int = 0) -> None:
        """Add the appointments of the next term.

        Args:
            term: The term.
            term_index: Its position among all terms.
            members: The positions of the known members, by id.
            number: Its position among all entities, needed if appointments are deferred.
        """
        honorary, is_part, births, is_deferred = self._honorary, self._is_part, self._births, self._deferred is not None
        deferred_ids, deferred_start = [], UNBOUNDED
        earliest = None if term.bounds is None else term.bounds.start_min
        is_annulled = term.has_status(TermStatus.ANNULLED).certain
        # Computed once per board, and only if ends depend on it.
        successions = find_successions(term) if term.tenure is Tenure.WHOLE_TERM else Successions()
        for appointment_index, appointment in enumerate(term.appointments):
            member_id = appointment.member_id
            if member_id is None:
                continue
            member_index = members.get(member_id)
            period = appointment.period
            start = earliest if period is None else period.bounds.start_min
            if (start is None and appointment.attested) or "period" in appointment.withheld:
                start = -UNBOUNDED
            if is_deferred:
                deferred_ids.append(member_id)
                if start is not None and start < deferred_start:
                    deferred_start = start
            elif (
                member_index is None
                or is_part
                or member_id in honorary
                or (start is not None and start < births[2 * member_index + 1] and appointment.capacity.holds)
            ):
                days = _find_start(appointment, term, appointment_index, successions)
                ref = AppointmentRef(
                    member_id=member_id,
                    term_index=term_index,
                    appointment_index=appointment_index,
                    id=appointment.id,
                    post=appointment.post,
                    capacity=appointment.capacity,
                    term_id=term.id,
                    organisation_id=term.organisation_id,
                    start_min=days.earliest,
                    start_max=days.latest,
                    start_fact=days.fact,
                    is_open="capacity" in appointment.withheld,
                )
                self._rows.append(ref)
            if (
                appointment.post is _CHAIR
                and appointment.capacity is _SUBSTANTIVE
                and start is not None
                and not is_annulled
                and find_section(appointment.section) is None
            ):
                span = find_appointment_span(appointment, term, successions=successions)
                self._chairs.append(member_id, make_chair(appointment, term, span, term_index, appointment_index))
        if self._deferred is not None:
            self._deferred.add(number, term_index, deferred_ids, deferred_start)

    def find_needed(self, part: PostsHeld, members: Mapping[str, int]) -> list[DeferredTerm]:
        """Return the terms of a part with deferred appointments, just merged, that must be added again.

        Args:
            part: The part.
            members: The positions of all members by id, including those of the part.
        """
        deferred, honorary, births = part._deferred, self._honorary, self._births
        if deferred is None:
            return []
        earliest = deferred.earliest
        needed_ids = {
            member_id
            for member_id in deferred.member_ids
            if member_id not in members or member_id in honorary or earliest < births[2 * members[member_id] + 1]
        }
        return [term for term in deferred if not needed_ids.isdisjoint(term.member_ids)] if needed_ids else []

    def add_again(self, terms: Iterable[tuple[int, BoardTerm]], members: Mapping[str, int]) -> None:
        """Add the appointments of terms whose chairs are known already.

        Args:
            terms: The terms, each with its position among all terms.
            members: The positions of the known members, by id.
        """
        again = PostsHeld(is_part=self._is_part)
        again._honorary, again._births = self._honorary, self._births
        for term_index, term in terms:
            again.add_term(term, term_index, members)
        # There may be many, and they are seldom read.
        self._add_pickled(again._pickle_rows(), again._find_starts(), 0)

    def _find_birth_days(self, member_index: int) -> tuple[int, int]:
        """Return the earliest and the latest day of birth of a member, before everything if none is known."""
        return self._births[2 * member_index], self._births[2 * member_index + 1]

    def merge(self, part: PostsHeld, members: Mapping[str, int], terms: int) -> None:
        """Merge the part that follows.

        Args:
            part: The part.
            members: The positions of all members by id, including those of the part.
            terms: The number of terms before the part.
        """
        honorary, before = self._honorary, len(self._births) // 2
        self._births.extend(part._births)
        # The part decides only for members that are the first of their id.
        honorary.update(member_id for member_id in part._honorary if members[member_id] >= before)
        # Usually no appointment matters. Checking each member, not each appointment, is enough to know.
        if any(
            member_id not in members or member_id in honorary or start < self._find_birth_days(members[member_id])[1]
            for member_id, start in part._pickled_starts.items()
        ):
            self._add_pickled(part._pickled_rows, part._pickled_starts, terms)
        self._rows += (row._replace(term_index=terms + row.term_index) for row in part._rows)
        self._chairs.merge(part._chairs, terms)

    def _add_pickled(self, rows: Iterable[tuple[bytes, int]], starts: Mapping[str, int], terms: int) -> None:
        self._pickled_rows += ((pickled, terms + offset) for pickled, offset in rows)
        for member_id, start in starts.items():
            self._pickled_starts[member_id] = min(start, self._pickled_starts.get(member_id, start))

    def iter_all(self) -> Iterator[AppointmentRef]:
        """Yield the kept appointments, including all of unknown and honorary members."""
        yield from self._rows
        for rows, offset in self._pickled_rows:
            for row in map(AppointmentRef._make, pickle.loads(rows)):  # noqa: S301  # written by `__getstate__`
                yield row._replace(term_index=offset + row.term_index)

    def iter_honorary(self) -> Iterator[AppointmentRef]:
        """Yield the appointments of honorary members."""
        return (appointment for appointment in self.iter_all() if appointment.member_id in self._honorary)

    def iter_before_birth(self, members: Mapping[str, int]) -> Iterator[BeforeBirth]:
        """Yield the appointments that start, or may start, before the birth of the member."""
        for appointment in self.iter_all():
            member_index = members.get(appointment.member_id)
            if member_index is None or appointment.start_min is None or appointment.start_max is None:
                continue
            earliest, latest = self._find_birth_days(member_index)
            is_certain = appointment.start_max < earliest and not appointment.is_open
            verdict = Verdict.of(always=is_certain, possible=appointment.start_min < latest)
            if verdict.possible:
                facts = appointment.settled_by
                if earliest < latest:
                    is_year = latest - earliest >= _DAYS_OF_MONTH
                    facts += (Fact(f"/members/{member_index}/birth_date", is_year),)
                yield BeforeBirth(appointment, member_index, verdict, facts)

    def iter_chairs(self) -> Iterator[tuple[str, list[ChairRef]]]:
        """Yield the members with several chairs, each with the chairs in the order of the terms."""
        return self._chairs.iter_repeated()

    # Any: the values of the slots.
    def __getstate__(self) -> dict[str, Any]:
        """Return the state, with the appointments pickled separately, because they are often not needed."""
        state = {name: getattr(self, name) for name in self.__slots__} | {"_rows": []}
        if self._rows:
            state["_pickled_rows"] = self._pickle_rows()
            state["_pickled_starts"] = self._find_starts()
        return state

    def _pickle_rows(self) -> list[tuple[bytes, int]]:
        return [*self._pickled_rows, (pickle.dumps([tuple(row) for row in self._rows]), 0)]

    def _find_starts(self) -> dict[str, int]:
        """Return the earliest start by member."""
        starts = dict(self._pickled_starts)
        for row in self._rows:
            # Without a start, nothing is before a birth.
            least = starts.get(row.member_id, _NEVER)
            starts[row.member_id] = least if row.start_min is None else min(least, row.start_min)
        return starts

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore the state."""
        for name, value in state.items():
            setattr(self, name, value)


def _find_start(appointment: Appointment, term: BoardTerm, appointment_index: int, successions: Successions) -> _Start:
    """Return when an appointment starts, and the fact that would settle it."""
    pointer = f"appointments/{appointment_index}/period"
    if not appointment.capacity.holds:
        return _Start()
    if appointment.period is not None:
        start_min, start_max = restrict_bounds(appointment.period.bounds, appointment.attested).start_days
        return _Start(start_min, start_max, _find_imprecise_start(pointer, appointment.period))
    if term.bounds is None and not appointment.attested:
        return _Start()
    span = find_appointment_span(appointment, term, successions=successions)
    is_whole_term = span.is_whole_term and term.span is not None
    fact = _find_imprecise_start("period", term.span) if is_whole_term else Fact(pointer)
    return _Start(span.bounds.start_min, span.bounds.start_max, fact)


def _find_imprecise_start(pointer: str, period: Period | None) -> Fact | None:
    return None if period is None else next(iter(find_imprecise_ends(pointer, period, end=False)), None)
