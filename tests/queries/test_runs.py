"""Terms in a row: by brute force over every order in which the terms may have started."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.queries.runs import Count, Served, count_in_a_row
from psm_model.values import Verdict

YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
TERMS = st.lists(
    st.builds(
        lambda first, length, verdict, board: Served((first, first + length), verdict, is_certain_board=board),
        st.integers(0, 4),
        st.integers(0, 2),
        st.sampled_from(Verdict),
        st.sampled_from([True, True, False]),
    ),
    max_size=4,
)


def list_longest_runs(terms: list[Served]) -> set[int]:
    """Return the longest run of each world: an order of the starts, who served, and which terms are boards."""
    found = set()
    for starts in product(*(range(term.start_days[0], term.start_days[1] + 1) for term in terms)):
        if len(set(starts)) < len(starts):
            continue
        ordered = [term for _, term in sorted(zip(starts, terms, strict=True), key=lambda pair: pair[0])]
        for served in product(*({YES: [True], NO: [False], OPEN: [True, False]}[term.verdict] for term in ordered)):
            for boards in product(*([True] if term.is_certain_board else [True, False] for term in ordered)):
                longest = run = 0
                for is_served, is_board in zip(served, boards, strict=True):
                    if is_board:
                        run = run + 1 if is_served else 0
                        longest = max(longest, run)
                found.add(longest)
    return found


@given(TERMS)
def test_every_world_is_within_the_range(terms: list[Served]) -> None:
    """No order of the starts gives a longer or a shorter run than the range says."""
    runs = list_longest_runs(terms)
    count = count_in_a_row(terms)
    assert count.at_most is not None
    assert all(count.at_least <= run <= count.at_most for run in runs)


@given(TERMS)
def test_the_range_is_exact_where_the_order_is_known(terms: list[Served]) -> None:
    """If all starts are known and differ, both ends of the range occur."""
    known = [term._replace(start_days=(number, number)) for number, term in enumerate(terms)]
    runs = list_longest_runs(known)
    assert count_in_a_row(known) == Count(min(runs), max(runs))


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], (0, 0)),
        ([Served((1, 1), YES)], (1, 1)),
        ([Served((1, 1), OPEN)], (0, 1)),
        ([Served((1, 1), YES), Served((2, 2), OPEN), Served((3, 3), YES)], (1, 3)),
        ([Served((1, 3), YES), Served((2, 4), YES)], (2, 2)),
        ([Served((1, 9), YES), Served((2, 8), YES), Served((3, 7), YES), Served((4, 6), NO)], (2, 3)),
        ([Served((1, 3), YES), Served((3, 4), NO), Served((5, 5), YES)], (1, 2)),
        ([Served((1, 1), YES), Served((2, 2), YES, is_certain_board=False), Served((3, 3), YES)], (2, 3)),
        ([Served((1, 1), YES), Served((2, 2), NO, is_certain_board=False), Served((3, 3), YES)], (1, 2)),
    ],
)
def test_ranges(terms: list[Served], expected: tuple[int, int]) -> None:
    """A term that was not served breaks a run, and one that may be no term may not."""
    assert count_in_a_row(terms) == expected
