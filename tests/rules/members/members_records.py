"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import settings
from hypothesis import strategies as st

from psm_model.checking import Finding
from psm_model.entities import Member
from psm_model.values import OPEN, AreaCode, PartialDate, Period, PersonName, Verdict
from tests.rules import oracles
from tests.rules.samples import KASMAD, MAYBE, run_rule

EXAMPLES = settings(max_examples=2 * settings().max_examples)
REPLACED_2019 = (date(2019, 1, 1), date(2019, 12, 31))
BIRTHDAYS = [date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1), date(2004, 2, 29), date(1996, 2, 29)]
BOUNDS = [date(2011, 12, 31), date(2012, 1, 1), date(2012, 12, 31), date(2018, 12, 31), date(2019, 12, 31)]


def member(born: str | None, appointed: str | None, **fields: Any) -> Member:
    """A member by the written forms of birth and appointment, the latter a start of service."""
    return attrs.evolve(
        KASMAD,
        birth_date=None if born is None else PartialDate.parse(born),
        service=None if appointed is None else Period(PartialDate.parse(appointed), OPEN),
        **fields,
    )


@st.composite
def lives(draw: st.DrawFn) -> tuple[str, str]:
    """The written forms of a birth and of an appointment about the age of eighteen or the days of a regulation.

    Of the two days, one at most is known no nearer than its year, and then the other to the day.
    """
    if draw(st.booleans()):
        born = draw(st.sampled_from(BIRTHDAYS) | st.dates(date(1993, 12, 1), date(2003, 1, 31)))
        appointed = born + relativedelta(years=18) + timedelta(draw(st.integers(-2, 2)))
    else:
        appointed = draw(st.sampled_from(BOUNDS)) + timedelta(draw(st.integers(-1, 1)))
        born = appointed - timedelta(draw(st.sampled_from([-1, 0, 1, 3000, 365 * 18, 366 * 18, 8000])))
    known = [(10, 10), (10, 10), (10, 7), (7, 10), (7, 7), (4, 10), (10, 4)]
    of_birth, of_appointment = draw(st.sampled_from(known))
    return born.isoformat()[:of_birth], appointed.isoformat()[:of_appointment]


def over(lived: tuple[str, str], answer: Callable[[date, date], Verdict]) -> Verdict:
    """What the verdicts of all completions of a birth and an appointment come to."""
    born, appointed = (oracles.days_of_date(PartialDate.parse(text)) for text in lived)
    answers = {answer(*world) for world in product(born, appointed)}
    return answers.pop() if len(answers) == 1 else MAYBE


def _whole(code: str, severity: str, **told_too: object) -> dict[str, object]:
    """A finding about the second member, as certain as can be unless something else is told."""
    return {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/members/1/birth_date",
        "params": {"member": "m"},
        "ids": ["m"],
        "related": [],
        "settled_by": [],
        **told_too,
    }


def second(code: str, member_: Member) -> Finding:
    """The one finding of a rule where a member stands after another."""
    (finding,) = run_rule(code, Member(id="n", name=PersonName("Contoh")), member_)
    return finding


def serving(area: str | None, service: str | None = None, domicile: AreaCode | None = None) -> Member:
    """A member who serves in an area and lives in another."""
    return attrs.evolve(
        KASMAD,
        area=None if area is None else AreaCode(area),
        domicile_area=domicile,
        service=None if service is None else Period.parse(service),
    )
