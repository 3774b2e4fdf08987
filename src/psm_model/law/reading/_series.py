"""The grammar of the numbers of a citation: one, or a list with one kind and year."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.errors import ParseError
from psm_model.law._issuers import is_minister
from psm_model.law._number_shape import is_roman, is_short_number
from psm_model.law._ocr import repair
from psm_model.law._vocabulary import MAX_ISSUER_LENGTH, NUMBER_WORDS, ends_issuer, resolve_spelling
from psm_model.law.instrument import InstrumentKey

from ._numbers import ReadNumber, read_number
from ._text import Tokens
from ._years import read_year

__all__ = [
    "ListedNumber",
    "ReadInstrument",
    "build_instruments",
    "names_several_offices",
    "read_bare_series",
    "read_number_with_year",
    "read_series",
    "read_sibling",
]


_JOINED: Final = frozenset(["dan", "atau", "serta", "&"])
_PARTNERS: Final = frozenset(
    ["menteri", "kepala", "jaksa", "panglima", "ketua", "gubernur", "bupati", "walikota", "direktur"]
)
"""First words of offices that issue joint instruments."""


class ReadInstrument(NamedTuple):
    """An instrument that a text cites."""

    key: InstrumentKey
    """The instrument."""
    start: int
    """The offset where it starts."""
    end: int
    """The offset where it ends."""
    name: str | None = None
    """The name that the text uses; None if there is none."""


class ListedNumber(NamedTuple):
    """A number in a list of numbers."""

    number: ReadNumber
    """The number."""
    start: int
    """The offset where it starts, or its instrument."""
    office: str | None = None
    """The office of a joint instrument that is named before it, in small letters; None without one."""


def names_several_offices(issuer: str) -> bool:
    """Return whether an issuer is several offices, each with its own number."""
    return "bersama" in issuer.replace(",", " ").split()


def read_number_with_year(tokens: Tokens, index: int) -> ReadNumber | None:
    """Read a number with its year but without "Nomor": "13/2011", "13 Tahun 2011"."""
    mark = resolve_spelling(tokens.word(index + 1))
    year, end_index = read_year(tokens, index + 2) if mark in {"/", "tahun"} else (None, index)
    if not (tokens.word(index).isdigit() and year) or tokens.word(end_index) == "/":
        return None
    return ReadNumber(repair(tokens.raw(index)), year, None, end_index, tokens.end(end_index - 1))


def _read_partner(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read a further office of a joint instrument before its number, "dan Menteri Dalam Negeri Nomor 8".

    Returns:
        The words of the office, and the index of the number; None if there is no office.
    """
    if resolve_spelling(tokens.word(index)) not in _PARTNERS and not is_minister(tokens.word(index)):
        return None
    words: list[str] = []
    for cursor in range(index, index + MAX_ISSUER_LENGTH):
        word = tokens.word(cursor)
        if resolve_spelling(word) in NUMBER_WORDS:
            return " ".join(words).replace(" ,", ",").strip(" ,"), cursor
        if not (word.isalpha() or word in {",", "/"}) or (
            word.isalpha() and ends_issuer(word, tokens.word(cursor + 1))
        ):
            break
        words.append(word)
    return None


def _skip_join(tokens: Tokens, last: ReadNumber, *, is_joint: bool) -> int:
    """Return the index after the marks and words that join the next number of a list to the last one."""
    cursor = tokens.skip(last.end_index, {",", "/", ";"} if is_joint else {","})
    if tokens.word(cursor) == "jo":
        return tokens.skip(cursor + 1, {"."})
    if tokens.word(cursor) in _JOINED:
        cursor += 1
        return cursor + 2 if tokens.word(cursor) == "/" and tokens.word(cursor + 1) in _JOINED else cursor  # "dan/atau"
    may_be_range = not is_joint and last.year is None and cursor == last.end_index
    return _skip_range(tokens, cursor) if may_be_range else cursor


def _skip_range(tokens: Tokens, index: int) -> int:
    """Skip the words between the first and the last number of a range, "s.d.", "s/d", "sampai dengan", "-"."""
    if resolve_spelling(tokens.word(index)) == "sampai":
        return tokens.skip(index + 1, {"dengan"})
    if [tokens.word(cursor) for cursor in range(index, index + 3)] == ["s", "/", "d"]:
        return tokens.skip(index + 3, {"."})
    is_range = tokens.word(index) == "-" and tokens.are_on_one_line(index - 1, index + 1)
    return index + 1 if is_range else index


def _read_next_number(
    tokens: Tokens, last: ReadNumber, *, may_be_roman: bool, is_joint: bool
) -> tuple[ReadNumber, int, str | None] | None:
    """Read the next number of a list; return it, its index, and the office before it.

    It has its own "Nomor", or none if its year follows it or ends the list.

    Args:
        tokens: The tokens.
        last: The last number of the list.
        may_be_roman: Whether Roman numerals are customary.
        is_joint: Whether the instrument is a joint one, whose numbers may be on separate lines.
    """
    cursor = _skip_join(tokens, last, is_joint=is_joint)
    partner = _read_partner(tokens, cursor) if is_joint else None
    office, cursor = partner or (None, cursor)
    is_adjacent = cursor == last.end_index
    if is_adjacent and not is_joint:
        return None
    if resolve_spelling(tokens.word(cursor)) in NUMBER_WORDS:
        found = read_number(tokens, cursor, may_be_roman=may_be_roman)
        return (found, cursor, office) if found else None
    if is_adjacent:
        return None
    registered = read_number(tokens, cursor, may_be_roman=False) if is_joint else None
    if registered and (registered.number or "").count("/") > 1:
        return registered, cursor, office
    bare = _read_bare_number(tokens, last, cursor, may_be_roman=may_be_roman)
    return (bare, cursor, None) if bare else None


def _read_bare_number(tokens: Tokens, last: ReadNumber, index: int, *, may_be_roman: bool) -> ReadNumber | None:
    """Read the next number of a list without "Nomor", "Nomor 1 dan 4 Tahun 1968"; None if it may be another one."""
    raw = tokens.raw(index)
    if "/" in (last.number or ""):
        return None  # in "460/334, 335" the second number may be 460/335
    if not _is_bare_number(raw) and not (may_be_roman and is_roman(raw)):
        return None
    if last.year is not None:
        return read_number_with_year(tokens, index)
    found = read_number(tokens, index, may_be_roman=may_be_roman)
    return found or ReadNumber(raw, None, None, index + 1, tokens.end(index))


def _is_bare_number(raw: str) -> bool:
    """Return whether a word may be a number without "Nomor" in a list."""
    return raw.isascii() and is_short_number(raw)


def read_series(tokens: Tokens, first: ReadNumber, *, may_be_roman: bool, is_joint: bool) -> list[ListedNumber]:
    """Read the numbers of a list from its first; a year at the end is that of all."""
    found = [ListedNumber(first, tokens.start(0))]
    worded = 1
    while following := _read_next_number(tokens, found[-1].number, may_be_roman=may_be_roman, is_joint=is_joint):
        number, index, office = following
        found.append(ListedNumber(number, tokens.start(index), office))
        if resolve_spelling(tokens.word(index)) in NUMBER_WORDS:
            worded = len(found)
    if found[-1].number.year is None:
        del found[worded:]  # numbers without "Nomor" or a year belong to something else
    year: int | None = None
    for index in reversed(range(len(found))):
        number = found[index].number
        year = year if number.year is None else number.year
        found[index] = found[index]._replace(number=number._replace(year=year))
    return found


def read_bare_series(tokens: Tokens, index: int) -> list[ListedNumber]:
    """Read a list of numbers without "Nomor" that share a year, "10 dan 11 Tahun 2019"; none without a year."""
    raw = tokens.raw(index)
    if not _is_bare_number(raw):
        return []
    first = ReadNumber(raw, None, None, index + 1, tokens.end(index))
    numbers = read_series(tokens, first, may_be_roman=False, is_joint=False)
    return numbers if len(numbers) > 1 and all(entry.number.year for entry in numbers) else []


def build_instruments(found: list[ListedNumber], kind: str, issuer: str | None) -> list[ReadInstrument]:
    """Build the instruments of a kind and an office from their numbers, up to the first invalid one."""
    built: list[ReadInstrument] = []
    for number, start, _ in found:
        kind_of_number = number.kind if number.kind and kind == "uu" else kind
        try:
            key = InstrumentKey(kind_of_number, number.number, number.year, issuer)
        except ParseError:
            break
        built.append(ReadInstrument(key, start, number.end))
    return built


def read_sibling(tokens: Tokens, index: int) -> tuple[ReadNumber, int] | None:
    """Read a number with a year after the title of an instrument of the same kind, "tentang Desa, No. 6/2001".

    Returns:
        The number and the index where it begins.
    """
    cursor = tokens.skip(index, {","})
    cursor = tokens.skip(cursor, _JOINED)
    if cursor == index or resolve_spelling(tokens.word(cursor)) not in NUMBER_WORDS:
        return None
    found = read_number(tokens, cursor, may_be_roman=False)
    return (found, cursor) if found and found.number and found.year else None
