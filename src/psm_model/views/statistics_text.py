"""render_statistics: the numbers of a register, in plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from psm_model._visible import cells, fitted
from psm_model.entities.board_term import TermStatus
from psm_model.entities.inauguration import InaugurationStatus
from psm_model.i18n import Language
from psm_model.rules.areas import name_of_area
from psm_model.rules.rule import Text
from psm_model.rules.words import in_words
from psm_model.values.area import AreaCode

from .fitting import plain
from .statistics import Dating, Statistics

__all__ = ["render_statistics"]

_DATINGS: Final = {
    Dating.DAY: Text("known to the day", "diketahui sampai hari"),
    Dating.MONTH: Text("known to the month", "diketahui sampai bulan"),
    Dating.YEAR: Text("known to the year", "diketahui sampai tahun"),
    Dating.UNKNOWN: Text("one end unknown", "satu ujung tidak diketahui"),
    Dating.LABEL: Text("by the label alone", "hanya menurut sebutan"),
    Dating.NONE: Text("without dates", "tanpa tanggal"),
}
_ORGANISATIONS: Final = Text("organisations", "organisasi")
_PROVINCE: Final = ("province {area}", "provinsi {area}")
_WITH_TERM: Final = Text("with a board term", "dengan masa bakti")
_WITHOUT_TERM: Final = Text("without a board term", "tanpa masa bakti")
_TERMS: Final = Text("board terms", "masa bakti")
_YEARS: Final = Text("terms from {first} to {last}", "masa bakti {first} sampai {last}")
_ORDINARY: Final = TermStatus.IN_OFFICE
_CHAIR: Final = Text("with a chair", "dengan ketua")
_DECREES: Final = Text("with a decree", "dengan SK")
_INAUGURATIONS: Final = {
    InaugurationStatus.HELD: Text("inaugurated", "sudah dikukuhkan"),
    InaugurationStatus.PLANNED: Text("with a planned inauguration", "pengukuhan direncanakan"),
}
_APPOINTMENTS: Final = Text("appointments", "jabatan")
_MEMBERS: Final = Text("members", "anggota")
_WITH_AREA: Final = Text("with an area of service", "dengan wilayah tugas")
_LEGAL_BASES: Final = Text("legal bases", "dasar hukum")
_SOURCES: Final = Text("sources", "sumber")

_Row: TypeAlias = tuple[Text, int]
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
        rows.append((total[0].in_(language), total[1]))
        rows += [(f"  {text.in_(language)}", count) for text, count in parts if count]
    numbers = [_number(count, language) for _, count in rows]
    most = max(map(len, numbers))
    texts = [fitted(text, _MOST_CELLS - len(_GAP) - most) for text, _ in rows]
    longest = max(map(cells, texts))
    lines = [
        text + " " * (longest - cells(text)) + _GAP + number.rjust(most)
        for text, number in zip(texts, numbers, strict=True)
    ]
    if statistics.years is not None:
        first, last = statistics.years
        lines.append(_YEARS.in_(language).format(first=first, last=last))
    return "\n".join(lines)


def _groups(told: Statistics) -> Iterator[tuple[_Row, list[_Row]]]:
    """Give what is counted, each with the parts that it is made of or seen in."""
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


def _province(code: str) -> Text:
    name = name_of_area(AreaCode(code))
    called = plain(f"{code} {name}") if name else code
    return Text(*(text.format(area=called) for text in _PROVINCE))


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "id" else ",")
