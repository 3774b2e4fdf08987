"""Growth: on the worst registers, the work and the findings of each rule grow like the register."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log

import pytest

from psm_model.checks import check
from psm_model.rules import RULES
from tests.rules.growth.families import load_families
from tests.rules.growth.steps import Steps

FAMILIES = load_families()
SMALL, LARGE = 32, 128
MAX_FACTOR = LARGE / SMALL * log(LARGE) / log(SMALL) * 1.1
"""The largest factor allowed between the steps of both registers: n log n, and a tenth for effects of small numbers."""
FEW = 1000
"""A number of steps too small to show growth."""
ABOUT_THE_CHECK = {"PSM091", "PSM092", "PSM093", "PSM099"}
"""Rules that cannot be wrapped, since each check has its own; their steps count as those of the check."""


@cache
def measure(name: str, number: int) -> tuple[Counter[str], dict[str, int]]:
    """Check a register of a family by all rules; return the findings and the steps by the codes of the rules."""
    register, options = FAMILIES[name](number)
    steps = Steps()
    rules = [
        rule if rule.code in ABOUT_THE_CHECK else steps.attribute(rule) for rule in options.get("rules", RULES.values())
    ]
    with steps.counting():
        report = check(register, **{**options, "rules": rules, "undetermined": True})
    return Counter(finding.code for finding in report), steps.by_code


@pytest.mark.slow
@pytest.mark.parametrize("name", list(FAMILIES))
def test_work_grows_like_the_register(name: str) -> None:
    """For four times the records, each rule needs about four times the steps and has about four times the findings."""
    # Work done once in a process, whatever the register, is not growth.
    register, options = FAMILIES[name](8)
    check(register, **{**options, "undetermined": True})
    (counts, steps), (large_counts, large_steps) = measure(name, SMALL), measure(name, LARGE)
    assert {code: at for code, at in large_steps.items() if at > MAX_FACTOR * max(steps.get(code, 0), FEW)} == {}
    # The number of records need not be a multiple of the size of a group, so a few more findings are allowed.
    assert {code: count for code, count in large_counts.items() if count > LARGE / SMALL * (counts[code] + 4)} == {}


@pytest.mark.slow
def test_every_rule_finds_something() -> None:
    """Some family has findings of each rule; a new rule needs a new family."""
    codes = {code for name in FAMILIES for code in measure(name, SMALL)[0]}
    expected = {code for code, rule in RULES.items() if rule.extra is None or rule.extra.is_installed()}
    assert codes == expected, "add a family to tests/rules/growth"


def test_steps_are_counted() -> None:
    """Each iteration of a comprehension, a generator expression or a loop is a step, also in called functions."""

    def count(number: int) -> int:
        steps = Steps()
        with steps.counting():
            sum(at for at in range(number))
            [at for at in range(number)]  # noqa: C416  # the comprehension is counted
            for _ in range(number):
                pass
        return sum(steps.by_code.values())

    assert 3 * 900 <= count(1000) - count(100) <= 3 * 3 * 900
