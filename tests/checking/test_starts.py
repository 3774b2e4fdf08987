"""Starts: the search structure, compared with trying everything."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.starts import Starts

STARTS = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), min_size=2, max_size=7).map(
    lambda drawn: sorted((first, first + more) for first, more in drawn)
)


@example([(1, 1), (2, 4), (3, 3), (4, 6)], frozenset(range(4)))
@given(STARTS, st.frozensets(st.integers(0, 6)))
def test_starts_match_an_exhaustive_comparison(starts: list[tuple[int, int]], chosen: frozenset[int]) -> None:
    """Terms that may start between two, unseparated pairs, and groups of pairs agree with a comparison of all days."""
    order = Starts(starts)
    places = sorted(place for place in chosen if place < len(starts))
    pairs = []
    for first in range(len(starts)):
        for second in range(first + 1, len(starts)):
            low, high = starts[first], starts[second]
            others = [place for place in range(len(starts)) if place not in {first, second}]
            between = [
                place
                for place in others
                if any(
                    low[0] < day < high[1] or high[0] < day < low[1]
                    for day in range(starts[place][0], starts[place][1] + 1)
                )
            ]
            assert order.between(first, second) == between
            assert order.are_successive(first, second) is (between == [])
            is_separated = any(low[1] < starts[place][0] and starts[place][1] < high[0] for place in others)
            if {first, second} <= set(places) and not is_separated:
                pairs.append((first, second))
    assert list(order.iter_pairs(places)) == pairs
    groups = list(order.iter_groups(places))
    assert [place for group in groups for place in group] == places
    assert all(any(set(pair) <= set(group) for group in groups) for pair in pairs)
    for group in groups:
        joined = {group[0]}
        for first, second in pairs:
            joined |= {second} if first in joined else set()
        assert joined >= set(group)
