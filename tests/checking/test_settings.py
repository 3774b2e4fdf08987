"""CheckSettings: wrong values are rejected, rules are listed, and another process gets the same."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest

from psm_model.checking.config import DEFAULT_CONFIG
from psm_model.checking.settings import CheckSettings
from psm_model.errors import WrongTypeError
from psm_model.rules import RULES


def test_by_default_no_day_is_assumed() -> None:
    """By default, settings have the default configuration, no day, and no undetermined violations."""
    settings = CheckSettings(rules=())
    assert (settings.config, settings.on, settings.undetermined, settings.rules) == (DEFAULT_CONFIG, None, False, ())


def test_rules_are_listed_once() -> None:
    """The rules of a mapping, a list and an iterator are kept as a tuple."""
    rules = tuple(RULES.values())
    assert CheckSettings(rules=RULES).rules == CheckSettings(rules=[*rules]).rules == rules
    assert CheckSettings(rules=iter(rules)).rules == rules


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"config": None}, "a Config"),
        ({"on": "2025-10-15"}, "a date"),
        ({"on": datetime(2025, 10, 15)}, "a date"),  # noqa: DTZ001  # what must be rejected
        ({"rules": None}, "rules"),
        ({"rules": [None]}, "a rule"),
    ],
    ids=str,
)
def test_wrong_settings_are_rejected(wrong: dict[str, Any], message: str) -> None:
    """A setting of another type raises, and says what was expected."""
    with pytest.raises(WrongTypeError, match=f"expected {message}"):
        CheckSettings(**{"rules": (), **wrong})


def test_another_process_gets_the_same_settings() -> None:
    """Settings with the rules of the package are equal after pickling."""
    settings = CheckSettings(rules=RULES, on=date(2026, 7, 1), undetermined=True)
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301  # its own
