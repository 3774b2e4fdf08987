"""PSM301: when under-age is found, and when not."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import example, given

from psm_model.entities import Decree
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.members.members_records import (
    EXAMPLES,
    REPLACED_2019,
    find_second,
    judge_completions,
    lives,
    make_summary,
    member,
)
from tests.rules.samples import summarise, verdict

BEGAN_2019 = REPLACED_2019


def judge_under_age(born: date, appointed: date) -> Verdict:
    """Return the verdict of PSM301 for known days."""
    return oracles.judge_under_age(born, appointed, BEGAN_2019)


@EXAMPLES
@given(lives())
@example(("2004-02-29", "2022-02-27"))
@example(("2004-02-29", "2022-02-28"))
@example(("2019-12", "2019"))
def test_verdict_on_an_age_matches_all_completions(lived: tuple[str, str]) -> None:
    """The verdict of PSM301 is that of all completions of birth, appointment and the day of the regulation."""
    assert verdict("PSM301", member(*lived)) is judge_completions(lived, judge_under_age)


@pytest.mark.parametrize(
    ("born", "fields", "settled_by"),
    [
        ("2003", {"service": Period.parse("2021/2023")}, ["/members/1/service/start", "/members/1/birth_date"]),
        ("2003-01-31", {"service": Period.parse("2021-01/..")}, ["/members/1/service/start"]),
        ("2003-01", {"service": Period.parse("2021-01-15/2023")}, ["/members/1/birth_date"]),
        ("2003-01", {"decree_ids": ("sk",)}, ["/decrees/0/issued", "/members/1/birth_date"]),
        # If both date the appointment, the service counts.
        (
            "2003-01",
            {"service": Period.parse("2021-01-15/2023"), "decree_ids": ("sk",)},
            ["/members/1/birth_date"],
        ),
        # No fact of the record settles when the regulation took effect.
        ("2003-01-01", {"service": Period.parse("2019-06-01/2023")}, []),
    ],
)
def test_facts_that_would_settle_an_age_are_named(born: str, fields: dict[str, Any], settled_by: list[str]) -> None:
    """An undetermined finding names the imprecise days of appointment and birth, and no end of service."""
    decree = Decree(id="sk", issued=PartialDate(2021, 1))
    finding = find_second("PSM301", attrs.evolve(member(born, None), **fields), decree)
    assert summarise(finding) == make_summary("PSM301", "warning", verdict="undetermined", settled_by=settled_by)
