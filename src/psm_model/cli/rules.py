"""The command that lists the rules."""

from __future__ import annotations

import argparse
from typing import Final

from ._arguments import add_language
from ._exit_codes import OK
from ._terminal import echo

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "run"]

DESCRIPTION: Final = "List all rules: code, severity, name, title."
EPILOG: Final = """\
examples:
  psm-model rules
  psm-model rules --lang id | grep PSM1
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_language(parser, "the titles")


def run(args: argparse.Namespace) -> int:
    """List the rules of `psm_model.rules.RULES`."""
    from psm_model.i18n import describe_code
    from psm_model.rules import RULES

    severities = {rule.code: describe_code(rule.severity).translate(args.lang) for rule in RULES.values()}
    width = max(map(len, severities.values()))
    for code, rule in RULES.items():
        echo(f"{code}  {severities[code]:<{width}}  {rule.name}: {rule.title.translate(args.lang)}")
    return OK
