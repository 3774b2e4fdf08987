"""The grammar of scripture and literature, which are cited with the words of law, "Q.S. Al-Maidah ayat (2)"."""

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
_BIBLICAL: Final = (
    r"mazmur|amsal|pengkhotbah|kidung[ ]agung|imamat|yesaya|yeremia|ratapan[ ]yeremia|yehezkiel|hosea|obaja|nahum"
    r"|habakuk|zefanya|hagai|maleakhi|tawarikh|raja-raja|hakim-hakim|nehemia|korintus|galatia|efesus|filipi|kolose"
    r"|tesalonika|kisah[ ]para[ ]rasul"
)
"""Books of the Bible whose names are no other words."""
_AMBIGUOUS: Final = (
    "Kejadian|Keluaran|Bilangan|Ulangan|Ratapan|Wahyu|Ezra|Ester|Ayub|Daniel|Yoel|Amos|Yunus|Mikha|Samuel|Yosua|Rut"
    "|Matius|Markus|Lukas|Yohanes|Timotius|Titus|Filemon|Yakobus|Petrus|Yudas|Roma|Ibrani|Zakharia"
)
"""Books of the Bible whose names are also words, or names of people."""
_LITERATURE: Final = (
    r"hadi(?:s|ts?|st)|katekismus|[wv]eda|tri?pitaka|dhammapada|novel|dongeng|hikayat|serat|babad|komik"
    r"|kitab(?![ ]+(?:undang|hukum))"
)
"""What works other than laws are called; "Kitab Hukum" may be a code."""
_BOOK: Final = (
    r"injil|al-?kitab|kitab[ ]suci|perjanjian[ ](?:lama|baru)|bhaga[vw]ad?[ ]?gita|kitab[ ](?:kejadian|keluaran|imamat"
    r"|bilangan|ulangan|mazmur|amsal|yesaya|yeremia)|surat[ ](?:rasul|paulus)"
    rf"|(?:kitab|surat)[ ]+(?:{_BIBLICAL}|{_AMBIGUOUS.lower()})"
)
_GOSPEL: Final = r"matius|markus|lukas|yohanes|roma|korintus|galatia|efesus|filipi|kolose|mazmur|amsal|yesaya|kejadian"
_NAME: Final = r"(?:[ ]+[a-z'`-]+){0,4}"
_VERSE: Final = r"(?:ayat|pasal|bab|dan|serta|atau|sampai|dengan|hingga|s[.]?d[.]?|[0-9]++|[():,;/\[\]-])"
_LEADS: Final = re.compile(
    rf"(?<![a-z])(?:(?:{_QURAN}|{_BOOK})[.:]?{_NAME}|(?:{_BIBLICAL})|(?:{_GOSPEL})(?=[ ]+[0-9])"
    rf"|(?:al|an|asy|adz)-['`a-z]+)[ ]*(?:{_VERSE}[ ]*)*$"
)
_AMBIGUOUS_LEADS: Final = re.compile(
    rf"(?:^|[.;:(\n]\s*|\b(?:dalam|menurut|lihat|baca|nas|dan|bdk[.]?)[ ]+|\b(?:[123]|I{{1,3}})[ ]+)"
    rf"(?:{_AMBIGUOUS})[ ]+$"
)
"""What precedes the small "pasal" of such a book."""
_TITLE: Final = r"(?:[ ]+(?:itu|ini|tersebut|karya|riwayat|fikih|[A-Z][A-Za-z'-]*)){0,5}"
_LITERATURE_LEADS: Final = re.compile(rf"(?<![A-Za-z/])(?i:{_LITERATURE}){_TITLE}[ ]+(?:bab[ ]+[0-9IVX]+,?[ ]+)?$")
_NO_NAME: Final = re.compile(
    r"(?<![a-z])(?:undang|uu|peraturan|keputusan|pasal|perda|perbup|permen[a-z]*|pp|perpres|tentang|yang|sebagaimana|dimaksud|pada)(?![a-z])"
)
"""Words that belong to law and not to the name of a book."""
_FOLLOWS: Final = re.compile(rf"[ ,]*(?:(?:dari|dalam|pada)[ ])?(?:{_QURAN}|{_BOOK})(?![a-z])")
_FOLLOWS_CHAPTER: Final = re.compile(rf"[ ]*(?:(?:dari|dalam|pada)[ ])?(?:{_BOOK}|{_BIBLICAL}|{_LITERATURE})(?![a-z])")
_BLANKS: Final = re.compile(r"\s+")


def is_scripture(text: Text, start: int, end: int) -> bool:
    """Return whether the places in a span are those of a work other than a law that is named before or after them."""
    word = text.lowered[start : start + len("ayat")]
    before = _BLANKS.sub(" ", text.lowered[max(0, start - _BEFORE) : start])
    lead = _LEADS.search(before)
    if lead is not None and _is_name(lead[0], is_verse=word == "ayat"):
        return True
    written = text.normalised[max(0, start - _BEFORE) : start]
    is_ambiguous = text.normalised.startswith("pasal", start) and _AMBIGUOUS_LEADS.search(written)
    if is_ambiguous or _find_literature(written):
        return True
    follows = _FOLLOWS if word == "ayat" else _FOLLOWS_CHAPTER
    return follows.match(_BLANKS.sub(" ", text.lowered[end : end + _AFTER])) is not None


def _find_literature(before: str) -> bool:
    """Return whether a text ends with a work other than a law, and with no instrument in its title."""
    lead = _LITERATURE_LEADS.search(before)
    return lead is not None and not _NO_NAME.search(lead[0].lower())


def _is_name(lead: str, *, is_verse: bool) -> bool:
    """Return whether what precedes a place is the name of a book, and not that of an instrument after it.

    The Quran has no *pasal*, and after a verse a *pasal* may be one of a law.
    """
    verse = re.search(rf"[ ](?:{_VERSE}[ ]*)*$", lead)
    name = lead[: verse.start()] if verse else lead
    if _NO_NAME.search(name):
        return False
    return is_verse or (re.match(rf"(?:{_BOOK}|{_BIBLICAL})", lead) is not None and not re.search("[0-9]", lead))
