"""The command that draws the terms of boards on a time axis."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model.errors import ConfigError, NotFoundError
from psm_model.text import sanitise

from ._arguments import add_config, add_file, add_language, add_on
from ._exit_codes import OK, UNREADABLE
from ._inputs import load_config, read_or_report
from ._terminal import WIDE, echo, fail, format_os_error, supports_colour, takes_any_text, terminal_width

if TYPE_CHECKING:
    from psm_model.checking import Config
    from psm_model.entities.register import Register

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

_TEXT: Final = ".txt"
_PICTURES: Final = (".svg", ".png")

DESCRIPTION: Final = """\
Draw a row for each organisation and a bar for each term of its board, as text or as a picture (.svg or .png, with the
extra charts). Imprecise dates have soft edges, and findings of a check are marked."""
EPILOG: Final = """\
examples:
  psm-model timeline register.json
  psm-model timeline register.json -o boards.svg
  psm-model timeline register.json --id ipsm-33.25 --id ipsm-33.25.01 --lang id -o boards.png
  psm-model timeline register.json --board batang-2025 -o board.svg
  psm-model timeline register.json --board batang-2025 --on 2026-06-30 -o board.svg
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_file(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the file to write: .svg, .png or .txt; pages are numbered; without it, print text",
    )
    parser.add_argument(
        "--id", action="append", metavar="ID", help="an organisation to show; may be repeated; all by default"
    )
    parser.add_argument(
        "--board",
        metavar="ID",
        help="draw the board of the term with this id instead: who holds which post, on the day of --on if given",
    )
    parser.add_argument("--undetermined", action="store_true", help="also mark undetermined findings, as check does")
    add_on(parser)
    add_config(parser)
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Draw a timeline with `psm_model.charts.draw_timeline` or `psm_model.views.timeline_text.render_timeline`."""
    message = _validate(args)
    if message is not None:
        return fail(message)
    try:
        config = load_config(args.config)
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    try:
        if _get_suffix(args) in _PICTURES:
            _draw(args, register, config)
        else:
            _write(args, register, config)
    except (ConfigError, ModuleNotFoundError, NotFoundError) as error:
        return fail(str(error))
    except OSError as error:
        if args.output is None or error.filename is None:
            raise
        return fail(format_os_error(args.output, error, "written"))
    return OK


def _get_suffix(args: argparse.Namespace) -> str | None:
    return None if args.output is None else Path(args.output).suffix.lower()


def _validate(args: argparse.Namespace) -> str | None:
    """Return an error message for invalid arguments, before anything is read."""
    suffix = _get_suffix(args)
    if suffix not in {None, _TEXT, *_PICTURES}:
        return f"expected a name that ends in {', '.join(_PICTURES)} or {_TEXT}, got {sanitise(args.output)!r}"
    if args.board is not None and suffix not in _PICTURES:
        return f"--board needs an output that ends in {' or '.join(_PICTURES)}; 'psm-model show' prints a board as text"
    given = {"--id": args.id, "--config": args.config, "--undetermined": args.undetermined}
    unused = [option for option, value in given.items() if value]
    if args.board is not None and unused:
        return f"--board draws one term, without findings: expected no {unused[0]} with it"
    return None


def _draw(args: argparse.Namespace, register: Register, config: Config) -> None:
    from psm_model.charts import draw_board, draw_timeline

    if args.board is not None:
        pages = draw_board(register, args.board, on=args.on, language=args.lang)
    else:
        pages = draw_timeline(
            register,
            language=args.lang,
            organisations=args.id,
            config=config,
            on=args.on,
            undetermined=args.undetermined,
        )
    for path in pages.save(args.output):
        echo(sanitise(str(path)))


def _write(args: argparse.Namespace, register: Register, config: Config) -> None:
    from psm_model.formats.storage import replace_atomically
    from psm_model.views.timeline import make_timeline
    from psm_model.views.timeline_text import render_timeline

    timeline = make_timeline(register, organisations=args.id, config=config, on=args.on, undetermined=args.undetermined)
    if args.output is None:
        echo(
            render_timeline(
                timeline,
                width=terminal_width() or WIDE,
                language=args.lang,
                unicode=takes_any_text(),
                colour=supports_colour(),
            )
        )
        return
    with replace_atomically(Path(args.output)) as file:
        text = render_timeline(timeline, width=WIDE, language=args.lang)
        file.write(f"{text}\n".encode())
