"""InstrumentKey: what a legal instrument is compared on, and how it is named long and short."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from psm_model.errors import ParseError

from ._issuers import abbreviate, capitalise, comparison_key, fold, normalise
from ._names import AMENDMENTS, CODES, KINDS, OWN_KINDS
from ._ocr import repair
from .iri import IriParts, format_iri
from .kinds import InstrumentKind

__all__ = ["InstrumentKey"]

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_KEPT = 4096  # few offices are named, and those again and again
_NUMBER = re.compile(
    r"[0-9A-Za-z]+(?:[.-][0-9]+[A-Za-z]{0,2}(?![A-Za-z])|-[A-Z]{1,4}(?:[.][0-9]+)+|-[A-Z](?![0-9A-Za-z]))*"
    r"(?:[.][A-Z]{2,4}(?=/))?(?:/(?:[A-Za-z]+[0-9]{0,2}(?:[.][0-9A-Za-z]+)*|[0-9][0-9A-Za-z]*(?:[.][0-9]+)*)(?:-[0-9A-Za-z]+)*)*(?:(?<=[.][A-Za-z])[.])?"
)
_BESIDE = re.compile(
    r"(?:^|/)(?:(?:nomor|no|pasal|ayat|tahun|th)(?:[0-9]|/|$)"
    r"|(?:nr|n0(?:m[o0]r|mer)?|thn|prps?|drt|darurat|[0-9]+(?:tahun|thn?))(?:/|$))",
    re.IGNORECASE,
)
_GAZETTED = re.compile(r"[0-9]+[A-Za-z]?")
_NOUGHT = re.compile(r"0+(?![0-9])")
_YEAR_AT_END = re.compile(r"(?<=.)/([0-9]{4})(?:/[A-Za-z]{2,})?\Z")
_NO_NUMBER = frozenset(InstrumentKind(kind) for kind in (*CODES, "uuds", "ad_art"))
_UUD_YEAR, _UUDS_YEAR = 1945, 1950
_AMENDMENT = "perubahan-"
_FORMS = {own: form for form, offices in OWN_KINDS.items() for own in (*offices.values(), form)}
"""The kind of any office that a kind of one office would be, by the latter."""


def _year_in(number: str | None) -> int | None:
    """Return the year at the end of a registry number, or before the office at its end, "01/III/2014/BNN"."""
    match = _YEAR_AT_END.search(number) if number else None
    year = int(match[1]) if match else 0
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _folded_number(number: str | None) -> str | None:
    return None if number is None else number.lstrip("0").upper()


def _folded_issuer(issuer: str | None) -> str | None:
    return None if issuer is None else comparison_key(issuer)


def _kind(value: str) -> InstrumentKind:
    try:
        return InstrumentKind(value)
    except ValueError:
        raise ParseError("kind of instrument", "one of InstrumentKind", value) from None


def _has_meaning(number: str, *, roman: bool) -> bool:
    """Return whether a text is a valid number: well shaped, not zero, not garbled, without reserved words."""
    if not _NUMBER.fullmatch(number) or _is_garbled(number) or _BESIDE.search(number) or _NOUGHT.match(number):
        return False
    return any(map(str.isdigit, number)) or (roman and set(number) <= set("IVXLC"))


def _is_garbled(number: str) -> bool:
    """Return whether a letter stands for a digit; an "i" does where an "I" would, since case does not count."""
    return repair(number) != number or repair(number.upper()) != number.upper()


def _checked_number(kind: InstrumentKind, number: str | None) -> None:
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
    elif number.count("/") == 1 and _year_in(number):
        raise ParseError("legal instrument", "a number without its year, as in '10'", number)


def _checked_year(kind: InstrumentKind, number: str | None, year: int | None) -> int | None:
    if kind is InstrumentKind.UUD:
        fixed: int | None = AMENDMENTS[int(number[-1]) - 1][1] if number else _UUD_YEAR
    else:
        fixed = _UUDS_YEAR if kind is InstrumentKind.UUDS else None
    if year is None:
        return fixed or _year_in(number)
    if fixed and year != fixed:
        raise ParseError("legal instrument", f"the year {fixed} or none", year)
    if kind.value in CODES:
        raise ParseError("legal instrument", f"no year (a {kind} has none)", year)
    if type(year) is not int or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ParseError("legal instrument", f"a year from {_FIRST_YEAR} to {_LAST_YEAR}", year)
    return year


def _begins(name: str, beginning: str) -> bool:
    return not beginning or f"{name} ".startswith(f"{beginning} ")


def _own_office(form: str, name: str) -> str | None:
    """Return the longest beginning of a name by which the office has a kind of its own."""
    beginnings = (beginning for beginning in OWN_KINDS.get(form, {}) if _begins(fold(name), fold(beginning)))
    return max(beginnings, key=len, default=None)


@lru_cache(_KEPT)
def _resolve_office(kind: InstrumentKind, number: str | None, issuer: str | None) -> tuple[InstrumentKind, str | None]:
    """Return the kind and the name of the office, None where the kind says it.

    Raises:
        ParseError: no such office issues that kind.
    """
    if issuer is None:
        # Only the constitutional court numbers its judgments so.
        is_review = kind is InstrumentKind.PUTUSAN and number is not None and "/PUU" in number.upper()
        return (InstrumentKind.PUTUSAN_MK if is_review else kind), None
    if not KINDS[kind.value][3]:
        raise ParseError("legal instrument", f"no issuer (every {kind} has the same)", issuer)
    name = normalise(issuer)
    if name is not None and any(_begins(name, office) for office in KINDS[kind.value][3]):
        form = _FORMS.get(kind.value, "")
        beginning = _own_office(form, name)
        own = kind if beginning is None else InstrumentKind(OWN_KINDS[form][beginning])
        offices = KINDS[own.value][3]
        if name in offices or (name == beginning and not offices):
            return own, None
        if _begins(name, beginning or "") and any(_begins(name, office) for office in offices):
            return own, name
    begins = " or ".join(repr(office) for office in KINDS[kind.value][3] if office)
    expected = f"an office that begins with {begins}" if begins else "the name of an office that issues this kind"
    raise ParseError("legal instrument", expected, issuer)


@attrs.frozen(cache_hash=True)
class InstrumentKey:
    """What two legal instruments are compared on: kind, number, year and issuer. `InstrumentId` is what to use.

    It is apart from that class so that what reads citations from text can stand between the two.

    >>> InstrumentKey("uu", "011", 2009) == InstrumentKey("uu", "11", 2009)
    True

    Raises:
        ParseError: the number, year or issuer has no meaning, as "0" or the year 20190.
    """

    kind: InstrumentKind = attrs.field(converter=_kind, eq=False)
    """Which kind of instrument."""
    number: str | None = attrs.field(eq=False)
    """The number as written; None where there is none, or none is known."""
    year: int | None = attrs.field(eq=False)
    """The year, from 1800 to 2200; None where none is known."""
    issuer: str | None = attrs.field(default=None, eq=False)
    """The issuing office in small letters ("menteri sosial"); None where the kind says it, or none is known."""
    # What two are compared on, folded once: to fold it costs more than all the rest of a look-up.
    _folded: tuple[str, str | None, int | None, str | None] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for name, kind in (("number", str), ("year", int), ("issuer", str)):
            value = getattr(self, name)
            if not (value is None or isinstance(value, kind)):
                raise ParseError("legal instrument", f"{name} as {kind.__name__} or None", value)
        _checked_number(self.kind, self.number)
        object.__setattr__(self, "year", _checked_year(self.kind, self.number, self.year))
        resolved, issuer = _resolve_office(self.kind, self.number, self.issuer)
        object.__setattr__(self, "kind", resolved)
        object.__setattr__(self, "issuer", issuer)
        parts = (self.kind.value, _folded_number(self.number), self.year, _folded_issuer(self.issuer))
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
        name = f"{KINDS[self.kind.value][0]} {capitalise(self.issuer)}" if self.issuer else self.kind.long
        if self.kind is InstrumentKind.STAATSBLAD:
            return f"{name}{f' Tahun {self.year}' if self.year else ''} Nomor {self.number or '...'}"
        return self._amendment(name) + self._numbered()

    @property
    def short(self) -> str:
        """The form of everyday writing.

        >>> InstrumentKey("perda_kabkota", "5", 2016, "Kab. Batang").short
        'Perda Kabupaten Batang 5/2016'
        """
        name = self._amendment(self._short_name())
        plain = self.number and self.year and "/" not in self.number
        if self.kind is InstrumentKind.STAATSBLAD and plain:
            return f"{name} {self.year}:{self.number}"
        if self.kind in _NO_NUMBER or self.kind is InstrumentKind.UUD:
            return name + self._numbered()
        bare = self.number and (self.number[0].isdigit() or self.kind is InstrumentKind.TAP_MPR)
        # Any word may follow these, so that a number without "No." is not known for one in a text.
        if not (bare and self.year) or self.kind.value in OWN_KINDS:
            return name + self._numbered("No.")
        return f"{name} {self.number}/{self.year}" if plain else f"{name} {self.number}{self._tail()}"

    @property
    def iri(self) -> str | None:
        """The identifier in the manner of Akoma Ntoso; None where number or year is not known.

        >>> InstrumentKey("uud", "perubahan-1", 1999).iri
        '/akn/id/act/uud/1945/perubahan-1'
        """
        return format_iri(IriParts(self.kind, self.number, self.year, self.issuer))

    def _amendment(self, name: str) -> str:
        if self.kind is InstrumentKind.UUD and self.number:
            return f"Perubahan {AMENDMENTS[int(self.number[-1]) - 1][0]} {name}"
        return name

    def _short_name(self) -> str:
        if self.issuer is None:
            return self.kind.short
        name, offices = KINDS[self.kind.value][1], KINDS[self.kind.value][3]
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

    def _tail(self) -> str:
        return "" if _year_in(self.number) == self.year else f" Tahun {self.year}"

    def _numbered(self, word: str = "Nomor") -> str:
        if self.kind in _NO_NUMBER or self.kind is InstrumentKind.UUD:
            return f" Tahun {self.year}" if self.kind is InstrumentKind.AD_ART and self.year else ""
        if self.number is None:
            return f" Nomor ... Tahun {self.year or '...'}"
        return f" {word} {self.number}{self._tail() if self.year else ''}"
