"""The command that counts the contents of a register."""

from __future__ import annotations

import argparse
from typing import Final

from ._arguments import add_file, add_format, add_language
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report
from ._terminal import echo, echo_document, make_style

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Count the contents of a register: organisations, terms and the precision of their dates, posts, members, decrees,
events, sources."""
EPILOG: Final = """\
examples:
  psm-model stats register.json
  psm-model stats --format json register.jsonl.gz | jq .terms
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_file(parser)
    add_format(parser, "plain text or JSON")
    add_language(parser, "the output")


def run(args: argparse.Namespace) -> int:
    """Count with `psm_model.views.statistics.count_contents`."""
    from psm_model.views.statistics import count_contents
    from psm_model.views.statistics_text import render_statistics

    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    counts = count_contents(register)
    if args.format == "json":
        echo_document(counts.to_dict())
    else:
        echo(render_statistics(counts, language=args.lang, style=make_style()))
    return OK
