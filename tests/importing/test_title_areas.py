"""Titles narrow names of areas, and a row between others that names a village holds for the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from psm_model.importing import import_table, suggest_mapping
from psm_model.importing._areas import DISTRICT, REGENCY, list_codes
from psm_model.importing._title_areas import find_area
from psm_model.importing._titles import find_titles
from tests.importing.books import write_book
from tests.importing.member_lists import HEADINGS, MEMBERS, NIK, import_rows

LIST: Final = [HEADINGS, (1, "Siti", NIK, "Sawangan")]


@pytest.fixture
def _table_of_areas() -> None:
    pytest.importorskip("lokal")


def list_areas(rows: Sequence[Sequence[object]], folder: Path, text: str = MEMBERS) -> list[str | None]:
    """Return the codes of the areas of the members."""
    members = import_rows(folder, rows, text).register.members
    return [None if member.area is None else str(member.area)[:8] for member in members]


@pytest.mark.usefixtures("_table_of_areas")
@pytest.mark.parametrize(
    ("titles", "code"),
    [
        ([], None),
        (["PEMERINTAH KABUPATEN BATANG", "KECAMATAN GRINGSING"], "33.25.07"),
        (["KABUPATEN : BATANG"], "33.25.07"),
        (["DAFTAR PSM KECAMATAN GRINGSING KABUPATEN BATANG TAHUN 2023"], "33.25.07"),
        (["DAFTAR PSM KABUPATEN BATANG DAN KABUPATEN KENDAL"], None),
        (["KABUPATEN BATANG", "KABUPATEN KENDAL"], None),
        (["KECAMATAN SUKAMAJU"], None),
    ],
)
def test_titles_narrow_a_village(titles: Sequence[str], code: str | None, tmp_path: Path) -> None:
    """The only village of a name in the area of the titles is meant; titles that are ambiguous narrow nothing."""
    rows = [*((title,) for title in titles), *LIST]
    expected = next(iter(list_codes("Sawangan", 4, "33.25")))[:8] if code else None
    assert len(list_codes("Sawangan", 4, "")) > 1
    assert len(list_codes("Sawangan", 4, "33.25")) == 1
    assert list_areas(rows, tmp_path) == [expected]


@pytest.mark.usefixtures("_table_of_areas")
def test_mapping_takes_precedence_and_later_titles_count(tmp_path: Path) -> None:
    """An area of the mapping is never left for that of a title, and titles of a further table name its own area."""
    text = f'{MEMBERS}\n[areas]\nwithin = "33.24"\n'
    assert list_areas([("KABUPATEN BATANG",), *LIST], tmp_path, text) == [None]
    rows = [("KABUPATEN BATANG",), *LIST, ("KABUPATEN KENDAL",), *LIST, ("KABUPATEN BATANG",), *LIST]
    first, second, third = list_areas(rows, tmp_path)
    assert (first and first[:5], second, third) == ("33.25", None, first)


@pytest.mark.usefixtures("_table_of_areas")
def test_district_of_an_earlier_regency() -> None:
    """A district is looked up in the regency of the lines, or of earlier ones; an unknown regency narrows nothing."""
    (batang,) = list_codes("Kabupaten Batang", REGENCY, "")
    (gringsing,) = list_codes("Gringsing", DISTRICT, batang)
    assert find_area(["KECAMATAN GRINGSING"], batang) == gringsing
    assert find_area(["KABUPATEN BATANG", "KECAMATAN TIDAK ADA"]) == batang
    assert find_area(["KABUPATEN UMPAMA", "KECAMATAN GRINGSING"], batang) == ""


@pytest.mark.parametrize("row", [("DESA SARI",), ("B. DESA SARI",), ("B.", "DESA SARI"), ("Desa : Sari",)])
def test_row_that_names_a_village_holds_below(row: Sequence[object], tmp_path: Path) -> None:
    """Blank cells below a row with a village have that village, by the suggested mapping."""
    rows = [
        *(HEADINGS, (1, "Siti", NIK, "Waru"), (2, "Ani", "3325000000000018", None)),
        *((3, "Budi", "3325000000000019", None), row, (4, "Ina", "3325000000000020", None)),
    ]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    mapping = suggest_mapping(file).mapping
    assert mapping.tables[0].fill_down == ("place.village",)
    members = import_table(file, mapping, strict=True).register.members
    assert [member.area_names[0].name.casefold() for member in members] == ["waru", "waru", "waru", "sari"]


@pytest.mark.parametrize("text", ["DESA SARI", "SARI", "RW 02"])
def test_unknown_text_ends_the_village_above(text: str, tmp_path: Path) -> None:
    """An unknown text may name another village: the one above is not filled in below it, and the report says so."""
    mapping = MEMBERS.replace("columns", 'fill_down = ["place.village"]\ncolumns')
    rows = [HEADINGS, (1, "Siti", NIK, "Waru"), (text,), (2, "Ani", "3325000000000018", None)]
    result = import_rows(tmp_path, rows, mapping)
    assert [len(member.area_names) for member in result.register.members] == [1, 0]
    (problem,) = result.report.problems
    assert (problem.place, "place.village" in problem.got.english) == ("P!3", True)


@pytest.mark.parametrize(
    ("line", "template"),
    [
        ("KECAMATAN MISAL", "KECAMATAN {place.district}"),
        (
            "KECAMATAN MISAL KABUPATEN UMPAMA TAHUN 2023",
            "KECAMATAN {place.district} KABUPATEN {place.regency} TAHUN {*}",
        ),
        ("DESA WARU, KECAMATAN MISAL", "DESA {place.village}, KECAMATAN {place.district}"),
        ("KECAMATAN MISAL TAHUN 2023", "KECAMATAN {place.district} TAHUN {*}"),
        ("KABUPATEN/KOTA : UMPAMA", "KABUPATEN/KOTA : {place.regency}"),
        ("KECAMATAN UMPAMA KOTA", "KECAMATAN {place.district}"),
        ("KECAMATAN MISAL KOTA CONTOH", "KECAMATAN {place.district} KOTA {place.regency}"),
        ("DESA WARU DAN DESA SARI", None),
        ("KECAMATAN TAHUN 2023", None),
    ],
)
def test_line_of_areas_has_a_name_for_each(line: str, template: str | None) -> None:
    """A title of several areas is no name of one."""
    assert find_titles([line], is_board=False).templates == (() if template is None else (template,))


def test_template_of_a_place_takes_one_name(tmp_path: Path) -> None:
    """A template for one area does not take those around it and the year as its name."""
    text = """
    [[tables]]
    titles = ["KECAMATAN {place.district}"]
    columns = {Nama = "member.name"}
    ids = {member = "{row}"}
    """
    rows = [("KECAMATAN MISAL KABUPATEN UMPAMA TAHUN 2023",), ("Nama",), ("Siti",)]
    assert import_rows(tmp_path, rows, text).register.members[0].area_names == ()
