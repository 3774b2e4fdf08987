"""The command that counts what a register holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._arguments import add_language
from ._exit_codes import OK, UNREADABLE
from ._inputs import read_or_report
from ._terminal import echo, echo_json

if TYPE_CHECKING:
    import argparse

__all__ = ["DESCRIPTION", "EPILOG", "arguments", "run"]

DESCRIPTION: Final = (
    "Count what a register holds: organisations, terms and how well they are dated, posts, members, sources."
)
EPILOG: Final = """\
examples:
  psm-model stats register.json
  psm-model stats --format json register.jsonl.gz | jq .terms
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the register; - reads from standard input")
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="how to write the counts: for reading, or as JSON"
    )
    add_language(parser, "the words beside them")


def run(args: argparse.Namespace) -> int:
    """Count, as `psm_model.views.statistics.statistics` does."""
    import json

    from psm_model.views.statistics import statistics
    from psm_model.views.statistics_text import render_statistics

    register = read_or_report(args.file)
    if register is None:
        return UNREADABLE
    counted = statistics(register)
    if args.format == "json":
        echo_json(json.dumps(counted.to_dict(), ensure_ascii=False, indent=2))
    else:
        echo(render_statistics(counted, args.lang))
    return OK
