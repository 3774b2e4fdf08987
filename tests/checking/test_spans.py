"""Spans: comparisons of days agree with all completions."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import example, given

from psm_model.checking.spans import compare_appointments, compare_spans, exceeds
from psm_model.entities import Capacity
from psm_model.entities.tenure import AppointmentSpan, find_appointment_span
from psm_model.values import Period, Verdict
from psm_model.values.bounds import ALWAYS, UNBOUNDED, Bounds
from tests.rules import oracles
from tests.rules.samples import MAYBE, NO, YES, appoint, term
from tests.rules.spans import generate_span

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
    expected = oracles.judge_sharing(first_period, other)
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
    assert exceeds(inner_period.bounds, other.bounds) is oracles.judge_outside_term(inner_period, other)


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
    assert exceeds(Period.parse(inner).bounds, Bounds(start, start, end, end)) is expected


def test_no_span_is_within_reversed_ends() -> None:
    """If the outer start can only be after its end, no span is within it in any completion."""
    inner = Period.parse("2022/2022").bounds
    day = number("2022-06-01")
    assert exceeds(inner, Bounds(day + 1, day + 1, day, day)) is YES
    assert exceeds(inner, Bounds(day, day, day, day)) is MAYBE


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
    ("ends", "followed", "expected"),
    [
        ((0, 0), False, (YES, NO)),
        ((2, 4), True, (YES, NO)),
        ((1, 4), True, (YES, NO)),
        ((0, 4), True, (MAYBE, MAYBE)),
    ],
)
def test_appointments_for_the_whole_term(
    ends: tuple[int, int],
    followed: bool,  # noqa: FBT001  # a column of the table
    expected: tuple[Verdict, Verdict],
) -> None:
    """Both include the first day of the term; if a successor may start on the next day, they may share no other."""
    successors = frozenset(["c"]) if followed else frozenset()
    span = AppointmentSpan(Bounds(0, 0, *ends), is_dated=True, is_whole_term=True, successor_ids=successors)
    assert compare_appointments(span, "a", span, "b") == expected
