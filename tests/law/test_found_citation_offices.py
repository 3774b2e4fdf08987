"""Offices that issue together, and heads who act for another."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, find_citations

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


ACTING = (
    *("Pj.", "Pj", "PJ.", "P.j.", "Pjs.", "Plt.", "Plt", "P.L.T.", "Plh.", "Penjabat", "Penjabat Sementara"),
    *("Pejabat", "Pelaksana Tugas", "Pelaksana Harian", "Pelaksana Tugas Harian", "Penjabat (Pj.)", "Penjabat (Pj)"),
    "a.n.",
)


@pytest.mark.parametrize("acting", ACTING)
@pytest.mark.parametrize(
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
