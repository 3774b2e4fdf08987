"""Lists as messages, scanners and decrees of change write them."""

from __future__ import annotations

import pytest

from tests.drafting.shown import show_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "DEWAN PEMBINA\n1. BUPATI MEKAR SARI\n2. H. SALIM\n\nK E T U A\nDARSONO\n\nWAKIL KETUA\n1. RINA\n2. TONO",
            [
                "<BUPATI MEKAR SARI>: patron",
                "H. SALIM: patron",
                "DARSONO: chair",
                "RINA: vice_chair",
                "TONO: vice_chair",
            ],
        ),
        (
            "K E T U A : Darsono\nW A K I L   K E T U A : Rina\nS E K R E T A R I S : Tono",
            ["Darsono: chair", "Rina: vice_chair", "Tono: secretary"],
        ),
        (
            "S U S U N A N  P E N G U R U S\n\nK E T U A\nDarsono\nB E N D A H A R A\nRina",
            ["Darsono: chair", "Rina: treasurer"],
        ),
        (
            "Dewan Penasihat\n1. H. Salim\n2. Hj. Romlah\n\nWakil Ketua\n1. Rina\n2. Tono\n\nSekretaris\nWiji",
            ["H. Salim: adviser", "Hj. Romlah: adviser", "Rina: vice_chair", "Tono: vice_chair", "Wiji: secretary"],
        ),
    ],
)
def test_spaced_letters_and_posts_after_an_organ_are_of_the_board(text: str, expected: list[str]) -> None:
    """Read headings whose letters have spaces, and end an organ with members before posts of the board."""
    assert show_all(text) == expected


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Pokja 2 (Pangan, Sandang, Perumahan)", "Pokja 2"),
        ("Pokja III (Kesehatan; Lingkungan Hidup)", "Pokja III"),
        ("Bidang II (Pendidikan, Latihan dan Kaderisasi)", "Pendidikan, Latihan dan Kaderisasi"),
        ("Seksi Humas (Media, Dokumentasi)", "Humas (Media, Dokumentasi)"),
    ],
)
def test_the_work_of_a_section_in_brackets_may_have_commas(heading: str, section: str) -> None:
    """Read a heading with its work in brackets as that of a section, so that its posts are not those of the board."""
    text = f"Ketua : Darsono\n\n{heading}\n Ketua : Rina\n Anggota : Tono ; Wiji"
    assert show_all(text)[1:] == [
        f"Rina: section_head [{section}]",
        f"Tono: section_member [{section}]",
        f"Wiji: section_member [{section}]",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "🔸 *Penasehat* : Pak Lurah\n🔸 *Ketua* : Mang Ujang\n🔸 *Wabend* : Teh Iis 🙏",
            ["<Pak Lurah>: adviser", "Mang Ujang: chair", "Teh Iis: vice_treasurer"],
        ),
        (
            "✅ Ketua 👉 Darsono\n✅ Sekretaris 👉 Rina\n✅ Bid. Humas 👉 Tono, Wiji",
            ["Darsono: chair", "Rina: secretary", "Tono: section_member [Humas]", "Wiji: section_member [Humas]"],
        ),
        (
            "Ketua : Darsono\nKorwil :\n 1️⃣ timur ➡️ Rina\n 2️⃣ barat ➡️ Bu Wiji\n 3️⃣ pusat ➡️ blm ada",
            ["Darsono: chair", "Rina: coordinator [timur]", "Bu Wiji: coordinator [barat]"],
        ),
        ("📌Ketua: Darsono\n📌Sekre: Rina\n📌Pelindung: Bapak Camat", None),
    ],
)
def test_pictures_are_bullets_and_arrows(text: str, expected: list[str] | None) -> None:
    """Read the lists of messages, whose bullets, numbers and arrows are pictures."""
    assert show_all(text) == (expected or ["Darsono: chair", "Rina: secretary", "<Bapak Camat>: patron"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bendahara : Gusti (cuti), Plt. Rina Sari", ["Gusti: treasurer", "Rina Sari: treasurer acting"]),
        ("Ketua = Darsono (umrah); Plh: Tono", ["Darsono: chair", "Tono: chair acting"]),
        ("Sekretaris : Pj. Wiji Lestari", ["Wiji Lestari: secretary acting"]),
        ("Anggota : Tono ; Wiji ; (2 orang belum diisi)", ["Tono: member", "Wiji: member"]),
        ("Anggota : Tono br. Sinaga, Wiji boru Manik dan Udin", None),
    ],
)
def test_holders_beside_others(text: str, expected: list[str] | None) -> None:
    """Read who acts for a holder, the places that are open, and particles of names."""
    names = ["Tono br. Sinaga: member", "Wiji boru Manik: member", "Udin: member"]
    assert show_all(f"{text}\nKoordinator : Salim")[:-1] == (expected or names)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Nomor urut 2 semula tertulis:", "diubah sehingga berbunyi:"),
        ("a. Lampiran nomor 4 sebelumnya berbunyi:", "diganti sehingga menjadi:"),
        ("Pada angka 3 semula tercantum :", "seharusnya dibaca :"),
    ],
)
def test_what_a_decree_changes_is_of_the_former_holder(before: str, after: str) -> None:
    """Read the holder in the old wording of a list as a former one, and that in the new wording as the present one."""
    text = f"{before}\n   Sekretaris : Rina\n{after}\n   Sekretaris : Tono, S.Sos."
    assert show_all(text) == ["Rina: secretary former", "Tono, S.Sos.: secretary"]


@pytest.mark.parametrize(
    "heading",
    [
        "NO | JABATAN | LAMA | BARU",
        "No | Jabatan | Semula | Menjadi",
        "No. | Kedudukan | Nama yang diganti | Nama pengganti",
        "No | Jabatan | Pejabat Lama | Pejabat Baru",
    ],
)
def test_a_table_of_changes_names_who_is_replaced(heading: str) -> None:
    """Read the new holder of each post with the person replaced; who stays replaces nobody."""
    rows = "1 | Ketua | Darsono (alm.) | Rina, S.E.\n2 | Sekretaris | Tono | (tetap)\n3 | Bendahara | Wiji | -"
    assert show_all(f"{heading}\n{rows}") == ["Rina, S.E.: chair for Darsono", "Tono: secretary"]


@pytest.mark.parametrize("document", ["Surat", "Keputusan", "SK"])
def test_the_author_of_a_letter_is_not_named_after_it(document: str) -> None:
    """Read no holder from the area and the number after the author of a letter."""
    assert show_all(f"Memperhatikan: {document} Ketua Karang Taruna Kabupaten Sungai Putih Nomor 7 Tahun 2023.") == []


@pytest.mark.parametrize(
    "section",
    ["Bidang Pangan, Sandang dan Papan", "SEKSI SOSIAL, BUDAYA & OLAHRAGA", "Divisi Usaha, Dana, dan Kemitraan"],
)
def test_a_section_of_several_kinds_of_work_is_a_heading(section: str) -> None:
    """Read a heading with commas as a section, so that the posts below it are not those of the board."""
    name = section.split(maxsplit=1)[1]
    assert show_all(f"{section}\nKetua : Tono\nAnggota : Rina") == [
        f"Tono: section_head [{name}]",
        f"Rina: section_member [{name}]",
    ]


@pytest.mark.parametrize(
    ("label", "body"),
    [("Ketua Karang Taruna :", "Karang Taruna"), ("Ketua TP PKK =", "TP PKK"), ("Ketua FKUB:", "FKUB")],
)
def test_the_first_post_of_a_list_may_name_the_body(label: str, body: str) -> None:
    """Read the post and its body in the first label of a list; below other posts, such a label may be an office."""
    found = show_all(f"{label} Rina Sari\nSekretaris : Tono\nBendahara : Wiji")
    assert found == [f"Rina Sari: chair of {body}", "Tono: secretary", "Wiji: treasurer"]
