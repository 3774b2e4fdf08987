"""Period: a span of days whose ends may be imprecise, open or unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError, WrongTypeError, require_type
from psm_model.i18n import Language

from .anniversary import judge_length
from .bounds import NEVER, UNBOUNDED, Bounds
from .endpoint import OPEN, UNKNOWN, Endpoint
from .partial_date import PartialDate, Precision, find_ordinals, require_date
from .period_words import Ends, format_ends, names_extension, read_ends, read_label
from .verdict import Verdict

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

__all__ = ["Period"]

Start: TypeAlias = PartialDate | Literal[Endpoint.UNKNOWN]
End: TypeAlias = PartialDate | Endpoint


_EXPECTED = "'start/end', where start is a date or nothing and end a date, '..' or nothing"
_EXPECTED_TEXT = (
    "two years or dates, the second no sooner than the first, as in 'periode 2025–2030' or '1 Mei 2025 s.d. 30 April "
    "2030'"
)

_EXTENSION_HINT = "write the dates of the term as first decreed, and its extension apart"

_MAX_YEARS = 1000
_MAX_SLACK = 180


@attrs.frozen(repr=False)
class Period(Printable):
    """A span of days, including its first and last.

    The written form and its meaning follow EDTF level 1: ``2025-10-15/2030-10-14``; ``2025/2030``;
    ``2025-10-15/..`` is open-ended; ``2021/`` ends on an unknown day on or after its start; ``/2030`` began on an
    unknown day. A single day is ``2025-10-15/2025-10-15``.

    A period between two years starts on some day of the first and ends on some day of the second. Questions are
    answered for all such days: with YES, NO or UNDETERMINED.

    >>> Period.parse("2010/2015").overlaps(Period.parse("2015-03-01/2020"))
    <Verdict.UNDETERMINED: 'undetermined'>

    Raises:
        ParseError: both ends are unknown, the start is open, or the end certainly comes before the start.
        WrongTypeError: an end is neither a partial date nor an endpoint.
    """

    start: Start
    """The first day, as far as it is known."""
    end: End
    """The last day, as far as it is known; OPEN if it has no end, UNKNOWN if it ends on an unknown day."""
    bounds: Bounds = attrs.field(init=False, eq=False)
    """The bounds of its start and end."""

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if isinstance(start, PartialDate):
            start_min, start_max = start.ordinals
        elif start is UNKNOWN:
            start_min, start_max = -UNBOUNDED, UNBOUNDED
        else:
            raise _make_end_error("a start that is a partial date or UNKNOWN", start)
        if isinstance(end, PartialDate):
            end_min, end_max = end.ordinals
        elif end is OPEN:
            end_min = end_max = NEVER
        elif end is UNKNOWN and start is not UNKNOWN:
            end_min, end_max = start_min, UNBOUNDED
        else:
            raise _make_end_error("an end that is a partial date or OPEN, or UNKNOWN after a known start", end)
        if start_min > end_max:
            raise ParseError("period", "a start no later than its end", f"{start}/{end}")
        bounds = Bounds.tighten((start_min, start_max), (end_min, end_max))
        object.__setattr__(self, "bounds", bounds)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Parse the written form; the inverse of `str`.

        >>> Period.parse("2025-10-15/..")
        Period.parse('2025-10-15/..')

        Raises:
            ParseError: the text is anything else, or its end comes before its start.
            WrongTypeError: the argument is not a text.
        """
        if require_type(text, str, "a text").count("/") != 1:
            raise ParseError("period", _EXPECTED, text)
        start, _, end = text.partition("/")
        try:
            return cls(
                PartialDate.parse(start) if start else UNKNOWN,
                OPEN if end == ".." else PartialDate.parse(end) if end else UNKNOWN,
            )
        except ParseError as error:
            is_general = error.what != "period" and error.is_general
            expected = f"{_EXPECTED}; a date is {error.expected}" if is_general else error.expected
            raise ParseError("period", expected, text, form=_EXPECTED) from None

    @classmethod
    def parse_text(cls, text: str) -> Period:
        """Parse a period in words, in Indonesian or English.

        It reads two years ("periode 2025–2030", "periode tahun 2022 – tahun 2026") as a start some day in the first and
        an end some day in the second; two dates joined by "s.d." or a dash, the second of which is the last day; two
        days that share their month ("Sabtu-Minggu, 11-12 Oktober 2025"); one date as both start and end; and the output
        of `to_text`. The text may name the board, and the length of the term, which must agree ("IPSM Kabupaten Misal
        2025-2030 (5 tahun)").

        The label of a caretaker board ("Karateker 2024-2025") is read like any other. One that names an extension
        ("2025-2030 (perpanjangan)") is an error, because the years may be those of the term or of its extension.

        After "since" ("sejak 2021"), and for a term until now, the end is unknown. For the rest of a term ("sisa masa
        bakti 2020-2025") and for replacements within it ("PAW 2020-2025"), the start is unknown.

        >>> Period.parse_text("15 Oktober 2025 s.d. 14 Oktober 2030")
        Period.parse('2025-10-15/2030-10-14')
        >>> Period.parse_text("sejak 3 Maret 2020"), Period.parse_text("sisa masa bakti 2020-2025")
        (Period.parse('2020-03-03/'), Period.parse('/2025'))

        Raises:
            ParseError: the text is anything else, its end is before its start ("2023-2006"; nothing is repaired), or it
                states a day that does not exist.
            WrongTypeError: the argument is not a text.
        """
        return cls._from_words(read_ends, text)

    @classmethod
    def parse_label(cls, text: str) -> Period:
        """Parse the label of a board's term: what `parse_text` reads, except a single date, which states no end.

        >>> Period.parse_label("Masa Bakti Tahun 2018 – 2023"), Period.parse_label("2021 - sekarang")
        (Period.parse('2018/2023'), Period.parse('2021/'))

        Raises:
            ParseError: as for `parse_text`, and for a single date.
            WrongTypeError: the argument is not a text.
        """
        return cls._from_words(read_label, text)

    @classmethod
    def _from_words(cls, read: Callable[[str], Ends | None], text: str) -> Period:
        try:
            ends = read(require_type(text, str, "a text"))
            if ends is not None:
                return cls(*ends)  # type: ignore[arg-type]  # an open start is rejected
        except ParseError as error:
            # The general words name an end before its start.
            if error.what != "period":
                raise type(error)("period", error.expected, text, form=_EXPECTED_TEXT) from None
        raise ParseError("period", _EXPECTED_TEXT, text, hint=_EXTENSION_HINT if names_extension(text) else None)

    @classmethod
    def from_dates(cls, first: date, last: date) -> Period:
        """Make a period from its first and last day.

        >>> from datetime import date
        >>> Period.from_dates(date(2025, 10, 15), date(2030, 10, 14))
        Period.parse('2025-10-15/2030-10-14')

        Raises:
            WrongTypeError: an argument is not a date, or is a `datetime`, whose day depends on the time zone.
            ParseError: the last day comes before the first, or a year is not within 1800 and 2200.
        """
        return cls(PartialDate.from_date(first), PartialDate.from_date(last))

    @classmethod
    def from_half_open(cls, start: date, end: date | None) -> Period:
        """Make a period from a half-open range, whose end is exclusive, as in databases and calendars.

        >>> from datetime import date
        >>> Period.from_half_open(date(2025, 10, 15), date(2030, 10, 15))
        Period.parse('2025-10-15/2030-10-14')

        Args:
            start: The first day.
            end: The day after the last; None for an open end.

        Raises:
            WrongTypeError: an argument is not a date, or is a `datetime`, whose day depends on the time zone.
            ParseError: the range is empty, or a year is not within 1800 and 2200.
        """
        first = PartialDate.from_date(start)
        return cls(first, OPEN) if end is None else cls.from_dates(start, require_date(end) - timedelta(days=1))

    def to_half_open(self) -> tuple[date, date | None]:
        """Return the first day and the day after the last, as in databases and calendars; None for an open end.

        >>> Period.parse("2025-10-15/2030-10-14").to_half_open()
        (datetime.date(2025, 10, 15), datetime.date(2030, 10, 15))

        Raises:
            ParseError: the start or the end is not known to the day.
        """
        first, last = _known_day(self.start), None if self.end is OPEN else _known_day(self.end)
        if first is None or (last is None and self.end is not OPEN):
            raise ParseError("half-open range", "a period whose ends are known to the day, or open", str(self))
        return first, None if last is None else last + timedelta(days=1)

    @classmethod
    def lasting(cls, start: date | PartialDate, delta: relativedelta) -> Period:
        """Make a period from a start and a length.

        Its last day is the day before the start plus the delta.

        >>> from dateutil.relativedelta import relativedelta
        >>> Period.lasting(PartialDate(2025, 10, 15), relativedelta(years=5))
        Period.parse('2025-10-15/2030-10-14')

        Raises:
            WrongTypeError: the start is not a date, or the delta is not a `relativedelta`.
            ParseError: the start is not known to the day, the delta has hours or is less than a day, or a year is
                beyond 2200.
        """
        first = _known_day(start) if isinstance(start, PartialDate) else require_date(start)
        if first is None:
            raise ParseError("start of a period", "a date known to the day", str(start))
        return cls.from_dates(first, _add_delta(first, delta) - timedelta(days=1))

    def followed_by(self, delta: relativedelta) -> Period:
        """Return the period of a given length that follows directly after this one.

        After a known last day, it starts on the next day. After a year or a month, it has the same precision and starts
        in that year or month, like labels of successive boards.

        >>> from dateutil.relativedelta import relativedelta
        >>> Period.parse("2025-10-15/2030-10-14").followed_by(relativedelta(years=5))
        Period.parse('2030-10-15/2035-10-14')
        >>> Period.parse("2020/2025").followed_by(relativedelta(years=5))
        Period.parse('2025/2030')

        Raises:
            WrongTypeError: the delta is not a `relativedelta`.
            ParseError: the end is unknown or open, the delta has hours, is less than a day or not made of years (after
                a month, of years and months), or a year is beyond 2200.
        """
        end = self.end
        if not isinstance(end, PartialDate):
            raise ParseError("period to follow", "a period whose end is a date", str(self))
        if end.precision is Precision.DAY:
            return Period.lasting(end.latest + timedelta(days=1), delta)
        first = end.earliest
        last = _add_delta(first, delta)
        year_long = end.precision is Precision.YEAR
        if last.day != 1 or (year_long and last.month != 1):
            units = "years" if year_long else "years and months"
            raise ParseError("length of a period", f"whole {units}, since it follows {end}", repr(delta))
        return Period(end, PartialDate(last.year, None if year_long else last.month))

    def contains(self, day: date | PartialDate) -> Verdict:
        """Return whether the day is within the period, including its first and last day.

        >>> from datetime import date
        >>> Period.parse("2020/2025").contains(date(2025, 6, 1))
        <Verdict.UNDETERMINED: 'undetermined'>

        Raises:
            WrongTypeError: the argument is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        return self.bounds.covers(*find_ordinals(day))

    def overlaps(self, other: Period) -> Verdict:
        """Return whether the periods share a day.

        >>> Period.parse("2010/2015").overlaps(Period.parse("2012/2014"))
        <Verdict.YES: 'yes'>

        Raises:
            WrongTypeError: the argument is not a period.
        """
        return self.bounds.overlaps(require_type(other, Period, "a period").bounds)

    def meets(self, other: Period) -> Verdict:
        """Return whether the other starts on the day after this one ends.

        >>> Period.parse("2020-05-01/2025-04-30").meets(Period.parse("2025-05-01/.."))
        <Verdict.YES: 'yes'>

        Raises:
            WrongTypeError: the argument is not a period.
        """
        own, others = self.bounds, require_type(other, Period, "a period").bounds
        return Verdict.of(
            always=own.end_min == own.end_max and own.end_max + 1 == others.start_min == others.start_max,
            possible=own.end_min + 1 <= others.start_max and others.start_min <= own.end_max + 1,
        )

    def lasts(self, years: int, *, early: int = 0, late: int = 0) -> Verdict:
        """Return whether the period lasts a number of years, within a tolerance in days.

        The last day must be the anniversary of the first day or the day before it, because both are usual. It may be up
        to `early` days earlier or `late` days later. The anniversary of 29 February is 28 February in common years. An
        open period never lasts a number of years.

        >>> Period.parse("2025-10-15/2030-10-14").lasts(5)
        <Verdict.YES: 'yes'>
        >>> Period.parse("2025/2030").lasts(5)
        <Verdict.UNDETERMINED: 'undetermined'>

        Raises:
            ValueError: years is not from 1 to 1000, or early or late not from 0 to 180.
            WrongTypeError: an argument is not a whole number.
        """
        for number in (years, early, late):
            require_type(number, int, "a whole number")
        if not 1 <= years <= _MAX_YEARS:
            raise ValueError(f"expected years from 1 to {_MAX_YEARS}, got {years!r}")
        if not (0 <= early <= _MAX_SLACK and 0 <= late <= _MAX_SLACK):
            raise ValueError(f"expected early and late from 0 to {_MAX_SLACK}, got {early!r} and {late!r}")
        return Verdict.NO if self.end is OPEN else judge_length(self.bounds, years, early, late)

    def to_text(self, *, language: Language) -> str:
        """Return the period in words; `parse_text` is the inverse.

        >>> Period.parse("2025-10-15/2030-10-14").to_text(language="id")
        '15 Oktober 2025 s.d. 14 Oktober 2030'
        >>> Period.parse("2025/2030").to_text(language="en"), Period.parse("2021-10/..").to_text(language="en")
        ('2025–2030', 'since October 2021, open-ended')

        Raises:
            ValueError: the language is not supported.
        """
        return format_ends(self.start, self.end, language=language)

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    def __repr__(self) -> str:
        return f"Period.parse({str(self)!r})"


def _known_day(end: PartialDate | Endpoint) -> date | None:
    """Return the day of an end that is known to the day; None for others."""
    return end.earliest if isinstance(end, PartialDate) and end.precision is Precision.DAY else None


_CLOCK_PARTS: Final = ("hours", "minutes", "seconds", "microseconds", "hour", "minute", "second", "microsecond")


def _add_delta(day: date, delta: relativedelta) -> date:
    """Return a day plus a positive delta in years, months, weeks and days."""
    # Imported here, because it is slow to import and most callers do not need it.
    from dateutil.relativedelta import relativedelta as relativedelta_type

    require_type(delta, relativedelta_type, "a relativedelta")
    if any(getattr(delta, part) for part in _CLOCK_PARTS):
        raise ParseError("length of a period", "only years, months, weeks and days", repr(delta))
    try:
        later: date = day + delta
    except (ValueError, OverflowError):
        raise ParseError("length of a period", "a length that ends by 2200", repr(delta)) from None
    if later <= day:
        raise ParseError("length of a period", "at least one day", repr(delta))
    return later


def _make_end_error(expected: str, got: object) -> ParseError | WrongTypeError:
    return ParseError("period", expected, got) if isinstance(got, Endpoint) else WrongTypeError(expected, got)
