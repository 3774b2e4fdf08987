"""Notes at the headings of a workbook: what to enter into the cells below, with examples that can be read."""

from __future__ import annotations

import json
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from psm_model.entities.extra_data import ExtraData
from psm_model.entities.post import Post
from psm_model.entities.schema import list_fields
from psm_model.values.partial_date import PartialDate
from psm_model.values.person_name import PersonName

from .schema import CellType, Column, Table
from .words import choice_word

__all__ = ["column_note"]

_NOTES: Final = {
    CellType.TEXT: "Teks.",
    CellType.FILLED: "Teks.",
    CellType.TEXTS: "Beberapa teks, dipisahkan dengan titik koma.",
    CellType.FLAG: "ya atau tidak.",
    CellType.DATE: "Tanggal: 2025-10-15, 15 Oktober 2025, 2025-10, atau 2025.",
    CellType.END: "Hari terakhir, ikut dihitung: 14 Oktober 2030, 2030-10-14, 2030-10, atau 2030. "
    "Kosong atau sekarang bila belum diketahui; .. hanya bila memang tanpa batas waktu.",
    CellType.CODE: "Kode wilayah Kemendagri dengan titik, dalam sel berformat teks: 33.25.",
    CellType.COUNT: "Bilangan bulat.",
    CellType.CITATION: "Peraturan dan pasalnya: Permensos 10/2019 Pasal 21 ayat (1).",
}
_COLUMN_NOTES: Final = {
    "id": "Sebutan singkat yang tidak berubah dan hanya dipakai sekali, misalnya ipsm-33.25.",
    "organisation_id": "ID pada lembar Organisasi.",
    "owner_organisation_id": "ID pada lembar Organisasi.",
    "parent_id": "ID organisasi di atasnya, pada lembar Organisasi.",
    "issuer_id": "ID pada lembar Organisasi.",
    "member_id": "ID pada lembar Anggota.",
    "board_term_id": "ID pada lembar Masa bakti.",
    "source_id": "ID pada lembar Sumber.",
    "source_ids": "ID pada lembar Sumber, dipisahkan dengan titik koma.",
    "decree_ids": "ID pada lembar Surat keputusan, dipisahkan dengan titik koma.",
    "amends_ids": "ID surat keputusan yang diubah, pada lembar ini.",
    "replaces_ids": "ID surat keputusan yang digantikan, pada lembar ini.",
    "revokes_ids": "ID surat keputusan yang dicabut, pada lembar ini.",
    "in_force_from": "Hari pertama surat keputusan itu berlaku, bila berbeda dari tanggal ditetapkan.",
    "area_vintage": "Nomor keputusan yang memuat kode itu, bila diketahui.",
    "within_vintage": "Nomor keputusan yang memuat kode itu, bila diketahui.",
    "domicile_area_vintage": "Nomor keputusan yang memuat kode itu, bila diketahui.",
    "dissolved": "Hari terakhir organisasi itu ada.",
    "terms_complete": "ya bila semua masa baktinya tercatat; barulah masa yang tidak tercatat dianggap kekosongan.",
    "last_date": "Hari terakhir, ikut dihitung, bila lebih dari satu hari.",
    "label": "Masa bakti menurut sumber, misalnya periode 2025–2030.",
    "number": "Seperti tertulis pada sumber.",
    "scheme": "Jenis nomor itu, misalnya nik atau kta.",
    "value_of_identifier": "Data pribadi. Ditulis sebagai teks, karena angka panjang dibulatkan.",
    "value": "Bilangan bulat yang dimaksud sumber.",
    "birth_date": "Data pribadi. Tanggal: 1980-01-31, 1980-01, atau 1980.",
    "office": "Jabatan di luar organisasi yang memegangnya, misalnya Gubernur Contoh; isi satu saja: ID anggota, Nama, "
    "atau ini. Bila dipegang karena jabatan itu, pilih karena jabatan pada Kedudukan.",
    "name_of_holder": "Nama bila bukan anggota yang tercatat; isi satu saja: ID anggota, Nama, atau Pejabat.",
    "member_id_of_holder": "ID anggota yang memegangnya; isi satu saja: ini, Nama, atau Pejabat.",
    "replaces_id": "ID jabatan dalam masa bakti yang sama yang digantikan (PAW).",
    "withheld": "Judul kolom (atau nama lembar) yang sengaja dikosongkan, misalnya Catatan; "
    "dipisahkan dengan titik koma.",
    "as_written": "Bunyi menurut sumber, bila tidak dapat dikutip sebagai peraturan.",
}
_EXTRA_NOTE: Final = (
    'Teks JSON, misalnya {"x_berkas": 12}; kuncinya diawali x_, lalu huruf kecil, angka, atau garis bawah. '
    "Biasanya diisi oleh program."
)
_EXAMPLES: Final = MappingProxyType({str: "Contoh", int: 1, PersonName: "Contoh", PartialDate: "2025-10-15"})
"""A value of the JSON document for each type of a required field."""


def column_note(table: Table, column: Column) -> str:
    """Return the note at the heading of a column."""
    key = column.name
    if table.steps == ("appointments",) and key in {"name", "member_id"}:
        key += "_of_holder"
    if table.steps == ("identifiers",) and key == "value":
        key += "_of_identifier"
    if column.choices is not None:
        note = "Salah satu dari: " + ", ".join(choice_word(choice) for choice in column.choices)
        note += "; atau sebutan menurut SK, misalnya Plt. Ketua." if column.choices is Post else "."
    elif column.cell_type is CellType.JSON:
        note = _note_on_json(column)
    else:
        note = _COLUMN_NOTES.get(key, _NOTES[column.cell_type])
    return f"Wajib diisi. {note}" if column.is_always_required else note


def _note_on_json(column: Column) -> str:
    """Return the note of a column with JSON in its cells: your own data, or the records of a list."""
    owner, name = column.owner
    kind = next(field.type for field in list_fields(owner) if field.name == name)
    if kind is ExtraData:
        return _EXTRA_NOTE
    fields = list_fields(kind)
    required = {field.name: _make_example(field.type) for field in fields if field.is_required}
    parts = [f"Daftar dalam teks JSON, misalnya {json.dumps([required])}"]
    others = ", ".join(field.name for field in fields if not field.is_required)
    parts += [f"kunci lain: {others}"] if others else []
    parts += [f"{field.name}: {', '.join(field.type)}" for field in fields if issubclass(field.type, StrEnum)]
    return f"{'; '.join(parts)}."


def _make_example(kind: type) -> object:
    return next(iter(kind)).value if issubclass(kind, StrEnum) else _EXAMPLES[kind]
