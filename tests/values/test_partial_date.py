"""PartialDate: what can be built, read and written, and what it answers."""

from __future__ import annotations

import copy
import operator
import pickle
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.values import PartialDate, Precision, Verdict
from tests.values import possible_worlds
from tests.values.neighbours import EqualToAll, EqualToNone
from tests.values.strategies import (
    LEAP_WINDOWS,
    dates_near,
    earliest,
    ends_of_february,
    iso,
    iso_dates,
    latest,
    partial_date_parts,
    whole_days,
)

REFUSED: list[tuple[object, object, object, str]] = [
    (1799, None, None, "before 1800"),
    (2201, None, None, "after 2200"),
    (1799, 12, 31, "the day before the first"),
    (2201, 1, 1, "the day after the last"),
    (0, None, None, "no such year"),
    (-2025, None, None, "negative"),
    (2025, 0, None, "month 0 is no unknown month"),
    (2025, 13, None, "thirteen months"),
    (2025, -1, None, "negative month"),
    (2025, 1, 0, "day 0 is no unknown day"),
    (2025, 1, 32, "32 January"),
    (2025, 4, 31, "31 April"),
    (2025, 2, 29, "29 February of a common year"),
    (1900, 2, 29, "divisible by four, and common"),
    (2100, 2, 29, "divisible by four, and common"),
    (2024, 2, 30, "30 February"),
    (2025, None, 15, "a day without a month"),
    (2025, None, True, "a day without a month"),
    (True, None, None, "a bool as year"),
    (2025, True, None, "a bool as month"),
    (2025, False, None, "a bool as month"),
    (2025, 1, True, "a bool as day"),
    (2025, 1, False, "a bool as day"),
    (10**20, None, None, "beyond what a date can hold"),
    (10**5000, None, None, "beyond what Python will print"),
    (2025, 10**5000, None, "beyond what Python will print"),
]
WRONG_TYPES: list[tuple[object, object, object, str]] = [
    ("2025", None, None, "a text as year"),
    (2025, "10", None, "a text as month"),
    (2025, 10, "15", "a text as day"),
    (2025.0, None, None, "a float as year"),
    (2025, 10.0, None, "a float as month"),
    (2025, 10, 15.0, "a float as day"),
    (None, None, None, "no year"),
    (None, 10, None, "no year"),
    (date(2025, 10, 15), None, None, "a date, which from_date takes"),
    (2025, None, "15", "a text as day without a month"),
]


@given(partial_date_parts())
def test_parts_are_kept(parts: tuple[int, ...]) -> None:
    """Year, month and day are what was given, and nothing is added to them."""
    it = PartialDate(*parts)
    assert (it.year, it.month, it.day) == (*parts, None, None)[:3]
    assert it.precision is (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]


@given(partial_date_parts())
def test_str_and_parse_are_inverses(parts: tuple[int, ...]) -> None:
    """What is written can be read again, and is as ISO 8601 has it."""
    it = PartialDate(*parts)
    assert str(it) == iso(*parts)
    read = PartialDate.parse(str(it))
    assert read == it
    assert (read.year, read.month, read.day) == (it.year, it.month, it.day)


@given(partial_date_parts())
def test_repr_makes_the_value_again(parts: tuple[int, ...]) -> None:
    """``eval(repr(x)) == x``."""
    it = PartialDate(*parts)
    assert eval(repr(it), {"PartialDate": PartialDate}) == it  # noqa: S307
    assert repr(it) == f"PartialDate.parse('{iso(*parts)}')"


@pytest.mark.parametrize(("year", "month", "day"), [pytest.param(*parts, id=why) for *parts, why in REFUSED])
def test_constructor_refuses(year: object, month: object, day: object) -> None:
    """Parts that are no day, month or year from 1800 to 2200 are refused."""
    with pytest.raises(
        ParseError, match=r"expected a partial date \('YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from 1800 to 2200\)"
    ):
        PartialDate(year, month, day)  # type: ignore[arg-type]


@pytest.mark.parametrize(("year", "month", "day"), [pytest.param(*parts, id=why) for *parts, why in WRONG_TYPES])
def test_parts_of_other_types_are_refused(year: object, month: object, day: object) -> None:
    """A part that is no int is refused; the error carries the first such part."""
    with pytest.raises(WrongTypeError, match="expected whole numbers as year, month and day, got") as caught:
        PartialDate(year, month, day)  # type: ignore[arg-type]
    assert caught.value.got in {year, month, day}
    assert not isinstance(caught.value.got, int)


def test_constructor_says_what_it_refused() -> None:
    """The error carries the parts as they would be written."""
    with pytest.raises(ParseError) as caught:
        PartialDate(2025, 2, 29)
    assert (caught.value.what, caught.value.got) == ("partial date", "2025-2-29")


@pytest.mark.parametrize(
    ("parts", "days"),
    [((1800,), ("1800-01-01", "1800-12-31")), ((2200,), ("2200-01-01", "2200-12-31"))]
    + [((year, 2), (f"{year}-02-01", f"{year}-02-{29 if year in {2024, 2028} else 28}")) for year in LEAP_WINDOWS]
    + [((2024, 2, 29), ("2024-02-29", "2024-02-29")), ((2000, 2, 29), ("2000-02-29", "2000-02-29"))],
)
def test_constructor_accepts_at_the_borders(parts: tuple[int, ...], days: tuple[str, str]) -> None:
    """The first and the last year, and 29 February where there is one, are fine; their days are all theirs."""
    it = PartialDate(*parts)
    assert (it.earliest.isoformat(), it.latest.isoformat()) == days


def test_members_of_an_int_enum_become_plain_ints() -> None:
    """A month given as a member of an IntEnum is kept as its number."""

    class Month(IntEnum):
        OCTOBER = 10

    it = PartialDate(2025, Month.OCTOBER, Month.OCTOBER)
    assert [type(part) for part in (it.year, it.month, it.day)] == [int, int, int]
    assert str(it) == "2025-10-10"


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        " 2025",  # a space before
        "2025 ",  # a space after
        "2025\n",  # a line end, which $ would let through
        "2025-10-15\n",
        "2025 -10",  # a space within
        "+2025",  # a sign
        "-2025",
        "25",  # two digits
        "025",  # three
        "02025",  # five
        "2025-1",  # months have two digits
        "2025-010",
        "2025-10-1",  # and days
        "2025-10-015",
        "2025-",  # nothing after the dash
        "2025-10-",
        "2025--15",  # no month
        "2025-00",  # month 0
        "2025-13",  # month 13
        "2025-10-00",  # day 0
        "2025-04-31",  # 31 April
        "2025-02-29",  # common years
        "1900-02-29",
        "2100-02-29",
        "1799",  # out of range
        "2201",
        "0000",
        "9999-12-31",
        "2020-W01-1",  # a week date, which date.fromisoformat reads
        "2020W011",
        "2020-001",  # an ordinal date
        "20251015",  # the basic format, which date.fromisoformat reads
        "202510",
        "2025/10/15",  # other dashes
        "2025.10.15",
        "2025\u201310",  # an en dash
        "2025-10-15T00:00",  # a time
        "2025-10-15 00:00:00",
        "15-10-2025",  # the day first, which parse_text reads
        "\u0662\u0660\u0662\u0665",  # Arabic-Indic digits, which int reads
        "\uff12\uff10\uff12\uff15-10",  # fullwidth digits
        "202\U0001d7d3",  # mathematical digits
        "20_5",  # an underscore, which int reads
        "0x7e",
        "2025~",  # EDTF's approximate, uncertain and unspecified
        "2025?",
        "202X",
        "Y2025",
        "..",  # an open end is no date
        "null",
    ],
)
def test_parse_refuses(text: str) -> None:
    """A text that is not just what str writes is refused, and carried by the error whole."""
    with pytest.raises(ParseError, match="expected a partial date") as caught:
        PartialDate.parse(text)
    assert (caught.value.what, caught.value.got) == ("partial date", text)


@pytest.mark.parametrize("given_", [None, 2025, 2025.0, True, b"2025", date(2025, 1, 1), ["2025"], PartialDate(2025)])
def test_parse_refuses_what_is_no_text(given_: object) -> None:
    """A number or a date is no text."""
    for read in (PartialDate.parse, PartialDate.parse_text):
        with pytest.raises(WrongTypeError, match="expected a text, got") as caught:
            read(given_)  # type: ignore[arg-type]
        assert caught.value.got is given_


@given(st.text(st.sampled_from("0123456789-"), max_size=11))
def test_parse_reads_only_what_str_writes(text: str) -> None:
    """Whatever parse reads is written in the very same way."""
    try:
        it = PartialDate.parse(text)
    except ParseError:
        return
    assert str(it) == text


@given(partial_date_parts(), partial_date_parts())
def test_equality_is_of_what_is_known(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    """Two are equal when the same is known of them; equal ones have one hash; it goes both ways."""
    this, that = PartialDate(*one), PartialDate(*other)
    assert (this == that) is (that == this) is (one == other)
    assert (this != that) is (that != this) is (one != other)
    again = PartialDate(*one)
    assert again == this
    assert hash(again) == hash(this)
    assert len({this, again, that}) == len({one, other})


@given(partial_date_parts())
def test_a_date_is_unlike_what_is_more_precise(parts: tuple[int, ...]) -> None:
    """A year is not its first month, nor that its first day, though they begin together."""
    shorter = {PartialDate(*(*parts, 1, 1)[:length]) for length in range(1, 4)}
    assert len(shorter) == 3


def test_equality_by_example() -> None:
    """The year 2010 is equal to itself, and not to its first day, its text, its number or its date."""
    year = PartialDate(2010)
    assert year == PartialDate.parse("2010")
    day = PartialDate(2010, 1, 1)
    assert year != day
    assert year.earliest == day.earliest
    assert [day == other for other in ("2010-01-01", date(2010, 1, 1), (2010, 1, 1), None, 2010)] == [False] * 5


def test_equality_leaves_other_types_their_say() -> None:
    """Compared with another type, it asks that one, on whichever side it stands."""
    it = PartialDate(2010)
    assert it == EqualToAll()
    assert EqualToAll() == it
    assert (it != EqualToNone(), EqualToNone() != it) == (True, True)
    assert (it == EqualToNone(), EqualToNone() == it) == (False, False)
    assert it.__eq__("2010") is NotImplemented


@given(iso_dates(), iso_dates())
def test_there_is_no_order(one: str, other: str) -> None:
    """Partial dates can't be sorted, even where one would know how."""
    this, that = PartialDate.parse(one), PartialDate.parse(other)
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError, match="not supported between"):
            compare(this, that)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["year", "month", "day", "earliest", "_year", "_first", "other"])
def test_it_can_not_be_changed(name: str) -> None:
    """No attribute can be set or deleted, and none added."""
    it = PartialDate(2025, 10, 15)
    with pytest.raises(AttributeError, match=f"can't be changed.*'{name}'"):
        setattr(it, name, 2026)
    with pytest.raises(AttributeError, match=f"can't be changed.*'{name}'"):
        delattr(it, name)
    assert str(it) == "2025-10-15"
    assert not hasattr(it, "__dict__")


@given(partial_date_parts())
def test_copies_and_pickles_are_equal(parts: tuple[int, ...]) -> None:
    """Copied, deeply or not, or pickled by any protocol, it is the same value with the same answers."""
    it = PartialDate(*parts)
    copies = [copy.copy(it), copy.deepcopy(it)]
    copies += [pickle.loads(pickle.dumps(it, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    for other in copies:
        assert other == it
        assert hash(other) == hash(it)
        assert (other.year, other.month, other.day, other.ordinals) == (it.year, it.month, it.day, it.ordinals)


def test_it_matches_by_its_parts() -> None:
    """A match statement takes it apart as the constructor puts it together."""
    match PartialDate(2025, 10):
        case PartialDate(2025, 10, None):
            matched = True
        case _:
            matched = False
    assert matched


@given(partial_date_parts())
def test_its_days_are_those_that_begin_with_its_text(parts: tuple[int, ...]) -> None:
    """Earliest, latest and ordinals are the bounds of the days whose ISO form begins with the written form."""
    it = PartialDate(*parts)
    days = possible_worlds.days_of(iso(*parts))
    assert it.ordinals == (days[0], days[-1])
    assert (it.earliest, it.latest) == (date.fromordinal(days[0]), date.fromordinal(days[-1]))
    assert (earliest(iso(*parts)), latest(iso(*parts))) == (it.earliest, it.latest)


@given(whole_days())
def test_from_date_knows_the_whole_day(day: date) -> None:
    """The partial date of a date is that day and no other."""
    it = PartialDate.from_date(day)
    assert (it.earliest, it.latest) == (day, day)
    assert str(it) == day.isoformat()


@pytest.mark.parametrize("day", [date(1799, 12, 31), date(2201, 1, 1), date.min, date.max])
def test_from_date_refuses_other_centuries(day: date) -> None:
    """A day before 1800 or after 2200 is refused."""
    with pytest.raises(ParseError, match="expected a partial date"):
        PartialDate.from_date(day)


@pytest.mark.parametrize("moment", [datetime(2025, 10, 15), datetime(2025, 10, 15, 23, 59, tzinfo=UTC)])  # noqa: DTZ001
def test_from_date_refuses_a_datetime(moment: datetime) -> None:
    """The day of a datetime depends on a time zone: it is not taken for a date, although Python says it is one."""
    with pytest.raises(TypeError, match="time zone"):
        PartialDate.from_date(moment)


@pytest.mark.parametrize(("given", "named"), [("2020", "'2020'"), (2020, "2020"), (None, "None")])
def test_from_date_refuses_what_is_no_date(given: Any, named: str) -> None:
    """A text or a number is no date: `parse` and the class itself take these."""
    with pytest.raises(TypeError, match=rf"(?:want|expected) a date, got {named}"):
        PartialDate.from_date(given)


@given(ends_of_february().flatmap(lambda day: st.tuples(dates_near(day), dates_near(day))))
def test_precedes_by_all_days(texts: tuple[str, str]) -> None:
    """It precedes another as far as each of its days comes before each of the other's."""
    one, other = texts
    expected = possible_worlds.verdict(
        first < second for first, second in product(possible_worlds.days_of(one), possible_worlds.days_of(other))
    )
    assert PartialDate.parse(one).precedes(PartialDate.parse(other)) is expected


@given(iso_dates().flatmap(lambda text: st.tuples(st.just(text), st.integers(-1, 1))), iso_dates())
def test_precedes_at_the_edge(one: tuple[str, int], other: str) -> None:
    """A day right before, on, and right after the last day of another makes all the difference there is."""
    text, shift = one
    day = min(max(latest(text) + timedelta(days=shift), date(1800, 1, 1)), date(2200, 12, 31))
    whole = PartialDate.from_date(day)
    days = possible_worlds.days_of(text)
    assert PartialDate.parse(text).precedes(whole) is possible_worlds.verdict(a < day.toordinal() for a in days)
    assert whole.precedes(PartialDate.parse(text)) is possible_worlds.verdict(day.toordinal() < a for a in days)
    assert PartialDate.parse(other).precedes(PartialDate.parse(other)) is (
        Verdict.NO if len(other) == 10 else Verdict.UNDETERMINED
    )


def test_precedes_by_example() -> None:
    """The last day of a year precedes the next year; a year may precede one of its days, and that one it."""
    assert PartialDate(2024, 12, 31).precedes(PartialDate(2025)) is Verdict.YES
    assert PartialDate(2025).precedes(PartialDate(2025, 6)) is Verdict.UNDETERMINED
    assert PartialDate(2025).precedes(PartialDate(2025, 1, 1)) is Verdict.NO
    assert PartialDate(2025, 12, 31).precedes(PartialDate(2025)) is Verdict.NO
    assert PartialDate(2025, 6).precedes(PartialDate(2025)) is Verdict.UNDETERMINED


@pytest.mark.parametrize("other", ["2020", None, date(2020, 1, 1)], ids=repr)
def test_precedes_refuses_what_is_no_partial_date(other: Any) -> None:
    """What comes before what is asked of partial dates alone."""
    with pytest.raises(TypeError, match="expected a partial date, got"):
        PartialDate(2020).precedes(other)
