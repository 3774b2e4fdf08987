"""JSON-LD: what the keys of a register mean in vocabularies that others use, so that it can be read as linked data.

Organisations, boards and posts are those of the W3C's Organization Ontology (org), names and dates of schema.org, laws
and decrees of the European Legislation Identifier (eli). What these have no word for is in the vocabulary
``urn:psm-model:``, under the name of its key.

A ``schema:endDate`` is a last day, counted in, as the end of a `Period` is.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

from psm_model.entities.register import Register

from .json import dumps

__all__ = ["context", "dumps_ld"]

# Any, throughout: JSON.
_LISTS: Final = {
    "sources": "Source",
    "organisations": "Organisation",
    "members": "Member",
    "board_terms": "BoardTerm",
}
# By the key that holds an id, the list that it is an id of, and the key that holds the identifier.
_REFERENCES: Final = {
    "parent_id": ("organisations", "parent"),
    "organisation_id": ("organisations", "organisation"),
    "issuer_id": ("organisations", "issued_by"),
    "member_id": ("members", "held_by"),
    "source_ids": ("sources", "stated_by"),
}


def context() -> dict[str, Any]:
    """Return the JSON-LD context, as it is shipped.

    >>> context()["Organisation"]
    'org:Organization'
    """
    found: dict[str, Any] = json.loads(files(__package__).joinpath("context.jsonld").read_text(encoding="utf-8"))
    return found


def dumps_ld(register: Register, base: str = "") -> str:
    """Write a register as JSON-LD: the JSON document with its context, a type and an identifier for each entity.

    Args:
        register: The register.
        base: What identifiers are relative to, as in "https://example.org/register/".

    >>> '"@id": "organisations/o"' in dumps_ld(Register.of(ipsm))
    True

    Raises:
        FormatError: a text in it can't be written, as `dumps` tells.
        TypeError: it is no register.
    """
    tree = json.loads(dumps(register))
    for place, kind in _LISTS.items():
        for entity in tree.get(place, ()):
            identifier = _identifier(place, entity["id"])
            entity |= {"@id": identifier, "@type": kind}
            _refer(entity, identifier)
    meaning = [context(), {"@base": base}] if base else context()
    return json.dumps({"@context": meaning, **tree}, ensure_ascii=False, indent=2)


def _identifier(place: str, entity_id: str) -> str:
    return f"{place}/{quote(entity_id, safe='')}"


def _refer(record: dict[str, Any], within: str) -> None:
    """Write beside each id the identifier of what it is an id of, and do so in all that a record holds."""
    for key, value in list(record.items()):
        if key in _REFERENCES:
            place, name = _REFERENCES[key]
            several = isinstance(value, list)
            record[name] = [_identifier(place, one) for one in value] if several else _identifier(place, value)
        elif key == "appointments":
            for held in value:
                # An appointment's id is unique within its term.
                held |= {"@id": f"{within}/{quote(held['id'], safe='')}", "@type": "Appointment"}
                if "replaces_id" in held:
                    held["replaces"] = f"{within}/{quote(held['replaces_id'], safe='')}"
                _refer(held, within)
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    _refer(part, within)
