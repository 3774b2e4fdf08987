"""Words of timelines, in English and Indonesian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from psm_model.i18n import Bilingual, Language
from psm_model.values.area import AreaCode, AreaKind, Level
from psm_model.values.verdict import Verdict

from .areas import Area
from .term_state import STATES
from .term_words import (
    NO_DATES,
    NOT_IN_REGISTER,
    STATUSES,
    format_attested_days,
    format_dates_beside_label,
    format_term_change,
)
from .timeline import Bar, Mark, Row, Tick, Undated

__all__ = [
    "ATTESTED",
    "ATTESTED_SPREAD",
    "CERTAIN",
    "EXTENSION",
    "INAUGURATION",
    "NOT_DRAWN",
    "NO_TERMS",
    "PLANNED",
    "REACHES",
    "SOFT_EDGE",
    "SPREAD",
    "TITLE",
    "UNKNOWN_END",
    "format_area",
    "format_area_heading",
    "format_dated_term",
    "format_inauguration",
    "format_mark",
    "format_mark_terms",
    "format_organisation_name",
    "format_term",
    "format_undated_term",
]

TITLE: Final = Bilingual("Terms of boards", "Masa bakti kepengurusan")
CERTAIN: Final = Bilingual("in office", "menjabat")
_CHAIRED_BY: Final = Bilingual("chair {name}", "ketua {name}")
SOFT_EDGE: Final = Bilingual("starts or ends on a day in the faded part", "mulai atau berakhir di bagian yang memudar")
UNKNOWN_END: Final = Bilingual("start or end unknown", "awal atau akhir tidak diketahui")
REACHES: Final = Bilingual("an unknown end may reach this far", "ujung yang tidak diketahui mungkin sampai di sini")
INAUGURATION: Final = Bilingual("inauguration", "pengukuhan")
PLANNED: Final = Bilingual("planned inauguration", "rencana pengukuhan")
SPREAD: Final = Bilingual("inaugurated on one of these days", "dikukuhkan pada salah satu hari dalam rentang ini")
EXTENSION: Final = Bilingual("extension of the term", "perpanjangan masa bakti")
ATTESTED: Final = Bilingual("in office that day according to a source", "menjabat pada hari itu menurut sumber")
ATTESTED_SPREAD: Final = Bilingual(
    "in office on one of these days according to a source",
    "menjabat pada salah satu hari dalam rentang ini menurut sumber",
)
NOT_DRAWN: Final = Bilingual("outside the years drawn", "di luar tahun yang digambar")
"""The words for a day that is too far from the terms to be drawn."""
NO_TERMS: Final = Bilingual("no term recorded", "belum ada masa bakti tercatat")
_NATIONAL: Final = Bilingual("National", "Nasional")
_NOT_STATED: Final = Bilingual("Area not stated", "Wilayah tidak disebut")
_PREFIXES: Final = re.compile(
    r"(?:(Provinsi|Prov\.)|(Kabupaten|Kab\.)|(Kota)) +(?:(Administrasi|Adm\.) +)?", re.IGNORECASE
)
"""The kind of an area before its name, as laws and people write it."""
_ADMINISTRATIVE: Final = Bilingual("{area} Administrative", "Administrasi {area}")
_KINDS: Final = MappingProxyType(
    {
        AreaKind.PROVINCE: Bilingual("{area} Province", "Provinsi {area}"),
        AreaKind.REGENCY: Bilingual("{area} Regency", "Kabupaten {area}"),
        AreaKind.CITY: Bilingual("{area} City", "Kota {area}"),
    }
)
_UNNAMED: Final = MappingProxyType(
    {
        AreaKind.PROVINCE: Bilingual("Province {area}", "Provinsi {area}"),
        AreaKind.REGENCY: Bilingual("Regency {area}", "Kabupaten {area}"),
        AreaKind.CITY: Bilingual("City {area}", "Kota {area}"),
        None: Bilingual("Regency or city {area}", "Kabupaten/Kota {area}"),
    }
)


def format_area_heading(areas: Sequence[Area], *, language: Language) -> str:
    """Return the heading of the rows of an area.

    >>> from psm_model.views.areas import Area
    >>> format_area_heading((Area(Level.PROVINCE, "33", "Jawa Tengah"),), language="id")
    'Provinsi Jawa Tengah (33)'
    """
    if not areas:
        return _NATIONAL.translate(language)
    parts = [format_area(area, language=language) for area in areas if area.is_known]
    return " / ".join(parts) or _NOT_STATED.translate(language)


def format_area(area: Area, *, language: Language) -> str:
    """Return the kind, the name and the code of an area, as far as they are known.

    The kind comes from the code, or else from the words before the name.

    >>> from psm_model.views.areas import Area
    >>> batang = Area(Level.REGENCY_CITY, "33.25", "Kabupaten Batang")
    >>> format_area(batang, language="id"), format_area(batang, language="en")
    ('Kabupaten Batang (33.25)', 'Batang Regency (33.25)')
    """
    kind = _find_kind(area)
    if area.name is None:
        return "" if area.code is None else _UNNAMED[kind].translate(language).format(area=area.code)
    written = _PREFIXES.match(area.name)
    name = area.name if written is None or kind is None else area.name[written.end() :]
    if written is not None and written[4] is not None:
        name = _ADMINISTRATIVE.translate(language).format(area=name)
    named = name if kind is None else _KINDS[kind].translate(language).format(area=name)
    return named if area.code is None else f"{named} ({area.code})"


def _find_kind(area: Area) -> AreaKind | None:
    """Return the kind of a province, regency or city; None if neither its code nor its name has it."""
    if area.level is Level.PROVINCE:
        return AreaKind.PROVINCE
    if area.code is not None and (kind := AreaCode(area.code).kind) in _KINDS:
        return kind
    written = None if area.name is None else _PREFIXES.match(area.name)
    if written is None or written[1] is not None:
        return None
    return AreaKind.CITY if written[2] is None else AreaKind.REGENCY


def format_organisation_name(row: Row, *, language: Language) -> str:
    """Return the name of an organisation, or its id with a note if only terms name it."""
    return NOT_IN_REGISTER.translate(language).format(id=row.organisation_id) if row.name is None else row.name


def format_term(term: Bar | Undated, *, language: Language) -> str:
    """Return the name of a term, with its status unless it is in office."""
    name = term.name.translate(language)
    return f"{name} ({STATUSES[term.status].translate(language)})" if term.status in STATUSES else name


def format_mark(mark: Mark) -> str:
    """Return the code of a mark, with a question mark if it is undetermined.

    >>> from psm_model.checking import MarkKind
    >>> from psm_model.views.timeline import Mark
    >>> title = Bilingual("Boards overlap", "Pengurus tumpang tindih")
    >>> kind, verdict = MarkKind.OVERLAP, Verdict.UNDETERMINED
    >>> format_mark(Mark(code="PSM101", title=title, kind=kind, verdict=verdict, term_ids=(), days=None))
    'PSM101?'
    """
    return mark.code if mark.verdict is Verdict.YES else f"{mark.code}?"


def format_mark_terms(mark: Mark, *, language: Language) -> str:
    """Return the names of the terms that a mark is about, or else their ids."""
    return ", ".join(name.translate(language) for name in mark.term_names) or ", ".join(mark.term_ids)


def format_inauguration(tick: Tick, *, language: Language) -> str:
    """Return an inauguration with its date in words.

    >>> from psm_model.views.timeline import Tick
    >>> format_inauguration(Tick(date=PartialDate(2023, 12, 9)), language="id")
    'pengukuhan 9 Desember 2023'
    """
    return (
        f"{(PLANNED if tick.is_planned else INAUGURATION).translate(language)} {tick.date.to_text(language=language)}"
    )


def format_dated_term(bar: Bar, *, language: Language) -> str:
    """Return the words for a dated term: its chair, days, last change, inaugurations, attested days and state.

    >>> from psm_model.views.timeline import Bar
    >>> span = Period.parse("2025-10-15/2030-10-14")
    >>> format_dated_term(Bar(term_id="t", label=None, span=span, bounds=span.bounds), language="en")
    '2025–2030, 15 October 2025 to 14 October 2030'
    """
    words = [format_term(bar, language=language)]
    if bar.chair is not None:
        words.append(_CHAIRED_BY.translate(language).format(name=bar.chair))
    if (dates := format_dates_beside_label(bar.label, bar.span, language=language)) is not None:
        words.append(dates)
    if bar.change is not None:
        words.append(format_term_change(bar.change, language=language))
    words += [format_inauguration(tick, language=language) for tick in bar.ticks]
    if bar.attested:
        words.append(format_attested_days(bar.attested, language=language))
    if bar.state is not None:
        words.append(STATES[bar.state].translate(language))
    return ", ".join(words)


def format_undated_term(term: Bar | Undated, *, language: Language) -> str:
    """Return the words for an undated term, with its dated inaugurations."""
    words = f"{format_term(term, language=language)}: {NO_DATES.translate(language=language)}"
    return ", ".join((words, *(format_inauguration(tick, language=language) for tick in term.ticks)))
