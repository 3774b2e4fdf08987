"""Drafts: a register with the words that support each fact, and the facts that were left out."""

from __future__ import annotations

from enum import StrEnum

import attrs

from psm_model.entities.register import Register
from psm_model.masking import mask_reprs, masked_repr

__all__ = ["Basis", "Draft", "DraftedFact", "Unresolved", "UnresolvedReason"]


class Basis(StrEnum):
    """How a text supports a fact."""

    STATED = "stated"
    """The words state it."""
    INFERRED = "inferred"
    """It follows from the words and those near them."""


class UnresolvedReason(StrEnum):
    """Why something in a text is not in the register."""

    DAY_DEPENDS = "day_depends"
    """A day that depends on the day of publication, or contradicts its weekday."""
    NO_SUCH_DAY = "no_such_day"
    """A day that does not exist: *31 Februari*."""
    LEVEL_UNKNOWN = "level_unknown"
    """An organisation whose level the text does not say."""
    NO_ORGANISATION = "no_organisation"
    """A term or a person, but no organisation that they belong to."""
    PERIOD_CONTRADICTS = "period_contradicts"
    """The years of a term whose last year is before its first."""
    OTHER_BODY = "other_body"
    """The holder of a post in another body."""
    BOARD_UNCLEAR = "board_unclear"
    """The holder of a post on one of several boards; the text does not say which."""
    LINE_UNREAD = "line_unread"
    """A line of a list or a table of officers in which no appointment could be read."""
    PERSONAL_NUMBER = "personal_number"
    """Words with a number that may be the identity number of a person."""
    DUPLICATE = "duplicate"
    """A holder who already has this post in the draft."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class DraftedFact:
    """A fact in the register of a draft."""

    pointer: str
    """The JSON Pointer of the value in the document that `dumps` makes from the register."""
    spans: tuple[tuple[int, int], ...]
    """The starts and ends of the words that support it."""
    basis: Basis = Basis.STATED
    """Whether the words state it, or it follows from them."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Unresolved:
    """Words of a text that state no fact clearly enough for the register."""

    reason: UnresolvedReason
    """Why they are not in the register."""
    span: tuple[int, int]
    """Their start and end in the text."""
    as_written: str = attrs.field(repr=masked_repr)
    """The words."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class Draft:
    """The register that a text supports, and where it supports each fact."""

    register: Register
    """The register. It contains only what the text states."""
    facts: tuple[DraftedFact, ...] = ()
    """The facts, in the order of the register."""
    unresolved: tuple[Unresolved, ...] = ()
    """The words that were left out, in the order of the text."""
    made_ids: tuple[str, ...] = ()
    """The generated ids in the register. None of them is in the text; replace them as you need."""
