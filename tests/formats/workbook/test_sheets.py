"""Sheets of workbooks: hidden, unordered, damaged and unknown ones."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import FormatError
from psm_model.formats.workbook.sheets import read_sheets
from psm_model.formats.xlsx import read_xlsx
from psm_model.values import PartialDate
from tests.formats.results import register_and_losses
from tests.formats.workbook.small_workbooks import (
    DATES,
    FUZZ,
    WORKSHEET,
    list_messages,
    number_cell,
    read_founding_date,
    replace_text,
)
from tests.formats.workbooks import make_book, make_row, replace_parts


def test_hidden_sheets_and_rows_are_read(tmp_path: Path) -> None:
    """Hidden sheets and rows are read."""
    file = replace_text(
        make_book(tmp_path / "a.xlsx", "2025"), "<sheet ", '<sheet state="veryHidden" ', "xl/workbook.xml"
    )
    assert read_founding_date(replace_text(file, '<row r="2"', '<row hidden="1" r="2"')) == PartialDate(2025)


def test_unordered_rows_are_sorted(tmp_path: Path) -> None:
    """Rows in another order are read in the order of their numbers."""
    rows = [make_row(number, f"o-{number}", "IPSM", "pusat") for number in (4, 2, 3)]
    register, losses = register_and_losses(read_xlsx(make_book(tmp_path / "a.xlsx", rows="".join(rows))))
    assert ([organisation.id for organisation in register.organisations], losses) == (["o-2", "o-3", "o-4"], ())


@pytest.mark.parametrize(
    ("rows", "got"),
    [
        (make_row(2, "o") + make_row(2, "p"), "one with row 2 twice"),
        (make_row(2, "o") + make_row(1, "p"), "one with row 1 twice"),
        (make_row(2, "o").replace("</row>", '<c r="A2"><v>1</v></c></row>'), "one with a cell twice in row 2"),
        (make_row(2, "o").replace("A2", "A3"), "one with a cell that does not belong to row 2"),
        (make_row(2, "o").replace("A2", "CANARY2"), "one with a cell that does not belong to row 2"),
        (make_row(2, "o").replace('r="2"', 'r="CANARY"'), "one with a row outside 1 to 1,048,576"),
        (make_row(1_048_577, "o"), "one with a row outside 1 to 1,048,576"),
        (make_row(2, "o").replace("A2", "XFE2"), "one with more than 16,384 columns"),
        ("<row r='2'>" + "<c/>" * 16_385 + "</row>", "one with more than 16,384 columns"),
        ("<row>", "one in which XML is broken"),
        ("&canary;", "one in which XML is broken"),
        (f"<!--{'x' * 2_000_000}-->", "one with a tag longer than 1 MiB"),
        (f"<a b='{'x' * 2_000_000}'/>", "one with a tag longer than 1 MiB"),
    ],
    ids=lambda part: part[:40],
)
def test_damaged_sheets_are_refused(rows: str, got: str, tmp_path: Path) -> None:
    """A damaged sheet is reported by name, without its content."""
    (problem,) = list_messages(make_book(tmp_path / "a.xlsx", rows=rows))
    assert problem.startswith(
        "Organisasi: expected a sheet that can be read; where a spreadsheet opens it, save it anew"
    )
    assert f"got {got}, after" in problem


def test_deep_nesting_is_skipped(tmp_path: Path) -> None:
    """Unknown elements are skipped at any depth."""
    deep = "<a>" * 10**5 + "</a>" * 10**5
    assert read_founding_date(
        make_book(tmp_path / "a.xlsx", rows=make_row(2, "o", "IPSM", "pusat", "2025") + deep)
    ) == PartialDate(2025)


def test_unknown_sheets_are_not_read(tmp_path: Path) -> None:
    """An unknown sheet is read only until it is known not to be empty."""
    for rows in (make_row(2, "x") + "<row r='3'><c r='CANARY'/></row>", make_row(2, "x") + make_row(1_000_000, "x")):
        (sheet,) = read_sheets(make_book(tmp_path / "a.xlsx", rows=rows, name="Catatan"), max_cells=5)
        assert len(list(sheet.rows)) == 1


@FUZZ
@given(
    part=st.sampled_from(["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", WORKSHEET]),
    data=st.data(),
)
def test_odd_parts_are_read_or_refused(part: str, data: st.DataObject, tmp_path: Path) -> None:
    """A part with odd attributes or elements is read or refused."""
    file = make_book(tmp_path / "a.xlsx", number_cell(45945, 1), '<c t="s"><v>0</v></c>', formats=DATES)
    with zipfile.ZipFile(file) as archive:
        content = archive.read(part).decode()
    pieces = re.split(r'("[^"]*"|<[a-zA-Z/]+|>)', content)
    position = data.draw(st.integers(0, len(pieces) - 1))
    odd = data.draw(st.sampled_from(['"-1"', '"1e999"', '""', '"\u0663"', "<c", "<v", "<row", "</row", "", ">", "/>"]))
    pieces[position] = odd
    with suppress(FormatError):
        read_xlsx(replace_parts(file, {part: "".join(pieces).encode()}))
