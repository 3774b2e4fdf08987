"""What is fuzzed: each entrance of the library as a function of bytes.

A target returns, or raises an error of the library. Anything else that it raises is a fault. What an entrance accepts
must then survive the rest of the library: a register is checked, and it is written and read again.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch
from zipfile import ZipFile

from psm_model import check
from psm_model.checking import propose_patch
from psm_model.checking.config_toml import loads_config
from psm_model.cli import main
from psm_model.drafting import draft
from psm_model.entities import Register
from psm_model.entities.titles.title import parse_title
from psm_model.errors import PsmModelError
from psm_model.formats import dumps, loads
from psm_model.formats.csv import read_csv
from psm_model.formats.indexed_file import IndexedFile
from psm_model.formats.jsonl import iter_load
from psm_model.formats.line_index import write_index
from psm_model.formats.parquet import read_parquet
from psm_model.formats.popolo import Ends, format_popolo
from psm_model.formats.popolo.document import read_popolo
from psm_model.formats.storage import decompress
from psm_model.formats.xlsx import read_xlsx
from psm_model.importing import import_table, loads_mapping, suggest_mapping
from psm_model.incremental_checks import check_change
from psm_model.law import Citation, InstrumentId, StatuteBook, find_citations
from psm_model.law.iri import parse_iri
from psm_model.pages.report import render_html
from psm_model.reports.baseline import Baseline
from psm_model.reports.sarif import render_sarif
from psm_model.reports.text import render_text
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName
from psm_model.values.number_words import parse_number_words
from psm_model.views.changes import compare_registers
from psm_model.views.changes_text import render_changes
from psm_model.views.statistics import count_contents
from psm_model.views.statistics_text import render_statistics
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import render_timeline

__all__ = ["TARGETS", "accepts"]

_BETWEEN: Final = b"\n\0"
"""The bytes between two files of one input."""
_TABLES: Final = ("organisations.csv", "members.csv", "board_terms.csv", "appointments.csv", "sources.csv")
_MAPPING: Final = (Path(__file__).parent / "mapping.toml").read_text(encoding="utf-8")
_TROUBLED: Final = loads((Path(__file__).parents[2] / "examples" / "troubled.json").read_bytes())
_DAY: Final = date(2025, 6, 30)
_MAX_EXIT_CODE: Final = 2
_COMMANDS: Final = frozenset(
    {
        *("check", "show", "ask", "report", "timeline", "diff", "stats", "convert", "import", "template"),
        *("rule", "rules", "cite", "draft", "schema", "completion"),
    }
)
"""The commands that are run; the amount that `sample` writes is an argument of its caller."""
_OFFICE: Final = "http://schemas.openxmlformats.org"
_WORKBOOK: Final[Mapping[str, str]] = {
    "[Content_Types].xml": f"""<Types xmlns="{_OFFICE}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
  ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
  ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1"
Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{_OFFICE}/spreadsheetml/2006/main"
xmlns:r="{_OFFICE}/officeDocument/2006/relationships"><sheets>
<sheet name="organisations" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1"
Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""",
}
"""The parts of a workbook with one sheet, without the sheet."""

# A value in its canonical form is read from it again.
_ROUND_TRIPS: Final[tuple[Callable[[str], object], ...]] = (
    PartialDate.parse,
    Period.parse,
    AreaCode.parse,
    Identifier.parse,
    InstrumentId.parse,
    Citation.parse,
)
_PARSERS: Final[tuple[Callable[[str], object], ...]] = (
    *_ROUND_TRIPS,
    PartialDate.parse_text,
    Period.parse_text,
    Period.parse_label,
    PersonName.parse,
    InstrumentId.from_iri,
    StatuteBook.from_toml,
    parse_iri,
    parse_number_words,
    parse_title,
)


def accepts(name: str, data: bytes) -> bool:
    """Run a target on bytes, and return whether it accepted them.

    Raises:
        Exception: any error that is not the library's own.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            TARGETS[name](data)
        except PsmModelError:
            return False
    return True


def _use(register: Register) -> None:
    """Check a register, and write and read it."""
    for finding in check(register, undetermined=True):
        finding.message(language="id")
    assert loads(dumps(register)) == register


def _read_json(data: bytes) -> None:
    _use(loads(data))


def _read_lines(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.jsonl")
        file.write_bytes(data)
        _use(Register.of(*iter_load(file)))


def _read_csv(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name, content in zip(_TABLES, data.split(_BETWEEN), strict=False):
            Path(folder, name).write_bytes(content)
        _use(read_csv(folder).register)


def _read_xlsx(data: bytes) -> None:
    """Read a workbook, or a minimal one with the given XML of its sheet, because a changed archive fails its sums."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        file.write_bytes(data if data.startswith(b"PK") else _pack_workbook(data))
        _use(read_xlsx(file).register)


def _pack_workbook(sheet: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in _WORKBOOK.items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return packed.getvalue()


def _read_popolo(data: bytes) -> None:
    _use(read_popolo(data, ends=Ends.LAST_DAY, level=Level.NATIONAL).register)


def _read_parquet(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "organisations.parquet").write_bytes(data)
        _use(read_parquet(folder).register)


def _import_table(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx" if data.startswith(b"PK") else "a.csv")
        file.write_bytes(data)
        suggest_mapping(file)
        _use(import_table(file, loads_mapping(_MAPPING)).register)


def _import_with_mapping(data: bytes) -> None:
    """Read a table by a mapping, which comes first."""
    mapping, _, table = data.partition(_BETWEEN)
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.csv")
        file.write_bytes(table)
        _use(import_table(file, loads_mapping(mapping.decode(errors="replace"))).register)


def _read_mapping(data: bytes) -> None:
    loads_mapping(data.decode(errors="replace"))


def _read_config(data: bytes) -> None:
    """Check a register with a configuration, in which waivers are."""
    config = loads_config(data.decode(errors="replace"))
    # Their names would be imported.
    if not config.rule_modules:
        render_text(check(_TROUBLED, config=config, on=_DAY, undetermined=True), language="id")


def _read_baseline(data: bytes) -> None:
    """Subtract a baseline, and write and read it."""
    baseline = Baseline.loads(data)
    assert Baseline.loads(baseline.dumps()) == baseline
    (new,), gone = baseline.subtract([check(_TROUBLED)])
    assert len(new.known) + len(gone) == len(baseline)


def _propose_patches(data: bytes) -> None:
    register = loads(data)
    for finding in check(register, on=_DAY, undetermined=True):
        propose_patch(register, finding)


def _compare(data: bytes) -> None:
    """Compare two registers, and check what changed."""
    first, _, second = data.partition(_BETWEEN)
    old, new = loads(first), loads(second or first)
    render_changes(compare_registers(old, new), language="id")
    check_change(list(old.iter_entities()), list(new.iter_entities()), on=_DAY, undetermined=True)


def _ask_about_days(data: bytes) -> None:
    """Ask for the boards, the state and the decrees of a register on a day."""
    register = loads(data)
    for organisation in register.organisations:
        register.board_on(organisation.id, _DAY)
        register.organisation_on(organisation.id, _DAY)
    for decree in register.decrees:
        register.in_force(decree.id, _DAY)
        register.validity(decree.id)
    _use(register.subset([organisation.id for organisation in register.organisations[:1]]))


def _show(data: bytes) -> None:
    """Show a register and its findings as pages, texts, reports and Popolo."""
    register = loads(data)
    report = check(register, on=_DAY, undetermined=True)
    render_html(register, report, on=_DAY, language="id")
    render_sarif([("a.json", report)])
    render_text(report, language="id")
    render_timeline(make_timeline(register, on=_DAY, undetermined=True), language="id")
    render_statistics(count_contents(register), language="id")
    format_popolo(register, ends=Ends.LAST_DAY)


def _unpack(data: bytes) -> None:
    decompress(data, "a")


def _read_indexed(data: bytes) -> None:
    """Read each organisation of JSON Lines by an index."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.jsonl")
        file.write_bytes(data)
        write_index(file)
        whole = Register.of(*iter_load(file))
        with IndexedFile(file) as indexed:
            for organisation in whole.organisations:
                assert set(indexed.read(organisation.id).iter_entities()) <= set(whole.iter_entities())


def _find_citations(data: bytes) -> None:
    text = data.decode(errors="replace")
    for found in find_citations(text):
        assert text[slice(*found.span)] == found.as_written


def _parse(data: bytes) -> None:
    position, text = data[:1], data[1:].decode(errors="replace")
    parse = _PARSERS[position[0] % len(_PARSERS)] if position else _PARSERS[0]
    value = parse(text)
    if parse in _ROUND_TRIPS and not isinstance(value, Identifier):
        assert parse(str(value)) == value


def _draft(data: bytes) -> None:
    drafted = draft(data.decode(errors="replace"))
    _use(drafted.register)


def _run_command(data: bytes) -> None:
    """Run the command whose arguments are on the first line; the rest is a register, and the standard input."""
    line, _, rest = data.partition(b"\n")
    command, *arguments = line.decode(errors="replace").replace("\0", "").split() or [""]
    # A command may write to any place that its arguments name, start processes, and import modules of rules.
    allowed = [argument for argument in arguments if "/" not in argument and ".." not in argument]
    given = [argument for argument in allowed if not argument.startswith(("--c", "--j"))][:8]
    with (
        TemporaryDirectory() as folder,
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(rest))),
        redirect_stdout(StringIO()),
        redirect_stderr(StringIO()),
        chdir(folder),
    ):
        Path("a.json").write_bytes(rest)
        try:
            code = main([command, *given] if command in _COMMANDS else [command])
        except SystemExit as error:
            code = int(error.code or 0)
    assert 0 <= code <= _MAX_EXIT_CODE


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "json": _read_json,
    "jsonl": _read_lines,
    "csv": _read_csv,
    "xlsx": _read_xlsx,
    "popolo": _read_popolo,
    "parquet": _read_parquet,
    "compressed": _unpack,
    "indexed": _read_indexed,
    "import": _import_table,
    "mapping": _read_mapping,
    "tables": _import_with_mapping,
    "config": _read_config,
    "baseline": _read_baseline,
    "patches": _propose_patches,
    "changes": _compare,
    "days": _ask_about_days,
    "shown": _show,
    "citations": _find_citations,
    "parsers": _parse,
    "draft": _draft,
    "command": _run_command,
}
"""Each target by its name."""
