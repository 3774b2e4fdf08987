"""Tables one below another on one sheet: each row of headings is read by the table of the mapping that it fits best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ._headings import HeadingRow, read_headings, starts_table
from ._row_kinds import cell_text, is_footnote, is_signature, is_total, join_title
from ._synonyms import fold_heading
from .mapping import TableMapping

__all__ = ["SegmentRows", "StackedTable", "find_stacked_tables", "may_be_title"]

_Row = tuple[object, ...]
_MOST_HEADER_ROWS: Final = 3


class StackedTable(NamedTuple):
    """A table of a sheet that has several below each other."""

    table: TableMapping
    headings: HeadingRow
    """Its first headings."""
    rows: frozenset[range]
    """The ranges of its rows, counted from 1."""


class SegmentRows:
    """The rows of a sheet, of which those outside some ranges are blank."""

    def __init__(self, rows: Iterable[_Row], ranges: Iterable[range]) -> None:
        self._rows = rows
        self._ranges = tuple(ranges)

    def __iter__(self) -> Iterator[_Row]:
        for number, cells in enumerate(self._rows, start=1):
            yield cells if any(number in each for each in self._ranges) else ()


class _Fit(NamedTuple):
    score: float
    at: int
    headings: HeadingRow


def find_stacked_tables(rows: Iterable[_Row], tables: Sequence[TableMapping]) -> list[StackedTable]:
    """Return the tables by which the parts of a sheet are read, in the order of the mapping; empty if one reads it all.

    Args:
        rows: The rows of the sheet.
        tables: The tables of the mapping for sheets of its name.
    """
    if len(tables) < 2 or any(table.header == 0 for table in tables):  # noqa: PLR2004  # tables one below another
        return []
    known = [{fold_heading(name) for name in table.columns} for table in tables]
    fits: list[tuple[_Fit, int]] = []
    start = 1
    for number, window in _iter_windows(rows):
        fit = _find_fit(window, number, tables, known)
        if fit is None:
            start = _move_start(window[0], number, start)
            continue
        if fits and fits[-1][0].headings.row >= number - 1:
            if fit.score > fits[-1][0].score:
                fits[-1] = fit, fits[-1][1]
        else:
            above = fits[-1][0].at if fits else fit.at
            goes_on = start == number and {fold_heading(name) for name in fit.headings.names.values()} <= known[above]
            fits.append((fit._replace(at=above) if goes_on else fit, start))
        start = number + 1
    if len({fit.at for fit, _ in fits}) < 2:  # noqa: PLR2004  # as above
        return []
    starts = [1, *(start for _, start in fits[1:])]
    ends = [*starts[1:], 1 << 30]
    return [
        StackedTable(
            tables[at],
            next(fit.headings for fit, _ in fits if fit.at == at),
            frozenset(
                range(first, last) for (fit, _), first, last in zip(fits, starts, ends, strict=True) if fit.at == at
            ),
        )
        for at in sorted({fit.at for fit, _ in fits})
    ]


def _iter_windows(rows: Iterable[_Row]) -> Iterator[tuple[int, list[_Row]]]:
    """Yield each row with those below it that may be headings too, and its number."""
    window: list[_Row] = []
    number = 1
    for cells in rows:
        window.append(cells)
        if len(window) == _MOST_HEADER_ROWS:
            yield number, window
            number += 1
            window = window[1:]
    while window:
        yield number, window
        number += 1
        window = window[1:]


def _find_fit(
    window: Sequence[_Row], number: int, tables: Sequence[TableMapping], known: Sequence[set[str]]
) -> _Fit | None:
    """Return the table whose headings a row fits best, the first of equals; None if it fits none."""
    best: _Fit | None = None
    for at, table in enumerate(tables):
        headings = read_headings(window, 1, table.header_rows)
        if not starts_table(headings.names.values(), known[at]):
            continue
        names = {fold_heading(name) for name in headings.names.values()}
        score = len(names & known[at]) / len(names | known[at]) + (table.header == number)
        if best is None or score > best.score:
            best = _Fit(score, at, headings._replace(row=number))
    return best


def _move_start(cells: _Row, number: int, start: int) -> int:
    """Return the first row of the titles that end in a row, or the next row if it cannot be one of them."""
    texts = [cell_text(cell) for cell in cells]
    return start if not any(texts) or may_be_title(texts) else number + 1


def may_be_title(texts: Sequence[str]) -> bool:
    """Return whether a row above headings may be a title of their table.

    >>> may_be_title(["2. KARANG TARUNA"]), may_be_title(["1", "Siti"]), may_be_title(["Jumlah", "3"])
    (True, False, False)
    """
    is_numbered = next((text for text in texts if text), "").rstrip(".)").isdigit()
    is_other = is_numbered or is_total(texts) or is_signature(texts) or is_footnote(texts)
    return join_title(texts) is not None and not is_other
