"""The grammar of scripture, whose chapters and verses are cited with the words of law, "Q.S. Al-Maidah ayat (2)"."""

from __future__ import annotations

import re
from typing import Final

from ._text import Text

__all__ = ["is_scripture"]

_BEFORE: Final = 100  # characters that may hold the name of a book and the verses before one
_AFTER: Final = 60  # characters that may hold the name of a book
_ARTICLES: Final = "al|an|ar|as|asy|ash|at|ath|az|adz|ad|adh"
_SURAH: Final = (
    rf"(?:(?:{_ARTICLES})[- ]['`a-z]+|ali[ ]'?imran|yasin|ya[ ]?sin|yunus|hud|yusuf|ibrahim|maryam|taha|thaha|luqman"
    r"|saba'?|muhammad|qaf|nuh|fussilat|fathir|gh?afir|quraisy|shad|abasa)"
)
_QURAN: Final = (
    rf"q[.]?[ ]?s[.]?|surah|surat[ ]{_SURAH}|(?:al[- ]?)?qur['`]?an(?:ul[ ]karim)?"
    r"|al[- ]?quran|firman[ ]+(?:allah|tuhan)"
)
_BOOK: Final = (
    r"injil|al-?kitab|kitab[ ]suci|perjanjian[ ](?:lama|baru)|bhaga[vw]ad?[ ]?gita|kitab[ ](?:kejadian|keluaran|imamat"
    r"|bilangan|ulangan|mazmur|amsal|yesaya|yeremia)|surat[ ](?:rasul|paulus)"
)
_GOSPEL: Final = r"matius|markus|lukas|yohanes|roma|korintus|galatia|efesus|filipi|kolose|mazmur|amsal|yesaya|kejadian"
_NAME: Final = r"(?:[ ]+[a-z'`-]+){0,4}"
_VERSE: Final = r"(?:ayat|pasal|bab|dan|serta|atau|sampai|dengan|hingga|s[.]?d[.]?|[0-9]+|[():,;/\[\]-])"
_LEADS: Final = re.compile(
    rf"(?<![a-z])(?:(?:{_QURAN}|{_BOOK})[.:]?{_NAME}|(?:{_GOSPEL})(?=[ ]+[0-9])|(?:al|an|asy|adz)-['`a-z]+)"
    rf"[ ]*(?:{_VERSE}[ ]*)*$"
)
_NO_NAME: Final = re.compile(
    r"(?<![a-z])(?:undang|uu|peraturan|keputusan|pasal|perda|perbup|permen[a-z]*|pp|perpres|tentang|yang|sebagaimana|dimaksud|pada)(?![a-z])"
)
"""Words that belong to law and not to the name of a book."""
_FOLLOWS: Final = re.compile(rf"[ ,]*(?:(?:dari|dalam|pada)[ ])?(?:{_QURAN}|{_BOOK})(?![a-z])")
_BLANKS: Final = re.compile(r"\s+")


def is_scripture(text: Text, start: int, end: int) -> bool:
    """Return whether the places in a span are those of a sacred book that is named before or after them."""
    word = text.low[start : start + len("ayat")]
    before = _BLANKS.sub(" ", text.low[max(0, start - _BEFORE) : start])
    lead = _LEADS.search(before)
    if lead is not None and _is_name(lead[0], is_verse=word == "ayat"):
        return True
    return word == "ayat" and _FOLLOWS.match(_BLANKS.sub(" ", text.low[end : end + _AFTER])) is not None


def _is_name(lead: str, *, is_verse: bool) -> bool:
    """Return whether what precedes a place is the name of a book, and not that of an instrument after it.

    The Quran has no *pasal*, and after a verse a *pasal* may be one of a law.
    """
    verse = re.search(rf"[ ](?:{_VERSE}[ ]*)*$", lead)
    name = lead[: verse.start()] if verse else lead
    if _NO_NAME.search(name):
        return False
    return is_verse or (re.match(rf"(?:{_BOOK})", lead) is not None and not re.search("[0-9]", lead))
