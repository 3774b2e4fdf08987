"""Type checkers report a verdict that is used as a truth value; `dev.py types` checks this file.

The comments are part of the test, because mypy reports unnecessary ones.
"""

from __future__ import annotations

import pytest

from psm_model import Register, Report, Verdict, check


def use_as_truth(verdict: Verdict) -> str:
    """Use a verdict as a condition; it is reported, and the code around it is checked too."""
    answer = ""
    if verdict:  # type: ignore[truthy-bool]
        answer = 1  # type: ignore[assignment]
    follows: int = "no"  # type: ignore[assignment]
    return f"{answer} {follows}"


def use_report_as_truth(report: Report) -> bool:
    """Use a report as a condition, which mypy accepts because a report has a length; later code is checked too."""
    if report:
        return True
    follows: int = "no"  # type: ignore[assignment]
    return bool(follows)


@pytest.mark.parametrize("verdict", Verdict)
def test_verdict_has_no_truth_value(verdict: Verdict) -> None:
    """Any verdict raises as a condition."""
    with pytest.raises(TypeError, match=r"truth value of .* is ambiguous"):
        use_as_truth(verdict)


def test_report_has_no_truth_value() -> None:
    """A report raises as a condition."""
    with pytest.raises(TypeError, match="ambiguous"):
        use_report_as_truth(check(Register()))
