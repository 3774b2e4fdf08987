"""render_statistics: the counts of a register, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from psm_model.entities.board_term import TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.entities.predecessor import Succession
from psm_model.i18n import VOCABULARY, Bilingual, Language, describe_code, format_number, pluralise
from psm_model.style import PLAIN, Style, TerminalStyle
from psm_model.text import display_width
from psm_model.values.area import AreaCode
from psm_model.values.area_table import find_area_name

from .fitting import escape_line
from .statistics import Dating, Statistics

__all__ = ["render_statistics"]

_DATINGS: Final = {
    Dating.DAY: Bilingual("known to the day", "diketahui tanggalnya"),
    Dating.MONTH: Bilingual("known to the month", "diketahui bulannya"),
    Dating.YEAR: Bilingual("known to the year", "diketahui tahunnya"),
    Dating.UNKNOWN: Bilingual("one end unknown", "awal atau akhirnya tidak diketahui"),
    Dating.LABEL: Bilingual("only by the label", "hanya menurut sebutan"),
    Dating.NONE: Bilingual("without dates", "tanpa tanggal"),
}
_ORGANISATIONS: Final = pluralise(VOCABULARY["entity"]["organisation"])
_PROVINCE: Final = ("province {area}", "provinsi {area}")
_WITH_TERM: Final = Bilingual("with a board term", "dengan masa bakti")
_WITHOUT_TERM: Final = Bilingual("without a board term", "tanpa masa bakti")
_SUCCESSIONS: Final = {
    Succession.RENAMED: Bilingual("renamed", "berganti nama"),
    Succession.MERGED: Bilingual("formed by a merger", "hasil penggabungan"),
    Succession.SPLIT: Bilingual("split off from another", "hasil pemekaran"),
    Succession.AREA_CHANGED: Bilingual("with a changed area", "wilayahnya berubah"),
}
_EVENTS: Final = Bilingual("events", "kegiatan")
_TERMS: Final = pluralise(VOCABULARY["entity"]["board term"])
_YEARS: Final = Bilingual("recorded years {first} to {last}", "tahun yang tercatat {first} s.d. {last}")
_ORDINARY: Final = TermStatus.IN_OFFICE
_CHAIR: Final = Bilingual("with a chair", "dengan ketua")
_WITH_DECREE: Final = Bilingual("with a decree", "dengan SK")
_INAUGURATIONS: Final = {
    InaugurationStatus.HELD: Bilingual("inaugurated", "sudah dikukuhkan"),
    InaugurationStatus.PLANNED: Bilingual("with a planned inauguration", "pengukuhan direncanakan"),
}
_ATTESTED: Final = Bilingual("with attested days", "menjabat menurut sumber")
_APPOINTMENTS: Final = pluralise(VOCABULARY["entity"]["appointment"])
_MEMBERS: Final = pluralise(VOCABULARY["entity"]["member"])
_WITH_AREA: Final = Bilingual("with an area of service", "dengan wilayah tugas")
_DECREES: Final = pluralise(VOCABULARY["entity"]["decree"])
_LEGAL_BASES: Final = Bilingual("legal bases", "dasar hukum")
_SOURCES: Final = pluralise(VOCABULARY["entity"]["source"])

_Count: TypeAlias = tuple[Bilingual, int]
_INDENT: Final = "  "
_GAP: Final = "  "


def render_statistics(statistics: Statistics, *, language: Language = "en", style: TerminalStyle = PLAIN) -> str:
    """Render the counts of a register as text; labels are wrapped to the width and never cut.

    Provinces have names if the table of areas is installed. Zero counts are left out, except totals, and so is the
    number of terms with the ordinary status.

    Args:
        statistics: The counts.
        language: The language of the text.
        style: Width and colours.

    >>> from psm_model.views.statistics import count_contents
    >>> print(render_statistics(count_contents(Register.of(ipsm))))
    organisations           1
      national              1
      without a board term  1
    board terms             0
    appointments            0
    members                 0
    decrees                 0
    events                  0
    legal bases             0
    sources                 0

    Raises:
        ValueError: the language is not supported.
    """
    rows: list[tuple[str, int, bool]] = []
    for total, parts in _iter_groups(statistics):
        rows.append((total[0].translate(language), total[1], True))
        rows += [(text.translate(language), count, False) for text, count in parts if count]
    numbers = [format_number(count, language=language) for _, count, _ in rows]
    most = max(map(len, numbers))
    indent = len(_INDENT)
    labels = [style.wrap(text, most + len(_GAP) + (0 if is_total else indent)) for text, _, is_total in rows]
    longest = max(
        display_width(line) + (0 if is_total else indent)
        for label, (_, _, is_total) in zip(labels, rows, strict=True)
        for line in label
    )
    lines = []
    for label, number, (_, _, is_total) in zip(labels, numbers, rows, strict=True):
        before = "" if is_total else _INDENT
        *above, last = (before + line for line in label)
        counted = last + " " * (longest - display_width(last)) + _GAP + number.rjust(most)
        lines += [style.apply(Style.BOLD, line) if is_total else line for line in (*above, counted)]
    if statistics.years is not None:
        years = dict(zip(("first", "last"), statistics.years, strict=True))
        lines += style.wrap(_YEARS.translate(language).format(**years), 0)
    return "\n".join(lines)


def _iter_groups(statistics: Statistics) -> Iterator[tuple[_Count, list[_Count]]]:
    """Yield each total with its parts."""
    yield (
        (_ORGANISATIONS, statistics.organisations),
        [
            *((describe_code(level), count) for level, count in statistics.by_level.items()),
            *((_name_province(code), count) for code, count in statistics.by_province.items()),
            (_WITH_TERM, statistics.with_term),
            (_WITHOUT_TERM, statistics.organisations - statistics.with_term),
            *((_SUCCESSIONS[kind], count) for kind, count in statistics.by_succession.items()),
        ],
    )
    yield (
        (_TERMS, statistics.terms),
        [
            # The status has no day, and "in office" would read as of today.
            *(
                (describe_code(status), count)
                for status, count in statistics.by_status.items()
                if status is not _ORDINARY
            ),
            *((_DATINGS[dating], count) for dating, count in statistics.by_dating.items()),
            (_CHAIR, statistics.with_chair),
            (_WITH_DECREE, statistics.with_decree),
            *((_INAUGURATIONS[status], count) for status, count in statistics.by_inauguration.items()),
            *((describe_code(kind), count) for kind, count in statistics.by_change.items()),
            (_ATTESTED, statistics.attested_terms),
        ],
    )
    yield (
        (_APPOINTMENTS, statistics.appointments),
        [
            *((describe_code(post), count) for post, count in statistics.by_post.items()),
            *(
                (describe_code(capacity), count)
                for capacity, count in statistics.by_capacity.items()
                if not capacity.holds
            ),
            (_ATTESTED, statistics.attested_appointments),
        ],
    )
    yield (_MEMBERS, statistics.members), [(_WITH_AREA, statistics.members_with_area)]
    yield (_DECREES, statistics.decrees), []
    yield (_EVENTS, statistics.events), []
    yield (_LEGAL_BASES, statistics.legal_bases), []
    yield (_SOURCES, statistics.sources), []


def _name_province(code: str) -> Bilingual:
    name = find_area_name(AreaCode(code))
    label = escape_line(f"{code} {name}") if name else code
    return Bilingual(*(text.format(area=label) for text in _PROVINCE))
