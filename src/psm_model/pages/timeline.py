"""TimelineView: a timeline that a notebook displays, as drawings and in words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final

import attrs

from psm_model._html import MAX_ROWS, render_output
from psm_model._markup import Content, Markup, element, join, shorten
from psm_model.checking import Config, Rule
from psm_model.checking.config import DEFAULT_CONFIG
from psm_model.entities.register import Register
from psm_model.i18n import Bilingual, Language, format_more, require_language
from psm_model.rules.catalogue import RULES
from psm_model.text import truncate
from psm_model.views.axis import Axis, make_axis
from psm_model.views.timeline import Row, Timeline, make_timeline
from psm_model.views.timeline_words import (
    NO_TERMS,
    TITLE,
    format_dated_term,
    format_organisation_name,
    format_undated_term,
)

from ._drawing_style import DrawingStyle
from ._resources import read_text
from ._timeline_drawing import draw_axis_lines, draw_row, format_mark_days, render_head
from ._timeline_signs import render_definitions, render_legend

__all__ = ["TimelineView", "view_timeline"]

_ORGANISATION: Final = Bilingual("Organisation", "Organisasi")
_TERMS: Final = Bilingual("Terms", "Masa bakti")
_IN_WORDS: Final = Bilingual("In words", "Dalam kata-kata")
_NOTHING: Final = Bilingual("no organisation recorded", "belum ada organisasi tercatat")
_MAX_LETTERS: Final = 400
_RULE: Final = re.compile(r"([^{}]+)(\{[^{}]*\})")
_SPACE: Final = re.compile(r"\s*([{:;}])\s*")
_NAMESPACE: Final = ".psm-"
# A bar is a pale surface with dark text of its own; all else has the colour of the text around it. So a drawing needs
# no knowledge of the theme.
_COLOURS: Final = (
    ".psm-model{--ink:currentColor;--soft:currentColor;--paper:transparent;--line:rgba(128,128,128,.35);--now:#8fc1e8;"
    "--now-edge:#2c6ea3;--maybe:#c7dcee;--past:#d3d9e0;--past-edge:#8a94a0;--future:#cfe8d8;--future-edge:#4d8f65;"
    "--band:#eceff2;--mark:#fff2b3;--day:#d9483b;--error:#d9483b;--warning:#b57614;--info:#3f8fc9}\n"
    ".psm-model table.timeline{width:100%;max-width:64rem;table-layout:fixed}\n"
    ".psm-model table.timeline th:first-child{width:26%}\n"
    ".psm-model table.timeline th:last-child,.psm-model table.timeline td{max-width:none;padding-right:0}\n"
    ".psm-model .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    ".psm-model svg .label{fill:#1b1f24}\n"
    ".psm-model svg .day,.psm-model .finding-mark.finding-mark text{fill:currentColor}\n"
    ".psm-model .definitions{position:absolute}\n"
    ".psm-model ul{list-style:none;margin:0;padding:0}\n"
    ".psm-model details{margin-top:.5em}\n"
    ".psm-model details ul{list-style:disc;padding-left:1.5em}\n"
)


@attrs.frozen(kw_only=True, repr=False)
class TimelineView:
    """A timeline as HTML for notebooks: a drawing of the terms of each organisation, and all of it in words."""

    timeline: Timeline
    """The timeline."""
    rules: Mapping[str, Rule] = RULES
    """The rules, for the severity of findings."""

    def __repr__(self) -> str:
        count = len(self.timeline.rows)
        return f"<TimelineView: {count} organisation{'' if count == 1 else 's'}>"

    def to_html(self, *, language: Language = "en") -> str:
        """Return the first organisations with their terms as HTML, and the number of the others.

        Raises:
            ValueError: the language is not supported.
        """
        style = DrawingStyle(language=require_language(language), on=self.timeline.on, rules=self.rules)
        # Ids are of the whole page, so equal ids must mean equal drawings.
        own = hashlib.sha256("".join(self._render(style)).encode()).hexdigest()[:12]
        return render_output(
            self._render(attrs.evolve(style, ids=f"psm-{own}")), language=language, style=_scope_style() + _COLOURS
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def _render(self, style: DrawingStyle) -> list[Markup]:
        """Return the legend, the table with the drawings, and the words."""
        timeline = self.timeline
        rows = timeline.rows[:MAX_ROWS]
        axis = make_axis(timeline, on=timeline.on)
        more = None if rows else _NOTHING.translate(style.language)
        if len(timeline.rows) > MAX_ROWS:
            more = format_more(len(timeline.rows) - MAX_ROWS, language=style.language)
        head = render_head(style, _ORGANISATION, _TERMS, axis)
        table = element(
            "table",
            element("caption", element("span", style.say(TITLE), class_="name")),
            element("thead", head),
            element("tbody", [_render_row(style, row, axis) for row in rows]),
            None if more is None else element("tfoot", element("tr", element("td", more, colspan=2))),
            class_="timeline",
        )
        words = [element("li", _name(style, row), ": ", _render_texts(_list_words(style, row))) for row in rows]
        return [
            render_definitions(style, draw_axis_lines(style, axis)),
            table,
            render_legend(style, timeline),
            element("details", element("summary", style.say(_IN_WORDS)), element("ul", words)),
        ]


def view_timeline(
    register: Register,
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    organisations: Collection[str] | None = None,
) -> TimelineView:
    """Return the timeline of a register as a notebook displays it.

    Args:
        register: The register.
        config: As in `check`; findings that it leaves out are not marked.
        on: As in `check`; the day as of which boards are in office, have ended or are to come.
        undetermined: Whether to mark undetermined findings too.
        organisations: The ids of the organisations to show; None for all.

    Raises:
        ConfigError: the configuration names an unknown code.
        NotFoundError: an id belongs to no organisation, and no term refers to it.
        WrongTypeError: `register` is not a register, `config` not a configuration, or `on` not a date.

    >>> view_timeline(Register.of(ipsm))
    <TimelineView: 1 organisation>
    """
    return TimelineView(
        timeline=make_timeline(register, config=config, on=on, undetermined=undetermined, organisations=organisations)
    )


@cache
def _scope_style() -> str:
    """Return the style of the drawings for elements in an output alone."""
    text = re.sub(r"/\*.*?\*/", "", read_text("timeline.css"), flags=re.DOTALL)
    rules = []
    for selectors, body in _RULE.findall(text):
        parts = [part.strip() for part in selectors.split(",")]
        scoped = ",".join(part if part.startswith(_NAMESPACE) else f".psm-model {part}" for part in parts)
        rules.append(scoped + _SPACE.sub(r"\1", body))
    return "".join(f"{rule}\n" for rule in rules)


def _name(style: DrawingStyle, row: Row) -> Markup:
    return shorten(format_organisation_name(row, language=style.language), _MAX_LETTERS)


def _render_texts(texts: Iterable[str]) -> Markup:
    """Return texts in a row, each masked and shortened once."""
    return join([("; " if number else None, shorten(text, _MAX_LETTERS)) for number, text in enumerate(texts)])


def _list_words(style: DrawingStyle, row: Row) -> list[str]:
    """Return the terms of an organisation and their findings in words."""
    terms = [format_dated_term(bar, language=style.language) for bar in row.bars]
    terms += (format_undated_term(term, language=style.language) for term in row.undated)
    terms += (format_mark_days(style, mark) for mark in row.marks)
    return terms[:MAX_ROWS] or [style.say(NO_TERMS)]


def _render_row(style: DrawingStyle, row: Row, axis: Axis | None) -> Markup:
    """Return an organisation with its drawing, and what cannot be drawn in words."""
    words = "; ".join(truncate(text, _MAX_LETTERS) for text in _list_words(style, row))
    drawing: Content = None if axis is None or not row.bars else draw_row(style, row, axis, words)
    undated = [format_undated_term(term, language=style.language) for term in row.undated]
    if not row.bars and not row.undated:
        undated.append(style.say(NO_TERMS))
    note = element("small", _render_texts(undated[:MAX_ROWS])) if undated else None
    return element("tr", element("th", _name(style, row), scope="row"), element("td", drawing, note))
