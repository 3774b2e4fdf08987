"""PSM209: conditions and report of handover-day-of-posts."""

from __future__ import annotations

import pytest

from psm_model.values import Verdict
from tests.rules.boards.seats_records import SECOND, make_board
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, verdict


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
