"""The command that reads a table of an office as a register."""

from __future__ import annotations

import argparse
import errno
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model._progress import show_progress
from psm_model.errors import ConfigError, FormatError
from psm_model.i18n import Bilingual
from psm_model.text import sanitise

from ._arguments import add_format, add_language
from ._exit_codes import FOUND, OK, UNREADABLE
from ._terminal import echo, echo_document, fail, format_os_error

if TYPE_CHECKING:
    from psm_model.importing import ImportMapping, ImportReport

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Read a workbook (.xlsx) or a CSV file that an office keeps as a register. A mapping in TOML says what each column means;
--suggest proposes one. Rows that can be read are loaded, and a report lists all problems, each with its cell and
what to do. Workbooks need the extra xlsx."""
EPILOG: Final = """\
examples:
  psm-model import members.xlsx --suggest -o map.toml
  psm-model import members.xlsx --map map.toml -o register.json
  psm-model import members.csv --map map.toml -o register.jsonl --lang id
  psm-model import members.xlsx --map map.toml --strict -o register.json
  psm-model import --schema > map.schema.json

exit codes:
  0  every row was loaded
  1  something was reported
  2  the file or the mapping was refused, or the output cannot be written
"""
_NO_FILE: Final = Bilingual("expected a FILE to read", "seharusnya ada BERKAS yang dibaca")
_EXISTS: Final = Bilingual(
    "the file exists; use --force to replace it", "berkas ini sudah ada; gunakan --force untuk menggantinya"
)
_NO_POPOLO: Final = Bilingual(
    "expected another format than Popolo, which `psm-model convert` writes",
    "seharusnya format selain Popolo, yang ditulis dengan `psm-model convert`",
)
_WRONG_NAME: Final = "seharusnya nama yang berakhiran .json, .jsonl, .xlsx, atau garis miring untuk folder berkas CSV"
_REASONS: Final = {
    errno.ENOENT: "tidak ditemukan",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EISDIR: "ini folder",
    errno.ENOTDIR: "bukan folder",
    errno.ENOSPC: "tidak ada ruang lagi",
    errno.EROFS: "hanya dapat dibaca",
}
"""Why a file cannot be read or written, in Indonesian."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="the workbook (.xlsx) or the table (.csv, .tsv, .txt) to read"
    )
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--map", type=Path, metavar="MAP", help="the mapping to read it with, in TOML")
    chosen.add_argument("--suggest", action="store_true", help="propose a mapping, with uncertain lines marked")
    chosen.add_argument("--schema", action="store_true", help="print the JSON Schema of mappings")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the register to write, in the format of its name; .jsonl needs little memory. With --suggest, the "
        "mapping to write",
    )
    parser.add_argument("--force", action="store_true", help="with --suggest, replace an existing mapping")
    parser.add_argument("--strict", action="store_true", help="write nothing if anything is reported")
    add_format(parser, "text, or JSON with the problems and the numbers of cells")
    add_language(parser, "the report and of the comments in a mapping")


def run(args: argparse.Namespace) -> int:
    """Import a table with `psm_model.importing`."""
    try:
        if args.schema:
            from psm_model.importing import mapping_schema

            echo_document(mapping_schema())
            return OK
        if args.file is None:
            return fail(_NO_FILE.translate(args.lang))
        return _suggest(args) if args.suggest else _import(args)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.filename is None:
            raise
        return fail(_describe_error(args, error))


def _describe_error(args: argparse.Namespace, error: Exception) -> str:
    from psm_model.importing import describe_refusal

    match error:
        case FormatError():
            named = FormatError(error.problems, sanitise(error.source or args.file))
            return describe_refusal(named, language=args.lang)
        case ConfigError():
            return f"{sanitise(str(args.map))}: {describe_refusal(error, language=args.lang)}"
        case OSError() if args.lang == "id":
            is_input = str(error.filename) in {args.file, str(args.map)}
            reason = _REASONS.get(error.errno or 0, (error.strerror or type(error).__name__).lower())
            verb = "dibaca" if is_input else "ditulis"
            return f"{sanitise(str(error.filename or args.file))}: tidak dapat {verb}: {reason}"
        case OSError():
            is_input = str(error.filename) in {args.file, str(args.map)}
            return format_os_error(args.file, error, "read" if is_input else "written")
        case ModuleNotFoundError() if args.lang == "id":
            return f"{error.name} belum terpasang: {str(error).rpartition(': ')[2].replace('install', 'pasang')}"
        case _:
            return str(error)


def _suggest(args: argparse.Namespace) -> int:
    from psm_model.formats.storage import replace_atomically
    from psm_model.importing import format_mapping, suggest_mapping

    if args.output is not None and not args.force and Path(args.output).exists():
        return fail(f"{sanitise(args.output)}: {_EXISTS.translate(args.lang)}")
    text = format_mapping(suggest_mapping(args.file), language=args.lang)
    if args.output is None:
        echo(text.rstrip("\n"))
    else:
        with replace_atomically(Path(args.output)) as binary:
            binary.write(text.encode())
    return OK


def _import(args: argparse.Namespace) -> int:
    from psm_model.formats.file_names import Format, output_format
    from psm_model.importing import load_mapping, render_import_report, report_to_json

    target: str | None = args.output
    try:
        form = None if target is None else output_format(target)
    except ValueError as error:
        return fail(Bilingual(str(error), f"{_WRONG_NAME}, tertulis {target!r}").translate(args.lang))
    if form is Format.POPOLO:
        return fail(_NO_POPOLO.translate(args.lang))
    mapping = load_mapping(args.map)
    with show_progress(sanitise(args.file)):
        report = _write_register(args, mapping, target, is_lines=form is Format.LINES)
    if args.format == "json":
        echo_document(report_to_json(report, language=args.lang))
    else:
        echo(render_import_report(report, language=args.lang))
    if args.strict and report.problems:
        return UNREADABLE
    return OK if report.is_whole else FOUND


def _write_register(
    args: argparse.Namespace, mapping: ImportMapping, target: str | None, *, is_lines: bool
) -> ImportReport:
    """Import the file and write the register, unless the import is strict and something is reported."""
    from psm_model.formats.files import write
    from psm_model.importing import import_table, import_to_lines

    from ._inputs import report_losses

    if target is not None and is_lines:
        return import_to_lines(args.file, mapping, target, only_whole=args.strict)
    result = import_table(args.file, mapping)
    if target is not None and not (args.strict and result.report.problems):
        report_losses(target, write(result.register, target))
    return result.report
