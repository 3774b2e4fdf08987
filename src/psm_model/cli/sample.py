"""The command that prints a synthetic register."""

from __future__ import annotations

import argparse
from typing import Final

from psm_model.errors import NotFoundError

from ._arguments import add_language, parse_code
from ._exit_codes import OK
from ._terminal import echo_json, fail, print_error

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = """\
Print a synthetic register without findings, or one that violates a given rule. Needs the extra hypothesis."""
EPILOG: Final = """\
examples:
  psm-model sample > register.json
  psm-model sample --rule PSM101 --seed 7 | psm-model check -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--rule", type=parse_code, metavar="CODE", help="the code of the rule to violate; none by default"
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="the random seed; the same N gives the same register (0)"
    )
    add_language(parser, "the messages")


def run(args: argparse.Namespace) -> int:
    """Print a register from `psm_model.strategies.sampling.sample`."""
    from psm_model.formats.json import dumps
    from psm_model.rules import RULES

    try:
        from psm_model.strategies.sampling import sample, use_temporary_hypothesis_home
    except ImportError:
        return fail("sample needs Hypothesis: install psm-model[hypothesis]")
    if args.rule is not None and args.rule not in RULES:
        return fail(f"{NotFoundError('rule', args.rule)}; 'psm-model rules' lists all rules")
    with use_temporary_hypothesis_home():
        drawn = sample(args.rule, seed=args.seed)
    echo_json(dumps(drawn.register).rstrip("\n"))
    if drawn.options:
        # Options go to standard error, so that the document can be piped into check.
        print_error(f"the rule fires with {', '.join(f'{name}={value!r}' for name, value in drawn.options.items())}")
    return OK
