"""Spans: comparisons of days agree with all completions."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.facts import Fact
from psm_model.checking.spans import (
    compare_spans,
    exceeds,
    find_deciding_ends,
    find_imprecise,
    find_imprecise_ends,
    find_imprecise_shortest_end,
    find_span_pointer,
    format_days,
    get_year,
)
from psm_model.entities import BoardTerm, Capacity
from psm_model.entities.tenure import find_appointment_span
from psm_model.values import PartialDate, Period, Verdict
from psm_model.values.bounds import ALWAYS, UNBOUNDED
from tests.rules import oracles
from tests.rules.samples import MAYBE, NO, YES, appoint, term
from tests.rules.spans import generate_span
from tests.values import possible_worlds

NEVER = 2 * UNBOUNDED


def number(text: str) -> int:
    """Return the ordinal of a written day."""
    return date.fromisoformat(text).toordinal()


@given(generate_span(), generate_span())
@example("2022/2022-01-28", "2022-01-27/2022")
@example("2022-02-01/2022-02-03", "2022-01-27/2022-02")
@example("2022-01-27/2022-01-30", "2022-01-30/..")
def test_overlaps_have_the_verdict_of_their_completions(first: str, second: str) -> None:
    """Overlap and handover day of two spans have the verdict of their completions, in either order."""
    first_period, other = Period.parse(first), Period.parse(second)
    expected = oracles.sharing(first_period, other)
    assert (
        compare_spans(first_period.bounds, other.bounds) == compare_spans(other.bounds, first_period.bounds) == expected
    )


@given(generate_span(), generate_span())
@example("2022-01-27/2022-02-01", "2022/2022-02-01")
@example("2022/2022-01-28", "2022-01/2022")
@example("2022-01-27/2022-02-03", "2022-01-27/2022-02")
def test_exceeding_has_the_verdict_of_the_completions(inner: str, outer: str) -> None:
    """Whether a span exceeds another has the verdict of the completions of both."""
    inner_period, other = Period.parse(inner), Period.parse(outer)
    assert exceeds(inner_period.bounds, other.bounds[:2], other.bounds[2:]) is oracles.outside_term(inner_period, other)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("2020-01-01/2025-01-01", NO),
        ("2019-12-31/2025-01-01", YES),
        ("2020-01-01/2025-01-02", YES),
        ("2020/2024", NO),
        ("2020/2025", MAYBE),
        ("2019/2025-01-01", YES),
        ("2020/..", YES),
        ("2020/", MAYBE),
        ("/2024", MAYBE),
        ("/2020-01-01", MAYBE),
        ("/2019-12-31", YES),
    ],
)
def test_one_day_more_exceeds(inner: str, expected: Verdict) -> None:
    """A span may start and end with another, and exceeds it with one more day on either side."""
    start, end = number("2020-01-01"), number("2025-01-01")
    assert exceeds(Period.parse(inner).bounds, (start, start), (end, end)) is expected


def test_no_span_is_within_reversed_ends() -> None:
    """If the outer start can only be after its end, no span is within it in any completion."""
    inner = Period.parse("2022/2022").bounds
    day = number("2022-06-01")
    assert exceeds(inner, (day + 1, day + 1), (day, day)) is YES
    assert exceeds(inner, (day, day), (day, day)) is MAYBE


BOARD = term("2020/2025-03-01")


def test_days_of_an_appointment() -> None:
    """An appointment has its own days or some within its term; the end of a holdover is open."""
    own = appoint("2021/2022")
    assert find_appointment_span(own, BOARD).bounds == Period.parse("2021/2022").bounds
    first, last = number("2020-01-01"), number("2025-03-01")
    assert find_appointment_span(appoint(None), BOARD).bounds == (first, last, first, last)
    of_label = (first, number("2025-12-31")) * 2
    assert find_appointment_span(appoint(None), term(None, label="2020–2025")).bounds == of_label
    assert find_appointment_span(appoint(None), term(None)).bounds == ALWAYS
    for capacity in Capacity:
        days = find_appointment_span(attrs.evolve(appoint(None), capacity=capacity), BOARD).bounds
        later = (first, UNBOUNDED, first, UNBOUNDED)
        assert days == (later if capacity is Capacity.HOLDOVER else (first, last, first, last))
        assert find_appointment_span(attrs.evolve(own, capacity=capacity), BOARD).bounds == own.period.bounds  # type: ignore[union-attr]


def test_an_unknown_span_may_share_any_day() -> None:
    """An unknown span may share a day with any other, and never certainly."""
    for text in ("2020-01-01/2020-01-01", "2020-01-01/2020-01-02", "1800-01-01/2200-12-31", "/2020", "2020/"):
        assert compare_spans(ALWAYS, Period.parse(text).bounds).overlap is MAYBE
    assert compare_spans(ALWAYS, ALWAYS).overlap is MAYBE
    assert ALWAYS == (-UNBOUNDED, UNBOUNDED, -UNBOUNDED, UNBOUNDED)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (number("2022-01-01"), number("2022-01-02"), "2022-01-01/2022-01-02"),
        (number("2022-01-01"), number("2022-01-01"), "2022-01-01/2022-01-01"),
        (number("2022-01-02"), number("2022-01-01"), "-"),
        (number("2022-01-01"), UNBOUNDED, "2022-01-01/.."),
        (number("2022-01-01"), NEVER, "2022-01-01/.."),
        (-UNBOUNDED, number("2021-12-31"), "/2021-12-31"),
        (-UNBOUNDED, UNBOUNDED, "/.."),
        (-UNBOUNDED, NEVER, "/.."),
        (UNBOUNDED, UNBOUNDED, "-"),
        (UNBOUNDED, NEVER, "-"),
    ],
)
def test_format_days(first: int, last: int, words: str) -> None:
    """Days are formatted as EDTF, with unknown and open ends; without days, as a dash."""
    assert format_days(first, last) == words


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), st.integers(0, 4000))
def test_formatted_days_are_read_back(first: date, length: int) -> None:
    """The formatted days are the given ones, both inclusive."""
    start, _, last = format_days(first.toordinal(), first.toordinal() + length).partition("/")
    assert date.fromisoformat(start) == first
    assert date.fromisoformat(last) == first + timedelta(length)


@given(st.dates())
def test_year_of_a_day(day: date) -> None:
    """The year of an ordinal is that of its date; unbounded ordinals are beyond every year."""
    assert get_year(day.toordinal()) == day.year
    assert get_year(-UNBOUNDED) < day.year < get_year(UNBOUNDED)


@pytest.mark.parametrize(
    ("text", "facts"), [("2020", (Fact("/a", is_year=True),)), ("2020-02", (Fact("/a"),)), ("2020-02-29", ())]
)
def test_imprecise_date(text: str, facts: tuple[Fact, ...]) -> None:
    """A date not known to the day is a fact that would settle something, and marked if it is a year."""
    assert find_imprecise("/a", PartialDate.parse(text)) == facts


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020/2025", True, True),
        ("2020-01/2025-01-01", True, False),
        ("2020-01-01/2025-01", False, True),
        ("2020-01-01/2025-01-01", False, False),
        ("2020-01-01/..", False, False),
        ("2020-01-01/", False, True),
        ("/2025-01-01", True, False),
        ("/..", True, False),
    ],
)
def test_imprecise_ends(text: str, *, start: bool, end: bool) -> None:
    """The requested ends that are not known to the day are returned, including unknown but not open ones."""
    period = Period.parse(text)
    starts, ends = (
        (Fact(f"/p/{name}", is_year=len(value) == len("2020")),) * is_imprecise
        for name, value, is_imprecise in zip(("start", "end"), text.split("/"), (start, end), strict=True)
    )
    assert find_imprecise_ends("/p", period) == starts + ends
    assert find_imprecise_ends("/p", period, start=False) == ends
    assert find_imprecise_ends("/p", period, end=False) == starts
    assert find_imprecise_ends("/p", period, start=False, end=False) == ()


def test_where_a_span_stands() -> None:
    """The span of a term is at its period, or else at its label."""
    assert find_span_pointer("/t", term("2020/2025", label="2020–2025")) == "/t/period"
    assert find_span_pointer("/t", term(None, label="2020–2025")) == "/t/label"


@given(generate_span(), generate_span())
def test_what_decides_whether_two_spans_share_a_day(first: str, second: str) -> None:
    """An end is requested if one span may start no earlier than the other ends."""
    world = possible_worlds.representatives(possible_worlds.dates_in(first, second))
    of_first, of_second = (list(possible_worlds.list_completions(span, world)) for span in (first, second))
    late = any(start >= end for start, _ in of_first for _, end in of_second)
    early = any(start >= end for start, _ in of_second for _, end in of_first)
    ends = find_deciding_ends(Period.parse(first).bounds, Period.parse(second).bounds)
    assert ends == ({"start": late, "end": early}, {"start": early, "end": late})


def test_a_term_without_dates_has_no_imprecise_end() -> None:
    """Without a label and a period, no date of the end would become exact."""
    assert find_imprecise_shortest_end("/board_terms/0", BoardTerm(id="t", organisation_id="o")) == ()
