"""The page on strategies: what each draws, and what it minimises to."""

from __future__ import annotations

import inspect
import re

from psm_model import RULES, strategies

from .markdown import cell, first_paragraph, page_of, table

__all__ = ["page"]

_MINIMISES = re.compile(r"\bstrategy\s+minimises\s+to\s+(.+?)\.(?:\s|$)", re.DOTALL)


def _rows() -> list[tuple[str, str, str]]:
    rows = []
    for name in strategies.__all__:
        value = getattr(strategies, name)
        found = _MINIMISES.search(inspect.getdoc(value) or "")
        if found is not None:
            rows.append((f"`{value.__module__}.{name}`", first_paragraph(value.__doc__), cell(found[1])))
    return rows


def page() -> str:
    """Give the page."""
    broken = [(f"[{code}](../rules/{code}.md)", rule.name, f'`violations("{code}")`') for code, rule in RULES.items()]
    return page_of(
        "# Strategies",
        "What `psm_model.strategies` draws, and what Hypothesis shrinks it to where a test fails: the smallest "
        "example is what a failing test shows. [Drawing registers in tests](../../how-to/strategies.md) says how "
        "they are used.",
        table(("Strategy", "What it draws", "It minimises to"), _rows()),
        "## A register that breaks one rule",
        "For each rule there are registers that break it and no other of severity error.",
        table(("Rule", "Name", "Strategy"), broken),
    )
