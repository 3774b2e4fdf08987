"""The pages about strategies: what each draws and shrinks to, and the smallest register that breaks each rule."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from textwrap import fill
from typing import Any, Final

from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from psm_model import BoardTerm, check, dumps, strategies
from psm_model.checking import Rule
from psm_model.rules import RULES

from .markdown import cell, first_paragraph, join_parts, table

__all__ = ["pages", "smallest"]

_MINIMISES = re.compile(r"\b(?:This\s+)?strategy\s+minimises\s+to\s+(.+?)\.(?:\s|$)", re.DOTALL)
_GROUPS: Final = {
    "valid": "Valid registers",
    "questions": "Questions to a valid register",
    "violations": "Registers that break a rule",
    "registers": "Any register",
    "completing": "Completions",
    "entities": "Records and their parts",
    "extra_data": "Data of an application",
    "values": "Values",
    "law": "Law",
}
"""The headings for the strategies of each module."""
_GIVEN: Final[dict[str, tuple[str, tuple[object, ...]]]] = {
    "completions": (
        'BoardTerm(id="t", organisation_id="o", label="2025–2030")',
        (BoardTerm(id="t", organisation_id="o", label="2025–2030"),),
    ),
    "violations": ('"PSM302"', ("PSM302",)),
}
"""The arguments in the examples of strategies, as source and as values."""
# Every strategy draws its smallest example first.
_FIRST: Final = settings(max_examples=1, phases=[Phase.generate], database=None, deadline=None)


def smallest(strategy: st.SearchStrategy[Any]) -> Any:  # Any: whatever it draws
    """Return the smallest example of a strategy."""
    return find(strategy, lambda _: True, settings=_FIRST)


def _example(name: str) -> str:
    written, given = _GIVEN.get(name, ("", ()))
    found = smallest(getattr(strategies, name)(*given))
    return f"```pycon\n>>> find({name}({written}), lambda drawn: True)\n{strategies.to_source_code(found)}\n```"


def _sections() -> Iterator[str]:
    names = [name for name in strategies.__all__ if name[0].islower() and name not in {"sample", "to_source_code"}]
    for module, title in _GROUPS.items():
        yield f"## {title}"
        for name in names:
            value = getattr(strategies, name)
            if value.__module__ == f"psm_model.strategies.{module}":
                yield f"### {name}"
                yield f"```{{eval-rst}}\n.. autofunction:: {value.__module__}.{name}\n   :no-index:\n```"
                yield f"The smallest example:\n\n{_example(name)}"


def _rows() -> list[tuple[str, str, str]]:
    rows = []
    for name in strategies.__all__:
        doc = inspect.getdoc(getattr(strategies, name)) or ""
        found = _MINIMISES.search(doc)
        if found is not None:
            drawn = _MINIMISES.split(first_paragraph(doc))[0].rstrip()
            rows.append((f"[`{name}`](#{name.replace('_', '-')})", drawn, cell(found[1])))
    return rows


def _strategies() -> str:
    return join_parts(
        "# Strategies",
        "The strategies of `psm_model.strategies`, with their signatures and the smallest example of each, which "
        "Hypothesis shrinks to and a failing test shows. The examples were drawn when this page was built and omit "
        "fields with default values. [Drawing registers in tests](../../how-to/strategies.md) explains how to use "
        "strategies, and [what breaks each rule](violations.md) shows the smallest register for each rule. The "
        "examples need these imports:",
        "```python\nfrom hypothesis import find\nfrom psm_model import *\nfrom psm_model.strategies import *\n```",
        table(("Strategy", "What it draws", "It shrinks to"), _rows()),
        *_sections(),
    )


def _broken(rule: Rule) -> str:
    violation = smallest(strategies.violations(rule.code))
    options = "".join(f", {name}={strategies.to_source_code(value)}" for name, value in violation.options.items())
    found = [finding for finding in check(violation.register, **violation.options) if finding.code == rule.code]
    messages = "\n".join(f"{finding.code} {finding.path}\n{fill(finding.message(), 80)}" for finding in found)
    return join_parts(
        f"## {rule.code} {rule.name}",
        f"[The rule](../rules/{rule.code}.md) explains the finding and its grounds.",
        f"```json\n{dumps(violation.register).strip()}\n```",
        f"`check(register{options})` finds:",
        f"```text\n{messages}\n```",
    )


def _violations() -> str:
    rows = [
        (
            f"[{rule.code}](../rules/{rule.code}.md)",
            rule.name,
            rule.severity.value,
            f'[`violations("{rule.code}")`](#{rule.code.lower()}-{rule.name})',
        )
        for rule in RULES.values()
    ]
    return join_parts(
        "# What breaks each rule",
        "`violations(code)` draws registers that break that rule and no other rule of severity error, among records "
        "that break none. This page shows the smallest example for each rule, drawn when the page was built. "
        "`psm-model sample --rule PSM101 --seed 7` prints a larger one.",
        table(("Rule", "Name", "Severity", "Strategy"), rows),
        *(_broken(rule) for rule in RULES.values()),
    )


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages, each with its path in docs."""
    yield "reference/generated/strategies.md", _strategies()
    yield "reference/generated/violations.md", _violations()
