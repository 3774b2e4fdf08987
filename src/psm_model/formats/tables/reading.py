"""How tables become a register, whatever file they stand in, and what of them it has no place for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple

from psm_model._garbage import collection_paused
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.formats._origins import Located, locate, strip_locations
from psm_model.formats._told import MOST_PROBLEMS, NOT_SHOWN, WrongValueError, describe, too_many_problems
from psm_model.formats.document import record_of
from psm_model.formats.loss import Loss

from .cells import is_blank, parse_cell_name, read_cell, read_post
from .headings import Headings, Sheet, find_headings, find_table, is_guide
from .schema import CellType, Column, Table, tables
from .titles import TitleRow, read_title, settle_numbers
from .words import choice_word, row_requirement, says_more, sheet_name

__all__ = ["TableReading", "read_tables"]

# Any, here and below: JSON.
_Object = dict[str, Any]
# The columns beside that of the post, as `TitleRow` takes them.
_OF_TITLES: Final = ("title", "capacity", "section")


class TableReading(NamedTuple):
    """What was read of tables."""

    register: Register
    losses: tuple[Loss, ...]
    """The tables and columns that mean nothing here."""
    cells: dict[str, str]
    """By the JSON Pointer of a value or a record, the cell or the row that it stood in, as in "Anggota!B7"."""

    def cell_of(self, pointer: str) -> str:
        """Return the cell of a value, or of what it is a part of; "" for the whole."""
        return locate(pointer, self.cells)[0]


def read_tables(sheets: Iterable[Sheet], source: str | None) -> TableReading:
    """Make a register of tables, and tell what is lost by it: tables and columns of which it knows nothing.

    Raises:
        FormatError: anything is wrong with it; the error carries every problem, with the cell that it stands in.
    """
    with collection_paused():
        return _Reading().read(sheets, source)


class _Row(NamedTuple):
    """A row as it was read."""

    values: dict[Column, Located]
    title: TitleRow | None
    wrong: bool


class _Reading:
    """What is known of tables while they are read."""

    def __init__(self) -> None:
        self.tree: dict[str, list[Located]] = {table.place: [] for table in tables() if not table.steps}
        self.by_id: dict[str, dict[str, _Object]] = {place: {} for place in self.tree}
        self.found: dict[str, Sheet] = {}
        self.numbers: dict[str, int] = {}
        self.headings: dict[str, Headings] = {}
        self.unread: set[str] = set()
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []
        self.told: set[str] = set()
        self.titles: dict[str, list[tuple[TitleRow, _Object]]] = defaultdict(list)

    def read(self, sheets: Iterable[Sheet], source: str | None) -> TableReading:
        self.found = self.by_table(sheets, source)
        # The entities of a kind come before their parts.
        for number, table in enumerate(tables()):
            if table.name in self.found:
                self.numbers[self.found[table.name].place] = number
                self.read_table(table, self.found[table.name])
                if len(self.problems) >= MOST_PROBLEMS:
                    # What refers to a row that was not read is not wrong, so nothing more is asked.
                    raise FormatError(tuple(sorted(self.problems, key=self.order)), source)
        origins: dict[str, str] = {}
        tree = strip_locations(self.tree, origins)
        register = Register()
        try:
            register = record_of(Register, tree, "", [])
        except FormatError as error:
            for problem in error.problems:
                place, _ = locate(problem.path, origins)
                if place not in self.told:
                    got = NOT_SHOWN if self.headings[place.rpartition("!")[0]].table.personal else problem.got
                    self.problems.append(Problem(place, self.wanted(place) or problem.wanted, got))
        if self.problems:
            raise FormatError(tuple(sorted(self.problems, key=self.order)), source)
        return TableReading(register, tuple(self.losses), origins)

    def by_table(self, sheets: Iterable[Sheet], source: str | None) -> dict[str, Sheet]:
        """Return the sheet of each table, by the name of the table.

        Raises:
            FormatError: there is none, or two are of one table.
        """
        found: dict[str, Sheet] = {}
        twice: list[Problem] = []
        for sheet in sheets:
            table = self.table_of(sheet)
            if table is not None and table.name in found:
                twice.append(Problem(sheet.place, "each table once", f"it again, beside {found[table.name].place}"))
            elif table is not None:
                found[table.name] = sheet
        if twice:
            raise FormatError(tuple(twice), source)
        if not found:
            wanted = f"a table of a register, as {sheet_name(tables()[1])!r} or {tables()[1].name!r}"
            raise FormatError((Problem("", wanted, "none"),), source)
        return found

    def table_of(self, sheet: Sheet) -> Table | None:
        table = find_table(sheet.name)
        # A new workbook has an empty sheet, which nobody misses.
        if table is None and not is_guide(sheet.name) and not _is_empty(sheet):
            self.losses.append(Loss(sheet.place, "it is no table of a register"))
        return table

    def wanted(self, place: str) -> str | None:
        """Return what is wanted of a whole row, by the names that its sheet has for the columns; None for a cell."""
        sheet, _, cell = place.rpartition("!")
        _, at = parse_cell_name(cell)
        return None if at else row_requirement(self.headings[sheet].table, self.headings[sheet].names)

    def order(self, problem: Problem) -> tuple[int, int, int]:
        """Return what problems are ordered by: the table, the row and the column."""
        sheet, _, cell = problem.path.rpartition("!")
        return (self.numbers[sheet], *parse_cell_name(cell))

    def place_of(self, name: str, headings: Headings) -> str:
        """Return what a table is called, which may not be there: then as the sheet would that has these headings."""
        if name in self.found:
            return self.found[name].place
        return name if headings.in_codes else next(sheet_name(table) for table in tables() if table.name == name)

    def tell(self, place: str, wanted: str, got: str) -> None:
        self.told.add(place)
        self.problems.append(Problem(place, wanted, got))

    def read_table(self, table: Table, sheet: Sheet) -> None:
        headings, looked_at = find_headings(table, sheet)
        if headings.missing:
            # What stands below is not told of: it may be anything.
            if not _is_empty(sheet):
                self.problems.append(headings.problem(looked_at))
                self.unread.add(table.name)
            return
        self.headings[sheet.place] = headings
        self.problems += headings.again
        above = enumerate(islice(sheet.rows, headings.row - 1), start=1)
        self.losses += (
            Loss(headings.cell(row, 0), "it stands above the headings")
            for row, cells in above
            if not all(map(is_blank, cells))
        )
        before = len(self.losses)
        for row, cells in enumerate(islice(sheet.rows, headings.row, None), start=headings.row + 1):
            if len(self.problems) >= MOST_PROBLEMS:
                self.tell(headings.cell(row, 0), *too_many_problems(len(self.problems), "the rest of the file"))
                break
            self.read_row(headings, row, cells)
        self.losses[before:before] = headings.iter_losses()
        self.settle_posts()

    def values(self, headings: Headings, row: int, cells: tuple[object, ...]) -> _Row:
        """Read the cells of a row that are not blank."""
        values: dict[Column, Located] = {}
        wrong, title = False, None
        post: tuple[Column, object] | None = None
        narrow: list[tuple[Column, str]] = []
        for at, cell in enumerate(cells, start=1):
            if is_blank(cell):
                continue
            place, column = headings.cell(row, at), headings.columns.get(at)
            if column is None:
                self.leave_out(headings, row, at)
                continue
            values[column] = Located(None, place)
            if column.choices is Post:
                # What stands beside it decides what it means.
                post = column, cell
                continue
            try:
                values[column] = Located(read_cell(cell, column), place)
            except WrongValueError as error:
                self.tell(place, error.wanted, error.got)
                wrong = True
            if column.choices is not None and says_more(column.choices, str(cell)):
                narrow.append((column, str(cell)))
        if post is not None:
            try:
                title = self.read_post(headings, values, *post)
            except WrongValueError as error:
                self.tell(values[post[0]].origin, error.wanted, error.got)
                wrong = True
        self.losses += (*_narrowed(values, narrow), *_drop_bare_ends(values))
        return _Row(values, title, wrong)

    def leave_out(self, headings: Headings, row: int, at: int) -> None:
        """Leave out a cell that stands in no column; one without a heading is told by itself."""
        if at in headings.strange:
            headings.left_out[at] += 1
            return
        lines = self.found[headings.table.name].lines
        in_line = f", in line {lines[row - 1]:,} of the file" if lines and lines[row - 1] != row else ""
        self.losses.append(Loss(headings.cell(row, at), f"no heading stands above it{in_line}"))

    def read_post(self, headings: Headings, values: dict[Column, Located], column: Column, cell: object) -> TitleRow:
        """Read the cell of a post, and keep what it says beside the post in the columns that are blank.

        Raises:
            WrongValueError: it means no post.
        """
        columns = _columns_by_name(headings.table)
        place = values[column].origin
        beside = [values[columns[name]].value if columns[name] in values else None for name in _OF_TITLES]
        post, written = read_post(cell, column, beside[-1])
        title = TitleRow(written, *beside)
        values[column] = Located(post.value, place)
        reading = read_title(title)
        for name, value in reading.missing:
            values.setdefault(columns[name], Located(value, place))
        if reading.contradicts:
            capacity = values[columns["capacity"]]
            self.tell(capacity.origin, f"a capacity that agrees with {place}", describe(capacity.value))
        if reading.is_lost:
            other = headings.names[columns["title"]]
            self.losses.append(Loss(place, f"its wording is not kept, since another stands under {other!r}"))
        return title

    def settle_posts(self) -> None:
        """Settle what the numbers of titles mean beside the other titles of their boards (*Sekretaris I*)."""
        for rows in self.titles.values():
            for (_, record), post in zip(rows, settle_numbers(title for title, _ in rows), strict=True):
                if post is not None:
                    record["post"] = Located(post.value, record["post"].origin)
        self.titles.clear()

    def tell_of_missing(self, headings: Headings, row: int, values: dict[Column, Located]) -> None:
        """Tell of each column that a row must have and has not, and note its place."""
        parts = {column.steps[:length]: column for column in list(values) for length in range(1, len(column.steps))}
        for column in headings.table.columns:
            part = column.steps[:-1] if column.required else column.steps
            # An area that has a vintage has a code.
            needed = column.required or column.holds is CellType.CODE
            if column in values or not needed or (part and part not in parts):
                continue
            values[column] = Located(None, headings.cell(row, column))
            wanted = f"something under {headings.names[column]!r}"
            if part:
                wanted += f", as there is under {headings.names[parts[part]]!r}"
            into = self.found[headings.table.name].merged_into(values[column].origin)
            got = "nothing" if into is None else f"nothing, as it is merged into {into}"
            self.tell(values[column].origin, wanted, got)

    def read_row(self, headings: Headings, row: int, cells: tuple[object, ...]) -> None:
        """Read a row as a record, and put it where it belongs; one with nothing in any column of ours is none."""
        table, whole = headings.table, headings.cell(row, 0)
        read = self.values(headings, row, cells)
        values = read.values
        if not values:
            return
        if read.wrong:
            # What the row would be without what is wrong in it is nobody's fault.
            self.told.add(whole)
        self.tell_of_missing(headings, row, values)
        record = _record({column: values[column] for column in table.columns if column in values})
        if not table.steps:
            self.tree[table.place].append(Located(record, whole))
            if record["id"].value is not None:
                self.by_id[table.place].setdefault(record["id"].value, record)
            return
        key = values[table.columns[0]].value
        owner = self.by_id[table.place].get(key)
        if owner is None:
            if key is not None and table.place not in self.unread:
                wanted = f"an id that stands in {self.place_of(table.place, headings)}"
                self.tell(values[table.columns[0]].origin, wanted, NOT_SHOWN if table.personal else describe(key))
            return
        del record[table.columns[0].name]
        if read.title is not None and Post(record["post"].value).seats is not None:
            # The only ones whose numbers say who is a deputy.
            self.titles[key].append((read.title, record))
        *way, last = table.steps
        for step in way:
            inner = owner.setdefault(step, {})
            owner = inner.value if isinstance(inner, Located) else inner
        owner.setdefault(last, []).append(Located(record, whole))


@cache
def _columns_by_name(table: Table) -> Mapping[str, Column]:
    return {column.name: column for column in table.columns}


def _narrowed(values: Mapping[Column, Located], narrow: Iterable[tuple[Column, str]]) -> Iterator[Loss]:
    """Yield a loss for each word that tells more than the value that it means, unless another field keeps it."""
    for column, cell in narrow:
        word = " ".join(cell.casefold().split())
        kept = [str(value.value).casefold() for other, value in values.items() if other is not column]
        # The code of an area says what kind of area it is.
        if any(word in text for text in kept) or any(other.holds is CellType.CODE for other in values):
            continue
        value = values[column].value
        if value is not None and column.choices is not None:
            shown = choice_word(column.choices(value))
            yield Loss(values[column].origin, f"{describe(cell.strip())} is kept as {shown!r}, which says less")


def _drop_bare_ends(values: dict[Column, Located]) -> Iterator[Loss]:
    """Take out the ends that are not known of periods without a start, and yield a loss for each."""
    starts = {column.steps for column in values}
    for column in [each for each, value in values.items() if each.holds is CellType.END and value.value is None]:
        if (*column.steps[:-1], "start") not in starts:
            yield Loss(values.pop(column).origin, "no start stands beside it, and it tells no end")


def _record(values: Mapping[Column, Located]) -> _Object:
    """Put the values of a row as the JSON document has them; what it has once is there if any cell tells of it."""
    record: _Object = {}
    for column, value in values.items():
        *way, last = column.steps
        holder = record
        for step in way:
            inner = holder.get(step)
            if inner is None or not isinstance(inner.value, dict):
                # The code of an area, to which the decree is still to come.
                code = {} if inner is None else {"code": inner}
                inner = holder[step] = Located(code, value.origin if inner is None else inner.origin)
            holder = inner.value
        holder[last] = value
    return record


def _is_empty(sheet: Sheet) -> bool:
    return all(is_blank(cell) for row in sheet.rows for cell in row)
