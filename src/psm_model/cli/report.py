"""The command that makes a page about registers to read, filter and print."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model.errors import ConfigError
from psm_model.text import sanitise

from ._arguments import FOLDERS, add_config, add_language, parse_day, parse_number
from ._changed_files import read_again
from ._exit_codes import OK, UNREADABLE
from ._inputs import iter_inputs, load_config, load_rules, locate_config_error
from ._joined import JoinedFiles
from ._paths import STANDARD, display_name
from ._terminal import echo, fail, format_os_error

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from psm_model.checking import Report
    from psm_model.formats.read_result import ReadResult
    from psm_model.reports.context import DocumentContext

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

_HALF_A_YEAR: Final = 183  # `HALF_A_YEAR` of `psm_model.pages.report`, repeated here to avoid the import
_SUFFIXES: Final = (".html", ".htm")

DESCRIPTION: Final = """\
Write a page about registers in one HTML file that loads nothing else: a summary, the findings by area with what is
wrong, why it matters and where it is, a timeline, and the boards on the day. In a browser, you can filter it and
print it on A4. Several files are read as one register, as in check --as-one."""
EPILOG: Final = f"""\
{FOLDERS}
exit codes:
  0  the page is written, whatever the findings are
  2  a file or the configuration cannot be read, or wrong usage

examples:
  psm-model report register.json --on 2026-06-30 -o report.html
  psm-model report pengurus.xlsx --on 2026-06-30 --lang id -o laporan.html
  psm-model report members.xlsx boards.json --on 2026-06-30 --days 90 -o report.html
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a register in any format, a folder of CSV or Parquet files, or a folder of such files; - reads from "
        "standard input",
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the file to write: .html or .htm")
    parser.add_argument(
        "--on",
        type=parse_day,
        required=True,
        metavar="DAY",
        help="the day as of which the page is made ('2025-10-15' or '15 Oktober 2025')",
    )
    parser.add_argument(
        "--days",
        type=_parse_days,
        default=_HALF_A_YEAR,
        metavar="N",
        help=f"the number of days after that day within which boards end soon ({_HALF_A_YEAR})",
    )
    parser.add_argument("--title", metavar="TITLE", help="the title of the page")
    add_config(parser)
    add_language(parser, "the page")


def _parse_days(text: str) -> int:
    """Parse a number of days.

    Raises:
        argparse.ArgumentTypeError: the text is not a whole number of at least 0 with at most five digits.
    """
    return parse_number(text, "a whole number of days", digits=5)


def run(args: argparse.Namespace) -> int:
    """Write a page with `psm_model.pages.render_html`."""
    if not args.output.lower().endswith(_SUFFIXES):
        return fail(f"expected a name that ends in {' or '.join(_SUFFIXES)}, got {sanitise(args.output)!r}")
    try:
        config, rules = load_config(args.config), load_rules(args.config)
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    from psm_model.reports.unreadable import UnreadableFile

    results: list[tuple[str, ReadResult]] = []
    is_readable = True
    for file, result in iter_inputs(args.files):
        if isinstance(result, UnreadableFile):
            is_readable = False
        else:
            results.append((file, result))
    if not is_readable:
        return UNREADABLE
    from psm_model.checks import check
    from psm_model.formats.storage import replace_atomically
    from psm_model.pages import render_html

    joined = JoinedFiles(results)
    try:
        report = check(joined.register, config=config, on=args.on, undetermined=True)
    except ConfigError as error:
        return fail(str(locate_config_error(error, args.config)))
    names = _name_files([file for file, _ in results])
    page = render_html(
        joined.register,
        report,
        on=args.on,
        language=args.lang,
        files=names,
        title=args.title,
        days=args.days,
        context=_make_context(joined, report, names),
        rules=rules,
    )
    try:
        with replace_atomically(Path(args.output)) as target:
            target.write(page.encode())
    except OSError as error:
        return fail(format_os_error(args.output, error, "written"))
    echo(sanitise(args.output))
    return OK


def _name_files(files: Sequence[str]) -> list[str]:
    """Return the names of files without their folders, unless two of them would be the same."""
    names = [display_name(file) if file == STANDARD else sanitise(Path(file).name) for file in files]
    counts = Counter(names)
    return [name if counts[name] == 1 else display_name(file) for file, name in zip(files, names, strict=True)]


def _make_context(joined: JoinedFiles, report: Report, names: Sequence[str]) -> DocumentContext:
    """Return the locations in the files to which findings point, with excerpts from JSON documents."""
    from psm_model.formats.locations import DocumentLocations, LineLocations, Location, Locations
    from psm_model.reports.context import DocumentContext
    from psm_model.reports.excerpts import Excerpt, make_excerpts, make_excerpts_in_lines

    findings = (*report.findings, *report.known)
    pointers: dict[int, dict[str, str]] = {}
    for pointer in {each for finding in findings for each in (finding.path, *finding.related, *finding.settled_by)}:
        if pointer:
            place = joined.locate(pointer)
            pointers.setdefault(place.file, {})[place.pointer] = pointer
    paths = {finding.path for finding in findings}
    locations: dict[str, Location] = {}
    excerpts: dict[str, Excerpt] = {}
    files: dict[str, str] = {}
    for number, inner in pointers.items():
        quoted = {pointer for pointer, whole in inner.items() if whole in paths}

        def read(
            found: Locations = joined.files[number][1].locations,
            inner: Mapping[str, str] = inner,
            quoted: Collection[str] = quoted,
        ) -> tuple[Mapping[str, Location], Mapping[str, Excerpt]]:
            lines: dict[str, Excerpt] = {}
            match found:
                case DocumentLocations(blocks):
                    lines = make_excerpts(b"".join(blocks()).decode(), quoted)
                case LineLocations(blocks):
                    lines = make_excerpts_in_lines(blocks(), quoted)
            return found.locate(inner.keys()), lines

        nothing: tuple[Mapping[str, Location], Mapping[str, Excerpt]] = ({}, {})
        located, lines = read_again(names[number], read, nothing)
        locations |= {inner[pointer]: location for pointer, location in located.items()}
        excerpts |= {inner[pointer]: excerpt for pointer, excerpt in lines.items()}
        files |= dict.fromkeys(inner.values(), names[number])
    return DocumentContext(locations=locations, excerpts=excerpts, files=files)
