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
    _whole,
    lives,
    member,
    over,
    second,
)
from tests.rules.samples import KASMAD, NO, YES, day, summarise, verdict


def unborn(born: date, appointed: date) -> Verdict:
    """PSM307, of known days."""
    return YES if appointed < born else NO


@EXAMPLES
@given(lives())
def test_unborn_as_completions_have_it(lived: tuple[str, str]) -> None:
    """The verdict of PSM307 is that of all completions of birth and appointment."""
    assert verdict("PSM307", member(*lived)) is over(lived, unborn)


@given(st.dates(date(1800, 1, 2), date(2200, 12, 30)), st.integers(-1, 1))
def test_bounds_of_birth(born: date, days: int) -> None:
    """One may be appointed on the day of birth as far as this rule goes, and not the day before."""
    appointed = Period(day(born + timedelta(days)), OPEN)
    appointee = attrs.evolve(KASMAD, birth_date=day(born), service=appointed)
    assert verdict("PSM307", appointee) is (YES if days < 0 else NO)


def test_one_unborn_is_told_whole() -> None:
    """The finding points to the birth date and to what tells the day of appointment."""
    by_service = second("PSM307", member("2021-05-02", "2021-05-01"))
    assert summarise(by_service) == _whole("PSM307", "error", related=["/members/1/service"])
    by_decree = second("PSM307", member("2021-05", None, decree=Decree(issued=PartialDate(2021))))
    pointers = ["/members/1/decree/issued", "/members/1/birth_date"]
    assert summarise(by_decree) == _whole(
        "PSM307", "error", verdict="undetermined", related=["/members/1/decree/issued"], settled_by=pointers
    )
