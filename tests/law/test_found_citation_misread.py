"""Letters that a scanner misreads: repaired if one known word is meant; otherwise nothing is read."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, find_citations
from psm_model.law._issuers import repair_word
from tests.every_case import every_case

UU_11 = InstrumentId("uu", "11", 2009)
PP_39 = InstrumentId("pp", "39", 2012)
STATES = (
    "Rl",
    "R1",
    "R.l.",
    "RI",
    "RepubIik Indonesia",
    "Repubiik Indonesia",
    "Repub1ik lndonesia",
    "Republik Indcnesia",
    "Republik 1ndonesia",
    "REPUBLlK INDONESIA",
    "REPUBUK INDONESIA",
    "Negara Republik Indonesia",
    "Negara Kesatuan Republik Indonesia",
    "NKRI",
    "Rl\n",
)


@every_case("state", STATES)
@every_case(
    ("kind", "instrument"),
    [
        ("Undang-Undang {} Nomor 11 Tahun 2009", UU_11),
        ("UU {} 11/2009", UU_11),
        ("UU {} No. 11/2009", UU_11),
        ("PP {} Nomor 39 Tahun 2012", PP_39),
        ("Peraturan Pemerintah {} Nomor 39 Tahun 2012", PP_39),
        ("Peraturan Menteri Sosial {} Nomor 10 Tahun 2019", InstrumentId("permen", "10", 2019, "menteri sosial")),
        ("Keputusan Kepala Kepolisian {} Nomor 10 Tahun 2019", None),
    ],
)
def test_the_name_of_the_state_is_no_title(kind: str, state: str, instrument: InstrumentId | None) -> None:
    """The state after a kind or an office is passed over, however it is misread; it is no name of the instrument."""
    (found,) = find_citations(kind.format(state))
    assert found.title is None
    assert instrument in {None, found.instrument}


@pytest.mark.parametrize("kind", ["UURI No. 11 Tahun 2009", "UURI 11/2009", "UURl Nomor 11 Tahun 2009"])
def test_the_name_of_the_state_may_be_joined_to_the_kind(kind: str) -> None:
    """The state may be joined to the short name of a kind, also after a place."""
    for text in (kind, f"Pasal 5 {kind}"):
        (found,) = find_citations(text)
        assert (found.instrument, found.title) == (UU_11, None)


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        ("Peraturan Menteri SosiaI", "permen", "menteri sosial"),
        ("Peraturan Menteri Sosia1", "permen", "menteri sosial"),
        ("Peraturan Menteri Sosiai", "permen", "menteri sosial"),
        ("Peraturan Menteri Dalarn Negeri", "permen", "menteri dalam negeri"),
        ("Peraturan Menteri DaIam Negeri", "permen", "menteri dalam negeri"),
        ("Peraturan Menteri Keuangarr", "permen", "menteri keuangan"),
        ("Peraturan Mcnteri Sosial", "permen", "menteri sosial"),
        ("Peraturan Rncnteri Sosial", "permen", "menteri sosial"),
        ("Pcraturan Menteri Sosial", "permen", "menteri sosial"),
        ("Perrnensos", "permen", "menteri sosial"),
        ("Perrnenkes", "permen", "menteri kesehatan"),
        ("Perrnen Sosial", "permen", "menteri sosial"),
        ("Keprnensos", "kepmen", "menteri sosial"),
        ("Peraturan Gubemur Jawa Tengah", "pergub", "gubernur jawa tengah"),
        ("Peraturan Gubernur Jawa Tirnur", "pergub", "gubernur jawa timur"),
        ("Keputusan Bupatl Batang", "keputusan_bupati", "bupati batang"),
        ("Keputusan Waiikota Surakarta", "keputusan_walikota", "walikota surakarta"),
        ("Peraturan Daerah Provinsi Kaiimantan Barat", "perda_prov", "provinsi kalimantan barat"),
        ("Keputusan Kepala Dinas SosiaI Kabupaten Batang", "keputusan", "kepala dinas sosial kabupaten batang"),
        ("Keputusan Bupati Barru", "keputusan_bupati", "bupati barru"),
        ("Peraturan Bupati Samudera Pasai", "perbup", "bupati samudera pasai"),
        ("Peraturan Menteri Sekretaris Negara Republik Indonesia", "permen", "menteri sekretaris negara"),
        ("Peraturan Menteri Sosial Negara Republik Indonesia", "permen", "menteri sosial"),
        ("Peraturan Kepolisian Negara Republik Indonesia", "peraturan", "kepolisian negara"),
    ],
)
def test_a_misread_office_is_repaired(text: str, kind: str, issuer: str) -> None:
    """If letters of an office are misread and one known word is meant, the office is that which is meant."""
    (found,) = find_citations(f"{text} Nomor 10 Tahun 2019")
    assert found.instrument == InstrumentId(kind, "10", 2019, issuer)
    assert found.instrument.issuer == issuer


@pytest.mark.parametrize(
    "text",
    ["Keputusan Bupati Batarrg", "Peraturan Daerah Kabupaten Batarrg", "Keputusan Camat BatangkaI", "Perbup Bata1g"],
)
def test_an_office_misread_beyond_repair_is_not_read(text: str) -> None:
    """If a word of an office is certainly misread and no known word is meant, there is no instrument."""
    assert find_citations(f"{text} Nomor 10 Tahun 2019") == ()


def test_known_words_are_never_repaired() -> None:
    """A word of a known office or area is never taken for another."""
    for word in ("batu", "bali", "papua", "riau", "kota", "badan", "pasai", "barru", "sosial", "lpsm", "iain", "lpsk"):
        assert repair_word(word) == word
