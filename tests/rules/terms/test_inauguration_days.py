"""PSM104 and PSM105: bounds of a late inauguration, and inaugurations without dates."""

from __future__ import annotations

from random import Random

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Inauguration, InaugurationStatus
from psm_model.values import PartialDate, Verdict
from tests.rules.samples import MAYBE, NO, YES, run_rule, term, verdict
from tests.rules.terms.inaugurations_records import with_inauguration


@pytest.mark.parametrize(
    ("span", "written", "expected"),
    [
        ("2020-01-01/2025-01-01", "2021-12-31", NO),
        ("2020-01-01/2025-01-01", "2022-01-01", YES),
        ("2020-12-31/2025-12-31", "2022-01-01", YES),
        ("2020-12-31/2025-12-31", "2021-12-31", NO),
        ("2020/2025", "2021", NO),
        ("2020/2025", "2022", YES),
        ("2020-01-01/2025", "2019", NO),  # too early is for PSM104
        ("/2025", "2026-12-31", MAYBE),
        ("/2025", "2027", YES),
        ("/2024-12-31", "2026", YES),  # it started in 2024 at the latest
        ("/2025-01-01", "2026", MAYBE),
        ("/..", "2030", MAYBE),
        ("2020-01-01/", "2022-01-01", YES),
    ],
)
def test_bounds_of_lateness(span: str, written: str, expected: Verdict) -> None:
    """An inauguration is late from the first day of the second year after the start."""
    assert verdict("PSM105", with_inauguration(term(span), written)) is expected


@pytest.mark.parametrize("code", ["PSM104", "PSM105"])
def test_undated_terms_and_inaugurations_have_no_finding(code: str) -> None:
    """A term or an inauguration without a date is not checked."""
    assert run_rule(code, with_inauguration(term(None), "2030")) == []
    assert run_rule(code, with_inauguration(term(None, label="2023-2006"), "2030")) == []
    assert run_rule(code, with_inauguration(term("2020/2025"), None)) == []
    assert run_rule(code, term("2020/2025")) == []
    as_written = Inauguration(date_as_written="Senin (15/10)", kind="dilantik")
    assert run_rule(code, attrs.evolve(term("2020/2025"), inaugurations=(as_written,))) == []
    assert len(run_rule(code, with_inauguration(term("2020/2025"), "2030"))) == 1


PLANNED = InaugurationStatus.PLANNED
HELD = st.builds(Inauguration, date=st.none() | st.sampled_from([PartialDate(year, 5) for year in range(2020, 2024)]))
RANDOM = Random(0)  # noqa: S311  # it shuffles a list
ACTS = st.lists(HELD | st.builds(attrs.evolve, HELD, status=st.just(PLANNED)), max_size=4)


@given(ACTS, st.randoms(use_true_random=False))
@example([Inauguration(date=PartialDate(2023, 5)), Inauguration(date=PartialDate(2020, 2))], RANDOM)
@example([Inauguration(date=PartialDate(2028), status=PLANNED), Inauguration(date=PartialDate(2020, 12))], RANDOM)
@example([Inauguration(), Inauguration(date=PartialDate(2023))], RANDOM)
def test_the_earliest_inauguration_held_decides_in_any_order(acts: list[Inauguration], chance: Random) -> None:
    """A board is late if its earliest inauguration held is, whatever the order; one without a date may be that."""
    dates = [act.date for act in acts if act.status is InaugurationStatus.HELD]
    years = [day.year for day in dates if day is not None]
    is_late = bool(years) and min(years) > 2021
    expected = NO if not is_late else MAYBE if None in dates else YES
    for order in (acts, chance.sample(acts, len(acts))):
        assert verdict("PSM105", attrs.evolve(term("2020-01-01/2025-01-01"), inaugurations=order)) is expected


@given(ACTS)
def test_each_inauguration_held_outside_its_term_is_found(acts: list[Inauguration]) -> None:
    """Every dated inauguration that took place outside its term is found, and no planned one."""
    found = run_rule("PSM104", attrs.evolve(term("2021-01-01/2022-01-01"), inaugurations=acts))
    assert [finding.path for finding in found] == [
        f"/board_terms/0/inaugurations/{number}/date"
        for number, act in enumerate(acts)
        if act.status is InaugurationStatus.HELD and act.date is not None and act.date.year != 2021
    ]
    assert all(finding.verdict is YES for finding in found)


def test_an_inauguration_without_a_date_would_settle_lateness() -> None:
    """An undetermined finding about a late inauguration names the date of the one that may be earlier."""
    acts = [Inauguration(date=PartialDate(2023)), Inauguration(place="Batang")]
    (finding,) = run_rule("PSM105", attrs.evolve(term("2020-01-01/2025"), inaugurations=acts))
    assert finding.path == "/board_terms/0/inaugurations/0/date"
    assert "/board_terms/0/inaugurations/1/date" in finding.settled_by
