"""The decorators: settings and needs of rules; test_rule.py has what they make of a function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from psm_model.checking import (
    Authority,
    Context,
    Ground,
    RegisterSubject,
    Rule,
    Scope,
    Setting,
    Severity,
    Violation,
    member_rule,
    organisation_rule,
    register_rule,
    run_rule,
)
from psm_model.checking.rule_decorators import RuleOptions
from psm_model.errors import ConfigError
from psm_model.i18n import Bilingual

OPTIONS: Final[RuleOptions] = {
    "code": "OWN101",
    "severity": Severity.INFO,
    "grounds": [Ground(Authority.LOGIC)],
    "title": Bilingual("a thing", "suatu hal"),
    "message": Bilingual("found", "ditemukan"),
    "explanation_indonesian": "Sebab begitu.",
}
DAYS: Final = Setting(name="days", default=3, title=Bilingual("days", "hari"))
HOURS: Final = Setting(name="hours", default=3, title=Bilingual("hours", "jam"))


def find(_subject: object, _context: Context) -> Iterator[Violation]:
    """Find nothing."""
    yield from ()


def make(*settings: Setting[int]) -> Rule:
    """Return a rule with settings."""
    options: RuleOptions = {**OPTIONS, "settings": settings}
    return organisation_rule(**options)(find)


def test_a_rule_has_its_settings() -> None:
    """A rule has the settings that it is given, in their order; none by default."""
    assert make(HOURS, DAYS).settings == (HOURS, DAYS)
    assert organisation_rule(**OPTIONS)(find).settings == ()


def test_settings_of_one_name_are_refused() -> None:
    """Two settings of one name are refused, with the code and the name."""
    with pytest.raises(ConfigError) as caught:
        make(DAYS, HOURS, DAYS)
    assert (caught.value.key, caught.value.got) == ("OWN101", "days")


def test_a_decorator_decides_the_scope() -> None:
    """Each decorator makes rules of its scope, of which only one of scope register may need the whole register."""
    made = [decorator(**OPTIONS)(find) for decorator in (organisation_rule, member_rule, register_rule, run_rule)]
    assert [rule.scope for rule in made] == list(Scope)
    assert not any(rule.needs_register for rule in made)


def test_a_rule_says_that_it_needs_the_register() -> None:
    """A rule of scope register needs the whole register only if it says so."""

    @register_rule(**OPTIONS, needs_register=True)
    def whole(_subject: RegisterSubject, _context: Context) -> Iterator[Violation]:
        yield from ()

    assert whole.needs_register
