"""draft: the register that a text supports, with the place of each fact."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from psm_model.entities.register import Register
from psm_model.errors import require_type
from psm_model.values.partial_date import require_date

__all__ = ["Basis", "Draft", "Fact", "Reason", "Unresolved", "draft"]


class Basis(StrEnum):
    """How a text supports a fact."""

    STATED = "stated"
    """The words say it."""
    INFERRED = "inferred"
    """It follows from the words and those near them."""


class Reason(StrEnum):
    """Why something in a text is not in the register."""

    DAY_DEPENDS = "day_depends"
    """A day that depends on the day of publication, or contradicts its weekday."""
    LEVEL_UNKNOWN = "level_unknown"
    """An organisation whose level the text does not say."""
    NO_ORGANISATION = "no_organisation"
    """A term or a person, but no organisation that they belong to."""
    PERIOD_CONTRADICTS = "period_contradicts"
    """The years of a term of which the last is before the first."""
    OTHER_BODY = "other_body"
    """The holder of a post in another body."""
    DUPLICATE = "duplicate"
    """A holder who already has this post in the draft."""


@attrs.frozen(kw_only=True)
class Fact:
    """A fact in the register of a draft."""

    pointer: str
    """The JSON Pointer of the value in the document that `dumps` makes of the register."""
    spans: tuple[tuple[int, int], ...]
    """The starts and ends of the words that support it."""
    basis: Basis = Basis.STATED
    """Whether the words say it, or it follows from them."""


@attrs.frozen(kw_only=True)
class Unresolved:
    """Words of a text that are too weak for the register."""

    reason: Reason
    """Why they are not in the register."""
    span: tuple[int, int]
    """Their start and end in the text."""
    as_written: str
    """The words."""


@attrs.frozen(kw_only=True)
class Draft:
    """The register that a text supports, and where it supports each fact."""

    register: Register
    """The register, with what the text states and nothing else."""
    facts: tuple[Fact, ...] = ()
    """The facts, in the order of the register."""
    unresolved: tuple[Unresolved, ...] = ()
    """What is too weak for the register, in the order of the text."""
    made_ids: tuple[str, ...] = ()
    """The ids in the register. None of them is in the text: replace them as you need."""


def draft(text: str, *, published: date | None = None) -> Draft:
    """Draft a register from a text: an article, a decree, or a list of officers.

    Each fact has the words that support it. What the text does not settle is in `unresolved` and not in the register.
    The day of publication is not recorded, because the text may not state it. The time grows linearly with the text.

    >>> drafted = draft("Pengurus IPSM Kabupaten Contoh masa bakti 2025-2030 dilantik di Pendopo Contoh.")
    >>> str(drafted.register.board_terms[0].period), drafted.register.board_terms[0].inaugurations[0].place
    ('2025/2030', 'Pendopo Contoh')

    Args:
        text: The text.
        published: The day of publication, on which days such as "Rabu (15/10)" depend.

    Raises:
        WrongTypeError: the text is not a text, or `published` is not a date.
    """
    from ._draft_builder import DraftBuilder
    from ._reading import Reading

    day = None if published is None else require_date(published)
    return DraftBuilder(Reading(require_type(text, str, "a text"), published=day)).build()
