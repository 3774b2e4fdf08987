"""Neighbours that answer comparisons in a way of their own, to see that a value leaves the answer to them."""

from __future__ import annotations


class EqualToAll:
    """Says that it is equal to whatever it is compared with."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class EqualToNone:
    """Says that it is equal to nothing, itself included."""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0
