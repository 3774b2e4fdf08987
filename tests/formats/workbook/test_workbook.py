"""Workbooks of other programs: shown values are read or reported, and memory is limited."""

from __future__ import annotations

import traceback
from pathlib import Path

import attrs
import openpyxl
import pytest

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats.workbook.sheets import read_sheets
from psm_model.formats.xlsx import read_xlsx, write_xlsx
from psm_model.values import PartialDate
from tests.formats.results import register_and_losses
from tests.formats.workbook.small_workbooks import ORGANISATION
from tests.formats.workbooks import make_book, make_row


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("chart", [False, True])
def test_what_libraries_refuse(tmp_path: Path, *, strict: bool, chart: bool) -> None:
    """A workbook in the strict format, with a chart sheet, empty fills and an unnamed style is read."""
    file = make_book(tmp_path / "a.xlsx", '<c t="d"><v>2025-10-15T00:00:00</v></c>', strict=strict, chart=chart)
    assert register_and_losses(read_xlsx(file)) == (
        Register.of(attrs.evolve(ORGANISATION, founded=PartialDate(2025, 10, 15))),
        (),
    )


def test_no_traceback_shows_a_cell(tmp_path: Path) -> None:
    """An error has no cause, and shows no content of the workbook."""
    for rows in (make_row(2, "CANARY") + "<CANARY", make_row(2, "CANARY") * 2, "<row r='CANARY'/>", "&CANARY;"):
        with pytest.raises(FormatError) as caught:
            read_xlsx(make_book(tmp_path / "a.xlsx", rows=rows))
        assert "CANARY" not in "".join(traceback.format_exception(caught.value)).replace(f"{rows=}", "")


def test_openpyxl_reads_written_workbooks(tmp_path: Path) -> None:
    """The library openpyxl reads the cells of a workbook that we wrote."""
    write_xlsx(Register.of(ORGANISATION), tmp_path / "a.xlsx")
    theirs = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    for sheet in read_sheets(tmp_path / "a.xlsx"):
        rows = [tuple(cell for cell in cells if cell is not None) for cells in theirs[sheet.name].values]
        assert [tuple(cell for cell in cells if cell is not None) for cells in sheet.rows] == rows
