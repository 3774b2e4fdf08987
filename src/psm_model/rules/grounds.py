"""Grounds and sources shared by many rules."""

from __future__ import annotations

from typing import Final

from psm_model.checking import Authority, Ground

__all__ = [
    "ART",
    "GUIDE_TO_PSM",
    "LOGIC",
    "NATIONAL_BOARD_2017",
    "NORTH_SUMATRA_BOARD_2023",
    "PERMENSOS_10_2019",
    "TEMANGGUNG_BOARD",
]

LOGIC: Final = Ground(Authority.LOGIC)
"""The ground of rules that follow from logic."""

ART: Final = "https://id.scribd.com/document/623709747/ANGGARAN-RUMAH-TANGGA-IPSM-NASIONAL"
"""The association's rules of procedure (*anggaran rumah tangga*), adopted by the third national congress."""
PERMENSOS_10_2019: Final = "https://id.scribd.com/document/444635934/PERMENSOS-NOMOR-10-TAHUN-2019-TENTANG-PSM"
"""The text of the regulation on community social workers."""
GUIDE_TO_PSM: Final = "https://bukukerjawaryono.blogspot.com/2018/08/mengenal-apa-itu-psm-dan-ipsm.html"
"""A page that restates the regulations and describes the association."""
NATIONAL_BOARD_2017: Final = (
    "https://suara.com/news/2017/11/13/093404/mensos-kukuhkan-pengurus-ikatan-pekerja-sosial-2017-2022"
)
"""News of the inauguration of the national board."""
NORTH_SUMATRA_BOARD_2023: Final = "https://sumutonline.com/2023/08/pengukuhan-ipsm-sumut-periode-2023-2028.html"
"""News of the inauguration of the board of Sumatera Utara."""
TEMANGGUNG_BOARD: Final = "https://mc.temanggungkab.go.id/frontend/d_berita/6657"
"""News of the board of the regency Temanggung."""
