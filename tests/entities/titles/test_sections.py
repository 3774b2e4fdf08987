"""Sections beside titles: what is not a section, and which names may mean the same one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities.titles import find_section, sections_agree
from tests.every_case import every_case

NAMES = ("Humas", "Organisasi", "Usaha dan Dana", "Bidang II", "Seksi 3", "Kecamatan Batang", "-", "")


@every_case(
    "section",
    [
        None,
        "",
        " ",
        "-",
        "\u2014",
        "...",
        "N/A",
        "nihil",
        "Tidak ada",
        "pengurus harian",
        "Badan Pengurus Harian",
        "Inti",
        *("PH", "DPH", "BPH", "Pengurus Harian (PH)", "BPH IPSM", "Unsur Harian", "Unsur Ketua", "Ketua", "Presidium"),
        *("IPSM", "IPSM Batang", "Pengurus IPSM Kabupaten Batang", "Ikatan PSM Contoh"),
        *("Pengurus Kabupaten", "Dewan Pengurus Daerah", "Dewan Pimpinan Cabang", "DPD", "DPC", "Executive board"),
        *("A. Pengurus Harian", "II. BPH", "Badan Pelaksana", "Pengurus Pleno", "Pengurus Besar", "Dewan Harian"),
        *("?", "0", "null", "(kosong)", "(tidak ada)"),
    ],
)
def test_signs_of_nothing_and_the_executive_board(section: str | None) -> None:
    """A blank cell, a sign of nothing and the executive board are not sections."""
    assert find_section(section) is None


@pytest.mark.parametrize(
    "section",
    [
        "Humas",
        "Bidang II",
        "X",
        "A",
        "10",
        "A. Humas",
        "Pelaksana Program",
        "Pengurus Bidang Humas",
        "Harian Umum",
        "Kecamatan Batang",
        "DPRD",
    ],
)
def test_sections_are_kept(section: str) -> None:
    """A section is returned as written."""
    assert find_section(section) == section


@given(st.sampled_from(NAMES) | st.text(max_size=20), st.sampled_from(NAMES) | st.text(max_size=20))
def test_agreement_is_symmetric(first: str, second: str) -> None:
    """Agreement does not depend on the order, and a section agrees with itself in any case."""
    assert sections_agree(first, second) is sections_agree(second, first)
    assert sections_agree(first, first)


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("Humas", "HUMAS", True),
        ("Humas", "Bidang Humas", True),
        ("Humas", "Hubungan Masyarakat", True),
        ("Humas", "Humas dan Informasi", True),
        ("Usaha & Dana", "Dana dan Usaha", True),
        ("PP", "Pemberdayaan Perempuan", True),
        ("SDA", "Sumber Daya Alam", True),
        ("Diklat", "Pendidikan dan Pelatihan", True),
        ("Organisasi", "Keorganisasian", True),
        ("Bidang II", "Bidang 2", True),
        ("Bidang II", "Humas", True),
        ("Bidang II Humas", "Humas", True),
        ("Bidang II", "Bidang III", False),
        ("Bidang II Humas", "Bidang III Humas", False),
        ("Humas", "Organisasi", False),
        ("Pemberdayaan Perempuan", "Pemberdayaan Sosial", False),
        ("Batang", "Kecamatan Bandar", False),
    ],
)
def test_names_of_sections(first: str, second: str, agree: bool) -> None:  # noqa: FBT001
    """Long and short forms, a part of the name and numbers beside names agree; other names contradict each other."""
    assert sections_agree(first, second) is agree
