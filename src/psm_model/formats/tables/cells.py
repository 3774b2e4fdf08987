"""Cells of tables: writing, and reading that undoes a spreadsheet's conversions or reports them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import attrs

from psm_model.entities.post import Post
from psm_model.errors import FormatError, ParseError
from psm_model.formats._problems import NOT_SHOWN, WrongValueError, describe
from psm_model.formats.document import parse_json
from psm_model.values.partial_date import LAST_YEAR, PartialDate

from .schema import CellType, Column
from .titles import parse_post
from .words import FLAG_CODES, FLAG_WORDS, FLAGS, choice_word, parse_choice

__all__ = [
    "DAY_ZERO",
    "DAY_ZERO_1904",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "CellError",
    "Since1904",
    "WrongValueError",
    "YearAsDate",
    "format_cell",
    "is_blank",
    "read_cell",
    "read_post",
]

MAX_ROWS: Final = 1_048_576
"""The maximum number of rows in a sheet."""
MAX_COLUMNS: Final = 16_384
"""The maximum number of columns in a sheet, and in any table."""

# A spreadsheet keeps fifteen digits of a number; further digits are invented.
_EXACT_LIMIT: Final = 10**15
_PROVINCE_CODES: Final = range(10, 100)
_YES_OR_NO: Final = "ya or tidak, or true or false"
DAY_ZERO: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet's dates."""
DAY_ZERO_1904: Final = date(1904, 1, 1)
"""Day 0 of dates in a workbook with the 1904 date system, as old Macs write."""
_NUMBER: Final = re.compile("[0-9]{4,6}")
_MAX_SHOWN: Final = 10**9
_FORMAT_AS_TEXT: Final = "in a cell that is formatted as text"
_OPEN: Final = frozenset({"..", "…"})
_UNTIL_WORD: Final = r"(?:s\.? ?d\.?|s/d|sampai(?:\s+dengan)?|hingga)"
# Somebody who holds a post until now holds it until an unknown day.
_UNTIL_NOW: Final = re.compile(rf"(?:{_UNTIL_WORD} )?(?:(?:sekarang|kini|saat ini)(?: ini)?|selesai|tidak diketahui)")
_SINCE: Final = re.compile(
    r"\A\s*(?:t\.?m\.?t\.?|terhitung (?:mulai|sejak)|mulai|sejak)\s+(?:tanggal\s+)?(?=\S)", re.IGNORECASE
)
_UNTIL: Final = re.compile(rf"\A\s*{_UNTIL_WORD}\s+(?:tanggal\s+)?(?=\S)", re.IGNORECASE)
_WHOLE_NUMBER: Final = re.compile("[0-9]{1,16}")
# Texts that need quotation marks in a list separated by semicolons.
_NEEDS_QUOTES: Final = re.compile(r'^\s|\s$|[;"\n\r]|^$')
# Possessive, so that matching takes linear time.
_LIST_ITEM: Final = re.compile(r'\s*+(?:"((?:[^"]|"")*+)"[^\S\n]*+|([^;\n"]*+))(?:[;\n]|\Z)')


@attrs.frozen
class CellError:
    """A cell without a readable value."""

    text: str
    """Description, as in "the error #N/A"."""
    by_format: bool = False
    """Whether the cell would have a value with another number format."""


@attrs.frozen
class YearAsDate:
    """A number in a cell formatted as a date that may have been typed as a year."""

    year: int
    """Number in the cell."""
    day: date
    """Date that the cell displays, in full or in part."""


@attrs.frozen
class Since1904:
    """A number in a workbook with the 1904 date system."""

    number: int | float
    """Number in the cell."""


def is_blank(raw: object) -> bool:
    """Return whether a cell is empty or holds only spaces."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


# Any, here and below: JSON.
def format_cell(value: Any, column: Column, *, in_words: bool) -> str:
    """Return the cell of a value of the JSON document, blank for an absent value.

    Args:
        value: The value.
        column: The column.
        in_words: Whether to write the Indonesian words of workbooks instead of codes.
    """
    match column.cell_type:
        case CellType.JSON | CellType.COUNT if value or value == 0:
            return json.dumps(value, ensure_ascii=False)
        case CellType.TEXTS:
            return "; ".join(_quote(text) for text in value or ())
        case CellType.FLAG:
            return (FLAG_WORDS if in_words else FLAG_CODES)[bool(value)]
        case CellType.CHOICE if value and in_words and column.choices is not None:
            return choice_word(column.choices(value))
        case CellType.TEXT | CellType.FILLED if value and _is_padded(value):
            return f'"{value}"'
        case _:
            return value or ""


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def read_cell(raw: object, column: Column) -> Any:
    """Return the value of a cell as in the JSON document. An invalid text may be returned unchanged.

    Raises:
        WrongValueError: a spreadsheet converted what was typed, or a word is unknown.
    """
    text = _undo_conversion(raw, column)
    return _READERS[column.cell_type](text, column) if isinstance(text, str) else text


def read_post(raw: object, column: Column, section: str | None) -> tuple[Post, str]:
    """Return the post in a cell, read with the section beside it, and the typed text.

    Raises:
        WrongValueError: it is not a post, or is ambiguous.
    """
    text = _undo_conversion(raw, column)
    post = parse_post(text, section) if isinstance(text, str) else None
    if post is None:
        raise _choice_error(str(text), column)
    return post, str(text)


def _undo_conversion(raw: object, column: Column) -> object:
    """Return the typed text of a cell, as far as the number or date that a spreadsheet made of it allows."""
    is_date = column.cell_type in {CellType.DATE, CellType.END}
    raw = _unwrap_date_or_number(raw, column, is_date=is_date)
    match raw:
        case str():
            return raw
        case bool() if column.cell_type is CellType.FLAG:
            return raw
        case PartialDate() if is_date:
            return str(raw)
        case date() if is_date and _is_whole(raw):
            return date(raw.year, raw.month, raw.day).isoformat()
        case float() if raw.is_integer():
            return _undo_conversion(int(raw), column)
        case int() if not isinstance(raw, bool):
            if column.cell_type is CellType.CODE and raw not in _PROVINCE_CODES:
                # 33.10 and 33.1 are the same number.
                raise WrongValueError(f"the code of an area, {_FORMAT_AS_TEXT}", _describe_raw(raw, column))
            if abs(raw) >= _EXACT_LIMIT:
                expected = (
                    f"all digits, {_FORMAT_AS_TEXT}: a number in a spreadsheet keeps {len(str(_EXACT_LIMIT)) - 1}"
                )
                raise WrongValueError(expected, _describe_raw(raw, column))
            return str(raw)
        case _:
            raise WrongValueError(_describe_expected(raw, column), _describe_raw(raw, column))


def _is_whole(day: date) -> bool:
    return not isinstance(day, datetime) or day.time() == time()


def _unwrap_date_or_number(raw: object, column: Column, *, is_date: bool) -> object:
    """Return the date or the number of a cell.

    Raises:
        WrongValueError: in a column of dates, it may be a year formatted as a date, or a day number.
    """
    match raw:
        case YearAsDate():
            if is_date:
                meant = "" if column.sensitive else f" {raw.year}"
                expected = (
                    f"the year{meant} or this date, {_FORMAT_AS_TEXT}: one formatted as a date makes a date of a year"
                )
                raise WrongValueError(expected, _describe_raw(raw.day, column))
            return raw.day
        case Since1904():
            if is_date:
                _reject_day_number(raw.number, column, DAY_ZERO_1904)
                if raw.number > LAST_YEAR:
                    # Do not read it as a day counted from 1899.
                    raise WrongValueError(_describe_expected(raw.number, column), _describe_raw(raw.number, column))
            return raw.number
        case _:
            return raw


def _reject_day_number(number: float, column: Column, zero: date) -> None:
    """Reject a number that may be a date, in a cell that is not formatted as a date.

    Raises:
        WrongValueError: it may be a date.
    """
    last = (date(LAST_YEAR, 12, 31) - zero).days
    if LAST_YEAR < number <= last and number == int(number):
        meant = "" if column.sensitive else f", perhaps {zero + timedelta(int(number))}"
        expected = f"a date{meant}, in a cell that is formatted as a date or as text"
        raise WrongValueError(expected, _describe_raw(int(number), column))


def _describe_expected(raw: object, column: Column) -> str:
    match column.cell_type:
        case CellType.DATE | CellType.END:
            return "a date, without the time of the day" if isinstance(raw, datetime | float) else "a date"
        case CellType.FLAG:
            return _YES_OR_NO
        case cell_type:
            expected = "the code of an area" if cell_type is CellType.CODE else "a text"
            return expected if isinstance(raw, CellError) and not raw.by_format else f"{expected}, {_FORMAT_AS_TEXT}"


def _describe_raw(raw: object, column: Column) -> str:
    match raw:
        case CellError():
            return raw.text
        case _ if column.sensitive:
            return NOT_SHOWN
        case int() | float() if not isinstance(raw, bool):
            return f"the number {describe(raw)}" if abs(raw) < _MAX_SHOWN else "a large number"
        case date() | PartialDate():
            return f"the date {str(raw).removesuffix(' 00:00:00')}"
        case _:
            return describe(raw)


def _parse_flag(text: str, column: Column) -> bool:
    flag = FLAGS.get(text.strip().casefold())
    if flag is None:
        raise WrongValueError(_YES_OR_NO, _describe_raw(text, column))
    return flag


def _parse_end(text: str, column: Column) -> str | None:
    folded = " ".join(text.casefold().split())
    if folded in _OPEN:
        return ".."
    if _UNTIL_NOW.fullmatch(folded):
        return None
    return _parse_date(_UNTIL.sub("", text), column, or_open=True)


def _parse_date(text: str, column: Column, *, or_open: bool = False) -> str:
    """Return the date in a text.

    Args:
        text: The text.
        column: The column.
        or_open: Whether the error says that an open end is accepted too.

    Raises:
        WrongValueError: it is not a date, or may be the number of a day.
    """
    text = (_SINCE.sub("", text) if column.steps[-1] == "start" else text).strip()
    if _NUMBER.fullmatch(text):
        _reject_day_number(int(text), column, DAY_ZERO)
    try:
        return str(PartialDate.parse(text))
    except ParseError:
        pass
    try:
        return str(PartialDate.parse_text(text))
    except ParseError as error:
        general = "a date as in '2025-10-15' or '15 Oktober 2025'" if column.sensitive else error.form
        if or_open:
            general += ", or '..' where there is no end"
        expected = general if column.sensitive or error.is_general else error.expected
        raise WrongValueError(expected, _describe_raw(text, column), general) from None


def _parse_choice(word: str, column: Column) -> str:
    kind = column.choices
    choice = parse_post(word, None) if kind is Post else None if kind is None else parse_choice(kind, word)
    if choice is None:
        raise _choice_error(word, column)
    return choice.value


def _choice_error(word: str, column: Column) -> WrongValueError:
    words = ", ".join(f"{choice.value} ({choice_word(choice)})" for choice in column.choices or ())
    return WrongValueError(f"one of {words}", _describe_raw(word.strip(), column))


def _parse_list(text: str, column: Column) -> list[str]:
    """Return the texts of a list separated by semicolons or newlines. A quoted text may contain these.

    Raises:
        WrongValueError: a quotation mark is misplaced.
    """
    texts: list[str] = []
    offset = 0
    while offset < len(text):
        item = _LIST_ITEM.match(text, offset)
        if item is None:
            expected = "texts divided by semicolons, in quotation marks if they hold one"
            raise WrongValueError(expected, _describe_raw(text, column))
        quoted, bare = item.groups()
        if quoted is not None:
            texts.append(quoted.replace('""', '"'))
        elif bare.strip():
            texts.append(bare.strip())
        offset = item.end()
    return texts


def _parse_count(text: str, column: Column) -> int:
    if not _WHOLE_NUMBER.fullmatch(text.strip()):
        raise WrongValueError("a whole number from 0", _describe_raw(text, column))
    return int(text)


def _parse_json(text: str, column: Column) -> object:
    try:
        tree, problems = parse_json(text, None)
    except FormatError:
        raise WrongValueError("JSON, as the template's note shows", _describe_raw(text, column)) from None
    if problems:
        # It is JSON, with a duplicate key or a number that cannot be read.
        raise WrongValueError(problems[0].expected, NOT_SHOWN if column.sensitive else problems[0].got)
    return tree


def _strip(text: str, _: Column) -> str:
    return text.strip()


def _is_padded(text: str) -> bool:
    """Return whether a text has space at an end, ignoring quotation marks around it."""
    quotes = min(len(text) - len(text.lstrip('"')), len(text) - len(text.rstrip('"')))
    inner = text[quotes : len(text) - quotes]
    return inner != inner.strip()


def _parse_text(text: str, _: Column) -> str:
    """Return a text without the space around it, but keep space inside quotation marks."""
    text = text.strip()
    return text[1:-1] if text[:1] == text[-1:] == '"' and _is_padded(text[1:-1]) else text


_READERS: Final[dict[CellType, Callable[[str, Column], Any]]] = {
    CellType.TEXT: _parse_text,
    CellType.FILLED: _parse_text,
    CellType.TEXTS: _parse_list,
    CellType.CHOICE: _parse_choice,
    CellType.FLAG: _parse_flag,
    CellType.DATE: _parse_date,
    CellType.END: _parse_end,
    CellType.CODE: _strip,
    CellType.CITATION: _strip,
    CellType.COUNT: _parse_count,
    CellType.JSON: _parse_json,
}
