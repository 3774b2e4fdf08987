"""The timeline of a report: a row for each organisation, whose terms are bars in SVG, with their words beside them."""

from __future__ import annotations

from datetime import date
from typing import Final

from psm_model._markup import EMPTY, Markup, element
from psm_model.i18n import Bilingual
from psm_model.views.axis import Axis, make_axis
from psm_model.views.timeline import Row, Timeline, make_timeline
from psm_model.views.timeline_words import (
    NO_TERMS,
    format_dated_term,
    format_organisation_name,
    format_undated_term,
)

from ._content import ReportContent
from ._timeline_drawing import draw_axis_lines, draw_row, format_mark_days, render_head
from ._timeline_signs import render_definitions, render_legend

__all__ = ["render_timeline"]

_TIMELINE: Final = Bilingual("Timeline of boards", "Garis waktu kepengurusan")
_ORGANISATION: Final = Bilingual("Organisation", "Organisasi")
_TERMS: Final = Bilingual("Terms of its boards", "Masa bakti kepengurusan")


def render_timeline(content: ReportContent) -> Markup:
    """Return the timeline of a report as a table, whose head with the years repeats on every printed page."""
    timeline = make_timeline(content.register, on=content.on, findings=content.report.findings, rules=content.rules)
    axis = _make_axis(timeline, content.on)
    rows: dict[str, list[Row]] = {}
    for row in timeline.rows:
        rows.setdefault(row.organisation_id, []).append(row)
    bodies = []
    for section in content.index.sections:
        own = [rows[subject.organisation_id].pop(0) for subject in section.subjects]
        if own:
            heading = element("th", section.heading.translate(content.language), colspan=2, scope="rowgroup")
            drawn = [_render_row(content, row, axis, section.id) for row in own]
            bodies.append(element("tbody", element("tr", heading, class_="area"), drawn, class_="group"))
    if not bodies:
        return EMPTY
    head = render_head(content.style, _ORGANISATION, _TERMS, axis)
    return element(
        "section",
        element("h2", content.say(_TIMELINE)),
        render_legend(content.style, timeline),
        render_definitions(content.style, draw_axis_lines(content.style, axis)),
        element("table", element("thead", head), bodies, class_="timeline"),
        id="timeline",
        class_="part",
    )


def _make_axis(timeline: Timeline, on: date) -> Axis | None:
    """Return an axis with all known days and the day of the report; None if no day is known."""
    axis = make_axis(timeline)
    if axis is None:
        return None
    return Axis(min(axis.first_year, on.year), max(axis.end_year, min(on.year + 1, date.max.year)))


def _render_row(content: ReportContent, row: Row, axis: Axis | None, section_id: str) -> Markup:
    name = format_organisation_name(row, language=content.language)
    words = [element("li", format_dated_term(bar, language=content.language)) for bar in row.bars]
    words += [element("li", format_mark_days(content.style, mark)) for mark in row.marks]
    undated = [element("li", format_undated_term(term, language=content.language)) for term in row.undated]
    if not row.bars and not row.undated:
        undated.append(element("li", content.say(NO_TERMS)))
    drawing = draw_row(content.style, row, axis) if axis is not None and row.bars else EMPTY
    return element(
        "tr",
        element("th", name, scope="row"),
        element(
            "td",
            drawing,
            element("ul", words, class_="words") if words else None,
            element("ul", undated, class_="undated") if undated else None,
        ),
        class_="filtered",
        data_area=section_id,
    )
