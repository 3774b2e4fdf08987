"""Names of cells: as spreadsheets give them, and read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.formats.tables.cell_names import cell_name, parse_cell_name, split_cell


@given(st.integers(1, 2_000_000), st.integers(1, 20_000))
def test_cell_names(row: int, column: int) -> None:
    """A cell has the name that spreadsheets use, and can be found by it."""
    assert parse_cell_name(cell_name(row, column)) == (row, column)
    assert cell_name(row, 26).startswith("Z")
    assert cell_name(row, 27).startswith("AA")
    assert cell_name(row, 703).startswith("AAA")


@given(st.text(), st.integers(1, 2_000_000), st.integers(1, 20_000))
def test_places_of_cells(sheet: str, row: int, column: int) -> None:
    """A place is split into its sheet and its cell, also if the name of the sheet has an exclamation mark."""
    cell = cell_name(row, column)
    assert split_cell(f"{sheet}!{cell}") == (sheet, cell)
