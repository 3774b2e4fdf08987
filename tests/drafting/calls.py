"""The work that a reader of texts does, counted in calls of functions."""

from __future__ import annotations

import sys
from collections.abc import Callable

__all__ = ["count_calls"]


def count_calls(read: Callable[[str], object], text: str) -> int:
    """Return the number of calls of functions that it takes to read a text, after a first reading has filled caches."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    read(text)
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return calls
