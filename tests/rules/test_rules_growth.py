"""Growth: on the worst registers, the work of each rule and what it finds grow like the register."""

from __future__ import annotations

from collections import Counter
from math import log

import pytest

from psm_model.checks import check
from psm_model.rules import RULES
from tests.rules.growth import FAMILIES, Steps

SMALL, LARGE = 64, 256
MOST = LARGE / SMALL * log(LARGE) / log(SMALL) * 1.1
"""How much more may be done for the larger register: as n log n, and a tenth for what differs in small numbers."""
FEW = 1000
"""So few steps say nothing of growth."""
ABOUT_THE_CHECK = {"PSM091", "PSM092", "PSM093", "PSM099"}
"""The rules that can't be wrapped, since a check has its own; their steps are among those of the check."""


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


@pytest.mark.parametrize("name", list(FAMILIES))
def test_work_grows_like_the_register(name: str) -> None:
    """Four times the records take each rule about four times the steps, and it finds about four times as much."""
    # What is read or worked out once, whatever the register, is no growth.
    measure(name, 8)
    (counts, steps), (large_counts, large_steps) = measure(name, SMALL), measure(name, LARGE)
    assert {code: at for code, at in large_steps.items() if at > MOST * max(steps.get(code, 0), FEW)} == {}
    # So many more may come of a number of records that four does not divide.
    assert {code: count for code, count in large_counts.items() if count > LARGE / SMALL * (counts[code] + 4)} == {}


def test_every_rule_finds_something() -> None:
    """Each rule is among those whose growth is measured where it has something to find: a new one needs a family."""
    codes = {code for name in FAMILIES for code in measure(name, 16)[0]}
    assert codes == {code for code, rule in RULES.items() if rule.extra is None or rule.extra.is_installed()}


def test_steps_are_counted() -> None:
    """Each iteration is a step, of a comprehension and of an expression as of a loop, in what is called as well."""

    def count(number: int) -> int:
        steps = Steps()
        with steps.counting():
            sum(at for at in range(number))
            [at for at in range(number)]  # noqa: C416  # a comprehension is what is counted
            for _ in range(number):
                pass
        return sum(steps.by_code.values())

    assert 3 * 900 <= count(1000) - count(100) <= 3 * 3 * 900
