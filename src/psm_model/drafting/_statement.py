"""A statement that somebody, or an office, has a post."""

from __future__ import annotations

import attrs

from psm_model.entities.titles import ParsedTitle

from ._holders import Holder

__all__ = ["Statement"]


@attrs.frozen
class Statement:
    """A statement of a text that somebody, or an office, has a post; offsets are of the text."""

    holder: Holder | None
    """The holder; None if the post is vacant."""
    post: tuple[int, int]
    """The place of the post."""
    title: ParsedTitle
    """The meaning of the post."""
    body: tuple[int, int] | None = None
    """The place of the organisation that is named with it."""
    replaces: tuple[int, int] | None = None
    """The place of the name of the person replaced."""
    is_inferred: bool = False
    """Whether the post follows from the layout or a verb, and is not stated."""
