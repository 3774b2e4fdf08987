"""LegalBasis: what a board or an organisation says that it rests on."""

from __future__ import annotations

import attrs

from psm_model.errors import ParseError
from psm_model.law.citation import Citation

__all__ = ["LegalBasis"]


@attrs.frozen(kw_only=True)
class LegalBasis:
    """A law, or a rule of the association, that a board or an organisation is said to rest on.

    >>> LegalBasis(as_written="ART IPSM").citation is None
    True

    Raises:
        ParseError: it has neither a citation nor a text as written.
    """

    citation: Citation | None = None
    """The instrument and the parts of it, where it names one that can be cited."""
    as_written: str | None = None
    """The words of the source, where they differ from the citation or where there is none."""
    title: str | None = None
    """The instrument's title as the source states it, without its number."""

    def __attrs_post_init__(self) -> None:
        if self.citation is None and not (self.as_written and self.as_written.strip()):
            raise ParseError("legal basis", "a citation, or its text as written", None)
