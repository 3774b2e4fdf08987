"""Fast reading and writing of JSON with msgspec (extra `fast`).

msgspec decodes a document into Structs. They reject what the strict reader rejects, except duplicate keys. A generated
function for each class builds the records, as attrs generates `__init__`. This module reports no problems: the strict
reader reads invalid input again and reports every error with its location. Writing goes record by record, so that the
whole register is never in memory twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, reduce
from operator import or_
from types import GenericAlias
from typing import Any, Final, Literal, NamedTuple

import attrs
import msgspec

from psm_model._garbage import collection_paused
from psm_model.entities.annotated import AnnotatedRecord
from psm_model.entities.register import Entity, Register
from psm_model.entities.schema import FieldSpec, list_fields
from psm_model.entities.sharing import CHANGING_FIELDS
from psm_model.errors import safe_repr

from ._fast_values import VALUES, Build, Count, Text
from ._problems import MAX_TEXT_LENGTH, SCHEMA_KEY
from .document import VERSION_KEY
from .line_keys import LineKeys
from .lines import LINE_TYPES
from .migrations import VERSION

__all__ = ["FastResult", "read", "read_keys", "read_lines", "write", "write_lines"]


class FastResult(NamedTuple):
    """A register that was read."""

    register: Register
    """The register."""
    keys_are_unique: bool
    """Whether no object of the document can have a duplicate key."""


def _encode_text(value: object) -> str:
    """Return an instance of a subclass of `str` as a plain `str`.

    Raises:
        TypeError: it is not a text.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {safe_repr(value)}")
    return str.__str__(value)


_encoder: Final = msgspec.json.Encoder(enc_hook=_encode_text)
# An escaped quotation mark that this module never writes. Duplicate keys are detected by counting quotation marks.
_ESCAPED_QUOTE: Final = "\\u0022"
_BATCH_SIZE: Final = 1000
# So few that their Structs are still in the processor's cache when they are encoded.
_WRITTEN_AT_ONCE: Final = 128


# Any: a type as msgspec takes it.
def _find_json_type(field: FieldSpec) -> Any:
    """Return the type that represents a field in JSON."""
    kind = field.type
    if kind in VALUES:
        json_type = VALUES[kind].json_type
    elif kind is str:
        json_type = Text
    elif kind is int:
        json_type = Count
    else:
        json_type = _make_struct(kind) if attrs.has(kind) else kind
    if field.is_list:
        return GenericAlias(tuple, (json_type, ...))
    return json_type | None if field.is_optional else json_type


@cache
def _make_struct(kind: type, tag: str | None = None) -> type[msgspec.Struct]:
    """Make the Struct that represents a record, with a type tag for JSON Lines."""
    fields = [
        (field.name, _find_json_type(field), *(() if field.is_required else (field.default,)))
        for field in list_fields(kind)
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
def _make_builder(kind: type) -> Build:
    """Generate the function that builds a record from its Struct, without checks that decoding has made.

    The function takes the Struct and an interner, which stores repeated ids and titles once. It fills an instance of
    the assignable subclass and makes that an instance of the class itself, since Python assigns slots several times
    faster than their descriptors do.
    """
    names: dict[str, Any] = {"new": object.__new__, "kind": kind, "assignable": _make_assignable(kind)}
    lines = ["def build(struct, intern):", " record = new(assignable)"]
    for field in list_fields(kind):
        lines.append(f" value = struct.{field.name}")
        is_list, field_type = field.is_list, field.type
        name = "item" if is_list else "value"
        built = name
        if field.is_non_blank:
            lines.append(" if not value or value.isspace(): raise ValueError(value)")
        if field_type is str:
            built = f"intern({name}, {name})"
        elif field_type in VALUES:
            codec = VALUES[field_type]
            names[f"make_{field.name}"] = codec.build
            parts = getattr(codec.json_type, "__struct_fields__", ())
            built = f"make_{field.name}({', '.join(f'{name}.{part}' for part in parts) or name})"
        elif attrs.has(field_type):
            names[f"make_{field.name}"] = _make_builder(field_type)
            built = f"make_{field.name}({name}, intern)"
        if is_list:
            built = f"tuple([{built} for item in value]) if value else ()"
        elif field.is_optional and built != name:
            built = f"None if value is None else {built}"
        elif field_type in VALUES and not field.is_required:
            names[f"default_{field.name}"] = field.default
            built = f"value if value is default_{field.name} else {built}"
        lines.append(f" record.{field.name} = {built}")
    lines.append(" record.__class__ = kind")
    if hasattr(kind, "__attrs_post_init__"):
        # That of annotated records validates only what is withheld.
        is_conditional = kind.__attrs_post_init__ is AnnotatedRecord.__attrs_post_init__
        lines.append(f" {'if struct.withheld: ' if is_conditional else ''}record.__attrs_post_init__()")
    # attrs and msgspec generate their methods in the same way. No part of the source comes from outside this file.
    exec("\n".join([*lines, " return record"]), names)  # noqa: S102
    build: Build = names["build"]
    return build


def _make_assignable(kind: type) -> type:
    """Make a subclass of a frozen class with the same layout, whose instances can be assigned to."""
    assigning = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, (kind,), {"__slots__": (), **assigning})


@cache
def _make_write_struct(kind: type, tag: str | None) -> type[msgspec.Struct]:
    """Make the Struct from which a record is written. It takes all fields by position."""
    # A field without a default is always written.
    fields = [(field.name, Any, msgspec.UNSET if field.is_required else field.default) for field in list_fields(kind)]
    return msgspec.defstruct(
        kind.__name__, fields, omit_defaults=True, gc=False, tag=tag, tag_field=None if tag is None else "type"
    )


@cache
def _make_writer(kind: type, tag: str | None = None) -> Build:
    """Generate the function that makes the Struct of a record.

    The function takes the record and a dictionary, in which it remembers what it made of shared values by their
    identity. So the record must outlive the dictionary.
    """
    names: dict[str, Any] = {"struct": _make_write_struct(kind, tag)}
    fields = []
    for field in list_fields(kind):
        name, field_type = field.name, field.type
        value = f"record.{name}"
        if attrs.has(field_type) or field_type in VALUES:
            codec = VALUES.get(field_type)
            names[f"write_{name}"] = _make_writer(field_type) if codec is None else codec.write
            call = f"write_{name}(%s, made)" if codec is None else f"write_{name}(%s)"
            if field.is_list:
                value = f"[{call % 'item'} for item in {value}] if {value} else ()"
            elif codec is not None and codec.is_shared:
                made = f"made.get(id(item)) or made.setdefault(id(item), {call % 'item'})"
                value = f"None if (item := {value}) is None else {made}"
            elif field.is_optional:
                value = f"None if {value} is None else {call % value}"
            elif field.is_required:
                value = call % value
            else:
                names[f"default_{name}"] = field.default
                value = f"{value} if {value} is default_{name} else {call % value}"
        fields.append(value)
    exec(f"def write(record, made): return struct({', '.join(fields)})", names)  # noqa: S102  # as above
    write: Build = names["write"]
    return write


_LISTS: Final[Mapping[str, type]] = {field.name: field.type for field in list_fields(Register)}


@cache
def _make_decoder() -> msgspec.json.Decoder[Any]:
    fields: list[tuple[str, Any, Any]] = [
        (VERSION_KEY, Literal[VERSION], msgspec.NODEFAULT),
        ("schema", Text | None, None),
    ]
    for name, kind in _LISTS.items():
        fields.append((name, GenericAlias(list, (_make_struct(kind),)), msgspec.field(default_factory=list)))
    options: dict[str, Any] = {"forbid_unknown_fields": True, "rename": {"schema": SCHEMA_KEY}}
    return msgspec.json.Decoder(msgspec.defstruct("Document", fields, **options))


def read(text: str | bytes) -> FastResult | None:
    """Read a register, and whether its keys are surely unique. Return None if it cannot be read here.

    The last of several duplicate keys wins, so a document with duplicate keys has more quotation marks than the
    register when written again. So has a document with nulls or default values. A document that escapes one within a
    text as a number has fewer. In all these cases the flag is false, and the caller must check.
    """
    try:
        document = _make_decoder().decode(text)
        # The quotation marks of the version and the schema, and below of each list that is not empty.
        rewritten_quotes = 2
        if document.schema is not None:
            rewritten_quotes += 2 + _encoder.encode(document.schema).count(b'"')
        for name in _LISTS:
            structs = getattr(document, name)
            rewritten_quotes += 2 * bool(structs) + sum(
                _encoder.encode(structs[start : start + _BATCH_SIZE]).count(b'"')
                for start in range(0, len(structs), _BATCH_SIZE)
            )
        quotes, is_escaped = (
            (text.count('"'), _ESCAPED_QUOTE in text)
            if isinstance(text, str)
            else (text.count(b'"'), _ESCAPED_QUOTE.encode() in text)
        )
        register, intern = object.__new__(Register), _make_interner()
        for name, kind in _LISTS.items():
            put = getattr(Register, name).__set__
            put(register, _build_all(getattr(document, name), _make_builder(kind), intern))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return FastResult(register, rewritten_quotes == quotes and not is_escaped)


def _make_interner() -> Callable[[str, str], str]:
    """Return a function that returns the first of equal texts."""
    texts: dict[str, str] = {}
    return texts.setdefault


def _build_all(structs: list[msgspec.Struct], build: Build, intern: Callable[[str, str], str]) -> tuple[Any, ...]:
    """Build records from Structs and consume the list, so that the content is never in memory twice."""
    structs.reverse()
    records = []
    while structs:
        records.append(build(structs.pop(), intern))
    return tuple(records)


@cache
def _make_lines_decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(reduce(or_, (_make_struct(kind, tag) for kind, tag in LINE_TYPES.items())))


def read_lines(text: bytes) -> list[Entity] | None:
    """Read entities from lines. Return None if the strict reader must read them.

    It must if a key may be duplicated, an object may share its line with another, or an object may span lines.
    """
    try:
        structs = _make_lines_decoder().decode_lines(text)
        rewritten = _encoder.encode_lines(structs)
        # Usually both are equal.
        if rewritten != text and (
            _ESCAPED_QUOTE.encode() in text
            or not _is_one_per_line(text, len(structs))
            or rewritten.count(b'"') != text.count(b'"')
        ):
            return None
        builders, intern = _make_line_builders(), _make_interner()
        return [builders[type(struct)](struct, intern) for struct in structs]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


@cache
def _make_keys_decoder() -> msgspec.json.Decoder[Any]:
    predecessor = msgspec.defstruct("Predecessor", [("organisation_id", Text)])
    fields: list[tuple[str, Any, Any]] = [
        ("type", Literal[tuple(LINE_TYPES.values())], msgspec.NODEFAULT),
        ("id", Text, msgspec.NODEFAULT),
        ("organisation_id", Text | None, None),
        ("predecessors", list[predecessor] | None, None),  # type: ignore[valid-type]  # it is made here
        *((name, list[Text] | None, None) for name in ("withheld", *CHANGING_FIELDS)),
    ]
    return msgspec.json.Decoder(msgspec.defstruct("Keys", fields, kw_only=True, gc=False))


def read_keys(line: bytes) -> LineKeys | None:
    """Read the ids in a line. Return None if it has no type or no id, or if they cannot be read."""
    try:
        keys = _make_keys_decoder().decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    former = tuple([predecessor.organisation_id for predecessor in keys.predecessors or ()])
    changed = tuple([decree_id for name in CHANGING_FIELDS for decree_id in getattr(keys, name) or ()])
    return LineKeys(keys.type, keys.id, keys.organisation_id, former, changed, tuple(keys.withheld or ()))


def _is_one_per_line(text: bytes, entities: int) -> bool:
    """Return whether each of the objects is on a line of its own.

    An object that begins where another ends, without a comma, can only be a new entity.
    """
    return text.count(b"\n", 0, -1) == entities - 1 == text.count(b"}\n{")


@cache
def _make_line_builders() -> dict[type[msgspec.Struct], Build]:
    return {_make_struct(kind, tag): _make_builder(kind) for kind, tag in LINE_TYPES.items()}


def write_lines(entities: list[Entity]) -> bytes | None:
    """Return entities as lines, or None if a text may not be readable and the strict writer must check."""
    writers, made = _make_line_writers(), dict[int, object]()
    pieces = []
    try:
        with collection_paused():
            for start in range(0, len(entities), _WRITTEN_AT_ONCE):
                structs = [writers[type(entity)](entity, made) for entity in entities[start : start + _WRITTEN_AT_ONCE]]
                pieces.append(_encoder.encode_lines(structs))
    except UnicodeEncodeError:
        return None
    lines = b"".join(pieces)
    return None if _has_long_line(lines) else lines


def _has_long_line(lines: bytes) -> bool:
    """Return whether a line is so long that a text in it may not be readable.

    Lines end with a newline. Most are short, so only the last newline in reach is looked for.
    """
    start = 0
    while len(lines) - start > MAX_TEXT_LENGTH:
        start = lines.rfind(b"\n", start, start + MAX_TEXT_LENGTH + 1) + 1
        if not start:
            return True
    return False


@cache
def _make_line_writers() -> dict[type, Build]:
    return {kind: _make_writer(kind, tag) for kind, tag in LINE_TYPES.items()}


def write(register: Register) -> str | None:
    """Return a register as a document, or None if a text may not be readable and the strict writer must check."""
    pieces = [f'{{\n  "{VERSION_KEY}": {VERSION}']
    encode, made = _encoder.encode, dict[int, object]()
    try:
        for name, kind in _LISTS.items():
            records = getattr(register, name)
            to_struct = _make_writer(kind)
            before = f',\n  "{name}": [\n    '
            for record in records:
                encoded = encode(to_struct(record, made))
                if len(encoded) > MAX_TEXT_LENGTH:
                    return None
                # Texts are escaped, so a newline of the encoded record is never within a text.
                pieces += (before, msgspec.json.format(encoded).decode().replace("\n", "\n    "))
                before = ",\n    "
            if records:
                pieces.append("\n  ]")
    except UnicodeEncodeError:
        return None
    return "".join([*pieces, "\n}\n"])
