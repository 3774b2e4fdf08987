"""How a cited instrument stands to the one cited before it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Relation"]


class Relation(StrEnum):
    """How an instrument stands to the one named before it."""

    JO = "jo"
    """To be read together with it (*juncto*)."""
    AMENDED_BY = "amended_by"
    """It amended the one before."""
    IN_TITLE = "in_title"
    """It is named in the title of the one before."""
