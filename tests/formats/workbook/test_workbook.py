"""Workbooks of other programs: shown values are read or reported, and memory is limited."""

from __future__ import annotations

import io
import re
import traceback
import zipfile
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats.storage import unpacked_limit
from psm_model.formats.tables.cells import YearAsDate
from psm_model.formats.workbook.cells import read_date
from psm_model.formats.workbook.sheets import read_sheets
from psm_model.formats.xlsx import dump_xlsx, read_xlsx
from psm_model.values import PartialDate
from tests.formats.results import register_and_losses
from tests.formats.workbooks import make_book, make_row, replace_parts
from tests.rules.samples import IPSM

ORGANISATION: Final = attrs.evolve(IPSM, id="o", name="IPSM")
MAC: Final = 'date1904="1"'
DATES: Final = ("dd/mm/yyyy", "mmm-yy", "yyyy", "d-mmm", "h:mm", "[h]:mm", "dd/mm/yyyy hh:mm")


def number_cell(value: object, style: int = 0) -> str:
    """Return the XML of a cell with a number and a style."""
    return f'<c s="{style}"><v>{value}</v></c>'


def read_founding_date(file: Path) -> PartialDate | None:
    """Return the founding date of the only organisation of a workbook."""
    register, _ = register_and_losses(read_xlsx(file))
    return register.organisations[0].founded


def list_messages(file: Path) -> list[str]:
    """Return the messages for a workbook that cannot be read."""
    with pytest.raises(FormatError) as caught:
        read_xlsx(file)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("serial", "style", "expected"),
    [
        (45945, 1, PartialDate(2025, 10, 15)),
        ("45945.0", 1, PartialDate(2025, 10, 15)),
        ("4.5945E4", 1, PartialDate(2025, 10, 15)),
        (45931, 2, PartialDate(2025, 10)),
        (45658, 3, PartialDate(2025)),
        (2025, 0, PartialDate(2025)),
    ],
)
@pytest.mark.parametrize("properties", ["", MAC])
def test_dates(serial: object, style: int, expected: PartialDate, properties: str, tmp_path: Path) -> None:
    """Dates are read as shown, also in workbooks that count from 1904."""
    if properties and style:
        serial = float(serial) - 1462  # type: ignore[arg-type]  # a number or its text
    assert (
        read_founding_date(
            make_book(tmp_path / "a.xlsx", number_cell(serial, style), formats=DATES, properties=properties)
        )
        == expected
    )


@pytest.mark.parametrize("year", [1800, 1905, 1948, 1979, 2009, 2025, 2200])
@pytest.mark.parametrize("style", [1, 2, 3, 7])
@pytest.mark.parametrize("properties", ["", MAC, 'date1904="true"'])
def test_year_in_a_date_cell_is_reported(year: int, style: int, properties: str, tmp_path: Path) -> None:
    """A year in a cell formatted as a date is reported as ambiguous, whatever the format shows."""
    epoch = date(1904, 1, 1) if properties else date(1899, 12, 30)
    (problem,) = list_messages(
        make_book(tmp_path / "a.xlsx", number_cell(year, style), formats=DATES, properties=properties)
    )
    assert problem.startswith(
        f"Organisasi!D2: expected the year {year} or this date, in a cell that is formatted as text"
    )
    assert problem.endswith(f"got the date {epoch + timedelta(days=year)}")


@pytest.mark.parametrize(("properties", "day"), [("", "2021-10-14"), (MAC, "2025-10-15")])
def test_number_of_a_day_is_reported(properties: str, day: str, tmp_path: Path) -> None:
    """A number that may be a date is reported with that date."""
    (problem,) = list_messages(make_book(tmp_path / "a.xlsx", number_cell(44483), properties=properties))
    assert problem == (
        f"Organisasi!D2: expected a date, perhaps {day}, in a cell that is formatted as a date or as text,"
        " got the number 44483"
    )


@pytest.mark.parametrize(
    ("cell", "got"),
    [
        (number_cell(45945.5, 7), "the date 2025-10-15 12:00:00"),
        (number_cell(0.5, 5), "a time of the day"),
        (number_cell(0.5, 1), "a time of the day"),
        (number_cell(1.5, 6), "a duration"),
        (number_cell(45945, 4), "a date whose year the cell does not show, and a spreadsheet may have added"),
        (number_cell(0, 1), "a number that is no date, in a cell that is formatted as one"),
        (number_cell(60, 1), "a number that is no date, in a cell that is formatted as one"),
        (number_cell(-1, 1), "a number that is no date, in a cell that is formatted as one"),
        (number_cell(9_999_999, 1), "a number that is no date, in a cell that is formatted as one"),
        (number_cell("1e400", 1), "a value that cannot be read"),
        (number_cell("nan"), "a value that cannot be read"),
        (number_cell("1_000"), "a value that cannot be read"),
        (number_cell("9" * 5000), "a value that cannot be read"),
        ('<c t="b"><v>1</v></c>', "true"),
        ('<c t="b"><v>7</v></c>', "a value that cannot be read"),
        ('<c t="e"><v>#N/A</v></c>', "the error #N/A"),
        ('<c t="e"><v>CANARY</v></c>', "an error"),
        ('<c t="s"><v>7</v></c>', "a value that cannot be read"),
        ('<c t="s"><v>-1</v></c>', "a value that cannot be read"),
        ('<c t="s"><v/></c>', "a value that cannot be read"),
        ('<c t="d"><v>15-10-2025</v></c>', "a value that cannot be read"),
        ("<c><f>A1</f></c>", "a formula without its value, which a spreadsheet saves with the workbook"),
        ("<c><f>A1</f><v></v></c>", "a formula without its value, which a spreadsheet saves with the workbook"),
    ],
)
def test_cells_that_are_not_dates(cell: str, got: str, tmp_path: Path) -> None:
    """A cell that shows no date is reported as what it shows."""
    (problem,) = list_messages(make_book(tmp_path / "a.xlsx", cell, formats=DATES))
    assert problem.startswith("Organisasi!D2: expected a date")
    assert problem.endswith(f"got {got}")


@pytest.mark.parametrize(
    ("cell", "code", "expected"),
    [
        (number_cell(7, 1), "000", ("007",)),
        (number_cell(1234, 1), "000", ("1234",)),
        (number_cell(1234, 1), "#,##0", ("1234",)),
        (number_cell(1234, 1), "id 4", ("1234",)),
        (number_cell(1234, 1), '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', ("1234",)),
        (number_cell(1234, 1), "General", ("1234",)),
        (number_cell(1234, 1), "@", ("1234",)),
        (number_cell(1234, 1), "0.00E+00", ("1234",)),
        (number_cell(1, 1), "id 9", "a percentage"),
        (number_cell(0.5, 1), "0.0%", "a percentage"),
        (number_cell(1000, 1), '"Rp"#,##0', "a number that its format shows as something else"),
        (number_cell(1000, 1), "[$Rp-421]#,##0", "a number that its format shows as something else"),
        (number_cell(1000, 1), "id 5", "a number that its format shows as something else"),
        (number_cell(25, 1), '0" orang"', "a number that its format shows as something else"),
        (number_cell(2025000, 1), "#,##0,", "a number that its format shows as something else"),
        (number_cell(3325112013, 1), "00\\.00\\.00\\.0000", "a number that its format shows as something else"),
        (number_cell(123456, 1), "000-000", "a number that its format shows as something else"),
        ("<c><v>0.5</v></c>", "0", "the number 0.5"),
        ('<c t="s"><v>0</v></c>', "0", ("Dinas Sosial",)),
        ('<c t="s"><v>1</v></c>', "0", ("A & B",)),
        ('<c t="str"><f>A1</f><v>x_x0041_</v></c>', "0", ("xA",)),
        ('<c t="str"><f>A1</f><v/></c>', "0", ()),
        ("<c><f>A1</f><v>5</v></c>", "0", ("5",)),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>', "0", ("a b",)),
        ('<c s="1"/>', "0", ()),
        ('<c s="1"><v/></c>', "0", ()),
        ('<c t="d"><v>2025-10-15</v></c>', "0", "the date 2025-10-15"),
        ('<c s="99"><v>5</v></c>', "0", ("5",)),
    ],
)
def test_text_cells(cell: str, code: str, expected: tuple[str, ...] | str, tmp_path: Path) -> None:
    """The shown text of a cell is read; a format that shows another number is reported."""
    texts = (
        "<si><r><t>Dinas</t></r><r><rPr><b/></rPr><t> Sosial</t></r><rPh sb='0' eb='1'><t>CANARY</t></rPh></si>"
        "<si><t>A &amp; B</t><phoneticPr fontId='1'/></si>"
    )
    file = make_book(tmp_path / "a.xlsx", "", cell, formats=(code,), texts=texts)
    if isinstance(expected, str):
        (problem,) = list_messages(file)
        assert problem == f"Organisasi!E2: expected a text, in a cell that is formatted as text, got {expected}"
    else:
        assert read_xlsx(file).register.organisations[0].partners == expected


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("chart", [False, True])
def test_what_libraries_refuse(tmp_path: Path, *, strict: bool, chart: bool) -> None:
    """A workbook in the strict format, with a chart sheet, empty fills and an unnamed style is read."""
    file = make_book(tmp_path / "a.xlsx", '<c t="d"><v>2025-10-15T00:00:00</v></c>', strict=strict, chart=chart)
    assert register_and_losses(read_xlsx(file)) == (
        Register.of(attrs.evolve(ORGANISATION, founded=PartialDate(2025, 10, 15))),
        (),
    )


WORKSHEET: Final = "xl/worksheets/sheet1.xml"


def replace_text(file: Path, old: str, new: str, part: str = WORKSHEET) -> Path:
    """Replace a text in a part of a workbook."""
    with zipfile.ZipFile(file) as archive:
        content = archive.read(part).decode()
    assert old in content
    return replace_parts(file, {part: content.replace(old, new).encode()})


def test_equivalent_notations(tmp_path: Path) -> None:
    """Prefixes, absolute targets, backslashes, cells and rows without references, and UTF-16 are read."""
    file = tmp_path / "a.xlsx"
    for old, new, part in (
        ("<workbookPr", "<!-- a --><workbookPr", "xl/workbook.xml"),
        ('Target="worksheets/', 'Target="/xl/worksheets/', "xl/_rels/workbook.xml.rels"),
        ('Target="worksheets/', 'Target="./../xl/worksheets\\', "xl/_rels/workbook.xml.rels"),
        (' r="D2"', "", WORKSHEET),
        (' r="2"', "", WORKSHEET),
        ("<sheetData>", "<sheetPr/><sheetData>", WORKSHEET),
        ("</sheetData>", '</sheetData><extLst xmlns:x="x"><x:row r="7"><x:c r="A7"/></x:row></extLst>', WORKSHEET),
    ):
        assert read_founding_date(replace_text(make_book(file, "2025"), old, new, part)) == PartialDate(2025)
    with zipfile.ZipFile(make_book(file, "2025")) as archive:
        sheet = archive.read(WORKSHEET).decode()
    for variant in (
        sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
        '<?xml version="1.0" encoding="UTF-16"?>' + sheet,
    ):
        encoded = variant.encode("utf-16" if "UTF-16" in variant else "utf-8")
        assert read_founding_date(replace_parts(file, {WORKSHEET: encoded})) == PartialDate(2025)


def test_names_of_parts_ignore_case_and_slashes(tmp_path: Path) -> None:
    """Parts are found even if case or slashes of their names differ from the references."""
    file = make_book(tmp_path / "a.xlsx", "2025")
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("sheet1", "Sheet1").replace("xl/w", "xl\\w"), content)
    assert read_founding_date(file) == PartialDate(2025)


def test_hidden_sheets_and_rows_are_read(tmp_path: Path) -> None:
    """Hidden sheets and rows are read."""
    file = replace_text(
        make_book(tmp_path / "a.xlsx", "2025"), "<sheet ", '<sheet state="veryHidden" ', "xl/workbook.xml"
    )
    assert read_founding_date(replace_text(file, '<row r="2"', '<row hidden="1" r="2"')) == PartialDate(2025)


def test_unordered_rows_are_sorted(tmp_path: Path) -> None:
    """Rows in another order are read in the order of their numbers."""
    rows = [make_row(number, f"o-{number}", "IPSM", "pusat") for number in (4, 2, 3)]
    register, losses = register_and_losses(read_xlsx(make_book(tmp_path / "a.xlsx", rows="".join(rows))))
    assert ([organisation.id for organisation in register.organisations], losses) == (["o-2", "o-3", "o-4"], ())


@pytest.mark.parametrize(
    ("rows", "got"),
    [
        (make_row(2, "o") + make_row(2, "p"), "one with row 2 twice"),
        (make_row(2, "o") + make_row(1, "p"), "one with row 1 twice"),
        (make_row(2, "o").replace("</row>", '<c r="A2"><v>1</v></c></row>'), "one with a cell twice in row 2"),
        (make_row(2, "o").replace("A2", "A3"), "one with a cell that does not belong to row 2"),
        (make_row(2, "o").replace("A2", "CANARY2"), "one with a cell that does not belong to row 2"),
        (make_row(2, "o").replace('r="2"', 'r="CANARY"'), "one with a row outside 1 to 1,048,576"),
        (make_row(1_048_577, "o"), "one with a row outside 1 to 1,048,576"),
        (make_row(2, "o").replace("A2", "XFE2"), "one with more than 16,384 columns"),
        ("<row r='2'>" + "<c/>" * 16_385 + "</row>", "one with more than 16,384 columns"),
        ("<row>", "one in which XML is broken"),
        ("&canary;", "one in which XML is broken"),
        (f"<!--{'x' * 2_000_000}-->", "one with a tag longer than 1 MiB"),
        (f"<a b='{'x' * 2_000_000}'/>", "one with a tag longer than 1 MiB"),
    ],
    ids=lambda part: part[:40],
)
def test_damaged_sheets_are_refused(rows: str, got: str, tmp_path: Path) -> None:
    """A damaged sheet is reported by name, without its content."""
    (problem,) = list_messages(make_book(tmp_path / "a.xlsx", rows=rows))
    assert problem.startswith(
        "Organisasi: expected a sheet that can be read; where a spreadsheet opens it, save it anew"
    )
    assert f"got {got}, after" in problem


def test_deep_nesting_is_skipped(tmp_path: Path) -> None:
    """Unknown elements are skipped at any depth."""
    deep = "<a>" * 10**5 + "</a>" * 10**5
    assert read_founding_date(
        make_book(tmp_path / "a.xlsx", rows=make_row(2, "o", "IPSM", "pusat", "2025") + deep)
    ) == PartialDate(2025)


BOMB: Final = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", WORKSHEET])
def test_entities_are_refused(part: str, tmp_path: Path) -> None:
    """No part may have a document type, so entities cannot expand."""
    file = make_book(tmp_path / "a.xlsx", "2025")
    with zipfile.ZipFile(file) as archive:
        content = archive.read(part)
    (problem,) = list_messages(replace_parts(file, {part: BOMB.encode() + content}))
    assert "got one with a document type, which no workbook has" in problem
    (problem,) = list_messages(replace_parts(file, {part: b'<?xml version="1.0" encoding="CANARY"?>' + content}))
    assert "got one in which XML is broken" in problem


def test_missing_sheets_are_reported(tmp_path: Path) -> None:
    """A sheet that is listed but missing is reported; so is a missing part."""
    file = replace_text(make_book(tmp_path / "a.xlsx", "2025"), 'r:id="worksheet"', 'r:id="CANARY"', "xl/workbook.xml")
    assert "Organisasi: expected" in list_messages(file)[0]
    file = replace_text(make_book(file, "2025"), "sheet1.xml", "CANARY.xml", "xl/_rels/workbook.xml.rels")
    assert "got one that lacks a part to which it refers" in list_messages(file)[0]


def make_archive(**parts: bytes) -> bytes:
    """Return a ZIP archive of parts, with slashes for underscores in their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "/").replace("xml", ".xml").replace("bin", ".bin"), data)
    return content.getvalue()


def make_old_workbook(name: str) -> bytes:
    """Return a file in the format of old workbooks, with a part of the given name."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + name.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("content", "got"),
    [
        (b"", "an empty file"),
        (make_old_workbook("Workbook"), "an old workbook (.xls)"),
        (make_old_workbook("EncryptedPackage"), "one with a password"),
        (make_old_workbook(""), "one with a password, or an old one (.xls)"),
        (make_archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument file (.ods)"),
        (make_archive(xl_workbookbin=b""), "a binary workbook (.xlsb)"),
        (make_archive(word_documentxml=b""), "a document of Word (.docx)"),
        (make_archive(a=b""), "an archive of other files"),
        (make_archive(xl_workbookxml=b"<a/>"), "an archive of other files"),
        (make_archive(xl_workbookxml=b"<a"), "one in which XML is broken"),
        (b"PK\x03\x04", "one that is damaged or cut off"),
        (b"id,nama\r\nm,Siti\r\n", "a text, perhaps a table in CSV"),
        ("Pekerja Sosial \u2013 Contoh".encode(), "a text, perhaps a table in CSV"),
        (b"\xef\xbb\xbf<html><table>", "a web page"),
        (b"\r\n<TABLE>", "a web page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "XML that no workbook is saved as, perhaps"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x00\x01", "a file of another kind"),
    ],
    # Archives contain a time stamp, which differs between processes.
    ids=lambda part: part[:40] if isinstance(part, str) else "bytes",
)
def test_other_files_are_named(content: bytes, got: str, tmp_path: Path) -> None:
    """A file of another kind with the name of a workbook is reported as what it is."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    (problem,) = list_messages(file)
    expected = "the document: expected a workbook that a spreadsheet saved as .xlsx, without a password"
    assert problem.startswith(f"{expected}, got {got}")


def test_unsupported_archives(tmp_path: Path) -> None:
    """An archive with a password or an unsupported compression is reported as such."""
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(make_book(file, "2025")) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "got one with an unsupported compression" in list_messages(file)[0]
    content = make_book(file, "2025").read_bytes()
    # The first general-purpose flag, in the central directory.
    file.write_bytes(re.sub(rb"(PK\x01\x02.{4})\x00", lambda match: match[1] + b"\x01", content, flags=re.DOTALL))
    assert "got one with a password" in list_messages(file)[0]


def test_cells_are_limited(tmp_path: Path) -> None:
    """The number of cells is limited, including blank cells before others, but not blank cells at the end."""
    blank_at_the_end = "".join(
        make_row(number, "o").replace("</row>", f'<c r="XFD{number}" s="1"/></row>') for number in range(2, 40)
    )
    file = make_book(tmp_path / "a.xlsx", rows=blank_at_the_end)
    (sheet,) = read_sheets(file, most_cells=43)
    assert [len(cells) for cells in sheet.rows] == [5] + [1] * 38
    with pytest.raises(FormatError, match=r"Organisasi: .* got one with more than 42 cells, .* by row 39"):
        read_sheets(file, most_cells=42)
    (sheet,) = read_sheets(make_book(file, rows=make_row(100, "o")), most_cells=104)
    assert len(list(sheet.rows)) == 100
    with pytest.raises(FormatError, match=r"by row 100, after 2 rows"):
        read_sheets(file, most_cells=103)
    for number in (2, 1000):
        wide_row = make_row(number, "o").replace("</row>", f'<c r="XFD{number}"><v>1</v></c></row>')
        with pytest.raises(FormatError, match=f"more than 16,388 cells, .* by row {number:,}"):
            read_sheets(make_book(file, rows=wide_row), most_cells=16_388)


def test_decompression_is_limited(tmp_path: Path) -> None:
    """No more than the limit is unpacked, in any part."""
    file = make_book(tmp_path / "a.xlsx", "2025")
    with zipfile.ZipFile(file) as archive:
        size = sum(part.file_size for part in archive.infolist())
    assert read_sheets(file, limit=lambda _: size)
    with pytest.raises(FormatError, match="larger than 0 MiB when it is unpacked"):
        read_sheets(file, limit=lambda _: size - 1)
    sizes: list[int] = []
    for part in ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", WORKSHEET, "xl/_rels/workbook.xml.rels"):
        large_file = replace_text(make_book(file, "2025"), ">", ">" + " " * 1_000_000, part)
        with pytest.raises(FormatError, match="larger than 0 MiB when it is unpacked"):
            read_sheets(large_file, limit=lambda file_size: sizes.append(file_size) or size)  # type: ignore[func-returns-value]
        assert sizes[-1] == large_file.stat().st_size


def test_limit_grows_with_the_size() -> None:
    """The limit grows with the size of the file."""
    assert unpacked_limit(250_000) == 64 << 20
    assert unpacked_limit(100 << 20) == 25_000 << 20


def test_unknown_sheets_are_not_read(tmp_path: Path) -> None:
    """An unknown sheet is read only until it is known not to be empty."""
    for rows in (make_row(2, "x") + "<row r='3'><c r='CANARY'/></row>", make_row(2, "x") + make_row(1_000_000, "x")):
        (sheet,) = read_sheets(make_book(tmp_path / "a.xlsx", rows=rows, name="Catatan"), most_cells=5)
        assert len(list(sheet.rows)) == 1


@given(st.integers(61, 2_957_003) | st.sampled_from([1, 59, 61]), st.booleans())
def test_dates_agree_with_openpyxl(serial: int, from_1904: bool) -> None:  # noqa: FBT001  # drawn
    """A number is the date that openpyxl computes, in both date systems."""
    expected = from_excel(serial, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    result = read_date(serial, frozenset("dmy"), from_1904=from_1904)
    assert isinstance(expected, datetime)
    if isinstance(result, YearAsDate):
        assert result == YearAsDate(serial, expected.date())
    else:
        assert result == expected.date()


FUZZ: Final = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FUZZ
@given(damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=4))
def test_damaged_archives_are_read_or_refused(damage: list[tuple[float, bytes]], tmp_path: Path) -> None:
    """A damaged archive is read or refused, and nothing else is raised."""
    content = bytearray(make_book(tmp_path / "a.xlsx", number_cell(45945, 1), formats=DATES).read_bytes())
    for place, data in damage:
        position = int(place * len(content))
        content[position : position + len(data) or position + 1] = data
    file = tmp_path / "b.xlsx"
    file.write_bytes(content)
    with suppress(FormatError):
        read_xlsx(file)


@FUZZ
@given(
    part=st.sampled_from(["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", WORKSHEET]),
    data=st.data(),
)
def test_odd_parts_are_read_or_refused(part: str, data: st.DataObject, tmp_path: Path) -> None:
    """A part with odd attributes or elements is read or refused."""
    file = make_book(tmp_path / "a.xlsx", number_cell(45945, 1), '<c t="s"><v>0</v></c>', formats=DATES)
    with zipfile.ZipFile(file) as archive:
        content = archive.read(part).decode()
    pieces = re.split(r'("[^"]*"|<[a-zA-Z/]+|>)', content)
    position = data.draw(st.integers(0, len(pieces) - 1))
    odd = data.draw(st.sampled_from(['"-1"', '"1e999"', '""', '"\u0663"', "<c", "<v", "<row", "</row", "", ">", "/>"]))
    pieces[position] = odd
    with suppress(FormatError):
        read_xlsx(replace_parts(file, {part: "".join(pieces).encode()}))


def test_no_traceback_shows_a_cell(tmp_path: Path) -> None:
    """An error has no cause, and shows no content of the workbook."""
    for rows in (make_row(2, "CANARY") + "<CANARY", make_row(2, "CANARY") * 2, "<row r='CANARY'/>", "&CANARY;"):
        with pytest.raises(FormatError) as caught:
            read_xlsx(make_book(tmp_path / "a.xlsx", rows=rows))
        assert "CANARY" not in "".join(traceback.format_exception(caught.value)).replace(f"{rows=}", "")


def test_openpyxl_reads_written_workbooks(tmp_path: Path) -> None:
    """The library openpyxl reads the cells of a workbook that we wrote."""
    dump_xlsx(Register.of(ORGANISATION), tmp_path / "a.xlsx")
    theirs = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    for sheet in read_sheets(tmp_path / "a.xlsx"):
        rows = [tuple(cell for cell in cells if cell is not None) for cells in theirs[sheet.name].values]
        assert [tuple(cell for cell in cells if cell is not None) for cells in sheet.rows] == rows
