"""draw_board: the chart of a board, with leaders, advisers and predecessors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.next_board import find_bounds
from psm_model.entities.register import Register
from psm_model.entities.successions import find_successions
from psm_model.entities.tenure import judge_appointment
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual, Language
from psm_model.text import escape
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict
from psm_model.views.timeline import make_ticks
from psm_model.views.wording import STATUSES, format_empty_board, format_inauguration, format_on, format_term_dates

from ._canvas import Canvas
from ._cards import CARD, PERHAPS_ON, SAMPLE_CARD, SeatCard, draw_sample, format_card_alt, make_card
from ._lettering import fit_width, wrap_width
from ._palette import FAINT, INK
from ._seats import Seat, Tier, TierRole, make_seats, make_tiers
from .picture import Pages, Picture

__all__ = ["draw_board"]

_WIDTH: Final = 1020.0
_MARGIN: Final = 20.0
_CAPTIONS: Final = 100.0  # the width of the column of captions
_GAP: Final = 20.0
_MAX_ABREAST: Final = 4  # the maximum number of cards side by side
_MIDDLE: Final = (_MARGIN + _CAPTIONS + _WIDTH - _MARGIN) / 2
_TOP: Final = 76.0
_BETWEEN: Final = 26.0
_BUS: Final = 12.0  # the distance of the connecting line above a row
_PAGE: Final = 1300.0
_LINE: Final = 11.0  # the line height of section names
_LINES: Final = 6
_AIR: Final = 5.0  # the space below a section name
_DESCENT: Final = 1.0  # the space that the descent of a section name takes below its baseline
_SPINE: Final = _MARGIN + _CAPTIONS - 10.0  # the position of the line that joins rows
_TITLE_BASELINE: Final = 28.0
_TITLE_SIZE: Final = 15.0
_SUBTITLE_BASELINE: Final = 46.0
_SUBTITLE_SIZE: Final = 9.0
_NOBODY_SIZE: Final = 9.5  # the size of the text in place of cards
_SMALL: Final = 8.5  # the size of section names, captions and the legend
_STACK_GAP: Final = 6.0  # the space between the cards of a column
_SECTION_INSET: Final = 2.0  # the distance of a section name from the left end of its cards
_CAPTION_BASELINE: Final = 12.0  # the distance of the first baseline of a caption from the top of its row
_CAPTION_LINES: Final = 3
_CAPTION_GAP: Final = 10.0  # the space between captions and cards
_LEGEND_GAP: Final = 6.0  # the space between a sample and its words
_LEGEND_ENTRY: Final = 130.0  # the width of the first entry of the legend
_LEGEND_BOTTOM: Final = 8.0  # the space that a page with a legend has below its baseline
_NO_LEGEND: Final = 14.0  # the space that a page without a legend leaves out
_STEM: Final = "#7a8794"
_PAGES: Final = Bilingual("page {page} of {pages}", "halaman {page} dari {pages}")
_BOARD: Final = Bilingual("Board of {name}", "Kepengurusan {name}")
_ADVISES: Final = Bilingual("advises", "memberi nasihat")


def draw_board(
    register: Register,
    term_id: str,
    *,
    on: date | PartialDate | None = None,
    language: Language = "en",
    title: str | None = None,
) -> Pages:
    """Draw the board of a term: patrons and advisers, the chair, and everybody else, with their predecessors.

    Args:
        register: The register.
        term_id: The id of the term.
        on: The day to show; uncertain holders are marked. None for everybody recorded.
        language: The language of the text.
        title: The title; the name of the organisation by default.

    Raises:
        NotFoundError: no term has the id.
        ValueError: the language is not supported.
        WrongTypeError: the day is not a date.

    >>> chair = Appointment(id="a", post=Post.CHAIR, name=PersonName("Sekar"))
    >>> register = Register.of(ipsm, BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=[chair]))
    >>> print(draw_board(register, "t")[0].alt)
    Board of IPSM Contoh, 2025–2030
    Chair: Sekar
    """
    term = register.board_term(term_id)
    verdicts = None if on is None else _find_verdicts(register, term, on)
    tiers = make_tiers(make_seats(term.appointments, verdicts))
    heading = _BOARD.translate(language).format(name=_get_name(register, term)) if title is None else title
    nobody = format_empty_board(term, is_day_asked=on is not None)
    return _BoardDrawing(
        register,
        heading,
        _format_subtitle(term, on, language),
        nobody.translate(language),
        tiers=tiers,
        language=language,
    ).make_pages()


def _find_verdicts(register: Register, term: BoardTerm, on: date | PartialDate) -> dict[int, Verdict]:
    """Return the verdicts about the appointments that may be held on a day, by position in their term."""
    find_ordinals(on)  # validate the day, even if the board is empty
    successions, bounds = find_successions(term), find_bounds(term, register.terms_of(term.organisation_id))
    verdicts = {
        position: judge_appointment(appointment, term, on, successions=successions, bounds=bounds)
        for position, appointment in enumerate(term.appointments)
    }
    return {position: verdict for position, verdict in verdicts.items() if verdict.possible}


def _get_name(register: Register, term: BoardTerm) -> str:
    try:
        return register.organisation(term.organisation_id).name
    except NotFoundError:
        return term.organisation_id


def _format_subtitle(term: BoardTerm, on: date | PartialDate | None, language: Language) -> str:
    """Return the label, dates, status and inaugurations of a term, and the day shown."""
    parts = [term.label or term.id]
    if (dates := format_term_dates(term, language=language)) is not None:
        parts.append(dates)
    if term.status in STATUSES:
        parts.append(STATUSES[term.status].translate(language))
    parts += [format_inauguration(tick, language=language) for tick in make_ticks(term)]
    if on is not None:
        parts.append(format_on(on, language=language))
    return ", ".join(parts)


class _Column(NamedTuple):
    section: str | None
    cards: tuple[SeatCard, ...]

    @property
    def height(self) -> float:
        return sum(card.height for card in self.cards) + _STACK_GAP * (len(self.cards) - 1)

    @property
    def heading(self) -> tuple[str, ...]:
        """The lines of the section name."""
        if self.section is None:
            return ()
        return wrap_width(self.section, CARD - 2 * _SECTION_INSET, _SMALL, lines=_LINES, bold=True)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the cards below a height, and the section name above."""
        lines = self.heading
        baseline = top - _AIR - _DESCENT - _LINE * len(lines)
        if lines:
            # Keep connecting lines out of the text.
            canvas.draw_box(left, baseline + _DESCENT, left + CARD, top, fill="white")
        for text in lines:
            baseline += _LINE
            canvas.draw_text(
                left + _SECTION_INSET, baseline, text, size=_SMALL, bold=True, colour=FAINT, tip=self.section
            )
        for card in self.cards:
            card.draw(canvas, left, top)
            top += card.height + _STACK_GAP


class _TierRow(NamedTuple):
    """A row of columns."""

    tier: Tier
    columns: tuple[_Column, ...]
    is_first: bool
    """Whether it is the first of its tier and has the caption."""

    @property
    def height(self) -> float:
        return self.head + max(column.height for column in self.columns)

    @property
    def head(self) -> float:
        """The height of the section names above the cards."""
        lines = max(len(column.heading) for column in self.columns)
        return _LINE * lines + _AIR if lines else 0.0

    @property
    def lefts(self) -> list[float]:
        """The left ends of its columns."""
        wide = CARD * len(self.columns) + _GAP * (len(self.columns) - 1)
        return [_MIDDLE - wide / 2 + position * (CARD + _GAP) for position in range(len(self.columns))]

    @property
    def middles(self) -> list[float]:
        """The middles of its columns."""
        return [left + CARD / 2 for left in self.lefts]


class _Connection(NamedTuple):
    """The connecting lines of a row."""

    middles: list[float]
    """The middles of its columns."""
    top: float
    """The top of its cards."""
    bus: float
    """The position of the line that joins its columns."""


_PlacedRow: TypeAlias = tuple[_TierRow, float]  # a row with its top


def _draw_adviser_stems(canvas: Canvas, placed: Sequence[_PlacedRow], *, is_first: bool) -> None:
    """Draw the dashed lines that join advisers to the chair below them."""
    advisers = [
        _Connection(row.middles, top, top + row.height + _BETWEEN - _BUS)
        for row, top in placed
        if row.tier.role is TierRole.ADVISES
    ]
    if advisers:
        chairs = _connect_chairs(placed, advisers[-1].bus)
        _draw_connections(canvas, advisers, chairs, is_first=is_first, dashed=True)


def _draw_follower_stems(canvas: Canvas, placed: Sequence[_PlacedRow], *, is_first: bool) -> None:
    """Draw the lines that join the chair to everybody below; section names are drawn over them."""
    followers = [
        _Connection(row.middles, top + row.head, top - _BUS) for row, top in placed if row.tier.role is TierRole.FOLLOWS
    ]
    if followers:
        chairs = _connect_chairs(placed, followers[0].bus)
        _draw_connections(canvas, followers, chairs, is_first=is_first, dashed=False)


def _connect_chairs(placed: Sequence[_PlacedRow], nearest: float) -> list[_Connection]:
    """Connect the rows of the chair to the line of the nearest row above or below."""
    return [_Connection(row.middles, top, nearest) for row, top in placed if row.tier.role is TierRole.LEADS]


def _draw_connections(
    canvas: Canvas,
    connections: Sequence[_Connection],
    chairs: Sequence[_Connection],
    *,
    is_first: bool,
    dashed: bool,
) -> None:
    """Draw connecting lines, and the spine that joins several rows or continues from the page before."""
    has_spine = len(connections) > 1 or not is_first
    for connection in (*connections, *chairs):
        chair_middles = [middle for chair in chairs for middle in chair.middles if chair.bus == connection.bus]
        ends = [*connection.middles, *chair_middles]
        if len(ends) == 1 and not has_spine:
            # A single column without a spine needs no line.
            continue
        for middle in connection.middles:
            canvas.draw_line((middle, connection.bus), (middle, connection.top), colour=_STEM, dashed=dashed)
        left = _SPINE if has_spine else min(ends)
        canvas.draw_line((left, connection.bus), (max(ends), connection.bus), colour=_STEM, dashed=dashed)
    if has_spine:
        start = connections[0].bus if is_first else _TOP - _BETWEEN
        canvas.draw_line((_SPINE, start), (_SPINE, connections[-1].bus), colour=_STEM, dashed=dashed)


class _BoardDrawing:
    def __init__(
        self, register: Register, title: str, subtitle: str, nobody: str, *, tiers: Sequence[Tier], language: Language
    ) -> None:
        self.register = register
        self.title = title
        self.subtitle = subtitle
        self.nobody = nobody
        self.language: Language = language
        self.tiers = tiers
        self.has_chair = any(tier.role is TierRole.LEADS for tier in tiers)

    def make_pages(self) -> Pages:
        pages: list[list[_TierRow]] = [[]]
        used = 0.0
        for row in self._iter_rows():
            if pages[-1] and used + row.height > _PAGE:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += row.height + _BETWEEN
        return Pages(tuple(self._make_page(rows, number, len(pages)) for number, rows in enumerate(pages, start=1)))

    def _iter_rows(self) -> Iterator[_TierRow]:
        for tier in self.tiers:
            for start in range(0, len(tier.columns), _MAX_ABREAST):
                columns = tier.columns[start : start + _MAX_ABREAST]
                yield _TierRow(tier, tuple(self._make_column(tier, *column) for column in columns), start == 0)

    def _make_column(self, tier: Tier, section: str | None, seats: Sequence[Seat]) -> _Column:
        cards = (
            make_card(
                self.register,
                seat,
                language=self.language,
                is_advisory=tier.role is TierRole.ADVISES,
                in_section=section is not None,
            )
            for seat in seats
        )
        return _Column(section, tuple(cards))

    def _make_page(self, rows: Sequence[_TierRow], number: int, pages: int) -> Picture:
        canvas = Canvas()
        room = _WIDTH - 2 * _MARGIN
        subtitle = self.subtitle
        if pages > 1:
            subtitle += f", {_PAGES.translate(self.language).format(page=number, pages=pages)}"
        title = fit_width(self.title, room, _TITLE_SIZE, bold=True)
        canvas.draw_text(_MARGIN, _TITLE_BASELINE, title, size=_TITLE_SIZE, bold=True, tip=self.title)
        text = fit_width(subtitle, room, _SUBTITLE_SIZE)
        canvas.draw_text(_MARGIN, _SUBTITLE_BASELINE, text, size=_SUBTITLE_SIZE, colour=FAINT, tip=subtitle)
        tops = []
        at = _TOP
        for row in rows:
            tops.append(at)
            at += row.height + _BETWEEN
        placed = list(zip(rows, tops, strict=True))
        if self.has_chair:
            # Cards are drawn over the lines.
            _draw_adviser_stems(canvas, placed, is_first=number == 1)
            _draw_follower_stems(canvas, placed, is_first=number == 1)
        for row, top in placed:
            if row.is_first:
                self._draw_caption(canvas, row, top)
            for left, column in zip(row.lefts, row.columns, strict=True):
                column.draw(canvas, left, top + row.head)
        if not rows:
            text = fit_width(self.nobody, room, _NOBODY_SIZE)
            canvas.draw_text(_MARGIN, _TOP, text, size=_NOBODY_SIZE, colour=FAINT)
            at = _TOP + _STACK_GAP
        at = self._draw_legend(canvas, rows, at)
        seats = [card.seat for row in rows for column in row.columns for card in column.cards]
        descriptions = [format_card_alt(self.register, seat, language=self.language) for seat in seats] or [self.nobody]
        return Picture(
            title=self.title if pages == 1 else f"{self.title} ({number}/{pages})",
            alt="\n".join((escape(f"{self.title}, {subtitle}"), *descriptions)),
            width=_WIDTH,
            height=at + _MARGIN,
            items=tuple(canvas.items),
        )

    def _draw_caption(self, canvas: Canvas, row: _TierRow, top: float) -> None:
        caption = row.tier.title.translate(self.language)
        baseline = top + _CAPTION_BASELINE
        for text in wrap_width(caption, _CAPTIONS - _CAPTION_GAP, _SMALL, lines=_CAPTION_LINES):
            canvas.draw_text(_MARGIN, baseline, text, size=_SMALL, colour=FAINT)
            baseline += _LINE

    def _draw_legend(self, canvas: Canvas, rows: Sequence[_TierRow], top: float) -> float:
        """Draw the legend of dashed cards and question marks, if there are any, and return its bottom."""
        cards = [card for row in rows for column in row.columns for card in column.cards]
        entries = []
        if any(card.is_advisory for card in cards):
            entries.append((_ADVISES, True))
        if any(card.seat.verdict is Verdict.UNDETERMINED for card in cards):
            entries.append((PERHAPS_ON, False))
        for position, (words, is_advisory) in enumerate(entries):
            x = _MARGIN + position * _LEGEND_ENTRY
            draw_sample(canvas, x, top, is_advisory=is_advisory)
            text = words.translate(self.language)
            canvas.draw_text(x + SAMPLE_CARD + _LEGEND_GAP, top, text, size=_SMALL, colour=INK)
        return top + _LEGEND_BOTTOM if entries else top - _NO_LEGEND
