"""The command psm-model: check registers, explain rules, and find the citations in a text."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from psm_model import __version__
from psm_model._progress import watched
from psm_model._visible import visible
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.entities.register import Register
from psm_model.errors import ConfigError, FormatError, NotFoundError, Problem
from psm_model.formats._files import blocks_of, form_of
from psm_model.formats.check_file import check_file
from psm_model.formats.citations import render_citations, render_citations_json
from psm_model.formats.config import load_config
from psm_model.formats.files import LINES, POPOLO, WORKBOOK, form_to_write, is_lossless, read, write
from psm_model.formats.github import render_github
from psm_model.formats.json import dumps, loads
from psm_model.formats.json_schema import json_schema
from psm_model.formats.jsonl import dump as dump_lines
from psm_model.formats.jsonl import is_lines, iter_load
from psm_model.formats.popolo import Ends
from psm_model.formats.positions import pointers_of, positions, positions_in_lines
from psm_model.formats.report_json import render_json
from psm_model.formats.sarif import render_sarif
from psm_model.formats.text import render_text
from psm_model.law.parsing import find_citations
from psm_model.rules import LANGUAGES, RULES, Config, Report, check, explain, iter_check
from psm_model.rules.run import told_once
from psm_model.values.area import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from psm_model.formats.loss import Loss
    from psm_model.formats.positions import Positions

__all__ = ["main"]

OK: Final = 0
"""The exit code when no error was found."""
FOUND: Final = 1
"""The exit code when there are findings of severity error with verdict YES."""
UNREADABLE: Final = 2
"""The exit code when an input can't be read, the output not written, or the command is used wrongly."""
BROKEN_OFF: Final = 141
"""The exit code when the reader of the output has closed it, as a shell gives it for other commands."""

INTERRUPTED: Final = 130
"""The exit code when somebody breaks the command off, as a shell gives it for other commands."""

_UNICODE: Final = "utf-8"
_MOST: Final = 10
"""How many findings of one code the text shows, unless all are asked for."""

_EPILOG = """\
exit codes:
  0  no finding of severity error that is certain
  1  at least one such finding
  2  a file or the configuration can't be read, or wrong usage

examples:
  psm-model check register.json
  psm-model check --lang id --undetermined register.json
  psm-model check --select PSM1 --ignore PSM102 --as-of 2026-06-30 *.json
  psm-model check --format json --config psm.toml - < register.json
  psm-model check --format sarif register.json > findings.sarif
"""


_CITE_EPILOG = """\
examples:
  psm-model cite decree.txt
  psm-model cite --on 2026-06-30 decree.txt
  pdftotext decree.pdf - | psm-model cite --format json -
"""


_CONVERT_EPILOG = """\
examples:
  psm-model convert register.json register.jsonl
  psm-model convert register.jsonl.zst register.json
  psm-model convert --redact register.json public.json
  psm-model convert register.xlsx register.json
  psm-model convert register.json tables/
  psm-model convert --ends last_day register.json register.popolo.json
"""


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text[:9]) < 1:
        msg = f"not a number of processes (want 1 or more): {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text[:9])


def _codes_of_fields(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in SENSITIVE_FIELDS:
            msg = f"no sensitive field {name!r} (want of {', '.join(SENSITIVE_FIELDS)})"
            raise argparse.ArgumentTypeError(msg)
    return names


def _codes(text: str) -> list[str]:
    return [_code(code) for code in text.split(",")]


def _code(text: str) -> str:
    # Typed by hand, and no two codes differ in the size of their letters alone.
    code = text.strip()
    return code.upper() if code.isalnum() else code


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # It reads "20260630" and "2026-W27-2" too, which are not told of.
    if day is None or day.isoformat() != text:
        msg = f"not a day (want YYYY-MM-DD): {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return day


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="psm-model", description="Check registers of boards of Indonesia's community social workers (PSM, IPSM)."
    )
    parser.add_argument("--version", action="version", version=f"psm-model {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checker = commands.add_parser(
        "check",
        help="check registers by the rules",
        description="Check registers by the rules. Each finding says where it is, what is wrong, and why.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    checker.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a register in JSON or JSON Lines (.jsonl), compressed or not (.gz, .zst), a workbook (.xlsx), or a "
        "folder of CSV files; - reads from standard input",
    )
    checker.add_argument(
        "--format",
        choices=["text", "json", "sarif", "github"],
        default="text",
        help="how to write the findings: for reading, as JSON, as SARIF 2.1.0, as annotations of GitHub Actions (text)",
    )
    checker.add_argument(
        "--all",
        action="store_true",
        help=f"show every finding in the text too, and not the first {_MOST} of each code in a file",
    )
    checker.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the messages (en)")
    checker.add_argument(
        "--select",
        type=_codes,
        action="extend",
        metavar="CODES",
        help="run these rules alone: codes or their beginnings, by commas",
    )
    checker.add_argument("--ignore", type=_codes, action="extend", metavar="CODES", help="do not run these rules")
    checker.add_argument(
        "--undetermined",
        action="store_true",
        help="report too what imprecise dates leave open: wrong on some days that they may mean",
    )
    checker.add_argument(
        "--as-of", type=_day, metavar="DAY", help="the day of which it is asked (YYYY-MM-DD); else none is"
    )
    checker.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file: select, ignore, severities, waivers and more"
    )
    checker.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="check a register in JSON Lines on N processes (1)",
    )
    converter = commands.add_parser(
        "convert",
        help="write a register in another format",
        description="Write a register in the format that the name says: .json or .jsonl, and behind that .gz or .zst "
        "to have it compressed; .xlsx, a workbook; .popolo.json, a Popolo document; a name that ends in a slash, a "
        "folder of CSV files. What stood there is replaced when all is written, and not before. What a format has no "
        "place for is told.",
        epilog=_CONVERT_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    converter.add_argument(
        "--redact",
        action="store_true",
        help="leave out personal data: birth dates, identity numbers, numbers of cards",
    )
    converter.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="with --redact, write pseudonyms of numbers, made with the secret that this file holds (16 bytes or more)",
    )
    converter.add_argument(
        "--keep",
        type=_codes_of_fields,
        action="extend",
        default=[],
        metavar="FIELDS",
        help=f"with --redact, keep these fields, by commas: {', '.join(SENSITIVE_FIELDS)}",
    )
    converter.add_argument(
        "--ends",
        type=Ends,
        choices=list(Ends),
        metavar="{" + ",".join(Ends) + "}",
        help="of a Popolo document, whether an end_date is the last day or the day after; it must be said",
    )
    converter.add_argument(
        "--level",
        type=Level,
        choices=list(Level),
        metavar="LEVEL",
        help="of a Popolo document that is read, the level of organisations of which it tells none of ours: "
        f"{', '.join(Level)}",
    )
    converter.add_argument("source", metavar="FILE", help="the register")
    converter.add_argument("target", metavar="OUT", help="the file to write")
    explainer = commands.add_parser(
        "rule", help="explain a rule", description="Explain a rule: what it finds, why, who says so."
    )
    explainer.add_argument("code", type=_code, metavar="CODE", help="the code of the rule, as in PSM101")
    explainer.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the explanation (en)")
    citer = commands.add_parser(
        "cite",
        help="find the legal citations in a text",
        description="Find the citations of Indonesian laws, regulations and decrees in a text, and the places in them.",
        epilog=_CITE_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    citer.add_argument(
        "files", nargs="*", default=["-"], metavar="FILE", help="a text in UTF-8; - or none: standard input"
    )
    citer.add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="how to write the citations: for reading, or as JSON with their offsets in characters (text)",
    )
    citer.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the words around them (en)")
    citer.add_argument(
        "--on", type=_day, metavar="DAY", help="tell too whether each was in force on that day (YYYY-MM-DD)"
    )
    sampler = commands.add_parser(
        "sample",
        help="print a made-up register",
        description="Print a made-up register that breaks no rule, or one rule. It needs the extra hypothesis.",
    )
    sampler.add_argument(
        "--rule", type=_code, metavar="CODE", help="the code of the rule to break; else none is broken"
    )
    sampler.add_argument(
        "--seed", type=int, default=0, metavar="N", help="which one: the same N, the same register (0)"
    )
    commands.add_parser(
        "schema",
        help="print the JSON Schema of registers",
        description="Print the JSON Schema (2020-12) of the JSON document that holds a register.",
    )
    templater = commands.add_parser(
        "template",
        help="write an empty workbook to fill in",
        description="Write an empty workbook (.xlsx) with Indonesian headings and notes, which check and convert read "
        "when it is filled in. It needs the extra xlsx.",
    )
    templater.add_argument("target", metavar="OUT", help="the workbook to write, as in register.xlsx")
    lister = commands.add_parser("rules", help="list the rules", description="List all rules: code, severity, name.")
    lister.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the titles (en)")
    return parser


def _configured(args: argparse.Namespace) -> Config:
    try:
        config = Config() if args.config is None else load_config(args.config)
    except ConfigError as error:
        # Which file is said here, since the codes asked for on the command line are configuration too.
        raise ConfigError(f"{args.config}, {error.key}", error.wanted, error.given) from None
    select = config.select if args.select is None else tuple(args.select)
    ignore = config.ignore if args.ignore is None else tuple(args.ignore)
    return attrs.evolve(config, select=select, ignore=ignore)


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _check(args: argparse.Namespace) -> int:
    reports: list[tuple[str, Report]] = []
    places: dict[str, Positions] = {}
    code = OK
    try:
        config = _configured(args)
        for file in args.files:
            try:
                report, places[file] = _checked(file, args, config)
            except FormatError as error:
                name = "<stdin>" if file == "-" else visible(str(Path(file)))
                _complain(str(FormatError(error.problems, name)))
                code = UNREADABLE
            except (ModuleNotFoundError, OSError) as error:
                _complain(_why(file, error))
                code = UNREADABLE
            else:
                reports.append((file, report))
    except (ConfigError, OSError) as error:
        _complain(_why(str(args.config), error))
        return UNREADABLE
    once = told_once([report for _, report in reports])
    reports = [(file, report) for (file, _), report in zip(reports, once, strict=True)]
    readable = _takes_any_text()
    match args.format:
        case "json":
            written = render_json(reports, args.lang, ascii_only=not readable)
        case "sarif":
            written = render_sarif(reports, args.lang, places=places, ascii_only=not readable)
        case "github":
            written = render_github(reports, args.lang, places=places)
        case _:
            most = None if args.all else _MOST
            written = "\n\n".join(
                render_text(report, args.lang, name=file, places=places.get(file, {}), most=most)
                for file, report in reports
            )
    if written:
        _say(written)
    return code or (OK if all(report.ok for _, report in reports) else FOUND)


def _checked(file: str, args: argparse.Namespace, config: Config) -> tuple[Report, Positions]:
    """Check a register, and tell where in it the findings stand."""
    # Any: what check is asked, by the names of its arguments.
    asked: dict[str, Any] = {"config": config, "as_of": args.as_of, "undetermined": args.undetermined}
    path = Path(file)
    text = _read(file) if file == "-" else None
    in_lines = form_of(path) == LINES if text is None else is_lines(text)
    if file.lower().endswith(POPOLO):
        raise FormatError((Problem("", "a register", "a Popolo document, of which convert makes one"),))
    if text is None and not is_lossless(file):
        register, losses = read(file)
        _tell(file, losses)
        return check(register, **asked), {}
    if text is None:
        # What is not read piece by piece is soon read, and checked for long.
        size = path.stat().st_size if in_lines and path.is_file() else None
        with watched(visible(file), size) as watch:
            report = check_file(path, **asked, jobs=args.jobs, watch=watch)
    elif in_lines:
        report = Report(findings=tuple(iter_check(iter_load(BytesIO(text)), **asked)))
    else:
        report = check(loads(text), **asked)
    if not report.findings or args.format == "json":
        return report, {}
    blocks = blocks_of(path) if text is None else [text]
    if in_lines:
        return report, positions_in_lines(blocks, pointers_of(report))
    return report, positions(b"".join(blocks).decode(), pointers_of(report))


# Any: a register or an entity of one, which stays what it is.
def _redacting(args: argparse.Namespace) -> Callable[[Any], Any]:
    """Give what takes personal data out of what is converted, if that is asked for."""
    if not args.redact:
        return lambda record: record
    key = None if args.key is None else args.key.read_bytes().strip()
    # So that a key that is too short is told of before anything is read.
    redact(Register(), key=key)
    return lambda record: redact(record, keep=args.keep, key=key)


def _convert(args: argparse.Namespace) -> int:
    source, target = Path(args.source), Path(args.target)
    popolo = [file for file in (args.source, args.target) if file.lower().endswith(POPOLO)]
    if popolo and args.ends is None:
        _complain(f"{visible(popolo[0])}: whether an end_date is the last day or the day after must be said by --ends")
        return UNREADABLE
    if not args.redact and (args.key or args.keep):
        _complain("--key and --keep are of --redact")
        return UNREADABLE
    try:
        # Before anything is read, which may take long.
        form_to_write(args.target)
        hidden = _redacting(args)
    except (OSError, ValueError) as error:
        _complain(_why(str(args.key), error))
        return UNREADABLE
    return _converted(args, source, target, hidden)


# Any: as above.
def _converted(args: argparse.Namespace, source: Path, target: Path, hidden: Callable[[Any], Any]) -> int:
    try:
        with watched(visible(args.source)) as watch:
            if form_of(source) == form_of(target) == LINES:
                dump_lines(map(hidden, iter_load(source, watch=watch)), target)
                return OK
            register, losses = read(args.source, ends=args.ends, level=args.level, watch=watch)
            _tell(args.source, losses)
            _tell(args.target, write(hidden(register), args.target, ends=args.ends))
    except FormatError as error:
        _complain(str(FormatError(error.problems, visible(error.source or args.target))))
        return UNREADABLE
    except ModuleNotFoundError as error:
        _complain(str(error))
        return UNREADABLE
    except OSError as error:
        of_target = error.filename is None or str(error.filename) != str(source)
        _complain(_why(args.target if of_target else args.source, error, "written" if of_target else "read"))
        return UNREADABLE
    return OK


def _tell(file: str, losses: tuple[Loss, ...]) -> None:
    """Tell what has been left out, the first of it by name."""
    for loss in losses[:_MOST]:
        _complain(f"{visible(file)}: left out {visible(str(loss))}")
    if len(losses) > _MOST:
        _complain(f"{visible(file)}: left out {len(losses) - _MOST:,} more")


def _template(args: argparse.Namespace) -> int:
    from psm_model.formats.xlsx import template_xlsx

    if not args.target.lower().endswith(WORKBOOK):
        _complain(f"want a name that ends in {WORKBOOK}, got {visible(args.target)!r}")
        return UNREADABLE
    try:
        template_xlsx(args.target)
    except (ModuleNotFoundError, OSError) as error:
        _complain(_why(args.target, error, "written"))
        return UNREADABLE
    return OK


def _cite(args: argparse.Namespace) -> int:
    texts = []
    code = OK
    for file in args.files:
        try:
            text = _read(file).decode()
        except (UnicodeDecodeError, OSError) as error:
            _complain(_why(file, error))
            code = UNREADABLE
        else:
            texts.append((file, text, find_citations(text)))
    if args.format == "json":
        cited = [(file, found) for file, _, found in texts]
        _say(render_citations_json(cited, on=args.on, ascii_only=not _takes_any_text()))
        return code
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    several = len(args.files) > 1
    for file, text, found in texts:
        name = file if several else ""
        _say(render_citations(text, found, args.lang, name=name, on=args.on, colour=colour))
    return code


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or _UNICODE


def _takes_any_text() -> bool:
    return _encoding().lower() == _UNICODE


def _why(file: str, error: Exception, done: str = "read") -> str:
    if isinstance(error, OSError):
        reason = (error.strerror or type(error).__name__).lower()
        return f"{visible(str(error.filename or file))}: can't be {done}: {reason}"
    if isinstance(error, UnicodeDecodeError):
        return f"{visible(file)}: not UTF-8: byte {error.object[error.start]:#04x} at offset {error.start}"
    return str(error)


def _say(text: str) -> None:
    """Print a text, what the output can't encode escaped."""
    encoding = _encoding()
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def _complain(message: str) -> None:
    print(f"psm-model: {message}", file=sys.stderr)


def _rule(args: argparse.Namespace) -> int:
    try:
        _say(explain(args.code, args.lang))
    except NotFoundError as error:
        _complain(f"{error}; 'psm-model rules' lists all")
        return UNREADABLE
    return OK


def _rules(args: argparse.Namespace) -> int:
    for rule in RULES.values():
        _say(f"{rule.code}  {rule.severity.value:<7}  {rule.name}: {rule.title.in_(args.lang)}")
    return OK


def _sample(args: argparse.Namespace) -> int:
    try:
        from psm_model.strategies.sampling import leaving_nothing_behind, sample
    except ImportError:
        _complain("sample needs Hypothesis: install psm-model[hypothesis]")
        return UNREADABLE
    if args.rule is not None and args.rule not in RULES:
        _complain(f"{NotFoundError('rule', args.rule)}; 'psm-model rules' lists all")
        return UNREADABLE
    with leaving_nothing_behind():
        drawn = sample(args.rule, number=args.seed)
    _say(dumps(drawn.register).rstrip("\n"))
    if drawn.options:
        # What is no part of the document stands beside it, so that the document can still be piped into check.
        _complain(f"the rule fires with {', '.join(f'{name}={value!r}' for name, value in drawn.options.items())}")
    return OK


def _schema(_args: argparse.Namespace) -> int:
    _say(json.dumps(json_schema(), ensure_ascii=not _takes_any_text(), indent=2))
    return OK


_COMMANDS: Final = {
    "check": _check,
    "cite": _cite,
    "convert": _convert,
    "rule": _rule,
    "rules": _rules,
    "sample": _sample,
    "schema": _schema,
    "template": _template,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code: 0 clean, 1 findings that are errors, 2 wrong usage or unreadable input.

    >>> main(["rules"])  # doctest: +ELLIPSIS
    PSM001  error    duplicate-id: one id for several entities
    ...
    0
    """
    try:
        try:
            args = _parser().parse_args(arguments)
            run = _COMMANDS[args.command]
            return run(args)
        finally:
            # Now, and not when the interpreter ends and nobody can see to what goes wrong.
            print(end="", flush=True)
    except KeyboardInterrupt:
        _complain("broken off")
        return INTERRUPTED
    except OSError as error:
        # Of reading it is told where that is done, so this is the output. What is not written yet goes nowhere.
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # Whoever read has had enough, as `head` has.
            return BROKEN_OFF
        _complain(_why("the output", error, "written"))
        return UNREADABLE
