"""The command that explains a rule."""

from __future__ import annotations

import argparse
from typing import Final

from psm_model.errors import ConfigError, NotFoundError, safe_repr
from psm_model.i18n import Bilingual

from ._arguments import add_language, add_rule_modules, parse_code
from ._exit_codes import OK
from ._inputs import load_rules
from ._suggestions import suggest_rule
from ._terminal import echo, fail, format_os_error, make_style

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = "Explain a rule: what it checks, why it matters, and its grounds."
EPILOG: Final = """\
examples:
  psm-model rule PSM101
  psm-model rule --lang id psm205
  psm-model rule --config psm.toml DIN101
"""
_NO_RULE: Final = Bilingual(
    "no rule {code}; {suggestion}'psm-model rules' lists all rules",
    "tidak ada kaidah {code}; {suggestion}'psm-model rules --lang id' menampilkan semua kaidah",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("code", type=parse_code, metavar="CODE", help="the code of the rule, such as PSM101")
    add_language(parser, "the explanation")
    add_rule_modules(parser)


def run(args: argparse.Namespace) -> int:
    """Explain a rule with `psm_model.reports.explanation.explain`."""
    from psm_model.reports.explanation import explain

    try:
        rules = load_rules(args.config)
        text = explain(args.code, language=args.lang, rules=rules, style=make_style())
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    except NotFoundError:
        suggestion = suggest_rule(args.code, rules.values(), language=args.lang)
        message = _NO_RULE.translate(args.lang)
        return fail(message.format(code=safe_repr(args.code), suggestion=suggestion and f"{suggestion} "))
    echo(text)
    return OK
