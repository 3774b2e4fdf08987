"""Workbooks as other programs write them: what their cells show is read, or told, and no workbook fills the memory."""

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
from psm_model.formats.workbook.cells import _read_date
from psm_model.formats.workbook.sheets import read_sheets
from psm_model.formats.xlsx import dump_xlsx, read_xlsx
from psm_model.values import PartialDate
from tests.formats.results import register_and_losses
from tests.formats.workbooks import book, row, with_parts
from tests.rules.samples import IPSM

CONTOH: Final = attrs.evolve(IPSM, id="o", name="IPSM")
MAC: Final = 'date1904="1"'
DATES: Final = ("dd/mm/yyyy", "mmm-yy", "yyyy", "d-mmm", "h:mm", "[h]:mm", "dd/mm/yyyy hh:mm")


def number(value: object, style: int = 0) -> str:
    """The XML of a cell with a number in a style."""
    return f'<c s="{style}"><v>{value}</v></c>'


def founded(file: Path) -> PartialDate | None:
    """The founding date of the one organisation of a workbook."""
    register, _ = register_and_losses(read_xlsx(file))
    return register.organisations[0].founded


def told(file: Path) -> list[str]:
    """What is told of a workbook that can't be read."""
    with pytest.raises(FormatError) as caught:
        read_xlsx(file)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("serial", "style", "read"),
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
def test_dates(serial: object, style: int, read: PartialDate, properties: str, tmp_path: Path) -> None:
    """Dates are read as they are shown, in workbooks that count from 1904 as well."""
    if properties and style:
        serial = float(serial) - 1462  # type: ignore[arg-type]  # a number or its text
    assert founded(book(tmp_path / "a.xlsx", number(serial, style), formats=DATES, properties=properties)) == read


@pytest.mark.parametrize("year", [1800, 1905, 1948, 1979, 2009, 2025, 2200])
@pytest.mark.parametrize("style", [1, 2, 3, 7])
@pytest.mark.parametrize("properties", ["", MAC, 'date1904="true"'])
def test_a_year_in_a_date_cell_is_told(year: int, style: int, properties: str, tmp_path: Path) -> None:
    """A year that was typed into a cell that is formatted as a date is told as that, whatever the format shows."""
    zero = date(1904, 1, 1) if properties else date(1899, 12, 30)
    (problem,) = told(book(tmp_path / "a.xlsx", number(year, style), formats=DATES, properties=properties))
    assert problem.startswith(
        f"Organisasi!D2: expected the year {year} or this date, in a cell that is formatted as text"
    )
    assert problem.endswith(f"got the date {zero + timedelta(days=year)}")


@pytest.mark.parametrize(("properties", "meant"), [("", "2021-10-14"), (MAC, "2025-10-15")])
def test_the_number_of_a_day_is_told(properties: str, meant: str, tmp_path: Path) -> None:
    """A number that is perhaps a date is told with the date that the workbook would show for it."""
    (problem,) = told(book(tmp_path / "a.xlsx", number(44483), properties=properties))
    assert problem == (
        f"Organisasi!D2: expected a date, perhaps {meant}, in a cell that is formatted as a date or as text,"
        " got the number 44483"
    )


@pytest.mark.parametrize(
    ("cell", "got"),
    [
        (number(45945.5, 7), "the date 2025-10-15 12:00:00"),
        (number(0.5, 5), "a time of the day"),
        (number(0.5, 1), "a time of the day"),
        (number(1.5, 6), "a duration"),
        (number(45945, 4), "a date whose year the cell does not show, and a spreadsheet may have added"),
        (number(0, 1), "a number that is no date, in a cell that is formatted as one"),
        (number(60, 1), "a number that is no date, in a cell that is formatted as one"),
        (number(-1, 1), "a number that is no date, in a cell that is formatted as one"),
        (number(9_999_999, 1), "a number that is no date, in a cell that is formatted as one"),
        (number("1e400", 1), "a value that can't be read"),
        (number("nan"), "a value that can't be read"),
        (number("1_000"), "a value that can't be read"),
        (number("9" * 5000), "a value that can't be read"),
        ('<c t="b"><v>1</v></c>', "true"),
        ('<c t="b"><v>7</v></c>', "a value that can't be read"),
        ('<c t="e"><v>#N/A</v></c>', "the error #N/A"),
        ('<c t="e"><v>CANARY</v></c>', "an error"),
        ('<c t="s"><v>7</v></c>', "a value that can't be read"),
        ('<c t="s"><v>-1</v></c>', "a value that can't be read"),
        ('<c t="s"><v/></c>', "a value that can't be read"),
        ('<c t="d"><v>15-10-2025</v></c>', "a value that can't be read"),
        ("<c><f>A1</f></c>", "a formula without its value, which a spreadsheet saves with the workbook"),
        ("<c><f>A1</f><v></v></c>", "a formula without its value, which a spreadsheet saves with the workbook"),
    ],
)
def test_what_is_no_date_is_told(cell: str, got: str, tmp_path: Path) -> None:
    """A cell that shows no date is told as what it shows, and all else is read."""
    (problem,) = told(book(tmp_path / "a.xlsx", cell, formats=DATES))
    assert problem.startswith("Organisasi!D2: expected a date")
    assert problem.endswith(f"got {got}")


@pytest.mark.parametrize(
    ("cell", "code", "read"),
    [
        (number(7, 1), "000", ("007",)),
        (number(1234, 1), "000", ("1234",)),
        (number(1234, 1), "#,##0", ("1234",)),
        (number(1234, 1), "id 4", ("1234",)),
        (number(1234, 1), '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', ("1234",)),
        (number(1234, 1), "General", ("1234",)),
        (number(1234, 1), "@", ("1234",)),
        (number(1234, 1), "0.00E+00", ("1234",)),
        (number(1, 1), "id 9", "a percentage"),
        (number(0.5, 1), "0.0%", "a percentage"),
        (number(1000, 1), '"Rp"#,##0', "a number that its format shows as something else"),
        (number(1000, 1), "[$Rp-421]#,##0", "a number that its format shows as something else"),
        (number(1000, 1), "id 5", "a number that its format shows as something else"),
        (number(25, 1), '0" orang"', "a number that its format shows as something else"),
        (number(2025000, 1), "#,##0,", "a number that its format shows as something else"),
        (number(3325112013, 1), "00\\.00\\.00\\.0000", "a number that its format shows as something else"),
        (number(123456, 1), "000-000", "a number that its format shows as something else"),
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
def test_cells_of_texts(cell: str, code: str, read: tuple[str, ...] | str, tmp_path: Path) -> None:
    """What a cell shows is read as a text; what is not the number that the cell keeps is told."""
    texts = (
        "<si><r><t>Dinas</t></r><r><rPr><b/></rPr><t> Sosial</t></r><rPh sb='0' eb='1'><t>CANARY</t></rPh></si>"
        "<si><t>A &amp; B</t><phoneticPr fontId='1'/></si>"
    )
    file = book(tmp_path / "a.xlsx", "", cell, formats=(code,), texts=texts)
    if isinstance(read, str):
        (problem,) = told(file)
        assert problem == f"Organisasi!E2: expected a text, in a cell that is formatted as text, got {read}"
    else:
        assert read_xlsx(file).register.organisations[0].partners == read


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("chart", [False, True])
def test_what_libraries_refuse(tmp_path: Path, *, strict: bool, chart: bool) -> None:
    """A workbook of the strict form, with a sheet that is a chart, empty fills and a style without a name is read."""
    file = book(tmp_path / "a.xlsx", '<c t="d"><v>2025-10-15T00:00:00</v></c>', strict=strict, chart=chart)
    assert register_and_losses(read_xlsx(file)) == (
        Register.of(attrs.evolve(CONTOH, founded=PartialDate(2025, 10, 15))),
        (),
    )


WORKSHEET: Final = "xl/worksheets/sheet1.xml"


def changed(file: Path, old: str, new: str, part: str = WORKSHEET) -> Path:
    """A workbook in a part of which all of a text is replaced."""
    with zipfile.ZipFile(file) as packed:
        content = packed.read(part).decode()
    assert old in content
    return with_parts(file, {part: content.replace(old, new).encode()})


def test_other_ways_to_write_the_same(tmp_path: Path) -> None:
    """Prefixes, absolute targets, other slashes, cells and rows without places, UTF-16: all of it is read."""
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
        assert founded(changed(book(file, "2025"), old, new, part)) == PartialDate(2025)
    with zipfile.ZipFile(book(file, "2025")) as packed:
        sheet = packed.read(WORKSHEET).decode()
    for odd in (
        sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
        '<?xml version="1.0" encoding="UTF-16"?>' + sheet,
    ):
        encoded = odd.encode("utf-16" if "UTF-16" in odd else "utf-8")
        assert founded(with_parts(file, {WORKSHEET: encoded})) == PartialDate(2025)


def test_names_of_parts_in_other_letters(tmp_path: Path) -> None:
    """Parts whose names have other slashes and letters than what refers to them are found."""
    file = book(tmp_path / "a.xlsx", "2025")
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("sheet1", "Sheet1").replace("xl/w", "xl\\w"), content)
    assert founded(file) == PartialDate(2025)


def test_hidden_sheets_and_rows_are_read(tmp_path: Path) -> None:
    """What is hidden is there all the same."""
    file = changed(book(tmp_path / "a.xlsx", "2025"), "<sheet ", '<sheet state="veryHidden" ', "xl/workbook.xml")
    assert founded(changed(file, '<row r="2"', '<row hidden="1" r="2"')) == PartialDate(2025)


def test_rows_in_another_order_are_kept(tmp_path: Path) -> None:
    """Rows that a program wrote in another order are read in that of their numbers."""
    rows = [row(number, f"o-{number}", "IPSM", "pusat") for number in (4, 2, 3)]
    register, losses = register_and_losses(read_xlsx(book(tmp_path / "a.xlsx", rows="".join(rows))))
    assert ([one.id for one in register.organisations], losses) == (["o-2", "o-3", "o-4"], ())


@pytest.mark.parametrize(
    ("rows", "got"),
    [
        (row(2, "o") + row(2, "p"), "one with row 2 twice"),
        (row(2, "o") + row(1, "p"), "one with row 1 twice"),
        (row(2, "o").replace("</row>", '<c r="A2"><v>1</v></c></row>'), "one with a cell twice in row 2"),
        (row(2, "o").replace("A2", "A3"), "one with a cell that does not belong to row 2"),
        (row(2, "o").replace("A2", "CANARY2"), "one with a cell that does not belong to row 2"),
        (row(2, "o").replace('r="2"', 'r="CANARY"'), "one with a row outside 1 to 1,048,576"),
        (row(1_048_577, "o"), "one with a row outside 1 to 1,048,576"),
        (row(2, "o").replace("A2", "XFE2"), "one with more than 16,384 columns"),
        ("<row r='2'>" + "<c/>" * 16_385 + "</row>", "one with more than 16,384 columns"),
        ("<row>", "one in which XML is broken"),
        ("&canary;", "one in which XML is broken"),
        (f"<!--{'x' * 2_000_000}-->", "one with a tag longer than 1 MiB"),
        (f"<a b='{'x' * 2_000_000}'/>", "one with a tag longer than 1 MiB"),
    ],
    ids=lambda part: part[:40],
)
def test_damaged_sheets_are_refused(rows: str, got: str, tmp_path: Path) -> None:
    """A sheet that no spreadsheet would write is told by its name, and nothing of it is shown."""
    (problem,) = told(book(tmp_path / "a.xlsx", rows=rows))
    assert problem.startswith(
        "Organisasi: expected a sheet that can be read; where a spreadsheet opens it, save it anew"
    )
    assert f"got {got}, after" in problem


def test_elements_may_be_nested_as_deep_as_anybody_likes(tmp_path: Path) -> None:
    """What means nothing is passed over, however deep it is."""
    deep = "<a>" * 10**5 + "</a>" * 10**5
    assert founded(book(tmp_path / "a.xlsx", rows=row(2, "o", "IPSM", "pusat", "2025") + deep)) == PartialDate(2025)


BOMB: Final = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", WORKSHEET])
def test_entities_are_refused(part: str, tmp_path: Path) -> None:
    """No part may have a document type, so that nothing grows when it is read."""
    file = book(tmp_path / "a.xlsx", "2025")
    with zipfile.ZipFile(file) as packed:
        content = packed.read(part)
    (problem,) = told(with_parts(file, {part: BOMB.encode() + content}))
    assert "got one with a document type, which no workbook has" in problem
    (problem,) = told(with_parts(file, {part: b'<?xml version="1.0" encoding="CANARY"?>' + content}))
    assert "got one in which XML is broken" in problem


def test_sheets_that_are_not_there_are_told(tmp_path: Path) -> None:
    """A sheet that the workbook names and has not is told; so is a part that is missing."""
    file = changed(book(tmp_path / "a.xlsx", "2025"), 'r:id="worksheet"', 'r:id="CANARY"', "xl/workbook.xml")
    assert "Organisasi: expected" in told(file)[0]
    file = changed(book(file, "2025"), "sheet1.xml", "CANARY.xml", "xl/_rels/workbook.xml.rels")
    assert "got one that lacks a part to which it refers" in told(file)[0]


def archive(**parts: bytes) -> bytes:
    """A ZIP archive of parts whose names have underscores for slashes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("_", "/").replace("xml", ".xml").replace("bin", ".bin"), data)
    return content.getvalue()


def old(name: str) -> bytes:
    """What is packed as old workbooks are, with a part of a name."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + name.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("content", "got"),
    [
        (b"", "nothing, it is empty"),
        (old("Workbook"), "an old workbook (.xls)"),
        (old("EncryptedPackage"), "one with a password"),
        (old(""), "one with a password, or an old one (.xls)"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument file (.ods)"),
        (archive(xl_workbookbin=b""), "a binary workbook (.xlsb)"),
        (archive(word_documentxml=b""), "a document of Word (.docx)"),
        (archive(a=b""), "an archive of other files"),
        (archive(xl_workbookxml=b"<a/>"), "an archive of other files"),
        (archive(xl_workbookxml=b"<a"), "one in which XML is broken"),
        (b"PK\x03\x04", "one that is damaged or cut off"),
        (b"id,nama\r\nm,Siti\r\n", "a text, perhaps a table in CSV"),
        ("Pekerja Sosial \u2013 Contoh".encode(), "a text, perhaps a table in CSV"),
        (b"\xef\xbb\xbf<html><table>", "a web page"),
        (b"\r\n<TABLE>", "a web page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "XML that no workbook is saved as, perhaps"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x00\x01", "a file of another kind"),
    ],
    # Archives hold the time at which they were made, which is another in each process of the tests.
    ids=lambda part: part[:40] if isinstance(part, str) else "bytes",
)
def test_what_is_no_workbook_is_named(content: bytes, got: str, tmp_path: Path) -> None:
    """A file of another kind, named as a workbook, is told as what it is."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    (problem,) = told(file)
    wanted = "the document: expected a workbook that a spreadsheet saved as .xlsx, without a password"
    assert problem.startswith(f"{wanted}, got {got}")


def test_archives_that_are_packed_otherwise(tmp_path: Path) -> None:
    """An archive with a password, or packed as no workbook is, is told as that."""
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(book(file, "2025")) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert "got one with an unsupported compression" in told(file)[0]
    content = book(file, "2025").read_bytes()
    # The first of the general flags, in the directory at the end of the archive.
    file.write_bytes(re.sub(rb"(PK\x01\x02.{4})\x00", lambda found: found[1] + b"\x01", content, flags=re.DOTALL))
    assert "got one with a password" in told(file)[0]


def test_cells_are_limited(tmp_path: Path) -> None:
    """No more cells are held than the limit says, blank ones before others counted; blank ones behind are none."""
    far = "".join(row(at, "o").replace("</row>", f'<c r="XFD{at}" s="1"/></row>') for at in range(2, 40))
    file = book(tmp_path / "a.xlsx", rows=far)
    (sheet,) = read_sheets(file, most_cells=43)
    assert [len(cells) for cells in sheet.rows] == [5] + [1] * 38
    with pytest.raises(FormatError, match=r"Organisasi: .* got one with more than 42 cells, .* by row 39"):
        read_sheets(file, most_cells=42)
    (sheet,) = read_sheets(book(file, rows=row(100, "o")), most_cells=104)
    assert len(list(sheet.rows)) == 100
    with pytest.raises(FormatError, match=r"by row 100, after 2 rows"):
        read_sheets(file, most_cells=103)
    for at in (2, 1000):
        wide = row(at, "o").replace("</row>", f'<c r="XFD{at}"><v>1</v></c></row>')
        with pytest.raises(FormatError, match=f"more than 16,388 cells, .* by row {at:,}"):
            read_sheets(book(file, rows=wide), most_cells=16_388)


def test_what_is_unpacked_is_limited(tmp_path: Path) -> None:
    """No more is unpacked of a workbook than the limit says, in whichever parts it is."""
    file = book(tmp_path / "a.xlsx", "2025")
    with zipfile.ZipFile(file) as packed:
        size = sum(part.file_size for part in packed.infolist())
    assert read_sheets(file, limit=lambda _: size)
    with pytest.raises(FormatError, match="larger than 0 MiB when it is unpacked"):
        read_sheets(file, limit=lambda _: size - 1)
    asked: list[int] = []
    for part in ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", WORKSHEET, "xl/_rels/workbook.xml.rels"):
        large = changed(book(file, "2025"), ">", ">" + " " * 1_000_000, part)
        with pytest.raises(FormatError, match="larger than 0 MiB when it is unpacked"):
            read_sheets(large, limit=lambda given: asked.append(given) or size)  # type: ignore[func-returns-value]
        assert asked[-1] == large.stat().st_size


def test_a_small_file_is_never_unpacked_to_a_large_one() -> None:
    """What may be unpacked grows with the size of the file."""
    assert unpacked_limit(250_000) == 64 << 20
    assert unpacked_limit(100 << 20) == 25_000 << 20


def test_sheets_of_others_are_not_read(tmp_path: Path) -> None:
    """Of a sheet that is no table of a register no more is read than tells that something is in it."""
    for rows in (row(2, "x") + "<row r='3'><c r='CANARY'/></row>", row(2, "x") + row(1_000_000, "x")):
        (sheet,) = read_sheets(book(tmp_path / "a.xlsx", rows=rows, name="Catatan"), most_cells=5)
        assert len(list(sheet.rows)) == 1


@given(st.integers(61, 2_957_003) | st.sampled_from([1, 59, 61]), st.booleans())
def test_dates_are_those_of_spreadsheets(serial: int, from_1904: bool) -> None:  # noqa: FBT001  # drawn
    """A number is the date that openpyxl has for it, in both ways of counting."""
    oracle = from_excel(serial, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    made = _read_date(serial, frozenset("dmy"), from_1904=from_1904)
    assert isinstance(oracle, datetime)
    if isinstance(made, YearAsDate):
        assert made == YearAsDate(serial, oracle.date())
    else:
        assert made == oracle.date()


FUZZ: Final = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FUZZ
@given(damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=4))
def test_damage_is_told(damage: list[tuple[float, bytes]], tmp_path: Path) -> None:
    """Whatever is wrong in an archive, the workbook is read or refused, and nothing else is raised."""
    content = bytearray(book(tmp_path / "a.xlsx", number(45945, 1), formats=DATES).read_bytes())
    for place, data in damage:
        at = int(place * len(content))
        content[at : at + len(data) or at + 1] = data
    file = tmp_path / "b.xlsx"
    file.write_bytes(content)
    with suppress(FormatError):
        read_xlsx(file)


@FUZZ
@given(
    part=st.sampled_from(["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", WORKSHEET]),
    data=st.data(),
)
def test_odd_parts_are_told(part: str, data: st.DataObject, tmp_path: Path) -> None:
    """Whatever stands in the attributes and elements of a part, the workbook is read or refused."""
    file = book(tmp_path / "a.xlsx", number(45945, 1), '<c t="s"><v>0</v></c>', formats=DATES)
    with zipfile.ZipFile(file) as packed:
        content = packed.read(part).decode()
    pieces = re.split(r'("[^"]*"|<[a-zA-Z/]+|>)', content)
    at = data.draw(st.integers(0, len(pieces) - 1))
    odd = data.draw(st.sampled_from(['"-1"', '"1e999"', '""', '"\u0663"', "<c", "<v", "<row", "</row", "", ">", "/>"]))
    pieces[at] = odd
    with suppress(FormatError):
        read_xlsx(with_parts(file, {part: "".join(pieces).encode()}))


def test_no_traceback_shows_a_cell(tmp_path: Path) -> None:
    """What is raised of a workbook is raised from nothing, and shows nothing of what is in it."""
    for rows in (row(2, "CANARY") + "<CANARY", row(2, "CANARY") * 2, "<row r='CANARY'/>", "&CANARY;"):
        with pytest.raises(FormatError) as caught:
            read_xlsx(book(tmp_path / "a.xlsx", rows=rows))
        assert "CANARY" not in "".join(traceback.format_exception(caught.value)).replace(f"{rows=}", "")


def test_what_is_written_is_read_by_others(tmp_path: Path) -> None:
    """A workbook that is written here has the cells that openpyxl reads in it."""
    dump_xlsx(Register.of(CONTOH), tmp_path / "a.xlsx")
    theirs = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    for sheet in read_sheets(tmp_path / "a.xlsx"):
        rows = [tuple(cell for cell in cells if cell is not None) for cells in theirs[sheet.name].values]
        assert [tuple(cell for cell in cells if cell is not None) for cells in sheet.rows] == rows
