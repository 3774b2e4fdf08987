"""Drawings of the sheets of the workbook in the tutorial for officials, as a spreadsheet program shows them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from psm_model.formats.xlsx import template_xlsx

from .office_example import LIST, LIST_SHEET, SHEETS, Cells
from .svg import Drawing, box, line, sheet, words

__all__ = ["draw_list", "draw_sheet"]

_LETTER: Final = 6.7
"""The width of a letter on average."""
_BOLD: Final = 7.7
"""The width of a bold letter on average."""
_CAPITAL: Final = 9.0
"""The width of a bold capital letter on average."""
_PADDING: Final = 14.0
_ROW: Final = 26.0
_NUMBERS: Final = 30.0
_BASELINE: Final = 17.0


def draw_sheet(name: str, changed: Cells, marked: Cells) -> Drawing:
    """Draw the filled columns of a sheet, with the letters of the template.

    Args:
        name: The name of the sheet.
        changed: Cells with another text than in the end.
        marked: The cells to outline.
    """
    headings = [heading for heading in _headings(name) if any(heading[1] in row for row in SHEETS[name])]
    rows = [
        tuple(changed.get((name, number, text), row.get(text, "")) for _, text, _ in headings)
        for number, row in enumerate(SHEETS[name])
    ]
    places = [(number + 1, at) for number in range(len(rows)) for at in range(len(headings))]
    outlined = [place for place in places if (name, place[0] - 1, headings[place[1]][1]) in marked]
    letters = [letter for letter, _, _ in headings]
    shown = [tuple(heading for _, _, heading in headings), *rows]
    return _draw_cells(name, letters, shown, heading=0, outlined=outlined)


def draw_list() -> Drawing:
    """Draw the list of a board as offices keep it, with titles above the headings."""
    letters = [get_column_letter(at) for at in range(1, max(map(len, LIST)) + 1)]
    heading = next(number for number, row in enumerate(LIST) if len(row) == len(letters))
    return _draw_cells(LIST_SHEET, letters, LIST, heading=heading, outlined=[])


def _draw_cells(
    name: str,
    letters: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    heading: int,
    outlined: Sequence[tuple[int, int]],
) -> Drawing:
    """Draw the cells of a sheet; a row with a single text is a title, which runs over the columns beside it.

    Args:
        name: The name of the sheet.
        letters: The letters of the columns.
        rows: The texts of each row.
        heading: The position of the row of headings; it and the titles above it are bold.
        outlined: The cells to outline, by the position of row and column.
    """
    widths = [
        max(
            len(row[at]) * (_BOLD if number <= heading else _LETTER)
            for number, row in enumerate(rows)
            if len(row) == len(letters)
        )
        + _PADDING
        for at in range(len(letters))
    ]
    titles = [
        len(row[0]) * (_CAPITAL if row[0].isupper() else _BOLD) + _PADDING for row in rows if len(row) < len(letters)
    ]
    widths[-1] += max([title - sum(widths) for title in titles] + [0.0])
    starts = [_NUMBERS + sum(widths[:at]) for at in range(len(widths) + 1)]
    bottom = (len(rows) + 1) * _ROW
    parts = [box(_NUMBERS, 0, starts[-1] - _NUMBERS, _ROW, "box"), box(0, _ROW, _NUMBERS, bottom - _ROW, "box")]
    for letter, start, width in zip(letters, starts, widths, strict=False):
        parts.append(words(start + width / 2, _BASELINE, letter, "kind", "middle"))
    for number, row in enumerate(rows):
        y = (number + 1) * _ROW
        parts.append(words(_NUMBERS / 2, y + _BASELINE, str(number + 1), "kind", "middle"))
        for at, (start, text) in enumerate(zip(starts, row, strict=False)):
            if (number, at) in outlined:
                parts.append(box(start + 2, y + 2, widths[at] - 4, _ROW - 4, "possible"))
            parts.append(words(start + _PADDING / 2, y + _BASELINE, text, "name" if number <= heading else ""))
    parts += [line(f"M0 {at * _ROW:g}H{starts[-1]:g}", "grid") for at in range(1, len(rows) + 2)]
    tops = [(number + 1) * _ROW for number, row in enumerate(rows) if len(row) == len(letters)]
    parts += [line(f"M{start:g} {top:g}v{_ROW:g}", "grid") for start in starts[1:-1] for top in (0.0, *tops)]
    parts += [line(f"M{start:g} 0V{bottom:g}", "grid") for start in (starts[0], starts[-1])]
    tab = len(name) * _LETTER + 2 * _PADDING
    parts += [box(_NUMBERS, bottom + 6, tab, _ROW, "box entity")]
    parts += [words(_NUMBERS + tab / 2, bottom + 6 + _BASELINE, name, "name", "middle")]
    cells = [f"{letters[at]}{number + 1}" for number, at in outlined]
    return sheet(starts[-1] + 1, bottom + _ROW + 8, f"Lembar {name}", _describe(rows, heading, cells), parts)


def _describe(rows: Sequence[Sequence[str]], heading: int, cells: Sequence[str]) -> str:
    """Return the words for a sheet: its titles, its headings, its rows, and the outlined cells."""
    titles = [f"{', '.join(row)}. " for row in rows[:heading]]
    contents = "; ".join(", ".join(text for text in row if text) for row in rows[heading + 1 :])
    note = f" Sel yang keliru: {', '.join(cells)}." if cells else ""
    return f"{''.join(titles)}Judul kolom: {', '.join(rows[heading])}. Isi baris: {contents}.{note}"


@cache
def _headings(name: str) -> list[tuple[str, str, str]]:
    """Return the letter of each column in the template, its heading without the mark, and as it is shown."""
    with TemporaryDirectory() as folder:
        file = str(Path(folder, "templat.xlsx"))
        template_xlsx(file)
        cells = load_workbook(file)[name][1]
    return [
        (get_column_letter(cell.column), str(cell.value).removesuffix(" *"), str(cell.value))
        for cell in cells
        if cell.column is not None
    ]
