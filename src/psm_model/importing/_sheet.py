"""SheetImporter: the rows of one sheet, each used, left out by a rule, or reported, cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Final

import attrs

from psm_model.entities.post import Post
from psm_model.formats.tables.cells import is_blank
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.titles import parse_post

from ._below_table import BelowTable
from ._cell_kinds import states_departure
from ._columns import ColumnReader, Row, list_texts
from ._context import RowContext
from ._fields import Field
from ._forms import matches_any
from ._headings import HeadingRow, add_letters, read_headings
from ._name_marks import split_marks, use_mark
from ._officials import Official, find_official
from ._records import Place, RecordMaker, RowError
from ._row_kinds import SkipRule, cell_text, is_dash, is_section, join_title, show_text
from ._sheet_notices import SheetNotices
from ._sheet_problems import (
    describe_continued,
    describe_missing,
    describe_office,
    describe_stray,
    describe_unknown_text,
    describe_unread,
)
from ._targets import NUMBER, POST, SKIP
from ._templates import match_template
from ._titles import find_body
from ._unmapped_rows import UnmappedRows
from .mapping import TableMapping
from .report import ReportBuilder, RowProblem

__all__ = ["SheetImporter"]

_WHOLE_TITLES: Final = frozenset({Post.MEMBER, Post.COORDINATOR, Post.CHAIR})
"""Posts whose title, in the column of posts, is that of a row without a name, and no section."""
_BOARD: Final = ("organisation.name", "term.label")
"""The targets by which rows are those of another board."""
_MAX_TITLE_CELLS: Final = 2


class SheetImporter:
    """A reader of one sheet by one form."""

    def __init__(
        self, table: TableMapping, sheet: Sheet, headings: HeadingRow, maker: RecordMaker, report: ReportBuilder
    ) -> None:
        self._table = table
        self._sheet = sheet
        self._maker = maker
        self._report = report
        self._headings = headings
        self._columns = ColumnReader(table, sheet)
        self._context = RowContext(table)
        self._pending: list[Row] = []
        self._below = BelowTable(self._columns)
        self._is_after_headings = False
        self._last_number = 0
        self._last_board: list[str] = []
        self._heading_row = max(headings.row, 1)
        self._last_heading = headings.row + table.header_rows - 1
        self._notices = SheetNotices()
        self._unmapped = UnmappedRows()
        self._unread: dict[tuple[int, str | None], tuple[int, int]] = {}

    def run(self) -> None:
        """Read the sheet."""
        self._columns.match(self._headings)
        self._capture_sheet_name()
        for number, cells in enumerate(self._sheet.rows, start=1):
            texts = list_texts(cells)
            count = sum(not is_blank(cell) for cell in cells)
            if count:
                self._report.total += count
                self._read_row(Row(number, cells, texts, count))
        self._report_pending()
        self._columns.report_absent(max(self._headings.row, 1), self._report)
        self._report_unread()
        self._unmapped.report(self._columns.place, self._report)
        hidden = self._sheet.hidden_columns
        self._notices.hidden_columns = [
            at for at, name in self._columns.targets.items() if at in hidden and name != SKIP
        ]
        self._notices.report(self._columns, max(self._headings.row, 1), self._report)

    def _capture_sheet_name(self) -> None:
        if self._table.sheet_name is None:
            return
        values = match_template(self._table.sheet_name, self._sheet.name)
        if values is None:
            self._report.add_notice(
                self._sheet.place,
                f"its name has not the form {self._table.sheet_name!r}",
                f"namanya tidak berbentuk {self._table.sheet_name!r}",
            )
        self._context.capture(values or {}, "")

    def _skip(self, row: Row, rule: SkipRule) -> None:
        self._report.skipped[rule] += row.filled

    def _read_row(self, row: Row) -> None:
        first, last = self._headings.row, self._headings.row + self._table.header_rows - 1
        if first <= row.number <= last:
            self._skip(row, SkipRule.HEADER)
        elif row.number < first:
            self._context.add_line(row.texts)
            if self._read_title(row):
                return
            if self._is_unwanted(row.texts):
                self._skip(row, SkipRule.PATTERN)
            elif self._unmapped.take_above(row.number, row.texts):
                self._report.reported += row.filled
            else:
                self._skip(row, SkipRule.ABOVE_HEADER)
        elif tuple(row.texts) == self._headings.texts or self._columns.has_headings(row.texts):
            self._read_headings_again(row)
        elif self._is_unwanted(row.texts):
            self._skip(row, SkipRule.PATTERN)
        elif row.number > self._last_heading and self._unmapped.take(row.number, row.texts):
            self._report_pending()
            self._report.reported += row.filled
        elif not self._read_special(row):
            self._read_data(row)

    def _read_special(self, row: Row) -> bool:
        """Read a row below the headings that is not data; return whether it is such a row."""
        if self._columns.has_nik(row) or (not self._below.in_other_table and self._columns.has_person(row)):
            self._below.leave()
            return False
        if row.number <= self._last_heading and not self._columns.is_numbered(row):
            self._skip(row, SkipRule.HEADER)
        elif (rule := self._below.find_rule(row)) is not None:
            self._skip_below(row, rule)
        elif self._below.is_unclear(row):
            self._pending.append(row)
        elif self._read_title(row) or (self._table.sections and self._read_section(row)):
            pass
        elif (
            self._table.header == 0 and not self._below.has_data and find_body(join_title(row.texts) or "") is not None
        ):
            self._skip(row, SkipRule.ABOVE_HEADER)
        elif self._below.is_signature(row):
            self._skip(row, SkipRule.SIGNATURE)
        else:
            return False
        return True

    def _read_headings_again(self, row: Row) -> None:
        if self._pending:
            # Without titles, the headings come again on another page of one table.
            self._start_table()
        for pending in self._pending:
            self._skip(pending, SkipRule.ABOVE_HEADER)
            self._notices.unused.append(pending.number)
            self._context.add_line(pending.texts)
        if self._below.in_signature:
            self._notices.unused.append(self._below.last_signature)
        self._pending.clear()
        self._below.leave()
        self._unmapped.leave()
        self._is_after_headings = True
        self._last_heading = row.number
        if tuple(row.texts) == self._headings.texts:
            self._last_heading += self._table.header_rows - 1
            self._columns.match(self._headings)
            self._heading_row = self._headings.row
        else:
            width = max(len(row.cells), *self._headings.names)
            self._columns.match_again(add_letters(read_headings([row.cells], 1, 1), self._table.columns, width))
            self._heading_row = row.number
        self._skip(row, SkipRule.HEADER)

    def _skip_below(self, row: Row, rule: SkipRule) -> None:
        if rule is SkipRule.OTHER_TABLE:
            for above in (*self._pending, row):
                self._skip(above, rule)
                self._notices.other_tables.append(above.number)
            self._pending.clear()
        else:
            self._skip(row, rule)

    def _is_unwanted(self, texts: Sequence[str]) -> bool:
        """Return whether the mapping skips a row because of its texts."""
        patterns = self._table.skip_rows
        if not patterns:
            return False
        line = " ".join(filter(None, texts))
        return matches_any(line, patterns) or any(matches_any(text, patterns) for text in texts if text)

    def _start_table(self) -> None:
        """Forget what held for the rows of the table before."""
        self._unmapped.leave()
        self._context.start_table()
        self._columns.start_table()
        self._below.leave()
        self._last_number = 0

    def read_shared_title(self, cells: Sequence[object]) -> None:
        """Read a row above the headings that has the title of several tables, and belongs to another of them."""
        self._context.add_line(list_texts(cells))
        self._context.capture(self._context.match_title(list_texts(cells)) or {}, "")

    def _read_title(self, row: Row) -> bool:
        values = self._context.match_title(row.texts)
        if values is None:
            return False
        at = next(at for at, text in enumerate(row.texts, start=1) if text)
        if row.number > self._headings.row:
            self._start_table()
            self._context.add_line(row.texts)
        self._context.capture(values, self._columns.place(row.number, at))
        self._report.used += row.filled
        return True

    def _read_section(self, row: Row) -> bool:
        section = is_section(row.texts)
        if section is None or self._has_number(row):
            return False
        at = max(at for at, text in enumerate(row.texts, start=1) if text)
        if self._columns.targets.get(at) == POST and parse_post(section, None) in _WHOLE_TITLES:
            return False
        self._context.set_section(Field(section, self._columns.place(row.number, at)))
        self._below.leave()
        self._last_number = 0
        self._report.used += row.filled
        return True

    def _has_number(self, row: Row) -> bool:
        """Return whether a row has a running number and something in another column than the section rows."""
        for at, target in self._columns.targets.items():
            if target == NUMBER and at <= len(row.texts):
                return row.texts[at - 1].rstrip(".").isdigit() and row.filled > _MAX_TITLE_CELLS
        return False

    def _read_data(self, row: Row) -> None:
        if self._is_after_headings and self._columns.find_number(row) == 1:
            # Headings that come again with the first number begin another list, and not another page.
            self._columns.start_table()
        self._is_after_headings = False
        fields = self._columns.read_fields(row)
        subject = self._columns.find_subject(fields)
        column = 0 if subject is None else self._columns.find_column(subject[0])
        if subject is None or not subject[1]:
            self._read_nameless(row, column)
            return
        self._report_pending()
        self._below.leave()
        if self._columns.continues_person(row, column):
            self._report_row(row, describe_continued(self._columns.place(row.number)))
            return
        self._report.rows += 1
        self._below.has_data = True
        if row.number in self._sheet.hidden_rows:
            self._notices.hidden.append(row.number)
        for refused in self._columns.refused.values():
            self._report.add_problem(refused)
        fields, mark = split_marks(fields)
        official = find_official(fields)
        if official is not None:
            fields = official.fields
        values = self._context.complete(fields, sheet=self._sheet.name, row=row.number)
        if mark is not None:
            values, use = use_mark(values, mark, has_board="appointment" in self._table.ids)
            self._notices.marks[use].append(row.number)
        self._compare_numbers(row, values)
        if official is not None and not self._read_official(row, official, values):
            return
        self._store(row, values)

    def _store(self, row: Row, values: Mapping[str, Field]) -> None:
        """Store the records of a row, or report what prevents it."""
        try:
            unread = self._maker.store_row(values, self._make_place(row.number))
        except RowError as error:
            self._count_cells(row, is_lost=True)
            for problem in error.problems:
                self._report.add_problem(problem)
            return
        for problem in unread:
            self._report.add_problem(problem)
        self._report.loaded += 1
        if self._maker.lacks_post(values):
            self._notices.without_post.append(row.number)
        if self._maker.has_repeated_post:
            self._notices.repeated_posts.append(row.number)
        if self._maker.repeats_nik(values):
            self._notices.repeated.append(row.number)
        self._count_cells(row, is_lost=False, unread={problem.place for problem in unread})

    def _compare_numbers(self, row: Row, values: Mapping[str, Field]) -> None:
        """Note a row of a board whose running number begins again, although no title or section is above."""
        number = self._columns.find_number(row)
        if number is None:
            return
        board = [cell_text(values[name].raw) for name in _BOARD if name in values]
        is_same = number == 1 and self._last_number > 1 and board == self._last_board
        self._last_board = board
        if is_same and "appointment" in self._table.ids:
            self._notices.restarted.append(row.number)
        self._last_number = number

    def _read_official(self, row: Row, official: Official, values: Mapping[str, Field]) -> bool:
        """Report a row that names an office; return whether it has a post of a board, which is to be stored."""
        has_board = "appointment" in self._table.ids
        if has_board and POST in values:
            self._notices.offices.append(row.number)
            self._columns.drop(official.dropped)
            return True
        self._count_cells(row, is_lost=True)
        self._report.add_problem(describe_office(official.name, has_board=has_board))
        return False

    def _make_place(self, row: int) -> Place:
        return Place(
            self._sheet.name, row, self._columns.place(row), self._context.area, partial(self._columns.find_cell, row)
        )

    def _read_nameless(self, row: Row, column: int) -> None:
        """Read a row without a value in the column of whom or what rows are about."""
        own = {at for at, text in enumerate(row.texts, start=1) if text}
        targets = self._columns.targets
        numbers = {at for at, target in targets.items() if target == NUMBER}
        if own and own <= numbers and all(row.texts[at - 1].rstrip(".)").isdigit() for at in own):
            self._skip(row, SkipRule.EMPTY_LINE)
        elif self._columns.is_vacant_post(row, column):
            self._skip(row, SkipRule.VACANT)
        elif self._may_be_title(row, own, column):
            self._pending.append(row)
            self._columns.stop_filling()
        else:
            self._report_pending()
            problem = self._columns.refused.get(column)
            if problem is None:
                heading = show_text(self._columns.names.get(column, ""))
                describe = describe_stray if len(own) == 1 and not own & numbers else describe_missing
                problem = describe(self._columns.place(row.number, column), heading)
            self._report_row(row, attrs.evolve(problem, row_is_lost=True))

    def _may_be_title(self, row: Row, own: Collection[int], column: int) -> bool:
        """Return whether a row without a subject has a text by itself, so that headings may follow it."""
        if self._table.header == 0 and column in self._columns.refused:
            return False
        return row.filled <= _MAX_TITLE_CELLS and not any(
            target not in {SKIP, NUMBER} and at in own and at > 1 for at, target in self._columns.targets.items()
        )

    def _count_cells(self, row: Row, *, is_lost: bool, unread: Collection[str] = ()) -> None:
        """Count what became of each cell of a row of data, which may have some that could not be read."""
        for at, cell in enumerate(row.cells, start=1):
            if is_blank(cell):
                continue
            target = self._columns.targets.get(at)
            if target is None:
                heading = self._columns.names.get(at)
                first, number = self._unread.get((at, heading), (self._heading_row if heading else row.number, 0))
                self._unread[at, heading] = first, number + 1
                self._report.reported += 1
            elif target == SKIP:
                self._notices.departed[at] += states_departure(row.texts[at - 1])
                self._report.skipped[SkipRule.UNWANTED] += 1
                self._notices.unwanted[at, self._columns.names[at]] += 1
            elif target == NUMBER:
                self._report.skipped[SkipRule.RUNNING_NUMBER] += 1
            elif is_lost or at in self._columns.refused or self._columns.place(row.number, at) in unread:
                self._report.reported += 1
            elif at in self._columns.dropped:
                self._report.skipped[SkipRule.OFFICE] += 1
            elif at in self._columns.vacant:
                self._report.skipped[SkipRule.DASH if is_dash(cell) else SkipRule.VACANT] += 1
            else:
                self._report.used += 1

    def _report_row(self, row: Row, problem: RowProblem) -> None:
        self._report.reported += row.filled
        self._report.rows += 1
        self._report.add_problem(problem)

    def _report_pending(self) -> None:
        """Report rows with a single text that no heading followed."""
        for row in self._pending:
            self._report.reported += row.filled
            self._report.add_problem(describe_unknown_text(self._columns.place(row.number), self._columns.stopped))
        self._pending.clear()

    def _report_unread(self) -> None:
        """Report each column that the mapping does not have, once."""
        for (at, heading), (row, count) in sorted(self._unread.items(), key=lambda item: (item[0][0], item[1][0])):
            self._report.add_problem(describe_unread(self._columns.place(row, at), heading, count))
