"""Dates in words and digits, as Indonesian and English print writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from ._number_words import mend_scanned_digits, replace_number_words
from ._patterns import compile_pattern
from .place_names import is_area_phrase, is_listed_place, names_level

__all__ = [
    "MONTH_NAMES",
    "MONTH_NUMBERS",
    "WEEKDAY_NAMES",
    "DateWords",
    "has_place",
    "is_on_side",
    "normalise_words",
    "parse_weekday",
    "read_date",
    "read_weekday",
    "resolve_year",
]

# Indonesian names and abbreviations first, then the English ones that differ.
MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january janu",
            "februari pebruari feb peb febr pebr february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agust agus agst agu agt ags august aug",
            "september septem sept sep",
            "oktober okto okt october octo oct",
            "november nopember novem nopem nov nop",
            "desember desem des december decem dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Numbers of the months by each of their names, in lower case."""
MONTH_NAMES: Final = f"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})"
"""A pattern of the names of the months."""
# Numbered as in `date.weekday`.
_WEEKDAY_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "senin,senen,sen,monday,mon",
            "selasa,sel,tuesday,tues,tue",
            "rabu,rebo,rab,wednesday,wed",
            "kamis,kemis,kam,thursday,thurs,thur,thu",
            "jumat,jum'at,jum at,jum,friday,fri",
            "sabtu,sab,saturday,sat",
            "minggu,ahad,min,mgg,sunday,sun",
        )
    )
    for name in names.split(",")
}
# Characters used as apostrophes, and invisible ones.
_AS_PRINTED: Final = {
    **dict.fromkeys(map(ord, "’‘`\u00b4\u02bc\u02bb\u2032\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), ""),
}

_TIME_OF_DAY: Final = r"(?:dini hari|subuh|pagi|siang|sore|petang|malam)"
_MARK: Final = r"[-\u2010-\u2015|/,@\u2022\u00b7]"  # separators of the parts of a dateline
_TIME: Final = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?:[.:][0-5][0-9](?:\.[0-9]{1,6})?)?"
_HOUR: Final = rf"(?:{_TIME}|[01]?[0-9]|2[0-4])"
# Only the zones of Indonesia, in which a day is the day of the text.
_ZONE: Final = r"(?: ?(?:wib|wita|wit|(?:gmt|utc)? ?\+0?[789](?::?00)?))?"
_CLOCK: Final = (
    rf"(?:(?:pukul|pkl|pk|jam|at)\.? ?:? ?{_HOUR}|{_TIME})(?: ?[ap]m)?{_ZONE}(?: {_TIME_OF_DAY})?"
    r"(?: ?(?:-|–|s\.?d\.?|s/d|sampai|sampai dengan|hingga) ?"
    rf"(?:selesai|(?:{_HOUR}{_ZONE})?))?"
)
WEEKDAY_NAMES: Final = "|".join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))
"""A pattern of the names of the weekdays."""
_PASARAN: Final = r"(?:legi|manis|pahing|paing|pon|wage|kliwon)"
_FAR: Final = 1_000_000
_SIDES: Final = {
    **dict.fromkeys(("lalu", "silam", "tadi"), (-_FAR, 0)),
    **dict.fromkeys(("kemarin", "kemaren"), (-_FAR, -1)),
    **dict.fromkeys(("nanti", "kelak"), (0, _FAR)),
    **dict.fromkeys(("mendatang", "datang", "depan", "besok", "esok", "lusa"), (1, _FAR)),
}
"""Words for the past and the future, with the least and the most days from the day of publication to such a day."""
_SIDE: Final = rf"(?:yang )?(?:telah |akan )?(?P<side>{'|'.join(_SIDES)})(?: {_TIME_OF_DAY})?"
_IS_PUBLISHED: Final = (
    r"(?:(?:diterbitkan|dipublikasikan|terbit|published|posted)(?: (?:pada|on))?(?: ?: ?| )"
    r"|(?:tertanggal|dated)(?: ?: ?| )|per |on )?"
)
_BEFORE: Final = (
    rf"{_IS_PUBLISHED}(?:pada )?(?:hari ini ?,? (?=hari |{WEEKDAY_NAMES}))?(?:hari ?[/,] ?(?:tanggal|tgl\.?) ?: ?)?"
    rf"(?:(?:hari )?(?P<weekday>{WEEKDAY_NAMES})\.?"
    rf"(?:(?: |-){_PASARAN}| \({_PASARAN}\))?(?: {_TIME_OF_DAY})?"
    rf"(?: {_SIDE})?(?: ?{_MARK} ?| (?=\S)|(?=\()))?"
    r"(?:(?:tanggal|tgl\.?)(?: ?: ?| ?(?=\()| ))?(?=\S)"
)
_BEHIND: Final = (
    rf"(?P<mark>,? M(?:asehi)?)?(?:,? (?:{_TIME_OF_DAY}))?"
    rf"(?:(?: ?[|@\u2022\u00b7/,] ?| {_MARK} | |T(?=[0-9]{{2}}:))(?:{_CLOCK}|\({_CLOCK}\)))?"
    rf"(?:,? {_SIDE})?"
    rf"(?: \((?:hari )?(?P<weekday>{WEEKDAY_NAMES})\))?$"
)
_HIJRI: Final = (
    r"(?:(?:[0-9]{1,2} )?[a-z'-]{3,12}(?: [a-z'-]{3,12})? )?1[2-6][0-9]{2} ?H(?:ijri(?:y?ah)?)?(?![a-z0-9])\.?"
)
"""A date of the Islamic calendar, marked with H."""
_BESIDE_HIJRI: Final = (
    r"(?: ?[/|\u2022\u00b7=] ?|,? (?:bertepatan|bersamaan) (?:dengan|pada)(?: (?:hari|tanggal))? | ?\()"
)
_OTHER_CALENDAR: Final = (
    rf"{_BESIDE_HIJRI}{_HIJRI}\)?|(?<![a-z0-9]){_HIJRI}(?: ?[/|\u2022\u00b7=] ?|,? bertepatan dengan |(?= \())"
)
_PLACE: Final = r"[A-Z][A-Za-z.'-]{1,24}(?: [A-Z][A-Za-z.'-]{1,24}){0,3}"
# Case matters: a place begins with a capital letter.
_SIGNED: Final = "(?i:ditetapkan|dikeluarkan|disahkan|dibuat|ditandatangani|diundangkan|diputuskan)"
_OUTLET: Final = r"(?:,? ?\([A-Za-z][A-Za-z. ]{1,24}\)|, [A-Za-z0-9-]{2,24}(?:\.[a-z]{2,6}){1,2})"
"""The outlet behind the place in a byline: *BATANG, contoh.id - Kamis (16/10/2025)*."""
_DATELINE: Final = (
    rf"(?:{_SIGNED}(?: (?i:di) ?:? ?{_PLACE} ?,?)?(?= (?i:pada|tanggal|tgl))"
    rf"|{_SIGNED} (?i:di) ?:? ?{_PLACE} ?,"
    rf"|(?P<at>(?i:di) )?(?P<place>{_PLACE})(?:{_OUTLET}? [-\u2010-\u2015](?= )| ?,)) ?"
)
_YEAR: Final = r"(?P<year>[0-9]{4}|'?(?P<short>[0-9]{2}))"
_MONTH: Final = r"(?P<month>[A-Za-z]{3,9})"
_DAY: Final = r"(?P<day>[0-9]{1,2})"
_AFTER_MONTH: Final = r"(?:\.?,? |\.,?|,)(?:(?:tahun|thn?\.?) )?"
# The order of the parts of a date. Where the month is in words, its name is looked up.
_FORMS: Final = (
    rf"(?:the )?{_DAY}(?:st|nd|rd|th)?,? (?:of )?(?:bulan )?{_MONTH}{_AFTER_MONTH}{_YEAR}",
    rf"{_DAY},? bulan (?P<month>[0-9]{{1,2}}),? (?:tahun|thn?\.?) (?P<year>[0-9]{{4}})",
    rf"(?:bulan )?{_MONTH}(?:{_AFTER_MONTH}|-)(?P<year>[0-9]{{4}})",
    rf"{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})",
    rf"{_DAY}(?P<mark>[-/]){_MONTH}(?P=mark){_YEAR}",
    rf"{_DAY}(?P<mark>-)(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}",
    rf"{_DAY} ?(?P<mark>[/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?{_YEAR}",
    r"(?:(?:tahun|thn?\.?) )?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?",
    rf"(?P<year>[0-9]{{4}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark){_DAY}",
    rf"{_DAY} ?/ ?(?P<month>[0-9]{{1,2}})",
    rf"{_DAY} (?:bulan )?{_MONTH}",
)
# "Minggu lalu" is last week, and short forms are other words too.
_ONLY_WEEKDAY: Final = (
    r"(?:(?:pada )?(?P<named>hari) )?"
    rf"(?P<weekday>{'|'.join(name for name in _WEEKDAY_NUMBERS if len(name) >= len('rabu'))})"
    rf"(?: {_TIME_OF_DAY})?(?: {_SIDE})?"
)
# Longer than any date, but short enough to match quickly.
_MAX_LENGTH: Final = 240
_REPEATED: Final = r"(?P<words>[^()]*[a-z][^()]*[^() ]) ?\((?P<digits>[0-9]{1,2}([/.-])[0-9]{1,2}\3[0-9]{4})\)"
"""A date whose digits repeat it in brackets, as in the minutes of a meeting."""
_RELATIVE_DAYS: Final = {"hari ini": 0, "kemarin": -1, "besok": 1, "lusa": 2}
_RELATIVE_WORD: Final = f"(?:{'|'.join(_RELATIVE_DAYS)})"
_RELATIVE: Final = rf"(?P<word>{_RELATIVE_WORD})(?:(?:,? |,|(?=\())(?P<rest>.+))?"
_TWO_RELATIVE: Final = rf"(?<![a-z]){_RELATIVE_WORD}(?![a-z]).*(?<![a-z]){_RELATIVE_WORD}(?![a-z])"
"""Two relative words, which contradict each other or mean another day: *kemarin lusa*, *hari ini besok*."""


def normalise_words(text: str) -> str:
    r"""Return the text with single spaces, plain apostrophes and no invisible characters.

    >>> normalise_words("Jum’at,  5 September\n2025")
    "Jum'at, 5 September 2025"
    """
    return " ".join(text.translate(_AS_PRINTED).split())


class DateWords(NamedTuple):
    """The parts of a date that a text states. The day may not exist."""

    year: int | None
    """The year; None if the text does not state all of it."""
    month: int | None
    """The month, from 1; None if it is not stated."""
    day: int | None
    """The day of the month; None if it is not stated."""
    weekday: int | None
    """The weekday beside the date, Monday being 0."""
    days_from_publication: int | None = None
    """The number of days after the day of publication ("kemarin" is -1)."""
    short_year: int | None = None
    """The last two digits of the year, if the text states only these."""
    side: tuple[int, int] | None = None
    """The least and the most days after the day of publication, if the text says past or future ("lalu")."""


def read_date(text: str) -> DateWords | None:
    """Return the date that a text states; None if the text is anything else or ambiguous.

    >>> read_date("Rabu, 15 Oktober 2025")
    DateWords(year=2025, month=10, day=15, weekday=2, days_from_publication=None, short_year=None, side=None)
    >>> read_date("15 (lima belas) bulan Oktober tahun 2025") == read_date("15/10/2025")
    True
    >>> read_date("03/04/25").short_year
    25
    """
    plain = normalise_words(text).removeprefix("'")
    if len(plain) > _MAX_LENGTH or compile_pattern(_TWO_RELATIVE).search(plain):
        return None
    trimmed = _remove_other_calendar(replace_number_words(mend_scanned_digits(plain)))
    relative = compile_pattern(_RELATIVE).fullmatch(trimmed)
    if relative:
        beside = _read_beside_relative(relative["rest"])
        distance = _RELATIVE_DAYS[relative["word"].lower()]
        return None if beside is None else beside._replace(days_from_publication=distance)
    repeated = compile_pattern(_REPEATED).fullmatch(trimmed)
    if repeated and (words := read_date(repeated["words"])) is not None:
        return words if words._replace(weekday=None) == _read_core(repeated["digits"]) else None
    start = _find_date(trimmed)
    before = compile_pattern(_BEFORE).match(trimmed, start)
    start = before.end() if before else start
    behind = compile_pattern(_BEHIND).search(trimmed, start)
    core = trimmed[start : behind.start() if behind else len(trimmed)]
    inner = _unwrap_date(core)
    read = None if inner is None else _read_core(inner)
    names = [match["weekday"] for match in (before, behind) if match is not None and match["weekday"]]
    weekdays = {parse_weekday(name) for name in names}
    sides = {_SIDES[match["side"].lower()] for match in (before, behind) if match is not None and match["side"]}
    if read is None or len(weekdays) > 1 or len(sides) > 1:
        return None
    # Only a whole day has a place, a weekday, a time of day or brackets around it.
    mark = (behind and behind["mark"]) or ""
    if read.day is None and not inner == core == trimmed.removesuffix(mark):
        return None
    return read._replace(weekday=weekdays.pop() if weekdays else None, side=sides.pop() if sides else None)


def _read_beside_relative(text: str | None) -> DateWords | None:
    """Return the date or the weekday beside a word relative to the day of publication: *hari ini (Kamis, 16/10)*."""
    nothing = DateWords(None, None, None, None)
    if text is None:
        return nothing
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    weekday = read_weekday(inner)
    return read_date(inner) if weekday is None else nothing._replace(weekday=weekday)


def read_weekday(text: str) -> int | None:
    """Return the weekday that a text states without a date, Monday being 0; None if it states anything else.

    >>> read_weekday("Sabtu malam"), read_weekday("Sabtu (9/12)"), read_weekday("minggu lalu")
    (5, None, None)
    """
    match = compile_pattern(_ONLY_WEEKDAY).fullmatch(normalise_words(text).rstrip(".,"))
    if match is None or (match["side"] and not match["named"] and match["weekday"].lower() == "minggu"):
        return None
    return parse_weekday(match["weekday"])


def _remove_other_calendar(text: str) -> str:
    """Return the text without a date of the Islamic calendar beside another date, and without a final mark."""
    unmarked = text[:-1].rstrip() if text.endswith((".", ",", ";")) else text
    return compile_pattern(_OTHER_CALENDAR).sub("", unmarked, count=1)


def parse_weekday(name: str) -> int:
    """Return the number of a weekday, Monday being 0.

    >>> parse_weekday("Jum'at"), parse_weekday("Sunday")
    (4, 6)
    """
    return _WEEKDAY_NUMBERS[name.lower()]


def has_place(text: str) -> bool:
    """Return whether plain words name a place of signature before the date.

    >>> has_place("Batang, 3 Maret 2025"), has_place("Menjelang, 3 Maret 2025")
    (True, False)
    """
    return _find_date(text) > 0


def _find_date(text: str) -> int:
    """Return the offset of the date behind a place of signature; 0 without a place."""
    match = compile_pattern(_DATELINE, re.ASCII).match(text)
    if match is None:
        return 0
    is_place = match["place"] is None or _is_place(match["place"], has_preposition=match["at"] is not None)
    return match.end() if is_place else 0


def _is_place(text: str, *, has_preposition: bool) -> bool:
    """Return whether words before a date can only be a place: a listed one, or any name after "di" or "Desa"."""
    words = text.lower().split()
    return is_listed_place(text) or (
        (has_preposition or (names_level(text) and len(words) > 1))
        and is_area_phrase(text)
        and not any(word in _WEEKDAY_NUMBERS or word in MONTH_NUMBERS for word in words)
    )


def _unwrap_date(text: str) -> str | None:
    """Return the text without brackets that enclose all of it; None if it has other brackets."""
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    return None if "(" in inner or ")" in inner else inner


def _read_core(text: str) -> DateWords | None:
    """Return the date in a text that states nothing else; None for any other text."""
    for form in _FORMS:
        match = compile_pattern(form).fullmatch(text)
        if match is None:
            continue
        parts = match.groupdict()
        year, month, day, short = (parts.get(name) for name in ("year", "month", "day", "short"))
        number = None if month is None else MONTH_NUMBERS.get(month.lower()) if month.isalpha() else int(month)
        if number is not None or month is None:
            return DateWords(
                None if year is None or short is not None else int(year),
                number,
                None if day is None else int(day),
                None,
                short_year=None if short is None else int(short),
            )
    return None


def resolve_year(words: DateWords, published: date) -> date | None:
    """Return the day that a text published on a day means; None if that does not settle it.

    A year of two digits is the year of publication or one next to it. A date without a year is the nearest one to the
    day of publication, if its weekday is stated and agrees. A word relative to that day ("kemarin") must agree with
    everything stated beside it.

    >>> resolve_year(read_date("Rabu (15/10)"), date(2025, 10, 16))
    datetime.date(2025, 10, 15)
    >>> resolve_year(read_date("31/12/24"), date(2025, 1, 2))
    datetime.date(2024, 12, 31)
    """
    if words.days_from_publication is not None:
        try:
            stated_day = published + timedelta(days=words.days_from_publication)
        except OverflowError:
            return None
        agrees = _agrees(words, stated_day) and is_on_side(words, stated_day, published)
        return stated_day if agrees else None
    if words.month is None or words.day is None or (words.short_year is None and words.weekday is None):
        return None
    years = [
        year
        for year in (published.year - 1, published.year, published.year + 1)
        if words.short_year in {None, year % 100}
    ]
    days = [day for year in years if (day := _make_day(year, words.month, words.day)) is not None]
    nearest = min(days, key=lambda day: abs((day - published).days), default=None)
    return (
        nearest if nearest is not None and _agrees(words, nearest) and is_on_side(words, nearest, published) else None
    )


def is_on_side(words: DateWords, day: date, published: date) -> bool:
    """Return whether a day is in the past or the future of the day of publication, if the text says so.

    >>> is_on_side(read_date("Jumat (17/10/2025) kemarin"), date(2025, 10, 17), date(2025, 10, 16))
    False
    """
    least, most = words.side or (-_FAR, _FAR)
    return least <= (day - published).days <= most


def _agrees(words: DateWords, day: date) -> bool:
    """Return whether a day has all the parts that a text states."""
    stated = (words.year, words.month, words.day, words.weekday, words.short_year)
    actual = (day.year, day.month, day.day, day.weekday(), day.year % 100)
    return all(part is None or part == other for part, other in zip(stated, actual, strict=True))


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
