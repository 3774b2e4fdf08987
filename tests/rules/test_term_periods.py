"""PSM102, PSM103, PSM110 and PSM111: the length, the label and the dates of a term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import TermStatus
from psm_model.values import OPEN, PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, found, period, term, told, verdict

# PSM102, a term of unusual length

STARTS = st.dates(date(2018, 1, 1), date(2025, 1, 1)) | st.sampled_from(
    [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2024, 2, 29), date(2019, 2, 28), date(2019, 12, 31)]
)


@st.composite
def lengths(draw: st.DrawFn) -> tuple[str, int, int]:
    """A period that lasts about so many years, its ends known to the day or the month, with years and tolerance."""
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
def test_length_is_as_certain_as_the_days(drawn: tuple[str, int, int]) -> None:
    """What PSM102 says of a term holds in all of its completions, in none, or in some, by the years configured."""
    span, years, tolerance = drawn
    one = period(span)
    assert one is not None
    expected = oracles.judged(
        not oracles.of_length(start, end, years, tolerance) for start, end in oracles.completions(one)
    )
    assert verdict("PSM102", term(span), term_years=years, term_tolerance=tolerance) is expected


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
        ("2020/..", 0, NO),  # it runs on, and so is of no length
        ("2020-01-01/", 0, MAYBE),
        ("/2025-01-01", 0, MAYBE),
        ("/..", 0, NO),
    ],
)
def test_bounds_of_five_years(span: str, tolerance: int, expected: Verdict) -> None:
    """Five years end on the anniversary or the day before, give or take the tolerance, and no day beyond."""
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
def test_usual_years_are_configured(years: int, span: str, expected: Verdict) -> None:
    """How many years are usual is what the configuration says."""
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
def test_whose_length_is_asked(status: TermStatus, expected: Verdict) -> None:
    """A caretaker's term and an annulled one may be of any length."""
    assert verdict("PSM102", attrs.evolve(term("2020-01-01/2021-01-01"), status=status)) is expected


def test_what_is_told_of_a_length() -> None:
    """PSM102 points to the period, or to the label where there is none, and tells the years that are usual."""
    one, other = found("PSM102", IPSM, term(None, "u"), term("2020/2023", "v"), term(None, label="2021–2023"))
    assert told(one) == {
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
    (four,) = found("PSM102", term("2020/2023-01-01"), term_years=3)
    assert (four.verdict, four.params["years"]) == (MAYBE, 3)
    assert four.settled_by == ("/board_terms/0/period/start",)
    (open_,) = found("PSM102", term("2020-01-01/"))
    assert open_.settled_by == ("/board_terms/0/period/end",)


# PSM103, a label that contradicts the period

# Of an end that is unknown, days enough for each year to be its own or not, on its first day and on its last.
SOME_DAYS = [date(year, *day) for year in range(2010, 2036) for day in ((1, 1), (1, 2), (12, 30), (12, 31))]


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


# PSM110 and PSM111, no dates


@pytest.mark.parametrize(
    ("label", "span", "unreadable", "undated"),
    [
        (None, None, False, True),
        ("2020–2025", None, False, False),
        ("2023-2006", None, True, False),
        ("", None, True, False),
        ("2023-2006", "2023/", False, False),
        (None, "2020/2025", False, False),
        ("2020–2025", "2020/2025", False, False),
    ],
)
def test_terms_without_dates(label: str | None, span: str | None, *, unreadable: bool, undated: bool) -> None:
    """PSM110 tells of a label that gives no period where none is recorded, PSM111 of a term with neither."""
    one = term(span, label=label)
    assert (bool(found("PSM110", one)), bool(found("PSM111", one))) == (unreadable, undated)
    # What else a term says of its label is no label.
    assert found("PSM111", attrs.evolve(one, other_labels=("2020–2025",))) == found("PSM111", one)


def test_what_is_told_of_a_term_without_dates() -> None:
    """PSM110 points to the label and shows it as written, PSM111 points to the term."""
    one, other = term(None, "t-0", label="periode 2023-2006"), term(None, "t-1")
    (unreadable,) = found("PSM110", IPSM, other, one)
    assert told(unreadable) == {
        "code": "PSM110",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/label",
        "params": {"term": "t-0", "label": "'periode 2023-2006'"},
        "ids": ["t-0", "o"],
        "related": [],
        "settled_by": [],
    }
    (undated,) = found("PSM111", IPSM, one, other)
    assert told(undated) == {
        "code": "PSM111",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t-1"},
        "ids": ["t-1", "o"],
        "related": [],
        "settled_by": [],
    }


@pytest.mark.parametrize("status", TermStatus)
def test_dates_are_asked_of_every_board(status: TermStatus) -> None:
    """PSM103, PSM110 and PSM111 ask annulled boards and caretakers too: what is written of them is to be readable."""
    assert verdict("PSM103", attrs.evolve(term("2021/2025-12-31", label="2020–2025"), status=status)) is YES
    assert verdict("PSM110", attrs.evolve(term(None, label="2023-2006"), status=status)) is YES
    assert verdict("PSM111", attrs.evolve(term(None), status=status)) is YES
