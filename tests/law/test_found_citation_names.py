"""find_citations reads what is said beside an instrument: its title, its name, its relation to the one before."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, Pinpoint, Relation, find_citations
from tests.law.spellings import PERMENSOS, UU_11


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("UU 5/1960 jo. UU 11/2009", Relation.JO),
        ("UU 5/1960 yo UU 11/2009", Relation.JO),
        ("UU 5/1960 juncto Pasal 4 UU 11/2009", Relation.JO),
        ("UU 5/1960 sebagaimana telah beberapa kali diubah terakhir dengan UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 sebagaimana diubah UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 sebagaimana telah diubah beberapa kali terakhir UU 11/2009", Relation.AMENDED_BY),
        ("UU 5/1960 yang diubah atas usul UU 11/2009", None),
        *(
            (f"UU 5/1960 sebagaimana telah {word} dengan UU 11/2009", Relation.AMENDED_BY)
            for word in ("diubah", "di ubah", "dirubah", "ditambah", "disempurnakan", "diperbaharui")
        ),
        ("UU 5/1960 tentang Perubahan Atas UU 11/2009", Relation.IN_TITLE),
        ("UU 5/1960 dan UU 11/2009", None),
        ("UU 5/1960 tentang Tanah serta UU 11/2009", None),
        ("UU 5/1960 diganti, sesuai dengan UU 11/2009", None),
    ],
)
def test_relation_to_the_one_before(text: str, relation: Relation | None) -> None:
    """The words between two instruments state the relation of the second to the first."""
    first, second = find_citations(text)
    assert (None, UU_11, relation) == (first.relation, second.instrument, second.relation)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU 11/2009 tentang Kesejahteraan Sosial.", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan\n  Sosial (LN 2009/12)", "Kesejahteraan Sosial"),
        ("UU 11/2009 (LN 2009/12) tentang Kesejahteraan Sosial;", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial, sebagaimana", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial\n2. lain", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang Kesejahteraan Sosial dan Perpres 5/2000", "Kesejahteraan Sosial"),
        ("UU 11/2009 tentang", None),
        ("UU Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan", "Satu Dua Tiga Empat Lima Enam Tujuh Delapan"),
        ("UU 11/2009 (tentang", None),
        ("UU Kesejahteraan Sosial dan Keluarga disahkan", "Kesejahteraan Sosial dan Keluarga"),
    ],
)
def test_title_beside(text: str, title: str | None) -> None:
    """The title or name beside an instrument is given, to where it ends."""
    assert title == find_citations(text)[0].title


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) dalam aturan tersebut", PERMENSOS),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) undang-undang dimaksud", UU_11),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) peraturan ini", None),
        ("Permensos 10/2019 tentang Perubahan atas UU 11/2009. Pasal 21 Ayat (1) aturan tersebut", PERMENSOS),
        ("Permensos 10/2019 dan Permenkeu 1/2020. Pasal 21 Ayat (1) Peraturan Menteri Sosial tersebut", PERMENSOS),
        ("Permensos 10/2019. Pasal 21 Ayat (1) Peraturan Menteri Keuangan tersebut", None),
        ("Permensos 10/2019. Pasal 21 Ayat (1) Permensos tersebut", PERMENSOS),
        ("Permensos 10/2019. Pasal 21 Ayat (1) Permenkeu itu", None),
        ("UU 11/2009 sebagaimana telah diubah dengan UU 3/2024. Pasal 21 ayat (1) undang-undang tersebut", UU_11),
        ("UU 11/2009 diubah melalui UU 3/2024 dan UU 4/2025. Pasal 21 ayat (1) aturan tersebut", UU_11),
        (
            "UU 11/2009 diubah dengan Perppu 1/2022. Pasal 21 ayat (1) Perppu tersebut",
            InstrumentId("perppu", "1", 2022),
        ),
        (
            "UU 11/2009 diubah dengan UU 3/2024. UU 3/2024 baru. Pasal 21 ayat (1) undang-undang tersebut",
            InstrumentId("uu", "3", 2024),
        ),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) Perpres tersebut", None),
        ("UU 11/2009 serta Permensos 10/2019. Pasal 21 Ayat (1) peraturan baru", None),
    ],
)
def test_antecedent(text: str, antecedent: InstrumentId | None) -> None:
    """The words "aturan tersebut" mean the instrument named last, "undang-undang tersebut" the last act."""
    found = find_citations(text)[-1]
    assert (None, antecedent, (Pinpoint("21", "1"),)) == (found.instrument, found.antecedent, found.pinpoints)
    assert (found.citation is None) == (antecedent is None)


def test_an_act_by_its_name_in_full() -> None:
    """After a place in it an act may be named without a number."""
    (found,) = find_citations("Pasal 2 Undang-Undang Pokok Agraria")
    assert (InstrumentId("uu", None, None), "Pokok Agraria", (Pinpoint("2"),)) == (
        found.instrument,
        found.title,
        found.pinpoints,
    )
    assert find_citations("Undang-Undang Pokok Agraria") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UU Narkotika No. 35 Tahun 2009", "Narkotika"),
        ("UU Narkotika (UU No. 35 Tahun 2009)", "Narkotika"),
        ("Undang-Undang Narkotika (Nomor 35 Tahun 2009)", "Narkotika"),
        ("Undang-Undang Narkotika (Undang-Undang Nomor 35 Tahun 2009)", "Narkotika"),
        ("UU Narkotika No. 35 Tahun 2009 tentang Obat Lain", "Obat Lain"),
        ("UU lama No. 35 Tahun 2009", None),
    ],
)
def test_a_name_beside_a_number_is_the_title(text: str, title: str | None) -> None:
    """A law that is called by name and by number is one, and the name is its title where there is no other."""
    (found,) = find_citations(text)
    assert (found.instrument, found.title) == (InstrumentId("uu", "35", 2009), title)


def test_initials_mean_what_was_named() -> None:
    """The initials of the finance minister's regulation are those of a court's where that was named before."""
    court = InstrumentId("peraturan", "2", 2021, "mahkamah konstitusi")
    found = find_citations("Pasal 78 Peraturan Mahkamah Konstitusi Nomor 2 Tahun 2021 (PMK 2/2021), lalu PMK 3/2021")
    finance = InstrumentId("permen", "3", 2021, "menteri keuangan")
    assert [entry.instrument for entry in found] == [court, court, finance]


def test_a_name_in_brackets_is_of_the_one_before() -> None:
    """The name of an act in brackets after its number is not another act."""
    assert [found.instrument for found in find_citations("UU 11/2009 (UU Kesejahteraan Sosial)")] == [UU_11]
    (found,) = find_citations("UU 8/1981 tentang Hukum Acara (KUHAP) Pasal 184")
    assert (found.instrument, found.pinpoints) == (InstrumentId("uu", "8", 1981), (Pinpoint("184"),))
