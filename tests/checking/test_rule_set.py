"""A set of rules is a mapping that shows itself in a line."""

from __future__ import annotations

import inspect

import pytest

from psm_model.checking import RuleSet
from psm_model.checks import check
from psm_model.rules import RULES


def test_rules_stand_by_their_codes() -> None:
    """Whatever the order in which rules are given, they stand in the order of their codes, each by its own."""
    turned = RuleSet(reversed(list(RULES.values())))
    assert dict(turned) == dict(RULES)
    assert list(turned) == sorted(RULES)
    assert all(rule.code == code for code, rule in RULES.items())
    with pytest.raises(KeyError):
        RULES["PSM000"]


def test_the_signature_of_check_can_be_read() -> None:
    """The rules and the configuration that are taken by default are shown in a few words each."""
    parameters = inspect.signature(check).parameters
    assert repr(parameters["rules"].default) == f"<RuleSet of {len(RULES)} rules>"
    assert repr(parameters["config"].default) == "Config()"
