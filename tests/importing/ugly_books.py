"""Eleven files in forms that offices use, with invented people, and what an import of each should give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from tests.importing.books import write_book, write_table

__all__ = ["UGLY_BOOKS", "UglyBook"]

_Rows = Sequence[Sequence[object]]
_NAMES: Final = (
    *("Siti Contoh", "Budi Misal, S.Sos", "Ani Umpama", "Dra. Ina Andai", "Joko Teladan", "H. Karim Tamsil"),
    *("Lestari Ibarat", "Made Amsal", "Nyoman Rupa", "Rini Serupa, S.Pd.", "Tono Seumpama", "Wati Sebagai"),
)


class UglyBook(NamedTuple):
    """A file, the lines of its suggested mapping that a person edits, and what is expected."""

    write: Callable[[Path], Path]
    """Writes the file into a folder and returns its path."""
    members: int
    """The number of members in the register."""
    appointments: int
    """The number of appointments."""
    terms: int
    """The number of board terms."""
    organisations: int
    """The number of organisations."""
    rows: int
    """The number of rows with data, good or bad."""
    reported: tuple[str, ...] = ()
    """The places of the problems."""
    edits: Mapping[str, str] = {}
    """Lines of the suggested mapping, or parts of them, with what a person writes instead."""


def _nik(number: int) -> str:
    return f"33250000000000{number:02}"


def _people(posts: Sequence[str]) -> list[tuple[object, ...]]:
    return [(at, _NAMES[at - 1], _nik(at), f"Jalan Mawar {at}", post) for at, post in enumerate(posts, start=1)]


def _write_district(folder: Path) -> Path:
    rows: _Rows = [
        ("PEMERINTAH KABUPATEN CONTOH",),
        ("DINAS SOSIAL",),
        ("DAFTAR PENGURUS IPSM KECAMATAN CONTOH",),
        ("MASA BAKTI TAHUN 2020 – 2025",),
        (),
        ("No.", "Nama\nLengkap", "NIK", "Alamat", "Jabatan"),
        (1, 2, 3, 4, 5),
        *_people(["Ketua", "Wakil Ketua", "Sekretaris I", "Sekretaris II", "Bendahara", "Anggota"]),
        (),
        (None, "JUMLAH", 6),
        (),
        (None, None, None, None, "Contoh, 15 Oktober 2025"),
        (None, "Mengetahui,", None, None, "Ketua"),
        (None, "Camat Contoh", None, None, "IPSM Kecamatan Contoh"),
        (),
        (None, "Drs. Camat Contoh", None, None, "Siti Contoh"),
        (None, "NIP. 198001012005011003"),
    ]
    return write_book(folder / "pengurus.xlsx", {"Sheet1": rows}, merged={"Sheet1": ["A1:E1", "A2:E2", "A3:E3"]})


def _write_members(folder: Path) -> Path:
    people = [
        (at, name, _nik(at), f"Batang / {at}-0{1 + at % 9}-1980", "Waru" if at == 1 else "Sari" if at == 7 else None)
        for at, name in enumerate(_NAMES, start=1)
    ]
    rows: _Rows = [
        ("DATA PEKERJA SOSIAL MASYARAKAT (PSM)",),
        ("TAHUN 2024",),
        ("NO", "NAMA LENGKAP", "N I K", "TEMPAT / TANGGAL LAHIR", "DESA /\nKELURAHAN", "NO. HP", "SK"),
        *((*person, "081200000017", "460/12/2020" if person[0] == 1 else None) for person in people),
        ("TOTAL", len(people)),
    ]
    return write_book(folder / "psm.xlsx", {"PSM": rows}, merged={"PSM": ["E4:E9", "E10:E15", "G4:G15", "A1:G1"]})


def _write_villages(folder: Path) -> Path:
    sheets: dict[str, _Rows] = {
        f"Desa {village}": [
            ("SUSUNAN PENGURUS",),
            (f"IPSM DESA {village.upper()}",),
            ("PERIODE 2021-2026",),
            (),
            ("NO", "NAMA", "JABATAN", "KET"),
            (1, _NAMES[0], "Ketua", None),
            (2, _NAMES[1], "Sekretaris", None),
            (3, _NAMES[2], "Bendahara", "baru"),
        ]
        for village in ("Waru", "Sari", "Karang Baru")
    }
    sheets["Petunjuk"] = [("Isi setiap lembar menurut desa.",)]
    sheets["Rekap"] = [("No", "Desa", "Jumlah PSM"), (1, "Waru", 5), (2, "Sari", 6)]
    return write_book(folder / "desa.xlsx", sheets)


def _write_boards_below_each_other(folder: Path) -> Path:
    rows: list[Sequence[object]] = [("REKAP PENGURUS IPSM",), ()]
    for village in ("WARU", "SARI", "KARANG BARU"):
        rows += [
            ("SUSUNAN PENGURUS",),
            (f"IPSM DESA {village}",),
            ("MASA BAKTI 2019 s.d. 2024",),
            ("No", "Nama", "Jabatan"),
            (1, _NAMES[3], "Ketua"),
            (2, _NAMES[4], "Sekretaris"),
            ("BIDANG HUMAS",),
            (3, _NAMES[5], "Koordinator"),
            (4, _NAMES[6], "Anggota"),
            (),
        ]
    return write_book(folder / "rekap.xlsx", {"Sheet1": rows})


def _write_two_rows_of_headings(folder: Path) -> Path:
    rows: _Rows = [
        ("PENGURUS IPSM KABUPATEN CONTOH",),
        (),
        ("No", "Nama", "Jabatan", "Masa Bakti", None, "SK", None),
        (None, None, None, "Mulai", "Selesai", "Nomor", "Tanggal"),
        (1, _NAMES[0], "Ketua", date(2020, 3, 1), date(2025, 2, 28), "460/1/2020", "1 Maret 2020"),
        (2, _NAMES[1], "Sekretaris", "1 Maret 2020", "28 Februari 2025", "460/1/2020", date(2020, 3, 1)),
        (3, _NAMES[2], "Bendahara", "01/03/2020", "28-02-2025", "460/1/2020", "1 Maret 2020"),
        (4, _NAMES[3], "Anggota", "Maret", "28-02-2025", "460/1/2020", "1 Maret 2020"),
        *(
            (5 + at, _NAMES[4 + at], "Anggota", date(2020, 3, 1), date(2025, 2, 28), "460/1/2020", "1 Maret 2020")
            for at in range(8)
        ),
        *(
            (13 + at, f"Orang {at}", "Anggota", date(2020, 3, 1), date(2025, 2, 28), "460/1/2020", "1 Maret 2020")
            for at in range(10)
        ),
    ]
    return write_book(
        folder / "kabupaten.xlsx",
        {"Pengurus": rows},
        merged={"Pengurus": ["D3:E3", "F3:G3", "A3:A4", "B3:B4", "C3:C4"]},
    )


def _write_csv(folder: Path) -> Path:
    rows: _Rows = [
        ("Daftar Pengurus IPSM Kota Contoh",),
        ("Periode 2022–2027",),
        ("No", "Nama", "Jabatan", "No. HP"),
        *(
            (at, name, "Anggota" if at > 2 else ("Ketua", "Sekretaris")[at - 1], "0812-0000-0017")
            for at, name in enumerate(_NAMES, start=1)
        ),
        ("Jumlah", "12", "", ""),
        ("*) data per Januari 2024", "", "", ""),
        ("", "", "Mengetahui,", ""),
        ("", "", "Wali Kota Contoh", ""),
    ]
    return write_table(folder / "kota.csv", rows, delimiter=";", encoding="cp1252")


def _write_sections(folder: Path) -> Path:
    rows: _Rows = [
        ("LAMPIRAN KEPUTUSAN BUPATI CONTOH NOMOR 460/12/2025 TANGGAL 3 MARET 2025",),
        ("SUSUNAN PENGURUS IPSM KABUPATEN CONTOH MASA BAKTI 2025-2030",),
        ("NO", "NAMA", "KEDUDUKAN DALAM KEPENGURUSAN"),
        ("I", "PELINDUNG"),
        (1, "Bupati Contoh", "Pelindung"),
        ("II", "PENASIHAT"),
        (1, _NAMES[0], "Ketua"),
        (2, _NAMES[1], "Anggota"),
        ("III", "PENGURUS HARIAN"),
        (1, _NAMES[2], "Ketua"),
        (2, _NAMES[3], "Sekretaris"),
        (3, _NAMES[4], "Bendahara"),
        ("IV", "BIDANG ORGANISASI"),
        (1, _NAMES[5], "Koordinator"),
        (2, _NAMES[6], "Anggota"),
        ("V", "BIDANG HUMAS DAN PUBLIKASI"),
        (1, _NAMES[7], "Ketua"),
        (2, _NAMES[8], "Anggota"),
        (),
        (None, None, "Ditetapkan di Contoh"),
        (None, None, "BUPATI CONTOH,"),
        (None, None, "ttd"),
        (None, None, "NAMA BUPATI"),
    ]
    return write_book(folder / "lampiran.xlsx", {"Lampiran": rows}, merged={"Lampiran": ["B4:C4", "B6:C6", "B9:C9"]})


def _write_numbers(folder: Path) -> Path:
    rows: _Rows = [
        ("DATA PSM KELURAHAN CONTOH",),
        ("No", "Nama", "NIK", "Tgl. Lahir", "L/P", "Kelurahan", "Keterangan"),
        *(
            (at, name, 3325000000000000 + 10 * at, date(1980, 1, at), "L", "Contoh", "-")
            for at, name in enumerate(_NAMES, start=1)
        ),
        *(
            (12 + at, f"Orang {at}", 3325000000000000 + 10 * at, f"{at + 1} Mei 1979", "P", "Contoh", None)
            for at in range(1, 9)
        ),
        (21, None, None, None, None, None, None),
        ("Jumlah", 20),
    ]
    return write_book(folder / "psm.xlsx", {"Data": rows}, hidden_rows={"Data": [5]})


def _write_misspelt(folder: Path) -> Path:
    rows: _Rows = [
        ("IPSM KECAMATAN MISAL",),
        ("No", "Nama Anggota (sesuai KTP)", "Jabtan", "Warna"),
        *((at, name, "Anggota" if at > 1 else "Ketua", "biru") for at, name in enumerate(_NAMES, start=1)),
    ]
    return write_book(folder / "misal.xlsx", {"Sheet1": rows})


def _write_regency_members(folder: Path) -> Path:
    people: list[tuple[object, ...]] = []
    for at in range(1, 41):
        first = at % 10 == 1
        people.append(
            (
                at,
                f"Orang {at}",
                "Batang" if at == 1 else None,
                f"Desa {at // 10}" if first else None,
                "460/5/2021" if at == 1 else None,
                "5 Mei 2021" if at == 1 else None,
                "2021" if at != 7 else "Mei",
            )
        )
    rows: _Rows = [
        ("DAFTAR PSM KABUPATEN BATANG",),
        (),
        ("No", "Nama PSM", "Kecamatan", "Desa", "No. SK", "Tgl SK", "TMT"),
        *people,
        (41, "", "", "Desa 4", "", "", "2021"),
    ]
    return write_book(folder / "psm-kabupaten.xlsx", {"Rekap": rows})


def _write_officers_side_by_side(folder: Path) -> Path:
    rows: _Rows = [
        ("REKAPITULASI KEPENGURUSAN IPSM TINGKAT DESA",),
        (),
        ("No", "Desa", "Ketua", "Sekretaris I", "Bendahara", "Masa Bakti", "No HP Ketua"),
        (1, "Waru", _NAMES[0], _NAMES[1], _NAMES[2], "2020-2025", "081200000017"),
        (2, "Sari", _NAMES[3], _NAMES[4], "-", "2021-2026", None),
        (3, "Karang Baru", _NAMES[5], None, _NAMES[6], "2022-2027", None),
        ("Jumlah", 3),
    ]
    return write_book(folder / "rekap-desa.xlsx", {"Rekap": rows})


UGLY_BOOKS: Final[Mapping[str, UglyBook]] = {
    "district": UglyBook(_write_district, members=6, appointments=6, terms=1, organisations=1, rows=6),
    "members": UglyBook(_write_members, members=12, appointments=0, terms=0, organisations=0, rows=12),
    "villages": UglyBook(_write_villages, members=0, appointments=9, terms=3, organisations=3, rows=9),
    "boards": UglyBook(_write_boards_below_each_other, members=0, appointments=12, terms=3, organisations=3, rows=12),
    "two rows": UglyBook(
        _write_two_rows_of_headings,
        members=0,
        appointments=21,
        terms=1,
        organisations=1,
        rows=22,
        reported=("Pengurus!D8",),
    ),
    "csv": UglyBook(_write_csv, members=12, appointments=12, terms=1, organisations=1, rows=12),
    "sections": UglyBook(_write_sections, members=0, appointments=10, terms=1, organisations=1, rows=10),
    "numbers": UglyBook(_write_numbers, members=20, appointments=0, terms=0, organisations=0, rows=20),
    "misspelt": UglyBook(
        _write_misspelt,
        members=0,
        appointments=12,
        terms=1,
        organisations=1,
        rows=12,
        edits={'# "Jabtan" =': '"Jabtan" ='},
    ),
    "side by side": UglyBook(_write_officers_side_by_side, members=0, appointments=7, terms=3, organisations=3, rows=3),
    "regency": UglyBook(
        _write_regency_members,
        members=40,
        appointments=0,
        terms=0,
        organisations=0,
        rows=41,
        reported=("Rekap!G10", "Rekap!B44"),
    ),
}
"""The files by name."""
