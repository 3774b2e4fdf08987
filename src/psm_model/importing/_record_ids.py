"""RecordIds: the ids of the records of a row, by the templates of a mapping."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Final

import attrs

from psm_model.formats.tables.cell_names import split_cell
from psm_model.masking import mask_digits

from ._fields import Field
from ._record_problems import FindCell, describe_long_id, describe_missing_id
from ._row_kinds import cell_text
from ._store import RecordStore
from ._targets import RECORDS
from ._templates import fill_template, list_names, make_slug
from .mapping import TableMapping
from .report import RowProblem

__all__ = ["RecordIds"]

_DECREE: Final = "decree."
_OF_POST: Final = ("post", "section", "capacity", "period")
"""What makes a post of a member on a board another one."""
_PUBLIC: Final = frozenset({"decree.number", *(f"{kind}.id" for kind in RECORDS)})
"""The names whose values are shown with their signs: numbers of decrees, and the ids made of them."""


class RecordIds:
    """A maker of ids."""

    def __init__(self, table: TableMapping, store: RecordStore) -> None:
        self._table = table
        self._store = store

    def make(
        self,
        kinds: Collection[str],
        fields: Mapping[str, Field],
        texts: dict[str, str],
        *,
        area: object,
        place: str,
        find_cell: FindCell,
    ) -> tuple[dict[str, str], list[RowProblem]]:
        """Return the ids of the records of a row, and its problems. A decree without its id is not made.

        Args:
            kinds: The kinds of the records.
            fields: Values by target.
            texts: The texts of the values, with the names of the sheet and the row; the ids are added.
            area: The code of the area of the organisation, if it is known.
            place: The name of the row.
            find_cell: Returns the name and the heading of the cell of the row that has a target.
        """
        ids: dict[str, str] = {}
        public = dict(texts)
        problems: list[RowProblem] = []
        for kind in kinds:
            template = self._table.ids[kind]
            if isinstance(area, str) and kind == "organisation":
                texts.setdefault("organisation.area", area)
                public.setdefault("organisation.area", area)
            missing = [name for name in list_names(template) if not texts.get(name)]
            if kind == "decree" and (missing or not any(name.startswith(_DECREE) for name in fields)):
                if missing and _states_decree(fields, place):
                    problem = describe_missing_id(kind, missing, place, find_cell)
                    problems.append(attrs.evolve(problem, row_is_lost=False))
                continue
            record_id = None if missing else fill_template(template, texts, make_slug)
            if record_id is None:
                problems.append(describe_missing_id(kind, missing, place, find_cell))
                continue
            public_id = _fill_public(template, public)
            if mask_digits(public_id) != public_id:
                problem = describe_long_id(kind, place)
                problems.append(attrs.evolve(problem, row_is_lost=kind != "decree"))
                if kind == "decree":
                    continue
            public[f"{kind}.id"] = public_id
            if kind == "member" and self._table.member_key:
                record_id = self._store.find_key(self.digest_key(fields)) or record_id
            ids[kind] = texts[f"{kind}.id"] = record_id
        return ids, problems

    def digest_key(self, fields: Mapping[str, Field]) -> bytes:
        """Return a digest of what identifies the member of a row. Without all of it, the row is its own member."""
        parts = [make_slug(cell_text(fields[name].raw)) if name in fields else None for name in self._table.member_key]
        if not all(parts):
            parts = [field.place for field in fields.values()]
        return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).digest()

    def digest_post(self, ids: Mapping[str, str], appointment: Mapping[str, object]) -> bytes | None:
        """Return a digest of the post that a member has on a board; None if rows are members of their own."""
        if not self._table.member_key or not {"member", "term", "appointment"} <= ids.keys():
            return None
        stated = [appointment.get(name) for name in _OF_POST]
        parts = ["post", ids["organisation"], ids["term"], ids["member"], *stated]
        return hashlib.blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=16).digest()


def _fill_public(template: str, texts: Mapping[str, str]) -> str:
    """Return an id in which the number of a decree keeps its slashes, which long personal numbers never have."""
    names = set(list_names(template))
    parts = {name: texts[name] if name in _PUBLIC else make_slug(texts[name]) for name in names}
    return fill_template(template, parts) or template


def _states_decree(fields: Mapping[str, Field], place: str) -> bool:
    """Return whether a cell of the row itself has a value of a decree."""
    _, row = split_cell(place)
    return any(
        split_cell(field.place)[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == row
        for name, field in fields.items()
        if name.startswith(_DECREE) and field.place
    )
