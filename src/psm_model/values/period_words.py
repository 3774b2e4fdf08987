"""Periods in the words of Indonesian and English print: how they are parsed, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from psm_model.errors import ParseError
from psm_model.i18n import OPEN_ENDED, Language, require_language

from ._number_words import mend_scanned_digits, parse_number_words
from ._patterns import compile_pattern
from .anniversary import judge_length
from .bounds import Bounds
from .date_words import MONTH_NAMES, WEEKDAY_NAMES, has_place, normalise_words, parse_weekday
from .endpoint import OPEN, UNKNOWN, Endpoint
from .partial_date import PartialDate, Precision
from .place_names import is_area_phrase
from .verdict import Verdict

__all__ = ["TERM_WORDS", "Ends", "format_ends", "read_ends", "read_label"]

Ends: TypeAlias = tuple[PartialDate | Endpoint, PartialDate | Endpoint]
"""A start and an end."""

TERM_WORDS: Final = (
    "pengurus|kepengurusan|periode|priode|perode|preode"
    "|masa ?(?:bakti|bhakti|khidmat|khidmah|khitmat|jabatan|kerja|tugas|kepengurusan|kepemimpinan)|tahun"
    "|board|term of office|term|period"
)
"""A pattern of the generic words for a term before the years of a label."""
_ORDINAL: Final = (
    r"(?: (?:pertama|kesatu|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh)"
    r"| (?:ke[- ]?)?[ivx]{1,5}(?=[ :,(])| ke[- ]?[0-9]{1,2}(?=[ :,(])"
    rf"| [0-9]{{1,2}}(?= ?(?:{TERM_WORDS}|th|[(:])))?"
)
_REPLACED: Final = r"(?:p\.?a\.?w\.?|(?:(?:pengganti(?:an)?|pergantian) )?antar ?waktu)"
"""Words for a board with members who were replaced within its term."""
_LEVEL: Final = "kabupaten|kota|kecamatan|desa|kelurahan|provinsi"
_AREA_WORD: Final = rf"(?:se-?|tingkat )?(?:{_LEVEL}|kab|kec|prov|kel|wilayah|daerah|eks karesidenan)(?![a-z])\.?"
"""What an area is called, in any case."""
_CARDINAL: Final = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
# Words that begin another part of the label.
_NO_PLACE: Final = (
    rf"(?!(?:{TERM_WORDS}|thn?|{_REPLACED}|ipsm|psm|ikatan|pekerja|susunan|struktur|personalia|badan|dewan|pimpinan"
    r"|sisa|melanjutkan|meneruskan|rest|remainder|t\.?m\.?t|terhitung|mulai|sejak|dari|since|from|selama"
    rf"|{_CARDINAL} (?:tahun|thn?))(?![a-z]))"
)
# Among words with capitals, only what an area is called may be in lower case.
_PLACE: Final = (
    rf"(?:(?: {_NO_PLACE}(?:(?-i:[a-z][a-z.'-]{{1,24}})|{_AREA_WORD})){{1,6}}(?![a-z.'-]| {_NO_PLACE}[a-z]{{2}})"
    rf"|(?: {_NO_PLACE}(?:(?:se-?)?(?-i:[A-Z])[a-z.'-]{{1,24}}|{_AREA_WORD})){{0,6}})"
)
_ASSOCIATION: Final = r"(?:(?:ikatan )?(?:pekerja sosial masyarakat|psm)|ipsm)(?: \((?:ipsm|psm)\))?"
_BODY: Final = (
    rf"{_ASSOCIATION}{_PLACE}"
    r"|(?:(?:susunan|struktur|personalia) )?(?:(?:badan|dewan) )?(?:pengurus|kepengurusan|pimpinan)"
    rf"(?: (?:(?:{_LEVEL}){_PLACE}|pusat|nasional|wilayah|daerah|cabang|anak cabang|ranting|harian))?"
)
"""The board or the association."""
_NAMED: Final = rf"(?:{_ASSOCIATION}|(?:pengurus|kepengurusan|pimpinan)(?= (?:{_LEVEL}) ))(?P<place>{_PLACE})"
"""The area of the board or the association."""
_REST: Final = r"(?:(?:melanjutkan |meneruskan )?sisa(?: dari)? |(?:the )?(?:rest|remainder) of (?:the )?)"
"""Words for the part of a term that is left when members are replaced."""
_NUMBER: Final = r"(?:[0-9]{1,2}(?: ?\([a-z ]{3,20}\))?|[a-z]{3,8}(?: belas| puluh)?)"
_LENGTH: Final = rf"(?P<years>{_NUMBER}) ?(?:tahun|thn?|years?)\.?"
_LENGTH_BEFORE: Final = (
    # "Periode 3 Tahun 2020-2025" is the third term.
    rf"(?!(?:periode|kepengurusan) [0-9]{{1,2}} (?:tahun|thn?\.?) [0-9]{{4}})(?:(?:{TERM_WORDS}) ?:? )?"
    rf"\(?(?:selama )?(?=[0-9]|{_CARDINAL}){_LENGTH}(?![a-z])\)?"
)
_BEFORE: Final = (
    rf"(?:(?:{_BODY}|board of(?: the)?|(?P<paw>{_REPLACED})|{_LENGTH_BEFORE}"
    rf"|(?P<rest>{_REST})?(?:{TERM_WORDS}|thn?\.?){_ORDINAL})"
    r"(?: ?[:,] ?| |(?=\()))*"
    r"(?P<since>(?:t\.?m\.?t\.?|terhitung (?:mulai|sejak)|mulai|dari|sejak|since|from) ?:? )?"
    r"(?:tanggal |tgl\.? |bulan )?"
)
_BEHIND: Final = (
    rf"(?:,? (?P<paw>{_REPLACED}|\({_REPLACED}\))|,? \(?(?:selama )?{_LENGTH}\)?"
    rf"|,? \(?(?P<rest>sisa (?:{TERM_WORDS}))\)?|,? (?:{_BODY})){{0,3}}$"
)
_DASH: Final = r"[-~\u2010-\u2015\u2192\u2212\u301c\uff5e]"
_UNTIL: Final = r"(?:s ?\.? ?d\.?|s ?/ ?d\.?|sampai(?: dengan)?|hingga|to|until|till|through)"
_TO: Final = rf"(?: ?{_DASH} ?| {_UNTIL} )"
_YEARS: Final = rf"([0-9]{{4}})(?: M)? ?(?:{_DASH}{{1,2}}|/) ?(?:(?:tahun|thn?\.?) )?([0-9]{{4}})(?: M(?:asehi)?)?"
_HIJRI_YEARS: Final = rf"1[2-6][0-9]{{2}}(?: ?H)? ?{_DASH} ?1[2-6][0-9]{{2}} ?H(?:ijri(?:y?ah)?)?"
"""Years of the Islamic calendar, marked with H."""
_OTHER_CALENDAR: Final = rf"(?: ?/ ?| ?\(){_HIJRI_YEARS}\.?\)?$|^{_HIJRI_YEARS}\.? ?/ ?"
_JOINT: Final = (
    # A word between spaces, or beside digits.
    rf" {_UNTIL} |(?<=[0-9]) ?(?:s\.d\.|s/d|sd) ?(?=[0-9])"
    # A dash between spaces; or without them behind a year, before a day and its month, a month in words or "now".
    rf"| {_DASH} |(?<=[0-9]{{4}}) ?{_DASH} ?(?=[0-9]{{1,2}}[ /.-]|[a-z]{{3}})"
    # A slash between two dates without slashes.
    r"|(?<=[0-9])/(?=[0-9]{1,4}-[0-9]{1,2}-)|(?<=[0-9]{4}-[0-9]{2})/(?=[0-9]{4}-[0-9]{2}$)"
)
_WEEKDAYS: Final = (
    rf"(?:hari )?(?P<first>{WEEKDAY_NAMES})(?P<joint>{_TO}|,? dan | ?& ?| and )(?P<last>{WEEKDAY_NAMES})"
    r"(?: ?, ?| |(?=\())(?:(?:tanggal|tgl\.?) )?(?P<dates>\(.+\)|[^()]+)"
)
"""Two weekdays before two days: *Sabtu-Minggu, 11-12 Oktober 2025*."""
_AND: Final = r"(?:,? dan | ?& ?| and )"
_WITHIN_MONTH: Final = (
    rf"(?P<first>[0-9]{{1,2}})(?:{_TO}|(?P<and>{_AND}))"
    r"(?P<last>[0-9]{1,2})(?P<month> [a-z]{3,9}\.? [0-9]{4}|(?P<mark>[/.-])[0-9]{1,2}(?P=mark)[0-9]{4})"
)
_MONTH_FIRST: Final = (
    rf"(?P<month>{MONTH_NAMES})\.? (?P<first>[0-9]{{1,2}}){_TO}(?P<last>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})"
)
_WITHIN_YEAR: Final = rf"((?:[0-9]{{1,2}} )?[a-z]{{3,9}})\.?{_TO}((?:[0-9]{{1,2}} )?[a-z]{{3,9}}\.? [0-9]{{4}})"
_LASTING: Final = (
    rf"(?:(?:{TERM_WORDS}) )?(?:selama )?{_LENGTH},? (?:terhitung )?(?:sejak|mulai|from) "
    r"(?:tanggal |tgl\.? )?(?P<start>.+)"
)
"""A length and a first day: *5 (lima) tahun terhitung sejak 1 Maret 2024*."""
_SHORT_YEARS: Final = r"[0-9]{4}-[0-9]{2}"
_OPEN_ENDED: Final = r"(?:sejak|since) (?P<start>.+?),? (?:tanpa batas waktu|open-ended)"
_UNKNOWN_WORDS: Final = "(?:hari yang )?tidak diketahui|an unknown day"
_UNTIL_NOW: Final = "(?:sekarang|kini|saat ini)(?: ini)?|now|(?:the )?present|today"
_BRACKETS: Final = {"(": ")", "[": "]", '"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}
# Longer than any label, but short enough to match quickly.
_MAX_LENGTH: Final = 300


def read_label(text: str) -> Ends | None:
    """Return the start and the end in the label of a term; None if it does not state them.

    A term that began on a stated day ("sejak 2021") or runs until now has an unknown end, unless it has a length ("5
    tahun sejak 1 Maret 2024"). The rest of a term ("sisa masa bakti 2020-2025") and a board with members replaced
    within it ("PAW 2020-2025") have an unknown start.

    >>> read_label("Kepengurusan IPSM Masa Bakti : 2025 – 2030 (5 tahun)")
    (PartialDate.parse('2025'), PartialDate.parse('2030'))

    Raises:
        ParseError: the label states a day that does not exist, or a weekday that a date does not have.
    """
    label = _strip_brackets(mend_scanned_digits(normalise_words(text).rstrip(".,; ")))
    if len(label) > _MAX_LENGTH:
        return None
    if open_ended := compile_pattern(_OPEN_ENDED).fullmatch(label):
        ends = _combine_dates(open_ended["start"], "tidak diketahui")
        return None if ends is None else (ends[0], OPEN)
    if lasting := compile_pattern(_LASTING).fullmatch(label):
        return _count_years(_read_date(lasting["start"]), lasting["years"])
    return _read_term(label)


def _read_term(label: str) -> Ends | None:
    """Return the ends in the dates of a label, without the words before and behind them."""
    behind = compile_pattern(_BEHIND).search(label)
    before = compile_pattern(_BEFORE).match(label)
    start, stop = before.end() if before else 0, behind.start() if behind else len(label)
    is_start = before is not None and before["since"] is not None
    ends = _read_span(compile_pattern(_OTHER_CALENDAR).sub("", _strip_brackets(label[start:stop])), is_start=is_start)
    named = compile_pattern(_NAMED).finditer(f"{label[:start]}|{label[stop:]}")
    if not all(is_area_phrase(match["place"]) for match in named):
        return None
    lengths = [match["years"] for match in (before, behind) if match is not None and match["years"]]
    if is_start and lengths and ends is not None and ends[1] is UNKNOWN:
        ends = _count_years(ends[0], lengths[-1])
    if ends is None or not all(_may_last(ends, years) for years in lengths):
        return None
    around = [match for match in (before, behind) if match is not None]
    is_replaced = any(match["paw"] for match in around)
    if not is_replaced and not any(match["rest"] for match in around):
        return ends
    if isinstance(ends[1], PartialDate):
        return UNKNOWN, ends[1]
    # "PAW sejak 3 Maret 2023" states the first day of those who replace the others.
    return ends if is_replaced and is_start else None


def _read_span(span: str, *, is_start: bool) -> Ends | None:
    """Return the ends in the dates of a label.

    Args:
        span: The dates.
        is_start: Whether a single date is the start.
    """
    if pair := compile_pattern(_WEEKDAYS).fullmatch(span):
        return _read_weekdays(pair)
    errors: list[ParseError] = []
    for first, last in _iter_pairs(span):
        try:
            ends = _combine_dates(first, last)
        except ParseError as error:
            errors.append(error)
        else:
            if ends is not None:
                return ends
    if errors:
        raise errors[0]
    start = _read_date(span) if is_start else None
    return None if start is None else (start, UNKNOWN)


def _iter_pairs(span: str) -> Iterator[tuple[str, str]]:
    """Yield the texts that may be a start and an end, each completed with the month and year that both share."""
    if years := compile_pattern(_YEARS).fullmatch(span):
        yield years[1], years[2]
    within = compile_pattern(_WITHIN_MONTH).fullmatch(span)
    # "11 dan 15 Oktober" is not a period.
    if within and (within["and"] is None or int(within["last"]) - int(within["first"]) == 1):
        yield within["first"] + within["month"], within["last"] + within["month"]
    if within := compile_pattern(_MONTH_FIRST).fullmatch(span):
        month_and_year = f"{within['month']} {within['year']}"
        yield f"{within['first']} {month_and_year}", f"{within['last']} {month_and_year}"
    if within := compile_pattern(_WITHIN_YEAR).fullmatch(span):
        yield f"{within[1]} {within[2][-4:]}", within[2]
    for joint in compile_pattern(_JOINT).finditer(span):
        yield span[: joint.start()], span[joint.end() :]


def _read_weekdays(pair: re.Match[str]) -> Ends | None:
    """Return the two days behind their weekdays.

    Raises:
        ParseError: a day does not exist or has another weekday.
    """
    ends = _read_span(_strip_brackets(pair["dates"]), is_start=False)
    if ends is None:
        return None
    start, end = ends
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return None
    for day, name in ((start, pair["first"]), (end, pair["last"])):
        if day.precision is not Precision.DAY:
            return None
        day.require_weekday(parse_weekday(name), pair.string)
    return ends


def _may_last(ends: Ends, written: str) -> bool:
    """Return whether a term may have a length in years as written: until the anniversary or the day before."""
    start, end = ends
    years = _parse_years(written)
    if years is None or not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return False
    bounds = Bounds(*(day.toordinal() for day in (start.earliest, start.latest, end.earliest, end.latest)))
    return judge_length(bounds, years, 0, 0) is not Verdict.NO


def _count_years(start: PartialDate | Endpoint | None, written: str) -> Ends | None:
    """Return the term of some years that begins on a day; None if either is not known.

    Raises:
        ParseError: the term ends after 2200.
    """
    from dateutil.relativedelta import relativedelta

    years = _parse_years(written)
    if not years or not isinstance(start, PartialDate) or start.precision is not Precision.DAY:
        return None
    last: date = start.earliest + relativedelta(years=years, days=-1)
    return start, PartialDate.from_date(last)


def _parse_years(written: str) -> int | None:
    """Return a number of years as written; None if digits and words contradict each other."""
    digits, _, words = written.lower().partition("(")
    in_words = parse_number_words((words or digits).strip(" )"))
    years = int(digits) if digits.strip().isdigit() else in_words
    return None if words and in_words != years else years


def _strip_brackets(text: str) -> str:
    """Return the text without a pair of brackets or quotation marks around all of it."""
    return text[1:-1].strip() if text and text.endswith(_BRACKETS.get(text[0], "\0")) else text


def read_ends(text: str) -> Ends | None:
    """Return the start and the end of a period in words or as written by `format_ends`; None for any other text.

    It reads what `read_label` reads, and a single date as both ends.

    >>> read_ends("15 Oktober 2025")
    (PartialDate.parse('2025-10-15'), PartialDate.parse('2025-10-15'))

    Raises:
        ParseError: the text states a day that does not exist, or a weekday that a date does not have.
    """
    trimmed = mend_scanned_digits(normalise_words(text).rstrip(".,; "))
    ends = read_label(trimmed)
    if ends is None and compile_pattern(_BEFORE).sub("", trimmed, count=1) == trimmed:
        try:
            only = _read_date(trimmed)
        except ParseError:
            # "2025-30" is more likely two years than a month.
            if compile_pattern(_SHORT_YEARS).fullmatch(trimmed):
                return None
            raise
        ends = None if only is None else (only, only)
    return ends


def _combine_dates(start: str, end: str) -> Ends | None:
    """Return the start and the end in two texts, of which either may be unknown; None if one is no date.

    Raises:
        ParseError: both are worded as dates, and one states a day that does not exist or a wrong weekday.
    """
    dates: list[PartialDate | Endpoint] = []
    errors: list[ParseError] = []
    for text, unknown_words in ((start, _UNKNOWN_WORDS), (end, f"{_UNKNOWN_WORDS}|{_UNTIL_NOW}")):
        if compile_pattern(unknown_words).fullmatch(text):
            dates.append(UNKNOWN)
            continue
        try:
            day = _read_date(text)
        except ParseError as error:
            errors.append(error)
            continue
        if day is None:
            return None
        dates.append(day)
    if errors:
        raise errors[0]
    first, last = dates
    return first, last


def _read_date(text: str) -> PartialDate | None:
    """Return the date in a text; None if it is not worded as a date.

    Raises:
        ParseError: it is worded as a date, but contradicts the calendar.
    """
    # A place before the dates of a term would be the name of the term.
    if has_place(text):
        return None
    try:
        return PartialDate.parse_text(text)
    except ParseError as error:
        if error.is_general:
            return None
        raise


_TO_WORDS: Final[dict[Language, str]] = {"en": " to ", "id": " s.d. "}
_SINCE_WORDS: Final[dict[Language, str]] = {
    "en": f"since {{}}, {OPEN_ENDED.english}",
    "id": f"sejak {{}}, {OPEN_ENDED.indonesian}",
}
_NOT_KNOWN: Final[dict[Language, str]] = {"en": "an unknown day", "id": "tidak diketahui"}


def format_ends(start: PartialDate | Endpoint, end: PartialDate | Endpoint, *, language: Language) -> str:
    """Return a period in words.

    >>> format_ends(PartialDate(2025), PartialDate(2030), language="en")
    '2025–2030'
    """
    require_language(language)
    first, last = (
        part.to_text(language=language) if isinstance(part, PartialDate) else _NOT_KNOWN[language]
        for part in (start, end)
    )
    if end is OPEN:
        return _SINCE_WORDS[language].format(first)
    if start == end:
        return first
    both_years = all(isinstance(part, PartialDate) and part.precision is Precision.YEAR for part in (start, end))
    return f"{first}–{last}" if both_years else f"{first}{_TO_WORDS[language]}{last}"
