"""How print writes a date, in Indonesian and in English, read without a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

__all__ = ["MONTH_NUMBERS", "DateWords", "has_place", "plain_words", "read_date", "read_weekday", "resolve_year"]

# Full names and the short forms that print uses for them: Indonesian first, then English where it differs.
MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari pebruari feb peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agust agu agt ags august aug",
            "september sept sep",
            "oktober okt october oct",
            "november nopember nov nop",
            "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""The months by each name in use, in lower case."""
# By the number that `date.weekday` gives.
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
# What print and keyboards write for an apostrophe, and marks that take no room.
_AS_PRINTED: Final = {
    **dict.fromkeys(map(ord, "’‘`\u00b4\u02bc\u02bb\u2032\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), ""),
}

# Matched in ASCII, so that whatever matches can be looked up in lower case: without regard to case, some letters of
# other alphabets match too.
_FLAGS: Final = re.IGNORECASE | re.ASCII
_TIME_OF_DAY: Final = r"(?:dini hari|subuh|pagi|siang|sore|petang|malam)"
_MARK: Final = r"[-\u2010-\u2015|/,@\u2022\u00b7]"
"""What print puts between the parts of a dateline."""
_TIME: Final = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?:[.:][0-5][0-9])?"
_HOUR: Final = rf"(?:{_TIME}|[01]?[0-9]|2[0-4])"
_ZONE: Final = r"(?: ?(?:wib|wita|wit))?"
_CLOCK: Final = (
    rf"(?:(?:pukul|pkl|pk|jam|at)\.? ?:? ?{_HOUR}|{_TIME})(?: ?[ap]m)?{_ZONE}(?: {_TIME_OF_DAY})?"
    r"(?: ?(?:-|–|s\.?d\.?|s/d|sampai|sampai dengan|hingga) ?"
    rf"(?:selesai|(?:{_HOUR}{_ZONE})?))?"
)
_WEEKDAY: Final = "|".join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))
_PASARAN: Final = r"(?:legi|manis|pahing|paing|pon|wage|kliwon)"
_IS_PUBLISHED: Final = (
    r"(?:(?:diterbitkan|dipublikasikan|terbit|published|posted)(?: (?:pada|on))?(?: ?: ?| )"
    r"|(?:tertanggal|dated)(?: ?: ?| )|per |on )?"
)
_BEFORE: Final = re.compile(
    rf"{_IS_PUBLISHED}(?:pada )?(?:hari ini ?,? (?=hari |{_WEEKDAY}))?(?:hari ?[/,] ?(?:tanggal|tgl\.?) ?: ?)?"
    rf"(?:(?:hari )?(?P<weekday>{_WEEKDAY})\.?"
    rf"(?:(?: |-){_PASARAN}| \({_PASARAN}\))?(?: {_TIME_OF_DAY})?"
    rf"(?: (?:(?:yang )?lalu|kemarin))?(?: ?{_MARK} ?| (?=\S)|(?=\()))?"
    r"(?:(?:tanggal|tgl\.?)(?: ?: ?| ?(?=\()| ))?(?=\S)",
    _FLAGS,
)
_BEHIND: Final = re.compile(
    rf"(?P<mark>,? M(?:asehi)?)?(?:,? (?:{_TIME_OF_DAY}))?"
    rf"(?:(?: ?[|@\u2022\u00b7/,] ?| {_MARK} | |T(?=[0-9]{{2}}:))(?:{_CLOCK}|\({_CLOCK}\)))?"
    rf"(?: (?:(?:yang )?lalu|kemarin|tadi))?"
    rf"(?: \((?:hari )?(?P<weekday>{_WEEKDAY})\))?$",
    _FLAGS,
)
_HIJRI: Final = (
    r"(?:(?:[0-9]{1,2} )?[a-z'-]{3,12}(?: [a-z'-]{3,12})? )?1[2-6][0-9]{2} ?H(?:ijri(?:y?ah)?)?(?![a-z0-9])\.?"
)
"""A date in the Islamic calendar, which print marks with H."""
_BESIDE_HIJRI: Final = (
    r"(?: ?[/|\u2022\u00b7=] ?|,? (?:bertepatan|bersamaan) (?:dengan|pada)(?: (?:hari|tanggal))? | ?\()"
)
_OTHER_CALENDAR: Final = re.compile(
    rf"{_BESIDE_HIJRI}{_HIJRI}\)?|(?<![a-z0-9]){_HIJRI}(?: ?[/|\u2022\u00b7=] ?|,? bertepatan dengan |(?= \())", _FLAGS
)
_PLACE: Final = r"[A-Z][A-Za-z.'-]{1,24}(?: [A-Z][A-Za-z.'-]{1,24}){0,3}"
# With regard to case: a place is known by its capital letter.
_DATELINE: Final = re.compile(
    r"(?:(?i:ditetapkan|dikeluarkan|disahkan|dibuat|ditandatangani)"
    rf"(?: (?i:di) ?:? ?{_PLACE} ?,?)?(?= (?i:pada|tanggal|tgl))|"
    rf"(?i:ditetapkan|dikeluarkan|disahkan|dibuat|ditandatangani) (?i:di) ?:? ?{_PLACE} ?,|(?P<place>{_PLACE}) ?,) ?",
    re.ASCII,
)
# What stands before a date and changes what it means.
_NO_PLACES: Final = frozenset(
    [
        "sekitar",
        "kira",
        "sebelum",
        "sesudah",
        "setelah",
        "sejak",
        "mulai",
        "dari",
        "sampai",
        "hingga",
        "awal",
        "akhir",
        "pertengahan",
        "antara",
        "bukan",
        "batal",
        "kecuali",
        "before",
        "after",
        "around",
        "about",
        "circa",
        "until",
        "since",
        "from",
        "not",
        "early",
        "late",
        "mid",
    ]
)
_IN_WORDS: Final = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[ ]+(?:of )?)?(?:bulan[ ]+)?([A-Za-z]{3,9})\.?,?[ ]+"
    r"(?:(?:tahun|thn?\.?)[ ]+)?([0-9]{4})",
    _FLAGS,
)
_MONTH_FIRST: Final = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", _FLAGS)
_ABBREVIATED: Final = re.compile(r"([0-9]{1,2})([-/])([A-Za-z]{3,9})\2([0-9]{4})", _FLAGS)
_DAY_AND_MONTH: Final = re.compile(r"([0-9]{1,2})[ ]+(?:bulan[ ]+)?([A-Za-z]{3,9})", _FLAGS)
_OF_THE_YEAR: Final = re.compile(r"^(?:tahun|thn?\.?) (?=[0-9]{4}$)", _FLAGS)
_IN_DIGITS: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", _FLAGS)
_DIGITS_WITHOUT_YEAR: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})", _FLAGS)
_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", _FLAGS)
# Longer than any date, and short enough to be read at once.
_LONGEST: Final = 160
_RELATIVE: Final = re.compile(r"(?P<word>hari ini|kemarin|besok)(?:,? ?\(?(?P<rest>[^()]*)\)?)?", _FLAGS)
_RELATIVE_DAYS: Final = {"hari ini": 0, "kemarin": -1, "besok": 1}
# "Minggu lalu" is last week, and short forms are other words too.
_ONLY_WEEKDAY: Final = re.compile(
    r"(?:(?:pada )?(?P<named>hari) )?"
    rf"(?P<weekday>{'|'.join(name for name in _WEEKDAY_NUMBERS if len(name) >= len('rabu'))})"
    rf"(?: {_TIME_OF_DAY})?(?P<past> (?:(?:yang )?lalu|kemarin))?",
    _FLAGS,
)


def plain_words(text: str) -> str:
    r"""Return a text with single spaces, plain apostrophes and no marks that take no room.

    >>> plain_words("Jum’at,  5 September\n2025")
    "Jum'at, 5 September 2025"
    """
    return " ".join(text.translate(_AS_PRINTED).split())


class DateWords(NamedTuple):
    """What a text says of a date; whether there is such a day is for the reader to ask."""

    year: int | None
    """The year; None where the text leaves it to its context."""
    month: int | None
    """The month from 1, if it is said."""
    day: int | None
    """The day of the month, if it is said."""
    weekday: int | None
    """The weekday that stands beside it, Monday being 0."""
    days_from_publication: int | None = None
    """How many days after the day of publication it is said to be ("kemarin" is -1)."""


def read_date(text: str) -> DateWords | None:
    """Return what a text says of a date; None where it is worded in no way that can be read without a guess.

    >>> read_date("Rabu, 15 Oktober 2025")
    DateWords(year=2025, month=10, day=15, weekday=2, days_from_publication=None)
    >>> read_date("03/04/25") is None
    True
    """
    trimmed = _without_other_calendar(plain_words(text).removeprefix("'"))
    if len(trimmed) > _LONGEST:
        return None
    relative = _RELATIVE.fullmatch(trimmed)
    if relative:
        beside = read_date(relative["rest"]) if relative["rest"] else DateWords(None, None, None, None)
        distance = _RELATIVE_DAYS[relative["word"].lower()]
        return None if beside is None else beside._replace(days_from_publication=distance)
    start = _after_place(trimmed)
    before = _BEFORE.match(trimmed, start)
    start = before.end() if before else start
    behind = _BEHIND.search(trimmed, start)
    core = trimmed[start : behind.start() if behind else len(trimmed)]
    inner = _unbracketed(core)
    read = None if inner is None else _read_core(inner)
    named = [match["weekday"].lower() for match in (before, behind) if match is not None and match["weekday"]]
    weekdays = {_WEEKDAY_NUMBERS[name] for name in named}
    if read is None or len(weekdays) > 1:
        return None
    # Only a whole day has a place, a weekday, a time of day or brackets around it.
    mark = (behind and behind["mark"]) or ""
    if read.day is None and not inner == core == trimmed.removesuffix(mark):
        return None
    return read._replace(weekday=weekdays.pop() if weekdays else None)


def read_weekday(text: str) -> int | None:
    """Return the weekday that a text states without a date, Monday being 0; None if it states anything else.

    >>> read_weekday("Sabtu malam"), read_weekday("Sabtu (9/12)"), read_weekday("minggu lalu")
    (5, None, None)
    """
    match = _ONLY_WEEKDAY.fullmatch(plain_words(text).rstrip(".,"))
    if match is None or (match["past"] and not match["named"] and match["weekday"].lower() == "minggu"):
        return None
    return _WEEKDAY_NUMBERS[match["weekday"].lower()]


def _without_other_calendar(text: str) -> str:
    """Return a text without the date in the Islamic calendar that stands beside another, and without a mark behind."""
    unmarked = text[:-1].rstrip() if text.endswith((".", ",", ";")) else text
    return _OTHER_CALENDAR.sub("", unmarked, count=1)


def has_place(text: str) -> bool:
    """Return whether the place stands before a date in plain words where its document was signed.

    >>> has_place("Misal, 3 Maret 2025")
    True
    """
    return _after_place(text) > 0


def _after_place(text: str) -> int:
    """Return where a date begins before which the place stands where its document was signed."""
    match = _DATELINE.match(text)
    if match is None:
        return 0
    words = re.findall("[a-z]+", (match["place"] or "").lower())
    is_place = not any(word in _NO_PLACES or word in _WEEKDAY_NUMBERS or word in MONTH_NUMBERS for word in words)
    return match.end() if is_place else 0


def _unbracketed(text: str) -> str | None:
    """Return what stands in brackets that enclose all of a text, or a text without any; None for other brackets."""
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    return None if "(" in inner or ")" in inner else inner


def _read_core(text: str) -> DateWords | None:
    """Read a date without what may stand before and behind it."""
    read = None
    if (words := _IN_WORDS.fullmatch(text)) and words[2].lower() in MONTH_NUMBERS:
        read = DateWords(int(words[3]), MONTH_NUMBERS[words[2].lower()], int(words[1]) if words[1] else None, None)
    elif (words := _MONTH_FIRST.fullmatch(text)) and words[1].lower() in MONTH_NUMBERS:
        read = DateWords(int(words[3]), MONTH_NUMBERS[words[1].lower()], int(words[2]), None)
    elif (words := _ABBREVIATED.fullmatch(text)) and words[3].lower() in MONTH_NUMBERS:
        read = DateWords(int(words[4]), MONTH_NUMBERS[words[3].lower()], int(words[1]), None)
    elif digits := _IN_DIGITS.fullmatch(text):
        read = DateWords(int(digits[4]), int(digits[3]), int(digits[1]), None)
    elif iso := _ISO.fullmatch(_OF_THE_YEAR.sub("", text)):
        year, month, day = (None if part is None else int(part) for part in iso.groups())
        read = DateWords(year, month, day, None)
    elif digits := _DIGITS_WITHOUT_YEAR.fullmatch(text):
        read = DateWords(None, int(digits[2]), int(digits[1]), None)
    elif (words := _DAY_AND_MONTH.fullmatch(text)) and words[2].lower() in MONTH_NUMBERS:
        read = DateWords(None, MONTH_NUMBERS[words[2].lower()], int(words[1]), None)
    return read


def resolve_year(words: DateWords, published: date) -> date | None:
    """Return the day that is meant in a text published on a day; None where that does not decide it.

    A date without its year is the one nearest to the day of publication, and only if its weekday stands beside it and
    agrees; a word that counts from that day ("kemarin") must agree with all that stands beside it.

    >>> resolve_year(read_date("Rabu (15/10)"), date(2025, 10, 16))
    datetime.date(2025, 10, 15)
    """
    if words.days_from_publication is not None:
        day = published + timedelta(days=words.days_from_publication)
        said = (words.year, words.month, words.day, words.weekday)
        there = (day.year, day.month, day.day, day.weekday())
        agrees = all(one is None or one == other for one, other in zip(said, there, strict=True))
        return day if agrees else None
    if words.month is None or words.day is None or words.weekday is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    near = [on for year in years if (on := _day(year, words.month, words.day)) is not None]
    nearest = min(near, key=lambda day: abs((day - published).days), default=None)
    return nearest if nearest is not None and nearest.weekday() == words.weekday else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
