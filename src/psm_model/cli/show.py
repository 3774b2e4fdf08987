"""The command that shows who is on a board."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from psm_model._progress import show_progress
from psm_model.errors import NotFoundError
from psm_model.style import WIDE
from psm_model.text import sanitise

from ._arguments import add_file, add_format, add_language, parse_partial_day
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report, report_unreadable
from ._paths import STANDARD
from ._terminal import echo, echo_document, fail, make_style

if TYPE_CHECKING:
    from psm_model.entities.register import Register
    from psm_model.formats.indexed_file import Excerpt, IndexedFile
    from psm_model.views.board_records import BoardOnDay

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Show who is on the board of an organisation, or of every organisation, on a day, how certain that is, and the name, area
and parent that the organisation had on that day. Without a day, show what the records state: names, place,
inaugurations, legal bases and sources, and everybody on record, including former and future holders."""
EPILOG: Final = """\
examples:
  psm-model show register.json
  psm-model show register.json ipsm-33.25 --on 2026-06-30
  psm-model show register.json ipsm-33.25 --on 2026 --format json
  psm-model show nation.jsonl ipsm-33.25 --index
"""


_POINTERS: Final = frozenset({"path", "settled_by"})
"""The keys of JSON Pointers in the JSON object of a board."""


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
    parser.add_argument(
        "--index",
        action="store_true",
        help="read only the organisation of ID from a large file in JSON Lines (.jsonl), by the index in FILE.index, "
        "which is written first if it is missing or out of date",
    )
    add_format(parser, "plain text, or one JSON object per board")
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Show boards with `psm_model.views.board.view_board` or `iter_board_views`."""
    from psm_model.views.board_text import render_board

    if args.index and args.id is None:
        return fail("--index needs the id of an organisation or a board term after the file")
    if args.index and args.file == STANDARD:
        return fail("--index needs a file, not standard input")
    excerpt = None
    try:
        if args.index:
            excerpt = _read_by_index(args.file, args.id)
            register: Register | None = excerpt.register
        else:
            register = read_or_report(args.file)
        if register is None:
            return UNREADABLE
        boards = _iter_boards(args, register)
    except NotFoundError as error:
        return fail(str(error))
    except (OSError, ValueError) as error:
        report_unreadable(args.file, error)
        return UNREADABLE
    style = make_style()
    for number, board in enumerate(boards):
        if args.format == "json":
            document = board.to_dict()
            echo_document(document if excerpt is None else _move_pointers(document, excerpt.find_pointer), indent=None)
        else:
            text = render_board(
                board, language=args.lang, width=style.width or WIDE, style=style, with_records=args.on is None
            )
            echo(f"\n{text}" if number else text)
    return OK


def _iter_boards(args: argparse.Namespace, register: Register) -> Iterator[BoardOnDay]:
    """Return the requested boards.

    Raises:
        NotFoundError: nothing has the requested id.
    """
    from psm_model.views.board import iter_board_views, view_board

    if args.id is None:
        return iter_board_views(register, args.on, absent=args.absent)
    return iter([view_board(register, args.id, args.on, absent=args.absent)])


def _read_by_index(file: str, about: str) -> Excerpt:
    """Read the organisation with an id, or the organisation of a board term, and all that its view shows.

    Raises:
        FormatError: the file has no index, or what is read is not a register.
        NotFoundError: nothing has the id.
        OSError: the file cannot be read, or the index cannot be written.
        StaleIndexError: the file changes while it is read.
    """
    with _open_indexed(file) as indexed:
        organisation_id = indexed.find_organisation(about)
        # Whether a board of a successor began before the change is shown too.
        return indexed.read_excerpt(organisation_id, *indexed.find_successors(organisation_id))


def _open_indexed(file: str) -> IndexedFile:
    """Open a file by its index, which is written first if necessary.

    Raises:
        FormatError: as for `_read_by_index`.
        OSError: as for `_read_by_index`.
        StaleIndexError: as for `_read_by_index`.
    """
    from psm_model.errors import StaleIndexError
    from psm_model.formats.indexed_file import IndexedFile, write_index

    try:
        return IndexedFile(file)
    except (FileNotFoundError, StaleIndexError):
        with show_progress(sanitise(file), Path(file).stat().st_size) as watch:
            write_index(file, watch=watch)
    return IndexedFile(file)


# Any: JSON values.
def _move_pointers(value: Any, find_pointer: Callable[[str], str], key: str = "") -> Any:
    """Return the JSON object of a board with its pointers into another register."""
    if isinstance(value, dict):
        return {name: _move_pointers(item, find_pointer, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_move_pointers(item, find_pointer, key) for item in value]
    return find_pointer(value) if key in _POINTERS else value
