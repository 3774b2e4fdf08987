"""Cells of workbooks: dates as shown, and everything else reported as what it shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from psm_model.errors import FormatError
from psm_model.formats.tables.cells import YearAsDate
from psm_model.formats.workbook.cells import read_date
from psm_model.formats.workbook.sheets import read_sheets
from psm_model.values import PartialDate
from tests.formats.workbook.small_workbooks import DATES, MAC, list_messages, number_cell, read_founding_date
from tests.formats.workbooks import make_book, make_row


@pytest.mark.parametrize(
    ("serial", "style", "expected"),
    [
        (45945, 1, PartialDate(2025, 10, 15)),
        ("45945.0", 1, PartialDate(2025, 10, 15)),
        ("4.5945E4", 1, PartialDate(2025, 10, 15)),
        (45931, 2, PartialDate(2025, 10)),
        (45658, 3, PartialDate(2025)),
        (2025, 0, PartialDate(2025)),
    ],
)
@pytest.mark.parametrize("properties", ["", MAC])
def test_dates(serial: object, style: int, expected: PartialDate, properties: str, tmp_path: Path) -> None:
    """Dates are read as shown, also in workbooks that count from 1904."""
    if properties and style:
        serial = float(serial) - 1462  # type: ignore[arg-type]  # a number or its text
    assert (
        read_founding_date(
            make_book(tmp_path / "a.xlsx", number_cell(serial, style), formats=DATES, properties=properties)
        )
        == expected
    )


@pytest.mark.parametrize("year", [1800, 1905, 1948, 1979, 2009, 2025, 2200])
@pytest.mark.parametrize("style", [1, 2, 3, 7])
@pytest.mark.parametrize("properties", ["", MAC, 'date1904="true"'])
def test_year_in_a_date_cell_is_reported(year: int, style: int, properties: str, tmp_path: Path) -> None:
    """A year in a cell formatted as a date is reported as ambiguous, whatever the format shows."""
    epoch = date(1904, 1, 1) if properties else date(1899, 12, 30)
    (problem,) = list_messages(
        make_book(tmp_path / "a.xlsx", number_cell(year, style), formats=DATES, properties=properties)
    )
    assert problem.startswith(
        f"Organisasi!D2: expected the year {year} or this date, in a cell that is formatted as text"
    )
    assert problem.endswith(f"got the date {epoch + timedelta(days=year)}")


@pytest.mark.parametrize(("properties", "day"), [("", "2021-10-14"), (MAC, "2025-10-15")])
def test_number_of_a_day_is_reported(properties: str, day: str, tmp_path: Path) -> None:
    """A number that may be a date is reported with that date."""
    (problem,) = list_messages(make_book(tmp_path / "a.xlsx", number_cell(44483), properties=properties))
    assert problem == (
        f"Organisasi!D2: expected a date, perhaps {day}, in a cell that is formatted as a date or as text,"
        " got the number 44483"
    )


@pytest.mark.parametrize(
    ("cell", "got"),
    [
        (number_cell(45945.5, 7), "the date 2025-10-15 12:00:00"),
        (number_cell(0.5, 5), "a time of the day"),
        (number_cell(0.5, 1), "a time of the day"),
        (number_cell(1.5, 6), "a duration"),
        (number_cell(45945, 4), "a date whose year is not shown, and may have been added by the spreadsheet"),
        (number_cell(0, 1), "a number that is not a date, in a cell that is formatted as one"),
        (number_cell(60, 1), "a number that is not a date, in a cell that is formatted as one"),
        (number_cell(-1, 1), "a number that is not a date, in a cell that is formatted as one"),
        (number_cell(9_999_999, 1), "a number that is not a date, in a cell that is formatted as one"),
        (number_cell("1e400", 1), "a value that cannot be read"),
        (number_cell("nan"), "a value that cannot be read"),
        (number_cell("1_000"), "a value that cannot be read"),
        (number_cell("9" * 5000), "a value that cannot be read"),
        ('<c t="b"><v>1</v></c>', "true"),
        ('<c t="b"><v>7</v></c>', "a value that cannot be read"),
        ('<c t="e"><v>#N/A</v></c>', "the error #N/A"),
        ('<c t="e"><v>CANARY</v></c>', "an error"),
        ('<c t="s"><v>7</v></c>', "a value that cannot be read"),
        ('<c t="s"><v>-1</v></c>', "a value that cannot be read"),
        ('<c t="s"><v/></c>', "a value that cannot be read"),
        ('<c t="d"><v>15-10-2025</v></c>', "a value that cannot be read"),
        ("<c><f>A1</f></c>", "a formula without its value, which a spreadsheet saves with the workbook"),
        ("<c><f>A1</f><v></v></c>", "a formula without its value, which a spreadsheet saves with the workbook"),
    ],
)
def test_cells_that_are_not_dates(cell: str, got: str, tmp_path: Path) -> None:
    """A cell that shows no date is reported as what it shows."""
    (problem,) = list_messages(make_book(tmp_path / "a.xlsx", cell, formats=DATES))
    assert problem.startswith("Organisasi!D2: expected a date")
    assert problem.endswith(f"got {got}")


def test_cells_are_limited(tmp_path: Path) -> None:
    """The number of cells is limited, including blank cells before others, but not blank cells at the end."""
    blank_at_the_end = "".join(
        make_row(number, "o").replace("</row>", f'<c r="XFD{number}" s="1"/></row>') for number in range(2, 40)
    )
    file = make_book(tmp_path / "a.xlsx", rows=blank_at_the_end)
    (sheet,) = read_sheets(file, max_cells=43)
    assert [len(cells) for cells in sheet.rows] == [5] + [1] * 38
    with pytest.raises(FormatError, match=r"Organisasi: .* got one with more than 42 cells, .* by row 39"):
        read_sheets(file, max_cells=42)
    (sheet,) = read_sheets(make_book(file, rows=make_row(100, "o")), max_cells=104)
    assert len(list(sheet.rows)) == 100
    with pytest.raises(FormatError, match=r"by row 100, after 2 rows"):
        read_sheets(file, max_cells=103)
    for number in (2, 1000):
        wide_row = make_row(number, "o").replace("</row>", f'<c r="XFD{number}"><v>1</v></c></row>')
        with pytest.raises(FormatError, match=f"more than 16,388 cells, .* by row {number:,}"):
            read_sheets(make_book(file, rows=wide_row), max_cells=16_388)


@given(st.integers(61, 2_957_003) | st.sampled_from([1, 59, 61]), st.booleans())
def test_dates_agree_with_openpyxl(serial: int, from_1904: bool) -> None:  # noqa: FBT001  # drawn
    """A number is the date that openpyxl computes, in both date systems."""
    expected = from_excel(serial, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    result = read_date(serial, frozenset("dmy"), from_1904=from_1904)
    assert isinstance(expected, datetime)
    if isinstance(result, YearAsDate):
        assert result == YearAsDate(serial, expected.date())
    else:
        assert result == expected.date()
