"""Titles in a Popolo document: what a role and a label mean, and which of several is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post
from psm_model.entities.titles import ParsedTitle, names_status, sections_agree

from ._vocabulary import try_parse_title

if TYPE_CHECKING:
    from psm_model.formats._origins import Located

    from ._objects import PopoloObject

__all__ = ["Title", "combine_titles", "read_title"]

_ENGLISH: Final = {
    **{post.value.replace("_", " "): post for post in Post},
    **dict.fromkeys(("chairman", "chairwoman", "chairperson", "president"), Post.CHAIR),
    **dict.fromkeys(("vice chairman", "vice chairperson", "deputy chair", "vice president"), Post.VICE_CHAIR),
    "advisor": Post.ADVISER,
}
"""English words for posts, which may be beside a title. Alone, they may be posts of any other body."""


@attrs.frozen
class Title:
    """The title that texts of an object give."""

    text: Located
    """The text, which may be a code."""
    holder: PopoloObject
    """The object with the text."""
    key: str
    """Its key."""
    parsed: ParsedTitle | None
    """The meaning; None for a code, or for a text that is not a title."""
    code: Post | None = None
    """The code of the post that a text states."""
    is_contradicted: bool = False
    """Whether another text contradicts it, so that the post is recorded as other."""

    @property
    def is_code(self) -> bool:
        """Whether the text is the code of a post."""
        return self.text.value in list(Post)

    @property
    def post(self) -> Post | None:
        """The post, as far as it is read."""
        return self.code if self.parsed is None else self.parsed.post

    @property
    def is_generic(self) -> bool:
        """Whether the text only says that somebody is a member, as anybody in a post is."""
        is_plain = self.parsed is None or self.parsed == ParsedTitle(Post.MEMBER)
        return self.post is Post.MEMBER and is_plain and (self.is_code or self.parsed is not None)


def read_title(holder: PopoloObject, key: str) -> Title | None:
    """Return the title that a text of an object gives; None if it is absent or empty."""
    text = holder.locate(key)
    if text.value is None or text.value == "":
        return None
    # A code is not a title, though one is also a word (*motivator*).
    if text.value in list(Post):
        return Title(text, holder, key, None, Post(text.value))
    return Title(text, holder, key, try_parse_title(text.value))


def combine_titles(first: Title | None, second: Title | None) -> Title | None:
    """Return the title that says the most of two, the first if they are equal.

    If they contradict each other, it is the first one, and its post is not certain.
    """
    if first is None or second is None:
        return first or second
    if first.is_contradicted or second.is_contradicted:
        return attrs.evolve(first, is_contradicted=True)
    return _combine_unread(first, second) if None in {first.post, second.post} else _combine_read(first, second)


def _combine_read(first: Title, second: Title) -> Title:
    if first.is_generic != second.is_generic:
        return second if first.is_generic else first
    if _contradict(first, second):
        return attrs.evolve(second if first.is_code else first, is_contradicted=True)
    return attrs.evolve(max(first, second, key=_count_details), code=first.code or second.code)


def _combine_unread(first: Title, second: Title) -> Title:
    """Return the first of two titles, of which at least one is not read, or the second if it means the same."""
    if first.post is None:
        return second if _ENGLISH.get(str(first.text.value).casefold()) is second.post is not None else first
    if _ENGLISH.get(str(second.text.value).casefold()) is first.post:
        return first
    if not first.is_generic and names_status(str(second.text.value)):
        return attrs.evolve(first, is_contradicted=True)
    return attrs.evolve(second, code=first.code) if first.is_code else first


def _contradict(first: Title, second: Title) -> bool:
    """Return whether two titles cannot be the same post, held in the same way."""
    if first.post is not second.post:
        return not (_is_deputy(first, second) or _is_deputy(second, first))
    if first.parsed is None or second.parsed is None:
        return False
    meanings = (first.parsed, second.parsed)
    sections = [meaning.section for meaning in meanings if meaning.section is not None]
    return (
        len({meaning.capacity for meaning in meanings} - {Capacity.SUBSTANTIVE}) > 1
        or len({meaning.number for meaning in meanings} - {None}) > 1
        or (bool(sections) and not sections_agree(sections[0], sections[-1]))
    )


def _is_deputy(title: Title, coded: Title) -> bool:
    """Return whether a code is that of the deputy whom a title may mean: *Sekretaris I* beside *Sekretaris*."""
    parsed = title.parsed
    return parsed is not None and parsed.number == 1 and coded.is_code and coded.code == f"vice_{parsed.post}"


def _count_details(title: Title) -> int:
    """Return how much a title says beyond its post; less than nothing for a code."""
    parsed = title.parsed
    if parsed is None:
        return -1
    return (parsed.capacity is not Capacity.SUBSTANTIVE) + (parsed.section is not None) + (parsed.number is not None)
