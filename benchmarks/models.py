"""The same register as models of other libraries, made from the types of ours: what a user would write by hand.

In these a partial date, an area code, a citation and a name are texts, and a period is an object of two texts: they
don't interpret psm-model's values, and accept unknown and duplicate keys.
"""

from __future__ import annotations

from collections.abc import Callable
from types import GenericAlias, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import cattrs
import msgspec

from psm_model import AreaCode, Citation, PartialDate, Period, PersonName, Register
from psm_model.entities import ExtraData

__all__ = ["cattrs_with_defaults", "pydantic_model", "structs"]

_TEXTS = (PartialDate, AreaCode, Citation, PersonName)
# Any, throughout: types that are made as the program runs.
_Make = Callable[[str, list[tuple[str, Any, Any]]], Any]


def _make_model(kind: type, make: _Make, done: dict[type, Any]) -> Any:
    """Make the model of a class, and of all that its fields hold."""
    if kind not in done:
        hints = get_type_hints(kind)
        fields = [
            (field.name, _hint(hints[field.name], make, done), {} if hints[field.name] is ExtraData else field.default)
            for field in attrs.fields(kind)
            if field.init
        ]
        if kind is Register:
            fields.insert(0, ("psm_register", int, attrs.NOTHING))
        done[kind] = make(kind.__name__, fields)
    return done[kind]


def _hint(hint: Any, make: _Make, done: dict[type, Any]) -> Any:
    if get_origin(hint) is tuple:
        return GenericAlias(list, (_hint(get_args(hint)[0], make, done),))
    if isinstance(hint, UnionType):
        inner, _ = get_args(hint)
        return _hint(inner, make, done) | None
    if hint in _TEXTS:
        return str
    if hint is ExtraData:
        return dict[str, Any]
    if hint is Period:
        if hint not in done:
            done[hint] = make("Period", [("start", str | None, None), ("end", str | None, None)])
        return done[hint]
    return _make_model(hint, make, done) if attrs.has(hint) else hint


def structs() -> type[msgspec.Struct]:
    """Return the register as msgspec's Structs."""

    def make(name: str, fields: list[tuple[str, Any, Any]]) -> Any:
        described = [
            (key, hint) if default is attrs.NOTHING else (key, hint, [] if default == () else default)
            for key, hint, default in fields
        ]
        return msgspec.defstruct(name, described, kw_only=True, omit_defaults=True, gc=False)

    made: type[msgspec.Struct] = _make_model(Register, make, {})
    return made


def pydantic_model(pydantic: Any) -> Any:
    """Return the register as models of pydantic."""

    def make(name: str, fields: list[tuple[str, Any, Any]]) -> Any:
        described: dict[str, Any] = {
            key: (hint, ...) if default is attrs.NOTHING else (hint, [] if default == () else default)
            for key, hint, default in fields
        }
        return pydantic.create_model(name, **described)

    return _make_model(Register, make, {})


def cattrs_with_defaults() -> cattrs.Converter:
    """Return a converter of cattrs as it comes, with hooks for the values alone: it makes psm-model's own classes."""
    converter = cattrs.Converter()

    def hook(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
        return lambda value, _: read(value)

    converter.register_structure_hook(PartialDate, hook(PartialDate.parse))
    converter.register_structure_hook(AreaCode, hook(AreaCode))
    converter.register_structure_hook(Citation, hook(Citation.parse))
    converter.register_structure_hook(PersonName, hook(PersonName))
    converter.register_structure_hook(ExtraData, hook(ExtraData))
    converter.register_structure_hook(
        Period, hook(lambda value: Period.parse(f"{value.get('start', '')}/{value.get('end', '')}"))
    )
    return converter
