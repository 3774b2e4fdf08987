"""Notes at headings: what they say can be entered is read."""

from __future__ import annotations

import json
import re
from typing import Final

import attrs

from psm_model.entities import Register
from psm_model.formats import dumps
from psm_model.formats.tables.cells import read_cell
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.notes import column_note
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.rows import make_rows
from psm_model.formats.tables.schema import CellType, Column, Table, tables
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SEAT, SOURCE, TERM
from tests.every_case import every_case

REGISTER: Final = Register.of(SOURCE, DECREE, ORGANISATION, MEMBER, attrs.evolve(TERM, appointments=[SEAT]))
# The text before, between and after the examples of a note.
BEFORE: Final = r"(?:misalnya |Tanggal: |dengan titik[^:]*: |ikut dihitung: |pasalnya: )"
BETWEEN: Final = re.compile(", atau |, | atau ")


def list_examples(table: Table, column: Column) -> list[str]:
    """Return the examples in the note of a column."""
    note = column_note(table, column)
    if column.cell_type is CellType.JSON:
        return re.findall(r"misalnya ([\[{].*?[\]}]+)[;.]", note)
    if column.cell_type is CellType.CHOICE:
        return re.findall(r"misalnya (.*)\.$", note)
    found = re.search(BEFORE + r"([^;]*?)(?:;|\.(?:\s|$)|$)", note)
    if found is None:
        return []
    return BETWEEN.split(found[1]) if column.cell_type in {CellType.DATE, CellType.END} else [found[1]]


EXAMPLES: Final = [
    (table, column, text) for table in tables() for column in table.columns for text in list_examples(table, column)
]


@every_case(("table", "column", "text"), EXAMPLES)
def test_examples_are_read(table: Table, column: Column, text: str) -> None:
    """An example in a note can be typed into the cell, and one in JSON becomes the part of the record that it says."""
    value = read_cell(text, column)
    if column.cell_type is not CellType.JSON:
        assert value
        return
    rows, _ = make_rows(REGISTER, in_words=True)
    rows[table.name][0][table.columns.index(column)] = text
    sheets = [
        Sheet(other.name, other.name, [tuple(c.name for c in other.columns), *map(tuple, rows[other.name])])
        for other in tables()
    ]
    assert json.dumps(json.loads(text)) in json.dumps(json.loads(dumps(read_tables(sheets, None).register)))


def test_columns_of_json_have_examples() -> None:
    """Each column of JSON has its example: of your own data, or of a record of its list with what it needs."""
    for table in tables():
        for column in table.columns:
            if column.cell_type is CellType.JSON:
                (example,) = list_examples(table, column)
                assert isinstance(json.loads(example), dict) == (column.name == "extra")
    assert sum(column.cell_type is CellType.JSON for _, column, _ in EXAMPLES) > 5


def test_notes_are_sentences() -> None:
    """Each column has a note, which ends as a sentence does."""
    assert all(column_note(table, column).endswith(".") for table in tables() for column in table.columns)
