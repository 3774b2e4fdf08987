"""Changed terms and attested days, compared with all possible spans, day by day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Capacity,
    Post,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.tenure import judge_appointment
from psm_model.errors import ParseError
from psm_model.values import UNKNOWN, PartialDate, Period, Verdict
from tests.entities.attested_worlds import WINDOW, attested, days, is_period, iter_worlds, judge_all, spans


@given(spans(), attested(), st.sampled_from(WINDOW[3:-3]))
def test_attested_days_restrict_the_worlds(span: Period | None, facts: list[Attestation], on: date) -> None:
    """A board is in office on a day as in all spans that contain its attested days; contradicting days do not count."""
    term = BoardTerm(id="t", organisation_id="o", period=span, attested=facts)
    worlds = list(iter_worlds(span, facts)) or list(iter_worlds(span, []))
    if span is None and not facts:
        assert term.in_office(on) is Verdict.UNDETERMINED
    else:
        assert term.in_office(on) is judge_all([first <= on <= last for first, last in worlds])


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
    verdict = judge_appointment(post, term, on)
    if not worlds:
        # An attested day contradicts the term.
        assert verdict is not Verdict.YES or span is not None
    elif not facts:
        # The days are not known, even if the term is a single day.
        assert verdict is judge_all([first <= on <= last for (first, last), _ in worlds]) & Verdict.UNDETERMINED
    else:
        assert verdict is judge_all([first <= on <= last for _, (first, last) in worlds])
        assert (verdict is not Verdict.YES) or term.in_office(on) is Verdict.YES


@pytest.mark.parametrize(("status", "expected"), [(TermStatus.DISPUTED, "undetermined"), (TermStatus.ANNULLED, "no")])
def test_attested_days_of_contested_boards_are_not_certain(status: TermStatus, expected: str) -> None:
    """On an attested day, a disputed board and its posts are undetermined, an annulled one is not in office."""
    facts = [Attestation(on=PartialDate(2023, 5, 4))]
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", attested=facts)
    term = BoardTerm(id="t", organisation_id="o", status=status, attested=facts, appointments=[post])
    assert {term.in_office(date(2023, 5, 4)).value, judge_appointment(post, term, date(2023, 5, 4)).value} == {expected}


def test_holders_of_nothing_are_not_attested() -> None:
    """A former holder holds nothing on an attested day, and says nothing about the board."""
    facts = [Attestation(on=PartialDate(2023, 5, 4))]
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", capacity=Capacity.FORMER, attested=facts)
    term = BoardTerm(id="t", organisation_id="o", appointments=[post])
    assert term.bounds is None
    assert judge_appointment(post, term, date(2023, 5, 4)) is Verdict.NO


@given(spans(), st.lists(days(), min_size=1, max_size=3))
def test_the_last_change_holds(span: Period | None, untils: list[PartialDate]) -> None:
    """The span ends on the last day of the last change, the decreed span as before; an end before the start is void."""
    changes = [TermChange(kind=TermChangeKind.EXTENDED, until=until) for until in untils]
    term = BoardTerm(id="t", organisation_id="o", period=span, changes=changes)
    assert term.decreed_span == span
    start = UNKNOWN if span is None else span.start
    expected = Period(start, untils[-1]) if is_period(start, untils[-1]) else span
    assert term.span == term.shortest_span == expected


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
