"""render_statistics: the numbers of a register, in plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from psm_model.entities.board_term import TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.i18n import Bilingual, Language, in_words
from psm_model.text import display_width, fit_to_width
from psm_model.values.area import AreaCode
from psm_model.values.area_table import area_name

from .fitting import plain_text
from .statistics import Dating, Statistics

__all__ = ["render_statistics"]

_DATINGS: Final = {
    Dating.DAY: Bilingual("known to the day", "diketahui sampai hari"),
    Dating.MONTH: Bilingual("known to the month", "diketahui sampai bulan"),
    Dating.YEAR: Bilingual("known to the year", "diketahui sampai tahun"),
    Dating.UNKNOWN: Bilingual("one end unknown", "satu ujung tidak diketahui"),
    Dating.LABEL: Bilingual("by the label alone", "hanya menurut sebutan"),
    Dating.NONE: Bilingual("without dates", "tanpa tanggal"),
}
_ORGANISATIONS: Final = Bilingual("organisations", "organisasi")
_PROVINCE: Final = ("province {area}", "provinsi {area}")
_WITH_TERM: Final = Bilingual("with a board term", "dengan masa bakti")
_WITHOUT_TERM: Final = Bilingual("without a board term", "tanpa masa bakti")
_TERMS: Final = Bilingual("board terms", "masa bakti")
_YEARS: Final = Bilingual("terms from {first} to {last}", "masa bakti {first} sampai {last}")
_ORDINARY: Final = TermStatus.IN_OFFICE
_CHAIR: Final = Bilingual("with a chair", "dengan ketua")
_DECREES: Final = Bilingual("with a decree", "dengan SK")
_INAUGURATIONS: Final = {
    InaugurationStatus.HELD: Bilingual("inaugurated", "sudah dikukuhkan"),
    InaugurationStatus.PLANNED: Bilingual("with a planned inauguration", "pengukuhan direncanakan"),
}
_APPOINTMENTS: Final = Bilingual("appointments", "jabatan")
_MEMBERS: Final = Bilingual("members", "anggota")
_WITH_AREA: Final = Bilingual("with an area of service", "dengan wilayah tugas")
_LEGAL_BASES: Final = Bilingual("legal bases", "dasar hukum")
_SOURCES: Final = Bilingual("sources", "sumber")

_Row: TypeAlias = tuple[Bilingual, int]
_MOST_CELLS: Final = 40
_GAP: Final = "  "


def render_statistics(statistics: Statistics, language: Language = "en") -> str:
    """Put the numbers of a register into text, of no more than 40 cells a line.

    Provinces have names where the table of areas is installed. What there is none of is left out, but for the totals;
    and of the statuses of terms the ordinary one.

    Args:
        statistics: The numbers.
        language: Of the words.

    >>> from psm_model.views.statistics import statistics
    >>> print(render_statistics(statistics(Register.of(ipsm))))
    organisations           1
      national              1
      without a board term  1
    board terms             0
    appointments            0
    members                 0
    legal bases             0
    sources                 0

    Raises:
        ValueError: there are no texts in that language.
    """
    rows = []
    for total, parts in _groups(statistics):
        rows.append((total[0].translate(language), total[1]))
        rows += [(f"  {text.translate(language)}", count) for text, count in parts if count]
    numbers = [_number(count, language) for _, count in rows]
    most = max(map(len, numbers))
    texts = [fit_to_width(text, _MOST_CELLS - len(_GAP) - most) for text, _ in rows]
    longest = max(map(display_width, texts))
    lines = [
        text + " " * (longest - display_width(text)) + _GAP + number.rjust(most)
        for text, number in zip(texts, numbers, strict=True)
    ]
    if statistics.years is not None:
        first, last = statistics.years
        lines.append(_YEARS.translate(language).format(first=first, last=last))
    return "\n".join(lines)


def _groups(told: Statistics) -> Iterator[tuple[_Row, list[_Row]]]:
    """Yield what is counted, each with the parts that it is made of or seen in."""
    yield (
        (_ORGANISATIONS, told.organisations),
        [
            *((in_words(level), count) for level, count in told.by_level.items()),
            *((_province(code), count) for code, count in told.by_province.items()),
            (_WITH_TERM, told.with_term),
            (_WITHOUT_TERM, told.organisations - told.with_term),
        ],
    )
    yield (
        (_TERMS, told.terms),
        [
            # Of no day: "in office" would be read as of today.
            *((in_words(status), count) for status, count in told.by_status.items() if status is not _ORDINARY),
            *((_DATINGS[dating], count) for dating, count in told.by_dating.items()),
            (_CHAIR, told.with_chair),
            (_DECREES, told.decrees),
            *((_INAUGURATIONS[status], count) for status, count in told.inaugurations.items()),
        ],
    )
    yield (
        (_APPOINTMENTS, told.appointments),
        [
            *((in_words(post), count) for post, count in told.by_post.items()),
            *((in_words(capacity), count) for capacity, count in told.by_capacity.items() if not capacity.holds),
        ],
    )
    yield (_MEMBERS, told.members), [(_WITH_AREA, told.members_with_area)]
    yield (_LEGAL_BASES, told.legal_bases), []
    yield (_SOURCES, told.sources), []


def _province(code: str) -> Bilingual:
    name = area_name(AreaCode(code))
    called = plain_text(f"{code} {name}") if name else code
    return Bilingual(*(text.format(area=called) for text in _PROVINCE))


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "id" else ",")
