"""ReadResult: a register that was read from a file, with the losses and the locations of its values."""

from __future__ import annotations

import attrs

from psm_model.entities.register import Register
from psm_model.masking import mask_reprs

from .locations import Locations
from .loss import Loss

__all__ = ["ReadResult"]


@attrs.frozen(field_transformer=mask_reprs)
class ReadResult:
    """A register and information about the file that it was read from."""

    register: Register
    """The register."""
    losses: tuple[Loss, ...]
    """Parts of the file that a register cannot represent. JSON and JSON Lines have none: there, they are errors."""
    locations: Locations = attrs.field(repr=False, eq=False)
    """Locations of the values in the file: a line and column, or a cell."""
