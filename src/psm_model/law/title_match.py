"""Comparison of a title that a source states with the title of an instrument in the statute book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from psm_model.law.statutes import load_statutes

__all__ = ["has_distinctive_words", "matches_title"]

_WORD: Final = re.compile(r"\w+")
_LINE_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_INSTRUMENT: Final = re.compile(
    r"\s*(?:undang-undang|uu|pp|(?:peraturan|keputusan|instruksi)\s+(?:pemerintah|presiden|menteri|daerah|gubernur|bupati"
    r"|wali\s?kota|desa)|per(?:pres|ppu|men[a-z]*|da|gub|bup|wali|des)|kep(?:pres|men[a-z]*|gub|bup|wali)|inpres)\b"
    r"(?:(?!\b(?:tentang|atas|perubahan|pelaksanaan|pencabutan)\b).){0,120}\btentang\b",
    re.IGNORECASE | re.DOTALL,
)
"""The kind, the office and the number before a title, "Permensos Nomor 10 Tahun 2019 tentang"."""
_LEADS: Final = frozenset(["tentang", "perihal", "mengenai"])
# Abbreviations in titles.
_SHORT: Final = {
    "uu": "undang undang",
    "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden",
    "permensos": "peraturan menteri sosial",
    "kepmensos": "keputusan menteri sosial",
    "no": "nomor",
    "th": "tahun",
    "thn": "tahun",
}
_SMALL: Final = frozenset(["dan", "atas", "di", "dalam", "untuk", "melalui", "dengan"])
"""Words that acronyms omit."""
_REPUBLIC: Final = ("republik", "indonesia")
_MAX_LENGTH: Final = 1000
_CACHE_SIZE: Final = 1 << 10


def has_distinctive_words(title: str | None) -> bool:
    """Return whether a title has words that distinguish it from other titles.

    >>> has_distinctive_words(" tentang "), has_distinctive_words("PSM")
    (False, True)
    """
    return title is not None and bool(_list_distinctive_words(title[:_MAX_LENGTH]))


@lru_cache(_CACHE_SIZE)
def matches_title(stated: str, title: str) -> bool:
    """Return whether a stated title is that of an instrument; acronyms count as the words that they abbreviate.

    Words after it are ignored, unless they make it the title of another instrument in the statute book.

    >>> title = "Pekerja Sosial Masyarakat"
    >>> [matches_title(stated, title) for stated in ("PSM", "Pekerja Sosial Masyarakat, maka", "Sosial")]
    [True, True, False]
    >>> matches_title("Pekerja Sosial Masyarakat", "Pekerja Sosial")
    False
    >>> matches_title("Permensos tentang Peker- ja Sosial Masyarakat", title)
    True
    """
    title_words = _list_distinctive_words(title)
    return any(
        _begins_with_title(_list_distinctive_words(form), title_words) for form in _iter_forms(stated[:_MAX_LENGTH])
    )


def _iter_forms(stated: str) -> Iterator[str]:
    """Yield a stated title, and also without the name of its instrument and without hyphens at which a line breaks."""
    yield stated
    joined = _LINE_HYPHEN.sub("", stated)
    lead = _INSTRUMENT.match(joined)
    yield joined
    if lead:
        yield joined[lead.end() :]


def _begins_with_title(stated_words: tuple[str, ...], title_words: tuple[str, ...]) -> bool:
    """Return whether stated words begin with a title, and with no longer one in the statute book."""
    if not _starts_with_title(stated_words, title_words):
        return False
    return not any(
        len(other) > len(title_words)
        and _starts_with_title(other, title_words)
        and _starts_with_title(stated_words, other)
        for other in _list_titles()
    )


@cache
def _list_titles() -> tuple[tuple[str, ...], ...]:
    """Return the words of all titles in the statute book."""
    return tuple(
        _list_distinctive_words(statute.title) for statute in load_statutes().statutes if statute.title is not None
    )


def _list_distinctive_words(title: str) -> tuple[str, ...]:
    """Return the words of a title, without those that do not distinguish titles."""
    words = " ".join(_SHORT.get(word, word) for word in _WORD.findall(title.casefold())).split()
    while words and words[0] in _LEADS:
        words = words[1:]
    return tuple(word for place, word in enumerate(words) if not _is_republic(words, place))


def _is_republic(words: list[str], place: int) -> bool:
    """Return whether a word is part of "Republik Indonesia" or "RI", which the name of a minister may omit."""
    pair = tuple(words[place : place + 2]), tuple(words[max(0, place - 1) : place + 1])
    return words[place] == "ri" or _REPUBLIC in pair


def _starts_with_title(stated_words: tuple[str, ...], title_words: tuple[str, ...]) -> bool:
    """Return whether words begin with those of a title; an acronym counts as the words that it abbreviates."""
    if not title_words:
        return True
    if not stated_words:
        return False
    if stated_words[0] == title_words[0] and _starts_with_title(stated_words[1:], title_words[1:]):
        return True
    return any(
        _abbreviates(stated_words[0], title_words[:count]) and _starts_with_title(stated_words[1:], title_words[count:])
        for count in range(2, len(title_words) + 1)
    )


def _abbreviates(acronym: str, words: tuple[str, ...]) -> bool:
    """Return whether an acronym consists of the beginnings of words, in order: "psm", "pemda", "kemensos"."""
    if not words:
        return not acronym
    if words[0] in _SMALL and _abbreviates(acronym, words[1:]):
        return True
    return any(
        acronym.startswith(words[0][:count]) and _abbreviates(acronym[count:], words[1:])
        for count in range(1, len(words[0]) + 1)
    )
