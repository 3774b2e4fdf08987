"""Titles of posts in cells: the post that a title means, and the fields for the rest of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post
from psm_model.entities.titles import ParsedTitle, find_section, parse_title, sections_agree
from psm_model.errors import ParseError

from .words import choice_word, parse_choice

__all__ = ["TitleReading", "TitleRow", "parse_post", "post_word", "read_title", "settle_numbers"]

_POSTS: Final = frozenset(Post)
_CACHE_SIZE: Final = 1 << 12
_COMPATIBLE_CAPACITIES: Final = {
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


class TitleReading(NamedTuple):
    """The combined meaning of the cells of a `TitleRow`."""

    parsed: ParsedTitle | None
    """Post's cell as a title; None for a code or a word that is not a title."""
    implied_values: tuple[tuple[str, str], ...]
    """Names of blank columns, with the values that the post's cell gives them."""
    contradicts_capacity: bool
    """Whether the capacity contradicts the post's cell."""
    contradicts_section: bool
    """Whether the section contradicts the one in the post's cell."""
    wording_is_lost: bool
    """Whether the wording of the post is lost because the title's cell holds another one."""


# A country's boards share few wordings.
@lru_cache(_CACHE_SIZE)
def read_title(row: TitleRow) -> TitleReading:
    """Return the combined meaning of the cells of a row."""
    parsed = None if _fold(row.written) in _POSTS else _try_parse_title(row.written, row.section)
    capacity = Capacity.SUBSTANTIVE if parsed is None else parsed.capacity
    own, section = None if parsed is None else parsed.section, find_section(row.section)
    is_title = _is_title(row)
    return TitleReading(
        parsed,
        tuple(_iter_implied_values(row, parsed, is_title=is_title)),
        contradicts_capacity=row.capacity is not None
        and capacity is not Capacity.SUBSTANTIVE
        and row.capacity not in {capacity, *_COMPATIBLE_CAPACITIES.get(capacity, ())},
        contradicts_section=section is not None and own is not None and not sections_agree(own, section),
        wording_is_lost=row.title is not None and is_title and _fold(row.title) != _fold(row.written),
    )


def _is_title(row: TitleRow) -> bool:
    """Return whether the post's cell is more specific than the post, and is kept as its title."""
    post = parse_post(row.written, row.section)
    return post is not None and _fold(row.written) not in {post.value, choice_word(post)}


def _iter_implied_values(row: TitleRow, parsed: ParsedTitle | None, *, is_title: bool) -> Iterator[tuple[str, str]]:
    if row.title is None and is_title:
        yield "title", row.written.strip()
    # The capacity is in the post's cell, or else in the title.
    stated = parsed
    if (parsed is None or parsed.capacity is Capacity.SUBSTANTIVE) and row.title is not None:
        stated = _try_parse_title(row.title, None)
    if row.capacity is None and stated is not None and stated.capacity is not Capacity.SUBSTANTIVE:
        yield "capacity", stated.capacity.value
    if row.section is None and parsed is not None and parsed.section is not None:
        yield "section", parsed.section


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
        reading = read_title(row)
        parsed = reading.parsed
        if parsed is None or parsed.number is None or reading.contradicts_section:
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
        return None if error.is_general else parse_title(text)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
