"""PSM307: when appointed-before-birth is found, and when not."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Decree
from psm_model.values import OPEN, PartialDate, Period, Verdict
from tests.rules.members.members_records import (
    EXAMPLES,
    find_second,
    judge_completions,
    lives,
    make_summary,
    member,
)
from tests.rules.samples import KASMAD, NO, YES, day, summarise, verdict


def judge_unborn(born: date, appointed: date) -> Verdict:
    """Return the verdict of PSM307 for known days."""
    return YES if appointed < born else NO


@EXAMPLES
@given(lives())
def test_verdict_on_an_unborn_member_matches_all_completions(lived: tuple[str, str]) -> None:
    """The verdict of PSM307 is that of all completions of birth and appointment."""
    assert verdict("PSM307", member(*lived)) is judge_completions(lived, judge_unborn)


@given(st.dates(date(1800, 1, 2), date(2200, 12, 30)), st.integers(-1, 1))
def test_bounds_of_birth(born: date, days: int) -> None:
    """This rule accepts an appointment on the day of birth, but not on the day before."""
    appointed = Period(day(born + timedelta(days)), OPEN)
    appointee = attrs.evolve(KASMAD, birth_date=day(born), service=appointed)
    assert verdict("PSM307", appointee) is (YES if days < 0 else NO)


def test_report_of_an_unborn_member_is_complete() -> None:
    """The finding points to the birth date and to the record with the day of appointment."""
    by_service = find_second("PSM307", member("2021-05-02", "2021-05-01"))
    assert summarise(by_service) == make_summary("PSM307", "error", related=["/members/1/service"])
    decree = Decree(id="sk", issued=PartialDate(2021))
    by_decree = find_second("PSM307", member("2021-05", None, decree_ids=("sk",)), Decree(id="other"), decree)
    pointers = ["/decrees/1/issued", "/members/1/birth_date"]
    assert summarise(by_decree) == make_summary(
        "PSM307", "error", verdict="undetermined", related=["/decrees/1/issued"], settled_by=pointers
    )
