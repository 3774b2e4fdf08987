"""The command that lists the rules."""

from __future__ import annotations

import argparse
from typing import Final

from psm_model.errors import ConfigError

from ._arguments import add_language, add_rule_modules
from ._exit_codes import OK
from ._inputs import load_rules
from ._terminal import echo, fail, format_os_error, make_style

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
    add_rule_modules(parser)


def run(args: argparse.Namespace) -> int:
    """List the rules of `psm_model.rules.collect_rules`."""
    from psm_model.i18n import describe_code
    from psm_model.reports.explanation import SEVERITY_STYLES
    from psm_model.style import Style

    try:
        rules = load_rules(args.config)
    except (ConfigError, OSError) as error:
        return fail(format_os_error(str(args.config), error))
    style = make_style()
    severities = {rule.code: describe_code(rule.severity).translate(args.lang) for rule in rules.values()}
    width = max(map(len, severities.values()))
    for code, rule in rules.items():
        head = f"{code}  {severities[code]:<{width}}  "
        first, *others = style.wrap(f"{rule.name}: {rule.title.translate(args.lang)}", len(head))
        severity = style.apply(SEVERITY_STYLES[rule.severity], severities[code])
        padding = " " * (width - len(severities[code]))
        echo(f"{style.apply(Style.BOLD, code)}  {severity}{padding}  {first}")
        for line in others:
            echo(" " * len(head) + line)
    return OK
