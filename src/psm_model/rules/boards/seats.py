"""The seats of a board and their holders."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from psm_model.checking.board import PlacedAppointment
from psm_model.entities.appointment import Appointment
from psm_model.entities.post import Post
from psm_model.entities.titles import find_section, parse_title
from psm_model.errors import ParseError

from .alike import group_alike

__all__ = ["iter_seats"]


def iter_seats(appointments: Iterable[PlacedAppointment]) -> Iterator[tuple[Post, list[PlacedAppointment]]]:
    """Yield the posts with a single seat and several holders, by post, section, capacity and number of the title.

    *Sekretaris I* and *Sekretaris II* are two seats, even under the same post. See `group_alike` for appointments that
    withhold which seat they take.
    """
    seated = (
        placed
        for placed in appointments
        if placed.appointment.post.seats is not None and placed.appointment.capacity.takes_seat
    )
    for holders in group_alike(seated, ("post", "section", "capacity", "title"), _find_seat):
        yield holders[0].appointment.post, holders


def _find_seat(appointment: Appointment) -> tuple[Hashable, ...]:
    return (
        appointment.post,
        find_section(appointment.section),
        appointment.capacity,
        _parse_number(appointment.title),
    )


def _parse_number(title: str | None) -> int | None:
    """Return the number in a title; None if it has none or is ambiguous."""
    try:
        return None if title is None else parse_title(title).number
    except ParseError:
        return None
