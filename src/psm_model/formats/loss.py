"""Loss: what of a document another format has no place for."""

from __future__ import annotations

import attrs

__all__ = ["Loss", "LossWarning"]


@attrs.frozen
class Loss:
    """Something that did not get from one format into another.

    >>> print(Loss("/members/0/training", "Popolo has no word for it"))
    /members/0/training: Popolo has no word for it
    """

    path: str
    """Where it stands in what was given: a JSON Pointer (RFC 6901) in a document, a cell ("Anggota!B7") in a table."""
    reason: str
    """Why it was left out."""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class LossWarning(UserWarning):
    """Something was left out of what was read or written, and nobody asked to be told of all of it."""
