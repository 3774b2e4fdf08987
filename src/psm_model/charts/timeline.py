"""draw_timeline: the terms of boards in a register as a picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from psm_model.checking.config import DEFAULT_CONFIG, Config
from psm_model.checking.rule import Rule
from psm_model.entities.register import Register
from psm_model.i18n import VOCABULARY, Bilingual, Language, format_count
from psm_model.rules import RULES
from psm_model.views.axis import make_axis
from psm_model.views.timeline import Row, Timeline, make_timeline
from psm_model.views.timeline_words import TITLE, format_area, format_area_heading

from ._bars import Scale
from ._canvas import Canvas
from ._legend import Legend
from ._lettering import fit_width
from ._page import TIMELINE_PAGE, draw_heading, format_page_subtitle, format_page_title
from ._palette import BAND, FAINT, GRID, INK
from ._rows import format_row_alt, lay_out_row, measure_name
from ._timeline_layout import AREA_HEADING, COLUMNS, LEGEND, ROW, YEARS
from .picture import Pages, Picture

__all__ = ["draw_timeline"]

_ORGANISATION: Final = VOCABULARY["entity"]["organisation"]
_TERM: Final = Bilingual("term", "masa bakti")
_CONTINUED: Final = Bilingual("{area} (continued)", "{area} (lanjutan)")
_SUMMARY: Final = Bilingual(
    "{title}: {organisations} with {terms}{years}. One row per organisation, one bar per term.",
    "{title}: {organisations} dengan {terms}{years}. Satu baris untuk setiap organisasi, satu batang "
    "untuk setiap masa bakti.",
)
_FROM_TO: Final = Bilingual(", {first} to {last}", ", {first} sampai {last}")


def draw_timeline(
    register: Register,
    *,
    language: Language = "en",
    title: str | None = None,
    rows: int = 50,
    organisations: Collection[str] | None = None,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Pages:
    """Draw the terms of boards: a row for each organisation, by area, and a bar for each term.

    Edges fade over the days on which a term may start or end. Findings on days are marked with their codes. All pages
    share one axis, and each has a legend.

    Args:
        register: The register.
        language: The language of the text.
        title: The title; a general one by default.
        rows: The number of plain rows per page; rows with parallel bars or marks take more room.
        organisations: The ids of the organisations to show; None for all.
        config: As in `check`; findings that it leaves out are not marked.
        on: As in `check`.
        undetermined: Whether to mark undetermined findings too.
        rules: As in `check`. The findings of rules that have a `mark` are marked.

    Raises:
        ConfigError: the configuration names an unknown code, or two rules have the same code.
        NotFoundError: an id belongs to no organisation, and no term refers to it.
        ValueError: the language is not supported, or `rows` is less than 1.
        WrongTypeError: `register` is not a register, `config` not a configuration, `on` not a date, or `rules` holds
            something other than rules.

    >>> term = BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")
    >>> pages = draw_timeline(Register.of(ipsm, term))
    >>> len(pages), pages[0].to_svg().startswith("<?xml")
    (1, True)
    """
    if rows < 1:
        raise ValueError(f"expected at least 1 row, got {rows}")
    content = make_timeline(
        register, config=config, on=on, undetermined=undetermined, organisations=organisations, rules=rules
    )
    return _TimelineDrawing(content, language, TITLE.translate(language) if title is None else title).make_pages(
        rows * ROW.height
    )


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

    def __init__(self, content: Timeline, language: Language, title: str) -> None:
        self._content = content
        self._language: Language = language
        self._title = title
        self._axis = make_axis(content)
        names = min(max((measure_name(row, language=language) for row in content.rows), default=0.0), COLUMNS.max_names)
        self._axis_left = TIMELINE_PAGE.margin + max(names, COLUMNS.min_names) + COLUMNS.gap
        self._axis_right = TIMELINE_PAGE.right - COLUMNS.right
        self._scale = None if self._axis is None else Scale(self._axis, self._axis_left, self._axis_right)

    def make_pages(self, room: float) -> Pages:
        pages = list(self._split(room))
        return Pages(tuple(self._make_page(blocks, number, len(pages)) for number, blocks in enumerate(pages, start=1)))

    def _split(self, room: float) -> Iterator[Sequence[_Block]]:
        """Yield the blocks of each page; a page has at least one block of any height."""
        page: list[_Block] = []
        used = 0.0
        for group in self._content.groups:
            head = self._make_heading(format_area_heading(group.areas, language=self._language))
            for position, row in enumerate(group.rows):
                blocks = [self._make_row(row)]
                if row.within is not None:
                    blocks.insert(0, self._make_heading(format_area(row.within, language=self._language)))
                needed = sum(block.height for block in blocks) + (AREA_HEADING.height if position == 0 else 0)
                if page and used + needed > room:
                    yield page
                    page, used = [], 0.0
                if position == 0:
                    page.append(head)
                    used += AREA_HEADING.height
                elif not page:
                    words = _CONTINUED.translate(language=self._language).format(
                        area=format_area_heading(group.areas, language=self._language)
                    )
                    page.append(self._make_heading(words))
                    used += AREA_HEADING.height
                page += blocks
                used += sum(block.height for block in blocks)
        yield page

    def _make_heading(self, words: str) -> _Block:
        def draw(canvas: Canvas, top: float) -> None:
            canvas.draw_box(
                TIMELINE_PAGE.margin,
                top + AREA_HEADING.band_top,
                TIMELINE_PAGE.right,
                top + AREA_HEADING.height,
                fill=BAND,
            )
            text = fit_width(words, TIMELINE_PAGE.room - 2 * COLUMNS.inset, AREA_HEADING.font_size, bold=True)
            baseline = top + AREA_HEADING.height - AREA_HEADING.ascent
            canvas.draw_text(
                TIMELINE_PAGE.margin + COLUMNS.inset,
                baseline,
                text,
                size=AREA_HEADING.font_size,
                bold=True,
                colour=INK,
                tip=words,
            )

        return _Block(AREA_HEADING.height, draw, None)

    def _make_row(self, row: Row) -> _Block:
        layout = lay_out_row(
            row,
            language=self._language,
            scale=self._scale,
            names_left=TIMELINE_PAGE.margin + COLUMNS.inset,
            axis_left=self._axis_left,
            axis_right=self._axis_right,
        )
        height = layout.height

        def draw(canvas: Canvas, top: float) -> None:
            layout.draw(canvas, top)
            canvas.draw_line(
                (TIMELINE_PAGE.margin, top + height),
                (TIMELINE_PAGE.right, top + height),
                colour=GRID,
                width=ROW.line_width,
            )

        return _Block(height, draw, row)

    def _make_page(self, blocks: Sequence[_Block], number: int, pages: int) -> Picture:
        canvas = Canvas()
        rows = [block.row for block in blocks if block.row is not None]
        subtitle = format_page_subtitle(self._format_counts(), number, pages, language=self._language)
        draw_heading(canvas, TIMELINE_PAGE, self._title, subtitle)
        top = TIMELINE_PAGE.top + (YEARS.height if self._scale else 0)
        bottom = top + sum(block.height for block in blocks)
        if self._scale is not None:
            self._draw_years(canvas, self._scale, top, bottom)
        block_top = top
        for block in blocks:
            block.draw(canvas, block_top)
            block_top += block.height
        legend = Legend(rows, self._language, self._scale)
        end = legend.draw(canvas, TIMELINE_PAGE.margin, TIMELINE_PAGE.right, bottom + LEGEND.gap)
        return Picture(
            title=format_page_title(self._title, number, pages, language=self._language),
            alt="\n".join((self._summarise(rows), *(format_row_alt(row, language=self._language) for row in rows))),
            width=TIMELINE_PAGE.width,
            height=end + TIMELINE_PAGE.margin,
            items=tuple(canvas.items),
        )

    def _format_counts(self) -> str:
        """Return the numbers of organisations and terms on all pages."""
        organisations = format_count(len(self._content.rows), _ORGANISATION, language=self._language)
        terms = format_count(_count_terms(self._content.rows), _TERM, language=self._language)
        return f"{organisations}, {terms}"

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
                above, below = top - YEARS.above, bottom + YEARS.below
                for y in (above, below) if bottom - top > YEARS.repeated_from else (above,):
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
        return " ".join((summary, *(f"{code}: {title.translate(self._language)}." for code, title in titles)))


def _count_terms(rows: Sequence[Row]) -> int:
    return sum(len(row.bars) + len(row.undated) for row in rows)
