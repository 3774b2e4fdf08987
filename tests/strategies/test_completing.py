"""Completions: each is a possible completion of the record, and each possible one is drawn."""

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
    Attestation,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Event,
    Member,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
)
from psm_model.strategies import completions, partial_dates, periods, registers, valid_registers
from psm_model.values import OPEN, UNKNOWN, Endpoint, Level, PartialDate, Period, PersonName, Verdict
from tests.strategies.draws import draw_sample, find_simplest, is_reached

FEW = max(25, settings().max_examples // 2)

Pair = tuple[str, object, object]
"""A path, and the values there before and after."""


def pair_values(before: object, after: object, path: str = "") -> Iterator[Pair]:
    """Yield each value of a record with the value at the same path in another record of the same shape."""
    assert type(before) is type(after) or before is None or after is None, path
    if path.endswith("/withheld") and isinstance(before, tuple):
        # A completed period is known, and no record has a value that it withholds.
        before = before if before == after else tuple(name for name in before if name != "period")
    if isinstance(before, tuple) and isinstance(after, tuple):
        for index, (first, second) in enumerate(zip(before, after, strict=True)):
            yield from pair_values(first, second, f"{path}/{index}")
    elif type(before).__module__.startswith("psm_model.entities") and attrs.has(kind := type(before)):
        for field in attrs.fields(kind):
            yield from pair_values(getattr(before, field.name), getattr(after, field.name), f"{path}/{field.name}")
    else:
        yield path, before, after


def is_day_within(day: object, vague: PartialDate) -> bool:
    """Return by their texts whether a partial date is a single day of another."""
    return isinstance(day, PartialDate) and len(str(day)) == 10 and str(day).startswith(str(vague))


def is_span_within(span: object, vague: Period) -> bool:
    """Return whether a period has known days and is a possible completion of another."""
    if not isinstance(span, Period):
        return False
    for end, vague_end in ((span.start, vague.start), (span.end, vague.end)):
        if isinstance(vague_end, PartialDate):
            if not is_day_within(end, vague_end):
                return False
        elif vague_end is OPEN:
            if end is not OPEN:
                return False
        elif not is_day_within(end, PartialDate(end.year) if isinstance(end, PartialDate) else PartialDate(1800)):
            return False
    return span.end is OPEN or str(span.start) <= str(span.end)


def find_faults(record: Register, completed: Register) -> list[Pair]:
    """Return the changed values of a completion that are not possible completions."""
    faults = []
    spans = {f"/board_terms/{index}": term for index, term in enumerate(record.board_terms)}
    for path, before, after in pair_values(record, completed):
        if isinstance(before, PartialDate):
            is_right = is_day_within(after, before)
        elif isinstance(before, Period):
            is_right = is_span_within(after, before)
        elif path.endswith("/period") and after is not None:
            # Without a recorded period, a term is completed by its label or its changes, an appointment by its term.
            term = spans["/".join(path.split("/")[:3])]
            whole = completed.board_terms[int(path.split("/")[2])].shortest_span
            is_right = term.span is not None and whole is not None and isinstance(after, Period)
            if is_right and "/appointments/" in path:
                is_right = is_within(after, whole)
            elif term.decreed_span is not None:
                is_right = is_span_within(after, term.decreed_span)
            elif term.shortest_span is not None:
                is_right = is_span_within(whole, term.shortest_span)
        elif path.endswith(("/until", "/until_successor")):
            # A term that runs until the next board ends on some day.
            is_right = before == after or record.board_terms[int(path.split("/")[2])].runs_until_successor
        else:
            is_right = before == after
        if not is_right:
            faults.append((path, before, after))
    return faults


def is_within(inner: Any, outer: Any) -> bool:  # Any: periods, as the caller saw
    """Return whether all days of a period are days of another, whose end may be withheld."""
    ends = outer.end in {OPEN, UNKNOWN} or (inner.end is not OPEN and str(inner.end) <= str(outer.end))
    return str(outer.start) <= str(inner.start) and ends


@settings(max_examples=FEW)
@given(st.data())
def test_completion_is_possible(data: st.DataObject) -> None:
    """Every date becomes one of its days, every period keeps its order, and everything else stays."""
    register = data.draw(registers() | valid_registers())
    assert find_faults(register, data.draw(completions(register))) == []


@given(st.data())
def test_withheld_days_of_a_term_without_an_end_are_not_needed(data: st.DataObject) -> None:
    """A post whose attested days are withheld is completed, on a board whose term runs until the next one."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", withheld=["attested"])
    until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    span = Period.parse("2000/2000")
    term = BoardTerm(id="t", organisation_id="o", period=span, changes=[until], appointments=[chair])
    register = Register.of(term)
    assert find_faults(register, data.draw(completions(register))) == []


@pytest.mark.parametrize("withheld", [(), ("period",)])
@given(st.data())
def test_withheld_periods_stay_withheld(withheld: tuple[str, ...], data: st.DataObject) -> None:
    """A term and an appointment that withhold their periods, which may be any, get none, whatever the label says."""
    chair = Appointment(id="a", post=Post.CHAIR, office="Camat", withheld=("note", "period"))
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=[chair], withheld=withheld)
    completed = data.draw(completions(term))
    assert completed.appointments == (chair,)
    assert (completed.period is None) == bool(withheld)
    assert completed.withheld == withheld


@given(st.data())
def test_completions_of_values_are_days(data: st.DataObject) -> None:
    """A date becomes one of its days, and a period gets days of its ends."""
    vague, span = data.draw(partial_dates()), data.draw(periods())
    assert is_day_within(data.draw(completions(vague)), vague)
    assert is_span_within(data.draw(completions(span)), span)


@pytest.mark.parametrize("text", ["2023-02", "2024-02", "2024-02-29"])
def test_every_day_of_a_date_is_drawn(text: str) -> None:
    """All days of a date are drawn, including the first and the last."""
    drawn = draw_sample(completions(PartialDate.parse(text)), 200)
    year = [date(int(text[:4]), 1, 1) + timedelta(number) for number in range(366)]
    assert {str(day) for day in drawn} == {str(day) for day in year if str(day).startswith(text)}


@pytest.mark.parametrize(
    "text", ["2024-02-26/2024-02", "2023-12/2023-12-04", "2024-02-29/2024-02", "2024-02/..", "2023-12-30/2024-01-01"]
)
def test_every_span_of_a_period_is_drawn(text: str) -> None:
    """All possible completions of a period are drawn, and nothing else."""
    vague_start, _, vague_end = text.partition("/")
    year = [str(date(2023, 12, 1) + timedelta(number)) for number in range(150)]
    starts = [day for day in year if day.startswith(vague_start)]
    ends = [day for day in year if day.startswith(vague_end)] or [vague_end]
    expected = {f"{start}/{end}" for start, end in product(starts, ends) if end == ".." or start <= end}
    assert {str(period) for period in draw_sample(completions(Period.parse(text)), 2000)} == expected


def test_both_extremes_are_reached() -> None:
    """Shrinking ends in the earliest days; the latest day of a year is drawn too, at either end of a period."""
    year, span = PartialDate(2024), Period.parse("2024/2026")
    assert find_simplest(completions(year)) == PartialDate(2024, 1, 1)
    assert find_simplest(completions(span)) == Period.parse("2024-01-01/2026-01-01")
    assert is_reached(completions(year), lambda drawn: drawn == PartialDate(2024, 12, 31))
    assert is_reached(completions(span), lambda drawn: drawn.start == PartialDate(2024, 12, 31))
    assert is_reached(completions(span), lambda drawn: drawn.end == PartialDate(2026, 12, 31))


@pytest.mark.parametrize(
    ("vague", "first", "last"),
    [("2024-05-05/", "2024-05-05", "2054-05-05"), ("/2024-05-05", "1994-05-05", "2024-05-05")],
)
def test_unknown_ends_are_within_thirty_years(vague: str, first: str, last: str) -> None:
    """An unknown end is at most thirty years away, on any day within them."""
    unknown_end = 0 if vague.startswith("/") else 1
    drawn = [str(period).split("/")[unknown_end] for period in draw_sample(completions(Period.parse(vague)), 100)]
    assert first <= min(drawn)
    assert max(drawn) <= last
    assert int(max(drawn)[:4]) - int(min(drawn)[:4]) >= 20


def test_terms_and_appointments_are_completed() -> None:
    """A term is completed by its label, appointments within it; an undated holdover stays undated."""
    member = Appointment(id="a", post=Post.MEMBER, office="Camat")
    appointments = (member, attrs.evolve(member, id="h", capacity=Capacity.HOLDOVER))
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=appointments)
    drawn = draw_sample(completions(term), 100)
    spans = [completed.period for completed in drawn if completed.period is not None]
    assert len(spans) == len(drawn)
    assert all(is_span_within(span, Period.parse("2020/2025")) for span in spans)
    assert {completed.appointments[1].period for completed in drawn} == {None}
    assert all(is_within(completed.appointments[0].period, completed.period) for completed in drawn)
    # Some hold the post for the whole term, some for less.
    assert len({completed.appointments[0].period == completed.period for completed in drawn}) == 2
    undated = attrs.evolve(term, label=None)
    assert draw_sample(completions(undated), 5) == [undated]


@pytest.mark.parametrize("label", [None, "2020–2025"])
@pytest.mark.parametrize("span", ["/..", "2021/", "/2023", "2021/2023", "2022-03-05/.."])
@settings(max_examples=FEW)
@given(st.data())
def test_attested_days_of_a_post_stay_within_its_period(span: str, label: str | None, data: st.DataObject) -> None:
    """If a post may be held on its attested day, it is held on that day in each completion, on any board."""
    period, day = Period.parse(span), PartialDate(data.draw(st.integers(2020, 2024)))
    post = Appointment(
        id="a",
        post=Post.CHAIR,
        office="Camat",
        capacity=data.draw(st.sampled_from(Capacity)),
        period=period,
        attested=[Attestation(on=day)],
    )
    term = BoardTerm(id="t", organisation_id="o", label=label, appointments=[post])
    (completed,) = data.draw(completions(term)).appointments
    assert completed.period is not None
    answer = completed.period.contains(completed.attested[0].on)
    assert answer is (Verdict.YES if period.contains(day).possible else Verdict.NO)


@pytest.mark.parametrize("ends", ["..", "2200-12-31"])
def test_appointments_of_long_terms(ends: str) -> None:
    """In an open-ended term, or up to the last possible day, holders stay or leave."""
    appointment = Appointment(id="a", post=Post.MEMBER, office="Camat")
    term = BoardTerm(
        id="t", organisation_id="o", period=Period.parse(f"2200-12-29/{ends}"), appointments=(appointment,)
    )
    drawn = {str(completed.appointments[0].period) for completed in draw_sample(completions(term), 200)}
    days = ["2200-12-29", "2200-12-30", "2200-12-31"]
    expected = {f"{first}/{last}" for first, last in product(days, days) if first <= last}
    assert drawn == expected | ({f"{day}/.." for day in days} if ends == ".." else set())


def test_posts_with_a_withheld_capacity_are_held_within_their_term() -> None:
    """A post whose capacity is withheld may be held over; its completion ends with the term."""
    post = Appointment(
        id="a", post=Post.CHAIR, office="x", attested=[Attestation(on=PartialDate(2021))], withheld=["capacity"]
    )
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=[post])
    for completed in draw_sample(completions(term), 50):
        span, period = completed.span, completed.appointments[0].period
        assert span is not None
        assert period is not None
        assert period.bounds.end_max <= span.bounds.end_max


def test_organisations_are_founded_before_they_end() -> None:
    """Founding and dissolution keep their order if possible; otherwise each is one of its own days."""
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    within_a_month = attrs.evolve(organisation, founded=PartialDate(2024, 2), dissolved=PartialDate(2024, 2))
    drawn = draw_sample(completions(within_a_month), 50)
    assert all(str(completed.founded) <= str(completed.dissolved) for completed in drawn)
    reversed_dates = attrs.evolve(organisation, founded=PartialDate(2025), dissolved=PartialDate(2024, 1, 1))
    assert all(
        is_day_within(completed.founded, PartialDate(2025))
        for completed in draw_sample(completions(reversed_dates), 20)
    )
    founded_only = attrs.evolve(organisation, founded=PartialDate(2025))
    assert {completed.dissolved for completed in draw_sample(completions(founded_only), 20)} == {None}


def test_events_end_after_they_start() -> None:
    """The days of an event keep their order; a single date is completed alone."""
    event = Event(date=PartialDate(2024), last_date=PartialDate(2024))
    assert all(str(completed.date) <= str(completed.last_date) for completed in draw_sample(completions(event), 50))
    undated = draw_sample(completions(Event(last_date=PartialDate(2024))), 20)
    assert {completed.date for completed in undated} == {None}


def test_other_dates_are_completed_independently() -> None:
    """Two dates of a record that are not a period may be in either order."""
    cards = tuple(Card(kind=CardKind.NATIONAL, issued=PartialDate(2024)) for _ in range(2))
    drawn = draw_sample(completions(Member(id="m", name=PersonName("Kasmad"), cards=cards)), 50)
    assert {str(completed.cards[0].issued) <= str(completed.cards[1].issued) for completed in drawn} == {True, False}


@pytest.mark.parametrize("record", [None, "2025", date(2025, 1, 1), Level.VILLAGE, (), object])
def test_other_values_are_refused(record: object) -> None:
    """A value without dates to complete is refused, and shown."""
    with pytest.raises(InvalidArgument, match=r"expected a register, an entity or a part of one") as refusal:
        completions(record)
    assert str(refusal.value).endswith(f", got record={record!r}")


@pytest.mark.parametrize("end", [UNKNOWN, OPEN, PartialDate(2200), PartialDate(2200, 12, 31)], ids=str)
def test_period_from_the_last_possible_day(end: PartialDate | Endpoint) -> None:
    """A period that starts on the last possible day ends on it, or is open."""
    last = PartialDate(2200, 12, 31)
    assert draw_sample(completions(Period(last, end)), 5) == [Period(last, OPEN if end is OPEN else last)]
