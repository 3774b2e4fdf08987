"""Drawings of periods: their certain and their possible days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from psm_model import OPEN, PartialDate, Period
from psm_model.i18n import Bilingual, Language
from psm_model.values.bounds import UNBOUNDED

from .svg import Drawing, box, line, sheet, words

__all__ = ["periods"]

_WIDTH: Final = 680.0
_NAMES: Final = 150.0
_ROW: Final = 34.0
_TOP: Final = 24.0
_CERTAIN: Final = Bilingual("certain", "pasti")
_POSSIBLE: Final = Bilingual("possible", "mungkin")
_RUNS: Final = Bilingual(
    "{name} certainly runs {certain}, and at most {possible}",
    "{name} pasti berjalan {certain}; paling lama {possible}",
)
_RUNS_CERTAINLY: Final = Bilingual("{name} runs {certain}", "{name} berjalan {certain}")
_NEVER_CERTAIN: Final = Bilingual(
    "{name} certainly runs on no day, and at most {possible}",
    "{name}: tidak ada hari yang pasti; paling lama {possible}",
)
_ON: Final = Bilingual("on {days}", "pada {days}")
_FROM: Final = Bilingual("from {days}", "{days}")
_DAYS_SHOWN: Final = 366 * 12
"""How far a bar with an open or unknown end extends."""


def periods(rows: Sequence[tuple[str, str]], title: str, language: Language) -> Drawing:
    """Draw a bar for each period, solid over its certain days and framed over its possible days, last days included.

    Raises:
        ParseError: the text beside a name is not a period.
    """
    spans = []
    for name, text in rows:
        period = Period.parse(text)
        earliest, latest, soonest, last = period.bounds
        shown = earliest + _DAYS_SHOWN
        spans.append((name, period, earliest, latest, min(soonest, shown), min(last, shown)))
    first_year = date.fromordinal(min(span[2] for span in spans)).year
    last_year = date.fromordinal(max(span[5] for span in spans)).year + 1
    start, end = (date(year, 1, 1).toordinal() for year in (first_year, last_year))

    def at(day: int) -> float:
        return _NAMES + (day - start) / (end - start) * (_WIDTH - _NAMES - 2)

    height = _TOP + len(spans) * _ROW + 26
    parts = []
    for year in range(first_year, last_year + 1):
        x = at(date(year, 1, 1).toordinal())
        parts.append(line(f"M{x:.1f} {_TOP - 4:g}V{height - 26:g}", "grid"))
        if year < last_year:
            middle = (x + at(date(year + 1, 1, 1).toordinal())) / 2
            parts.append(words(round(middle, 1), 14, str(year), "kind", "middle"))
    sentences = []

    def describe_code(first: int, last: int) -> str:
        start = date.fromordinal(first)
        if last >= UNBOUNDED:
            return Period(PartialDate.from_date(start), OPEN).to_text(language=language)
        days = Period.from_dates(start, date.fromordinal(last)).to_text(language=language)
        return (_ON if first == last else _FROM).translate(language).format(days=days)

    for number, (name, period, earliest, latest, soonest, last) in enumerate(spans):
        y = _TOP + number * _ROW + 4
        parts.append(words(0, y + 16, name, "name"))
        parts.append(box(round(at(earliest), 1), y, round(at(last + 1) - at(earliest), 1), 22, "possible"))
        template, certain = _NEVER_CERTAIN, ""
        if latest <= soonest:
            parts.append(box(round(at(latest), 1), y, round(at(soonest + 1) - at(latest), 1), 22, "certain"))
            certain = describe_code(period.bounds.start_max, period.bounds.end_min)
            template = _RUNS
        possible = describe_code(period.bounds.start_min, period.bounds.end_max)
        written = period.to_text(language=language)
        called = name if written in name else f"{name} ({written})"
        if certain == possible:
            template, called = _RUNS_CERTAINLY, name
        sentences.append(template.translate(language).format(name=called, certain=certain, possible=possible))
    legend = height - 16
    parts += [
        box(_NAMES, legend, 22, 12, "certain"),
        words(_NAMES + 28, legend + 10, _CERTAIN.translate(language), "kind"),
    ]
    parts += [
        box(_NAMES + 110, legend, 22, 12, "possible"),
        words(_NAMES + 138, legend + 10, _POSSIBLE.translate(language), "kind"),
    ]
    return sheet(_WIDTH, height, title, ". ".join(sentences) + ".", parts)
