"""Sample: the first rows of a sheet, with its headings and the lines of its titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import attrs

from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.titles import parse_post

from ._headings import HEAD_ROWS, HeadingRow, read_headings
from ._panels import PanelRows, assign_columns, select_headings, split_headings
from ._row_kinds import (
    cell_text,
    is_footnote,
    is_official,
    is_section,
    is_signature,
    is_total,
    join_title,
    numbers_columns,
    states_no_person,
)
from ._section_rows import has_section_members
from ._split_suggestion import find_joined_targets
from ._synonyms import find_similar, find_synonym
from ._titles import find_body

__all__ = ["Sample", "has_second_row"]

_SAMPLE_ROWS: Final = 2000
_FEWEST_HEADINGS: Final = 2
_USUAL_BODIES: Final = frozenset({"IPSM", "Karang Taruna", "PSM"})


@attrs.frozen
class Sample:
    """The first rows of a sheet, with its headings."""

    sheet: Sheet
    rows: list[tuple[object, ...]]
    headings: HeadingRow | None
    header_rows: int
    part: int = 1
    """Which of the tables side by side it is, counted from 1."""
    titles: tuple[str, ...] = ()
    """Lines above the headings that belong to all of them."""
    unmerged: tuple[tuple[object, ...], ...] = ()
    """The rows without the values that merged cells have in further rows; empty if they are no others."""
    header: int | None = None
    """The row of the headings, if they were not found by their words; 0 if columns are named by letters."""

    @classmethod
    def of(cls, sheet: Sheet) -> Sample:
        rows = list(islice(sheet.rows, _SAMPLE_ROWS))
        if not any(cell_text(cell) for cells in rows for cell in cells):
            return cls(sheet, [], None, 1)
        best: tuple[float, HeadingRow] | None = None
        for row in range(1, min(len(rows), HEAD_ROWS) + 1):
            headings = read_headings(rows, row, 1)
            score = sum(_score_heading(name) for name in headings.names.values())
            if score >= _FEWEST_HEADINGS and (best is None or score > best[0]):
                best = score, headings
        if best is None:
            return cls(sheet, rows, _find_lone_heading(rows), 1)
        row = best[1].row
        count = 2 if has_second_row(rows, best[1]) else 1
        filled = _fill_merged(rows, sheet, row + count - 1)
        unmerged = () if filled == rows else tuple(rows)
        return cls(sheet, filled, read_headings(rows, row, count), count, unmerged=unmerged)

    def split(self) -> list[Sample]:
        """Return a sample for each of the tables side by side."""
        headings = self.headings
        parts = [] if headings is None else split_headings(headings.names)
        if headings is None or len(parts) == 1:
            return [self]
        owners = assign_columns(parts)
        samples = []
        for number in range(len(parts)):
            rows = PanelRows(self.rows, owners, number)
            above = self.rows[: headings.row - 1]
            lines = (join_title([cell_text(cell) for cell in cells]) for cells in above if rows.is_shared(cells))
            samples.append(
                Sample(
                    self.sheet,
                    list(rows),
                    select_headings(headings, rows),
                    self.header_rows,
                    number + 1,
                    tuple(line for line in lines if line is not None),
                )
            )
        return samples

    def iter_lines(self, after: int = 0) -> Iterator[str]:
        """Yield the lines of rows with at most two texts that are neither sections, totals nor signatures.

        Args:
            after: The row after which they begin.
        """
        headings = () if self.headings is None else self.headings.texts
        if not after:
            yield from self.titles
        pending: list[str] = []
        is_signed = False
        for cells in self.rows[after:]:
            texts = [cell_text(cell) for cell in cells]
            line = join_title(texts)
            is_heading = tuple(texts) == headings
            is_signed = (is_signed or is_signature(texts)) and not is_heading
            is_numbered = next((text for text in texts if text), "").rstrip(".)").isdigit()
            if is_heading or (not is_signed and any(texts) and (line is None or is_numbered)):
                # Titles have rows of people or headings below them; those below signatures have headings.
                yield from pending
                pending.clear()
            if line is not None and not (is_section(texts) or is_total(texts) or is_footnote(texts)):
                pending.append(line)
        if not any(map(_is_row, self.rows[after:])):
            yield from pending

    def iter_body_lines(self, *, is_placed: bool) -> Iterator[str]:
        """Yield the lines that name a body, if those below the headings name another one than those above.

        Args:
            is_placed: Whether the rows have an area, of which the name of one body can be made.
        """
        row = 0 if self.headings is None else self.headings.row
        below = [line for line in self.iter_lines(row) if find_body(line) and not _states_post(line)]
        above = [line for line in (*self.titles, *_list_titles(self.rows[: max(row - 1, 0)])) if find_body(line)][-1:]
        others = {find_body(line) for line in below} - {find_body(line) for line in above}
        if others or (not is_placed and above and find_body(above[0]) not in _USUAL_BODIES):
            yield from (*above, *below)

    def iter_data(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows below the headings."""
        if self.headings is not None:
            yield from self.rows[self.headings.row + self.header_rows - 1 :]

    def iter_unmerged(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows below the headings, in which a merged cell has its value in its first row alone."""
        if self.headings is not None:
            yield from (self.unmerged or self.rows)[self.headings.row + self.header_rows - 1 :]

    def iter_lone_texts(self) -> Iterator[str]:
        """Yield the texts of rows below the headings that have no other, and are not sections, totals or notes."""
        for cells in self.iter_data():
            texts = [text for cell in cells if (text := cell_text(cell))]
            if len(texts) == 1 and not (is_section(texts) or is_total(texts) or is_footnote(texts)):
                if is_signature(texts):
                    return
                yield texts[0]

    def count_without_post(self, name: int, post: int) -> int:
        """Return the number of rows below a section that have a name and no post.

        Args:
            name: The column of names, counted from 1.
            post: The column of posts.
        """
        count = 0
        is_below = False
        for cells in self.iter_data():
            texts = [cell_text(cell) for cell in cells]
            section = is_section(texts)
            if section is not None:
                is_below = has_section_members(section)
            elif join_title(texts) is not None and not any(texts[name - 1 : name]):
                is_below = False
            elif is_below and any(texts[name - 1 : name]) and not any(texts[post - 1 : post]):
                count += not (is_total(texts) or is_signature(texts) or states_no_person(texts[name - 1]))
        return count


def _list_titles(rows: Sequence[tuple[object, ...]]) -> list[str]:
    lines = (join_title([cell_text(cell) for cell in cells]) for cells in rows)
    return [line for line in lines if line is not None]


def _is_row(cells: Sequence[object]) -> bool:
    """Return whether a row has more texts than a title."""
    texts = [cell_text(cell) for cell in cells]
    return any(texts) and join_title(texts) is None


def _states_post(line: str) -> bool:
    return is_official(line) or parse_post(line, None) is not None


def _fill_merged(rows: list[tuple[object, ...]], sheet: Sheet, after: int) -> list[tuple[object, ...]]:
    """Return the rows, with the value of a merged cell below the headings in each of its rows."""
    filled = [list(cells) for cells in rows]
    for left, top, _, bottom in sheet.merged:
        if after < top < bottom and top <= len(rows) and left <= len(rows[top - 1]):
            for cells in filled[top : min(bottom, len(filled))]:
                cells.extend([None] * (left - len(cells)))
                cells[left - 1] = rows[top - 1][left - 1]
    return [tuple(cells) for cells in filled]


def _find_lone_heading(rows: Sequence[tuple[object, ...]]) -> HeadingRow | None:
    """Return the heading of names that is the only text of a row, as in a list of names alone."""
    for row in range(1, min(len(rows), HEAD_ROWS) + 1):
        headings = read_headings(rows, row, 1)
        if [find_synonym(name) for name in headings.names.values()] == ["name"]:
            return headings
    return None


def _score_heading(name: str) -> float:
    if find_synonym(name) is not None or find_joined_targets(name) is not None:
        return 1
    # Titles of posts may be headings, with their holders below.
    return 0.5 if find_similar(name) is not None or parse_post(name, None) is not None else 0


def has_second_row(rows: Sequence[tuple[object, ...]], headings: HeadingRow) -> bool:
    """Return whether the row below the headings has further headings: none below those of names and numbers."""
    below = rows[headings.row] if len(rows) > headings.row else ()
    texts = [cell_text(cell) for cell in below]
    if len([text for text in texts if text]) < _FEWEST_HEADINGS or numbers_columns(texts):
        return False
    for at, text in enumerate(texts, start=1):
        name = headings.names.get(at, "")
        if text and parse_post(text, None) is not None and at + 1 not in headings.names and len(texts) > at:
            # Posts below the heading of all their holders: NAMA PENGURUS / KETUA.
            continue
        if text and (find_synonym(name) in {"name", "number"} or find_joined_targets(name) is not None):
            return False
    return all(not any(sign.isdigit() for sign in text) for text in texts) and any(
        text and at not in headings.names for at, text in enumerate(texts, start=1)
    )
