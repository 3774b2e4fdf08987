"""Identifier: an identity number of a person; personal data, never shown."""

from __future__ import annotations

import attrs

from psm_model.errors import ParseError, WrongTypeError

__all__ = ["Identifier"]


@attrs.frozen(repr=False)
class Identifier:
    """An identity number of a person in a scheme: *NIK* (population number), *KTA* (member's card) and the like.

    It is personal data: `repr`, `str` and every message mask the value. It is never parsed, because an identity number
    does not reliably give a residence or a birth date.

    >>> Identifier("nik", "0000000000000000")
    Identifier('nik', '…')

    Raises:
        ParseError: the scheme or the value is empty; the message does not contain the value.
        WrongTypeError: one of them is not a text.
    """

    scheme: str = attrs.field()
    """The scheme, usually in lower case, such as "nik" or "kta"."""
    value: str = attrs.field(metadata={"sensitive": True})
    """The number as written."""

    @scheme.validator
    def _check_scheme(self, _: attrs.Attribute[str], scheme: str) -> None:
        if not isinstance(scheme, str):
            raise WrongTypeError("a text as scheme", type(scheme))
        if not scheme.strip():
            raise ParseError("identifier", "the name of a scheme", None)

    @value.validator
    def _check_value(self, _: attrs.Attribute[str], value: str) -> None:
        if not isinstance(value, str):
            raise WrongTypeError("a text as value", type(value))
        if not value.strip():
            raise ParseError("identifier", "a value that is not empty", None)

    def __str__(self) -> str:
        return f"{self.scheme} …"

    def __repr__(self) -> str:
        return f"Identifier({self.scheme!r}, '…')"
