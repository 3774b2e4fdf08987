"""Offices that issue together, and heads who act for another."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.law import InstrumentId, find_citations
from tests.every_case import every_case

TWO = "bersama menteri sosial dan menteri kesehatan"
THREE = "bersama menteri sosial, menteri kesehatan, dan menteri agama"


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "numbers"),
    [
        (
            "Surat Keputusan Bersama Menteri Sosial Nomor 12/HUK/2020 dan Menteri Kesehatan Nomor 34/MENKES/2020",
            "keputusan",
            TWO,
            ["12/HUK/2020", "34/MENKES/2020"],
        ),
        (
            "Peraturan Bersama Menteri Sosial Nomor 1 Tahun 2020 dan Menteri Kesehatan Nomor 5 Tahun 2020",
            "peraturan",
            TWO,
            ["1", "5"],
        ),
        (
            "Peraturan Bersama Menteri Sosial dan Menteri Kesehatan Nomor 1 Tahun 2020 dan Nomor 5 Tahun 2020",
            "peraturan",
            TWO,
            ["1", "5"],
        ),
        ("SKB Menteri Sosial RI No. 1/2020, Menkes No. 5/2020", "keputusan", TWO, ["1", "5"]),
        (
            "SKB Menteri Sosial Nomor 1 Tahun 2020\nMenteri Kesehatan Republik Indonesia Nomor 5 Tahun 2020",
            "keputusan",
            TWO,
            ["1", "5"],
        ),
        (
            "SKB Menteri Sosial No. 1 Tahun 2020, Menteri Kesehatan No. 5/2020, dan Menteri Agama No. 6/2020",
            "keputusan",
            THREE,
            ["1", "5", "6"],
        ),
        (
            "SKB Menteri Sosial dan Menteri Kesehatan dan Menteri Agama No. 1 Tahun 2020, No. 5/2020, dan No. 6/2020",
            "keputusan",
            THREE,
            ["1", "5", "6"],
        ),
        (
            "Keputusan Bersama Plt. Menteri Sosial Nomor 1 Tahun 2020 dan Menteri Kesehatan Nomor 5 Tahun 2020",
            "keputusan",
            TWO,
            ["1", "5"],
        ),
    ],
)
def test_all_offices_of_a_joint_instrument_issue_it(text: str, kind: str, issuer: str, numbers: list[str]) -> None:
    """Each number of a joint instrument is one of all its offices, wherever these are named."""
    found = find_citations(text)
    assert [entry.instrument for entry in found] == [InstrumentId(kind, number, 2020, issuer) for number in numbers]
    assert len({entry.instrument.iri for entry in found if entry.instrument}) == len(numbers)


PARTNERS = [
    *("Menteri Sosial", "Menteri Pemuda dan Olahraga", "Menteri Agama", "Jaksa Agung", "Kepala Kepolisian Negara"),
    *("Menteri Agraria dan Tata Ruang/Kepala Badan Pertanahan Nasional", "Direktur Jenderal Rehabilitasi Sosial"),
]


def join(offices: list[str]) -> str:
    """Return the name of a joint instrument as printed."""
    *others, last = offices
    return f"Keputusan Bersama {', '.join(others)}{',' if len(others) > 1 else ''} dan {last} Nomor 5 Tahun 2020"


@given(st.lists(st.sampled_from(PARTNERS), min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_offices_is_no_identity(offices: list[str], random: Random) -> None:
    """Joint instruments are equal in every order of their offices, with one identifier; the printed order is kept."""
    shuffled = random.sample(offices, len(offices))
    first, second = InstrumentId.parse(join(offices)), InstrumentId.parse(join(shuffled))
    assert first == second
    assert (hash(first), first.iri) == (hash(second), second.iri)
    assert first.iri is not None
    assert InstrumentId.from_iri(first.iri) == first
    assert (first.long, second.long) == (join(offices), join(shuffled))


@given(st.lists(st.sampled_from(PARTNERS), min_size=3, max_size=4, unique=True))
def test_other_offices_are_another_identity(offices: list[str]) -> None:
    """A joint instrument without one of its offices is another one."""
    assert InstrumentId.parse(join(offices)) != InstrumentId.parse(join(offices[1:]))


def test_a_reference_may_name_the_offices_in_another_order() -> None:
    """The word "tersebut" refers to the joint instrument of the same offices."""
    text = f"{join(PARTNERS[:2])}. Diktum KESATU. Pasal 5 Keputusan Bersama {PARTNERS[1]} dan {PARTNERS[0]} tersebut"
    assert find_citations(text)[-1].antecedent == InstrumentId.parse(join(PARTNERS[:2]))


ACTING = (
    *("Pj.", "Pj", "PJ.", "P.j.", "Pjs.", "Plt.", "Plt", "P.L.T.", "Plh.", "Penjabat", "Penjabat Sementara"),
    *("Pejabat", "Pelaksana Tugas", "Pelaksana Harian", "Pelaksana Tugas Harian", "Penjabat (Pj.)", "Penjabat (Pj)"),
    "a.n.",
)


@every_case("acting", ACTING)
@every_case(
    ("before", "office"),
    [
        ("Keputusan", "Bupati Batang"),
        ("Keputusan", "Wali Kota Salatiga"),
        ("Peraturan", "Gubernur Jawa Tengah"),
        ("Keputusan", "Menteri Sosial"),
        ("SK", "Kepala Dinas Sosial Kabupaten Batang"),
        ("Keputusan", "Kepala Desa Sukamaju"),
        ("Surat Edaran", "Sekretaris Daerah Kabupaten Batang"),
        ("Instruksi", "Wali Kota Surakarta"),
    ],
)
def test_an_acting_head_issues_for_the_office(before: str, office: str, acting: str) -> None:
    """The instrument of an acting head is that of the office, with the same identifier."""
    (plain,) = find_citations(f"{before} {office} Nomor 5 Tahun 2023")
    (found,) = find_citations(f"{before} {acting} {office} Nomor 5 Tahun 2023")
    assert found.instrument == plain.instrument
    assert found.instrument
    assert plain.instrument
    assert (found.instrument.iri, found.instrument.long) == (plain.instrument.iri, plain.instrument.long)


def test_an_office_that_only_looks_like_an_acting_head() -> None:
    """An official and a deputy are offices of their own."""
    for office in ("Pejabat Pembuat Komitmen", "Wakil Bupati Batang"):
        (found,) = find_citations(f"Keputusan {office} Nomor 5 Tahun 2023")
        assert found.instrument == InstrumentId("keputusan", "5", 2023, office.lower())


@pytest.mark.parametrize("acting", ["Pj.", "PENJABAT", "PELAKSANA TUGAS"])
def test_a_title_ends_before_an_acting_head(acting: str) -> None:
    """The line of the acting head after the title is no part of it."""
    text = f"KEPUTUSAN {acting} BUPATI BATANG\nNOMOR 5 TAHUN 2023\nTENTANG\nPENATAAN CONTOH\n{acting} BUPATI BATANG,\n"
    (found,) = find_citations(f"{text}Menimbang")
    assert found.title == "PENATAAN CONTOH"


SPELLINGS = [
    [
        "Peraturan Bersama Menteri Sosial Republik Indonesia dan Menteri Agama Republik Indonesia Nomor 9 Tahun 2006",
        "Peraturan Bersama Menteri Sosial dan Menteri Agama Nomor 9 Tahun 2006",
        "Peraturan Bersama Menteri Sosial RI dan Menteri Agama RI Nomor 9 Tahun 2006",
        "PERATURAN BERSAMA MENTERI SOSIAL REPUBLIK INDONESIA DAN MENTERI AGAMA REPUBLIK INDONESIA NOMOR 9 TAHUN 2006",
        "Peraturan Bersama Mensos RI dan Menag RI No. 9/2006",
    ],
    [
        "SKB Menteri Sosial RI, Menteri Kesehatan RI dan Menteri Agama RI Nomor 9 Tahun 2006",
        "SKB Menteri Sosial, Menteri Kesehatan, dan Menteri Agama Nomor 9 Tahun 2006",
        "SKB Mensos RI, Menkes RI, dan Menteri Agama Republik Indonesia Nomor 9 Tahun 2006",
    ],
    [
        "Keputusan Bersama Kepala Kepolisian Negara Republik Indonesia dan Jaksa Agung RI Nomor 5 Tahun 2010",
        "Keputusan Bersama Kapolri dan Jaksa Agung Nomor 5 Tahun 2010",
    ],
    [
        "Keputusan Bupati Kepala Daerah Tingkat II Batang Nomor 5 Tahun 1990",
        "Keputusan Bupati Batang Nomor 5 Tahun 1990",
        "Keputusan Bupati KDH Tk. II Batang Nomor 5 Tahun 1990",
        "Keputusan Bupati KDH Tingkat II Batang Nomor 5 Tahun 1990",
        "KEPUTUSAN BUPATI KEPALA DAERAH TINGKAT II BATANG NOMOR 5 TAHUN 1990",
        "SK Bupati Kepala Dati II Batang No. 5/1990",
    ],
    [
        "Perda Kabupaten Daerah Tingkat II Batang Nomor 5 Tahun 1990",
        "Perda Kabupaten Batang No. 5/1990",
        "Perda Kabupaten Dati II Batang No. 5/1990",
        "Peraturan Daerah Kabupaten Daerah Tingkat II Batang Nomor 5 Tahun 1990",
    ],
    [
        "Perda Propinsi Daerah Tingkat I Jawa Tengah Nomor 5 Tahun 1990",
        "Perda Provinsi Jawa Tengah 5/1990",
    ],
    [
        "Keputusan Gubernur Kepala Daerah Tingkat I Jawa Tengah Nomor 5 Tahun 1990",
        "Kepgub Jawa Tengah 5/1990",
        "Keputusan Gubernur KDH Tk. I Jateng Nomor 5 Tahun 1990",
    ],
    [
        "Keputusan Walikotamadya Kepala Daerah Tingkat II Semarang Nomor 5 Tahun 1990",
        "Keputusan Walikota Semarang Nomor 5 Tahun 1990",
    ],
    [
        "Perda Kotamadya Daerah Tingkat II Semarang Nomor 5 Tahun 1990",
        "Perda Kota Semarang Nomor 5 Tahun 1990",
    ],
    [
        "Permenko PMK 1/2021",
        "Peraturan Menteri Koordinator Bidang Pembangunan Manusia dan Kebudayaan Nomor 1 Tahun 2021",
        "Permenko PMK Nomor 1 Tahun 2021",
        "Peraturan Menko PMK No. 1/2021",
        "Peraturan Menteri Koordinator PMK Nomor 1 Tahun 2021",
        "Permenko Bidang PMK 1/2021",
        "Permenko Pembangunan Manusia dan Kebudayaan 1/2021",
    ],
    [
        "Permenko Perekonomian 1/2021",
        "Peraturan Menteri Koordinator Bidang Perekonomian RI Nomor 1 Tahun 2021",
    ],
    [
        "Permenko Polhukam 1/2021",
        "Peraturan Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Nomor 1 Tahun 2021",
    ],
    [
        "Keputusan Kadinsos Kabupaten Batang Nomor 460/1/2020",
        "Keputusan Kepala Dinas Sosial Kabupaten Batang Nomor 460/1/2020",
        "SK Kadis Sosial Kab. Batang Nomor 460/1/2020",
        "SK Kepala Dinsos Kabupaten Batang No. 460/1/2020",
    ],
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_an_office_has_one_identity(spellings: list[str]) -> None:
    """However an office is written, with the name of the state or its earlier rank, its instrument is one."""
    found = [[entry.instrument for entry in find_citations(text)] for text in spellings]
    assert all(len(entries) == 1 and entries == found[0] for entries in found)
    (instrument,) = found[0]
    assert instrument is not None
    assert {entry.iri for entries in found for entry in entries if entry} == {instrument.iri}
    assert not {"republik", "ri", "tingkat", "kadinsos"} & set((instrument.issuer or "").split())


@pytest.mark.parametrize(
    "text",
    [
        "Keputusan Kepala Kepolisian Negara Nomor 5 Tahun 2010",
        "Keputusan Direktur Jenderal Pemberdayaan Sosial Nomor 5 Tahun 2010",
    ],
)
def test_offices_of_other_names_are_kept(text: str) -> None:
    """Only the earlier rank of a region is left out, not a word of the name of an office."""
    (found,) = find_citations(text)
    assert found.instrument is not None
    assert (found.instrument.issuer or "").split()[0] in text.lower()
