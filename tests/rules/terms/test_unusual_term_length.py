"""PSM102: conditions and report of unusual-term-length."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Attestation, TermStatus
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, period, run_rule, summarise, term, verdict

STARTS = st.dates(date(2018, 1, 1), date(2025, 1, 1)) | st.sampled_from(
    [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2024, 2, 29), date(2019, 2, 28), date(2019, 12, 31)]
)


@st.composite
def lengths(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a period of about some years, with ends known to the day or the month, the years and a tolerance."""
    years, tolerance = draw(st.integers(1, 6)), draw(st.sampled_from([0, 0, 1, 30, 179]))
    start = draw(STARTS)
    off = draw(st.integers(-3, 3) | st.integers(-tolerance - 2, tolerance + 2))
    end = start + relativedelta(years=years) + timedelta(days=off)
    known = draw(st.sampled_from([(10, 10), (10, 10), (7, 10), (10, 7), (7, 7)]))
    return f"{str(start)[: known[0]]}/{str(end)[: known[1]]}", years, tolerance


@given(lengths())
@example(("2020-02-29/2025-02-28", 5, 0))
@example(("2020-02-29/2024-02-29", 4, 0))
@example(("2020-02/2025-02", 5, 0))
@example(("2020-02/2025-02", 5, 31))
def test_verdict_on_a_length_matches_all_completions(drawn: tuple[str, int, int]) -> None:
    """The verdict of PSM102 on a term agrees with all its completions, for the configured years."""
    span, years, tolerance = drawn
    board_period = period(span)
    assert board_period is not None
    expected = oracles.judge_all(
        not oracles.has_length(start, end, years, tolerance) for start, end in oracles.list_completions(board_period)
    )
    assert verdict("PSM102", term(span), term_years=years, term_tolerance=tolerance) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("sisa masa bakti 2020–2025", NO), ("periode 2020–2025", YES), ("tidak terbaca", YES)],
)
def test_a_term_whose_label_states_no_start_may_have_any_length(label: str, expected: Verdict) -> None:
    """The rest of a term is not compared with the usual length; other terms are, whatever their label says."""
    rest = attrs.evolve(term("2023-01-01/2025-12-31"), label=label)
    assert verdict("PSM102", rest) is expected


@pytest.mark.parametrize(
    ("span", "tolerance", "expected"),
    [
        ("2020-01-01/2024-12-30", 0, YES),
        ("2020-01-01/2024-12-31", 0, NO),  # the last day of five years
        ("2020-01-01/2025-01-01", 0, NO),  # the anniversary, as some decrees have it
        ("2020-01-01/2025-01-02", 0, YES),
        ("2020-01-01/2024-12-01", 30, NO),
        ("2020-01-01/2024-11-30", 30, YES),
        ("2020-01-01/2025-01-31", 30, NO),
        ("2020-01-01/2025-02-01", 30, YES),
        ("2020-02-29/2025-02-26", 0, YES),
        ("2020-02-29/2025-02-27", 0, NO),
        ("2020-02-29/2025-02-28", 0, NO),
        ("2020-02-29/2025-03-01", 0, YES),
        ("2020/2025", 0, MAYBE),
        ("2020/2024", 0, MAYBE),  # five calendar years, from 1 January to 31 December, or four
        ("2020/2023", 0, YES),
        ("2020/2026", 0, YES),
        ("2022/2026", 0, MAYBE),
        ("2025-10-15/2030-10-15", 0, NO),
        ("2024-02-29/2029-02-28", 0, NO),
        ("2024-02-29/2029-02-27", 0, NO),
        ("2024-02-29/2029-03-01", 0, YES),
        ("2023-03-01/2028-02-29", 0, NO),
        ("2020/..", 0, NO),  # it has no end, and so no length
        ("2020-01-01/", 0, MAYBE),
        ("/2025-01-01", 0, MAYBE),
        ("/..", 0, NO),
    ],
)
def test_bounds_of_five_years(span: str, tolerance: int, expected: Verdict) -> None:
    """Five years end on the anniversary or the day before, within the tolerance, and not a day beyond it."""
    assert verdict("PSM102", term(span), term_tolerance=tolerance) is expected


@pytest.mark.parametrize(
    ("years", "span", "expected"),
    [
        (4, "2020-01-01/2023-12-31", NO),
        (4, "2020-01-01/2024-12-31", YES),
        (1, "2020-01-01/2020-12-31", NO),
        (1000, "2020-01-01/2024-12-31", YES),
    ],
)
def test_usual_length_follows_the_configuration(years: int, span: str, expected: Verdict) -> None:
    """The configuration sets the usual number of years."""
    assert verdict("PSM102", term(span), term_years=years) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (TermStatus.IN_OFFICE, YES),
        (TermStatus.DISPUTED, YES),
        (TermStatus.CARETAKER, NO),
        (TermStatus.ANNULLED, NO),
    ],
)
def test_caretakers_and_annulled_terms_may_have_any_length(status: TermStatus, expected: Verdict) -> None:
    """The length of a caretaker's term or an annulled term is not checked."""
    assert verdict("PSM102", attrs.evolve(term("2020-01-01/2021-01-01"), status=status)) is expected


def test_report_of_an_unusual_length_is_complete() -> None:
    """PSM102 points to the period, or to the label if there is no period, and shows the usual years."""
    finding, other = run_rule("PSM102", IPSM, term(None, "u"), term("2020/2023", "v"), term(None, label="2021–2023"))
    assert summarise(finding) == {
        "code": "PSM102",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/period",
        "params": {"term": "v", "period": "2020/2023", "years": 5},
        "ids": ["v", "o"],
        "related": [],
        "settled_by": [],
    }
    assert (other.path, other.params["period"]) == ("/board_terms/2/label", "2021/2023")
    (four,) = run_rule("PSM102", term("2020/2023-01-01"), term_years=3)
    assert (four.verdict, four.params["years"]) == (MAYBE, 3)
    assert four.settled_by == ("/board_terms/0/period/start",)
    (open_,) = run_rule("PSM102", term("2020-01-01/"))
    assert open_.settled_by == ("/board_terms/0/period/end",)


@given(STARTS, st.integers(1, 6), st.integers(-40, 40), st.sampled_from([(10, 10), (7, 10), (4, 10), (7, 7), (4, 4)]))
def test_attested_days_further_apart_than_a_term_are_found(
    start: date, years: int, off: int, known: tuple[int, int]
) -> None:
    """A board without dates is found exactly if every term of the usual length leaves out an attested day."""
    end = start + relativedelta(years=years) + timedelta(days=off)
    on = [PartialDate.parse(str(day)[:length]) for day, length in zip((start, end), known, strict=True)]
    record = attrs.evolve(term(None), attested=[Attestation(on=day) for day in on])
    answers = [
        on[1].latest > on[0].earliest + relativedelta(years=years),
        on[1].earliest > on[0].latest + relativedelta(years=years),
    ]
    assert verdict("PSM102", record, term_years=years) is Verdict.of(always=all(answers), possible=any(answers))
    caretaker = attrs.evolve(record, status=TermStatus.CARETAKER)
    assert verdict("PSM102", caretaker, term_years=years) is NO
    withheld = attrs.evolve(record, withheld=("period",))
    assert verdict("PSM102", withheld, term_years=years) is (MAYBE if any(answers) else NO)
