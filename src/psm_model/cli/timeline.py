"""The command that draws the terms of boards on a time axis."""

from __future__ import annotations

import argparse
import logging
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from psm_model.errors import ConfigError, NotFoundError
from psm_model.style import WIDE
from psm_model.text import sanitise

from ._arguments import add_config, add_file, add_language, add_on
from ._exit_codes import OK, UNREADABLE
from ._inputs import load_config, locate_config_error, read_or_report
from ._terminal import echo, fail, format_os_error, supports_colour, takes_any_text, terminal_width

if TYPE_CHECKING:
    from datetime import date

    from psm_model.charts import Paper
    from psm_model.checking import Config
    from psm_model.entities.register import Register
    from psm_model.i18n import Language

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

_TEXT: Final = ".txt"
_PICTURES: Final = (".svg", ".png", ".pdf")
_NAMED: Final = ".svg, .png or .pdf"
_EPOCH: Final = "SOURCE_DATE_EPOCH"

DESCRIPTION: Final = """\
Draw a row for each organisation and a bar for each term of its board, as text or as a picture (.svg, .png or .pdf, with
the extra charts). Imprecise dates have soft edges, and findings of a check are marked. With --on, a picture has a line
for the day, and shows which boards are in office, ended or to come. A PDF has the time of SOURCE_DATE_EPOCH, if that is
set, and else none, so that the same register gives the same bytes."""
EPILOG: Final = """\
examples:
  psm-model timeline register.json
  psm-model timeline register.json -o boards.svg
  psm-model timeline register.json --id ipsm-33.25 --id ipsm-33.25.01 --lang id -o boards.png
  psm-model timeline register.json --on 2026-06-30 --size a4 --lang id -o kepengurusan.pdf
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
        help="the file to write: .svg, .png, .pdf or .txt; the pages of a picture are numbered, those of a PDF are one "
        "file; without it, print text",
    )
    parser.add_argument(
        "--size",
        choices=["a4", "a3"],
        help="the size of the paper of a picture, landscape: what does not fit goes on further pages",
    )
    parser.add_argument("--title", metavar="TEXT", help="the title of a picture; a general one by default")
    parser.add_argument(
        "--id", action="append", metavar="ID", help="an organisation to show; may be repeated; all by default"
    )
    parser.add_argument(
        "--board",
        metavar="ID",
        help="draw the board of the term with this id instead: who holds which post, on the day of --on if it is given",
    )
    parser.add_argument("--undetermined", action="store_true", help="also mark undetermined findings, as check does")
    add_on(parser)
    add_config(parser)
    add_language(parser, "the output")


@attrs.frozen(kw_only=True)
class TimelineOptions:
    """What to draw, and where."""

    file: str
    """The register, as given."""
    output: str | None
    """The file to write, as given; None for standard output."""
    organisations: list[str] | None
    """The ids of the organisations to draw; None for all."""
    board: str | None
    """The id of the term whose board is drawn instead; None to draw terms."""
    config: Config
    """The configuration of the check whose findings are drawn."""
    on: date | None
    """The day asked about."""
    undetermined: bool
    """Whether to draw undetermined findings."""
    size: Paper | None
    """The size of the paper; None for a page that is as large as its contents."""
    title: str | None
    """The title; None for a general one."""
    epoch: str | None
    """The value of SOURCE_DATE_EPOCH; None if it is not set."""
    language: Language
    """The language of the text."""

    @property
    def suffix(self) -> str | None:
        """The suffix of the output in lower case; None for standard output."""
        return None if self.output is None else Path(self.output).suffix.lower()

    @property
    def created(self) -> datetime | None:
        """The time of creation of a PDF, from SOURCE_DATE_EPOCH.

        Raises:
            ValueError: it is not a number of seconds since 1970 within the years 1970 to 9999.
        """
        if self.epoch is None:
            return None
        if not re.fullmatch(r"[0-9]{1,12}", self.epoch):
            raise ValueError
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(self.epoch))

    @property
    def source(self) -> str | None:
        """The name of the file, for the heading of a picture; None for standard input."""
        return None if self.file == "-" else Path(self.file).name


def run(args: argparse.Namespace) -> int:
    """Draw a timeline with `psm_model.charts.draw_timeline` or `psm_model.views.timeline_text.render_timeline`."""
    try:
        options = TimelineOptions(
            file=args.file,
            output=args.output,
            organisations=args.id,
            board=args.board,
            config=load_config(args.config),
            on=args.on,
            undetermined=args.undetermined,
            size=args.size,
            title=args.title,
            epoch=os.environ.get(_EPOCH) or None,
            language=args.lang,
        )
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    message = _validate(options, has_config=args.config is not None)
    if message is not None:
        return fail(message)
    register = read_or_report(options.file)
    if register is None:
        return UNREADABLE
    try:
        if options.output is not None and options.suffix in _PICTURES:
            _draw(options, register, options.output)
        else:
            _write(options, register)
    except (ConfigError, ModuleNotFoundError, NotFoundError) as error:
        return fail(str(locate_config_error(error, args.config) if isinstance(error, ConfigError) else error))
    except OSError as error:
        if options.output is None or error.filename is None:
            raise
        return fail(format_os_error(options.output, error, "written"))
    return OK


def _validate(options: TimelineOptions, *, has_config: bool) -> str | None:
    """Return an error message for invalid arguments, before the register is read."""
    if options.output is not None and options.suffix not in {_TEXT, *_PICTURES}:
        return f"expected a name that ends in {', '.join(_PICTURES)} or {_TEXT}, got {sanitise(options.output)!r}"
    if options.suffix == ".pdf":
        try:
            _ = options.created
        except (ValueError, OverflowError):
            return f"{_EPOCH}: expected seconds since 1970, got {sanitise(options.epoch or '')!r}"
    for name, value in {"--size": options.size, "--title": options.title}.items():
        if value is not None and options.suffix not in _PICTURES:
            return f"{name} is for pictures: expected an output that ends in {_NAMED} with it"
    if options.board is None:
        return None
    if options.suffix not in _PICTURES:
        return f"--board needs an output that ends in {_NAMED}; 'psm-model show' prints a board as text"
    given = {"--id": options.organisations, "--config": has_config, "--undetermined": options.undetermined}
    unused = [name for name, value in given.items() if value]
    return f"--board draws one term without findings: expected no {unused[0]}" if unused else None


def _draw(options: TimelineOptions, register: Register, output: str) -> None:
    """Write a picture for each page, and print the names of their files."""
    # Its warnings about a home folder that it cannot write are for programmers.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from psm_model.charts import draw_board, draw_timeline

    if options.board is not None:
        pages = draw_board(
            register,
            options.board,
            on=options.on,
            language=options.language,
            title=options.title,
            size=options.size,
            source=options.source,
        )
    else:
        pages = draw_timeline(
            register,
            language=options.language,
            organisations=options.organisations,
            config=options.config,
            on=options.on,
            undetermined=options.undetermined,
            title=options.title,
            size=options.size,
            source=options.source,
        )
    created = options.created if options.suffix == ".pdf" else None
    for path in pages.save(output, created=created):
        echo(sanitise(str(path)))


def _write(options: TimelineOptions, register: Register) -> None:
    """Write text to the output; without one, print it as wide as the terminal."""
    from psm_model.formats.storage import replace_atomically
    from psm_model.views.timeline import make_timeline
    from psm_model.views.timeline_text import render_timeline

    timeline = make_timeline(
        register,
        organisations=options.organisations,
        config=options.config,
        on=options.on,
        undetermined=options.undetermined,
    )
    if options.output is None:
        echo(
            render_timeline(
                timeline,
                width=terminal_width() or WIDE,
                language=options.language,
                unicode=takes_any_text(),
                colour=supports_colour(),
            )
        )
        return
    with replace_atomically(Path(options.output)) as file:
        text = render_timeline(timeline, width=WIDE, language=options.language)
        file.write(f"{text}\n".encode())
