"""How the tests of the published strategies look at what is drawn: the simplest of it, what can be reached, samples.

All of it is drawn with a seed, so that red stays red, and with Hypothesis's health checks on, but for that of speed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

import attrs
from hypothesis import Phase, find, given, seed, settings
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

_TRIES = 2000


def simplest(strategy: SearchStrategy[T], condition: Callable[[T], bool] = lambda _: True) -> T:
    """What a failing property would end in that fails where the condition holds."""
    without_explanation = settings(max_examples=_TRIES, database=None, phases=[Phase.generate, Phase.shrink])
    return find(strategy, condition, settings=without_explanation, random=_seeded())


def is_reached(strategy: SearchStrategy[T], condition: Callable[[T], bool]) -> bool:
    """Return whether anything is drawn for which the condition holds."""
    drawing_alone = settings(max_examples=_TRIES, database=None, phases=[Phase.generate])
    try:
        find(strategy, condition, settings=drawing_alone, random=_seeded())
    except NoSuchExample:
        return False
    return True


def _seeded() -> Random:
    return Random(0)  # noqa: S311 - nothing is kept secret with it


def sample_of(strategy: SearchStrategy[T], number: int) -> list[T]:
    """So many draws, or all that there are where they are fewer."""
    drawn: list[T] = []

    @seed(0)
    # The seed makes it repeatable; what a profile derandomises is drawn by the name of the test instead.
    @settings(max_examples=number, database=None, phases=[Phase.generate], derandomize=False)
    @given(strategy)
    def draw(value: T) -> None:
        drawn.append(value)

    draw()
    return drawn


def parts(value: object) -> Iterator[object]:
    """Everything that stands in a record, at any depth, and the record."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield from parts(getattr(value, field.name))
