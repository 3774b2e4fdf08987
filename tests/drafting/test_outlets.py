"""Outlets found in datelines."""

from __future__ import annotations

import pytest

from psm_model.drafting import find_outlet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BATANG, CONTOH.ID – Pemerintah", "CONTOH.ID"),
        ("Contoh.com - Rabu (15/10/2025) petang", "Contoh.com"),
        ("BATANG (Contoh.id) : Pengukuhan", "Contoh.id"),
        ("KOTA BATU, (WARTA MISAL) – Lima orang", "WARTA MISAL"),
        ("Batang, Media Misal - Mewakili", "Media Misal"),
        ("contoh.co.id, LEBAK — Aula", "contoh.co.id"),
        ("Judul\nMIMBAR-MISAL.com (Medan) – Pengurus", "MIMBAR-MISAL.com"),
        ("SEMARANG, Warta Misal.co.id -- Pengurus", "Warta Misal.co.id"),
        ("BATANG, CONTOH.NET--Pengurus", "CONTOH.NET"),
        ("Isi berita.\n\nEditor: Adi\nSumber: misalpos.com", "misalpos.com"),
        ("Isi berita.\n\n(Rin/SuaraMisal)", "SuaraMisal"),
        ("Isi berita.\n\nLaporan: Rin / SUARAMISAL", "SUARAMISAL"),
        ("Isi berita.\n\nPewarta: Adi/WARTACONTOH", "WARTACONTOH"),
        ("Makassar-Misal24.My.Id// Pengurus", "Misal24.My.Id"),
        ("ContohNews.com-Pengurus", "ContohNews.com"),
        ("Tana Misal, MCKabMisal – Pengurus", "MCKabMisal"),
        ("Batang, Contoh Post.- Pengurus", "Contoh Post"),
        ("Lingkar Media – Pengurus", "Lingkar Media"),
        ("BATANG (Wartamisal): Bupati", "Wartamisal"),
        ("InfoMisal, (Kota Batu) | Pengurus", "InfoMisal"),
        ("Warga Misal – Pengurus", None),
        ("(Voice – Bupati)", None),
        ("Isi berita.\n\n(adi/contoh.co.id)", "contoh.co.id"),
        ("Isi berita.\n\nCOPYRIGHT © CONTOH News Jawa Tengah 2020", "CONTOH News Jawa Tengah"),
        ("Judul\n\nBy Contoh News\n\nIsi berita.", "Contoh News"),
        ("Judul\n\nBy Budi Contoh\n\nIsi berita.", None),
        ("Isi berita.\n\nFoto: Adi/ISTIMEWA", None),
        ("Isi berita.\n\nSumber: Antara dan warga", None),
        ("SUMBER, Cirebon - Bupati", None),
        ("Batang – Protes mengiringi", None),
        ("LOMBOK BARAT , - Finalisasi", None),
        ("Ketua : Budi", None),
        ("Batang (Humas) - Ketua", None),
    ],
)
def test_outlets(text: str, expected: str | None) -> None:
    """The outlet is an address, or a name after the place."""
    found = find_outlet(text)
    assert (None if found is None else found.value) == expected


_BODY = "Pengurus IPSM Kabupaten Batang dilantik Bupati Batang, Budi Misal, di Pendopo.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wartacontoh-Papua Barat | " + _BODY, "Wartacontoh"),
        ("Contohnews - " + _BODY, "Contohnews"),
        ("CONTOHNEWS, BATANG - " + _BODY, "CONTOHNEWS"),
        ("Judul\n\nMisalum Lamongan – " + _BODY, "Misalum"),
        ("JURNALCONTOH-" + _BODY, "JURNALCONTOH"),
        ("Makassar-Contoh24. My. Id// " + _BODY, "Contoh24. My. Id"),
        ("Batang, Contoh. co. id - " + _BODY, "Contoh. co. id"),
        ("BATANG. WM -" + _BODY, "WM"),
        ("BATANG. Warta Contoh - " + _BODY, "Warta Contoh"),
        ("BATANG, METRO–" + _BODY, "METRO"),
        ("BATANG || Contohpos.id || " + _BODY, "Contohpos.id"),
        ("[BATANG, contohnews.id] " + _BODY, "contohnews.id"),
        ("PORTAL CONTOH, Cijeruk - " + _BODY, "PORTAL CONTOH"),
        ("Batang – Suara Contoh. " + _BODY, "Suara Contoh"),
        ("Judul\n\nNEGARA, NusaContoh\n" + _BODY, "NusaContoh"),
        ("Judul\n\nBATANG, KORAN\n" + _BODY, "KORAN"),
        ("Judul\n\nBATANG, InfoPublik\n" + _BODY, "InfoPublik"),
        ("Sumber: Radar Contoh\nBATANG – " + _BODY, "Radar Contoh"),
        (_BODY + "The post IPSM Dilantik appeared first on Misal Contoh.", "Misal Contoh"),
        (_BODY + "Artikel ini telah tayang di Contohjateng.com dengan judul IPSM", "Contohjateng.com"),
        (_BODY + '"Terima kasih," kata Budi kepada contohmedia.com, Rabu.', "contohmedia.com"),
        (_BODY + '"Terima kasih," kata Budi kepada Radar Contoh.', "Radar Contoh"),
        ("IPSM Batang – " + _BODY, None),
        ("Bupati Batang - " + _BODY, None),
        ("Karang Taruna-" + _BODY, None),
        ("SOLOK, SUMATERA BARAT–" + _BODY, None),
        ("Batang. PSM - singkatan dari pekerja sosial masyarakat.\n", None),
        ("NEGARA, Bali\n" + _BODY, None),
        ("BATANG, PSM\n" + _BODY, None),
        ("Berita Acara - " + _BODY, None),
        ("Sumber: Budi Misal\n" + _BODY, None),
        ("Budi Batang - Ketua\nWati Lamongan - Sekretaris\n", None),
        (_BODY + "Bantuan diserahkan kepada Media Center Batang.", None),
    ],
)
def test_outlets_in_other_forms(text: str, expected: str | None) -> None:
    """The outlet is in the first words in other forms, in a line below, or the one to which somebody spoke."""
    found = find_outlet(text)
    assert (None if found is None else found.value) == expected
