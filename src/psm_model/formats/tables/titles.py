"""Titles of posts in cells: the post that a title means, and the fields for the rest of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post
from psm_model.entities.sections import find_section, sections_agree
from psm_model.entities.title import ParsedTitle, parse_title
from psm_model.errors import ParseError

from .words import choice_word, parse_choice

__all__ = ["TitleReading", "TitleRow", "parse_post", "post_word", "read_title", "settle_numbers"]

_POSTS: Final = frozenset(Post)
_CACHE_SIZE: Final = 1 << 12
_COMPATIBLE_CAPACITIES: Final = {
    # *Demisioner* means a former holder, or one who stays until the successor comes.
    Capacity.FORMER: (Capacity.HOLDOVER,),
    # A former acting holder is a former holder.
    Capacity.ACTING: (Capacity.FORMER,),
    Capacity.EX_OFFICIO: (Capacity.FORMER, Capacity.ELECT),
}
"""Capacities that a cell of its own may add to the different capacity in a title."""


class TitleRow(NamedTuple):
    """The cells of a row that describe a post on a board; None for a blank cell."""

    written: str
    """Cell of the post, as written."""
    title: str | None = None
    """Cell of the title."""
    capacity: str | None = None
    """Code of the capacity."""
    section: str | None = None
    """Section."""

    @property
    def parsed_title(self) -> ParsedTitle | None:
        """The post's cell parsed as a title; None for a code or a word that is not a title."""
        return None if _fold(self.written) in _POSTS else _try_parse_title(self.written, self.section)

    @property
    def is_title(self) -> bool:
        """Whether the post's cell is more specific than the post, and is kept as its title."""
        post = parse_post(self.written, self.section)
        return post is not None and _fold(self.written) not in {post.value, choice_word(post)}

    @property
    def stated_capacity(self) -> Capacity:
        """The capacity in the post's cell, or else in the title."""
        parsed = self.parsed_title
        if (parsed is None or parsed.capacity is Capacity.SUBSTANTIVE) and self.title is not None:
            parsed = _try_parse_title(self.title, None)
        return Capacity.SUBSTANTIVE if parsed is None else parsed.capacity

    @property
    def contradicts(self) -> bool:
        """Whether the capacity contradicts the post's cell."""
        stated = Capacity.SUBSTANTIVE if self.parsed_title is None else self.parsed_title.capacity
        if self.capacity is None or stated is Capacity.SUBSTANTIVE or self.capacity == stated:
            return False
        return self.capacity not in _COMPATIBLE_CAPACITIES.get(stated, ())

    @property
    def contradicts_section(self) -> bool:
        """Whether the section contradicts the one in the post's cell."""
        section = find_section(self.section)
        own = None if self.parsed_title is None else self.parsed_title.section
        return section is not None and own is not None and not sections_agree(own, section)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Names of blank columns, with the values that the post's cell gives them."""
        values: list[tuple[str, str]] = []
        if self.title is None and self.is_title:
            values.append(("title", self.written.strip()))
        if self.capacity is None and self.stated_capacity is not Capacity.SUBSTANTIVE:
            values.append(("capacity", self.stated_capacity.value))
        if self.section is None and self.parsed_title is not None and self.parsed_title.section is not None:
            values.append(("section", self.parsed_title.section))
        return tuple(values)

    @property
    def is_lost(self) -> bool:
        """Whether the wording of the post is lost because the title's cell holds another one."""
        return self.title is not None and self.is_title and _fold(self.title) != _fold(self.written)


class TitleReading(NamedTuple):
    """The combined meaning of the cells of a `TitleRow`, with its properties."""

    missing: tuple[tuple[str, str], ...]
    contradicts: bool
    contradicts_section: bool
    is_lost: bool


# A country's boards share few wordings.
@lru_cache(_CACHE_SIZE)
def read_title(row: TitleRow) -> TitleReading:
    """Return the combined meaning of the cells of a row."""
    return TitleReading(row.missing, row.contradicts, row.contradicts_section, row.is_lost)


@lru_cache(_CACHE_SIZE)
def parse_post(text: str, section: str | None) -> Post | None:
    """Return the post that a text means beside a section, or None if that is unclear.

    A code means its post beside any section.

    >>> parse_post("chair", "Humas"), parse_post("Ketua", "Humas"), parse_post("lainnya", None)
    (<Post.CHAIR: 'chair'>, <Post.SECTION_HEAD: 'section_head'>, <Post.OTHER: 'other'>)
    """
    folded = _fold(text)
    if folded in _POSTS:
        return Post(folded)
    parsed = _try_parse_title(text, section)
    choice = parse_choice(Post, text) if parsed is None else None
    return parsed.post if parsed is not None else Post(choice) if choice is not None else None


def post_word(post: Post, section: str | None) -> str:
    """Return the word of a post, or its code if the word would mean another post beside the section.

    >>> post_word(Post.CHAIR, None), post_word(Post.CHAIR, "Humas")
    ('ketua', 'chair')
    """
    word = choice_word(post)
    return word if parse_post(word, section) is post else post.value


def settle_numbers(rows: Iterable[TitleRow]) -> list[Post | None]:
    """Return for each row of a board the post that its number implies beside the others; None if it stays the same."""
    rows = list(rows)
    titles = [row.written for row in rows]
    settled: list[Post | None] = []
    for row in rows:
        parsed = row.parsed_title
        if parsed is None or parsed.number is None or row.contradicts_section:
            settled.append(None)
            continue
        post = parse_title(row.written, section=row.section, beside=titles).post
        settled.append(None if post is parsed.post else post)
    return settled


def _try_parse_title(text: str, section: str | None) -> ParsedTitle | None:
    try:
        return parse_title(text, section=section)
    except ParseError as error:
        # A section that contradicts the title is reported in its own cell.
        return None if error.expected == error.form else parse_title(text)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
