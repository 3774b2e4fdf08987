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
    """The outlet is an address, or a name behind the place."""
    found = find_outlet(text)
    assert (None if found is None else found.value) == expected
