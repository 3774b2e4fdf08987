"""The command that tells what changed between two registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._arguments import add_language
from ._exit_codes import FOUND, OK, UNREADABLE
from ._inputs import STANDARD, read_or_report
from ._terminal import WIDE, echo, echo_json, print_error, width

if TYPE_CHECKING:
    import argparse

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

DESCRIPTION: Final = (
    "Tell what changed from one register to another: in the world (a term ended, a chair was replaced), and in the "
    "record. The order of lists is no change, and neither is the format. Personal data is told to have changed, "
    "without its values."
)
EPILOG: Final = """\
exit codes:
  0  nothing changed
  1  something did
  2  a file can't be read, or wrong usage

examples:
  psm-model diff old.json new.json
  psm-model diff --lang id register-2025.xlsx register-2026.xlsx
  git show HEAD:register.json | psm-model diff - register.json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("old", metavar="OLD", help="the register as it was; - reads from standard input")
    parser.add_argument("new", metavar="NEW", help="the register as it is")
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="how to write the changes: for reading, or as JSON"
    )
    add_language(parser, "the sentences")


def run(args: argparse.Namespace) -> int:
    """Return what changed, as `psm_model.views.changes.changes` does."""
    import json

    from psm_model.views.changes import changes
    from psm_model.views.changes_text import render_changes

    if args.old == args.new == STANDARD:
        print_error(f"standard input can be read once: want {STANDARD} for one register, got it for both")
        return UNREADABLE
    old, new = read_or_report(args.old), read_or_report(args.new)
    if old is None or new is None:
        return UNREADABLE
    changed = changes(old, new)
    if args.format == "json":
        echo_json(json.dumps(changed.to_dict(args.lang), ensure_ascii=False, indent=2))
    else:
        echo(render_changes(changed, args.lang, width() or WIDE))
    return FOUND if len(changed) else OK
