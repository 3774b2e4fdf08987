"""judge_in_force: whether something is in force on a day, compared with all completions."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from psm_model.values import Verdict
from psm_model.values.endings import Ending, judge_in_force
from tests.rules import oracles

RANGES = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda ends: (min(ends), max(ends)))
ENDINGS = st.lists(RANGES, max_size=3).map(
    lambda ranges: [Ending(first, last, number) for number, (first, last) in enumerate(ranges)]
)


@given(RANGES, ENDINGS, RANGES)
def test_the_answer_is_that_of_all_completions(
    start: tuple[int, int], endings: list[Ending[int]], days: tuple[int, int]
) -> None:
    """The answer is that over all completions of the start, of every ending and of the day."""
    ranges = [range(first, last + 1) for first, last in (start, days, *((first, last) for first, last, _ in endings))]
    worlds = product(*ranges)
    assert judge_in_force(start, endings, days)[0] is oracles.judge_all(
        begun <= day and all(day < end for end in ends) for begun, day, *ends in worlds
    )


@given(RANGES, ENDINGS, RANGES)
def test_what_decides_is_the_earliest_ending(
    start: tuple[int, int], endings: list[Ending[int]], days: tuple[int, int]
) -> None:
    """NO names the ending that is over first, UNDETERMINED the one that may come first; of several, the first given."""
    verdict, decisive = judge_in_force(start, endings, days)
    if decisive is None:
        assert verdict is judge_in_force(start, [], days)[0]
        return
    assert verdict is not Verdict.YES
    possible = [(first, last, number) for first, last, number in endings if first <= days[1]]
    wanted = min((last, number) if verdict is Verdict.NO else (first, last, number) for first, last, number in possible)
    assert decisive == wanted[-1]


def test_of_equal_endings_the_first_counts() -> None:
    """Of endings that are as early as each other, the first given is named, whether it is certain or possible."""
    endings = [Ending(3, 5, "a"), Ending(3, 5, "b")]
    assert judge_in_force((0, 0), endings, (5, 5)) == (Verdict.NO, "a")
    assert judge_in_force((0, 0), endings, (4, 4)) == (Verdict.UNDETERMINED, "a")


def test_it_is_in_force_from_the_first_day_to_the_day_before_the_end() -> None:
    """The first day is a day in force, the day of the end is not."""
    answers = [judge_in_force((2, 2), [Ending(5, 5, "end")], (day, day))[0] for day in range(1, 7)]
    assert answers == [Verdict.NO, Verdict.YES, Verdict.YES, Verdict.YES, Verdict.NO, Verdict.NO]
