"""How one cell of a table is written and read: what a spreadsheet makes of a text is undone, or told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final

import attrs

from psm_model.entities.post import Post
from psm_model.errors import ParseError
from psm_model.values.partial_date import PartialDate

from ._table_words import FLAGS, choice_of, word_of
from ._tables import Column, Holds
from ._told import WrongValueError, described

__all__ = ["Mistake", "cell_of", "is_blank", "place_of", "position_of", "value_of"]

# A number in a spreadsheet has fifteen digits; what stands behind these is made up.
_MOST_EXACT: Final = 10**15
_CODES: Final = range(10, 100)
_YES_OR_NO: Final = "ya or tidak, or true or false"
_FORMAT_AS_TEXT: Final = "in a cell that is formatted as text"
_ONGOING: Final = frozenset({"..", "…", "sekarang", "kini"})
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What must be quoted among texts that semicolons divide.
_TO_QUOTE: Final = re.compile(r'^\s|\s$|[;"\n\r]|^$')
# Possessive, so that it takes no longer than the text is long.
_LISTED: Final = re.compile(r'\s*+(?:"((?:[^"]|"")*+)"[^\S\n]*+|([^;\n"]*+))(?:[;\n]|\Z)')


@attrs.frozen
class Mistake:
    """What a cell has in place of a value."""

    text: str
    """What is told of it, as in "the error #N/A"."""


def place_of(row: int, column: int) -> str:
    """Name a cell as spreadsheets do, both numbers counted from 1.

    >>> place_of(7, 2), place_of(1, 28)
    ('B7', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    return f"{letters}{row}"


def position_of(place: str) -> tuple[int, int]:
    """Give the row and the column of a cell, or 0 for the column of a whole row; the inverse of `place_of`.

    >>> position_of("AB1")
    (1, 28)
    >>> position_of("7")
    (7, 0)
    """
    digits = place.lstrip(_LETTERS)
    column = 0
    for letter in place.removesuffix(digits):
        column = column * len(_LETTERS) + _LETTERS.index(letter) + 1
    return int(digits), column


def is_blank(raw: object) -> bool:
    """Tell whether a cell holds nothing that anybody would see."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


# Any, here and below: JSON.
def cell_of(value: Any, column: Column, *, in_words: bool) -> str:
    """Write a value of the JSON document into a cell; what is absent has a blank one.

    Args:
        value: The value.
        column: Its column.
        in_words: Whether it is written in the Indonesian words of workbooks, and not in codes.
    """
    match column.holds:
        case Holds.TEXTS:
            return "; ".join(_quoted(text) for text in value or ())
        case Holds.FLAG:
            words = list(FLAGS)[:2] if in_words else list(FLAGS)[2:]
            return words[0] if value else words[1]
        case Holds.CHOICE if value and in_words and column.choices is not None:
            return word_of(column.choices(value))
        case _:
            return value or ""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text


def value_of(raw: object, column: Column) -> Any:
    """Read a cell as the JSON document would have its value; a text that is none of what is wanted stays as it is.

    Raises:
        WrongValueError: a spreadsheet took what was typed for something else, or a word is none of those wanted.
    """
    text = _typed(raw, column)
    if not isinstance(text, str):
        return text
    read = _READERS.get(column.holds)
    return text if read is None else read(text, column)


def _typed(raw: object, column: Column) -> object:
    """Give the text that was typed into a cell, if a spreadsheet made a number or a date of it that still tells."""
    dated = column.holds in {Holds.DATE, Holds.END}
    match raw:
        case str():
            return raw
        case bool() if column.holds is Holds.FLAG:
            return raw
        case datetime() if dated and raw.time() == time():
            return raw.date().isoformat()
        case date() if dated and not isinstance(raw, datetime):
            return raw.isoformat()
        case float() if raw.is_integer():
            return _typed(int(raw), column)
        case int() if not isinstance(raw, bool):
            if column.holds is Holds.CODE and raw not in _CODES:
                # 33.10 and 33.1 are one number.
                raise WrongValueError(f"the code of an area {_FORMAT_AS_TEXT}", _told(raw, column))
            if abs(raw) >= _MOST_EXACT:
                wanted = f"all digits, {_FORMAT_AS_TEXT}: a number in a spreadsheet keeps {len(str(_MOST_EXACT)) - 1}"
                raise WrongValueError(wanted, _told(raw, column))
            return str(raw)
        case _:
            raise WrongValueError(_wanted(column), _told(raw, column))


def _wanted(column: Column) -> str:
    match column.holds:
        case Holds.CODE:
            return f"the code of an area {_FORMAT_AS_TEXT}"
        case Holds.DATE | Holds.END:
            return "a date, without the time of the day"
        case Holds.FLAG:
            return _YES_OR_NO
        case _:
            return f"a text, {_FORMAT_AS_TEXT}"


def _told(raw: object, column: Column) -> str:
    if column.sensitive:
        return "a value that is not shown"
    match raw:
        case Mistake():
            return raw.text
        case bool():
            return "true" if raw else "false"
        case int() | float():
            return f"the number {described(raw)}"
        case datetime() | date():
            return f"the date {raw.isoformat()}"
        case _:
            return described(raw)


def _flag(text: str, _: Column) -> bool:
    found = FLAGS.get(text.strip().casefold())
    if found is None:
        raise WrongValueError(_YES_OR_NO, described(text))
    return found


def _end(text: str, column: Column) -> str:
    return ".." if text.strip().casefold() in _ONGOING else _date(text, column)


def _date(text: str, _: Column) -> str:
    text = text.strip()
    try:
        return str(PartialDate.parse(text))
    except ParseError:
        pass
    try:
        return str(PartialDate.parse_text(text))
    except ParseError:
        # What reads it strictly says what is wrong with it.
        return text


def _choice(word: str, column: Column) -> str:
    kind = column.choices
    found = None if kind is None else choice_of(kind, word)
    if found is None and kind is Post:
        try:
            found = Post.from_title(word)
        except ParseError:
            found = None
    if found is None:
        words = ", ".join(f"{choice.value} ({word_of(choice)})" for choice in kind or ())
        raise WrongValueError(f"one of {words}", described(word.strip()))
    return found.value


def _listed(text: str, _: Column) -> list[str]:
    """Read texts that semicolons or the ends of lines divide; one in quotation marks may hold these.

    Raises:
        WrongValueError: a quotation mark stands where none may.
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        one = _LISTED.match(text, at)
        if one is None:
            raise WrongValueError("texts divided by semicolons, in quotation marks if they hold one", described(text))
        quoted, bare = one.groups()
        if quoted is not None:
            found.append(quoted.replace('""', '"'))
        elif bare.strip():
            found.append(bare.strip())
        at = one.end()
    return found


def _stripped(text: str, _: Column) -> str:
    return text.strip()


_READERS: Final[dict[Holds, Callable[[str, Column], Any]]] = {
    Holds.TEXTS: _listed,
    Holds.CHOICE: _choice,
    Holds.FLAG: _flag,
    Holds.DATE: _date,
    Holds.END: _end,
    Holds.CODE: _stripped,
    Holds.CITATION: _stripped,
}
