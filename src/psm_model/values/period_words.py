"""How print words a period, read without a guess; and how a period is written for people."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from psm_model.errors import ParseError
from psm_model.i18n import Language, require_language

from .date_words import has_place, plain_words
from .endpoint import OPEN, UNKNOWN, Endpoint
from .partial_date import PartialDate, Precision

__all__ = ["TERM_WORDS", "Ends", "format_ends", "read_ends", "read_label"]

Ends: TypeAlias = tuple[PartialDate | Endpoint, PartialDate | Endpoint]
"""A start and an end."""

# Matched in ASCII: without regard to case, some letters of other alphabets match too.
_FLAGS: Final = re.IGNORECASE | re.ASCII

TERM_WORDS: Final = (
    "pengurus|kepengurusan|periode|priode|perode|preode"
    "|masa ?(?:bakti|bhakti|khidmat|khidmah|khitmat|jabatan|kerja|tugas|kepengurusan|kepemimpinan)|tahun"
    "|board|term of office|term|period"
)
"""A pattern of the words that a label has before its years, and that say no more than that it is of a term."""
_ORDINAL: Final = (
    r"(?: (?:pertama|kesatu|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh)"
    r"| (?:ke[- ]?)?[ivx]{1,5}(?=[ :,(])| ke[- ]?[0-9]{1,2}(?=[ :,(])"
    rf"| [0-9]{{1,2}}(?= ?(?:{TERM_WORDS}|th|[(:])))?"
)
_REPLACED: Final = r"(?:p\.?a\.?w\.?|(?:(?:pengganti(?:an)?|pergantian) )?antar ?waktu)"
"""What is said of a board some of whose members were replaced within its term."""
_LEVEL: Final = "kabupaten|kota|kecamatan|desa|kelurahan|provinsi"
# Whatever begins another part of the label, changes which years are meant, or names a second board.
_NO_PLACE: Final = (
    rf"(?!(?:{TERM_WORDS}|thn?|{_REPLACED}|ipsm|psm|ikatan|pekerja|susunan|struktur|personalia|badan|dewan|pimpinan"
    r"|sisa|lanjutan|perpanjangan|calon|bakal|bukan|sebelum|sesudah|setelah|mantan|lama|sampai|hingga|s\.?d|dan|atau"
    r"|t\.?m\.?t|mulai|sejak|dari|before|after|until|since|from|to|and|or|of)(?![a-z]))"
)
_PLACE: Final = rf"(?: {_NO_PLACE}[a-z][a-z.'-]{{1,24}}){{0,6}}"
_BODY: Final = (
    rf"(?:(?:ikatan )?(?:pekerja sosial masyarakat|psm)|ipsm)(?: \((?:ipsm|psm)\))?{_PLACE}"
    r"|(?:(?:susunan|struktur|personalia) )?(?:(?:badan|dewan) )?(?:pengurus|kepengurusan|pimpinan)"
    rf"(?: (?:(?:{_LEVEL}){_PLACE}|pusat|nasional|wilayah|daerah|cabang|anak cabang|ranting|harian))?"
)
"""The board, or the association, whose term it is."""
_BEFORE: Final = re.compile(
    rf"(?:(?:{_BODY}|board of(?: the)?|{_REPLACED}|(?:{TERM_WORDS}|thn?\.?){_ORDINAL})(?: ?[:,] ?| |(?=\()))*"
    r"(?P<since>(?:t\.?m\.?t\.?|terhitung (?:mulai|sejak)|mulai|dari|sejak|since|from) ?:? )?(?:tanggal |tgl\.? )?",
    _FLAGS,
)
_YEAR_WORDS: Final = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_BEHIND: Final = re.compile(
    rf"(?:,? (?:{_REPLACED}|\({_REPLACED}\))| \(?(?:selama )?(?P<years>[0-9]{{1,2}}|{'|'.join(_YEAR_WORDS)})"
    rf"(?: \((?:{'|'.join(_YEAR_WORDS)})\))? ?(?:tahun|thn?|years?)\.?\)?|,? (?:{_BODY})){{0,3}}$",
    _FLAGS,
)
_DASH: Final = r"[-~\u2010-\u2015\u2192\u2212\u301c\uff5e]"
_UNTIL: Final = r"(?:s ?\.? ?d\.?|s ?/ ?d\.?|sampai(?: dengan)?|hingga|to|until|till|through)"
_YEARS: Final = re.compile(
    rf"([0-9]{{4}})(?: M)? ?(?:{_DASH}{{1,2}}|/) ?(?:(?:tahun|thn?\.?) )?([0-9]{{4}})(?: M(?:asehi)?)?", _FLAGS
)
_HIJRI_YEARS: Final = rf"1[2-6][0-9]{{2}}(?: ?H)? ?{_DASH} ?1[2-6][0-9]{{2}} ?H(?:ijri(?:y?ah)?)?"
"""Years of the Islamic calendar, which print marks with H."""
_OTHER_CALENDAR: Final = re.compile(rf"(?: ?/ ?| ?\(){_HIJRI_YEARS}\.?\)?$|^{_HIJRI_YEARS}\.? ?/ ?", _FLAGS)
_JOINT: Final = re.compile(
    # A word between spaces, or beside digits.
    rf" {_UNTIL} |(?<=[0-9]) ?(?:s\.d\.|s/d|sd) ?(?=[0-9])"
    # A dash between spaces; or without them, where no date in digits can have it: before a day and its month.
    rf"| {_DASH} |(?<=[0-9]{{4}}){_DASH}(?=[0-9]{{1,2}}[ /.]|sekarang|kini)"
    # A slash between two dates that have none.
    r"|(?<=[0-9])/(?=[0-9]{1,4}-[0-9]{1,2}-)",
    _FLAGS,
)
_OF_ONE_MONTH: Final = re.compile(
    rf"([0-9]{{1,2}})(?: ?{_DASH} ?| {_UNTIL} )([0-9]{{1,2}} [a-z]{{3,9}}\.? [0-9]{{4}})", _FLAGS
)
_OF_ONE_YEAR: Final = re.compile(
    rf"((?:[0-9]{{1,2}} )?[a-z]{{3,9}})\.?(?: ?{_DASH} ?| {_UNTIL} )((?:[0-9]{{1,2}} )?[a-z]{{3,9}}\.? [0-9]{{4}})",
    _FLAGS,
)
_SINCE: Final = re.compile(r"(?:sejak|since) ", _FLAGS)
_UNKNOWN_WORDS: Final = re.compile("(?:hari yang )?tidak diketahui|an unknown day", _FLAGS)
_UNTIL_NOW: Final = re.compile("(?:sekarang|kini|saat ini)(?: ini)?|now|(?:the )?present|today", _FLAGS)
_ENCLOSING: Final = {"(": ")", "[": "]", '"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}
# Longer than any label, and short enough to be read at once.
_LONGEST: Final = 300


def read_label(text: str) -> Ends | None:
    """Return the start and the end that the label of a term words; None where it words no two that can be read.

    The end of a term that is only said to have begun ("sejak 2021") or to run until now is unknown.

    >>> read_label("Kepengurusan IPSM Masa Bakti : 2025 – 2030 (PAW)")
    (PartialDate.parse('2025'), PartialDate.parse('2030'))
    """
    label = _unenclosed(plain_words(text).rstrip(".,; "))
    if len(label) > _LONGEST:
        return None
    behind = _BEHIND.search(label)
    before = _BEFORE.match(label)
    start, stop = before.end() if before else 0, behind.start() if behind else len(label)
    ends = _read_span(
        _OTHER_CALENDAR.sub("", _unenclosed(label[start:stop])), starts=before is not None and bool(before["since"])
    )
    years = behind["years"] if behind else None
    return ends if ends is None or years is None or _last(ends, years.lower()) else None


def _read_span(span: str, *, starts: bool) -> Ends | None:
    """Read the dates of a label without what stands before and behind them."""
    if years := _YEARS.fullmatch(span):
        return _dates(years[1], years[2])
    if within := _OF_ONE_MONTH.fullmatch(span):
        _, _, month_and_year = within[2].partition(" ")
        return _dates(f"{within[1]} {month_and_year}", within[2])
    if (within := _OF_ONE_YEAR.fullmatch(span)) and (ends := _dates(f"{within[1]} {within[2][-4:]}", within[2])):
        return ends
    for joint in _JOINT.finditer(span):
        if ends := _dates(span[: joint.start()], span[joint.end() :]):
            return ends
    start = _date(span) if starts else None
    return None if start is None else (start, UNKNOWN)


def _last(ends: Ends, years: str) -> bool:
    """Return whether a term from one to the other lasts the years that the label says, or has so many in it."""
    start, end = ends
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return False
    said = int(years) if years.isdigit() else _YEAR_WORDS.index(years) + 1
    return said - (end.year - start.year) in {0, 1}


def _unenclosed(text: str) -> str:
    return text[1:-1].strip() if text and text.endswith(_ENCLOSING.get(text[0], "\0")) else text


def read_ends(text: str) -> Ends | None:
    """Return the start and the end of a period in the words of print, or of `format_ends`; None for any other text.

    Beside what `read_label` reads, that is one date, which is both, and a period that runs on.

    >>> read_ends("15 Oktober 2025")
    (PartialDate.parse('2025-10-15'), PartialDate.parse('2025-10-15'))
    """
    trimmed = plain_words(text).rstrip(".,; ")
    if since := _SINCE.match(trimmed):
        said = trimmed[since.end() :]
        if _UNKNOWN_WORDS.fullmatch(said):
            return UNKNOWN, OPEN
        if (start := _date(said)) is not None:
            return start, OPEN
    ends = read_label(trimmed)
    if ends is None and _BEFORE.sub("", trimmed, count=1) == trimmed and (only := _date(trimmed)) is not None:
        return only, only
    return ends


def _dates(start: str, end: str) -> Ends | None:
    """Read a start and an end, of which one may be unknown."""
    first = UNKNOWN if _UNKNOWN_WORDS.fullmatch(start) else _date(start)
    last = UNKNOWN if _UNKNOWN_WORDS.fullmatch(end) or _UNTIL_NOW.fullmatch(end) else _date(end)
    return None if first is None or last is None else (first, last)


def _date(text: str) -> PartialDate | None:
    # Before the dates of a term no place stands: the words would say what term it is.
    if has_place(text):
        return None
    try:
        return PartialDate.parse_text(text)
    except ParseError:
        return None


_TO: Final[dict[Language, str]] = {"en": " to ", "id": " s.d. "}
_SINCE_WORDS: Final[dict[Language, str]] = {"en": "since ", "id": "sejak "}
_NOT_KNOWN: Final[dict[Language, str]] = {"en": "an unknown day", "id": "tidak diketahui"}


def format_ends(start: PartialDate | Endpoint, end: PartialDate | Endpoint, *, language: Language) -> str:
    """Return a period in the words of people.

    >>> format_ends(PartialDate(2025), PartialDate(2030), language="en")
    '2025–2030'
    """
    require_language(language)
    first, last = (
        part.to_text(language=language) if isinstance(part, PartialDate) else _NOT_KNOWN[language]
        for part in (start, end)
    )
    if end is OPEN:
        return f"{_SINCE_WORDS[language]}{first}"
    if start == end:
        return first
    both_years = all(isinstance(part, PartialDate) and part.precision is Precision.YEAR for part in (start, end))
    return f"{first}–{last}" if both_years else f"{first}{_TO[language]}{last}"
