"""RecordMaker: the records that a row states, by the targets of its cells and the templates of ids."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import attrs

from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.titles import find_section
from psm_model.errors import mask_digits
from psm_model.formats.document import structure
from psm_model.values.area import AreaCode
from psm_model.values.identifier import Identifier

from ._areas import AreaFinder
from ._fields import Field
from ._officials import has_no_person
from ._record_problems import (
    FindCell,
    describe_conflict,
    describe_invalid,
    describe_long_id,
    describe_missing_id,
    describe_missing_value,
)
from ._row_kinds import cell_text, is_official
from ._store import RecordStore, StoredRecord
from ._targets import PLACES, POST, RECORDS, Target, find_target
from ._templates import fill_template, list_names, make_slug
from ._titles import find_level
from ._values import UnreadableCellError, read_post_cell, read_value
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
        self._areas = areas
        self._area_into = area_into or ("member" if "member" in table.ids else "organisation")
        self._store = store
        self._report = report
        self._kinds = [record for record in RECORDS if record in table.ids]
        owners = ("term", "appointment", "member")
        self._unread_above: set[str] = set()
        required = (f"{kind}.{name}" for kind, names in _REQUIRED.items() for name in names)
        named = (name for template in table.ids.values() for name in list_names(template))
        self._essential = {*required, *named, *table.member_key}
        self._decree_of = table.decree_of or next((owner for owner in owners if owner in table.ids), "")

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
        texts = {name: cell_text(field.raw) for name, field in fields.items()}
        kinds = [kind for kind in self._kinds if kind != "member" or not has_no_person(fields)]
        trees: dict[str, _Object] = {kind: {} for kind in kinds}
        cells: dict[str, dict[str, str]] = {kind: {"": place} for kind in kinds}
        unreadable = self._set_values(trees, cells, fields, texts, place)
        problems = [problem for problem in unreadable if problem.row_is_lost]
        unread = [problem for problem in unreadable if not problem.row_is_lost]
        if POST in fields:
            self._set_post(trees, cells, fields[POST], place, problems)
        self._set_area(trees, fields, at)
        ids = self._make_ids(trees, fields, texts, at, problems)
        has_holders = any(find_target(name).is_holder for name in fields)
        self._check_required(trees, at, problems, has_holders=has_holders)
        if problems:
            raise RowError([*problems, *unread])
        records = self._link(trees, cells, ids, fields)
        problems += (problem for record in records for problem in self._validate(record, fields, place))
        if problems:
            raise RowError([*problems, *unread])
        for record in records:
            self._store.put(record)
        self._compare_sheets(ids, fields, at)
        if "member" in ids and self._table.member_key:
            self._store.add_key(self._digest_key(fields), ids["member"])
        # A title, a merged cell or a cell above has its problem once.
        new = [problem for problem in unread if problem.place not in self._unread_above]
        self._unread_above = {problem.place for problem in unread}
        return new

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
            # An apostrophe that keeps a spreadsheet from taking the digits for a number is no part of it.
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
        field: Field,
        place: str,
        problems: list[RowProblem],
    ) -> None:
        tree = trees["appointment"]
        section = find_section(tree.get("section"))
        if section is None:
            tree.pop("section", None)
        try:
            values = read_post_cell(field.raw, find_target(POST), section, self._table.posts)
        except UnreadableCellError as problem:
            problems.append(_make_problem(problem, field, place))
            tree["post"] = "other"
            return
        trees["appointment"] = {**values, **tree}
        if field.place:
            cells["appointment"]["/post"] = field.place

    def _set_area(self, trees: dict[str, _Object], fields: Mapping[str, Field], at: Place) -> None:
        places = {name: cell_text(fields[name].raw) for name in PLACES if name in fields}
        area = self._areas.find(places, at.area)
        organisation = trees.get("organisation", {})
        level = find_level(str(organisation.get("name", "")))
        if level is not None:
            organisation.setdefault("level", level.value)
        if area is None or self._area_into not in trees or "area" in trees[self._area_into]:
            return
        tree = trees[self._area_into]
        if area.code is None:
            tree["area_names"] = list(area.names)
        else:
            tree["area"] = area.code
            if self._area_into == "organisation":
                tree.setdefault("level", AreaCode(area.code).level.value)
        if area.doubt is not None and area.doubtful is not None:
            doubtful = fields[area.doubtful]
            self._report.add_notice(
                doubtful.place or at.name,
                area.doubt.english,
                area.doubt.indonesian,
                about=places[area.doubtful],
            )

    def _make_ids(
        self,
        trees: dict[str, _Object],
        fields: Mapping[str, Field],
        texts: dict[str, str],
        at: Place,
        problems: list[RowProblem],
    ) -> dict[str, str]:
        place = at.name
        texts |= {"sheet": at.sheet, "row": str(at.row)}
        area = trees.get(self._area_into, {}).get("area")
        ids: dict[str, str] = {}
        for kind in trees:
            template = self._table.ids[kind]
            missing = [name for name in list_names(template) if not texts.get(name)]
            if kind == "decree" and not _has_own_decree(fields, is_complete=not missing):
                continue
            if kind == "organisation" and missing == ["organisation.area"] and isinstance(area, str):
                texts["organisation.area"] = area
                missing = []
            record_id = None if missing else fill_template(template, texts, make_slug)
            if record_id is None:
                problems.append(describe_missing_id(kind, missing, place, at.find_cell))
                continue
            if mask_digits(record_id) != record_id:
                problems.append(describe_long_id(kind, place))
            if kind == "member" and self._table.member_key:
                record_id = self._store.find_key(self._digest_key(fields)) or record_id
            ids[kind] = texts[f"{kind}.id"] = record_id
        return ids

    def _digest_key(self, fields: Mapping[str, Field]) -> bytes:
        """Return a digest of what identifies the member of a row. Without all of it, the row is its own member."""
        parts = [make_slug(cell_text(fields[name].raw)) if name in fields else None for name in self._table.member_key]
        if not all(parts):
            parts = [field.place for field in fields.values()]
        return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).digest()

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
        if "decree" in ids and self._decree_of in ids:
            trees[self._decree_of]["decree_ids"] = [ids["decree"]]
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
        is_shared = record.kind not in {"appointment", "member"} or (
            record.kind == "member" and bool(self._table.member_key)
        )
        conflict = self._store.find_conflict(record, is_shared=is_shared)
        return [] if conflict is None else [describe_conflict(record, conflict, fields, place)]


def _has_own_decree(fields: Mapping[str, Field], *, is_complete: bool) -> bool:
    """Return whether a row has a decree: constants alone are one only if they have its whole id."""
    own = [field for name, field in fields.items() if name.startswith("decree.")]
    return any(field.place for field in own) or (bool(own) and is_complete)


def _read_heading(field: Field, post: str) -> _Object:
    """Return the values of an appointment whose post is the heading of its holder."""
    name = cell_text(field.raw)
    tree: _Object = {"post": post, "office" if is_official(name) else "name": name}
    try:
        values = read_post_cell(field.heading, find_target(POST), None, {})
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
