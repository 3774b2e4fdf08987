"""The JSON Schema of the document, generated from the types. It ships as a file, for tools that do not run Python.

A schema can describe keys, their values and the form of dates and codes. It cannot reject 30 February, a period that
ends before it starts, or an unreadable citation; `loads` does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from enum import StrEnum
from importlib.resources import files
from inspect import cleandoc
from typing import Any, Final, TypeAlias

from psm_model.entities.extra_data import KEY_PATTERN, ExtraData
from psm_model.entities.register import Register
from psm_model.entities.schema import MAX_INTEGER, Invariant, find_invariants, list_fields
from psm_model.errors import NotFoundError, require_type
from psm_model.law.citation import Citation
from psm_model.values.area import CODE_PATTERN, AreaCode
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._problems import MAX_TEXT_LENGTH, SCHEMA_KEY
from .document import VERSION_KEY
from .migrations import VERSION

__all__ = ["generate_schema", "json_schema"]

# Any, throughout: a JSON Schema is any JSON object.
_Schema: TypeAlias = dict[str, Any]

_NOT_BLANK: Final = r"\S"
_YEAR: Final = "(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)"
_DATE: Final = f"{_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_CODE: Final = f"^{CODE_PATTERN}$"
_TEXT: Final[_Schema] = {"type": "string", "maxLength": MAX_TEXT_LENGTH}
_FILLED: Final[_Schema] = {**_TEXT, "pattern": _NOT_BLANK}
_NULL: Final[_Schema] = {"type": "null"}


def json_schema(*, extra: Mapping[str, _Schema] | None = None) -> _Schema:
    """Return the JSON Schema (2020-12) of the JSON document, including your own schemas for `extra`.

    Args:
        extra: Schemas for the `extra` of records, by the name of the record's class. References in a schema are
            relative to itself. The package does not validate `extra` with them; a JSON Schema validator does.

    Every loadable document is valid. A valid document is loadable, unless it has a date that does not exist, a period
    that ends before it starts, an unreadable citation, or half of a surrogate pair in a text.

    >>> json_schema()["properties"]["organisations"]["items"]
    {'$ref': '#/$defs/Organisation'}
    >>> own = {"properties": {"x_file": {"type": "integer"}}}
    >>> json_schema(extra={"Organisation": own})["$defs"]["OrganisationExtra"]["properties"]
    {'x_file': {'type': 'integer'}}

    Raises:
        NotFoundError: a name is not that of a record with `extra`.
        WrongTypeError: a schema is not a dictionary.
    """
    schema: _Schema = json.loads(files(__package__).joinpath("register_schema.json").read_text(encoding="utf-8"))
    for name, own in (extra or {}).items():
        _merge_own_schema(schema["$defs"], name, own)
    return schema


def _merge_own_schema(definitions: dict[str, _Schema], name: str, own: _Schema) -> None:
    """Require that the `extra` of a record is valid by an application's schema too."""
    field = definitions.get(name, {}).get("properties", {}).get("extra")
    if field is None:
        raise NotFoundError("record with extra", name)
    require_type(own, dict, f"a JSON Schema for the extra of {name}")
    # With an id of its own, the schema is a resource, in which its references are resolved.
    definitions[f"{name}Extra"] = {"$id": f"urn:psm-model:extra:{name}", **deepcopy(own)}
    field["anyOf"][0] = {"allOf": [field["anyOf"][0], {"$ref": f"#/$defs/{name}Extra"}]}


def generate_schema() -> _Schema:
    """Generate the schema from the types and the docstrings of their fields. This needs the source code.

    >>> generate_schema() == json_schema()
    True
    """
    definitions: dict[str, _Schema] = {}
    document = _describe_record(Register, definitions)
    version = {"const": VERSION, "description": "The version of the format."}
    about_schema = {**_TEXT, "type": ["string", "null"], "description": "The address of this schema, for editors."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:psm-model:register:{VERSION}",
        "title": "A register of organisations of community social workers",
        "description": document["description"],
        "type": "object",
        "required": [VERSION_KEY],
        "properties": {VERSION_KEY: version, SCHEMA_KEY: about_schema, **document["properties"]},
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe_record(kind: type, definitions: dict[str, _Schema]) -> _Schema:
    properties: dict[str, _Schema] = {}
    for field in list_fields(kind):
        value = dict(_FILLED) if field.is_non_blank or kind is Identifier else _describe_value(field.type, definitions)
        if field.is_list:
            value = {"type": "array", "items": value}
        if not field.is_required:
            # Null equals absent.
            value = {"anyOf": [value, _NULL]} if "type" not in value else {**value, "type": [value["type"], "null"]}
        properties[field.name] = {**value, "description": field.doc}
    schema: _Schema = {
        "title": kind.__name__,
        "description": _get_first_paragraph(kind),
        "type": "object",
        "required": [field.name for field in list_fields(kind) if field.is_required],
        "properties": properties,
        "additionalProperties": False,
    }
    for invariant in find_invariants(kind):
        if invariant.alternatives:
            schema |= _describe_alternatives(kind, invariant)
    return schema


def _describe_alternatives(kind: type, invariant: Invariant) -> _Schema:
    """Describe that a record needs one of several fields."""
    if not invariant.is_exclusive:
        texts = {field.name for field in list_fields(kind) if field.type is str}
        return {"anyOf": [(_require_text if name in texts else _require_key)(name) for name in invariant.alternatives]}
    options = [_require_key(name) for name in invariant.alternatives]
    if invariant.may_be_withheld:
        withheld = {"type": "array", "contains": {"enum": list(invariant.alternatives)}}
        absent = {"withheld": withheld, **dict.fromkeys(invariant.alternatives, _NULL)}
        options.append({"required": ["withheld"], "properties": absent})
    return {"oneOf": options}


def _require_key(name: str) -> _Schema:
    return {"required": [name], "properties": {name: {"not": _NULL}}}


def _require_text(name: str) -> _Schema:
    return {"required": [name], "properties": {name: {"type": "string", "pattern": _NOT_BLANK}}}


def _describe_value(kind: type, definitions: dict[str, _Schema]) -> _Schema:
    if kind is str:
        return dict(_TEXT)
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer", "minimum": 0, "maximum": MAX_INTEGER}
    if kind is PersonName:
        return dict(_FILLED)
    if kind.__name__ not in definitions:
        # Reserve the name first, since a record may contain its own kind.
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _define(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _define(kind: type, definitions: dict[str, _Schema]) -> _Schema:
    about = {"title": kind.__name__, "description": _get_first_paragraph(kind)}
    date = {"type": "string", "pattern": f"^{_DATE}$"}
    if issubclass(kind, StrEnum):
        return {**about, "enum": [member.value for member in kind]}
    if kind is PartialDate:
        return {**about, **date, "examples": ["2025", "2025-10", "2025-10-15"]}
    if kind is Period:
        ends = {
            "start": (f"^{_DATE}$", "The first day, included; absent if unknown."),
            "end": (rf"^(?:{_DATE}|\.\.)$", "The last day, included; '..' if there is none; absent if unknown."),
        }
        return {
            **about,
            "type": "object",
            "properties": {
                name: {"type": ["string", "null"], "pattern": pattern, "description": description}
                for name, (pattern, description) in ends.items()
            },
            # At least one end must be known.
            "anyOf": [_require_key(name) for name in ends],
            "additionalProperties": False,
            "examples": [{"start": "2025-10-15", "end": "2030-10-14"}, {"start": "2025", "end": ".."}],
        }
    if kind is AreaCode:
        code = {"type": "string", "pattern": _CODE}
        vintage = {**_FILLED, "type": ["string", "null"]}
        with_vintage = {
            "type": "object",
            "required": ["code"],
            "properties": {"code": code, "vintage": vintage},
            "additionalProperties": False,
        }
        return {**about, "anyOf": [code, with_vintage], "examples": ["33.25", {"code": "33.25", "vintage": "2022"}]}
    simple: dict[type, _Schema] = {
        ExtraData: {
            "type": "object",
            "patternProperties": {f"^{KEY_PATTERN}$": True},
            "additionalProperties": False,
            "examples": [{"x_file_number": 12}],
        },
        Citation: {**_TEXT, "examples": ["Permensos 10/2019 Pasal 21 ayat (1)"]},
    }
    if kind in simple:
        return about | simple[kind]
    return _describe_record(kind, definitions)


def _get_first_paragraph(kind: type) -> str:
    return " ".join(cleandoc(kind.__doc__ or "").split("\n\n", 1)[0].split())
