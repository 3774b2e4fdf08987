"""The command psm-model: check registers, and explain rules."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model.errors import ConfigError, FormatError, NotFoundError
from psm_model.formats.json import load, loads
from psm_model.formats.text import render
from psm_model.rules import LANGUAGES, RULES, Config, check, explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psm_model.entities.register import Register
    from psm_model.rules import Report

__all__ = ["main"]

OK: Final = 0
"""The exit code when no error was found."""
FOUND: Final = 1
"""The exit code when there are findings of severity error with verdict YES."""
UNREADABLE: Final = 2
"""The exit code when an input can't be read or the command is used wrongly."""

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
"""


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",")]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"not a day (want YYYY-MM-DD): {text!r}"
        raise argparse.ArgumentTypeError(msg) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="psm-model", description="Check registers of boards of Indonesia's community social workers (PSM, IPSM)."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checker = commands.add_parser(
        "check",
        help="check registers by the rules",
        description="Check registers by the rules. Each finding says where it is, what is wrong, why, and what would settle it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    checker.add_argument("files", nargs="+", metavar="FILE", help="a register in JSON; - reads from standard input")
    checker.add_argument("--format", choices=["text", "json"], default="text", help="how to write the findings (text)")
    checker.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the messages (en)")
    checker.add_argument(
        "--select", type=_codes, action="extend", metavar="CODES", help="run these rules alone: codes or their beginnings, by commas"
    )
    checker.add_argument("--ignore", type=_codes, action="extend", metavar="CODES", help="do not run these rules")
    checker.add_argument(
        "--undetermined", action="store_true", help="report too what imprecise dates leave open: wrong on some days that they may mean"
    )
    checker.add_argument("--as-of", type=_day, metavar="DAY", help="the day of which it is asked (YYYY-MM-DD); else none is")
    checker.add_argument("--config", type=Path, metavar="FILE", help="a TOML file: select, ignore, severities, waivers and more")
    explainer = commands.add_parser("rule", help="explain a rule", description="Explain a rule: what it finds, why, who says so.")
    explainer.add_argument("code", metavar="CODE", help="the code of the rule, as in PSM101")
    explainer.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the explanation (en)")
    lister = commands.add_parser("rules", help="list the rules", description="List all rules: code, severity, name.")
    lister.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the titles (en)")
    return parser


def _configured(args: argparse.Namespace) -> Config:
    from psm_model.formats.config import load_config

    config = Config() if args.config is None else load_config(args.config)
    import attrs

    changes = {name: tuple(given) for name, given in (("select", args.select), ("ignore", args.ignore)) if given is not None}
    return attrs.evolve(config, **changes)


def _read(file: str) -> Register:
    return loads(sys.stdin.buffer.read(), source="<stdin>") if file == "-" else load(file)


def _check(args: argparse.Namespace) -> int:
    reports: list[tuple[str, Report]] = []
    code = OK
    try:
        config = _configured(args)
        for file in args.files:
            try:
                register = _read(file)
            except (FormatError, OSError) as error:
                _complain(_why(file, error))
                code = UNREADABLE
            else:
                reports.append((file, check(register, config=config, as_of=args.as_of, undetermined=args.undetermined)))
    except (ConfigError, OSError) as error:
        _complain(_why(str(args.config), error))
        return UNREADABLE
    if args.format == "json":
        documents = [{"file": file, **report.to_dict(args.lang)} for file, report in reports]
        print(json.dumps({"psm_check": 1, "reports": documents}, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(render(report, args.lang, name=file) for file, report in reports))
    return code or (OK if all(report.ok for _, report in reports) else FOUND)


def _why(file: str, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or file}: can't be read: {(error.strerror or type(error).__name__).lower()}"
    return str(error)


def _complain(message: str) -> None:
    print(f"psm-model: {message}", file=sys.stderr)


def _rule(args: argparse.Namespace) -> int:
    try:
        print(explain(args.code, args.lang))
    except NotFoundError as error:
        _complain(f"{error}; 'psm-model rules' lists all")
        return UNREADABLE
    return OK


def _rules(args: argparse.Namespace) -> int:
    for rule in RULES.values():
        print(f"{rule.code}  {rule.severity.value:<7}  {rule.name}: {rule.title.in_(args.lang)}")
    return OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code: 0 clean, 1 findings that are errors, 2 wrong usage or unreadable input.

    >>> main(["rules"])  # doctest: +ELLIPSIS
    PSM001  error    duplicate-id: one id for several entities
    ...
    0
    """
    args = _parser().parse_args(arguments)
    run = {"check": _check, "rule": _rule, "rules": _rules}[args.command]
    return run(args)
