"""The page about the JSON document, generated from its schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from psm_model.formats.json_schema import json_schema

from .markdown import cell, join_parts, table

__all__ = ["page"]

# Any: a JSON Schema is any JSON object.
_Schema = Mapping[str, Any]


def _kind(schema: _Schema) -> str:
    """Return a short description of the type of a value."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "anyOf" in schema:
        words = [_kind(option) for option in schema["anyOf"] if option != {"type": "null"}]
        return " or ".join(words)
    named = schema.get("type", "any")
    kinds = [named] if isinstance(named, str) else [kind for kind in named if kind != "null"]
    if kinds == ["array"]:
        return f"list of {_kind(schema['items'])}"
    names = {"string": "text", "boolean": "true or false", "integer": "whole number", "object": "object"}
    return " or ".join(names.get(kind, kind) for kind in kinds)


def _keys(schema: _Schema) -> str:
    required = set(schema.get("required", ()))
    rows = [
        (f"`{key}`" + ("\\*" if key in required else ""), _kind(value), value.get("description", ""))
        for key, value in schema["properties"].items()
    ]
    return table(("Key", "Value", "Meaning"), rows)


def _definition(name: str, schema: _Schema) -> str:
    parts = [f"### {name}", schema.get("description", "")]
    if "enum" in schema:
        parts.append("One of " + ", ".join(f"`{value}`" for value in schema["enum"]) + ".")
    elif "properties" in schema:
        parts.append(_keys(schema))
    examples = [json.dumps(example, ensure_ascii=False) for example in schema.get("examples", ())]
    if examples:
        parts.append("For example " + ", ".join(f"`{cell(example)}`" for example in examples) + ".")
    return join_parts(*parts)


def page() -> str:
    """Return the page."""
    schema = json_schema()
    definitions = schema["$defs"].items()
    return join_parts(
        "# The JSON document",
        "All keys of the document and of its parts, generated from the JSON Schema of "
        "`psm_model.formats.json_schema.json_schema` and `psm-model schema`. A star marks required keys. For all "
        "other keys, null is the same as absent. Unknown keys are refused. [Registers as "
        "documents](../../how-to/formats.md) explains how documents are read.",
        "## The document",
        _keys(schema),
        "## Parts of the document",
        *(_definition(name, definition) for name, definition in definitions),
    )
