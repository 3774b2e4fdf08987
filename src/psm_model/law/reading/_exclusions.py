"""The grammar of drafts and exceptions, which a text names without citing them."""

from __future__ import annotations

import re
from typing import Final

from ._place_words import list_place_words
from ._places import read_places
from ._text import Text, Tokens

__all__ = ["is_draft", "is_excepted", "is_in_draft", "is_in_preamble", "skip_excepted"]

_BEFORE: Final = 80  # characters that may hold the words of a draft or an exception
_GAP: Final = r"[\s*_`#]"
_DRAFTED: Final = rf"(?:pra-?)?rancangan|draft?|naskah{_GAP}+akademi[ks]|academic{_GAP}+(?:paper|draft)"
_DRAFT: Final = re.compile(
    rf"(?<![a-z])(?:(?:{_DRAFTED})(?:{_GAP}+(?:awal|akhir|final|terakhir|resmi|naskah|teks))?"
    rf"(?:{_GAP}*\([a-z\s-]{{1,30}}\))?(?:{_GAP}+(?:dari(?:{_GAP}?pada)?|atas|untuk|bagi|of(?:{_GAP}+(?:the|a))?))?"
    rf"|calon|(?<!atas{_GAP})usul(?:an)?|bill(?:{_GAP}+of)?"
    rf"|(?:pp|(?:peraturan)?pemerintah|perp?pu)(?:{_GAP}+sebagai)?{_GAP}+pengganti){_GAP}+$"
    r"|(?<![0-9a-z/.-])r-$"
)
"""After "Peraturan Pemerintah Pengganti" the name of an act is part of the regulation's name."""
_CONCEPT: Final = re.compile(rf"(?<![a-z])konsep{_GAP}+$")
""""Konsep KUHP" is the draft of a new code, but "konsep UU 11/2009" a concept in an act."""
_CODES: Final = ("kuh", "kitab", "uud", "undang-undang dasar", "undang-undang hukum", "perubahan")
_DRAFT_ACT: Final = rf"r-?uu|(?:{_DRAFTED}){_GAP}+(?:undang[-\s]{{1,2}}undang|uu)(?:{_GAP}*\(r-?uu\))?"
_REVISION: Final = (
    "tentang|perubahan|revisi|pemb(?:ah)?aru?an|penyempurnaan|amandemen|atas|pertama|kedua|ketiga|keempat|hukum"
    "|acara|pidana|perdata|dagang|baru|terbaru|lama|nasional|usulan|inisiatif|versi|dpr|pemerintah"
)
"""Words between the draft of an act and the name of the code that it changes or replaces."""
_DRAFT_OF_CODE: Final = re.compile(rf"(?<![a-z])(?:{_DRAFT_ACT})(?:-|{_GAP}+)(?:(?:{_REVISION}){_GAP}+)*\(?$")
"""Before the name of a code, that of a draft, "RUU Perubahan KUHAP"."""
_SHORT: Final = r"r-?uu[a-z]*|r-?pp|r-?kuh[a-z]+|ran?per(?:da|des|men|pres|pem|bup|gub|wal|kada)[a-z]*|rper[a-z]+|rpmk"
_DRAFT_AFTER: Final = re.compile(
    rf"(?:{_GAP}+(?:dari(?:pada)?|dalam|pada|di|atas|naskah|of|in|the))*{_GAP}+(?:{_DRAFTED}|{_SHORT}|bill)(?![a-z])"
)
_DRAFT_BEFORE: Final = re.compile(
    rf"(?<![a-z])(?:{_SHORT})(?:{_GAP}+(?:nomor|no[.]?)?{_GAP}*[0-9]{{1,3}}{_GAP}*(?:/|tahun){_GAP}*[0-9]{{4}})?,?{_GAP}+$"
)

_PREAMBLE: Final = re.compile(
    rf"(?<![a-z])(?:pertimbangan(?:nya)?|pembukaan|mukadimah|dasar{_GAP}+hukum(?:nya)?){_GAP}+$"
)
_LOOSE: Final = (
    rf"(?:ter)?kecuali|dengan{_GAP}+(?:pengecualian|dikecualikan)|tanpa|di{_GAP}?luar|except(?:ing)?|excluding"
    rf"|(?:tidak|tak|belum){_GAP}+(?:termasuk|mencakup|meliputi|menyertakan|memasukkan|dengan)"
    rf"|not{_GAP}+(?:including|covering)|exception{_GAP}+of|without|minus|bukan(?:lah)?|(?<!or{_GAP})(?<!if{_GAP})not"
)
"""Words that except a place, directly or with small words between, "kecuali ketentuan dalam Pasal 5"."""
_DIRECT: Final = (
    rf"pengecualian|mengecualikan|dikurangi(?:{_GAP}+dengan)?|alih-alih|lain{_GAP}+dari(?:pada)?|instead{_GAP}+of"
    rf"|rather{_GAP}+than|omitting|save(?:{_GAP}+for)?"
)
"""Words that except a place only directly before it: "pengecualian dalam Pasal 5" is an exception in that article."""
_BESIDES: Final = rf"selain|(?:other{_GAP}+than|apart{_GAP}+from|aside{_GAP}+from)"
_SMALL: Final = (
    rf"(?:{_GAP}*[,:(]|{_GAP}+(?:untuk|dalam|pada|atas|terhadap|berdasarkan|menurut|ketentuan|penjelasan|for|in|of|under"
    rf"|the|provisions))*"
)
_OF: Final = rf"(?:{_GAP}+(?:ketentuan|penjelasan|the|provisions|of))*"
_EXCEPTED: Final = re.compile(
    rf"(?:(?<![a-z])(?P<negated>(?:tidak|tak|tanpa|bukan|not){_GAP}+)?(?:(?:{_LOOSE}){_SMALL}|(?:{_DIRECT}){_OF})"
    # At the beginning of a sentence, and before "dalam", "selain" means "besides".
    rf"|(?:(?<=[^\s.;:!?])|(?<=[.][.])|(?<=[.][ ][.])){_GAP}+(?:{_BESIDES}){_OF}){_GAP}+$"
)
_EXCEPTS: Final = re.compile(
    rf"{_GAP}*[,(]?{_GAP}*(?:(?:dan|tetapi|tapi|namun){_GAP}+)?"
    rf"(?:(?:{_LOOSE}){_SMALL}|(?:{_DIRECT}|{_BESIDES}){_OF}){_GAP}+"
)
_MAX_EXCEPTION_LENGTH: Final = 7  # words and marks before an excepted place


def is_draft(text: Text, start: int) -> bool:
    """Return whether the instrument at an offset is a draft, "Rancangan Undang-Undang Nomor 2 Tahun 2022"."""
    patterns = (_DRAFT, _CONCEPT, _DRAFT_OF_CODE) if text.lowered.startswith(_CODES, start) else (_DRAFT,)
    before = max(0, start - _BEFORE)
    return any(pattern.search(text.lowered, before, start) for pattern in patterns)


def is_in_draft(text: Text, start: int, end: int) -> bool:
    """Return whether the places in a span are those of an abbreviated draft next to them, "Pasal 5 RUU Desa"."""
    before = _DRAFT_BEFORE.search(text.lowered, max(0, start - _BEFORE), start)
    return before is not None or _DRAFT_AFTER.match(text.lowered, end) is not None


def is_in_preamble(text: Text, start: int) -> bool:
    """Return whether letters or numbers at an offset are those of a preamble in other words, "pertimbangan huruf b"."""
    return _PREAMBLE.search(text.lowered, max(0, start - _BEFORE), start) is not None


def is_excepted(text: Text, start: int) -> bool:
    """Return whether the places at an offset are excepted, "UU 11/2009 kecuali Pasal 5"."""
    exception = _EXCEPTED.search(text.lowered, max(0, start - _BEFORE), start)
    return exception is not None and not exception["negated"]  # "tidak terkecuali Pasal 5" includes it


def skip_excepted(tokens: Tokens, index: int) -> int:
    """Skip the exception after the places that end before an index, if any, "Pasal 5 kecuali ayat (2)"."""
    for cursor in range(index, index + _MAX_EXCEPTION_LENGTH):
        if tokens.word(cursor) not in list_place_words():
            continue
        start, end = tokens.end(index - 1), tokens.start(cursor)
        if end - start > _BEFORE or _EXCEPTS.fullmatch(tokens.text.lowered, start, end) is None:
            return index
        read = read_places(tokens, cursor)
        return index if read is None else tokens.skip(read.end_index, {",", ")"})
    return index
