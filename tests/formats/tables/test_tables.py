"""Tables in any file format: their names, columns and cells."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.formats import dumps
from psm_model.formats.locations import Cell, CellLocations
from psm_model.formats.tables.cell_names import parse_cell_name, split_cell
from psm_model.formats.tables.cells import read_cell
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import tables
from psm_model.strategies import registers, valid_registers
from tests.formats.losses import remove_losses
from tests.formats.results import register_and_losses
from tests.formats.tables.sheets import make_sheets


def assert_round_trip(register: Register, *, in_words: bool) -> None:
    """Assert that a register survives tables except for the reported losses."""
    tables_made, losses = make_sheets(register, in_words=in_words)
    assert register_and_losses(read_tables(tables_made, None)) == (remove_losses(register, losses), ())
    assert len({loss.path for loss in losses}) == len(losses)


def assert_cells_have_their_values(register: Register, *, in_words: bool) -> None:
    """Assert that the location of a value is its cell, and that of a record its row."""
    tables_made, _ = make_sheets(register, in_words=in_words)
    read = read_tables(tables_made, None)
    rows = {sheet.place: list(sheet.rows) for sheet in tables_made}
    columns = {sheet.place: table.columns for sheet, table in zip(tables_made, tables(), strict=True)}
    tree = json.loads(dumps(read.register))
    assert isinstance(read.locations, CellLocations)
    for pointer, place in read.locations.cells.items():
        sheet, cell = split_cell(place)
        row, position = parse_cell_name(cell)
        value = tree
        for step in pointer.split("/")[1:]:
            value = value[int(step)] if isinstance(value, list) else (value or {}).get(step)
        if isinstance(value, str):
            assert read_cell(rows[sheet][row - 1][position - 1], columns[sheet][position - 1]) == value
            absent = f"{pointer}/nowhere"
            assert read.locations.locate([absent, "/nowhere"]) == {absent: Cell(place)}
        assert (position == 0) == (isinstance(value, dict) and pointer.rpartition("/")[2].isdecimal())


@given(register=registers() | valid_registers(), in_words=st.booleans())
def test_tables_of_any_register(register: Register, *, in_words: bool) -> None:
    """The properties of the tables of any register; one test, because drawing registers is slow."""
    assert_round_trip(register, in_words=in_words)
    assert_cells_have_their_values(register, in_words=in_words)
