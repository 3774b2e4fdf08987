"""Works of other countries, times and courts, and drafts of codes, which are not the Indonesian ones in force."""

from __future__ import annotations

import pytest

from psm_model import ParseError
from psm_model.law import Citation, InstrumentId, find_citations
from tests.every_case import every_case

OTHERS = [
    *("UUD RIS 1949", "UUD RIS", "UUD Jepang", "Undang-Undang Dasar Belanda", "UUD Timor Leste", "UUD Negara Jepang"),
    *(
        "Undang-Undang Dasar Republik Indonesia Serikat",
        "UUD Republik Federal Jerman",
        "UUD Amerika Serikat",
        "UUD 1949",
    ),
    *("KUHP Malaysia", "KUHP Belanda", "KUHP Singapura", "BW Belanda", "KUHPerdata Prancis", "KUHAP Jepang"),
    *("KUHP di Malaysia", "KUHAP Militer", "Kitab Undang-Undang Hukum Acara Pidana Militer", "UU Malaysia"),
    *("UU Malaysia No. 5 Tahun 1950", "Undang-Undang Belanda Nomor 5 Tahun 1950", "UU Inggris 5/1950"),
]


@every_case("work", OTHERS)
@every_case("form", ["{}", "Pasal 5 {}", "{} Pasal 5", "{}, Pasal 5 ayat (1)", "menurut Pasal 5 {} tersebut"])
def test_another_work_is_not_ours(form: str, work: str) -> None:
    """A work of another country, time or court is not cited, and its places are not those of the text."""
    assert find_citations(form.format(work)) == ()
    with pytest.raises(ParseError):
        Citation.parse(form.format(work))


@pytest.mark.parametrize("office", ["Keputusan Menteri Sosial Malaysia", "Peraturan Menteri Kesehatan Timor Leste"])
def test_a_minister_of_another_country_is_not_ours(office: str) -> None:
    """The name of a country after a minister is not left out."""
    for found in find_citations(f"{office} Nomor 5 Tahun 2020"):
        assert found.instrument is not None
        assert found.instrument.issuer not in {"menteri sosial", "menteri kesehatan"}


UUD, KUHP, KUHPM = InstrumentId("uud", None, 1945), InstrumentId("kuhp", None, None), InstrumentId("kuhpm", None, None)


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("UUD 1945", UUD),
        ("UUD NRI Tahun 1945", UUD),
        ("UUD Negara Kesatuan Republik Indonesia Tahun 1945", UUD),
        ("UUD 1945 di Indonesia", UUD),
        ("UUD45", UUD),
        ("UUD-45", UUD),
        ("UUD '45", UUD),
        ("Undang-Undang Dasar (UUD) 1945", UUD),
        ("Undang-Undang Dasar (UUD) Tahun 1945", UUD),
        ("Undang-Undang Dasar Negara Republik Indonesia (UUD NRI) Tahun 1945", UUD),
        ("UUD Sementara 1950", InstrumentId("uuds", None, 1950)),
        ("KUHP Militer", KUHPM),
        ("KUHP-Militer", KUHPM),
        ("KUH Pidana Militer", KUHPM),
        ("KUHPM", KUHPM),
        ("KUHP Indonesia", KUHP),
        ("KUHP Nasional", KUHP),
        ("KUHP peninggalan Belanda", KUHP),
        ("UU RIS No. 7 Tahun 1950", InstrumentId("uu", "7", 1950)),
    ],
)
def test_a_work_of_ours_is_read(text: str, instrument: InstrumentId) -> None:
    """Our constitution and codes are one citation each, with all the words of their names."""
    (found,) = find_citations(f"menurut Pasal 5 {text}.")
    assert (found.instrument, len(found.pinpoints)) == (instrument, 1)


@every_case("code", ["KUHAP", "KUHP", "KUHPerdata", "KUH Pidana", "UUD", "UUD 1945"])
@every_case(
    "draft",
    [
        *("RUU", "draf RUU", "Rancangan Undang-Undang", "Rancangan UU", "RUU Perubahan", "RUU Revisi", "RUU tentang"),
        *(
            "RUU Pembaruan",
            "RUU tentang Perubahan atas",
            "RUU Perubahan Kedua",
            "Rancangan Undang-Undang (RUU)",
            "draft",
        ),
    ],
)
def test_a_draft_of_a_code_is_not_cited(draft: str, code: str) -> None:
    """The draft of a code is not the code, and its places are not cited."""
    for text in (f"{draft} {code}", f"Pasal 5 {draft} {code}", f"{draft} {code} Pasal 5"):
        assert find_citations(text) == ()


@pytest.mark.parametrize("text", ["membahas RUU, KUHP Pasal 5", "RUU ditolak. Pasal 5 KUHP", "menurut KUHP Pasal 5"])
def test_a_code_beside_a_draft_is_cited(text: str) -> None:
    """A mark between a draft and a code separates the two."""
    assert [found.instrument for found in find_citations(text)] == [KUHP]


@pytest.mark.parametrize("number", ["5/1950", "Nomor 5 Tahun 1950", "No. 5/1950", ""])
@pytest.mark.parametrize(
    "name",
    [
        *("Keimigrasian Malaysia", "Keimigrasian Negara Malaysia", "Narkotika di Singapura", "Anti Korupsi Hong Kong"),
        *("Perlindungan Anak dan Perempuan Filipina", "Cipta Kerja Belanda", "Pers Timor Leste"),
    ],
)
def test_a_country_anywhere_in_the_name_of_an_act_makes_it_foreign(name: str, number: str) -> None:
    """An act whose name ends with another country is never one of ours, with or without a number."""
    assert find_citations(f"UU {name} {number}".strip()) == ()
    assert not number or find_citations(f"uu {name.lower()} {number}") == ()


@pytest.mark.parametrize(
    "name",
    [
        *("Ekstradisi Australia", "tentang Pengesahan Perjanjian Australia", "Perjanjian Ekstradisi Malaysia"),
        *("Kerja Sama Pertahanan Singapura", "tentang Persetujuan Garis Batas Malaysia"),
    ],
)
def test_an_act_about_a_treaty_is_ours(name: str) -> None:
    """A country in the name of an act about a treaty is its partner."""
    (found,) = find_citations(f"UU {name} Nomor 5 Tahun 1974")
    assert found.instrument == InstrumentId("uu", "5", 1974)


@pytest.mark.parametrize("place", ["", "Pasal 5 "])
@pytest.mark.parametrize(
    "work",
    [
        *("UUD AS", "UUD Negara AS", "KUHP AS", "UUD PNG", "UU Keimigrasian AS 5/1950", "UUD RRC"),
        *("UUD PDI", "UUD partai", "UUD Partai Contoh", "UUD organisasi", "UUD serikat buruh", "UUD NU"),
        *("RUU baru KUHP", "RUU terbaru KUHAP", "RUU inisiatif DPR KUHAP", "RUU versi pemerintah KUHAP"),
    ],
)
def test_a_short_name_of_another_work_is_not_ours(work: str, place: str) -> None:
    """The country in capitals, the association or the draft makes of a constitution or a code another work."""
    assert [found for found in find_citations(f"{place}{work}") if found.instrument] == []


@pytest.mark.parametrize("text", ["UUD NRI 1945", "Pasal 3 UUD, partai politik", "UUD 1945 partai", "UUD, AS"])
def test_the_constitution_before_other_words_is_read(text: str) -> None:
    """A country or a party that is no part of the name changes nothing."""
    (found,) = find_citations(text)
    assert found.instrument == InstrumentId("uud", None, None)


AFTER_WORKS = [
    *("Amsal pasal 19", "Amsal pasal 19 ayat (2)", "Mazmur pasal 23", "1 Korintus pasal 13 ayat (4)", "hadis pasal 3"),
    *("Kitab Amsal pasal 19 ayat 2", "Surat Roma pasal 8 ayat (28)", "surat Korintus pasal 3", "Injil Yohanes pasal 3"),
    *("dalam Kejadian pasal 1", "hadits riwayat Bukhari pasal 3", "kitab Taqrib pasal 3", "kitab fikih itu pasal 3"),
    *("Weda pasal 4", "Tripitaka bab 3 pasal 2", "novel Contoh Cerita pasal 3", "Kitab Suci pasal 3"),
]
"""Chapters of works that are not laws, after the names of these."""
BEFORE_WORKS = ["pasal 19 Amsal", "Pasal 19 Kitab Amsal", "Pasal 3 hadis Bukhari", "Pasal 8 Surat Roma"]
"""The same before them."""


@pytest.mark.parametrize("text", [*AFTER_WORKS, *BEFORE_WORKS])
def test_a_chapter_of_scripture_or_literature_is_no_article(text: str) -> None:
    """The chapter belongs to no instrument, and what follows it is read."""
    assert find_citations(f"Menurut {text}.") == ()
    assert find_citations(text) == ()
    (found,) = find_citations(f"{text}. Pasal 5 UU 11/2009")
    assert str(found.citation) == "UU 11/2009 Pasal 5"


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("kejadian pasal 5", "Pasal 5"),
        ("Keluaran Pasal 5", "Pasal 5"),
        ("novel itu melanggar Pasal 5", "Pasal 5"),
        ("UUD dan hadis. Pasal 5 berlaku", "Pasal 5"),
        ("menurut hadis, Pasal 5 berlaku", "Pasal 5"),
        ("Terdakwa Markus pasal 340 KUHP", "Pasal 340"),
        ("Hadis Pasal 5 UU 11/2009", "Pasal 5"),
        ("Menurut Daniel pasal 5 UU 11/2009", "Pasal 5"),
        ("Pasal 5 Kitab Undang-Undang Hukum Pidana", "Pasal 5"),
    ],
)
def test_an_article_beside_the_name_of_a_work_is_cited(text: str, cited: str) -> None:
    """Names of people, common words, and works in another clause hide no article."""
    assert [str(place) for found in find_citations(text) for place in found.pinpoints] == [cited]
