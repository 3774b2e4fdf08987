"""redact: a register without personal data, or with pseudonyms in its place."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, Final, TypeVar

import attrs

from psm_model.errors import NotFoundError, ParseError, safe_repr
from psm_model.values.identifier import Identifier

from .register import Record, Register
from .schema import fields_of, is_record

__all__ = ["SENSITIVE_FIELDS", "redact"]

R = TypeVar("R", bound=Register | Record)

_RECORDS: Final = Record.__args__
SENSITIVE_FIELDS: Final[Mapping[str, type[Record]]] = {
    f"{kind.__name__.lower()}.{field.name}": kind
    for kind in _RECORDS
    for field in fields_of(kind)
    if field.is_sensitive
}
"""The fields that hold personal data, as in "member.birth_date", each with the class that it stands in."""

_SHORTEST_KEY: Final = 16
_LENGTH: Final = 24
"""How many hexadecimal digits a pseudonym has: of a million numbers no two have one, but by a chance of 1 in 10^17."""


def _bytes(key: object) -> bytes:
    """Return a key back that is one; what is none is not shown, for it may be a secret all the same."""
    if not isinstance(key, bytes):
        msg = f"want a key of bytes, got one of type {type(key).__name__}"
        raise TypeError(msg)
    return key


def redact(record: R, *, keep: Collection[str] = (), key: bytes | None = None) -> R:
    """Return a register, or a record, without personal data: identity numbers, the numbers of cards, birth dates.

    Under a key, numbers are not left out but made pseudonyms, so that one that stands twice still does (PSM005): the
    same number has the same pseudonym under the same key, and nobody without the key can tell which number it was.
    Birth dates are left out all the same, since there are too few of them to hide one. Names stay: boards are public.

    Args:
        record: A register or any record of one; it stays as it is.
        keep: The fields of `SENSITIVE_FIELDS` that stay as they are.
        key: A secret of 16 bytes or more; None to leave numbers out.

    >>> member = Member(id="m", name=PersonName("Contoh"), identifiers=(Identifier("nik", "0000000000000000"),))
    >>> redact(Register.of(member)).members[0].identifiers
    ()
    >>> redact(Register.of(member), key=b"a secret of ours").members[0].identifiers[0].value
    'p-2a50d60c10d52a40d6dccdcc'

    Raises:
        NotFoundError: a field that is to be kept is none of `SENSITIVE_FIELDS`.
        ParseError: under a key, a number holds half of a surrogate pair, which no document can hold.
        TypeError: it is no register or record, the key no bytes, or what is to be kept one text.
        ValueError: the key is shorter than 16 bytes.
    """
    if type(record) not in {Register, *_RECORDS}:
        msg = f"want a register or a record of one, got {safe_repr(record)}"
        raise TypeError(msg)
    if isinstance(keep, str):  # a text is a collection too: of its letters
        msg = f"want a collection of names of fields, got one text: {safe_repr(keep)}"
        raise TypeError(msg)
    for name in keep:
        if name not in SENSITIVE_FIELDS:
            raise NotFoundError("sensitive field", name)
    if key is not None and len(_bytes(key)) < _SHORTEST_KEY:
        msg = f"want a key of {_SHORTEST_KEY} bytes or more, got one of {len(key)}"
        raise ValueError(msg)
    redacted: R = _redacted(record, frozenset(keep), key)
    return redacted


# Any, here and below: a record's fields are of all types.
def _redacted(record: Any, keep: frozenset[str], key: bytes | None) -> Any:
    kind: type = type(record)
    changed: dict[str, Any] = {}
    for name, sensitive in _parts(kind).items():
        value = getattr(record, name)
        if not sensitive:
            new = _within(value, lambda part: _redacted(part, keep, key))
        elif f"{kind.__name__.lower()}.{name}" in keep:
            continue
        else:
            new = _instead(value, key)
        if new is not value:
            changed[name] = new
    return attrs.evolve(record, **changed) if changed else record


def _within(value: Any, change: Callable[[Any], Any]) -> Any:
    """Change the records that a field holds, one or several; what does not change is given back as it is."""
    held = value if isinstance(value, tuple) else (value,)
    parts = tuple(part if part is None else change(part) for part in held)
    if all(new is old for new, old in zip(parts, held, strict=True)):
        return value
    return parts if held is value else parts[0]


def _instead(value: Any, key: bytes | None) -> Any:
    """Return what stands in the place of personal data: a pseudonym of a number, and nothing of anything else."""
    match value:
        case tuple():
            parts = (_instead(part, key) for part in value)
            return tuple(part for part in parts if part is not None)
        case str() if key is not None:
            return _pseudonym(value, key)
        case Identifier() if key is not None:
            return Identifier(value.scheme, _pseudonym(f"{value.scheme}\0{value.value}", key))
        case _:
            return None


def _pseudonym(number: str, key: bytes) -> str:
    try:
        encoded = number.encode()
    except UnicodeEncodeError:
        # From None and without the number, which is what was to be hidden.
        raise ParseError("number", "a text that Unicode allows, without half of a surrogate pair", None) from None
    return "p-" + hmac.digest(key, encoded, "sha256").hex()[:_LENGTH]


@cache
def _parts(kind: Any) -> dict[str, bool]:
    """Return the fields of a class that are sensitive, or hold records with fields that are."""
    parts: dict[str, bool] = {}
    for field in fields_of(kind):
        if field.is_sensitive:
            parts[field.name] = True
        elif any(_parts(part) for part in field.types if is_record(part)):
            parts[field.name] = False
    return parts
