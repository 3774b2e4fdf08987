"""draw_board: the chart of a board, with leaders, advisers and predecessors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.register import Register
from psm_model.entities.tenure import judge_appointments
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual, Language
from psm_model.text import capitalise, escape
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.verdict import Verdict
from psm_model.views.connectors import iter_even_rows
from psm_model.views.decrees import evaluate_decrees
from psm_model.views.decrees_text import format_own_decrees
from psm_model.views.seats import Seat, Tier, TierRole, make_seats, make_tiers
from psm_model.views.source_words import format_sources
from psm_model.views.term_words import STATUSES, format_empty_board, format_on, format_term_dates
from psm_model.views.timeline import make_ticks
from psm_model.views.timeline_words import format_inauguration

from ._board_layout import BOARD, GRID, LIST, PAPER_GRIDS, Grid
from ._canvas import Canvas
from ._cards import SECTION_SLACK, Card, CardWriter, align_sections, split_card
from ._lettering import fit_width, make_drawable, measure_text
from ._page import HEADING, PageLayout, Paper, draw_heading, find_contents_top, format_page_title, make_page
from ._palette import INK
from ._tiers import BoardRow, draw_connections, make_list_rows, mark_passed_rows, paginate
from .picture import Pages, Picture

__all__ = ["draw_board"]

_BOARD: Final = Bilingual("Board of {name}", "Kepengurusan {name}")


def draw_board(
    register: Register,
    term_id: str,
    *,
    on: date | PartialDate | None = None,
    language: Language = "en",
    title: str | None = None,
    size: Paper | None = None,
    source: str | None = None,
) -> Pages:
    """Draw the board of a term: patrons and advisers, the chair, and everybody else, with their predecessors.

    The heading has the term, the decrees of the board, and the source. Members of a section, and members without a
    section, are lists.

    Args:
        register: The register.
        term_id: The id of the term.
        on: The day to show; uncertain holders are marked. None for everybody recorded.
        language: The language of the text.
        title: The title; the name of the organisation by default.
        size: The size of the paper, as in `draw_timeline`. Cards are narrower or closer if that saves a sheet.
        source: Where the register comes from, named before the publishers of the term's sources.

    Raises:
        NotFoundError: no term has the id.
        ValueError: the language or the size is not supported.
        WrongTypeError: the day is not a date.

    >>> chair = Appointment(id="a", post=Post.CHAIR, name=PersonName("Sekar"))
    >>> register = Register.of(ipsm, BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=[chair]))
    >>> print(draw_board(register, "t")[0].alt)
    Board of IPSM Contoh, 2025–2030
    Chair: Sekar
    """
    term = register.board_term(term_id)
    verdicts = None if on is None else _find_verdicts(register, term, on)
    page = make_page(size, width=BOARD.width)
    lines = [_format_subtitle(term, on, language)]
    if (origin := _format_origin(register, term, source, language)) is not None:
        lines.append(origin)
    heading = _Heading(
        _BOARD.translate(language).format(name=_get_name(register, term)) if title is None else title,
        lines,
        format_empty_board(term, is_day_asked=on is not None).translate(language),
    )
    tiers = make_tiers(make_seats(term.appointments, verdicts))

    def make_pages(grid: Grid) -> Pages:
        width = (page.room - BOARD.column_gap * (grid.columns - 1)) / grid.columns
        writer = CardWriter(register, width, language)
        return _BoardDrawing(page, heading, tiers=tiers, writer=writer, grid=grid, language=language).make_pages()

    pages = make_pages(GRID)
    if size is None or len(pages) == 1:
        return pages
    return min(pages, *map(make_pages, PAPER_GRIDS), key=len)


def _find_verdicts(register: Register, term: BoardTerm, on: date | PartialDate) -> dict[int, Verdict]:
    """Return the verdicts about the appointments that may be held on a day, by position in their term."""
    verdicts = judge_appointments(term, on, register.terms_of(term.organisation_id))
    return {position: verdict for position, (_, verdict) in enumerate(verdicts) if verdict.possible}


def _get_name(register: Register, term: BoardTerm) -> str:
    try:
        return register.organisation(term.organisation_id).name
    except NotFoundError:
        return term.organisation_id


def _format_origin(register: Register, term: BoardTerm, source: str | None, language: Language) -> str | None:
    """Return the decrees of a board and its sources; None if neither is known."""
    decrees = evaluate_decrees(register, term.decree_ids, None)
    parts = [format_own_decrees(decrees, term.withheld, Precision.DAY, language=language, with_id=False)]
    own_sources = [record for record in register.sources if record.id in term.source_ids]
    parts.append(format_sources(own_sources, source, language=language))
    words = [capitalise(part) for part in parts if part is not None]
    return " · ".join(words) or None


def _format_subtitle(term: BoardTerm, on: date | PartialDate | None, language: Language) -> str:
    """Return the name, dates, status and inaugurations of a term, and the day shown."""
    parts = [term.make_name().translate(language)]
    if (dates := format_term_dates(term, language=language)) is not None:
        parts.append(dates)
    if term.status in STATUSES:
        parts.append(STATUSES[term.status].translate(language))
    parts += [format_inauguration(tick, language=language) for tick in make_ticks(term)]
    if on is not None:
        parts.append(format_on(on, language=language))
    return ", ".join(parts)


class _Heading(NamedTuple):
    """The words of a board beside its cards."""

    title: str
    """The title."""
    lines: Sequence[str]
    """The lines below it."""
    nobody: str
    """The words in place of cards."""


class _BoardDrawing:
    """The drawing of a board."""

    def __init__(
        self,
        page: PageLayout,
        heading: _Heading,
        *,
        tiers: Sequence[Tier],
        writer: CardWriter,
        grid: Grid,
        language: Language,
    ) -> None:
        self._title, self._lines, self._nobody = heading
        self._language: Language = language
        self._tiers = tiers
        self._writer = writer
        self._grid = grid
        self._has_chair = any(tier.role is TierRole.LEADS for tier in tiers)
        self._page = page if page.height is not None else self._fit_page(page)
        self._top = find_contents_top(self._page, len(self._lines))

    def _fit_page(self, page: PageLayout) -> PageLayout:
        """Return a page as wide as its heading and its cards, or the words that nobody is on the board."""
        rows = list(self._iter_rows(BOARD.max_height))
        if len(paginate(rows, BOARD.max_height, self._grid.row_gap)) > 1:
            return page
        if self._has_chair:
            rows = list(mark_passed_rows(rows, is_first=True, is_last=True))
        lines = self._lines if rows else (*self._lines, self._nobody)
        widths = [measure_text(make_drawable(self._title), HEADING.title_size, bold=True)]
        widths += [measure_text(make_drawable(line), HEADING.line_size) for line in lines]
        # Cards are around the middle, so the farthest one decides.
        lefts = [(left, row.columns[0][0].width) for row in rows for left in row.find_lefts(page)]
        middle = page.width / 2
        widths += [2 * max(middle - left, left + width - middle) for left, width in lefts]
        wide = max(*widths, BOARD.empty_width) + 2 * page.margin
        return attrs.evolve(page, width=min(wide, page.width))

    def make_pages(self) -> Pages:
        """Make the pages."""
        bottom = self._page.bottom
        room = BOARD.max_height if bottom is None else bottom - self._top
        pages = paginate(self._iter_rows(room), room, self._grid.row_gap)
        return Pages(tuple(self._make_page(rows, number, len(pages)) for number, rows in enumerate(pages, start=1)))

    def _iter_rows(self, room: float) -> Iterator[BoardRow]:
        for tier in self._tiers:
            if tier.is_list:
                entries = [self._writer.make_entry(seat) for _, seats in tier.columns for seat in seats]
                parts = [part for entry in entries for part in split_card(entry, room - LIST.heading)]
                yield from make_list_rows(
                    parts, tier.title.translate(self._language), tier.role, room, self._grid.columns
                )
                continue
            made = (self._make_card(tier, *column) for column in tier.columns)
            cards = [part for card in made for part in split_card(card, room - SECTION_SLACK)]
            for row in iter_even_rows(cards, self._grid.columns):
                aligned = align_sections(row)
                yield BoardRow(role=tier.role, columns=tuple((card,) for card in aligned))

    def _make_card(self, tier: Tier, section: str | None, seats: Sequence[Seat]) -> Card:
        if section is not None:
            return self._writer.make_section_card(section, seats)
        (seat,) = seats
        return self._writer.make_card(seat, is_advisory=tier.role is TierRole.ADVISES)

    def _make_page(self, rows: Sequence[BoardRow], number: int, pages: int) -> Picture:
        canvas, page = Canvas(), self._page
        draw_heading(canvas, page, self._title, self._lines, number=number, pages=pages, language=self._language)
        is_first, is_last = number == 1, number == pages
        if self._has_chair:
            rows = mark_passed_rows(rows, is_first=is_first, is_last=is_last)
        placed = []
        top = self._top
        for row in rows:
            placed.append((row, top))
            top += row.height + self._grid.row_gap
        bottom = top - self._grid.row_gap
        if self._has_chair:
            # Cards are drawn over the lines.
            draw_connections(canvas, page, placed, self._grid.row_gap, is_first=is_first, is_last=is_last)
        for row, row_top in placed:
            row.draw(canvas, page, row_top)
        if not rows:
            text = fit_width(self._nobody, page.room, BOARD.nobody_size)
            bottom = self._top + BOARD.nobody_height
            canvas.draw_text(page.margin, bottom, text, size=BOARD.nobody_size, colour=INK)
        descriptions = [self._writer.format_alt(seat) for row in rows for card in row.cards for seat in card.seats]
        return Picture(
            title=format_page_title(self._title, number, pages, language=self._language),
            alt="\n".join((escape(", ".join((self._title, *self._lines))), *(descriptions or [self._nobody]))),
            width=page.width,
            height=bottom + page.margin if page.height is None else page.height,
            items=tuple(canvas.items),
        )
