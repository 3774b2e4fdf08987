"""PSM103: when label-contradicts-period is found, and when not."""

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
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, period, term, told, verdict

# Of an end that is unknown, days enough for each year and month of a label to be its own or not.
DAYS_OF_A_YEAR = ((1, 1), (1, 2), (4, 15), (5, 15), (12, 30), (12, 31))
SOME_DAYS = [date(year, *day) for year in range(2010, 2036) for day in DAYS_OF_A_YEAR]


def worlds(span: Period) -> Iterator[tuple[date, date]]:
    """Starts and ends that a period may have; one that runs on ends on no day of a label."""
    starts, ends = (
        oracles.days_of_date(one) if isinstance(one, PartialDate) else SOME_DAYS for one in (span.start, span.end)
    )
    return ((start, end) for start, end in product(starts, ends) if start <= end)


def lies_in(span: Period, start: str, end: str) -> Verdict:
    """Whether a period starts on a day that the one written date may stand for, and ends on one of the other."""
    first, last = (set(oracles.days_of_date(PartialDate.parse(text))) for text in (start, end))
    return oracles.judged(day in first and other in last and span.end is not OPEN for day, other in worlds(span))


@st.composite
def near_years(draw: st.DrawFn) -> str:
    """A period of about 2020 to 2025, near the turns of years or anywhere, no two ends of it years."""
    turns = [date(year, *day) for year in (2019, 2020, 2021) for day in ((1, 1), (1, 2), (12, 30), (12, 31))]
    start = draw(st.sampled_from(turns) | st.dates(date(2019, 6, 1), date(2021, 6, 1)))
    end = draw(st.sampled_from(turns) | st.dates(date(2019, 6, 1), date(2021, 6, 1))) + relativedelta(years=5)
    known = draw(st.sampled_from([(10, 10), (4, 10), (10, 4), (7, 7), (4, 7)]))
    first, last = str(start)[: known[0]], str(end)[: known[1]]
    return draw(st.sampled_from([f"{first}/{last}"] * 3 + [f"{first}/", f"/{last}", f"{first}/..", "/.."]))


# What a label words: its first day and its last, as far as it does.
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
def test_label_is_as_certain_as_the_days(label: str, span: str) -> None:
    """What PSM103 says of label and period holds in all completions of the period, in none, or in some."""
    one = period(span)
    assert one is not None
    assert verdict("PSM103", term(span, label=label)) is ~lies_in(one, *LABELS[label])


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
    """The label 2020–2025 is of a term that starts in 2020 and ends in 2025."""
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
def test_last_day_of_the_year_before(span: str, following: str | None, *, may_end_before: bool) -> None:
    """Where the next label begins with a label's last year, 31 December of the year before is admitted too."""
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
def test_bounds_of_a_label_of_days(span: str, expected: Verdict) -> None:
    """A label that words its days is of a term of these days."""
    for joint in (" s.d. ", " - ", " hingga "):
        label = joint.join(("1 Januari 2020", "31 Desember 2024"))
        assert verdict("PSM103", term(span, label=label)) is expected


@pytest.mark.parametrize(
    ("label", "span", "expected"),
    [
        ("2021 - sekarang", "2021/..", NO),
        ("2021 - sekarang", "2021/2026", NO),
        ("2021 - sekarang", "2020/2026", YES),
        ("sejak 15 Oktober 2025", "2025/", MAYBE),
    ],
)
def test_label_without_an_end(label: str, span: str, expected: Verdict) -> None:
    """A label of a term until now may be of one that ends on any day, or runs on."""
    assert verdict("PSM103", term(span, label=label)) is expected


def test_label_of_one_year() -> None:
    """A term within one year, and its label, start no later than they end."""
    assert verdict("PSM103", term("2020/2020", label="2020-2020")) is NO
    assert verdict("PSM103", term("2020-12-31/2020-12-31", label="2020-2020")) is NO
    assert verdict("PSM103", term("2020-12-31/2021", label="2020-2020")) is YES
    assert verdict("PSM103", term("2020/2021-01-01", label="2020-2020")) is YES
    assert verdict("PSM103", term("/2020-06-01", label="2020-2020")) is MAYBE


def test_label_and_period_are_both_asked() -> None:
    """PSM103 is silent where one of the two is not there, or the label can't be read, or it is another label's."""
    assert found("PSM103", term("2020/2025"), term(None, "u", label="2010–2015")) == []
    assert found("PSM103", term("2020/2025", label="2023-2006")) == []
    assert found("PSM103", attrs.evolve(term("2020/2025"), other_labels=("2010–2015",))) == []


def test_what_is_told_of_a_label() -> None:
    """PSM103 points to the label and to the period, and tells both."""
    (one,) = found("PSM103", IPSM, term(None, "u"), term("2021/2025-12-31", label="2020–2025"))
    assert told(one) == {
        "code": "PSM103",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1/label",
        "params": {"term": "t", "label": "'2020–2025'", "period": "2021/2025-12-31"},
        "ids": ["t", "o"],
        "related": ["/board_terms/1/period"],
        "settled_by": [],
    }
    (other,) = found("PSM103", term("2020/", label="2020–2025"))
    assert (other.verdict, other.settled_by) == (MAYBE, ("/board_terms/0/period/end",))
    (another,) = found("PSM103", term("/2025", label="2020–2025"))
    assert another.settled_by == ("/board_terms/0/period/start",)


@pytest.mark.parametrize("status", TermStatus)
def test_dates_are_asked_of_every_board(status: TermStatus) -> None:
    """PSM103, PSM110 and PSM111 ask annulled boards and caretakers too: what is written of them is to be readable."""
    assert verdict("PSM103", attrs.evolve(term("2021/2025-12-31", label="2020–2025"), status=status)) is YES
    assert verdict("PSM110", attrs.evolve(term(None, label="2023-2006"), status=status)) is YES
    assert verdict("PSM111", attrs.evolve(term(None), status=status)) is YES
