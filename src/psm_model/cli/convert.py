"""The command that converts a register to another format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from psm_model._progress import show_progress
from psm_model.entities.field_words import part_words
from psm_model.entities.redaction import SENSITIVE_FIELDS, list_removed, redact
from psm_model.entities.register import Register
from psm_model.errors import FormatError
from psm_model.formats.file_names import Format, detect_format, output_format
from psm_model.formats.files import write
from psm_model.formats.json import dumps
from psm_model.formats.popolo import COLLECTIONS, Ends
from psm_model.formats.storage import suffix_format
from psm_model.formats.whole_files import read_at_most
from psm_model.text import sanitise
from psm_model.values.area import Level

from ._arguments import REGISTER, add_language, list_codes, make_code_parser
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report, report_losses
from ._language import get_language
from ._paths import STANDARD
from ._terminal import FileAction, echo_json, fail, format_os_error

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

_MAX_KEY_SIZE: Final = 65_536
"""The most bytes of the file of a key."""
DESCRIPTION: Final = """\
Convert a register. The name of the output selects the format: .json or .jsonl, with .gz or .zst if compressed; .xlsx
for a workbook; .popolo.json for a Popolo document; .parquet for a folder of Parquet files; a name that ends in a slash
for a folder of CSV files. An existing output is replaced only when everything is written. Losses are reported."""
EPILOG: Final = """\
examples:
  psm-model convert register.json register.jsonl
  psm-model convert register.jsonl.zst - | jq .members
  psm-model convert --redact register.json public.json
  psm-model convert register.xlsx register.json
  psm-model convert register.json tables/
  psm-model convert --redact register.json public.parquet
  psm-model convert registers/ register.json
  psm-model convert --ends last_day register.json register.popolo.json
"""


def _parse_fields(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in SENSITIVE_FIELDS:
            raise argparse.ArgumentTypeError(f"expected one of {', '.join(SENSITIVE_FIELDS)}, got {name!r}")
    return names


def _list_fields() -> str:
    """Return the fields that can be kept; beside each its Indonesian words, if messages are in Indonesian."""
    if get_language() == "en":
        return ", ".join(SENSITIVE_FIELDS)
    words = [part_words(owner, name.partition(".")[2]).indonesian for name, owner in SENSITIVE_FIELDS.items()]
    return ", ".join(f"{name} ({word})" for name, word in zip(SENSITIVE_FIELDS, words, strict=True))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--redact",
        action="store_true",
        help="remove personal data: birth dates, identity and card numbers, reasons for leaving, notes, extra",
    )
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="with --redact, replace numbers with pseudonyms that are made with the secret in this file (at least 16 "
        "bytes)",
    )
    parser.add_argument(
        "--keep",
        type=_parse_fields,
        action="extend",
        default=[],
        metavar="FIELDS",
        help=f"with --redact, keep these fields, separated by commas: {_list_fields()}",
    )
    parser.add_argument(
        "--ends",
        type=Ends,
        choices=list(Ends),
        metavar="{" + ",".join(Ends) + "}",
        help="meaning of end_date in a Popolo document: the last day or the day after; required for Popolo",
    )
    parser.add_argument(
        "--level",
        type=make_code_parser(list(Level)),
        choices=list(Level),
        metavar="LEVEL",
        help=f"level of organisations in a Popolo input without a known level, also in Indonesian: {list_codes(Level)}",
    )
    parser.add_argument(
        "--collection",
        choices=list(COLLECTIONS),
        metavar="NAME",
        help=f"kind of the objects in a Popolo input that is a single object or a list: {', '.join(COLLECTIONS)}",
    )
    add_language(parser, "the messages")
    parser.add_argument("source", metavar="FILE", help=f"{REGISTER}; - reads JSON or JSON Lines from standard input")
    parser.add_argument("target", metavar="OUT", help="the file to write; - writes JSON to standard output")


@attrs.frozen(kw_only=True)
class ConvertOptions:
    """What to convert, to what, and how."""

    source: str
    """The register to read, as given."""
    target: str
    """The file to write, as given."""
    ends: Ends | None
    """The meaning of ``end_date`` in a Popolo document."""
    level: Level | None
    """The level of organisations in a Popolo input without a known level."""
    collection: str | None
    """The kind of the objects in a Popolo input that is a single object or a list."""
    # Any: a register or an entity; the type is kept.
    redactor: Callable[[Any], Any]
    """The function that removes personal data; without --redact, it returns its argument."""
    without: tuple[str, ...]
    """The fields that it removes, whose columns Parquet files do not have."""


def _read_key(file: Path) -> bytes:
    """Read a key.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is too long.
    """
    with file.open("rb") as opened:
        key = read_at_most(opened, _MAX_KEY_SIZE + 1)
    if len(key) > _MAX_KEY_SIZE:
        raise ValueError(f"expected a key of at most {_MAX_KEY_SIZE:,} bytes, got more")
    return key.strip()


# Any: as above.
def _make_redactor(args: argparse.Namespace) -> tuple[Callable[[Any], Any], tuple[str, ...]]:
    """Return the function that removes personal data, and the fields that it removes.

    Raises:
        OSError: the file of the key cannot be read.
        ValueError: the key is too short, or too long.
    """
    if not args.redact:
        return (lambda record: record), ()
    key = None if args.key is None else _read_key(args.key)
    # Validate the key before reading anything.
    redact(Register(), key=key)
    return (lambda record: redact(record, keep=args.keep, key=key)), list_removed(keep=args.keep, key=key)


def run(args: argparse.Namespace) -> int:
    """Convert a register with `read` and `write` of `psm_model.formats.files`."""
    popolo = [file for file in (args.source, args.target) if file.lower().endswith(Format.POPOLO)]
    if popolo and args.ends is None:
        return fail(
            f"{sanitise(popolo[0])}: expected --ends, which says whether an end_date is the last day or the day after"
        )
    if not args.redact and (args.key or args.keep):
        return fail("--key and --keep need --redact")
    try:
        if args.target != STANDARD:
            # Validate the name before reading, which may take long.
            output_format(args.target)
        redactor, without = _make_redactor(args)
    except (OSError, ValueError) as error:
        return fail(format_os_error(str(args.key), error))
    return _convert(
        ConvertOptions(
            source=args.source,
            target=args.target,
            ends=args.ends,
            level=args.level,
            collection=args.collection,
            redactor=redactor,
            without=without,
        )
    )


def _convert_lines(options: ConvertOptions, watch: Callable[[int], object]) -> None:
    """Convert JSON Lines to JSON Lines or Parquet without keeping the entities."""
    from psm_model.formats import jsonl

    entities = map(options.redactor, jsonl.iter_load(options.source, watch=watch))
    if detect_format(options.target) is Format.LINES:
        jsonl.dump(entities, options.target)
    else:
        from psm_model.formats.parquet import write_parquet

        write_parquet(entities, options.target, without=options.without)


def _convert(options: ConvertOptions) -> int:
    """Convert a register, and return the exit code."""
    source, target = Path(options.source), Path(options.target)
    try:
        with show_progress(sanitise(options.source)) as watch:
            if suffix_format(source) == Format.LINES and detect_format(target) in {Format.LINES, Format.PARQUET}:
                _convert_lines(options, watch)
                return OK
            register = read_or_report(
                options.source, ends=options.ends, level=options.level, collection=options.collection, watch=watch
            )
            if register is None:
                return UNREADABLE
            redacted = options.redactor(register)
            if options.target == STANDARD:
                echo_json(dumps(redacted).rstrip("\n"))
            else:
                report_losses(
                    options.target, write(redacted, options.target, ends=options.ends, without=options.without)
                )
    except FormatError as error:
        return fail(str(FormatError(error.problems, sanitise(error.source or options.target))))
    except ModuleNotFoundError as error:
        return fail(str(error))
    except OSError as error:
        if options.target == STANDARD and error.filename is None:
            raise
        is_source = error.filename is not None and str(error.filename) == str(source)
        action: FileAction = "read" if is_source else "written"
        return fail(format_os_error(options.source if is_source else options.target, error, action))
    return OK
