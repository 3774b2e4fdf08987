"""The converter between plain data and registers: strict, and telling every error with its place.

Strict means that nothing is coerced (a number is no text), that keys which no field has are refused, and that null and
absent are the same. It builds on cattrs and closes what cattrs leaves open: it reads a text only from a text, and
its errors keep their messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

import attrs
from cattrs import BaseConverter, Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from psm_model import entities
from psm_model.entities import Appointment, Event, LegalBasis, appointment, event, legal_basis
from psm_model.entities.register import Register
from psm_model.entities.schema import fields_of
from psm_model.errors import ParseError, Problem
from psm_model.law.citation import Citation
from psm_model.law.parsing import parse_citation
from psm_model.values.area import AreaCode, AreaKind, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import End, Period, Start
from psm_model.values.person_name import PersonName

from ._told import MOST_PROBLEMS, NOT_SHOWN, WrongValueError, describe, escape_token, require_text, too_many_problems

__all__ = ["choices", "converter", "holds_personal_data", "iter_problems", "records"]

# Of the dates, citations and periods of a register few are read for the first time, and what is read is frozen.
_KEPT: Final = 4096
_STEPS: Final = (AttributeValidationNote, IterableValidationNote)

T = TypeVar("T")

_REFUSALS: Final[Mapping[type, Callable[[Mapping[str, object]], ParseError | None]]] = {
    Appointment: appointment.refusal,
    Event: event.refusal,
    LegalBasis: legal_basis.refusal,
}


def read_filled(value: object, _: object = None) -> str:
    """Read a text that is not empty.

    Raises:
        WrongValueError: it is, or it is no text at all.
    """
    text = require_text(value)
    if not text.strip():
        raise WrongValueError("a text that is not empty", describe(text))
    return text


def _read_flag(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("true or false", describe(value))
    return value


def _from_text(parse: Callable[[str], T]) -> Callable[[object, object], T]:
    """Read a value from its text; the converter's errors then carry the parser's words."""

    def read(value: object, _: object) -> T:
        text = require_text(value)
        try:
            return parse(text)
        except ParseError as error:
            raise WrongValueError(_in_words(error), describe(text)) from error

    return read


def _in_words(error: ParseError) -> str:
    article = "an" if error.what[0] in "aeio" else "a"
    return f"{article} {error.what} ({error.wanted})"


def _read_member_of(kind: type[StrEnum]) -> Callable[[object, object], StrEnum]:
    members = {member.value: member for member in kind}
    wanted = f"one of {', '.join(members)}"

    def read(value: object, _: object) -> StrEnum:
        found = members.get(value) if isinstance(value, str) else None
        if found is None:
            raise WrongValueError(wanted, describe(value))
        return found

    return read


def _read_area(value: object, _: object) -> AreaCode:
    if not isinstance(value, dict):
        return _read_code(value, AreaCode)
    errors = _other_keys(AreaCode, value, {"code", "vintage"})
    try:
        area = _read_code(value.get("code"), AreaCode)
    except WrongValueError as error:
        errors.append(_noted(error, "code"))
    vintage = value.get("vintage")
    if vintage is not None:
        try:
            read_filled(vintage)
        except WrongValueError as error:
            errors.append(_noted(error, "vintage"))
    if errors:
        raise ClassValidationError("area", errors, AreaCode)
    return area if vintage is None else attrs.evolve(area, vintage=vintage)


def _write_area(area: AreaCode) -> str | dict[str, str]:
    return area.code if area.vintage is None else {"code": area.code, "vintage": area.vintage}


def _other_keys(kind: type, given: dict[str, object], keys: set[str]) -> list[Exception]:
    others = given.keys() - keys
    return [ForbiddenExtraKeysError(None, kind, others)] if others else []


def _noted(error: WrongValueError, name: str) -> WrongValueError:
    error.add_note(AttributeValidationNote("", name, object))
    return error


_read_code: Final = _from_text(AreaCode)
_read_date: Final = _from_text(lru_cache(_KEPT)(PartialDate.parse))
_period: Final = lru_cache(_KEPT)(Period)


def _read_period(value: object, _: object) -> Period:
    if not isinstance(value, dict):
        raise WrongValueError("an object with start and end", describe(value))
    errors = _other_keys(Period, value, {"start", "end"})
    start: Start = UNKNOWN
    end: End = OPEN if value.get("end") == ".." else UNKNOWN
    for name in ("start", "end"):
        given = value.get(name)
        if given is not None and not (name == "end" and end is OPEN):
            try:
                date = _read_date(given, PartialDate)
            except WrongValueError as error:
                errors.append(_noted(error, name))
            else:
                start, end = (date, end) if name == "start" else (start, date)
    if errors:
        raise ClassValidationError("period", errors, Period)
    try:
        return _period(start, end)
    except ParseError as error:
        raise WrongValueError(_in_words(error), f"{start}/{end}") from error


def _write_period(period: Period) -> dict[str, str]:
    ends = {"start": str(period.start), "end": str(period.end)}
    return {name: text for name, text in ends.items() if text}


def records() -> list[type]:
    """Return the classes that are written as objects, each after those that it holds."""
    classes = [getattr(entities, name) for name in entities.__all__]
    return [*(cls for cls in classes if attrs.has(cls) and cls is not Register), Identifier, Register]


def choices() -> list[type[StrEnum]]:
    """Return the enumerations of records, which are written as their codes."""
    classes: list[type] = [getattr(entities, name) for name in entities.__all__]
    return [Level, AreaKind, *(cls for cls in classes if issubclass(cls, StrEnum))]


# Any: cattrs' hooks take and give whatever their class is.
def _read_record(kind: type, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    fields = fields_of(kind)
    filled: dict[str, Any] = {field.name: override(struct_hook=read_filled) for field in fields if field.is_filled}
    # What it forbids and how it validates it takes from the converter.
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(kind, converter, **filled)
    names = frozenset(field.name for field in fields)
    refusal = _REFUSALS.get(kind)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise WrongValueError("an object", describe(value))
        if None in value.values():
            value = {key: item for key, item in value.items() if item is not None or key not in names}
        try:
            return structure(value, kind)
        except ClassValidationError as error:
            # Where a field is wrong the object is not built, and what its fields must be to each other not looked at.
            built = any(isinstance(inner, ParseError) for inner in error.exceptions)
            also = refusal(value) if refusal and not built else None
            raise error.derive([*error.exceptions, also]) if also else error from None

    return read


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _read_list(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], tuple[Any, ...]]:
    of = kind.__args__[0]

    def read(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise WrongValueError("a list", describe(value))
        # Asked for now: while hooks are being registered, cattrs would give one of its own for a class still to come.
        read_item = converter.get_structure_hook(of)
        items: list[Any] = []
        errors: list[Exception] = []
        wrong = 0
        for position, item in enumerate(value):
            try:
                if wrong >= MOST_PROBLEMS:
                    _refuse_rest(wrong, len(value) - position)
                items.append(read_item(item, of))
            except (ValueError, ClassValidationError) as error:
                error.add_note(IterableValidationNote("", position, of))
                errors.append(error)
                if wrong >= MOST_PROBLEMS:
                    break
                wrong += _count(error)
        if errors:
            raise IterableValidationError("list", errors, kind)
        return tuple(items)

    return read


def _refuse_rest(wrong: int, left: int) -> None:
    raise WrongValueError(*too_many_problems(wrong, f"this and what follows in its list, {left:,} in all,"))


def _count(error: Exception) -> int:
    """Count the problems that an error of the converter tells, unknown keys of one object as one."""
    return sum(map(_count, error.exceptions)) if isinstance(error, BaseValidationError) else 1


def converter() -> Converter:
    """Make a converter between plain data, as a JSON parser gives it, and registers."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)
    made.register_structure_hook(str, require_text)
    made.register_structure_hook(bool, _read_flag)
    for kind in choices():
        made.register_structure_hook(kind, _read_member_of(kind))
        made.register_unstructure_hook(kind, lambda member: member.value)
    leaves: list[tuple[type, Callable[[object, object], object]]] = [
        (PartialDate, _read_date),
        (PersonName, _from_text(PersonName.parse)),
        (Citation, _from_text(lru_cache(_KEPT)(parse_citation))),
    ]
    for leaf, read in leaves:
        made.register_structure_hook(leaf, read)
        made.register_unstructure_hook(leaf, str)
    made.register_structure_hook(AreaCode, _read_area)
    made.register_unstructure_hook(AreaCode, _write_area)
    made.register_structure_hook(Period, _read_period)
    made.register_unstructure_hook(Period, _write_period)
    made.register_structure_hook_factory(_is_tuple, _read_list)
    for record in records():
        made.register_structure_hook(record, _read_record(record, made))
        made.register_unstructure_hook(record, make_dict_unstructure_fn(record, made, _cattrs_omit_if_default=True))
    return made


def iter_problems(error: Exception, pointer: str = "", *, hidden: bool = False) -> Iterator[Problem]:
    """Yield what an error of the converter tells, each problem with its JSON Pointer.

    Args:
        error: What the converter raised.
        pointer: Where the value stands that was read.
        hidden: Whether the value is personal data, which is then left out.
    """
    match error:
        case ClassValidationError() | IterableValidationError():
            for inner in error.exceptions:
                note = next((note for note in _notes(inner) if isinstance(note, _STEPS)), None)
                if isinstance(note, AttributeValidationNote):
                    sensitive = hidden or holds_personal_data(error.cl, note.name)
                    yield from iter_problems(inner, f"{pointer}/{note.name}", hidden=sensitive)
                elif note is not None:
                    yield from iter_problems(inner, f"{pointer}/{note.index}", hidden=hidden)
                else:
                    yield from iter_problems(inner, pointer, hidden=hidden)
        case ForbiddenExtraKeysError():
            yield from _other_keys_of(error, pointer, hidden=hidden)
        case KeyError():
            yield Problem(pointer, "a value", "nothing")
        case WrongValueError():
            yield Problem(pointer, error.wanted, NOT_SHOWN if hidden else error.got)
        case ParseError():
            yield Problem(pointer, _in_words(error), "none of it" if error.given is None else describe(error.given))
        case _:
            raise error


def _other_keys_of(error: ForbiddenExtraKeysError, pointer: str, *, hidden: bool) -> Iterator[Problem]:
    wanted = f"one of the keys {', '.join(_keys(error.cl))}"
    for key in sorted(error.extra_fields):
        if hidden:
            yield Problem(pointer, wanted, "a key that is not shown")
        else:
            yield Problem(f"{pointer}/{escape_token(key)}", wanted, describe(key))


def _keys(kind: type) -> list[str]:
    return [field.name for field in fields_of(kind)]


def _notes(error: BaseException) -> list[Any]:
    return getattr(error, "__notes__", [])


@cache
def holds_personal_data(kind: type, name: str) -> bool:
    """Return whether a field is sensitive, or of a person and holds records with one that is: values may slip."""
    field = next(field for field in fields_of(kind) if field.name == name)
    return field.is_sensitive or (_has_sensitive(kind) and attrs.has(field.type) and _has_sensitive(field.type))


def _has_sensitive(kind: type) -> bool:
    return any(field.is_sensitive for field in fields_of(kind))
