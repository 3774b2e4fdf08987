"""The grammar of the number of an instrument, with its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from psm_model.law._number_shape import (
    EXTENSIONS,
    LAST_STOP,
    LETTER,
    OFFICE_CODE,
    YEAR_DIGITS,
    is_roman,
    is_short_number,
)
from psm_model.law._ocr import repair
from psm_model.law._vocabulary import NUMBER_WORDS, resolve_spelling

from ._broken_numbers import find_blank_end, find_joined_citation, is_broken
from ._furniture import BARRIER, precedes_page
from ._text import BLANK, Tokens
from ._years import parse_year, read_leading_year, read_year, read_year_after

__all__ = ["ReadNumber", "read_number"]

_GLUED_WORD: Final = r"(?i:(?:tahun|thn?|ttg|pasal)(?![A-Za-z])|tentang)"
_GLUED_CITATION: Final = r"(?:UU|PP)[ .]?(?:No|[0-9])"
"""Another citation without a gap before it, "11/2009PP 39/2012"."""
_GLUED: Final = rf"(?:[0-9][0-9OIl]{{0,5}}(?={_GLUED_WORD})|[12][0-9]{{3}}(?=[a-z]{{3}}|{_GLUED_CITATION}))"
"""Digits before a word that is joined to them and no part of the number, "10Tahun", "2019tentang"."""
_SERIES: Final = r"(?:[A-Z]{2,6}[ ]?-[ ](?=[0-9]))?"
"""Letters before the first part, "KEP - 12"."""
_LETTERED: Final = r"[0-9]+[ ](?!S[ ]?/[ ]?D(?![0-9A-Za-z]))[A-Z](?=[ ]?/[ ]?[0-9A-Z])"
"""A first part with a letter apart, "5 A/HUK"; "5 S/D 7" is a range."""
_SLASH: Final = r"[ \t]{0,2}/[ \t]{0,2}"
_DIGITS_FIRST: Final = rf"[OIl]?[0-9][0-9A-Za-z]*(?:[.][0-9]+)*{LETTER}"
"""A part after a slash that is a number or a year, possibly misread: "1981", "2Ol2", "02.1"."""
_DOTTED: Final = r"(?:[A-Za-z][.]){2,8}(?=[ \t]{0,2}/)"
"""A part of dotted initials, "M.P.R."."""
_LETTERS_FIRST: Final = r"[A-Za-z]+(?:[0-9]{1,2}(?![0-9A-Za-z]))?(?:[.][0-9A-Za-z]+|[.][ \t][0-9]{1,3}(?=/))*"
"""A part after a slash that names an office or a series: "HUK", "PMK.01", "M. 02"."""
_NUMBER: Final = re.compile(
    rf"{_SERIES}(?:{_GLUED}|{_LETTERED}|[0-9A-Za-z]+){EXTENSIONS}{OFFICE_CODE}"
    rf"(?:{_SLASH}(?:{_GLUED}|{_DIGITS_FIRST}|{_DOTTED}|{_LETTERS_FIRST})(?:-[0-9A-Za-z]+)*)*{LAST_STOP}"
)
# A number that continues in the next line is ambiguous: the rest may be a page number.
_GOES_ON: Final = re.compile(
    r"[ \t]*+(?:[/-]\s*?[\r\n\f]|[\r\n\f]\s*/|(?<!/[12][0-9]{3})[.]?[ \t]*[\r\n\f]\s*[0-9.-]+[ \t]?/)"
)
_DIGITS_GO_ON: Final = re.compile(r"[ \t]*[\r\n\f]\s*[0-9]+(?![0-9.)])")
_SPACE: Final = re.compile(r"\s+")
_ONES: Final = re.compile(r"[IiL]|ll?")
_DASHED_YEAR: Final = re.compile(r"([0-9]{1,3})-([0-9]{4})")
_SPELLED: Final = re.compile(
    "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|nol|se(?:puluh|belas|ratus|ribu)|puluh|belas|ratus|ribu)+"
)
_WITH_YEAR: Final = 2  # segments of a number and its year
_MARKS: Final = {
    "prp": "perppu",
    "prps": "perppu",
    "drt": "uu_darurat",
    "darurat": "uu_darurat",
    "pnps": "penetapan_presiden",
}


class ReadNumber(NamedTuple):
    """The number and year of an instrument."""

    number: str | None
    """The number; None if it is left blank."""
    year: int | None
    """The year; None if there is none."""
    kind: str | None
    """The kind that a mark next to it ("Prp") makes of an act; None without a mark."""
    end_index: int
    """The index after it."""
    end: int
    """The offset where it ends."""


def _skip_spelled_number(tokens: Tokens, index: int) -> int:
    """Skip a number in words in brackets, "11 (sebelas)"."""
    cursor = index + 1
    while tokens.word(index) == "(" and _SPELLED.fullmatch(tokens.word(cursor)):
        cursor += 1
    return cursor + 1 if cursor > index + 1 and tokens.word(cursor) == ")" else index


def _follows_number_word(tokens: Tokens, index: int) -> bool:
    """Return whether a token follows "Nomor" as a mark, or as the split end of that word: "NO MOR", "Nomo r"."""
    word = tokens.word(index)
    # "R/12/2020" and "R-12" are numbers.
    is_apart = tokens.start(index + 1) > tokens.end(index) or tokens.word(index + 1) not in {"/", "-", "."}
    return word in {".", ":", ",", "-"} or (word in {"mor", "r"} and is_apart)


def _skip_number_word(tokens: Tokens, index: int) -> tuple[int, bool]:
    """Skip "Nomor", also repeated or with a mark after it; return the index after it, and whether it is there."""
    is_marked = tokens.word(index) in {":", "-", "/"} and resolve_spelling(tokens.word(index + 1)) in NUMBER_WORDS
    cursor, has_label = index + 1 if is_marked else index, False
    while resolve_spelling(tokens.word(cursor)) in NUMBER_WORDS or (has_label and _follows_number_word(tokens, cursor)):
        has_label = True
        cursor += 1
    if not has_label and tokens.word(cursor) in {":", "/", "-", "."}:
        cursor += 1
    if has_label and tokens.word(cursor).isalpha():
        # As in "No. Pol. 5", "No. Instr. 2", "Nomor SKB 109".
        stopped = tokens.skip(cursor + 1, {"."})
        is_apart = tokens.start(stopped) > tokens.end(stopped - 1) and tokens.are_on_one_line(cursor, stopped)
        is_series = stopped > cursor + 1 or (tokens.raw(cursor).isupper() and len(tokens.word(cursor)) > 1)
        if (
            is_series
            and is_apart
            and tokens.word(stopped)[:1].isdigit()
            and resolve_spelling(tokens.word(cursor)) != "tahun"
        ):
            cursor = stopped
    return cursor, has_label


class _MarkedNumber(NamedTuple):
    """A number without the marks in it and after it, "Prp" and "Drt"."""

    segments: list[str]
    """The segments of the number."""
    kind: str | None
    """The kind of act that the last mark makes; None without a mark."""
    next_index: int
    """The index after the last mark and the full stop of its abbreviation."""
    end_index: int
    """The index after the last mark itself."""


def _read_marks(tokens: Tokens, index: int, segments: Sequence[str]) -> _MarkedNumber:
    """Read the marks in a number and from an index on, which is that after the number."""
    first, *others = segments
    kinds = [_MARKS[segment.lower()] for segment in others if segment.lower() in _MARKS]
    kind = kinds[-1] if kinds else None
    unmarked = [first, *(segment for segment in others if segment.lower() not in _MARKS)]
    end_index = index
    while True:
        is_bracketed = tokens.word(index) == "(" and tokens.word(index + 2) == ")"
        mark = tokens.word(index + 1 if is_bracketed else index)
        if mark not in _MARKS:
            return _MarkedNumber(unmarked, kind, index, end_index)
        kind = _MARKS[mark]
        end_index = index + 3 if is_bracketed else index + 1
        index = tokens.skip(end_index, {"."})


def _read_partly_blank(tokens: Tokens, index: int) -> ReadNumber | None:
    """Read a number that is blank in part, "460/    /2025": only its year is known."""
    normalised, start = tokens.text.normalised, tokens.start(index)
    match = _NUMBER.match(normalised, start) if tokens.word(index) else None
    end = find_blank_end(normalised, start, match.end()) if match else None
    if end is None:
        return None
    cursor = tokens.skip_to(end, index)
    year, end_index = read_year(tokens, cursor)
    if year is None:
        year, end_index, _ = read_year_after(tokens, cursor)
    return ReadNumber(None, year, None, end_index, tokens.end(end_index - 1))


def _read_blank(tokens: Tokens, index: int) -> ReadNumber | None:
    """Read a number left blank, "Nomor ... Tahun 2009"."""
    has_dots = tokens.word(index) == BLANK
    end = find_blank_end(tokens.text.normalised, tokens.start(index), tokens.end(index)) if has_dots else None
    year, end_index = read_year(tokens, tokens.skip_to(end, index)) if end else (None, index)
    if year is None:
        year, end_index, _ = read_year_after(tokens, index + 1 if has_dots else index)
    return ReadNumber(None, year, None, end_index, tokens.end(end_index - 1)) if has_dots or year is not None else None


def _read_rest(tokens: Tokens, index: int, end_index: int, end: int) -> tuple[str, int] | None:
    """Read the text between a number without slashes and its year: more of it, or a page number.

    Args:
        tokens: The tokens.
        index: The index of the number.
        end_index: The index after it.
        end: The offset where it ends.

    Returns:
        The text to be added to the number, and the index after it. None if it is ambiguous which digits belong to it.
    """
    word = tokens.word(end_index)
    if word.isdigit() and tokens.word(end_index + 1) == "/" and tokens.gap(end_index) == " ":
        return None  # "Nomor 1 1/2009"
    if not word.isascii() or len(word) >= YEAR_DIGITS or resolve_spelling(tokens.word(end_index + 1)) != "tahun":
        return "", end_index
    if precedes_page(tokens.text.normalised, end):
        return "", end_index + 1
    if word.isdigit():
        return None  # whether "Nomor 1 1 Tahun 2009" is 11 is ambiguous
    is_lettered = len(word) == 1 and tokens.raw(end_index).isupper() and tokens.raw(index).isdigit()
    if is_lettered and tokens.are_on_one_line(index, end_index):
        return tokens.raw(end_index), end_index + 1  # "Nomor 05 A Tahun 2012"
    return "", end_index


def _read_segments(tokens: Tokens, index: int) -> tuple[list[str], int] | None:
    """Read the segments of a number between slashes and the index after it; None if it continues in the next line."""
    normalised, start = tokens.text.normalised, tokens.start(index)
    match = _NUMBER.match(normalised, start) if tokens.word(index) else None
    if match is None:
        return None
    next_citation = find_joined_citation(normalised, start, match.end())
    end = match.end() if next_citation is None else next_citation
    if next_citation is None and (_GOES_ON.match(normalised, end) or is_broken(normalised, start, end)):
        return None
    *segments, final = repair(_SPACE.sub("", normalised[start:end])).split("/")
    end_index = tokens.skip_to(end, index)
    if segments:
        if is_short_number(final) and (_DIGITS_GO_ON.match(normalised, end) or read_year(tokens, end_index - 1)[0]):
            return None  # "6/20 14"
        # Dotted initials before a slash are a word, "IV/M.P.R./1978".
        plain = [segment.replace(".", "") if segment[-1] == "." else segment for segment in segments]
        has_year_word = resolve_spelling(final.lower()) == "tahun"  # "5/Tahun 1960"
        return (plain, end_index - 1) if has_year_word else ([*plain, final], end_index)
    rest = _read_rest(tokens, index, end_index, end)
    if rest is None:
        return None
    added, end_index = rest
    return [final + added], end_index


def read_number(tokens: Tokens, index: int, *, may_be_roman: bool, may_have_dash: bool = False) -> ReadNumber | None:
    """Read the number after a kind and an issuer: "Nomor 10 Tahun 2019", "10/2019", "No. 19 Prp. tahun 1960".

    Args:
        tokens: The tokens.
        index: The index where it begins.
        may_be_roman: Whether Roman numerals are customary.
        may_have_dash: Whether a hyphen may separate it from its year, "11-2009".

    Returns:
        The number. None if there is none: without the word "Nomor" it needs its year, or two slashes.
    """
    leading = read_leading_year(tokens, index)
    if leading:
        leading_year, cursor = leading
        found = read_number(tokens, cursor, may_be_roman=may_be_roman, may_have_dash=may_have_dash)
        # If another year follows the number, the leading one belongs to something else.
        return found._replace(year=leading_year) if found and found.year in {None, leading_year} else None
    cursor, has_label = _skip_number_word(tokens, index)
    if has_label and (tokens.word(cursor) == BLANK or resolve_spelling(tokens.word(cursor)) == "tahun"):
        return _read_blank(tokens, cursor)
    return _read_with_year(tokens, cursor, has_label=has_label, may_be_roman=may_be_roman, may_have_dash=may_have_dash)


def _read_with_year(
    tokens: Tokens, index: int, *, has_label: bool, may_be_roman: bool, may_have_dash: bool
) -> ReadNumber | None:
    """Read a number and its year after the word "Nomor", if it is there (`has_label`)."""
    blank = _read_partly_blank(tokens, index)
    if blank:
        return blank if has_label or blank.year is not None else None
    read = _read_segments(tokens, index)
    if read is None:
        return None
    segments, kind, end_index, mark_end = _read_marks(tokens, read[1], read[0])
    end = tokens.end(mark_end - 1)
    year = parse_year(segments[-1]) if len(segments) > 1 else None
    if kind and year is None and len(segments) > 1:
        return None
    if year is not None and len(segments) == _WITH_YEAR:
        segments = segments[:1]
    number = "/".join(segments) if len(segments) > 1 else _parse_plain_number(segments[0], may_be_roman=may_be_roman)
    stated, year_end, has_word = read_year_after(tokens, _skip_spelled_number(tokens, end_index))
    if may_have_dash and len(segments) == 1 and stated is None and not has_word:
        dashed_year = _read_dashed_year(tokens, segments[0], end_index, has_label=has_label)
        if dashed_year:
            return dashed_year
    if has_word or (stated is not None and year is None):
        year, end_index, end = stated if stated is not None else year, year_end, tokens.end(year_end - 1)
    if year is None and BARRIER in (tokens.word(end_index), tokens.word(year_end)):
        return None  # its year may follow on the next page
    is_certain = has_label or year is not None or len(segments) > _WITH_YEAR
    return ReadNumber(number, year, kind, end_index, end) if number and is_certain else None


def _read_dashed_year(tokens: Tokens, number: str, index: int, *, has_label: bool) -> ReadNumber | None:
    """Read a number whose year follows a hyphen, "11-2009" or "No. 11 - 2009"."""
    glued = _DASHED_YEAR.fullmatch(number)
    if glued:
        year = parse_year(glued[2])
        return ReadNumber(glued[1], year, None, index, tokens.end(index - 1)) if year else None
    if not (has_label and number.isdigit() and tokens.word(index) == "-"):
        return None
    year, year_end = read_year(tokens, index + 1)
    is_alone = tokens.are_on_one_line(index - 1, index + 1) and tokens.word(year_end) not in {"-", "/"}
    return ReadNumber(number, year, None, year_end, tokens.end(year_end - 1)) if year and is_alone else None


def _parse_plain_number(segment: str, *, may_be_roman: bool) -> str | None:
    """Parse a number without slashes. "I" and "ll" become 1 and 11, unless Roman numerals are customary.

    "II" is ambiguous: a Roman 2, or a misread 11.
    """
    if any(char.isdigit() for char in segment):
        return segment
    if may_be_roman and is_roman(segment):
        return segment
    return "1" * len(segment) if _ONES.fullmatch(segment) else None
