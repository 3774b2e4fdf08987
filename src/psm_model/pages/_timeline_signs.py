"""The signs of a report's timeline: the states and statuses of bars, their fills, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from psm_model._markup import EMPTY, Markup, element
from psm_model.checking import MarkKind
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual, describe_code
from psm_model.values.verdict import Verdict
from psm_model.views.timeline import Bar, Mark, Timeline
from psm_model.views.timeline_words import ATTESTED, INAUGURATION, SOFT_EDGE, UNKNOWN_END

from ._drawing_style import DrawingStyle

__all__ = ["STATUSES", "find_time", "is_drawn", "render_definitions", "render_legend"]

_NOW: Final = Bilingual("in office on {day}", "menjabat pada {day}")
_PAST: Final = Bilingual("ended", "sudah berakhir")
_TO_COME: Final = Bilingual("to come", "akan datang")
_MAYBE: Final = Bilingual("undetermined on that day", "belum pasti pada hari itu")
_FINDING: Final = Bilingual("days of a finding", "rentang hari suatu temuan")
STATUSES: Final = (TermStatus.ANNULLED, TermStatus.DISPUTED, TermStatus.CARETAKER)
"""The statuses whose bars have a pattern."""
_TIMES: Final = ("past", "now", "maybe", "future")


def find_time(bar: Bar, on: date | None) -> str:
    """Return whether a board has ended by a day, is in office, is to come, or may be in office.

    Without a day, all are drawn as if they were in office.
    """
    return "now" if on is None else _find_time(bar, on.toordinal())


def _find_time(bar: Bar, on: int) -> str:
    if bar.bounds.end_max < on:
        return "past"
    if bar.bounds.start_min > on:
        return "future"
    return "now" if bar.bounds.start_max <= on <= bar.bounds.end_min else "maybe"


def is_drawn(mark: Mark) -> bool:
    """Return whether a mark is drawn: it has days, and is certain or about two boards or none."""
    return mark.days is not None and (mark.verdict is Verdict.YES or mark.kind in {MarkKind.OVERLAP, MarkKind.GAP})


def render_definitions(style: DrawingStyle, lines: Sequence[Markup]) -> Markup:
    """Return what the drawings share: gradients, patterns, and the given lines of the axis."""
    gradients = [
        element(
            "linearGradient",
            element("stop", offset="0", class_=f"{time} {'faint' if edge == 'rise' else 'full'}"),
            element("stop", offset="1", class_=f"{time} {'full' if edge == 'rise' else 'faint'}"),
            id=style.make_id(f"{time}-{edge}"),
        )
        for time in _TIMES
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
    times = {find_time(bar, style.on) for bar in bars}
    edges = [bar.bounds for bar in bars]
    entries: list[tuple[bool, Markup, str]] = []
    if style.on is not None:
        day = style.format_day(style.on)
        entries += [
            ("now" in times, _draw_key(style, "now"), style.say(_NOW, day=day)),
            ("maybe" in times, _draw_key(style, "maybe"), style.say(_MAYBE)),
            ("past" in times, _draw_key(style, "past"), style.say(_PAST)),
            ("future" in times, _draw_key(style, "future"), style.say(_TO_COME)),
        ]
    entries += (
        (
            any(bar.status is status for bar in bars),
            _draw_key(style, "now", status),
            describe_code(status).translate(style.language),
        )
        for status in STATUSES
    )
    entries += [
        (
            any(each.start_min < each.start_max or each.end_min < each.end_max for each in edges),
            _draw_key(style, "now", fades=True),
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
    items = [element("li", key, f" {words}") for is_used, key, words in entries if is_used]
    return element("ul", items, class_="legend") if items else EMPTY


def _draw_key(style: DrawingStyle, time: str, status: TermStatus | None = None, *, fades: bool = False) -> Markup:
    fill = f"url(#{style.make_id(f'{time}-fall')})" if fades else None
    return element(
        "svg",
        element("rect", width="100%", height="100%", class_=None if fades else "whole", fill=fill),
        None
        if status is None
        else element("rect", width="100%", height="100%", fill=f"url(#{style.make_id(status.value)})"),
        class_=f"key bar {time}",
        aria_hidden="true",
    )
