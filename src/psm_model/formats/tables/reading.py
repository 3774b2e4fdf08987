"""Conversion of tables to a register, for any kind of table file, with the losses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias

from psm_model._garbage import collection_paused
from psm_model.entities.appointment import Capacity
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.formats._origins import Located, find_origin, strip_locations
from psm_model.formats._problems import NOT_SHOWN, WrongValueError, describe, too_many_problems
from psm_model.formats.document import structure_record
from psm_model.formats.locations import CellLocations
from psm_model.formats.loss import Loss
from psm_model.formats.read_result import ReadResult
from psm_model.law.citation_surplus import list_surplus
from psm_model.values.date_surplus import has_surplus

from .cell_names import parse_cell_name, split_cell
from .cells import is_blank, read_cell
from .diagnostics import Diagnostics
from .headings import Headings, Sheet, find_headings, find_table, is_guide
from .posts import PostReader
from .schema import CellType, Column, Table, tables
from .titles import TitleRow
from .withheld import WITHHELD, read_withheld
from .words import choice_word, is_more_specific, row_requirement, sheet_name

__all__ = ["read_tables"]

# Any, here and below: JSON.
_Object: TypeAlias = dict[str, Any]
_DATES: Final = frozenset({CellType.DATE, CellType.END})


def read_tables(sheets: Iterable[Sheet], source: str | None) -> ReadResult:
    """Read a register from tables. Unknown tables and columns are losses.

    Raises:
        FormatError: the input has a problem. The error contains every problem with its cell.
    """
    with collection_paused():
        return _TableReader().read(sheets, source)


class _Row(NamedTuple):
    """The content of a row."""

    values: dict[Column, Located]
    """The values of the cells that are not blank."""
    title: TitleRow | None
    """The cells of the post, if the row has one."""
    is_wrong: bool
    """Whether a cell cannot be read."""


class _TableReader:
    """A reader of the tables of one file."""

    def __init__(self) -> None:
        self._tree: dict[str, list[Located]] = {table.place: [] for table in tables() if not table.steps}
        self._by_id: dict[str, dict[str, _Object]] = {place: {} for place in self._tree}
        self._sheets: dict[str, Sheet] = {}
        self._numbers: dict[str, int] = {}
        self._headings: dict[str, Headings] = {}
        # The number of cells below each unknown heading of a table.
        self._left_out: dict[str, Counter[int]] = defaultdict(Counter)
        self._unread: set[str] = set()
        # The rows with more cells than headings, by the places of their sheets.
        self._shifted: set[tuple[str, int]] = set()
        self._diagnostics = Diagnostics()
        self._posts = PostReader(self._diagnostics)

    def read(self, sheets: Iterable[Sheet], source: str | None) -> ReadResult:
        self._sheets = self._assign_sheets(sheets, source)
        # Entities come before their parts.
        for number, table in enumerate(tables()):
            if table.name in self._sheets:
                self._numbers[self._sheets[table.name].place] = number
                self._read_table(table, self._sheets[table.name])
                if self._diagnostics.is_full:
                    # References to rows that were not read would be reported wrongly, so stop here.
                    raise self._make_error(source)
        origins: dict[str, str] = {}
        tree = strip_locations(self._tree, origins)
        register = Register()
        try:
            register = structure_record(Register, tree, [])
        except FormatError as error:
            for problem in error.problems:
                place, _ = find_origin(problem.path, origins)
                if not self._diagnostics.is_reported(place):
                    got = NOT_SHOWN if self._is_hidden(place) else problem.got
                    self._diagnostics.problems.append(
                        Problem(place, self._find_row_requirement(place) or problem.expected, got)
                    )
        if self._diagnostics.problems:
            raise self._make_error(source)
        return ReadResult(register, tuple(self._diagnostics.losses), CellLocations(origins))

    def _is_hidden(self, place: str) -> bool:
        """Return whether a cell may hold personal data: in a table of it, or in a row whose cells are shifted."""
        return self._headings[split_cell(place)[0]].table.personal or self._is_shifted(place)

    def _is_shifted(self, place: str) -> bool:
        sheet, cell = split_cell(place)
        return (sheet, parse_cell_name(cell)[0]) in self._shifted

    def _assign_sheets(self, sheets: Iterable[Sheet], source: str | None) -> dict[str, Sheet]:
        """Return the sheets by the names of their tables.

        Raises:
            FormatError: there is none, or a table has two sheets.
        """
        by_table: dict[str, Sheet] = {}
        duplicates: list[Problem] = []
        for sheet in sheets:
            table = self._match_table(sheet)
            if table is not None and table.name in by_table:
                got = f"it again, beside {by_table[table.name].place}"
                duplicates.append(Problem(sheet.place, "each table once", got))
            elif table is not None:
                by_table[table.name] = sheet
        if duplicates:
            raise FormatError(tuple(duplicates), source)
        if not by_table:
            example = next(table for table in tables() if table.name == "organisations")
            expected = f"a table of a register, as {sheet_name(example)!r} or {example.name!r}"
            raise FormatError((Problem("", expected, "none"),), source)
        return by_table

    def _match_table(self, sheet: Sheet) -> Table | None:
        table = find_table(sheet.name)
        # A new workbook has an empty sheet; leaving it out is no loss.
        if table is None and not is_guide(sheet.name) and not _is_empty(sheet):
            self._diagnostics.losses.append(Loss(sheet.place, "it is not a table of a register"))
        return table

    def _find_row_requirement(self, place: str) -> str | None:
        """Return the requirement across the cells of a row, with the sheet's names of the columns; None for a cell."""
        sheet, cell = split_cell(place)
        _, at = parse_cell_name(cell)
        return None if at else row_requirement(self._headings[sheet].table, self._headings[sheet].names)

    def _make_error(self, source: str | None) -> FormatError:
        return FormatError(tuple(sorted(self._diagnostics.problems, key=self._sort_key)), source)

    def _sort_key(self, problem: Problem) -> tuple[int, int, int]:
        """Return the order of a problem: its table, row and column."""
        sheet, cell = split_cell(problem.path)
        return (self._numbers[sheet], *parse_cell_name(cell))

    def _find_table_place(self, name: str, headings: Headings) -> str:
        """Return the name of a table's sheet. An absent sheet gets a name in the style of the given headings."""
        if name in self._sheets:
            return self._sheets[name].place
        return name if headings.in_codes else next(sheet_name(table) for table in tables() if table.name == name)

    def _read_table(self, table: Table, sheet: Sheet) -> None:
        headings, looked_at = find_headings(table, sheet)
        if headings.missing:
            # The cells below may be anything, so do not report them.
            if not _is_empty(sheet):
                self._diagnostics.problems.append(headings.problem(looked_at))
                self._unread.add(table.name)
            return
        self._headings[sheet.place] = headings
        self._diagnostics.problems += headings.duplicates
        above = enumerate(islice(sheet.rows, headings.row - 1), start=1)
        self._diagnostics.losses += (
            Loss(headings.cell(row, 0), "it is above the headings")
            for row, cells in above
            if not all(map(is_blank, cells))
        )
        before = len(self._diagnostics.losses)
        for row, cells in enumerate(islice(sheet.rows, headings.row, None), start=headings.row + 1):
            if self._diagnostics.is_full:
                problem = too_many_problems(len(self._diagnostics.problems), "the rest of the file")
                self._diagnostics.report(headings.cell(row, 0), *problem)
                break
            self._read_row(headings, row, cells)
        self._diagnostics.losses[before:before] = headings.iter_losses(self._left_out[table.name])
        self._posts.settle()

    def _read_values(self, headings: Headings, row: int, cells: tuple[object, ...]) -> _Row:
        """Read the cells of a row that are not blank."""
        values: dict[Column, Located] = {}
        has_errors, title = False, None
        post: tuple[Column, object] | None = None
        specific_words: list[tuple[Column, str]] = []
        for at, cell in enumerate(cells, start=1):
            if is_blank(cell):
                continue
            place, column = headings.cell(row, at), headings.columns.get(at)
            if column is None:
                self._leave_out(headings, row, at)
                continue
            values[column] = Located(None, place)
            if column.choices is Post:
                # The cells beside it decide its meaning.
                post = column, cell
                continue
            try:
                value = read_cell(cell, column)
                values[column] = Located(
                    read_withheld(headings.table, value) if column.name == WITHHELD else value, place
                )
                if column.cell_type in _DATES and isinstance(cell, str) and cell.strip() != value and has_surplus(cell):
                    surplus = "only the date in it is kept, not its other words or numbers"
                    self._diagnostics.losses.append(Loss(place, surplus))
            except WrongValueError as error:
                self._report_error(place, error)
                has_errors = True
            if column.choices is not None and is_more_specific(column.choices, str(cell)):
                specific_words.append((column, str(cell)))
        if post is not None:
            try:
                title = self._posts.read(headings, values, *post)
            except WrongValueError as error:
                self._report_error(values[post[0]].origin, error)
                has_errors = True
        self._diagnostics.losses += (
            *_iter_narrowed(values, specific_words),
            *_iter_citation_losses(values),
            *_drop_bare_ends(values),
        )
        return _Row(values, title, has_errors)

    def _report_error(self, place: str, error: WrongValueError) -> None:
        """Report a cell that cannot be read, without its value if that may be personal data of another column."""
        expected, got = (error.general, NOT_SHOWN) if self._is_shifted(place) else (error.expected, error.got)
        self._diagnostics.report(place, expected, got)

    def _leave_out(self, headings: Headings, row: int, at: int) -> None:
        """Leave out a cell without a column. A cell without a heading is a loss of its own."""
        if at in headings.unknown:
            self._left_out[headings.table.name][at] += 1
            return
        lines = self._sheets[headings.table.name].lines
        in_line = f", in line {lines[row - 1]:,} of the file" if lines and lines[row - 1] != row else ""
        self._diagnostics.losses.append(Loss(headings.cell(row, at), f"its column has no heading{in_line}"))

    def _report_missing(self, headings: Headings, row: int, values: dict[Column, Located]) -> None:
        """Report each required column without a value, and record its location."""
        parts = {column.steps[:length]: column for column in list(values) for length in range(1, len(column.steps))}
        for column in headings.table.columns:
            part = column.steps[:-1] if column.required else column.steps
            # An area with a vintage needs a code.
            needed = column.required or column.cell_type is CellType.CODE
            if column in values or not needed or (part and part not in parts):
                continue
            values[column] = Located(None, headings.cell(row, column))
            expected = f"something under {headings.names[column]!r}"
            if part:
                expected += f", as there is under {headings.names[parts[part]]!r}"
            into = self._sheets[headings.table.name].find_merged_cell(values[column].origin)
            got = "nothing" if into is None else f"nothing, as it is merged into {into}"
            self._diagnostics.report(values[column].origin, expected, got)

    def _read_row(self, headings: Headings, row: int, cells: tuple[object, ...]) -> None:
        """Read a row as a record and add it to the register. Skip a row that is empty in every known column."""
        table, whole = headings.table, headings.cell(row, 0)
        # A quotation mark or a separator that is missing shifts cells, so that personal data may be in any column.
        width = max((*headings.columns, *headings.unknown))
        if len(cells) > width or (len(cells) < width and self._sheets[table.name].has_whole_rows):
            self._shifted.add((headings.place, row))
        content = self._read_values(headings, row, cells)
        values = content.values
        if not values:
            return
        if content.is_wrong:
            # Further problems of the row may follow from the wrong cell, so do not report them.
            self._diagnostics.suppress(whole)
        self._report_missing(headings, row, values)
        record = _build_record({column: values[column] for column in table.columns if column in values})
        if not table.steps:
            self._tree[table.place].append(Located(record, whole))
            if record["id"].value is not None:
                self._by_id[table.place].setdefault(record["id"].value, record)
            return
        key = values[table.columns[0]].value
        owner = self._by_id[table.place].get(key)
        if owner is None:
            if key is not None and table.place not in self._unread:
                expected = f"an id listed in {self._find_table_place(table.place, headings)}"
                place = values[table.columns[0]].origin
                self._diagnostics.report(place, expected, NOT_SHOWN if self._is_hidden(place) else describe(key))
            return
        del record[table.columns[0].name]
        if content.title is not None:
            self._posts.add(key, content.title, record)
        *way, last = table.steps
        for step in way:
            inner = owner.setdefault(step, {})
            owner = inner.value if isinstance(inner, Located) else inner
        owner.setdefault(last, []).append(Located(record, whole))


def _iter_narrowed(values: Mapping[Column, Located], words: Iterable[tuple[Column, str]]) -> Iterator[Loss]:
    """Yield a loss for each word that is more specific than its value, unless another field keeps it."""
    for column, cell in words:
        word = " ".join(cell.casefold().split())
        # Only the title keeps the word of a capacity; a section that contains it speaks of another post.
        kept = [
            str(value.value).casefold()
            for other, value in values.items()
            if other is not column and (column.choices is not Capacity or other.name == "title")
        ]
        # The code of an area gives its kind.
        if any(word in text for text in kept) or any(other.cell_type is CellType.CODE for other in values):
            continue
        value = values[column].value
        if value is not None and column.choices is not None:
            value_word = choice_word(column.choices(value))
            yield Loss(
                values[column].origin, f"{describe(cell.strip())} is kept as {value_word!r}, which is less specific"
            )


def _iter_citation_losses(values: Mapping[Column, Located]) -> Iterator[Loss]:
    """Yield a loss for the words of each citation that it does not keep, unless another cell of the row has them."""
    for column, cited in values.items():
        if column.cell_type is not CellType.CITATION or not isinstance(cited.value, str):
            continue
        kept = [
            " ".join(value.value.casefold().split())
            for other, value in values.items()
            if other is not column and isinstance(value.value, str)
        ]
        for words in list_surplus(cited.value):
            if not any(" ".join(words.casefold().split()) in text for text in kept):
                yield Loss(cited.origin, f"a citation has no place for {describe(words)}")


def _drop_bare_ends(values: dict[Column, Located]) -> Iterator[Loss]:
    """Remove the unknown ends of periods without a start, and yield a loss for each."""
    starts = {column.steps for column in values}
    for column in [each for each, value in values.items() if each.cell_type is CellType.END and value.value is None]:
        if (*column.steps[:-1], "start") not in starts:
            yield Loss(values.pop(column).origin, "the period has neither a known start nor a known end")


def _build_record(values: Mapping[Column, Located]) -> _Object:
    """Build a record of the JSON document from the values of a row. A part exists if any cell has a value in it."""
    record: _Object = {}
    for column, value in values.items():
        *way, last = column.steps
        holder = record
        for step in way:
            inner = holder.get(step)
            if inner is None or not isinstance(inner.value, dict):
                # The code of an area; its vintage follows.
                code = {} if inner is None else {"code": inner}
                inner = holder[step] = Located(code, value.origin if inner is None else inner.origin)
            holder = inner.value
        holder[last] = value
    return record


def _is_empty(sheet: Sheet) -> bool:
    return all(is_blank(cell) for row in sheet.rows for cell in row)
