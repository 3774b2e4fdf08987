"""The command that drafts a register from a text."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from psm_model.errors import FormatError
from psm_model.text import sanitise

from ._arguments import add_format, add_language, parse_day
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_bytes, report_losses
from ._paths import STANDARD
from ._terminal import echo, echo_json, fail, format_os_error, print_error, supports_colour, terminal_width

if TYPE_CHECKING:
    from psm_model.entities.register import Register

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Draft a register from an article, a decree or a list of officers in Indonesian. The text is shown with marks on the
words that support each fact, the facts beside them, and what to fill in by hand below. Nothing is added to what the
text says."""
EPILOG: Final = """\
examples:
  psm-model draft article.txt --published 2025-10-16 -o draft.json
  psm-model check draft.json
  pdftotext -layout decree.pdf - | psm-model draft -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "file",
        nargs="?",
        default=STANDARD,
        metavar="FILE",
        help="a text in UTF-8; - or no file reads from standard input",
    )
    parser.add_argument(
        "--published",
        type=parse_day,
        metavar="DAY",
        help="the day of publication, on which days such as 'Rabu (15/10)' depend; it is not recorded",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="also write the register to this file, in the format of its name; - writes only JSON to standard output",
    )
    add_format(parser, "the text with its draft, or JSON with the register and the places of its facts")
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Draft a register with `psm_model.drafting.draft`."""
    from psm_model.drafting import draft
    from psm_model.drafting.rendering import render_draft, render_draft_json
    from psm_model.formats.json import dumps

    try:
        text = read_bytes(args.file).decode("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        print_error(format_os_error(args.file, error))
        return UNREADABLE
    drafted = draft(text, published=args.published)
    if args.output == STANDARD:
        echo_json(dumps(drafted.register).rstrip("\n"))
        return OK
    if args.format == "json":
        echo_json(render_draft_json(drafted))
    else:
        echo(render_draft(text, drafted, language=args.lang, width=terminal_width(), colour=supports_colour()))
    return OK if args.output is None else _write(args.output, drafted.register)


def _write(target: str, register: Register) -> int:
    """Write the register to a file, and return the exit code."""
    from psm_model.formats.files import write

    try:
        report_losses(target, write(register, target))
    except FormatError as error:
        return fail(str(FormatError(error.problems, sanitise(error.source or target))))
    except (ModuleNotFoundError, ValueError) as error:
        return fail(str(error))
    except OSError as error:
        return fail(format_os_error(target, error, "written"))
    return OK
