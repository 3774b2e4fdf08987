"""The comparison of speeds: one slow attempt is not enough, a slow call is found, and an endless one is interrupted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from tests.slowness import is_slow


def run_with_times(*taken: float, times: float = 2, seconds: float = 0.0, attempts: int = 3) -> tuple[bool, str]:
    """Compare calls that take the given times, one after the other; return whether it is slow, and what was called."""
    calls: list[str] = []

    def read_clock() -> Iterator[float]:
        now = 0.0
        for each in taken:
            yield now
            now += each
            yield now

    with patch("time.process_time", read_clock().__next__):
        slow = is_slow(
            lambda: calls.append("call"),
            than=lambda: calls.append("than"),
            times=times,
            seconds=seconds,
            attempts=attempts,
        )
    return slow, " ".join(calls)


def test_a_call_is_slow_if_each_attempt_is_slow() -> None:
    """A call is slow if it takes too long in each attempt, and not if one of them is fast enough."""
    assert run_with_times(1, 3, 1, 3, 1, 3) == (True, "than call than call than call")
    assert run_with_times(1, 3, 1, 3, 1, 2) == (False, "than call than call than call")
    assert run_with_times(1, 2) == (False, "than call")


def test_a_machine_that_becomes_slow_is_compared_with_itself() -> None:
    """The limit follows the other call, which runs again before each attempt."""
    assert run_with_times(1, 40, 20, 39) == (False, "than call than call")
    assert run_with_times(20, 60, 1, 3, 1, 3) == (True, "than call than call than call")


def test_a_call_that_takes_few_seconds_is_not_compared() -> None:
    """What takes no more than the seconds that anything may take is not slow."""
    assert run_with_times(5, seconds=5) == (False, "call")
    assert run_with_times(6, 1, 5, seconds=5) == (False, "call than call")
    assert run_with_times(6, 1, 6, 4, 9, 4, 8, seconds=5) == (False, "call than call than call than call")


@pytest.mark.skipif(os.name != "posix", reason="needs timers of POSIX")
def test_an_endless_call_is_interrupted() -> None:
    """A call that never ends is slow, with seconds or without."""

    def never_end() -> None:
        while True:
            pass

    assert is_slow(never_end, than=lambda: sum(range(100_000)), times=2, seconds=0.02, attempts=2)
    assert is_slow(never_end, than=lambda: sum(range(100_000)), times=2, attempts=2)


def test_more_work_is_slow() -> None:
    """Work that is a hundred times as much is slow when a tenth of it is allowed."""
    assert is_slow(lambda: sum(range(1_000_000)), than=lambda: sum(range(10_000)), times=10, attempts=1)
