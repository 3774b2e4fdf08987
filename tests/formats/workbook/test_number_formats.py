"""Number formats: the text that a cell shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.formats.xlsx import read_xlsx
from tests.formats.workbook.small_workbooks import list_messages, number_cell
from tests.formats.workbooks import make_book


@pytest.mark.parametrize(
    ("cell", "code", "expected"),
    [
        (number_cell(7, 1), "000", ("007",)),
        (number_cell(1234, 1), "000", ("1234",)),
        (number_cell(1234, 1), "#,##0", ("1234",)),
        (number_cell(1234, 1), "id 4", ("1234",)),
        (number_cell(1234, 1), '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', ("1234",)),
        (number_cell(1234, 1), "General", ("1234",)),
        (number_cell(1234, 1), "@", ("1234",)),
        (number_cell(1234, 1), "0.00E+00", ("1234",)),
        (number_cell(1, 1), "id 9", "a percentage"),
        (number_cell(0.5, 1), "0.0%", "a percentage"),
        (number_cell(1000, 1), '"Rp"#,##0', "a number that its format shows as something else"),
        (number_cell(1000, 1), "[$Rp-421]#,##0", "a number that its format shows as something else"),
        (number_cell(1000, 1), "id 5", "a number that its format shows as something else"),
        (number_cell(25, 1), '0" orang"', "a number that its format shows as something else"),
        (number_cell(2025000, 1), "#,##0,", "a number that its format shows as something else"),
        (number_cell(3325112013, 1), "00\\.00\\.00\\.0000", "a number that its format shows as something else"),
        (number_cell(123456, 1), "000-000", "a number that its format shows as something else"),
        ("<c><v>0.5</v></c>", "0", "the number 0.5"),
        ('<c t="s"><v>0</v></c>', "0", ("Dinas Sosial",)),
        ('<c t="s"><v>1</v></c>', "0", ("A & B",)),
        ('<c t="str"><f>A1</f><v>x_x0041_</v></c>', "0", ("xA",)),
        ('<c t="str"><f>A1</f><v/></c>', "0", ()),
        ("<c><f>A1</f><v>5</v></c>", "0", ("5",)),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>', "0", ("a b",)),
        ('<c s="1"/>', "0", ()),
        ('<c s="1"><v/></c>', "0", ()),
        ('<c t="d"><v>2025-10-15</v></c>', "0", "the date 2025-10-15"),
        ('<c s="99"><v>5</v></c>', "0", ("5",)),
    ],
)
def test_text_cells(cell: str, code: str, expected: tuple[str, ...] | str, tmp_path: Path) -> None:
    """The shown text of a cell is read; a format that shows another number is reported."""
    texts = (
        "<si><r><t>Dinas</t></r><r><rPr><b/></rPr><t> Sosial</t></r><rPh sb='0' eb='1'><t>CANARY</t></rPh></si>"
        "<si><t>A &amp; B</t><phoneticPr fontId='1'/></si>"
    )
    file = make_book(tmp_path / "a.xlsx", "", cell, formats=(code,), texts=texts)
    if isinstance(expected, str):
        (problem,) = list_messages(file)
        assert problem == f"Organisasi!E2: expected a text, in a cell that is formatted as text, got {expected}"
    else:
        assert read_xlsx(file).register.organisations[0].partners == expected
