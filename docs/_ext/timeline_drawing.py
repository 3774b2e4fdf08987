"""Drawings of timelines: the terms of boards, with the days of findings marked.

The playground draws with this module too, so it needs only the package and `docs/_ext/svg.py`.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator
from datetime import date
from textwrap import wrap
from typing import Final

import attrs

from docs._ext.svg import Drawing, box, line, link, sheet, words
from psm_model import PartialDate, Period, Register
from psm_model.checking import MarkKind
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual, Language
from psm_model.rules import RULES
from psm_model.text import capitalise, escape
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.verdict import Verdict
from psm_model.views.axis import Axis, make_axis
from psm_model.views.timeline import Bar, Mark, Row, Timeline, make_timeline
from psm_model.views.timeline_words import (
    CERTAIN,
    INAUGURATION,
    TITLE,
    format_inauguration,
    format_organisation_name,
    format_term,
    format_undated_term,
)

__all__ = ["NARROW", "WIDE", "draw_terms", "draw_timeline"]

WIDE: Final = 720.0
"""The width of a drawing beside the navigation."""
NARROW: Final = 328.0
"""The width of a drawing on a telephone."""
_LETTER: Final = 6.7
"""The width of a letter, of which all but the widest names need less."""
_BAR: Final = 16.0
_LANE: Final = 46.0
_LINE: Final = 17.0
_POSSIBLE: Final = Bilingual("possible", "mungkin")
_AT_MOST: Final = Bilingual("{certain}, at most {possible}", "pasti {certain}; paling lama {possible}")
_FOLDERS: Final = Bilingual("reference/rules", "id/rules")


@attrs.define
class _Canvas:
    """What is drawn so far, from the top down."""

    axis: Axis
    language: Language
    width: float
    y: float
    shows_possible: bool = False
    shows_inauguration: bool = False
    parts: list[str] = attrs.field(factory=list)
    sentences: list[str] = attrs.field(factory=list)

    def find_x(self, day: float) -> float:
        """Return the position of the beginning of a day."""
        return round(1 + self.axis.find_share(day) * (self.width - 2), 1)

    def add_box(self, first: float, end: float, y: float, height: float, kind: str) -> None:
        """Draw a box from a day to the beginning of another."""
        start = self.find_x(first)
        self.parts.append(box(start, y, max(round(self.find_x(end) - start, 1), 1.5), height, kind))

    def write(self, text: str, kind: str, indent: float = 0) -> None:
        """Write a text over as many lines as it needs."""
        for part in wrap(text, int((self.width - indent) / _LETTER)):
            self.parts.append(words(indent, self.y + 12, part, kind))
            self.y += _LINE


def draw_timeline(
    register: Register,
    *,
    language: Language,
    width: float = WIDE,
    undetermined: bool = False,
    organisations: Collection[str] | None = None,
) -> Drawing | None:
    """Draw the terms of a register, a lane for each board that overlaps another; None if no term has a known day."""
    timeline = make_timeline(register, undetermined=undetermined, organisations=organisations)
    return draw_terms(timeline, language=language, width=width)


def draw_terms(
    timeline: Timeline, *, language: Language, width: float = WIDE, title: Bilingual = TITLE
) -> Drawing | None:
    """Draw a timeline; None if no term has a known day.

    A bar is solid on the days on which its board is certainly in office, and framed on those on which it may be.
    """
    axis = make_axis(timeline)
    if axis is None:
        return None
    canvas = _Canvas(axis, language, width, 24)
    for row in timeline.rows:
        _draw_row(canvas, row)
    _draw_legend(canvas)
    return sheet(
        width, canvas.y, title.translate(language), " ".join(canvas.sentences), [*_draw_years(canvas), *canvas.parts]
    )


def _draw_years(canvas: _Canvas) -> list[str]:
    """Return the heads of the years."""
    return [words(x + 3, 14, str(year), "kind") for year, x in _list_years(canvas) if x < canvas.width - 30]


def _list_years(canvas: _Canvas) -> list[tuple[int, float]]:
    """Return the years with a line, each with its position."""
    years = canvas.axis.choose_years(int(canvas.width / 44))
    return [(year, canvas.find_x(date(year, 1, 1).toordinal())) for year in years]


def _draw_row(canvas: _Canvas, row: Row) -> None:
    name = escape(format_organisation_name(row, language=canvas.language))
    canvas.write(name, "name")
    canvas.sentences.append(f"{name}.")
    before, canvas.parts = canvas.parts, []
    top = canvas.y
    for lane in row.lanes:
        end = -1.0
        for bar in lane:
            end = _draw_bar(canvas, bar, end)
        canvas.y += _LANE
    # The lines of the years and the marked days are behind the bars.
    behind = [line(f"M{x:g} {top:g}V{canvas.y:g}", "grid") for _, x in _list_years(canvas) if row.lanes]
    for mark in row.marks:
        behind += _draw_bands(canvas, row, mark, top)
    canvas.parts = [*before, *behind, *canvas.parts]
    for undated in row.undated:
        text = escape(format_undated_term(undated, language=canvas.language))
        canvas.write(text, "kind")
        canvas.sentences.append(f"{text}.")
    for mark in row.marks:
        _draw_mark(canvas, row, mark)
    canvas.y += 12


def _draw_bands(canvas: _Canvas, row: Row, mark: Mark, top: float) -> Iterator[str]:
    """Yield bands over the days that a finding is about, darker on those that are certain."""
    if mark.days is None or mark.kind is MarkKind.OTHER:
        return
    for first, last in filter(None, (mark.days, _find_certain_days(row, mark))):
        start, end = canvas.find_x(first), canvas.find_x(last + 1)
        wide = max(round(end - start, 1), 3)
        place = f'x="{start:g}" y="{top:g}" width="{wide:g}" height="{canvas.y - top:g}"'
        yield f'<rect {place} class="band {_find_severity(mark)}"/>'


def _find_certain_days(row: Row, mark: Mark) -> tuple[int, int] | None:
    """Return the days that overlapping terms certainly share, if these are not all of the marked days."""
    if mark.kind is not MarkKind.OVERLAP:
        return None
    bounds = [bar.bounds for bar in row.bars if bar.term_id in mark.term_ids]
    first, last = max(found.start_max for found in bounds), min(found.end_min for found in bounds)
    return (first, last) if first <= last and (first, last) != mark.days else None


def _draw_bar(canvas: _Canvas, bar: Bar, taken: float) -> float:
    """Draw a bar with its label, from where the lane's last label ends; return where its own ends."""
    edges = canvas.axis.find_edges(bar)
    y = canvas.y + 20
    label = escape(format_term(bar, language=canvas.language))
    days = _describe_days(bar, canvas.language)
    canvas.sentences.append(f"{label}: {days}.")
    if edges.faint < edges.whole or edges.fading < edges.gone:
        canvas.shows_possible = True
        canvas.add_box(edges.faint, edges.gone, y, _BAR, "possible")
    if edges.whole < edges.fading:
        kind = "certain" if bar.status is TermStatus.IN_OFFICE else "certain doubtful"
        canvas.add_box(edges.whole, edges.fading, y, _BAR, kind)
    if bar.extension is not None:
        x = canvas.find_x(bar.extension)
        canvas.parts.append(line(f"M{x:g} {y - 3:g}v{_BAR + 6:g}", "extended"))
    for tick in bar.ticks:
        canvas.shows_inauguration = True
        x = canvas.find_x((tick.first + tick.last + 1) / 2)
        text = format_inauguration(tick, language=canvas.language)
        kind = "tick planned" if tick.is_planned else "tick"
        canvas.parts.append(f'<path d="M{x:g} {y + _BAR + 1:g}l-4 7h8z" class="{kind}"/>')
        canvas.sentences.append(f"{capitalise(text)}.")
    if bar.is_end_open:
        x = canvas.find_x(edges.gone) - 12
        canvas.parts.append(line(f"M{x:g} {y + 4:g}l5 4l-5 4", "arrow"))
    start = max(canvas.find_x(edges.faint), taken)
    room = int((canvas.width - start) / _LETTER)
    if len(label) > room:
        # Towards the right edge, a label ends with the drawing.
        start = max(canvas.width - len(label) * _LETTER, taken)
    shown = label[: max(int((canvas.width - start) / _LETTER), 0)]
    canvas.parts.append(words(round(start, 1), canvas.y + 14, shown, "label"))
    return start + len(shown) * _LETTER + 8


def _describe_days(bar: Bar, language: Language) -> str:
    if bar.span is None:
        return "; ".join(day.to_text(language=language) for day in bar.attested)
    return bar.span.to_text(language=language)


def _find_severity(mark: Mark) -> str:
    return RULES[mark.code].severity.value


def _describe_mark(row: Row, mark: Mark, language: Language) -> str:
    """Return what the rule says of the days of a finding, and the days."""
    text = mark.title.translate(language)
    if mark.verdict is Verdict.UNDETERMINED:
        text += f" ({_POSSIBLE.translate(language)})"
    if mark.days is None or mark.kind is MarkKind.OTHER or not -UNBOUNDED < mark.days[0] <= mark.days[1] < UNBOUNDED:
        return text
    days = _describe_range(*mark.days, language=language)
    certain = _find_certain_days(row, mark)
    if certain is not None:
        days = _AT_MOST.translate(language).format(certain=_describe_range(*certain, language=language), possible=days)
    return f"{text}: {days}"


def _draw_mark(canvas: _Canvas, row: Row, mark: Mark) -> None:
    """Draw a bracket below the days of a finding, and what the rule says of them."""
    severity = _find_severity(mark)
    text = _describe_mark(row, mark, canvas.language)
    indent = 0.0
    if mark.days is not None:
        first, last = (min(max(day, canvas.axis.first), canvas.axis.end) for day in (mark.days[0], mark.days[1] + 1))
        start, end = canvas.find_x(first), max(canvas.find_x(last), canvas.find_x(first) + 3)
        canvas.parts.append(line(f"M{start:g} {canvas.y - 3:g}v5H{end:g}v-5", f"bracket {severity}"))
        canvas.y += 6
        indent = round(max(min(start, canvas.width - (len(mark.code) + 2 + len(text)) * _LETTER), 0.0), 1)
    page = f"page:{_FOLDERS.translate(canvas.language)}/{mark.code}"
    for number, part in enumerate(wrap(f"{mark.code} {text}", int((canvas.width - indent) / _LETTER))):
        place = f'<text x="{indent:g}" y="{canvas.y + 12:g}" class="mark {severity}">'
        shown = html.escape(part, quote=False)
        if number == 0:
            shown = link(page, f'<tspan class="code {severity}">{mark.code}</tspan>') + shown.removeprefix(mark.code)
        canvas.parts.append(f"{place}{shown}</text>")
        canvas.y += _LINE
    canvas.y += 4
    canvas.sentences.append(f"{mark.code}: {text}.")


def _describe_range(first: int, last: int, *, language: Language) -> str:
    start, end = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return PartialDate.from_date(start).to_text(language=language)
    return Period.from_dates(start, end).to_text(language=language)


def _list_legend(canvas: _Canvas) -> Iterator[tuple[str, str]]:
    yield "certain", CERTAIN.translate(canvas.language)
    if canvas.shows_possible:
        yield "possible", _POSSIBLE.translate(canvas.language)


def _draw_legend(canvas: _Canvas) -> None:
    canvas.y += 8
    x = 1.0
    for kind, text in _list_legend(canvas):
        canvas.parts += [box(x, canvas.y, 22, 11, kind), words(x + 28, canvas.y + 10, text, "kind")]
        x += 28 + (len(text) + 3) * _LETTER
    if canvas.shows_inauguration:
        text = INAUGURATION.translate(canvas.language)
        canvas.parts += [
            f'<path d="M{x + 5:g} {canvas.y + 2:g}l-4 7h8z" class="tick"/>',
            words(x + 14, canvas.y + 10, text, "kind"),
        ]
    canvas.y += 22
