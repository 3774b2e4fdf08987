"""The questions to a period, compared with all completions, and the laws between them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.errors import WrongTypeError
from psm_model.values import PartialDate, Period, Verdict
from psm_model.values.anniversary import add_years
from tests.values import possible_worlds
from tests.values.strategies import (
    LEAP_WINDOWS,
    dates_near,
    ends_of_february,
    iso_dates,
    periods_near,
    refined_periods,
    whole_days,
    written_periods,
)

YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED

# These questions are central to the package, so they get five times the usual number of examples.
thorough = settings(max_examples=5 * settings().max_examples)

pairs_near = ends_of_february().flatmap(lambda day: st.tuples(periods_near(day), periods_near(day)))
days_and_months = ends_of_february().flatmap(
    lambda day: st.tuples(*[periods_near(day, precisions=(7, 10, 10), unknown=False) for _ in range(2)])
)
with_a_date = ends_of_february().flatmap(lambda day: st.tuples(periods_near(day), dates_near(day)))


@st.composite
def terms(draw: st.DrawFn) -> tuple[str, int, int, int]:
    """Generate a period as text, with a number of years near its length, and days early and late."""
    start = draw(ends_of_february()) + timedelta(days=draw(st.integers(-3, 1)))
    years = draw(st.integers(1, 5))
    early_and_late = draw(st.sampled_from([(0, 0), (0, 1), (1, 0), (2, 2), (31, 0), (180, 180)]))
    end = (
        start
        + relativedelta(years=years)
        + timedelta(days=draw(st.integers(-3, 3) | st.sampled_from([-181, -180, 180, 181])))
    )
    lengths = st.sampled_from((10, 10, 7, 4))
    first, last = start.isoformat()[: draw(lengths)], end.isoformat()[: draw(lengths)]
    forms = [f"{first}/{last}", f"{first}/..", f"{first}/", f"/{last}", "/.."]
    return forms[draw(st.sampled_from([0, 0, 0, 0, 1, 2, 3, 4]))], years, *early_and_late


@given(days_and_months)
def test_oracle_agrees_with_all_days(periods: tuple[str, str]) -> None:
    """Representative days give the same answer as all days."""
    assert possible_worlds.overlaps(*periods) is possible_worlds.overlaps_by_all_days(*periods)


@thorough
@given(pairs_near)
def test_overlaps_by_all_completions(periods: tuple[str, str]) -> None:
    """The verdict is that of all completions."""
    first, second = periods
    assert Period.parse(first).overlaps(Period.parse(second)) is possible_worlds.overlaps(first, second)


@thorough
@given(pairs_near)
def test_meets_by_all_completions(periods: tuple[str, str]) -> None:
    """The verdict is that of all completions."""
    first, second = periods
    assert Period.parse(first).meets(Period.parse(second)) is possible_worlds.meets(first, second)


@thorough
@given(with_a_date)
def test_contains_by_all_completions(drawn: tuple[str, str]) -> None:
    """The verdict is that of all completions of both, for a partial date and for a whole day."""
    period, day = drawn
    parsed = Period.parse(period)
    partial_date = PartialDate.parse(day)
    assert parsed.contains(partial_date) is possible_worlds.contains(period, day)
    assert parsed.contains(partial_date.earliest) is possible_worlds.contains(period, partial_date.earliest.isoformat())


@thorough
@given(terms())
@example(("2024-02-29/2029-02-28", 5, 0, 0))
@example(("2024-02/2029-02", 5, 0, 0))
@example(("2024-02-28/2029-02-28", 5, 0, 0))
@example(("2023-02-28/2024-02-29", 1, 0, 0))
@example(("2023-02-28/2024-02-29", 1, 0, 1))
@example(("2024-02-29/2028-02", 4, 0, 0))
@example(("/2028-02-29", 5, 0, 0))
@example(("2096-02-29/2100-02-28", 4, 0, 0))
@example(("2027/2027", 1, 180, 0))
@example(("2020-02/2025-02-28", 5, 31, 0))
@example(("2020-02/2025-02-01", 5, 0, 31))
def test_lasts_by_all_completions(term: tuple[str, int, int, int]) -> None:
    """The verdict is that of all completions."""
    period, years, early, late = term
    expected = possible_worlds.lasts(period, years, early, late)
    assert Period.parse(period).lasts(years, early=early, late=late) is expected


@pytest.mark.parametrize("year", LEAP_WINDOWS)
def test_lasts_around_the_end_of_february(year: int) -> None:
    """Around the end of February, the verdict agrees with dateutil for one to five years."""
    days = [date(year, 2, 27) + timedelta(days=shift) for shift in range(4)]
    for start, years in product(days, range(1, 6)):
        due = start + relativedelta(years=years)
        for end in (due + timedelta(days=shift) for shift in range(-3, 3)):
            for early, late in product(range(2), range(2)):
                expected = YES if -1 - early <= (end - due).days <= late else NO
                assert Period.parse(f"{start}/{end}").lasts(years, early=early, late=late) is expected


@given(whole_days(), st.integers(1, 1000))
def test_add_years_agrees_with_dateutil(day: date, years: int) -> None:
    """The day some years later is that of dateutil, which defines it."""
    assert date.fromordinal(add_years(day.toordinal(), years)) == day + relativedelta(years=years)


def test_add_years_at_the_end_of_every_february() -> None:
    """Around the end of February of every year, the anniversaries are those of dateutil."""
    for year, years in product(range(1800, 2201), range(1, 9)):
        first = date(year, 2, 28)
        for day in (first, first + timedelta(days=1)):
            assert date.fromordinal(add_years(day.toordinal(), years)) == day + relativedelta(years=years)


@given(whole_days(), whole_days(), st.integers(1, 1000))
def test_add_years_keeps_the_order(first: date, second: date, years: int) -> None:
    """A later day never has an earlier anniversary."""
    sooner, later = sorted((first.toordinal(), second.toordinal()))
    assert add_years(sooner, years) <= add_years(later, years)


@given(written_periods(), written_periods())
def test_overlap_is_symmetric(first_text: str, second_text: str) -> None:
    """`overlaps` is symmetric."""
    first, second = Period.parse(first_text), Period.parse(second_text)
    assert first.overlaps(second) is second.overlaps(first)


@given(written_periods(), written_periods())
def test_meeting_excludes_overlapping(first_text: str, second_text: str) -> None:
    """No completion both meets and overlaps another, so a certain one excludes the other."""
    first, second = Period.parse(first_text), Period.parse(second_text)
    if first.meets(second).certain:
        assert first.overlaps(second) is NO
    if first.overlaps(second).certain:
        assert first.meets(second) is NO


@given(written_periods(), iso_dates())
def test_containing_a_day_is_overlapping_it(period: str, text: str) -> None:
    """A period contains a day if and only if it overlaps the period of that day."""
    day = PartialDate.parse(text).earliest
    assert Period.parse(period).contains(day) is Period.parse(period).overlaps(Period.from_dates(day, day))


@given(
    pairs_near.flatmap(lambda pair: st.tuples(st.just(pair), st.tuples(*map(refined_periods, pair)))),
    whole_days(),
    st.data(),
)
def test_more_precision_never_reverses_a_verdict(
    drawn: tuple[tuple[str, str], tuple[str, str]], far: date, data: st.DataObject
) -> None:
    """With more precise dates, UNDETERMINED may become YES or NO, but YES and NO stay."""
    vague, precise = (tuple(map(Period.parse, pair)) for pair in drawn)
    years, early, late = data.draw(st.tuples(st.integers(1, 3), st.integers(0, 180), st.integers(0, 180)))
    end = vague[0].start if isinstance(vague[0].start, PartialDate) else PartialDate.from_date(far)
    for before, after in (
        (vague[0].overlaps(vague[1]), precise[0].overlaps(precise[1])),
        (vague[0].meets(vague[1]), precise[0].meets(precise[1])),
        (vague[0].contains(far), precise[0].contains(far)),
        (vague[0].contains(end), precise[0].contains(end)),
        (vague[0].contains(end), vague[0].contains(end.latest)),
        (vague[0].lasts(years, early=early, late=late), precise[0].lasts(years, early=early, late=late)),
    ):
        assert before in {after, UNDETERMINED}


@given(terms())
def test_more_slack_never_loses_a_yes(term: tuple[str, int, int, int]) -> None:
    """More days early and late never turn YES into another verdict."""
    period, years, early, late = term
    parsed = Period.parse(period)
    strict, slack = parsed.lasts(years), parsed.lasts(years, early=early, late=late)
    assert not strict.certain or slack.certain
    assert not strict.possible or slack.possible


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2010/2015", "2015-03-01/2020", UNDETERMINED),  # 2015 may be January or December
        ("2010/2015", "2012/2014", YES),  # they share all of 2013, whatever the days
        ("2017/2022", "2022/2027", UNDETERMINED),  # labels of successive boards share a year
        ("2010/2015", "2016/2020", NO),
        ("2020-05-01/2025-04-30", "2025-05-01/2030-04-30", NO),  # a successor starts on the next day
        ("2020-05-01/2025-05-01", "2025-05-01/2030-05-01", YES),  # a handover day is shared
        ("2020-05-01/2025-05-01", "2020-05-01/2025-05-01", YES),
        ("2020-01-01/2020-01-01", "2020-01-01/2020-01-01", YES),  # a period of one day and itself
        ("2021/..", "2100/2105", YES),  # an open period overlaps any later one
        ("2021/..", "2015/2020", NO),
        ("2021/", "2100/2105", UNDETERMINED),  # it may have ended
        ("2021/", "2015/2020", NO),
        ("2021-01-01/", "2021-01-01/", YES),  # each has its first day
        ("/2010", "/2012", UNDETERMINED),
        ("/2010", "2010-12-31/..", UNDETERMINED),  # 2010 has a 31 December
        ("/2010", "2011-01-01/..", NO),
        ("/..", "/..", YES),  # two that never end
        ("/..", "2010/2015", UNDETERMINED),
        ("2020/2025-05", "2025-05-02/..", UNDETERMINED),  # it may have ended on the first day of May
        ("2020/2025-05", "2025-05-01/..", YES),
        ("2020-01-01/2025-05-30", "2025-05/..", UNDETERMINED),  # the second may have started on the last day
        ("2020-01-01/2025-05-31", "2025-05/..", YES),
    ],
)
def test_overlaps_by_example(first: str, second: str, expected: Verdict) -> None:
    """Cases that other systems answer differently, and boundaries."""
    assert Period.parse(first).overlaps(Period.parse(second)) is expected
    assert Period.parse(second).overlaps(Period.parse(first)) is expected
    assert possible_worlds.overlaps(first, second) is expected


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("2020/2025", "2025-06-01", UNDETERMINED),
        ("2020/2025", "2024-12-31", YES),
        ("2020/2025", "2026-01-01", NO),
        ("2020/2025", "2025-12-31", UNDETERMINED),  # it may be the last day
        ("2020/2025", "2020-12-31", YES),  # it has started by then
        ("2020/2025", "2020-12", UNDETERMINED),
        ("2020/2025", "2021", YES),
        ("2020/2025", "2019-12-31", NO),
        ("2020-05-01/2025-05-01", "2020-05-01", YES),
        ("2020-05-01/2025-05-01", "2020-04-30", NO),
        ("2020-05-01/2025-05-01", "2025-05-01", YES),
        ("2020-05-01/2025-05-01", "2025-05-02", NO),
        ("2025-10-15/2030-10-14", "2030-10-14", YES),  # the last day that the decree names
        ("2025-10-15/2025-10-15", "2025-10-15", YES),
        ("2021/..", "2199", YES),
        ("2021/", "2199", UNDETERMINED),
        ("2021-05-01/", "2021-05-01", YES),
        ("/2021-05-01", "2021-05-01", YES),  # its last day is in it, whenever it started
        ("/2021-05-01", "2021-04-30", UNDETERMINED),
        ("/2021-05-01", "1800", UNDETERMINED),
    ],
)
def test_contains_by_example(period: str, day: str, expected: Verdict) -> None:
    """The first and the last day are in the period; a partial date is if all its days are."""
    assert Period.parse(period).contains(PartialDate.parse(day)) is expected
    assert possible_worlds.contains(period, day) is expected


@pytest.mark.parametrize("moment", [datetime(2022, 1, 1), datetime(2022, 1, 1, tzinfo=UTC)])  # noqa: DTZ001
def test_contains_refuses_a_datetime(moment: datetime) -> None:
    """A datetime is refused, because its day depends on a time zone."""
    with pytest.raises(TypeError, match="time zone"):
        Period.parse("2020/2025").contains(moment)


@pytest.mark.parametrize(("value", "shown"), [("2021", "'2021'"), (2021, "2021"), (None, "None")])
def test_contains_refuses_other_types(value: Any, shown: str) -> None:
    """A value that is not a date is refused and named."""
    with pytest.raises(WrongTypeError, match=f"^expected a date, got {shown}$"):
        Period.parse("2020/2025").contains(value)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2020-05-01/2025-04-30", "2025-05-01/..", YES),
        ("2025-05-01/..", "2020-05-01/2025-04-30", NO),  # the order matters
        ("2020-05-01/2025-04-30", "2025-05-02/..", NO),
        ("2020-05-01/2025-05-01", "2025-05-01/..", NO),  # they share a day
        ("2017/2022", "2022/2027", UNDETERMINED),
        ("2017/2022", "2022-05-01/2027", UNDETERMINED),
        ("2017/2022", "2023/2027", UNDETERMINED),  # 31 December, then 1 January
        ("2017/2022", "2024/2027", NO),
        ("2020/2025-05", "2025-05-02/..", UNDETERMINED),  # one day is known, and may be adjacent
        ("2020/2025-05", "2025-06-01/..", UNDETERMINED),
        ("2020/2025-05", "2025-05-01/..", NO),
        ("2020/2025-05", "2025-06-02/..", NO),
        ("2020/2025-04-30", "2025-05/..", UNDETERMINED),
        ("2020/2025-05-30", "2025-05/..", UNDETERMINED),
        ("2020/2025-04-29", "2025-05/..", NO),
        ("2020/2025-05-31", "2025-05/..", NO),
        ("2021/..", "2021/..", NO),  # an open period meets nothing
        ("2021/..", "/2030", NO),
        ("2021/", "2030/..", UNDETERMINED),
        ("2021/", "2021-01-01/..", NO),
        ("2021-01-01/", "/2021-01-02", UNDETERMINED),
        ("2021-01-01/", "/2021-01-01", NO),  # it ends on the 1st or later, the second started on the 1st or earlier
        ("2020-12/2021", "/2021-01-02", UNDETERMINED),
    ],
)
def test_meets_by_example(first: str, second: str, expected: Verdict) -> None:
    """A period meets another if it certainly ends the day before the other starts."""
    assert Period.parse(first).meets(Period.parse(second)) is expected
    assert possible_worlds.meets(first, second) is expected


@pytest.mark.parametrize(
    ("period", "years", "expected"),
    [
        ("2025-10-15/2030-10-14", 5, YES),
        ("2025-10-15/2030-10-15", 5, YES),  # decrees use either
        ("2025-10-15/2030-10-13", 5, NO),
        ("2025-10-15/2030-10-16", 5, NO),
        ("2025/2030", 5, UNDETERMINED),
        ("2022/2026", 5, UNDETERMINED),  # five calendar years, or four and some days
        ("2023/2026", 5, NO),
        ("2022/2026", 4, UNDETERMINED),
        ("2024-02-29/2029-02-28", 5, YES),
        ("2024-02-29/2029-02-27", 5, YES),
        ("2024-02-29/2029-02-26", 5, NO),
        ("2024-02-29/2029-03-01", 5, NO),
        ("2024-02-29/2028-02-29", 4, YES),
        ("2024-03-01/2029-02-28", 5, YES),
        ("2023-03-01/2028-02-29", 5, YES),  # the day before the anniversary is a leap day
        ("2023-03-01/2028-02-28", 5, NO),
        ("2021/..", 5, NO),  # open: it does not end
        ("2021/", 5, UNDETERMINED),
        ("/2021", 5, UNDETERMINED),
        ("/..", 5, NO),
        ("1800/2200", 400, UNDETERMINED),
        ("1800-01-01/2200-01-01", 400, YES),
        ("1800/2200", 1000, NO),
    ],
)
def test_lasts_by_example(period: str, years: int, expected: Verdict) -> None:
    """The number of years is exact to the day; an open period lasts no number of years, an unknown end may be any."""
    assert Period.parse(period).lasts(years) is expected


@pytest.mark.parametrize(
    ("years", "early", "late"),
    [(0, 0, 0), (-5, 0, 0), (1001, 0, 0), (5, -1, 0), (5, 0, -1), (5, 181, 0), (5, 0, 181)],
)
@pytest.mark.parametrize("period", ["2025/2030", "2025/.."])
def test_lasts_refuses(period: str, years: int, early: int, late: int) -> None:
    """Less than one year, more than a thousand, and slack below 0 or above 180 days are refused for any period."""
    with pytest.raises(ValueError, match=r"^expected ") as caught:
        Period.parse(period).lasts(years, early=early, late=late)
    assert str(caught.value) in {
        f"expected years from 1 to 1000, got {years}",
        f"expected early and late from 0 to 180, got {early} and {late}",
    }


def test_lasts_accepts_at_the_borders() -> None:
    """One year and a thousand, and slack from 0 to 180 days, are accepted."""
    period = Period.parse("2020-07-01/2021-01-01")
    assert period.lasts(1, early=180, late=0) is YES
    assert period.lasts(1, early=179, late=180) is NO
    assert Period.parse("2020-07-01/2021-12-28").lasts(1, early=0, late=180) is YES
    assert Period.parse("2020-07-01/2021-12-29").lasts(1, early=180, late=180) is NO
    assert period.lasts(1000, early=0, late=180) is NO


@pytest.mark.parametrize("other", ["2020/2030", None, PartialDate(2025)], ids=repr)
def test_other_types_than_periods_are_refused(other: Any) -> None:
    """Only periods can be compared with periods."""
    for question in (Period.parse("2020/2025").overlaps, Period.parse("2020/2025").meets):
        with pytest.raises(TypeError, match="expected a period, got"):
            question(other)


@pytest.mark.parametrize(
    "numbers", [{"years": "5"}, {"years": 5.0}, {"years": 5, "early": None}, {"years": 5, "late": "1"}]
)
def test_lasts_requires_whole_numbers(numbers: Any) -> None:
    """Years and days are whole numbers."""
    with pytest.raises(TypeError, match="expected a whole number, got"):
        Period.parse("2020/2025").lasts(**numbers)
