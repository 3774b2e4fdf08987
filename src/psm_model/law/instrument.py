"""InstrumentKey: the identity of a legal instrument, and its long and short name."""

from __future__ import annotations

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError
from psm_model.masking import masked_repr

from ._instrument_parts import NO_NUMBER, find_year, resolve_office, resolve_year, validate_number
from ._issuers import abbreviate, capitalise, make_comparison_key
from ._names import AMENDMENTS, KINDS, OWN_KINDS
from .iri import IriParts, format_iri
from .kinds import InstrumentKind

__all__ = ["InstrumentKey"]


def _parse_kind(value: str) -> InstrumentKind:
    """Return the kind of a name.

    Raises:
        ParseError: there is no such kind.
    """
    try:
        return InstrumentKind(value)
    except ValueError:
        raise ParseError("kind of instrument", "one of InstrumentKind", value) from None


@attrs.frozen(cache_hash=True)
class InstrumentKey(Printable):
    """Kind, number, year and issuer, which identify a legal instrument.

    The reader makes keys, since `InstrumentId.parse` needs the reader; `InstrumentId.from_key` makes one of the public
    class from each. Two keys are equal if they name one instrument, but a key never equals an `InstrumentId`.

    >>> InstrumentKey("uu", "011", 2009) == InstrumentKey("uu", "11", 2009)
    True

    Raises:
        ParseError: the number, year or issuer is invalid, as "0" or the year 20190.
    """

    kind: InstrumentKind = attrs.field(converter=_parse_kind, eq=False)
    """The kind of instrument."""
    number: str | None = attrs.field(eq=False)
    """The number as written; None if it has none or it is unknown."""
    year: int | None = attrs.field(eq=False)
    """The year, from 1800 to 2200; None if it is unknown."""
    issuer: str | None = attrs.field(default=None, eq=False)
    """The issuing office in small letters ("menteri sosial"); None if the kind implies it or it is unknown."""
    # What is compared, folded once: folding costs more than the rest of a look-up.
    _folded: tuple[str, str | None, int | None, str | None] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for name, kind in (("number", str), ("year", int), ("issuer", str)):
            value = getattr(self, name)
            if not (value is None or isinstance(value, kind)):
                raise ParseError("legal instrument", f"{name} as {kind.__name__} or None", value)
        validate_number(self.kind, self.number, self.year)
        year = resolve_year(self.kind, self.number, self.year)
        resolved, issuer = resolve_office(self.kind, self.number, self.issuer)
        number = None if self.number is None else self.number.lstrip("0").upper()
        office = None if issuer is None else make_comparison_key(issuer)
        put = object.__setattr__
        put(self, "kind", resolved)
        put(self, "year", year)
        put(self, "issuer", issuer)
        put(self, "_folded", (resolved.value, number, year, office))

    def __repr__(self) -> str:
        issuer = f", {masked_repr(self.issuer)}" if self.issuer else ""
        return f"{type(self).__name__}({self.kind.value!r}, {masked_repr(self.number)}, {self.year!r}{issuer})"

    def __str__(self) -> str:
        return self.short

    @property
    def long(self) -> str:
        """The form of laws and decrees.

        >>> InstrumentKey("kepmen", "28/HUK/1987", 1987, "menteri sosial").long
        'Keputusan Menteri Sosial Nomor 28/HUK/1987'
        """
        name = f"{KINDS[self.kind.value].long} {capitalise(self.issuer)}" if self.issuer else self.kind.long
        if self.kind is InstrumentKind.STAATSBLAD:
            return f"{name}{f' Tahun {self.year}' if self.year else ''} Nomor {self.number or '...'}"
        return self._format_with_amendment(name) + self._format_number()

    @property
    def short(self) -> str:
        """The form of everyday writing.

        >>> InstrumentKey("perda_kabkota", "5", 2016, "Kab. Batang").short
        'Perda Kabupaten Batang 5/2016'
        """
        name = self._format_with_amendment(self._format_short_name())
        plain = self.number and self.year and "/" not in self.number
        if self.kind is InstrumentKind.STAATSBLAD and plain:
            return f"{name} {self.year}:{self.number}"
        if self.kind in NO_NUMBER or self.kind is InstrumentKind.UUD:
            return name + self._format_number()
        bare = self.number and (self.number[0].isdigit() or self.kind is InstrumentKind.TAP_MPR)
        # Any word may follow these kinds, so a number without "No." would not be recognised in a text.
        if not (bare and self.year) or self.kind.value in OWN_KINDS:
            return name + self._format_number("No.")
        return f"{name} {self.number}/{self.year}" if plain else f"{name} {self.number}{self._format_year_suffix()}"

    @property
    def iri(self) -> str | None:
        """The identifier in the manner of Akoma Ntoso; None if number or year is unknown.

        >>> InstrumentKey("uud", "perubahan-1", 1999).iri
        '/akn/id/act/uud/1945/perubahan-1'
        """
        return format_iri(IriParts(self.kind, self.number, self.year, self.issuer))

    def _format_with_amendment(self, name: str) -> str:
        """Return the name of the constitution with the ordinal of its amendment; any other name unchanged."""
        if self.kind is InstrumentKind.UUD and self.number:
            return f"Perubahan {AMENDMENTS[int(self.number[-1]) - 1][0]} {name}"
        return name

    def _format_short_name(self) -> str:
        """Return the short name of the kind with its office, joined or separate: "Permensos", "Permen ESDM"."""
        if self.issuer is None:
            return self.kind.short
        names = KINDS[self.kind.value]
        name, offices = names.short, names.offices
        suffix = abbreviate(self.issuer)
        if suffix and suffix[0].islower() and offices == ("menteri",):
            return name + suffix
        beginning = "Menteri " if self.issuer.startswith("menteri ") else ""
        capitals = f"{beginning}{suffix}" if suffix and suffix[0].isupper() else None
        if self.kind is InstrumentKind.INSTRUKSI_MENTERI:
            return f"Instruksi {capitals or capitalise(self.issuer)}"
        if len(offices) > 1 or offices == ("",):
            return f"{name} {capitals or capitalise(self.issuer)}"
        return f"{name} {suffix or capitalise(self.issuer.partition(' ')[2])}"

    def _format_year_suffix(self) -> str:
        """Return the year with its label; nothing if the number contains it."""
        return "" if find_year(self.number) == self.year else f" Tahun {self.year}"

    def _format_number(self, word: str = "Nomor") -> str:
        """Return the number and the year, with dots for an unknown one; nothing for a kind without numbers."""
        if self.kind in NO_NUMBER or self.kind is InstrumentKind.UUD:
            return f" Tahun {self.year}" if self.kind is InstrumentKind.AD_ART and self.year else ""
        if self.number is None:
            return f" Nomor ... Tahun {self.year or '...'}"
        return f" {word} {self.number}{self._format_year_suffix() if self.year else ''}"
