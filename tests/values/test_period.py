"""Period: what can be built, read and written, and its identity."""

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


def as_end(text: str) -> PartialDate | Endpoint:
    """The end of a period that a part of its written form stands for."""
    return {"": UNKNOWN, "..": OPEN}.get(text) or PartialDate.parse(text)


@given(written_periods())
def test_parse_and_str_are_inverses(text: str) -> None:
    """Whatever is written can be read, has the ends that were written, and is written in the same way again."""
    it = Period.parse(text)
    start, end = text.split("/")
    assert (it.start, it.end) == (as_end(start), as_end(end))
    assert str(it) == text
    assert Period.parse(str(it)) == it


@given(written_periods())
def test_repr_makes_the_value_again(text: str) -> None:
    """``eval(repr(x)) == x``."""
    it = Period.parse(text)
    assert repr(it) == f"Period.parse('{text}')"
    assert eval(repr(it), NAMES) == it  # noqa: S307


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
    """A period for which there is a first day no later than a last day is fine, if only one of each."""
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
def test_an_end_before_the_start_is_refused(text: str) -> None:
    """A period without a first day no later than a last day means nothing; the error carries it as written."""
    with pytest.raises(ParseError, match="expected a period \\(a start no later than its end\\)") as caught:
        Period.parse(text)
    assert (caught.value.what, caught.value.got) == ("period", text)
    start, end = (PartialDate.parse(part) for part in text.split("/"))
    with pytest.raises(ParseError) as caught:
        Period(start, end)
    assert caught.value.got == text


@given(iso_dates(), iso_dates())
def test_refused_if_there_is_no_completion(start: str, end: str) -> None:
    """Two dates make a period if and only if some day of the first comes no later than some day of the second."""
    days, end_days = possible_worlds.days_of(start), possible_worlds.days_of(end)
    try:
        Period(PartialDate.parse(start), PartialDate.parse(end))
    except ParseError:
        built = False
    else:
        built = True
    assert built is any(first <= last for first, last in product(days, end_days))


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
    """A text that is not just what str writes is refused, and carried by the error whole."""
    with pytest.raises(ParseError, match="expected a period") as caught:
        Period.parse(text)
    assert (caught.value.what, caught.value.got) == ("period", text)


def test_parse_says_what_it_wants() -> None:
    """What has not the written form is told of it; what has it is told what is wrong."""
    for text in ("2025", "2025/2025-13", "2010/2015/2020"):
        with pytest.raises(ParseError, match=r"\('start/end', where start is a date or nothing and end a date"):
            Period.parse(text)
    with pytest.raises(ParseError, match=r"\(.*UNKNOWN after a known start\), got '/'"):
        Period.parse("/")


@pytest.mark.parametrize("given_", [None, 2025, b"2010/2015", ("2010", "2015"), Period.parse("2010/2015")])
def test_parse_refuses_what_is_no_text(given_: object) -> None:
    """Only a text can be read."""
    for read in (Period.parse, Period.parse_text, Period.parse_label):
        with pytest.raises(WrongTypeError, match="expected a text, got") as caught:
            read(given_)  # type: ignore[arg-type]
        assert caught.value.got is given_


@given(st.text(st.sampled_from("0123456789-./"), max_size=21))
def test_parse_reads_only_what_str_writes(text: str) -> None:
    """Whatever parse reads is written in the very same way."""
    try:
        it = Period.parse(text)
    except ParseError:
        return
    assert str(it) == text


DAY = PartialDate(2010, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (OPEN, DAY, "a start that is"),  # nothing begins at no day
        (OPEN, OPEN, "a start that is"),
        (UNKNOWN, UNKNOWN, "UNKNOWN after a known start"),  # nothing would be known
    ],
)
def test_constructor_refuses(start: object, end: object, wanted: str) -> None:
    """A start is a partial date or UNKNOWN; an end is a partial date, OPEN, or UNKNOWN where the start is not."""
    with pytest.raises(ParseError, match="expected a period") as caught:
        Period(start, end)  # type: ignore[arg-type]
    assert wanted in caught.value.expected
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
    """The bounds are the first and last start and end that some completion has, UNBOUNDED where there is no last."""
    start, end = text.split("/")
    world = [
        day
        for part in possible_worlds.dates_in(text)
        for day in range(possible_worlds.days_of(part)[0] - 1, possible_worlds.days_of(part)[-1] + 2)
    ]
    completions = possible_worlds.completions(text, sorted(set(world)))
    starts, ends = {first for first, _ in completions}, {last for _, last in completions}
    start_from, start_to, end_from, end_to = Period.parse(text).bounds
    assert start_from == (min(starts) if start else -UNBOUNDED)
    assert start_to == (UNBOUNDED if text == "/.." else max(starts))
    assert end_from == (2 * UNBOUNDED if end == ".." else min(ends))
    assert end_to == (2 * UNBOUNDED if end == ".." else max(ends) if end else UNBOUNDED)


@given(written_periods(), written_periods())
def test_equality_is_of_what_is_known(one: str, other: str) -> None:
    """Two are equal when their written forms are; equal ones have one hash; it goes both ways."""
    this, that = Period.parse(one), Period.parse(other)
    assert (this == that) is (that == this) is (one == other)
    assert (this != that) is (that != this) is (one != other)
    again = Period.parse(one)
    assert again == this
    assert hash(again) == hash(this)
    assert len({this, again, that}) == len({one, other})


def test_equality_leaves_other_types_their_say() -> None:
    """A period is equal to no text and no tuple, and to another type as that type says."""
    it = Period.parse("2010/2015")
    strangers: list[object] = ["2010/2015", (it.start, it.end), None]
    assert [it == other for other in strangers] == [False] * 3
    assert Period.parse("2010/2015") != Period.parse("2010-01-01/2015")
    assert it == EqualToAll()
    assert EqualToAll() == it
    assert (it == EqualToNone(), EqualToNone() == it) == (False, False)


def test_there_is_no_order_and_no_membership() -> None:
    """Periods can't be sorted, and ``in`` raises, for it could not answer UNDETERMINED."""
    it = Period.parse("2010/2015")
    with pytest.raises(TypeError, match="not supported between instances of 'Period'"):
        sorted([it, Period.parse("2015/2020")])
    with pytest.raises(TypeError, match=r"is not iterable|is not a container"):
        assert date(2012, 1, 1) in it  # type: ignore[operator]


@pytest.mark.parametrize("name", ["start", "end", "bounds", "other"])
def test_it_can_not_be_changed(name: str) -> None:
    """No attribute can be set or deleted, and none added."""
    it = Period.parse("2010/2015")
    with pytest.raises(FrozenInstanceError):
        setattr(it, name, PartialDate(2011))
    with pytest.raises(FrozenInstanceError):
        delattr(it, name)
    assert not hasattr(it, "__dict__")


@given(written_periods())
def test_copies_and_pickles_are_equal(text: str) -> None:
    """Copied, deeply or not, or pickled, it is the same value with the same answers."""
    it = Period.parse(text)
    copies = [copy.copy(it), copy.deepcopy(it)]
    copies += [pickle.loads(pickle.dumps(it, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    for other in copies:
        assert other == it
        assert hash(other) == hash(it)
        assert (other.bounds, str(other)) == (it.bounds, text)
        assert (other.end is OPEN, other.end is UNKNOWN) == (it.end is OPEN, it.end is UNKNOWN)


@given(whole_days(), whole_days())
def test_from_dates_counts_both_in(one: date, other: date) -> None:
    """The period from one day to another contains both and the neighbours of neither, outside."""
    first, last = min(one, other), max(one, other)
    it = Period.from_dates(first, last)
    assert str(it) == f"{first}/{last}"
    assert it.contains(first).certain
    assert it.contains(last).certain
    assert not it.contains(first - timedelta(days=1)).possible
    assert not it.contains(last + timedelta(days=1)).possible
    if first < last:
        with pytest.raises(ParseError, match="a start no later than its end"):
            Period.from_dates(last, first)


@given(whole_days(), whole_days())
def test_half_open_ranges_go_both_ways(one: date, other: date) -> None:
    """What a database holds as a half-open range is the same days, there and back."""
    first, last = min(one, other), max(one, other)
    it = Period.from_dates(first, last)
    assert it.half_open == (first, last + timedelta(days=1))
    assert Period.from_half_open(first, last + timedelta(days=1)) == it
    runs_on = Period(PartialDate.from_date(first), OPEN)
    assert Period.from_half_open(*runs_on.half_open) == runs_on


@pytest.mark.parametrize(
    "text", ["2025/2030-10-14", "2025-10-15/2030-10", "2025-10-15/", "/2030-10-14", "/..", "2025/.."]
)
def test_half_open_wants_whole_days(text: str) -> None:
    """Ends that are not known to the day have no half-open range."""
    with pytest.raises(ParseError, match="ends are known to the day") as caught:
        _ = Period.parse(text).half_open
    assert caught.value.got == text


def test_an_empty_half_open_range_is_no_period() -> None:
    """A range that ends on the day on which it starts has no day."""
    day = date(2025, 10, 15)
    with pytest.raises(ParseError, match="a start no later than its end"):
        Period.from_half_open(day, day)


@pytest.mark.parametrize("moment", [datetime(2025, 10, 15, tzinfo=UTC), "2025-10-15", None], ids=repr)
def test_what_is_no_date_is_refused_at_either_end(moment: Any) -> None:
    """The day of a datetime depends on a time zone, and a text is none."""
    day = date(2025, 10, 15)
    makers: tuple[Callable[[], Period], ...] = (
        lambda: Period.from_dates(moment, day),
        lambda: Period.from_dates(day, moment),
        lambda: Period.from_half_open(moment, day),
        lambda: Period.lasting(moment, relativedelta(years=5)),
    )
    for make in makers:
        with pytest.raises(TypeError, match=r"(?:want|expected) a date, got"):
            make()


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)), st.integers(1, 90))
def test_what_lasts_some_years_ends_the_day_before_the_anniversary(first: date, years: int) -> None:
    """A period of so many years ends on the day before the anniversary, and lasts so many years."""
    it = Period.lasting(first, relativedelta(years=years))
    assert str(it) == f"{first}/{first + relativedelta(years=years) - timedelta(days=1)}"
    assert it.lasts(years).certain
    assert Period.lasting(PartialDate.from_date(first), relativedelta(years=years)) == it


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)), st.integers(1, 40), st.integers(1, 40))
def test_what_follows_meets(first: date, years: int, more: int) -> None:
    """The period that follows a whole one meets it and lasts as long as asked; labels follow by their years."""
    it = Period.lasting(first, relativedelta(years=years))
    following = it.followed_by(relativedelta(years=more))
    assert it.meets(following).certain
    assert following.lasts(more).certain
    label = Period(PartialDate(first.year), PartialDate(first.year + years))
    assert str(label.followed_by(relativedelta(years=more))) == f"{first.year + years}/{first.year + years + more}"


@pytest.mark.parametrize(
    ("text", "delta", "wanted"),
    [
        ("2020/", relativedelta(years=5), "one whose end is a date"),
        ("2020/..", relativedelta(years=5), "one whose end is a date"),
        ("2020/2025", relativedelta(months=18), "whole years"),
        ("2020-05/2025-05", relativedelta(days=40), "whole years and months"),
        ("2020/2025", relativedelta(years=0), "a day at least"),
        ("2020-01-01/2025-12-31", relativedelta(years=-5), "a day at least"),
        ("2020-01-01/2025-12-31", relativedelta(hours=5), "years, months, weeks and days alone"),
        ("2020-01-01/2025-12-31", relativedelta(years=9999), "one that ends by 2200"),
    ],
)
def test_what_can_not_follow(text: str, delta: relativedelta, wanted: str) -> None:
    """Nothing follows a period without a known end, nor lasts less than a day, or months after a year."""
    with pytest.raises(ParseError) as caught:
        Period.parse(text).followed_by(delta)
    assert wanted in caught.value.expected


def test_a_length_is_a_relativedelta_and_a_start_a_whole_day() -> None:
    """A number of days is no length, and a year no first day."""
    with pytest.raises(TypeError, match="expected a relativedelta"):
        Period.lasting(date(2025, 1, 1), timedelta(days=5))  # type: ignore[arg-type]
    with pytest.raises(ParseError, match="a whole date"):
        Period.lasting(PartialDate(2025), relativedelta(years=5))
