"""Titles of the sources of rules: a reader sees who wrote what, instead of an address.

A news source without a recorded title has the words of its address; a name of a person is left out of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from psm_model.i18n import Language

__all__ = ["TITLES", "link_source"]

TITLES: Final = {
    "http://soukservices.com/slideshow/materi-kabalaipsmpptx/255651805": "Materi Kepala Balai tentang PSM (slides)",
    "https://bukukerjawaryono.blogspot.com/2018/08/mengenal-apa-itu-psm-dan-ipsm.html": (
        "Buku Kerja Waryono, August 2018: Mengenal Apa Itu PSM dan IPSM"
    ),
    "https://github.com/mblonyox/data-peraturan/blob/bccf50bb7cd5e5494a155eb5db1e664f7199c469/uu/2009/11.md": (
        "UU 11/2009, full text"
    ),
    "https://id.scribd.com/document/444635934/PERMENSOS-NOMOR-10-TAHUN-2019-TENTANG-PSM": (
        "Permensos 10/2019 tentang Pekerja Sosial Masyarakat, full text"
    ),
    "https://id.scribd.com/document/623709747/ANGGARAN-RUMAH-TANGGA-IPSM-NASIONAL": (
        "Munas III IPSM: Anggaran Rumah Tangga Ikatan Pekerja Sosial Masyarakat"
    ),
    "https://istananegara.co.id/?p=15925": "istananegara.co.id, 19 November 2024",
    "https://jatim.co/terbukti-sudah-48-tahun-ikatan-pekerja-sosial-mandiri-sebagai-ujung-tombak-kerelawanan-sosial": (
        "jatim.co, 11 December 2023: Terbukti Sudah 48 Tahun Ikatan Pekerja Sosial Mandiri Sebagai Ujung Tombak "
        "Kerelawanan Sosial"
    ),
    "https://jempolindo.id/pelantikan-pengurus-ipsm-jember-diwarnai-protes": (
        "jempolindo.id: Pelantikan Pengurus IPSM Jember Diwarnai Protes"
    ),
    "https://mc.temanggungkab.go.id/frontend/d_berita/6657": (
        "Media Center Temanggung: IPSM Jateng Komitmen Bantu Pemerintah Atasi Masalah Sosial"
    ),
    "https://pasal.id/en/peraturan/uu/uu-no-14-tahun-2019/koreksi/5893433": "pasal.id: UU 14/2019",
    "https://pintujabar.com/2025/09/13/"
    "musda-ipsm-purwakarta-2025-ricki-syamsul-fauzi-tekankan-penguatan-peran-sosial/": (
        "PINTUJABAR.COM, 13 September 2025: Musda IPSM Purwakarta 2025"
    ),
    "https://radarkarawang.id/uncategorized/ganti-kepala-desa-ganti-psm": (
        "Radar Karawang: Ganti Kepala Desa, Ganti PSM"
    ),
    "https://sippn.menpan.go.id/pelayanan-publik/8227659/pemerintah-kota-pasuruan/"
    "-izin-penertiban-sk-pekerja-sosial--masyarakat---psm-": (
        "SIPPN, Pemerintah Kota Pasuruan: Izin Penertiban SK Pekerja Sosial Masyarakat (PSM)"
    ),
    "https://soloraya.solopos.com/seusai-dikukuhkan-pengurus-pekerja-sosial-di-solo-geber-sejumlah-program-1951670": (
        "Solopos.com: Seusai Dikukuhkan, Pengurus Pekerja Sosial di Solo Geber Sejumlah Program"
    ),
    "https://studylibid.com/doc/54510/departemen-sosial-ri": "Departemen Sosial RI (studylibid.com)",
    "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022": (
        "Suara.com, 13 November 2017: Mensos Kukuhkan Pengurus Ikatan Pekerja Sosial 2017-2022"
    ),
    "https://sumutonline.com/2023/08/pengukuhan-ipsm-sumut-periode-2023-2028.html": (
        "sumutonline.com, August 2023: Pengukuhan IPSM Sumut Periode 2023-2028"
    ),
    "https://www.beritau.id/relawan-sosial-batang-ipsm-2025-2030-dilantik/": (
        "BERITAU.ID: Relawan Sosial Batang IPSM 2025–2030 Dilantik"
    ),
    "https://www.inforegulasi.com/2025/11/link-download-kepmendagri-nomor-30022.html": (
        "inforegulasi.com, November 2025: Kepmendagri 300.2.2-2138 Tahun 2025"
    ),
    "https://www.itdesa.com/2021/06/kode-desa-berdasarkan-permendagri-137.html": (
        "itdesa.com, June 2021: Kode Desa Berdasarkan Permendagri 137"
    ),
    "https://www.jurnalinti24.my.id/2025/10/walikota-makassar-munafri-arifuddin.html": (
        "Jurnalinti24, October 2025: Walikota Makassar"
    ),
    "https://www.waspada.id/sumut/bupati-kukuhkan-ipsm-psm-taput-periode-2025-2030": (
        "Waspada.id: Bupati Kukuhkan IPSM-PSM Taput Periode 2025-2030"
    ),
}
"""The titles, by address. `tests/docs/test_generated.py` requires one for each address that a rule names."""


_INDONESIAN: Final = {
    "June": "Juni",
    "August": "Agustus",
    "October": "Oktober",
    "December": "Desember",
    "full text": "teks lengkap",
    "slides": "salindia",
}
"""The English words of titles in Indonesian; months whose names are the same are left out."""
_ENGLISH: Final = re.compile(rf"\b(?:{'|'.join(_INDONESIAN)})\b")


def link_source(source: str, *, language: Language) -> str:
    """Return a source as Markdown: a link with its title, or the words that name a law.

    >>> link_source("UU 14/2019", language="en")
    'UU 14/2019'
    """
    if not source.startswith("http"):
        return source
    title = TITLES.get(source, source)
    if language == "id" and source in TITLES:
        title = _ENGLISH.sub(lambda found: _INDONESIAN[found[0]], title)
    return f"[{title}]({source})"
