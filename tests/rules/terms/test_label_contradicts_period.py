"""PSM103: conditions and report of label-contradicts-period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import TermStatus
from psm_model.values import OPEN, PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, period, run_rule, summarise, term, verdict

# Enough days for an unknown end to lie inside or outside each year and month of a label.
DAYS_OF_A_YEAR = ((1, 1), (1, 2), (4, 15), (5, 15), (12, 30), (12, 31))
SOME_DAYS = [date(year, *day) for year in range(2010, 2036) for day in DAYS_OF_A_YEAR]


def iter_completions(span: Period) -> Iterator[tuple[date, date]]:
    """Yield the starts and ends that a period may have; an open end is tried as an unknown one."""
    starts, ends = (
        oracles.days_of_date(bound) if isinstance(bound, PartialDate) else SOME_DAYS for bound in (span.start, span.end)
    )
    return ((start, end) for start, end in product(starts, ends) if start <= end)


def judge_period(span: Period, start: str, end: str) -> Verdict:
    """Judge whether a period starts on a day that the first text may stand for and ends on one of the second."""
    first, last = (set(oracles.days_of_date(PartialDate.parse(text))) for text in (start, end))
    return oracles.judge_all(
        day in first and other in last and span.end is not OPEN for day, other in iter_completions(span)
    )


@st.composite
def near_years(draw: st.DrawFn) -> str:
    """Draw a period of about 2020 to 2025, often near turns of years; at most one of its ends is a year."""
    turns = [date(year, *day) for year in (2019, 2020, 2021) for day in ((1, 1), (1, 2), (12, 30), (12, 31))]
    start = draw(st.sampled_from(turns) | st.dates(date(2019, 6, 1), date(2021, 6, 1)))
    end = draw(st.sampled_from(turns) | st.dates(date(2019, 6, 1), date(2021, 6, 1))) + relativedelta(years=5)
    known = draw(st.sampled_from([(10, 10), (4, 10), (10, 4), (7, 7), (4, 7)]))
    first, last = str(start)[: known[0]], str(end)[: known[1]]
    return draw(st.sampled_from([f"{first}/{last}"] * 3 + [f"{first}/", f"/{last}", f"{first}/..", "/.."]))


# Labels with their first and their last day, as far as they state them.
LABELS = {
    "2020–2025": ("2020", "2025"),
    "periode 2019-2025": ("2019", "2025"),
    "1 Januari 2020 s.d. 31 Desember 2024": ("2020-01-01", "2024-12-31"),
    "1 Januari 2020 - 31 Desember 2024": ("2020-01-01", "2024-12-31"),
    "31 Desember 2019 hingga 1 Januari 2025": ("2019-12-31", "2025-01-01"),
    "Mei 2020 s.d. April 2025": ("2020-05", "2025-04"),
    "Desember 2020 - 1 Januari 2025": ("2020-12", "2025-01-01"),
    "Januari 2020 - Januari 2025": ("2020-01", "2025-01"),
}


@given(st.sampled_from(list(LABELS)), near_years())
@example("2020–2025", "2020-01-01/2026-01-01")
@example("2020–2025", "2020-12-31/2025-01-01")
@example("1 Januari 2020 s.d. 31 Desember 2024", "2020-01-01/2025-12-31")
@example("1 Januari 2020 s.d. 31 Desember 2024", "2020-01-01/2024-12-31")
@example("Mei 2020 s.d. April 2025", "2020-05/2025-04")
@example("Mei 2020 s.d. April 2025", "2020/")
def test_verdict_on_a_label_matches_all_completions(label: str, span: str) -> None:
    """The verdict of PSM103 on label and period agrees with all completions of the period."""
    recorded = period(span)
    assert recorded is not None
    assert verdict("PSM103", term(span, label=label)) is ~judge_period(recorded, *LABELS[label])


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2019-12-31/2025-01-01", YES),
        ("2020-01-01/2025-01-01", NO),
        ("2020-12-31/2025-12-31", NO),
        ("2021-01-01/2025-12-31", YES),
        ("2020-01-01/2024-12-31", YES),
        ("2020-01-01/2026-01-01", YES),
        ("2020/2025", NO),
        ("2020/2026", YES),
        ("2020/2024", YES),
        ("2019/2025", YES),
        ("2020-06/2025-06", NO),
        ("2020/", MAYBE),
        ("/2025", MAYBE),
        ("2021/", YES),
        ("/2024", YES),
        ("2020/..", YES),
    ],
)
def test_bounds_of_a_label(span: str, expected: Verdict) -> None:
    """The label 2020–2025 agrees with a term that starts in 2020 and ends in 2025."""
    assert verdict("PSM103", term(span, label="2020–2025")) is expected


@pytest.mark.parametrize("span", ["2020-01-01/2024-12-31", "2020/2024-12-31", "2020/2024-12", "2020/2024"])
@pytest.mark.parametrize(
    ("following", "may_end_before"),
    [
        ("2025–2030", True),
        ("2025-2029", True),
        ("1 Januari 2025 - 31 Desember 2029", False),
        ("2024–2029", False),
        ("2026–2031", False),
        ("2023-2006", False),
        (None, False),
    ],
)
def test_last_day_of_the_year_before_the_next_label_is_admitted(
    span: str, following: str | None, *, may_end_before: bool
) -> None:
    """A term may end on 31 December of the previous year if the next label begins with the last year of this one."""
    terms = [term(span, "t", label="2020–2025"), term(None, "u", label=following)]
    expected = YES if not may_end_before else NO if span.endswith("31") else MAYBE
    assert verdict("PSM103", IPSM, *terms) is expected
    assert verdict("PSM103", IPSM, terms[0], attrs.evolve(terms[1], organisation_id="p")) is YES
    earlier = attrs.evolve(terms[0], period=period("2020-01-01/2024-12-30"))
    assert verdict("PSM103", IPSM, earlier, terms[1]) is YES


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2019-12-31/2024-12-31", YES),
        ("2020-01-01/2024-12-31", NO),
        ("2020-01-01/2024-12-30", YES),
        ("2020-01-01/2025-01-01", YES),
        ("2020-01-01/2025-12-31", YES),
        ("2020/2024", MAYBE),
        ("2020-01/2024-12", MAYBE),
        ("2020/2025", YES),
        ("2020-01-01/", MAYBE),
    ],
)
def test_bounds_of_a_label_with_days(span: str, expected: Verdict) -> None:
    """A label with days agrees only with a term of these days."""
    for joint in (" s.d. ", " - ", " hingga "):
        label = joint.join(("1 Januari 2020", "31 Desember 2024"))
        assert verdict("PSM103", term(span, label=label)) is expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2025-03-03/2030-03-02", NO),
        ("2025-03-03/2030-03-03", NO),
        ("2025-03-03/2030-03-04", YES),
        ("2025-03-03/2030-03-01", YES),
        ("2025-03-02/2030-03-02", YES),
        ("2025-03-03/2030-03", MAYBE),
        ("2025-03-03/2031-03-02", YES),
    ],
)
@pytest.mark.parametrize("label", ["5 tahun terhitung sejak 3 Maret 2025", "TMT 3 Maret 2025 (5 tahun)"])
def test_a_label_with_a_length_admits_the_anniversary(label: str, span: str, expected: Verdict) -> None:
    """Five years from 3 March last until 2 March or until 3 March, and until no other day."""
    assert verdict("PSM103", term(span, label=label)) is expected


def test_five_years_from_a_leap_day() -> None:
    """Five years from 29 February last until 27 or 28 February."""
    for last, expected in (("02-26", YES), ("02-27", NO), ("02-28", NO), ("03-01", YES)):
        assert verdict("PSM103", term(f"2024-02-29/2029-{last}", label="5 tahun sejak 29 Februari 2024")) is expected


@pytest.mark.parametrize(
    ("label", "span", "expected"),
    [
        ("2021 - sekarang", "2021/..", NO),
        ("2021 - sekarang", "2021/2026", NO),
        ("2021 - sekarang", "2020/2026", YES),
        ("sejak 15 Oktober 2025", "2025/", MAYBE),
    ],
)
def test_label_without_an_end_admits_any_end(label: str, span: str, expected: Verdict) -> None:
    """A label of a term until now agrees with any end, and with none."""
    assert verdict("PSM103", term(span, label=label)) is expected


def test_verdict_on_a_label_of_one_year() -> None:
    """A label of one year agrees only with a term that starts and ends in that year."""
    assert verdict("PSM103", term("2020/2020", label="2020-2020")) is NO
    assert verdict("PSM103", term("2020-12-31/2020-12-31", label="2020-2020")) is NO
    assert verdict("PSM103", term("2020-12-31/2021", label="2020-2020")) is YES
    assert verdict("PSM103", term("2020/2021-01-01", label="2020-2020")) is YES
    assert verdict("PSM103", term("/2020-06-01", label="2020-2020")) is MAYBE


def test_only_a_readable_main_label_with_a_period_is_checked() -> None:
    """PSM103 has no finding if label or period is missing or unreadable, and ignores other labels."""
    assert run_rule("PSM103", term("2020/2025"), term(None, "u", label="2010–2015")) == []
    assert run_rule("PSM103", term("2020/2025", label="2023-2006")) == []
    assert run_rule("PSM103", attrs.evolve(term("2020/2025"), other_labels=("2010–2015",))) == []


def test_report_of_a_contradicting_label_is_complete() -> None:
    """PSM103 points to the label and to the period, and shows both."""
    (finding,) = run_rule("PSM103", IPSM, term(None, "u"), term("2021/2025-12-31", label="2020–2025"))
    assert summarise(finding) == {
        "code": "PSM103",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/label",
        "params": {"term": "t", "label": "'2020–2025'", "period": "2021/2025-12-31"},
        "ids": ["t", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    (other,) = run_rule("PSM103", term("2020/", label="2020–2025"))
    assert (other.verdict, other.settled_by) == (MAYBE, ("/board_terms/0/period/end",))
    (another,) = run_rule("PSM103", term("/2025", label="2020–2025"))
    assert another.settled_by == ("/board_terms/0/period/start",)


@pytest.mark.parametrize("status", TermStatus)
def test_labels_and_dates_are_checked_in_every_status(status: TermStatus) -> None:
    """PSM103, PSM110 and PSM111 also check annulled boards and caretakers, whose records should be readable."""
    assert verdict("PSM103", attrs.evolve(term("2021/2025-12-31", label="2020–2025"), status=status)) is YES
    assert verdict("PSM110", attrs.evolve(term(None, label="2023-2006"), status=status)) is YES
    assert verdict("PSM111", attrs.evolve(term(None), status=status)) is YES
