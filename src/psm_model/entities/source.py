"""Source: where a statement comes from."""

from __future__ import annotations

import attrs

from psm_model.values.partial_date import PartialDate

from .schema import non_blank, validate_types

__all__ = ["Source"]


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Source:
    """A page, a paper or a document that states what a record says.

    >>> Source(id="s-1", url="https://example.org/a", publisher="Contoh").publisher
    'Contoh'
    """

    id: str = attrs.field(validator=non_blank)
    """What entities refer to it by."""
    url: str | None = None
    """Its address, as given."""
    publisher: str | None = None
    """Who published it."""
    published: PartialDate | None = None
    """When it was published."""
    quotation: str | None = None
    """A short passage of it, word by word."""
