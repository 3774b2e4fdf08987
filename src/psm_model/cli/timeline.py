"""The command that draws the terms of boards along the years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model.errors import ConfigError, NotFoundError
from psm_model.text import sanitize

from ._arguments import add_language, day
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report
from ._terminal import WIDE, colour, echo, format_os_error, print_error, takes_any_text, width

if TYPE_CHECKING:
    import argparse

    from psm_model.checking import Config
    from psm_model.entities.register import Register

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

_TEXT: Final = ".txt"
_PICTURES: Final = (".svg", ".png")

DESCRIPTION: Final = (
    "Draw a row for each organisation and a bar for each term of its board: in characters, or as a picture (.svg or "
    ".png, with the extra charts). Edges are soft where a date is imprecise, and what a check finds is marked."
)
EPILOG: Final = """\
examples:
  psm-model timeline register.json
  psm-model timeline register.json -o boards.svg
  psm-model timeline register.json --id ipsm-33.25 --id ipsm-33.25.01 --lang id -o boards.png
  psm-model timeline register.json --board batang-2025 -o board.svg
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the register; - reads from standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the file to write: .svg, .png or .txt; several pages are numbered; else the text is printed",
    )
    parser.add_argument(
        "--id", action="append", metavar="ID", help="an organisation to show, which may be said again; else all are"
    )
    parser.add_argument(
        "--board", metavar="ID", help="draw one board instead: who holds which post in the term that has this id"
    )
    parser.add_argument(
        "--undetermined", action="store_true", help="mark too what imprecise dates leave open, as check does"
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help="the day of which it is asked ('2025-10-15' or '15 Oktober 2025'); else none is",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="a TOML file, as check takes it")
    add_language(parser, "the words around them")


def run(args: argparse.Namespace) -> int:
    """Draw a timeline, as `psm_model.charts.timeline` or `psm_model.views.timeline_text.render_timeline` does."""
    wrong = _wrong(args)
    if wrong is not None:
        print_error(wrong)
        return UNREADABLE
    try:
        config = _configured(args)
    except (ConfigError, OSError) as error:
        print_error(format_os_error(str(args.config), error))
        return UNREADABLE
    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    try:
        if _suffix(args) in _PICTURES:
            _draw(args, register, config)
        else:
            _write(args, register, config)
    except (ConfigError, ModuleNotFoundError, NotFoundError) as error:
        print_error(str(error))
        return UNREADABLE
    except OSError as error:
        if args.output is None or error.filename is None:
            raise
        print_error(format_os_error(args.output, error, "written"))
        return UNREADABLE
    return OK


def _suffix(args: argparse.Namespace) -> str | None:
    return None if args.output is None else Path(args.output).suffix.lower()


def _wrong(args: argparse.Namespace) -> str | None:
    """Return what is wrong with what is asked for, before anything is read."""
    suffix = _suffix(args)
    if suffix not in {None, _TEXT, *_PICTURES}:
        return f"want a name that ends in {', '.join(_PICTURES)} or {_TEXT}, got {sanitize(args.output)!r}"
    if args.board is not None and suffix not in _PICTURES:
        return f"--board needs an output that ends in {' or '.join(_PICTURES)}; show tells who is on a board in text"
    return None


def _configured(args: argparse.Namespace) -> Config:
    from psm_model.checking import Config
    from psm_model.checking.config_toml import load_config

    return Config() if args.config is None else load_config(args.config)


def _draw(args: argparse.Namespace, register: Register, config: Config) -> None:
    from psm_model.charts import board, timeline

    if args.board is not None:
        pages = board(register, args.board, language=args.lang)
    else:
        pages = timeline(
            register,
            language=args.lang,
            organisations=args.id,
            config=config,
            as_of=args.as_of,
            undetermined=args.undetermined,
        )
    for path in pages.save(args.output):
        echo(sanitize(str(path)))


def _write(args: argparse.Namespace, register: Register, config: Config) -> None:
    from psm_model.formats.storage import replace_atomically
    from psm_model.views.timeline import make_timeline
    from psm_model.views.timeline_text import render_timeline

    timeline = make_timeline(
        register, organisations=args.id, config=config, as_of=args.as_of, undetermined=args.undetermined
    )
    if args.output is None:
        echo(
            render_timeline(
                timeline,
                width=width() or WIDE,
                language=args.lang,
                unicode=takes_any_text(),
                colour=colour(),
            )
        )
        return
    with replace_atomically(Path(args.output)) as file:
        text = render_timeline(timeline, width=WIDE, language=args.lang)
        file.write(f"{text}\n".encode())
