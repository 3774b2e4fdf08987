"""PSM215: attested days outside a period are found as in all completions, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import Appointment, Attestation, BoardTerm, Capacity, Post, Register, TermChange, TermChangeKind
from psm_model.values import PartialDate, Period, Verdict
from tests.rules.oracles import days_of_date, judge_all, list_completions
from tests.rules.spans import generate_span

DAYS = [date(2022, 1, 24) + timedelta(count) for count in range(16)]
ON = st.sampled_from([*map(PartialDate.from_date, DAYS), PartialDate(2022, 1), PartialDate(2022, 2)])


def find(term: BoardTerm) -> dict[str, Verdict]:
    """Return the verdicts of the findings of the rule, by path."""
    found = check(Register.of(term), config=Config(select=["PSM215"]), undetermined=True)
    return {finding.path: finding.verdict for finding in found}


def judge_outside(period: Period, on: PartialDate) -> Verdict:
    """Return whether a day is outside a period, in all completions of both."""
    return judge_all(
        not start <= day <= end for (start, end), day in product(list_completions(period), days_of_date(on))
    )


@given(period=generate_span().map(Period.parse), on=ON, capacity=st.sampled_from(Capacity), has_own=st.booleans())
def test_attested_days_are_compared_with_the_period(
    period: Period, on: PartialDate, capacity: Capacity, *, has_own: bool
) -> None:
    """A board is compared with its term; a post with its own period, else with the term if it is held within that."""
    seen = [Attestation(on=on)]
    other = Period.parse("2022/2022")
    own, of_term = (period, other) if has_own else (None, period)
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", capacity=capacity, period=own, attested=seen)
    term = BoardTerm(id="t", organisation_id="o", period=of_term, attested=seen, appointments=[post])
    expected = {"/board_terms/0/attested/0/on": judge_outside(of_term, on)}
    if has_own or capacity.serves_in_term:
        expected["/board_terms/0/appointments/0/attested/0/on"] = judge_outside(period, on)
    assert find(term) == {path: verdict for path, verdict in expected.items() if verdict is not Verdict.NO}


def test_the_term_that_holds_counts() -> None:
    """A day after the decreed end is within a term that was extended, but certainly outside one that was shortened."""
    seen = [Attestation(on=PartialDate(2025, 11, 1))]
    period = Period.parse("2020-01-01/2024-12-31")
    change = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026))
    until_next = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    shorter = TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2023))
    verdicts = [
        find(BoardTerm(id="t", organisation_id="o", period=period, attested=seen, changes=changes))
        for changes in ([], [change], [shorter], [until_next])
    ]
    place = "/board_terms/0/attested/0/on"
    assert verdicts == [{place: Verdict.YES}, {}, {place: Verdict.YES}, {place: Verdict.UNDETERMINED}]


def test_a_board_and_a_post_without_any_dates_contradict_nothing() -> None:
    """Without a period and a label there is nothing to contradict."""
    seen = [Attestation(on=PartialDate(2023)), Attestation(on=PartialDate(2024))]
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", attested=seen)
    assert find(BoardTerm(id="t", organisation_id="o", attested=seen, appointments=[post])) == {}


def test_a_withheld_field_leaves_the_days_of_a_post_open() -> None:
    """A post whose period or capacity is withheld may be held outside its term, so no day is certainly wrong."""
    seen = [Attestation(on=PartialDate(2026, 1, 1))]
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"))
    place = "/board_terms/0/appointments/0/attested/0/on"
    for withheld, expected in (
        ([], Verdict.YES),
        (["period"], Verdict.UNDETERMINED),
        (["capacity"], Verdict.UNDETERMINED),
    ):
        post = Appointment(id="a", post=Post.CHAIR, member_id="m", attested=seen, withheld=withheld)
        assert find(attrs.evolve(term, appointments=[post])) == {place: expected}
