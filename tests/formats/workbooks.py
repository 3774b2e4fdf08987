"""Workbooks made part by part, so that a test can have in them what no library writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

__all__ = ["HEADINGS", "book", "row", "with_parts"]

HEADINGS: Final = ("ID", "Nama", "Tingkat", "Tanggal berdiri", "Mitra")
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
# With what openpyxl refuses: a fill of nothing, and a style without a name.
_STYLES: Final = """<styleSheet xmlns="{main}">
<numFmts>{formats}</numFmts><fills><fill/></fills><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>
<cellStyles><cellStyle xfId="0"/></cellStyles>
</styleSheet>"""


def row(number: int, *cells: str) -> str:
    """A row of cells, each a text or the XML of a cell from the sign after its name on (`<c s="1"><v>1</v></c>`)."""
    made = ""
    for letter, cell in zip("ABCDEFGHIJ", cells, strict=False):
        if cell.startswith("<c"):
            made += f'<c r="{letter}{number}"{cell.removeprefix("<c")}'
        elif cell:
            made += f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<row r="{number}">{made}</row>'


def book(
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
    """A workbook with one organisation, whose cells after the level are given, or with rows below the headings.

    Args:
        file: Its path.
        cells: The cells of the founding date and what follows.
        rows: The XML of rows, in place of the organisation.
        name: The name of the sheet.
        formats: The number formats of the styles 1, 2 and so on; "id 9" is the one of number 9 that is built in.
        properties: The attributes of the workbook.
        texts: The XML of the shared texts.
        strict: Whether it has the namespaces of the strict form.
        chart: Whether there is a sheet with a chart.
        parts: Parts that replace or join those that are made.
    """
    body = rows or row(2, "o", "IPSM", "pusat", *cells)
    kinds = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    kinds |= {"chartsheet": "chartsheets/sheet1.xml"} if chart else {}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for kind, target in kinds.items()
    )
    custom = {code: 164 + at for at, code in enumerate(formats) if not code.startswith("id ")}
    made = {
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
                f'<numFmt numFmtId="{number}" formatCode="{_quoted(code)}"/>' for code, number in custom.items()
            ),
            styles="".join(f'<xf numFmtId="{custom.get(code, code[3:])}"/>' for code in formats),
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">'
        f"<sheetData>{row(1, *HEADINGS)}{body}</sheetData></worksheet>",
        **({"xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{_MAIN}"/>'} if chart else {}),
        **(parts or {}),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in made.items():
            packed.writestr(part, _in_strict_form(content) if strict else content)
    return file


def with_parts(file: Path, changed: Mapping[str, bytes]) -> Path:
    """A workbook in which parts are replaced."""
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (parts | dict(changed)).items():
            packed.writestr(name, content)
    return file


def _in_strict_form(content: str) -> str:
    for usual, other in _STRICT.items():
        content = content.replace(usual, other)
    return content


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _quoted(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
