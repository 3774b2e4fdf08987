"""table: rows of text as an HTML table, for a notebook to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from .text import truncate

__all__ = ["table"]

_MOST_ROWS: Final = 20
_MOST_LETTERS: Final = 120


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], *, count: int) -> str:
    """Write a table with a caption and a heading to each column and row, as readers of a screen want them.

    It has no style of its own, so that it is as light or dark as the page. No more than 20 rows are written, and the
    others counted; long texts are cut, and what is no text for a page is escaped.

    Args:
        caption: What the table shows.
        head: The headings of the columns.
        rows: The cells of each row, of which the first is its heading; None leaves one empty.
        count: How many rows there are.

    >>> print(table("Boards", ["id"], [["<b>"]], count=1))
    <table>
    <caption>Boards</caption>
    <thead><tr><th scope="col">id</th></tr></thead>
    <tbody>
    <tr><th scope="row">&lt;b&gt;</th></tr>
    </tbody>
    </table>
    """
    headings = "".join(f'<th scope="col">{_escaped(cell)}</th>' for cell in head)
    lines = ["<table>", f"<caption>{_escaped(caption)}</caption>", f"<thead><tr>{headings}</tr></thead>", "<tbody>"]
    for first, *others in islice(rows, _MOST_ROWS):
        cells = "".join(f"<td>{_escaped(cell)}</td>" for cell in others)
        lines.append(f'<tr><th scope="row">{_escaped(first)}</th>{cells}</tr>')
    lines.append("</tbody>")
    if count > _MOST_ROWS:
        more = f"and {count - _MOST_ROWS:,} more"
        lines.append(f'<tfoot><tr><td colspan="{len(head)}">{more}</td></tr></tfoot>')
    return "\n".join([*lines, "</table>"])


def _escaped(cell: object) -> str:
    # Imported with its list of all named characters, which only those pay for who show a table.
    from html import escape

    return "" if cell is None else escape(truncate(str(cell), _MOST_LETTERS))
