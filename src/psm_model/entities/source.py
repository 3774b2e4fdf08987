"""Source: the origin of a statement."""

from __future__ import annotations

import attrs

from psm_model.values.partial_date import PartialDate

from .schema import non_blank, validate_types

__all__ = ["Source"]


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Source:
    """A page, a paper or a document that supports a record.

    >>> Source(id="s-1", url="https://example.org/a", publisher="Contoh").publisher
    'Contoh'
    """

    id: str = attrs.field(validator=non_blank)
    """Its id."""
    url: str | None = None
    """Its URL."""
    publisher: str | None = None
    """Its publisher."""
    published: PartialDate | None = None
    """When it was published."""
    quotation: str | None = None
    """A short verbatim passage."""
