"""The title of a post in a cell: which post it is, and in which fields the rest of what it says is kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post
from psm_model.entities.title import ParsedTitle, parse_title
from psm_model.errors import ParseError

from .words import choice_word, parse_choice

__all__ = ["TitleReading", "TitleRow", "parse_post", "post_word", "read_title", "settle_numbers"]

_POSTS: Final = frozenset(Post)
_KEPT: Final = 1 << 12
_ALSO_ALLOWED: Final = {
    # Demisioner is one who has left, and one who stays until the successor comes.
    Capacity.FORMER: (Capacity.HOLDOVER,),
    # One who was acting is a former holder.
    Capacity.ACTING: (Capacity.FORMER,),
    Capacity.EX_OFFICIO: (Capacity.FORMER, Capacity.ELECT),
}
"""The capacities that may stand in a cell of their own beside a title that tells another one."""


class TitleRow(NamedTuple):
    """The cells of a row that tell what somebody is on a board; None where one is blank."""

    written: str
    """The cell of the post, as written."""
    title: str | None = None
    """The cell of the title."""
    capacity: str | None = None
    """The capacity, in its code."""
    section: str | None = None
    """The section."""

    @property
    def parsed(self) -> ParsedTitle | None:
        """What the cell of the post says as a title; None where it is a code or a word that is no title."""
        return None if _folded(self.written) in _POSTS else _parsed(self.written, self.section)

    @property
    def is_title(self) -> bool:
        """Whether the cell of the post says more than the post does, and is kept as its title."""
        post = parse_post(self.written, self.section)
        return post is not None and _folded(self.written) not in {post.value, choice_word(post)}

    @property
    def told_capacity(self) -> Capacity:
        """The capacity that the cell of the post tells, else that which the title does."""
        parsed = self.parsed
        if (parsed is None or parsed.capacity is Capacity.SUBSTANTIVE) and self.title is not None:
            parsed = _parsed(self.title, None)
        return Capacity.SUBSTANTIVE if parsed is None else parsed.capacity

    @property
    def contradicts(self) -> bool:
        """Whether the cell of the capacity says something else than the cell of the post."""
        told = Capacity.SUBSTANTIVE if self.parsed is None else self.parsed.capacity
        if self.capacity is None or told is Capacity.SUBSTANTIVE or self.capacity == told:
            return False
        return self.capacity not in _ALSO_ALLOWED.get(told, ())

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The values of blank cells that the cell of the post tells, with the names of their columns."""
        found: list[tuple[str, str]] = []
        if self.title is None and self.is_title:
            found.append(("title", self.written.strip()))
        if self.capacity is None and self.told_capacity is not Capacity.SUBSTANTIVE:
            found.append(("capacity", self.told_capacity.value))
        if self.section is None and self.parsed is not None and self.parsed.section is not None:
            found.append(("section", self.parsed.section))
        return tuple(found)

    @property
    def is_lost(self) -> bool:
        """Whether the wording of the post is kept nowhere, since another stands in the cell of the title."""
        return self.title is not None and self.is_title and _folded(self.title) != _folded(self.written)


class TitleReading(NamedTuple):
    """What the cells of a row tell together."""

    missing: tuple[tuple[str, str], ...]
    """As of `TitleRow`."""
    contradicts: bool
    """As of `TitleRow`."""
    is_lost: bool
    """As of `TitleRow`."""


# The boards of a country have few wordings between them.
@lru_cache(_KEPT)
def read_title(row: TitleRow) -> TitleReading:
    """Return what the cells of a row tell together."""
    return TitleReading(row.missing, row.contradicts, row.is_lost)


@lru_cache(_KEPT)
def parse_post(text: str, section: str | None) -> Post | None:
    """Return the post that the text of a cell means beside a section; None where that is not clear.

    A code means its post whatever stands beside it.

    >>> parse_post("chair", "Humas"), parse_post("Ketua", "Humas"), parse_post("lainnya", None)
    (<Post.CHAIR: 'chair'>, <Post.SECTION_HEAD: 'section_head'>, <Post.OTHER: 'other'>)
    """
    folded = _folded(text)
    if folded in _POSTS:
        return Post(folded)
    parsed = _parsed(text, section)
    choice = parse_choice(Post, text) if parsed is None else None
    return parsed.post if parsed is not None else Post(choice) if choice is not None else None


def post_word(post: Post, section: str | None) -> str:
    """Return the word of a post, or its code where the word would be read as another post beside the section.

    >>> post_word(Post.CHAIR, None), post_word(Post.CHAIR, "Humas")
    ('ketua', 'chair')
    """
    word = choice_word(post)
    return word if parse_post(word, section) is post else post.value


def settle_numbers(rows: Iterable[TitleRow]) -> list[Post | None]:
    """Return for each row of a board the post that its number means beside the others; None if it changes nothing."""
    rows = list(rows)
    titles = [row.written for row in rows]
    settled: list[Post | None] = []
    for row in rows:
        parsed = row.parsed
        if parsed is None or parsed.number is None:
            settled.append(None)
            continue
        post = parse_title(row.written, section=row.section, beside=titles).post
        settled.append(None if post is parsed.post else post)
    return settled


def _parsed(text: str, section: str | None) -> ParsedTitle | None:
    try:
        return parse_title(text, section=section)
    except ParseError:
        return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
