"""What to do about a title that is not read, where its fault is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from psm_model.entities.post import Post

from ._patterns import SUSPENDED
from ._words import NUMBERS, split_title

__all__ = ["find_hint"]

_JOINTS: Final = re.compile(
    r"\s*[/,;&+|]\s*|\s+(?:dan|serta|(?:juga )?(?:merangkap|rangkap|sekaligus)(?: sebagai)?)\s+", re.IGNORECASE
)
"""What joins the posts of somebody who has several, or of several people in one cell."""
_SUSPENDED: Final = "no capacity says that a holder is suspended: leave that out, and record who acts in the post"
_DEPUTY: Final = "name the post of the deputy, as in 'Wakil Ketua'"
_MAX_LENGTH: Final = 300


def find_hint(title: str, find_post: Callable[[str], Post | None]) -> str | None:
    """Return what to do for a title to be read; None if that is not known.

    Args:
        title: The title.
        find_post: What returns the post of a title; None for one that is not read.

    >>> find_hint("Wakil I", lambda title: None)
    "name the post of the deputy, as in 'Wakil Ketua'"
    """
    words = [word.text for word in split_title(title[:_MAX_LENGTH])]
    if re.search(SUSPENDED, " ".join(words)):
        return _SUSPENDED
    if words[:1] == ["wakil"] and all(word in NUMBERS for word in words[1:]):
        return _DEPUTY
    posts = [find_post(part) for part in _JOINTS.split(title[:_MAX_LENGTH])]
    names = [post.value for post in dict.fromkeys(posts) if post is not None]
    if None in posts or not names[1:]:
        return None
    return f"it names several posts ({', '.join(names)}): record each in an appointment of its own"
