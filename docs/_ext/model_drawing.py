"""A drawing of the model, generated from the types: each record with its fields and its nested records."""

from __future__ import annotations

from enum import StrEnum
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from psm_model.entities.register import Entity, Record

from .svg import Drawing, box, line, sheet, words

__all__ = ["model"]

_ROW: Final = 15.0
_HEAD: Final = 20.0
_SPACE: Final = 14.0
_WIDTHS: Final = (252.0, 232.0, 150.0)
_GAP: Final = 52.0
_PLAIN: Final = {"str": "text", "bool": "yes or no"}
_RECORDS: Final[tuple[type, ...]] = get_args(Record)
_ENTITIES: Final[tuple[type, ...]] = get_args(Entity)
_LEADS: Final = {
    **dict.fromkeys(("parent_id", "organisation_id", "issuer_id"), "Organisation"),
    **dict.fromkeys(("decree_ids", "amends_ids", "replaces_ids", "revokes_ids"), "Decree"),
    "member_id": "Member",
    "replaces_id": "Appointment",
    "source_ids": "Source",
}
"""The targets of ids, by the name of their field."""


def _value_type(hint: Any) -> type:  # Any: the annotation of a field
    """Return the type of the value or values that a field holds."""
    if get_origin(hint) is tuple or isinstance(hint, UnionType):
        return _value_type(get_args(hint)[0])
    kind: type = hint
    return kind


def _fields(kind: type) -> list[tuple[str, str, type, bool]]:
    """Return the name of each field, its content in words, the type of that content, and whether it is required."""
    hints = get_type_hints(kind)
    rows = []
    for field in attrs.fields(kind):
        if field.name.startswith("_") or not field.init:
            continue
        value_type = _value_type(hints[field.name])
        name = _PLAIN.get(value_type.__name__, value_type.__name__)
        many = get_origin(hints[field.name]) is tuple
        if field.name in _LEADS:
            name = f"→ {_LEADS[field.name]}"
        rows.append((field.name, f"{name} …" if many else name, value_type, field.default is attrs.NOTHING))
    return rows


def _columns() -> list[list[type]]:
    """Return the entities, then their nested records, then the records nested in those."""
    columns = [list(_ENTITIES)]
    seen = set(_ENTITIES)
    while columns[-1]:
        nested = [kind for owner in columns[-1] for _, _, kind, _ in _fields(owner) if kind in _RECORDS]
        columns.append([kind for kind in dict.fromkeys(nested) if kind not in seen])
        seen |= set(columns[-1])
    return columns[:-1]


def _height(kind: type) -> float:
    return _HEAD + _ROW * len(_fields(kind)) + 5


def _spell_out(what: str) -> str:
    return what.replace("→", "leads to").replace(" …", ", many")


def model() -> Drawing:
    """Draw the model."""
    places: dict[type, tuple[float, float, float]] = {}
    columns = _columns()
    x = 1.0
    tall = max(sum(_height(kind) + _SPACE for kind in column) for column in columns)
    for column, width in zip(columns, _WIDTHS, strict=True):
        # A shorter column is spread along the tallest.
        spare = (tall - sum(_height(kind) + _SPACE for kind in column)) / (len(column) + 1)
        y = 1.0 + (spare if len(column) > 1 else tall / 2)
        for kind in column:
            places[kind] = x, y, width
            y += _height(kind) + _SPACE + (spare if spare < tall / 10 else 0)
        x += width + _GAP
    parts = []
    for kind, (x, y, width) in places.items():
        page = f"page:reference/modules/{kind.__module__}#{kind.__module__}.{kind.__name__}"
        parts.append(box(x, y, width, _height(kind), "box entity" if kind in _ENTITIES else "box"))
        parts.append(f'<a href="{page}">{words(x + 8, y + 15, kind.__name__, "name")}</a>')
        for number, (name, what, value_type, needed) in enumerate(_fields(kind)):
            base = y + _HEAD + _ROW * number + 11
            parts.append(words(x + 8, base, name, "field needed" if needed else "field"))
            parts.append(words(x + width - 8, base, what, "kind", "end"))
            if value_type in places and not issubclass(value_type, StrEnum):
                to_x, to_y, _ = places[value_type]
                start, end = (x + width, base - 4), (to_x, to_y + 11)
                middle = (start[0] + end[0]) / 2
                parts.append(
                    line(
                        f"M{start[0]:g} {start[1]:g}"
                        f"C{middle:g} {start[1]:g} {middle:g} {end[1]:g} {end[0]:g} {end[1]:g}"
                    )
                )
    in_words = [
        f"{kind.__name__} has " + ", ".join(f"{name} ({_spell_out(what)})" for name, what, _, _ in _fields(kind))
        for kind in places
    ]
    width = sum(_WIDTHS) + _GAP * (len(_WIDTHS) - 1) + 2
    return sheet(
        width,
        max(y + _height(kind) for kind, (_, y, _) in places.items()) + 2,
        "The records and their fields",
        ". ".join(in_words) + ".",
        parts,
    )
