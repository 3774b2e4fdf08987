"""The parts of an instrument's identity: its number validated, its year and its office completed from the others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from psm_model.errors import ParseError
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

from ._issuers import fold_office, normalise
from ._names import ACTS, AMENDMENTS, CODES, KINDS, OWN_KINDS, REGULATIONS, UUD_YEAR, UUDS_YEAR
from ._number_shape import EXTENSIONS, LAST_STOP, LETTER, OFFICE_CODE, PLAIN_NUMBER, is_roman
from ._ocr import repair
from .kinds import InstrumentKind

__all__ = ["NO_NUMBER", "find_year", "resolve_office", "resolve_year", "validate_number"]

NO_NUMBER: Final = frozenset(InstrumentKind(kind) for kind in (*CODES, "uuds", "ad_art"))
"""The kinds whose instruments have no number."""
_REGIONAL: Final = frozenset([InstrumentKind.PERDA_PROV, InstrumentKind.PERDA_KABKOTA])
_OF_BOARDS: Final = frozenset([InstrumentKind.KEPUTUSAN, InstrumentKind.PERATURAN, InstrumentKind.SURAT_EDARAN])
"""The kinds of associations too, whose central board is a "PP", "01/2025/PP"."""
_CACHE_SIZE: Final = 4096  # the same few instruments are named repeatedly
_LETTERS_FIRST: Final = r"[A-Za-z]+[0-9]{0,2}(?:[.][0-9A-Za-z]+)*"
"""A part after a slash that names an office or a series: "HUK", "PMK.01", "M.HH"."""
_DIGITS_FIRST: Final = rf"[0-9][0-9A-Za-z]*(?:[.][0-9]+)*{LETTER}"
"""A part after a slash that is a number or a year: "1981", "02.1", "2A", "12.A"."""
_NUMBER: Final = re.compile(
    rf"[0-9A-Za-z]+{EXTENSIONS}{OFFICE_CODE}(?:/(?:{_LETTERS_FIRST}|{_DIGITS_FIRST})(?:-[0-9A-Za-z]+)*)*{LAST_STOP}"
)
_PLAIN_NUMBER: Final = re.compile(PLAIN_NUMBER)
_LABELS: Final = "nomor|nomer|nmr|nr|no|pasal|ayat|tahun|th"
"""Words that are not part of a number, even joined to digits, "No5" or "No.5"."""
_MARKS: Final = r"n0(?:m[o0]r|mer)?|thn|prps?|drt|darurat|[0-9]+(?:tahun|thn?)"
"""Words that are not part of a number: other spellings of the labels, the marks of an act, a year with its label."""
_NOT_A_NUMBER: Final = re.compile(rf"(?:^|/)(?:(?:{_LABELS})(?:[.-]?[0-9]|/|$)|(?:{_MARKS})(?:/|$))", re.IGNORECASE)
_NOUGHT: Final = re.compile(r"0+(?![0-9])")
_YEAR_AT_END: Final = re.compile(r"(?<=.)/([0-9]{4})(?:/[A-Za-z]{2,})?\Z")
_KIND_AT_END: Final = re.compile(rf"/[12][0-9]{{3}}/(uu|pp|{'|'.join(sorted(CODES))})\Z", re.IGNORECASE)
"""After the year of a number the name of a kind is another instrument."""
_TWO_NUMBERS: Final = re.compile("[0-9]+[A-Za-z]?/[0-9]{1,3}")
_DASHED_YEAR: Final = re.compile(r"[0-9]{1,3}-(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)")
_MISREAD_DIGIT: Final = re.compile(r"[0-9]+[SZTQszqg]|[SZBTQszqg][0-9]+")
"""A number in which a letter replaces the digit that looks like it; in "5A" the letter is one of the first."""
_AMENDMENT_NUMBERS: Final = frozenset(f"perubahan-{place}" for place in range(1, len(AMENDMENTS) + 1))
_FORMS: Final = {kind: form for form, offices in OWN_KINDS.items() for kind in (*offices.values(), form)}
"""The kind of any office that corresponds to a kind of one office."""


def find_year(number: str | None) -> int | None:
    """Return the year at the end of a registry number, or before its last office, "01/III/2014/BNN"; None without one.

    >>> find_year("14/HUK/KEP/II/1981"), find_year("01/III/2014/BNN"), find_year("10")
    (1981, 2014, None)
    """
    match = _YEAR_AT_END.search(number) if number else None
    year = int(match[1]) if match else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


@lru_cache(_CACHE_SIZE)
def validate_number(kind: InstrumentKind, number: str | None, year: int | None) -> None:
    """Raise if a number is invalid for a kind; a year in it is valid only in a registry number.

    Raises:
        ParseError: the number is invalid.
    """
    if number is None:
        return
    if kind in NO_NUMBER:
        expected: str | None = f"no number (a {kind} has none)"
    elif kind is InstrumentKind.UUD:
        amendment = "no number, or that of an amendment, 'perubahan-1' to 'perubahan-4'"
        expected = None if number in _AMENDMENT_NUMBERS else amendment
    else:
        expected = _find_expected(kind, number, year)
    if expected is not None:
        raise ParseError("legal instrument", expected, number)


def _find_expected(kind: InstrumentKind, number: str, year: int | None) -> str | None:
    """Return what is expected instead of an invalid number of a kind that has numbers; None if it is valid."""
    expected: str | None = None
    if kind is InstrumentKind.STAATSBLAD and not _is_gazette_number(number):
        expected = "a number of the gazette, as in '23'"
    elif not _has_meaning(number, roman=kind is InstrumentKind.TAP_MPR):
        expected = "a number as in '10', '18A' or '14/HUK/KEP/II/1981'"
    elif kind.value in ACTS and not number.isdigit():
        expected = f"a number of digits only (that of a {kind} has no more)"
    elif _is_of_another(kind, number):
        expected = "the number of one instrument, as in '10' or '14/HUK/KEP/II/1981'"
    elif kind.value in REGULATIONS and _MISREAD_DIGIT.fullmatch(number):
        expected = "a number as in '10' or '18A' (a letter is misread)"
    elif _contains_year(kind, number, year):
        expected = "a number without its year, as in '10'"
    return expected


def _is_gazette_number(number: str) -> bool:
    """Return whether a text is a valid number in the gazette."""
    return bool(_PLAIN_NUMBER.fullmatch(number)) and not (_is_garbled(number) or _NOUGHT.match(number))


def _has_meaning(number: str, *, roman: bool) -> bool:
    """Return whether a text is a valid number: well-formed, not zero, not garbled, without reserved words."""
    if not _NUMBER.fullmatch(number) or _is_garbled(number) or _NOT_A_NUMBER.search(number) or _NOUGHT.match(number):
        return False
    return any(map(str.isdigit, number)) or (roman and is_roman(number))


def _is_garbled(number: str) -> bool:
    """Return whether a letter replaces a digit; an "i" does where an "I" would, since case does not count."""
    return repair(number) != number or repair(number.upper()) != number.upper()


def _is_of_another(kind: InstrumentKind, number: str) -> bool:
    """Return whether a number names a second instrument, "11/2009/KUHP", or a regional regulation has two, "5/6"."""
    match = _KIND_AT_END.search(number)
    if match:
        return kind not in _OF_BOARDS or match[1].upper() != "PP"
    return kind in _REGIONAL and _TWO_NUMBERS.fullmatch(number) is not None


def _contains_year(kind: InstrumentKind, number: str, year: int | None) -> bool:
    """Return whether a number is one with its year, "10/2019"; also "10-2019" if the year is not stated."""
    if number.count("/") == 1 and find_year(number):
        return True
    return year is None and kind.value in REGULATIONS and _DASHED_YEAR.fullmatch(number) is not None


def resolve_year(kind: InstrumentKind, number: str | None, year: int | None) -> int | None:
    """Return the year, which the kind or the number may determine; None if it is unknown.

    Raises:
        ParseError: the year is not within 1800 and 2200, or not that of the kind.
    """
    fixed = _find_fixed_year(kind, number)
    if year is None:
        return fixed or find_year(number)
    if fixed and year != fixed:
        raise ParseError("legal instrument", f"the year {fixed} or none", year)
    if kind.value in CODES:
        raise ParseError("legal instrument", f"no year (a {kind} has none)", year)
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ParseError("legal instrument", f"a year from {FIRST_YEAR} to {LAST_YEAR}", year)
    return year


def _find_fixed_year(kind: InstrumentKind, number: str | None) -> int | None:
    """Return the year of a constitution or of one of its amendments; None for any other kind."""
    if kind is InstrumentKind.UUD:
        return AMENDMENTS[int(number[-1]) - 1][1] if number else UUD_YEAR
    return UUDS_YEAR if kind is InstrumentKind.UUDS else None


@lru_cache(_CACHE_SIZE)
def resolve_office(kind: InstrumentKind, number: str | None, issuer: str | None) -> tuple[InstrumentKind, str | None]:
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
        own_kind = kind if beginning is None else InstrumentKind(OWN_KINDS[form][beginning])
        offices = KINDS[own_kind.value].offices
        if name in offices or (name == beginning and not offices):
            return own_kind, None
        if _begins_with(name, beginning or "") and any(_begins_with(name, office) for office in offices):
            return own_kind, name
    names = " or ".join(repr(office) for office in KINDS[kind.value].offices if office)
    expected = f"an office that begins with {names}" if names else "the name of an office that issues this kind"
    raise ParseError("legal instrument", expected, issuer)


def _find_own_office(form: str, name: str) -> str | None:
    """Return the longest beginning of an office's name that has a kind of its own."""
    folded = fold_office(name)
    beginnings = (beginning for beginning in OWN_KINDS.get(form, {}) if _begins_with(folded, fold_office(beginning)))
    return max(beginnings, key=len, default=None)


def _begins_with(name: str, beginning: str) -> bool:
    """Return whether an office's name begins with whole words; any name does with none."""
    return not beginning or f"{name} ".startswith(f"{beginning} ")
