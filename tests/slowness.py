"""What is too slow, on a machine of any speed and with any load.

A time means nothing alone: a machine that is slow, busy or throttled takes many times as long, for a moment or for
minutes. A call is therefore compared with another that runs right before it, and is slow only if it is slow in each of
several attempts.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

__all__ = ["is_slow"]

_ATTEMPTS: Final = 10
_RESOLUTION: Final = time.get_clock_info("process_time").resolution


class _TooSlowError(Exception):
    """The error for what takes more CPU time than it may."""


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raise in the block after some seconds of CPU time, on systems that have such a timer.

    Raises:
        _TooSlowError: the block takes longer.
    """
    if os.name != "posix":
        yield
        return

    is_running = True

    def stop(_number: int, _frame: FrameType | None) -> None:
        if is_running:
            raise _TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    # What is raised while garbage is collected is lost.
    gc.disable()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        is_running = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.enable()
        signal.signal(signal.SIGPROF, before)


def _measure(call: Callable[[], object]) -> float:
    """Return the CPU time of a call in seconds."""
    start = time.process_time()
    call()
    return max(time.process_time() - start, _RESOLUTION)


def _ends_within(call: Callable[[], object], seconds: float) -> bool:
    """Return whether a call takes no more than some seconds of CPU time."""
    try:
        with _limit(seconds):
            return _measure(call) <= seconds
    except _TooSlowError:
        return False


def is_slow(
    call: Callable[[], object],
    than: Callable[[], object],
    *,
    times: float,
    seconds: float = 0.0,
    attempts: int = _ATTEMPTS,
) -> bool:
    """Return whether a call takes more than some times the CPU time of another, in each of several attempts.

    Both must usually take about as long: a throttled machine stretches long calls and spares short ones.

    Args:
        call: The call. On POSIX, it is interrupted when it has taken too long.
        than: The call with which it is compared, which ends.
        times: How many times as long it may take.
        seconds: A call that takes no more CPU time than this is not slow, and is not compared.
        attempts: How often it is compared.
    """
    if seconds and _ends_within(call, seconds):
        return False
    return all(not _ends_within(call, max(seconds, times * _measure(than))) for _ in range(attempts))
