"""LegalBasis: a stated legal basis of a board or an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError
from psm_model.law.citation import Citation

from .schema import Invariant, as_tuple, prepare_fields

__all__ = ["LegalBasis", "basis_error", "convert_legal_bases"]


def basis_error(citation: object, as_written: object) -> ParseError | None:
    """Return the error for the fields of a legal basis; None if they are valid.

    >>> basis_error(None, "ART IPSM") is None
    True
    """
    if citation is not None or (isinstance(as_written, str) and as_written.strip()):
        return None
    return ParseError("legal basis", "a citation, or its text as written", None)


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class LegalBasis(Printable):
    """A law, or a rule of the association, as the stated basis of a board or an organisation.

    >>> LegalBasis(as_written="ART IPSM").citation is None
    True

    Raises:
        ParseError: there is neither a citation nor a text as written.
    """

    INVARIANTS: ClassVar = (
        Invariant(("citation", "as_written"), basis_error, ("citation", "as_written"), is_exclusive=False),
    )
    """The conditions on several of its fields."""

    citation: Citation | None = None
    """The citation of an instrument, with its article and paragraph, if the source names one."""
    as_written: str | None = None
    """The words of the source, if they differ from the citation or there is no citation."""
    title: str | None = None
    """The instrument's title as the source states it, without its number."""

    def __attrs_post_init__(self) -> None:
        error = basis_error(self.citation, self.as_written)
        if error is not None:
            raise error


def convert_legal_bases(items: Iterable[LegalBasis]) -> tuple[LegalBasis, ...]:
    """Convert legal bases to a tuple.

    Raises:
        ParseError: as in `as_tuple`.
    """
    return as_tuple(items)
