"""The command that checks registers by the rules."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from psm_model._progress import watched
from psm_model._visible import printable
from psm_model.errors import ConfigError, FormatError, Problem

from ._arguments import add_language, codes, day
from ._exit_codes import FOUND, OK, UNREADABLE
from ._inputs import STANDARD, bytes_of, expanded, name_of, read_register, tell_losses
from ._terminal import colour, complain, links, say, takes_any_text, why, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from psm_model.entities.register import Register
    from psm_model.formats._table_reading import Read
    from psm_model.formats.excerpts import Excerpt
    from psm_model.formats.owners import Owner
    from psm_model.formats.positions import Positions
    from psm_model.rules import Config, Report

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

_MOST: Final = 10
"""How many findings of one code the text shows, unless all are asked for."""

DESCRIPTION: Final = "Check registers by the rules. Each finding says where it is, what is wrong, and why."
EPILOG: Final = """\
exit codes:
  0  no finding of severity error that is certain
  1  at least one such finding
  2  a file or the configuration can't be read, or wrong usage

examples:
  psm-model check register.json
  psm-model check --lang id --undetermined register.json
  psm-model check --select PSM1 --ignore PSM102 --as-of 2026-06-30 *.json
  psm-model check --statistics registers/
  psm-model check --write-baseline known.json register.json
  psm-model check --baseline known.json register.json
  psm-model check --format json --config psm.toml - < register.json
  psm-model check --format sarif register.json > findings.sarif
"""


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text[:9]) < 1:
        msg = f"not a number of processes (want 1 or more): {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text[:9])


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a register in JSON or JSON Lines (.jsonl), compressed or not (.gz, .zst), a workbook (.xlsx), a folder "
        "of CSV files, or a folder in which to look for registers; - reads from standard input",
    )
    parser.add_argument(
        "--format",
        choices=["text", "json", "sarif", "github"],
        default="text",
        help="how to write the findings: for reading, as JSON, as SARIF 2.1.0, as annotations of GitHub Actions (text)",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"show every finding in the text too, and not the first {_MOST} of each code in a file",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="tell only how often each rule is broken in all files together"
    )
    add_language(parser, "the messages")
    parser.add_argument(
        "--select",
        type=codes,
        action="extend",
        metavar="CODES",
        help="run these rules alone: codes or their beginnings, by commas",
    )
    parser.add_argument("--ignore", type=codes, action="extend", metavar="CODES", help="do not run these rules")
    parser.add_argument(
        "--undetermined",
        action="store_true",
        help="report too what imprecise dates leave open: wrong on some days that they may mean",
    )
    parser.add_argument(
        "--as-of", type=day, metavar="DAY", help="the day of which it is asked (YYYY-MM-DD); else none is"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file: select, ignore, severities, waivers and more"
    )
    known = parser.add_mutually_exclusive_group()
    known.add_argument(
        "--baseline", type=Path, metavar="FILE", help="leave out what this file holds as known, so that the new is seen"
    )
    known.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="write all that is found into this file, as known"
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="check a register in JSON Lines on N processes (1)",
    )
    parser.add_argument(
        "--pages",
        metavar="ADDRESS",
        help="the address of the rules' pages, with {code} for the code, to which codes are linked in terminals that "
        "show links",
    )


class _Checked(NamedTuple):
    """What was found in a file, and what of it a report can show."""

    file: str
    report: Report
    blocks: Callable[[], Iterable[bytes]] | None = None
    """Gives its text, where it has one, in pieces."""
    in_lines: bool = False
    register: Register | None = None
    """What it holds, where that was read whole."""
    cells: Mapping[str, str] = MappingProxyType({})
    """Where it has tables, the cells that the pointers of the report mean."""


def run(args: argparse.Namespace) -> int:
    """Check registers, as `psm_model.formats.check_file.check_file` does each."""
    exit_code = OK
    checked: list[_Checked] = []
    if args.statistics and args.format != "text":
        complain(f"--statistics is of --format text, and not of {args.format}")
        return UNREADABLE
    try:
        config = _configured(args)
        for file, wrong in expanded(args.files):
            if wrong:
                complain(f"{printable(file)}: {wrong}")
                exit_code = UNREADABLE
                continue
            try:
                checked.append(_checked(file, args, config))
            except FormatError as error:
                complain(str(FormatError(error.problems, name_of(file))))
                exit_code = UNREADABLE
            except (ModuleNotFoundError, OSError) as error:
                complain(why(file, error))
                exit_code = UNREADABLE
    except (ConfigError, OSError) as error:
        complain(why(str(args.config), error))
        return UNREADABLE
    checked = _told_once(checked)
    if args.baseline is not None or args.write_baseline is not None:
        try:
            checked = _without_known(args, checked)
        except (FormatError, OSError) as error:
            done = "read" if args.write_baseline is None else "written"
            complain(why(str(args.baseline or args.write_baseline), error, done))
            return UNREADABLE
    # "No findings" would not be true of what has just been written down; other formats have an empty report too.
    untold = args.write_baseline is not None and args.format == "text"
    written = "" if untold else _rendered(args, checked)
    if written:
        say(written)
    return exit_code or (OK if all(one.report.ok for one in checked) else FOUND)


def _configured(args: argparse.Namespace) -> Config:
    from psm_model.rules import Config

    try:
        if args.config is None:
            config = Config()
        else:
            from psm_model.formats.config import load_config

            config = load_config(args.config)
    except ConfigError as error:
        # Which file is said here, since the codes asked for on the command line are configuration too.
        raise ConfigError(f"{args.config}, {error.key}", error.wanted, error.given) from None
    select = config.select if args.select is None else tuple(args.select)
    ignore = config.ignore if args.ignore is None else tuple(args.ignore)
    return attrs.evolve(config, select=select, ignore=ignore)


def _checked(file: str, args: argparse.Namespace, config: Config) -> _Checked:
    from psm_model.formats._files import unpacked
    from psm_model.formats.files import LINES, POPOLO, form_of_file
    from psm_model.rules import check

    # Any: what check is asked, by the names of its arguments.
    asked: dict[str, Any] = {"config": config, "as_of": args.as_of, "undetermined": args.undetermined}
    # What a pipe gives can be read once, and is read again for what is quoted of it.
    if file == STANDARD or Path(file).is_fifo():
        return _checked_text(file, unpacked(bytes_of(file), name_of(file)), asked)
    form = form_of_file(file)
    if form == POPOLO:
        raise FormatError((Problem("", "a register", "a Popolo document, of which convert makes one"),))
    path = Path(file)
    if form == LINES:
        from psm_model.formats.check_file import check_file

        # What is not read piece by piece is soon read, and checked for long.
        size = path.stat().st_size if path.is_file() else None
        with watched(printable(file), size) as watch:
            report = check_file(path, **asked, jobs=args.jobs, watch=watch)
        return _Checked(file, report, _blocks_of(path), in_lines=True)
    with watched(printable(file)) as watch:
        tables = _tables(path, form)
        register, losses = read_register(file, watch=watch) if tables is None else tables[:2]
        tell_losses(file, losses)
        report = check(register, **asked)
    if tables is not None:
        return _Checked(file, report, register=register, cells=_cells(tables, report))
    is_text = form == ".json"
    return _Checked(file, report, _blocks_of(path) if is_text else None, register=register)


def _tables(path: Path, form: str) -> Read | None:
    """Read a register from tables; None where it is in no tables."""
    from psm_model.formats.files import WORKBOOK

    if form == WORKBOOK:
        from psm_model.formats.xlsx import read_xlsx

        return read_xlsx(path)
    if path.is_dir():
        from psm_model.formats.csv import read_csv

        return read_csv(path)
    return None


def _cells(tables: Read, report: Report) -> dict[str, str]:
    from psm_model.formats.positions import pointers_of

    return {pointer: tables.cell_of(pointer) for pointer in pointers_of(report)}


def _blocks_of(path: Path) -> Callable[[], Iterable[bytes]]:
    def blocks() -> Iterable[bytes]:
        from psm_model.formats._files import blocks_of

        return blocks_of(path)

    return blocks


# Any: as above.
def _checked_text(file: str, text: bytes, asked: dict[str, Any]) -> _Checked:
    from psm_model.formats import json, jsonl
    from psm_model.rules import Report, check, iter_check

    if jsonl.is_lines(text):
        findings = tuple(iter_check(jsonl.iter_load(BytesIO(text)), **asked))
        return _Checked(file, Report(findings=findings), lambda: [text], in_lines=True)
    register = json.loads(text)
    return _Checked(file, check(register, **asked), lambda: [text], register=register)


def _told_once(checked: Sequence[_Checked]) -> list[_Checked]:
    """Leave what is found of the configuration to the report of one file."""
    from psm_model.rules.run import told_once

    reports = told_once([one.report for one in checked])
    return [one._replace(report=report) for one, report in zip(checked, reports, strict=True)]


def _without_known(args: argparse.Namespace, checked: Sequence[_Checked]) -> list[_Checked]:
    from psm_model.formats._files import replacing
    from psm_model.formats.baseline import Baseline

    reports = [one.report for one in checked]
    if args.write_baseline is None:
        baseline = Baseline.loads(args.baseline.read_bytes(), source=str(args.baseline))
    else:
        baseline = Baseline.of(reports)
        with replacing(args.write_baseline) as binary:
            binary.write(baseline.dumps().encode())
    new, gone = baseline.without(reports)
    known = sum(map(len, reports)) - sum(map(len, new))
    if args.write_baseline is None:
        complain(f"{known:,} known, left out" + (f"; {gone:,} of the baseline found no more" if gone else ""))
    else:
        findings = "1 finding" if known == 1 else f"{known:,} findings"
        complain(f"{findings} written to {printable(str(args.write_baseline))} as known")
    return [one._replace(report=report) for one, report in zip(checked, new, strict=True)]


def _rendered(args: argparse.Namespace, checked: Sequence[_Checked]) -> str:
    named = [(one.file, one.report) for one in checked]
    match args.format:
        case "json":
            from psm_model.formats.report_json import render_json

            return render_json(named, args.lang, ascii_only=not takes_any_text())
        case "sarif":
            from psm_model.formats.sarif import render_sarif

            places = {one.file: _places(one, _text(one)) for one in checked}
            return render_sarif(named, args.lang, places=places, ascii_only=not takes_any_text())
        case "github":
            from psm_model.formats.github import render_github

            return render_github(named, args.lang, places={one.file: _places(one, _text(one)) for one in checked})
        case _:
            return _in_text(args, checked)


def _in_text(args: argparse.Namespace, checked: Sequence[_Checked]) -> str:
    from psm_model.formats.text import Look, render_statistics, render_text

    look = Look(width=width(), colour=colour(), pages=args.pages if links() else None)
    if args.statistics:
        return render_statistics([one.report for one in checked], args.lang, look=look)
    most = None if args.all else _MOST
    rendered = []
    for one in checked:
        text = _text(one)
        rendered.append(
            render_text(
                one.report,
                args.lang,
                name=one.file,
                places=one.cells or _places(one, text),
                excerpts=_excerpts(one, text),
                owners=_owners(one),
                most=most,
                look=look,
            )
        )
    return "\n\n".join(rendered)


def _text(one: _Checked) -> str:
    """Give the text that is to be shown of a document; JSON Lines, which may be large, are not held."""
    if one.blocks is None or one.in_lines or not one.report.findings:
        return ""
    return b"".join(one.blocks()).decode()


def _places(one: _Checked, text: str) -> Positions:
    if one.blocks is None or not one.report.findings:
        return {}
    from psm_model.formats.positions import pointers_of, positions, positions_in_lines

    pointers = pointers_of(one.report)
    return positions_in_lines(one.blocks(), pointers) if one.in_lines else positions(text, pointers)


def _excerpts(one: _Checked, text: str) -> dict[str, Excerpt]:
    if one.blocks is None or not one.report.findings:
        return {}
    from psm_model.formats.excerpts import excerpts, excerpts_in_lines

    pointers = {found.path for found in one.report if found.path}
    return excerpts_in_lines(one.blocks(), pointers) if one.in_lines else excerpts(text, pointers)


def _owners(one: _Checked) -> dict[str, Owner]:
    if not one.report.findings:
        return {}
    from psm_model.formats.owners import owners, owners_in_lines

    pointers = {found.path for found in one.report if found.path}
    if one.register is not None:
        return owners(one.register, pointers)
    return {} if one.blocks is None else owners_in_lines(one.blocks(), pointers)
