"""The command that shows what changed between two registers."""

from __future__ import annotations

import argparse
from typing import Final

from psm_model.style import WIDE

from ._arguments import FOLDERS, REGISTER, add_format, add_language
from ._exit_codes import FOUND, OK, UNREADABLE
from ._inputs import read_or_report
from ._paths import STANDARD
from ._terminal import echo, echo_document, fail, make_style

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Show the changes from one register to another: events (a term ended, a chair was replaced) and changes of records. The
order of lists and the format do not matter. Changes of personal data are shown without the values."""
EPILOG: Final = f"""\
{FOLDERS}
exit codes:
  0  nothing changed
  1  something changed
  2  a file cannot be read, or wrong usage

examples:
  psm-model diff old.json new.json
  psm-model diff --lang id register-2025.xlsx register-2026.xlsx
  psm-model diff 2025/ 2026/
  git show HEAD:register.json | psm-model diff - register.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "old", metavar="OLD", help=f"{REGISTER.replace('the', 'the old', 1)}; - reads from standard input"
    )
    parser.add_argument("new", metavar="NEW", help="the new register, like the old one")
    add_format(parser, "plain text or JSON")
    add_language(parser, "the sentences")


def run(args: argparse.Namespace) -> int:
    """Compare two registers with `psm_model.views.changes.compare_registers`."""
    from psm_model.views.changes import compare_registers
    from psm_model.views.changes_text import render_changes

    if args.old == args.new == STANDARD:
        return fail(f"standard input can be read only once: expected {STANDARD} for one register, got it for both")
    old, new = read_or_report(args.old), read_or_report(args.new)
    if old is None or new is None:
        return UNREADABLE
    comparison = compare_registers(old, new)
    if args.format == "json":
        echo_document(comparison.to_dict(language=args.lang))
    else:
        style = make_style()
        echo(render_changes(comparison, language=args.lang, width=style.width or WIDE, style=style))
    return FOUND if len(comparison) else OK
