"""PSM304: when not-over-eighteen is found, and when not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given

from psm_model.values import Verdict
from tests.rules import oracles
from tests.rules.members.members_records import (
    EXAMPLES,
    REPLACED_2019,
    judge_completions,
    lives,
    member,
)
from tests.rules.samples import MAYBE, NO, YES, verdict

# The regulations took effect on unknown days of these years. If the first and the last of these days have the same
# answer, so have all between: a later start leaves fewer appointments under a regulation, and a later end more.
BEGAN_2012 = (date(2012, 1, 1), date(2012, 12, 31))


def judge_not_over_age(born: date, appointed: date) -> Verdict:
    """Return the verdict of PSM304 for known days."""
    return oracles.judge_not_over_age(born, appointed, BEGAN_2012, REPLACED_2019)


@EXAMPLES
@given(lives())
@example(("2000-02-29", "2018-02-28"))
@example(("2000-02-29", "2018-03-01"))
@example(("2012-12", "2012"))
def test_verdict_on_an_age_matches_all_completions(lived: tuple[str, str]) -> None:
    """The verdict of PSM304 is that of all completions of birth, appointment and the days of the regulations."""
    assert verdict("PSM304", member(*lived)) is judge_completions(lived, judge_not_over_age)


@pytest.mark.parametrize(
    ("born", "appointed", "expected"),
    [
        ("1998-05-01", "2016-04-30", YES),
        ("1998-05-01", "2016-05-01", YES),
        ("1998-05-01", "2016-05-02", NO),
        ("1996-02-29", "2014-02-28", YES),
        ("1996-02-29", "2014-03-01", NO),
        ("1998-02-28", "2016-02-28", YES),
        ("1998-02-28", "2016-02-29", NO),
        ("2000-05-01", "2011-12-31", NO),
        ("2000-05-01", "2012-01-01", MAYBE),
        ("2000-05-01", "2012-12-30", MAYBE),
        ("2000-05-01", "2012-12-31", YES),
        ("2005-05-01", "2018-12-31", YES),
        ("2005-05-01", "2019-01-01", MAYBE),
        ("2005-05-01", "2019-12-30", MAYBE),
        ("2005-05-01", "2019-12-31", NO),
    ],
)
def test_bounds_of_over_age(born: str, appointed: str, expected: Verdict) -> None:
    """Under the regulation of 2012, members are old enough from the day after their eighteenth birthday."""
    assert verdict("PSM304", member(born, appointed)) is expected
