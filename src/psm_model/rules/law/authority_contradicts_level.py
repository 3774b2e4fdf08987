"""PSM507: the rule authority-contradicts-level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from psm_model.checking import Authority, Context, Ground, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.entities.organisation import Organisation
from psm_model.entities.participant import Role
from psm_model.errors import safe_repr
from psm_model.i18n import Bilingual
from psm_model.law.statute import Certainty
from psm_model.rules.grounds import NATIONAL_BOARD_2017, TEMANGGUNG_BOARD
from psm_model.values.area import Level

__all__ = ["authority_contradicts_level"]

_WHO_INAUGURATES = Ground(
    Authority.PRACTICE,
    Certainty.DERIVED,
    (
        NATIONAL_BOARD_2017,
        TEMANGGUNG_BOARD,
        "https://www.jurnalinti24.my.id/2025/10/walikota-makassar-munafri-arifuddin.html",
        "https://www.waspada.id/sumut/bupati-kukuhkan-ipsm-psm-taput-periode-2025-2030",
    ),
)
# Words for a government or its head. The authorities for lower levels are not known.
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
# Acting heads and deputies act for the head. A spouse, an adviser or a hall of the head does not count.
_ACTING: Final = re.compile(
    r"\W*(?:(?:pj|pjs|plt|plh|penjabat(?: sementara)?|pelaksana (?:tugas|harian)|wakil|bapak|yth)\b[.\s]*)*"
)
_CLAUSES: Final = re.compile(r"[,;/()]|\b(?:dan|serta|bersama|oleh|mewakili|atas nama|a[.] ?n)\b[.]?")
_JAKARTA: Final = "31"
_IN_JAKARTA: Final = re.compile(r"\b(?:jakarta|kepulauan seribu)\b")


def _find_levels(authority: str) -> list[Level]:
    """Return the levels whose government or head of government the text names."""
    clauses = [
        clause[_ACTING.match(clause).end() :]  # type: ignore[union-attr]  # it also matches the empty string
        for clause in _CLAUSES.split(" ".join(authority.casefold().split()))
    ]
    return [level for level, words in _AUTHORITIES.items() if any(re.match(words, clause) for clause in clauses)]


def _names_level(words: str, level: Level) -> bool:
    return _NAMED[level].search(" ".join(words.casefold().split())) is not None


def _is_in_jakarta(organisation: Organisation) -> bool:
    """Return whether an organisation is in Jakarta, where the governor governs the cities and the regency."""
    if organisation.area is not None:
        return organisation.area.code.startswith(_JAKARTA)
    names = (organisation.name, *(area.name for area in organisation.area_names))
    return any(_IN_JAKARTA.search(name.casefold()) for name in names)


@organisation_rule(
    code="PSM507",
    severity=Severity.WARNING,
    grounds=[_WHO_INAUGURATES],
    title=Bilingual("an inaugurating authority of another level", "pejabat pengukuh dari tingkat lain"),
    message=Bilingual(
        "the board of term {term:BoardTerm}, of level {level:Level}, was inaugurated by an authority of level "
        "{other:Level}: "
        "{authority}",
        "kepengurusan masa bakti {term:BoardTerm}, tingkat {level:Level}, dikukuhkan oleh pejabat tingkat "
        "{other:Level}: "
        "{authority}",
    ),
    remedy=Bilingual(
        "Correct the authority, or move the ceremony to its board. Check in the source who inaugurated the board.",
        "Perbaiki pejabatnya, atau pindahkan pengukuhannya. Periksa pada sumber siapa yang mengukuhkan kepengurusan "
        "itu.",
    ),
    explanation_indonesian="""Kepengurusan dikukuhkan oleh pemerintah dari tingkat lain. Dalam praktik, kepengurusan
    nasional dikukuhkan oleh menteri atau atas namanya, provinsi oleh gubernur, kabupaten/kota oleh bupati atau wali
    kota. Pejabat yang melaksanakan pengukuhan tidak dinilai karena dapat bertindak atas nama. Surat keputusan tentang
    pengukuhan dicatat sebagai surat keputusan, dan penerbitnya tidak dinilai.""",
)
def authority_contradicts_level(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A board was inaugurated by a government of another level.

    What it checks
        The authority of each inauguration, where it is the head of a government, someone acting for the head, or the
        government itself, for national, provincial, regency and city boards. There is no finding if the board's own
        level is named or represented as well, or if the governor inaugurates boards of cities in Jakarta. The
        officiating person is not checked, because an official may act on behalf of the authority. Boards of districts
        and villages are not checked, because we do not know who inaugurates them. The issuer of a decree on an
        inauguration (*tentang pengukuhan*) is not checked.

    Why it matters
        The inauguration is recorded with the wrong board, or the authority is wrong.

    Example
        >>> governor = Inauguration(authority="Gubernur Contoh")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025", inaugurations=[governor])
        >>> check(Register.of(ipsm, term)).codes
        ('PSM507',)

    Instead
        >>> minister = Inauguration(authority="Menteri Sosial")
        >>> check(Register.of(ipsm, attrs.evolve(term, inaugurations=[minister]))).codes
        ()

    Source
        Practice: the minister inaugurates national boards, the governor provincial ones, the regent (*bupati*) or mayor
        (*wali kota*) those of regencies and cities, or somebody on their behalf. We could not read the article that may
        require this.
    """
    organisation = subject.organisation
    if organisation is None or organisation.level not in _AUTHORITIES:
        return
    for path, term in subject.terms:
        for number, inauguration in enumerate(term.inaugurations):
            authority = inauguration.authority
            behalf = [
                participant.on_behalf_of
                for participant in inauguration.participants
                if participant.role is Role.OFFICIANT
            ]
            if authority is None or any(
                _names_level(words, organisation.level) for words in (authority, *behalf) if words
            ):
                continue
            levels = _find_levels(authority)
            if organisation.level is Level.REGENCY_CITY and _is_in_jakarta(organisation):
                levels = [level for level in levels if level is not Level.PROVINCE]
            if levels:
                yield Violation(
                    path=f"{path}/inaugurations/{number}/authority",
                    related=(f"{subject.path}/level",),
                    ids=(term.id, organisation.id),
                    params={
                        "term": term.id,
                        "level": organisation.level.value,
                        "other": levels[0].value,
                        "authority": safe_repr(authority),
                    },
                )
