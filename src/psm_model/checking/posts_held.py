"""PostsHeld: what a register in outline keeps of the posts that members hold, and of the members who hold them."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import starmap
from typing import Any, Final, NamedTuple, TypeAlias

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, Tenure, TermStatus
from psm_model.entities.member import Member, Membership
from psm_model.entities.post import Post
from psm_model.entities.tenure import HeldSpan, held_span, successors_in
from psm_model.values.bounds import Bounds
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .spans import imprecise_ends

__all__ = ["AppointmentRef", "BeforeBirth", "ChairRef", "PostsHeld"]


class AppointmentRef(NamedTuple):
    """An appointment of a member."""

    member_id: str
    """The member."""
    position: int
    """The position of its term among all."""
    number: int
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
    """The earliest day on which it may start; None where it is not held or nothing tells."""
    start_max: int | None
    """The latest day on which it may start."""
    start_fact: str
    """Where its start stands in the term, where that is not known to the day."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the appointment."""
        return f"/board_terms/{self.position}/appointments/{self.number}"

    @property
    def settled_by(self) -> tuple[str, ...]:
        """The JSON Pointer of what would tell the day on which it starts."""
        return (f"/board_terms/{self.position}/{self.start_fact}",) if self.start_fact else ()


_Row: TypeAlias = tuple[str, int, int, str, Post, Capacity, str, str, int | None, int | None, str]
"""What an `AppointmentRef` holds; there are so many that they are made when somebody looks at them."""


class BeforeBirth(NamedTuple):
    """An appointment that starts, or may start, before the member who holds it was born."""

    held: AppointmentRef
    """The appointment."""
    member: int
    """The position of the member among all."""
    verdict: Verdict
    """Whether it does."""
    settled_by: tuple[str, ...]
    """The JSON Pointers of what would settle it."""


class ChairRef(NamedTuple):
    """A chair of a board, held by a member in his own right."""

    position: int
    """The position of the term among all."""
    number: int
    """The position of the appointment within the term."""
    term_id: str
    """The term."""
    organisation_id: str
    """The organisation of the term."""
    bounds: Bounds
    """The days on which it is held."""
    gaps: int
    """What of these days is not known, as bits."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the appointment."""
        return f"/board_terms/{self.position}/appointments/{self.number}"

    def settled_by(self, *, start: bool, end: bool) -> tuple[str, ...]:
        """Return the pointers of what is not known to the day of its start or its end, whichever is asked."""
        own = f"{self.path}/period"
        if self.gaps & _UNDATED:
            return (own,) if start or end else ()
        place = f"/board_terms/{self.position}/period" if self.gaps & _OF_TERM else own
        asked = (("start", start and self.gaps & _START), ("end", end and self.gaps & _END))
        facts = tuple(f"{place}/{name}" for name, is_asked in asked if is_asked)
        return (*facts, own) if end and self.gaps & _SUCCEEDED else facts


# The start is not known to the day; the end is not; the days are those of the term; they end when somebody succeeds;
# the post is held at some time within the term.
_START, _END, _OF_TERM, _SUCCEEDED, _UNDATED = 1, 2, 4, 8, 16
_UNBORN: Final = -(10**9) - 1
"""The birth of a member of whom none is recorded: nothing is before it."""
_NONE: Final = -1
_WIDTH: Final = 8


class PostsHeld:
    """The posts that members hold, as far as rules of scope register have to see them, and what tells it of members.

    It is filled member by member and term by term. Of an appointment nothing is kept if its member is known and nothing
    can be wrong with it; of a chair a few numbers.
    """

    __slots__ = (
        "_births",
        "_boards",
        "_chairs",
        "_held",
        "_honorary",
        "_is_part",
        "_latest_chair",
        "_sealed",
        "_starts_sealed",
    )

    def __init__(self, *, is_part: bool) -> None:
        """Begin with nothing.

        Args:
            is_part: Whether this will be merged into what comes before, whose members may have the ids of these.
        """
        self._is_part = is_part
        self._honorary: set[str] = set()
        # The earliest and the latest day of birth of each member, in their order.
        self._births = array("i")
        self._held: list[_Row] = []
        self._sealed: list[tuple[bytes, int]] = []
        # By member, the earliest start of a post among those that are sealed.
        self._starts_sealed: dict[str, int] = {}
        # By member, the last chair; of each chair the one before it, the term, the number, the gaps and the bounds; and
        # the ids of its term and organisation.
        self._latest_chair: dict[str, int] = {}
        self._chairs = array("i")
        self._boards: list[tuple[str, str]] = []

    def add_member(self, member: Member, *, is_first: bool) -> None:
        """Take in the next member; of several with one id, others mean the first."""
        self._births.extend((_UNBORN, _UNBORN) if member.birth_date is None else member.birth_date.ordinals)
        if is_first and member.membership is Membership.HONORARY:
            self._honorary.add(member.id)

    def add_term(self, term: BoardTerm, position: int, members: Mapping[str, int]) -> None:
        """Take in the appointments of the next term.

        Args:
            term: The term.
            position: Its position among all.
            members: The positions of all members that are known, by their ids.
        """
        births, honorary, is_part = self._births, self._honorary, self._is_part
        earliest = None if term.span is None else term.span.bounds.start_min
        chairs = term.status is not TermStatus.ANNULLED
        # Asked once, since a board may be large, and only where the end of a post depends on it.
        successors = successors_in(term) if term.tenure is Tenure.WHOLE_TERM else {}
        for number, held in enumerate(term.appointments):
            member_id = held.member_id
            if member_id is None:
                continue
            at = members.get(member_id)
            start = earliest if held.period is None else held.period.bounds.start_min
            if (
                at is None
                or is_part
                or member_id in honorary
                or (start is not None and start < births[2 * at + 1] and held.capacity.holds)
            ):
                ids = (held.id, held.post, held.capacity, term.id, term.organisation_id)
                self._held.append((member_id, position, number, *ids, *_start_of(held, term, number, successors)))
            in_own_right = held.capacity is Capacity.SUBSTANTIVE and held.section is None
            if held.post is Post.CHAIR and in_own_right and chairs and start is not None:
                span = held_span(held, term, successors=successors)
                gaps = _gaps_of_chair(held, term, span)
                board = (position, number, term.id, term.organisation_id)
                self._append_chair(member_id, ChairRef(*board, span.bounds, gaps))

    def _append_chair(self, member_id: str, chair: ChairRef) -> None:
        previous = self._latest_chair.get(member_id, _NONE)
        self._latest_chair[member_id] = len(self._boards)
        self._chairs.extend((previous, chair.position, chair.number, chair.gaps, *chair.bounds))
        organisation_id = chair.organisation_id
        if self._boards and self._boards[-1][1] == organisation_id:
            # The terms of an organisation stand together, each with a text of its own for its id.
            organisation_id = self._boards[-1][1]
        self._boards.append((chair.term_id, organisation_id))

    def merge(self, part: PostsHeld, members: Mapping[str, int], terms: int) -> None:
        """Take in what a part holds.

        Args:
            part: What comes next.
            members: The positions of all members, those of the part included, by their ids.
            terms: How many terms come before those of the part.
        """
        births, honorary = self._births, self._honorary
        births.extend(part._births)
        # Members of the part that are the first of their id, and only they, are honorary by what the part says.
        before = (len(births) - len(part._births)) // 2
        honorary.update(one for one in part._honorary if members[one] >= before)
        # Most lead to somebody who is known and of whom there is nothing to say; whether all do, a look at each member
        # shows, not at each appointment.
        if any(
            one not in members or one in honorary or start < births[2 * members[one] + 1]
            for one, start in part._starts_sealed.items()
        ):
            self._sealed += ((sealed, terms + offset) for sealed, offset in part._sealed)
            for one, start in part._starts_sealed.items():
                self._starts_sealed[one] = min(start, self._starts_sealed.get(one, start))
        self._held += ((member_id, terms + at, *rest) for member_id, at, *rest in part._held)  # type: ignore[misc]
        for member_id in part._latest_chair:
            for chair in reversed(list(part._iter_chairs_of(member_id))):
                self._append_chair(member_id, chair._replace(position=terms + chair.position))

    def iter_all(self) -> Iterator[AppointmentRef]:
        """Yield the appointments that are kept: among them all of unknown and of honorary members."""
        yield from starmap(AppointmentRef, self._held)
        for sealed, offset in self._sealed:
            for member_id, position, *rest in pickle.loads(sealed):  # noqa: S301  # what `__getstate__` has written
                yield AppointmentRef(member_id, offset + position, *rest)

    def iter_honorary(self) -> Iterator[AppointmentRef]:
        """Yield the appointments of members who are recorded as honorary ones."""
        return (held for held in self.iter_all() if held.member_id in self._honorary)

    def iter_before_birth(self, members: Mapping[str, int]) -> Iterator[BeforeBirth]:
        """Yield the appointments that start, or may start, before the member was born."""
        for held in self.iter_all():
            at = members.get(held.member_id)
            if at is None or held.start_min is None or held.start_max is None:
                continue
            earliest, latest = self._births[2 * at : 2 * at + 2]
            verdict = Verdict.of(always=held.start_max < earliest, possible=held.start_min < latest)
            if verdict.possible:
                settled_by = held.settled_by if earliest == latest else (*held.settled_by, f"/members/{at}/birth_date")
                yield BeforeBirth(held, at, verdict, () if verdict.certain else settled_by)

    def iter_chairs(self) -> Iterator[tuple[str, list[ChairRef]]]:
        """Yield the members who are chairs more than once, each with the chairs in the order of the terms."""
        for member_id, latest in self._latest_chair.items():
            if self._chairs[_WIDTH * latest] != _NONE:
                yield member_id, list(self._iter_chairs_of(member_id))[::-1]

    def _iter_chairs_of(self, member_id: str) -> Iterator[ChairRef]:
        at = self._latest_chair[member_id]
        while at != _NONE:
            board = self._boards[at]
            at, position, number, gaps, *bounds = self._chairs[_WIDTH * at : _WIDTH * (at + 1)]
            yield ChairRef(position, number, *board, Bounds(*bounds), gaps)

    # Any: what the slots hold.
    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs, the appointments sealed: there is often no need to look at them."""
        state = {name: getattr(self, name) for name in self.__slots__} | {"_held": []}
        if self._held:
            state["_sealed"] = [*self._sealed, (pickle.dumps(self._held), 0)]
            starts = dict(self._starts_sealed)
            for member_id, *_, start, _latest, _fact in self._held:
                # Of one that tells no start, nothing is before a birth.
                least = starts.get(member_id, -2 * _UNBORN)
                starts[member_id] = least if start is None else min(least, start)
            state["_starts_sealed"] = starts
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what another process gives."""
        for name, value in state.items():
            setattr(self, name, value)


def _start_of(
    held: Appointment, term: BoardTerm, number: int, successors: Mapping[str, Sequence[Appointment]]
) -> tuple[int | None, int | None, str]:
    """Return within which days an appointment starts, and what would tell the day."""
    own = f"appointments/{number}/period"
    if not held.capacity.holds:
        return None, None, ""
    if held.period is not None:
        start_min, start_max, _, _ = held.period.bounds
        return start_min, start_max, f"{own}/start" if imprecise_ends("", held.period, end=False) else ""
    if term.span is None:
        return None, None, ""
    span = held_span(held, term, successors=successors)
    if span.of_term:
        return *span.bounds[:2], "period/start" if imprecise_ends("", term.span, end=False) else ""
    return *span.bounds[:2], own


def _gaps_of_chair(held: Appointment, term: BoardTerm, span: HeldSpan) -> int:
    if held.period is not None:
        return _gaps_of(held.period)
    if span.of_term and term.span is not None:
        return _gaps_of(term.span) | _OF_TERM | (_SUCCEEDED if span.successor_ids else 0)
    return _UNDATED


def _gaps_of(period: Period) -> int:
    known = imprecise_ends("", period)
    return (_START if "/start" in known else 0) | (_END if "/end" in known else 0)
