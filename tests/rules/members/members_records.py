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
from psm_model.entities import Decree, Member
from psm_model.values import OPEN, AreaCode, PartialDate, Period, PersonName, Verdict
from tests.rules import oracles
from tests.rules.samples import KASMAD, MAYBE, run_rule

EXAMPLES = settings(max_examples=2 * settings().max_examples)
REPLACED_2019 = (date(2019, 1, 1), date(2019, 12, 31))
BIRTHDAYS = [date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1), date(2004, 2, 29), date(1996, 2, 29)]
BOUNDS = [date(2011, 12, 31), date(2012, 1, 1), date(2012, 12, 31), date(2018, 12, 31), date(2019, 12, 31)]


def member(born: str | None, appointed: str | None, **fields: Any) -> Member:
    """Return a member with written dates of birth and of appointment, the latter as the start of service."""
    return attrs.evolve(
        KASMAD,
        birth_date=None if born is None else PartialDate.parse(born),
        service=None if appointed is None else Period(PartialDate.parse(appointed), OPEN),
        **fields,
    )


@st.composite
def lives(draw: st.DrawFn) -> tuple[str, str]:
    """Generate written dates of a birth and of an appointment near the age of eighteen or the days of a regulation.

    At most one of the two is a year alone; the other is then known to the day.
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


def judge_completions(lived: tuple[str, str], answer: Callable[[date, date], Verdict]) -> Verdict:
    """Return the common verdict of all completions of a birth and an appointment; undetermined if they differ."""
    born, appointed = (oracles.days_of_date(PartialDate.parse(text)) for text in lived)
    answers = {answer(*world) for world in product(born, appointed)}
    return answers.pop() if len(answers) == 1 else MAYBE


def make_summary(code: str, severity: str, **other_fields: object) -> dict[str, object]:
    """Return the fields of a certain finding about the second member, with other fields replaced."""
    return {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/members/1/birth_date",
        "params": {"member": "m"},
        "ids": ["m"],
        "related": [],
        "settled_by": [],
        **other_fields,
    }


def find_second(code: str, member_: Member, *decrees: Decree) -> Finding:
    """Return the only finding of a rule about a member that comes after another."""
    (finding,) = run_rule(code, *decrees, Member(id="n", name=PersonName("Contoh")), member_)
    return finding


def serving(area: str | None, service: str | None = None, domicile: AreaCode | None = None) -> Member:
    """Return a member with an area of service, a period of service and a domicile."""
    return attrs.evolve(
        KASMAD,
        area=None if area is None else AreaCode(area),
        domicile_area=domicile,
        service=None if service is None else Period.parse(service),
    )
