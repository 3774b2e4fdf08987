"""The command that tells who is on a board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from psm_model.errors import NotFoundError

from ._arguments import add_language, partial_day
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report
from ._terminal import WIDE, echo, echo_json, print_error, width

if TYPE_CHECKING:
    import argparse

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

DESCRIPTION: Final = (
    "Tell who is on the board of an organisation, or of each, on a day, and how sure that is; without a day, who ever "
    "was as far as it is recorded."
)
EPILOG: Final = """\
examples:
  psm-model show register.json
  psm-model show register.json ipsm-33.25 --on 2026-06-30
  psm-model show register.json ipsm-33.25 --on 2026 --format json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the register; - reads from standard input")
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the id of an organisation or of a board term; else all organisations"
    )
    parser.add_argument(
        "--on",
        type=partial_day,
        metavar="DAY",
        help="the day that is asked for, which may be a month or a year ('2025-10' or 'Oktober 2025')",
    )
    parser.add_argument(
        "--absent", action="store_true", help="show too who is surely not on a board that day, and boards that are not"
    )
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="for reading, or a JSON object for each board (text)"
    )
    add_language(parser, "the words around them")


def run(args: argparse.Namespace) -> int:
    """Return who is on a board, as `psm_model.views.board.board_on` does, or `boards_on` of all."""
    import json

    from psm_model.views.board import board_on, boards_on
    from psm_model.views.board_text import render_board

    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    try:
        if args.id is None:
            boards = boards_on(register, args.on, absent=args.absent)
        else:
            boards = iter([board_on(register, args.id, args.on, absent=args.absent)])
    except NotFoundError as error:
        print_error(str(error))
        return UNREADABLE
    for number, board in enumerate(boards):
        if args.format == "json":
            echo_json(json.dumps(board.to_dict(), ensure_ascii=False))
        else:
            echo(("\n" if number else "") + render_board(board, args.lang, width() or WIDE))
    return OK
