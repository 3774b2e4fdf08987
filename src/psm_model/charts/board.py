"""draw_board: the chart of a board, with leaders, advisers and predecessors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.register import Register
from psm_model.entities.tenure import judge_appointments
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual, Language
from psm_model.text import escape
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict
from psm_model.views.seats import Seat, Tier, TierRole, make_seats, make_tiers
from psm_model.views.term_words import STATUSES, format_empty_board, format_on, format_term_dates
from psm_model.views.timeline import make_ticks
from psm_model.views.timeline_words import format_inauguration

from ._board_layout import BOARD_LEGEND, CAPTION, SAMPLE_CARD, TIER
from ._canvas import Canvas
from ._cards import PERHAPS_ON, draw_sample, format_card_alt, make_card
from ._lettering import fit_width, wrap_width
from ._page import BOARD_PAGE, draw_heading, format_page_subtitle, format_page_title
from ._palette import FAINT, INK
from ._tiers import Column, TierRow, draw_connections
from .picture import Pages, Picture

__all__ = ["draw_board"]

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
    verdicts = judge_appointments(term, on, register.terms_of(term.organisation_id))
    return {position: verdict for position, (_, verdict) in enumerate(verdicts) if verdict.possible}


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


class _BoardDrawing:
    """The drawing of a board."""

    def __init__(
        self, register: Register, title: str, subtitle: str, nobody: str, *, tiers: Sequence[Tier], language: Language
    ) -> None:
        self._register = register
        self._title = title
        self._subtitle = subtitle
        self._nobody = nobody
        self._language: Language = language
        self._tiers = tiers
        self._has_chair = any(tier.role is TierRole.LEADS for tier in tiers)

    def make_pages(self) -> Pages:
        pages: list[list[TierRow]] = [[]]
        used = 0.0
        for row in self._iter_rows():
            if pages[-1] and used + row.height > TIER.max_height:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += row.height + TIER.row_gap
        return Pages(tuple(self._make_page(rows, number, len(pages)) for number, rows in enumerate(pages, start=1)))

    def _iter_rows(self) -> Iterator[TierRow]:
        for tier in self._tiers:
            for start in range(0, len(tier.columns), TIER.max_columns):
                columns = tier.columns[start : start + TIER.max_columns]
                yield TierRow(tier, tuple(self._make_column(tier, *column) for column in columns), start == 0)

    def _make_column(self, tier: Tier, section: str | None, seats: Sequence[Seat]) -> Column:
        cards = (
            make_card(
                self._register,
                seat,
                language=self._language,
                is_advisory=tier.role is TierRole.ADVISES,
                in_section=section is not None,
            )
            for seat in seats
        )
        return Column(section, tuple(cards))

    def _make_page(self, rows: Sequence[TierRow], number: int, pages: int) -> Picture:
        canvas = Canvas()
        subtitle = format_page_subtitle(self._subtitle, number, pages, language=self._language)
        draw_heading(canvas, BOARD_PAGE, self._title, subtitle, tip=subtitle)
        tops = []
        bottom = BOARD_PAGE.top
        for row in rows:
            tops.append(bottom)
            bottom += row.height + TIER.row_gap
        placed = list(zip(rows, tops, strict=True))
        if self._has_chair:
            # Cards are drawn over the lines.
            draw_connections(canvas, placed, is_first=number == 1)
        for row, top in placed:
            if row.is_first:
                self._draw_caption(canvas, row, top)
            row.draw(canvas, top)
        if not rows:
            text = fit_width(self._nobody, BOARD_PAGE.room, TIER.nobody_size)
            canvas.draw_text(BOARD_PAGE.margin, BOARD_PAGE.top, text, size=TIER.nobody_size, colour=FAINT)
            bottom = BOARD_PAGE.top + TIER.card_gap
        bottom = self._draw_legend(canvas, rows, bottom)
        descriptions = [
            format_card_alt(self._register, card.seat, language=self._language) for row in rows for card in row.cards
        ]
        return Picture(
            title=format_page_title(self._title, number, pages, language=self._language),
            alt="\n".join((escape(f"{self._title}, {subtitle}"), *(descriptions or [self._nobody]))),
            width=BOARD_PAGE.width,
            height=bottom + BOARD_PAGE.margin,
            items=tuple(canvas.items),
        )

    def _draw_caption(self, canvas: Canvas, row: TierRow, top: float) -> None:
        caption = row.tier.title.translate(self._language)
        baseline = top + CAPTION.baseline
        for text in wrap_width(caption, CAPTION.width - CAPTION.gap, CAPTION.font_size, max_lines=CAPTION.max_lines):
            canvas.draw_text(BOARD_PAGE.margin, baseline, text, size=CAPTION.font_size, colour=FAINT)
            baseline += CAPTION.line_height

    def _draw_legend(self, canvas: Canvas, rows: Sequence[TierRow], top: float) -> float:
        """Draw the legend of dashed cards and question marks, if there are any, and return its bottom."""
        cards = [card for row in rows for card in row.cards]
        entries = []
        if any(card.is_advisory for card in cards):
            entries.append((_ADVISES, True))
        if any(card.seat.verdict is Verdict.UNDETERMINED for card in cards):
            entries.append((PERHAPS_ON, False))
        for position, (words, is_advisory) in enumerate(entries):
            x = BOARD_PAGE.margin + position * BOARD_LEGEND.entry
            draw_sample(canvas, x, top, is_advisory=is_advisory)
            text = words.translate(self._language)
            canvas.draw_text(
                x + SAMPLE_CARD.width + BOARD_LEGEND.text_gap, top, text, size=BOARD_LEGEND.font_size, colour=INK
            )
        return top + BOARD_LEGEND.bottom if entries else top - BOARD_LEGEND.absent
