"""Statute and Edge: what is known of one legal instrument, and of what one did to another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import attrs

from psm_model.errors import ParseError
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

from .citation import InstrumentId, Pinpoint

__all__ = [
    "EVER",
    "ArticleShape",
    "Certainty",
    "Edge",
    "EdgeKind",
    "Gazette",
    "Standing",
    "Statute",
    "commencement",
    "effect",
    "known_dates",
]

EVER = (date.min.toordinal(), date.max.toordinal())
"""The ordinals of the first and last day that there is: what is known where nothing is."""


class Certainty(StrEnum):
    """How sure it is that a source says so, the surest first."""

    QUOTED = "quoted"
    """The words stand in the source that was read."""
    RESTATED = "restated"
    """A secondary source says it in its own words."""
    DERIVED = "derived"
    """It follows from what sources say."""
    UNVERIFIED = "unverified"
    """It is said from memory; nothing is concluded from it."""


class Standing(StrEnum):
    """Whether what one instrument does to another is settled."""

    VERIFIED = "verified"
    """Official words say so, and no source that was read speaks against it."""
    CLAIMED = "claimed"
    """Somebody says so, but sources disagree, or the words that were read may mean less."""


class EdgeKind(StrEnum):
    """What one instrument does to another."""

    AMENDS = "amends"
    """It changes part of it (*mengubah*)."""
    REVOKES = "revokes"
    """It ends it (*mencabut*)."""
    REPLACES = "replaces"
    """It ends it and takes its place (*mengganti*)."""
    IMPLEMENTS = "implements"
    """It carries it out (*melaksanakan*)."""


def _gazette_year(year: int | None) -> int | None:
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
    """Which gazette, as in "Lembaran Negara", "Tambahan Lembaran Negara" or "Berita Negara"."""
    number: str
    """The number as printed."""
    year: int | None = attrs.field(default=None, converter=_gazette_year)
    """The year; None where numbers run on through the years, as those of supplements (*Tambahan*) do."""

    def __str__(self) -> str:
        year = "" if self.year is None else f" Tahun {self.year}"
        return f"{self.name}{year} Nomor {self.number}"


def _article(article: str) -> str | None:
    return Pinpoint(article).article


def _sources(sources: Iterable[str]) -> tuple[str, ...]:
    texts = () if isinstance(sources, str) else tuple(sources)
    if not texts:
        raise ParseError("list of sources", "at least one source, in a tuple", sources)
    return texts


@attrs.frozen(kw_only=True)
class ArticleShape:
    """What is known of how an article is built, which limits what a citation of it can mean.

    >>> ArticleShape(article="18a", has_paragraphs=True, certainty=Certainty.QUOTED, sources=("a copy",)).article
    '18A'

    Raises:
        ParseError: the number has no meaning, as "0", or it has no source.
    """

    article: str = attrs.field(converter=_article)
    """The article, as `Pinpoint` has it."""
    has_paragraphs: bool
    """Whether it is divided into paragraphs (*ayat*)."""
    certainty: Certainty
    """How sure that is."""
    sources: tuple[str, ...] = attrs.field(converter=_sources)
    """Addresses and citations of where that is said."""


def _gazettes(gazettes: Iterable[Gazette]) -> tuple[Gazette, ...]:
    return tuple(gazettes)


def _shapes(shapes: Iterable[ArticleShape]) -> tuple[ArticleShape, ...]:
    return tuple(shapes)


@attrs.frozen(kw_only=True)
class Statute:
    """What is known of a legal instrument.

    >>> from psm_model.law.statutes import statutes
    >>> permensos = statutes().get(InstrumentId("permen", "10", 2019, "menteri sosial"))
    >>> permensos.title, str(permensos.commenced), str(permensos.commenced_by)
    ('Pekerja Sosial Masyarakat', '2019', '2019-08')

    Raises:
        ParseError: it has no source, its dates lack their certainty, or it commenced before it was enacted.
    """

    id: InstrumentId
    """The instrument."""
    title: str | None = None
    """The title that follows the word *tentang*; None where no source that was read gives it whole."""
    gazettes: tuple[Gazette, ...] = attrs.field(default=(), converter=_gazettes)
    """Where it was published, as far as known."""
    enacted: PartialDate | None = None
    """The day on which it was made (*ditetapkan*, *disahkan*)."""
    commenced: PartialDate | None = None
    """The first day on which it was in force."""
    commenced_by: PartialDate | None = None
    """A date by whose last day it had commenced, whatever else is known of when it did."""
    dates_certainty: Certainty | None = None
    """How sure the least sure of its dates is; None where none is given."""
    articles: tuple[ArticleShape, ...] = attrs.field(default=(), converter=_shapes)
    """What is known of its articles; most are not listed."""
    certainty: Certainty
    """How sure it is that there is this instrument, with this title, in these gazettes."""
    sources: tuple[str, ...] = attrs.field(converter=_sources)
    """Addresses and citations of where all this is said."""

    def __attrs_post_init__(self) -> None:
        _check_dates(self, "statute", self.enacted, self.commenced, self.commenced_by)
        first, last = _read_dated(self)
        if first > last:
            raise ParseError("statute", "a commencement not before its enactment and not after commenced_by", str(self))

    def __str__(self) -> str:
        return str(self.id)

    def article(self, number: str) -> ArticleShape | None:
        """Return what is known of an article, numbered as `Pinpoint` has it; None where nothing is.

        >>> from psm_model.law.statutes import statutes
        >>> statutes().get(InstrumentId("uu", "11", 2009)).article("21").has_paragraphs
        False
        """
        return next((shape for shape in self.articles if shape.article == number), None)


@attrs.frozen(kw_only=True)
class Edge:
    """What one instrument did to another.

    >>> from psm_model.law.statutes import statutes
    >>> [str(edge) for edge in statutes().edges_to(InstrumentId("uu", "6", 1974))]
    ['UU 11/2009 replaces UU 6/1974']

    Raises:
        ParseError: it has no source, its dates lack their certainty or contradict each other, it acts on itself, or it
            is held to be verified from memory.
    """

    kind: EdgeKind
    """What it did."""
    source: InstrumentId
    """The instrument that acts."""
    target: InstrumentId
    """The instrument that is acted on."""
    effective: PartialDate | None = None
    """The first day on which it holds; None where no more is known than that its source was enacted by then."""
    effective_by: PartialDate | None = None
    """A date by whose last day it holds, whatever else is known of when it does."""
    dates_certainty: Certainty | None = None
    """How sure the less sure of its dates is; None where none is given."""
    standing: Standing
    """Whether it is settled."""
    certainty: Certainty
    """How sure it is that sources say so."""
    sources: tuple[str, ...] = attrs.field(converter=_sources)
    """Addresses and citations of where they say so, or speak against it."""
    note: str | None = None
    """Why it is not settled, or what was concluded from what."""

    def __attrs_post_init__(self) -> None:
        _check_dates(self, "edge", self.effective, self.effective_by)
        first, last = _span(EVER[0], self.effective, self.effective_by)
        if first > last:
            raise ParseError("edge", "an effective day not after effective_by", str(self))
        if self.source == self.target:
            raise ParseError("edge", "a target other than its source", str(self))
        if self.standing is Standing.VERIFIED and self.certainty is Certainty.UNVERIFIED:
            raise ParseError("edge", "standing claimed where the certainty is unverified", str(self))

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"


def _check_dates(entry: Statute | Edge, what: str, *dates: PartialDate | None) -> None:
    if all(day is None for day in dates) is not (entry.dates_certainty is None):
        raise ParseError(what, "dates_certainty with dates, and none without", str(entry))


def _span(not_before: int, day: PartialDate | None, by: PartialDate | None) -> tuple[int, int]:
    """Return the ordinals of the first and last day that something may have happened on."""
    first, last = day.ordinals if day is not None else EVER
    return max(first, not_before), min(last, by.ordinals[1] if by is not None else last)


def _enactment(statute: Statute) -> int:
    """Return the ordinal of the first day on which it may have been enacted."""
    return EVER[0] if statute.enacted is None else statute.enacted.ordinals[0]


def _read_dated(statute: Statute) -> tuple[int, int]:
    return _span(_enactment(statute), statute.commenced, statute.commenced_by)


def _is_remembered(statute: Statute) -> bool:
    return Certainty.UNVERIFIED in (statute.certainty, statute.dates_certainty)


def known_dates(statute: Statute | None) -> str:
    """Return what is known of when an instrument was made and took effect: names and dates, "-" for nothing.

    The names are `enacted`, `commenced` and `by`, a date by which it had commenced. Memory is not relied on.

    >>> from psm_model.law.statutes import statutes
    >>> known_dates(statutes().get(InstrumentId("permen", "10", 2019, "menteri sosial")))
    'enacted 2019 commenced 2019 by 2019-08'
    """
    if statute is None or _is_remembered(statute):
        return "-"
    dates = {"enacted": statute.enacted, "commenced": statute.commenced, "by": statute.commenced_by}
    return " ".join(f"{name} {day}" for name, day in dates.items() if day is not None) or "-"


def commencement(statute: Statute) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which it may have commenced; memory is not relied on."""
    return EVER if _is_remembered(statute) else _read_dated(statute)


def effect(edge: Edge, source: Statute) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which it may have taken effect.

    A claimed edge may never have.

    Raises:
        ParseError: it holds by a day before the enactment of its source.
    """
    not_before = EVER[0] if edge.effective is not None or _is_remembered(source) else _enactment(source)
    first, last = _span(not_before, edge.effective, edge.effective_by)
    if first > last:
        raise ParseError("edge", "effective_by not before the enactment of its source", str(edge))
    if edge.dates_certainty is Certainty.UNVERIFIED:
        return EVER
    return first, EVER[1] if edge.standing is Standing.CLAIMED else last
