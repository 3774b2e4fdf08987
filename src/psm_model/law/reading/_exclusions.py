"""What a text names without citing it: drafts, and the places that it excepts."""

from __future__ import annotations

import re
from typing import Final

from ._text import Text

__all__ = ["is_draft", "is_excepted"]

_BEFORE: Final = 80
_GAP: Final = r"[\s*_`#]"
_DRAFT: Final = re.compile(
    rf"(?<![a-z])(?:(?:rancangan|draft?)(?:{_GAP}+(?:awal|akhir|final|terakhir|resmi|naskah|of(?:{_GAP}+(?:the|a))?))?"
    rf"|bill(?:{_GAP}+of)?|(?:pp|(?:peraturan)?pemerintah|perp?pu)(?:{_GAP}+sebagai)?{_GAP}+pengganti){_GAP}+$"
)
"""Behind "Peraturan Pemerintah Pengganti", the name of an act is that of the regulation."""
_EXCEPTED: Final = re.compile(
    rf"(?<![a-z])(?:(?:ter)?kecuali|pengecualian|tidak{_GAP}+termasuk|tanpa|di{_GAP}?luar|except(?:ing)?|excluding"
    rf"|not{_GAP}+including|exception{_GAP}+of)"
    rf"(?:{_GAP}*[,:(]|{_GAP}+(?:untuk|dalam|pada|atas|terhadap|ketentuan|penjelasan|for|in|of|the|provisions))*"
    rf"{_GAP}+$"
    # At the head of a sentence "selain" is "besides", and so it is before "dalam".
    rf"|(?:[^\s.;:!?]|[.][ ]?[.]){_GAP}+(?:selain|other{_GAP}+than)(?:{_GAP}+(?:ketentuan|penjelasan))?{_GAP}+$"
)


def is_draft(text: Text, start: int) -> bool:
    """Return whether the instrument at an offset is no law yet, "Rancangan Undang-Undang Nomor 2 Tahun 2022"."""
    return _DRAFT.search(text.low, max(0, start - _BEFORE), start) is not None


def is_excepted(text: Text, start: int) -> bool:
    """Return whether the places at an offset are left out of what is cited, "UU 11/2009 kecuali Pasal 5"."""
    return _EXCEPTED.search(text.low, max(0, start - _BEFORE), start) is not None
