"""import_table: a register from a table that an office keeps, read with a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.formats import jsonl
from psm_model.formats.locations import CellLocations
from psm_model.formats.loss import Loss
from psm_model.formats.read_result import ReadResult
from psm_model.formats.tables.cells import is_blank
from psm_model.formats.tables.headings import Sheet
from psm_model.i18n import Bilingual

from ._areas import AreaFinder
from ._columns import list_texts
from ._files import OpenedFile, open_tables
from ._forms import Part, find_parts, matches_any
from ._headings import HEAD_ROWS, add_letters
from ._panels import PanelRows, assign_columns, select_headings
from ._records import RecordMaker
from ._row_kinds import SkipRule
from ._sheet import SheetImporter
from ._stacked_tables import SegmentRows, StackedTable, find_stacked_tables, may_be_title
from ._store import RecordStore
from .mapping import ImportMapping, TableMapping
from .report import ImportReport, ReportBuilder, RowProblem

if TYPE_CHECKING:
    import os

__all__ = ["ImportResult", "import_table", "import_to_lines"]


@attrs.frozen
class ImportResult(ReadResult):
    """A register that was read from an office's table, with the report on its rows and cells."""

    report: ImportReport
    """The report on the rows and the cells."""


def import_table(file: str | os.PathLike[str], mapping: ImportMapping, *, strict: bool = False) -> ImportResult:
    """Read a register from a workbook or a CSV file that an office keeps.

    Rows that can be read are loaded; the others are problems of the report, and losses.

    Args:
        file: A path that ends in .xlsx, .csv, .tsv or .txt.
        mapping: How the file is read.
        strict: Whether to refuse the file if anything is reported.

    Raises:
        FormatError: the file cannot be read, or no sheet has headings of the mapping. If strict, anything is reported.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file cannot be read.
    """
    with _run(Path(file), mapping, keep_cells=True) as (store, builder):
        cells: dict[str, str] = {}
        register = Register.of(*jsonl.iter_entities(store.iter_lines(cells), None))
        report = builder.finish(store.counts)
    if strict:
        _require_whole(report)
    losses = tuple(
        Loss(problem.place, f"expected {problem.expected.english}, got {problem.got.english}")
        for problem in report.problems
    )
    return ImportResult(register, losses, CellLocations(cells), report)


def import_to_lines(
    file: str | os.PathLike[str], mapping: ImportMapping, target: str | os.PathLike[str], *, only_whole: bool = False
) -> ImportReport:
    """Write the register of a table into a file in JSON Lines. Memory does not grow with the rows of a CSV file.

    Args:
        file: As for `import_table`.
        mapping: How the file is read.
        target: The path of the file to write, as for `psm_model.formats.jsonl.dump`.
        only_whole: Whether to write nothing if anything is reported.

    Raises:
        FormatError: the file cannot be read, or no sheet has headings of the mapping.
        ModuleNotFoundError: as for `import_table`, or for a compression that is not installed.
        OSError: a file cannot be read or written.
    """
    with _run(Path(file), mapping, keep_cells=False) as (store, builder):
        report = builder.finish(store.counts)
        if report.is_whole or not only_whole:
            jsonl.dump(jsonl.iter_entities(store.iter_lines({}), None), target)
    return report


def _require_whole(report: ImportReport) -> None:
    """Raise if anything is reported.

    Raises:
        FormatError: something is.
    """
    if report.problems:
        problems = (
            Problem(problem.place, problem.expected.english, problem.got.english) for problem in report.problems
        )
        raise FormatError(tuple(problems), report.source)


@contextmanager
def _run(file: Path, mapping: ImportMapping, *, keep_cells: bool) -> Iterator[tuple[RecordStore, ReportBuilder]]:
    """Read a file into a store, which is deleted afterwards."""
    opened = open_tables(file, encoding=mapping.encoding, delimiter=mapping.delimiter)
    report = ReportBuilder(str(file))
    store = RecordStore(keep_cells=keep_cells)
    try:
        if mapping.encoding is None:
            _report_encoding(opened, file, report)
        areas = AreaFinder(mapping.areas)
        is_any_read = False
        for sheet in opened.sheets:
            is_any_read = _read_sheet(sheet, mapping, areas, store, report) or is_any_read
        if not is_any_read:
            headings = ", ".join(repr(heading) for table in mapping.tables for heading in table.columns)
            raise FormatError((Problem("", f"a row with headings of the mapping: {headings}", "none"),), str(file))
        yield store, report
    finally:
        store.close()


_USUAL_ENCODINGS: Final = frozenset({None, "utf-8", "utf-8-sig"})


def _report_encoding(opened: OpenedFile, file: Path, report: ReportBuilder) -> None:
    if opened.encoding not in _USUAL_ENCODINGS:
        report.add_notice(
            file.name,
            f"read in the encoding {opened.encoding}; if letters are wrong, state encoding in the mapping",
            f"dibaca dengan pengodean {opened.encoding}; jika ada huruf yang salah, tulis encoding dalam pemetaan",
        )


def _read_sheet(
    sheet: Sheet, mapping: ImportMapping, areas: AreaFinder, store: RecordStore, report: ReportBuilder
) -> bool:
    """Read a sheet by the forms that it has; return whether it has one."""
    if matches_any(sheet.name, mapping.skip_sheets):
        count = sum(_iter_unread_cells(sheet))
        report.total += count
        report.skipped[SkipRule.SHEET] += count
        if count:
            report.add_notice(
                sheet.place,
                f"the mapping skips the sheet, with {count:,} cells",
                f"pemetaan melewati lembar ini, yang berisi {count:,} sel",
            )
        return False
    head = [cells for cells, _ in zip(sheet.rows, range(HEAD_ROWS), strict=False)]
    parts = find_parts(sheet.name, mapping, head)
    if not parts:
        _report_unknown_sheet(sheet, report)
        return False
    if sheet.is_hidden:
        report.add_notice(
            sheet.place, "the sheet is hidden; it was read", "lembar ini tersembunyi, tetapi tetap dibaca"
        )
    make = partial(
        RecordMaker, order=mapping.date_order, areas=areas, area_into=mapping.areas.into, store=store, report=report
    )
    if len(parts) > 1:
        _read_side_by_side(parts, sheet, head, make, report)
        return True
    tables = [table for table in mapping.tables if matches_any(sheet.name, table.sheets)]
    stacked = find_stacked_tables(sheet.rows, tables)
    for below in stacked:
        _read_stacked(below, sheet, make(below.table), report)
    if not stacked:
        SheetImporter(parts[0].table, sheet, parts[0].headings, make(parts[0].table), report).run()
    return True


def _read_side_by_side(
    parts: Sequence[Part],
    sheet: Sheet,
    head: Sequence[tuple[object, ...]],
    make: Callable[[TableMapping], RecordMaker],
    report: ReportBuilder,
) -> None:
    """Read tables beside each other, each of which has columns of its own."""
    owners = assign_columns([part.columns for part in parts])
    for number, (table, headings, _) in enumerate(parts):
        rows = PanelRows(sheet.rows, owners, number)
        part = attrs.evolve(sheet, rows=rows)
        importer = SheetImporter(table, part, select_headings(headings, rows), make(table), report)
        for cells in head[: max(headings.row - 1, 0)]:
            if rows.is_shared(cells):
                importer.read_shared_title(cells)
        importer.run()


def _read_stacked(stacked: StackedTable, sheet: Sheet, maker: RecordMaker, report: ReportBuilder) -> None:
    """Read one of the tables below each other, for which the titles above the first of them hold too."""
    rows = SegmentRows(sheet.rows, stacked.rows)
    headings = add_letters(stacked.headings, stacked.table.columns, max(stacked.headings.names))
    importer = SheetImporter(stacked.table, attrs.evolve(sheet, rows=rows), headings, maker, report)
    for cells in _iter_titles_above(sheet, min(each.start for each in stacked.rows)):
        importer.read_shared_title(cells)
    importer.run()


def _iter_titles_above(sheet: Sheet, first: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows above the first table of a sheet, if another one begins in a row."""
    for cells in islice(sheet.rows, first - 1):
        texts = list_texts(cells)
        if any(texts) and not may_be_title(texts):
            return
        yield cells


def _report_unknown_sheet(sheet: Sheet, report: ReportBuilder) -> None:
    count = sum(_iter_unread_cells(sheet))
    report.total += count
    report.reported += count
    if count:
        report.add_problem(
            RowProblem(
                place=sheet.place,
                expected=Bilingual(
                    "a sheet with headings of the mapping", "lembar dengan judul kolom yang ada dalam pemetaan"
                ),
                got=Bilingual(f"none of them, and {count:,} cells", f"tidak satu pun, dan {count:,} sel"),
                action=Bilingual(
                    "add a table to the mapping, or name it under skip_sheets",
                    "tambahkan tabel ke pemetaan, atau sebutkan di skip_sheets",
                ),
                row_is_lost=False,
            )
        )


def _iter_unread_cells(sheet: Sheet) -> Iterator[int]:
    """Yield the number of cells in each row of a sheet that is not read."""
    for cells in sheet.rows:
        yield sum(not is_blank(cell) for cell in cells)
