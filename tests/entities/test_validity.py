"""in_force_on: whether a decree is in force on a day, compared with all completions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus, Register
from psm_model.errors import NotFoundError
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles

FIRST, LAST = date(2022, 1, 29), date(2022, 3, 2)
DATES = st.sampled_from(["2022-01-30", "2022-01-31", "2022-02-01", "2022-02-02", "2022-01", "2022-02"])
DAYS = DATES.map(PartialDate.parse)
STATUSES = st.sampled_from([DecreeStatus.ISSUED, DecreeStatus.ISSUED, DecreeStatus.NOT_ISSUED])
NEVER = date(2100, 1, 1)
"""The first day in force of a decree that is not in force in a completion."""


@st.composite
def endings(draw: st.DrawFn) -> Decree:
    """Generate a decree that replaces or revokes another."""
    ended, others = ["sk"], draw(st.sampled_from([[], ["sk"]]))
    replaced, revoked = draw(st.sampled_from([(ended, others), (others, ended)]))
    return Decree(
        id=draw(st.sampled_from(["a", "b"])),
        issued=draw(st.none() | DAYS),
        in_force_from=draw(st.none() | DAYS),
        status=draw(STATUSES),
        replaces_ids=replaced,
        revokes_ids=revoked,
    )


OLD = st.builds(Decree, id=st.just("sk"), issued=st.none() | DAYS, in_force_from=st.none() | DAYS, status=STATUSES)


def list_effects(decree: Decree) -> list[date]:
    """Return the days on which a decree may come into force, from the day of issue on if they are not recorded."""
    if decree.status is DecreeStatus.NOT_ISSUED:
        return [NEVER]
    if decree.in_force_from is not None:
        return oracles.days_of_date(decree.in_force_from)
    first = FIRST if decree.issued is None else oracles.days_of_date(decree.issued)[0]
    # Days within the window are enough: one before all others, one after.
    return [first - timedelta(1) if decree.issued is None else first, NEVER]


@given(OLD, st.lists(endings(), max_size=2), DAYS)
def test_validity_matches_all_completions(old: Decree, others: list[Decree], on: PartialDate) -> None:
    """The answer is that over all completions of the day and of the first days in force of all decrees."""
    register = Register.of(old, *others)
    verdict, ending = register.in_force("sk", on)
    worlds = product(list_effects(old), product(*map(list_effects, others)), oracles.days_of_date(on))
    assert verdict is oracles.judged(begun <= day and all(day < end for end in ends) for begun, ends, day in worlds)
    # The other decree is one that may have ended it, and is named if the decree may have been in force without it.
    alone, _ = Register.of(old).in_force("sk", on)
    if ending is None:
        assert verdict is alone
    else:
        assert ending in others
        assert verdict is not Verdict.YES
        assert alone is not Verdict.NO
        assert min(list_effects(ending)) <= oracles.days_of_date(on)[-1]
        # If it is certainly not in force, the named decree alone ended it.
        alone_with_ending, _ = Register.of(old, ending).in_force("sk", on)
        assert alone_with_ending is Verdict.NO or verdict is Verdict.UNDETERMINED


@given(OLD, st.lists(endings(), max_size=2), st.dates(FIRST, LAST))
def test_a_date_is_a_partial_date(old: Decree, others: list[Decree], on: date) -> None:
    """A date and a partial date that is known to the day have the same answer."""
    register = Register.of(old, *others)
    assert register.in_force("sk", on) == register.in_force("sk", PartialDate.from_date(on))


def test_the_earliest_ending_is_named() -> None:
    """The earliest of several decrees that ended another is named; if open, the earliest that may have."""
    old = Decree(id="sk", in_force_from=PartialDate(2020, 1, 1))
    later = Decree(id="a", in_force_from=PartialDate(2022, 3, 1), revokes_ids=["sk"])
    earlier = Decree(id="b", in_force_from=PartialDate(2022, 2, 1), replaces_ids=["sk"])
    verdict, ending = Register.of(old, later, earlier).in_force("sk", date(2022, 4, 1))
    assert (verdict, ending) == (Verdict.NO, earlier)
    undated = Decree(id="c", revokes_ids=["sk"])
    verdict, ending = Register.of(old, later, earlier, undated).in_force("sk", date(2022, 1, 1))
    assert (verdict, ending) == (Verdict.UNDETERMINED, undated)


def test_questions_about_no_decree_are_refused() -> None:
    """An unknown decree and a datetime are refused."""
    with pytest.raises(NotFoundError, match="no decree 'sk'"):
        Register().in_force("sk", date(2022, 1, 1))
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        Register.of(Decree(id="sk")).in_force("sk", datetime(2022, 1, 1, tzinfo=UTC))
