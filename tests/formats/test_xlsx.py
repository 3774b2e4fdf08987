"""XLSX: workbooks as offices keep them, with the conversions of spreadsheets, and problems by cell."""

from __future__ import annotations

import sys
import traceback
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.utils import get_column_letter

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Decree,
    Inauguration,
    Member,
    Organisation,
    Post,
    Register,
)
from psm_model.errors import FormatError
from psm_model.formats import load
from psm_model.formats.loss import Loss
from psm_model.formats.tables.schema import tables
from psm_model.formats.xlsx import read_xlsx, template_xlsx, write_xlsx
from psm_model.strategies import registers, valid_registers
from psm_model.values import OPEN, UNKNOWN, AreaCode, Level, PartialDate, Period, PersonName
from tests.cases.documents import DOCUMENTS
from tests.formats.losses import remove_losses
from tests.formats.results import register_and_losses

IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
FEW: Final = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Path of a workbook that does not exist yet."""
    return tmp_path / "register.xlsx"


class Copy(NamedTuple):
    """What is left of a register that was written and read, and the losses of both."""

    register: Register
    written: tuple[Loss, ...] = ()
    read: tuple[Loss, ...] = ()


def write_and_read(register: Register, file: Path) -> Copy:
    """Write a register to a workbook and read it again."""
    written = write_xlsx(register, file)
    result = read_xlsx(file)
    return Copy(result.register, written, result.losses)


@FEW
@given(register=registers() | valid_registers())
def test_round_trip(register: Register, workbook: Path) -> None:
    """A register survives a workbook except for the reported losses."""
    copy = write_and_read(register, workbook)
    assert copy == Copy(remove_losses(register, copy.written), copy.written)


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_real_cases(case: Path, workbook: Path) -> None:
    """A real case has no losses."""
    register = load(case)
    assert write_and_read(register, workbook) == Copy(register)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62",
        "33.10",
        "2025-10-15",
        "TRUE",
        "#N/A",
        "a\r\nb\x00\x0b",
        "_x0041_",
        "_x005F_x0041_",
        " a ",
        "\ufffe",
    ],
)
def test_texts_stay_texts(text: str, workbook: Path) -> None:
    """No text becomes a formula, a number or an error, and characters that XML cannot represent survive."""
    register = Register.of(Organisation(id="o", name=f"{text}", level=Level.NATIONAL, partners=(f"x{text}",)))
    assert write_and_read(register, workbook) == Copy(register)
    book = openpyxl.load_workbook(workbook)
    assert {cell.data_type for row in book["Organisasi"].iter_rows(min_row=2) for cell in row} <= {"s", "n"}
    assert {cell.value for row in book["Organisasi"].iter_rows(min_row=2) for cell in row if cell.data_type == "n"} == {
        None
    }


def make_workbook(file: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """Write a workbook with sheets of rows, with spaces for underscores in their names."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(file)
    return file


def test_filled_template(workbook: Path) -> None:
    """A template is read as people fill it in: dates of the spreadsheet, years, words, a title above."""
    template_xlsx(workbook)
    assert register_and_losses(read_xlsx(workbook)) == (Register(), ())
    # Any: sheets by their names.
    book: Any = openpyxl.load_workbook(workbook)
    cells: dict[str, dict[str, object]] = {
        "Organisasi": {"A2": "ipsm-33.25", "B2": "IPSM Kabupaten Batang", "C2": "Kabupaten", "D2": "33.25"},
        "Surat keputusan": {"A2": "sk", "C2": "02/2020", "G2": "3 Okt 2025"},
        "Anggota": {"A2": 7, "B2": "Siti", "O2": "sk; sk-2", "K2": datetime(2020, 2, 1)},  # noqa: DTZ001  # as openpyxl
        "Masa bakti": {"A2": "t", "B2": "ipsm-33.25", "C2": "2025–2030", "E2": 2025, "F2": ".."},
        "Pengukuhan": {"A2": "t", "B2": "15 Okt 2025"},
        "Jabatan": {"A2": "t", "B2": "a", "C2": "Plt. Ketua", "E2": 7, "H2": "Plt."},
    }
    for name, cells_of_sheet in cells.items():
        for place, value in cells_of_sheet.items():
            book[name][place] = value
    book.save(workbook)
    register, losses = register_and_losses(read_xlsx(workbook))
    assert losses == ()
    assert register.organisations == (
        Organisation(id="ipsm-33.25", name="IPSM Kabupaten Batang", level=Level.REGENCY_CITY, area=AreaCode("33.25")),
    )
    assert register.member("7").name == PersonName("Siti")
    assert register.member("7").decree_ids == ("sk", "sk-2")
    assert register.decrees == (Decree(id="sk", number="02/2020", issued=PartialDate(2025, 10, 3)),)
    (term,) = register.board_terms
    assert (term.label, term.period) == ("2025–2030", Period(PartialDate(2025), OPEN))
    assert term.inauguration == Inauguration(date=PartialDate(2025, 10, 15))
    assert term.appointments == (
        Appointment(id="a", post=Post.CHAIR, title="Plt. Ketua", member_id="7", capacity=Capacity.ACTING),
    )


def test_template_is_documented(workbook: Path) -> None:
    """A template has a guide and a sheet for each table; each heading has a note, and short choices have a list."""
    template_xlsx(workbook)
    book = openpyxl.load_workbook(workbook)
    assert len(book.sheetnames) == len(tables()) + 1
    assert "wajib" in " ".join(str(cell.value) for (cell,) in book["Petunjuk"].iter_rows())
    for sheet in book.worksheets[1:]:
        headings = next(sheet.iter_rows(max_row=1))
        assert all(cell.comment is not None and cell.font.bold for cell in headings)
        assert sheet.freeze_panes == "A2"
        assert sheet.column_dimensions["B"].number_format == "@"
    lists = {
        str(validation.formula1) for sheet in book.worksheets for validation in sheet.data_validations.dataValidation
    }
    assert '"ya,tidak"' in lists
    # Excel accepts no longer lists.
    assert all(len(formula) <= 257 for formula in lists)


def list_messages(file: Path) -> list[str]:
    """Return the messages for a workbook that cannot be read."""
    with pytest.raises(FormatError) as caught:
        read_xlsx(file)
    assert caught.value.source == str(file)
    return [str(problem) for problem in caught.value.problems]


def test_every_bad_cell_is_reported(workbook: Path) -> None:
    """Every bad cell is reported as Sheet!B7 with what was expected, without personal data."""
    make_workbook(
        workbook,
        Organisasi=[
            ["Daftar organisasi IPSM"],
            [],
            ["ID *", "Nama *", "Tingkat *", "Kode wilayah", "Masa bakti lengkap"],
            ["o", "IPSM", "dusun", 33.1, "mungkin"],
            ["p", "=1/0", "desa"],
        ],
        Anggota=[
            ["ID", "Nama", "Tanggal lahir"],
            ["m", "Siti", datetime(1955, 2, 3, 4, 5, tzinfo=UTC).replace(tzinfo=None)],
        ],
        Nomor_identitas=[["ID anggota", "Jenis nomor", "Nomor"], ["m", "nik", 9876543210987654]],
        Jabatan=[["ID masa bakti", "ID", "Jabatan"], ["t", "a", "raja"]],
    )
    messages = list_messages(workbook)
    assert [message.split(":")[0] for message in messages] == [
        "Organisasi!C4",
        "Organisasi!D4",
        "Organisasi!E4",
        "Organisasi!B5",
        "Anggota!C2",
        "Nomor identitas!C2",
        "Jabatan!A2",
        "Jabatan!C2",
    ]
    assert "expected the code of an area, in a cell that is formatted as text, got the number 33.1" in messages[1]
    assert "expected a text, got a formula without its value" in messages[3]
    assert not any(canary in " ".join(messages) for canary in ("1955", "987654"))


def test_saved_values_of_formulas_are_read(workbook: Path) -> None:
    """The saved value of a formula is read, and an error is reported."""
    make_workbook(
        workbook,
        organisations=[["id", "name", "level"], ["o", "=A2&CHAR(33)", "national"], ["p", "=1/0", "national"]],
    )
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert sheet.count("<v></v>") == 2 or sheet.count("<v />") == 2 or sheet.count("<v/>") == 2
    for empty in ("<v></v>", "<v />", "<v/>"):
        sheet = sheet.replace(empty, "<v>o!</v>", 1).replace(empty, "<v>#DIV/0!</v>", 1)
    sheet = sheet.replace('r="B2"', 'r="B2" t="str"').replace('r="B3"', 'r="B3" t="e"')
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(workbook, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert list_messages(workbook) == ["organisations!B3: expected a text, got the error #DIV/0!"]


def test_formula_of_an_empty_text(workbook: Path) -> None:
    """A formula with an empty text is a blank cell, so a row without other values is no record."""
    make_workbook(
        workbook,
        organisations=[["id", "name", "level"], ["o", "IPSM", "national"], [None, "=A3&A3"]],
    )
    assert [message.split(":")[0] for message in list_messages(workbook)] == [
        "organisations!A3",
        "organisations!B3",
        "organisations!C3",
    ]
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'r="B3"', b'r="B3" t="str"')
    with zipfile.ZipFile(workbook, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert register_and_losses(read_xlsx(workbook)) == (Register.of(IPSM), ())


@pytest.mark.parametrize(
    ("day", "number_format", "expected"),
    [
        (datetime(2025, 10, 1), "mmm-yy", PartialDate(2025, 10)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 10, 1), "[$-421]mmmm\\ yyyy;@", PartialDate(2025, 10)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 1, 1), "yyyy", PartialDate(2025)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 1, 1), '"Medan," yyyy', PartialDate(2025)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 10, 1), "yyyy", PartialDate(2025, 10, 1)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 10, 1), "dd/mm/yyyy", PartialDate(2025, 10, 1)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 10, 2), "mmm-yy", PartialDate(2025, 10, 2)),  # noqa: DTZ001  # as openpyxl
        (datetime(2025, 10, 1), "mm:ss", PartialDate(2025, 10, 1)),  # noqa: DTZ001  # as openpyxl
    ],
)
def test_dates_are_as_precise_as_shown(
    day: datetime, number_format: str, expected: PartialDate, workbook: Path
) -> None:
    """A typed month is read as a month, although a spreadsheet stores its first day."""
    assert register_and_losses(read_xlsx(make_dated_workbook(workbook, day, number_format))) == (
        Register.of(attrs.evolve(IPSM, founded=expected)),
        (),
    )


def test_month_of_invalid_year(workbook: Path) -> None:
    """A month in a year out of range is reported by its cell."""
    (problem,) = list_messages(make_dated_workbook(workbook, datetime(2201, 1, 1), "mmm-yy"))  # noqa: DTZ001  # as openpyxl
    assert problem.startswith("Organisasi!D2: ")


def make_dated_workbook(file: Path, day: datetime, number_format: str) -> Path:
    """Write a workbook with a date in a cell of a number format."""
    make_workbook(file, Organisasi=[["ID", "Nama", "Tingkat", "Tanggal berdiri"], ["o", "IPSM", "pusat", day]])
    # Any: sheets by their names.
    book: Any = openpyxl.load_workbook(file)
    book["Organisasi"]["D2"].number_format = number_format
    book.save(file)
    return file


def test_careless_workbook(workbook: Path) -> None:
    """Titles in merged cells, any whitespace, empty and hidden rows and numeric ids are accepted."""
    template_xlsx(workbook)
    # Any: sheets by their names.
    book: Any = openpyxl.load_workbook(workbook)
    sheet = book["Organisasi"]
    letters = {cell.value.removesuffix(" *"): cell.column_letter for cell in sheet[1]}
    beside = get_column_letter(sheet.max_column + 1)
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Tingkat"
    sheet.merge_cells("A1:F1")
    sheet[f"{beside}3"] = "Keterangan"
    for place, value in {
        "A4": "ipsm\xa0",
        "B4": " IPSM Contoh",
        "C4": "Kabupaten\xa0",
        "D4": "33.25 ",
        f"{letters['Masa bakti lengkap']}4": "Ya ",
        "A7": 33.0,
        "B7": "IPSM Jateng",
        "C7": " PROVINSI",
        f"{beside}8": "Dibuat oleh X",
    }.items():
        sheet[place] = value
    sheet.row_dimensions[7].hidden = True
    rows: dict[str, dict[str, object]] = {
        "Masa bakti": {
            "ID": " 1 ",
            "ID organisasi": "33",
            "Mulai (hari pertama)": "15 Oktober 2025\xa0",
            "Sampai dengan (hari terakhir)": " Sekarang",
        },
        "Jabatan": {"ID masa bakti": 1, "ID": 1, "Jabatan": "Ketua\xa0Umum", "Nama": "Contoh"},
    }
    for name, row in rows.items():
        columns = {cell.value.removesuffix(" *"): cell.column for cell in book[name][1]}
        for heading, value in row.items():
            book[name].cell(2, columns[heading]).value = value
    book.save(workbook)
    register, losses = register_and_losses(read_xlsx(workbook))
    assert [loss.path for loss in losses] == ["Organisasi!1", f"Organisasi!{beside}3"]
    assert register == Register.of(
        Organisation(
            id="ipsm", name="IPSM Contoh", level=Level.REGENCY_CITY, area=AreaCode("33.25"), terms_complete=True
        ),
        Organisation(id="33", name="IPSM Jateng", level=Level.PROVINCE),
        BoardTerm(
            id="1",
            organisation_id="33",
            period=Period(PartialDate(2025, 10, 15), UNKNOWN),
            appointments=(Appointment(id="1", post=Post.CHAIR, title="Ketua\xa0Umum", name=PersonName("Contoh")),),
        ),
    )


def test_unknown_parts_are_reported(workbook: Path) -> None:
    """An unknown sheet and an unknown column are left out and reported."""
    make_workbook(
        workbook,
        Organisasi=[["ID", "Nama", "Tingkat", "Telepon"], ["o", "IPSM", "pusat", "x"]],
        Catatan=[["x"]],
        Sheet1=[["", " "]],
    )
    assert register_and_losses(read_xlsx(workbook)) == (
        Register.of(IPSM),
        (
            Loss("Catatan", "it is not a table of a register"),
            Loss("Organisasi!D1", "no column is called 'Telepon'; 1 cell below it left out"),
        ),
    )


def test_empty_and_absent_sheets(workbook: Path) -> None:
    """An empty sheet of a table is accepted; a missing one is reported by the name that it would have."""
    organisations = [["ID", "Nama", "Tingkat"], ["o", "IPSM", "pusat"]]
    make_workbook(workbook, Organisasi=organisations, Masa_bakti=[])
    assert register_and_losses(read_xlsx(workbook)) == (Register.of(IPSM), ())
    identifiers = [["ID anggota", "Jenis nomor", "Nomor"], ["m", "kta", "1"]]
    assert list_messages(make_workbook(workbook, Organisasi=organisations, Nomor_identitas=identifiers)) == [
        "Nomor identitas!A2: expected an id listed in Anggota, got a value that is not shown"
    ]


def test_invalid_workbooks(tmp_path: Path) -> None:
    """A file that is damaged or not a workbook is refused, and so is a workbook without a table."""
    file = tmp_path / "no.xlsx"
    write_xlsx(Register.of(IPSM), file)
    content = file.read_bytes()
    for damaged in (content[: len(content) // 2], b"PK\x03\x04" + content[4:].replace(b"PK\x03\x04", b"PK\x03\x05")):
        file.write_bytes(damaged)
        (problem,) = list_messages(file)
        assert "expected a workbook" in problem
    assert "expected a table of a register" in list_messages(make_workbook(file, Lain=[["x"]]))[0]
    with pytest.raises(FileNotFoundError):
        read_xlsx(tmp_path / "nowhere.xlsx")


def replace_in_sheets(file: Path, **replaced: tuple[str, str]) -> Path:
    """Replace a text in sheets, by their numbers."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for sheet, (old, new) in replaced.items():
        name = f"xl/worksheets/{sheet}.xml"
        assert parts[name].count(old.encode()) == 1
        parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def make_member_workbook(file: Path, day: object, number: object = "1") -> Path:
    """Write a workbook with a member, a birth date and the number of a card."""
    return make_workbook(
        file,
        Anggota=[["ID", "Nama", "Tanggal lahir"], ["m", "Siti", day]],
        Kartu_anggota=[["ID anggota", "Jenis", "Nomor"], ["m", "KTA", number]],
    )


@pytest.mark.parametrize(
    "cell",
    ["<v>1980-01-31</v>", "<v>nan</v>", '<v t="x">1e9e9</v>', "<v>31 Januari 1980</v>"],
)
def test_unreadable_cells(cell: str, workbook: Path) -> None:
    """A cell that cannot be read is reported without its content; the others are read."""
    replace_in_sheets(make_member_workbook(workbook, 777, 1.5), sheet1=("<v>777</v>", cell))
    assert list_messages(workbook) == [
        "Anggota!C2: expected a date, got a value that cannot be read",
        "Kartu anggota!C2: expected a text, in a cell that is formatted as text, got a value that is not shown",
    ]


@pytest.mark.parametrize("is_valid", [True, False])
def test_dates_in_iso_8601(workbook: Path, *, is_valid: bool) -> None:
    """A date that is stored as text is read, or reported by its cell if it is invalid."""
    day = "1980-01-31T00:00:00" if is_valid else "31-01-1980"
    make_member_workbook(workbook, 777)
    replace_in_sheets(workbook, sheet1=('t="n"><v>777</v>', f't="d"><v>{day}</v>'))
    if is_valid:
        assert read_xlsx(workbook).register.members[0].birth_date == PartialDate(1980, 1, 31)
    else:
        assert list_messages(workbook) == ["Anggota!C2: expected a date, got a value that cannot be read"]


def test_damaged_sheets(workbook: Path) -> None:
    """A sheet with broken XML is reported by name, with the number of rows that can be read."""
    replace_in_sheets(make_member_workbook(workbook, "1980"), sheet2=("</sheetData>", "<</sheetData>"))
    (problem,) = list_messages(workbook)
    assert problem.startswith("Kartu anggota: expected a sheet that can be read")
    assert problem.endswith("got one in which XML is broken, after 2 rows")


@pytest.mark.parametrize("number", [9876543210987654, 33250101, -33250101])
def test_numbers_that_are_formatted_as_dates(
    number: int, workbook: Path, recwarn: pytest.WarningsRecorder, capfd: pytest.CaptureFixture[str]
) -> None:
    """A number that is not a date, in a cell formatted as one, is reported as such, and no warning shows it."""
    make_member_workbook(workbook, "1980", number)
    # Any: sheets by their names.
    book: Any = openpyxl.load_workbook(workbook)
    book["Kartu anggota"]["C2"].number_format = "dd/mm/yyyy"
    book.save(workbook)
    (problem,) = list_messages(workbook)
    assert problem.startswith(
        "Kartu anggota!C2: expected a text, in a cell that is formatted as text, got a number that is no"
    )
    assert list(recwarn) == []
    assert capfd.readouterr() == ("", "")


def test_openpyxl_does_not_warn(workbook: Path, recwarn: pytest.WarningsRecorder) -> None:
    """There is no warning about parts that openpyxl would not write again."""
    extension = '</sheetData><extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst>'
    assert (
        read_xlsx(replace_in_sheets(make_member_workbook(workbook, "1980"), sheet1=("</sheetData>", extension))).losses
        == ()
    )
    assert list(recwarn) == []


def test_no_traceback_shows_a_cell(workbook: Path) -> None:
    """Neither an error nor its cause shows a cell."""
    replace_in_sheets(make_member_workbook(workbook, 777), sheet1=("<v>777</v>", "<v>31 Januari 1980</v>"))
    with pytest.raises(FormatError) as caught:
        read_xlsx(workbook)
    assert "1980" not in "".join(traceback.format_exception(caught.value))
    invalid_row = "<row r='31 Januari 1980'><c/></row></sheetData>"
    replace_in_sheets(make_member_workbook(workbook, 777), sheet1=("</sheetData>", invalid_row))
    with pytest.raises(FormatError, match="Anggota: expected a sheet that can be read") as caught:
        read_xlsx(workbook)
    assert "1980" not in "".join(traceback.format_exception(caught.value))


def test_merged_cells(workbook: Path) -> None:
    """A required cell that is merged into another is reported as such."""
    make_workbook(
        workbook,
        Organisasi=[["ID", "Nama", "Tingkat"], ["o", "IPSM", "pusat"], ["p", None, None]],
    )
    # Any: sheets by their names.
    book: Any = openpyxl.load_workbook(workbook)
    book["Organisasi"].merge_cells("B2:B3")
    book.save(workbook)
    assert list_messages(workbook) == [
        "Organisasi!B3: expected something under 'Nama', got nothing, as it is merged into B2",
        "Organisasi!C3: expected something under 'Tingkat', got nothing",
    ]


def test_too_long_texts_are_refused(workbook: Path) -> None:
    """A text that is too long for a cell is refused with its place, and no workbook is written; so is another type."""
    for text in ("x" * 32_768, "\U0001f600" * 16_384):
        with pytest.raises(
            FormatError, match=r"Organisasi!B2: expected at most 32,767 characters in a cell, got 32,768"
        ):
            write_xlsx(Register.of(Organisation(id="o", name=text, level=Level.NATIONAL)), workbook)
    with pytest.raises(FormatError, match="surrogate"):
        write_xlsx(Register.of(Organisation(id="o", name="\ud800", level=Level.NATIONAL)), workbook)
    with pytest.raises(TypeError, match="expected a register"):
        write_xlsx(IPSM, workbook)  # type: ignore[arg-type]  # as a caller without types
    assert not workbook.exists()
    longest = Register.of(Member(id="m", name=PersonName("x" * 32_767)))
    assert write_and_read(longest, workbook) == Copy(longest)


def test_without_openpyxl(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl, one line names the extra."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for function in (
        lambda file: write_xlsx(Register(), file),
        read_xlsx,
        template_xlsx,
    ):
        with pytest.raises(ModuleNotFoundError, match=r"install psm-model\[xlsx\]"):
            function(workbook)


def test_limits_can_be_set(tmp_path: Path) -> None:
    """The caller may allow fewer or more cells, and less or more to unpack."""
    file = tmp_path / "a.xlsx"
    write_xlsx(Register.of(IPSM), file)
    with pytest.raises(FormatError, match="one with more than 3 cells"):
        read_xlsx(file, max_cells=3)
    with pytest.raises(FormatError, match="larger than 0 MiB when it is unpacked"):
        read_xlsx(file, limit=lambda size: size // 1000)
    assert read_xlsx(file, max_cells=1 << 30, limit=lambda _: 1 << 30).register == Register.of(IPSM)
