"""The command that writes a register in another format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from psm_model._progress import show_progress
from psm_model.entities.redaction import SENSITIVE_FIELDS, redact
from psm_model.entities.register import Register
from psm_model.errors import FormatError
from psm_model.formats.files import LINES, POPOLO, output_format, write
from psm_model.formats.json import dumps
from psm_model.formats.popolo import COLLECTIONS, Ends
from psm_model.formats.storage import suffix_format
from psm_model.text import sanitize
from psm_model.values.area import Level

from ._exit_codes import OK, UNREADABLE
from ._inputs import STANDARD, read_register, report_losses
from ._terminal import echo_json, format_os_error, print_error

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

DESCRIPTION: Final = (
    "Write a register in the format that the name says: .json or .jsonl, and behind that .gz or .zst to have it "
    "compressed; .xlsx, a workbook; .popolo.json, a Popolo document; a name that ends in a slash, a folder of CSV "
    "files. What stood there is replaced when all is written, and not before. What a format has no place for is told."
)
EPILOG: Final = """\
examples:
  psm-model convert register.json register.jsonl
  psm-model convert register.jsonl.zst - | jq .members
  psm-model convert --redact register.json public.json
  psm-model convert register.xlsx register.json
  psm-model convert register.json tables/
  psm-model convert --ends last_day register.json register.popolo.json
"""


def _fields(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in SENSITIVE_FIELDS:
            msg = f"no sensitive field {name!r} (want of {', '.join(SENSITIVE_FIELDS)})"
            raise argparse.ArgumentTypeError(msg)
    return names


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "--redact",
        action="store_true",
        help="leave out personal data: birth dates, identity numbers, numbers of cards",
    )
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="with --redact, write pseudonyms of numbers, made with the secret that this file holds (16 bytes or more)",
    )
    parser.add_argument(
        "--keep",
        type=_fields,
        action="extend",
        default=[],
        metavar="FIELDS",
        help=f"with --redact, keep these fields, by commas: {', '.join(SENSITIVE_FIELDS)}",
    )
    parser.add_argument(
        "--ends",
        type=Ends,
        choices=list(Ends),
        metavar="{" + ",".join(Ends) + "}",
        help="of a Popolo document, whether an end_date is the last day or the day after; it must be said",
    )
    parser.add_argument(
        "--level",
        type=Level,
        choices=list(Level),
        metavar="LEVEL",
        help="of a Popolo document that is read, the level of organisations of which it tells none of ours: "
        f"{', '.join(Level)}",
    )
    parser.add_argument(
        "--collection",
        choices=list(COLLECTIONS),
        metavar="NAME",
        help="of a Popolo document that is a single thing or a list of them, what kind they are: "
        f"{', '.join(COLLECTIONS)}",
    )
    parser.add_argument("source", metavar="FILE", help="the register; - reads JSON or JSON Lines from standard input")
    parser.add_argument("target", metavar="OUT", help="the file to write; - writes JSON to standard output")


# Any: a register or an entity of one, which stays what it is.
def _redacting(args: argparse.Namespace) -> Callable[[Any], Any]:
    """Return what takes personal data out of what is converted, if that is asked for."""
    if not args.redact:
        return lambda record: record
    key = None if args.key is None else args.key.read_bytes().strip()
    # So that a key that is too short is told of before anything is read.
    redact(Register(), key=key)
    return lambda record: redact(record, keep=args.keep, key=key)


def run(args: argparse.Namespace) -> int:
    """Write a register anew, as `read` and `write` of `psm_model.formats.files` do."""
    popolo = [file for file in (args.source, args.target) if file.lower().endswith(POPOLO)]
    if popolo and args.ends is None:
        print_error(
            f"{sanitize(popolo[0])}: whether an end_date is the last day or the day after must be said by --ends"
        )
        return UNREADABLE
    if not args.redact and (args.key or args.keep):
        print_error("--key and --keep are of --redact")
        return UNREADABLE
    try:
        if args.target != STANDARD:
            # Before anything is read, which may take long.
            output_format(args.target)
        hidden = _redacting(args)
    except (OSError, ValueError) as error:
        print_error(format_os_error(str(args.key), error))
        return UNREADABLE
    return _converted(args, hidden)


# Any: as above.
def _converted(args: argparse.Namespace, hidden: Callable[[Any], Any]) -> int:
    source, target = Path(args.source), Path(args.target)
    try:
        with show_progress(sanitize(args.source)) as watch:
            if suffix_format(source) == suffix_format(target) == LINES:
                from psm_model.formats import jsonl

                jsonl.dump(map(hidden, jsonl.iter_load(source, watch=watch)), target)
                return OK
            register, losses = read_register(
                args.source, ends=args.ends, level=args.level, collection=args.collection, watch=watch
            )
            report_losses(args.source, losses)
            if args.target == STANDARD:
                echo_json(dumps(hidden(register)).rstrip("\n"))
            else:
                report_losses(args.target, write(hidden(register), args.target, ends=args.ends))
    except FormatError as error:
        print_error(str(FormatError(error.problems, sanitize(error.source or args.target))))
        return UNREADABLE
    except ModuleNotFoundError as error:
        print_error(str(error))
        return UNREADABLE
    except OSError as error:
        if args.target == STANDARD and error.filename is None:
            raise
        of_target = error.filename is None or str(error.filename) != str(source)
        print_error(
            format_os_error(args.target if of_target else args.source, error, "written" if of_target else "read")
        )
        return UNREADABLE
    return OK
