"""The command psm-model. Each subcommand is a module here, with its arguments and a function that runs it.

Each subcommand wraps a function that programs can call instead: `check` wraps `psm_model.file_checks`, `convert` wraps
`read` and `write` of `psm_model.formats.files`, and so on; `docs/reference/command.md` lists them all.

Commands import what they run inside functions, so that `--help` and completion start fast.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol, TypeVar

from psm_model import __version__
from psm_model.i18n import Bilingual
from psm_model.text import sanitise

from ._exit_codes import BROKEN_OFF, FOUND, INTERRUPTED, OK, UNREADABLE
from ._help import HelpFormatter, colour_help, translate_help, wrap_epilog
from ._language import get_language, move_language, translate_message, use_language_from
from ._suggestions import suggest
from ._terminal import discard, echo, fail, format_os_error, make_style, print_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import SupportsWrite

__all__ = ["BROKEN_OFF", "FOUND", "INTERRUPTED", "OK", "UNREADABLE", "main", "make_parser"]

ActionT = TypeVar("ActionT", bound=argparse.Action)

_COMMANDS: Final = {
    "check": "check registers against the rules",
    "show": "show who is on a board",
    "ask": "answer a question about a register",
    "report": "write a page to read, filter and print",
    "timeline": "draw the terms of boards on a time axis",
    "diff": "show what changed between two registers",
    "stats": "count the contents of a register",
    "convert": "convert a register to another format",
    "import": "read a table of an office as a register",
    "template": "write an empty workbook to fill in",
    "rule": "explain a rule",
    "rules": "list the rules",
    "cite": "find legal citations in a text",
    "draft": "draft a register from a text",
    "sample": "print a synthetic register",
    "schema": "print the JSON Schema of registers",
    "completion": "print a shell completion script",
}

_DESCRIPTION: Final = "Check, show and convert registers of boards of Indonesia's community social workers (PSM, IPSM)."
_EPILOG: Final = """\
examples:
  psm-model check register.json
  psm-model show register.json ipsm-33.25 --on 2026-06-30
  psm-model timeline register.json -o boards.svg
  psm-model report register.json --on 2026-06-30 -o report.html
  psm-model COMMAND --help
  psm-model --help --lang id
"""


_NO_COMMAND: Final = Bilingual(
    "no command {name!r}; {suggestion}'psm-model --help' lists all commands",
    "tidak ada perintah {name!r}; {suggestion}'psm-model --help' menampilkan semua perintah",
)

_MODULES: Final = {"import": "import_table"}
"""Modules of commands whose name is a keyword of Python."""


class _Command(Protocol):
    DESCRIPTION: str
    EPILOG: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


class _Parser(argparse.ArgumentParser):
    """A parser whose errors and names of values are in the language of messages."""

    def _add_action(self, action: ActionT) -> ActionT:
        """Add an argument, as argparse does, with the translated name of its value."""
        if isinstance(action.metavar, str):
            action.metavar = translate_help(action.metavar)
        return super()._add_action(action)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help, with colours on a terminal that has them."""
        if file is not None:
            super().print_help(file)
        else:
            echo(colour_help(self.format_help(), make_style()).rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message, and exit."""
        message = sanitise(message)
        if get_language() == "en":
            super().error(message)
        self.exit(UNREADABLE, f"{self.format_usage()}{self.prog}: kesalahan: {translate_message(message)}\n")


class _CommandParser(_Parser):
    """The parser of a command, which refuses the options that the command does not have."""

    # Any: a namespace of any class, as in argparse.
    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:  # type: ignore[override]  # one of its overloads
        """Parse the arguments of the command; argparse would report the unknown ones with the usage of all commands."""
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            options = [option for option in unknown if option.startswith("--")]
            suggestion = suggest(options[0].partition("=")[0], self._option_string_actions) if options else ""
            self.error(f"unrecognized arguments: {' '.join(unknown)}{suggestion and f'; {suggestion}'}")
        return known, unknown


def _import_command(name: str) -> _Command:
    command: _Command = import_module(f"{__name__}.{_MODULES.get(name, name)}")
    return command


def make_parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        only: The only command whose arguments to add, because each imports its dependencies; None for all.
    """
    columns = max(get_terminal_size().columns - 2, 40)
    root = _Parser(
        prog="psm-model",
        description=fill(translate_help(_DESCRIPTION), columns),
        epilog=wrap_epilog(_EPILOG, columns),
        formatter_class=HelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"psm-model {__version__}")
    commands = root.add_subparsers(
        dest="command", required=True, metavar=translate_help("COMMAND"), parser_class=_CommandParser
    )
    for name, summary in _COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, formatter_class=HelpFormatter)
        if only in {None, name}:
            command = _import_command(name)
            # Keep the line breaks of the examples.
            subparser.description = fill(translate_help(" ".join(command.DESCRIPTION.split())), columns)
            subparser.epilog = wrap_epilog(command.EPILOG, columns)
            command.add_arguments(subparser)
    return root


def _format_unknown_command(name: str) -> str:
    """Return the error for a command that does not exist."""
    language = get_language()
    suggestion = suggest(name.lower(), _COMMANDS, language=language)
    return _NO_COMMAND.translate(language).format(name=sanitise(name), suggestion=suggestion and f"{suggestion} ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 errors found, 2 wrong usage or unreadable input.

    Without arguments it prints its help.

    >>> main(["rules"])  # doctest: +ELLIPSIS
    PSM001  error    duplicate-id: one id for several entities
    ...
    0
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    with use_language_from(given):
        return _run(given)


def _run(given: list[str]) -> int:
    try:
        try:
            given = move_language(given)
            # The other global options take no values.
            command = next((argument for argument in given if not argument.startswith("-")), "")
            if not given:
                make_parser("").print_help()
                return OK
            if command and command not in _COMMANDS:
                return fail(_format_unknown_command(command))
            args = make_parser(command).parse_args(given)
            return _import_command(args.command).run(args)
        finally:
            # Flush now, so that errors are handled below and not at interpreter exit.
            print(end="", flush=True)
    except (KeyboardInterrupt, MemoryError) as error:
        is_stopped = isinstance(error, KeyboardInterrupt)
        print_error("interrupted" if is_stopped else "not enough memory")
        return INTERRUPTED if is_stopped else UNREADABLE
    except OSError as error:
        # Read errors are reported where they occur, so this is the output. Discard what is not written yet.
        if sys.stdout is not None:
            discard(sys.stdout)
        if isinstance(error, BrokenPipeError):
            # The reader closed the pipe, as `head` does.
            return BROKEN_OFF
        print_error(format_os_error("the output", error, "written"))
        return UNREADABLE
