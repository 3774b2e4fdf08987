"""Whether a title that a source states is that of an instrument in the statute book, however it is written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from psm_model.law.statutes import load_statutes

__all__ = ["is_stated", "names_title"]

_WORD: Final = re.compile(r"\w+")
_LEADS: Final = frozenset(["tentang", "perihal", "mengenai"])
# Words that titles hold written short.
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
"""Words that an acronym leaves out."""
_REPUBLIC: Final = ("republik", "indonesia")
_LONGEST: Final = 1000
_KEPT: Final = 1 << 10


def is_stated(title: str | None) -> bool:
    """Return whether a title says anything.

    >>> is_stated(" tentang "), is_stated("PSM")
    (False, True)
    """
    return title is not None and bool(_words(title[:_LONGEST]))


@lru_cache(_KEPT)
def names_title(stated: str, title: str) -> bool:
    """Return whether a stated title is an instrument's, however short it is written and whatever stands behind it.

    Words behind it do not count, unless with them it is the longer title of another instrument in the statute book.

    >>> title = "Pekerja Sosial Masyarakat"
    >>> names_title("PSM", title), names_title("Pekerja Sosial Masyarakat, maka", title), names_title("Sosial", title)
    (True, True, False)
    >>> names_title("Pekerja Sosial Masyarakat", "Pekerja Sosial")
    False
    """
    stated_words, own = _words(stated[:_LONGEST]), _words(title)
    if not _begins(stated_words, own):
        return False
    return not any(
        len(other) > len(own) and _begins(other, own) and _begins(stated_words, other) for other in _titles()
    )


@cache
def _titles() -> tuple[tuple[str, ...], ...]:
    return tuple(_words(statute.title) for statute in load_statutes().statutes if statute.title is not None)


def _words(title: str) -> tuple[str, ...]:
    """Return the words of a title, without what makes no other title."""
    words = " ".join(_SHORT.get(word, word) for word in _WORD.findall(title.casefold())).split()
    while words and words[0] in _LEADS:
        words = words[1:]
    return tuple(word for place, word in enumerate(words) if not _is_republic(words, place))


def _is_republic(words: list[str], place: int) -> bool:
    """Return whether a word belongs to "Republik Indonesia" or "RI", which a minister's name may be without."""
    pair = tuple(words[place : place + 2]), tuple(words[max(0, place - 1) : place + 1])
    return words[place] == "ri" or _REPUBLIC in pair


def _begins(stated_words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Return whether words begin with those of a title, some of which one acronym may stand for."""
    if not own:
        return True
    if not stated_words:
        return False
    if stated_words[0] == own[0] and _begins(stated_words[1:], own[1:]):
        return True
    return any(
        _stands_for(stated_words[0], own[:count]) and _begins(stated_words[1:], own[count:])
        for count in range(2, len(own) + 1)
    )


def _stands_for(acronym: str, words: tuple[str, ...]) -> bool:
    """Return whether an acronym is made of beginnings of words, in their order: "psm", "pemda", "kemensos"."""
    if not words:
        return not acronym
    if words[0] in _SMALL and _stands_for(acronym, words[1:]):
        return True
    return any(
        acronym.startswith(words[0][:count]) and _stands_for(acronym[count:], words[1:])
        for count in range(1, len(words[0]) + 1)
    )
