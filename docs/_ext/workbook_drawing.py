"""Drawings of the sheets of the workbook in the tutorial for officials, as a spreadsheet program shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from psm_model.formats.xlsx import template_xlsx

from .office_example import SHEETS, Cells
from .svg import Drawing, box, line, sheet, words

__all__ = ["draw_sheet"]

_LETTER: Final = 6.7
"""The width of a letter on average."""
_BOLD: Final = 7.7
"""The width of a bold letter on average."""
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
        [changed.get((name, number, text), row.get(text, "")) for _, text, _ in headings]
        for number, row in enumerate(SHEETS[name])
    ]
    shown = [[heading for _, _, heading in headings], *rows]
    widths = [
        max(len(heading) * _BOLD, *(len(row[at]) * _LETTER for row in rows)) + _PADDING
        for at, (_, _, heading) in enumerate(headings)
    ]
    starts = [_NUMBERS + sum(widths[:at]) for at in range(len(widths) + 1)]
    bottom = (len(shown) + 1) * _ROW
    parts = [box(_NUMBERS, 0, starts[-1] - _NUMBERS, _ROW, "box"), box(0, _ROW, _NUMBERS, bottom - _ROW, "box")]
    for (letter, _, _), start, width in zip(headings, starts, widths, strict=False):
        parts.append(words(start + width / 2, _BASELINE, letter, "kind", "middle"))
    for number, row in enumerate(shown):
        y = (number + 1) * _ROW
        parts.append(words(_NUMBERS / 2, y + _BASELINE, str(number + 1), "kind", "middle"))
        for (_, heading, _), start, width, text in zip(headings, starts, widths, row, strict=False):
            if (name, number - 1, heading) in marked:
                parts.append(box(start + 2, y + 2, width - 4, _ROW - 4, "possible"))
            parts.append(words(start + _PADDING / 2, y + _BASELINE, text, "name" if number == 0 else ""))
    parts += [line(f"M0 {at * _ROW:g}H{starts[-1]:g}", "grid") for at in range(1, len(shown) + 2)]
    parts += [line(f"M{start:g} 0V{bottom:g}", "grid") for start in starts]
    tab = len(name) * _LETTER + 2 * _PADDING
    parts += [box(_NUMBERS, bottom + 6, tab, _ROW, "box entity")]
    parts += [words(_NUMBERS + tab / 2, bottom + 6 + _BASELINE, name, "name", "middle")]
    return sheet(starts[-1] + 1, bottom + _ROW + 8, f"Lembar {name}", _describe(name, shown, headings, marked), parts)


def _describe(name: str, shown: list[list[str]], headings: list[tuple[str, str, str]], marked: Cells) -> str:
    rows = "; ".join(", ".join(text for text in row if text) for row in shown[1:])
    cells = [
        f"{letter}{number + 2}"
        for sheet_name, number, heading in marked
        for letter, text, _ in headings
        if sheet_name == name and text == heading
    ]
    note = f" Sel yang keliru: {', '.join(cells)}." if cells else ""
    return f"Judul kolom: {', '.join(shown[0])}. Isi baris: {rows}.{note}"


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
