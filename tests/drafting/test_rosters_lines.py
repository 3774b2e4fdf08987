"""Lists whose lines are cut in other ways: several posts in one, gaps, dots, cells and organs with their heads."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_counts
from tests.drafting.shown import show_all

THREE = ["Ani Lestari: chair", "Budi Santoso: secretary", "Citra Dewi: treasurer"]


@pytest.mark.parametrize(
    "text",
    [
        "Ketua : Ani Lestari Sekretaris : Budi Santoso Bendahara : Citra Dewi",
        "Ketua: Ani Lestari / Sekretaris: Budi Santoso / Bendahara: Citra Dewi",
        "Ketua : Ani Lestari Sekretaris : Budi Santoso Bendahara : Citra Dewi KEDUA : Keputusan ini berlaku.",
        "| Ketua | : | Ani Lestari |\n| Sekretaris | : | Budi Santoso |\n| Bendahara | : | Citra Dewi |",
        (
            "No Nama L/P Jabatan Desa\n1 Ani Lestari P Ketua Misal\n2 Budi Santoso L Sekretaris Misal\n"
            "3 Citra Dewi P Bendahara Misal"
        ),
    ],
)
def test_cut_lines(text: str) -> None:
    """Posts are read with their holders wherever the line is cut."""
    assert show_all(text) == THREE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ketua : Sugeng\nSeksi Seni        1. Ani\n                  2. Budi\nSeksi Humas       Citra",
            [
                "Sugeng: chair",
                "Ani: section_member [Seni]",
                "Budi: section_member [Seni]",
                "Citra: section_member [Humas]",
            ],
        ),
        (
            "Ketua ..... Sugeng\nSeksi-seksi :\na. Sosial ..... Ani\nb. Humas ..... Budi",
            ["Sugeng: chair", "Ani: section_member [Sosial]", "Budi: section_member [Humas]"],
        ),
        (
            "Ketua ..... Sugeng\nKoordinator Kelurahan\n  Kel. Misal Lor ..... Ani\n  Kel. Misal Kidul ..... Budi",
            ["Sugeng: chair", "Ani: coordinator [Kel. Misal Lor]", "Budi: coordinator [Kel. Misal Kidul]"],
        ),
        (
            "Ketua : Sugeng\nSekretaris : Ani\nBendahara : Budi\nAnggota RW 01 : Citra\nAngg. : Dedi\nWakil Ket. : Eka",
            [
                "Sugeng: chair",
                "Ani: secretary",
                "Budi: treasurer",
                "Citra: member",
                "Dedi: member",
                "Eka: vice_chair",
            ],
        ),
        ("Ketua : Sugeng\nWk1. Ketua : Ani", ["Sugeng: chair", "Ani: vice_chair"]),
        (
            "Ketua : Sugeng\nAnggota : 1. PT Misal Abadi\n          2. Hendrik Misal",
            ["Sugeng: chair", "Hendrik Misal: member"],
        ),
    ],
)
def test_gaps_and_dots(text: str, expected: list[str]) -> None:
    """Gaps and dots divide sections, areas and posts from their holders."""
    assert show_all(text) == expected


def test_working_groups_have_a_secretary() -> None:
    """Below a working group with a chair, a secretary is that of the group, and so are the members."""
    text = "Ketua : Ani\nSekretaris : Budi\n\nPOKJA I\nKetua : Citra\nSekretaris : Dewi\nAnggota : Eka\n"
    assert show_all(text)[2:] == [
        "Citra: section_head [POKJA I]",
        "Dewi: other [POKJA I]",
        "Eka: section_member [POKJA I]",
    ]


def test_commission_is_no_section() -> None:
    """The name of a commission with its area is that of a body."""
    text = "SUSUNAN PENGURUS\nKOMISI DAERAH LANJUT USIA PROVINSI MISAL\nA. Ketua : Ani\nB. Wakil Ketua : Budi\n"
    assert show_all(text) == ["Ani: chair", "Budi: vice_chair"]


TABLE = "NO   JABATAN          NAMA                ASAL DESA\n1    Ketua            Tugimin             Misal\n"
FURTHER = "5    Anggota          1. Ani              Misal\n                      2. Budi             Lor\n"


def test_list_in_a_cell() -> None:
    """A list of names in a cell goes on below it, and the number of its row counts nobody."""
    assert show_all(TABLE + FURTHER) == ["Tugimin: chair", "Ani: member", "Budi: member"]
    assert find_counts(TABLE + FURTHER) == ()


def test_numbers_of_rows_count_nobody() -> None:
    """A number that goes on from the line before is that of a row."""
    assert find_counts("4 Bendahara Ani\n5 Anggota Budi\n") == ()
    assert [found.value for found in find_counts("5 anggota IPSM hadir.\n")] == [5]


def test_section_in_a_table_of_words() -> None:
    """Below a section, rows have a bullet in place of a number."""
    text = (
        "No. Jabatan Nama\n1. Ketua Marwan\n2. Sekretaris Linda\n3. Bidang Data\n- Ketua Jhon Misal\n- Anggota Merry\n"
    )
    assert show_all(text)[2:] == ["Jhon Misal: section_head [Data]", "Merry: section_member [Data]"]


@pytest.mark.parametrize("sign", [";", ":", ","])
def test_organ_with_its_head(sign: str) -> None:
    """An organ before its head and its members has no chair of the board."""
    text = f"Dewan Kehormatan{sign} Ketua Ani Lestari, anggota Budi Santoso dan Citra Dewi."
    assert show_all(text) == ["Ani Lestari: other", "Budi Santoso: other", "Citra Dewi: other"]


@pytest.mark.parametrize("sign", [",", ";"])
def test_members_after_holders(sign: str) -> None:
    """Members that follow the holder of another post are those of the board."""
    text = f"Ketua Ani Lestari{sign} Bendahara Budi Santoso{sign} anggota Citra Dewi, Dedi Kumala dan Eka Putra."
    assert show_all(text)[2:] == ["Citra Dewi: member", "Dedi Kumala: member", "Eka Putra: member"]
    assert show_all("Menurut Ani Lestari, anggota Angkatan Misal hadir.") == []


def test_drawn_table() -> None:
    """The lines of a drawn table are those of a plain one."""
    text = "│ No │ Nama │ Jabatan │\n├────┼──────┼─────────┤\n│ 1 │ Ani │ Ketua │\n│ 2 │ Budi │ Sekretaris │\n"
    assert show_all(text) == ["Ani: chair", "Budi: secretary"]
    assert show_all("Ketua ····· Ani\nSekretaris ····· Budi\n") == ["Ani: chair", "Budi: secretary"]


def test_sections_side_by_side() -> None:
    """Sections in one line have the posts below each."""
    text = (
        "BIDANG DATA                    BIDANG HUMAS\n"
        "Ketua   : Sutopo               Ketua   : Warsito\n"
        "Anggota : Parman               Anggota : Lestari\n"
    )
    assert sorted(show_all(text)) == [
        "Lestari: section_member [HUMAS]",
        "Parman: section_member [DATA]",
        "Sutopo: section_head [DATA]",
        "Warsito: section_head [HUMAS]",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("III. PEMBINA\n   1. Ketua : Ani\n   2. Anggota : Budi\nIV. KETUA : Citra\n", "patron [PEMBINA]"),
        ("PEMBINA\nCamat Misal\n\nKETUA\nAni\n\nSEKRETARIS\nCitra\n", "chair"),
        ("PEMBINA :\nKETUA : Ani\nSEKRETARIS : Citra\n", "chair"),
    ],
)
def test_posts_below_advisers(text: str, expected: str) -> None:
    """A chair that is deeper than the advisers' heading is theirs; any other is that of the board."""
    assert next(line for line in show_all(text) if line.startswith("Ani")) == f"Ani: {expected}"


def test_kinds_of_work_below_sections() -> None:
    """Below "Seksi :", each kind of work is a section."""
    text = "Ketua : Sugeng\nSeksi :\n1. Pendidikan : Ani\n2. Humas & Dokumentasi : Budi\n"
    assert show_all(text)[1:] == [
        "Ani: section_member [Pendidikan]",
        "Budi: section_member [Humas & Dokumentasi]",
    ]


def test_members_in_number() -> None:
    """A number in place of the members is their count."""
    assert [found.number.value for found in find_counts("Ketua : Ani\nAnggota : 15 orang\n")] == ["15"]


def test_short_heads_of_sections() -> None:
    """Heads of sections may be written short, whatever the section is called."""
    assert show_all("Ketua : Ani\nKabid Shelter : Budi\nKa. Bid. Logistik : Citra\n")[1:] == [
        "Budi: section_head [Shelter]",
        "Citra: section_head [Logistik]",
    ]


def test_posts_above_their_holders() -> None:
    """Posts in one block are those of as many lines that begin with colons below."""
    assert show_all("Ketua\nSekretaris\nBendahara\n: Rama\n: Sinta\n: Dewi\n") == [
        "Rama: chair",
        "Sinta: secretary",
        "Dewi: treasurer",
    ]


def test_section_and_post_in_cells() -> None:
    """A section, its first post and the holder may be in one line."""
    text = "1. Bidang Sosial\tKetua\tMarcus\n\tAnggota\tKevin\n"
    assert show_all(text) == ["Marcus: section_head [Sosial]", "Kevin: section_member [Sosial]"]


@pytest.mark.parametrize(
    "text",
    [
        "Nama : Ani\nJabatan : Koordinator PSM\nNama : Budi\nJabatan : Anggota PSM\n",
        "No | Nama | Jabatan\n1 | Ani | Koordinator PSM\n2 | Budi | Anggota PSM\n",
    ],
)
def test_posts_with_their_body(text: str) -> None:
    """A post may have the body after it."""
    assert show_all(text) == ["Ani: coordinator", "Budi: member"]
