"""Registers from the tables that offices keep: a mapping says how a workbook or a CSV file is read."""

from .importer import ImportResult, import_table, import_to_lines
from .mapping import (
    AreaSettings,
    DateOrder,
    ImportMapping,
    TableMapping,
    load_mapping,
    loads_mapping,
    mapping_schema,
)
from .report import CellCounts, ImportReport, Notice, RowProblem

__all__ = [
    "AreaSettings",
    "CellCounts",
    "DateOrder",
    "ImportMapping",
    "ImportReport",
    "ImportResult",
    "Notice",
    "RowProblem",
    "TableMapping",
    "import_table",
    "import_to_lines",
    "load_mapping",
    "loads_mapping",
    "mapping_schema",
]
