"""Period: construction, parsing, formatting and identity."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.values import OPEN, UNKNOWN, Endpoint, PartialDate, Period
from psm_model.values.bounds import UNBOUNDED
from tests.values import possible_worlds
from tests.values.neighbours import EqualToAll, EqualToNone
from tests.values.strategies import (
    ends_of_february,
    iso_dates,
    periods_near,
    whole_days,
    written_periods,
)

NAMES = {"Period": Period}


def parse_end(text: str) -> PartialDate | Endpoint:
    """Return the end of a period that a part of its text stands for."""
    return {"": UNKNOWN, "..": OPEN}.get(text) or PartialDate.parse(text)


@given(written_periods())
def test_parse_and_str_are_inverses(text: str) -> None:
    """Parse and `str` are inverses, and the ends are those in the text."""
    period = Period.parse(text)
    start, end = text.split("/")
    assert (period.start, period.end) == (parse_end(start), parse_end(end))
    assert str(period) == text
    assert Period.parse(str(period)) == period


@given(written_periods())
def test_repr_is_an_expression(text: str) -> None:
    """`eval(repr(x)) == x`."""
    period = Period.parse(text)
    assert repr(period) == f"Period.parse('{text}')"
    assert eval(repr(period), NAMES) == period  # noqa: S307


@pytest.mark.parametrize(
    "text",
    [
        "2010/2010",  # starts and ends within the year
        "2010-01/2010-01",
        "2010-01/2010",
        "2010/2010-01",
        "2010/2010-01-01",  # New Year's Day alone
        "2010-12-31/2010",
        "2010-12-31/2010-12",
        "2010-01-01/2010-01-01",  # one day
        "2024-02-29/2024-02",
        "1800-01-01/2200-12-31",
        "2200-12-31/..",
        "2200-12-31/",
        "/1800-01-01",
        "/..",
    ],
)
def test_accepted_at_the_borders(text: str) -> None:
    """A period is valid if some possible first day is not after some possible last day."""
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "2010-01-02/2010-01-01",  # the end before the start
        "2010/2009-12-31",  # the end before every day of the year
        "2011-01-01/2010",
        "2011-01-01/2010-12",
        "2010-02/2010-01",
        "2015/2010",
        "2023/2006",  # as printed of the board of Tangerang
        "2024-03-01/2024-02",
    ],
)
def test_end_before_the_start_is_refused(text: str) -> None:
    """A period whose end is certainly before its start is refused, and is in the error."""
    with pytest.raises(ParseError, match="expected a period \\(a start no later than its end\\)") as caught:
        Period.parse(text)
    assert (caught.value.what, caught.value.got) == ("period", text)
    start, end = (PartialDate.parse(part) for part in text.split("/"))
    with pytest.raises(ParseError) as caught:
        Period(start, end)
    assert caught.value.got == text


@given(iso_dates(), iso_dates())
def test_dates_without_a_completion_are_refused(start: str, end: str) -> None:
    """Two dates are a period if and only if some day of the first is not after some day of the second."""
    days, end_days = possible_worlds.list_days(start), possible_worlds.list_days(end)
    try:
        Period(PartialDate.parse(start), PartialDate.parse(end))
    except ParseError:
        is_valid = False
    else:
        is_valid = True
    assert is_valid is any(first <= last for first, last in product(days, end_days))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",  # both ends unknown
        "2025",  # one date
        "2025-10-15",
        "..",
        "../2025",  # an open start
        "../..",
        "../",
        "2010/2015/2020",  # three
        "2010/2015/",
        "/2010/2015",
        "2010//2015",
        "2010 / 2015",  # spaces
        " 2010/2015",
        "2010/2015 ",
        "2010/2015\n",
        "2010-2015",  # as a label is written
        "2010--2015",  # ISO 8601 lets a double dash stand for the slash
        "2010\u20132015",
        "2010/15",  # ISO 8601 lets the end be shortened
        "2010-01-01/P5Y",  # or be a duration
        "2010/...",
        "2010/.",
        "2010/open",
        "2010/null",
        "2010/2015-13",
        "2010-02-30/2015",
        "1799/2015",
        "2010/2201",
        "2010/2015~",
        "[2010,2015)",
    ],
)
def test_parse_refuses(text: str) -> None:
    """A text that `str` does not write is refused, and is in the error."""
    with pytest.raises(ParseError, match="expected a period") as caught:
        Period.parse(text)
    assert (caught.value.what, caught.value.got) == ("period", text)


def test_parse_names_the_expected_form() -> None:
    """A text in another form is refused with the expected form, otherwise with the actual problem."""
    for text in ("2025", "2025/25", "2010/2015/2020"):
        with pytest.raises(ParseError, match=r"\('start/end', where start is a date or nothing and end a date"):
            Period.parse(text)
    for text, expected in (
        ("2025/2025-13", "a month from 1 to 12"),
        ("2023-02-29/..", "a day that exists: February 2023 has 28 days"),
        ("/2023-02-29", "a day that exists: February 2023 has 28 days"),
        ("1789/1793", "a year from 1800 to 2200"),
    ):
        with pytest.raises(ParseError) as caught:
            Period.parse(text)
        assert (caught.value.what, caught.value.expected, caught.value.got) == ("period", expected, text)
        assert caught.value.form.startswith("'start/end'")
    with pytest.raises(ParseError, match=r"\(.*UNKNOWN after a known start\), got '/'"):
        Period.parse("/")


@pytest.mark.parametrize("value", [None, 2025, b"2010/2015", ("2010", "2015"), Period.parse("2010/2015")])
def test_parse_refuses_what_is_no_text(value: object) -> None:
    """Only a text can be read."""
    for read in (Period.parse, Period.parse_text, Period.parse_label):
        with pytest.raises(WrongTypeError, match="expected a text, got") as caught:
            read(value)  # type: ignore[arg-type]
        assert caught.value.got is value


@given(st.text(st.sampled_from("0123456789-./"), max_size=21))
def test_parse_reads_only_what_str_writes(text: str) -> None:
    """Whatever parse accepts, `str` writes the same way."""
    try:
        period = Period.parse(text)
    except ParseError:
        return
    assert str(period) == text


DAY = PartialDate(2010, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (OPEN, DAY, "a start that is"),  # a start cannot be open
        (OPEN, OPEN, "a start that is"),
        (UNKNOWN, UNKNOWN, "UNKNOWN after a known start"),  # nothing would be known
    ],
)
def test_constructor_refuses(start: object, end: object, expected: str) -> None:
    """A start is a partial date or UNKNOWN; an end is a partial date, OPEN, or UNKNOWN after a known start."""
    with pytest.raises(ParseError, match="expected a period") as caught:
        Period(start, end)  # type: ignore[arg-type]
    assert expected in caught.value.expected
    assert caught.value.what == "period"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, DAY, "a start that is"),  # unknown is said, not left out
        ("2010", DAY, "a start that is"),
        (date(2009, 1, 1), DAY, "a start that is"),
        (DAY, None, "an end that is"),
        (DAY, "..", "an end that is"),
        (DAY, date(2015, 1, 1), "an end that is"),
        (UNKNOWN, None, "an end that is"),
    ],
)
def test_ends_of_other_types_are_refused(start: object, end: object, expected: str) -> None:
    """An end that is neither a partial date nor an endpoint is a wrong type."""
    with pytest.raises(WrongTypeError, match=f"^expected {expected}") as caught:
        Period(start, end)  # type: ignore[arg-type]
    assert caught.value.got in {start, end}


def test_endpoints_are_not_dates() -> None:
    """Open and unknown are two things, written as EDTF has them."""
    assert [str(end) for end in Endpoint] == ["", ".."]
    assert Period.parse("2021/..") != Period.parse("2021/")
    assert Period.parse("2021/..").end is OPEN
    assert Period.parse("2021/").end is UNKNOWN
    assert Period.parse("/2021").start is UNKNOWN


@given(ends_of_february().flatmap(periods_near))
def test_bounds_are_those_of_all_completions(text: str) -> None:
    """The bounds are the first and last start and end of all completions, UNBOUNDED without a last."""
    start, end = text.split("/")
    world = [
        day
        for part in possible_worlds.dates_in(text)
        for day in range(possible_worlds.list_days(part)[0] - 1, possible_worlds.list_days(part)[-1] + 2)
    ]
    completions = possible_worlds.list_completions(text, sorted(set(world)))
    starts, ends = {first for first, _ in completions}, {last for _, last in completions}
    start_from, start_to, end_from, end_to = Period.parse(text).bounds
    assert start_from == (min(starts) if start else -UNBOUNDED)
    assert start_to == (UNBOUNDED if text == "/.." else max(starts))
    assert end_from == (2 * UNBOUNDED if end == ".." else min(ends))
    assert end_to == (2 * UNBOUNDED if end == ".." else max(ends) if end else UNBOUNDED)


@given(written_periods(), written_periods())
def test_equality_is_of_the_text(first_text: str, second_text: str) -> None:
    """Two periods are equal if and only if their texts are; equal periods have the same hash."""
    first, second = Period.parse(first_text), Period.parse(second_text)
    assert (first == second) is (second == first) is (first_text == second_text)
    assert (first != second) is (second != first) is (first_text != second_text)
    copy_of_first = Period.parse(first_text)
    assert copy_of_first == first
    assert hash(copy_of_first) == hash(first)
    assert len({first, copy_of_first, second}) == len({first_text, second_text})


def test_equality_defers_to_other_types() -> None:
    """A period is equal to no text and no tuple, and defers to other types."""
    period = Period.parse("2010/2015")
    others: list[object] = ["2010/2015", (period.start, period.end), None]
    assert [period == other for other in others] == [False] * 3
    assert Period.parse("2010/2015") != Period.parse("2010-01-01/2015")
    assert period == EqualToAll()
    assert EqualToAll() == period
    assert (period == EqualToNone(), EqualToNone() == period) == (False, False)


def test_there_is_no_order_and_no_membership() -> None:
    """Periods cannot be sorted, and ``in`` raises, because it could not answer UNDETERMINED."""
    period = Period.parse("2010/2015")
    with pytest.raises(TypeError, match="not supported between instances of 'Period'"):
        sorted([period, Period.parse("2015/2020")])
    with pytest.raises(TypeError, match=r"is not iterable|is not a container"):
        assert date(2012, 1, 1) in period  # type: ignore[operator]


@pytest.mark.parametrize("name", ["start", "end", "bounds", "other"])
def test_period_is_immutable(name: str) -> None:
    """No attribute can be set, deleted or added."""
    period = Period.parse("2010/2015")
    with pytest.raises(FrozenInstanceError):
        setattr(period, name, PartialDate(2011))
    with pytest.raises(FrozenInstanceError):
        delattr(period, name)
    assert not hasattr(period, "__dict__")


@given(written_periods())
def test_copies_and_pickles_are_equal(text: str) -> None:
    """A copy or a pickle is equal and gives the same answers."""
    period = Period.parse(text)
    copies = [copy.copy(period), copy.deepcopy(period)]
    copies += [pickle.loads(pickle.dumps(period, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    for other in copies:
        assert other == period
        assert hash(other) == hash(period)
        assert (other.bounds, str(other)) == (period.bounds, text)
        assert (other.end is OPEN, other.end is UNKNOWN) == (period.end is OPEN, period.end is UNKNOWN)


@given(whole_days(), whole_days())
def test_from_dates_includes_both(first_drawn: date, second_drawn: date) -> None:
    """A period from one day to another contains both, and neither the day before nor the day after."""
    first, last = min(first_drawn, second_drawn), max(first_drawn, second_drawn)
    period = Period.from_dates(first, last)
    assert str(period) == f"{first}/{last}"
    assert period.contains(first).certain
    assert period.contains(last).certain
    assert not period.contains(first - timedelta(days=1)).possible
    assert not period.contains(last + timedelta(days=1)).possible
    if first < last:
        with pytest.raises(ParseError, match="a start no later than its end"):
            Period.from_dates(last, first)


@given(whole_days(), whole_days())
def test_half_open_ranges_are_converted(first_drawn: date, second_drawn: date) -> None:
    """A half-open range, as in a database, has the same days, in both directions."""
    first, last = min(first_drawn, second_drawn), max(first_drawn, second_drawn)
    period = Period.from_dates(first, last)
    assert period.to_half_open() == (first, last + timedelta(days=1))
    assert Period.from_half_open(first, last + timedelta(days=1)) == period
    open_period = Period(PartialDate.from_date(first), OPEN)
    assert Period.from_half_open(*open_period.to_half_open()) == open_period


@pytest.mark.parametrize(
    "text", ["2025/2030-10-14", "2025-10-15/2030-10", "2025-10-15/", "/2030-10-14", "/..", "2025/.."]
)
def test_half_open_requires_whole_days(text: str) -> None:
    """A period with imprecise ends has no half-open range."""
    with pytest.raises(ParseError, match="ends are known to the day") as caught:
        Period.parse(text).to_half_open()
    assert caught.value.got == text


def test_empty_half_open_range_is_refused() -> None:
    """A range that ends on the day on which it starts has no day."""
    day = date(2025, 10, 15)
    with pytest.raises(ParseError, match="a start no later than its end"):
        Period.from_half_open(day, day)


@pytest.mark.parametrize("moment", [datetime(2025, 10, 15, tzinfo=UTC), "2025-10-15", None], ids=repr)
def test_other_types_than_dates_are_refused(moment: Any) -> None:
    """A datetime, whose day depends on a time zone, and a text are refused at either end."""
    day = date(2025, 10, 15)
    makers: tuple[Callable[[], Period], ...] = (
        lambda: Period.from_dates(moment, day),
        lambda: Period.from_dates(day, moment),
        lambda: Period.from_half_open(moment, day),
        lambda: Period.lasting(moment, relativedelta(years=5)),
    )
    for make in makers:
        with pytest.raises(TypeError, match=r"expected a date(?:, got| without time)"):
            make()


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)), st.integers(1, 90))
def test_lasting_ends_the_day_before_the_anniversary(first: date, years: int) -> None:
    """A period of some years ends the day before the anniversary."""
    period = Period.lasting(first, relativedelta(years=years))
    assert str(period) == f"{first}/{first + relativedelta(years=years) - timedelta(days=1)}"
    assert period.lasts(years).certain
    assert Period.lasting(PartialDate.from_date(first), relativedelta(years=years)) == period


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)), st.integers(1, 40), st.integers(1, 40))
def test_following_period_meets(first: date, years: int, more_years: int) -> None:
    """The following period meets the first and has the given length; labels follow by years."""
    period = Period.lasting(first, relativedelta(years=years))
    following = period.followed_by(relativedelta(years=more_years))
    assert period.meets(following).certain
    assert following.lasts(more_years).certain
    label = Period(PartialDate(first.year), PartialDate(first.year + years))
    assert (
        str(label.followed_by(relativedelta(years=more_years)))
        == f"{first.year + years}/{first.year + years + more_years}"
    )


@pytest.mark.parametrize(
    ("text", "delta", "expected"),
    [
        ("2020/", relativedelta(years=5), "a period whose end is a date"),
        ("2020/..", relativedelta(years=5), "a period whose end is a date"),
        ("2020/2025", relativedelta(months=18), "whole years"),
        ("2020-05/2025-05", relativedelta(days=40), "whole years and months"),
        ("2020/2025", relativedelta(years=0), "at least one day"),
        ("2020-01-01/2025-12-31", relativedelta(years=-5), "at least one day"),
        ("2020-01-01/2025-12-31", relativedelta(hours=5), "only years, months, weeks and days"),
        ("2020-01-01/2025-12-31", relativedelta(years=9999), "a length that ends by 2200"),
    ],
)
def test_invalid_following_periods(text: str, delta: relativedelta, expected: str) -> None:
    """Nothing follows a period without a known end; a length below a day, or months after a year, is refused."""
    with pytest.raises(ParseError) as caught:
        Period.parse(text).followed_by(delta)
    assert expected in caught.value.expected


def test_arguments_of_lasting() -> None:
    """A number of days is not a length, and a year is not a first day."""
    with pytest.raises(TypeError, match="expected a relativedelta"):
        Period.lasting(date(2025, 1, 1), timedelta(days=5))  # type: ignore[arg-type]
    with pytest.raises(ParseError, match="a date known to the day"):
        Period.lasting(PartialDate(2025), relativedelta(years=5))
