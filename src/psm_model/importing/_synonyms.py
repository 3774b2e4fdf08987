"""Headings of offices' tables and the targets that they mean, in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from ._targets import NUMBER, SKIP

__all__ = ["find_similar", "find_synonym", "fold_heading", "is_personal_heading"]

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    NUMBER: ("no", "nomor urut", "no urut", "nomor", "number", "urut", "no u", "nr", "#"),
    "name": (
        *("nama", "nama lengkap", "nama anggota", "nama psm", "nama pengurus", "nama lengkap dan gelar", "nama gelar"),
        *("nama pejabat", "nama pekerja sosial masyarakat", "name", "full name", "nama anggota psm", "nama personil"),
        *("nama lengkap beserta gelar", "nama dan gelar", "nama petugas", "nama lengkap sesuai ktp"),
    ),
    "appointment.post": (
        *(
            "jabatan",
            "kedudukan",
            "jabatan dalam kepengurusan",
            "jabatan dalam organisasi",
            "posisi",
            "jabatan pengurus",
        ),
        *("kedudukan dalam kepengurusan", "jabatan ipsm", "post", "position", "jabatan di ipsm", "sebutan jabatan"),
        *("kedudukan dalam organisasi", "jabatan dalam ipsm", "jab"),
    ),
    "appointment.section": ("bidang", "seksi", "bidang seksi", "section", "divisi", "departemen", "bagian"),
    "identifier.nik": (
        "nik",
        "no nik",
        "nomor nik",
        "no ktp",
        "nomor ktp",
        "nik ktp",
        "nomor induk kependudukan",
        "ktp",
    ),
    "identifier.kta": ("no kta", "nomor kta", "kta", "nomor anggota", "no anggota"),
    "identifier.nip": ("nip", "nomor induk pegawai", "no nip"),
    "member.birth_date": ("tanggal lahir", "tgl lahir", "birth date", "date of birth", "lahir"),
    "place.village": (
        *("desa", "kelurahan", "desa kelurahan", "kelurahan desa", "nama desa", "desa kel", "kel desa", "village"),
        *("nama desa kelurahan", "ds kel", "wilayah tugas", "desa tugas", "nama kelurahan"),
    ),
    "place.district": ("kecamatan", "kec", "nama kecamatan", "district", "kapanewon", "distrik"),
    "place.regency": ("kabupaten", "kota", "kabupaten kota", "kab kota", "kab", "regency", "nama kabupaten"),
    "place.province": ("provinsi", "propinsi", "prov", "province"),
    "decree.number": (
        *("sk", "no sk", "nomor sk", "surat keputusan", "sk pengangkatan", "nomor surat keputusan", "decree"),
        *("no sk pengangkatan", "nomor sk pengangkatan", "dasar sk", "sk kepala desa", "sk camat", "sk bupati"),
        *("nomor dan tanggal sk", "no dan tgl sk", "sk nomor", "decree number"),
    ),
    "decree.issued": ("tanggal sk", "tgl sk", "sk tanggal", "tanggal surat keputusan", "decree date"),
    "decree.issuer": ("penerbit sk", "pejabat penerbit", "sk dari", "issuer"),
    "term.label": (
        *("masa bakti", "periode", "masa bhakti", "masa jabatan", "term", "periode kepengurusan", "masa kepengurusan"),
        *("masa bakti kepengurusan", "masa khidmat"),
    ),
    "term.period_start": ("masa bakti mulai", "mulai masa bakti", "masa bakti awal", "periode mulai"),
    "term.period_end": (
        *("masa bakti selesai", "akhir masa bakti", "masa bakti akhir", "masa bakti sampai", "periode sampai"),
        *("masa bakti berakhir", "periode selesai", "masa bakti sd"),
    ),
    "member.service_start": (
        *("mulai bertugas", "tmt", "tanggal pengangkatan", "menjadi psm sejak", "tahun pengangkatan", "since"),
        *("mulai menjadi psm", "tahun masuk", "tmt psm"),
    ),
    "organisation.name": ("organisasi", "nama organisasi", "nama ipsm", "organisation", "organization", "ipsm"),
    "key.id": ("id", "kode", "id anggota", "id psm"),
    "member.x_address": ("alamat", "alamat rumah", "alamat lengkap", "address", "alamat domisili", "tempat tinggal"),
    "member.x_phone": (
        *("no hp", "nomor hp", "hp", "no telp", "telepon", "no telepon", "nomor telepon", "phone", "no wa", "telp hp"),
        *("nomor hp wa", "no hp wa", "no telp hp", "kontak", "whatsapp", "nomor telepon hp", "no telepon hp"),
    ),
    "member.note": ("keterangan", "ket", "catatan", "notes", "remarks"),
    SKIP: (
        *("l p", "jenis kelamin", "jk", "gender", "pendidikan", "pendidikan terakhir", "agama", "pekerjaan", "umur"),
        *("usia", "tempat lahir", "ttd", "tanda tangan", "foto", "rt", "rw", "rt rw", "email", "npwp", "no rekening"),
        *("rekening", "no kk", "nomor kk", "kk", "status", "tempat tanggal lahir", "ttl", "tempat tgl lahir", "sex"),
    ),
}
_PERSONAL: Final = re.compile(
    r"\b(?:nik|nip|ktp|kk|npwp|kta|hp|wa|telp|telepon|rekening|phone|whatsapp|kontak|lahir|birth)\b"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_FILLED: Final = frozenset({"nama", "jabatan", "kedudukan", "alamat"})
"""First words of headings that other words may follow without another meaning."""
_FILLERS: Final = frozenset(
    {
        *("lengkap", "dan", "beserta", "gelar", "dalam", "di", "pada", "kepengurusan", "ipsm", "psm", "sesuai"),
        *("menurut", "ktp", "yang", "bersangkutan", "rumah", "tinggal", "domisili", "anggota", "pengurus", "sk"),
    }
)
"""Words that may follow them."""
_CLOSE: Final = 0.8
_SIGNS: Final = re.compile(r"[^\w#]+")


def fold_heading(text: str) -> str:
    """Return a heading as headings are compared: without case, signs and line breaks.

    >>> fold_heading("No. Urut"), fold_heading("Desa/Kelurahan *")
    ('no urut', 'desa kelurahan')
    """
    return " ".join(_SIGNS.sub(" ", text.casefold().replace("_", " ")).split())


@cache
def _map_headings() -> Mapping[str, str]:
    return {heading: target for target, headings in _HEADINGS.items() for heading in headings}


def find_synonym(heading: str) -> str | None:
    r"""Return the target of a known heading; "name" for that of a person, whose record depends on the table.

    Words in brackets, and words that add nothing to a name, a post or an address, are ignored.

    >>> find_synonym("Tgl. Lahir"), find_synonym("Nama\nLengkap (sesuai KTP)"), find_synonym("Warna")
    ('member.birth_date', 'name', None)
    >>> find_synonym("Jabatan dalam PSM"), find_synonym("Nama IPSM")
    ('appointment.post', 'organisation.name')
    """
    known = _map_headings()
    folded, bare = fold_heading(heading), fold_heading(_BRACKETS.sub(" ", heading))
    first, *others = bare.split() or [""]
    short = " ".join([first, *(word for word in others if word not in _FILLERS)]) if first in _FILLED else bare
    return known.get(folded) or known.get(bare) or known.get(short)


@lru_cache(1 << 12)
def find_similar(heading: str) -> tuple[str, str] | None:
    """Return the known heading that is most similar, with its target; None if none is.

    >>> find_similar("Jabtan")
    ('jabatan', 'appointment.post')
    """
    close = get_close_matches(fold_heading(heading), _map_headings(), n=1, cutoff=_CLOSE)
    return (close[0], _map_headings()[close[0]]) if close else None


def is_personal_heading(heading: str) -> bool:
    """Return whether the cells below a heading are numbers or dates that identify somebody.

    >>> is_personal_heading("No. NIK/KTP"), is_personal_heading("No. SK")
    (True, False)
    """
    return _PERSONAL.search(fold_heading(heading)) is not None
