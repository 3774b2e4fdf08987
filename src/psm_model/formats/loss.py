"""Loss: a part of a document that another format cannot represent."""

from __future__ import annotations

import attrs

from psm_model.masking import mask_reprs

__all__ = ["Loss", "LossWarning"]


@attrs.frozen(field_transformer=mask_reprs)
class Loss:
    """Something that was lost in a conversion between formats.

    >>> print(Loss("/members/0/training", "Popolo has no word for it"))
    /members/0/training: Popolo has no word for it
    """

    path: str
    """Location in the input: a JSON Pointer (RFC 6901) in a document, a cell ("Anggota!B7") in a table."""
    reason: str
    """Reason for the loss."""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class LossWarning(UserWarning):
    """Warning that something was left out by a function that does not return its losses."""
