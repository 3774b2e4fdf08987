"""What type checkers say of a verdict that is taken for a truth value; `dev.py types` reads this file.

The marks are part of the test: mypy reports one that it does not need.
"""

from __future__ import annotations

import pytest

from psm_model import Register, Report, Verdict, check


def use_as_truth(verdict: Verdict) -> str:
    """The condition is reported, and what it guards and what follows are checked all the same."""
    answer = ""
    if verdict:  # type: ignore[truthy-bool]
        answer = 1  # type: ignore[assignment]
    follows: int = "no"  # type: ignore[assignment]
    return f"{answer} {follows}"


def use_report_as_truth(report: Report) -> bool:
    """A report has a length, so that mypy takes it for a truth value; what follows is checked all the same."""
    if report:
        return True
    follows: int = "no"  # type: ignore[assignment]
    return bool(follows)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_no_truth_value(verdict: Verdict) -> None:
    """Whatever it is, it raises instead of passing for a yes or a no."""
    with pytest.raises(TypeError, match="no truth value"):
        use_as_truth(verdict)


def test_a_report_is_no_truth_value() -> None:
    """Nor does a report, with findings or without."""
    with pytest.raises(TypeError, match="ambiguous"):
        use_report_as_truth(check(Register()))
