"""The same facts in different forms: labels, dates, JSON, workbooks, CSV and Popolo give the same findings."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from psm_model import (
    BoardTerm,
    Finding,
    Inauguration,
    Level,
    Organisation,
    PartialDate,
    Period,
    Register,
    check,
    dumps,
    load,
    loads,
)
from psm_model.formats.popolo import Ends, read_popolo
from tests.formats.results import register_and_losses

MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
JOINTS: Final = (" s.d. ", " s/d ", " sampai dengan ", " hingga ", " – ", " - ")
BEFORE: Final = ("", "masa bakti ", "Periode : ", "TMT ")
IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL, terms_complete=True)


class Fact(NamedTuple):
    """The facts of a term: its first day, its last day, and the day of its inauguration."""

    first: date
    last: date
    inaugurated: date | None


def to_words(day: date) -> str:
    """Return a day as offices write it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """Generate consecutive terms: with a gap, adjacent, with a handover day, or overlapping."""
    terms: list[Fact] = []
    first = date(2010, 1, 1) + timedelta(days=draw(st.integers(0, 400)))
    for _ in range(draw(st.integers(1, 3))):
        anniversary = first.replace(year=first.year + 5, day=min(first.day, 28))
        last = anniversary + timedelta(days=draw(st.sampled_from([-1, 0, 1, -2, -400])))
        last = draw(st.sampled_from([last, last, last, first]))
        inaugurated = draw(
            st.none() | st.sampled_from([first, last, first - timedelta(days=1), last + timedelta(days=1)])
        )
        terms.append(Fact(first, last, inaugurated))
        first = max(last + timedelta(days=draw(st.sampled_from([1, 0, -1, 2]))), first)
    return terms


def make_register(terms: Sequence[Fact], periods: Sequence[Period | None], labels: Sequence[str | None]) -> Register:
    """Return the terms with a period, with a label or with both."""
    return Register.of(
        IPSM,
        *(
            BoardTerm(
                id=f"t{number}",
                organisation_id="o",
                period=period,
                label=label,
                inaugurations=[
                    Inauguration(date=PartialDate.from_date(day)) for day in (term.inaugurated,) if day is not None
                ],
            )
            for number, (period, label, term) in enumerate(zip(periods, labels, terms, strict=True))
        ),
    )


def list_findings(register: Register) -> list[tuple[str, tuple[str, ...], str, tuple[tuple[str, object], ...]]]:
    """Return the findings without their locations, sorted."""

    def key(finding: Finding) -> tuple[str, tuple[str, ...], str, tuple[tuple[str, object], ...]]:
        return finding.code, finding.ids, finding.verdict.value, tuple(sorted(finding.param_items))

    return sorted(key(finding) for finding in check(register, undetermined=True))


def expected_register(terms: Sequence[Fact]) -> Register:
    """Return the terms as Python objects."""
    return make_register(terms, [Period.from_dates(term.first, term.last) for term in terms], [None] * len(terms))


@given(terms=facts(), joint=st.sampled_from(JOINTS), before=st.sampled_from(BEFORE))
def test_labels_and_periods_agree(terms: list[Fact], joint: str, before: str) -> None:
    """A label of two days, however they are joined, means the same as a period, and does not contradict it."""
    labels = [f"{before}{to_words(term.first)}{joint}{to_words(term.last)}" for term in terms]
    periods = [Period.from_half_open(term.first, term.last + timedelta(days=1)) for term in terms]
    expected = list_findings(expected_register(terms))
    assert list_findings(make_register(terms, [None] * len(terms), labels)) == expected
    assert list_findings(make_register(terms, periods, labels)) == expected
    assert (
        list_findings(make_register(terms, [Period.parse_text(label) for label in labels], [None] * len(terms)))
        == expected
    )


# Any: JSON.
def make_document(terms: Sequence[Fact]) -> dict[str, Any]:
    """Return the terms as a JSON document."""
    return {
        "psm_register": 1,
        "organisations": [{"id": "o", "name": "IPSM", "level": "national", "terms_complete": True}],
        "board_terms": [
            {
                "id": f"t{number}",
                "organisation_id": "o",
                "period": {"start": str(term.first), "end": str(term.last)},
                "inaugurations": [] if term.inaugurated is None else [{"date": str(term.inaugurated)}],
            }
            for number, term in enumerate(terms)
        ],
    }


def register_from_popolo(terms: Sequence[Fact], ends: Ends) -> Register:
    """Return the terms read from Popolo, plus the one fact that Popolo cannot represent."""
    after = timedelta(days=1 if ends is Ends.DAY_AFTER else 0)
    events = [
        {"id": f"t{number}", "classification": "board term", "organization_id": "o"}
        | {"start_date": str(term.first), "end_date": str(term.last + after)}
        for number, term in enumerate(terms)
    ]
    events += [
        {"classification": "inauguration", "parent_id": f"t{number}", "start_date": str(term.inaugurated)}
        for number, term in enumerate(terms)
        if term.inaugurated is not None
    ]
    organisations = [{"id": "o", "name": "IPSM", "classification": "national"}]
    register, losses = register_and_losses(
        read_popolo(json.dumps({"organizations": organisations, "events": events}), ends=ends)
    )
    assert losses == ()
    return register.replace(IPSM)


@given(terms=facts())
def test_json_and_popolo_agree(terms: list[Fact]) -> None:
    """The first and last day mean the same in JSON, and in Popolo with either meaning of its ends."""
    expected = list_findings(expected_register(terms))
    register = loads(json.dumps(make_document(terms)))
    assert list_findings(register) == expected
    assert list_findings(loads(dumps(register))) == expected
    for ends in Ends:
        assert list_findings(register_from_popolo(terms, ends)) == expected


# Any: the value of a cell.
def make_sheets(
    terms: Sequence[Fact], write: Callable[[date], Any], heading: tuple[str, str]
) -> dict[str, list[list[Any]]]:
    """Return the terms as people type them into tables."""
    return {
        "Organisasi": [["ID", "Nama", "Tingkat", "Masa bakti lengkap"], ["o", "IPSM", "nasional", "ya"]],
        "Masa bakti": [
            ["ID", "ID organisasi", *heading],
            *([f"t{number}", "o", write(term.first), write(term.last)] for number, term in enumerate(terms)),
        ],
        "Pengukuhan": [
            ["ID masa bakti", "Tanggal"],
            *(
                [f"t{number}", write(term.inaugurated)]
                for number, term in enumerate(terms)
                if term.inaugurated is not None
            ),
        ],
    }


TYPED: Final[tuple[Callable[[date], Any], ...]] = (str, to_words, lambda day: f"{day.day}/{day.month}/{day.year}")
HEADINGS: Final = (("Mulai (hari pertama)", "Sampai dengan (hari terakhir)"), ("Mulai", "Selesai"))


@settings(max_examples=15)
@given(terms=facts(), write=st.sampled_from([*TYPED, lambda day: day]), heading=st.sampled_from(HEADINGS))
def test_workbooks_agree(
    terms: list[Fact], write: Callable[[date], Any], heading: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first and last day mean the same in a workbook, as texts or as dates."""
    book = Workbook()
    for name, rows in make_sheets(terms, write, heading).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    file = tmp_path_factory.mktemp("wordings") / "register.xlsx"
    book.save(file)
    assert list_findings(load(file)) == list_findings(expected_register(terms))


@settings(max_examples=15)
@given(
    terms=facts(), write=st.sampled_from(TYPED), heading=st.sampled_from([*HEADINGS, ("period_start", "period_end")])
)
def test_csv_agrees(
    terms: list[Fact], write: Callable[[date], Any], heading: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first and last day mean the same in CSV files."""
    folder: Path = tmp_path_factory.mktemp("wordings")
    for name, rows in make_sheets(terms, write, heading).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    assert list_findings(load(folder)) == list_findings(expected_register(terms))


@given(
    years=st.lists(st.tuples(st.integers(2010, 2014), st.integers(2014, 2018)), min_size=1, max_size=3),
    word=st.sampled_from(["periode {}–{}", "{}-{}", "Masa Bakti Tahun {} – {}"]),
)
def test_years_agree(years: list[tuple[int, int]], word: str) -> None:
    """A label of two years means the same as a period of two years, and does not contradict it."""
    periods = [Period(PartialDate(first), PartialDate(last)) for first, last in years]
    labels = [word.format(first, last) for first, last in years]
    terms = [Fact(date(first, 1, 1), date(last, 12, 31), None) for first, last in years]
    nothing = [None] * len(years)
    expected = list_findings(make_register(terms, periods, nothing))
    assert list_findings(make_register(terms, nothing, labels)) == expected
    assert list_findings(make_register(terms, periods, labels)) == expected


def test_different_terms_have_different_findings() -> None:
    """Terms that end one day later have other findings."""
    first, second = Fact(date(2020, 1, 1), date(2024, 12, 31), None), Fact(date(2025, 1, 1), date(2029, 12, 31), None)
    assert list_findings(expected_register([first, second])) == []
    assert [code for code, *_ in list_findings(expected_register([first._replace(last=date(2025, 1, 1)), second]))] == [
        "PSM112"
    ]
