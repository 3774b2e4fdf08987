"""Words of a file that a report may show: those of dates, numbers, posts and sheets, which name nobody."""

from __future__ import annotations

import re
from typing import Final

from psm_model.i18n import Bilingual

from ._row_kinds import show_text

__all__ = ["describe_text", "is_public_text"]

_MONTHS: Final = """
januari februari maret april mei juni juli agustus september oktober november desember pebruari
january february march may june july august october december
jan feb mar apr jun jul agu ags aug agt sep sept okt oct nov nop nopember des dec
"""
"""Months, which are also names of people: they are public only beside digits."""
_OTHERS: Final = """
tanggal tgl bulan tahun th hari masa bakti bhakti jabatan periode mulai sampai dengan hingga sd sekarang present sejak
nomor no sk keputusan kep ii iii iv vi vii viii ix xi xii
ketua wakil sekretaris bendahara anggota koordinator seksi bidang bid kepala pengurus umum harian
pelindung pembina penasihat penasehat pengarah plt plh pj pjs pelaksana tugas mantan
ipsm psm rt rw desa kelurahan kel kecamatan kec kabupaten kab kota provinsi prov camat lurah bupati
ya tidak yes none and dan of di data daftar sheet lembar table tabel worksheet rekap rekapitulasi
lain lampiran form format isian master induk list
"""
"""Words of terms, decrees, posts, organisations, answers and names of sheets."""
_WORDS: Final = frozenset(_OTHERS.split())
_DATE_WORDS: Final = _WORDS | frozenset(_MONTHS.split())
_WORD: Final = re.compile(r"[^\W\d_]+")
_ELLIPSIS: Final = "…"


def is_public_text(text: str) -> bool:
    """Return whether a text has no word that may be the name of a person or a place.

    >>> is_public_text("31 Februari 2020"), is_public_text("Siti"), is_public_text("Rekap 2025 (b)")
    (True, False, True)
    """
    public = _list_public_words(text)
    return all(word in public for word in _WORD.findall(text))


def _list_public_words(text: str) -> set[str]:
    known = _DATE_WORDS if any(sign.isdigit() for sign in text) else _WORDS
    return {word for word in _WORD.findall(text) if len(word) == 1 or word.casefold() in known}


def describe_text(text: str) -> Bilingual:
    """Return the words for a text: other words than public ones are not shown.

    >>> describe_text("Ketua RT Siti Contoh").english, describe_text("Siti Contoh").indonesian
    ("'Ketua RT … …'", 'teks 2 kata')
    """
    public = _list_public_words(text)
    if not is_public_text(text) and all(len(word) == 1 for word in public):
        count = len(text.split())
        return Bilingual(f"a text of {count} word{'' if count == 1 else 's'}", f"teks {count} kata")
    shown = repr(show_text(_WORD.sub(lambda match: match[0] if match[0] in public else _ELLIPSIS, text)))
    return Bilingual(shown, shown)
