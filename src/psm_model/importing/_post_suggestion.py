"""Suggested posts of titles that cannot be read by themselves, and whether blank posts have the one above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from psm_model.entities.post import Post
from psm_model.entities.titles import NUMBERS, is_section_name, split_title
from psm_model.i18n import Bilingual

from ._below_table import starts_other_table
from ._cell_kinds import is_ditto, is_vacant
from ._post_cells import find_headed_section, find_part, read_post_cell
from ._public_words import is_public_text
from ._row_kinds import cell_text, is_dash, is_official, is_section, is_signature, is_total, states_no_person
from ._split_cells import is_split, split_cell
from ._synonyms import find_synonym
from ._targets import HOLDERS, POST
from ._values import UnreadableCellError

__all__ = ["PostSuggestion", "TitleDoubt", "suggest_posts"]

_KNOWN: Final = frozenset(
    (
        *("penanggung", "jawab", "humas", "pembantu", "umum", "staf", "tim", "satgas", "kader", "sekretariat"),
        *("wakil", "ketua", "sekretaris", "bendahara", "koordinator", "pokja", *NUMBERS),
    )
)
_MOST_TITLES: Final = 20
_DIGITS: Final = re.compile(r"\d{3}")


class TitleDoubt(NamedTuple):
    """What is uncertain about a title."""

    title: str
    text: Bilingual
    proposal: Post | None
    """A post that is not in the mapping, because it is not certain enough."""


class PostSuggestion(NamedTuple):
    """The posts of a table."""

    posts: dict[str, Post]
    """The posts of titles that cannot be read by themselves."""
    doubts: tuple[TitleDoubt, ...]
    blank: int
    """The number of people without a post who may have the one above."""


def suggest_posts(rows: Iterable[Sequence[object]], name: tuple[int, str], post: tuple[int, str]) -> PostSuggestion:
    """Return the suggested posts of a table.

    Args:
        rows: The rows below the headings.
        name: The column of names, counted from 1, and its value in the mapping.
        post: That of posts.
    """
    titles: Counter[str] = Counter()
    blank, has_post, has_none = 0, False, False
    for row in rows:
        texts = [cell_text(cell) for cell in row]
        if starts_other_table(texts):
            break
        person, title = _read_part(texts, name, HOLDERS), _read_part(texts, post, (POST,))
        is_nobody = states_no_person(person) and not is_official(person)
        if is_nobody or is_vacant(person) or is_section(texts) or is_total(texts) or is_signature(texts):
            continue
        if find_synonym(title) == POST:
            # Headings that come again.
            continue
        if title and not is_dash(title) and not is_vacant(title) and not is_ditto(title):
            titles[title] += 1
            has_post = True
        elif title:
            has_none = True
        elif has_post:
            blank += 1
    unread = [(title, count) for title, count in titles.items() if _is_unread(title) and _names_nobody(title)]
    doubts = [_describe(title, count) for title, count in unread[:_MOST_TITLES]]
    posts = {doubt.title: Post.SECTION_HEAD for doubt in doubts if doubt.proposal is None}
    return PostSuggestion(posts, tuple(doubts), 0 if has_none else blank)


def _read_part(texts: Sequence[str], column: tuple[int, str], targets: Sequence[str]) -> str:
    at, value = column
    text = texts[at - 1] if 0 < at <= len(texts) else ""
    if not is_split(value):
        return text
    parts = split_cell(value, text) or {}
    return next((parts[target] for target in targets if target in parts), "")


def _is_unread(title: str) -> bool:
    try:
        read_post_cell(title, None, {})
    except UnreadableCellError:
        return True
    return False


def _names_nobody(title: str) -> bool:
    """Return whether a title has only words of posts and sections, so that a mapping may have it."""
    if _DIGITS.search(title) or not any(map(str.isalpha, title)):
        return False
    headed = find_headed_section(title)
    words = [word.text for word in split_title(headed or title)]
    # A word alone may be any; with another, it must be one of the names of sections.
    are_known = (len(words) > 1 or headed is not None) and is_section_name([*words, "dan"], is_headed=False)
    return are_known or is_public_text(title) or all(word in _KNOWN for word in words)


def _describe(title: str, count: int) -> TitleDoubt:
    if find_headed_section(title) is not None:
        text = Bilingual(
            f"rows with this title: {count:,}; is it that of a section of this board, and of no office?",
            f"baris dengan sebutan ini: {count:,}; apakah ini bidang di kepengurusan ini, bukan jabatan dinas?",
        )
        return TitleDoubt(title, text, None)
    text = Bilingual(
        f"rows with this title, which cannot be read: {count:,}",
        f"baris dengan sebutan ini, yang tidak terbaca: {count:,}",
    )
    return TitleDoubt(title, text, Post.OTHER if find_part(title) is None else Post.SECTION_MEMBER)
