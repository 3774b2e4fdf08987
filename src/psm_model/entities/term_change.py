"""TermChange: the extension or the shortening of a board's term."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError
from psm_model.values.partial_date import PartialDate

from .references import DECREE, refer_to
from .schema import Invariant, as_tuple, convert_texts, prepare_fields

__all__ = ["TermChange", "TermChangeKind", "change_error", "convert_changes"]


class TermChangeKind(StrEnum):
    """How a term was changed."""

    EXTENDED = "extended"
    """Extended (*diperpanjang*)."""
    SHORTENED = "shortened"
    """Shortened (*dipersingkat*), for example by a dismissal of the board."""


def change_error(kind: object, until: object, until_successor: object) -> ParseError | None:
    """Return the error for the end of a change, whose fields may be texts; None if it is valid.

    >>> change_error("extended", "2026-03-31", False) is None
    True
    """
    if (until is not None) is bool(until_successor):
        return ParseError("term change", "either a new last day or the next board as its end", None)
    if until_successor and kind == TermChangeKind.SHORTENED:
        return ParseError("term change", "a new last day, since a term is only extended until the next board", None)
    return None


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class TermChange(Printable):
    """The extension or the shortening of a board's term.

    >>> TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 3, 31), decree_ids=["sk-2"]).until
    PartialDate.parse('2026-03-31')

    Raises:
        ParseError: there is neither a new last day nor `until_successor`, or there are both, or a term is shortened
            until the next board.
    """

    INVARIANTS: ClassVar = (Invariant(("kind", "until", "until_successor"), change_error),)
    """The conditions on several of its fields."""

    kind: TermChangeKind
    """Extended or shortened."""
    until: PartialDate | None = None
    """The new last day, inclusive."""
    until_successor: bool = False
    """Whether it is extended until the next board takes office (*sampai terbentuk pengurus baru*)."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees that order the change."""
    reason: str | None = None
    """The reason as written."""

    def __attrs_post_init__(self) -> None:
        error = change_error(self.kind, self.until, self.until_successor)
        if error is not None:
            raise error


def convert_changes(items: Iterable[TermChange]) -> tuple[TermChange, ...]:
    """Convert changes to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)
