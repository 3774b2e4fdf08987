"""suggest_mapping: a proposed mapping for an unknown file, with its doubts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from psm_model.entities.post import Post
from psm_model.errors import FormatError, Problem
from psm_model.i18n import Bilingual
from psm_model.masking import mask_digits
from psm_model.values.area import Level

from ._area_suggestion import find_within, names_larger_area
from ._areas import VILLAGE, list_codes
from ._column_suggestion import ColumnSuggestion, suggest_columns
from ._content_suggestion import states_people, suggest_by_content
from ._date_suggestion import suggest_order
from ._files import OpenedFile, open_tables
from ._headings import HEAD_ROWS
from ._id_suggestion import suggest_ids
from ._organisation_suggestion import count_chairs, suggest_name
from ._post_suggestion import suggest_posts
from ._row_kinds import cell_text
from ._sample import Sample
from ._sheet_suggestion import find_copies
from ._split_cells import list_targets
from ._stacked_samples import split_below
from ._synonyms import fold_heading
from ._targets import HOLDERS, PLACES, POST, SKIP
from ._templates import list_names
from ._titles import TitleFinding, add_bodies, find_level, find_titles
from .mapping import AreaSettings, ImportMapping, TableMapping

if TYPE_CHECKING:
    import os

__all__ = ["Doubt", "Suggestion", "suggest_mapping"]

_GENERIC: Final = re.compile(r"(?:sheet|lembar|lembar kerja|worksheet|data|table|tabel)\s*\d*", re.IGNORECASE)
_NAME_KIND: Final = re.compile(r"((?:desa|kelurahan|kel\.?|ds\.?)\s+)", re.IGNORECASE)


@attrs.frozen
class Doubt:
    """Something uncertain about a suggested mapping."""

    table: int | None
    """The table of the mapping, counted from 0; None for the mapping as a whole."""
    key: str
    """The key in the table, as in "columns.Nama", even for a column that is not in the mapping."""
    text: Bilingual
    """What is uncertain."""
    proposal: str | None = None
    """A target that is not in the mapping, because it is only similar."""


@attrs.frozen
class Suggestion:
    """A proposed mapping for a file."""

    mapping: ImportMapping
    """The mapping."""
    doubts: tuple[Doubt, ...]
    """The doubts about it."""


def suggest_mapping(
    file: str | os.PathLike[str], *, encoding: str | None = None, delimiter: str | None = None
) -> Suggestion:
    """Propose a mapping for a workbook or a CSV file, from its headings, titles and cells.

    Args:
        file: A path, as for `import_table`.
        encoding: The encoding of a CSV file; None to detect it.
        delimiter: The character between its columns; None to detect it.

    Raises:
        FormatError: the file cannot be read, or no sheet has a row with known headings.
        ModuleNotFoundError: the extra ``xlsx`` is not installed.
        OSError: the file cannot be read.
    """
    path = Path(file)
    opened = open_tables(path, encoding=encoding, delimiter=delimiter)
    samples = [part for sheet in opened.sheets for below in split_below(Sample.of(sheet)) for part in below.split()]
    forms: dict[tuple[str, ...], list[Sample]] = {}
    skipped: list[Sample] = []
    for sample in samples:
        if sample.headings is not None:
            forms.setdefault(tuple(map(fold_heading, sample.headings.names.values())), []).append(sample)
        elif sample.rows:
            skipped.append(sample)
    groups = [(group, _suggest_columns(group)) for group in forms.values()]
    readable = [(group, columns) for group, columns in groups if columns.has_subject]
    skipped += (sample for group, columns in groups if not columns.has_subject for sample in group)
    readable += _read_by_content(skipped, are_all=not readable)
    if not readable:
        expected = "a row with headings such as No, Nama and Jabatan"
        got = f"none in the first {HEAD_ROWS} rows of a sheet" if skipped else "an empty file"
        raise FormatError((Problem("", expected, got),), str(path))
    doubts: list[Doubt] = []
    tables = []
    copies = find_copies(readable)
    readable = copies.forms
    doubts += (Doubt(number, "sheets", text) for number, text in copies.repeated.items())
    doubts += (Doubt(None, "skip_sheets", text) for _, text in copies.skipped)
    for number, (group, columns) in enumerate(readable):
        has_sheets = len({sample.sheet.place for group, _ in readable for sample in group}) > 1
        is_only = not has_sheets and not skipped and not copies.skipped
        builder = _TableSuggestion(group, columns, number, is_only=is_only, has_sheets=has_sheets, stem=path.stem)
        tables.append(builder.make())
        doubts += builder.doubts
    for sample in skipped:
        text = Bilingual(
            f"{sample.sheet.place!r} has no known headings",
            f"{sample.sheet.place!r} tidak memuat judul kolom yang dikenal",
        )
        doubts.append(Doubt(None, "skip_sheets", text))
    date_order, is_certain = suggest_order(cells for sample in samples for cells in sample.rows)
    if not is_certain:
        text = Bilingual("the order of day and month is assumed", "urutan hari dan bulan hanya perkiraan")
        doubts.append(Doubt(None, "date_order", text))
    mapping = ImportMapping(
        tables=tuple(tables),
        skip_sheets=tuple(sample.sheet.name for sample in (*skipped, *(each for each, _ in copies.skipped))),
        date_order=date_order,
        encoding=_state_encoding(opened, encoding, doubts),
        areas=_suggest_areas(samples, tables, doubts),
    )
    return Suggestion(mapping, tuple(doubts))


def _read_by_content(skipped: list[Sample], *, are_all: bool) -> list[tuple[list[Sample], ColumnSuggestion]]:
    """Return the sheets without known headings whose cells show what their columns are, and drop them from the others.

    Args:
        skipped: The sheets.
        are_all: Whether the file has no others, so that those are returned too of which it is only likely.
    """
    found: list[tuple[list[Sample], ColumnSuggestion]] = []
    for sample in tuple(skipped):
        result = suggest_by_content(sample.rows)
        if result is not None and (are_all or (sample.headings is None and states_people(result[1]))):
            headings, columns = result
            found.append(([attrs.evolve(sample, headings=headings, header_rows=1, header=headings.row)], columns))
            skipped.remove(sample)
    return found


def _suggest_areas(samples: Sequence[Sample], tables: Sequence[TableMapping], doubts: list[Doubt]) -> AreaSettings:
    """Return the area in which names of areas are looked up, if titles name one."""
    within = find_within(samples, tables)
    if within is not None:
        text = Bilingual("names of areas are looked up here, by a title", "nama wilayah dicari di sini, menurut judul")
        doubts.append(Doubt(None, "areas.within", text))
    return AreaSettings(within=within)


def _state_encoding(opened: OpenedFile, given: str | None, doubts: list[Doubt]) -> str | None:
    if given is None and opened.encoding == "cp1252":
        text = Bilingual(
            "the file is not in UTF-8; check its letters", "berkas ini tidak dalam UTF-8; periksa hurufnya"
        )
        doubts.append(Doubt(None, "encoding", text))
        return opened.encoding
    return given


def _suggest_columns(samples: Sequence[Sample]) -> ColumnSuggestion:
    """Return the targets of the columns of one form. A heading with a long number is ignored."""
    headings = samples[0].headings
    names = () if headings is None else headings.names.items()
    rows = [cells for sample in samples for cells in sample.iter_data()]
    unmerged = [cells for sample in samples for cells in sample.iter_unmerged()]
    return suggest_columns([(at, name) for at, name in names if mask_digits(name) == name], rows, unmerged)


class _TableSuggestion:
    """The mapping of one form in the making."""

    def __init__(
        self,
        samples: Sequence[Sample],
        columns: ColumnSuggestion,
        number: int,
        *,
        is_only: bool,
        has_sheets: bool,
        stem: str,
    ) -> None:
        self.doubts = [Doubt(number, f"columns.{heading}", text, target) for heading, text, target in columns.doubts]
        self._columns = columns
        self._samples = samples
        self._number = number
        self._is_only = is_only
        self._has_sheets = has_sheets
        self._stem = stem

    def _doubt(self, key: str, english: str, indonesian: str, proposal: str | None = None) -> None:
        self.doubts.append(Doubt(self._number, key, Bilingual(english, indonesian), proposal))

    def make(self) -> TableMapping:
        """Return the mapping."""
        columns = self._columns
        titles = find_titles(
            (line for sample in self._samples for line in sample.iter_lines()), is_board=columns.is_board
        )
        if columns.is_board and "organisation.name" not in columns.names:
            is_placed = bool({*titles.names, *columns.names} & set(PLACES))
            titles = add_bodies(
                titles, [line for each in self._samples for line in each.iter_body_lines(is_placed=is_placed)]
            )
        titles = self._drop_known(titles, columns)
        self._suggest_village_titles(titles)
        constants, sheet_name = self._suggest_constants(columns, titles)
        section_post = self._suggest_section_post(columns)
        posts = self._suggest_posts(columns, has_section_post=section_post is not None)
        known = {*columns.names, *titles.names, *constants}
        return TableMapping(
            sheets=("*",) if self._is_only else tuple(sample.sheet.name for sample in self._samples),
            sheet_name=sheet_name,
            header=self._samples[0].header,
            header_rows=self._samples[0].header_rows,
            columns=columns.targets,
            constants=constants,
            titles=titles.templates,
            section_post=section_post,
            posts=posts,
            fill_down=self._suggest_fill_down(columns),
            ids=suggest_ids(
                known, columns, has_sheets=self._has_sheets, part=self._samples[0].part, place=titles.find_place()
            ),
        )

    def _suggest_village_titles(self, titles: TitleFinding) -> None:
        """Propose a title for rows that have the name of a village alone."""
        if self._columns.names & {"place.village"} or "place.village" in titles.names:
            return
        lines = [line for sample in self._samples for line in sample.iter_lone_texts()]
        if len(set(lines)) > 1 and all(list_codes(line, VILLAGE, "") for line in lines):
            text = Bilingual(
                f"{len(lines):,} rows have a text alone; write this if they are villages",
                f"{len(lines):,} baris hanya memuat satu teks; tulis ini jika itu nama desa",
            )
            self.doubts.append(Doubt(self._number, "titles", text, "{place.village}"))

    def _drop_known(self, titles: TitleFinding, columns: ColumnSuggestion) -> TitleFinding:
        """Return the titles that state something that no column does, and that the records can keep."""
        kept = []
        # A row between others that names an area says of those below what their blank cells do not.
        lines = (line for each in self._samples if each.headings for line in each.iter_lines(each.headings.row))
        below = find_titles(lines, is_board=columns.is_board).templates
        for template in titles.templates:
            targets = set(list_names(template))
            is_known = targets & columns.names and not (template in below and targets <= set(PLACES))
            is_area_lost = any(target.startswith("place.") for target in targets) and not (
                columns.is_board or columns.has_members
            )
            if not is_known and not is_area_lost:
                kept.append(template)
        names = {name for template in kept for name in list_names(template)}
        organisations = titles.organisations if names else ()
        return titles._replace(templates=tuple(kept), names=frozenset(names), organisations=organisations)

    def _suggest_constants(self, columns: ColumnSuggestion, titles: TitleFinding) -> tuple[dict[str, str], str | None]:
        constants: dict[str, str] = {}
        sheet_name = None
        names = [sample.sheet.name for sample in self._samples]
        is_named = len(names) > 1 and not any(_GENERIC.fullmatch(name) for name in names)
        is_named = is_named and not all(names_larger_area(sample, titles.templates) for sample in self._samples)
        known = {*columns.names, *titles.names}
        if is_named and "place.village" not in known and (columns.has_members or "organisation.name" not in known):
            kind = _NAME_KIND.match(names[0])
            prefix = kind[1] if kind and all(name.casefold().startswith(kind[1].casefold()) for name in names) else ""
            sheet_name = f"{prefix}{{place.village}}"
            self._doubt("sheet_name", "are the sheets named after villages?", "apakah nama lembar ini nama desa?")
        if columns.is_board:
            self._suggest_organisation(columns, titles, constants, sheet_name)
        return constants, sheet_name

    def _suggest_organisation(
        self, columns: ColumnSuggestion, titles: TitleFinding, constants: dict[str, str], sheet_name: str | None
    ) -> None:
        known = {*columns.names, *titles.names}
        if "organisation.name" not in known:
            area = self._find_board_area(is_titled=bool(titles.names & set(PLACES)))
            name = suggest_name(titles, area, self._stem, has_sheet_name=sheet_name is not None)
            constants["organisation.name"] = name.template
            if name.doubt is not None:
                self.doubts.append(Doubt(self._number, "constants.organisation.name", name.doubt))
        names = self._list_organisations() or titles.organisations or (constants.get("organisation.name", ""),)
        places = titles.names if columns.has_members else {*titles.names, *columns.names}
        levels = {find_level(name) or _find_smallest_level(places) for name in names}
        # Names of several levels state the level of each row.
        if len(levels) == 1:
            constants["organisation.level"] = (next(iter(levels)) or Level.REGENCY_CITY).value
        if None in levels:
            proposal = None if len(levels) == 1 else Level.REGENCY_CITY.value
            self._doubt("constants.organisation.level", "the level is assumed", "tingkat ini hanya perkiraan", proposal)
        if not known & {"term.label", "term.period_start"}:
            self._doubt(
                "constants.term.label",
                "no title or column states the term",
                "tidak ada judul atau kolom yang menyebut masa bakti",
                "masa bakti 2025-2030",
            )

    def _find_board_area(self, *, is_titled: bool) -> str | None:
        """Return the place in a column of which each area seems to have a board of its own.

        Args:
            is_titled: Whether titles name an area, so that only several boards show that theirs is a smaller one.
        """
        columns = {target: self._find_column(self._columns, target) for target in (*PLACES, POST)}
        places = [name for name in PLACES if columns[name]]
        has_holders = any(name.startswith("holder.") for name in self._columns.names)
        if has_holders or not (self._columns.has_members or is_titled):
            # Where rows are no members, an area in a column is that of the board.
            return next((name for name in ("place.village", "place.district") if name in places), None)
        return count_chairs((row for sample in self._samples for row in sample.iter_data()), columns, places)

    def _list_organisations(self) -> tuple[str, ...]:
        """Return the names of organisations in a column, if there is one."""
        column = self._find_column(self._columns, "organisation.name")
        rows = (cells for sample in self._samples for cells in sample.iter_data())
        names = (cell_text(cells[column - 1]) for cells in rows if 0 < column <= len(cells))
        return tuple(dict.fromkeys(name for name in names if name))

    def _suggest_section_post(self, columns: ColumnSuggestion) -> Post | None:
        """Return the post of rows without one below a section, if there are such rows."""
        name = self._find_column(columns, *HOLDERS)
        post = self._find_column(columns, POST)
        count = sum(sample.count_without_post(name, post) for sample in self._samples) if name and post else 0
        if not count or POST in columns.fill_down:
            return None
        self._doubt(
            "section_post",
            f"{count:,} rows below rows such as SEKSI have no post",
            f"{count:,} baris di bawah baris seperti SEKSI tidak memuat jabatan",
        )
        return Post.SECTION_MEMBER

    def _suggest_posts(self, columns: ColumnSuggestion, *, has_section_post: bool) -> dict[str, Post]:
        """Return the posts of titles that cannot be read by themselves."""
        name, post = self._find_value(columns, HOLDERS), self._find_value(columns, (POST,))
        if not columns.is_board or not name[0] or not post[0]:
            return {}
        found = suggest_posts((row for sample in self._samples for row in sample.iter_data()), name, post)
        for doubt in found.doubts:
            proposal = None if doubt.proposal is None else doubt.proposal.value
            self.doubts.append(Doubt(self._number, f"posts.{doubt.title}", doubt.text, proposal))
        if found.blank and not has_section_post and POST not in columns.fill_down:
            text = Bilingual(
                f"{found.blank:,} people have no post; write this if it is the one above",
                f"{found.blank:,} orang tanpa jabatan; tulis ini jika jabatannya sama dengan yang di atasnya",
            )
            self.doubts.append(Doubt(self._number, "fill_down", text, POST))
        return found.posts

    def _find_value(self, columns: ColumnSuggestion, targets: Sequence[str]) -> tuple[int, str]:
        """Return the column of the first of some targets, and its value in the mapping; 0 if none has one."""
        headings = self._samples[0].headings
        names = {} if headings is None else headings.names
        found = (
            (at, columns.targets[name])
            for at, name in names.items()
            if set(targets) & set(list_targets(columns.targets.get(name, SKIP)))
        )
        return next(found, (0, ""))

    def _find_column(self, columns: ColumnSuggestion, *targets: str) -> int:
        """Return the column of the first of some targets; 0 if none has a column."""
        headings = self._samples[0].headings
        names = {} if headings is None else headings.names
        found = (at for at, name in names.items() if columns.targets.get(name) in targets)
        return next(found, 0)

    def _suggest_fill_down(self, columns: ColumnSuggestion) -> tuple[str, ...]:
        for name in columns.fill_down:
            self._doubt(
                "fill_down",
                f"blank cells of {name} have the value above",
                f"sel kosong {name} memakai isian di atasnya",
            )
        return columns.fill_down


def _find_smallest_level(names: Collection[str]) -> Level | None:
    """Return the level of the smallest area among targets."""
    return next((PLACES[name] for name in reversed(list(PLACES)) if name in names), None)
