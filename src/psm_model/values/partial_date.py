"""PartialDate: a year, a month or a day, as precise as the source."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum
from typing import NoReturn

from psm_model._source_code import Printable
from psm_model.errors import ParseError, WrongTypeError, WrongWeekdayError, require_type, safe_repr
from psm_model.i18n import MONTHS, WEEKDAYS, Language, format_date

from .date_words import is_on_side, read_date, resolve_year
from .verdict import Verdict

__all__ = ["FIRST_YEAR", "LAST_YEAR", "PartialDate", "Precision", "find_ordinals", "require_date"]

FIRST_YEAR = 1800
"""The first year that a partial date may have."""
LAST_YEAR = 2200
"""The last year that a partial date may have."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_EXPECTED = f"'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from {FIRST_YEAR} to {LAST_YEAR}"
_EXPECTED_TEXT = "a date as in '15 Oktober 2025', 'Rabu (15/10/2025)', 'Oktober 2025' or '2025'"
_UNPUBLISHED = "pass the day of publication, on which it depends"
_PUBLISHED = "check its year and weekday against the day of publication"
_EXPECTED_MONTH = "a month, because a day is given"
_LEAP_YEAR = 2000
_MONTHS = 12


def require_date(day: object) -> date:
    """Validate a date and return it.

    Raises:
        WrongTypeError: the argument is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    if isinstance(day, datetime):
        raise WrongTypeError("a date without time, since the day of a datetime depends on its time zone", type(day))
    return require_type(day, date, "a date")


class Precision(StrEnum):
    """The precision of a date."""

    YEAR = "year"
    """Only the year."""
    MONTH = "month"
    """The year and the month."""
    DAY = "day"
    """The whole date."""


class PartialDate(Printable):
    """A date that is known to the year, the month or the day.

    It represents one day from `earliest` to `latest`, inclusive. Two partial dates are equal if they have the same
    parts: the year 2010 equals itself, but not 1 January 2010. They have no order, because it may be undetermined which
    of two days comes first; use `precedes`.

    The class does not use attrs: it computes its bounds once, and a JSON decoder can create it from a text in one step.

    >>> PartialDate(2025, 10).latest
    datetime.date(2025, 10, 31)
    >>> str(PartialDate(2025, 10, 15))
    '2025-10-15'

    Raises:
        ParseError: the month or day does not exist, or the year is not from 1800 to 2200; `expected` says which.
        WrongTypeError: an argument is not a whole number.
    """

    __match_args__ = ("year", "month", "day")
    __slots__ = ("_day", "_first", "_last", "_month", "_text", "_year")

    _year: int
    _month: int | None
    _day: int | None
    _first: int
    _last: int
    _text: str

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        try:
            first = date(year, 1 if month is None else month, 1 if day is None else day)
        except TypeError:
            given_parts = (year, *(part for part in (month, day) if part is not None))
            wrong = next(part for part in given_parts if not isinstance(part, int))
            raise WrongTypeError("whole numbers as year, month and day", wrong) from None
        except (ValueError, OverflowError):
            first = None
        gap = month is None and day is not None
        # bool is a subclass of int, but not a valid month or day.
        if first is None or not FIRST_YEAR <= year <= LAST_YEAR or gap or month is True or day is True:
            given = "-".join(safe_repr(part) for part in (year, month, day) if part is not None or gap)
            expected = _describe_missing_day(year, month, day) or (_EXPECTED_MONTH if gap else _EXPECTED)
            raise ParseError("partial date", expected, given, form=_EXPECTED)
        ordinal = first.toordinal()
        if day is not None:
            last = ordinal
        elif month is not None:
            last = ordinal + monthrange(first.year, first.month)[1] - 1
        else:
            last = date(first.year, 12, 31).toordinal()
        put = object.__setattr__
        # The parts of the date are plain ints, even if an IntEnum member was given.
        put(self, "_year", first.year)
        put(self, "_month", None if month is None else first.month)
        put(self, "_day", None if day is None else first.day)
        put(self, "_first", ordinal)
        put(self, "_last", last)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Parse a date in ISO 8601; the inverse of `str`.

        >>> PartialDate.parse("2025-10")
        PartialDate.parse('2025-10')

        Raises:
            ParseError: the text is anything else, or the day does not exist.
            WrongTypeError: the argument is not a text.
        """
        match = _ISO.fullmatch(require_type(text, str, "a text"))
        if match is None:
            raise ParseError("partial date", _EXPECTED, text)
        year, month, day = match.groups()
        try:
            return cls(int(year), None if month is None else int(month), None if day is None else int(day))
        except ParseError as error:
            raise ParseError("partial date", error.expected, text, form=_EXPECTED) from None

    @classmethod
    def parse_text(cls, text: str, *, published: date | None = None) -> PartialDate:
        """Parse a date in words or digits, in Indonesian or English; in digits, the day comes first.

        It reads "15 Oktober 2025", "15 Okt. 2025", "Oktober 2025", "October 15, 2025", "15/10/2025", "15-10-2025",
        "15.10.2025", "2025" and the ISO forms, and nothing ambiguous.

        A whole date may follow its weekday or the place where a document was signed, and the time of day may follow it:
        "Selasa (7/5/2024)", "Sen, 3 Mar 2025", "Selasa, 21 Maret 2023 | 10.12 WIB", "Ditetapkan di Misal pada tanggal 3
        Maret 2025". A date of the Islamic calendar next to it is ignored: "3 Maret 2025 M / 3 Ramadan 1446 H".

        Numbers may be in words, alone or next to their digits: "15 (lima belas) bulan Oktober tahun 2025".

        Args:
            text: The words.
            published: The day of publication. With it, these are read too: a date without a year, if its weekday is
                that of the nearest such day; words relative to that day; and years of two digits, from the year before
                to the year after: "Rabu (15/10)", "kemarin (26/12)", "hari ini", "15/10/25". A word for the past or the
                future must agree with it: "Kamis (23/10) lalu" is before that day.

        >>> PartialDate.parse_text("Rabu, 15 Oktober 2025")
        PartialDate.parse('2025-10-15')
        >>> from datetime import date
        >>> PartialDate.parse_text("Rabu (15/10)", published=date(2025, 10, 16))
        PartialDate.parse('2025-10-15')

        Raises:
            ParseError: the text is anything else, or states a day that does not exist or the wrong weekday, which
                `expected` then says. If the date depends on the day of publication, `hint` says so.
            WrongTypeError: the text is not a text, or `published` is not a date.
        """
        words = read_date(require_type(text, str, "a text"))
        if words is None:
            raise ParseError("date", _EXPECTED_TEXT, text)
        expected = _describe_missing_day(words.year, words.month, words.day)
        if expected is not None:
            raise ParseError("date", expected, text, form=_EXPECTED_TEXT)
        is_relative = words.days_from_publication is not None and (published is not None or words.day is None)
        if words.year is None or is_relative:
            resolved = None if published is None else resolve_year(words, require_date(published))
            if resolved is None:
                raise ParseError("date", _EXPECTED_TEXT, text, hint=_UNPUBLISHED if published is None else _PUBLISHED)
            return cls.from_date(resolved)
        day = cls(words.year, words.month, words.day)
        if words.weekday is not None:
            day.require_weekday(words.weekday, text)
        if published is not None and not is_on_side(words, day.earliest, require_date(published)):
            raise ParseError("date", _EXPECTED_TEXT, text, hint=_PUBLISHED)
        return day

    def require_weekday(self, weekday: int, text: str) -> None:
        """Validate the weekday next to a whole date in a text.

        Args:
            weekday: The number of the weekday, Monday being 0.
            text: The text that states both.

        Raises:
            WrongWeekdayError: the date has another weekday.
        """
        number = self.earliest.weekday()
        if number != weekday:
            names = f"{WEEKDAYS['en'][number]} ({WEEKDAYS['id'][number]})"
            expected = f"the weekday of {self.to_text(language='en')}, which is a {names}"
            raise WrongWeekdayError("date", expected, text, form=_EXPECTED_TEXT)

    def to_text(self, *, language: Language) -> str:
        """Return the date in words; `parse_text` is the inverse.

        >>> PartialDate(2025, 10, 15).to_text(language="id"), PartialDate(2025, 10).to_text(language="en")
        ('15 Oktober 2025', 'October 2025')

        Raises:
            ValueError: the language is not supported.
        """
        return format_date(self._year, self._month, self._day, language=language)

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """Make the partial date of a whole date.

        >>> from datetime import date
        >>> PartialDate.from_date(date(2025, 10, 15))
        PartialDate.parse('2025-10-15')

        Raises:
            WrongTypeError: the argument is not a date, or is a `datetime`, whose day depends on the time zone; call its
                ``date()`` if you know the zone.
            ParseError: the year is not from 1800 to 2200.
        """
        whole = require_date(day)
        return cls(whole.year, whole.month, whole.day)

    @property
    def year(self) -> int:
        """The year, from 1800 to 2200."""
        return self._year

    @property
    def month(self) -> int | None:
        """The month, from 1 to 12; None if not known."""
        return self._month

    @property
    def day(self) -> int | None:
        """The day of the month; None if not known."""
        return self._day

    @property
    def precision(self) -> Precision:
        """The precision."""
        if self._day is not None:
            return Precision.DAY
        return Precision.YEAR if self._month is None else Precision.MONTH

    @property
    def earliest(self) -> date:
        """The first possible day."""
        return date.fromordinal(self._first)

    @property
    def latest(self) -> date:
        """The last possible day."""
        return date.fromordinal(self._last)

    @property
    def ordinals(self) -> tuple[int, int]:
        """The proleptic Gregorian ordinals of `earliest` and `latest`, for arithmetic."""
        return self._first, self._last

    def precedes(self, other: PartialDate) -> Verdict:
        """Return whether this day comes before the other, for all combinations of possible days.

        >>> PartialDate(2024).precedes(PartialDate(2025, 1, 1))
        <Verdict.YES: 'yes'>
        >>> PartialDate(2025).precedes(PartialDate(2025, 6))
        <Verdict.UNDETERMINED: 'undetermined'>

        Raises:
            WrongTypeError: the argument is not a partial date.
        """
        first, last = require_type(other, PartialDate, "a partial date").ordinals
        return Verdict.of(always=self._last < first, possible=self._first < last)

    def __str__(self) -> str:
        # Cached, because writing a register formats the same date many times.
        try:
            return self._text
        except AttributeError:
            text = f"{self._year:04}"
            if self._month is not None:
                text += f"-{self._month:02}"
            if self._day is not None:
                text += f"-{self._day:02}"
            object.__setattr__(self, "_text", text)
            return text

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._first == other._first and self._last == other._last

    def __hash__(self) -> int:
        return hash((self._first, self._last))

    def __reduce__(self) -> tuple[type[PartialDate], tuple[int, int | None, int | None]]:
        return type(self), (self._year, self._month, self._day)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a partial date cannot be changed (attribute {name!r})")

    def __delattr__(self, name: str) -> NoReturn:
        self.__setattr__(name, None)


def find_ordinals(day: date | PartialDate) -> tuple[int, int]:
    """Return the ordinals of the first and last possible day; they are equal for a date.

    >>> from datetime import date
    >>> find_ordinals(date(1, 1, 3)), find_ordinals(PartialDate(2025, 10))
    ((3, 3), (739525, 739555))

    Raises:
        WrongTypeError: the argument is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    if isinstance(day, PartialDate):
        return day.ordinals
    ordinal = require_date(day).toordinal()
    return ordinal, ordinal


def _describe_missing_day(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return what is expected instead of parts that no date from 1800 to 2200 has; None if there is such a date."""
    if any(isinstance(part, bool) for part in (year, month, day)):
        return None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return f"a year from {FIRST_YEAR} to {LAST_YEAR}"
    if month is None:
        return None
    if not 1 <= month <= _MONTHS:
        return f"a month from 1 to {_MONTHS}"
    length = monthrange(_LEAP_YEAR if year is None else year, month)[1]
    if day is None or 1 <= day <= length:
        return None
    name = MONTHS["en"][month - 1]
    days = f"{name} has {length} days at most" if year is None else f"{name} {year} has {length} days"
    return f"a day that exists: {days}"
