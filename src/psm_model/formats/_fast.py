"""The fast way to read and write a register as JSON, for where msgspec is installed (extra `fast`).

A document is decoded into msgspec's Structs, which refuse what the strict way refuses, but for keys that stand twice.
They are made into records by functions that are written for each class, as attrs writes its `__init__`. Nothing is told
of what is wrong: what can't be read is read again in the strict way, which tells every error with its place. Writing
is the other way round, record by record, so that the whole is never there twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache, reduce
from operator import or_
from types import GenericAlias
from typing import Annotated, Any, Final, Literal

import attrs
import msgspec

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register
from psm_model.entities.schema import FieldSpec, fields_of
from psm_model.entities.source import Source
from psm_model.errors import safe_repr
from psm_model.law.citation import Citation
from psm_model.law.parsing import parse_citation
from psm_model.values.area import AreaCode
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._told import LONGEST_TEXT

__all__ = ["read", "read_lines", "write", "write_lines"]

_Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
# Of the dates, periods, codes and citations of a register few are read for the first time. There are no more dates.
_KEPT: Final = 1 << 16
_TYPES: Final[Mapping[type, str]] = {
    Source: "source",
    Member: "member",
    Organisation: "organisation",
    BoardTerm: "board_term",
}


# Any: msgspec asks of whatever it knows no way to write.
def _as_text(value: Any) -> str:
    """Return the text of a `str` of a class of its own, which JSON writes as any other.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, str):
        msg = f"want a text, got {safe_repr(value)}"
        raise TypeError(msg)
    return str.__str__(value)


_encoder: Final = msgspec.json.Encoder(enc_hook=_as_text)
# How a quotation mark may be written in a text but never is here, where one that stands twice is told by their number.
_ESCAPED_MARK: Final = "\\u0022"
_TOGETHER: Final = 1000
# Any, here and below: a record's fields are of all types, and a Struct is made for each class as the program runs.
_Build = Callable[..., Any]


class _Span(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    start: str | None = None
    end: str | None = None


class _Area(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    code: str
    vintage: _Text | None = None


_read_date = lru_cache(_KEPT)(PartialDate.parse)


@lru_cache(_KEPT)
def _period(start: str | None, end: str | None) -> Period:
    return Period(
        UNKNOWN if start is None else _read_date(start),
        UNKNOWN if end is None else OPEN if end == ".." else _read_date(end),
    )


_read_code = lru_cache(_KEPT)(AreaCode)


def _read_area(area: str | _Area) -> AreaCode:
    if isinstance(area, str):
        return _read_code(area)
    return AreaCode(area.code, None if area.vintage is None else _filled(area.vintage))


def _filled(text: str) -> str:
    if not text or text.isspace():
        raise ValueError(text)
    return text


_new_name: Final = object.__new__
_put_name: Final[Callable[[PersonName, str], None]] = PersonName.text.__set__  # type: ignore[attr-defined]  # a slot


def _read_name(text: str) -> PersonName:
    name = _new_name(PersonName)
    _put_name(name, _filled(text))
    return name


class _Number(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    scheme: _Text
    value: _Text


def _write_span(period: Period) -> _Span:
    return _Span(str(period.start) or None, str(period.end) or None)


def _write_area(area: AreaCode) -> str | _Area:
    return area.code if area.vintage is None else _Area(area.code, area.vintage)


def _write_number(identifier: Identifier) -> _Number:
    return _Number(identifier.scheme, identifier.value)


# What is written of a value; what makes the value of that, or of its parts where it is written as an object; and what
# writes it.
_VALUES: Final[Mapping[type, tuple[Any, _Build, _Build]]] = {
    PartialDate: (str, _read_date, str),
    Period: (_Span, _period, _write_span),
    AreaCode: (str | _Area, _read_area, _write_area),
    Citation: (_Text, lru_cache(_KEPT)(parse_citation), str),
    PersonName: (_Text, _read_name, str),
    Identifier: (_Number, Identifier, _write_number),
}


# Any: a type as msgspec takes it.
def _written(field: FieldSpec) -> Any:
    """Return the type of what is written of a field."""
    kind = field.type
    if kind in _VALUES:
        written = _VALUES[kind][0]
    elif kind is str:
        written = _Text
    else:
        written = _struct(kind) if attrs.has(kind) else kind
    if field.is_list:
        return GenericAlias(tuple, (written, ...))
    return written | None if field.is_optional else written


@cache
def _struct(kind: type, tag: str | None = None) -> type[msgspec.Struct]:
    """Make the Struct that a record is written as, with a type where it stands on a line of its own."""
    fields = [
        (field.name, _written(field), *(() if field.is_required else (field.default,))) for field in fields_of(kind)
    ]
    return msgspec.defstruct(
        kind.__name__,
        fields,
        kw_only=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
        gc=False,
        tag=tag,
        tag_field=None if tag is None else "type",
    )


@cache
def _builder(kind: type) -> _Build:
    """Write the function that makes a record of its Struct, without the checks that decoding has made.

    It takes the Struct, and what gives of equal texts the first, so that ids and titles that repeat are there once.
    """
    names: dict[str, Any] = {"new": object.__new__, "kind": kind}
    lines = ["def build(given, share):", " made = new(kind)"]
    for number, field in enumerate(fields_of(kind)):
        names[f"put{number}"] = getattr(kind, field.name).__set__
        lines.append(f" it = given.{field.name}")
        listed, plain = field.is_list, field.type
        value = "it"
        if field.is_filled:
            lines.append(" if not it or it.isspace(): raise ValueError(it)")
        if plain is str:
            value = "tuple([share(it, it) for it in it]) if it else ()" if listed else "share(it, it)"
        elif attrs.has(plain) or plain in _VALUES:
            written, names[f"make{number}"], _ = _VALUES[plain] if plain in _VALUES else (Any, _builder(plain), None)
            parts = getattr(written, "__struct_fields__", ())
            given = [f"it.{part}" for part in parts] or (["it"] if plain in _VALUES else ["it", "share"])
            value = f"make{number}({', '.join(given)})"
            value = f"tuple([{value} for it in it]) if it else ()" if listed else f"None if it is None else {value}"
        lines.append(f" put{number}(made, {value})")
    if hasattr(kind, "__attrs_post_init__"):
        lines.append(" made.__attrs_post_init__()")
    # attrs and msgspec make their methods in the same way; nothing in the text comes from outside this file.
    exec("\n".join([*lines, " return made"]), names)  # noqa: S102
    build: _Build = names["build"]
    return build


@cache
def _written_struct(kind: type, tag: str | None) -> type[msgspec.Struct]:
    """Make the Struct that a record is written from: all of its fields are told, by their place."""
    # What no field is by default is written always.
    fields = [(field.name, Any, msgspec.UNSET if field.is_required else field.default) for field in fields_of(kind)]
    return msgspec.defstruct(
        kind.__name__, fields, omit_defaults=True, gc=False, tag=tag, tag_field=None if tag is None else "type"
    )


@cache
def _writer(kind: type, tag: str | None = None) -> _Build:
    """Write the function that makes the Struct of a record."""
    names: dict[str, Any] = {"struct": _written_struct(kind, tag)}
    fields = []
    for number, field in enumerate(fields_of(kind)):
        listed, plain = field.is_list, field.type
        value = f"made.{field.name}"
        if attrs.has(plain) or plain in _VALUES:
            names[f"write{number}"] = _VALUES[plain][2] if plain in _VALUES else _writer(plain)
            if listed:
                value = f"[write{number}(it) for it in {value}] if {value} else ()"
            elif field.is_optional:
                value = f"None if {value} is None else write{number}({value})"
            else:
                value = f"write{number}({value})"
        fields.append(value)
    exec(f"def write(made): return struct({', '.join(fields)})", names)  # noqa: S102  # as above
    write: _Build = names["write"]
    return write


_LISTS: Final[Mapping[str, type]] = {field.name: field.type for field in fields_of(Register)}


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    fields: list[tuple[str, Any, Any]] = [("psm_register", Literal[1], msgspec.NODEFAULT)]
    for name, kind in _LISTS.items():
        fields.append((name, GenericAlias(list, (_struct(kind),)), msgspec.field(default_factory=list)))
    return msgspec.json.Decoder(msgspec.defstruct("Document", fields, forbid_unknown_fields=True))


def read(text: str | bytes) -> tuple[Register, bool] | None:
    """Read a register, and tell whether no key of the document stands twice; None where it can't be read in this way.

    The last of several duplicate keys wins, so what was read has fewer quotation marks than the document when it is
    written again. So has what was read of a document that says null, or what a field has by default. It has more where
    the document writes a mark within a text by its number. In all of these cases one must look.
    """
    try:
        document = _decoder().decode(text)
        # Those of the version, and of each list that holds anything.
        again = 2
        for name in _LISTS:
            structs = getattr(document, name)
            again += 2 * bool(structs) + sum(
                _encoder.encode(structs[start : start + _TOGETHER]).count(b'"')
                for start in range(0, len(structs), _TOGETHER)
            )
        marks, escaped = (
            (text.count('"'), _ESCAPED_MARK in text)
            if isinstance(text, str)
            else (text.count(b'"'), _ESCAPED_MARK.encode() in text)
        )
        made, share = object.__new__(Register), _sharing()
        for name, kind in _LISTS.items():
            put = getattr(Register, name).__set__
            put(made, _taken(getattr(document, name), _builder(kind), share))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return made, again == marks and not escaped


def _sharing() -> Callable[[str, str], str]:
    """Return what gives of equal texts the first."""
    texts: dict[str, str] = {}
    return texts.setdefault


def _taken(structs: list[msgspec.Struct], build: _Build, share: Callable[[str, str], str]) -> tuple[Any, ...]:
    """Make records of Structs, and leave none of these behind: what is read is never there twice."""
    structs.reverse()
    made = []
    while structs:
        made.append(build(structs.pop(), share))
    return tuple(made)


@cache
def _lines_decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(reduce(or_, (_struct(kind, tag) for kind, tag in _TYPES.items())))


def read_lines(text: bytes) -> list[Entity] | None:
    """Read entities from lines; None where they can't be read in this way or must be looked at.

    So it is where a key may stand twice, and where an object may share its line with another or take several.
    """
    try:
        structs = _lines_decoder().decode_lines(text)
        again = _encoder.encode_lines(structs)
        # What is written again is most often what was read.
        if again != text and (
            _ESCAPED_MARK.encode() in text or not _in_lines(text, len(structs)) or again.count(b'"') != text.count(b'"')
        ):
            return None
        builders, share = _line_builders(), _sharing()
        return [builders[type(struct)](struct, share) for struct in structs]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _in_lines(text: bytes, entities: int) -> bool:
    """Return whether each of so many objects is on a line of its own.

    Where an object ends and another begins without a comma, there is a new entity and nothing else.
    """
    return text.count(b"\n", 0, -1) == entities - 1 == text.count(b"}\n{")


@cache
def _line_builders() -> dict[type[msgspec.Struct], _Build]:
    return {_struct(kind, tag): _builder(kind) for kind, tag in _TYPES.items()}


def write_lines(entities: list[Entity]) -> bytes | None:
    """Write entities on lines; None where a text may be such as can't be read, for which one must look."""
    writers = _line_writers()
    try:
        lines = _encoder.encode_lines([writers[type(entity)](entity) for entity in entities])
    except UnicodeEncodeError:
        return None
    return None if max(map(len, lines.split(b"\n"))) > LONGEST_TEXT else lines


@cache
def _line_writers() -> dict[type, _Build]:
    return {kind: _writer(kind, tag) for kind, tag in _TYPES.items()}


def write(register: Register, version: int) -> str | None:
    """Write a register; None where a text in it may be such as can't be read, for which one must look."""
    pieces = [f'{{\n  "psm_register": {version}']
    encode = _encoder.encode
    try:
        for name, kind in _LISTS.items():
            records = getattr(register, name)
            struct_of = _writer(kind)
            before = f',\n  "{name}": [\n    '
            for record in records:
                encoded = encode(struct_of(record))
                if len(encoded) > LONGEST_TEXT:
                    return None
                # No line of what is encoded ends within a text, where it is escaped.
                pieces += (before, msgspec.json.format(encoded).decode().replace("\n", "\n    "))
                before = ",\n    "
            if records:
                pieces.append("\n  ]")
    except UnicodeEncodeError:
        return None
    return "".join([*pieces, "\n}\n"])
