"""The same facts in other words: a label, two dates, JSON, a workbook, CSV and Popolo give the same findings."""

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
    """What is known of a term: its first day, its last day, and the day of its inauguration."""

    first: date
    last: date
    inaugurated: date | None


def in_words(day: date) -> str:
    """A day as an office writes it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """Terms that follow each other: with a gap, at once, by a handover day or with days that both have."""
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


def recorded(terms: Sequence[Fact], periods: Sequence[Period | None], labels: Sequence[str | None]) -> Register:
    """The terms with a period, with a label or with both."""
    held = (None if term.inaugurated is None else PartialDate.from_date(term.inaugurated) for term in terms)
    return Register.of(
        IPSM,
        *(
            BoardTerm(
                id=f"t{number}",
                organisation_id="o",
                period=period,
                label=label,
                inauguration=None if day is None else Inauguration(date=day),
            )
            for number, (period, label, day) in enumerate(zip(periods, labels, held, strict=True))
        ),
    )


def found(register: Register) -> list[tuple[str, tuple[str, ...], str, tuple[tuple[str, object], ...]]]:
    """What is found, wherever it stands."""

    def key(finding: Finding) -> tuple[str, tuple[str, ...], str, tuple[tuple[str, object], ...]]:
        return finding.code, finding.ids, finding.verdict.value, tuple(sorted(finding.named))

    return sorted(key(finding) for finding in check(register, undetermined=True))


def wanted(terms: Sequence[Fact]) -> Register:
    """The terms as Python has them."""
    return recorded(terms, [Period.from_dates(term.first, term.last) for term in terms], [None] * len(terms))


@given(terms=facts(), joint=st.sampled_from(JOINTS), before=st.sampled_from(BEFORE))
def test_label_and_period(terms: list[Fact], joint: str, before: str) -> None:
    """A label that words two days, whatever joins them, says what a period does, and does not contradict it."""
    labels = [f"{before}{in_words(term.first)}{joint}{in_words(term.last)}" for term in terms]
    periods = [Period.from_half_open(term.first, term.last + timedelta(days=1)) for term in terms]
    known = found(wanted(terms))
    assert found(recorded(terms, [None] * len(terms), labels)) == known
    assert found(recorded(terms, periods, labels)) == known
    assert found(recorded(terms, [Period.parse_text(label) for label in labels], [None] * len(terms))) == known


# Any: JSON.
def document(terms: Sequence[Fact]) -> dict[str, Any]:
    """The terms as somebody writes JSON."""
    return {
        "psm_register": 1,
        "organisations": [{"id": "o", "name": "IPSM", "level": "national", "terms_complete": True}],
        "board_terms": [
            {
                "id": f"t{number}",
                "organisation_id": "o",
                "period": {"start": str(term.first), "end": str(term.last)},
                "inauguration": None if term.inaugurated is None else {"date": str(term.inaugurated)},
            }
            for number, term in enumerate(terms)
        ],
    }


def popolo(terms: Sequence[Fact], ends: Ends) -> Register:
    """The terms as others publish them, with the one thing that Popolo can't say."""
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
def test_json_and_popolo(terms: list[Fact]) -> None:
    """The first and the last day in JSON, and in Popolo with either reading of its ends, give the same."""
    known = found(wanted(terms))
    register = loads(json.dumps(document(terms)))
    assert found(register) == known
    assert found(loads(dumps(register))) == known
    for ends in Ends:
        assert found(popolo(terms, ends)) == known


# Any: what a cell holds.
def sheets(terms: Sequence[Fact], write: Callable[[date], Any], heading: tuple[str, str]) -> dict[str, list[list[Any]]]:
    """The terms as somebody types them into tables."""
    return {
        "Organisasi": [["ID", "Nama", "Tingkat", "Masa bakti lengkap"], ["o", "IPSM", "nasional", "ya"]],
        "Masa bakti": [
            ["ID", "ID organisasi", *heading, "Tanggal pengukuhan"],
            *(
                [f"t{number}", "o", write(term.first), write(term.last), term.inaugurated and write(term.inaugurated)]
                for number, term in enumerate(terms)
            ),
        ],
    }


TYPED: Final[tuple[Callable[[date], Any], ...]] = (str, in_words, lambda day: f"{day.day}/{day.month}/{day.year}")
HEADINGS: Final = (("Mulai (hari pertama)", "Sampai dengan (hari terakhir)"), ("Mulai", "Selesai"))


@settings(max_examples=15)
@given(terms=facts(), write=st.sampled_from([*TYPED, lambda day: day]), heading=st.sampled_from(HEADINGS))
def test_workbook(
    terms: list[Fact], write: Callable[[date], Any], heading: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first and the last day typed into a workbook, as texts or as dates, give the same."""
    book = Workbook()
    for name, rows in sheets(terms, write, heading).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    file = tmp_path_factory.mktemp("wordings") / "register.xlsx"
    book.save(file)
    assert found(load(file)) == found(wanted(terms))


@settings(max_examples=15)
@given(
    terms=facts(), write=st.sampled_from(TYPED), heading=st.sampled_from([*HEADINGS, ("period_start", "period_end")])
)
def test_csv(
    terms: list[Fact], write: Callable[[date], Any], heading: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first and the last day in CSV files give the same."""
    folder: Path = tmp_path_factory.mktemp("wordings")
    for name, rows in sheets(terms, write, heading).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    assert found(load(folder)) == found(wanted(terms))


@given(
    years=st.lists(st.tuples(st.integers(2010, 2014), st.integers(2014, 2018)), min_size=1, max_size=3),
    word=st.sampled_from(["periode {}–{}", "{}-{}", "Masa Bakti Tahun {} – {}"]),
)
def test_years(years: list[tuple[int, int]], word: str) -> None:
    """A label of two years says what a period of two years does, and does not contradict it."""
    periods = [Period(PartialDate(first), PartialDate(last)) for first, last in years]
    labels = [word.format(first, last) for first, last in years]
    terms = [Fact(date(first, 1, 1), date(last, 12, 31), None) for first, last in years]
    nothing = [None] * len(years)
    known = found(recorded(terms, periods, nothing))
    assert found(recorded(terms, nothing, labels)) == known
    assert found(recorded(terms, periods, labels)) == known


def test_terms_differ() -> None:
    """A term that ends a day later is another: what is found then is not what is found of the first."""
    first, second = Fact(date(2020, 1, 1), date(2024, 12, 31), None), Fact(date(2025, 1, 1), date(2029, 12, 31), None)
    assert found(wanted([first, second])) == []
    assert [code for code, *_ in found(wanted([first._replace(last=date(2025, 1, 1)), second]))] == ["PSM112"]
