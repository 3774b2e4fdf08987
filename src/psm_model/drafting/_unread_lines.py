"""Lines of lists and tables of officers in which no appointment could be read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from ._holders import is_vacant, join_spaces
from ._labels import Kind, classify_label, close_letters
from ._lines import Line, Segment
from ._name_words import is_body_word
from ._personal_numbers import cut_numbers
from ._roster_headings import classify_heading, is_of_document
from ._statement import Statement

__all__ = ["find_unread_lines"]

_POSTS: Final = frozenset((Kind.POST, Kind.OTHER, Kind.SECTION))
_LONGEST: Final = 120
"""Longer lines are running text, unless they have posts with colons."""
_LONGEST_NAME: Final = 60
_NEAR: Final = 2
"""The lines from one to another that belongs to the same list; one may be blank."""
_NAME: Final = re.compile(r"[A-Z][^\W_]+")
_NUMBER: Final = re.compile(r"\(?(?:[ivx]{1,5}|\d{1,2}|[a-z])[.)]\s*", re.IGNORECASE)
_CELLS: Final = re.compile(r"\s*\|\s*|\t+|[ \u00a0]{2,}")
_FEWEST_CELLS: Final = 2
_BESIDE: Final = re.compile(
    r"\W*(?:nip|nik|nrp|nuptk|no\b|hp|telp|tlp|wa|alamat|jl\b|jalan|dusun|desa|kelurahan|kecamatan|rt\b|rw\b|umur|usia"
    r"|email|ttl|lahir|unsur|periode|masa\s+bakti|tahun)\b.*|[^:]*:\s*",
    re.IGNORECASE,
)
"""What is below a holder, and headings with nothing after their colon."""
_SENTENCE: Final = re.compile(r"[a-z]\.\s*\Z|[,;]\s+[a-z]+\s+[a-z]+\s+[a-z]+|[\"\u201c]")
"""Running text."""

_Place = tuple[int, int]


def find_unread_lines(
    text: str, lines: Sequence[Line], rows: Collection[int], statements: Sequence[Statement]
) -> list[_Place]:
    """Return the posts of lists with words beside or below them, and the lines in lists, that state nothing.

    Args:
        text: The text.
        lines: Its lines, in order.
        rows: The starts of the lines in tables.
        statements: What was read.
    """
    return _UnreadLines(text, lines, rows, statements).find()


class _UnreadLines:
    """Finds what could not be read in the lines of a text."""

    def __init__(
        self, text: str, lines: Sequence[Line], rows: Collection[int], statements: Sequence[Statement]
    ) -> None:
        self._text: Final = text
        self._lines: Final = lines
        self._rows: Final = rows
        places = {statement.post for statement in statements}
        places |= {(each.holder.start, each.holder.end) for each in statements if each.holder is not None}
        self._starts: Final = sorted(start for start, _ in places)
        self._read: Final = self._find_read(places)

    def find(self) -> list[_Place]:
        """Return their places, in order."""
        found = dict(self._iter_labelled())
        found |= dict(self._iter_wide_rows())
        for at, line in enumerate(self._lines):
            if at in self._read or at in found or line.end - line.start > _LONGEST or self._is_heading(line):
                continue
            written = self._text[line.start : line.end]
            if (line.start in self._rows and _is_row(written)) or (
                self._is_within(at, found) and _may_be_holder(written)
            ):
                found[at] = (line.start, line.end)
        return sorted(found.values())

    def _find_read(self, places: Collection[_Place]) -> set[int]:
        """Return the positions of the lines with a post or a holder that was read."""
        starts = [line.start for line in self._lines]
        read: set[int] = set()
        for start, end in places:
            first, last = (bisect_right(starts, offset) - 1 for offset in (start, end - 1))
            read.update(range(max(first, 0), last + 1))
        return read

    def _is_heading(self, line: Line) -> bool:
        written = self._text[line.start : line.end]
        return classify_heading(written, has_label=any(segment.label for segment in line.segments)) is not None

    def _iter_labelled(self) -> Iterator[tuple[int, _Place]]:
        """Yield the positions of lines with a post of which nothing was read, and the place of what it has."""
        for at, line in enumerate(self._lines):
            for segment in line.segments:
                place = self._find_unread(at, segment)
                # A comma is after the body that signs.
                if place is not None and self._text[line.end - 1] != "," and not self._is_heading(line):
                    yield at, place

    def _find_unread(self, at: int, segment: Segment) -> _Place | None:
        """Return the place of a post and the words beside or below it, if nothing of them was read."""
        line = self._lines[at]
        written = self._text[line.start : line.end]
        if segment.label is None or (written.casefold().startswith("pengurus") and _names_body(written)):
            # "Pengurus IPSM" names a board.
            return None
        start, end = min(segment.label[0], segment.value[0]), max(segment.label[1], segment.value[1])
        label = classify_label(close_letters(join_spaces(cut_numbers(self._text[slice(*segment.label)]))))
        if label is None or label.kind not in _POSTS or self._has_read(start, end):
            return None
        value = self._text[slice(*segment.value)]
        if not value.strip():
            return None if label.kind is Kind.SECTION else self._find_below(at, segment.label[0])
        is_name = len(value) <= _LONGEST_NAME and _may_be_name(value) and not is_vacant(value)
        return (start, end) if is_name else None

    def _find_below(self, at: int, start: int) -> _Place | None:
        """Return the place of a post and the words in the line below."""
        if at + 1 == len(self._lines) or at + 1 in self._read:
            return None
        below = self._lines[at + 1]
        written = self._text[below.start : below.end]
        is_near = below.number - self._lines[at].number <= _NEAR and len(written) <= _LONGEST_NAME
        is_name = is_near and not self._is_heading(below) and _may_be_holder(written) and written[-1] != ","
        return (start, below.end) if is_name and not is_vacant(written.strip(": ")) else None

    def _has_read(self, start: int, end: int) -> bool:
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end

    def _is_within(self, at: int, found: Collection[int]) -> bool:
        """Return whether a line is between two lines of a list."""
        lines = self._lines
        is_below = at - 1 in self._read or at - 1 in found
        is_above = at + 1 in self._read or at + 1 in found
        if not (is_below and is_above):
            return False
        return lines[at].number - lines[at - 1].number <= _NEAR and lines[at + 1].number - lines[at].number <= _NEAR

    def _iter_wide_rows(self) -> Iterator[tuple[int, _Place]]:
        """Yield the rows of tables that have a column for each post, which are not read."""
        is_inside = False
        for at, line in enumerate(self._lines):
            cells = [cell for cell in _CELLS.split(self._text[line.start : line.end].strip(" |\t")) if cell]
            is_next = at > 0 and line.number == self._lines[at - 1].number + 1
            labels = [classify_label(cell) for cell in cells]
            posts = sum(label is not None and label.kind is Kind.POST for label in labels)
            if posts >= _FEWEST_CELLS and at not in self._read:
                is_inside = all(label or " " not in cell for label, cell in zip(labels, cells, strict=True))
            elif is_inside and is_next and len(cells) >= _FEWEST_CELLS:
                if at not in self._read and any(map(_NAME.search, cells)):
                    yield at, (line.start, line.end)
            else:
                is_inside = False


def _is_row(written: str) -> bool:
    """Return whether a line of a table is a row with words in several cells, and not its heading."""
    cells = [cell for cell in _CELLS.split(written.strip(" |\t")) if cell]
    is_headed = bool(cells) and cells[0].strip(" .)").isdecimal()
    return is_headed and len(cells) > _FEWEST_CELLS and any(_NAME.search(cell) for cell in cells[1:])


def _may_be_name(written: str) -> bool:
    """Return whether words may be a name, and not an address or a sentence."""
    is_beside = _BESIDE.fullmatch(written) is not None or _SENTENCE.search(written) is not None
    return _NAME.search(written) is not None and not is_beside


def _may_be_holder(written: str) -> bool:
    """Return whether a line without a post may be a holder, and is not part of a document, body or section."""
    label = classify_label(close_letters(join_spaces(_NUMBER.sub("", written).strip(" :.-"))))
    is_known = label is not None or is_of_document(written)
    return not is_known and not _names_body(written) and _may_be_name(written)


def _names_body(written: str) -> bool:
    return any(map(is_body_word, _NAME.findall(written)))
