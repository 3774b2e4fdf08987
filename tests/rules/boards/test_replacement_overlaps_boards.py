"""PSM201 to PSM203 and PSM206: who is on a board, against slow answers and on both sides of each bound."""

from __future__ import annotations

import pytest

from psm_model.values import Verdict
from tests.rules.boards.boards_records import BOARD
from tests.rules.samples import IPSM, NO, YES, held, term, verdict


@pytest.mark.parametrize(
    ("replaces", "wanted"),
    [
        ({"b": "a"}, NO),
        ({"a": "b"}, NO),
        ({"b": "a", "a": "b"}, NO),
        ({"b": "c"}, YES),
        ({"b": "b"}, YES),
        # Both in the place of a third, which PSM205 compares with each and not the two with each other.
        ({"a": "c", "b": "c"}, YES),
        # A line hides only what replacements explain: not that its first and its last share days.
        ({"b": "c", "c": "a"}, YES),
        ({"b": "c", "c": "b"}, YES),
    ],
    ids=str,
)
def test_replacements_are_left_to_their_rule(replaces: dict[str, str], wanted: Verdict) -> None:
    """One in the place of the other is left to PSM205; siblings and the ends of a line are not."""
    years = {"a": BOARD, "b": BOARD, "c": "2019-01-01/2019-12-31"}
    seated = (held(span, name, replaces=replaces.get(name)) for name, span in years.items())
    assert verdict("PSM202", IPSM, term(None, "t", *seated)) is wanted
