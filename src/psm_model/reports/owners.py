"""Owners: the organisation of each finding, for reports that group by it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

import attrs

from psm_model.formats.jsonl import KINDS, iter_lines
from psm_model.masking import mask_reprs
from psm_model.pointers import entity_pointer, split_pointer

if TYPE_CHECKING:
    from psm_model.entities.register import Register

__all__ = ["Owner", "find_owners", "find_owners_in_lines"]


@attrs.frozen(field_transformer=mask_reprs)
class Owner:
    """An organisation in a heading."""

    id: str
    """The id of the organisation."""
    name: str | None = None
    """Its name; None if the organisation is not in the register, or does not precede its terms in JSON Lines."""


def find_owners(register: Register, pointers: Collection[str]) -> dict[str, Owner]:
    """Return the owners of the organisations and board terms that pointers lead into, by the pointer to the entity.

    >>> ipsm = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
    >>> find_owners(Register.of(ipsm, BoardTerm(id="t", organisation_id="o")), ["/board_terms/0/period", "/members/0"])
    {'/board_terms/0': Owner(id='o', name='IPSM')}
    """
    names = {organisation.id: organisation.name for organisation in reversed(register.organisations)}
    ids: dict[str, str] = {}
    for entity in map(entity_pointer, filter(None, pointers)):
        place, position, _ = split_pointer(entity)
        if place == "board_terms":
            ids[entity] = register.board_terms[position].organisation_id
        elif place == "organisations":
            ids[entity] = register.organisations[position].id
    return {entity: Owner(organisation_id, names.get(organisation_id)) for entity, organisation_id in ids.items()}


def find_owners_in_lines(blocks: Iterable[bytes], pointers: Collection[str]) -> dict[str, Owner]:
    """Return the owners in JSON Lines like `find_owners`, with at most two lines in memory.

    Args:
        blocks: The content of the file, in blocks of any size.
        pointers: JSON Pointers into the document.
    """
    requested = set(map(entity_pointer, pointers))
    owners: dict[str, Owner] = {}
    organisation = Owner("")
    for _, kind, position, line in iter_lines(blocks):
        entity = f"/{KINDS[kind][1]}/{position}"
        if kind == "organisation":
            record = _parse_line(line)
            organisation = Owner(record["id"], record["name"])
            if entity in requested:
                owners[entity] = organisation
        elif entity in requested and kind == "board_term":
            organisation_id = _parse_line(line)["organisation_id"]
            owners[entity] = organisation if organisation_id == organisation.id else Owner(organisation_id)
    return owners


# Any: JSON, validated before.
def _parse_line(line: bytes) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(line)
    return record
