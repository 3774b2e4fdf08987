"""Indonesian words of tables: names of sheets, headings, words in cells.

Boards and the social services use these words, as in *masa bakti* and *surat keputusan*.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from psm_model.entities import Capacity, DepartureReason, Membership, Post
from psm_model.entities.field_words import field_words
from psm_model.entities.schema import find_invariants
from psm_model.i18n import describe_code
from psm_model.text import capitalise
from psm_model.values.area import Level

from .schema import Column, Table

__all__ = [
    "FLAGS",
    "FLAG_CODES",
    "FLAG_WORDS",
    "GUIDE",
    "GUIDE_SHEET",
    "accepted_headings",
    "choice_word",
    "column_heading",
    "is_more_specific",
    "normalise_heading",
    "parse_choice",
    "row_requirement",
    "sheet_name",
    "strip_mark",
]

_SHEETS: Final = {
    "sources": "Sumber",
    "decrees": "Surat keputusan",
    "organisations": "Organisasi",
    "source_law_claims": "Pernyataan tentang peraturan",
    "organisation_names": "Nama lain organisasi",
    "organisation_area_names": "Nama wilayah",
    "organisation_areas": "Wilayah pada waktu lain",
    "organisation_parents": "Induk pada waktu lain",
    "organisation_predecessors": "Organisasi pendahulu",
    "organisation_stated_counts": "Jumlah yang disebut",
    "organisation_events": "Kegiatan",
    "organisation_legal_bases": "Dasar hukum organisasi",
    "members": "Anggota",
    "member_names": "Nama lain anggota",
    "member_area_names": "Nama wilayah tugas",
    "member_identifiers": "Nomor identitas",
    "member_cards": "Kartu anggota",
    "member_training": "Pelatihan",
    "board_terms": "Masa bakti",
    "board_term_changes": "Perubahan masa bakti",
    "board_term_attested": "Keterangan menjabat",
    "board_term_inaugurations": "Pengukuhan",
    "board_term_legal_bases": "Dasar hukum masa bakti",
    "board_term_appointments": "Jabatan",
}

# Headings that are shorter or clearer than the words of their field, by column. A key that begins with the name of a
# table is for that table alone.
_HEADINGS: Final = {
    "id": "ID",
    "name": "Nama",
    "level": "Tingkat",
    "area_vintage": "Dasar kode wilayah",
    "within_vintage": "Dasar kode wilayah yang melingkupi",
    "parent_id": "ID organisasi induk",
    "source_id": "ID sumber",
    "source_ids": "ID sumber",
    "decree_ids": "ID SK",
    "amends_ids": "Mengubah SK (ID)",
    "replaces_ids": "Menggantikan SK (ID)",
    "revokes_ids": "Mencabut SK (ID)",
    "organisation_id": "ID organisasi",
    "owner_organisation_id": "ID organisasi",
    "member_id": "ID anggota",
    "board_term_id": "ID masa bakti",
    "of": "Yang dihitung",
    "on": "Per tanggal",
    "kind": "Jenis",
    "date": "Tanggal",
    "date_as_written": "Tanggal menurut sumber",
    "last_date": "Hari terakhir",
    "place": "Tempat",
    "citation": "Peraturan",
    "as_written": "Bunyi menurut sumber",
    "domicile_area_vintage": "Dasar kode wilayah domisili",
    "service_start": "Mulai bertugas (hari pertama)",
    "service_end": "Bertugas sampai dengan (hari terakhir)",
    "scheme": "Jenis nomor",
    "issuer_id": "ID organisasi penerbit",
    "label": "Sebutan masa bakti",
    "period_start": "Mulai (hari pertama)",
    "period_end": "Sampai dengan (hari terakhir)",
    "extra": "Data tambahan (JSON)",
    "withheld": "Sengaja dikosongkan",
    "value": "Nilai",
    "office": "Pejabat",
    "replaces_id": "Menggantikan ID",
    "decrees.kind": "Jenis dokumen",
    "organisation_predecessors.organisation_id": "ID organisasi pendahulu",
    "organisation_predecessors.kind": "Cara penggantian",
    "organisation_predecessors.on": "Hari pertama penggantian",
    "organisation_stated_counts.number": "Jumlah",
    "organisation_events.title": "Judul",
    "organisation_legal_bases.title": "Judul peraturan",
    "member_identifiers.value": "Nomor",
    "member_cards.number": "Nomor",
    "member_cards.issued": "Tanggal terbit",
    "board_term_attested.on": "Hari menjabat",
    "board_term_inaugurations.kind": "Sebutan pengukuhan",
    "board_term_legal_bases.title": "Judul peraturan",
    "board_term_appointments.title": "Sebutan jabatan",
}

# Equivalent headings. The day on which something ends is its last day.
_SHORT_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "service_start": ("Mulai bertugas",),
    "service_end": ("Bertugas sampai dengan", "Selesai bertugas"),
    "period_start": ("Mulai", "Hari pertama"),
    "period_end": ("Sampai dengan", "Sampai", "Selesai", "Hari terakhir"),
}


class _Synonym(NamedTuple):
    """Another word for a value, as officials write it."""

    word: str
    """The word, in lower case."""
    value: StrEnum
    """The value."""
    is_more_specific: bool = False
    """Whether the word says more than the value, so that reading it loses something."""


_SYNONYMS: Final = (
    _Synonym("pusat", Level.NATIONAL),
    _Synonym("kabupaten", Level.REGENCY_CITY, is_more_specific=True),
    _Synonym("kota", Level.REGENCY_CITY, is_more_specific=True),
    _Synonym("desa", Level.VILLAGE, is_more_specific=True),
    _Synonym("kelurahan", Level.VILLAGE, is_more_specific=True),
    _Synonym("penasehat", Post.ADVISER),
    _Synonym("plt", Capacity.ACTING),
    _Synonym("plt.", Capacity.ACTING),
    _Synonym("plh", Capacity.ACTING, is_more_specific=True),
    _Synonym("plh.", Capacity.ACTING, is_more_specific=True),
    _Synonym("pelaksana harian", Capacity.ACTING, is_more_specific=True),
    _Synonym("pj", Capacity.ACTING, is_more_specific=True),
    _Synonym("pj.", Capacity.ACTING, is_more_specific=True),
    _Synonym("pjs", Capacity.ACTING, is_more_specific=True),
    _Synonym("pjs.", Capacity.ACTING, is_more_specific=True),
    _Synonym("penjabat", Capacity.ACTING, is_more_specific=True),
    _Synonym("penjabat sementara", Capacity.ACTING, is_more_specific=True),
    _Synonym("ex officio", Capacity.EX_OFFICIO),
    _Synonym("ex-officio", Capacity.EX_OFFICIO),
    _Synonym("eks", Capacity.FORMER),
    _Synonym("bekas", Capacity.FORMER),
    _Synonym("almarhum", Capacity.FORMER, is_more_specific=True),
    _Synonym("almarhumah", Capacity.FORMER, is_more_specific=True),
    _Synonym("alm.", Capacity.FORMER, is_more_specific=True),
    _Synonym("wafat", Capacity.FORMER, is_more_specific=True),
    _Synonym("wafat", DepartureReason.DIED),
    _Synonym("meninggal", DepartureReason.DIED),
    _Synonym("mundur", DepartureReason.RESIGNED),
    _Synonym("paw", DepartureReason.REPLACED),
    _Synonym("pergantian antarwaktu", DepartureReason.REPLACED),
    _Synonym("habis masa bakti", DepartureReason.TERM_ENDED),
    _Synonym("anggota biasa", Membership.ORDINARY),
    _Synonym("anggota kehormatan", Membership.HONORARY),
)

FLAG_WORDS: Final = {True: "ya", False: "tidak"}
"""The words for yes and no in workbooks."""
FLAG_CODES: Final = {True: "true", False: "false"}
"""The codes for yes and no in CSV tables."""
FLAGS: Final = {word: flag for words in (FLAG_WORDS, FLAG_CODES) for flag, word in words.items()}
"""The words and codes that are read."""

GUIDE_SHEET: Final = "Petunjuk"
"""The sheet of a template with instructions. It is not read."""

GUIDE: Final = (
    "Buku kerja ini mencatat organisasi, masa bakti, pengurus, dan anggota Ikatan Pekerja Sosial Masyarakat (IPSM).",
    "Setiap lembar adalah satu tabel; setiap baris adalah satu catatan. Judul kolom jangan diubah.",
    "Kolom tambahan boleh dibuat, tetapi tidak dibaca; baris yang hanya berisi kolom tambahan dilewati.",
    "Kolom dengan tanda * wajib diisi. Kolom lain boleh kosong: yang tidak diketahui tidak perlu ditebak.",
    "ID adalah sebutan singkat buatan sendiri yang tidak berubah, misalnya ipsm-33.25; lembar lain menunjuk kepadanya.",
    "Tanggal: 2025-10-15, 15 Oktober 2025, 2025-10, Oktober 2025, atau 2025 saja bila hanya tahunnya yang diketahui.",
    "Mulai dan Sampai dengan: hari pertama dan hari terakhir, keduanya ikut dihitung.",
    "Hari terakhir yang belum diketahui: kosongkan, atau tulis sekarang. Tulis .. hanya bila memang tanpa batas waktu.",
    "Masa bakti seperti 2025–2030 ditulis pada Sebutan masa bakti; kedua hari itu diisi hanya bila diketahui.",
    "Jabatan: tulis sebutan menurut SK, misalnya Plt. Ketua atau Ketua Bidang Humas; bidangnya ikut dibaca.",
    "Kode wilayah: kode Kemendagri dengan titik (33.25, 33.25.11.1013), dalam sel berformat teks.",
    "Beberapa nilai dalam satu sel dipisahkan dengan titik koma.",
    "Jangan menyimpan nomor identitas orang bila tidak perlu; nomor itu data pribadi.",
)
"""Instructions for filling in a workbook, line by line."""

_MARK: Final = "*"


def sheet_name(table: Table) -> str:
    """Return the name of a table's sheet."""
    return _SHEETS[table.name]


@cache
def column_heading(table: Table, column: Column) -> str:
    """Return the heading of a column, without the mark of required columns: the words of its field by default."""
    heading = _HEADINGS.get(f"{table.name}.{column.name}") or _HEADINGS.get(column.name)
    if heading is not None:
        return heading
    has_ids = any(other.name == "id" for other in table.columns)
    words = field_words(column.steps if has_ids else (*table.steps, *column.steps)).indonesian
    return capitalise(words)


def normalise_heading(name: str) -> str:
    """Return the name of a sheet or of a column as names are compared.

    >>> normalise_heading("Tanggal  Lahir *")
    'tanggal lahir'
    """
    return strip_mark(name).casefold()


def strip_mark(name: str) -> str:
    """Return the name of a column without the mark of required columns and without excess space."""
    return " ".join(name.split()).rstrip(f" {_MARK}")


def accepted_headings(table: Table, column: Column) -> tuple[str, ...]:
    """Return all headings of a column, beginning with the one that is written."""
    return (column_heading(table, column), *_SHORT_HEADINGS.get(column.name, ()))


def row_requirement(table: Table, names: Mapping[Column, str]) -> str | None:
    """Return the requirement across the cells of a row, with the given names of its columns, or None."""
    headings = {column.name: repr(name) for column, name in names.items()}
    for invariant in find_invariants(table.record):
        if invariant.alternatives:
            *others, last = map(headings.__getitem__, invariant.alternatives)
            if not invariant.is_exclusive:
                return f"something under {', '.join(others)} or {last}"
            expected = f"something under exactly one of {', '.join(others)} and {last}"
            if invariant.may_be_withheld:
                expected += f", or one of these headings under {headings['withheld']}"
            return expected
    return None


def choice_word(choice: StrEnum) -> str:
    """Return the word for a value in a cell.

    >>> choice_word(Post.VICE_CHAIR)
    'wakil ketua'
    """
    return describe_code(choice).indonesian


def parse_choice(kind: type[StrEnum], word: str) -> StrEnum | None:
    """Return the value of a word or a code, or None if it has none.

    >>> parse_choice(Post, "Wakil Ketua"), parse_choice(Level, "village"), parse_choice(Level, "dusun")
    (<Post.VICE_CHAIR: 'vice_chair'>, <Level.VILLAGE: 'village'>, None)
    """
    return _map_choices(kind).get(" ".join(word.casefold().split()))


@lru_cache(1 << 10)
def is_more_specific(kind: type[StrEnum], word: str) -> bool:
    """Return whether a word is more specific than its value.

    >>> is_more_specific(Level, "Kota"), is_more_specific(Level, "kabupaten/kota")
    (True, False)
    """
    folded = " ".join(word.casefold().split())
    return any(
        synonym.is_more_specific for synonym in _SYNONYMS if synonym.word == folded and isinstance(synonym.value, kind)
    )


@cache
def _map_choices(kind: type[StrEnum]) -> dict[str, StrEnum]:
    synonyms = {synonym.word: synonym.value for synonym in _SYNONYMS if isinstance(synonym.value, kind)}
    words = {choice_word(choice).casefold(): choice for choice in kind}
    return synonyms | words | {choice.value: choice for choice in kind}
