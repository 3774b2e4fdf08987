"""Values of cells: read as the reader of workbooks does, with the order of dates that a mapping states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from psm_model.formats.tables.cells import CellError, WrongValueError, is_blank, read_cell
from psm_model.formats.tables.schema import CellType, Column
from psm_model.i18n import Bilingual
from psm_model.values.date_words import FULL_MONTHS, MONTH_NUMBERS

from ._cell_errors import describe_cell_error
from ._public_words import describe_text
from ._row_kinds import cell_text
from ._targets import Target
from .mapping import DateOrder

__all__ = ["UnreadableCellError", "describe_cell", "read_value"]

_NUMERIC: Final = re.compile(r"\s*(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\s*")
_BIRTH_PLACE: Final = re.compile(r"\A([^\d,/;\n]{2,60}?)(?:\s*[,/;\n]\s*(?=\d)|\s+(?=\d{1,2}[ /.-]))")
_WORD_DATE: Final = re.compile(r"(\s*\d{1,2}[\s-]+)([^\W\d_]{4,})([\s-]+\d{4}\s*)")
_DATES: Final = frozenset({CellType.DATE, CellType.END})
_FULL_YEAR: Final = 4
_MONTHS: Final = 12
_HIDDEN: Final = Bilingual("a value that is not shown", "isian yang tidak ditampilkan")
_FIX: Final = Bilingual("correct the cell", "perbaiki isi sel")
_EXPECTED: Final[Mapping[CellType, str]] = {
    CellType.TEXT: "teks",
    CellType.FILLED: "teks",
    CellType.TEXTS: "teks yang dipisahkan dengan titik koma",
    CellType.CHOICE: "salah satu kata yang dikenal",
    CellType.FLAG: "ya atau tidak",
    CellType.DATE: "tanggal seperti '15 Oktober 2025', 'Oktober 2025', atau '2025'",
    CellType.END: "tanggal seperti '15 Oktober 2025', atau 'sekarang'",
    CellType.CODE: "kode wilayah seperti '33.25', dalam sel berformat teks",
    CellType.CITATION: "peraturan",
    CellType.COUNT: "bilangan bulat",
    CellType.JSON: "JSON",
}
_FORMATS: Final[Mapping[str, str]] = {
    "all digits": "semua angkanya, dalam sel berformat teks: bilangan dalam lembar kerja hanya menyimpan 15 angka",
    "formatted as a date makes": "dalam sel berformat teks: tahun dalam sel berformat tanggal menjadi tanggal lain",
    "formatted as a date or as text": "dalam sel berformat tanggal atau teks",
    "formatted as text": "dalam sel berformat teks",
    "without the time": "tanpa jam",
}
"""What English messages say about the format of a cell, with the Indonesian words."""


class UnreadableCellError(ValueError):
    """A cell that cannot be read."""

    def __init__(self, expected: Bilingual, got: Bilingual, action: Bilingual = _FIX) -> None:
        super().__init__(expected.english)
        self.expected = expected
        self.got = got
        self.action = action


def describe_cell(raw: object, *, is_personal: bool) -> Bilingual:
    """Return the words for a cell. Nothing of a personal cell is shown, and no name that is in a wrong column."""
    if isinstance(raw, CellError):
        return describe_cell_error(raw)
    if is_blank(raw):
        return Bilingual("nothing", "kosong")
    if is_personal:
        return _HIDDEN
    return describe_text(cell_text(raw))


# Any, here and below: JSON.
def read_value(raw: object, target: Target, order: DateOrder | None) -> Any:
    """Return the value of a cell as in the JSON document.

    Raises:
        UnreadableCellError: it cannot be read.
    """
    column = target.column
    try:
        if isinstance(raw, str):
            if column.cell_type in _DATES:
                raw = _order_date(_spell_month(_strip_place(raw, target)), target, order)
            return _read_text(raw, column)
        return read_cell(raw, column)
    except WrongValueError as error:
        english = error.general if target.is_personal else error.expected
        expected = Bilingual(english, _translate(english, column))
        raise UnreadableCellError(expected, describe_cell(raw, is_personal=target.is_personal)) from None


def _translate(english: str, column: Column) -> str:
    """Return what is expected in Indonesian: the form of the column, and how the cell is to be formatted."""
    form = _EXPECTED[column.cell_type]
    return next((f"{form}, {words}" for part, words in _FORMATS.items() if part in english and words not in form), form)


@lru_cache(1 << 12)
def _read_text(raw: str, column: Column) -> Any:
    return read_cell(raw, column)


def _strip_place(text: str, target: Target) -> str:
    """Return a birth date without the place of birth before it."""
    match = _BIRTH_PLACE.match(text) if target.name == "member.birth_date" else None
    is_month = match is not None and match[1].strip().casefold() in MONTH_NUMBERS
    return text if match is None or is_month else text[match.end() :]


def _spell_month(text: str) -> str:
    """Return a date whose month is spelt right, if one letter is wrong, missing, added or swapped.

    One that is as close to two months, as *Jumi* is, stays as it is.
    """
    match = _WORD_DATE.fullmatch(text)
    if match is None or match[2].casefold() in MONTH_NUMBERS:
        return text
    close = [month for month in FULL_MONTHS if _differ_by_one(match[2].casefold(), month)]
    return f"{match[1]}{close[0]}{match[3]}" if len(close) == 1 else text


def _differ_by_one(word: str, other: str) -> bool:
    at = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, other_rest = word[at:], other[at:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] in {other_rest, other_rest[1:]} or rest == other_rest[1:] or swapped == other_rest


def _order_date(text: str, target: Target, order: DateOrder | None) -> str:
    """Return a date in digits with the day first.

    Raises:
        UnreadableCellError: the order matters and the mapping does not state it, or the year has two digits.
    """
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return text
    first, sign, second, year = match.groups()
    got = describe_cell(text, is_personal=target.is_personal)
    if len(year) < _FULL_YEAR:
        raise UnreadableCellError(Bilingual("a year of four digits", "tahun dengan empat angka"), got)
    if order is DateOrder.MDY:
        first, second = second, first
    elif order is None and int(first) <= _MONTHS and int(second) <= _MONTHS and first != second:
        raise UnreadableCellError(
            Bilingual("a date whose day and month are certain", "tanggal yang jelas hari dan bulannya"),
            got,
            Bilingual("state date_order in the mapping", "tulis date_order dalam pemetaan"),
        )
    return f"{first}{sign}{second}{sign}{year}"
