"""Suggested columns of a sheet without known headings, from what its cells look like; no cell is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from psm_model.formats.tables.cells import is_blank
from psm_model.i18n import Bilingual

from ._areas import DISTRICT, VILLAGE, is_area_name, list_codes
from ._cell_kinds import is_vacant
from ._column_looks import describe_look, find_look, is_most
from ._column_suggestion import ColumnSuggestion
from ._headings import HeadingRow, column_letter, read_headings
from ._row_kinds import (
    NIK_PATTERN,
    cell_text,
    is_dash,
    is_section,
    is_signature,
    is_total,
    join_title,
    numbers_columns,
)
from ._split_suggestion import suggest_split
from ._synonyms import find_synonym
from ._targets import NIK, NUMBER, POST, SKIP

__all__ = ["states_people", "suggest_by_content"]

_FEWEST_ROWS: Final = 2
_FEWEST_BORDERS: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEAST_YEARS: Final = 8
"""The years between the oldest and the youngest of several people, at least."""
_RUNNING: Final = re.compile(r"(?:\d{1,4}|[IVX]+)[.)]?")
# A word takes all that it can, so that a long text without spaces is not split in every possible way.
_NAME: Final = re.compile(r"(?:\d{1,3}[.)]\s*)?(?:[^\W\d_][\w.'’`-]*+[,.]*+\s*+){1,7}")
_LONG: Final = re.compile(NIK_PATTERN)
_LETTERS: Final = re.compile(r"[^\W\d_]")


class _Seen(NamedTuple):
    """What a column looks like."""

    target: str
    text: Bilingual


def states_people(columns: ColumnSuggestion) -> bool:
    """Return whether columns certainly have people: names, and numbers of identity cards or posts."""
    return columns.has_subject and not columns.names.isdisjoint({NIK, POST})


def suggest_by_content(rows: Sequence[tuple[object, ...]]) -> tuple[HeadingRow, ColumnSuggestion] | None:
    """Return headings, or the letters of columns if it has no row of them, and targets; None for fewer than two rows.

    Args:
        rows: The first rows of a sheet.
    """
    width = max(map(len, rows), default=0)
    headings = _find_headings(rows, width)
    first = headings.row if headings is not None else 0
    data = list(_iter_data(rows[first:], width))
    if len(data) < _FEWEST_ROWS:
        return None
    columns = {at: [cells[at - 1] for cells in data if at <= len(cells)] for at in range(1, width + 1)}
    columns = {at: cells for at, cells in columns.items() if not all(map(is_blank, cells))}
    if headings is None:
        headings = HeadingRow(0, {at: column_letter(at) for at in columns}, ())
    seen = {at: _look_at(cells) for at, cells in columns.items() if at in headings.names}
    return headings, _choose_targets(headings, seen, columns)


def _find_headings(rows: Sequence[tuple[object, ...]], width: int) -> HeadingRow | None:
    """Return the first row that is filled, if it certainly has headings.

    It has no digit, and in a column most cells below it are numbers: the row of a person would have one there.
    """
    texts = [[cell_text(cell) for cell in cells] for cells in rows]
    for number, line in enumerate(texts, start=1):
        present = [text for text in line if text]
        if len(present) < max(width - 1, _FEWEST_ROWS):
            continue
        if len(set(present)) < len(present) or any(map(_has_digit, present)):
            return None
        for at, text in enumerate(line):
            below = [other[at] for other in texts[number:] if at < len(other) and other[at]]
            if text and not is_dash(text) and not is_vacant(text) and is_most(below, _has_digit):
                return read_headings(rows, number, 1)
        return None
    return None


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _iter_data(rows: Sequence[tuple[object, ...]], width: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows that may be data. One without a text in the first column may continue with the row above."""
    is_below = False
    for cells in rows:
        texts = [cell_text(cell) for cell in cells]
        is_below = _may_be_data(cells, width) or (is_below and any(texts[1:]) and not texts[0])
        if is_below:
            yield cells


def _may_be_data(cells: Sequence[object], width: int) -> bool:
    texts = [cell_text(cell) for cell in cells]
    is_other = is_section(texts) or is_total(texts) or is_signature(texts) or numbers_columns(texts)
    return any(texts) and not is_other and (width == 1 or join_title(texts) is None or ":" in texts or _has_pair(texts))


def _has_pair(texts: Sequence[str]) -> bool:
    return sum(map(bool, texts)) > 1 or any(":" in text for text in texts)


def _look_at(cells: Sequence[object]) -> _Seen | None:
    """Return what most cells of a column are; None if that is unclear."""
    texts = [cell_text(cell) for cell in cells if not is_blank(cell)]
    if all(not any(map(str.isalnum, text)) for text in texts):
        return _Seen(SKIP, Bilingual("signs alone", "tanda baca saja"))
    if is_most(texts, lambda text: _RUNNING.fullmatch(text) is not None) and len(set(texts)) == len(texts):
        return _Seen(NUMBER, describe_look(texts, len(texts), Bilingual("running numbers", "nomor urut")))
    look = find_look(texts)
    if look is not None and look[0] == "member.birth_date" and not _may_be_births(texts):
        return _Seen(SKIP, Bilingual("dates of what?", "tanggal apa?"))
    if look is not None:
        return _Seen(*look)
    for pair in ((POST, "name"), ("name", NIK)):
        whole = [name if name != "name" else "member.name" for name in pair]
        # Titles, and further names below a post, have no border.
        bordered = [cell for cell in cells if ":" in cell_text(cell)] if POST in pair else []
        split = suggest_split(whole, bordered if len(bordered) >= _FEWEST_BORDERS else cells)
        has_number = NIK not in pair or is_most(texts, lambda text: _LONG.search(text) is not None)
        if split is not None and has_number:
            return _Seen(split.template, split.doubt)
    return None


def _choose_targets(
    headings: HeadingRow, seen: dict[int, _Seen | None], columns: dict[int, list[object]]
) -> ColumnSuggestion:
    names = {at: headings.names[at] for at in seen}
    values = [found.target for found in seen.values() if found is not None]
    is_board = any(POST in value for value in values)
    has_members = not is_board or NIK in values or any(NIK in value for value in values)
    person = "member.name" if has_members else "appointment.name"
    targets: dict[str, str] = {}
    doubts: list[tuple[str, Bilingual, str | None]] = []
    has_person = any("member.name" in value for value in values)
    places = _find_places([at for at, kind in seen.items() if kind is None], columns)
    for at, kind in seen.items():
        found = kind or places.get(at) or _look_for_words(columns[at], has_person=has_person)
        if found.target == "place.village" and places and at not in places:
            # Another column has the villages: this may be the place of birth.
            found = found._replace(target=SKIP)
        has_person = has_person or found.target == "member.name"
        target = found.target.replace("member.name", person)
        is_lost = target.startswith(("member.", "identifier.", "place.")) and not has_members
        if is_lost or (target in targets.values() and target != SKIP):
            target = SKIP
        targets[names[at]] = target
        doubts.append((names[at], found.text, None))
    if not has_person:
        text = Bilingual("which column has the names of people?", "kolom mana yang memuat nama orang?")
        doubts.append((next(iter(names.values())), text, person))
    return ColumnSuggestion(targets, doubts, is_board, has_members, tuple(_list_fill_down(seen, columns)))


def _find_places(candidates: Sequence[int], columns: dict[int, list[object]]) -> dict[int, _Seen]:
    """Return the column of villages, and that of their districts, if names of areas show which they are."""
    texts = {at: [cell_text(cell) for cell in columns[at] if not is_blank(cell)] for at in candidates}
    texts = {at: cells for at, cells in texts.items() if is_most(cells, is_area_name)}
    if not texts:
        return {}
    village = max(texts, key=lambda at: len(set(texts[at])))
    found = {village: _describe_area("place.village", texts[village], Bilingual("names of villages", "nama desa"))}
    for at, cells in texts.items():
        pairs = {*zip(cells, texts[village], strict=False)} if len(cells) == len(texts[village]) else set()
        if at != village and pairs and all(map(_is_within, pairs)):
            found[at] = _describe_area("place.district", cells, Bilingual("names of districts", "nama kecamatan"))
            break
    return found


def _describe_area(target: str, texts: Sequence[str], words: Bilingual) -> _Seen:
    return _Seen(target, describe_look(texts, sum(map(is_area_name, texts)), words))


def _is_within(pair: tuple[str, str]) -> bool:
    """Return whether a district has a village of a name."""
    district, village = pair
    return any(list_codes(village, VILLAGE, code) for code in list_codes(district, DISTRICT, ""))


def _look_for_words(cells: Sequence[object], *, has_person: bool) -> _Seen:
    """Return what a column of words is: names of areas, or of people if no column before has them."""
    texts = [cell_text(cell) for cell in cells if not is_blank(cell)]
    if is_most(texts, is_area_name):
        words = Bilingual("names of villages", "nama desa")
        return _Seen("place.village", describe_look(texts, sum(map(is_area_name, texts)), words))
    if not has_person and is_most(texts, _may_be_name):
        words = Bilingual("names of people", "nama orang")
        return _Seen("member.name", describe_look(texts, sum(map(_may_be_name, texts)), words))
    if has_person and _is_names(texts):
        return _Seen(
            SKIP,
            Bilingual(
                f"its {len(texts):,} cells look like names of people, who are not loaded",
                f"{len(texts):,} sel ini tampak seperti nama orang, yang tidak dimuat",
            ),
        )
    return _Seen(SKIP, Bilingual(f"what are its {len(texts):,} cells?", f"apa isi {len(texts):,} sel ini?"))


def _is_names(texts: Sequence[str]) -> bool:
    """Return whether most texts may be names, each of more than one word."""
    return is_most(texts, lambda text: " " in text and _may_be_name(text))


def _may_be_births(texts: Sequence[str]) -> bool:
    """Return whether dates are not those of something else: of years far apart, and below no other heading."""
    headings = {find_synonym(text) for text in texts} - {None, "member.birth_date"}
    years = [int(match[0]) for text in texts if (match := _YEAR.search(text))]
    return not headings and (len(years) <= _FEWEST_BORDERS or max(years) - min(years) >= _LEAST_YEARS)


def _may_be_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and len(_LETTERS.findall(text)) > 2  # noqa: PLR2004  # more than initials


def _list_fill_down(seen: dict[int, _Seen | None], columns: dict[int, list[object]]) -> Iterator[str]:
    """Yield the post if its column begins with a value and has blank cells below."""
    for at, found in seen.items():
        cells = columns[at]
        if found is not None and found.target == POST and any(map(is_blank, cells)) and not is_blank(cells[0]):
            yield POST
