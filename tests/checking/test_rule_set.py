"""RuleSet: a mapping of rules with a short repr."""

from __future__ import annotations

import inspect

import pytest

from psm_model.checking import RuleSet
from psm_model.checks import check
from psm_model.rules import RULES


def test_rules_are_ordered_by_code() -> None:
    """Rules are ordered by their codes, which are the keys, whatever the order in which they are given."""
    turned = RuleSet(reversed(list(RULES.values())))
    assert dict(turned) == dict(RULES)
    assert list(turned) == sorted(RULES)
    assert all(rule.code == code for code, rule in RULES.items())
    with pytest.raises(KeyError):
        RULES["PSM000"]


def test_the_signature_of_check_is_short() -> None:
    """The default rules and configuration have a short repr."""
    parameters = inspect.signature(check).parameters
    assert repr(parameters["rules"].default) == f"<RuleSet of {len(RULES)} rules>"
    assert repr(parameters["config"].default) == "Config()"
