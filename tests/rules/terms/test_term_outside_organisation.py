"""PSM107: when term-outside-organisation is found, and when not."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    Organisation,
)
from psm_model.strategies import partial_dates
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, period, term, told, verdict
from tests.rules.spans import spans

DAYS = partial_dates(min_value=date(2022, 1, 26), max_value=date(2022, 2, 6))


@given(spans(), st.none() | DAYS, st.none() | DAYS)
@example("2022-01/2022-01-28", PartialDate(2022, 1, 27), PartialDate(2022, 1))
@example("/2022-01-28", PartialDate(2022, 1, 27), PartialDate(2022, 1, 28))
def test_life_is_as_certain_as_the_days(span: str, founded: PartialDate | None, dissolved: PartialDate | None) -> None:
    """What PSM107 says of a term holds in all completions of it and of the organisation's life, in none, or in some."""
    one = period(span)
    assert one is not None
    organisation = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    assert verdict("PSM107", organisation, term(span)) is oracles.outside_life(one, founded, dissolved)


@pytest.mark.parametrize(
    ("founded", "dissolved", "expected"),
    [
        ("2020-01-01", None, NO),
        ("2020-01-02", None, YES),
        ("2019-12-31", None, NO),
        (None, "2024-12-31", NO),
        (None, "2024-12-30", YES),
        (None, "2025-01-01", NO),
        ("2020", None, MAYBE),
        ("2019", None, NO),
        ("2021", None, YES),
        (None, "2024", MAYBE),
        (None, "2023", YES),
        (None, "2025", NO),
        (None, "2024-12", MAYBE),
        (None, "2024-11", YES),
        ("2020-01-01", "2024-12-31", NO),
        (None, None, NO),
    ],
)
def test_bounds_of_a_life(founded: str | None, dissolved: str | None, expected: Verdict) -> None:
    """A term may start on the day of founding and end on that of dissolution, and go no day beyond either."""
    dates = [None if one is None else PartialDate.parse(one) for one in (founded, dissolved)]
    organisation = attrs.evolve(IPSM, founded=dates[0], dissolved=dates[1])
    assert verdict("PSM107", organisation, term("2020-01-01/2024-12-31")) is expected


def test_term_that_runs_on_after_the_end() -> None:
    """A board in office for good is outside the life of an organisation that is dissolved, and within another's."""
    assert verdict("PSM107", attrs.evolve(IPSM, dissolved=PartialDate(2025)), term("2020/..")) is YES
    assert verdict("PSM107", attrs.evolve(IPSM, dissolved=PartialDate(2025)), term("2020/")) is MAYBE
    assert verdict("PSM107", attrs.evolve(IPSM, founded=PartialDate(2015)), term("2020/..")) is NO
    assert verdict("PSM107", attrs.evolve(IPSM, founded=PartialDate(2015)), term(None)) is NO
    assert verdict("PSM107", term("2020/..")) is NO


@pytest.mark.parametrize(
    ("organisation", "life"),
    [
        (attrs.evolve(IPSM, founded=PartialDate(2021)), "2021/.."),
        (attrs.evolve(IPSM, dissolved=PartialDate(2022, 5)), "/2022-05"),
        (attrs.evolve(IPSM, founded=PartialDate(2019), dissolved=PartialDate(2022, 5)), "2019/2022-05"),
    ],
)
def test_what_is_told_of_a_term_outside(organisation: Organisation, life: str) -> None:
    """PSM107 points to the term and to the organisation, and tells of its life what is known."""
    other = attrs.evolve(IPSM, id="p")
    (one,) = found("PSM107", other, organisation, term(None, "u"), term(None, label="2020–2025"))
    assert told(one) == {
        "code": "PSM107",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t", "period": "2020/2025", "life": life},
        "ids": ["t", "o"],
        "related": ["/organisations/1"],
        "settled_by": [],
    }


@pytest.mark.parametrize(
    ("founded", "dissolved", "facts"),
    [
        (PartialDate(2020), None, ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (None, PartialDate(2025, 3), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (PartialDate(2020, 5, 1), None, ["/board_terms/0/period/start"]),
        (None, PartialDate(2025, 3, 1), ["/board_terms/0/period/end"]),
        # What can't be is no matter: of a founding on the first day that the term may start, a dissolution on its last.
        (PartialDate(2020), PartialDate(2025, 12, 31), ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (PartialDate(2020), PartialDate(2026), ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (PartialDate(2019), PartialDate(2025), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (PartialDate(2020, 1, 1), PartialDate(2025), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (
            PartialDate(2020),
            PartialDate(2025),
            [
                "/board_terms/0/period/start",
                "/board_terms/0/period/end",
                "/organisations/0/founded",
                "/organisations/0/dissolved",
            ],
        ),
    ],
)
def test_what_settles_a_life(founded: PartialDate | None, dissolved: PartialDate | None, facts: list[str]) -> None:
    """Where it is undetermined, those ends would settle it that are asked and not known to the day."""
    (one,) = found("PSM107", attrs.evolve(IPSM, founded=founded, dissolved=dissolved), term("2020/2025"))
    assert (one.verdict, list(one.settled_by)) == (MAYBE, facts)
