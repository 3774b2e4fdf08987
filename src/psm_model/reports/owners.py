"""Owners: the organisation that each thing found in a document is of, for a report that groups by it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

import attrs

from psm_model.formats.jsonl import KINDS, iter_lines
from psm_model.formats.locations import entity_pointer

if TYPE_CHECKING:
    from psm_model.entities.register import Register

__all__ = ["Owner", "find_owners", "find_owners_in_lines"]


@attrs.frozen
class Owner:
    """An organisation, as a heading names it."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name; None where it is not in the register, or another stands between it and what is of it."""


def find_owners(register: Register, pointers: Collection[str]) -> dict[str, Owner]:
    """Return the organisation of each organisation and board term that pointers lead into, by the pointer to it.

    >>> ipsm = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    >>> find_owners(Register.of(ipsm, BoardTerm(id="t", organisation_id="o")), ["/board_terms/0/period", "/members/0"])
    {'/board_terms/0': Owner(id='o', name='IPSM')}
    """
    names = {one.id: one.name for one in reversed(register.organisations)}
    ids: dict[str, str] = {}
    for entity in map(entity_pointer, pointers):
        _, kind, position, *_ = (*entity.split("/"), "", "")
        if kind == "board_terms":
            ids[entity] = register.board_terms[int(position)].organisation_id
        elif kind == "organisations":
            ids[entity] = register.organisations[int(position)].id
    return {entity: Owner(its_id, names.get(its_id)) for entity, its_id in ids.items()}


def find_owners_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, Owner]:
    """Find the organisations as `find_owners` does, in JSON Lines, holding no more of it than two lines.

    Args:
        blocks: The text, in pieces of any size.
        pointers: JSON Pointers into the document.
    """
    wanted = set(map(entity_pointer, pointers))
    made: dict[str, Owner] = {}
    organisation = Owner("")
    for _, kind, position, line in iter_lines(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if kind == "organisation":
            read = _read(line)
            organisation = Owner(read["id"], read["name"])
            if entity in wanted:
                made[entity] = organisation
        elif entity in wanted and kind == "board_term":
            its_id = _read(line)["organisation_id"]
            made[entity] = organisation if its_id == organisation.id else Owner(its_id)
    return made


# Any: JSON, which has been read before.
def _read(line: bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(line)
    return read
