"""Lines and comments that a suggestion has for what it is not sure of, each of which one edit settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from psm_model.importing import format_mapping, suggest_mapping
from tests.importing.books import CANARIES, write_book
from tests.importing.suggested import HEADINGS, TITLES, import_by, suggest


def test_heads_of_sections(tmp_path: Path) -> None:
    """A title that may be an office is read as the head of a section, with its name, and the line is unsure."""
    text = suggest(
        tmp_path, [*TITLES, HEADINGS, (1, "Siti Contoh", "Ketua"), (2, "Ani Umpama", "Kabid Pengabdian Masyarakat")]
    )
    assert '"Kabid Pengabdian Masyarakat" = "section_head"  # unsure: rows with this title: 1; is it' in text
    (term,) = import_by(tmp_path, text).register.board_terms
    assert [each.section for each in term.appointments] == [None, "Pengabdian Masyarakat"]


def test_titles_that_cannot_be_read(tmp_path: Path) -> None:
    """A known word is proposed in a comment; any other may be a name and is not shown."""
    rows = [(1, "Siti Contoh", "Ketua"), (2, "Camat Contoh", "Penanggung Jawab"), (3, "Ani Umpama", "Ina Andai")]
    text = suggest(tmp_path, [*TITLES, HEADINGS, *rows])
    line = '# "Penanggung Jawab" = "other"  # unsure: rows with this title, which cannot be read: 1'
    assert line in text
    assert "Andai" not in text
    assert import_by(tmp_path, text.replace(line, line.removeprefix("# "))).report.loaded == 2


@pytest.mark.parametrize("number", CANARIES)
def test_numbers_are_no_titles(number: str, tmp_path: Path) -> None:
    """A number in the column of posts is in no suggestion."""
    text = suggest(tmp_path, [*TITLES, HEADINGS, (1, "Siti Contoh", "Ketua"), (2, "Ani Umpama", f"Kabid {number}")])
    assert number not in text


def test_blank_posts(tmp_path: Path) -> None:
    """Posts that may be the one above are proposed in a comment, unless dashes stand for none."""
    rows = [(1, "Siti Contoh", "Ketua"), (2, "Ani Umpama", "Anggota"), (3, "Ina Andai", None), (4, "Budi Misal", None)]
    text = suggest(tmp_path, [*TITLES, HEADINGS, *rows])
    line = '# fill_down = ["appointment.post"]  # unsure: 2 people have no post; write this if it is the one above'
    assert line in text
    assert import_by(tmp_path, text.replace(line, line.removeprefix("# "))).report.loaded == 4
    assert "fill_down" not in suggest(tmp_path, [*TITLES, HEADINGS, *rows, (5, "Joko Teladan", "-")])


def test_dates_of_decrees_are_not_filled_down(tmp_path: Path) -> None:
    """A value that comes again below itself shows that blank cells have none."""
    headings = ("No", "Nama", "No SK", "Tgl SK")
    dates = ["3 Maret 2020", "3 Maret 2020", None, None]
    rows = [(at, "Siti Contoh", "12", day) for at, day in enumerate(dates)]
    assert "fill_down" not in suggest(tmp_path, [headings, *rows])
    assert 'fill_down = ["decree.issued"]' in suggest(tmp_path, [headings, rows[0], *rows[2:]])


def write_copies(folder: Path, names: Mapping[str, Sequence[str]], hidden: Sequence[str]) -> str:
    """Return the suggested mapping of a workbook with a form of its own on each sheet."""
    sheets = {
        sheet: [
            ("No", "Nama", ("Desa", "Kecamatan", "Kabupaten")[form]),
            *((at, name) for at, name in enumerate(people)),
        ]
        for form, (sheet, people) in enumerate(names.items())
    }
    file = write_book(folder / "a.xlsx", sheets, hidden=hidden)
    return format_mapping(suggest_mapping(file), language="en")


PEOPLE = ("Siti Contoh", "Ani Umpama", "Ina Andai", "Budi Misal")


def test_hidden_copies_are_skipped(tmp_path: Path) -> None:
    """A hidden sheet is skipped if its people are on visible ones, and is read and doubted otherwise."""
    text = write_copies(tmp_path, {"PSM": PEOPLE, "lama": PEOPLE[1:]}, ["lama"])
    assert 'skip_sheets = ["lama"]' in text
    assert "is hidden, and 3 of its 3 people are on other sheets or in other tables too" in text
    text = write_copies(tmp_path, {"PSM": PEOPLE[:2], "lama": PEOPLE[1:]}, ["lama"])
    assert 'sheets = ["lama"]  # unsure: the sheet is hidden' in text


def test_visible_copies_are_doubted(tmp_path: Path) -> None:
    """People of a visible sheet that are on an earlier one are read, and a comment says so."""
    text = write_copies(tmp_path, {"PSM": PEOPLE, "Gabungan": PEOPLE[1:]}, [])
    assert 'sheets = ["Gabungan"]  # unsure: 3 of its 3 people are on other sheets or in other tables too' in text


def test_notes_are_no_titles(tmp_path: Path) -> None:
    """The term in a note below the table is not that of the board."""
    note = (None, "Ket : pengurus periode 2015 - 2020 telah berakhir")
    text = suggest(tmp_path, [*TITLES, HEADINGS, (1, "Siti Contoh", "Ketua"), (), note])
    assert "Ket" not in text


@pytest.mark.parametrize("bracket", ["(", ""])
def test_decrees_of_several_villages(bracket: str, tmp_path: Path) -> None:
    """One template reads the decrees of all villages, without the bracket around them."""
    end = ")" if bracket else ""
    rows: list[Sequence[object]] = []
    for village in ("WARU", "SARI"):
        rows += [
            (f"PENGURUS IPSM DESA {village}",),
            ("MASA BAKTI 2020-2025",),
            (f"{bracket}SK Kepala Desa {village} Nomor : 14/{village}/2020 tanggal 3 Maret 2020{end}",),
            HEADINGS,
            (1, "Siti Contoh", "Ketua"),
        ]
    text = suggest(tmp_path, rows)
    template = f"{bracket}SK Kepala Desa {{*}} Nomor : {{decree.number}} tanggal {{decree.issued}}{end}"
    assert text.count("decree.number}") == 2
    assert template in text
    decrees = import_by(tmp_path, text).register.decrees
    assert [(each.number, str(each.issued)) for each in decrees] == [
        ("14/WARU/2020", "2020-03-03"),
        ("14/SARI/2020", "2020-03-03"),
    ]


@pytest.mark.parametrize("letter", ["A", "A.", "1", "I"])
def test_village_rows_with_a_letter(letter: str, tmp_path: Path) -> None:
    """A letter in the column of numbers is no part of the village, whose people have a board of their own."""
    rows: list[Sequence[object]] = [("DATA PENGURUS PSM DESA SE-KECAMATAN CONTOH",), HEADINGS]
    for village in ("WARU", "SARI"):
        rows += [(letter, f"DESA {village}"), (1, "Siti Contoh", "Ketua"), (2, "Ani Umpama", "Anggota")]
    text = suggest(tmp_path, rows)
    assert 'titles = ["DESA {place.village}"]' in text
    result = import_by(tmp_path, text)
    assert [each.name for each in result.register.organisations] == ["PSM Desa WARU", "PSM Desa SARI"]
    assert result.report.problems == ()


def test_boards_of_districts_in_a_column(tmp_path: Path) -> None:
    """If each district has a chair, each has a board; the term of the first row of a district is that of the others."""
    rows = [
        (at, district if at == 1 else None, "Siti Contoh", post, "2021-2026" if at == 1 else None)
        for district in ("Contoh", "Misal")
        for at, post in enumerate(("Ketua", "Sekretaris", "Bendahara"), start=1)
    ]
    headings = ("No", "Kecamatan", "Nama", "Jabatan", "Masa Bakti")
    text = suggest(tmp_path, [("PENGURUS IPSM KECAMATAN SE-KABUPATEN CONTOH",), headings, *rows])
    assert '"organisation.name" = "IPSM Kecamatan {place.district}"  # unsure: one board for each district' in text
    result = import_by(tmp_path, text)
    assert [len(term.appointments) for term in result.register.board_terms] == [3, 3]
    assert not [notice for notice in result.report.notices if "begin again" in notice.text.english]


def test_rows_of_bare_villages(tmp_path: Path) -> None:
    """A title for rows with the name of a village alone is proposed, and not one for names of people."""
    pytest.importorskip("lokal")
    rows: list[Sequence[object]] = [("DATA PSM KABUPATEN BATANG",), ("No", "Nama", "HP")]
    for village in ("TOMBO", "TOSO"):
        rows += [(village,), (1, "Siti Contoh", "0812"), (2, "Ani Umpama", "0813")]
    text = suggest(tmp_path, rows)
    line = '# titles = ["{place.village}"]  # unsure: 2 rows have a text alone; write this if they are villages'
    assert line in text
    result = import_by(tmp_path, text.replace(line, line.removeprefix("# ")))
    assert [str(each.area) for each in result.register.members][:2] == ["33.25.02.2001"] * 2
    assert result.report.problems == ()
    rows[2] = ("Siti Umpama",)
    assert "titles" not in suggest(tmp_path, rows)


def test_posts_below_one_heading(tmp_path: Path) -> None:
    """Posts in a second row of headings have their holders below, and each village has its board."""
    rows = [
        ("DATA KETUA DAN SEKRETARIS IPSM DESA",),
        ("KECAMATAN CONTOH KABUPATEN MISAL",),
        ("No", "Desa", "Pengurus IPSM Desa", None, "Tanggal SK"),
        (None, None, "Ketua", "Sekretaris", None),
        (1, "Waru", "Siti Contoh", "Budi Misal", "4 April 2023"),
        (2, "Sidomukti", "Ani Umpama", "Ina Andai", "5 April 2023"),
    ]
    text = suggest(tmp_path, rows)
    assert '"Pengurus IPSM Desa / Ketua" = "holder.chair"' in text
    assert "birth_date" not in text
    register = import_by(tmp_path, text).register
    assert [each.name for each in register.organisations] == ["IPSM Desa Waru", "IPSM Desa Sidomukti"]
    assert sum(len(term.appointments) for term in register.board_terms) == 4


def test_sheets_named_after_districts(tmp_path: Path) -> None:
    """Sheets are not named after villages if their titles say that they are named after districts."""
    sheets = {
        name: [
            ("PSM",),
            (f"KECAMATAN {name.upper()} KABUPATEN MISAL",),
            ("No", "Nama", "NIK"),
            (1, "Siti Contoh", None),
        ]
        for name in ("Waru", "Sidomukti")
    }
    mapping = suggest_mapping(write_book(tmp_path / "a.xlsx", sheets)).mapping
    assert [table.sheet_name for table in mapping.tables] == [None]


@pytest.mark.parametrize(
    ("merged", "ditto", "is_filled"),
    [
        ((), None, True),
        (("C2:C4",), None, True),
        (("C2:C4",), "sda", True),
        (("C2:C4", "C5:C7", "C8:C11"), None, False),
    ],
)
def test_villages_once_for_several_rows(
    merged: Sequence[str],
    ditto: str | None,
    is_filled: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    """Blank cells have the village above also where other cells are merged or say "the same"; merged ones need none."""
    villages = ["Waru", None, None, "Sidomukti", None, None, "Kepek", ditto, ditto, None]
    rows = [("No", "Nama", "Desa"), *((at, "Siti Contoh", name) for at, name in enumerate(villages, 1))]
    (table,) = suggest_mapping(write_book(tmp_path / "a.xlsx", {"P": rows}, merged={"P": merged})).mapping.tables
    assert table.fill_down == (("place.village",) if is_filled else ())


def test_repeated_headings_are_no_titles(tmp_path: Path) -> None:
    """The heading of posts that comes again is not proposed as a title."""
    board: list[tuple[object, ...]] = [HEADINGS, (1, "Siti Contoh", "Ketua"), (2, "Ani Umpama", "Anggota")]
    assert '"Jabatan" = "other"' not in suggest(tmp_path, [*TITLES, *board, *board])


def test_titles_with_several_kinds_of_villages(tmp_path: Path) -> None:
    """The name of a board has all words of titles for its area, as an unsure line, and the district is found."""
    person = ("Siti Contoh", "Ketua")
    rows: list[tuple[object, ...]] = [("PSM SE KECAMATAN BATANG",), ("PERIODE 2021-2026",), HEADINGS]
    for title in ("KELURAHAN WATESALIT", "DESA KALISALAK"):
        rows += [(title,), (1, *person), (2, "Ani Umpama", "Anggota")]
    text = suggest(tmp_path, rows)
    assert '"organisation.name" = "PSM Desa/Kelurahan {place.village}"  # unsure: titles have several words' in text
    assert 'within = "33.25.11"' in text


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("No SK Penetapan", "decree.number"),
        ("Tgl. SK Bupati", "decree.issued"),
        ("No. Induk TKSK", "identifier.no_induk"),
        ("Kalurahan", "place.village"),
        ("Kedudukan dalam Tim", "appointment.post"),
    ],
)
def test_headings_with_further_words(heading: str, target: str, tmp_path: Path) -> None:
    """Words for the kind of a decree, or who issued it, do not hide what a heading means."""
    number = ["Nomor SK"] if target == "decree.issued" else []
    text = suggest(tmp_path, [("No", "Nama", *number, heading), (1, "Siti Contoh", None, None)])
    assert f'"{heading}" = "{target}"\n' in text


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Kasi Olahraga", '"Kasi Olahraga" = "section_head"  # unsure'),
        ("Kabag Humas", '"Kabag Humas" = "section_head"  # unsure'),
        ("Wakil Ketua Pokja I", '# "Wakil Ketua Pokja I" = "section_member"  # unsure'),
        ("Staf Sekretariat", '# "Staf Sekretariat" = "other"  # unsure'),
    ],
)
def test_a_title_that_needs_one_line(title: str, line: str, tmp_path: Path) -> None:
    """A title that is not certain by itself is in the mapping, so that one line settles it."""
    text = suggest(tmp_path, [*TITLES, HEADINGS, (1, "Siti Contoh", "Ketua"), (2, "Budi Misal", title)])
    assert line in text
