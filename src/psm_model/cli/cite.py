"""The command that finds legal citations in a text."""

from __future__ import annotations

import argparse
from typing import Final

from ._arguments import add_format, add_language, add_max_length, describe_length, parse_day
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_text_bytes
from ._paths import display_name
from ._terminal import echo, format_os_error, make_style, print_error, takes_any_text

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = "Find citations of Indonesian laws, regulations and decrees in a text, with their pinpoints."
MAX_LENGTH: Final = 20_000_000
"""The maximum number of characters of a text, unless an option allows more."""
EPILOG: Final = """\
examples:
  psm-model cite decree.txt
  psm-model cite --on 2026-06-30 decree.txt
  pdftotext decree.pdf - | psm-model cite --format json -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "files",
        nargs="*",
        default=["-"],
        metavar="FILE",
        help="a text in UTF-8; standard input if it is - or left out",
    )
    add_format(parser, "plain text, or JSON with offsets in characters")
    add_language(parser, "the output")
    add_max_length(parser, MAX_LENGTH)
    parser.add_argument(
        "--on",
        type=parse_day,
        metavar="DAY",
        help="also show whether each was in force on this day ('2025-10-15' or '15 Oktober 2025')",
    )


def run(args: argparse.Namespace) -> int:
    """Find citations with `psm_model.find_citations`."""
    from psm_model.law.found_citation import find_citations
    from psm_model.reports.citations import render_citations, render_citations_json

    texts = []
    exit_code = OK
    for file in args.files:
        try:
            data, problem = read_text_bytes(file, args.max_length)
            text = data.decode("utf-8-sig") if problem is None else ""
        except (UnicodeDecodeError, OSError) as error:
            print_error(format_os_error(file, error))
            exit_code = UNREADABLE
        else:
            problem = problem or describe_length(display_name(file), len(text), args.max_length)
            if problem is not None:
                print_error(problem)
                exit_code = UNREADABLE
                continue
            texts.append((file, text, find_citations(text)))
    if args.format == "json":
        cited = [(file, citations) for file, _, citations in texts]
        echo(render_citations_json(cited, on=args.on, ascii_only=not takes_any_text()))
        return exit_code
    several = len(args.files) > 1
    for file, text, citations in texts:
        name = file if several else ""
        echo(render_citations(text, citations, language=args.lang, name=name, on=args.on, style=make_style()))
    return exit_code
