"""parse_title: which post a title means, in which capacity it is held, and for which section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

import attrs

from psm_model.errors import ParseError, require_type

from ._title_patterns import ADVISORY, AREA, OFFICE, PERIOD, Meaning, marks, wordings
from ._title_words import NUMBERS, Word, split_title
from .appointment import Capacity
from .post import Post

__all__ = ["ParsedTitle", "parse_title"]

_WANTED: Final = "one post of a board, as in 'Ketua', 'Plt. Wakil Sekretaris II' or 'Anggota Bidang Humas'"
_KEPT: Final = 1 << 12
# Longer than any title, and short enough to be read at once.
_LONGEST: Final = 300
_SECTIONS: Final = ("bidang", "seksi", "divisi", "departemen", "biro")
_IN_SECTION: Final = {
    "ketua": Post.SECTION_HEAD,
    "koordinator": Post.SECTION_HEAD,
    "anggota": Post.SECTION_MEMBER,
    "pengurus": Post.SECTION_MEMBER,
}
"""What a title means beside a section."""
_OF_ONE: Final = frozenset({"ketua", "sekretaris", "bendahara", "wakil sekretaris", "wakil bendahara"})
"""Titles that beside an area may be those of the board of that area."""
_UNCLEAR_IN_SECTION: Final = _OF_ONE - {"ketua"} | {"wakil ketua"}
"""Titles that beside a section may be those of the board, or of the section."""


@attrs.frozen
class ParsedTitle:
    """What the title of a post means.

    >>> ParsedTitle(Post.CHAIR).capacity
    <Capacity.SUBSTANTIVE: 'substantive'>
    """

    post: Post
    """The post."""
    capacity: Capacity = Capacity.SUBSTANTIVE
    """The capacity in which it is held."""
    section: str | None = None
    """The section or the area that the title names, as written there, else the one recorded beside it."""
    number: int | None = None
    """The number behind the title: 2 in *Sekretaris II*."""


def parse_title(title: str, *, section: str | None = None, beside: Iterable[str] = ()) -> ParsedTitle:
    """Parse the title of a post as Indonesian boards word it.

    Titles of the board ("Ketua Umum", "Wasekjen II", "Penasihat"), of its sections ("Kabid Humas", "Anggota Seksi
    Usaha") and of areas ("Korcam Contoh") are read in any case and in usual abbreviations and misspellings. The name of
    the association may follow ("Ketua IPSM Provinsi").

    "Plt.", "Pj." and their like mean an acting holder, "ex officio" one by another office. A former holder ("mantan
    Ketua", "Ketua demisioner", "Ketua (alm.)") and one who is elected and not yet in office ("Ketua terpilih") hold
    nothing.

    "Sekretaris II" is a deputy of the secretary. "Sekretaris I" is the secretary, and a deputy where a secretary
    without a number stands beside. Keep the title: "Ketua Umum" and "Ketua" are one post.

    A title that is not clearly one of these is refused: an office of another body ("Sekretaris Daerah"), two posts at
    once ("Ketua merangkap Bendahara"), a candidate. OTHER is for the caller who knows better.

    Args:
        title: The title.
        section: The section or the area that is recorded beside it, which decides what "Ketua" or "Anggota" means.
        beside: The titles of the same board; those that can't be read are passed over.

    >>> acting = parse_title("Plt. Ketua Bidang Humas")
    >>> acting.post, acting.capacity, acting.section
    (<Post.SECTION_HEAD: 'section_head'>, <Capacity.ACTING: 'acting'>, 'Humas')
    >>> parse_title("Ketua", section="Humas").post, parse_title("Sekretaris I", beside=["Sekretaris"]).post
    (<Post.SECTION_HEAD: 'section_head'>, <Post.VICE_SECRETARY: 'vice_secretary'>)

    Raises:
        ParseError: the title is anything else.
        TypeError: the title or the section is no text.
    """
    require_type(title, str, "a text")
    if section is not None:
        require_type(section, str, "a text or None")
    read = _read(title, section if section and section.strip() else None)
    if read is None:
        raise ParseError("title of a post", _WANTED, title)
    parsed, deputy = read
    if deputy is not None and any(_is_first(parsed, other) for other in beside):
        return attrs.evolve(parsed, post=deputy)
    return parsed


def _is_first(parsed: ParsedTitle, other: str) -> bool:
    """Return whether a title is that of the same post without a number."""
    read = _read(require_type(other, str, "a text"), None)
    if read is None or not read[0].capacity.holds:
        return False
    return (read[0].post, read[0].number, read[0].section) == (parsed.post, None, parsed.section)


@lru_cache(_KEPT)
def _read(title: str, section: str | None) -> tuple[ParsedTitle, Post | None] | None:
    """Return what a title means, and the post that it means where one without a number stands beside it."""
    words, capacity = _take_out_marks(split_title(title[: _LONGEST + 1]))
    words = _without_brackets(_without_repetition(words))
    if capacity is None or len(title) > _LONGEST:
        return None
    for part in (words, _first_of_advisers(words)):
        text = " ".join(word.text for word in part)
        for pattern, meaning in wordings():
            match = pattern.fullmatch(text)
            if match is None:
                continue
            meant = _meant(match, meaning, capacity, section)
            if meant is None:
                return None
            post, number, deputy = meant
            return ParsedTitle(post, capacity, section or _named(title, part, match), number), deputy
    return None


def _take_out_marks(words: list[Word]) -> tuple[list[Word], Capacity | None]:
    """Return the words that are left, and the capacity that the others tell; None where they contradict each other."""
    told: set[Capacity] = set()
    for mark, capacity in (*marks(), (_office(), Capacity.EX_OFFICIO)):
        left = _without(words, mark)
        if len(left) < len(words) and capacity is not None:
            told.add(capacity)
        words = left
    if Capacity.FORMER in told:
        told -= {Capacity.ACTING, Capacity.EX_OFFICIO}
    if told & {Capacity.FORMER, Capacity.ELECT}:
        words = _without(words, _period())
    if len(told) > 1:
        return words, None
    return words, told.pop() if told else Capacity.SUBSTANTIVE


@cache
def _office() -> re.Pattern[str]:
    return re.compile(OFFICE)


@cache
def _period() -> re.Pattern[str]:
    return re.compile(PERIOD)


def _without(words: list[Word], mark: re.Pattern[str]) -> list[Word]:
    text = " ".join(word.text for word in words)
    match = mark.search(text)
    if match is None:
        return words
    first = _position(words, match.start())
    return words[:first] + words[_position(words, match.end()) :]


def _without_brackets(words: list[Word]) -> list[Word]:
    """Return the words without brackets around a section or an area at their end: *Anggota (Bidang Humas)*."""
    texts = [word.text for word in words]
    if texts[-1:] != [")"] or texts.count("(") != 1:
        return words
    first = texts.index("(")
    if texts[first + 1] not in _SECTIONS and not re.fullmatch(AREA, texts[first + 1]):
        return words
    return [*words[:first], *words[first + 1 : -1]]


def _without_repetition(words: list[Word]) -> list[Word]:
    """Return the words without an abbreviation in brackets of those before it: *Ketua Umum (Ketum)*."""
    texts = [word.text for word in words]
    first, last = (texts.index(sign) if texts.count(sign) == 1 else 0 for sign in "()")
    inner = texts[first + 1 : last]
    return words[:first] + words[last + 1 :] if inner and texts[:first] == inner else words


def _position(words: list[Word], at: int) -> int:
    """Return the position of the first word that stands at a place of the joined words, or behind it."""
    start = 0
    for position, word in enumerate(words):
        if start >= at:
            return position
        start += len(word.text) + 1
    return len(words)


def _first_of_advisers(words: list[Word]) -> list[Word]:
    """Return the first of the posts that slashes divide, if all of them advise."""
    texts = " ".join(word.text for word in words).split(" / ")
    if len(texts) == 1 or not all(
        any(pattern.fullmatch(text) and meaning.post in ADVISORY for pattern, meaning in wordings()) for text in texts
    ):
        return []
    return words[: len(texts[0].split())]


def _meant(
    match: re.Match[str], meaning: Meaning, capacity: Capacity, section: str | None
) -> tuple[Post, int | None, Post | None] | None:
    """Return the post, the number and the deputy that a title means; None where it is not clear beside the section."""
    number = NUMBERS.get(match.groupdict().get("number") or "")
    deputy = None if number is None else meaning.deputy
    post: Post | None = meaning.post if deputy is None or number == 1 else deputy
    if section is not None and post is not None:
        post = _beside_section(match.string, post, section)
    elif meaning.needs_section or (match.string.startswith(_SECTIONS) and capacity is Capacity.ACTING):
        # "PJ" of a section is whoever answers for it (*penanggung jawab*).
        post = None
    return None if post is None else (post, number, deputy)


def _beside_section(text: str, post: Post, section: str) -> Post | None:
    """Return the post that a title means beside a section or an area; None where that is not clear."""
    folded = " ".join(word.text for word in split_title(section))
    if re.match(rf"(?:{AREA})\b", folded):
        return None if text in _OF_ONE else post
    if text in _UNCLEAR_IN_SECTION:
        return None
    if text == "koordinator" and not folded.startswith(_SECTIONS):
        return post
    return _IN_SECTION.get(text, post)


def _named(title: str, words: list[Word], match: re.Match[str]) -> str | None:
    """Return the section or the area that a title names, as written."""
    groups = match.groupdict()
    group = "section" if groups.get("section") else "whole"
    if not groups.get(group):
        return None
    # A number alone names no section: "Bidang II".
    from_part = group == "section" and match[group].strip() in NUMBERS
    first = _position(words, match.start("part" if from_part else group))
    named = words[first : _position(words, match.end(group))]
    return " ".join(title[named[0].start : named[-1].end].split())
