"""The signs of a report's timeline: the states and statuses of bars, their fills, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from psm_model._markup import EMPTY, Markup, element
from psm_model.checking import MarkKind
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual, describe_code
from psm_model.values.verdict import Verdict
from psm_model.views.term_state import STATES, TermState
from psm_model.views.timeline import Bar, Mark, Timeline
from psm_model.views.timeline_words import ATTESTED, INAUGURATION, SOFT_EDGE, UNKNOWN_END

from ._drawing_style import DrawingStyle

__all__ = ["STATUSES", "find_colour", "is_drawn", "render_definitions", "render_legend"]

_AS_OF: Final = Bilingual("On {day}:", "Pada {day}:")
_FINDING: Final = Bilingual("days of a finding", "rentang hari suatu temuan")
STATUSES: Final = (TermStatus.ANNULLED, TermStatus.DISPUTED, TermStatus.CARETAKER)
"""The statuses whose bars have a pattern."""
_ANNULLED: Final = TermStatus.ANNULLED.value
_SAMPLES: Final = {
    TermStatus.ANNULLED: _ANNULLED,
    TermStatus.DISPUTED: TermState.UNDETERMINED.value,
    TermStatus.CARETAKER: TermState.IN_OFFICE.value,
}
"""The colours in which the legend shows the statuses."""


def find_colour(bar: Bar) -> str:
    """Return the class that colours a bar: its state on the day of the timeline, or that it was annulled.

    Without a day, boards are coloured as if they were in office.

    >>> from psm_model.views.timeline import make_timeline
    >>> term = BoardTerm(id="t", organisation_id="o", label="2021–2026")
    >>> (row,) = make_timeline(Register.of(term), on=date(2020, 1, 1)).rows
    >>> find_colour(row.bars[0])
    'to_come'
    """
    if bar.status is TermStatus.ANNULLED:
        return _ANNULLED
    return TermState.IN_OFFICE.value if bar.state is None else bar.state.value


def is_drawn(mark: Mark) -> bool:
    """Return whether a mark is drawn: it has days, and is certain or about two boards or none."""
    return mark.days is not None and (mark.verdict is Verdict.YES or mark.kind in {MarkKind.OVERLAP, MarkKind.GAP})


def render_definitions(style: DrawingStyle, lines: Sequence[Markup]) -> Markup:
    """Return what the drawings share: gradients, patterns, and the given lines of the axis."""
    gradients = [
        element(
            "linearGradient",
            element("stop", offset="0", class_=f"{colour} {'faint' if edge == 'rise' else 'full'}"),
            element("stop", offset="1", class_=f"{colour} {'full' if edge == 'rise' else 'faint'}"),
            id=style.make_id(f"{colour}-{edge}"),
        )
        for colour in (*TermState, _ANNULLED)
        for edge in ("rise", "fall")
    ]
    hatches = {
        TermStatus.ANNULLED: "M0 0L8 8M8 0L0 8",
        TermStatus.DISPUTED: "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        TermStatus.CARETAKER: "M2 2h.1M6 6h.1",
    }
    patterns = [
        element(
            "pattern",
            element("path", d=path, class_=f"hatch {status.value}"),
            id=style.make_id(status.value),
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for status, path in hatches.items()
    ]
    return element(
        "svg", element("defs", gradients, patterns, lines), class_="definitions", width=0, height=0, aria_hidden="true"
    )


def render_legend(style: DrawingStyle, timeline: Timeline) -> Markup:
    """Return the meanings of the signs that the timeline has."""
    bars = [bar for row in timeline.rows for bar in row.bars]
    states = {bar.state for bar in bars}
    edges = [bar.bounds for bar in bars]
    day = "" if style.on is None else style.say(_AS_OF, day=style.format_day(style.on))
    entries: list[tuple[bool, Markup, str]] = [
        (bool(states - {None}), EMPTY, day),
        *((state in states, _draw_key(style, state.value), style.say(words)) for state, words in STATES.items()),
    ]
    entries += (
        (
            any(bar.status is status for bar in bars),
            _draw_key(style, _SAMPLES[status], status),
            describe_code(status).translate(style.language),
        )
        for status in STATUSES
    )
    entries += [
        (
            any(each.start_min < each.start_max or each.end_min < each.end_max for each in edges),
            _draw_key(style, TermState.IN_OFFICE.value, fades=True),
            style.say(SOFT_EDGE),
        ),
        (
            any(bar.is_start_unknown or bar.is_end_unknown for bar in bars),
            element("span", "?", class_="key sign"),
            style.say(UNKNOWN_END),
        ),
        (
            any(bar.ticks for bar in bars),
            element("svg", element("path", d="M4 2h8L8 8z", class_="tick"), class_="key", aria_hidden="true"),
            style.say(INAUGURATION),
        ),
        (
            any(bar.attested for bar in bars),
            element("svg", element("path", d="M4 8h8L8 2z", class_="attested"), class_="key", aria_hidden="true"),
            style.say(ATTESTED),
        ),
        (
            any(is_drawn(mark) for row in timeline.rows for mark in row.marks),
            element(
                "svg",
                element("g", element("rect", width="100%", y=5, height=3, class_="sure"), class_="finding-mark error"),
                class_="key",
                aria_hidden="true",
            ),
            style.say(_FINDING),
        ),
    ]
    items = [element("li", key, f" {words}" if key else words) for is_used, key, words in entries if is_used]
    return element("ul", items, class_="legend") if items else EMPTY


def _draw_key(style: DrawingStyle, colour: str, status: TermStatus | None = None, *, fades: bool = False) -> Markup:
    fill = f"url(#{style.make_id(f'{colour}-fall')})" if fades else None
    return element(
        "svg",
        element("rect", width="100%", height="100%", class_=None if fades else "whole", fill=fill),
        None
        if status is None
        else element("rect", width="100%", height="100%", fill=f"url(#{style.make_id(status.value)})"),
        class_=f"key bar {colour}",
        aria_hidden="true",
    )
