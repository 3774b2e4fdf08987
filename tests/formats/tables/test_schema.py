"""The schema of tables: unique names, and parts with the ids of their records."""

from __future__ import annotations

from psm_model.formats.tables.schema import CellType, tables
from psm_model.formats.tables.words import column_heading, sheet_name
from tests.formats.tables.sheets import COLUMNS


def test_columns_have_unique_names() -> None:
    """Each table and column has a unique name, heading and note."""
    assert len({sheet_name(table) for table in tables()}) == len({table.name for table in tables()}) == len(tables())
    assert all(len(sheet_name(table)) <= 31 for table in tables())
    for table in tables():
        for get_name in (lambda column, table=table: column_heading(table, column), lambda column: column.name):
            names = [get_name(column) for column in table.columns]
            assert len({name.casefold() for name in names}) == len(names)
        assert all("." not in column_heading(table, column) for column in table.columns), "a field without words"


def test_tables_of_parts_begin_with_their_record() -> None:
    """A table of parts begins with the id of their record, and no other table does."""
    keys = {table.name: table.columns[0].name for table in tables() if table.steps}
    assert {keys[name] for name in keys if name.startswith("board_term_")} == {"board_term_id"}
    assert all(table.columns[0].name == "id" for table in tables() if not table.steps)
    assert {len(table.steps) for table in tables()} == {0, 1}
    assert all(column.choices is not None for _, column in COLUMNS if column.cell_type is CellType.CHOICE)
