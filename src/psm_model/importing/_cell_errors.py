"""Words for cells without a readable value, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from psm_model.formats.tables.cells import CellError
from psm_model.i18n import Bilingual

__all__ = ["WRONG_QUOTE", "describe_cell_error"]

WRONG_QUOTE: Final = CellError("a part of a line with a quotation mark that is not closed")
"""A cell of a CSV file in or after a quotation mark that is not closed: where its columns end is uncertain."""
_ERROR: Final = "the error "
_INDONESIAN: Final[Mapping[str, str]] = {
    WRONG_QUOTE.text: "bagian baris dengan tanda petik yang tidak ditutup",
    "a value that cannot be read": "nilai yang tidak dapat dibaca",
    "a number that is not a date, in a cell that is formatted as one": (
        "bilangan yang bukan tanggal, dalam sel berformat tanggal"
    ),
    "a formula without its value, which a spreadsheet saves with the workbook": (
        "rumus tanpa nilainya, yang disimpan program lembar kerja bersama buku kerja"
    ),
    "a date whose year is not shown, and may have been added by the spreadsheet": (
        "tanggal yang tahunnya tidak tampil, dan mungkin ditambahkan oleh program lembar kerja"
    ),
    "a duration": "lamanya waktu",
    "a percentage": "persentase",
    "a number that its format shows as something else": "bilangan yang ditampilkan lain oleh formatnya",
    "a time of the day": "jam",
    "an error": "galat",
}


def describe_cell_error(error: CellError) -> Bilingual:
    """Return the words for a cell without a readable value.

    >>> describe_cell_error(WRONG_QUOTE).indonesian
    'bagian baris dengan tanda petik yang tidak ditutup'
    """
    if error.text.startswith(_ERROR):
        return Bilingual(error.text, f"galat {error.text.removeprefix(_ERROR)}")
    return Bilingual(error.text, _INDONESIAN.get(error.text, "sel tanpa nilai yang terbaca"))
