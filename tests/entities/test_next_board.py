"""Terms that run until the next board, compared with all possible spans."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.entities.next_board import find_bounds
from psm_model.values import Level, PartialDate, Period, Verdict
from tests.entities.attested_worlds import (
    LAST,
    UNTIL_NEXT,
    WINDOW,
    attested,
    days_in_window,
    iter_worlds,
    judge_all,
    spans,
)


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
    expected = judge_all(answers)
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
