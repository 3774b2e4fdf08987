"""The commands `rules` and `rule`: the list of rules and the page of one."""

from __future__ import annotations

import pytest

from psm_model.i18n import describe_code
from psm_model.rules import RULES
from tests.cli.commands import Captured, run


@pytest.mark.parametrize("language", ["en", "id"])
def test_rule_is_explained(language: str, capsys: Captured) -> None:
    """The page of a rule has its code, its name and its title in the language."""
    assert run("rule", "--lang", language, "PSM101") == 0
    text = capsys.readouterr().out
    rule = RULES["PSM101"]
    assert rule.code in text
    assert rule.name in text
    assert rule.title.translate("id" if language == "id" else "en") in text


@pytest.mark.parametrize("language", ["en", "id"])
def test_rules_are_listed(language: str, capsys: Captured) -> None:
    """Each rule has a line with its severity, name and title, in the order of the codes."""
    assert run("rules", "--lang", language) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    for line, rule in zip(lines, RULES.values(), strict=True):
        assert line.split()[1] == describe_code(rule.severity).translate("id" if language == "id" else "en")
        assert line.endswith(f"{rule.name}: {rule.title.translate('id' if language == 'id' else 'en')}")
