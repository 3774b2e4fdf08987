"""find_chair: the chair of a board in a few words, for the label of its bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.queries.holder import HolderKind, find_holder

from .seats import make_seats

__all__ = ["find_chair"]

_THEN: Final = " → "


def find_chair(register: Register, term: BoardTerm) -> str | None:
    """Return the names of those who chair a board, one after another; None if no name is known.

    >>> first = Appointment(id="a", post=Post.CHAIR, name=PersonName("Kasmad"))
    >>> second = Appointment(id="b", post=Post.CHAIR, name=PersonName("Sekar"), replaces_id="a")
    >>> term = BoardTerm(id="t", organisation_id="o", appointments=[first, second])
    >>> find_chair(Register.of(term), term)
    'Kasmad → Sekar'
    """
    return ", ".join(_iter_seats(register, term)) or None


def _iter_seats(register: Register, term: BoardTerm) -> Iterator[str]:
    """Yield the holders of each seat of a chair, first to last."""
    for seat in make_seats(term.appointments):
        holders = [
            find_holder(register, appointment)
            for appointment in (*reversed(seat.replaced), seat.appointment)
            if appointment.post is Post.CHAIR and appointment.capacity.serves_in_term
        ]
        names = [holder.text for holder in holders if holder.kind is HolderKind.NAMED]
        if names:
            yield _THEN.join(names)
