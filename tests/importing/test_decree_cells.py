"""A cell with the number and the date of a decree states both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psm_model.importing import ImportResult, import_table, suggest_mapping
from psm_model.importing._decree_cells import split_dated_number
from tests.every_case import every_case
from tests.importing.books import write_book

NUMBER = "141.1/7/2019"


@every_case("day", ["10 Januari 2019", "10-01-2019", "10/1/2019", "10.01.2019", "10 Jan 2019", "10-Jan-2019"])
@every_case(
    "form",
    [
        *("{}\n{}", "{}, {}", "{} {}", "{} tanggal {}", "{} Tgl. {}", "{}, tertanggal {}", "{} ({})", "{} (tgl {})"),
        *("No. {} Tgl {}", "Nomor : {} Tanggal : {}", "SK No. {}, tanggal {}", "{} / Tgl. {}", "{}; {}"),
    ],
)
def test_number_and_date(form: str, day: str) -> None:
    """The date may follow with or without a word."""
    assert split_dated_number(form.format(NUMBER, day)) == (NUMBER, day)


@pytest.mark.parametrize("form", ["{} No. {}", "{}, {}", "{}\n{}", "Tgl. {} Nomor {}"])
@pytest.mark.parametrize("day", ["10 Januari 2019", "10-01-2019"])
def test_date_before_number(form: str, day: str) -> None:
    """The date may come first."""
    assert split_dated_number(form.format(day, NUMBER)) == (NUMBER, day)


@pytest.mark.parametrize(
    "text",
    [
        *(
            NUMBER,
            "188.45/12/03/2022",
            "188.45 / 12 / 03 / 2022",
            "12 Tahun 2022",
            "141/7 Kades 2019",
            "10 Januari 2019",
        ),
        *("10-01-2019", "141/KEP/I/2019", "No. 12", "188.45/KEP.12-03-2022", ""),
    ],
)
def test_a_number_alone_stays_whole(text: str) -> None:
    """A number that has strokes and years, and a date alone, are one value."""
    assert split_dated_number(text) is None


def _import(folder: Path, heading: str, *cells: str, more: Sequence[object] = ()) -> ImportResult:
    extra = ("Tanggal SK",) if more else ()
    rows = [(at, "Siti Contoh", cell, *more) for at, cell in enumerate(cells, start=1)]
    file = write_book(folder / "a.xlsx", {"P": [("No", "Nama", heading, *extra), *rows]})
    return import_table(file, suggest_mapping(file).mapping)


@pytest.mark.parametrize(
    "heading",
    [
        *("NOMOR DAN TANGGAL SK", "SK (No/Tgl)", "No. SK", "No/Tgl SK", "Tanggal dan Nomor SK", "No. & Tgl. SK"),
        *("SK Nomor/Tanggal", "Nomor SK / Tanggal", "Nomor dan Tanggal SK Kepala Desa"),
    ],
)
def test_the_decree_has_both(heading: str, tmp_path: Path) -> None:
    """By the suggestion alone, whatever the heading says; one cell without a date keeps its number."""
    result = _import(tmp_path, heading, f"{NUMBER}\n10 Januari 2019", f"{NUMBER} tanggal 10 Januari 2019", "7/2020")
    assert result.report.problems == ()
    assert [(each.number, each.issued and str(each.issued)) for each in result.register.decrees] == [
        (NUMBER, "2019-01-10"),
        ("7/2020", None),
    ]


def test_a_column_of_dates_is_right(tmp_path: Path) -> None:
    """The date of its own column holds, and the number has none in it."""
    (decree,) = _import(
        tmp_path, "No. SK", f"{NUMBER} tanggal 10 Januari 2019", more=("12 Januari 2019",)
    ).register.decrees
    assert (decree.number, str(decree.issued)) == (NUMBER, "2019-01-12")


def test_a_date_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    """The decree keeps its number, and the person is loaded."""
    result = _import(tmp_path, "No. SK", f"{NUMBER} tanggal 30 Februari 2019")
    assert [problem.place for problem in result.report.problems] == ["P!C2"]
    assert [each.number for each in result.register.decrees] == [NUMBER]
    assert len(result.register.members) == 1
