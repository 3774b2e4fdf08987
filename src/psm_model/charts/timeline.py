"""draw_timeline: the terms of boards in a register as a picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final

import attrs

from psm_model.checking.config import DEFAULT_CONFIG, Config
from psm_model.checking.rule import Rule
from psm_model.entities.register import Register
from psm_model.i18n import VOCABULARY, Bilingual, Language, format_count
from psm_model.rules import RULES
from psm_model.text import escape
from psm_model.views.axis import make_axis
from psm_model.views.source_words import format_sources
from psm_model.views.term_state import TermState, count_states
from psm_model.views.term_words import format_day
from psm_model.views.timeline import AreaGroup, Row, Timeline, make_timeline
from psm_model.views.timeline_words import TITLE, format_area, format_area_heading

from ._bars import Scale
from ._canvas import Canvas
from ._day import draw_day, draw_states, format_states
from ._legend import Legend
from ._lettering import fit_width
from ._page import PageLayout, Paper, draw_heading, find_contents_top, format_page_title, make_page
from ._palette import BAND, FAINT, GRID, INK
from ._row_pieces import split_row
from ._rows import format_row_alt, lay_out_row, measure_name
from ._timeline_layout import AREA_HEADING, COLUMNS, DAY, LEGEND, NAME, ROW, YEARS
from .picture import Pages, Picture

__all__ = ["draw_timeline"]

_WIDTH: Final = 1000.0
_MIN_WIDTH: Final = 500.0
"""The smallest width of a page without a paper size, on which a name and some years fit side by side."""
_ORGANISATION: Final = VOCABULARY["entity"]["organisation"]
_TERM: Final = Bilingual("term", "masa bakti")
_AREA: Final = Bilingual("area", "wilayah")
_CONTINUED: Final = Bilingual("{area} (continued)", "{area} (lanjutan)")
_SUMMARY: Final = Bilingual(
    "{title}: {organisations} with {terms}{years}. One row per organisation, one bar per term.",
    "{title}: {organisations} dengan {terms}{years}. Satu baris untuk setiap organisasi, satu batang "
    "untuk setiap masa bakti.",
)
_FROM_TO: Final = Bilingual(", {first} to {last}", ", {first} sampai {last}")
_SEPARATOR: Final = " · "


def draw_timeline(
    register: Register,
    *,
    language: Language = "en",
    title: str | None = None,
    size: Paper | None = None,
    source: str | None = None,
    width: float = _WIDTH,
    rows: int = 50,
    organisations: Collection[str] | None = None,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Pages:
    """Draw the terms of boards: a row for each organisation, by area, and a bar for each term, with the chair's name.

    Edges fade over the days on which a term may start or end. Findings on days are marked with their codes. With `on`,
    a line marks the day, and the bars differ by whether the board is in office then. All pages share one axis, and each
    has a legend.

    Args:
        register: The register.
        language: The language of the text.
        title: The title; a general one by default.
        size: The size of the paper, landscape: "a4" or "a3". Type is no smaller than 7 points, and rows that do not fit
            go on further pages. None for a page that is as tall as its rows.
        source: Where the register comes from, such as the name of its file, named in the heading before the publishers
            of its sources.
        width: The width of a page without a paper size in points, at least 500. Type keeps its size, so that a narrow
            picture stays readable where a web page scales it down.
        rows: The maximum number of plain rows per page; rows with parallel bars or marks take more room.
        organisations: The ids of the organisations to show; None for all.
        config: As in `check`; findings that it leaves out are not marked.
        on: The day to mark, and as in `check`.
        undetermined: Whether to mark undetermined findings too.
        rules: As in `check`. The findings of rules that have a `mark` are marked.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.
        NotFoundError: an id belongs to no organisation, and no term refers to it.
        ValueError: the language or the size is not supported, `rows` is less than 1, or `width` less than 500.
        WrongTypeError: `register` is not a register, `config` not a configuration, `on` not a date, or `rules` holds
            something other than rules.

    >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
    >>> pages = draw_timeline(Register.of(ipsm, term))
    >>> len(pages), pages[0].to_svg().startswith("<?xml")
    (1, True)
    """
    if rows < 1:
        raise ValueError(f"expected at least 1 row, got {rows}")
    if width < _MIN_WIDTH:
        raise ValueError(f"expected a width of at least {_MIN_WIDTH:.0f} points, got {width:g}")
    page = make_page(size, width=width)
    content = make_timeline(
        register, config=config, on=on, undetermined=undetermined, organisations=organisations, rules=rules
    )
    named_title = TITLE.translate(language) if title is None else title
    sources = format_sources(register.sources, source, language=language)
    drawing = _TimelineDrawing(content, page, title=named_title, sources=sources, language=language)
    return drawing.make_pages(rows * ROW.height)


@attrs.frozen
class _Block:
    """A measured heading or row, which can be drawn at any height."""

    height: float
    """Its height."""
    draw: Callable[[Canvas, float], None]
    """The function that draws it below a height."""
    row: Row | None
    """The row; None for a heading."""


class _TimelineDrawing:
    """The drawing of a timeline."""

    def __init__(
        self, content: Timeline, page: PageLayout, title: str, sources: str | None, language: Language
    ) -> None:
        self._content = content
        self._page = page
        self._language: Language = language
        self._title = title
        self._sources = sources
        self._axis = make_axis(content, on=content.on)
        names = min(
            max((measure_name(row, language=language) for row in content.rows), default=0.0),
            COLUMNS.max_names,
            page.room * COLUMNS.max_share,
        )
        self._axis_left = page.margin + max(names, COLUMNS.min_names) + COLUMNS.gap
        self._axis_right = page.right - COLUMNS.right
        self._scale = None if self._axis is None else Scale(self._axis, self._axis_left, self._axis_right)
        self._top = find_contents_top(page, 1 if content.on is None else 2) + (YEARS.height if self._scale else 0)
        if self._day is not None:
            self._top += DAY.height

    @property
    def _day(self) -> float | None:
        """The position of the day; None if it is not on the axis."""
        on, scale = self._content.on, self._scale
        if on is None or scale is None or not scale.axis.first <= on.toordinal() < scale.axis.end:
            return None
        return sum(scale.find_reach((on.toordinal(), on.toordinal()))) / 2

    @property
    def _is_day_drawn(self) -> bool:
        """Whether the day is on the axis, if there is one."""
        return self._day is not None or self._scale is None

    def make_pages(self, room: float) -> Pages:
        """Make the pages, of which each has at most this height of rows."""
        if self._page.bottom is not None:
            legend = Legend(self._content.rows, self._language, self._scale)
            below = legend.draw(Canvas(), self._page.margin, self._page.right, LEGEND.gap)
            room = min(room, self._page.bottom - self._top - below)
        pages = list(self._split(room))
        return Pages(tuple(self._make_page(blocks, number, len(pages)) for number, blocks in enumerate(pages, start=1)))

    def _split(self, room: float) -> Iterator[Sequence[_Block]]:
        """Yield the blocks of each page; a page has at least one row."""
        page: list[_Block] = []
        used = 0.0
        has_headings = len(self._content.groups) > 1
        for group in self._content.groups:
            words = format_area_heading(group.areas, language=self._language)
            for position, blocks in enumerate(self._iter_row_blocks(group, room)):
                heads = [self._make_heading(words)] if has_headings and position == 0 else []
                if page and used + sum(block.height for block in (*heads, *blocks)) > room:
                    yield page
                    page, used = [], 0.0
                if has_headings and position and not page:
                    continued = _CONTINUED.translate(language=self._language).format(area=words)
                    heads = [self._make_heading(continued)]
                page += (*heads, *blocks)
                used += sum(block.height for block in (*heads, *blocks))
        yield page

    def _iter_row_blocks(self, group: AreaGroup, room: float) -> Iterator[list[_Block]]:
        """Yield each row of a group, with the regency to name above it; a row without room on a page in pieces."""

        def fits(row: Row) -> bool:
            return self._page.height is None or self._make_row(row).height <= room - 2 * AREA_HEADING.height

        for row in chain.from_iterable(split_row(row, fits) for row in group.rows):
            block = self._make_row(row)
            if row.within is None:
                yield [block]
            else:
                yield [self._make_regency(format_area(row.within, language=self._language)), block]

    def _make_heading(self, words: str) -> _Block:
        def draw(canvas: Canvas, top: float) -> None:
            left, right = self._page.margin, self._page.right
            canvas.draw_box(left, top + AREA_HEADING.band_top, right, top + AREA_HEADING.height, fill=BAND)
            text = fit_width(words, self._page.room - 2 * COLUMNS.inset, AREA_HEADING.font_size, bold=True)
            baseline = top + AREA_HEADING.height - AREA_HEADING.ascent
            canvas.draw_text(
                left + COLUMNS.inset,
                baseline,
                text,
                size=AREA_HEADING.font_size,
                bold=True,
                colour=INK,
                tip=words,
            )

        return _Block(AREA_HEADING.height, draw, None)

    def _make_regency(self, words: str) -> _Block:
        """Make the line that names the regency or city of the rows below it."""
        left = self._page.margin + COLUMNS.inset

        def draw(canvas: Canvas, top: float) -> None:
            baseline = top + AREA_HEADING.height - AREA_HEADING.ascent
            text = fit_width(words, self._axis_left - left - NAME.gap, NAME.font_size)
            canvas.draw_text(left, baseline, text, size=NAME.font_size, colour=FAINT, tip=words)

        return _Block(AREA_HEADING.height, draw, None)

    def _make_row(self, row: Row) -> _Block:
        layout = lay_out_row(
            row,
            language=self._language,
            scale=self._scale,
            names_left=self._page.margin + COLUMNS.inset,
            axis_left=self._axis_left,
            axis_right=self._axis_right,
        )
        height = layout.height

        def draw(canvas: Canvas, top: float) -> None:
            layout.draw(canvas, top)
            canvas.draw_line(
                (self._page.margin, top + height),
                (self._page.right, top + height),
                colour=GRID,
                width=ROW.line_width,
            )

        return _Block(height, draw, row)

    def _make_page(self, blocks: Sequence[_Block], number: int, pages: int) -> Picture:
        canvas = Canvas()
        page = self._page
        rows = [block.row for block in blocks if block.row is not None]
        baseline = draw_heading(
            canvas, page, self._title, [self._format_contents()], number=number, pages=pages, language=self._language
        )
        if self._content.on is not None:
            draw_states(
                canvas,
                page,
                baseline,
                self._content.on,
                self._counts,
                language=self._language,
                is_drawn=self._is_day_drawn,
            )
        bottom = self._top + sum(block.height for block in blocks)
        if self._scale is not None:
            self._draw_years(canvas, self._scale, self._top, bottom)
        if self._day is not None and self._content.on is not None:
            words = format_day(self._content.on, language=self._language)
            draw_day(canvas, page, self._day, (self._top, bottom), words)
        block_top = self._top
        for block in blocks:
            block.draw(canvas, block_top)
            block_top += block.height
        legend = Legend(rows, self._language, self._scale)
        end = legend.draw(canvas, page.margin, page.right, bottom + LEGEND.gap)
        return Picture(
            title=format_page_title(self._title, number, pages, language=self._language),
            alt="\n".join((self._summarise(rows), *(format_row_alt(row, language=self._language) for row in rows))),
            width=page.width,
            height=end + page.margin if page.height is None else page.height,
            items=tuple(canvas.items),
        )

    @property
    def _counts(self) -> dict[TermState, int]:
        """The number of boards in each state on the day."""
        bars = (bar.state for row in self._content.rows for bar in row.bars)
        return count_states((*bars, *(term.state for row in self._content.rows for term in row.undated)))

    def _format_contents(self) -> str:
        """Return the area, the numbers of organisations and terms on all pages, and the source."""
        rows = self._content.rows
        organisations = format_count(len(rows), _ORGANISATION, language=self._language)
        terms = format_count(_count_terms(rows), _TERM, language=self._language)
        parts = [f"{self._format_area()}{organisations}, {terms}", *([] if self._sources is None else [self._sources])]
        return _SEPARATOR.join(parts)

    def _format_area(self) -> str:
        """Return the area that all rows are in, with a comma, or else the number of areas."""
        groups = self._content.groups
        if not groups:
            return ""
        if len(groups) > 1:
            return f"{format_count(len(groups), _AREA, language=self._language)}, "
        areas = {row.areas for row in groups[0].rows}
        (narrowest,) = {row_areas[-1:] for row_areas in areas} if len(areas) == 1 else {groups[0].areas}
        return f"{format_area_heading(narrowest, language=self._language)}, "

    def _draw_years(self, canvas: Canvas, scale: Scale, top: float, bottom: float) -> None:
        axis = scale.axis
        wide = (scale.right - scale.left) / (axis.end_year - axis.first_year)
        years = axis.choose_years(int((scale.right - scale.left) / YEARS.label_width))
        # Denser lines would look like a wall.
        lines = range(axis.first_year, axis.end_year + 1) if wide > YEARS.min_width else years
        for year in lines:
            x = scale.find_x(date(year, 1, 1).toordinal())
            canvas.draw_line(
                (x, top),
                (x, bottom),
                colour=GRID,
                width=YEARS.labelled_line_width if year in years else YEARS.line_width,
            )
        for year in years:
            if year < axis.end_year:
                x = scale.find_x(date(year, 1, 1).toordinal()) + wide / 2
                heights = [top - YEARS.above]
                if bottom - top > YEARS.repeated_from:
                    heights.append(bottom + YEARS.below)
                if self._day is not None and abs(self._day - x) < YEARS.label_width / 2:
                    # The line for the day is there, and its label has the year.
                    del heights[0]
                for y in heights:
                    canvas.draw_text(x, y, str(year), size=YEARS.font_size, colour=FAINT, align="center")

    def _summarise(self, rows: Sequence[Row]) -> str:
        years = ""
        if self._axis is not None:
            years = _FROM_TO.translate(self._language).format(first=self._axis.first_year, last=self._axis.end_year - 1)
        summary = _SUMMARY.translate(self._language).format(
            title=self._title,
            organisations=format_count(len(rows), _ORGANISATION, language=self._language),
            terms=format_count(_count_terms(rows), _TERM, language=self._language),
            years=years,
        )
        titles = sorted({mark.code: mark.title for row in rows for mark in row.marks}.items())
        sentences = [summary, *(f"{code}: {title.translate(self._language)}." for code, title in titles)]
        if self._content.on is not None:
            states = format_states(self._content.on, self._counts, language=self._language, is_drawn=self._is_day_drawn)
            sentences.append(f"{states}.")
        if self._sources is not None:
            sentences.append(f"{self._sources}.")
        return escape(" ".join(sentences))


def _count_terms(rows: Sequence[Row]) -> int:
    return sum(len(row.bars) + len(row.undated) for row in rows)
