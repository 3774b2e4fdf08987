"""Tools for the tests of the public strategies: the simplest value, reachable values, samples.

All draws are seeded, so that a failure repeats, and Hypothesis's health checks stay on, except the one for speed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

import attrs
from hypothesis import Phase, find, given, seed, settings
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

_TRIES = 2000


def find_simplest(strategy: SearchStrategy[T], condition: Callable[[T], bool] = lambda _: True) -> T:
    """Return the value to which a property shrinks that fails if the condition holds."""
    without_explanation = settings(max_examples=_TRIES, database=None, phases=[Phase.generate, Phase.shrink])
    return find(strategy, condition, settings=without_explanation, random=_make_random())


def is_reached(strategy: SearchStrategy[T], condition: Callable[[T], bool]) -> bool:
    """Return whether the strategy draws a value for which the condition holds."""
    drawing_alone = settings(max_examples=_TRIES, database=None, phases=[Phase.generate])
    try:
        find(strategy, condition, settings=drawing_alone, random=_make_random())
    except NoSuchExample:
        return False
    return True


def _make_random() -> Random:
    return Random(0)  # noqa: S311 - nothing is kept secret with it


def draw_sample(strategy: SearchStrategy[T], number: int, sample: int = 0) -> list[T]:
    """Return a number of draws, or all values if there are fewer. Samples of different numbers are independent."""
    drawn: list[T] = []

    @seed(sample)
    # A profile with derandomisation would ignore the seed and use the name of the test.
    @settings(max_examples=number, database=None, phases=[Phase.generate], derandomize=False)
    @given(strategy)
    def draw(value: T) -> None:
        drawn.append(value)

    draw()
    return drawn


def extend_sample(strategy: SearchStrategy[T], drawn: Sequence[T], is_enough: Callable[[list[T]], bool]) -> list[T]:
    """Return a sample, with further ones of the same strategy until there is enough, or seven more.

    Hypothesis varies examples, so that a single sample may have few of a value, or none, by chance.
    """
    extended = list(drawn)
    for sample in range(1, 8):
        if is_enough(extended):
            break
        extended += draw_sample(strategy, len(drawn), sample)
    return extended


def iter_parts(value: object) -> Iterator[object]:
    """Yield a record and all values in it, at any depth."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from iter_parts(item)
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield from iter_parts(getattr(value, field.name))
