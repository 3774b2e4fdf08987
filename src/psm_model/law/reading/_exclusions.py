"""What a text names without citing it: drafts with the places in them, and the places that it excepts."""

from __future__ import annotations

import re
from typing import Final

from ._places import list_place_words, read_places
from ._text import Text, Tokens

__all__ = ["is_draft", "is_excepted", "is_in_draft", "skip_excepted"]

_BEFORE: Final = 80
_GAP: Final = r"[\s*_`#]"
_DRAFTED: Final = rf"(?:pra-?)?rancangan|draft?|naskah{_GAP}+akademi[ks]|academic{_GAP}+(?:paper|draft)"
_DRAFT: Final = re.compile(
    rf"(?<![a-z])(?:(?:{_DRAFTED})(?:{_GAP}+(?:awal|akhir|final|terakhir|resmi|naskah|teks))?"
    rf"(?:{_GAP}*\([a-z\s-]{{1,30}}\))?(?:{_GAP}+(?:dari(?:{_GAP}?pada)?|atas|untuk|bagi|of(?:{_GAP}+(?:the|a))?))?"
    rf"|calon|(?<!atas{_GAP})usul(?:an)?|bill(?:{_GAP}+of)?"
    rf"|(?:pp|(?:peraturan)?pemerintah|perp?pu)(?:{_GAP}+sebagai)?{_GAP}+pengganti){_GAP}+$"
    r"|(?<![0-9a-z/.-])r-$"
)
"""Behind "Peraturan Pemerintah Pengganti", the name of an act is that of the regulation."""
_CONCEPT: Final = re.compile(rf"(?<![a-z])konsep{_GAP}+$")
"""Before the name of a code, as in "Konsep KUHP", the draft of a new one; "konsep UU 11/2009" is a concept of that."""
_CODES: Final = ("kuh", "kitab")
_SHORT: Final = r"r-?uu[a-z]*|r-?pp|r-?kuh[a-z]+|ran?per(?:da|des|men|pres|pem|bup|gub|wal|kada)[a-z]*|rper[a-z]+|rpmk"
_BEFORE_DRAFT: Final = re.compile(
    rf"(?:{_GAP}+(?:dari(?:{_GAP}?pada)?|dalam|pada|di|atas|naskah|of|in|the))*{_GAP}+(?:{_DRAFTED}|{_SHORT}|bill)(?![a-z])"
)
_BEHIND_DRAFT: Final = re.compile(
    rf"(?<![a-z])(?:{_SHORT})(?:{_GAP}+(?:nomor|no[.]?)?{_GAP}*[0-9]{{1,3}}{_GAP}*(?:/|tahun){_GAP}*[0-9]{{4}})?,?{_GAP}+$"
)

_LOOSE: Final = (
    rf"(?:ter)?kecuali|dengan{_GAP}+(?:pengecualian|dikecualikan)|tanpa|di{_GAP}?luar|except(?:ing)?|excluding"
    rf"|(?:tidak|tak|belum){_GAP}+(?:termasuk|mencakup|meliputi|menyertakan|memasukkan|dengan)"
    rf"|not{_GAP}+(?:including|covering)|exception{_GAP}+of|without|minus|bukan(?:lah)?|(?<!or{_GAP})(?<!if{_GAP})not"
)
"""What excepts a place also with small words between, "kecuali ketentuan dalam Pasal 5"."""
_DIRECT: Final = (
    rf"pengecualian|mengecualikan|dikurangi(?:{_GAP}+dengan)?|alih-alih|lain{_GAP}+dari(?:pada)?|instead{_GAP}+of"
    rf"|rather{_GAP}+than|omitting|save(?:{_GAP}+for)?"
)
"""What excepts a place only directly before it: "pengecualian dalam Pasal 5" is what that article provides."""
_BESIDES: Final = rf"selain|(?:other{_GAP}+than|apart{_GAP}+from|aside{_GAP}+from)"
_SMALL: Final = (
    rf"(?:{_GAP}*[,:(]|{_GAP}+(?:untuk|dalam|pada|atas|terhadap|berdasarkan|menurut|ketentuan|penjelasan|for|in|of|under"
    rf"|the|provisions))*"
)
_OF: Final = rf"(?:{_GAP}+(?:ketentuan|penjelasan|the|provisions|of))*"
_EXCEPTED: Final = re.compile(
    rf"(?:(?<![a-z])(?P<negated>(?:tidak|tak|tanpa|bukan|not){_GAP}+)?(?:(?:{_LOOSE}){_SMALL}|(?:{_DIRECT}){_OF})"
    # At the head of a sentence "selain" is "besides", and so it is before "dalam".
    rf"|(?:(?<=[^\s.;:!?])|(?<=[.][.])|(?<=[.][ ][.])){_GAP}+(?:{_BESIDES}){_OF}){_GAP}+$"
)
_EXCEPTS: Final = re.compile(
    rf"{_GAP}*[,(]?{_GAP}*(?:(?:dan|tetapi|tapi|namun){_GAP}+)?"
    rf"(?:(?:{_LOOSE}){_SMALL}|(?:{_DIRECT}|{_BESIDES}){_OF}){_GAP}+"
)
_LONGEST_EXCEPTION: Final = 7


def is_draft(text: Text, start: int) -> bool:
    """Return whether the instrument at an offset is no law yet, "Rancangan Undang-Undang Nomor 2 Tahun 2022"."""
    patterns = (_DRAFT, _CONCEPT) if text.low.startswith(_CODES, start) else (_DRAFT,)
    before = max(0, start - _BEFORE)
    return any(pattern.search(text.low, before, start) for pattern in patterns)


def is_in_draft(text: Text, start: int, end: int) -> bool:
    """Return whether a draft without a kind of its own stands beside the places in a span, "Pasal 5 RUU Desa"."""
    after = _BEHIND_DRAFT.search(text.low, max(0, start - _BEFORE), start)
    return after is not None or _BEFORE_DRAFT.match(text.low, end) is not None


def is_excepted(text: Text, start: int) -> bool:
    """Return whether the places at an offset are left out of what is cited, "UU 11/2009 kecuali Pasal 5"."""
    exception = _EXCEPTED.search(text.low, max(0, start - _BEFORE), start)
    return exception is not None and not exception["negated"]  # "tidak terkecuali Pasal 5" includes it


def skip_excepted(tokens: Tokens, index: int) -> int:
    """Skip what is excepted from the places that end before a place, "Pasal 5 kecuali ayat (2)"; or nothing."""
    for here in range(index, index + _LONGEST_EXCEPTION):
        if tokens.word(here) not in list_place_words():
            continue
        start, end = tokens.end(index - 1), tokens.start(here)
        if end - start > _BEFORE or _EXCEPTS.fullmatch(tokens.text.low, start, end) is None:
            return index
        read = read_places(tokens, here)
        return index if read is None else read.after + (tokens.word(read.after) in {",", ")"})
    return index
