"""The grammar of an instrument: a kind, an issuer, and a number with its year."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from psm_model.law._issuers import join_offices, normalise
from psm_model.law._names import ACTS, CODES, OWN_KINDS, REGULATIONS
from psm_model.law._vocabulary import NUMBER_WORDS, TOPIC_WORDS, resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._act_names import read_by_name, read_name_between
from ._before_number import read_issuer, read_region, skip_name, skip_to_number
from ._false_matches import is_false_match
from ._gazettes import read_staatsblad
from ._issuer_ends import limit_issuer
from ._kind_phrases import NamedKind, read_kind
from ._named_works import read_amendment, read_association, read_code, read_constitution
from ._numbers import ReadNumber, read_number
from ._other_works import find_other_work
from ._series import (
    ListedNumber,
    ReadInstrument,
    build_instruments,
    names_several_offices,
    read_bare_series,
    read_series,
)
from ._text import Text, Tokens

__all__ = ["read_instruments"]

_HEADS: Final = frozenset(["kepala", "ka", "ketua", "camat", "lurah", "sekretaris", "direktur", "rektor"])
"""First words of the names of officials."""
_SHORT_HEADS: Final = frozenset(["kadinsos", "kadis", "dirjen", "sekda", "sekjen"])
"""The same, joined to their offices."""
_ANY_OFFICE: Final = frozenset([*OWN_KINDS, "other"])
_ACT_BY_INITIALS: Final = re.compile(r"UU(?!DS?$|DRT$|R[IL]$)[A-Z]{1,5}")
_NAMED: Final = frozenset(["uu", "perppu"])
"""Kinds that may have a name instead of a number."""
_NEVER_NAMED: Final = frozenset(["undang", "law", "laws", "act", "government"])
"""First words of names of these kinds that require a number."""
_READERS: Final = {
    "uud": read_constitution,
    "uuds": read_constitution,
    **dict.fromkeys(CODES, read_code),
    "ad_art": read_association,
    "staatsblad": read_staatsblad,
}


class _Office(NamedTuple):
    """The office of an instrument, between its kind and its number."""

    kind: str
    """The kind, which the office may determine."""
    issuer: str | None
    """The name of the office; None if the kind implies it or it is unknown."""
    words: str
    """The words for the office in the text, without those that are not part of it."""
    end_index: int
    """The index after it."""


def read_instruments(
    text: Text, offset: int, *, is_placed: bool = False, is_whole: bool = False
) -> list[ReadInstrument]:
    """Read the instrument at an offset, and further ones of its kind ("Nomor 1 dan Nomor 4 Tahun 1968").

    Args:
        text: The text.
        offset: The offset.
        is_placed: Whether a place in it precedes. Then an act may have a name without a number although
            "Undang-Undang" is written in full.
        is_whole: Whether the text is known to be a citation. Then any words may be the office before a number.
    """
    tokens = text.tokenise(offset)
    if tokens.word(0) == "perubahan":
        return read_amendment(tokens)
    if is_placed and _ACT_BY_INITIALS.fullmatch(tokens.raw(0)):
        return [ReadInstrument(InstrumentKey("uu", None, None), tokens.start(0), tokens.end(0), tokens.raw(0))]
    named = read_kind(tokens, 0)
    if named is None or is_false_match(tokens, named.kind, is_placed=is_placed) or find_other_work(tokens, 0):
        return []
    reader = _READERS.get(named.kind)
    if reader:
        return reader(tokens, named.end_index, named.kind)
    return _read_numbered(tokens, named, is_placed=is_placed, is_whole=is_whole or tokens.word(0) == "dokumen")


def _read_office(tokens: Tokens, named: NamedKind) -> _Office | None:
    """Read the words between a kind and its number; None if they are no office, or there is no number."""
    if named.office is None:
        kind, end_index = skip_to_number(tokens, named.kind, named.end_index)
        return _Office(kind, None, "", end_index)
    read = read_issuer(tokens, named.end_index, named.office)
    if read is None:
        return None
    name, end_index = read
    words = f"{named.office} {name}".strip()
    if tokens.word(0) != "dokumen":
        words = limit_issuer(tokens, named.end_index, named.office, words)
    if named.kind in {"perda_kabkota", "perda_prov"}:
        return _Office(*read_region(named.kind, words), words, end_index)
    issuer = normalise(words) or normalise(named.office) or ("bersama" if names_several_offices(words) else None)
    return _Office(named.kind, issuer, words, end_index)


def _read_numbered(tokens: Tokens, named: NamedKind, *, is_placed: bool, is_whole: bool) -> list[ReadInstrument]:
    """Read an instrument after its kind: its office, its number, and further numbers of a list."""
    office = _read_office(tokens, named)
    if office is None:
        return []
    number = read_number(
        tokens, office.end_index, may_be_roman=office.kind == "tap_mpr", may_have_dash=office.kind in REGULATIONS
    )
    first, slash, _ = ((number and number.number) or "").partition("/")
    if slash and first.isalpha() and office.kind in ACTS:
        number = None  # a name is joined to it, "UU Desa/6/2014"
    numbers = _read_numbers(tokens, office, number) if number else read_bare_series(tokens, office.end_index)
    if numbers:
        return _build_listed(tokens, named, office, numbers, is_whole=is_whole)
    return _read_named(tokens, named, office, is_placed=is_placed, is_whole=is_whole)


def _read_named(
    tokens: Tokens, named: NamedKind, office: _Office, *, is_placed: bool, is_whole: bool
) -> list[ReadInstrument]:
    """Read an instrument whose name precedes its number, "UU Narkotika No. 35 Tahun 2009", or replaces it."""
    may_lack_number = office.kind in _NAMED
    if not may_lack_number and tokens.word(office.end_index) not in TOPIC_WORDS:
        return []
    after_name = skip_name(tokens, office.end_index)
    number = read_number(tokens, after_name, may_be_roman=office.kind == "tap_mpr") if after_name else None
    if after_name and number:
        built = _build_listed(tokens, named, office, _read_numbers(tokens, office, number), is_whole=is_whole)
        name = read_name_between(tokens, office.end_index, after_name)
        return [built[0]._replace(name=name), *built[1:]] if name and built else built
    if not may_lack_number or tokens.word(0) in _NEVER_NAMED:
        return []
    return read_by_name(tokens, office.end_index, office.kind, is_placed=is_placed)


def _read_numbers(tokens: Tokens, office: _Office, first: ReadNumber) -> list[ListedNumber]:
    """Read the numbers of a list of an office from its first."""
    is_joint = names_several_offices(office.words)
    return read_series(tokens, first, may_be_roman=office.kind == "tap_mpr", is_joint=is_joint)


def _build_listed(
    tokens: Tokens, named: NamedKind, office: _Office, numbers: list[ListedNumber], *, is_whole: bool
) -> list[ReadInstrument]:
    """Build the instruments of a list of numbers; none if the words may be no instrument at all."""
    built = build_instruments(numbers, office.kind, _join_partners(office.issuer, numbers))
    has_any_words = named.office == "" or office.kind == "other"
    if not (has_any_words and not is_whole and built and built[0].key.kind in _ANY_OFFICE):
        return built
    names_head = _names_head(tokens, named.end_index)
    return built if _is_confident(tokens, numbers[0].number, office.end_index, names_head=names_head) else []


def _join_partners(issuer: str | None, numbers: list[ListedNumber]) -> str | None:
    """Return the name of the offices of an instrument, with those that are named before further numbers."""
    partners = [partner for number in numbers if number.office and (partner := normalise(number.office))]
    return (normalise(join_offices([issuer, *partners])) or issuer) if issuer and partners else issuer


def _is_confident(tokens: Tokens, found: ReadNumber, index: int, *, names_head: bool) -> bool:
    """Return whether a number is that of an instrument although its kind may be any word, "peraturan sekolah no. 5".

    Args:
        tokens: The tokens.
        found: The number.
        index: The index where it begins, with the word "Nomor".
        names_head: Whether the head of an office precedes, whose registry number needs no year, "Keputusan Kepala
            Dinas Nomor 460/123".
    """
    has_label = resolve_spelling(tokens.word(index)) in NUMBER_WORDS
    is_registered = "/" in (found.number or "")
    return (found.year is not None and (has_label or is_registered)) or (names_head and has_label and is_registered)


def _names_head(tokens: Tokens, index: int) -> bool:
    """Return whether a head of an office is named at an index, "Kepala Dinas Sosial", "Ka. Dinsos", "Kadinsos"."""
    is_capital = tokens.raw(index)[:1].isupper()
    if tokens.word(index) in _SHORT_HEADS:
        return is_capital
    following = tokens.skip(index + 1, {"."})
    return tokens.word(index) in _HEADS and is_capital and tokens.raw(following)[:1].isupper()
