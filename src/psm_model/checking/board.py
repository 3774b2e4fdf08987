"""Board: a term with facts about its appointments, and these with their JSON Pointers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.post import Post
from psm_model.entities.successions import Successions, find_successions
from psm_model.entities.titles import find_section
from psm_model.values.bounds import Bounds
from psm_model.values.verdict import Verdict

__all__ = ["Board", "PlacedAppointment", "get_holder", "index_appointments", "iter_appointments", "make_board"]

_SEATED: Final = frozenset(post for post in Post if post.seats is not None)
# Found faster here than in the class.
_CHAIR, _SUBSTANTIVE, _EX_OFFICIO = Post.CHAIR, Capacity.SUBSTANTIVE, Capacity.EX_OFFICIO
_OF_SEAT: Final = frozenset({"capacity", "section", "title"})
"""The optional fields that decide which seat an appointment takes."""


@attrs.frozen
class Board:
    """A term with facts about its appointments, computed once so that most rules can skip them."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    has_shared_seat: bool
    """Whether two appointments share a post with a single seat, a section and a capacity, or may do so."""
    has_repeated_member: bool
    """Whether two appointments have the same member."""
    has_replacements: bool
    """Whether an appointment replaces another, or withholds which."""
    has_ex_officio: bool
    """Whether any appointment is ex officio."""
    has_repeated_holder: bool
    """Whether two appointments have the same member, name or office."""
    chairs: Mapping[str, Verdict]
    """The members who are substantive chairs, or may be if their capacity is withheld."""
    bounds: Bounds | None = None
    """The bounds of the term among the others of its organisation."""

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The positions of the appointments by id; the first of several with one id."""
        return {appointment.id: position for position, appointment in reversed([*enumerate(self.term.appointments)])}

    @cached_property
    def successions(self) -> Successions:
        """The replacements on the board."""
        return find_successions(self.term) if self.has_replacements else Successions()


def make_board(path: str, term: BoardTerm, bounds: Bounds | None) -> Board:
    """Return the board of a term.

    Args:
        path: The JSON Pointer of the term.
        term: The term.
        bounds: Its bounds among the other terms of the organisation.
    """
    seats: set[tuple[Post, str | None, Capacity]] = set()
    members: set[str] = set()
    others: set[tuple[str | None, ...]] = set()
    chairs: dict[str, Verdict] = {}
    seated = named = unknown = 0
    has_replacements = has_ex_officio = is_open = False
    for appointment in term.appointments:
        member_id = appointment.member_id
        post, capacity = appointment.post, appointment.capacity
        if member_id is not None:
            named += 1
            members.add(member_id)
        elif appointment.is_holder_withheld:
            unknown += 1
        else:
            others.add(get_holder(appointment))
        if post in _SEATED and capacity.takes_seat:
            seated += 1
            seats.add((post, find_section(appointment.section), capacity))
            is_open = is_open or not _OF_SEAT.isdisjoint(appointment.withheld)
            if post is _CHAIR and capacity is _SUBSTANTIVE and member_id is not None:
                is_chair = Verdict.UNDETERMINED if "capacity" in appointment.withheld else Verdict.YES
                chairs[member_id] = chairs.get(member_id, is_chair) | is_chair
        if capacity is _EX_OFFICIO:
            has_ex_officio = True
        if appointment.replaces_id is not None or "replaces_id" in appointment.withheld:
            has_replacements = True
    return Board(
        path=path,
        term=term,
        has_shared_seat=len(seats) < seated or (is_open and seated > 1),
        has_repeated_member=len(members) < named,
        has_replacements=has_replacements,
        has_ex_officio=has_ex_officio,
        has_repeated_holder=len(members) + len(others) + unknown < len(term.appointments),
        chairs=chairs,
        bounds=bounds,
    )


def get_holder(appointment: Appointment) -> tuple[str | None, ...]:
    """Return the recorded holder of an appointment: a member, a name or an office.

    A withheld holder has the id of the appointment, since it is not known to be anybody else's.

    >>> get_holder(Appointment(id="a", post=Post.CHAIR, member_id="m"))
    ('m', None, None)
    >>> get_holder(Appointment(id="a", post=Post.CHAIR, withheld=["name"]))
    ('a',)
    """
    if appointment.is_holder_withheld:
        return (appointment.id,)
    return appointment.member_id, None if appointment.name is None else appointment.name.text, appointment.office


class PlacedAppointment(NamedTuple):
    """An appointment of a board with its place."""

    path: str
    """Its JSON Pointer."""
    appointment: Appointment
    """The appointment."""


def iter_appointments(path: str, term: BoardTerm) -> Iterator[PlacedAppointment]:
    """Yield the appointments of a term, each with its JSON Pointer."""
    for position, appointment in enumerate(term.appointments):
        yield PlacedAppointment(f"{path}/appointments/{position}", appointment)


def index_appointments(appointments: Iterable[PlacedAppointment]) -> dict[str, PlacedAppointment]:
    """Map ids to appointments with their pointers; duplicate ids are omitted."""
    by_id: dict[str, PlacedAppointment] = {}
    repeated: set[str] = set()
    for placed in appointments:
        appointment_id = placed.appointment.id
        if appointment_id in by_id:
            repeated.add(appointment_id)
        by_id[appointment_id] = placed
    return {appointment_id: placed for appointment_id, placed in by_id.items() if appointment_id not in repeated}
