"""import_table: rows become records, and every cell is used, left out by a rule, or reported."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psm_model import Capacity, FormatError, PartialDate, Post, iter_load, load
from psm_model.formats.read_result import ReadResult
from psm_model.i18n import LANGUAGES
from psm_model.importing import (
    DateOrder,
    ImportMapping,
    ImportResult,
    format_mapping,
    import_table,
    import_to_lines,
    loads_mapping,
    render_import_report,
    report_to_json,
    suggest_mapping,
)
from tests.importing.books import BOARD, CANARIES, ROSTER, make_board_mapping, write_book, write_table

MEMBERS: Final = """
[[tables]]
[tables.columns]
Nama = "member.name"
Desa = "place.village"
Lahir = "member.birth_date"
[tables.ids]
member = "psm-{row}"
"""


@pytest.fixture(params=["xlsx", "csv"])
def board(request: pytest.FixtureRequest, tmp_path: Path) -> ImportResult:
    """Return the imported board, from a workbook and from a CSV file."""
    if request.param == "csv":
        return import_table(write_table(tmp_path / "Pengurus.csv", BOARD, delimiter=";"), make_board_mapping())
    return import_table(write_book(tmp_path / "a.xlsx", {"Pengurus": BOARD}), make_board_mapping())


def test_result_is_a_read_result(board: ImportResult) -> None:
    """The result is that of every reader, with a loss for each problem."""
    assert isinstance(board, ReadResult)
    assert len(board.losses) == len(board.report.problems)


def test_rows_become_records(board: ImportResult) -> None:
    """Titles, the section above and constants complete what a row says."""
    (term,) = board.register.board_terms
    (organisation,) = board.register.organisations
    assert (organisation.name, organisation.level) == ("IPSM KECAMATAN CONTOH", "district")
    assert (term.organisation_id, term.label) == (organisation.id, "2020-2025")
    assert [(each.post, each.section) for each in term.appointments] == [
        (Post.CHAIR, None),
        (Post.SECRETARY, None),
        (Post.SECTION_HEAD, "BIDANG HUMAS"),
    ]
    assert [member.name.name for member in board.register.members] == ["Siti Contoh", "Budi Misal", "Ani Umpama"]
    assert [each.member_id for each in term.appointments] == [member.id for member in board.register.members]


def test_wrong_row_is_reported(board: ImportResult) -> None:
    """A row that cannot be read is left out and reported with its cell, what is expected and what to do."""
    (problem,) = board.report.problems
    assert problem.place.endswith("!D10")
    assert (problem.heading, problem.got.english) == ("Jabatan", "a text of 1 word")
    assert "Ketua" in problem.expected.indonesian
    assert "posts" in problem.action.english
    assert (board.report.rows, board.report.loaded) == (4, 3)


def test_every_cell_is_counted(board: ImportResult) -> None:
    """Each rule has its cells, and together they are all cells."""
    counts = board.report.cells
    assert counts.is_complete
    assert counts.total == sum(cell not in {None, ""} for row in BOARD for cell in row)
    assert counts.skipped == {
        "header": 5,
        "column_numbers": 5,
        "running_number": 4,
        "dash": 1,
        "total": 2,
        "signature": 3,
    }
    # The row of Tukang without its running number.
    assert counts.reported == 4


def test_locations_are_cells(board: ImportResult) -> None:
    """A finding about a value has the place of its cell."""
    found = board.locations.locate(["/members/1/name", "/board_terms/0/appointments/2/post", "/organisations/0/name"])
    assert [str(place).partition("!")[2] for place in found.values()] == ["B7", "D9", "A1"]


def test_personal_numbers_are_not_shown(tmp_path: Path) -> None:
    """No report, mapping or error shows a personal number, whatever its column."""
    for at in range(1, 5):
        for number in CANARIES:
            rows = [list(row) for row in BOARD]
            rows[5][at] = number
            rows[6][at] = int(number)
            mapping = attrs.evolve(make_board_mapping())
            result = import_table(write_book(tmp_path / "a.xlsx", {"Pengurus": rows}), mapping)
            text = repr(result.report) + repr(result.losses)
            try:
                import_table(tmp_path / "a.xlsx", mapping, strict=True)
            except FormatError as error:
                text += str(error) + repr(error)
            assert number not in text


@pytest.mark.parametrize("row", range(5, 15))
@pytest.mark.parametrize("at", range(5))
def test_names_are_not_shown(row: int, at: int, tmp_path: Path) -> None:
    """No report shows the name of a person, whatever the column or the row that it is in."""
    rows = [[*cells, *[None] * (5 - len(cells))] for cells in BOARD]
    rows[row][at] = "Ketua RT Rini Serupa"
    text = ROSTER.replace('Alamat = "member.x_address"', 'Alamat = "place.village"')
    text = text.replace('"identifier.nik"', '"appointment.period_start"')
    file = write_book(tmp_path / "a.xlsx", {"Pengurus": rows})
    for mapping in (make_board_mapping(), loads_mapping(text)):
        shown = render_all(file, mapping)
        assert "Rini" not in shown
        assert "Serupa" not in shown


def test_sheet_may_be_named_after_a_person(tmp_path: Path) -> None:
    """A sheet is known by its number where its name may be that of a person, and by its name elsewhere."""
    sheets = dict.fromkeys(("Pengurus 2025", "Desa Waru", "Rini Serupa"), BOARD)
    report = import_table(
        write_book(tmp_path / "a.xlsx", sheets), make_board_mapping(**{"{row}": "{sheet}-{row}"})
    ).report
    assert [problem.place for problem in report.problems] == ["Pengurus 2025!D10", "Desa Waru!D10", "#3!D10"]


@pytest.mark.parametrize("text", ["1-2-80", "29221", "31 Februari 1980", "Rini", 29221, "1980-13-01"])
def test_row_is_kept_without_a_value_that_cannot_be_read(text: object, tmp_path: Path) -> None:
    """A person is loaded without a value that cannot be read; the cell is reported, and a merged one once."""
    rows = [("Nama", "Desa", "Lahir"), ("A", "Waru", text), ("B", "Waru", None), ("C", "Waru", 1980)]
    file = write_book(tmp_path / "a.xlsx", {"P": rows}, merged={"P": ["C2:C3"]})
    result = import_table(file, loads_mapping(f'date_order = "dmy"\n{MEMBERS}'))
    assert [member.birth_date for member in result.register.members] == [None, None, PartialDate(1980)]
    (problem,) = result.report.problems
    assert (problem.place, problem.row_is_lost, result.report.loaded) == ("P!C2", False, 3)
    assert (result.report.cells.is_complete, result.report.cells.reported) == (True, 1)


def test_row_is_lost_without_a_value_of_its_key(tmp_path: Path) -> None:
    """A value that the key of a member needs cannot be left out."""
    rows = [("Nama", "Desa", "Lahir"), ("A", "Waru", "1-2-80")]
    text = MEMBERS.replace("[tables.columns]", 'member_key = ["member.birth_date"]\n[tables.columns]')
    result = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), loads_mapping(text))
    assert not result.register.members
    assert [problem.row_is_lost for problem in result.report.problems] == [True]


@pytest.mark.parametrize("other", ["2021/2026", "2021 -2026", "2021 – 2026", "2021-2026"])
def test_terms_that_are_typed_differently_are_one(other: str, tmp_path: Path) -> None:
    """Texts that differ only by spaces, dashes and case, so that they make one id, do not contradict each other."""
    rows = [
        ("Nama", "Jabatan", "Periode", "IPSM"),
        ("A", "Ketua", "2021 - 2026", "IPSM Desa Waru"),
        ("B", "Anggota", other, "IPSM DESA  WARU"),
    ]
    text = """
    [[tables]]
    [tables.columns]
    Nama = "appointment.name"
    Jabatan = "appointment.post"
    Periode = "term.label"
    IPSM = "organisation.name"
    [tables.ids]
    organisation = "{organisation.name}"
    term = "{organisation.id}-{term.label}"
    appointment = "{row}"
    """
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    (term,) = import_table(file, loads_mapping(text), strict=True).register.board_terms
    assert (term.label, len(term.appointments)) == ("2021 - 2026", 2)


def test_title_with_a_post_of_its_own(tmp_path: Path) -> None:
    """A title that cannot be read has the post that the mapping states."""
    mapping = loads_mapping(ROSTER + '[tables.posts]\n"tukang" = "other"\n')
    result = import_table(write_book(tmp_path / "a.xlsx", {"Pengurus": BOARD}), mapping)
    assert result.report.is_whole
    assert result.register.board_terms[0].appointments[3].post is Post.OTHER


def test_strict_import_refuses(tmp_path: Path) -> None:
    """A strict import of a file with a problem raises its problems; without problems it returns the register."""
    file = write_book(tmp_path / "a.xlsx", {"Pengurus": BOARD})
    with pytest.raises(FormatError, match=r"Pengurus!D10: expected a post"):
        import_table(file, make_board_mapping(), strict=True)
    report = import_to_lines(file, make_board_mapping(), tmp_path / "a.jsonl", only_whole=True)
    assert not report.is_whole
    assert not (tmp_path / "a.jsonl").exists()
    write_book(file, {"Pengurus": BOARD[:9]})
    assert len(import_table(file, make_board_mapping(), strict=True).register.members) == 3


def test_lines_have_the_same_register(tmp_path: Path) -> None:
    """The register in JSON Lines is the one that the function returns."""
    file = write_book(tmp_path / "a.xlsx", {"Pengurus": BOARD})
    report = import_to_lines(file, make_board_mapping(), tmp_path / "a.jsonl")
    result = import_table(file, make_board_mapping())
    assert load(tmp_path / "a.jsonl") == result.register
    assert len(list(iter_load(tmp_path / "a.jsonl"))) == 5
    assert report == result.report


def test_numbers_of_posts_are_settled(tmp_path: Path) -> None:
    """Sekretaris I is a deputy beside a secretary without a number."""
    rows = [*BOARD[:7], (3, "Ani", "", "Sekretaris", ""), (4, "Ina", "", "Plt. Bendahara", "")]
    (term,) = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), make_board_mapping()).register.board_terms
    assert [each.post for each in term.appointments] == [
        Post.CHAIR,
        Post.VICE_SECRETARY,
        Post.SECRETARY,
        Post.TREASURER,
    ]
    assert term.appointments[3].capacity is Capacity.ACTING


def test_merged_and_blank_cells_are_filled(tmp_path: Path) -> None:
    """Merged cells always have one value; a blank cell has the one above only where the mapping says so."""
    rows = [("Nama", "Desa", "Lahir"), ("A", "Waru", 1980), ("B", None, None), ("C", None, None), ("D", "Sari", None)]
    file = write_book(tmp_path / "a.xlsx", {"P": rows}, merged={"P": ["B2:B3"]})

    def list_villages(text: str) -> list[str]:
        register = import_table(file, loads_mapping(text)).register
        return [member.area_names[0].name if member.area_names else "" for member in register.members]

    assert list_villages(MEMBERS) == ["Waru", "Waru", "", "Sari"]
    filled = MEMBERS.replace("[tables.columns]", 'fill_down = ["place.village"]\n[tables.columns]')
    assert list_villages(filled) == ["Waru", "Waru", "Waru", "Sari"]


def test_members_are_one_only_by_a_key(tmp_path: Path) -> None:
    """Rows of one name are several members, unless the mapping names a key; a contradiction is reported."""
    rows = [("Nama", "Desa", "Lahir"), ("A", "Waru", 1980), ("A", "Waru", 1980), ("A", "Waru", 1981), ("A", None, None)]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    assert len(import_table(file, loads_mapping(MEMBERS)).register.members) == 4
    by_name = MEMBERS.replace("[tables.columns]", 'member_key = ["member.name"]\n[tables.columns]')
    result = import_table(file, loads_mapping(by_name))
    assert len(result.register.members) == 1
    (problem,) = result.report.problems
    assert problem.place == "P!C4"
    assert "P!C2" in problem.expected.english
    assert problem.got.english == "a value that is not shown"
    by_both = MEMBERS.replace("[tables.columns]", 'member_key = ["member.name", "member.birth_date"]\n[tables.columns]')
    assert len(import_table(file, loads_mapping(by_both)).register.members) == 3


@pytest.mark.parametrize(
    ("order", "text", "expected"),
    [
        ("", "03/04/1980", None),
        ("", "13/04/1980", "1980-04-13"),
        ("", "04/04/1980", "1980-04-04"),
        ("", "3 April 1980", "1980-04-03"),
        ("dmy", "03/04/1980", "1980-04-03"),
        ("dmy", "3-4-1980", "1980-04-03"),
        ("mdy", "03/04/1980", "1980-03-04"),
        ("mdy", "13/04/1980", None),
        ("dmy", "03/04/80", None),
        ("dmy", "1980-04-03", "1980-04-03"),
    ],
)
def test_order_of_dates_is_stated(order: str, text: str, expected: str | None, tmp_path: Path) -> None:
    """A date whose order matters is read only in the order that the mapping states, and never shown."""
    file = write_book(tmp_path / "a.xlsx", {"P": [("Nama", "Desa", "Lahir"), ("A", "Waru", text)]})
    head = f'date_order = "{order}"\n' if order else ""
    result = import_table(file, loads_mapping(head + MEMBERS))
    (member,) = result.register.members
    assert member.birth_date == (PartialDate.parse(expected) if expected else None)
    assert [problem.place for problem in result.report.problems] == ([] if expected else ["P!C2"])
    assert text not in repr(result.report)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_detected(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """Each usual encoding and delimiter is detected, and an unusual encoding is reported."""
    rows = [("Nama", "Desa", "Lahir"), ("René Contoh", "Waru", 1980), ("Siti – Misal", "", "1981")]
    file = write_table(tmp_path / "a.csv", rows, delimiter=delimiter, encoding=encoding)
    result = import_table(file, loads_mapping(MEMBERS))
    assert [member.name.text for member in result.register.members] == ["René Contoh", "Siti – Misal"]
    assert any("encoding" in notice.text.english for notice in result.report.notices) is not encoding.startswith(
        "utf-8"
    )


@pytest.mark.parametrize("encoding", ["utf-9", "rot13", "base64", "hex", "zip", "utf-8\\u0000", "x" * 1000])
def test_mapping_with_no_encoding_of_texts(encoding: str, tmp_path: Path) -> None:
    """What the mapping calls the encoding is refused if Python does not know it, or if it decodes no text."""
    file = write_table(tmp_path / "a.csv", [("Nama", "Desa", "Lahir")])
    with pytest.raises(FormatError, match="expected the name of an encoding, such as utf-8"):
        import_table(file, loads_mapping(f'encoding = "{encoding}"\n{MEMBERS}'))


def test_hidden_rows_and_sheets_are_reported(tmp_path: Path) -> None:
    """Hidden rows and sheets are read, and reported; a sheet without the headings is reported with its cells."""
    rows: list[tuple[str, ...]] = [("Nama", "Desa"), ("A", "Waru"), ("B", "Waru")]
    sheets: dict[str, list[tuple[str, ...]]] = {"P": rows, "Q": rows, "Lain": [("x", "y")], "Rekap": [("z",)]}
    file = write_book(tmp_path / "a.xlsx", sheets, hidden=["Q"], hidden_rows={"P": [3]})
    text = MEMBERS.replace("psm-{row}", "{sheet}-{row}").replace('Lahir = "member.birth_date"\n', "")
    result = import_table(file, loads_mapping('skip_sheets = ["rek*"]\n' + text))
    assert [member.id for member in result.register.members] == ["p-2", "p-3", "q-2", "q-3"]
    places = {notice.place for notice in result.report.notices if "hidden" in notice.text.english}
    assert places == {"P!3", "Q"}
    assert [problem.place for problem in result.report.problems] == ["Lain"]
    assert result.report.cells.skipped["sheet"] == 1
    assert result.report.cells.is_complete


@pytest.mark.parametrize("target", ["member.note", "place.village", "key.file"])
def test_formula_without_a_value_is_reported(target: str, tmp_path: Path) -> None:
    """A formula that no spreadsheet computed is a problem of its cell, whatever its column."""
    file = write_book(tmp_path / "a.xlsx", {"P": [("Nama", "Desa", "Lahir"), ("A", "=B1", 1980)]})
    (problem,) = import_table(file, loads_mapping(MEMBERS.replace("place.village", target))).report.problems
    assert (problem.place, problem.row_is_lost) == ("P!B2", False)
    assert "formula" in problem.got.english


def test_areas_get_codes(tmp_path: Path) -> None:
    """A name that one area has gets its code; an ambiguous one stays a name, with the codes in the report."""
    pytest.importorskip("lokal")
    rows = [("Nama", "Desa"), ("A", "Proyonanggan Utara"), ("B", "Karanganyar"), ("C", "Tiada Begitu"), ("D", "Tetap")]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    text = MEMBERS.replace('Lahir = "member.birth_date"\n', "")
    areas = '\n[areas]\nwithin = "33.25"\nnames = {Tetap = "33.25.11.2001"}\n'
    result = import_table(file, loads_mapping(text + areas))
    members = result.register.members
    assert str(members[0].area).startswith("33.25.")
    assert str(members[3].area) == "33.25.11.2001"
    assert [member.area for member in members[1:3]] == [None, None] or members[1].area is not None
    assert members[2].area_names[0].name == "Tiada Begitu"
    assert str(members[2].area_names[0].within) == "33.25"
    everywhere = import_table(file, loads_mapping(text))
    assert everywhere.register.members[1].area is None
    assert any("areas are called 'Karanganyar'" in notice.text.english for notice in everywhere.report.notices)


def test_several_boards_in_one_sheet(tmp_path: Path) -> None:
    """A title below a table begins another board: its section, and what is filled down, end there."""
    second = [("DAFTAR PENGURUS IPSM KECAMATAN MISAL",), ("MASA BAKTI 2021-2026",), *BOARD[3:6]]
    result = import_table(write_book(tmp_path / "a.xlsx", {"P": [*BOARD[:9], (), *second]}), make_board_mapping())
    assert result.report.is_whole
    assert [term.label for term in result.register.board_terms] == ["2020-2025", "2021-2026"]
    (chair,) = result.register.board_terms[1].appointments
    assert (chair.post, chair.section) == (Post.CHAIR, None)
    assert result.report.cells.is_complete


def test_one_sheet_a_village(tmp_path: Path) -> None:
    """The name of a sheet gives values to its rows."""
    text = """
    [[tables]]
    sheet_name = "DESA {place.village}"
    columns = {Nama = "appointment.name", Jabatan = "appointment.post"}
    constants = {"organisation.name" = "IPSM Desa {place.village}", "organisation.level" = "village"}
    [tables.ids]
    organisation = "{organisation.name}"
    term = "{organisation.id}-1"
    appointment = "{row}"
    """
    rows = [("Nama", "Jabatan"), ("A", "Ketua")]
    file = write_book(tmp_path / "a.xlsx", {"Desa Waru": rows, "Desa Sari": rows})
    register = import_table(file, loads_mapping(text)).register
    assert [organisation.name for organisation in register.organisations] == ["IPSM Desa Waru", "IPSM Desa Sari"]
    assert [organisation.area_names[0].name for organisation in register.organisations] == ["Waru", "Sari"]


def test_decrees_of_rows(tmp_path: Path) -> None:
    """A decree may be a constant or a column; rows with one number have one decree, whose dates must agree."""
    text = """
    [[tables]]
    columns = {Nama = "member.name", SK = "decree.number", Tanggal = "decree.issued"}
    ids = {member = "{row}", decree = "sk-{decree.number}"}
    """
    rows = [
        ("Nama", "SK", "Tanggal"),
        ("A", "1/2020", 2020),
        ("B", "1/2020", None),
        ("C", "1/2020", 2021),
        ("D", "", ""),
    ]
    result = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), loads_mapping(text))
    assert [member.decree_ids for member in result.register.members] == [("sk-1-2020",), ("sk-1-2020",), ()]
    (problem,) = result.report.problems
    assert (problem.place, problem.got.english) == ("P!C4", "'2021'")
    assert "P!C2" in problem.expected.english


def test_constant_of_a_decree_makes_none_by_itself(tmp_path: Path) -> None:
    """An issuer that is the same for all decrees is no decree of a row without a number."""
    text = """
    [[tables]]
    columns = {Nama = "member.name", SK = "decree.number"}
    constants = {"decree.issuer" = "Bupati Contoh"}
    ids = {member = "{row}", decree = "sk-{decree.number}"}
    """
    file = write_book(tmp_path / "a.xlsx", {"P": [("Nama", "SK"), ("A", "1/2020"), ("B", None)]})
    register = import_table(file, loads_mapping(text), strict=True).register
    assert [member.decree_ids for member in register.members] == [("sk-1-2020",), ()]
    assert register.decrees[0].issuer == "Bupati Contoh"


def test_values_that_are_not_valid_together_are_reported(tmp_path: Path) -> None:
    """A last day before the first is a problem of its row, with the cell."""
    text = """
    [[tables]]
    columns = {Nama = "member.name", Mulai = "member.service_start", Selesai = "member.service_end"}
    ids = {member = "{row}"}
    """
    file = write_book(tmp_path / "a.xlsx", {"P": [("Nama", "Mulai", "Selesai"), ("A", 2020, 2019), ("B", 2019, 2020)]})
    result = import_table(file, loads_mapping(text))
    assert [member.name.text for member in result.register.members] == ["B"]
    (problem,) = result.report.problems
    assert problem.place.startswith("P!")
    assert problem.got.english == "a value that is not shown"


def import_board(folder: Path, old: str, new: str, rows: Sequence[Sequence[object]] = BOARD) -> ImportResult:
    """Import a board by its mapping with one text replaced."""
    assert old in ROSTER
    return import_table(write_book(folder / "a.xlsx", {"P": rows}), loads_mapping(ROSTER.replace(old, new)))


def test_header_may_be_given(tmp_path: Path) -> None:
    """The row of the headings may be given; without headings of the mapping there, the file is refused."""
    rows = [BOARD[3], *BOARD]
    result = import_board(tmp_path, "[[tables]]", "[[tables]]\nheader = 5", rows)
    assert result.report.loaded == 3
    assert result.report.cells.skipped["above_header"] == 5
    with pytest.raises(FormatError, match="headings of the mapping"):
        import_board(tmp_path, "[[tables]]", "[[tables]]\nheader = 6", rows)


def test_rows_may_be_skipped_by_their_text(tmp_path: Path) -> None:
    """A row with a text that the mapping skips is left out, whatever else it has."""
    report = import_board(tmp_path, "[[tables]]", '[[tables]]\nskip_rows = ["tuk*"]').report
    assert report.is_whole
    assert report.cells.skipped["pattern"] == 5


def test_sections_may_be_off(tmp_path: Path) -> None:
    """Without sections, a row that names one is a text by itself, which is reported."""
    report = import_board(tmp_path, "[[tables]]", "[[tables]]\nsections = false").report
    assert [problem.place for problem in report.problems] == ["P!8", "P!D10"]


@pytest.mark.parametrize("owner", ["term", "appointment", "member"])
def test_decree_is_about_one_record(owner: str, tmp_path: Path) -> None:
    """The mapping states whether a decree is about the term, each appointment or each member."""
    text = ROSTER.replace("[[tables]]", f'[[tables]]\ndecree_of = "{owner}"')
    text = text.replace("[tables.constants]", '[tables.constants]\n"decree.number" = "1/2020"') + 'decree = "sk"\n'
    register = import_table(write_book(tmp_path / "a.xlsx", {"P": BOARD}), loads_mapping(text)).register
    (term,) = register.board_terms
    owners = {
        "term": {term.decree_ids},
        "appointment": {each.decree_ids for each in term.appointments},
        "member": {member.decree_ids for member in register.members},
    }
    assert owners == {name: {("sk",) if name == owner else ()} for name in owners}


def test_apostrophe_before_a_number_is_left_out(tmp_path: Path) -> None:
    """An apostrophe that keeps a number a text is no part of an identity number."""
    rows = [*BOARD[:5], (1, "Siti", "'3325000000000017", "Ketua", "")]
    (member,) = import_board(tmp_path, "No =", "No =", rows).register.members
    assert [each.value for each in member.identifiers] == ["3325000000000017"]


CELLS: Final = st.sampled_from(
    [None, "", " ", "-", 1, 2, "3", "Siti", "Ketua", "BIDANG HUMAS", "Jumlah", "Nama", "No", "Jabatan", "NIK", 1.5]
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=12), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=max(60, settings().max_examples))
def test_no_cell_is_lost(tmp_path: Path, rows: list[list[object]], is_csv: bool) -> None:  # noqa: FBT001
    """Whatever is above and below the headings, each cell is used, left out by a rule or reported."""
    table = [*rows[:3], *BOARD[3:6], *rows[3:]]
    if is_csv:
        file = write_table(tmp_path / "a.csv", table)
        table = [[str(cell) for cell in row if cell is not None] for row in table]
    else:
        file = write_book(tmp_path / "a.xlsx", {"P": table})
    counts = import_table(file, make_board_mapping()).report.cells
    assert counts.is_complete
    assert counts.total == sum(str(cell).strip() not in {"", "None"} for row in table for cell in row)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", b"x,y\n1,2\n", "headings of the mapping"),
        ("a.pdf", b"%PDF", "a workbook"),
        ("a.xlsx", b"", "a workbook"),
        ("a.csv", b"Nama,Desa\nA,\nB," + b"x" * 200_000, r"field limit \(131072\) in line 3"),
    ],
)
def test_unreadable_file_is_refused(name: str, content: bytes, expected: str, tmp_path: Path) -> None:
    """A file that is no table, or has none of the headings, is refused with its name."""
    (tmp_path / name).write_bytes(content)
    # Another library in the process may have raised the limit of the csv module.
    limit = csv.field_size_limit(131_072)
    try:
        with pytest.raises(FormatError, match=expected) as caught:
            import_table(tmp_path / name, loads_mapping(MEMBERS))
    finally:
        csv.field_size_limit(limit)
    assert caught.value.source == str(tmp_path / name)


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (['1,"A,Waru', "2,B,Waru"], ["a.csv!B2", "a.csv!C2"]),
        (['1,A,"Waru', "2,B,Waru", *[f"{number},C{number},Waru" for number in range(200)]], ["a.csv!C2"]),
        (["1,A,Waru", '2,"B" ""C,Waru', '3,"C\nD",Waru'], ["a.csv!B3", "a.csv!C3"]),
        (['1,A,"Waru', '2,"B,Waru', '3,"C, S.Sos",Waru'], ["a.csv!C2", "a.csv!B3", "a.csv!C3"]),
    ],
)
def test_open_quotation_mark_is_a_problem_of_its_line(lines: list[str], places: list[str], tmp_path: Path) -> None:
    """A quotation mark without a second one makes the rest of its line unreadable; other lines are read."""
    (tmp_path / "a.csv").write_text("\n".join(["No,Nama,Desa", *lines]), encoding="utf-8")
    text = MEMBERS.replace('Lahir = "member.birth_date"', 'No = "number"')
    result = import_table(tmp_path / "a.csv", loads_mapping(text))
    assert [problem.place for problem in result.report.problems] == places
    names = [member.name.name for member in result.register.members]
    assert len(names) == len(lines) - sum("!B" in place for place in places)
    assert result.report.cells.is_complete


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Batang, 11-05-1981", "1981-05-11"),
        ("Kab. Umpama / 11 Mei 1981", "1981-05-11"),
        ("Batang; 1981", "1981"),
        ("11-05-1981", "1981-05-11"),
        ("Batang 2, 11-05-1981", None),
        ("Batang", None),
        ("Mei 1981", "1981-05"),
    ],
)
def test_birth_date_may_be_after_a_place(text: str, expected: str | None, tmp_path: Path) -> None:
    """A birth date is read after the place of birth; the suggested mapping says that the place is not kept."""
    rows = [("No", "Nama", "Tempat, Tgl. Lahir"), (1, "A", text)]
    file = write_book(tmp_path / "a.xlsx", {"P": rows})
    suggestion = suggest_mapping(file)
    assert any("after the place" in doubt.text.english for doubt in suggestion.doubts)
    result = import_table(file, attrs.evolve(suggestion.mapping, date_order=DateOrder.DMY))
    (member,) = result.register.members
    assert member.birth_date == (PartialDate.parse(expected) if expected else None)
    assert len(result.report.problems) == (expected is None)


@pytest.mark.parametrize("at", [2, 3])
def test_blank_cell_is_named(at: int, tmp_path: Path) -> None:
    """A missing value is a problem of its blank cell if a column has it."""
    row: list[object] = ["A", "Ketua", "2020-2025", "IPSM Desa Waru"]
    row[at] = None
    text = """
    [[tables]]
    [tables.columns]
    Nama = "appointment.name"
    Jabatan = "appointment.post"
    Periode = "term.label"
    IPSM = "organisation.name"
    [tables.ids]
    organisation = "{organisation.name}"
    term = "{organisation.id}-{term.label}"
    appointment = "{row}"
    """
    headings = ("Nama", "Jabatan", "Periode", "IPSM")
    report = import_table(write_book(tmp_path / "a.xlsx", {"P": [headings, row]}), loads_mapping(text)).report
    problem = report.problems[0]
    assert (problem.place, problem.heading, problem.action.english) == (
        f"P!{'ABCD'[at]}2",
        headings[at],
        "fill in the cell",
    )


@pytest.mark.parametrize(
    ("target", "cell", "expected", "got"),
    [
        ("member.birth_date", 29221, "berformat tanggal atau teks", "tidak ditampilkan"),
        ("identifier.nik", 3325000000000010, "berformat teks", "tidak ditampilkan"),
        ("member.birth_date", datetime(1980, 1, 1, 8, 30), "tanpa jam", "tidak ditampilkan"),  # noqa: DTZ001  # cells have no zone
        ("member.note", "=B1", "teks", "rumus tanpa nilainya"),
    ],
)
def test_indonesian_says_what_english_says(target: str, cell: object, expected: str, got: str, tmp_path: Path) -> None:
    """A problem says in Indonesian how the cell must be formatted, and what is wrong with it."""
    file = write_book(tmp_path / "a.xlsx", {"P": [("Nama", "Isi"), ("A", cell)]})
    text = f'[[tables]]\ncolumns = {{Nama = "member.name", Isi = "{target}"}}\nids = {{member = "psm-{{row}}"}}\n'
    (problem,) = import_table(file, loads_mapping(text)).report.problems
    assert expected in problem.expected.indonesian
    assert got in problem.got.indonesian


def render_all(file: Path, mapping: ImportMapping | None) -> str:
    """Return all that an import, or a suggestion without a mapping, shows of a file."""
    try:
        if mapping is None:
            suggestion = suggest_mapping(file)
            texts = [format_mapping(suggestion, language=language) for language in LANGUAGES]
            return "".join(texts) + render_all(file, suggestion.mapping)
        report = import_table(file, mapping).report
        assert report.cells.is_complete
        texts = [render_import_report(report, language=language, limit=None) for language in LANGUAGES]
        return "".join([*texts, *(str(report_to_json(report, language=language)) for language in LANGUAGES)])
    except FormatError as error:
        return f"{error}{error!r}"


@given(
    st.integers(0, len(BOARD) - 1),
    st.integers(0, 5),
    st.sampled_from(CANARIES),
    st.sampled_from(["{}", "{:d}", "X {} Y"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=max(40, settings().max_examples))
def test_no_output_shows_a_personal_number(tmp_path: Path, row: int, at: int, number: str, form: str) -> None:
    """A personal number in any cell, as text or as a number, is in no suggestion, report or error."""
    rows = [list(cells) for cells in BOARD]
    rows[row] += [None] * (at + 1 - len(rows[row]))
    rows[row][at] = int(number) if form == "{:d}" else form.format(number)
    file = write_book(tmp_path / "a.xlsx", {"Pengurus": rows})
    for mapping in (None, make_board_mapping()):
        shown = render_all(file, mapping)
        assert number not in shown
        assert number.lstrip("0") not in shown


ANY_CELL: Final = (
    CELLS
    | st.text(max_size=12).filter(lambda text: text.isprintable() and not text.startswith("="))
    | st.integers()
    | st.dates()
    | st.booleans()
    | st.sampled_from(["Tgl Lahir", "SK", "Masa Bakti", "Desa", "Mengetahui", "1/2/2020", "{x}", "Total", "Bendahara"])
)


@given(st.lists(st.lists(ANY_CELL, max_size=6), max_size=10))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=max(60, settings().max_examples))
def test_any_table_is_read_or_refused(tmp_path: Path, rows: list[list[object]]) -> None:
    """Whatever a workbook holds, it has a suggested mapping whose counts are complete, or is refused with a reason."""
    assert render_all(write_book(tmp_path / "a.xlsx", {"P": rows, "Q": rows[:4]}), None)


def test_headings_on_another_page_keep_the_section(tmp_path: Path) -> None:
    """Headings that come again without titles belong to the same table, so that the section goes on."""
    rows = [*BOARD[:9], BOARD[3], (4, "Ina", "", "Anggota", ""), ("REKAP",), BOARD[3], (5, "Tono", "", "Bendahara", "")]
    result = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), make_board_mapping())
    assert result.report.is_whole
    sections = [each.section for each in result.register.board_terms[0].appointments]
    assert sections == [None, None, "BIDANG HUMAS", "BIDANG HUMAS", None]


@pytest.mark.parametrize("text", ["*) pergantian antarwaktu", "Keterangan: lengkap", "Sumber: Dinas Sosial"])
def test_notes_below_a_table_are_skipped(text: str, tmp_path: Path) -> None:
    """A note below the table is left out by its own rule; another text by itself is reported, but is no row."""
    rows = [*BOARD[:7], (text,), ("Sesuatu",)]
    report = import_table(write_book(tmp_path / "a.xlsx", {"P": rows}), make_board_mapping()).report
    assert report.cells.skipped["footnote"] == 1
    assert (report.rows, report.loaded) == (2, 2)
    assert [(problem.place, problem.row_is_lost) for problem in report.problems] == [("P!9", False)]


MEASURE: Final = """
import resource, sys
from psm_model.importing import import_to_lines, load_mapping
report = import_to_lines(sys.argv[1], load_mapping(sys.argv[2]), sys.argv[3])
print(report.loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def measure(folder: Path, rows: int) -> tuple[int, int]:
    """Import a CSV file in a process of its own; return the number of rows and the memory in MB."""
    with (folder / "a.csv").open("w", encoding="utf-8") as file:
        file.write("No,Nama,NIK,Jabatan,Alamat,Organisasi\n")
        for row in range(rows):
            file.write(f"{row},Orang {row},33250000{row:08},Anggota,Jalan {row},IPSM Desa {row // 20}\n")
    text = ROSTER.replace("DAFTAR PENGURUS {organisation.name}", "{*} {term.label}")
    text = text.replace("[tables.columns]", '[tables.columns]\nOrganisasi = "organisation.name"')
    (folder / "map.toml").write_text(text.replace("-{term.label}", "-1"), encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "-c", MEASURE, folder / "a.csv", folder / "map.toml", folder / "a.jsonl"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded, memory = map(int, process.stdout.split())
    return loaded, memory


@pytest.mark.slow
def test_memory_does_not_grow(tmp_path: Path) -> None:
    """Sixteen times as many rows need little more memory."""
    (few, small), (many, large) = measure(tmp_path, 500), measure(tmp_path, 8_000)
    assert (few, many) == (500, 8_000)
    assert large < small + 25


@pytest.mark.thorough
def test_a_million_rows_need_little_memory(tmp_path: Path) -> None:
    """A million rows are imported within 400 MB."""
    assert measure(tmp_path, 1_000_000)[1] < 400
