"""Canaries: unique values in every sensitive field of any register, and the search for them in any output."""

from __future__ import annotations

import html
import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

import attrs

from psm_model.entities import Departure, DepartureReason, Register
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.schema import FieldSpec, is_record, list_fields
from psm_model.values import Identifier, PartialDate

__all__ = ["BIRTH_YEAR", "NUMBER", "WORD", "find_shown", "iter_shown", "plant_register"]

WORD: Final = "kenari"
"""What every text in a sensitive field has, which no register and no message of the library has."""
NUMBER: Final = "8764315902468137"
"""A number in a sensitive field, which is shown in no grouping."""
BIRTH_YEAR: Final = 1811
"""The year of every date in a sensitive field, which no other date has."""


# Any, throughout: records and values of all classes.
def _plant(record: Any, *, tag: str = "") -> Any:
    """Return a record or a register with a canary in every sensitive field, which its classes name.

    Args:
        record: The record or register.
        tag: What the texts have besides, so that two registers differ.
    """
    changed: dict[str, Any] = {}
    for field in list_fields(type(record)):
        value = getattr(record, field.name)
        if field.is_sensitive:
            changed[field.name] = _make_canary(field, tag)
        elif is_record(field.type) and value is not None:
            changed[field.name] = [_plant(part, tag=tag) for part in value] if field.is_list else _plant(value, tag=tag)
    if "withheld" in {field.name for field in list_fields(type(record))}:
        changed["withheld"] = [name for name in record.withheld if name not in changed]
    return attrs.evolve(record, **changed)


def _make_canary(field: FieldSpec, tag: str) -> Any:
    text = f"{WORD}{tag} {field.name} {NUMBER}"
    made: Mapping[type, Any] = {
        str: text,
        PartialDate: PartialDate(BIRTH_YEAR, 7, 29),
        Identifier: (Identifier("nik", NUMBER), Identifier("kta", text)),
        ExtraData: ExtraData({f"x_{WORD}": [{text: text, "n": int(NUMBER)}]}),
        Departure: Departure(reason=DepartureReason.DIED, note=text),
    }
    assert field.type in made, f"no canary for {field.qualified_name}: add one for {field.type.__name__}"
    return made[field.type]


def find_shown(text: str) -> list[str]:
    """Return the canaries that a text shows in any shape: escaped, grouped, as a date in words or in digits."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), unquote(html.unescape(text)))
    digits = re.sub(r"(?<=[0-9])[^0-9A-Za-z]{1,3}(?=[0-9])", "", plain)
    shown = [WORD] if WORD in plain.casefold() else []
    shown += [NUMBER] if any(NUMBER[start : start + 8] in digits for start in range(9)) else []
    return shown + ([str(BIRTH_YEAR)] if re.search(rf"(?<![0-9]){BIRTH_YEAR}(?![0-9]{{3}})", plain) else [])


def iter_shown(error: BaseException) -> Iterator[str]:
    """Yield every text that an error carries: its message, arguments, attributes, notes, causes and traceback."""
    yield "".join(traceback.format_exception(error))
    yield from _iter_texts(error, set())


def _iter_texts(value: Any, seen: set[int]) -> Iterator[str]:
    if id(value) in seen or isinstance(value, type) or callable(value):
        return
    seen.add(id(value))
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _iter_texts(key, seen)
            yield from _iter_texts(item, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _iter_texts(item, seen)
    else:
        yield str(value)
        yield repr(value)
        parts = [*getattr(value, "__dict__", {}).values()]
        parts += [getattr(value, name, None) for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
        if isinstance(value, BaseException):
            parts += [value.args, value.__cause__, value.__context__, getattr(value, "__notes__", ())]
            parts += [getattr(value, name, None) for name in ("object", "doc", "obj", "exceptions", "reason")]
        for part in parts:
            yield from _iter_texts(part, seen)


def plant_register(register: Register, *, tag: str = "") -> Register:
    """Return a register with a canary in every sensitive field."""
    planted: Register = _plant(register, tag=tag)
    return planted
