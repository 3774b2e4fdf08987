"""Suggestions for sheets without known headings: columns by letter, and cells with several values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import ImportResult, Suggestion, format_mapping, import_table, loads_mapping, suggest_mapping
from tests.importing.books import write_book
from tests.importing.member_lists import list_names

_NAMES: Final = ("Siti Contoh", "Budi Misal", "Ani Umpama", "Ina Andai", "Joko Teladan")


def _nik(number: int) -> str:
    return f"33250000000000{number:02}"


def suggest_and_import(folder: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> tuple[Suggestion, ImportResult]:
    """Import a workbook by its suggested mapping, which shows nothing of a person."""
    file = write_book(folder / "a.xlsx", sheets)
    suggestion = suggest_mapping(file)
    text = format_mapping(suggestion, language="id") + format_mapping(suggestion, language="en")
    assert loads_mapping(format_mapping(suggestion, language="en")) == suggestion.mapping
    assert not any(part in text for name in _NAMES for part in name.split())
    assert "3325" not in text
    result = import_table(file, suggestion.mapping)
    assert result.report.cells.is_complete
    return suggestion, result


@pytest.mark.parametrize("above", [[], [("DATA PSM",), ()]])
def test_table_without_headings_has_a_mapping_by_letters(above: Sequence[Sequence[object]], tmp_path: Path) -> None:
    """The columns of a table without headings are guessed from their cells, each as an unsure line."""
    people = [
        (at, name, _nik(at), "0812-0000-0017", "Jl. Mawar RT 1", "sudah dicek") for at, name in enumerate(_NAMES, 1)
    ]
    suggestion, result = suggest_and_import(tmp_path, {"P": [*above, *people]})
    (table,) = suggestion.mapping.tables
    assert table.header == 0
    assert dict(table.columns) == {
        "A": "number",
        "B": "member.name",
        "C": "identifier.nik",
        "D": "member.x_phone",
        "E": "member.x_address",
        "F": "skip",
    }
    assert {doubt.key for doubt in suggestion.doubts} >= {f"columns.{letter}" for letter in "ABCDEF"}
    assert list_names(result) == list(_NAMES)


@pytest.mark.parametrize("heading", ["NAMA / NIK", "Nama/NIK", "NAMA & NIK", "NAMA\nNIK", "NIK / Nama"])
def test_joined_heading_has_a_template(heading: str, tmp_path: Path) -> None:
    """A heading that names two columns is split, in the order in which it names them."""
    rows: list[tuple[object, ...]] = [("No", heading, "Desa")]
    for at, name in enumerate(_NAMES, 1):
        rows.append((at, f"{_nik(at)}\n{name}" if heading.startswith("NIK") else f"{name}\nNIK. {_nik(at)}", "Waru"))
    suggestion, result = suggest_and_import(tmp_path, {"P": rows})
    assert list_names(result) == list(_NAMES)
    assert [member.identifiers[0].value for member in result.register.members] == [_nik(at) for at in range(1, 6)]
    assert any("5 of 5" in doubt.text.english for doubt in suggestion.doubts)


@pytest.mark.parametrize("border", [" : ", ": ", " - ", " / ", "\n"])
def test_joined_post_and_name_have_a_template(border: str, tmp_path: Path) -> None:
    """The sign between a post and a name is found in the cells."""
    posts = ("Ketua", "Sekretaris", "Bendahara", "Anggota", "Anggota")
    rows = [
        ("IPSM DESA WARU",),
        ("No", "Jabatan / Nama"),
        *((at, f"{posts[at]}{border}{_NAMES[at]}") for at in range(5)),
    ]
    _, result = suggest_and_import(tmp_path, {"P": rows})
    (term,) = result.register.board_terms
    assert [each.name and each.name.text for each in term.appointments] == list(_NAMES)
    assert result.report.is_whole


def test_joined_heading_over_names_alone_is_read_as_names(tmp_path: Path) -> None:
    """Where cells do not have both values, they are names, as an unsure line."""
    suggestion, result = suggest_and_import(tmp_path, {"P": [("No", "Nama / NIK"), *enumerate(_NAMES, 1)]})
    assert suggestion.mapping.tables[0].columns["Nama / NIK"] == "member.name"
    assert list_names(result) == list(_NAMES)


@pytest.mark.parametrize("is_one_cell", [True, False])
def test_post_before_a_colon_is_read(is_one_cell: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Lines such as "Ketua : name" give a board, in one cell or three; a name without a post has that above."""
    posts = ("Ketua", "Wakil Ketua", "Sekretaris", "Anggota")
    rows: list[tuple[object, ...]] = [("SUSUNAN PENGURUS IPSM DESA WARU",), ("MASA BAKTI 2021-2026",), ()]
    for post, name in zip(posts, _NAMES, strict=False):
        rows.append((f"{post} : {name}",) if is_one_cell else (post, ":", f"1. {name}" if post == "Anggota" else name))
    if not is_one_cell:
        rows.append((None, None, f"2. {_NAMES[4]}"))
    _, result = suggest_and_import(tmp_path, {"P": rows})
    (term,) = result.register.board_terms
    assert [each.name and each.name.text for each in term.appointments] == list(_NAMES[: len(rows) - 3])
    assert result.report.is_whole


def test_unknown_headings_are_kept_with_what_to_fill_in(tmp_path: Path) -> None:
    """A row that certainly has headings names the columns, and each guess is an unsure line."""
    rows = [("Urutan", "Warga", "Nomor Induk", "Warna"), *((at, _NAMES[at], _nik(at), "12") for at in range(5))]
    suggestion, result = suggest_and_import(tmp_path, {"P": rows})
    (table,) = suggestion.mapping.tables
    assert (table.header, dict(table.columns)) == (
        1,
        {"Urutan": "number", "Warga": "member.name", "Nomor Induk": "identifier.nik", "Warna": "skip"},
    )
    assert list_names(result) == list(_NAMES)


@pytest.mark.parametrize(
    "people",
    [
        [(name, "Anggota") for name in _NAMES],
        [(name, None if at == 0 else _nik(at)) for at, name in enumerate(_NAMES)],
        [(name, "-" if at == 0 else _nik(at)) for at, name in enumerate(_NAMES)],
        [(name, "belum ada" if at == 0 else _nik(at)) for at, name in enumerate(_NAMES)],
    ],
)
def test_person_is_never_a_heading(people: Sequence[Sequence[object]], tmp_path: Path) -> None:
    """The first row of people is no row of headings, although it may have no number."""
    suggestion, result = suggest_and_import(tmp_path, {"P": people})
    assert suggestion.mapping.tables[0].header == 0
    assert result.report.rows == 5


def test_list_of_names_alone_is_read(tmp_path: Path) -> None:
    """A single heading of names is enough."""
    _, result = suggest_and_import(tmp_path, {"P": [("DAFTAR NAMA PSM",), ("NAMA",), *((name,) for name in _NAMES)]})
    assert list_names(result) == list(_NAMES)


def test_sheet_of_people_without_headings_has_a_table_of_its_own(tmp_path: Path) -> None:
    """Beside sheets with headings, one whose cells are certainly people is read by letters; another is left out."""
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "P": [("No", "Nama", "NIK"), (1, _NAMES[0], _nik(1))],
        "Q": [(at, _NAMES[at], _nik(at + 1)) for at in (1, 2)],
        "Petunjuk": [("Isi setiap lembar.",), ("Simpan sebagai XLSX.",)],
    }
    suggestion, result = suggest_and_import(tmp_path, sheets)
    assert suggestion.mapping.skip_sheets == ("Petunjuk",)
    assert list_names(result) == list(_NAMES[:3])


def test_posts_before_their_holders_below_titles(tmp_path: Path) -> None:
    """Titles, and names without a post below another, do not hide that cells are a post and a name."""
    rows = [("SUSUNAN PENGURUS",), ("MASA BAKTI 2022-2027",), ("KABUPATEN BATANG",), ("IPSM KABUPATEN BATANG",)]
    rows += [(f"{post} : {name}",) for post, name in zip(("Ketua", "Sekretaris", "Anggota"), _NAMES, strict=False)]
    rows += [(name,) for name in _NAMES[3:]]
    (table,) = suggest_and_import(tmp_path, {"P": rows})[0].mapping.tables
    assert table.columns["A"] == "{appointment.post}: {appointment.name}"


@pytest.mark.parametrize(("first", "target"), [(1960, "member.birth_date"), (2020, "skip")])
def test_dates_of_few_years_are_no_birth_dates(first: int, target: str, tmp_path: Path) -> None:
    """Dates of people are of years far apart; others may be of decrees. A second column of names is reported."""
    step = 5 if first == 1960 else 1
    rows = [(at, name, f"4 April {first + at * step}", f"{name} Lain") for at, name in enumerate(_NAMES, 1)]
    suggestion, _ = suggest_and_import(tmp_path, {"P": rows})
    assert suggestion.mapping.tables[0].columns["C"] == target
    assert "its 5 cells look like names of people, who are not loaded" in format_mapping(suggestion, language="en")
