"""Samples of a population that is sorted by its strata."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["draw"]

T = TypeVar("T")


def draw(population: Sequence[T], size: int, seed: str) -> list[T]:
    """Return a systematic sample of a sorted population: each stratum has its share, give or take one.

    >>> draw("aaaaaabbb", 3, "seed")
    ['a', 'a', 'b']
    """
    if size >= len(population):
        return list(population)
    step = len(population) / size
    start = random.Random(seed).random() * step  # noqa: S311  # not a secret
    return [population[int(start + step * index)] for index in range(size)]
