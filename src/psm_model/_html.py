"""table: an HTML table for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from .text import truncate

__all__ = ["table"]

_MAX_ROWS: Final = 20
_MAX_LETTERS: Final = 400


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], *, count: int) -> str:
    """Render a table with a caption and with column and row headings for screen readers.

    It is unstyled, so that it follows the theme of the page. At most 20 rows are rendered, and the rest are counted;
    long texts are truncated, and cells are escaped.

    Args:
        caption: The caption.
        head: The headings of the columns.
        rows: The cells of each row; the first is the row heading, and None is an empty cell.
        count: The total number of rows.

    >>> print(table("Boards", ["id"], [["<b>"]], count=1))
    <table>
    <caption>Boards</caption>
    <thead><tr><th scope="col">id</th></tr></thead>
    <tbody>
    <tr><th scope="row">&lt;b&gt;</th></tr>
    </tbody>
    </table>
    """
    headings = "".join(f'<th scope="col">{_escape_cell(cell)}</th>' for cell in head)
    lines = ["<table>", f"<caption>{_escape_cell(caption)}</caption>", f"<thead><tr>{headings}</tr></thead>", "<tbody>"]
    for first, *others in islice(rows, _MAX_ROWS):
        cells = "".join(f"<td>{_escape_cell(cell)}</td>" for cell in others)
        lines.append(f'<tr><th scope="row">{_escape_cell(first)}</th>{cells}</tr>')
    lines.append("</tbody>")
    if count > _MAX_ROWS:
        more = f"and {count - _MAX_ROWS:,} more"
        lines.append(f'<tfoot><tr><td colspan="{len(head)}">{more}</td></tr></tfoot>')
    return "\n".join([*lines, "</table>"])


def _escape_cell(cell: object) -> str:
    # Imported late, because its list of named characters is large.
    from html import escape

    return "" if cell is None else escape(truncate(str(cell), _MAX_LETTERS))
