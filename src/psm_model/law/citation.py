"""InstrumentId and Citation: a cited instrument and places in it, parsed, and formatted long and short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError, require_type

from .instrument import InstrumentKey
from .iri import IRI_FORM, parse_iri
from .pinpoint import Division, Pinpoint

__all__ = ["Citation", "InstrumentId"]

_EXPECTED: Final = "one citation as in 'Permensos 10/2019 Pasal 21 ayat (1)'"
_EXPECTED_INSTRUMENT: Final = "one instrument as in 'Permensos 10/2019'"
# A number that is blank in part, "460/    /2025".
_PARTLY_BLANK: Final = re.compile(
    r"(?<![0-9/])[0-9][0-9A-Za-z]*(?:[ \t._\u2026*?~#()\[\]{}-]*/)(?![0-9]{1,2}/[0-9]{4})"
)
_STANDALONE: Final = "places that name an article, chapter, annex, dictum or division"

_OF_ARTICLES: Final = frozenset([Division.ELUCIDATION, Division.TRANSITIONAL, Division.ADDITIONAL])
"""Divisions whose articles have the numbers of articles of the body."""


@attrs.frozen(cache_hash=True, repr=False)
class InstrumentId(InstrumentKey):
    """The identity of a legal instrument: kind, number, year and, if the kind has several issuers, issuer.

    Two ids are equal if they name the same instrument: "01" equals "1", and case is ignored. The number is kept as
    written. A *registry number* such as "14/HUK/KEP/II/1981" contains the year, which is the default of `year`. You can
    give an office by its customary short name ("Mensos"); it is stored in full, in lower case. The order of the offices
    of a joint instrument is kept, but ignored in comparisons. The constitution has no number, its amendments are
    "perubahan-1" to "perubahan-4".

    A regulation, a decision, an instruction and a circular of one office are four instruments. If the instruments of an
    office have their own kind, such as those of a minister, the kind becomes that one.

    >>> permensos = InstrumentId("permen", "10", 2019, "Menteri Sosial")
    >>> permensos.short, permensos.iri
    ('Permensos 10/2019', '/akn/id/act/permen-sosial/2019/10')
    >>> InstrumentId("permen", "01", 2012, "Mensos") == InstrumentId("permen", "1", 2012, "menteri sosial")
    True
    >>> rector = "rektor universitas contoh"
    >>> InstrumentId("peraturan", "5", 2020, rector) == InstrumentId("keputusan", "5", 2020, rector)
    False
    >>> InstrumentId("keputusan", "5", 2020, "bupati batang").kind
    <InstrumentKind.KEPUTUSAN_BUPATI: 'keputusan_bupati'>

    Raises:
        ParseError: the number, year or issuer is invalid, as "0" or the year 20190.
    """

    @classmethod
    def from_key(cls, key: InstrumentKey) -> InstrumentId:
        """Return the instrument of a key that the reader of texts made.

        >>> from psm_model.law.instrument import InstrumentKey
        >>> InstrumentId.from_key(InstrumentKey("uu", "11", 2009)).short
        'UU 11/2009'
        """
        return cls(key.kind, key.number, key.year, key.issuer)

    @classmethod
    def parse(cls, text: str) -> InstrumentId:
        """Parse the name of one instrument, long or short; the inverse of `long`, `short` and `str`.

        White space around it is allowed, and so is a title after it ("... tentang Pekerja Sosial Masyarakat"). Words
        between the office and the number that are not part of its name are left out, as in `find_citations`.

        >>> InstrumentId.parse("Perbup Batang PSM Nomor 5 Tahun 2020").issuer
        'bupati batang'
        >>> InstrumentId.parse("Peraturan Menteri Sosial Nomor 10 Tahun 2019")
        InstrumentId('permen', '10', 2019, 'menteri sosial')

        Raises:
            ParseError: the text is anything else; `at` is the offset at which reading stopped.
            WrongTypeError: the argument is not a text.
        """
        instrument, pinpoints, _ = _parse_one(text, "legal instrument", _EXPECTED_INSTRUMENT)
        if pinpoints:
            raise ParseError("legal instrument", _EXPECTED_INSTRUMENT, text, _find_start(text))
        return instrument

    @classmethod
    def from_iri(cls, iri: str) -> InstrumentId:
        """Parse an identifier; the inverse of `iri`.

        It also parses the forms of other publishers: the office as a separate part (`permen/menteri-sosial/2019/10`),
        customary short names (`permen-esdm`), a province as locality (`/akn/id-jt/act/perda/2012/10`). Everything after
        the work (language, date, portion) is ignored.

        >>> InstrumentId.from_iri("/akn/id/act/permen/menteri-sosial/2019/10").short
        'Permensos 10/2019'

        Raises:
            ParseError: the text is anything else.
        """
        parts = parse_iri(iri)
        try:
            return cls(*parts)
        except ParseError:
            raise ParseError("identifier of an instrument", IRI_FORM, iri) from None


def _find_start(text: str) -> int:
    """Return the offset after the white space at the beginning."""
    return len(text) - len(text.lstrip())


def _parse_one(text: str, what: str, expected: str) -> tuple[InstrumentId, tuple[Pinpoint, ...], int]:
    """Parse a text that is one citation; also return its start.

    Raises:
        ParseError: the text is anything else.
        WrongTypeError: the argument is not a text.
    """
    from .reading import read_whole  # needed for parsing only

    read = read_whole(require_type(text, str, "a text"))
    start = _find_start(text)
    if read is None or read.start != start or read.instrument is None:
        raise ParseError(what, expected, text, start)
    if read.title_end < len(text.rstrip()):
        raise ParseError(what, expected, text, read.end)
    key = read.instrument
    blank = _PARTLY_BLANK.search(text, start, read.end) if key.number is None else None
    if blank:
        raise ParseError(what, f"{expected}, without a number that is blank in part", text, blank.start())
    return InstrumentId.from_key(key), read.pinpoints, start


def _convert_pinpoints(pinpoints: Iterable[Pinpoint]) -> tuple[Pinpoint, ...]:
    return tuple(pinpoints)


@attrs.frozen
class Citation(Printable):
    """A legal instrument and the cited places in it.

    >>> citation = Citation(InstrumentId("permen", "10", 2019, "menteri sosial"), (Pinpoint("21", "1"),))
    >>> str(citation)
    'Permensos 10/2019 Pasal 21 ayat (1)'
    >>> citation.long
    'Peraturan Menteri Sosial Nomor 10 Tahun 2019 Pasal 21 ayat (1)'

    Raises:
        ParseError: a place names no article, chapter, annex, dictum or division.
    """

    instrument: InstrumentId
    """The instrument."""
    pinpoints: tuple[Pinpoint, ...] = attrs.field(default=(), converter=_convert_pinpoints)
    """The places in it, in the order of the text; empty if the whole is cited."""

    def __attrs_post_init__(self) -> None:
        for pinpoint in self.pinpoints:
            if not pinpoint.is_standalone:
                raise ParseError("citation", _STANDALONE, str(pinpoint))

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Parse a text that is one citation, long or short; the inverse of `long`, `short` and `str`.

        White space around it is allowed, and so is a title after it ("... tentang Pekerja Sosial Masyarakat").

        >>> Citation.parse("Peraturan Menteri Sosial Nomor 10 Tahun 2019 Pasal 21 ayat (1)").short
        'Permensos 10/2019 Pasal 21 ayat (1)'
        >>> Citation.parse("Pasal 55 ayat (1) ke-1 KUHP").short
        'KUHP Pasal 55 ayat (1) angka 1'

        Raises:
            ParseError: the text is anything else; `at` is the offset at which reading stopped.
            WrongTypeError: the argument is not a text.
        """
        instrument, pinpoints, start = _parse_one(text, "legal citation", _EXPECTED)
        if not all(place.is_standalone for place in pinpoints):
            raise ParseError("legal citation", _STANDALONE, text, start)
        return cls(instrument, pinpoints)

    def __str__(self) -> str:
        return self._text

    # A register has few different citations, and each is formatted many times.
    @cached_property
    def _text(self) -> str:
        """The text, formatted once."""
        return self.short

    @property
    def long(self) -> str:
        """The form of laws and decrees."""
        return self.instrument.long + self._format_places()

    @property
    def short(self) -> str:
        """The form of everyday writing."""
        return self.instrument.short + self._format_places()

    @property
    def iri(self) -> str | None:
        """The identifier of the instrument, with the place if exactly one place is cited.

        >>> Citation(InstrumentId("uu", "11", 2009), (Pinpoint("21"),)).iri
        '/akn/id/act/uu/2009/11/~pasal_21'
        """
        work = self.instrument.iri
        if work is None or len(self.pinpoints) != 1:
            return work
        return f"{work}/~{self.pinpoints[0].portion}"

    def _format_places(self) -> str:
        """Return the places in words, with a space before them; nothing if there are none."""
        places = [f"{mark}{pinpoint}" for mark, pinpoint in zip(self._iter_marks(), self.pinpoints, strict=True)]
        if not places:
            return ""
        listed = places[0] if len(places) == 1 else f"{', '.join(places[:-1])} dan {places[-1]}"
        return f" {listed}"

    def _iter_marks(self) -> Iterator[str]:
        """Yield the words before each place: after one in a division with articles, the body (*batang tubuh*)."""
        is_divided = False
        for pinpoint in self.pinpoints:
            in_body = bool(pinpoint.article or pinpoint.chapter) and not (pinpoint.division or pinpoint.annex)
            yield "batang tubuh " if is_divided and in_body else ""
            is_divided = pinpoint.division in _OF_ARTICLES
