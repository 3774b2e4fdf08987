"""The command that explains a rule."""

from __future__ import annotations

import argparse
from typing import Final

from psm_model.errors import ConfigError, NotFoundError

from ._arguments import add_language, add_rule_modules, parse_code
from ._exit_codes import OK
from ._inputs import load_rules
from ._terminal import echo, fail, format_os_error

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = "Explain a rule: what it checks, why it matters, and its grounds."
EPILOG: Final = """\
examples:
  psm-model rule PSM101
  psm-model rule --lang id psm205
  psm-model rule --config psm.toml DIN101
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("code", type=parse_code, metavar="CODE", help="the code of the rule, such as PSM101")
    add_language(parser, "the explanation")
    add_rule_modules(parser)


def run(args: argparse.Namespace) -> int:
    """Explain a rule with `psm_model.reports.explanation.explain`."""
    from psm_model.reports.explanation import explain

    try:
        text = explain(args.code, language=args.lang, rules=load_rules(args.config))
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    except NotFoundError as error:
        return fail(f"{error}; 'psm-model rules' lists all rules")
    echo(text)
    return OK
