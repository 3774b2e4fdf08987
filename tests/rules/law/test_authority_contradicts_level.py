"""PSM507: when authority-contradicts-level is found, and when not."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest

from psm_model.entities import AreaName, BoardTerm, Inauguration, Participant, Role
from psm_model.values import AreaCode, Level
from tests.every_case import every_case
from tests.rules.samples import IPSM, run_rule, summarise, term

WORDS = {
    Level.NATIONAL: [
        "Presiden",
        "Menteri Sosial RI",
        "Mensos",
        "a.n. Kementerian Sosial",
        "Kemensos",
        "Dirjen Pemberdayaan Sosial",
        "Direktur Jenderal Pemberdayaan Sosial",
    ],
    Level.PROVINCE: [
        "Gubernur Contoh",
        "Wakil Gubernur",
        "Pj. Gubernur Contoh",
        "Plt Gubernur",
        "Sekda a.n. Gubernur Contoh",
        "Penjabat Gubernur",
        "Pemerintah Propinsi Contoh",
        "Pemprov",
        "Pemerintah Provinsi",
        "Pemerintah Daerah Provinsi",
    ],
    Level.REGENCY_CITY: [
        "Bupati Contoh",
        "Wakil Bupati",
        "Plt. Wakil Bupati Contoh",
        "Plh. Bupati",
        "Pjs Bupati",
        "Asisten Ekbang atas nama Bupati Contoh",
        "Wali Kota Administrasi Contoh",
        "Pemda Kabupaten Contoh",
        "Wali Kota Contoh",
        "Walikota",
        "Pemkab",
        "Pemkot",
        "Pemerintah Kabupaten Contoh",
        "Pemerintah Kota Contoh",
        "Pemerintah Daerah Kabupaten Contoh",
        "Pemerintah Daerah Kota",
    ],
}
# Words without a level, some of which contain the letters of a word that has one.
SILENT = [
    "",
    "Camat Contoh",
    "Kepala Dinas Sosial",
    "Gubernuran",
    "Sang Bupatih",
    "Mensosialisasikan",
    "Pemerintah Daerah",
    "Pemda",
    "Sekretaris Daerah",
    "Kepala Dinas Sosial Kabupaten Contoh",
    "Kepala Dinas Sosial Provinsi Contoh",
    "Istri Bupati Contoh",
    "Ibu Gubernur",
    "Ketua TP PKK (istri Bupati)",
    "Staf Ahli Bupati",
    "mantan Bupati Contoh",
    "Pendopo Bupati",
    "Camat Bupati Contoh",
    "Lurah Menteri",
    "Jalan Gubernur Suryo",
    "Presiden Direktur PT Contoh",
    "Gubernur Bank Contoh",
]


def inaugurated_by(authority: str | None) -> BoardTerm:
    """Return a term that was inaugurated by the authority."""
    return attrs.evolve(term("2020/2025"), inaugurations=(Inauguration(authority=authority),))


@pytest.mark.parametrize(("of", "words"), [(of, words) for of, several in WORDS.items() for words in several])
def test_level_of_an_authority(of: Level, words: str) -> None:
    """PSM507 reports words of another level than that of the board, in upper or lower case."""
    for level, written in product(Level, (words, words.upper(), words.lower())):
        findings = run_rule("PSM507", attrs.evolve(IPSM, level=level), inaugurated_by(written))
        wrong = level in WORDS and level is not of
        assert [finding.params["other"] for finding in findings] == [of.value] * wrong, (level, written)


@every_case("authority", [None, *SILENT])
@every_case("level", Level)
def test_authority_without_a_level_is_not_judged(level: Level, authority: str | None) -> None:
    """An authority whose words imply no level has no finding."""
    assert run_rule("PSM507", attrs.evolve(IPSM, level=level), inaugurated_by(authority)) == []


def test_authority_of_two_levels() -> None:
    """Of the levels of an authority, that of the board is enough; otherwise, the higher one is reported."""
    both = inaugurated_by("Bupati Contoh dan Gubernur")
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.REGENCY_CITY), both) == []
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), both) == []
    (finding,) = run_rule("PSM507", IPSM, both)
    assert finding.params["other"] == "province"


def test_acting_on_behalf_of_the_right_level_is_accepted() -> None:
    """An authority of another level that acts on behalf of one of the level of the board has no finding."""
    officiant = Participant(role=Role.OFFICIANT, on_behalf_of="Gubernur Contoh")
    acting = Inauguration(authority="Bupati Contoh", participants=(officiant,))
    board = attrs.evolve(term("2020/2025"), inaugurations=(acting,))
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), board) == []
    assert len(run_rule("PSM507", IPSM, board)) == 1
    witnessed = inaugurated_by("Bupati Contoh, disaksikan Gubernur")
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), witnessed) == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"area": AreaCode("31.74")}, False),
        ({"area": AreaCode("33.74")}, True),
        ({"name": "IPSM Kota Jakarta Selatan"}, False),
        ({"area_names": (AreaName(level=Level.REGENCY_CITY, name="Kabupaten Kepulauan Seribu"),)}, False),
        ({"name": "IPSM Kota Contoh"}, True),
        # The code counts before the name.
        ({"name": "IPSM Jakarta", "area": AreaCode("33.74")}, True),
    ],
)
def test_the_governor_of_jakarta_governs_its_cities(fields: dict[str, Any], *, wrong: bool) -> None:
    """The cities and the regency of Jakarta have no government of their own, so the governor may inaugurate there."""
    city = attrs.evolve(IPSM, level=Level.REGENCY_CITY, **fields)
    assert bool(run_rule("PSM507", city, inaugurated_by("Gubernur DKI Jakarta"))) is wrong
    assert run_rule("PSM507", city, inaugurated_by("Menteri Sosial")) != []


def test_only_the_authority_is_judged() -> None:
    """Participants and those on whose behalf they act are not authorities, whatever their role."""
    participants = tuple(Participant(role=role, title="Bupati Contoh", on_behalf_of="Bupati Contoh") for role in Role)
    others = Inauguration(participants=participants)
    assert run_rule("PSM507", IPSM, attrs.evolve(term("2020/2025"), inaugurations=(others,))) == []
    assert run_rule("PSM507", IPSM, term("2020/2025")) == []
    assert run_rule("PSM507", inaugurated_by("Bupati Contoh")) == []


def test_report_of_an_authority_is_complete() -> None:
    """PSM507 points to the authority and to the level, and names both, even for an undated term."""
    undated = attrs.evolve(inaugurated_by("Bupati  Contoh"), period=None)
    (finding,) = run_rule(
        "PSM507", attrs.evolve(IPSM, id="p"), IPSM, term(None, "a"), inaugurated_by("Mensos"), undated
    )
    assert summarise(finding) == {
        "code": "PSM507",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/2/inaugurations/0/authority",
        "params": {"term": "t", "level": "national", "other": "regency_city", "authority": "'Bupati  Contoh'"},
        "ids": ["t", "o"],
        "related": ["/organisations/1/level"],
        "settled_by": [],
    }
