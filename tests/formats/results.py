"""Results of reading, without their locations, for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psm_model.entities.register import Register
    from psm_model.formats.loss import Loss
    from psm_model.formats.read_result import ReadResult

__all__ = ["register_and_losses"]


def register_and_losses(result: ReadResult) -> tuple[Register, tuple[Loss, ...]]:
    """Return what was read and what was lost."""
    return result.register, result.losses
