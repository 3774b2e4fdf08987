"""PSM407: when dissolved-before-founded is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.organisations.organisations_records import (
    FEW_DAYS,
)
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, summarise, term, verdict


@given(FEW_DAYS | st.sampled_from([PartialDate(2022, 1), PartialDate(2022)]), FEW_DAYS | st.just(PartialDate(2022, 2)))
def test_verdict_on_two_dates_matches_all_completions(founded: PartialDate, dissolved: PartialDate) -> None:
    """The verdict of PSM407 is that of all completions of both dates."""
    organisation = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    assert verdict("PSM407", organisation) is oracles.judge_dissolved_first(founded, dissolved)


@pytest.mark.parametrize(
    ("founded", "dissolved", "expected"),
    [
        ("2022-02-02", "2022-02-01", YES),
        ("2022-02-01", "2022-02-01", NO),
        ("2022-02", "2022-02-27", MAYBE),
        ("2022-02", "2022-02-28", NO),
        ("2022-02-28", "2022-03", NO),
        ("2022", "2022", MAYBE),
        ("2022", "2021", YES),
        ("2022", None, NO),
        (None, "2022", NO),
    ],
)
def test_bounds_of_a_life(founded: str | None, dissolved: str | None, expected: Verdict) -> None:
    """An organisation may be dissolved on the day of its founding, and not before."""
    first, last = (None if text is None else PartialDate.parse(text) for text in (founded, dissolved))
    assert verdict("PSM407", attrs.evolve(IPSM, founded=first, dissolved=last)) is expected


def test_report_of_an_early_dissolution_is_complete() -> None:
    """PSM407 points to the day of dissolution and to that of founding; both would settle it if they are imprecise."""
    (finding,) = run_rule("PSM407", attrs.evolve(IPSM, founded=PartialDate(2022), dissolved=PartialDate(2022, 5)))
    assert summarise(finding) == {
        "code": "PSM407",
        "severity": "error",
        "verdict": "undetermined",
        "path": "/organisations/0/dissolved",
        "params": {"organisation": "o", "founded": "2022", "dissolved": "2022-05"},
        "ids": ["o"],
        "related": ["/organisations/0/founded"],
        "settled_by": ["/organisations/0/founded", "/organisations/0/dissolved"],
    }
    assert run_rule("PSM407", term("2020/2025")) == []
