"""The command that checks registers by the rules."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from psm_model._progress import show_progress
from psm_model.errors import ConfigError, FormatError, mask_digits
from psm_model.text import sanitize

from ._arguments import add_language, codes, day
from ._exit_codes import FOUND, OK, UNREADABLE
from ._inputs import (
    STANDARD,
    display_name,
    expand_paths,
    parse_register,
    read_bytes,
    read_register,
    report_losses,
    unpack_input,
)
from ._reports import MOST, Checked, render
from ._terminal import echo, format_os_error, print_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from psm_model.checking import Config, Report
    from psm_model.formats.tables.reading import TableReading
    from psm_model.reports.baseline import Baseline
    from psm_model.reports.unreadable import Unreadable

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

_MOST_JOBS: Final = 61
"""`MOST_JOBS` of `check_file`, which need not be imported to read the command line."""

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
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _MOST_JOBS):
        msg = f"expected a number of processes from 1 to {_MOST_JOBS}, got {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a register in JSON or JSON Lines (.jsonl), compressed or not (.gz, .zst), a workbook (.xlsx), a folder "
        "of CSV files, or a folder with registers in it; - reads from standard input",
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
        help=f"show every finding in the text too, and not the first {MOST} of each code in a file",
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
        "--as-of",
        type=day,
        metavar="DAY",
        help="the day of which it is asked ('2025-10-15' or '15 Oktober 2025'); else none is",
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
        help=f"check a register in JSON Lines on N processes, {_MOST_JOBS} at most (1)",
    )
    parser.add_argument(
        "--pages",
        metavar="ADDRESS",
        help="the address of the rules' pages, with {code} for the code, to which codes are linked in terminals that "
        "show links",
    )


def run(args: argparse.Namespace) -> int:
    """Check registers, as `psm_model.file_checks.check_file` does each."""
    if args.statistics and args.format != "text":
        print_error(f"--statistics is of --format text, and not of {args.format}")
        return UNREADABLE
    try:
        config = _configured(args)
        checked, unreadable = _check_all(args, config)
    except (ConfigError, OSError) as error:
        print_error(format_os_error(str(args.config), error))
        return UNREADABLE
    checked = _told_once(checked)
    gone = None
    if args.baseline is not None or args.write_baseline is not None:
        try:
            checked, gone = _without_known(args, checked, config, is_whole=not unreadable)
        except (FormatError, OSError) as error:
            done = "read" if args.write_baseline is None else "written"
            print_error(format_os_error(str(args.baseline or args.write_baseline), error, done))
            return UNREADABLE
    # "No findings" would not be true of what has just been written down; other formats have an empty report too.
    untold = args.write_baseline is not None and args.format == "text"
    written = "" if untold else render(args, checked, unreadable, gone)
    if written:
        echo(written)
    if unreadable:
        return UNREADABLE
    return OK if all(one.report.ok for one in checked) else FOUND


def _check_all(args: argparse.Namespace, config: Config) -> tuple[list[Checked], dict[int, tuple[str, Unreadable]]]:
    """Check all files; those that can't be read are complained of, and returned by their place among all."""
    from psm_model.reports.unreadable import Unreadable

    checked: list[Checked] = []
    unreadable: dict[int, tuple[str, Unreadable]] = {}
    for place, (file, wrong) in enumerate(expand_paths(args.files)):
        try:
            if wrong:
                print_error(f"{sanitize(file)}: {wrong}")
                unreadable[place] = file, Unreadable(wrong)
            else:
                checked.append(_checked(file, args, config))
        except FormatError as error:
            print_error(str(FormatError(error.problems, display_name(file))))
            unreadable[place] = file, Unreadable.of(error)
        except (ModuleNotFoundError, OSError) as error:
            reason = format_os_error(file, error)
            print_error(reason)
            unreadable[place] = file, Unreadable(reason)
    return checked, unreadable


def _configured(args: argparse.Namespace) -> Config:
    from psm_model.checking import Config

    try:
        if args.config is None:
            config = Config()
        else:
            from psm_model.checking.config_toml import load_config

            config = load_config(args.config)
    except ConfigError as error:
        # Which file is said here, since the codes asked for on the command line are configuration too.
        raise ConfigError(f"{args.config}, {error.key}", error.wanted, error.given) from None
    select = config.select if args.select is None else tuple(args.select)
    ignore = config.ignore if args.ignore is None else tuple(args.ignore)
    return attrs.evolve(config, select=select, ignore=ignore)


def _checked(file: str, args: argparse.Namespace, config: Config) -> Checked:
    from psm_model.checks import check
    from psm_model.formats.files import LINES, detect_format

    # Any: what check is asked, by the names of its arguments.
    asked: dict[str, Any] = {"config": config, "as_of": args.as_of, "undetermined": args.undetermined}
    # What a pipe gives can be read once, and is read again for what is quoted of it.
    if file == STANDARD or Path(file).is_fifo():
        return _checked_text(file, unpack_input(read_bytes(file), display_name(file)), asked)
    form = detect_format(file)
    path = Path(file)
    if form == LINES:
        from psm_model.file_checks import check_file

        # What is not read piece by piece is soon read, and checked for long.
        size = path.stat().st_size if path.is_file() else None
        with show_progress(sanitize(file), size) as watch:
            report = check_file(path, **asked, jobs=args.jobs, watch=watch)
        return Checked(file, report, _blocks_of(path), in_lines=True)
    with show_progress(sanitize(file)) as watch:
        tables = _tables(path, form)
        register, losses = read_register(file, watch=watch) if tables is None else tables[:2]
        report_losses(file, losses)
        report = check(register, **asked)
    if tables is not None:
        return Checked(file, report, register=register, cells=_cells(tables, report))
    is_text = form == ".json"
    return Checked(file, report, _blocks_of(path) if is_text else None, register=register)


def _tables(path: Path, form: str) -> TableReading | None:
    """Read a register from tables; None where it is in no tables."""
    from psm_model.formats.files import WORKBOOK

    if form == WORKBOOK:
        from psm_model.formats.xlsx import read_xlsx

        return read_xlsx(path)
    if path.is_dir():
        from psm_model.formats.csv import read_csv

        return read_csv(path)
    return None


def _cells(tables: TableReading, report: Report) -> dict[str, str]:

    return {pointer: tables.cell_of(pointer) for pointer in report.pointers}


def _blocks_of(path: Path) -> Callable[[], Iterable[bytes]]:
    def blocks() -> Iterable[bytes]:
        from psm_model.formats.storage import iter_blocks

        return iter_blocks(path)

    return blocks


# Any: as above.
def _checked_text(file: str, text: bytes, asked: dict[str, Any]) -> Checked:
    from psm_model.checks import check, check_entities
    from psm_model.formats import jsonl

    if jsonl.is_lines(text):
        report = check_entities(jsonl.iter_load(BytesIO(text)), **asked)
        return Checked(file, report, lambda: [text], in_lines=True)
    register = parse_register(text, file)
    return Checked(file, check(register, **asked), lambda: [text], register=register)


def _told_once(checked: Sequence[Checked]) -> list[Checked]:
    """Leave what is found of the configuration to the report of one file."""
    from psm_model.checking.waivers import merge_waiver_findings

    reports = merge_waiver_findings([one.report for one in checked])
    return [one._replace(report=report) for one, report in zip(checked, reports, strict=True)]


def _without_known(
    args: argparse.Namespace, checked: Sequence[Checked], config: Config, *, is_whole: bool
) -> tuple[list[Checked], Baseline | None]:
    """Set apart what a baseline knows, or write one; and return what it knows and is found no more.

    Args:
        args: What the command was given.
        checked: What was checked.
        config: What was asked: of rules that did not run nobody knows whether anything is gone.
        is_whole: Whether every file could be read: else nobody knows what is gone.
    """
    from psm_model.formats.storage import replace_atomically
    from psm_model.reports.baseline import Baseline

    reports = [one.report for one in checked]
    if args.write_baseline is None:
        baseline = Baseline.loads(args.baseline.read_bytes(), source=str(args.baseline))
    else:
        baseline = Baseline.of(reports)
        with replace_atomically(args.write_baseline) as binary:
            binary.write(baseline.dumps().encode())
    new, left = baseline.without(reports)
    known = sum(len(report.known) for report in new)
    gone = None
    if args.write_baseline is not None:
        findings = "1 finding" if known == 1 else f"{known:,} findings"
        print_error(f"{findings} written to {sanitize(str(args.write_baseline))} as known")
    else:
        gone = _gone(left, config, reports) if is_whole else None
        print_error(f"{known:,} known, left out" + (f"; {len(gone):,} of the baseline found no more" if gone else ""))
        lines = [] if gone is None else gone.to_list()
        for one in lines[:MOST]:
            print_error(mask_digits(sanitize(f"found no more: {one['code']} {', '.join(one['ids'])}")))
        if len(lines) > MOST:
            print_error(f"found no more: {len(lines) - MOST:,} others")
    return [one._replace(report=report) for one, report in zip(checked, new, strict=True)], gone


def _gone(left: Baseline, config: Config, reports: Sequence[Report]) -> Baseline:
    """Return what of a baseline is gone: what is left of it, of the rules that were asked."""
    not_asked = tuple(one.code for report in reports for one in report.not_asked)
    return attrs.evolve(
        left,
        known={
            key: times
            for key, times in left.known.items()
            if key[0].startswith(config.select or "") and not key[0].startswith((*config.ignore, *not_asked))
        },
    )
