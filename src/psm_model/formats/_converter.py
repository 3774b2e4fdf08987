"""The strict converter between plain data and registers, which reports every error with its location.

Strict means that values are not coerced (a number is not a text), unknown keys are rejected, and null equals absent. It
builds on cattrs, with two changes: a text is read only from a text, and errors keep their messages.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
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

from psm_model.entities.annotated import AnnotatedRecord
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.register import Register
from psm_model.entities.schema import MAX_INTEGER, FieldSpec, find_invariants, list_fields, record_types
from psm_model.entities.withheld import WITHHELD, iter_withheld_errors
from psm_model.errors import ParseError
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode, AreaKind
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import End, Period, Start
from psm_model.values.person_name import PersonName

from ._extra_data import read_extra, write_extra
from ._problems import MAX_PROBLEMS, WrongValueError, describe, require_text, too_many_problems
from ._structure_errors import hide_personal

__all__ = ["list_enums", "list_records", "make_converter"]

# Dates, citations and periods repeat within a register, and their objects are immutable.
_CACHE_SIZE: Final = 4096

T = TypeVar("T")


def read_filled(value: object, _: object = None) -> str:
    """Return the value if it is a text that is not blank.

    Raises:
        WrongValueError: it is not a text, or it is blank.
    """
    text = require_text(value)
    if not text.strip():
        raise WrongValueError("a text that is not empty", describe(text))
    return text


def _read_flag(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("true or false", describe(value))
    return value


def _read_count(value: object, _: object) -> int:
    if type(value) is not int or not 0 <= value <= MAX_INTEGER:
        raise WrongValueError(f"a whole number from 0 to {MAX_INTEGER}", describe(value))
    return value


def _make_text_reader(parse: Callable[[str], T]) -> Callable[[object, object], T]:
    """Return a hook that parses a text and raises the parser's error as a `WrongValueError`."""

    def read(value: object, _: object) -> T:
        text = require_text(value)
        try:
            return parse(text)
        except ParseError as error:
            raise WrongValueError(error.expectation, describe(text), error.general_expectation) from error

    return read


def _make_enum_reader(kind: type[StrEnum]) -> Callable[[object, object], StrEnum]:
    members = {member.value: member for member in kind}
    expected = f"one of {', '.join(members)}"

    def read(value: object, _: object) -> StrEnum:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise WrongValueError(expected, describe(value))
        return member

    return read


def _read_area(value: object, _: object) -> AreaCode:
    if not isinstance(value, dict):
        return _read_code(value, AreaCode)
    errors = _find_extra_keys(AreaCode, value, {"code", "vintage"})
    try:
        area = _read_code(value.get("code"), AreaCode)
    except WrongValueError as error:
        errors.append(_add_field_note(error, "code"))
    vintage = value.get("vintage")
    if vintage is not None:
        try:
            read_filled(vintage)
        except WrongValueError as error:
            errors.append(_add_field_note(error, "vintage"))
    if errors:
        raise ClassValidationError("area", errors, AreaCode)
    return area if vintage is None else attrs.evolve(area, vintage=vintage)


def _write_area(area: AreaCode) -> str | dict[str, str]:
    return area.code if area.vintage is None else {"code": area.code, "vintage": area.vintage}


def _find_extra_keys(kind: type, given: dict[str, object], keys: set[str]) -> list[Exception]:
    extra = given.keys() - keys
    return [ForbiddenExtraKeysError(None, kind, extra)] if extra else []


def _add_field_note(error: WrongValueError, name: str) -> WrongValueError:
    error.add_note(AttributeValidationNote("", name, object))
    return error


_read_code: Final = _make_text_reader(AreaCode)
_read_date: Final = _make_text_reader(lru_cache(_CACHE_SIZE)(PartialDate.parse))
_make_period: Final = lru_cache(_CACHE_SIZE)(Period)


def _read_period(value: object, _: object) -> Period:
    if not isinstance(value, dict):
        raise WrongValueError("an object with start and end", describe(value))
    errors = _find_extra_keys(Period, value, {"start", "end"})
    start: Start = UNKNOWN
    end: End = OPEN if value.get("end") == ".." else UNKNOWN
    for name in ("start", "end"):
        given = value.get(name)
        if given is not None and not (name == "end" and end is OPEN):
            try:
                date = _read_date(given, PartialDate)
            except WrongValueError as error:
                errors.append(_add_field_note(error, name))
            else:
                start, end = (date, end) if name == "start" else (start, date)
    if errors:
        raise ClassValidationError("period", errors, Period)
    try:
        return _make_period(start, end)
    except ParseError as error:
        raise WrongValueError(error.expectation, f"{start}/{end}") from error


def _write_period(period: Period) -> dict[str, str]:
    ends = {"start": str(period.start), "end": str(period.end)}
    return {name: text for name, text in ends.items() if text}


def list_records() -> list[type]:
    """Return the classes that are written as objects, each after those that it holds."""
    return [Identifier, *record_types(Register)]


def list_enums() -> list[type[StrEnum]]:
    """Return the enumerations of records, which are written as their codes."""
    kinds = (kind for record in record_types(Register) for field in list_fields(record) for kind in field.types)
    return list(dict.fromkeys((AreaKind, *(kind for kind in kinds if issubclass(kind, StrEnum)))))


# Any: cattrs' hooks take and return values of any class.
def _make_record_reader(kind: type, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    fields = list_fields(kind)
    filled: dict[str, Any] = {field.name: override(struct_hook=read_filled) for field in fields if field.is_non_blank}
    # The function inherits forbid_extra_keys and detailed_validation from the converter.
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(kind, converter, **filled)
    names = frozenset(field.name for field in fields)
    invariants = find_invariants(kind)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise WrongValueError("an object", describe(value))
        if None in value.values():
            value = {key: item for key, item in value.items() if item is not None or key not in names}
        try:
            return structure(value, kind)
        except ClassValidationError as error:
            caught = error
        errors = [hide_personal(kind, inner) for inner in caught.exceptions if not _is_about_withheld(inner)]
        errors += _find_withheld_errors(kind, value)
        if not any(isinstance(inner, ParseError) for inner in caught.exceptions):
            # cattrs builds no object if a field is wrong, so the conditions on several fields were not checked.
            found = (invariant.check(*map(value.get, invariant.fields)) for invariant in invariants)
            errors += [error for error in found if error is not None]
        # Raised here, so that the context of the error is not the one that shows everything.
        raise caught.derive(errors)

    return read


def _is_about_withheld(error: Exception) -> bool:
    return isinstance(error, ParseError) and error.what == WITHHELD


# Any: parsed JSON.
def _find_withheld_errors(kind: type, value: dict[str, Any]) -> list[Exception]:
    """Return the errors about the names in ``withheld`` of an object with errors, with the place of each name."""
    withheld = value.get("withheld")
    if not (issubclass(kind, AnnotatedRecord) and isinstance(withheld, list)):
        return []

    def has_value(field: FieldSpec) -> bool:
        empty = [] if field.is_list else {} if field.type is ExtraData else field.default
        return bool(value.get(field.name, empty) != empty)

    texts = [(position, name) for position, name in enumerate(withheld) if isinstance(name, str)]
    errors: list[Exception] = []
    for index, error in iter_withheld_errors(kind, [name for _, name in texts], has_value):
        error.add_note(IterableValidationNote("", texts[index][0], str))
        errors.append(error)
    if not errors:
        return []
    within = IterableValidationError("list", errors, tuple)
    within.add_note(AttributeValidationNote("", "withheld", tuple))
    return [within]


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _make_list_reader(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], tuple[Any, ...]]:
    item_kind = kind.__args__[0]

    def read(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise WrongValueError("a list", describe(value))
        # Look the hook up late: during registration, cattrs would return its default for a class not yet registered.
        read_item = converter.get_structure_hook(item_kind)
        items: list[Any] = []
        errors: list[Exception] = []
        problem_count = 0
        for position, item in enumerate(value):
            if problem_count >= MAX_PROBLEMS:
                rest = _make_rest_error(problem_count, len(value) - position)
                rest.add_note(IterableValidationNote("", position, item_kind))
                errors.append(rest)
                break
            try:
                items.append(read_item(item, item_kind))
            except (ValueError, ClassValidationError) as error:
                error.add_note(IterableValidationNote("", position, item_kind))
                errors.append(error)
                problem_count += _count_problems(error)
        if errors:
            raise IterableValidationError("list", errors, kind)
        return tuple(items)

    return read


def _make_rest_error(problem_count: int, left: int) -> WrongValueError:
    return WrongValueError(*too_many_problems(problem_count, f"this and what follows in its list, {left:,} in all,"))


def _count_problems(error: Exception) -> int:
    """Count the problems of an error. Unknown keys of one object count as one problem."""
    return sum(map(_count_problems, error.exceptions)) if isinstance(error, BaseValidationError) else 1


def make_converter() -> Converter:
    """Make a converter between registers and plain data as `json` parses it."""
    converter = Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook(str, require_text)
    converter.register_structure_hook(bool, _read_flag)
    converter.register_structure_hook(int, _read_count)
    converter.register_structure_hook(ExtraData, read_extra)
    converter.register_unstructure_hook(ExtraData, write_extra)
    for kind in list_enums():
        converter.register_structure_hook(kind, _make_enum_reader(kind))
        converter.register_unstructure_hook(kind, lambda member: member.value)
    leaves: list[tuple[type, Callable[[object, object], object]]] = [
        (PartialDate, _read_date),
        (PersonName, _make_text_reader(PersonName.parse)),
        (Citation, _make_text_reader(lru_cache(_CACHE_SIZE)(Citation.parse))),
    ]
    for leaf, read in leaves:
        converter.register_structure_hook(leaf, read)
        converter.register_unstructure_hook(leaf, str)
    converter.register_structure_hook(AreaCode, _read_area)
    converter.register_unstructure_hook(AreaCode, _write_area)
    converter.register_structure_hook(Period, _read_period)
    converter.register_unstructure_hook(Period, _write_period)
    converter.register_structure_hook_factory(_is_tuple, _make_list_reader)
    for record in list_records():
        converter.register_structure_hook(record, _make_record_reader(record, converter))
        converter.register_unstructure_hook(
            record, make_dict_unstructure_fn(record, converter, _cattrs_omit_if_default=True)
        )
    return converter
