"""PSM209: conditions and report of handover-day-of-posts."""

from __future__ import annotations

import pytest
from hypothesis import given

from psm_model.values import Period, Verdict
from tests.rules import oracles
from tests.rules.boards.appointments_records import EXAMPLES
from tests.rules.boards.seats_records import SECOND, make_board
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, verdict
from tests.rules.spans import generate_span


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2021-01-01/2023-03-01", "2023-03-01/2024-12-31", YES),
        ("2021-01-01/2023-02-28", "2023-03-01/2024-12-31", NO),
        ("2021-01-01/2023-03-02", "2023-03-01/2024-12-31", NO),  # two days: an overlap
        ("2021-01-01/2023-03", "2023-03-01/2024-12-31", MAYBE),
        ("2023-03-01/2023-03-01", "2023-03-01/2023-03-01", NO),  # one and the same day: an overlap
        ("2023-03-01/2023-03-01", "2023-03-01/2024-12-31", YES),
        ("2020/2022", "2022/2024", MAYBE),
    ],
)
def test_only_a_single_shared_day_at_an_end_is_a_handover(first: str, second: str, expected: Verdict) -> None:
    """A single shared day, the last of one and the first of the other, is a handover, also in replacements."""
    for replaces in (None, "a"):
        pair = appoint(first, "a", member="m"), appoint(second, "b", member="n", replaces=replaces)
        assert verdict("PSM209", IPSM, KASMAD, SECOND, make_board(*pair)) is expected


@EXAMPLES
@given(generate_span(), generate_span())
def test_verdict_on_the_handover_to_a_replacement_matches_all_completions(replaced: str, replacement: str) -> None:
    """A replacement shares a handover day only if it comes second; one that comes first is left to PSM205."""
    pair = appoint(replaced, "a", member="m"), appoint(replacement, "b", member="n", replaces="a")
    expected = oracles.judge_replacement_handover(Period.parse(replacement), Period.parse(replaced))
    assert verdict("PSM209", IPSM, KASMAD, SECOND, make_board(*pair)) is expected
