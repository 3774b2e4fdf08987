"""PSM507: when authority-contradicts-level is found, and when not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import AreaName, BoardTerm, Inauguration, Officiant, Speaker
from psm_model.values import AreaCode, Level
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
# Nothing in these says of which level they are, though some hold the letters of a word that does.
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


def by(authority: str | None) -> BoardTerm:
    """A term that was inaugurated by the authority."""
    return attrs.evolve(term("2020/2025"), inauguration=Inauguration(authority=authority))


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("of", "words"), [(of, words) for of, several in WORDS.items() for words in several])
@pytest.mark.parametrize("form", [str, str.upper, str.lower])
def test_level_of_an_authority(level: Level, of: Level, words: str, form: type[str]) -> None:
    """PSM507 tells where the words are of another level than the board's, in whatever case they are written."""
    findings = run_rule("PSM507", attrs.evolve(IPSM, level=level), by(form(words)))
    wrong = level in WORDS and level is not of
    assert [finding.params["other"] for finding in findings] == [of.value] * wrong


@pytest.mark.parametrize("authority", [None, *SILENT])
@pytest.mark.parametrize("level", Level)
def test_authority_that_says_no_level(level: Level, authority: str | None) -> None:
    """Words that say of no level who inaugurates are not judged."""
    assert run_rule("PSM507", attrs.evolve(IPSM, level=level), by(authority)) == []


def test_authority_of_two_levels() -> None:
    """Where words of two levels stand together, the board's own among them is enough; else the higher is told."""
    both = by("Bupati Contoh dan Gubernur")
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.REGENCY_CITY), both) == []
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), both) == []
    (finding,) = run_rule("PSM507", IPSM, both)
    assert finding.params["other"] == "province"


def test_whoever_acts_for_the_own_level_is_of_it() -> None:
    """Where an authority of another level acts on behalf of the board's own, nothing is found."""
    acting = Inauguration(authority="Bupati Contoh", on_behalf_of="Gubernur Contoh")
    board = attrs.evolve(term("2020/2025"), inauguration=acting)
    assert run_rule("PSM507", attrs.evolve(IPSM, level=Level.PROVINCE), board) == []
    assert len(run_rule("PSM507", IPSM, board)) == 1
    witnessed = by("Bupati Contoh, disaksikan Gubernur")
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
    """Jakarta's cities and regency have no government of their own, so the governor is no other level."""
    city = attrs.evolve(IPSM, level=Level.REGENCY_CITY, **fields)
    assert bool(run_rule("PSM507", city, by("Gubernur DKI Jakarta"))) is wrong
    assert run_rule("PSM507", city, by("Menteri Sosial")) != []


def test_only_the_authority_is_judged() -> None:
    """Who officiated, spoke or was there, and on whose behalf, says nothing of the authority."""
    somebody = Officiant(title="Bupati Contoh")
    others = Inauguration(
        officiant=somebody, on_behalf_of="Bupati Contoh", attendees=(somebody,), speakers=(Speaker(title="Bupati"),)
    )
    assert run_rule("PSM507", IPSM, attrs.evolve(term("2020/2025"), inauguration=others)) == []
    assert run_rule("PSM507", IPSM, term("2020/2025")) == []
    assert run_rule("PSM507", by("Bupati Contoh")) == []


def test_what_is_told_of_an_authority() -> None:
    """PSM507 points to the authority and to the level, and tells both; the term need have no dates."""
    undated = attrs.evolve(by("Bupati  Contoh"), period=None)
    (finding,) = run_rule("PSM507", attrs.evolve(IPSM, id="p"), IPSM, term(None, "a"), by("Mensos"), undated)
    assert summarise(finding) == {
        "code": "PSM507",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/2/inauguration/authority",
        "params": {"term": "t", "level": "national", "other": "regency_city", "authority": "'Bupati  Contoh'"},
        "ids": ["t", "o"],
        "related": ["/organisations/1/level"],
        "settled_by": [],
    }
