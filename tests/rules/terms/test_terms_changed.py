"""Rules about changed terms: which rules use the term of the first decree, and which the term that holds."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Inauguration,
    Organisation,
    Post,
    Register,
    TermChange,
    TermChangeKind,
)
from psm_model.values import Level, PartialDate, Period

UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
START, END = date(2020, 10, 15), date(2025, 10, 14)
OLD = BoardTerm(id="old", organisation_id="o", label="2020–2025", period=Period.from_dates(START, END))
IPSM = Organisation(id="o", name="IPSM", level=Level.NATIONAL, terms_complete=True)


def extend(until: date) -> TermChange:
    """Return the extension of a term to a day."""
    return TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate.from_date(until))


def codes(*terms: BoardTerm) -> set[str]:
    """Return the codes of the findings on terms of the organisation."""
    return set(check(Register.of(IPSM, *terms)).codes)


def next_board(start: date) -> BoardTerm:
    """Return a board of five years from a day."""
    end = start.replace(year=start.year + 5, day=min(start.day, 28))
    return BoardTerm(id="new", organisation_id="o", period=Period.from_dates(start, end))


@given(st.integers(-400, 900), st.integers(-300, 600))
def test_successive_boards_are_compared_by_the_end_that_holds(extended: int, later: int) -> None:
    """An extended board overlaps the next, hands over to it or leaves a gap, by its new last day."""
    until, start = END + timedelta(extended), END + timedelta(later)
    found = codes(attrs.evolve(OLD, changes=[extend(until)]), next_board(start))
    days = (start - until).days
    expected = "PSM101" if days < 0 else "PSM112" if days == 0 else None if days == 1 else "PSM106"
    assert found & {"PSM101", "PSM106", "PSM112"} == ({expected} if expected else set())


@given(st.integers(-1500, 900))
def test_a_board_until_the_next_meets_it(later: int) -> None:
    """A board that runs until the next overlaps it only if that starts before the decreed end, and leaves no gap."""
    start = END + timedelta(later)
    found = codes(attrs.evolve(OLD, changes=[UNTIL_NEXT]), next_board(start))
    expected = {"PSM101"} if later < 0 else {"PSM112"} if later == 0 else set()
    assert found & {"PSM101", "PSM106", "PSM112"} == expected


@given(st.integers(1, 600), st.integers(0, 600))
def test_an_extension_until_the_next_follows_an_earlier_one(extended: int, later: int) -> None:
    """The decreed end of a board that runs until the next is that of its last extension to a day."""
    until = END + timedelta(extended)
    start = END + timedelta(later)
    found = codes(attrs.evolve(OLD, changes=[extend(until), UNTIL_NEXT]), next_board(start))
    assert ("PSM101" in found) == (start < until)


@given(st.integers(2, 900), st.integers(1, 900))
def test_an_attested_day_after_the_decreed_end_is_a_day_in_office(seen: int, later: int) -> None:
    """A board that runs until the next overlaps it if it is attested after the other has started."""
    facts = [Attestation(on=PartialDate.from_date(END + timedelta(seen)))]
    found = codes(attrs.evolve(OLD, changes=[UNTIL_NEXT], attested=facts), next_board(END + timedelta(later)))
    assert ("PSM101" in found) == (later < seen)


def test_the_label_and_the_length_are_of_the_first_decree() -> None:
    """An extension makes a term neither unusually long nor contradict its label; the first decree may be either."""
    longer = attrs.evolve(OLD, changes=[extend(date(2027, 10, 14))])
    assert codes(longer) == set()
    first = attrs.evolve(longer, period=Period.from_dates(START, date(2023, 10, 14)))
    assert codes(first) == {"PSM102", "PSM103"}
    assert codes(attrs.evolve(OLD, label=None, changes=[UNTIL_NEXT])) == set()


def test_other_days_are_of_the_term_that_holds() -> None:
    """A late inauguration and a dissolution are compared with the new end."""
    day = PartialDate(2025, 12, 1)
    inaugurated = attrs.evolve(OLD, inaugurations=[Inauguration(date=PartialDate(2021)), Inauguration(date=day)])
    assert codes(inaugurated) == {"PSM104"}
    assert codes(attrs.evolve(inaugurated, changes=[extend(date(2026, 1, 1))])) == set()
    assert codes(attrs.evolve(inaugurated, changes=[UNTIL_NEXT])) == set()
    dissolved = attrs.evolve(IPSM, dissolved=PartialDate(2025, 12, 1))
    longer = attrs.evolve(OLD, changes=[extend(date(2026, 1, 1))])
    assert check(Register.of(dissolved, OLD)).codes == ()
    assert check(Register.of(dissolved, longer)).codes == ("PSM107",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"PSM111"}),
        ({"attested": [Attestation(on=PartialDate(2023))]}, set()),
        ({"changes": [extend(date(2026, 1, 1))]}, set()),
        ({"changes": [UNTIL_NEXT]}, {"PSM111"}),
        ({"label": "2023-2006", "attested": [Attestation(on=PartialDate(2023))]}, {"PSM110"}),
    ],
)
def test_undated_terms_have_no_days_at_all(fields: dict[str, object], expected: set[str]) -> None:
    """A term with attested days or a last day is not undated; its label stays unreadable."""
    term = attrs.evolve(OLD, label=None, period=None)
    assert codes(attrs.evolve(term, **fields)) == expected  # type: ignore[arg-type]  # fields of several types


@given(later=st.integers(1, 400), after=st.integers(1, 900), labelled=st.booleans())
def test_days_after_the_next_board_started_are_outside_the_old_term(later: int, after: int, *, labelled: bool) -> None:
    """An inauguration and a post are outside a term until the next board exactly if they are after that has started."""
    start = END + timedelta(later)
    day = END + timedelta(after)
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.from_dates(START, day))
    inauguration = Inauguration(date=PartialDate.from_date(day))
    old = attrs.evolve(OLD, changes=[UNTIL_NEXT], inaugurations=[inauguration], appointments=[post])
    new = next_board(start)
    if labelled:
        new = attrs.evolve(new, period=None, label=f"{start.year}–{start.year + 5}")
        start = max(END, date(start.year, 12, 31))
    found = codes(old, new) & {"PSM104", "PSM204"}
    assert found == ({"PSM104", "PSM204"} if day > start else set())


def test_an_overlap_shows_the_span_that_was_compared() -> None:
    """A board until the next one that is attested after its decreed end is shown up to that day."""
    attested = [Attestation(on=PartialDate(2026, 6, 1))]
    old = attrs.evolve(OLD, changes=[UNTIL_NEXT], attested=attested)
    config = Config(select=["PSM101"])
    (finding,) = check(Register.of(IPSM, old, next_board(date(2026, 3, 1))), config=config)
    assert finding.params["first_period"] == "2020-10-15/2026-06-01"
    assert finding.params["certain_days"] == "2026-03-01/2026-06-01"
