"""PartialDate: construction, parsing, formatting and questions."""

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
from tests.every_case import every_case
from tests.values import possible_worlds
from tests.values.neighbours import EqualToAll, EqualToNone
from tests.values.strategies import (
    LEAP_WINDOWS,
    dates_near,
    earliest,
    ends_of_february,
    format_iso,
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
    (2025, 0, None, "month 0"),
    (2025, 13, None, "thirteen months"),
    (2025, -1, None, "negative month"),
    (2025, 1, 0, "day 0"),
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
    """Year, month and day are kept as given."""
    value = PartialDate(*parts)
    assert (value.year, value.month, value.day) == (*parts, None, None)[:3]
    assert value.precision is (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]


@given(partial_date_parts())
def test_str_and_parse_are_inverses(parts: tuple[int, ...]) -> None:
    """`str` gives the ISO form, and parse is its inverse."""
    value = PartialDate(*parts)
    assert str(value) == format_iso(*parts)
    parsed = PartialDate.parse(str(value))
    assert parsed == value
    assert (parsed.year, parsed.month, parsed.day) == (value.year, value.month, value.day)


@given(partial_date_parts())
def test_repr_is_an_expression(parts: tuple[int, ...]) -> None:
    """`eval(repr(x)) == x`."""
    value = PartialDate(*parts)
    assert eval(repr(value), {"PartialDate": PartialDate}) == value  # noqa: S307
    assert repr(value) == f"PartialDate.parse('{format_iso(*parts)}')"


@pytest.mark.parametrize(("year", "month", "day"), [pytest.param(*parts, id=why) for *parts, why in REFUSED])
def test_constructor_refuses(year: object, month: object, day: object) -> None:
    """Parts that are no day, month or year from 1800 to 2200 are refused; the error has the accepted form."""
    with pytest.raises(ParseError, match="expected a partial date") as caught:
        PartialDate(year, month, day)  # type: ignore[arg-type]
    assert caught.value.form == "'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from 1800 to 2200"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((2023, 2, 29), "a day that exists: February 2023 has 28 days"),
        ((2024, 2, 30), "a day that exists: February 2024 has 29 days"),
        ((2025, 4, 31), "a day that exists: April 2025 has 30 days"),
        ((2025, 10, 0), "a day that exists: October 2025 has 31 days"),
        ((2025, 13), "a month from 1 to 12"),
        ((2025, 0, 40), "a month from 1 to 12"),
        ((1799,), "a year from 1800 to 2200"),
        ((2201, 13), "a year from 1800 to 2200"),
        ((2025, None, 15), "a month, because a day is given"),
        ((True, 2, 30), "'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from 1800 to 2200"),
    ],
)
def test_the_error_names_the_wrong_part(parts: tuple[int, ...], expected: str) -> None:
    """The error says why there is no such day, month or year; `parse` says the same."""
    with pytest.raises(ParseError) as caught:
        PartialDate(*parts)
    assert caught.value.expected == expected
    if None not in parts and parts[0] is not True:
        with pytest.raises(ParseError) as caught:
            PartialDate.parse(format_iso(*parts))
        assert (caught.value.expected, caught.value.got) == (expected, format_iso(*parts))


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
    with pytest.raises(ParseError) as caught:
        PartialDate(2025, None, 15)
    assert caught.value.got == "2025-None-15"


@pytest.mark.parametrize(
    ("parts", "days"),
    [((1800,), ("1800-01-01", "1800-12-31")), ((2200,), ("2200-01-01", "2200-12-31"))]
    + [((year, 2), (f"{year}-02-01", f"{year}-02-{29 if year in {2024, 2028} else 28}")) for year in LEAP_WINDOWS]
    + [((2024, 2, 29), ("2024-02-29", "2024-02-29")), ((2000, 2, 29), ("2000-02-29", "2000-02-29"))],
)
def test_constructor_accepts_at_the_borders(parts: tuple[int, ...], days: tuple[str, str]) -> None:
    """The first and the last year, and 29 February in a leap year, are accepted."""
    value = PartialDate(*parts)
    assert (value.earliest.isoformat(), value.latest.isoformat()) == days


def test_members_of_an_int_enum_become_plain_ints() -> None:
    """A member of an IntEnum is stored as its number."""

    class Month(IntEnum):
        OCTOBER = 10

    value = PartialDate(2025, Month.OCTOBER, Month.OCTOBER)
    assert [type(part) for part in (value.year, value.month, value.day)] == [int, int, int]
    assert str(value) == "2025-10-10"


@every_case(
    "text",
    [
        "",  # nothing
        " 2025",  # a space before
        "2025 ",  # a space after
        "2025\n",  # a line end, which $ would match
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
        "2020-W01-1",  # a week date, which date.fromisoformat accepts
        "2020W011",
        "2020-001",  # an ordinal date
        "20251015",  # the basic format, which date.fromisoformat accepts
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
        "..",  # an open end
        "null",
    ],
)
def test_parse_refuses(text: str) -> None:
    """A text that `str` does not write is refused, and is in the error."""
    with pytest.raises(ParseError, match="expected a partial date") as caught:
        PartialDate.parse(text)
    assert (caught.value.what, caught.value.got) == ("partial date", text)


@pytest.mark.parametrize("value", [None, 2025, 2025.0, True, b"2025", date(2025, 1, 1), ["2025"], PartialDate(2025)])
def test_parse_refuses_what_is_no_text(value: object) -> None:
    """A number or a date is no text."""
    for read in (PartialDate.parse, PartialDate.parse_text):
        with pytest.raises(WrongTypeError, match="expected a text, got") as caught:
            read(value)  # type: ignore[arg-type]
        assert caught.value.got is value


@given(st.text(st.sampled_from("0123456789-"), max_size=11))
def test_parse_reads_only_what_str_writes(text: str) -> None:
    """Whatever parse accepts, `str` writes the same way."""
    try:
        value = PartialDate.parse(text)
    except ParseError:
        return
    assert str(value) == text


@given(partial_date_parts(), partial_date_parts())
def test_equality_is_of_the_parts(first_parts: tuple[int, ...], second_parts: tuple[int, ...]) -> None:
    """Two dates are equal if and only if their parts are; equal dates have the same hash."""
    first, second = PartialDate(*first_parts), PartialDate(*second_parts)
    assert (first == second) is (second == first) is (first_parts == second_parts)
    assert (first != second) is (second != first) is (first_parts != second_parts)
    copy_of_first = PartialDate(*first_parts)
    assert copy_of_first == first
    assert hash(copy_of_first) == hash(first)
    assert len({first, copy_of_first, second}) == len({first_parts, second_parts})


@given(partial_date_parts())
def test_dates_of_different_precision_are_unequal(parts: tuple[int, ...]) -> None:
    """A year differs from its first month, and from its first day."""
    shorter = {PartialDate(*(*parts, 1, 1)[:length]) for length in range(1, 4)}
    assert len(shorter) == 3


def test_equality_by_example() -> None:
    """The year 2010 is not equal to its first day, its text, its number or a date."""
    year = PartialDate(2010)
    assert year == PartialDate.parse("2010")
    day = PartialDate(2010, 1, 1)
    assert year != day
    assert year.earliest == day.earliest
    assert [day == other for other in ("2010-01-01", date(2010, 1, 1), (2010, 1, 1), None, 2010)] == [False] * 5


def test_equality_defers_to_other_types() -> None:
    """Comparison with another type defers to that type, on either side."""
    value = PartialDate(2010)
    assert value == EqualToAll()
    assert EqualToAll() == value
    assert (value != EqualToNone(), EqualToNone() != value) == (True, True)
    assert (value == EqualToNone(), EqualToNone() == value) == (False, False)
    assert value.__eq__("2010") is NotImplemented


@given(iso_dates(), iso_dates())
def test_there_is_no_order(first_text: str, second_text: str) -> None:
    """Partial dates cannot be sorted."""
    first, second = PartialDate.parse(first_text), PartialDate.parse(second_text)
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError, match="not supported between"):
            compare(first, second)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["year", "month", "day", "earliest", "_year", "_first", "other"])
def test_partial_date_is_immutable(name: str) -> None:
    """No attribute can be set, deleted or added."""
    value = PartialDate(2025, 10, 15)
    with pytest.raises(AttributeError, match=f"cannot be changed.*'{name}'"):
        setattr(value, name, 2026)
    with pytest.raises(AttributeError, match=f"cannot be changed.*'{name}'"):
        delattr(value, name)
    assert str(value) == "2025-10-15"
    assert not hasattr(value, "__dict__")


@given(partial_date_parts())
def test_copies_and_pickles_are_equal(parts: tuple[int, ...]) -> None:
    """A copy or a pickle, by any protocol, is equal and gives the same answers."""
    value = PartialDate(*parts)
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    for other in copies:
        assert other == value
        assert hash(other) == hash(value)
        assert (other.year, other.month, other.day, other.ordinals) == (
            value.year,
            value.month,
            value.day,
            value.ordinals,
        )


def test_pattern_matching() -> None:
    """A match statement matches the arguments of the constructor."""
    match PartialDate(2025, 10):
        case PartialDate(2025, 10, None):
            matched = True
        case _:
            matched = False
    assert matched


@given(partial_date_parts())
def test_days_begin_with_the_text(parts: tuple[int, ...]) -> None:
    """Its days are those whose ISO form begins with its text."""
    value = PartialDate(*parts)
    days = possible_worlds.list_days(format_iso(*parts))
    assert value.ordinals == (days[0], days[-1])
    assert (value.earliest, value.latest) == (date.fromordinal(days[0]), date.fromordinal(days[-1]))
    assert (earliest(format_iso(*parts)), latest(format_iso(*parts))) == (value.earliest, value.latest)


@given(whole_days())
def test_from_date(day: date) -> None:
    """The partial date of a date is exactly that day."""
    value = PartialDate.from_date(day)
    assert (value.earliest, value.latest) == (day, day)
    assert str(value) == day.isoformat()


@pytest.mark.parametrize("day", [date(1799, 12, 31), date(2201, 1, 1), date.min, date.max])
def test_from_date_refuses_other_centuries(day: date) -> None:
    """A day before 1800 or after 2200 is refused."""
    with pytest.raises(ParseError, match="expected a partial date"):
        PartialDate.from_date(day)


@pytest.mark.parametrize("moment", [datetime(2025, 10, 15), datetime(2025, 10, 15, 23, 59, tzinfo=UTC)])  # noqa: DTZ001
def test_from_date_refuses_a_datetime(moment: datetime) -> None:
    """A datetime is refused, because its day depends on a time zone."""
    with pytest.raises(TypeError, match="time zone"):
        PartialDate.from_date(moment)


@pytest.mark.parametrize(("value", "shown"), [("2020", "'2020'"), (2020, "2020"), (None, "None")])
def test_from_date_refuses_other_types(value: Any, shown: str) -> None:
    """A text or a number is refused."""
    with pytest.raises(WrongTypeError, match=f"^expected a date, got {shown}$"):
        PartialDate.from_date(value)


@given(ends_of_february().flatmap(lambda day: st.tuples(dates_near(day), dates_near(day))))
def test_precedes_by_all_days(texts: tuple[str, str]) -> None:
    """The verdict is that of comparing all days of both."""
    first, second = texts
    expected = possible_worlds.judge_all(
        day < other_day
        for day, other_day in product(possible_worlds.list_days(first), possible_worlds.list_days(second))
    )
    assert PartialDate.parse(first).precedes(PartialDate.parse(second)) is expected


@given(iso_dates().flatmap(lambda text: st.tuples(st.just(text), st.integers(-1, 1))), iso_dates())
def test_precedes_at_the_edge(text_and_shift: tuple[str, int], other: str) -> None:
    """The day before, on and after the last day of another date is decisive."""
    text, shift = text_and_shift
    day = min(max(latest(text) + timedelta(days=shift), date(1800, 1, 1)), date(2200, 12, 31))
    whole = PartialDate.from_date(day)
    days = possible_worlds.list_days(text)
    assert PartialDate.parse(text).precedes(whole) is possible_worlds.judge_all(a < day.toordinal() for a in days)
    assert whole.precedes(PartialDate.parse(text)) is possible_worlds.judge_all(day.toordinal() < a for a in days)
    assert PartialDate.parse(other).precedes(PartialDate.parse(other)) is (
        Verdict.NO if len(other) == 10 else Verdict.UNDETERMINED
    )


def test_precedes_by_example() -> None:
    """The last day of a year precedes the next year; a year may precede one of its days, and the reverse."""
    assert PartialDate(2024, 12, 31).precedes(PartialDate(2025)) is Verdict.YES
    assert PartialDate(2025).precedes(PartialDate(2025, 6)) is Verdict.UNDETERMINED
    assert PartialDate(2025).precedes(PartialDate(2025, 1, 1)) is Verdict.NO
    assert PartialDate(2025, 12, 31).precedes(PartialDate(2025)) is Verdict.NO
    assert PartialDate(2025, 6).precedes(PartialDate(2025)) is Verdict.UNDETERMINED


@pytest.mark.parametrize("other", ["2020", None, date(2020, 1, 1)], ids=repr)
def test_precedes_refuses_other_types(other: Any) -> None:
    """Only partial dates can be compared."""
    with pytest.raises(TypeError, match="expected a partial date, got"):
        PartialDate(2020).precedes(other)
