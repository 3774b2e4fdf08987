"""Targets: what a column of an office's table can be read as, named after the columns of the CSV tables."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Final

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.extra_data import KEY_PATTERN, ExtraData
from psm_model.entities.member import Member
from psm_model.entities.post import Post
from psm_model.errors import ConfigError
from psm_model.formats.tables.schema import CellType, Column, tables
from psm_model.values.area import Level
from psm_model.values.identifier import Identifier

__all__ = [
    "HOLDERS",
    "NIK",
    "NUMBER",
    "PLACES",
    "POST",
    "RECORDS",
    "SECTION",
    "SKIP",
    "Target",
    "find_target",
    "list_target_names",
]

RECORDS: Final = {
    "decree": "decrees",
    "organisation": "organisations",
    "term": "board_terms",
    "member": "members",
    "appointment": "board_term_appointments",
}
"""The records that a row may be read as, each with the name of its table. A record comes after those it refers to."""
NIK: Final = "identifier.nik"
"""The target of a column of NIKs."""
SKIP: Final = "skip"
"""The target of a column that is left out on purpose."""
NUMBER: Final = "number"
"""The target of the column of running numbers, which is not kept, but shows where rows begin."""
PLACES: Final = {
    "place.province": Level.PROVINCE,
    "place.regency": Level.REGENCY_CITY,
    "place.district": Level.DISTRICT,
    "place.village": Level.VILLAGE,
}
"""The targets of names of areas, from large to small."""
POST: Final = "appointment.post"
SECTION: Final = "appointment.section"
HOLDERS: Final = ("member.name", "appointment.name", "appointment.office")
"""The targets of the person that a row is about."""

_IDENTIFIER: Final = re.compile(r"identifier\.([a-z][a-z0-9_]*)")
_HOLDER: Final = re.compile("holder[.]([a-z_]+)")
_KEY: Final = re.compile(r"key\.[a-z][a-z0-9_]*")
_ID_COLUMNS: Final = frozenset({"id", "organisation_id", "board_term_id", "member_id", "withheld", "extra"})


@attrs.frozen(eq=False)
class Target:
    """What a column is read as."""

    name: str
    """Name in a mapping, as in "member.birth_date"."""
    record: str
    """The record that the value belongs to, one of `RECORDS`; empty if it belongs to none of its own."""
    column: Column
    """How a cell is read."""

    @property
    def is_personal(self) -> bool:
        """Whether the cells may hold personal data, which no message shows."""
        return self.column.sensitive or self.name in HOLDERS or self.is_holder

    @property
    def is_holder(self) -> bool:
        """Whether the cells hold the person in a post, which the target names."""
        return self.name.startswith("holder.")

    @property
    def is_kept(self) -> bool:
        """Whether the cells are read at all."""
        return self.name not in {SKIP, NUMBER}


@cache
def _list_columns() -> dict[str, Target]:
    by_name = {table.name: table for table in tables()}
    return {
        f"{record}.{column.name}": Target(f"{record}.{column.name}", record, column)
        for record, name in RECORDS.items()
        for column in by_name[name].columns
        if column.name not in _ID_COLUMNS
    }


def list_target_names() -> list[str]:
    """Return the names of all targets; `<...>` is a name that the mapping chooses."""
    chosen = ("holder.<post>", "identifier.<scheme>", "key.<name>", *(f"{record}.x_<name>" for record in RECORDS))
    return [SKIP, NUMBER, *PLACES, *_list_columns(), *chosen]


@cache
def find_target(name: str) -> Target:
    """Return the target of a name in a mapping.

    >>> find_target("member.birth_date").column.cell_type, find_target("key.file").is_personal
    (<CellType.DATE: 'date'>, False)

    Raises:
        ConfigError: there is none.
    """
    if name in _list_columns():
        return _list_columns()[name]
    if name in {SKIP, NUMBER, *PLACES} or _KEY.fullmatch(name):
        return Target(name, "", Column((name.partition(".")[2] or name,), CellType.TEXT, (Member, "area_names")))
    identifier = _IDENTIFIER.fullmatch(name)
    if identifier is not None:
        column = Column((identifier[1],), CellType.FILLED, (Identifier, "value"), sensitive=True, identifying=True)
        return Target(name, "member", column)
    holder = _HOLDER.fullmatch(name)
    if holder is not None and holder[1] in set(Post):
        return Target(name, "appointment", Column((holder[1],), CellType.FILLED, (Appointment, "name")))
    record, _, key = name.partition(".")
    if record in RECORDS and re.fullmatch(KEY_PATTERN, key):
        return Target(name, record, Column((key,), CellType.TEXT, (ExtraData, key), sensitive=True))
    close = get_close_matches(name, list_target_names(), n=3, cutoff=0.5) or ["member.name", SKIP]
    raise ConfigError("target", f"a target such as {', '.join(map(repr, close))}", name)
