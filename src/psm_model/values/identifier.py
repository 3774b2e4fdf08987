"""Identifier: an identity number of a person; personal data, never shown."""

from __future__ import annotations

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError, require_type
from psm_model.sensitivity import IDENTIFYING

__all__ = ["Identifier"]


@attrs.frozen(repr=False)
class Identifier(Printable):
    """An identity number of a person in a scheme: *NIK* (population number), *KTA* (member's card) and the like.

    It is personal data: `repr`, `str` and every message mask the value. No residence or birth date is derived from it,
    because an identity number does not reliably state them.

    >>> Identifier("nik", "0000000000000000")
    Identifier('nik', '…')

    Raises:
        ParseError: the scheme or the value is empty; the message does not contain the value.
        WrongTypeError: one of them is not a text.
    """

    scheme: str = attrs.field()
    """The scheme, usually in lower case, such as "nik" or "kta"."""
    value: str = attrs.field(metadata=IDENTIFYING)
    """The number as written."""

    @scheme.validator
    def _check_scheme(self, _: attrs.Attribute[str], scheme: str) -> None:
        if not require_type(scheme, str, "a text as scheme", hidden=True).strip():
            raise ParseError("identifier", "the name of a scheme", None)

    @value.validator
    def _check_value(self, _: attrs.Attribute[str], value: str) -> None:
        if not require_type(value, str, "a text as value", hidden=True).strip():
            raise ParseError("identifier", "a value that is not empty", None)

    @classmethod
    def parse(cls, text: str) -> Identifier:
        """Parse a scheme and a value with a colon between them, as in "nik:0000000000000000".

        Spaces around either are ignored, and the scheme is converted to lower case. `str` masks the value, so it is
        not the inverse.

        >>> Identifier.parse("NIK: 0000000000000000")
        Identifier('nik', '…')

        Raises:
            ParseError: the text is anything else; the error does not contain it.
            WrongTypeError: the argument is not a text; the error contains only its type.
        """
        scheme, colon, value = require_type(text, str, "a text", hidden=True).partition(":")
        if not colon or not scheme.strip() or not value.strip():
            raise ParseError("identifier", "a scheme and a value as in 'nik:0000000000000000'", None)
        return cls(scheme.strip().lower(), value.strip())

    def __str__(self) -> str:
        return f"{self.scheme} …"

    def __repr__(self) -> str:
        return f"Identifier({self.scheme!r}, '…')"
