"""The seats of a board and their holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.post import Post
from psm_model.entities.sections import find_section
from psm_model.entities.title import parse_title
from psm_model.errors import ParseError

__all__ = ["iter_seats"]


def iter_seats(placed: Iterable[tuple[str, Appointment]]) -> Iterator[tuple[Post, list[tuple[str, Appointment]]]]:
    """Yield the posts with a single seat and several holders, by post, section, capacity and number of the title.

    *Sekretaris I* and *Sekretaris II* are two seats, even under the same post.
    """
    seats: dict[tuple[Post, str | None, Capacity, int | None], list[tuple[str, Appointment]]] = defaultdict(list)
    for path, appointment in placed:
        if appointment.post.seats is not None and appointment.capacity.takes_seat:
            section, number = find_section(appointment.section), _parse_number(appointment.title)
            seats[appointment.post, section, appointment.capacity, number].append((path, appointment))
    for (post, *_), holders in seats.items():
        if len(holders) > 1:
            yield post, holders


def _parse_number(title: str | None) -> int | None:
    """Return the number in a title; None if it has none or is ambiguous."""
    try:
        return None if title is None else parse_title(title).number
    except ParseError:
        return None
