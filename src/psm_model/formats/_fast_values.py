"""Values in JSON for the fast reader and writer: the type, the reader and the writer of each class."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any, Final, NamedTuple, TypeAlias

import msgspec

from psm_model.entities.extra_data import NO_EXTRA_DATA, ExtraData
from psm_model.entities.schema import MAX_INTEGER
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._extra_data import make_extra, write_extra
from ._problems import MAX_TEXT_LENGTH

__all__ = ["VALUES", "Build", "Count", "Text", "ValueCodec"]

Text: TypeAlias = Annotated[str, msgspec.Meta(max_length=MAX_TEXT_LENGTH)]
"""A text as the fast reader accepts it."""
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
"""A whole number as the fast reader accepts it."""
# Any, here and below: fields have all types, and Structs are created at run time.
Build: TypeAlias = Callable[..., Any]
"""A function that builds a record or a value, or the Struct of one."""
# Dates, periods, codes and citations repeat within a register. There are no more distinct dates than this.
_CACHE_SIZE: Final = 1 << 16


class _Span(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    start: str | None = None
    end: str | None = None


class _Area(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    code: str
    vintage: Text | None = None


_read_date = lru_cache(_CACHE_SIZE)(PartialDate.parse)


@lru_cache(_CACHE_SIZE)
def _make_period(start: str | None, end: str | None) -> Period:
    return Period(
        UNKNOWN if start is None else _read_date(start),
        UNKNOWN if end is None else OPEN if end == ".." else _read_date(end),
    )


_read_code = lru_cache(_CACHE_SIZE)(AreaCode)


def _read_area(area: str | _Area) -> AreaCode:
    if isinstance(area, str):
        return _read_code(area)
    return AreaCode(area.code, None if area.vintage is None else _require_filled(area.vintage))


def _require_filled(text: str) -> str:
    if not text or text.isspace():
        raise ValueError(text)
    return text


_new_name: Final = object.__new__
_put_name: Final[Callable[[PersonName, str], None]] = PersonName.text.__set__  # type: ignore[attr-defined]  # a slot


def _read_name(text: str) -> PersonName:
    name = _new_name(PersonName)
    _put_name(name, _require_filled(text))
    return name


class _Identifier(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    scheme: Text
    value: Text


def _write_span(period: Period) -> msgspec.Raw:
    # It is remembered for all records that share the period, so it is worth encoding.
    return msgspec.Raw(msgspec.json.encode(_Span(str(period.start) or None, str(period.end) or None)))


def _write_area(area: AreaCode) -> str | _Area:
    return area.code if area.vintage is None else _Area(area.code, area.vintage)


def _write_identifier(identifier: Identifier) -> _Identifier:
    return _Identifier(identifier.scheme, identifier.value)


def _write_extra(extra: ExtraData) -> ExtraData | msgspec.Raw:
    # An empty one equals the default, which is left out. msgspec writes some numbers otherwise: 1e16 for 1e+16.
    if not extra:
        return NO_EXTRA_DATA
    return msgspec.Raw(json.dumps(write_extra(extra), ensure_ascii=False, separators=(",", ":")).encode())


class ValueCodec(NamedTuple):
    """The functions that read and write the values of a class."""

    json_type: Any
    """The type that represents a value in JSON."""
    build: Build
    """The function that builds a value from that type or from its fields."""
    write: Build
    """The function that converts a value to that type."""
    is_shared: bool = False
    """Whether many records hold the same object, whose writing is worth remembering."""


VALUES: Final[Mapping[type, ValueCodec]] = {
    PartialDate: ValueCodec(str, _read_date, PartialDate.__str__),
    Period: ValueCodec(_Span, _make_period, _write_span, is_shared=True),
    AreaCode: ValueCodec(str | _Area, _read_area, _write_area),
    Citation: ValueCodec(Text, lru_cache(_CACHE_SIZE)(Citation.parse), Citation.__str__, is_shared=True),
    PersonName: ValueCodec(Text, _read_name, PersonName.__str__),
    Identifier: ValueCodec(_Identifier, Identifier, _write_identifier),
    ExtraData: ValueCodec(dict[str, Any], make_extra, _write_extra),
}
