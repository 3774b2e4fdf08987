"""PSM104, PSM105 and PSM507: when a board was inaugurated, and by whose authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.organisation import Organisation
from psm_model.errors import shown
from psm_model.law.statute import Certainty
from psm_model.values.area import Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from .rule import Authority, Ground, Hit, Scope, Text, rule
from .severity import Severity
from .spans import year_of
from .subjects import Context, OrganisationSubject
from .term_days import hit_on_day

__all__ = ["authority_contradicts_level", "inauguration_outside_term", "late_inauguration"]

_DAYS_OF_INAUGURATION = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://sumutonline.com/2023/08/pengukuhan-ipsm-sumut-periode-2023-2028.html",
        "https://mc.temanggungkab.go.id/frontend/d_berita/6657",
        "https://soloraya.solopos.com/seusai-dikukuhkan-pengurus-pekerja-sosial-di-solo-geber-sejumlah-program-1951670",
    ),
)
_WHO_INAUGURATES = Ground(
    authority=Authority.PRACTICE,
    certainty=Certainty.DERIVED,
    sources=(
        "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022",
        "https://mc.temanggungkab.go.id/frontend/d_berita/6657",
        "https://www.jurnalinti24.my.id/2025/10/walikota-makassar-munafri-arifuddin.html",
        "https://www.waspada.id/sumut/bupati-kukuhkan-ipsm-psm-taput-periode-2025-2030",
    ),
)

# The words by which the head of a government, or the government, is named. Who inaugurates below these is not known.
_AUTHORITIES: Final = {
    Level.NATIONAL: (
        r"(?:presiden(?! (?:direktur|komisaris))|menteri|mensos|kementerian|kemensos|dirjen|direktur jenderal)\b"
    ),
    Level.PROVINCE: (
        r"(?:gubernur(?! (?:bank|akademi|lembaga))|pemprov|(?:pemda|pemerintah(?: daerah)?) pro[vp]insi)\b"
    ),
    Level.REGENCY_CITY: (
        r"(?:bupati|wali[ -]?kota|pemkab|pemkot|(?:pemda|pemerintah(?: daerah)?) (?:kabupaten|kab|kota))\b"
    ),
}
_NAMED: Final = {level: re.compile(rf"\b{words}") for level, words in _AUTHORITIES.items()}
# An acting head and a deputy act for the head; whose wife or adviser somebody is, or in whose hall, says nothing.
_ACTING: Final = re.compile(
    r"\W*(?:(?:pj|pjs|plt|plh|penjabat(?: sementara)?|pelaksana (?:tugas|harian)|wakil|bapak|yth)\b[.\s]*)*"
)
_CLAUSES: Final = re.compile(r"[,;/()]|\b(?:dan|serta|bersama|oleh|mewakili|atas nama|a[.] ?n)\b[.]?")
_JAKARTA: Final = "31"
_IN_JAKARTA: Final = re.compile(r"\b(?:jakarta|kepulauan seribu)\b")


def _levels_acting(authority: str) -> list[Level]:
    """Return the levels whose head of government, or government, is among those that words name."""
    clauses = [
        clause[_ACTING.match(clause).end() :]  # type: ignore[union-attr]  # it matches nothing too
        for clause in _CLAUSES.split(" ".join(authority.casefold().split()))
    ]
    return [level for level, words in _AUTHORITIES.items() if any(re.match(words, clause) for clause in clauses)]


def _names_level(words: str, level: Level) -> bool:
    return _NAMED[level].search(" ".join(words.casefold().split())) is not None


def _is_of_jakarta(organisation: Organisation) -> bool:
    """Return whether an organisation is in Jakarta, whose cities and regency are governed by the governor."""
    if organisation.area is not None:
        return organisation.area.code.startswith(_JAKARTA)
    names = (organisation.name, *(area.name for area in organisation.area_names))
    return any(_IN_JAKARTA.search(name.casefold()) for name in names)


def _dates(subject: OrganisationSubject) -> Iterator[tuple[str, BoardTerm, Period, PartialDate]]:
    for path, term, span in subject.dated():
        if term.inauguration is not None and term.inauguration.date is not None:
            yield path, term, span, term.inauguration.date


@rule(
    code="PSM104",
    severity=Severity.WARNING,
    grounds=[_DAYS_OF_INAUGURATION],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an inauguration outside the term", "pengukuhan di luar masa bakti"),
    message=Text(
        "the inauguration of the board of term {term!r} is dated {date:Date}, outside its term ({period:Period})",
        "pengukuhan kepengurusan masa bakti {term!r} bertanggal {date:Date}, di luar masa baktinya ({period:Period})",
    ),
    explanation_id="Kepengurusan dikukuhkan sebelum masa baktinya mulai atau sesudah berakhir. Dalam praktik, "
    "pengukuhan berlangsung di dalam masa bakti, sering berbulan-bulan sesudah mulai.",
)
def inauguration_outside_term(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A board was inaugurated before its term began or after it ended.

    What it checks
        The date of each inauguration against the term, its first and last day counted in, by the period recorded or
        else the one that the label words.

    Why it matters
        The date, the term or the board to which the inauguration was put is wrong. Real boards are inaugurated within
        their term, often months after its start.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2030-05-01/2035-05-01"))
        >>> check(Register.of(ipsm, attrs.evolve(term, inauguration=Inauguration(date=PartialDate(2030, 2))))).codes
        ('PSM104',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, inauguration=Inauguration(date=PartialDate(2030, 6))))).codes
        ()

    Source
        Practice: the days of inauguration that news pages state of real boards, all within the term.
    """
    for path, term, span, day in _dates(subject):
        verdict = ~span.contains(day)
        if verdict.possible:
            yield hit_on_day(f"{path}/inauguration/date", day, (path, term, span), verdict)


@rule(
    code="PSM105",
    severity=Severity.INFO,
    grounds=[_DAYS_OF_INAUGURATION],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("a late inauguration", "pengukuhan yang terlambat"),
    message=Text(
        "the inauguration of the board of term {term!r} ({period:Period}) is dated {date:Date}, later than "
        "the year after its first",
        "pengukuhan kepengurusan masa bakti {term!r} ({period:Period}) bertanggal {date:Date}, lewat "
        "dari tahun sesudah tahun pertamanya",
    ),
    explanation_id="Kepengurusan dikukuhkan lebih dari satu tahun kalender sesudah tahun pertama masa baktinya. "
    "Semua pengukuhan yang diketahui berlangsung pada tahun pertama atau tahun sesudahnya.",
)
def late_inauguration(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A board was inaugurated later than in the year after its term's first.

    What it checks
        The year of each inauguration against the year in which the term starts.

    Why it matters
        Boards are inaugurated in the first year of their term or in the next, as far as their days are known. A later
        one is worth a second look.

    Example
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
        >>> check(Register.of(ipsm, attrs.evolve(term, inauguration=Inauguration(date=PartialDate(2022, 3))))).codes
        ('PSM105',)

    Instead
        >>> check(Register.of(ipsm, attrs.evolve(term, inauguration=Inauguration(date=PartialDate(2021, 3))))).codes
        ()

    Source
        Practice: the days of inauguration that news pages state of real boards.
    """
    for path, term, span, day in _dates(subject):
        verdict = Verdict.of(
            always=day.year > year_of(span.bounds.start_max) + 1,
            possible=day.year > year_of(span.bounds.start_min) + 1,
        )
        if verdict.possible:
            yield hit_on_day(f"{path}/inauguration/date", day, (path, term, span), verdict, end=False)


@rule(
    code="PSM507",
    severity=Severity.WARNING,
    grounds=[_WHO_INAUGURATES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("an authority of another level", "pejabat dari tingkat lain"),
    message=Text(
        "the board of term {term!r}, of level {level:Level}, is inaugurated by an authority of level "
        "{other:Level}: {authority}",
        "kepengurusan masa bakti {term!r}, tingkat {level:Level}, dikukuhkan oleh pejabat tingkat "
        "{other:Level}: {authority}",
    ),
    explanation_id="Yang mengukuhkan adalah pemerintah dari tingkat lain. Dalam praktik, kepengurusan nasional "
    "dikukuhkan menteri atau atas namanya, provinsi oleh gubernur, kabupaten/kota oleh bupati atau wali kota. "
    "Pejabat yang melaksanakannya tidak dinilai, karena ia dapat bertindak atas nama. Surat keputusan tentang "
    "pengukuhan dicatat sebagai surat keputusan, dan penerbitnya tidak dinilai.",
)
def authority_contradicts_level(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """A board was inaugurated by the government of another level than its own.

    What it checks
        The authority of each inauguration that is named as the head of a government, one who acts for the head, or
        the government itself, for boards of the nation, a province, a regency or a city. Where the board's own level
        is named too, or acted for, nothing is found; nor where the governor inaugurates boards of Jakarta's cities.
        Who officiates is never judged, since an official may act on behalf of the authority; nor are boards of
        districts and villages, since who inaugurates those is not known. A decree on an inauguration (*tentang
        pengukuhan*) is a decree: its issuer is not judged.

    Why it matters
        The inauguration was put to the wrong board, or the authority is not the one.

    Example
        >>> governor = Inauguration(authority="Gubernur Contoh")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", inauguration=governor)
        >>> check(Register.of(ipsm, term)).codes
        ('PSM507',)

    Instead
        >>> minister = Inauguration(authority="Menteri Sosial")
        >>> check(Register.of(ipsm, attrs.evolve(term, inauguration=minister))).codes
        ()

    Source
        Practice: national boards by the minister, provincial ones by the governor, those of regencies and cities by the
        regent (*bupati*) or mayor (*wali kota*), or on their behalf. The article that may say so was not read.
    """
    organisation = subject.organisation
    if organisation is None or organisation.level not in _AUTHORITIES:
        return
    for path, term in subject.terms:
        held = term.inauguration
        authority = None if held is None else held.authority
        if held is None or authority is None or _names_level(f"{authority}, {held.on_behalf_of}", organisation.level):
            continue
        levels = _levels_acting(authority)
        if organisation.level is Level.REGENCY_CITY and _is_of_jakarta(organisation):
            levels = [level for level in levels if level is not Level.PROVINCE]
        if levels:
            yield Hit(
                path=f"{path}/inauguration/authority",
                related=(f"{subject.path}/level",),
                ids=(term.id, organisation.id),
                params={
                    "term": term.id,
                    "level": organisation.level.value,
                    "other": levels[0].value,
                    "authority": shown(authority),
                },
            )
