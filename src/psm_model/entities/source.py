"""Source: the origin of a statement; LawClaim: what it says about a law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401  # in the types of converters, which become those of the signature
from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.law.citation import Citation
from psm_model.law.statute import EdgeKind
from psm_model.values.partial_date import PartialDate

from .annotated import AnnotatedRecord
from .references import DECREE, refer_to
from .schema import as_tuple, convert_texts, non_blank, prepare_fields

__all__ = ["LawClaim", "Source", "SourceKind"]


class SourceKind(StrEnum):
    """The kind of a source."""

    ARTICLE = "article"
    """An article of a newspaper or a site."""
    DECREE = "decree"
    """A decree (*surat keputusan*)."""
    INSTRUMENT = "instrument"
    """A law or a regulation."""
    BOOK = "book"
    """A book or a brochure."""
    SLIDES = "slides"
    """The slides of a talk."""
    DATABASE = "database"
    """A database or a register."""
    OTHER = "other"
    """Another kind."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class LawClaim(Printable):
    """What a source says that one law did to another. The statute book does not adopt it.

    >>> LawClaim(
    ...     instrument=Citation.parse("Permensos 10/2019"),
    ...     relation=EdgeKind.REPLACES,
    ...     other=Citation.parse("Permensos 01/2012"),
    ... ).relation
    <EdgeKind.REPLACES: 'replaces'>
    """

    instrument: Citation
    """The instrument that acts."""
    relation: EdgeKind
    """What it does to the other instrument."""
    other: Citation
    """The instrument that it acts on."""
    as_written: str | None = None
    """The words of the source."""


def _convert_claims(items: Iterable[LawClaim]) -> tuple[LawClaim, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Source(AnnotatedRecord):
    """A web page, a paper or another document that supports a record.

    >>> Source(id="s-1", url="https://example.org/a", publisher="Contoh").publisher
    'Contoh'
    """

    id: str = attrs.field(validator=non_blank)
    """Its id."""
    kind: SourceKind | None = None
    """The kind of source."""
    title: str | None = None
    """Its title."""
    url: str | None = None
    """Its URL."""
    publisher: str | None = None
    """Its publisher."""
    published: PartialDate | None = None
    """When it was published."""
    quotation: str | None = None
    """A short verbatim passage."""
    citation: Citation | None = None
    """The citation of the source, if it is a law or a regulation."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees in the register that this source is or reproduces."""
    law_claims: tuple[LawClaim, ...] = attrs.field(default=(), converter=_convert_claims)
    """What it says about the relations between laws."""
