"""redact: a register without personal data, or with pseudonyms in its place."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, Final, TypeVar

import attrs

from psm_model.errors import NotFoundError, ParseError, WrongTypeError, require_type
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate

from .register import Record, Register
from .schema import FieldSpec, is_record, list_fields, record_types

__all__ = ["SENSITIVE_FIELDS", "list_removed", "redact"]

R = TypeVar("R", bound=Register | Record)

SENSITIVE_FIELDS: Final[Mapping[str, type[Record]]] = {
    field.qualified_name: record_type
    for record_type in reversed(record_types(Register))
    for field in list_fields(record_type)
    if field.is_sensitive and not field.is_required
}
"""The fields with personal data, such as "member.birth_date", each with its class."""

_SHORTEST_KEY: Final = 16
_LENGTH: Final = 24
"""The number of hexadecimal digits of a pseudonym; the chance of a collision among a million numbers is 1 in 10^17."""


def redact(record: R, *, keep: Collection[str] = (), key: bytes | None = None) -> R:
    """Return a register or a record without identity numbers, birth dates, reasons for leaving and notes.

    With a key, identity and card numbers become pseudonyms, so that duplicates stay visible (PSM005): equal numbers get
    equal pseudonyms under the same key, and nobody can recover a number without the key. All other personal data is
    always removed: notes and your own data (`extra`) may contain anything, and a pseudonym of a birth date could be
    guessed. A record with an id lists the removed fields in `withheld`. Names stay: boards are public.

    Args:
        record: A register or any record of one; it is not changed.
        keep: The fields of `SENSITIVE_FIELDS` to keep. A departure that is kept loses its note, unless you keep that
            too.
        key: A secret of at least 16 bytes; None to remove numbers.

    >>> member = Member(id="m", name=PersonName("Contoh"), identifiers=(Identifier("nik", "0000000000000000"),))
    >>> redact(Register.of(member)).members[0].identifiers
    ()
    >>> redact(Register.of(member), key=b"a secret of ours").members[0].identifiers[0].value
    'p-2a50d60c10d52a40d6dccdcc'

    Raises:
        NotFoundError: a field in `keep` is not one of `SENSITIVE_FIELDS`.
        ParseError: there is a key, and a number contains half of a surrogate pair, which no document can contain.
        ValueError: the key is shorter than 16 bytes.
        WrongTypeError: it is not a register or record, the key is not bytes, or `keep` is a text.
    """
    if type(record) not in record_types(Register):
        raise WrongTypeError("a register or a record of one", record)
    if isinstance(keep, str):  # a text is a collection too: of its letters
        raise WrongTypeError("a collection of field names", keep)
    for name in keep:
        if name not in SENSITIVE_FIELDS:
            raise NotFoundError("sensitive field", name)
    if key is not None and len(require_type(key, bytes, "bytes as key", hidden=True)) < _SHORTEST_KEY:
        msg = f"expected a key of at least {_SHORTEST_KEY} bytes, got one of {len(key)} bytes"
        raise ValueError(msg)
    redacted: R = _redact_record(record, frozenset(keep), key)
    return redacted


def list_removed(*, keep: Collection[str] = (), key: bytes | None = None) -> tuple[str, ...]:
    """Return the fields of `SENSITIVE_FIELDS` that never have a value after `redact` with the same arguments.

    >>> sorted(set(SENSITIVE_FIELDS) - set(list_removed(keep=["member.birth_date"], key=b"a secret of ours")))
    ['card.number', 'member.birth_date', 'member.identifiers']
    """
    return tuple(
        field.qualified_name
        for record_type in record_types(Register)
        for field in list_fields(record_type)
        if field.qualified_name in SENSITIVE_FIELDS
        and field.qualified_name not in keep
        and not (key is not None and _has_number(field))
    )


def _has_number(field: FieldSpec) -> bool:
    """Return whether a field has numbers, for which there are pseudonyms."""
    return field.is_identifying and field.type is not PartialDate


# Any, here and below: fields have all types.
def _redact_record(record: Any, keep: frozenset[str], key: bytes | None) -> Any:
    record_type: type = type(record)
    changed: dict[str, Any] = {}
    removed: list[str] = []
    for field in _find_sensitive_parts(record_type):
        name, value = field.name, getattr(record, field.name)
        if field.is_required or value == field.default:
            continue
        if not field.is_sensitive or field.qualified_name in keep:
            new = _map_records(value, lambda part: _redact_record(part, keep, key))
        elif key is not None and _has_number(field):
            new = _replace_numbers(value, key)
        else:
            new = field.default
            removed.append(name)
        if new is not value:
            changed[name] = new
    if removed and hasattr(record, "withheld"):
        changed["withheld"] = (*record.withheld, *removed)
    return attrs.evolve(record, **changed) if changed else record


def _map_records(value: Any, change: Callable[[Any], Any]) -> Any:
    """Apply a function to the records in a field; return the same object if nothing changes."""
    records = value if isinstance(value, tuple) else (value,)
    parts = tuple(change(part) if is_record(type(part)) else part for part in records)
    if all(new is old for new, old in zip(parts, records, strict=True)):
        return value
    return parts if records is value else parts[0]


def _replace_numbers(value: Any, key: bytes) -> Any:
    """Return pseudonyms for numbers."""
    match value:
        case tuple():
            return tuple(_replace_numbers(part, key) for part in value)
        case Identifier():
            return Identifier(value.scheme, _make_pseudonym(f"{value.scheme}\0{value.value}", key))
        case _:
            return _make_pseudonym(value, key)


def _make_pseudonym(number: str, key: bytes) -> str:
    try:
        encoded = number.encode()
    except UnicodeEncodeError:
        encoded = None
    if encoded is None:
        # Raised here, because the context of the error would have the number.
        raise ParseError("number", "a text that Unicode allows, without half of a surrogate pair", None)
    return "p-" + hmac.digest(key, encoded, "sha256").hex()[:_LENGTH]


@cache
def _find_sensitive_parts(record_type: Any) -> tuple[FieldSpec, ...]:
    """Return the fields of a class that are sensitive or contain records with such fields."""
    return tuple(
        field
        for field in list_fields(record_type)
        if field.is_sensitive or any(_find_sensitive_parts(part) for part in field.types if is_record(part))
    )
