"""Officials in lists of people: a row such as Camat Misal, Pelindung is a post that an office holds, and no member."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from ._fields import Field
from ._row_kinds import cell_text, is_official
from ._targets import HOLDERS, NIK

__all__ = ["OFFICE", "Official", "find_official", "has_no_person"]

OFFICE: Final = "appointment.office"
_OF_PERSONS: Final = ("member.", "identifier.", "place.")


class Official(NamedTuple):
    """A row that names an office in the column of names."""

    name: Field
    """The cell."""
    fields: dict[str, Field]
    """The values of the row, with the office as what holds the post."""
    dropped: frozenset[str]
    """The targets of values of a person, which are not kept."""


def find_official(fields: Mapping[str, Field]) -> Official | None:
    """Return a row as the post of an office, if its name is one and it has no personal number."""
    target = next((name for name in HOLDERS[:2] if name in fields), None)
    if target is None or NIK in fields or OFFICE in fields or not is_official(cell_text(fields[target].raw)):
        return None
    dropped = frozenset(name for name in fields if name.startswith(_OF_PERSONS) and name != target)
    kept = {name: field for name, field in fields.items() if name not in dropped and name != target}
    return Official(fields[target], {**kept, OFFICE: fields[target]}, dropped)


def has_no_person(fields: Mapping[str, Field]) -> bool:
    """Return whether the post of a row is held by an office alone."""
    return OFFICE in fields and "member.name" not in fields
