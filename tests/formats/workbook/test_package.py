"""The archive of a workbook: its parts, its limits, and files of other kinds."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import FormatError
from psm_model.formats.storage import max_decompressed_size
from psm_model.formats.workbook.sheets import read_sheets
from psm_model.formats.xlsx import read_xlsx
from psm_model.values import PartialDate
from tests.formats.workbook.small_workbooks import (
    DATES,
    FUZZ,
    WORKSHEET,
    list_messages,
    number_cell,
    read_founding_date,
    replace_text,
)
from tests.formats.workbooks import make_book, replace_parts


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
    assert max_decompressed_size(250_000) == 64 << 20
    assert max_decompressed_size(100 << 20) == 25_000 << 20


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
