"""list_surplus: the words in the text of a citation that the citation does not keep."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from psm_model.errors import ParseError

from ._names import ORDINALS, split_words
from ._offices import EXPANSIONS
from ._vocabulary import ABBREVIATED, KEYWORDS, PHRASES, STOPS, TOPIC_WORDS, names_republic, resolve_spelling
from .citation import Citation

__all__ = ["list_surplus"]

_WORD: Final = re.compile(r"(?<![\w/])[^\W\d_]{2,}(?:['-][^\W\d_]+)*(?![\w/])")
_QUOTES: Final = re.compile('["\u201c\u201d]')
_LEAD: Final = re.compile(r"[\s,]*([^\W\d_]+)[.:]*\s")
"""The word before a title."""
_OPENED: Final = "("
_CLOSED: Final = ")"
_PARTS: Final = split_words(
    "kalimat alinea alenia strip baris kolom subbagian frasa frase kata klausul norma dst seterusnya"
)
"""Parts of an article for which a place has no level."""
_FORMAL: Final = split_words(
    """
    sd dan serta atau maupun batang tubuh bab lampiran bagian umum kesatu khususnya terutama yaitu yakni tepatnya
    termasuk negara kesatuan kepala daerah tingkat tk dati kdh ii kabupaten kota provinsi atas
    """
)
"""Words that say no more than the citation beside them."""
_CACHE_SIZE: Final = 4096  # a file has few different citations


@lru_cache(_CACHE_SIZE)
def list_surplus(text: str) -> tuple[str, ...]:
    """Return the words of a text that `Citation.parse` reads without keeping them; none of a text that it refuses.

    These are the title, a topic, a short name or a person between the office and the number, and what a place has no
    level for.

    >>> list_surplus("Permensos 10/2019 tentang Pekerja Sosial Masyarakat")
    ('Pekerja Sosial Masyarakat',)
    >>> list_surplus("Keputusan Bupati Batang Budi Nomor 5 Tahun 2020")
    ('Budi',)
    >>> list_surplus("Peraturan Menteri Sosial Republik Indonesia No. 10 Thn. 2019"), list_surplus("peraturan itu")
    ((), ())
    """
    try:
        citation = Citation.parse(text)
    except ParseError:
        return ()
    from .reading import read_whole  # needed for this alone

    read = read_whole(text)
    end = len(text) if read is None else read.end
    kept = " ".join(_WORD.findall(f" {citation.long} {citation.short}".casefold()))
    surplus = [match[0] for match in _WORD.finditer(text, 0, end) if _is_left_out(citation, text, match, kept)]
    title = "" if read is None else _trim(text[read.end : read.title_end])
    return (*surplus, title) if title else tuple(surplus)


def _trim(title: str) -> str:
    """Return a title without the word before it and the marks around it."""
    lead = _LEAD.match(title)
    trimmed = title[lead.end() :] if lead and resolve_spelling(lead[1].casefold()) in TOPIC_WORDS else title
    return trimmed.strip(' \t\r\n,;.()"\u201c\u201d')


@cache
def _list_formal_words() -> frozenset[str]:
    """Return the words of kinds and offices that are abbreviated or spelt otherwise in a citation."""
    phrases = (word for phrase in (*PHRASES, *ABBREVIATED) for word in phrase.split())
    return frozenset(phrases) | EXPANSIONS.keys() | STOPS | KEYWORDS | ORDINALS | _FORMAL


def _is_formal(word: str, kept: str) -> bool:
    """Return whether a citation keeps a word or abbreviates it further, or the word says no more than it."""
    is_known = word in _list_formal_words() or resolve_spelling(word) in _list_formal_words() or names_republic(word)
    return is_known or f" {word}" in f" {kept}"


def _is_left_out(citation: Citation, text: str, word: re.Match[str], kept: str) -> bool:
    """Return whether a word is quoted, names a part without a level, or changes nothing where it is absent.

    Args:
        citation: The citation that is parsed from the text.
        text: The text.
        word: The word.
        kept: The words of the citation.
    """
    start, end = word.span()
    folded = word[0].casefold()
    if folded in _PARTS or len(_QUOTES.findall(text, 0, start)) % 2:
        return True
    if _is_formal(folded, kept):
        return False
    if text[:start].endswith(_OPENED) and text[end:].startswith(_CLOSED):
        start, end = start - 1, end + 1
    end += text[end : end + 1] == "."
    try:
        return Citation.parse(text[:start] + text[end:]) == citation
    except ParseError:
        return False
