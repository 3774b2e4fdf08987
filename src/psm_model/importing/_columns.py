"""ColumnReader: the cells of a row by what the mapping reads their columns as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from psm_model.formats.tables.cell_names import cell_name
from psm_model.formats.tables.cells import CellError, is_blank
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.titles import parse_post
from psm_model.i18n import Bilingual

from ._cell_kinds import (
    SAME_AS_ABOVE,
    UnfitCellError,
    is_ditto,
    is_name_target,
    is_number_target,
    is_vacant,
    read_name,
    read_number,
)
from ._decree_cells import split_dated_number
from ._fields import Field
from ._headings import HeadingRow, starts_table
from ._panels import base_heading
from ._row_kinds import cell_text, is_dash, is_person_number, show_text, states_no_person
from ._sheet_problems import describe_unfit
from ._split_cells import is_split, list_targets, split_cell
from ._synonyms import fold_heading
from ._targets import HOLDERS, NIK, NUMBER, PLACES, POST, SKIP
from .mapping import TableMapping
from .report import ReportBuilder, RowProblem

__all__ = ["ColumnReader", "Row"]

_IDENTIFIER: Final = "identifier."
_DECREE_NUMBER: Final = "decree.number"
_ISSUED: Final = "decree.issued"
_OF_PERSON: Final = ("identifier.", "member.x_", "member.birth_date", "member.service")
_NAMED_BY_TEXTS: Final = ("place.", "organisation.")
_FEWEST_DATA: Final = 2


class Row(NamedTuple):
    """A row that is not blank."""

    number: int
    cells: tuple[object, ...]
    texts: list[str]
    filled: int
    """The number of cells that are not blank."""


class ColumnReader:
    """A reader of the columns of one table."""

    def __init__(self, table: TableMapping, sheet: Sheet) -> None:
        self._table = table
        self._sheet = sheet
        self._by_heading = {fold_heading(heading): name for heading, name in table.columns.items()}
        self._by_order: dict[str, str] = {}
        self._known: set[str] = set()
        self._seen: set[str] = set()
        self._below: dict[str, Field] = {}
        self._merged: dict[int, tuple[int, dict[str, Field]]] = {}
        self._areas = {(top, left): bottom for left, top, _, bottom in sheet.merged if bottom > top}
        self.stopped = tuple(name for name in table.fill_down if name.startswith(_NAMED_BY_TEXTS))
        """The targets whose value above does not hold below a text by itself."""
        self.names: Mapping[int, str] = {}
        """The headings by column, counted from 1."""
        self.targets: dict[int, str] = {}
        """The targets by column, counted from 1, or the templates by which cells are split."""
        self.refused: dict[int, RowProblem] = {}
        """The problems of cells of the last row that do not hold what their column is for."""
        self.vacant: set[int] = set()
        """The columns of cells of the last row that say that nothing is there."""
        self.dropped: set[int] = set()
        """The columns of cells of the last row that are not kept, because the row names an office."""

    def place(self, row: int, column: int = 0) -> str:
        """Return the name of a cell, or of a row without a column."""
        return f"{self._sheet.place}!{cell_name(row, column)}"

    def find_cell(self, row: int, target: str) -> tuple[str, str] | None:
        """Return the name of the cell of a row that has a target, and its heading; None if no column has it."""
        column = self.find_column(target)
        return (self.place(row, column), show_text(self.names[column])) if column else None

    def find_column(self, target: str) -> int:
        """Return the column that has a target; 0 if none has."""
        return next((at for at, value in self.targets.items() if target in list_targets(value)), 0)

    def _map_texts(self, row: Row) -> dict[str, str]:
        """Return the texts of a row by target."""
        texts: dict[str, str] = {}
        for at, value in self.targets.items():
            if at <= len(row.texts):
                parts = split_cell(value, row.texts[at - 1]) if is_split(value) else {value: row.texts[at - 1]}
                texts.update(parts or {})
        return texts

    def match(self, headings: HeadingRow) -> None:
        """Read the columns below some headings by the mapping."""
        folded = {at: fold_heading(name) for at, name in headings.names.items()}
        self.names = headings.names
        self.targets = {at: self._by_heading[name] for at, name in folded.items() if name in self._by_heading}
        self._seen.update(folded.values())
        self._by_order.clear()
        counts: Counter[str] = Counter()
        for at, name in sorted(headings.names.items()):
            base = fold_heading(base_heading(name))
            counts[base] += 1
            if at in self.targets:
                number = counts[base]
                self._by_order[base if number == 1 else f"{base} #{number}"] = self.targets[at]
        self._known = {*counts, *self._by_heading}

    def match_again(self, headings: HeadingRow) -> None:
        """Read the columns below headings that come again, perhaps in another order."""
        folded = {at: fold_heading(name) for at, name in headings.names.items()}
        targets = {at: self._by_order.get(name) or self._by_heading.get(name) for at, name in folded.items()}
        self.names = headings.names
        self.targets = {at: target for at, target in targets.items() if target is not None}
        self._seen.update(name for name in folded.values() if name in self._by_heading)

    def has_headings(self, texts: Sequence[str]) -> bool:
        """Return whether most texts of a row are headings of the table, and none has a digit.

        Below headings in two rows, headings in one row are further ones only if the mapping has each of them.
        """
        if self._table.header == 0:
            return False
        if self._table.header_rows > 1 and not all(fold_heading(text) in self._by_heading for text in texts if text):
            return False
        return starts_table(texts, self._known)

    def report_absent(self, row: int, report: ReportBuilder) -> None:
        """Report headings of the mapping that the sheet does not have."""
        for heading in self._table.columns:
            if fold_heading(heading) not in self._seen:
                report.add_notice(
                    self.place(row),
                    f"no column has the heading {show_text(heading)!r}",
                    f"tidak ada kolom berjudul {show_text(heading)!r}",
                )

    def start_table(self) -> None:
        """Forget the values of the table before."""
        self._below.clear()
        self._merged.clear()

    def drop(self, targets: Collection[str]) -> None:
        """Leave out the cells of the last row that have only some targets."""
        self.dropped = {at for at, value in self.targets.items() if not set(list_targets(value)) - set(targets)}

    def has_names(self, column: int) -> bool:
        """Return whether a column holds names of people."""
        return any(map(is_name_target, list_targets(self.targets.get(column, SKIP))))

    def stop_filling(self) -> None:
        """Forget the areas and organisations above, since a text by itself may name another for the rows below."""
        self._below = {name: field for name, field in self._below.items() if name not in self.stopped}

    def is_numbered(self, row: Row) -> bool:
        """Return whether a row has a running number."""
        return self.find_number(row) is not None

    def find_number(self, row: Row) -> int | None:
        """Return the running number of a row; None if it has none."""
        for at, target in self.targets.items():
            text = row.texts[at - 1].rstrip(".)") if target == NUMBER and at <= len(row.texts) else ""
            if text.isdecimal():
                return int(text)
        return None

    def is_data(self, row: Row) -> bool:
        """Return whether a row without a running number looks like data: it fills most of the columns."""
        kept = [at for at, target in self.targets.items() if target not in {SKIP, NUMBER}]
        present = sum(at <= len(row.texts) and row.texts[at - 1] != "" for at in kept)
        return present >= _FEWEST_DATA and 2 * present > len(kept)

    def has_nik(self, row: Row) -> bool:
        """Return whether a row has the whole number of an identity card."""
        return is_person_number(self._map_texts(row).get(NIK, ""))

    def has_person(self, row: Row) -> bool:
        """Return whether a row certainly states a person, whatever its words: a NIK, or a name and a number or a post.

        A name that reads like a line of signatures, with a post beside it, is none: "Camat Contoh", "Ketua".
        """
        texts = self._map_texts(row)
        numbers = {target: text for target, text in texts.items() if target.startswith(_IDENTIFIER) and text}
        if is_person_number(numbers.get(NIK, "")):
            return True
        name = next((texts[target] for target in HOLDERS if texts.get(target)), "")
        if states_no_person(name):
            return False
        has_number = any(any(sign.isdigit() for sign in text) for text in numbers.values())
        return has_number or self._has_post(texts.get(POST, ""))

    def has_details(self, row: Row) -> bool:
        """Return whether a row has a name and a number or a date of a person, as no line of signatures has."""
        texts = self._map_texts(row)
        name = next((texts[target] for target in HOLDERS if texts.get(target)), "")
        return not states_no_person(name) and any(
            any(map(str.isdigit, text)) for target, text in texts.items() if target.startswith(_OF_PERSON)
        )

    def _has_post(self, text: str) -> bool:
        return bool(text) and (
            parse_post(text, None) is not None or text.casefold() in {title.casefold() for title in self._table.posts}
        )

    def find_subject(self, fields: Mapping[str, Field]) -> tuple[str, bool] | None:
        """Return the target of whom or what a row is about, and whether it has a value of its own."""
        targets = [name for value in self.targets.values() for name in list_targets(value)]
        for name in (*HOLDERS, "organisation.name", *reversed(PLACES), *targets):
            if name in targets and name not in {SKIP, NUMBER}:
                return name, name in fields
        return None

    def read_fields(self, row: Row) -> dict[str, Field]:
        """Return the values of a row by target, with those of merged and blank cells."""
        fields: dict[str, Field] = {}
        dates: dict[str, Field] = {}
        self.refused = {}
        self.vacant = set()
        self.dropped = set()
        for at, value in self.targets.items():
            if value in {SKIP, NUMBER}:
                continue
            raw = row.cells[at - 1] if at <= len(row.cells) else None
            for name, field in self._read_cell(row.number, at, value, raw).items():
                (fields if name in list_targets(value) else dates).setdefault(name, field)
        # The date of a column of its own holds, and not one after a number.
        return {**dates, **fields}

    def _read_cell(self, row: int, at: int, value: str, raw: object) -> dict[str, Field]:
        """Return the values of a cell by target."""
        names = list_targets(value)
        if is_blank(raw):
            if at in self._merged and row <= self._merged[at][0]:
                return self._merged[at][1]
            return {name: self._below[name] for name in names if name in self._table.fill_down and name in self._below}
        text = raw.strip() if isinstance(raw, str) else ""
        if is_dash(raw) or (is_vacant(text) and not value.endswith(".note")):
            self.vacant.add(at)
            return {}
        field = Field(raw, self.place(row, at), show_text(self.names[at]))
        try:
            if is_ditto(text):
                return {name: self._repeat(name) for name in names}
            parts = _split_raw(value, raw)
        except UnfitCellError as error:
            self.refused[at] = describe_unfit(field, error.expected)
            return {}
        fields: dict[str, Field] = {}
        for name, part in parts.items():
            try:
                fields[name] = field._replace(raw=_read_part(name, part))
            except UnfitCellError as error:
                self.refused[at] = describe_unfit(field, error.expected)
        bottom = self._areas.get((row, at))
        if bottom is not None and fields:
            self._merged[at] = bottom, fields
        self._below |= fields
        return fields

    def _repeat(self, name: str) -> Field:
        """Return the value above for a cell that says so.

        Raises:
            UnfitCellError: there is none, or people do not have it in common.
        """
        if name not in self._below or is_name_target(name) or is_number_target(name):
            raise UnfitCellError(SAME_AS_ABOVE)
        return self._below[name]

    def is_vacant_post(self, row: Row, subject: int) -> bool:
        """Return whether a row says that nobody has a post, or that nobody is in a line of a list of people.

        Args:
            row: The row.
            subject: The column of its name, without a value.
        """
        if subject not in self.vacant or not any(map(is_name_target, list_targets(self.targets[subject]))):
            return False
        texts = self._map_texts(row)
        has_number = any(
            target.startswith(_IDENTIFIER) and any(map(str.isdigit, text)) for target, text in texts.items()
        )
        is_sure = not is_dash(row.cells[subject - 1]) or self._has_post(texts.get(POST, ""))
        return is_sure and not has_number

    def continues_person(self, row: Row, subject: int) -> bool:
        """Return whether the name of a row is in a merged cell that begins above, so that the row is not a person."""
        if subject not in self._merged or (subject <= len(row.cells) and not is_blank(row.cells[subject - 1])):
            return False
        has_post = self._map_texts(row).get(POST, "") != ""
        is_member = "member" in self._table.ids
        has_names = any(map(is_name_target, list_targets(self.targets[subject])))
        return has_names and not self._table.member_key and (is_member or not has_post)


def list_texts(cells: Sequence[object]) -> list[str]:
    """Return the texts of the cells of a row."""
    return [cell_text(cell) for cell in cells]


def _split_raw(value: str, raw: object) -> dict[str, object]:
    """Return the parts of a cell by target.

    Raises:
        UnfitCellError: it has not the form of the template.
    """
    names = list_targets(value)
    dated = split_dated_number(raw) if value == _DECREE_NUMBER and isinstance(raw, str) else None
    if dated is not None:
        return {_DECREE_NUMBER: dated.number, _ISSUED: dated.day}
    if not is_split(value) or isinstance(raw, CellError):
        return {names[0]: raw}
    parts = split_cell(value, raw if isinstance(raw, str) else cell_text(raw))
    if parts is None:
        raise UnfitCellError(Bilingual(f"a cell of the form {value!r}", f"isian yang berbentuk {value!r}"))
    return {**parts}


def _read_part(name: str, raw: object) -> object:
    """Return a value of a cell.

    Raises:
        UnfitCellError: it is not what its column is for.
    """
    if is_name_target(name):
        return read_name(raw)
    return read_number(raw, name) if is_number_target(name) else raw
