"""How one cell of a table is written and read: what a spreadsheet makes of a text is undone, or told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import attrs

from psm_model.entities.post import Post
from psm_model.errors import ParseError
from psm_model.formats._told import NOT_SHOWN, WrongValueError, describe
from psm_model.values.partial_date import LAST_YEAR, PartialDate

from .schema import CellType, Column
from .titles import parse_post
from .words import FLAGS, choice_word, parse_choice

__all__ = [
    "DAY_ZERO",
    "DAY_ZERO_1904",
    "MOST_ROWS",
    "CellError",
    "Since1904",
    "YearAsDate",
    "cell_name",
    "is_blank",
    "parse_cell_name",
    "read_cell",
    "read_post",
    "write_cell",
]

MOST_ROWS: Final = 1_048_576
"""How many rows a sheet of a workbook may have."""

# A number in a spreadsheet has fifteen digits; what stands behind these is made up.
_MOST_EXACT: Final = 10**15
_CODES: Final = range(10, 100)
_YES_OR_NO: Final = "ya or tidak, or true or false"
DAY_ZERO: Final = date(1899, 12, 30)
"""The day that a spreadsheet counts the days of a date from."""
DAY_ZERO_1904: Final = date(1904, 1, 1)
"""The day that a workbook counts from which says so, as those of old Macs do."""
_NUMBER: Final = re.compile("[0-9]{4,6}")
_LONGEST_SHOWN: Final = 10**9
_FORMAT_AS_TEXT: Final = "in a cell that is formatted as text"
_OPEN: Final = frozenset({"..", "…"})
# Who holds a post until now holds it until a day that nobody knows.
_UNTIL_NOW: Final = re.compile(
    r"(?:(?:s\.? ?d\.?|s/d|sampai(?: dengan)?|hingga) )?(?:(?:sekarang|kini|saat ini)(?: ini)?|tidak diketahui)"
)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What must be quoted among texts that semicolons divide.
_TO_QUOTE: Final = re.compile(r'^\s|\s$|[;"\n\r]|^$')
# Possessive, so that it takes no longer than the text is long.
_LISTED: Final = re.compile(r'\s*+(?:"((?:[^"]|"")*+)"[^\S\n]*+|([^;\n"]*+))(?:[;\n]|\Z)')


@attrs.frozen
class CellError:
    """What a cell has in place of a value."""

    text: str
    """What is told of it, as in "the error #N/A"."""
    by_format: bool = False
    """Whether it would be a value in a cell of another format."""


@attrs.frozen
class YearAsDate:
    """A number that was perhaps typed as a year, in a cell that is formatted as a date."""

    year: int
    """The number."""
    day: date
    """The date that the cell shows, or shows in part."""


@attrs.frozen
class Since1904:
    """A number in a workbook that counts the days of dates from 1904."""

    number: int | float
    """The number."""


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheets do, both numbers counted from 1.

    >>> cell_name(7, 2), cell_name(1, 28)
    ('B7', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    return f"{letters}{row}"


def parse_cell_name(place: str) -> tuple[int, int]:
    """Return the row and the column of a cell, or 0 for the column of a whole row; the inverse of `cell_name`.

    >>> parse_cell_name("AB1")
    (1, 28)
    >>> parse_cell_name("7")
    (7, 0)
    """
    digits = place.lstrip(_LETTERS)
    column = 0
    for letter in place.removesuffix(digits):
        column = column * len(_LETTERS) + _LETTERS.index(letter) + 1
    return int(digits), column


def is_blank(raw: object) -> bool:
    """Return whether a cell holds nothing that anybody would see."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


# Any, here and below: JSON.
def write_cell(value: Any, column: Column, *, in_words: bool) -> str:
    """Write a value of the JSON document into a cell; what is absent has a blank one.

    Args:
        value: The value.
        column: Its column.
        in_words: Whether it is written in the Indonesian words of workbooks, and not in codes.
    """
    match column.holds:
        case CellType.TEXTS:
            return "; ".join(_quoted(text) for text in value or ())
        case CellType.FLAG:
            words = list(FLAGS)[:2] if in_words else list(FLAGS)[2:]
            return words[0] if value else words[1]
        case CellType.CHOICE if value and in_words and column.choices is not None:
            return choice_word(column.choices(value))
        case CellType.TEXT | CellType.FILLED if value and _is_padded(value):
            return f'"{value}"'
        case _:
            return value or ""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text


def read_cell(raw: object, column: Column) -> Any:
    """Read a cell as the JSON document would have its value; a text that is none of what is wanted stays as it is.

    Raises:
        WrongValueError: a spreadsheet took what was typed for something else, or a word is none of those wanted.
    """
    text = _typed(raw, column)
    return _READERS[column.holds](text, column) if isinstance(text, str) else text


def read_post(raw: object, column: Column, section: str | None) -> tuple[Post, str]:
    """Return the post in a cell, which the section beside it may decide, and the cell as it was typed.

    Raises:
        WrongValueError: it means no post, or none for certain.
    """
    text = _typed(raw, column)
    post = parse_post(text, section) if isinstance(text, str) else None
    if post is None:
        raise _not_among_choices(str(text), column)
    return post, str(text)


def _typed(raw: object, column: Column) -> object:
    """Return the text that was typed into a cell, if a spreadsheet made a number or a date of it that still tells."""
    dated = column.holds in {CellType.DATE, CellType.END}
    raw = _without_doubt(raw, column, dated=dated)
    match raw:
        case str():
            return raw
        case bool() if column.holds is CellType.FLAG:
            return raw
        case PartialDate() if dated:
            return str(raw)
        case date() if dated and _is_whole(raw):
            return date(raw.year, raw.month, raw.day).isoformat()
        case float() if raw.is_integer():
            return _typed(int(raw), column)
        case int() if not isinstance(raw, bool):
            if column.holds is CellType.CODE and raw not in _CODES:
                # 33.10 and 33.1 are one number.
                raise WrongValueError(f"the code of an area, {_FORMAT_AS_TEXT}", _told(raw, column))
            if abs(raw) >= _MOST_EXACT:
                wanted = f"all digits, {_FORMAT_AS_TEXT}: a number in a spreadsheet keeps {len(str(_MOST_EXACT)) - 1}"
                raise WrongValueError(wanted, _told(raw, column))
            return str(raw)
        case _:
            raise WrongValueError(_wanted(raw, column), _told(raw, column))


def _is_whole(day: date) -> bool:
    return not isinstance(day, datetime) or day.time() == time()


def _without_doubt(raw: object, column: Column, *, dated: bool) -> object:
    """Return the date or the number of a cell.

    Raises:
        WrongValueError: in a column of dates, it may be a year made a date, or the number of a day.
    """
    match raw:
        case YearAsDate():
            if dated:
                meant = "" if column.sensitive else f" {raw.year}"
                wanted = (
                    f"the year{meant} or this date, {_FORMAT_AS_TEXT}: one formatted as a date makes a date of a year"
                )
                raise WrongValueError(wanted, _told(raw.day, column))
            return raw.day
        case Since1904():
            if dated:
                _refuse_day_number(raw.number, column, DAY_ZERO_1904)
                if raw.number > LAST_YEAR:
                    # Not to be taken for a day counted from 1899.
                    raise WrongValueError(_wanted(raw.number, column), _told(raw.number, column))
            return raw.number
        case _:
            return raw


def _refuse_day_number(number: float, column: Column, zero: date) -> None:
    """Refuse a number that is perhaps a date, in a cell that is not formatted as one.

    Raises:
        WrongValueError: it is.
    """
    last = (date(LAST_YEAR, 12, 31) - zero).days
    if LAST_YEAR < number <= last and number == int(number):
        meant = "" if column.sensitive else f", perhaps {zero + timedelta(int(number))}"
        wanted = f"a date{meant}, in a cell that is formatted as a date or as text"
        raise WrongValueError(wanted, _told(int(number), column))


def _wanted(raw: object, column: Column) -> str:
    match column.holds:
        case CellType.DATE | CellType.END:
            return "a date, without the time of the day" if isinstance(raw, datetime | float) else "a date"
        case CellType.FLAG:
            return _YES_OR_NO
        case holds:
            wanted = "the code of an area" if holds is CellType.CODE else "a text"
            return wanted if isinstance(raw, CellError) and not raw.by_format else f"{wanted}, {_FORMAT_AS_TEXT}"


def _told(raw: object, column: Column) -> str:
    match raw:
        case CellError():
            return raw.text
        case _ if column.sensitive:
            return NOT_SHOWN
        case int() | float() if not isinstance(raw, bool):
            return f"the number {describe(raw)}" if abs(raw) < _LONGEST_SHOWN else "a large number"
        case date() | PartialDate():
            return f"the date {str(raw).removesuffix(' 00:00:00')}"
        case _:
            return describe(raw)


def _flag(text: str, column: Column) -> bool:
    found = FLAGS.get(text.strip().casefold())
    if found is None:
        raise WrongValueError(_YES_OR_NO, _told(text, column))
    return found


def _end(text: str, column: Column) -> str | None:
    folded = " ".join(text.casefold().split())
    if folded in _OPEN:
        return ".."
    if _UNTIL_NOW.fullmatch(folded):
        return None
    try:
        return _date(text, column)
    except WrongValueError as error:
        raise WrongValueError(f"{error.wanted}, or '..' where there is no end", error.got) from None


def _date(text: str, column: Column) -> str:
    text = text.strip()
    if _NUMBER.fullmatch(text):
        _refuse_day_number(int(text), column, DAY_ZERO)
    try:
        return str(PartialDate.parse(text))
    except ParseError:
        pass
    try:
        return str(PartialDate.parse_text(text))
    except ParseError as error:
        # What is wanted may be the weekday of the very date. A table has no day of publication to tell the year by.
        wanted = (
            "a date as in '2025-10-15' or '15 Oktober 2025'" if column.sensitive else error.wanted.partition(";")[0]
        )
        raise WrongValueError(wanted, _told(text, column)) from None


def _choice(word: str, column: Column) -> str:
    kind = column.choices
    found = parse_post(word, None) if kind is Post else None if kind is None else parse_choice(kind, word)
    if found is None:
        raise _not_among_choices(word, column)
    return found.value


def _not_among_choices(word: str, column: Column) -> WrongValueError:
    words = ", ".join(f"{choice.value} ({choice_word(choice)})" for choice in column.choices or ())
    return WrongValueError(f"one of {words}", _told(word.strip(), column))


def _listed(text: str, column: Column) -> list[str]:
    """Read texts that semicolons or the ends of lines divide; one in quotation marks may hold these.

    Raises:
        WrongValueError: a quotation mark stands where none may.
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        one = _LISTED.match(text, at)
        if one is None:
            wanted = "texts divided by semicolons, in quotation marks if they hold one"
            raise WrongValueError(wanted, _told(text, column))
        quoted, bare = one.groups()
        if quoted is not None:
            found.append(quoted.replace('""', '"'))
        elif bare.strip():
            found.append(bare.strip())
        at = one.end()
    return found


def _stripped(text: str, _: Column) -> str:
    return text.strip()


def _is_padded(text: str) -> bool:
    """Return whether space stands at an end of a text, or would if any quotation marks around it were taken away."""
    quotes = min(len(text) - len(text.lstrip('"')), len(text) - len(text.rstrip('"')))
    inner = text[quotes : len(text) - quotes]
    return inner != inner.strip()


def _text(text: str, _: Column) -> str:
    """Read a text, without the space around it that nobody sees, unless it stands in quotation marks."""
    text = text.strip()
    return text[1:-1] if text[:1] == text[-1:] == '"' and _is_padded(text[1:-1]) else text


_READERS: Final[dict[CellType, Callable[[str, Column], Any]]] = {
    CellType.TEXT: _text,
    CellType.FILLED: _text,
    CellType.TEXTS: _listed,
    CellType.CHOICE: _choice,
    CellType.FLAG: _flag,
    CellType.DATE: _date,
    CellType.END: _end,
    CellType.CODE: _stripped,
    CellType.CITATION: _stripped,
}
