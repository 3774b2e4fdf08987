"""Drawings of a timeline in SVG: the years of an axis, and the bars of an organisation with its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from psm_model._markup import EMPTY, Markup, element
from psm_model.checking import MarkKind
from psm_model.checking.day_params import format_days
from psm_model.checking.messages import format_period
from psm_model.i18n import Bilingual, Language
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Axis, Edges
from psm_model.views.term_words import format_attested_days
from psm_model.views.timeline import Bar, Mark, Row
from psm_model.views.timeline_words import format_dated_term, format_inauguration, format_mark

from ._drawing_style import DrawingStyle
from ._timeline_signs import STATUSES, find_colour, is_drawn

__all__ = ["draw_axis_lines", "draw_row", "format_mark_days", "render_head"]

_BAR: Final = 18
"""The height of a bar, in CSS pixels as all that follows."""
_LANE: Final = 26
_TOP: Final = 8
_MARK: Final = 18
_BOTTOM: Final = 4
_LEAST_WIDTH: Final = 470
"""The width of the axis on paper, for which labels are chosen."""
_LETTER: Final = 5.9
"""The average width of a letter in a bar."""
_CODE: Final = 46
"""The width of a code below its days."""
_YEAR: Final = 44
"""The least width between two years on the axis."""
_WHOLE: Final = 100.0


def draw_axis_lines(style: DrawingStyle, axis: Axis | None) -> Sequence[Markup]:
    """Draw the lines of the years and the line of the day, which rows use; without an axis there are none."""
    if axis is None:
        return ()
    return (
        element(
            "g",
            [_draw_line(axis, date(year, 1, 1), "psm-line-of-year") for year in _list_years(axis)],
            id=style.make_id("years"),
        ),
        element("g", _draw_day(style, axis), id=style.make_id("day")),
    )


def _list_years(axis: Axis) -> list[int]:
    """Return the years that the axis names."""
    return [year for year in axis.choose_years(_LEAST_WIDTH // _YEAR) if year < axis.end_year]


def _draw_day(style: DrawingStyle, axis: Axis) -> Markup:
    return EMPTY if style.on is None else _draw_line(axis, style.on, "psm-line-of-day")


def _draw_line(axis: Axis, day: date, kind: str) -> Markup:
    """Draw a line at the start of a day, as high as the row in which it is used."""
    at = f"{_find_place(axis, day.toordinal()):.2f}%"
    return element("line", x1=at, x2=at, y1=0, y2="100%", class_=kind)


def _find_place(axis: Axis, day: float) -> float:
    """Return the place of the start of a day in percent."""
    return _WHOLE * axis.find_share(day)


def render_head(style: DrawingStyle, organisation: Bilingual, terms: Bilingual, axis: Axis | None) -> Markup:
    """Return the head of the table of a timeline: two columns, of which the second shows the years.

    Args:
        style: The style of the drawing.
        organisation: The heading of the first column.
        terms: The heading of the second column, for screen readers.
        axis: The years; None for a table without drawings.
    """
    years = None if axis is None else _draw_years(style, axis)
    return element(
        "tr",
        element("th", style.say(organisation), scope="col"),
        element("th", element("span", style.say(terms), class_="hidden"), years, scope="col"),
    )


def _draw_years(style: DrawingStyle, axis: Axis) -> Markup:
    """Draw the years of the axis, and the day."""
    labels = [
        element("text", str(year), x=f"{_find_place(axis, date(year, 1, 1).toordinal()):.2f}%", y=12, class_="year")
        for year in _list_years(axis)
    ]
    if style.on is None:
        return element("svg", labels, class_="axis", height=20, aria_hidden="true")
    at = _find_place(axis, style.on.toordinal())
    anchor = "start" if at < _WHOLE / 6 else "end" if at > _WHOLE * 5 / 6 else "middle"
    day = element("text", style.format_day(style.on), x=f"{at:.2f}%", y=28, text_anchor=anchor, class_="day")
    tip = element("line", x1=f"{at:.2f}%", x2=f"{at:.2f}%", y1=31, y2=36, class_="psm-line-of-day")
    return element("svg", labels, day, tip, class_="axis", height=36, aria_hidden="true")


def format_mark_days(style: DrawingStyle, mark: Mark) -> str:
    """Return a finding in words: its code and title, and its days unless they are those of a term."""
    words = f"{format_mark(mark)} {style.say(mark.title)}"
    if mark.days is None or mark.kind is MarkKind.OTHER or mark.days[0] <= -UNBOUNDED or mark.days[1] >= UNBOUNDED:
        return words
    return f"{words}: {format_period(format_days(*mark.days), language=style.language)}"


class _PlacedMark(NamedTuple):
    """A mark below the bars."""

    mark: Mark
    """The mark."""
    left: float
    """Its left end, in percent."""
    right: float
    """Its right end."""
    line: int
    """The number of its line."""


def draw_row(style: DrawingStyle, row: Row, axis: Axis, label: str | None = None) -> Markup:
    """Draw the terms of an organisation and the days of its findings.

    Args:
        style: The style of the drawing.
        row: The organisation.
        axis: The years.
        label: What screen readers read, masked and escaped; None if the same words are beside the drawing.
    """
    lanes = row.lanes
    placed = list(_place_marks(row.marks, axis))
    marks_top = _TOP + _LANE * max(len(lanes), 1)
    height = marks_top + _MARK * (max((mark.line for mark in placed), default=-1) + 1) + _BOTTOM
    drawn: list[Markup] = [element("use", href=f"#{style.make_id('years')}")]
    for number, bars in enumerate(lanes):
        drawn += (_draw_bar(style, bar, axis, _TOP + _LANE * number) for bar in bars)
    drawn += (_draw_mark(style, mark, marks_top) for mark in placed)
    drawn.append(element("use", href=f"#{style.make_id('day')}"))
    if label is None:
        return element("svg", drawn, class_="row", height=height, aria_hidden="true")
    return element("svg", drawn, class_="row", height=height, role="img", aria_label=label)


def _draw_bar(style: DrawingStyle, bar: Bar, axis: Axis, top: int) -> Markup:
    """Draw a bar with its soft edges, label, inaugurations and attested days."""
    edges = axis.find_edges(bar)
    left, right = _find_place(axis, edges.faint), _find_place(axis, edges.gone)
    width = max(right - left, 0.3)
    colour = find_colour(bar)
    # A label begins where the days are certain, if there is room.
    certain = _find_place(axis, edges.whole) if edges.whole < edges.fading else left
    label = _place_label(bar, (certain, left), right, style.language)
    inside = element(
        "svg",
        _draw_body(style, edges, colour),
        _draw_status(style, bar),
        None
        if label is None
        else element("text", label[0], x=f"{_WHOLE * (label[1] - left) / width:.2f}%", dx=6, y=13, class_="label"),
        x=f"{left:.2f}%",
        y=top,
        width=f"{width:.2f}%",
        height=_BAR,
        class_=f"bar {colour}",
    )
    signs = [
        element("text", "?", x=f"{x:.2f}%", y=top + 13, text_anchor=anchor, class_="sign")
        for is_unknown, x, anchor in ((bar.is_start_unknown, left, "start"), (bar.is_end_unknown, right, "end"))
        if is_unknown
    ]
    if bar.is_end_open:
        signs.append(element("text", "→", x=f"{right:.2f}%", y=top + 13, text_anchor="end", class_="sign"))
    ticks = [
        _draw_head(
            axis,
            tick.date,
            top - 6,
            ("M-4 0h8L0 6z", "tick planned" if tick.is_planned else "tick"),
            format_inauguration(tick, language=style.language),
        )
        for tick in bar.ticks
    ]
    ticks += (
        _draw_head(
            axis,
            on,
            top + _BAR - 3,
            ("M-4 6h8L0 0z", "attested"),
            format_attested_days([on], language=style.language),
        )
        for on in bar.attested
    )
    return element("g", element("title", format_dated_term(bar, language=style.language)), inside, signs, ticks)


def _draw_body(style: DrawingStyle, edges: Edges, colour: str) -> Iterator[Markup]:
    """Yield the parts of a bar: it fades in, is whole, and fades out."""
    length = max(edges.gone - edges.faint, 1)
    peak = 1.0
    whole, fading = float(edges.whole), float(edges.fading)
    if whole > fading:
        # No day is certain: it fades out where it has faded in as far.
        rise, fall = edges.whole - edges.faint, edges.gone - edges.fading
        whole = fading = edges.faint + rise * (edges.gone - edges.faint) / (rise + fall)
        peak = edges.find_strength(whole)
    for first, last, fill in (
        (float(edges.faint), whole, f"url(#{style.make_id(f'{colour}-rise')})"),
        (whole, fading, None),
        (fading, float(edges.gone), f"url(#{style.make_id(f'{colour}-fall')})"),
    ):
        if last > first:
            yield element(
                "rect",
                x=f"{_WHOLE * (first - edges.faint) / length:.2f}%",
                width=f"{_WHOLE * (last - first) / length:.2f}%",
                height=_BAR,
                fill=fill,
                class_="whole" if fill is None else None,
                opacity=None if fill is None or peak >= 1 else round(peak, 2),
            )


def _draw_status(style: DrawingStyle, bar: Bar) -> Markup:
    """Draw the hatching of a board that is annulled, disputed or of caretakers."""
    if bar.status not in STATUSES:
        return EMPTY
    return element("rect", width="100%", height=_BAR, fill=f"url(#{style.make_id(bar.status.value)})")


def _draw_head(axis: Axis, on: PartialDate, top: int, sign: tuple[str, str], tip: str) -> Markup:
    """Draw a triangle at the middle of the possible days of a date."""
    first, last = on.ordinals
    at = _find_place(axis, (first + last + 1) / 2)
    return element(
        "svg",
        element("path", element("title", tip), d=sign[0], class_=sign[1]),
        x=f"{at:.2f}%",
        y=top,
        width=1,
        height=6,
        class_="head",
    )


def _place_marks(marks: Sequence[Mark], axis: Axis) -> Iterator[_PlacedMark]:
    """Yield the marks with days, in as few lines as possible; equal ones are drawn once."""
    ends: list[float] = []
    drawn = {(mark.code, mark.verdict, mark.days): mark for mark in marks if is_drawn(mark)}
    for mark in drawn.values():
        first, last = mark.days or (0, 0)
        left = _find_place(axis, max(first, -UNBOUNDED))
        right = max(_find_place(axis, min(last, UNBOUNDED - 1) + 1), left + 0.5)
        reach = max(right, left + _WHOLE * _CODE / _LEAST_WIDTH)
        if reach > _WHOLE:
            # The code ends where the axis does.
            left_reach = _WHOLE - _WHOLE * _CODE / _LEAST_WIDTH
            left_reach, reach = min(left, left_reach), _WHOLE
        else:
            left_reach = left
        line = next((number for number, end in enumerate(ends) if end < left_reach), len(ends))
        ends[line : line + 1] = [reach + 0.6]
        yield _PlacedMark(mark, left, right, line)


def _draw_mark(style: DrawingStyle, placed: _PlacedMark, top: int) -> Markup:
    """Draw a bracket over the days of a finding, with its code below."""
    mark, left, right, line = placed
    y = top + _MARK * line
    is_late = left > _WHOLE - _WHOLE * _CODE / _LEAST_WIDTH
    kind = "open" if mark.verdict is Verdict.UNDETERMINED else "sure"
    severity = style.rules[mark.code].severity.value if mark.code in style.rules else "info"
    return element(
        "g",
        element("title", format_mark_days(style, mark)),
        element("rect", x=f"{left:.2f}%", y=y, width=f"{right - left:.2f}%", height=3, class_=kind),
        element(
            "text",
            format_mark(mark),
            x=f"{right if is_late else left:.2f}%",
            y=y + 13,
            text_anchor="end" if is_late else "start",
        ),
        class_=f"finding-mark {severity}",
    )


def _place_label(bar: Bar, starts: Sequence[float], end: float, language: Language) -> tuple[str, float] | None:
    """Return the label of a bar and where it begins: the years and the chair, or the years alone; None without room.

    Args:
        bar: The bar.
        starts: The places at which it may begin, in percent; the first with room is taken.
        end: The place before which it must end.
        language: The language of the years.
    """
    years = _format_years(bar, language)
    for start in starts:
        room = (end - start) / _WHOLE * _LEAST_WIDTH - 10
        for text in (years if bar.chair is None else f"{years} · {bar.chair}", years):
            if len(text) * _LETTER <= room:
                return text, start
    return None


def _format_years(bar: Bar, language: Language) -> str:
    if bar.span is None:
        return bar.name.translate(language)
    bounds = bar.bounds
    first = "…" if bar.is_start_unknown else str(date.fromordinal(bounds.start_min).year)
    last = "…" if bar.is_end_unknown or bar.is_end_open else str(date.fromordinal(bounds.end_max).year)
    return first if first == last else f"{first}–{last}"
