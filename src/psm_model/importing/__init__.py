"""Registers from the tables that offices keep. A mapping says how to read a workbook or a CSV file."""

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
from .mapping_text import format_mapping
from .refusals import describe_refusal
from .report import CellCounts, ImportReport, Notice, RowProblem
from .report_text import render_import_report, report_to_json
from .suggestion import Doubt, Suggestion, suggest_mapping

__all__ = [
    "AreaSettings",
    "CellCounts",
    "DateOrder",
    "Doubt",
    "ImportMapping",
    "ImportReport",
    "ImportResult",
    "Notice",
    "RowProblem",
    "Suggestion",
    "TableMapping",
    "describe_refusal",
    "format_mapping",
    "import_table",
    "import_to_lines",
    "load_mapping",
    "loads_mapping",
    "mapping_schema",
    "render_import_report",
    "report_to_json",
    "suggest_mapping",
]
