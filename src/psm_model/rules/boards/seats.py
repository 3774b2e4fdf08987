"""The seats of a board, and who may hold the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.post import Post
from psm_model.entities.title import parse_title
from psm_model.errors import ParseError

__all__ = ["iter_seats"]


def iter_seats(placed: Iterable[tuple[str, Appointment]]) -> Iterator[tuple[Post, list[tuple[str, Appointment]]]]:
    """Yield the posts with a single seat that several hold, by post, section, capacity and the number of the title.

    *Sekretaris I* and *Sekretaris II* are two seats, whatever post each is recorded as.
    """
    seats: dict[tuple[Post, str | None, Capacity, int | None], list[tuple[str, Appointment]]] = defaultdict(list)
    for path, held in placed:
        if held.post.seats is not None and held.capacity.holds:
            seats[held.post, held.section, held.capacity, _number_of_title(held.title)].append((path, held))
    for (post, *_), holders in seats.items():
        if len(holders) > 1:
            yield post, holders


def _number_of_title(title: str | None) -> int | None:
    """Return the number in a title; None if it has none or is not clear."""
    try:
        return None if title is None else parse_title(title).number
    except ParseError:
        return None
