"""Period: a span of days whose ends may be imprecise, open or unknown."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import attrs

from psm_model.errors import ParseError, of_type

from .partial_date import PartialDate, Precision, ordinals_of
from .verdict import Verdict

__all__ = ["OPEN", "TERM_WORDS", "UNBOUNDED", "UNKNOWN", "Bounds", "Endpoint", "Period", "after_years"]


class Endpoint(Enum):
    """What an end of a period is when it is no date."""

    UNKNOWN = ""
    """There is a day, and nothing is known of it."""
    OPEN = ".."
    """There is no day: it runs on."""

    def __str__(self) -> str:
        return self.value


OPEN: Final = Endpoint.OPEN
"""The end of a period that runs on."""
UNKNOWN: Final = Endpoint.UNKNOWN
"""The start or the end of a period of which nothing is known but that there is one."""

Start: TypeAlias = PartialDate | Literal[Endpoint.UNKNOWN]
End: TypeAlias = PartialDate | Endpoint

Bounds: TypeAlias = tuple[int, int, int, int]
"""Within which days a period starts and ends, as ordinals: start from, start to, end from, end to, all included.

They are tightened by the knowledge that a period starts before it ends. An unknown start has ``-UNBOUNDED``, an unknown
end ``UNBOUNDED``, and an open one a number beyond that."""

UNBOUNDED: Final = 10**9
"""An ordinal later than every day: how late an unknown end may be. Negated, how early an unknown start may be."""
_NEVER: Final = 2 * UNBOUNDED  # later than every unknown end: where an open period ends

_WANTED = "'start/end', where start is a date or nothing and end a date, '..' or nothing"
_WANTED_TEXT = (
    "two years or dates, the first before the second, as in 'periode 2025–2030' or '1 Mei 2025 s.d. 30 April 2030'"
)
TERM_WORDS: Final = r"pengurus|kepengurusan|periode|masa (?:bakti|bhakti|khidmat|jabatan)|tahun"
"""A pattern of the words that a label has before its years, and that say no more than that it is of a term."""
_TERM_WORDS = re.compile(rf"(?:(?:{TERM_WORDS}|th\.?)(?: |: ?))*", re.IGNORECASE)
_UNTIL_INCLUDED = re.compile(
    r" (?:s\.? ?d\.?|s/d|sampai(?: dengan)?|hingga) |(?<=[0-9])(?:s\.d\.|s/d)(?=[0-9])", re.IGNORECASE
)
_YEARS = re.compile(r"([0-9]{4}) ?[-\u2010-\u2015\u2212/] ?(?:(?:tahun|thn?\.?) )?([0-9]{4})", re.IGNORECASE)
_DATES = re.compile(r" [-\u2010-\u2015\u2212] ")

_KEPT: Final = 1 << 14
_MOST_YEARS = 1000
_MOST_SLACK = 180


def after_years(ordinal: int, years: int) -> int:
    """Give the ordinal of the same day so many years later; for 29 February, the 28th where there is no 29th.

    This is what ``dateutil.relativedelta.relativedelta(years=...)`` gives, which defines it.

    >>> from datetime import date
    >>> date.fromordinal(after_years(date(2024, 2, 29).toordinal(), 5))
    datetime.date(2029, 2, 28)
    """
    day = date.fromordinal(ordinal)
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return date(day.year + years, 2, 28).toordinal()


def _first_reaching(ordinal: int, years: int) -> int:
    """Give the first day that `after_years` puts on the given day or later."""
    day = date.fromordinal(ordinal)
    try:
        return day.replace(year=day.year - years).toordinal()
    except ValueError:
        return date(day.year - years, 3, 1).toordinal()


@attrs.frozen(repr=False)
class Period:
    """A span of days ``[start, end)``: ``end`` is the first day on which it no longer runs.

    So a period that starts on the day on which another ends does not overlap it. The written form is that of EDTF
    level 1: ``2025/2030``; ``2025-10-15/..`` runs on; ``2021/`` ends some day, nobody says when; ``/2030`` began
    some day. (EDTF counts the last day in; this class does not. `inclusive` takes a last day.)

    A period whose ends are years is known to start some day of the first and to end some day of the second. Each
    question about it is answered for all such days: with YES, NO or UNDETERMINED.

    >>> Period.parse("2010/2015").overlaps(Period.parse("2015-03-01/2020"))
    <Verdict.UNDETERMINED: 'undetermined'>

    Raises:
        ParseError: both ends are unknown, the start is open, or no day for the start comes before a day for the end.
    """

    start: Start
    """The first day, as far as it is known."""
    end: End
    """The first day on which it no longer runs; OPEN where it runs on, UNKNOWN where it ends some day."""
    bounds: Bounds = attrs.field(init=False, eq=False)
    """Within which days it starts and ends."""

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if isinstance(start, PartialDate):
            first, last = start.ordinals
        elif start is UNKNOWN:
            first, last = -UNBOUNDED, UNBOUNDED
        else:
            raise ParseError("period", "a start that is a partial date or UNKNOWN", start)
        if isinstance(end, PartialDate):
            soonest, latest = end.ordinals
        elif end is OPEN:
            soonest = latest = _NEVER
        elif end is UNKNOWN and start is not UNKNOWN:
            soonest, latest = first + 1, UNBOUNDED
        else:
            raise ParseError("period", "an end that is a partial date or OPEN, or UNKNOWN after a known start", end)
        if first >= latest:
            raise ParseError("period", "a start before its end", f"{start}/{end}")
        bounds = (first, min(last, latest - 1), max(soonest, first + 1), latest)
        object.__setattr__(self, "bounds", bounds)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read the written form; the inverse of `str`.

        >>> Period.parse("2025-10-15/..")
        Period.parse('2025-10-15/..')

        Raises:
            ParseError: the text is anything else, or its end is not after its start.
        """
        if not isinstance(text, str) or text.count("/") != 1:
            raise ParseError("period", _WANTED, text)
        start, _, end = text.partition("/")
        try:
            return cls(
                PartialDate.parse(start) if start else UNKNOWN,
                OPEN if end == ".." else PartialDate.parse(end) if end else UNKNOWN,
            )
        except ParseError as error:
            wanted = error.wanted if error.what == "period" else _WANTED
            raise ParseError("period", wanted, text) from None

    @classmethod
    def parse_text(cls, text: str) -> Period:
        """Read a period as Indonesian sources word it.

        It reads two years ("periode 2025–2030", "masa bhakti 2024-2029", "periode tahun 2022 – tahun 2026") as a start
        some day in the first and an end some day in the second; and two dates joined by a spaced dash or by *sampai
        dengan* ("s.d."), which counts its last day in.

        >>> Period.parse_text("periode tahun 2022 – 2026")
        Period.parse('2022/2026')
        >>> Period.parse_text("15 Oktober 2025 s.d. 14 Oktober 2030")
        Period.parse('2025-10-15/2030-10-15')

        Raises:
            ParseError: the text is anything else, or its end is before its start ("2023-2006"); nothing is repaired.
        """
        trimmed = " ".join(text.split()).rstrip(".,; ") if isinstance(text, str) else ""
        span = trimmed[_TERM_WORDS.match(trimmed).end() :]  # type: ignore[union-attr]  # it matches the empty text
        try:
            years = _YEARS.fullmatch(span)
            if years:
                return cls(PartialDate.parse(years[1]), PartialDate.parse(years[2]))
            included = _UNTIL_INCLUDED.search(span)
            joint = included or _DATES.search(span)
            if joint is None:
                raise ParseError("period", _WANTED_TEXT, text)
            first, last = PartialDate.parse_text(span[: joint.start()]), PartialDate.parse_text(span[joint.end() :])
            # Only of a whole day can one tell the day after; of a year or a month, as of a label's, that it ends in it.
            return cls.inclusive(first, last) if included and last.precision is Precision.DAY else cls(first, last)
        except ValueError:
            raise ParseError("period", _WANTED_TEXT, text) from None

    @classmethod
    def inclusive(cls, first: Start | date, last: PartialDate | date) -> Period:
        """Make the period from its first and its last day, both counted in.

        >>> from datetime import date
        >>> Period.inclusive(date(2025, 10, 15), date(2030, 10, 14))
        Period.parse('2025-10-15/2030-10-15')

        Raises:
            TypeError: one of them is a `datetime`, whose day depends on a time zone, or the last is no date at all.
            ParseError: the last day is no whole date, or it comes before the first, or the day after it is beyond 2200.
        """
        start = PartialDate.from_date(first) if isinstance(first, date) else first
        end = last if isinstance(last, PartialDate) else PartialDate.from_date(last)
        if end.precision is not Precision.DAY:
            raise ParseError("last day", "a whole date", str(end))
        return cls(start, PartialDate.from_date(date.fromordinal(end.ordinals[1] + 1)))

    def contains(self, day: date | PartialDate) -> Verdict:
        """Tell whether the day is within the period: its start is, its end is not.

        >>> from datetime import date
        >>> Period.parse("2020/2025").contains(date(2025, 6, 1))
        <Verdict.UNDETERMINED: 'undetermined'>

        Raises:
            TypeError: it is neither, or a `datetime`, whose day depends on a time zone.
        """
        first, last = ordinals_of(day)
        start_from, start_to, end_from, end_to = self.bounds
        return Verdict.of(always=start_to <= first and last < end_from, possible=start_from <= last and first < end_to)

    def overlaps(self, other: Period) -> Verdict:
        """Tell whether the two share a day.

        >>> Period.parse("2010/2015").overlaps(Period.parse("2012/2014"))
        <Verdict.YES: 'yes'>

        Raises:
            TypeError: the other is no period.
        """
        start_from, start_to, end_from, end_to = self.bounds
        other_start_from, other_start_to, other_end_from, other_end_to = of_type(other, Period, "a period").bounds
        return Verdict.of(
            always=start_to < other_end_from and other_start_to < end_from,
            possible=start_from < other_end_to and other_start_from < end_to,
        )

    def meets(self, other: Period) -> Verdict:
        """Tell whether the other starts on the very day on which this one ends.

        >>> Period.parse("2020-05-01/2025-05-01").meets(Period.parse("2025-05-01/.."))
        <Verdict.YES: 'yes'>

        Raises:
            TypeError: the other is no period.
        """
        _, _, end_from, end_to = self.bounds
        start_from, start_to, _, _ = of_type(other, Period, "a period").bounds
        return Verdict.of(
            always=end_from == end_to == start_from == start_to, possible=end_from <= start_to and start_from <= end_to
        )

    def lasts(self, years: int, *, early: int = 0, late: int = 0) -> Verdict:
        """Tell whether it ends so many years after its start, give or take some days.

        It may end up to `early` days before or `late` days after that day. A start on 29 February counts to 28
        February where there is no 29th. A period that is open does not last any number of years.

        >>> Period.parse("2025-10-15/2030-10-15").lasts(5)
        <Verdict.YES: 'yes'>
        >>> Period.parse("2025/2030").lasts(5)
        <Verdict.UNDETERMINED: 'undetermined'>

        Raises:
            TypeError: one of them is no whole number.
            ValueError: years is not from 1 to 1000, or early or late not from 0 to 180.
        """
        for number in (years, early, late):
            of_type(number, int, "a whole number")
        if not 1 <= years <= _MOST_YEARS:
            msg = f"years not from 1 to {_MOST_YEARS}: {years!r}"
            raise ValueError(msg)
        if not (0 <= early <= _MOST_SLACK and 0 <= late <= _MOST_SLACK):
            msg = f"early or late not from 0 to {_MOST_SLACK}: {early!r}, {late!r}"
            raise ValueError(msg)
        return Verdict.NO if self.end is OPEN else _lasts(self.bounds, years, early, late)

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    def __repr__(self) -> str:
        return f"Period.parse({str(self)!r})"


# A register asks the same of many terms that start and end on the same days.
@lru_cache(_KEPT)
def _lasts(bounds: Bounds, years: int, early: int, late: int) -> Verdict:
    """Tell whether a span within some bounds ends so many years after its start."""
    start_from, start_to, end_from, end_to = bounds
    # Of the starts whose term reaches the first end that would do, the first: if even that one's term goes beyond
    # the last end that would do, none fits, since a later start never has an earlier term.
    start = max(start_from, _first_reaching(end_from - late, years))
    possible = start <= start_to and after_years(start, years) <= end_to + early
    always = (
        possible
        and start_from != -UNBOUNDED
        and end_to <= after_years(start_from, years) + late
        and end_from >= after_years(start_to, years) - early
    )
    return Verdict.of(always=always, possible=possible)
