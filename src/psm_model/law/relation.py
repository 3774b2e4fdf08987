"""Relation: the relation of a cited instrument to the one cited before it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Relation"]


class Relation(StrEnum):
    """The relation of an instrument to the one named before it."""

    JO = "jo"
    """It must be read together with the one before (*juncto*)."""
    AMENDED_BY = "amended_by"
    """It amended the one before."""
    IN_TITLE = "in_title"
    """It is named in the title of the one before."""
