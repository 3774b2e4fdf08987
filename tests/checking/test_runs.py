"""Terms in a row: by brute force over every order in which the terms may have started."""

from __future__ import annotations

from itertools import pairwise, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.runs import Count, Served, count_in_a_row
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
KNOWN = st.lists(
    st.builds(
        lambda first, length, verdict: Served((first, first + length), verdict),
        st.integers(0, 5),
        st.integers(0, 2),
        st.sampled_from([YES, YES, NO]),
    ),
    min_size=5,
    max_size=5,
)


def list_longest_runs(terms: list[Served]) -> set[int]:
    """Return the longest run of each world: an order of the starts, who served, and which terms are boards."""
    found = set()
    for starts in product(*(range(term.start_days[0], term.start_days[1] + 1) for term in terms)):
        found |= list_runs_in_order(starts, terms)
    return found


def list_runs_in_order(starts: tuple[int, ...], terms: list[Served]) -> set[int]:
    """Return the longest runs of terms that start on these days, those of one day in any order."""
    found = set()
    for order in permutations(range(len(terms))):
        if any(starts[first] > starts[second] for first, second in pairwise(order)):
            continue
        ordered = [terms[place] for place in order]
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
def test_the_range_is_exact(terms: list[Served]) -> None:
    """Both ends of the range occur in some world, and no world has a shorter or a longer run."""
    runs = list_longest_runs(terms)
    assert count_in_a_row(terms) == Count(min(runs), max(runs))


@given(KNOWN)
def test_the_range_of_many_terms_is_exact(terms: list[Served]) -> None:
    """The range is exact for more terms of which it is known who served."""
    runs = list_longest_runs(terms)
    assert count_in_a_row(terms) == Count(min(runs), max(runs))


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
        (
            [Served((1, 1), YES), Served((3, 3), NO), Served((2, 6), NO), Served((4, 4), NO), Served((4, 4), YES)],
            (1, 1),
        ),
        ([Served((1, 1), YES), Served((2, 2), YES, is_certain_board=False), Served((3, 3), YES)], (2, 3)),
        ([Served((1, 1), YES), Served((2, 2), NO, is_certain_board=False), Served((3, 3), YES)], (1, 2)),
    ],
)
def test_ranges(terms: list[Served], expected: tuple[int, int]) -> None:
    """A term that was not served breaks a run, and one that may be no term may not."""
    assert count_in_a_row(terms) == expected
