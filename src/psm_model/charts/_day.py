"""The day of a timeline: a line across the rows, and in the heading how many boards are in office on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Language
from psm_model.views.term_state import STATES, TermState
from psm_model.views.term_words import format_day
from psm_model.views.timeline_words import NOT_DRAWN

from ._canvas import Canvas
from ._lettering import make_drawable, measure_text
from ._page import HEADING, PageLayout
from ._palette import FAINT, INK, find_fill
from ._timeline_layout import DAY

__all__ = ["draw_day", "draw_states", "format_states"]


def format_states(on: date, counts: Mapping[TermState, int], *, language: Language, is_drawn: bool = True) -> str:
    """Return the number of boards in each state on a day, and whether the day is outside the years drawn.

    >>> from psm_model.views.term_state import TermState
    >>> format_states(date(2026, 6, 30), {TermState.IN_OFFICE: 2, TermState.ENDED: 1}, language="en")
    '30 June 2026: 2 in office, 1 ended'
    """
    parts = [f"{number} {STATES[state].translate(language)}" for state, number in counts.items()]
    words = f"{format_day(on, language=language)}: {', '.join(parts) or '0'}"
    return words if is_drawn else f"{words}; {NOT_DRAWN.translate(language)}"


def draw_states(
    canvas: Canvas,
    page: PageLayout,
    baseline: float,
    on: date,
    counts: Mapping[TermState, int],
    *,
    language: Language,
    is_drawn: bool = True,
) -> None:
    """Draw the day and, with a sample of its bar, the number of boards in each state on it.

    If the day is outside the years drawn, a note says so.
    """
    x = page.margin
    day = format_day(on, language=language)
    canvas.draw_text(x, baseline, day, size=HEADING.line_size, bold=True, colour=INK)
    x += measure_text(day, HEADING.line_size, bold=True) + DAY.state_gap
    for state, number in counts.items():
        fill = find_fill(TermStatus.IN_OFFICE, state)
        top = baseline - DAY.sample_height
        canvas.draw_box(x, top, x + DAY.sample_width, baseline, fill=fill.colour, edge=fill.edge)
        x += DAY.sample_width + DAY.text_gap
        words = make_drawable(f"{number} {STATES[state].translate(language)}")
        canvas.draw_text(x, baseline, words, size=HEADING.line_size, colour=FAINT)
        x += measure_text(words, HEADING.line_size) + DAY.state_gap
    if not is_drawn:
        canvas.draw_text(x, baseline, NOT_DRAWN.translate(language), size=HEADING.line_size, colour=FAINT)


def draw_day(canvas: Canvas, page: PageLayout, x: float, ends: tuple[float, float], words: str) -> None:
    """Draw the line for a day from the top to the bottom of the rows, with its label above; bars are drawn over it."""
    top, bottom = ends
    half = measure_text(words, DAY.font_size, bold=True) / 2
    middle = min(max(x, page.margin + half), page.right - half)
    canvas.draw_text(middle, top - DAY.above, words, size=DAY.font_size, bold=True, colour=INK, align="center")
    canvas.draw_line((x, top - DAY.line_above), (x, bottom), colour=INK, width=DAY.line_width)
