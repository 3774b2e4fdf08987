"""A random order of the tests: of the files, and of the tests in each.

The examples of a page or a docstring build on each other and stay in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from random import Random

import pytest

__all__ = ["shuffle"]


def shuffle(items: Iterable[pytest.Item], number: int) -> list[pytest.Item]:
    """Return items in the order that belongs to a number."""
    random = Random(number)  # noqa: S311  # nothing is kept secret with it
    files = [list(group) for _, group in groupby(items, lambda item: item.path)]
    random.shuffle(files)
    return [item for file in files for item in _shuffle_file(file, random)]


def _shuffle_file(items: list[pytest.Item], random: Random) -> list[pytest.Item]:
    if all(isinstance(item, pytest.Function) for item in items):
        random.shuffle(items)
    return items
