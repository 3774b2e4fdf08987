"""The command that shows who is on a board."""

from __future__ import annotations

import argparse
from typing import Final

from psm_model.errors import NotFoundError
from psm_model.style import WIDE

from ._arguments import add_file, add_format, add_language, parse_partial_day
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report
from ._terminal import echo, echo_document, fail, terminal_width

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Show who is on the board of an organisation, or of every organisation, on a day, how certain that is, and the name, area
and parent that the organisation had on that day. Without a day, show everybody on record, including former and future
holders."""
EPILOG: Final = """\
examples:
  psm-model show register.json
  psm-model show register.json ipsm-33.25 --on 2026-06-30
  psm-model show register.json ipsm-33.25 --on 2026 --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_file(parser)
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the id of an organisation or a board term; all organisations by default"
    )
    parser.add_argument(
        "--on",
        type=parse_partial_day,
        metavar="DAY",
        help="the day, month or year to show ('2025-10' or 'Oktober 2025')",
    )
    parser.add_argument(
        "--absent", action="store_true", help="also show people and boards that are certainly not in office on that day"
    )
    add_format(parser, "plain text, or one JSON object per board")
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Show boards with `psm_model.views.board.view_board` or `iter_board_views`."""
    from psm_model.views.board import iter_board_views, view_board
    from psm_model.views.board_text import render_board

    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    try:
        if args.id is None:
            boards = iter_board_views(register, args.on, absent=args.absent)
        else:
            boards = iter([view_board(register, args.id, args.on, absent=args.absent)])
    except NotFoundError as error:
        return fail(str(error))
    for number, board in enumerate(boards):
        if args.format == "json":
            echo_document(board.to_dict(), indent=None)
        else:
            echo(("\n" if number else "") + render_board(board, language=args.lang, width=terminal_width() or WIDE))
    return OK
