"""PSM202: replacements that the rule leaves to PSM205, and others that it compares."""

from __future__ import annotations

import pytest

from psm_model.values import Verdict
from tests.rules.boards.boards_records import BOARD
from tests.rules.samples import IPSM, NO, YES, appoint, term, verdict


@pytest.mark.parametrize(
    ("replaces", "expected"),
    [
        ({"b": "a"}, NO),
        ({"a": "b"}, NO),
        ({"b": "a", "a": "b"}, NO),
        ({"b": "c"}, YES),
        ({"b": "b"}, YES),
        # Both replace a third: PSM205 compares each with the third, not the two with each other.
        ({"a": "c", "b": "c"}, YES),
        # A line of replacements does not explain that its first and its last appointment share days.
        ({"b": "c", "c": "a"}, YES),
        ({"b": "c", "c": "b"}, YES),
    ],
    ids=str,
)
def test_only_direct_replacements_are_left_to_psm205(replaces: dict[str, str], expected: Verdict) -> None:
    """PSM202 skips a direct replacement, but not two replacements of a third or the ends of a line."""
    years = {"a": BOARD, "b": BOARD, "c": "2019-01-01/2019-12-31"}
    seated = (appoint(span, name, replaces=replaces.get(name)) for name, span in years.items())
    assert verdict("PSM202", IPSM, term(None, "t", *seated)) is expected
