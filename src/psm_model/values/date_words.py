"""How Indonesian print writes a date, read without a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

__all__ = ["MONTH_NUMBERS", "DateWords", "plain_words", "read_date", "resolve_year"]

# Full names and the short forms that Indonesian print uses for them.
MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari pebruari feb peb",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agust agu agt ags",
            "september sept sep",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
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
        ("senin,senen", "selasa", "rabu,rebo", "kamis,kemis", "jumat,jum'at,jum at", "sabtu", "minggu,ahad")
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
_CLOCK: Final = (
    r"(?:pukul|pkl|pk|jam)\.? ?[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?(?:wib|wita|wit))?"
    r"(?: ?(?:-|–|s\.?d\.?|s/d|sampai|sampai dengan|hingga) ?"
    r"(?:selesai|[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?(?:wib|wita|wit))?))?"
)
_WEEKDAY: Final = "|".join(_WEEKDAY_NUMBERS)
_BEFORE: Final = re.compile(
    rf"(?:pada )?(?:hari ?[/,] ?(?:tanggal|tgl\.?) ?: ?)?(?:(?:hari )?(?P<weekday>{_WEEKDAY})"
    rf"(?: (?:legi|pahing|paing|pon|wage|kliwon))?(?: {_TIME_OF_DAY})?(?: ?, ?| (?=\S)|(?=\()))?"
    r"(?:(?:tanggal|tgl\.?)(?: ?: ?| ?(?=\()| ))?(?=\S)",
    _FLAGS,
)
_BEHIND: Final = re.compile(
    rf"(?:,? (?:{_TIME_OF_DAY}))?(?:,? (?:{_CLOCK}|\({_CLOCK}\)))?(?: (?:(?:yang )?lalu|kemarin|tadi))?"
    rf"(?: \((?:hari )?(?P<weekday>{_WEEKDAY})\))?(?P<mark>,? M(?:asehi)?)?$",
    _FLAGS,
)
_IN_WORDS: Final = re.compile(
    r"(?:([0-9]{1,2})[ ]+)?(?:bulan[ ]+)?([A-Za-z]{3,9})\.?[ ]+(?:(?:tahun|thn?\.?)[ ]+)?([0-9]{4})", _FLAGS
)
_ABBREVIATED: Final = re.compile(r"([0-9]{1,2})([-/])([A-Za-z]{3,9})\2([0-9]{4})", _FLAGS)
_DAY_AND_MONTH: Final = re.compile(r"([0-9]{1,2})[ ]+(?:bulan[ ]+)?([A-Za-z]{3,9})", _FLAGS)
_OF_THE_YEAR: Final = re.compile(r"^(?:tahun|thn?\.?) (?=[0-9]{4}$)", _FLAGS)
_IN_DIGITS: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", _FLAGS)
_DIGITS_WITHOUT_YEAR: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})", _FLAGS)
_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", _FLAGS)
_RELATIVE: Final = re.compile(r"(?P<word>hari ini|kemarin|besok)(?:,? ?\(?(?P<rest>[^()]*)\)?)?", _FLAGS)
_RELATIVE_DAYS: Final = {"hari ini": 0, "kemarin": -1, "besok": 1}


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
    trimmed = plain_words(text).removesuffix(".")
    relative = _RELATIVE.fullmatch(trimmed)
    if relative:
        beside = read_date(relative["rest"]) if relative["rest"] else DateWords(None, None, None, None)
        distance = _RELATIVE_DAYS[relative["word"].lower()]
        return None if beside is None else beside._replace(days_from_publication=distance)
    before = _BEFORE.match(trimmed)
    behind = _BEHIND.search(trimmed, before.end() if before else 0)
    core = trimmed[before.end() if before else 0 : behind.start() if behind else len(trimmed)]
    inner = _unbracketed(core)
    if inner is None:
        return None
    read = _read_core(inner)
    if read is None:
        return None
    named = [match["weekday"].lower() for match in (before, behind) if match is not None and match["weekday"]]
    weekdays = {_WEEKDAY_NUMBERS[name] for name in named}
    if len(weekdays) > 1:
        return None
    weekday = weekdays.pop() if weekdays else None
    # Only a whole day has a weekday, a time of day or brackets around it.
    if read.day is None and core != trimmed and not (behind and behind["mark"] and core + behind[0] == trimmed):
        return None
    return None if read.day is None and inner != core else read._replace(weekday=weekday)


def _unbracketed(text: str) -> str | None:
    """Return what stands in brackets that enclose all of a text, or a text without any; None for other brackets."""
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    return None if "(" in inner or ")" in inner else inner


def _read_core(text: str) -> DateWords | None:
    """Read a date without what may stand before and behind it."""
    read = None
    if (words := _IN_WORDS.fullmatch(text)) and words[2].lower() in MONTH_NUMBERS:
        read = DateWords(int(words[3]), MONTH_NUMBERS[words[2].lower()], int(words[1]) if words[1] else None, None)
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
