"""PSM507: the rule authority-contradicts-level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from psm_model.checking.rule import Authority, Ground, Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.entities.organisation import Organisation
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.values.area import Level

__all__ = ["authority_contradicts_level"]

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


@rule(
    code="PSM507",
    severity=Severity.WARNING,
    grounds=[_WHO_INAUGURATES],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("an authority of another level", "pejabat dari tingkat lain"),
    message=Bilingual(
        "the board of term {term!r}, of level {level:Level}, is inaugurated by an authority of level "
        "{other:Level}: {authority}",
        "kepengurusan masa bakti {term!r}, tingkat {level:Level}, dikukuhkan oleh pejabat tingkat "
        "{other:Level}: {authority}",
    ),
    explanation_indonesian="Yang mengukuhkan adalah pemerintah dari tingkat lain. Dalam praktik, kepengurusan nasional "
    "dikukuhkan menteri atau atas namanya, provinsi oleh gubernur, kabupaten/kota oleh bupati atau wali kota. "
    "Pejabat yang melaksanakannya tidak dinilai, karena ia dapat bertindak atas nama. Surat keputusan tentang "
    "pengukuhan dicatat sebagai surat keputusan, dan penerbitnya tidak dinilai.",
)
def authority_contradicts_level(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
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
            yield Violation(
                path=f"{path}/inauguration/authority",
                related=(f"{subject.path}/level",),
                ids=(term.id, organisation.id),
                params={
                    "term": term.id,
                    "level": organisation.level.value,
                    "other": levels[0].value,
                    "authority": safe_repr(authority),
                },
            )
