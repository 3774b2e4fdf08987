"""Appointments in tables under a heading."""

from __future__ import annotations

from typing import Final

import pytest

from tests.drafting.shown import show_all

BOARD: Final = ["<Camat Misal>: patron", "SUGENG RIYADI: chair", "Drs. Catur, M.Pd: secretary", "Hj. Tutik: treasurer"]

LAYOUTS: Final = {
    "pipes": "| No | Nama | Jabatan |\n|---|---|---|\n| 1 | Camat Misal | Pelindung |\n| 2 | SUGENG RIYADI | Ketua |\n"
    "| 3 | Drs. Catur, M.Pd | Sekretaris |\n| 4 | Hj. Tutik | Bendahara |",
    "posts first": "| No | Jabatan | Nama |\n|---|---|---|\n| 1 | Pelindung | Camat Misal |\n"
    "| 2 | Ketua | SUGENG RIYADI |\n"
    "| 3 | Sekretaris | Drs. Catur, M.Pd |\n| 4 | Bendahara | Hj. Tutik |",
    "without frame": "No | Nama | Jabatan | Alamat\n1 | Camat Misal | Pelindung | -\n"
    "2 | SUGENG RIYADI | Ketua | Dusun Lor\n"
    "3 | Drs. Catur, M.Pd | Sekretaris | Dusun Kidul\n4 | Hj. Tutik | Bendahara | Dusun Lor",
    "tabs": "NO\tNAMA\tJABATAN\tNO HP\n1\tCamat Misal\tPelindung\t\n2\tSUGENG RIYADI\tKetua\t081200000001\n"
    "3\tDrs. Catur, M.Pd\tSekretaris\t081200000002\n4\tHj. Tutik\tBendahara\t081200000003",
    "wide gaps": "NO   NAMA LENGKAP         KEDUDUKAN DALAM TIM\n1.   Camat Misal          Pelindung\n"
    "2.   SUGENG RIYADI        Ketua\n"
    "3.   Drs. Catur, M.Pd     Sekretaris\n4.   Hj. Tutik            Bendahara",
    "single spaces": "NO NAMA JABATAN KECAMATAN\n1 Camat Misal Pelindung -\n2 SUGENG RIYADI Ketua Misal Lor\n"
    "3 Drs. Catur, M.Pd Sekretaris Misal\n4 Hj. Tutik Bendahara Misal Kidul",
    "single spaces, posts first": "NO JABATAN NAMA\n1 Pelindung Camat Misal\n2 Ketua SUGENG RIYADI\n"
    "3 Sekretaris Drs. Catur, M.Pd\n"
    "4 Bendahara Hj. Tutik",
    "a cell in each line": "No.\nNAMA\nALAMAT\nJABATAN\n1\nCamat Misal\nMISAL\n"
    "PELINDUNG\n2\nSUGENG RIYADI\nLOR\nKETUA\n3\n"
    "Drs. Catur, M.Pd\nKIDUL\nSEKRETARIS\n4\nHj. Tutik\nLOR\nBENDAHARA",
    "a cell in each line, posts first": "NO\nJABATAN\nNAMA\n1.\nPelindung\nCamat Misal\n"
    "2.\nKetua\nSUGENG RIYADI\n3.\nSekretaris\n"
    "Drs. Catur, M.Pd\n4.\nBendahara\nHj. Tutik",
    "a cell in each line without numbers": "Nama\nJabatan\nCamat Misal\nPelindung\nSUGENG RIYADI\n"
    "Ketua\nDrs. Catur, M.Pd\nSekretaris\n"
    "Hj. Tutik\nBendahara",
    "cells that lack": "No.\nNAMA\nALAMAT\nJABATAN\nNO HP\n1\nCamat Misal\nPELINDUNG\n"
    "2\nSUGENG RIYADI\nLOR\nKETUA\n081200000001\n3\n"
    "Drs. Catur, M.Pd\nKIDUL\nSEKRETARIS\n4\nHj. Tutik\nLOR\nBENDAHARA\n081200000003",
    "two posts": "| NO | NAMA | JABATAN DALAM DINAS | JABATAN DALAM TIM |\n| 1 | Camat Misal | Camat | Pelindung |\n"
    "| 2 | SUGENG RIYADI | Staf | Ketua |\n| 3 | Drs. Catur, M.Pd | - | Sekretaris |\n"
    "| 4 | Hj. Tutik | - | Bendahara |",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "ending", ["", "\nKepala Desa Misal\nSUKARJO", "\nDitetapkan di Misal\nKEPALA DESA MISAL,\nttd\nSUKARJO"]
)
def test_layouts(layout: str, ending: str) -> None:
    """A board of four is read in every layout, and who signs below it is not of it."""
    assert show_all(LAYOUTS[layout] + ending) == BOARD


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "1 | Ani | Koordinator Bidang Humas\n2 | Budi | Anggota Bidang Humas\n3 | Cici | Seksi Olahraga",
            ["Ani: section_head [Humas]", "Budi: section_member [Humas]", "Cici: section_member [Olahraga]"],
        ),
        (
            "Bidang Humas\n1 | Ani | Koordinator\n2 | Budi | Anggota\nBidang Data\n3 | Cici | Ketua",
            ["Ani: section_head [Humas]", "Budi: section_member [Humas]", "Cici: section_head [Data]"],
        ),
        ("1 | Ani | Ketua I\n2 | Budi | Ketua II", ["Ani: chair", "Budi: vice_chair"]),
        ("1 | Ani | Plt. Ketua\n2 | - | Sekretaris\n3 | Budi | Bendahara", ["Ani: chair acting", "Budi: treasurer"]),
        ("1 | Ketua DPRD | Penasihat\n2 | Ani | Dewan Kehormatan", ["<Ketua DPRD>: adviser", "Ani: other"]),
    ],
)
def test_rows(rows: str, expected: list[str]) -> None:
    """Rows with sections, numbered posts, vacant posts and offices are read."""
    assert show_all(f"No | Nama | Jabatan\n{rows}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "No | Nama Barang | Jumlah\n1 | Kursi | 20",
        "NO NAMA JABATAN\nBelum ada pengurus yang ditetapkan.",
        "Nama\nJabatan\nAlamat",
        "| No | Nama | Jabatan |\n| 1 | 12 orang | Relawan |",
    ],
)
def test_other_tables(text: str) -> None:
    """Tables without officers give nothing."""
    assert show_all(text) == []
