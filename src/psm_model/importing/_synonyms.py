"""Headings of offices' tables and the targets that they mean, in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from ._duty_headings import find_duty_area
from ._targets import NUMBER, SKIP

__all__ = ["find_similar", "find_synonym", "fold_heading", "has_birth_place", "is_personal_heading"]

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    NUMBER: ("no", "nomor urut", "no urut", "nomor", "number", "urut", "no u", "nr", "#"),
    "name": (
        *("nama", "nama lengkap", "nama anggota", "nama psm", "nama pengurus", "nama lengkap dan gelar", "nama gelar"),
        *(
            "nama pejabat",
            "personil",
            "personel",
            "nama personel",
            "nama pekerja sosial masyarakat",
            "name",
            "full name",
            "nama anggota psm",
            "nama personil",
        ),
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
    "identifier.no_induk": ("no induk", "nomor induk", "no induk anggota", "nomor induk anggota"),
    "identifier.nip": ("nip", "nomor induk pegawai", "no nip"),
    "member.birth_date": (
        *("tanggal lahir", "tgl lahir", "birth date", "date of birth", "lahir"),
        # A date after a place.
        *("tempat tanggal lahir", "tempat dan tanggal lahir", "tempat tgl lahir", "tempat dan tgl lahir", "ttl"),
        *("ttl tanggal", "tempat tanggal bulan dan tahun lahir"),
    ),
    "place.village": (
        *("desa", "kelurahan", "desa kelurahan", "kelurahan desa", "nama desa", "desa kel", "kel desa", "village"),
        *("nama desa kelurahan", "ds kel", "wilayah tugas", "desa tugas", "nama kelurahan"),
        *("kalurahan", "nama kalurahan", "desa kalurahan", "pekon", "nagari", "nama nagari", "gampong", "nama gampong"),
    ),
    "place.district": ("kecamatan", "kec", "nama kecamatan", "district", "kapanewon", "distrik", "nama kapanewon"),
    "place.regency": ("kabupaten", "kota", "kabupaten kota", "kab kota", "kab", "regency", "nama kabupaten"),
    "place.province": ("provinsi", "propinsi", "prov", "province"),
    "decree.number": (
        *("sk", "no sk", "nomor sk", "surat keputusan", "sk pengangkatan", "nomor surat keputusan", "decree"),
        *("no sk pengangkatan", "nomor sk pengangkatan", "dasar sk", "sk kepala desa", "sk camat", "sk bupati"),
        *("nomor dan tanggal sk", "no dan tgl sk", "sk nomor", "decree number"),
        # With the date of the decree.
        *("nomor tanggal sk", "no tgl sk", "tanggal dan nomor sk", "tgl dan no sk", "tanggal nomor sk", "tgl no sk"),
        *("sk nomor tanggal", "sk no tgl", "nomor sk tanggal", "no sk tgl", "sk nomor dan tanggal", "sk no dan tgl"),
        *("nomor sk dan tanggal", "no sk dan tgl", "nomor sk dan tanggal sk", "no sk dan tgl sk"),
    ),
    "decree.issued": ("tanggal sk", "tgl sk", "sk tanggal", "tanggal surat keputusan", "decree date"),
    "decree.issuer": ("penerbit sk", "pejabat penerbit", "sk dari", "issuer"),
    "term.label": (
        *("masa bakti", "periode", "masa bhakti", "masa jabatan", "term", "periode kepengurusan", "masa kepengurusan"),
        *("masa bakti kepengurusan", "masa khidmat", "masa tugas"),
    ),
    "term.period_start": ("masa bakti mulai", "mulai masa bakti", "masa bakti awal", "periode mulai"),
    "term.period_end": (
        *("masa bakti selesai", "akhir masa bakti", "masa bakti akhir", "masa bakti sampai", "periode sampai"),
        *("masa bakti berakhir", "periode selesai", "masa bakti sd"),
    ),
    "member.service_start": (
        *("mulai bertugas", "tmt", "tanggal pengangkatan", "menjadi psm sejak", "tahun pengangkatan", "since"),
        *("mulai menjadi psm", "tahun masuk", "tmt psm", "tahun menjadi psm", "menjadi psm tahun"),
        *("menjadi psm sejak tahun", "psm sejak", "psm sejak tahun", "thn pengangkatan"),
    ),
    "organisation.name": (
        "organisasi",
        "nama organisasi",
        "nama ipsm",
        "nama karang taruna",
        "nama kt",
        "karang taruna",
        "organisation",
        "organization",
        "ipsm",
    ),
    "key.id": ("id", "kode", "id anggota", "id psm"),
    "member.x_address": (
        *("alamat", "alamat rumah", "alamat lengkap", "address", "alamat domisili", "tempat tinggal"),
        *("alamat no hp", "alamat rumah no hp", "alamat dan no hp"),
    ),
    "member.x_phone": ("no hp", "no telp", "no telepon", "no wa", "kontak"),
    "member.x_title_before": ("gelar depan", "gelar di depan", "gelar depan nama"),
    "member.x_title_after": ("gelar", "gelar belakang", "gelar di belakang", "gelar akademik", "gelar belakang nama"),
    "member.note": ("keterangan", "ket", "catatan", "notes", "remarks"),
    SKIP: (
        *("l p", "jenis kelamin", "jk", "gender", "pendidikan", "pendidikan terakhir", "agama", "pekerjaan", "umur"),
        *("usia", "tempat lahir", "ttd", "tanda tangan", "foto", "rt", "rw", "rt rw", "email", "npwp", "no rekening"),
        *("rekening", "no kk", "nomor kk", "kk", "status", "sex"),
    ),
}
_PERSONAL: Final = re.compile(
    r"\b(?:nik|nip|induk|ktp|kk|npwp|kta|hp|wa|telp|telepon|rekening|phone|whatsapp|kontak|lahir|birth)\b"
)
_PHONES: Final = frozenset(
    {
        *("hp", "handphone", "ponsel", "seluler", "wa", "whatsapp", "kontak", "phone"),
        *("tel", "telp", "tlp", "telpon", "telepon"),
    }
)
"""Words for a telephone or its number, in any order and number."""
_PHONE_FILLERS: Final = frozenset({"no", "nomor", "dan", "atau", "aktif"})
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_FILLED: Final = frozenset({"nama", "jabatan", "kedudukan", "alamat"})
"""First words of headings that other words may follow without another meaning."""
_FILLERS: Final = frozenset(
    {
        *("lengkap", "dan", "beserta", "gelar", "dalam", "di", "pada", "kepengurusan", "ipsm", "psm", "sesuai"),
        *(
            "menurut",
            "ktp",
            "yang",
            "bersangkutan",
            "tksk",
            "tagana",
            "pendamping",
            "rumah",
            "tinggal",
            "domisili",
            "anggota",
            "pengurus",
            "sk",
            "tim",
        ),
    }
)
"""Words that may follow them."""
_BODY_WORDS: Final = frozenset({"forum", "lembaga", "organisasi", "karang", "taruna", "pkk", "tp", "lks", "lpmd", "kt"})
"""Words that may also follow the heading of a post."""
_BODIES: Final = frozenset(
    {
        *(
            "lks",
            "lksa",
            "lembaga",
            "yayasan",
            "panti",
            "organisasi",
            "kelompok",
            "posyandu",
            "lpmd",
            "lpm",
            "pkk",
            "tp",
        ),
        *(
            "karang",
            "taruna",
            "kt",
            "ipsm",
            "orsos",
            "asuhan",
            "sosial",
            "kesejahteraan",
            "dan",
            "atau",
            "forum",
            "badan",
        ),
    }
)
"""Words of headings of organisations, after *Nama*."""
_OF_DECREES: Final = re.compile(
    r"((?:no|nomor|tanggal|tgl)(?: dan (?:tanggal|tgl))?(?: surat keputusan| sk)|sk)(?: (?:pengangkatan|penetapan"
    r"|pengukuhan|pengesahan|penunjukan|kepala|desa|kades|lurah|kelurahan|camat|panewu|bupati|wali|kota|walikota|gubernur"
    r"|dinas|sosial|ipsm|psm|tksk|pengurus|terakhir))+"
)
"""The heading of a number or a date of decrees, before words for their kind or who issued them."""
_SPELLINGS: Final = {
    "nmr": "nomor",
    "nomer": "nomor",
    "tangal": "tanggal",
    "tggl": "tgl",
    "thn": "tahun",
    "th": "tahun",
}
_UNCERTAIN: Final = {
    "mulai": "appointment.period_start",
    "dari": "appointment.period_start",
    "sampai": "appointment.period_end",
    "sd": "appointment.period_end",
    "s d": "appointment.period_end",
    "selesai": "appointment.period_end",
    "masa tugas mulai": "member.service_start",
    "masa tugas selesai": "member.service_end",
    "masa tugas berakhir": "member.service_end",
}
"""Headings that are proposed and never taken, since they may also be about the whole board."""
_CLOSE: Final = 0.8
_SIGNS: Final = re.compile(r"[^\w#]+")


def fold_heading(text: str) -> str:
    """Return a heading as headings are compared: without case, signs and line breaks.

    >>> fold_heading("No. Urut"), fold_heading("Desa/Kelurahan *")
    ('no urut', 'desa kelurahan')
    """
    return " ".join(_SIGNS.sub(" ", text.casefold().replace("_", " ")).split())


def _fold_spelling(text: str) -> str:
    return " ".join(_SPELLINGS.get(word, word) for word in fold_heading(text).split())


def has_birth_place(heading: str) -> bool:
    """Return whether the dates below a heading have a place before them.

    >>> has_birth_place("Tempat, Tgl. Lahir"), has_birth_place("TTL"), has_birth_place("Tgl. Lahir")
    (True, True, False)
    """
    return not {"tempat", "ttl"}.isdisjoint(fold_heading(heading).split())


@cache
def _map_headings() -> Mapping[str, str]:
    return {heading: target for target, headings in _HEADINGS.items() for heading in headings}


def find_synonym(heading: str) -> str | None:
    r"""Return the target of a known heading; "name" for that of a person, whose record depends on the table.

    Words in brackets, and words that add nothing to a name, a post or an address, are ignored, but not the level of an
    area.

    >>> find_synonym("Tgl. Lahir"), find_synonym("Nama\nLengkap (sesuai KTP)"), find_synonym("Warna")
    ('member.birth_date', 'name', None)
    >>> find_synonym("No. Telp/WA"), find_synonym("HP yang dihubungi")
    ('member.x_phone', None)
    >>> find_synonym("Jabatan dalam PSM"), find_synonym("Nama IPSM"), find_synonym("NAMA LKS / YAYASAN")
    ('appointment.post', 'organisation.name', 'organisation.name')
    """
    known = _map_headings()
    folded, bare = _fold_spelling(heading), _fold_spelling(_BRACKETS.sub(" ", heading))
    first, *others = bare.split() or [""]
    short = " ".join([first, *(word for word in others if word not in _FILLERS)]) if first in _FILLED else bare
    if others[:1] == ["induk"] and _FILLERS.issuperset(others[1:]):
        short = f"{first} induk"
    if first in {"jabatan", "kedudukan"} and others and (_FILLERS | _BODY_WORDS).issuperset(others):
        return "appointment.post"
    decree = _OF_DECREES.fullmatch(bare)
    found = (
        known.get(folded)
        or find_duty_area(folded.split())
        or known.get(bare)
        or known.get(short)
        or (known.get(decree[1]) if decree else None)
    )
    if found is None and _PHONES & {first, *others} and (_PHONES | _PHONE_FILLERS).issuperset((first, *others)):
        return "member.x_phone"
    is_body = first == "nama" and bool(others) and _BODIES.issuperset(others)
    return found or ("organisation.name" if is_body else None)


@lru_cache(1 << 12)
def find_similar(heading: str) -> tuple[str, str] | None:
    """Return the known heading that is most similar, with its target; None if none is.

    >>> find_similar("Jabtan")
    ('jabatan', 'appointment.post')
    """
    uncertain = _UNCERTAIN.get(fold_heading(heading))
    if uncertain is not None:
        return fold_heading(heading), uncertain
    close = get_close_matches(fold_heading(heading), _map_headings(), n=1, cutoff=_CLOSE)
    return (close[0], _map_headings()[close[0]]) if close else None


def is_personal_heading(heading: str) -> bool:
    """Return whether the cells below a heading are numbers or dates that identify somebody.

    >>> is_personal_heading("No. NIK/KTP"), is_personal_heading("No. SK")
    (True, False)
    """
    return _PERSONAL.search(fold_heading(heading)) is not None
