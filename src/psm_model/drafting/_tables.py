"""Tables of officers under a heading with the columns of names and posts, also with one cell in each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

import attrs

from psm_model.entities import Capacity, Post

from ._holders import Holder, is_vacant, join_spaces, read_holders
from ._labels import Kind, Label, classify_label, drop_body, parse, resolve_title
from ._lines import Line
from ._rosters import Roster
from ._statement import Statement

__all__ = ["read_tables"]

_NAME: Final = (
    r"nama(?:\s+(?:lengkap|pengurus|anggota|personil|pejabat))*(?:\s*/\s*(?:jabatan|instansi|unsur)(?:\s+dinas)?)?"
)
_PERSON: Final = r"(?:(?:nama|pejabat|pengurus|personil)\s+)?"
_FORMER: Final = rf"{_PERSON}(?:(?:yang\s+)?lama|yang\s+di(?:ganti(?:kan)?|berhentikan)|semula|sebelumnya)"
_NEW: Final = rf"{_PERSON}(?:(?:yang\s+)?baru|yang\s+(?:diangkat|menggantikan)|menjadi|pengganti(?:nya)?)"
"""The columns of a table of those who are replaced."""
_POST: Final = (
    r"(?:jabatan|kedudukan|posisi)(?:\s+(?:dalam|di|pada)\s+(?:tim|pengurus|kepengurusan|organisasi|ipsm|forum|panitia"
    r"|keanggotaan))?(?:\s+(?:pengurus|ipsm|organisasi|tim))*"
)
_OTHER: Final = (
    r"t\.?t\.?l\.?|tempat(?:\s*[,/&]?\s*(?:dan\s+)?(?:tanggal|tgl\.?)\s+lahir)?|(?:tanggal|tgl\.?)\s+lahir|alamat(?:\s+rumah)?"
    r"|no\.?\s*(?:hp|telp|wa|kta|anggota|induk)\.?|nomor\s+(?:hp|telepon|kta|anggota)|hp|telepon|telp|nik|nip|usia|umur"
    r"|kecamatan|kelurahan|desa(?:\s*/\s*kelurahan)?|kelurahan\s*/\s*desa|kalurahan|wilayah|asal|utusan|pekerjaan"
    r"|pendidikan(?:\s+terakhir)?|l\s*/\s*p|jk|jenis\s+kelamin|ket(?:erangan)?\.?|instansi|unsur|agama|tanda\s+tangan"
    r"|paraf|jabatan\s+(?:dalam|di|pada)\s+(?:ke)?(?:dinas|instansi)\w*|jabatan\s+dinas|pangkat(?:\s*/\s*gol\w*)?|rt\s*/\s*rw|email"
)
_NUMBER: Final = r"n[o0]\.?|nomor|nmr|no\.?\s*urut"
_HEADING: Final = re.compile(
    rf"(?P<former>{_FORMER})|(?P<name>{_NAME}|{_NEW})|(?P<post>{_POST})|(?P<other>{_OTHER})|(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(
    rf"\s*(?:(?P<other>{_OTHER})|(?P<name>{_NAME})|(?P<post>{_POST})|(?P<number>{_NUMBER}))(?![\w/])", re.IGNORECASE
)
_DELIMITER: Final = re.compile(r"(?<![ \u00a0])[ \u00a0]*[|\t][ \u00a0]*|[ \u00a0]{2,}")
_PIPE: Final = re.compile(r"(?<![ \u00a0])[ \u00a0]*\|[ \u00a0]*")
_RULE: Final = re.compile(r"[\s|:=+_-]+")
_COUNT: Final = re.compile(r"\(?\d{1,3}[.)]?")
_MARK: Final = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]?|[-\u2013\u2022*]")
_SEX: Final = re.compile(r"l|p|lk|pr", re.IGNORECASE)
_LISTED: Final = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s*(?=[^\W\d_])")
_KEPT: Final = re.compile(r"\W*(?:tetap|idem|sama|tidak\s+(?:berubah|diganti))\W*", re.IGNORECASE)
"""A cell of a new holder who is the one before."""
_MOST_COLUMNS: Final = 12
_ROW_LINES: Final = 14
_LONGEST_POST: Final = 8
_SHORT_NAME: Final = 4
_LONGEST_ROW: Final = 40
_HEADED: Final = frozenset(("ketua", "koordinator", "anggota", "wakil ketua"))


_Place = tuple[int, int]


class _Heading(NamedTuple):
    """The heading of a table."""

    columns: tuple[str, ...]
    """What each column has: "number", "name", "former", "post" or "other"."""
    lines: int
    """The lines of the heading."""
    form: str
    """How cells are divided: "pipe", "cells", "words" or "lines"."""


@attrs.define
class _Table:
    """A table that is being read."""

    section: Label | None = None
    section_text: str = ""
    heads: int = 0
    """The heads of sections right above."""
    rows: list[tuple[tuple[int, int], tuple[Holder, ...], str | None, str]] = attrs.field(factory=list)
    """The place of the post, the holders, and the section with its name and as written."""
    is_listed: bool = False
    """Whether the last cell of names is the beginning of a list: *1. Ani*."""
    replaced: dict[int, tuple[int, int]] = attrs.field(factory=dict)
    """The place of the person whom a holder replaces, by where the holder starts."""


def read_tables(text: str, lines: Sequence[Line]) -> Roster:
    """Read the tables of a text."""
    statements: list[Statement] = []
    used: dict[int, int] = {}
    at = 0
    while at < len(lines):
        heading = _read_heading(text, lines, at)
        if heading is None:
            at += 1
            continue
        table = _Table()
        first = at + heading.lines
        read = _read_flat_rows if heading.form == "lines" else _read_rows
        end = read(text, lines, first, heading, table)
        if table.rows:
            used |= {line.start: line.start for line in lines[at:end]}
            statements += _iter_statements(text, table)
        at = max(end, at + 1) if table.rows else at + 1
    return Roster(tuple(statements), used)


def _read_heading(text: str, lines: Sequence[Line], at: int) -> _Heading | None:
    """Return the heading of a table that begins in a line; None if there is none."""
    line = lines[at]
    written = text[line.start : line.end]
    for form, pattern in (("pipe", _PIPE), ("cells", _DELIMITER)):
        cells = [cell for cell in pattern.split(written.strip(" |")) if cell]
        columns = tuple(_name_column(cell) for cell in cells)
        if len(cells) > 1 and {"name", "post"} <= set(columns) and (form == "pipe") == ("|" in written):
            return _Heading(_choose_post(columns, cells), 1, form)
    words = _read_words(written)
    if {"name", "post"} <= set(words):
        return _Heading(words, 1, "words")
    kinds: list[str] = []
    for other in takewhile(lambda line: len(line.segments) <= 1, lines[at : at + _MOST_COLUMNS]):
        match = _HEADING.fullmatch(text[other.start : other.end].strip(" *|"))
        if match is None:
            break
        kinds.append(match.lastgroup or "other")
    return _Heading(tuple(kinds), len(kinds), "lines") if {"name", "post"} <= set(kinds) else None


def _name_column(cell: str) -> str:
    match = _HEADING.fullmatch(cell.strip(" *"))
    return (match.lastgroup or "other") if match else "other"


def _choose_post(columns: tuple[str, ...], cells: Sequence[str]) -> tuple[str, ...]:
    """Return the columns with one of posts: the last, since an office is before it."""
    last = max(at for at, column in enumerate(columns) if column == "post")
    return tuple(
        "other" if column == "post" and at != last else column for at, column in enumerate(columns[: len(cells)])
    )


def _read_words(written: str) -> tuple[str, ...]:
    """Return the columns of a heading whose words have only single spaces between them; none if it has other words."""
    columns: list[str] = []
    at = 0
    while at < len(written.rstrip()):
        match = _WORDS.match(written, at)
        if match is None:
            return ()
        columns.append(match.lastgroup or "other")
        at = match.end()
    return tuple(columns)


def _read_rows(text: str, lines: Sequence[Line], first: int, heading: _Heading, table: _Table) -> int:
    """Read the rows below a heading, one in each line; return the index of the line after them."""
    at = first
    while at < len(lines):
        line = lines[at]
        is_read = _RULE.fullmatch(text, line.start, line.end) or _read_row(text, line, heading, table)
        if not is_read and not _is_numbered_row(text, line, heading):
            break
        at += 1
    return at


def _is_numbered_row(text: str, line: Line, heading: _Heading) -> bool:
    """Return whether a line is a row of the table though its cells could not be read: it begins with its number."""
    words = text[line.start : line.end].strip(" |").split(maxsplit=1)
    return heading.columns[0] == "number" and len(words) > 1 and _COUNT.fullmatch(words[0]) is not None


def _read_row(text: str, line: Line, heading: _Heading, table: _Table) -> bool:
    is_one_cell = _DELIMITER.search(text, line.start, line.end) is None
    if is_one_cell and _read_section(text, line.start, line.end, table):
        return True
    if heading.form == "words":
        return _read_words_row(text, line, heading, table)
    pattern = _PIPE if heading.form == "pipe" else _DELIMITER
    cells = _split_cells(text, line, pattern, len(heading.columns))
    if len(cells) != len(heading.columns):
        filled = [cell for cell in cells if cell[0] < cell[1] and not _COUNT.fullmatch(text, *cell)]
        if len(filled) == 1 and _read_section(text, *filled[0], table):
            return True
        return _read_loose_row(text, filled, heading, table)
    post, name = cells[heading.columns.index("post")], cells[heading.columns.index("name")]
    if post[0] == post[1]:
        is_further = cells[0][0] == cells[0][1] and _add_further(text, name, table)
        return is_further or _read_section(text, *name, table)
    former = cells[heading.columns.index("former")] if "former" in heading.columns else None
    return _add_row(text, name, post, table) if former is None else _add_change(text, name, post, former, table)


def _add_change(text: str, name: _Place, post: _Place, former: _Place, table: _Table) -> bool:
    """Add a row with the holder before and the new one; return whether its cells are holders and a post."""
    if _KEPT.fullmatch(text, *name):
        return _add_row(text, former, post, table)
    if not _add_row(text, name, post, table):
        return False
    before = read_holders(text, *former)
    after = table.rows[-1][1]
    if len(before) == len(after) == 1 and before[0].text != after[0].text:
        table.replaced[after[0].start] = (before[0].start, before[0].end)
    return True


def _add_further(text: str, name: tuple[int, int], table: _Table) -> bool:
    """Add a row without a number and a post: another holder of the post above; return whether it is one."""
    holders = read_holders(text, *name) if table.rows else ()
    if holders:
        table.rows.append((table.rows[-1][0], holders, *table.rows[-1][2:]))
    return bool(holders)


def _split_cells(text: str, line: Line, pattern: re.Pattern[str], width: int) -> list[tuple[int, int]]:
    cells, at = [], line.start
    for gap in pattern.finditer(text, line.start, line.end):
        cells.append((at, gap.start()))
        at = gap.end()
    cells.append((at, line.end))
    if pattern is not _PIPE:
        return cells
    # Empty cells at the edges of a row are not words of its line.
    before = text.count("|", text.rfind("\n", 0, line.start) + 1, line.start)
    stop = text.find("\n", line.end)
    after_line = text.count("|", line.end, len(text) if stop < 0 else stop)
    cells += [(line.end, line.end)] * (after_line - 1)
    missing = max(before - 1, min(before, width - len(cells)))
    return [*[(line.start, line.start)] * missing, *cells]


def _read_loose_row(text: str, cells: Sequence[tuple[int, int]], heading: _Heading, table: _Table) -> bool:
    """Read a row that lacks cells: its only post, with the cell beside it that has a name."""
    if cells and table.is_listed and _LISTED.match(text, *cells[0]):
        # The list in the cell of names above continues: "2. Ani".
        return _add_further(text, cells[0], table)
    posts = [at for at, cell in enumerate(cells) if classify_label(join_spaces(text[slice(*cell)])) is not None]
    if len(posts) != 1:
        return False
    is_name_first = heading.columns.index("name") < heading.columns.index("post")
    others = list(cells[: posts[0]]) if is_name_first else list(cells[posts[0] + 1 :])
    return bool(others) and _add_row(text, others[0], cells[posts[0]], table)


def _read_words_row(text: str, line: Line, heading: _Heading, table: _Table) -> bool:
    """Read a row whose cells have only single spaces between them: the longest post in it divides it."""
    words = [match.span() for match in re.finditer(r"\S+", text[line.start : line.end])]
    words = [(start + line.start, end + line.start) for start, end in words]
    if len(words) > _LONGEST_ROW:
        return False
    if heading.columns[0] == "number":
        # Below a section, posts may have a bullet or a letter in place of a number.
        mark = _COUNT if table.section is None else _MARK
        if not words or not mark.fullmatch(text, *words[0]):
            return False
        words = words[1:]
    is_name_first = heading.columns.index("name") < heading.columns.index("post")
    for first in range(1 if is_name_first else 0, len(words)):
        for last in range(min(len(words), first + _LONGEST_POST), first, -1):
            post = (words[first][0], words[last - 1][1])
            label = classify_label(join_spaces(text[slice(*post)]))
            if label is None or label.kind not in {Kind.POST, Kind.OTHER}:
                continue
            if is_name_first:
                is_sexed = first > 1 and _SEX.fullmatch(text, *words[first - 1]) and _has_column_between(heading)
                return _add_row(text, (words[0][0], words[first - 1 - bool(is_sexed)][1]), post, table)
            return first == 0 and last < len(words) and _add_row(text, (words[last][0], words[-1][1]), post, table)
        if not is_name_first:
            return False
    return False


def _has_column_between(heading: _Heading) -> bool:
    """Return whether the name and the post have another column between them."""
    return heading.columns.index("post") - heading.columns.index("name") > 1


def _read_flat_rows(text: str, lines: Sequence[Line], first: int, heading: _Heading, table: _Table) -> int:
    """Read rows with one cell in each line; return the index of the line after them."""
    is_counted = heading.columns[0] == "number"
    width = len(heading.columns)
    at, number = first, 1
    while at < len(lines):
        if _read_section(text, lines[at].start, lines[at].end, table):
            at += 1
            continue
        size = width
        if is_counted:
            if text[lines[at].start : lines[at].end].strip(" .)") != str(number):
                break
            size = _find_row_end(text, lines, at, number + 1, width)
        row = [(line.start, line.end) for line in lines[at : at + size]]
        if len(row) == width:
            is_read = _add_row(text, row[heading.columns.index("name")], row[heading.columns.index("post")], table)
        else:
            is_read = _read_loose_row(text, row[1:] if is_counted else [], heading, table)
        if not is_read:
            break
        at, number = at + size, number + 1
    return at


def _find_row_end(text: str, lines: Sequence[Line], at: int, following: int, width: int) -> int:
    """Return the lines of a row: up to the next number, else as many as there are columns."""
    for size in range(2, min(_ROW_LINES, len(lines) - at)):
        line = lines[at + size]
        if text[line.start : line.end].strip(" .)") == str(following):
            return size
    return width


def _read_section(text: str, start: int, end: int, table: _Table) -> bool:
    """Read a row that is only the name of a section; return whether it is one."""
    written = join_spaces(text[start:end].strip(" |*\t"))
    written = re.sub(r"^(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s+", "", written)
    label = classify_label(written)
    if label is None or label.kind not in {Kind.SECTION, Kind.BOARD}:
        return False
    table.section = label if label.kind is Kind.SECTION else None
    table.section_text = written
    return True


def _add_row(text: str, name: tuple[int, int], post: tuple[int, int], table: _Table) -> bool:
    """Add a row; return whether its cells are a holder and a post."""
    while post[0] < post[1] and text[post[1] - 1] in " \t*-\u2013.":
        post = (post[0], post[1] - 1)
    post = (post[0], post[0] + len(drop_body(text[slice(*post)])))
    label = classify_label(join_spaces(text[slice(*post)]).strip("*"))
    written = text[slice(*name)]
    if label is None or label.kind in {Kind.SECTIONS, Kind.BOARD}:
        return False
    # A scanner may read a capital as a small letter, or divide a name.
    holders = read_holders(text, *name) or read_holders(text, *name, is_lower=len(written.split()) <= _SHORT_NAME)
    if not holders and not is_vacant(written):
        return False
    title = join_spaces(text[slice(*post)])
    table.is_listed = _LISTED.match(text, *name) is not None
    section = table.section
    if section is not None and title.casefold() in _HEADED:
        table.rows.append((post, holders, section.section, table.section_text))
    else:
        table.section = None
        table.rows.append((post, holders, None, ""))
        parsed = parse(title)
        # Members below the head of a section are its members; below several heads, those of the board.
        is_head = parsed is not None and parsed.post is Post.SECTION_HEAD and parsed.section is not None
        table.heads = table.heads + 1 if is_head else 0
        if parsed is not None and is_head and table.heads == 1:
            table.section, table.section_text = Label(Kind.SECTION, parsed.section), f"Bidang {parsed.section}"
    return True


def _iter_statements(text: str, table: _Table) -> Iterator[Statement]:
    titles = (join_spaces(text[slice(*post)]) for post, _, section, _ in table.rows if section is None)
    beside = tuple(dict.fromkeys(titles))
    for post, holders, section, written in table.rows:
        title = resolve_title(
            join_spaces(text[slice(*post)]), section=written or None, beside=() if section else beside
        )
        if section is not None:
            title = attrs.evolve(title, section=section)
        if not holders:
            yield Statement(None, post, title)
        for holder in holders:
            is_by_office = holder.is_office and title.capacity is Capacity.SUBSTANTIVE
            stated = attrs.evolve(title, capacity=Capacity.EX_OFFICIO) if is_by_office else title
            yield Statement(holder, post, stated, replaces=table.replaced.get(holder.start))
