"""Changed terms and attested days, compared with all possible spans, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Capacity,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.next_board import find_bounds
from psm_model.entities.tenure import held_on
from psm_model.errors import ParseError
from psm_model.values import UNKNOWN, Level, PartialDate, Period, Verdict

FIRST, LAST = date(2022, 1, 25), date(2022, 2, 6)
"""The first and the last day of all spans; an unknown end is tried up to the last."""
WINDOW = [FIRST + timedelta(count) for count in range((LAST - FIRST).days + 1)]
UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)


@cache
def days() -> st.SearchStrategy[PartialDate]:
    """Return a strategy for days of the window, or their months."""
    inner = WINDOW[2:-2]
    return st.sampled_from([*map(PartialDate.from_date, inner), PartialDate(2022, 1), PartialDate(2022, 2)])


@cache
def spans() -> st.SearchStrategy[Period | None]:
    """Return a strategy for spans within the window, with imprecise or unknown ends, or none."""
    return st.none() | st.builds(_make_span, days(), days(), st.integers(0, 3))


def _make_span(start: PartialDate, end: PartialDate, kind: int) -> Period:
    if kind < 2:  # one end is unknown
        return Period(UNKNOWN, end) if kind else Period(start, UNKNOWN)
    return Period(start, end) if _is_period(start, end) else Period(end, start)


def _is_period(start: object, end: object) -> bool:
    return not isinstance(start, PartialDate) or not isinstance(end, PartialDate) or start.earliest <= end.latest


@cache
def attested() -> st.SearchStrategy[list[Attestation]]:
    """Return a strategy for a few attested days."""
    return st.lists(st.builds(Attestation, on=days()), max_size=2)


def days_in_window(on: object) -> list[date]:
    """Return the days of the window that a date may mean; all of them for an unknown one."""
    if not isinstance(on, PartialDate):
        return WINDOW
    return [day for day in WINDOW if on.earliest <= day <= on.latest]


def iter_worlds(span: Period | None, facts: list[Attestation]) -> Iterator[tuple[date, date]]:
    """Yield each first and last day of a span that contains a day of each attestation."""
    start, end = (UNKNOWN, UNKNOWN) if span is None else (span.start, span.end)
    for first, last in product(days_in_window(start), days_in_window(end)):
        if first <= last and all(any(first <= day <= last for day in days_in_window(fact.on)) for fact in facts):
            yield first, last


def judge(answers: list[bool]) -> Verdict:
    """Return the verdict of the answers in all worlds."""
    return Verdict.of(always=all(answers), possible=any(answers))


@given(spans(), attested(), st.sampled_from(WINDOW[3:-3]))
def test_attested_days_restrict_the_worlds(span: Period | None, facts: list[Attestation], on: date) -> None:
    """A board is in office on a day as in all spans that contain its attested days; contradicting days do not count."""
    term = BoardTerm(id="t", organisation_id="o", period=span, attested=facts)
    worlds = list(iter_worlds(span, facts)) or list(iter_worlds(span, []))
    if span is None and not facts:
        assert term.in_office(on) is Verdict.UNDETERMINED
    else:
        assert term.in_office(on) is judge([first <= on <= last for first, last in worlds])


@given(spans(), attested(), st.sampled_from(WINDOW[3:-3]))
def test_attested_posts_are_held_between_their_days(span: Period | None, facts: list[Attestation], on: date) -> None:
    """A post without a period is held from its first to its last attested day, and else at some time in the term."""
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", attested=facts)
    term = BoardTerm(id="t", organisation_id="o", period=span, appointments=[post])
    worlds = [
        (term_days, post_days)
        for term_days in iter_worlds(span, [])
        for post_days in iter_worlds(None, facts)
        if term_days[0] <= post_days[0] and post_days[1] <= term_days[1]
    ]
    verdict = held_on(post, term, on)
    if not worlds:
        # An attested day contradicts the term.
        assert verdict is not Verdict.YES or span is not None
    elif not facts:
        # The days are not known, even if the term is a single day.
        assert verdict is judge([first <= on <= last for (first, last), _ in worlds]) & Verdict.UNDETERMINED
    else:
        assert verdict is judge([first <= on <= last for _, (first, last) in worlds])
        assert (verdict is not Verdict.YES) or term.in_office(on) is Verdict.YES


@pytest.mark.parametrize(("status", "expected"), [(TermStatus.DISPUTED, "undetermined"), (TermStatus.ANNULLED, "no")])
def test_attested_days_of_contested_boards_are_not_certain(status: TermStatus, expected: str) -> None:
    """On an attested day, a disputed board and its posts are undetermined, an annulled one is not in office."""
    facts = [Attestation(on=PartialDate(2023, 5, 4))]
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", attested=facts)
    term = BoardTerm(id="t", organisation_id="o", status=status, attested=facts, appointments=[post])
    assert {term.in_office(date(2023, 5, 4)).value, held_on(post, term, date(2023, 5, 4)).value} == {expected}


def test_holders_of_nothing_are_not_attested() -> None:
    """A former holder holds nothing on an attested day, and says nothing about the board."""
    facts = [Attestation(on=PartialDate(2023, 5, 4))]
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", capacity=Capacity.FORMER, attested=facts)
    term = BoardTerm(id="t", organisation_id="o", appointments=[post])
    assert term.bounds is None
    assert held_on(post, term, date(2023, 5, 4)) is Verdict.NO


@given(spans(), st.lists(days(), min_size=1, max_size=3))
def test_the_last_change_holds(span: Period | None, untils: list[PartialDate]) -> None:
    """The span ends on the last day of the last change, the decreed span as before; an end before the start is void."""
    changes = [TermChange(kind=TermChangeKind.EXTENDED, until=until) for until in untils]
    term = BoardTerm(id="t", organisation_id="o", period=span, changes=changes)
    assert term.decreed_span == span
    start = UNKNOWN if span is None else span.start
    expected = Period(start, untils[-1]) if _is_period(start, untils[-1]) else span
    assert term.span == term.shortest_span == expected


def test_a_board_until_the_next_without_a_start_has_no_dates() -> None:
    """A term that runs until the next board and whose start is not known has no span and no bounds."""
    extended = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2000))
    term = BoardTerm(id="t", organisation_id="o", changes=[extended, UNTIL_NEXT])
    assert (term.span, term.shortest_span, term.bounds, term.shortest_bounds) == (None, None, None, None)


@given(spans(), attested(), st.lists(spans(), max_size=3), st.sampled_from(TermStatus), st.sampled_from(WINDOW))
def test_a_board_until_the_next_ends_when_that_starts(
    span: Period | None, facts: list[Attestation], others: list[Period | None], status: TermStatus, on: date
) -> None:
    """After its decreed end, a board is in office at most until the first day of the next one."""
    term = BoardTerm(id="t", organisation_id="o", period=span, changes=[UNTIL_NEXT], attested=facts)
    boards = [
        BoardTerm(id=f"t-{number}", organisation_id="o", period=other, status=status)
        for number, other in enumerate(others)
    ]
    if span is None or not list(iter_worlds(span, [])):
        return
    # In each world, the decreed end and both ends of each other board are days.
    ends_other = status not in {TermStatus.ANNULLED, TermStatus.DISPUTED}
    dated = [other for other in others if other is not None] if ends_other else []
    others_days = [list(iter_worlds(other, [])) for other in dated]
    consistent = all(
        any(first <= day for first, _ in iter_worlds(span, []) for day in days_in_window(f.on)) for f in facts
    )
    answers = []
    for first, decreed in iter_worlds(span, []):
        for chosen in product(*(days_in_window(fact.on) for fact in facts)) if consistent else [()]:
            if any(day < first for day in chosen):
                continue
            least = max([decreed, *chosen])
            for worlds in product(*others_days):
                # The next board starts at the end, or during the term and outlasts it.
                begun = [start for start, end in worlds if start >= least or (start > first and end >= least)]
                latest = max(least, min(begun, default=LAST))
                answers += [first <= on <= end for end in (least, latest)]
    verdict = term.in_office(on, bounds=find_bounds(term, [term, *boards]))
    expected = judge(answers)
    # An answer may be less certain, since starts and ends are bounded independently.
    assert verdict is expected or verdict is Verdict.UNDETERMINED
    precise = all(isinstance(day, PartialDate) and day.day for p in (span, *dated) for day in (p.start, p.end))
    if precise and not facts:
        assert verdict is expected


def test_board_on_considers_the_next_board() -> None:
    """After the first day of the next board, nobody is on the one before; on that day, it is undetermined."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2020-01-01/"))
    old = BoardTerm(id="old", organisation_id="o", label="2020–2024", changes=[UNTIL_NEXT], appointments=[chair])
    new = BoardTerm(id="new", organisation_id="o", period=Period.parse("2026-03-01/2031-02-28"))
    ipsm = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    alone, both = Register.of(ipsm, old), Register.of(ipsm, old, new)
    late = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)]
    assert [len(both.board_on("o", day)) for day in late] == [1, 1, 0]
    assert [verdict for day in late for _, verdict in alone.board_on("o", day)] == [Verdict.UNDETERMINED] * 3
    disputed = Register.of(ipsm, old, attrs.evolve(new, status=TermStatus.DISPUTED))
    assert len(disputed.board_on("o", late[-1])) == 1


@given(st.integers(0, 9), st.integers(-9, 12))
def test_a_known_next_board_ends_the_one_before(later: int, asked: int) -> None:
    """Up to its decreed end a board is in office, after the first day of the next it is not, and in between it may."""
    end = date(2025, 10, 14)
    period = Period.from_dates(date(2020, 10, 15), end)
    old = BoardTerm(id="old", organisation_id="o", period=period, changes=[UNTIL_NEXT])
    start = end + timedelta(later)
    new = BoardTerm(id="new", organisation_id="o", period=Period.from_dates(start, start + timedelta(1800)))
    expected = Verdict.YES if asked <= 0 else Verdict.NO if asked > later else Verdict.UNDETERMINED
    assert old.in_office(end + timedelta(asked), bounds=find_bounds(old, [old, new])) is expected


@pytest.mark.parametrize(
    ("kind", "until", "until_successor"),
    [
        (TermChangeKind.EXTENDED, None, False),
        (TermChangeKind.EXTENDED, PartialDate(2026), True),
        (TermChangeKind.SHORTENED, None, True),
        (TermChangeKind.SHORTENED, None, False),
    ],
)
def test_a_change_has_one_end(kind: TermChangeKind, until: PartialDate | None, *, until_successor: bool) -> None:
    """A change has either a last day or the next board as its end, and only an extension has the latter."""
    with pytest.raises(ParseError):
        TermChange(kind=kind, until=until, until_successor=until_successor)
