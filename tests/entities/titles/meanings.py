"""What titles mean."""

from __future__ import annotations

from psm_model.entities import Capacity, Post
from psm_model.entities.titles.title import parse_title

__all__ = ["parse_meaning"]


def parse_meaning(title: str) -> tuple[Post, Capacity, str | None]:
    """Return the post, the capacity and the section of a title, the section without case."""
    parsed = parse_title(title)
    return parsed.post, parsed.capacity, None if parsed.section is None else parsed.section.casefold()
