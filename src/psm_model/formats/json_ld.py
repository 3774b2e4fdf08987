"""JSON-LD: registers as linked data, with keys mapped to public vocabularies.

Organisations, boards and posts use the W3C's Organization Ontology (org), names and dates schema.org, laws and decrees
the European Legislation Identifier (eli). Anything else is in the vocabulary ``urn:psm-model:``, under the name of its
key.

A ``schema:endDate`` is a last day, inclusive, like the end of a `Period`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

from psm_model.entities.references import find_reference_fields
from psm_model.entities.register import PLACES, Register
from psm_model.entities.schema import record_types

from .json import dumps

__all__ = ["context", "dumps_ld"]

# Any, throughout: JSON.
_LISTS: Final = {place: kind.__name__ for kind, (place, _) in PLACES.items()}
# Maps a key that holds an id to the key for the identifier.
_NAMES: Final = {
    "parent_id": "parent",
    "organisation_id": "organisation",
    "issuer_id": "issued_by",
    "member_id": "held_by",
    "source_ids": "stated_by",
    "decree_ids": "decreed_by",
    "amends_ids": "amends",
    "replaces_ids": "replaces",
    "revokes_ids": "revokes",
    "replaces_id": "replaces",
}
_PLACES: Final = {kind: place for place, kind in PLACES.values()}


def context() -> dict[str, Any]:
    """Return the JSON-LD context that ships with the package.

    >>> context()["Organisation"]
    'org:Organization'
    """
    content: dict[str, Any] = json.loads(files(__package__).joinpath("context.jsonld").read_text(encoding="utf-8"))
    return content


def dumps_ld(register: Register, base: str = "") -> str:
    """Return a register as JSON-LD: the JSON document with its context, and a type and an identifier for each entity.

    Args:
        register: The register.
        base: The base IRI of the identifiers, as in "https://example.org/register/".

    >>> '"@id": "organisations/o"' in dumps_ld(Register.of(ipsm))
    True

    Raises:
        FormatError: `dumps` cannot write a text.
        WrongTypeError: it is not a register.
    """
    tree = json.loads(dumps(register))
    for place, kind in _LISTS.items():
        for entity in tree.get(place, ()):
            identifier = _make_identifier(place, entity["id"])
            entity |= {"@id": identifier, "@type": kind}
            _add_references(entity, identifier)
    contexts = [context(), {"@base": base}] if base else context()
    return json.dumps({"@context": contexts, **tree}, ensure_ascii=False, indent=2)


def _make_identifier(place: str, entity_id: str) -> str:
    # A segment of dots alone would be resolved away.
    segment = entity_id.replace(".", "%2E") if entity_id in {".", ".."} else quote(entity_id, safe="")
    return f"{place}/{segment}"


@cache
def _map_keys() -> dict[str, str]:
    """Map each key that holds ids to the kind of entity that it refers to."""
    return {key: kind for record in record_types(Register) for key, kind in find_reference_fields(record).items()}


def _add_references(record: dict[str, Any], within: str) -> None:
    """Add identifiers beside the ids of a record and of every record in it."""
    for key, value in list(record.items()):
        if key in _NAMES:
            # An appointment's id is unique within its term.
            place = _PLACES.get(_map_keys()[key], within)
            record[_NAMES[key]] = (
                [_make_identifier(place, item) for item in value]
                if isinstance(value, list)
                else _make_identifier(place, value)
            )
        elif key == "appointments":
            for appointment in value:
                appointment |= {"@id": _make_identifier(within, appointment["id"]), "@type": "Appointment"}
                _add_references(appointment, within)
        elif isinstance(value, dict) and key != "extra":
            _add_references(value, within)
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    _add_references(part, within)
