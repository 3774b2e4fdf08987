"""The command psm-model. Each of its commands is a module here: what it takes, and what it does.

What a command does is a function elsewhere, which a program calls instead: `check` is `psm_model.file_checks`,
`convert` is `read` and `write` of `psm_model.formats.files`, and so on; `docs/reference/command.md` has them all.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING, Final, Protocol

from psm_model import __version__

from ._exit_codes import BROKEN_OFF, FOUND, INTERRUPTED, OK, UNREADABLE
from ._terminal import format_os_error, print_error

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BROKEN_OFF", "FOUND", "INTERRUPTED", "OK", "UNREADABLE", "main", "parser"]

_COMMANDS: Final = {
    "check": "check registers by the rules",
    "show": "tell who is on a board",
    "timeline": "draw the terms of boards along the years",
    "diff": "tell what changed between two registers",
    "stats": "count what a register holds",
    "convert": "write a register in another format",
    "template": "write an empty workbook to fill in",
    "rule": "explain a rule",
    "rules": "list the rules",
    "cite": "find the legal citations in a text",
    "sample": "print a made-up register",
    "schema": "print the JSON Schema of registers",
    "completion": "print what has a shell complete the command line",
}

_EPILOG: Final = """\
examples:
  psm-model check register.json
  psm-model show register.json ipsm-33.25 --on 2026-06-30
  psm-model timeline register.json -o boards.svg
  psm-model COMMAND --help
"""


class _Command(Protocol):
    DESCRIPTION: str
    EPILOG: str

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


def _command(name: str) -> _Command:
    command: _Command = import_module(f"{__name__}.{name}")
    return command


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        only: The one command of which the arguments are wanted, since each costs the import of what it works with; None
            for all.
    """
    layout = argparse.RawDescriptionHelpFormatter
    columns = max(get_terminal_size().columns - 2, 40)
    made = argparse.ArgumentParser(
        prog="psm-model",
        description="Check, show and convert registers of boards of Indonesia's community social workers (PSM, IPSM).",
        epilog=_EPILOG,
        formatter_class=layout,
    )
    made.add_argument("--version", action="version", version=f"psm-model {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in _COMMANDS.items():
        adding = commands.add_parser(name, help=summary, formatter_class=layout)
        if only in {None, name}:
            command = _command(name)
            # The examples are to stay as they stand, so that argparse divides no lines.
            adding.description, adding.epilog = fill(command.DESCRIPTION, columns), command.EPILOG
            command.arguments(adding)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code: 0 clean, 1 findings that are errors, 2 wrong usage or unreadable input.

    >>> main(["rules"])  # doctest: +ELLIPSIS
    PSM001  error    duplicate-id: one id for several entities
    ...
    0
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        try:
            # What stands before the command are options of the whole, of which none takes a value.
            named = next((one for one in given if not one.startswith("-")), "")
            args = parser(named).parse_args(given)
            return _command(args.command).run(args)
        finally:
            # Now, and not when the interpreter ends and nobody can see to what goes wrong.
            print(end="", flush=True)
    except KeyboardInterrupt:
        print_error("broken off")
        return INTERRUPTED
    except OSError as error:
        # Of reading it is told where that is done, so this is the output. What is not written yet goes nowhere.
        if sys.stdout is not None:
            with Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # Whoever read has had enough, as `head` has.
            return BROKEN_OFF
        print_error(format_os_error("the output", error, "written"))
        return UNREADABLE
