"""The command that checks registers against the rules."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from psm_model._progress import show_progress
from psm_model.errors import ConfigError, FormatError, safe_repr
from psm_model.text import sanitise

from ._arguments import FOLDERS, add_config, add_format, add_language, add_on, parse_codes
from ._baseline import apply_baseline
from ._exit_codes import FOUND, OK, UNREADABLE
from ._inputs import (
    iter_inputs,
    load_config,
    load_rules,
    locate_config_error,
    read_document,
    read_register,
    report_losses,
    report_missing,
    report_unreadable,
)
from ._paths import STANDARD, display_name, expand_paths
from ._reports import MAX_FINDINGS, CheckedFile, ReportOptions, UnreadableFiles, render, replace_reports
from ._suggestions import suggest_rule
from ._terminal import FileAction, echo, fail, format_os_error, print_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from psm_model.checking import Config, Report, RuleSet
    from psm_model.entities.register import Register
    from psm_model.formats.locations import LineLocations
    from psm_model.formats.read_result import ReadResult
    from psm_model.reports.unreadable import UnreadableFile

    from ._paths import InputPath

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

_MAX_JOBS: Final = 61  # `MAX_JOBS` of `check_file`, repeated here to avoid the import

DESCRIPTION: Final = "Check registers against the rules. Each finding gives its location, the problem and the reason."
EPILOG: Final = f"""\
{FOLDERS}
exit codes:
  0  no certain finding of severity error
  1  at least one such finding
  2  a file or the configuration cannot be read, or wrong usage

examples:
  psm-model check register.json
  psm-model check --lang id --undetermined register.json
  psm-model check --select PSM1 --ignore PSM102 --on 2026-06-30 *.json
  psm-model check --statistics registers/
  psm-model check --as-one members.xlsx boards.json
  psm-model check --write-baseline known.json register.json
  psm-model check --baseline known.json register.json
  psm-model check --format json --config psm.toml - < register.json
  psm-model check --format sarif register.json > findings.sarif
"""


def _parse_jobs(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _MAX_JOBS):
        raise argparse.ArgumentTypeError(f"expected a number of processes from 1 to {_MAX_JOBS}, got {text!r}")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a register in JSON or JSON Lines (.jsonl), optionally compressed (.gz, .zst), a workbook (.xlsx), a "
        "folder of CSV files, or a folder of such files; - reads from standard input",
    )
    add_format(parser, "plain text, JSON, SARIF 2.1.0 or GitHub Actions annotations", "sarif", "github")
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"show all findings in the text, including those after the first {MAX_FINDINGS} per code and file, and "
        "those undetermined only because a date is known only to the year; each with the ids that a waiver needs",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="show only the number of findings per rule, for all files together"
    )
    add_language(parser, "the messages")
    parser.add_argument(
        "--select",
        type=parse_codes,
        action="extend",
        metavar="CODES",
        help="run only these rules: codes or code prefixes, separated by commas",
    )
    parser.add_argument("--ignore", type=parse_codes, action="extend", metavar="CODES", help="do not run these rules")
    parser.add_argument(
        "--undetermined",
        action="store_true",
        help="also report findings that depend on the exact days of imprecise dates",
    )
    add_on(parser)
    parser.add_argument(
        "--as-one",
        action="store_true",
        help="check all files as one register: records may refer to records in other files, and PSM001 reports an id "
        "that occurs in two files",
    )
    add_config(parser)
    known = parser.add_mutually_exclusive_group()
    known.add_argument("--baseline", type=Path, metavar="FILE", help="leave out the known findings in this file")
    known.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="write all findings to this file as known findings"
    )
    parser.add_argument(
        "--jobs",
        type=_parse_jobs,
        default=1,
        metavar="N",
        help=f"check a register in JSON Lines with N processes, at most {_MAX_JOBS} (1)",
    )
    parser.add_argument(
        "--pages",
        metavar="ADDRESS",
        help="the URL of the rule pages, with {code} for the code; codes link to it in terminals that support links",
    )


@attrs.frozen(kw_only=True)
class CheckOptions:
    """What to check, and how."""

    files: tuple[str, ...]
    """Files, folders and patterns, as given."""
    config: Config
    """The configuration, with the codes of the command line."""
    rules: RuleSet
    """The rules of the package and of the configuration."""
    on: date | None
    """The day asked about."""
    undetermined: bool
    """Whether to report undetermined findings."""
    jobs: int
    """The number of processes for JSON Lines."""
    baseline: Path | None
    """The baseline with the findings to leave out."""
    write_baseline: Path | None
    """The baseline to write all findings to."""


def run(args: argparse.Namespace) -> int:
    """Check registers with `psm_model.file_checks.check_file`."""
    message = _validate(args)
    if message is not None:
        return fail(message)
    try:
        options = CheckOptions(
            files=tuple(args.files),
            config=_select_rules(args),
            rules=load_rules(args.config),
            on=args.on,
            undetermined=args.undetermined,
            jobs=args.jobs,
            baseline=args.baseline,
            write_baseline=args.write_baseline,
        )
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    try:
        paths = () if args.as_one else tuple(expand_paths(options.files))
        _validate_settings(options, paths)
        checked, unreadable = _check_as_one(options) if args.as_one else _check_all(options, paths)
    except (ConfigError, OSError) as error:
        return fail(_format_setting_error(args, error))
    if not args.as_one:
        checked = _merge_waiver_findings(checked)
    try:
        checked, gone = apply_baseline(
            checked,
            options.config,
            source=options.baseline,
            target=options.write_baseline,
            is_complete=not unreadable,
        )
    except (FormatError, OSError) as error:
        action: FileAction = "read" if options.write_baseline is None else "written"
        return fail(format_os_error(str(options.baseline or options.write_baseline), error, action))
    layout = ReportOptions(
        format=args.format,
        language=args.lang,
        statistics=args.statistics,
        limit=None if args.all else MAX_FINDINGS,
        pages=args.pages,
        rules=options.rules,
        config=args.config,
    )
    # After writing a baseline, "No findings" would be misleading; other formats have an empty report.
    is_silent = options.write_baseline is not None and args.format == "text"
    written = "" if is_silent else render(layout, checked, unreadable, gone)
    if written:
        echo(written)
    if unreadable:
        return UNREADABLE
    return OK if all(result.report.ok for result in checked) else FOUND


def _validate(args: argparse.Namespace) -> str | None:
    """Return the error of options that exclude each other."""
    if args.statistics and args.format != "text":
        return f"--statistics needs --format text, got --format {args.format}"
    if args.as_one and args.jobs > 1:
        return "--as-one reads all files into memory: expected no --jobs"
    return None


def _validate_settings(options: CheckOptions, paths: Iterable[InputPath]) -> None:
    """Raise an error if a setting fits no rule, or a rule fits no file, before any file is read.

    Raises:
        ConfigError: there is one.
    """
    from psm_model.checking.engine import Engine
    from psm_model.checking.settings import CheckSettings
    from psm_model.formats.file_names import Format, detect_format

    engine = Engine(CheckSettings(config=options.config, rules=options.rules))
    if any(error is None and file != STANDARD and detect_format(file) is Format.LINES for file, error in paths):
        engine.require_streamable()


def _check_all(options: CheckOptions, paths: Iterable[InputPath]) -> tuple[list[CheckedFile], UnreadableFiles]:
    """Check all files; report unreadable ones and return them by position among all files."""
    checked: list[CheckedFile] = []
    unreadable: UnreadableFiles = {}
    for place, (file, missing) in enumerate(paths):
        try:
            if missing is None:
                checked.append(_check_file(file, options))
            else:
                unreadable[place] = file, report_missing(file, missing)
        except (FormatError, ModuleNotFoundError, OSError) as error:
            unreadable[place] = file, report_unreadable(file, error)
    return checked, unreadable


def _check_as_one(options: CheckOptions) -> tuple[list[CheckedFile], UnreadableFiles]:
    """Check all files as one register, with a report for each; if one cannot be read, nothing is checked."""
    from psm_model.reports.unreadable import UnreadableFile

    from ._joined import JoinedFiles

    results: list[tuple[str, ReadResult]] = []
    unreadable: list[tuple[str, UnreadableFile]] = []
    for file, result in iter_inputs(options.files):
        if isinstance(result, UnreadableFile):
            unreadable.append((file, result))
        else:
            results.append((file, result))
    if unreadable:
        print_error("nothing was checked, since references may lead into a file that cannot be read")
        return [], dict(enumerate(unreadable))
    joined = JoinedFiles(results)
    reports = joined.split(_check_register(joined.register, options))
    return [
        CheckedFile(file, report, result.locations, result.register, joined)
        for (file, result), report in zip(results, reports, strict=True)
    ], {}


def _select_rules(args: argparse.Namespace) -> Config:
    """Return the configuration with the codes of the command line in place of those in the file."""
    config = load_config(args.config)
    select = config.select if args.select is None else tuple(args.select)
    ignore = config.ignore if args.ignore is None else tuple(args.ignore)
    return attrs.evolve(config, select=select, ignore=ignore)


def _format_setting_error(args: argparse.Namespace, error: ConfigError | OSError) -> str:
    """Return the message for a setting that fits no rule, with the option or the file that has it, or for a file."""
    if isinstance(error, OSError):
        return format_os_error(str(args.config), error)
    if error.key in {"select", "ignore"} and getattr(args, error.key) is not None:
        suggestion = suggest_rule(str(error.got), load_rules(args.config).values())
        return f"--{error.key}: expected {error.expected}, got {safe_repr(error.got)}{suggestion and f'; {suggestion}'}"
    return str(locate_config_error(error, args.config))


def _check_file(file: str, options: CheckOptions) -> CheckedFile:
    from psm_model.formats.file_names import Format, detect_format
    from psm_model.formats.locations import LineLocations
    from psm_model.formats.storage import iter_blocks

    # A pipe can be read only once, but excerpts need the text again.
    if file == STANDARD or Path(file).is_fifo():
        return _check_text(file, read_document(file), options)
    path = Path(file)
    if detect_format(file) is Format.LINES:
        from psm_model.file_checks import check_file

        # Only JSON Lines is streamed, so only its progress is proportional to the bytes read.
        size = path.stat().st_size if path.is_file() else None
        with show_progress(sanitise(file), size) as watch:
            report = check_file(
                path,
                config=options.config,
                on=options.on,
                undetermined=options.undetermined,
                jobs=options.jobs,
                watch=watch,
            )
        locations = LineLocations(lambda: iter_blocks(path))
        return CheckedFile(file, _name_records(file, report, locations), locations, None)
    with show_progress(sanitise(file)) as watch:
        result = read_register(file, watch=watch)
        report_losses(file, result.losses)
        report = _check_register(result.register, options)
    return CheckedFile(file, report, result.locations, result.register)


def _name_records(file: str, report: Report, locations: LineLocations) -> Report:
    """Return a report on JSON Lines with the names of records that the check did not keep, read again."""
    from ._changed_files import read_again
    from ._line_names import name_records

    findings = read_again(file, lambda: name_records(report.findings, locations.blocks()), report.findings)
    return attrs.evolve(report, findings=findings)


def _check_register(register: Register, options: CheckOptions) -> Report:
    from psm_model.checks import check

    return check(register, config=options.config, on=options.on, undetermined=options.undetermined)


def _check_text(file: str, text: bytes, options: CheckOptions) -> CheckedFile:
    from psm_model.checks import check_entities
    from psm_model.formats import jsonl, loads
    from psm_model.formats.locations import DocumentLocations, LineLocations

    if jsonl.is_lines(text):
        entities = jsonl.iter_load(BytesIO(text))
        report = check_entities(entities, config=options.config, on=options.on, undetermined=options.undetermined)
        locations = LineLocations(lambda: [text])
        return CheckedFile(file, _name_records(file, report, locations), locations, None)
    register = loads(text, source=display_name(file))
    return CheckedFile(file, _check_register(register, options), DocumentLocations(lambda: [text]), register)


def _merge_waiver_findings(checked: Sequence[CheckedFile]) -> list[CheckedFile]:
    """Merge the findings on waivers into the report of one file."""
    from psm_model.checking.merging import merge_waiver_findings

    return replace_reports(checked, merge_waiver_findings([result.report for result in checked]))
