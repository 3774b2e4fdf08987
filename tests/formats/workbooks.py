"""Workbooks made part by part, for content that no library writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

__all__ = ["HEADINGS", "make_book", "make_row", "replace_parts"]

HEADINGS: Final = ("ID", "Nama", "Tingkat", "Tanggal berdiri", "Mitra")
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
# With parts that openpyxl refuses: an empty fill, and a style without a name.
_STYLES: Final = """<styleSheet xmlns="{main}">
<numFmts>{formats}</numFmts><fills><fill/></fills><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>
<cellStyles><cellStyle xfId="0"/></cellStyles>
</styleSheet>"""


def make_row(number: int, *cells: str) -> str:
    """Return the XML of a row of cells, each a text or the XML of a cell after its name (`<c s="1"><v>1</v></c>`)."""
    xml = ""
    for letter, cell in zip("ABCDEFGHIJ", cells, strict=False):
        if cell.startswith("<c"):
            xml += f'<c r="{letter}{number}"{cell.removeprefix("<c")}'
        elif cell:
            xml += f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<row r="{number}">{xml}</row>'


def make_book(
    file: Path,
    *cells: str,
    rows: str = "",
    name: str = "Organisasi",
    formats: tuple[str, ...] = (),
    properties: str = "",
    texts: str = "",
    strict: bool = False,
    chart: bool = False,
    parts: Mapping[str, str] | None = None,
) -> Path:
    """Write a workbook with one organisation, with cells after the level, or with rows below the headings.

    Args:
        file: Its path.
        cells: The cells from the founding date on.
        rows: The XML of rows, instead of the organisation.
        name: The name of the sheet.
        formats: The number formats of the styles 1, 2 and so on; "id 9" is the one of number 9 that is built in.
        properties: The attributes of the workbook.
        texts: The XML of the shared texts.
        strict: Whether it has the namespaces of the strict format.
        chart: Whether there is a sheet with a chart.
        parts: Additional parts, which replace others of the same name.
    """
    body = rows or make_row(2, "o", "IPSM", "pusat", *cells)
    kinds = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    kinds |= {"chartsheet": "chartsheets/sheet1.xml"} if chart else {}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for kind, target in kinds.items()
    )
    custom = {code: 164 + index for index, code in enumerate(formats) if not code.startswith("id ")}
    all_parts = {
        "_rels/.rels": _relationships(
            f'<Relationship Id="a" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr {properties}/><sheets>'
        + ('<sheet name="Bagan" sheetId="2" r:id="chartsheet"/>' if chart else "")
        + f'<sheet name="{name}" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relationships(relations),
        "xl/styles.xml": _STYLES.format(
            main=_MAIN,
            formats="".join(
                f'<numFmt numFmtId="{number}" formatCode="{_escape(code)}"/>' for code, number in custom.items()
            ),
            styles="".join(f'<xf numFmtId="{custom.get(code, code[3:])}"/>' for code in formats),
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">'
        f"<sheetData>{make_row(1, *HEADINGS)}{body}</sheetData></worksheet>",
        **({"xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{_MAIN}"/>'} if chart else {}),
        **(parts or {}),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in all_parts.items():
            archive.writestr(part, _in_strict_form(content) if strict else content)
    return file


def replace_parts(file: Path, changes: Mapping[str, bytes]) -> Path:
    """Replace parts of a workbook."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(changes)).items():
            archive.writestr(name, content)
    return file


def _in_strict_form(content: str) -> str:
    for usual, other in _STRICT.items():
        content = content.replace(usual, other)
    return content


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _escape(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
