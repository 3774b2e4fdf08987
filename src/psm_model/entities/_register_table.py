"""render_register: the organisations of a register as an HTML table for notebooks, with their terms drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from psm_model._html import MAX_ROWS, Column, link, render_name, render_output, render_table
from psm_model._markup import Content, Markup, element, join, mask
from psm_model.i18n import VOCABULARY, Bilingual, Language, describe_code, format_count, format_more, format_number
from psm_model.text import capitalise, truncate
from psm_model.values.bounds import UNBOUNDED, Bounds

from .board_term import BoardTerm, TermStatus
from .lanes import pack_lanes
from .organisation import Organisation
from .source import Source

__all__ = ["render_register"]

_TERMS: Final = Bilingual("board terms", "masa bakti")
_EARLIER: Final = Bilingual("{count} earlier", "{count} sebelumnya")
_NO_ORGANISATIONS: Final = Bilingual("no organisation recorded", "belum ada organisasi tercatat")
_NO_TERMS: Final = Bilingual("no term recorded", "belum ada masa bakti tercatat")
_SOURCES: Final = Bilingual("Sources: ", "Sumber: ")
_COLUMNS: Final = (
    Column(Bilingual("organisation", "organisasi")),
    Column(Bilingual("level", "tingkat")),
    Column(Bilingual("area", "wilayah"), is_optional=True),
)
_MAX_TERMS: Final = 3
_MAX_DRAWN: Final = 20
_MAX_LETTERS: Final = 80
"""The number of letters of the label of a term."""
_MAX_SOURCES: Final = 5
_WIDTH: Final = 200
"""The width of a drawing, in CSS pixels as all that follows."""
_BAR: Final = 8
_LANE: Final = 10


class _Axis(NamedTuple):
    """The years of the drawings."""

    first_year: int
    """The first year."""
    end_year: int
    """The year after the last."""

    def find_place(self, day: int) -> float:
        """Return the place of the start of a day, in pixels."""
        first, end = (date(year, 1, 1).toordinal() for year in self)
        return _WIDTH * min(max((day - first) / (end - first), 0.0), 1.0)


class _Bar(NamedTuple):
    """A term with a known day."""

    term: BoardTerm
    """The term."""
    bounds: Bounds
    """The bounds of its start and end."""


def render_register(
    counts: Mapping[str, int],
    organisations: Sequence[Organisation],
    terms: Mapping[str, Sequence[BoardTerm]],
    sources: Sequence[Source],
    *,
    language: Language,
) -> str:
    """Return a register as HTML for notebooks: its first organisations with their terms, and its first sources.

    Args:
        counts: The number of entities of each kind, by the English word for one.
        organisations: The organisations, in the order of the register.
        terms: The terms of each organisation, by its id and in order.
        sources: The sources.
        language: The language of the words.
    """
    words = [
        format_count(count, VOCABULARY["entity"][word], language=language) for word, count in counts.items() if count
    ]
    caption = render_name("Register", ", ".join(words) or None)
    table = _render_organisations(caption, organisations, terms, language)
    return render_output(table, _render_sources(sources, language), language=language)


def _render_organisations(
    caption: Content,
    organisations: Sequence[Organisation],
    terms: Mapping[str, Sequence[BoardTerm]],
    language: Language,
) -> Markup:
    """Return a table of organisations, with a small drawing of the terms of each on a common axis."""
    shown = organisations[:MAX_ROWS]
    axis = _make_axis(chain.from_iterable(terms.get(organisation.id, ()) for organisation in shown))
    heading = capitalise(_TERMS.translate(language))
    if axis is not None:
        heading += f", {axis.first_year}–{axis.end_year - 1}"
    rows = (
        (
            render_name(organisation.name, organisation.id),
            describe_code(organisation.level).translate(language),
            _format_area(organisation),
            _render_terms(terms.get(organisation.id, ()), axis, language),
        )
        for organisation in shown
    )
    return render_table(
        caption,
        (*_COLUMNS, Column(heading)),
        rows,
        count=len(organisations),
        empty=_NO_ORGANISATIONS,
        language=language,
    )


def _render_sources(sources: Sequence[Source], language: Language) -> Content:
    """Return the first sources, as links if they have a web address; None if there are none."""
    if not sources:
        return None
    links: list[Content] = [
        link(source.title or source.publisher or source.id, source.url) for source in sources[:_MAX_SOURCES]
    ]
    if len(sources) > _MAX_SOURCES:
        links.append(format_more(len(sources) - _MAX_SOURCES, language=language))
    parts = [(" · " if number else None, each) for number, each in enumerate(links)]
    return element("div", _SOURCES.translate(language), parts)


def _format_term(term: BoardTerm, language: Language) -> str:
    """Return the name of a term, with its status unless it is in office."""
    name = truncate(term.make_name().translate(language), _MAX_LETTERS)
    if term.status is TermStatus.IN_OFFICE:
        return name
    return f"{name} ({describe_code(term.status).translate(language)})"


def _format_area(organisation: Organisation) -> str | None:
    """Return the code of an area, else its names as written."""
    if organisation.area is not None:
        return str(organisation.area)
    return ", ".join(area.name for area in organisation.area_names) or None


def _make_axis(terms: Iterable[BoardTerm]) -> _Axis | None:
    """Return an axis with all known days; None if no day is known."""
    days = [day for term in terms if term.bounds is not None for day in term.bounds if abs(day) < UNBOUNDED]
    if not days:
        return None
    return _Axis(date.fromordinal(min(days)).year, date.fromordinal(max(days)).year + 1)


def _render_terms(terms: Sequence[BoardTerm], axis: _Axis | None, language: Language) -> Markup:
    """Return the terms of an organisation: their drawing, and below it the last ones in words."""
    if not terms:
        return element("small", _NO_TERMS.translate(language))
    drawn = terms[-_MAX_DRAWN:]
    words = [_format_term(term, language) for term in drawn]
    shown = words[-_MAX_TERMS:]
    if len(terms) > len(shown):
        count = format_number(len(terms) - len(shown), language=language)
        shown.insert(0, _EARLIER.translate(language).format(count=count))
    lanes = pack_lanes(_Bar(term, term.bounds) for term in drawn if term.bounds is not None)
    drawing = None if axis is None or not lanes else _draw(lanes, axis, "; ".join(words), language)
    return join((drawing, element("small", "; ".join(shown))))


def _draw(lanes: Sequence[Sequence[_Bar]], axis: _Axis, words: str, language: Language) -> Markup:
    """Return a bar for each term: pale on its possible days, full on its certain ones."""
    bars = [
        element(
            "g",
            element("title", _format_term(term, language)),
            _draw_days(axis, bounds.start_min, bounds.end_max, top=_LANE * number, opacity=0.4),
            _draw_days(axis, bounds.start_max, bounds.end_min, top=_LANE * number, opacity=None)
            if term.status is not TermStatus.ANNULLED
            else None,
        )
        for number, lane in enumerate(lanes)
        for term, bounds in lane
    ]
    return element(
        "svg",
        bars,
        width=_WIDTH,
        height=_LANE * len(lanes),
        viewBox=f"0 0 {_WIDTH} {_LANE * len(lanes)}",
        role="img",
        aria_label=mask(words),
        fill="#4a8fc4",
        style="display:block;margin:.2em 0",
    )


def _draw_days(axis: _Axis, first: int, last: int, *, top: int, opacity: float | None) -> Markup | None:
    """Draw the days from a first to a last one; nothing if there are none."""
    if last < first:
        return None
    left, right = axis.find_place(first), axis.find_place(last + 1)
    return element("rect", x=left, y=top, width=max(right - left - 1, 1.0), height=_BAR, rx=1.5, opacity=opacity)
