"""Statute and Edge: the facts about a legal instrument, and the effects of one on another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from psm_model.errors import ParseError
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

from .citation import InstrumentId
from .pinpoint import Pinpoint

__all__ = [
    "ALL_DAYS",
    "ArticleShape",
    "Certainty",
    "Edge",
    "EdgeKind",
    "Gazette",
    "Standing",
    "Statute",
    "find_commencement_days",
    "find_edge_days",
    "format_known_dates",
]

ALL_DAYS: Final = (date.min.toordinal(), date.max.toordinal())
"""All days, for unknown dates: the ordinals of the first and the last."""


class Certainty(StrEnum):
    """Certainty of an attribution, highest first."""

    QUOTED = "quoted"
    """A source that we read contains the words."""
    RESTATED = "restated"
    """A secondary source says it in its own words."""
    DERIVED = "derived"
    """It follows from statements in sources."""
    UNVERIFIED = "unverified"
    """Stated from memory, without a source; no rule relies on it."""


class Standing(StrEnum):
    """Standing of the effect of one instrument on another."""

    VERIFIED = "verified"
    """An official text states it, and no source that we read contradicts it."""
    CLAIMED = "claimed"
    """A source states it, but others disagree, or its words may mean less."""


class EdgeKind(StrEnum):
    """Effect of one instrument on another."""

    AMENDS = "amends"
    """It changes part of it (*mengubah*)."""
    REVOKES = "revokes"
    """It ends it (*mencabut*)."""
    REPLACES = "replaces"
    """It ends it and takes its place (*mengganti*)."""
    IMPLEMENTS = "implements"
    """It carries it out (*melaksanakan*)."""


def _validate_year(year: int | None) -> int | None:
    if year is not None and not (type(year) is int and FIRST_YEAR <= year <= LAST_YEAR):
        raise ParseError("gazette", f"a year from {FIRST_YEAR} to {LAST_YEAR}, or none", year)
    return year


@attrs.frozen(kw_only=True)
class Gazette:
    """A place of publication.

    >>> str(Gazette(name="Berita Negara", year=2019, number="866"))
    'Berita Negara Tahun 2019 Nomor 866'

    Raises:
        ParseError: the year is not within 1800 and 2200.
    """

    name: str
    """The gazette, as in "Lembaran Negara", "Tambahan Lembaran Negara" or "Berita Negara"."""
    number: str
    """The number as printed."""
    year: int | None = attrs.field(default=None, converter=_validate_year)
    """The year; None if the numbering does not restart each year, as for supplements (*Tambahan*)."""

    def __str__(self) -> str:
        year = "" if self.year is None else f" Tahun {self.year}"
        return f"{self.name}{year} Nomor {self.number}"


def _normalise_article(article: str) -> str | None:
    """Return the number of an article in the form of `Pinpoint`."""
    return Pinpoint(article).article


def _require_sources(sources: Iterable[str]) -> tuple[str, ...]:
    texts = () if isinstance(sources, str) else tuple(sources)
    if not texts:
        raise ParseError("list of sources", "at least one source, in a tuple", sources)
    return texts


@attrs.frozen(kw_only=True)
class ArticleShape:
    """The structure of an article, which limits what a citation of it can mean.

    >>> ArticleShape(article="18a", has_paragraphs=True, certainty=Certainty.QUOTED, sources=("a copy",)).article
    '18A'

    Raises:
        ParseError: the number is invalid, as "0", or it has no source.
    """

    article: str = attrs.field(converter=_normalise_article)
    """The article, as in `Pinpoint`."""
    has_paragraphs: bool
    """True if it is divided into paragraphs (*ayat*)."""
    certainty: Certainty
    """Certainty of that."""
    sources: tuple[str, ...] = attrs.field(converter=_require_sources)
    """Addresses and citations of the sources."""


def _convert_gazettes(gazettes: Iterable[Gazette]) -> tuple[Gazette, ...]:
    return tuple(gazettes)


def _convert_articles(shapes: Iterable[ArticleShape]) -> tuple[ArticleShape, ...]:
    return tuple(shapes)


@attrs.frozen(kw_only=True)
class Statute:
    """A legal instrument and the facts about it.

    >>> from psm_model.law.statutes import load_statutes
    >>> permensos = load_statutes().get(InstrumentId("permen", "10", 2019, "menteri sosial"))
    >>> permensos.title, str(permensos.commenced), str(permensos.commenced_by)
    ('Pekerja Sosial Masyarakat', '2019', '2019-08')

    Raises:
        ParseError: it has no source, its dates lack their certainty, or it commenced before it was enacted.
    """

    id: InstrumentId
    """The instrument."""
    title: str | None = None
    """The title, which follows the word *tentang*; None if no source that we read has the complete title."""
    gazettes: tuple[Gazette, ...] = attrs.field(default=(), converter=_convert_gazettes)
    """Its known places of publication."""
    enacted: PartialDate | None = None
    """The day on which it was made (*ditetapkan*, *disahkan*)."""
    commenced: PartialDate | None = None
    """The first day on which it was in force."""
    commenced_by: PartialDate | None = None
    """The latest date by which it was in force; a bound, not the date itself."""
    dates_certainty: Certainty | None = None
    """Certainty of its dates, the lowest of several; None without dates."""
    articles: tuple[ArticleShape, ...] = attrs.field(default=(), converter=_convert_articles)
    """The known structures of its articles; most are not listed."""
    certainty: Certainty
    """Certainty of the instrument, its title and its gazettes; the lowest of several."""
    sources: tuple[str, ...] = attrs.field(converter=_require_sources)
    """Addresses and citations of the sources."""

    def __attrs_post_init__(self) -> None:
        _require_dates_certainty(self, "statute", self.enacted, self.commenced, self.commenced_by)
        first, last = _narrow_commencement(self)
        if first > last:
            raise ParseError("statute", "a commencement not before its enactment and not after commenced_by", str(self))

    def __str__(self) -> str:
        return str(self.id)

    def find_article(self, number: str) -> ArticleShape | None:
        """Return the structure of an article, numbered as in `Pinpoint`; None if it is unknown.

        >>> from psm_model.law.statutes import load_statutes
        >>> load_statutes().get(InstrumentId("uu", "11", 2009)).find_article("21").has_paragraphs
        False
        """
        return next((shape for shape in self.articles if shape.article == number), None)


@attrs.frozen(kw_only=True)
class Edge:
    """An effect of one instrument on another.

    >>> from psm_model.law.statutes import load_statutes
    >>> [str(edge) for edge in load_statutes().find_edges_to(InstrumentId("uu", "6", 1974))]
    ['UU 11/2009 replaces UU 6/1974']

    Raises:
        ParseError: it has no source, its dates lack their certainty or contradict each other, it acts on itself, or it
            is verified although only memory supports it.
    """

    kind: EdgeKind
    """The effect."""
    source: InstrumentId
    """The instrument that acts."""
    target: InstrumentId
    """The instrument that is acted on."""
    effective: PartialDate | None = None
    """The first day of its effect; None if it is only known to follow the enactment of its source."""
    effective_by: PartialDate | None = None
    """The latest date by which it took effect; a bound, not the date itself."""
    dates_certainty: Certainty | None = None
    """Certainty of its dates, the lower of two; None without dates."""
    standing: Standing
    """Its standing: verified or claimed."""
    certainty: Certainty
    """Certainty of the sources' statement; the lowest of several."""
    sources: tuple[str, ...] = attrs.field(converter=_require_sources)
    """Addresses and citations of the sources that state or contradict it."""
    note: str | None = None
    """The reason why it is only claimed, or how it was derived."""

    def __attrs_post_init__(self) -> None:
        _require_dates_certainty(self, "edge", self.effective, self.effective_by)
        first, last = _narrow_days(ALL_DAYS[0], self.effective, self.effective_by)
        if first > last:
            raise ParseError("edge", "an effective day not after effective_by", str(self))
        if self.source == self.target:
            raise ParseError("edge", "a target other than its source", str(self))
        if self.standing is Standing.VERIFIED and self.certainty is Certainty.UNVERIFIED:
            raise ParseError("edge", "standing claimed where the certainty is unverified", str(self))

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"


def _require_dates_certainty(entry: Statute | Edge, what: str, *dates: PartialDate | None) -> None:
    if all(day is None for day in dates) is not (entry.dates_certainty is None):
        raise ParseError(what, "dates_certainty with dates, and none without", str(entry))


def _narrow_days(not_before: int, day: PartialDate | None, by: PartialDate | None) -> tuple[int, int]:
    """Return the ordinals of the first and last day on which something may have happened."""
    first, last = day.ordinals if day is not None else ALL_DAYS
    return max(first, not_before), min(last, by.ordinals[1] if by is not None else last)


def _find_first_enactment_day(statute: Statute) -> int:
    """Return the ordinal of the first day on which it may have been enacted."""
    return ALL_DAYS[0] if statute.enacted is None else statute.enacted.ordinals[0]


def _narrow_commencement(statute: Statute) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which an instrument may have commenced."""
    return _narrow_days(_find_first_enactment_day(statute), statute.commenced, statute.commenced_by)


def _is_from_memory(statute: Statute) -> bool:
    """Return whether an instrument, or its dates, are recalled without a source."""
    return Certainty.UNVERIFIED in (statute.certainty, statute.dates_certainty)


def format_known_dates(statute: Statute | None) -> str:
    """Return the known dates of an instrument, each with its name; "-" if none is known.

    The names are `enacted`, `commenced` and `by`, the latest date by which it was in force. Dates from memory are left
    out.

    >>> from psm_model.law.statutes import load_statutes
    >>> format_known_dates(load_statutes().get(InstrumentId("permen", "10", 2019, "menteri sosial")))
    'enacted 2019 commenced 2019 by 2019-08'
    """
    if statute is None or _is_from_memory(statute):
        return "-"
    dates = {"enacted": statute.enacted, "commenced": statute.commenced, "by": statute.commenced_by}
    return " ".join(f"{name} {day}" for name, day in dates.items() if day is not None) or "-"


def find_commencement_days(statute: Statute) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which it may have commenced.

    Dates from memory do not count.
    """
    return ALL_DAYS if _is_from_memory(statute) else _narrow_commencement(statute)


def find_edge_days(edge: Edge, source: Statute) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which it may have taken effect.

    A claimed edge may never have taken effect.

    Raises:
        ParseError: its bound is before the enactment of its source.
    """
    not_before = (
        ALL_DAYS[0] if edge.effective is not None or _is_from_memory(source) else _find_first_enactment_day(source)
    )
    first, last = _narrow_days(not_before, edge.effective, edge.effective_by)
    if first > last:
        raise ParseError("edge", "effective_by not before the enactment of its source", str(edge))
    if edge.dates_certainty is Certainty.UNVERIFIED:
        return ALL_DAYS
    return first, ALL_DAYS[1] if edge.standing is Standing.CLAIMED else last
