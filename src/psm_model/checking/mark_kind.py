"""MarkKind: how the days of a finding are drawn."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["MarkKind"]


class MarkKind(StrEnum):
    """How the days of a finding are drawn on a timeline."""

    OVERLAP = "overlap"
    """Days that two terms share."""
    GAP = "gap"
    """Days without a board."""
    HANDOVER = "handover"
    """The day, or the possible days, on which one term ends and another starts."""
    OTHER = "other"
    """The days of one term or of its inauguration."""
