"""The grammar of the number and year of an instrument."""

from __future__ import annotations

import re
from typing import NamedTuple

from psm_model.law._ocr import repair, repair_digits
from psm_model.law._vocabulary import NUMBER_WORDS, resolve_spelling
from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR

from ._broken_numbers import find_blank_end, find_joined_citation, is_broken
from ._furniture import BARRIER
from ._text import BLANK, Tokens

__all__ = ["ReadNumber", "read_leading_year", "read_number", "read_year"]

# A first segment ("10", "100.1.1-6117", "II"), then those after slashes ("HUK", "PMK.01", "PUU-V", "2Ol2"), with or
# without spaces. A word joined to a number is not part of it.
_GLUED = (
    r"(?:[0-9][0-9OIl]{0,5}(?=(?i:(?:tahun|thn?|ttg|pasal)(?![A-Za-z])|tentang))"
    r"|[12][0-9]{3}(?=[a-z]{3}|(?:UU|PP)[ .]?(?:No|[0-9])))"
)
_NUMBER = re.compile(
    rf"(?:[A-Z]{{2,6}}[ ]?-[ ](?=[0-9]))?(?:{_GLUED}|[0-9]+[ ][A-Z](?=[ ]?/[ ]?[0-9A-Z])|[0-9A-Za-z]+)"
    r"(?:[.-][0-9]+[A-Za-z]{0,2}(?![A-Za-z])|-[A-Z]{1,4}(?:[.][0-9]+)+|-[A-Z](?![0-9A-Za-z]))*"
    r"(?:[.][A-Z]{2,4}(?=/))?"
    rf"(?:[ \t]{{0,2}}/[ \t]{{0,2}}(?:{_GLUED}|[OIl]?[0-9][0-9A-Za-z]*(?:[.][0-9]+)*"
    r"|(?:[A-Za-z][.]){2,8}(?=[ \t]{0,2}/)|[A-Za-z]+(?:[0-9]{1,2}(?![0-9A-Za-z]))?"
    r"(?:[.][0-9A-Za-z]+|[.][ \t][0-9]{1,3}(?=/))*)(?:-[0-9A-Za-z]+)*)*"
    r"(?:(?<=[.][A-Za-z])[.])?"
)
# A number that continues in the next line is ambiguous: the rest may be a page number.
_GOES_ON = re.compile(r"[ \t]*(?:[/-]\s*?[\r\n\f]|[\r\n\f]\s*/|(?<!/[12][0-9]{3})[.]?[ \t]*[\r\n\f]\s*[0-9.-]+[ \t]?/)")
_DIGITS_GO_ON = re.compile(r"[ \t]*[\r\n\f]\s*[0-9]+(?![0-9.)])")
# A page number, in a paragraph of its own.
_PAGE = re.compile(r"[ \t]*(?:\r?\n[ \t]*){2,9}[0-9]{1,4}[ \t]*(?:\r?\n[ \t]*){2,9}")
_SPACE = re.compile(r"\s+")
_ROMAN = re.compile(r"[IVXLC]+")
_ONES = re.compile(r"[IiL]|ll?")
_DASHED_YEAR = re.compile(r"([0-9]{1,3})-([0-9]{4})")
_SPELLED = re.compile(
    "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|nol|se(?:puluh|belas|ratus|ribu)|puluh|belas|ratus|ribu)+"
)
_DIGITS = 4  # of a year
_SPECKS = frozenset("\"'|~-:")
"""Marks that a scanner makes of specks before "Tahun"."""
_WITH_YEAR = 2  # segments of a number and its year
_MARKS = {"prp": "perppu", "prps": "perppu", "drt": "uu_darurat", "darurat": "uu_darurat", "pnps": "penetapan_presiden"}
_DATED = frozenset(["tanggal", "tertanggal", "tgl", "dated"])
_DATE = re.compile(
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?P<mark>[ ]?[./-][ ]?)(?:0?[1-9]|1[0-2])(?P=mark)(?P<year>[0-9]{4})"
    r"|(?P<first>[0-9]{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?![0-9A-Za-z])"
)
_DATE_TOKENS = 5  # of a date in figures
_YEAR_SHAPE = re.compile(r"[0-9OoIlL]{4}")


class ReadNumber(NamedTuple):
    """The number and year of an instrument."""

    number: str | None
    """The number; None if it is left blank."""
    year: int | None
    """The year; None if there is none."""
    kind: str | None
    """The kind that a mark next to it ("Prp") makes of an act; None without a mark."""
    after: int
    """The index after it."""
    end: int
    """The offset where it ends."""


def _parse_year(text: str) -> int | None:
    if _YEAR_SHAPE.fullmatch(text) is None or not any(char.isdigit() for char in text):
        return None
    year = int(repair_digits(text))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def read_year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """Read a year, which spaces may split ("1 95 6"); return it and the index after it, or None and the same index."""
    year = _parse_year(tokens.raw(index))
    if year is not None:
        return year, index + 1
    joined = ""
    for ahead in range(index, index + _DIGITS):
        if not tokens.word(ahead).isdigit() or not tokens.are_on_one_line(index, ahead):
            break
        joined += tokens.raw(ahead)
        if len(joined) == _DIGITS and not tokens.word(ahead + 1).isdigit():
            return _parse_year(joined), ahead + 1
    return None, index


def _read_dated(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """Read the year of a date, "tanggal 14 Agustus 2006" or "tgl. 14-08-2006"."""
    if tokens.word(index) not in _DATED:
        return None, index
    here = index + 1 + (tokens.word(index + 1) == ".")
    if tokens.word(here).isdigit() and tokens.word(here + 1).isalpha():
        return read_year(tokens, here + 2)
    date = _DATE.match(tokens.text.even, tokens.start(here))
    if date is None:
        return None, index
    return _parse_year(date["year"] or date["first"]), here + _DATE_TOKENS


def _is_garbled_year(word: str) -> bool:
    """Return whether a word is an unreadable year, "2a11"."""
    return len(word) == _DIGITS and word[0] in "12z" and sum(map(str.isdigit, word)) >= _DIGITS // 2


def _skip_spelled_number(tokens: Tokens, index: int) -> int:
    """Skip a number in words in brackets, "11 (sebelas)"."""
    here = index + 1
    while tokens.word(index) == "(" and _SPELLED.fullmatch(tokens.word(here)):
        here += 1
    return here + 1 if here > index + 1 and tokens.word(here) == ")" else index


def _read_year_after(tokens: Tokens, index: int) -> tuple[int | None, int, bool]:
    """Read "Tahun 2019" or "2019"; return the year, the index after it, and whether the word is there."""
    if tokens.word(index) == "(" and resolve_spelling(tokens.word(index + 1)) == "tahun":
        year, after = read_year(tokens, index + 2)
        return (year, after + 1, True) if year is not None and tokens.word(after) == ")" else (None, index, False)
    here = index
    while tokens.word(here) in {".", ",", "/", "]"} and here < index + 2:
        here += 1
    here += tokens.word(here) in _SPECKS and resolve_spelling(tokens.word(here + 1)) == "tahun"
    word = tokens.word(here)
    # It may be misread as "Tahurr" or "Tahwn".
    if resolve_spelling(word) == "tahun" or (word.startswith("tah") and len(word) < len("tahunan")):
        here += 1
        while tokens.word(here) in {".", ":", ","}:
            here += 1
        paged = tokens.word(here).isdigit() and _PAGE.match(tokens.text.even, tokens.end(here - 1)) is not None
        year, after = read_year(tokens, here + (paged and len(tokens.word(here)) < _DIGITS))
        if year is not None:
            return year, after, True
        return None, here + (tokens.word(here) == BLANK or _is_garbled_year(tokens.word(here))), True
    year, after = read_year(tokens, here + 1) if word == "of" else _read_dated(tokens, here)
    if year is not None:
        return year, after, word == "of"
    if here == index or tokens.word(index) in {"/", "."}:
        year = _parse_year(tokens.raw(here))
        if year is not None:
            return year, here + 1, False
    return None, index, False


def read_leading_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a year before its number, "Tahun 1950 No. 12" or "tanggal 3 Maret 2025 Nomor 5".

    Returns:
        The year, and the index of "Nomor".
    """
    if resolve_spelling(tokens.word(index)) == "tahun":
        year, after = read_year(tokens, index + 1)
    else:
        year, after = _read_dated(tokens, index)
    after += tokens.word(after) == ","
    return (year, after) if year is not None and resolve_spelling(tokens.word(after)) in NUMBER_WORDS else None


def _follows_number_word(tokens: Tokens, index: int) -> bool:
    """Return whether a token follows "Nomor" as a mark, or as the split end of that word: "NO MOR", "Nomo r"."""
    word = tokens.word(index)
    # "R/12/2020" and "R-12" are numbers.
    apart = tokens.start(index + 1) > tokens.end(index) or tokens.word(index + 1) not in {"/", "-", "."}
    return word in {".", ":", ",", "-"} or (word in {"mor", "r"} and apart)


def _skip_number_word(tokens: Tokens, index: int) -> tuple[int, bool]:
    """Skip "Nomor", also repeated or with a mark after it; return the index after it, and whether it is there."""
    marked = tokens.word(index) in {":", "-"} and resolve_spelling(tokens.word(index + 1)) in NUMBER_WORDS
    here, worded = index + marked, False
    while resolve_spelling(tokens.word(here)) in NUMBER_WORDS or (worded and _follows_number_word(tokens, here)):
        worded = True
        here += 1
    if not worded and tokens.word(here) in {":", "/", "-", "."}:
        here += 1
    if worded and tokens.word(here).isalpha():
        # As in "No. Pol. 5", "No. Instr. 2", "Nomor SKB 109".
        stopped = here + 1 + (tokens.word(here + 1) == ".")
        apart = tokens.start(stopped) > tokens.end(stopped - 1) and tokens.are_on_one_line(here, stopped)
        series = stopped > here + 1 or (tokens.raw(here).isupper() and len(tokens.word(here)) > 1)
        if series and apart and tokens.word(stopped)[:1].isdigit() and resolve_spelling(tokens.word(here)) != "tahun":
            here = stopped
    return here, worded


def _read_marks(tokens: Tokens, index: int, segments: list[str]) -> tuple[str | None, int, int]:
    """Read "Prp" or "Drt" next to a number; return the kind of act, the next index, and the index after the mark."""
    kind, marked = None, index
    if len(segments) > 1 and resolve_spelling(segments[-1].lower()) == "tahun":
        segments.pop()  # "5/Tahun 1960"
        return None, index - 1, index - 1
    for segment in segments[1:]:
        if segment.lower() in _MARKS:
            kind = _MARKS[segment.lower()]
            segments.remove(segment)
    while True:
        bracketed = tokens.word(index) == "(" and tokens.word(index + 2) == ")"
        mark = tokens.word(index + bracketed)
        if mark not in _MARKS:
            return kind, index, marked
        kind = _MARKS[mark]
        marked = index + (3 if bracketed else 1)
        index = marked + (tokens.word(marked) == ".")


def _read_partly_blank(tokens: Tokens, index: int) -> ReadNumber | None:
    """Read a number that is blank in part, "460/    /2025": only its year is known."""
    even, start = tokens.text.even, tokens.start(index)
    match = _NUMBER.match(even, start) if tokens.word(index) else None
    end = find_blank_end(even, start, match.end()) if match else None
    if end is None:
        return None
    here = tokens.skip_to(end, index)
    year, after = read_year(tokens, here)
    if year is None:
        year, after, _ = _read_year_after(tokens, here)
    return ReadNumber(None, year, None, after, tokens.end(after - 1))


def _read_blank(tokens: Tokens, index: int) -> ReadNumber | None:
    """Read a number left blank, "Nomor ... Tahun 2009"."""
    dots = tokens.word(index) == BLANK
    end = find_blank_end(tokens.text.even, tokens.start(index), tokens.end(index)) if dots else None
    year, after = read_year(tokens, tokens.skip_to(end, index)) if end else (None, index)
    if year is None:
        year, after, _ = _read_year_after(tokens, index + dots)
    return ReadNumber(None, year, None, after, tokens.end(after - 1)) if dots or year is not None else None


def _read_rest(tokens: Tokens, index: int, after: int, end: int) -> tuple[str, int] | None:
    """Read the text between a number without slashes and its year: more of it, or a page number.

    Args:
        tokens: The tokens.
        index: The index of the number.
        after: The index after it.
        end: The offset where it ends.

    Returns:
        The text to be added to the number, and the index after it. None if it is ambiguous which digits belong to it.
    """
    word = tokens.word(after)
    if word.isdigit() and tokens.word(after + 1) == "/" and tokens.gap(after) == " ":
        return None  # "Nomor 1 1/2009"
    if not word.isascii() or len(word) >= _DIGITS or resolve_spelling(tokens.word(after + 1)) != "tahun":
        return "", after
    if _PAGE.match(tokens.text.even, end):
        return "", after + 1
    on_one_line = tokens.are_on_one_line(index, after)
    if word.isdigit():
        return None  # whether "Nomor 1 1 Tahun 2009" is 11 is ambiguous
    lettered = len(word) == 1 and tokens.raw(after).isupper() and tokens.raw(index).isdigit()
    return (tokens.raw(after), after + 1) if lettered and on_one_line else ("", after)  # "Nomor 05 A Tahun 2012"


def _read_segments(tokens: Tokens, index: int) -> tuple[list[str], int] | None:
    """Read the segments of a number between slashes and the index after it; None if it continues in the next line."""
    even, start = tokens.text.even, tokens.start(index)
    match = _NUMBER.match(even, start) if tokens.word(index) else None
    if match is None:
        return None
    joined = find_joined_citation(even, start, match.end())
    end = match.end() if joined is None else joined
    if joined is None and (_GOES_ON.match(even, end) or is_broken(even, start, end)):
        return None
    *segments, final = repair(_SPACE.sub("", even[start:end])).split("/")
    after = tokens.skip_to(end, index)
    if segments:
        short = final.isdigit() and len(final) < _DIGITS
        if short and (_DIGITS_GO_ON.match(even, end) or read_year(tokens, after - 1)[0]):
            return None  # "6/20 14"
        # Dotted initials before a slash are a word, "IV/M.P.R./1978".
        return [*(segment.replace(".", "") if segment[-1] == "." else segment for segment in segments), final], after
    rest = _read_rest(tokens, index, after, end)
    if rest is None:
        return None
    added, after = rest
    return [final + added], after


def read_number(tokens: Tokens, index: int, *, roman: bool, dashed: bool = False) -> ReadNumber | None:
    """Read the number after a kind and an issuer: "Nomor 10 Tahun 2019", "10/2019", "No. 19 Prp. tahun 1960".

    Args:
        tokens: The tokens.
        index: The index where it begins.
        roman: Whether Roman numerals are customary.
        dashed: Whether a hyphen may separate it from its year, "11-2009".

    Returns:
        The number. None if there is none: without the word "Nomor" it needs its year, or two slashes.
    """
    leading = read_leading_year(tokens, index)
    if leading:
        leading_year, here = leading
        found = read_number(tokens, here, roman=roman, dashed=dashed)
        # If another year follows the number, the leading one belongs to something else.
        return found._replace(year=leading_year) if found and found.year in {None, leading_year} else None
    here, worded = _skip_number_word(tokens, index)
    if worded and (tokens.word(here) == BLANK or resolve_spelling(tokens.word(here)) == "tahun"):
        return _read_blank(tokens, here)
    return _read_with_year(tokens, here, worded=worded, roman=roman, dashed=dashed)


def _read_with_year(tokens: Tokens, index: int, *, worded: bool, roman: bool, dashed: bool) -> ReadNumber | None:
    """Read a number and its year after the word "Nomor", if it is there (``worded``)."""
    blank = _read_partly_blank(tokens, index)
    if blank:
        return blank if worded or blank.year is not None else None
    read = _read_segments(tokens, index)
    if read is None:
        return None
    segments, after = read
    kind, after, marked = _read_marks(tokens, after, segments)
    ended = tokens.end(marked - 1)
    year = _parse_year(segments[-1]) if len(segments) > 1 else None
    if kind and year is None and len(segments) > 1:
        return None
    if year is not None and len(segments) == _WITH_YEAR:
        segments.pop()
    number = "/".join(segments) if len(segments) > 1 else _parse_plain_number(segments[0], roman=roman)
    stated, then, has_word = _read_year_after(tokens, _skip_spelled_number(tokens, after))
    if dashed and len(segments) == 1 and stated is None and not has_word:
        dashed_year = _read_dashed_year(tokens, segments[0], after, worded=worded)
        if dashed_year:
            return dashed_year
    if has_word or (stated is not None and year is None):
        year, after, ended = stated if stated is not None else year, then, tokens.end(then - 1)
    if year is None and BARRIER in (tokens.word(after), tokens.word(then)):
        return None  # its year may follow on the next page
    surely = worded or year is not None or len(segments) > _WITH_YEAR
    return ReadNumber(number, year, kind, after, ended) if number and surely else None


def _read_dashed_year(tokens: Tokens, number: str, after: int, *, worded: bool) -> ReadNumber | None:
    """Read a number whose year follows a hyphen, "11-2009" or "No. 11 - 2009"."""
    glued = _DASHED_YEAR.fullmatch(number)
    if glued:
        year = _parse_year(glued[2])
        return ReadNumber(glued[1], year, None, after, tokens.end(after - 1)) if year else None
    if not (worded and number.isdigit() and tokens.word(after) == "-"):
        return None
    year, then = read_year(tokens, after + 1)
    alone = tokens.are_on_one_line(after - 1, after + 1) and tokens.word(then) not in {"-", "/"}
    return ReadNumber(number, year, None, then, tokens.end(then - 1)) if year and alone else None


def _parse_plain_number(segment: str, *, roman: bool) -> str | None:
    """Parse a number without slashes. "I" and "ll" become 1 and 11, unless Roman numerals are customary.

    "II" is ambiguous: a Roman 2, or a misread 11.
    """
    if any(char.isdigit() for char in segment):
        return segment
    if roman and _ROMAN.fullmatch(segment):
        return segment
    return "1" * len(segment) if _ONES.fullmatch(segment) else None
