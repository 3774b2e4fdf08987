"""InstrumentKey: the identity of a legal instrument, and its long and short name."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from psm_model.errors import ParseError
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

from ._issuers import abbreviate, capitalise, fold, make_comparison_key, normalise
from ._names import ACTS, AMENDMENTS, CODES, KINDS, OWN_KINDS, REGULATIONS, UUD_YEAR, UUDS_YEAR
from ._ocr import repair
from .iri import IriParts, format_iri
from .kinds import InstrumentKind

__all__ = ["InstrumentKey"]

_CACHE_SIZE = 4096  # the same few offices are named repeatedly
_NUMBER = re.compile(
    r"[0-9A-Za-z]+(?:[.-][0-9]+[A-Za-z]{0,2}(?![A-Za-z])|-[A-Z]{1,4}(?:[.][0-9]+)+|-[A-Z](?![0-9A-Za-z]))*"
    r"(?:[.][A-Z]{2,4}(?=/))?(?:/(?:[A-Za-z]+[0-9]{0,2}(?:[.][0-9A-Za-z]+)*|[0-9][0-9A-Za-z]*(?:[.][0-9]+)*)(?:-[0-9A-Za-z]+)*)*(?:(?<=[.][A-Za-z])[.])?"
)
_NOT_A_NUMBER = re.compile(
    r"(?:^|/)(?:(?:nomor|no|pasal|ayat|tahun|th)(?:[0-9]|/|$)"
    r"|(?:nr|n0(?:m[o0]r|mer)?|thn|prps?|drt|darurat|[0-9]+(?:tahun|thn?))(?:/|$))",
    re.IGNORECASE,
)
_GAZETTED = re.compile(r"[0-9]+[A-Za-z]?")
_NOUGHT = re.compile(r"0+(?![0-9])")
_YEAR_AT_END = re.compile(r"(?<=.)/([0-9]{4})(?:/[A-Za-z]{2,})?\Z")
_YEAR_WITHIN = re.compile(r"/(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)/")
_DASHED_YEAR = re.compile(r"[0-9]{1,3}-(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)")
_MISREAD_DIGIT = re.compile(r"[0-9]+[SZTQszqg]|[SZBTQszqg][0-9]+")
"""A number in which a letter replaces the digit that looks like it; in "5A" the letter is one of the first."""
_NO_NUMBER = frozenset(InstrumentKind(kind) for kind in (*CODES, "uuds", "ad_art"))
_AMENDMENT = "perubahan-"
_FORMS = {own: form for form, offices in OWN_KINDS.items() for own in (*offices.values(), form)}
"""The kind of any office that corresponds to a kind of one office."""


def _find_year(number: str | None) -> int | None:
    """Return the year at the end of a registry number, or before its last office, "01/III/2014/BNN"."""
    match = _YEAR_AT_END.search(number) if number else None
    year = int(match[1]) if match else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _fold_number(number: str | None) -> str | None:
    return None if number is None else number.lstrip("0").upper()


def _fold_issuer(issuer: str | None) -> str | None:
    return None if issuer is None else make_comparison_key(issuer)


def _parse_kind(value: str) -> InstrumentKind:
    try:
        return InstrumentKind(value)
    except ValueError:
        raise ParseError("kind of instrument", "one of InstrumentKind", value) from None


def _has_meaning(number: str, *, roman: bool) -> bool:
    """Return whether a text is a valid number: well-formed, not zero, not garbled, without reserved words."""
    if not _NUMBER.fullmatch(number) or _is_garbled(number) or _NOT_A_NUMBER.search(number) or _NOUGHT.match(number):
        return False
    return any(map(str.isdigit, number)) or (roman and set(number) <= set("IVXLC"))


def _is_garbled(number: str) -> bool:
    """Return whether a letter replaces a digit; an "i" does where an "I" would, since case does not count."""
    return repair(number) != number or repair(number.upper()) != number.upper()


def _validate_number(kind: InstrumentKind, number: str | None) -> None:
    if number is None:
        return
    if kind in _NO_NUMBER:
        raise ParseError("legal instrument", f"no number (a {kind} has none)", number)
    if kind is InstrumentKind.UUD:
        if number not in {f"{_AMENDMENT}{place}" for place in range(1, len(AMENDMENTS) + 1)}:
            raise ParseError(
                "legal instrument", "no number, or that of an amendment, 'perubahan-1' to 'perubahan-4'", number
            )
    elif kind is InstrumentKind.STAATSBLAD and (
        not _GAZETTED.fullmatch(number) or _is_garbled(number) or _NOUGHT.match(number)
    ):
        raise ParseError("legal instrument", "a number of the gazette, as in '23'", number)
    elif not _has_meaning(number, roman=kind is InstrumentKind.TAP_MPR):
        raise ParseError("legal instrument", "a number as in '10', '18A' or '14/HUK/KEP/II/1981'", number)
    elif kind.value in ACTS and (_YEAR_WITHIN.search(number) if "/" in number else not number.isdigit()):
        raise ParseError("legal instrument", f"a number of digits only (that of a {kind} has no more)", number)
    elif kind.value in REGULATIONS and _MISREAD_DIGIT.fullmatch(number):
        raise ParseError("legal instrument", "a number as in '10' or '18A' (a letter is misread)", number)
    elif number.count("/") == 1 and _find_year(number):
        raise ParseError("legal instrument", "a number without its year, as in '10'", number)


def _resolve_year(kind: InstrumentKind, number: str | None, year: int | None) -> int | None:
    if kind is InstrumentKind.UUD:
        fixed: int | None = AMENDMENTS[int(number[-1]) - 1][1] if number else UUD_YEAR
    else:
        fixed = UUDS_YEAR if kind is InstrumentKind.UUDS else None
    if year is None:
        return fixed or _find_year(number)
    if fixed and year != fixed:
        raise ParseError("legal instrument", f"the year {fixed} or none", year)
    if kind.value in CODES:
        raise ParseError("legal instrument", f"no year (a {kind} has none)", year)
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ParseError("legal instrument", f"a year from {FIRST_YEAR} to {LAST_YEAR}", year)
    return year


def _begins_with(name: str, beginning: str) -> bool:
    return not beginning or f"{name} ".startswith(f"{beginning} ")


def _find_own_office(form: str, name: str) -> str | None:
    """Return the longest beginning of an office's name that has a kind of its own."""
    beginnings = (beginning for beginning in OWN_KINDS.get(form, {}) if _begins_with(fold(name), fold(beginning)))
    return max(beginnings, key=len, default=None)


@lru_cache(_CACHE_SIZE)
def _resolve_office(kind: InstrumentKind, number: str | None, issuer: str | None) -> tuple[InstrumentKind, str | None]:
    """Return the kind and the name of the office; None if the kind implies it.

    Raises:
        ParseError: the office does not issue that kind.
    """
    if issuer is None:
        # Only the judgments of the constitutional court have such numbers.
        is_review = kind is InstrumentKind.PUTUSAN and number is not None and "/PUU" in number.upper()
        return (InstrumentKind.PUTUSAN_MK if is_review else kind), None
    if not KINDS[kind.value].offices:
        raise ParseError("legal instrument", f"no issuer (every {kind} has the same)", issuer)
    name = normalise(issuer)
    if name is not None and any(_begins_with(name, office) for office in KINDS[kind.value].offices):
        form = _FORMS.get(kind.value, "")
        beginning = _find_own_office(form, name)
        own = kind if beginning is None else InstrumentKind(OWN_KINDS[form][beginning])
        offices = KINDS[own.value].offices
        if name in offices or (name == beginning and not offices):
            return own, None
        if _begins_with(name, beginning or "") and any(_begins_with(name, office) for office in offices):
            return own, name
    begins = " or ".join(repr(office) for office in KINDS[kind.value].offices if office)
    expected = f"an office that begins with {begins}" if begins else "the name of an office that issues this kind"
    raise ParseError("legal instrument", expected, issuer)


@attrs.frozen(cache_hash=True)
class InstrumentKey:
    """Kind, number, year and issuer, which identify a legal instrument.

    A base class, so that the reader need not import `InstrumentId`.

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
    # The comparison key, folded once: folding costs more than the rest of a look-up.
    _folded: tuple[str, str | None, int | None, str | None] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for name, kind in (("number", str), ("year", int), ("issuer", str)):
            value = getattr(self, name)
            if not (value is None or isinstance(value, kind)):
                raise ParseError("legal instrument", f"{name} as {kind.__name__} or None", value)
        _validate_number(self.kind, self.number)
        if self.kind.value in REGULATIONS and self.year is None and _DASHED_YEAR.fullmatch(self.number or ""):
            raise ParseError("legal instrument", "a number without its year, as in '10'", self.number)
        object.__setattr__(self, "year", _resolve_year(self.kind, self.number, self.year))
        resolved, issuer = _resolve_office(self.kind, self.number, self.issuer)
        object.__setattr__(self, "kind", resolved)
        object.__setattr__(self, "issuer", issuer)
        parts = (self.kind.value, _fold_number(self.number), self.year, _fold_issuer(self.issuer))
        object.__setattr__(self, "_folded", parts)

    def __repr__(self) -> str:
        issuer = f", {self.issuer!r}" if self.issuer else ""
        return f"{type(self).__name__}({self.kind.value!r}, {self.number!r}, {self.year!r}{issuer})"

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
        if self.kind in _NO_NUMBER or self.kind is InstrumentKind.UUD:
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
        if self.kind is InstrumentKind.UUD and self.number:
            return f"Perubahan {AMENDMENTS[int(self.number[-1]) - 1][0]} {name}"
        return name

    def _format_short_name(self) -> str:
        if self.issuer is None:
            return self.kind.short
        _, name, _, offices = KINDS[self.kind.value]
        suffix = abbreviate(self.issuer)
        if suffix and suffix[0].islower() and offices == ("menteri",):
            return name + suffix
        begins = "Menteri " if self.issuer.startswith("menteri ") else ""
        capitals = f"{begins}{suffix}" if suffix and suffix[0].isupper() else None
        if self.kind is InstrumentKind.INSTRUKSI_MENTERI:
            return f"Instruksi {capitals or capitalise(self.issuer)}"
        if len(offices) > 1 or offices == ("",):
            return f"{name} {capitals or capitalise(self.issuer)}"
        return f"{name} {suffix or capitalise(self.issuer.partition(' ')[2])}"

    def _format_year_suffix(self) -> str:
        return "" if _find_year(self.number) == self.year else f" Tahun {self.year}"

    def _format_number(self, word: str = "Nomor") -> str:
        if self.kind in _NO_NUMBER or self.kind is InstrumentKind.UUD:
            return f" Tahun {self.year}" if self.kind is InstrumentKind.AD_ART and self.year else ""
        if self.number is None:
            return f" Nomor ... Tahun {self.year or '...'}"
        return f" {word} {self.number}{self._format_year_suffix() if self.year else ''}"
