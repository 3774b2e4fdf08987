"""Completions: each is one that the record may mean, and each that it may mean is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Event,
    Member,
    Organisation,
    Post,
    Register,
)
from psm_model.strategies import completions, partial_dates, periods, registers, valid_registers
from psm_model.values import OPEN, UNKNOWN, Endpoint, Level, PartialDate, Period, PersonName
from tests.strategies.draws import is_reached, sample_of, simplest

FEW = max(25, settings().max_examples // 2)

Pair = tuple[str, object, object]
"""A path, and what stood there before and after."""


def pairs(before: object, after: object, path: str = "") -> Iterator[Pair]:
    """Everything of a record that is a value, beside what stands in its place in another record of the same shape."""
    assert type(before) is type(after) or before is None or after is None, path
    if isinstance(before, tuple) and isinstance(after, tuple):
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from pairs(one, other, f"{path}/{place}")
    elif type(before).__module__.startswith("psm_model.entities") and attrs.has(kind := type(before)):
        for field in attrs.fields(kind):
            yield from pairs(getattr(before, field.name), getattr(after, field.name), f"{path}/{field.name}")
    else:
        yield path, before, after


def is_day_of(day: object, vague: PartialDate) -> bool:
    """Return by their texts whether a partial date is a day that another may stand for."""
    return isinstance(day, PartialDate) and len(str(day)) == 10 and str(day).startswith(str(vague))


def is_span_of(span: object, vague: Period) -> bool:
    """Return whether a period is known to the day and may be what another stands for."""
    if not isinstance(span, Period):
        return False
    for end, vague_end in ((span.start, vague.start), (span.end, vague.end)):
        if isinstance(vague_end, PartialDate):
            if not is_day_of(end, vague_end):
                return False
        elif vague_end is OPEN:
            if end is not OPEN:
                return False
        elif not is_day_of(end, PartialDate(end.year) if isinstance(end, PartialDate) else PartialDate(1800)):
            return False
    return span.end is OPEN or str(span.start) <= str(span.end)


def wrong(record: Register, completed: Register) -> list[Pair]:
    """What of a completion is not as it was, and no day of it either."""
    unlike = []
    spans = {f"/board_terms/{place}": term for place, term in enumerate(record.board_terms)}
    for path, before, after in pairs(record, completed):
        if isinstance(before, PartialDate):
            right = is_day_of(after, before)
        elif isinstance(before, Period):
            right = is_span_of(after, before)
        elif path.endswith("/period") and after is not None:
            # What was not recorded: of a term by its label, of an appointment by its term.
            term = spans["/".join(path.split("/")[:3])]
            whole = completed.board_terms[int(path.split("/")[2])].period
            right = term.span is not None and whole is not None and isinstance(after, Period)
            if right and "/appointments/" in path:
                right = is_within(after, whole)
            elif term.span is not None:
                right = is_span_of(after, term.span)
        else:
            right = before == after
        if not right:
            unlike.append((path, before, after))
    return unlike


def is_within(inner: Any, outer: Any) -> bool:  # Any: periods, as the caller saw
    """Return whether all days of a period are days of another, both known to the day."""
    ends = outer.end is OPEN or (inner.end is not OPEN and str(inner.end) <= str(outer.end))
    return str(outer.start) <= str(inner.start) and ends


@settings(max_examples=FEW)
@given(st.data())
def test_a_completion_is_one_of_the_record(data: st.DataObject) -> None:
    """Every date is a day that it may stand for, every period keeps its order, and all else is as it was."""
    register = data.draw(registers() | valid_registers())
    assert wrong(register, data.draw(completions(register))) == []


@given(st.data())
def test_completions_of_values_are_days(data: st.DataObject) -> None:
    """A date becomes one of its days, and a period one between days of its ends."""
    vague, span = data.draw(partial_dates()), data.draw(periods())
    assert is_day_of(data.draw(completions(vague)), vague)
    assert is_span_of(data.draw(completions(span)), span)


@pytest.mark.parametrize("text", ["2023-02", "2024-02", "2024-02-29"])
def test_every_day_of_a_date_is_drawn(text: str) -> None:
    """The days of a date are all drawn, its first and its last among them."""
    drawn = sample_of(completions(PartialDate.parse(text)), 200)
    year = [date(int(text[:4]), 1, 1) + timedelta(number) for number in range(366)]
    assert {str(one) for one in drawn} == {str(day) for day in year if str(day).startswith(text)}


@pytest.mark.parametrize(
    "text", ["2024-02-26/2024-02", "2023-12/2023-12-04", "2024-02-29/2024-02", "2024-02/..", "2023-12-30/2024-01-01"]
)
def test_every_span_of_a_period_is_drawn(text: str) -> None:
    """All that a period may stand for is drawn, and nothing that is no period."""
    vague_start, _, vague_end = text.partition("/")
    year = [str(date(2023, 12, 1) + timedelta(number)) for number in range(150)]
    starts = [day for day in year if day.startswith(vague_start)]
    ends = [day for day in year if day.startswith(vague_end)] or [vague_end]
    expected = {f"{start}/{end}" for start, end in product(starts, ends) if end == ".." or start <= end}
    assert {str(one) for one in sample_of(completions(Period.parse(text)), 2000)} == expected


def test_both_extremes_are_reached() -> None:
    """Shrinking ends in the earliest days; the latest of a year is drawn as well, at either end of a period."""
    year, span = PartialDate(2024), Period.parse("2024/2026")
    assert simplest(completions(year)) == PartialDate(2024, 1, 1)
    assert simplest(completions(span)) == Period.parse("2024-01-01/2026-01-01")
    assert is_reached(completions(year), lambda drawn: drawn == PartialDate(2024, 12, 31))
    assert is_reached(completions(span), lambda drawn: drawn.start == PartialDate(2024, 12, 31))
    assert is_reached(completions(span), lambda drawn: drawn.end == PartialDate(2026, 12, 31))


@pytest.mark.parametrize(
    ("vague", "first", "last"),
    [("2024-05-05/", "2024-05-05", "2054-05-05"), ("/2024-05-05", "1994-05-05", "2024-05-05")],
)
def test_unknown_ends_are_within_thirty_years(vague: str, first: str, last: str) -> None:
    """An end of which nothing is known is no more than thirty years off, and any day within them."""
    unknown = 0 if vague.startswith("/") else 1
    drawn = [str(one).split("/")[unknown] for one in sample_of(completions(Period.parse(vague)), 100)]
    assert first <= min(drawn)
    assert max(drawn) <= last
    assert int(max(drawn)[:4]) - int(min(drawn)[:4]) >= 20


def test_terms_and_appointments_get_what_they_may_have_had() -> None:
    """A term has a span of its label, those in office some days of it; a holdover without days has none."""
    member = Appointment(id="a", post=Post.MEMBER, office="Camat")
    held = (member, attrs.evolve(member, id="h", capacity=Capacity.HOLDOVER))
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=held)
    drawn = sample_of(completions(term), 100)
    spans = [one.period for one in drawn if one.period is not None]
    assert len(spans) == len(drawn)
    assert all(is_span_of(span, Period.parse("2020/2025")) for span in spans)
    assert {one.appointments[1].period for one in drawn} == {None}
    assert all(is_within(one.appointments[0].period, one.period) for one in drawn)
    # In office from the first day to the last, and for less.
    assert len({one.appointments[0].period == one.period for one in drawn}) == 2
    undated = attrs.evolve(term, label=None)
    assert sample_of(completions(undated), 5) == [undated]


@pytest.mark.parametrize("ends", ["..", "2200-12-31"])
def test_appointments_of_long_terms(ends: str) -> None:
    """In a term that runs on, or up to the last day that can be written, those in office stay or leave."""
    held = Appointment(id="a", post=Post.MEMBER, office="Camat")
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse(f"2200-12-29/{ends}"), appointments=(held,))
    drawn = {str(one.appointments[0].period) for one in sample_of(completions(term), 200)}
    days = ["2200-12-29", "2200-12-30", "2200-12-31"]
    expected = {f"{one}/{other}" for one, other in product(days, days) if one <= other}
    assert drawn == expected | ({f"{day}/.." for day in days} if ends == ".." else set())


def test_organisations_are_founded_before_they_end() -> None:
    """Founding and dissolution keep their order where they can, and are days of their own where they can't."""
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    within_a_month = attrs.evolve(organisation, founded=PartialDate(2024, 2), dissolved=PartialDate(2024, 2))
    drawn = sample_of(completions(within_a_month), 50)
    assert all(str(one.founded) <= str(one.dissolved) for one in drawn)
    turned = attrs.evolve(organisation, founded=PartialDate(2025), dissolved=PartialDate(2024, 1, 1))
    assert all(is_day_of(one.founded, PartialDate(2025)) for one in sample_of(completions(turned), 20))
    lone = attrs.evolve(organisation, founded=PartialDate(2025))
    assert {one.dissolved for one in sample_of(completions(lone), 20)} == {None}


def test_events_end_after_they_start() -> None:
    """The days of an event keep their order; one alone is completed alone."""
    event = Event(date=PartialDate(2024), last_date=PartialDate(2024))
    assert all(str(one.date) <= str(one.last_date) for one in sample_of(completions(event), 50))
    lone = sample_of(completions(Event(last_date=PartialDate(2024))), 20)
    assert {one.date for one in lone} == {None}


def test_other_dates_are_completed_apart() -> None:
    """Two dates of one record that are no period may be in either order."""
    cards = tuple(Card(kind=CardKind.NATIONAL, issued=PartialDate(2024)) for _ in range(2))
    drawn = sample_of(completions(Member(id="m", name=PersonName("Kasmad"), cards=cards)), 50)
    assert {str(one.cards[0].issued) <= str(one.cards[1].issued) for one in drawn} == {True, False}


@pytest.mark.parametrize("record", [None, "2025", date(2025, 1, 1), Level.VILLAGE, (), object])
def test_refuses_what_is_no_record(record: object) -> None:
    """What has no dates that could be completed is refused, with what was given."""
    with pytest.raises(InvalidArgument, match=r"expected a register, an entity or a part of one") as refusal:
        completions(record)
    assert str(refusal.value).endswith(f", got record={record!r}")


@pytest.mark.parametrize("end", [UNKNOWN, OPEN, PartialDate(2200), PartialDate(2200, 12, 31)], ids=str)
def test_what_starts_on_the_last_day_that_can_be_written(end: PartialDate | Endpoint) -> None:
    """A period that starts on the last day that can be written ends on it, or runs on."""
    last = PartialDate(2200, 12, 31)
    assert sample_of(completions(Period(last, end)), 5) == [Period(last, OPEN if end is OPEN else last)]
