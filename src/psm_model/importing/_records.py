"""RecordMaker: the records that a row states, by the targets of its cells and the templates of ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import attrs

from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation
from psm_model.entities.extra_data import ExtraData
from psm_model.formats.document import structure
from psm_model.values.identifier import Identifier

from ._areas import AreaFinder
from ._context import read_texts
from ._fields import Field
from ._officials import has_no_person
from ._post_cells import read_post_cell, read_row_post
from ._record_areas import RecordAreas
from ._record_ids import RecordIds
from ._record_problems import (
    FindCell,
    describe_conflict,
    describe_invalid,
    describe_missing_value,
    locate_in_row,
)
from ._row_kinds import cell_text, is_official
from ._split_cells import list_targets
from ._store import RecordStore, StoredRecord
from ._targets import NIK, POST, RECORDS, SECTION, Target, find_target
from ._templates import list_names, make_slug
from ._values import UnreadableCellError, read_value
from .mapping import DateOrder, TableMapping
from .report import ReportBuilder, RowProblem

__all__ = ["Place", "RecordMaker", "RowError"]

# Any, throughout: JSON.
_Object = dict[str, Any]
_KINDS: Final[Mapping[str, type]] = {
    "decree": Decree,
    "organisation": Organisation,
    "term": BoardTerm,
    "member": Member,
    "appointment": Appointment,
}
_REQUIRED: Final = {"organisation": ("name", "level"), "member": ("name",), "appointment": ("post",)}


class Place(NamedTuple):
    """The row that records are made of."""

    sheet: str
    """The name of the sheet."""
    row: int
    """The number of the row."""
    name: str
    """The name of the row, as in "Pengurus!7"."""
    area: str
    """The code of the area that titles above the row name; empty if there is none."""
    find_cell: FindCell
    """Returns the name of the cell of the row that has a target, and its heading; None if no column has it."""


class RowError(Exception):
    """A row that cannot be read, with its problems."""

    def __init__(self, problems: list[RowProblem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


class RecordMaker:
    """A maker of records from the rows of one form."""

    def __init__(
        self,
        table: TableMapping,
        *,
        order: DateOrder | None,
        areas: AreaFinder,
        area_into: str | None,
        store: RecordStore,
        report: ReportBuilder,
    ) -> None:
        self._table = table
        self._order = order
        self._record_areas = RecordAreas(areas, area_into, report, has_members="member" in table.ids)
        self._area_into = area_into or ("member" if "member" in table.ids else "organisation")
        self._store = store
        self._ids = RecordIds(table, store)
        self._report = report
        self._kinds = [record for record in RECORDS if record in table.ids]
        owners = ("term", "appointment", "member")
        self._has_posts = any(POST in list_targets(value) for value in table.columns.values())
        self._unread_above: set[str] = set()
        self.has_repeated_post = False
        """Whether the last row states a post that an earlier row of its member states."""
        required = (f"{kind}.{name}" for kind, names in _REQUIRED.items() for name in names)
        named = (name for template in table.ids.values() for name in list_names(template))
        self._essential = {*required, *named, *table.member_key}
        self._owners = [table.decree_of] if table.decree_of else [owner for owner in owners if owner in table.ids]

    def store_row(self, fields: Mapping[str, Field], at: Place) -> list[RowProblem]:
        """Store the records of a row; return the problems of cells whose values they lack.

        Args:
            fields: Values by target.
            at: The row.

        Raises:
            RowError: a cell without which the records are impossible cannot be read, or one contradicts an earlier row.
                Nothing of the row is stored.
        """
        place = at.name
        self._store.begin_row()
        texts = read_texts(fields)
        kinds = self._list_kinds(fields)
        trees: dict[str, _Object] = {kind: {} for kind in kinds}
        cells: dict[str, dict[str, str]] = {kind: {"": place} for kind in kinds}
        unreadable = self._set_values(trees, cells, fields, texts, place)
        if POST in fields:
            unreadable += self._set_post(trees, cells, fields, place)
        self._record_areas.set(trees, fields, at.area, place)
        texts |= {"sheet": at.sheet, "row": str(at.row)}
        area = trees.get(self._area_into, {}).get("area")
        ids, without_id = self._ids.make(kinds, fields, texts, area=area, place=place, find_cell=at.find_cell)
        unreadable += without_id
        problems = [problem for problem in unreadable if problem.row_is_lost]
        unread = [problem for problem in unreadable if not problem.row_is_lost]
        has_holders = any(find_target(name).is_holder for name in fields)
        self._check_required(trees, at, problems, has_holders=has_holders)
        post = None if has_holders or problems else self._ids.digest_post(ids, trees.get("appointment", {}))
        known_post = None if post is None else self._store.find_key(post)
        self.has_repeated_post = known_post is not None
        if known_post is not None:
            ids["appointment"] = known_post
        records = [] if problems else self._link(trees, cells, ids, fields)
        problems += (problem for record in records for problem in self._validate(record, fields, place))
        # A title, a merged cell or a cell above has its problem once.
        new = [problem for problem in unread if problem.place not in self._unread_above]
        self._unread_above = {problem.place for problem in unread}
        if problems:
            raise RowError([*(locate_in_row(problem, place) for problem in problems), *new])
        for record in records:
            self._store.put(record)
        self._compare_sheets(ids, fields, at)
        if post is not None:
            self._store.add_key(post, ids["appointment"])
        if "member" in ids and self._table.member_key:
            self._store.add_key(self._ids.digest_key(fields), ids["member"])
        return new

    def _list_kinds(self, fields: Mapping[str, Field]) -> list[str]:
        """Return the kinds of records that a row states: without a post, a person on a list of a board is a member."""
        own = {find_target(name).record for name, field in fields.items() if field.heading is not None}
        board = {"organisation", "term", "appointment"} - own if self.lacks_post(fields) else set()
        if "organisation" in board:
            # The dates of a term beside a person are not those of a board without its organisation.
            board.add("term")
        return [kind for kind in self._kinds if kind not in board and (kind != "member" or not has_no_person(fields))]

    def lacks_post(self, fields: Mapping[str, Field]) -> bool:
        """Return whether a row is that of a member without a post, though the table has a column of posts."""
        is_member = "member" in self._table.ids and "appointment" in self._table.ids and "member.name" in fields
        own = any(name.startswith("appointment.") and field.place for name, field in fields.items())
        has_holders = any(find_target(name).is_holder for name in fields)
        return is_member and self._has_posts and POST not in fields and not own and not has_holders

    def repeats_nik(self, fields: Mapping[str, Field]) -> bool:
        """Return whether an earlier row has the NIK of a row, though each row is a member of its own; keep the NIK."""
        if "member" not in self._table.ids or self._table.member_key or NIK not in fields or has_no_person(fields):
            return False
        return self._store.add_number(cell_text(fields[NIK].raw))

    def _compare_sheets(self, ids: Mapping[str, str], fields: Mapping[str, Field], at: Place) -> None:
        """Note that a board has rows of several sheets, if only a constant names its organisation."""
        name = fields.get("organisation.name")
        if "term" not in ids or name is None or name.place:
            return
        sheet, first = self._store.find_sheet((ids["organisation"], ids["term"]), at.sheet, at.name)
        if sheet != at.sheet:
            self._report.add_notice(
                at.name,
                f"no title names the board: these rows and those of another sheet, from {first} on, are one board",
                f"tidak ada judul yang menyebut kepengurusan: baris ini dan baris lembar lain, mulai {first}, menjadi "
                "satu kepengurusan",
                about=at.sheet,
            )

    def _set_values(
        self,
        trees: dict[str, _Object],
        cells: dict[str, dict[str, str]],
        fields: Mapping[str, Field],
        texts: dict[str, str],
        place: str,
    ) -> list[RowProblem]:
        """Set the values of a row; return the problems of those that cannot be read."""
        problems: list[RowProblem] = []
        for name, field in fields.items():
            target = find_target(name)
            if name == POST or target.is_holder:
                continue
            try:
                if target.record not in trees:
                    read_value(field.raw, target, self._order)
                    continue
                value = self._set_value(trees, cells, target, field)
            except UnreadableCellError as error:
                problem = _make_problem(error, field, place)
                problems.append(attrs.evolve(problem, row_is_lost=name in self._essential))
            else:
                if isinstance(value, str):
                    texts[name] = value
        return problems

    def _set_value(
        self, trees: dict[str, _Object], cells: dict[str, dict[str, str]], target: Target, field: Field
    ) -> object:
        value = read_value(field.raw, target, self._order)
        tree, column = trees[target.record], target.column
        if column.owner[0] is ExtraData:
            tree.setdefault("extra", {})[column.steps[0]] = value
        elif column.owner[0] is Identifier:
            # An apostrophe that keeps a spreadsheet from taking the digits for a number is not part of it.
            number = str(value).lstrip("'’`")
            tree.setdefault("identifiers", []).append({"scheme": column.steps[0], "value": number})
        elif value is not None:
            for step in column.steps[:-1]:
                if not isinstance(tree.get(step), dict):
                    tree[step] = {"code": tree[step]} if step in tree else {}
                tree = tree[step]
            tree[column.steps[-1]] = value
        if field.place:
            cells[target.record][f"/{'/'.join(column.steps)}"] = field.place
        return value

    def _set_post(
        self,
        trees: dict[str, _Object],
        cells: dict[str, dict[str, str]],
        fields: Mapping[str, Field],
        place: str,
    ) -> list[RowProblem]:
        """Set the post of a row and what its title states; return the problems of its cells."""
        tree = trees["appointment"]
        problems: list[RowProblem] = []
        field, section = fields[POST], fields.get(SECTION)
        try:
            organisation = fields.get("organisation.name")
            name = "" if organisation is None else cell_text(organisation.raw)
            reading = read_row_post(field, section, self._table.posts, name)
        except UnreadableCellError as problem:
            tree["post"] = "other"
            return [_make_problem(problem, field, place)]
        if not reading.has_section:
            tree.pop("section", None)
            cells["appointment"].pop("/section", None)
        if reading.problem is not None and section is not None:
            problems.append(attrs.evolve(_make_problem(reading.problem, section, place), row_is_lost=False))
        if reading.is_contradicted:
            self._report.add_notice(
                field.place or place,
                "the post names another section than the row above, and is read by its own",
                "jabatan ini menyebut bidang yang berbeda dari baris di atasnya, dan dibaca menurut sebutannya sendiri",
            )
        trees["appointment"] = {**reading.values, **tree}
        if field.place:
            cells["appointment"]["/post"] = field.place
        return problems

    def _check_required(
        self, trees: dict[str, _Object], at: Place, problems: list[RowProblem], *, has_holders: bool
    ) -> None:
        for kind, names in _REQUIRED.items():
            for name in names:
                if kind == "appointment" and has_holders:
                    continue
                if kind in trees and not trees[kind].get(name) and not problems:
                    problems.append(describe_missing_value(f"{kind}.{name}", at.name, at.find_cell))

    def _link(
        self,
        trees: dict[str, _Object],
        cells: dict[str, dict[str, str]],
        ids: Mapping[str, str],
        fields: Mapping[str, Field],
    ) -> list[StoredRecord]:
        """Return the records of a row, each with its id and what it refers to."""
        owners = {"term": ids.get("organisation", ""), "appointment": ids.get("term", "")}
        if "term" in ids:
            trees["term"]["organisation_id"] = ids["organisation"]
        if "appointment" in ids and "member" in ids and "appointment.name" not in fields:
            trees["appointment"]["member_id"] = ids["member"]
        owner = next((owner for owner in self._owners if owner in ids), None)
        if "decree" in ids and owner is not None:
            trees[owner]["decree_ids"] = [ids["decree"]]
        holders = {name: field for name, field in fields.items() if find_target(name).is_holder}
        records = [
            StoredRecord(kind, owners.get(kind, ""), {"id": ids[kind], **trees[kind]}, cells[kind])
            for kind in self._kinds
            if kind in ids and not (kind == "appointment" and holders)
        ]
        for name, field in holders.items():
            post = find_target(name).column.steps[0]
            tree = {"id": f"{ids['appointment']}-{make_slug(post)}", **_read_heading(field, post)}
            own = {"": field.place, "/name": field.place}
            records.append(StoredRecord("appointment", ids["term"], {**trees["appointment"], **tree}, own))
        return records

    def _validate(self, record: StoredRecord, fields: Mapping[str, Field], place: str) -> list[RowProblem]:
        """Return the problems of a record by itself and beside earlier ones."""
        if self._store.is_known(record):
            return []
        _, wrong = structure(_KINDS[record.kind], record.tree)
        if wrong:
            return describe_invalid(record, wrong, place)
        is_repeated = bool(self._table.member_key) if record.kind == "member" else self.has_repeated_post
        is_shared = record.kind not in {"appointment", "member"} or is_repeated
        conflict = self._store.find_conflict(record, is_shared=is_shared)
        return [] if conflict is None else [describe_conflict(record, conflict, fields, place)]


def _read_heading(field: Field, post: str) -> _Object:
    """Return the values of an appointment whose post is the heading of its holder."""
    name = cell_text(field.raw)
    tree: _Object = {"post": post, "office" if is_official(name) else "name": name}
    try:
        values = read_post_cell(field.heading, None, {})
    except UnreadableCellError:
        return tree
    return {**values, **tree} if values["post"] == post else tree


def _make_problem(problem: UnreadableCellError, field: Field, place: str) -> RowProblem:
    return RowProblem(
        place=field.place or place,
        heading=field.heading,
        expected=problem.expected,
        got=problem.got,
        action=problem.action,
    )
