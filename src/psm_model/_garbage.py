"""collection_paused: no garbage collection while many objects are allocated that hold no cycle."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Final

__all__ = ["collection_paused"]


class _Pauses:
    """How many pauses are open in the process, whichever threads they are in."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.open = 0
        self.was_enabled = False

    def begin(self) -> None:
        """Open a pause; the first one turns the collection off."""
        with self.lock:
            if not self.open:
                self.was_enabled = gc.isenabled()
                gc.disable()
            self.open += 1

    def end(self) -> None:
        """Close a pause; the last one turns the collection on again if it was on."""
        with self.lock:
            self.open = max(0, self.open - 1)
            if not self.open and self.was_enabled:
                gc.enable()

    def forget(self) -> None:
        """Start anew in a forked process, where the threads that opened the pauses do not exist."""
        self.lock = RLock()
        if self.open and self.was_enabled:
            gc.enable()
        self.open = 0


PAUSES: Final = _Pauses()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=PAUSES.forget)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause Python's search for garbage in cycles, and resume it as it was found, whatever happens meanwhile.

    A large register is a million objects without a cycle, and each search visits all of them. What is counted by
    references is freed as ever. The search belongs to the whole process: it resumes when the last of several pauses
    ends, in whichever threads they are.

    >>> import gc
    >>> with collection_paused():
    ...     gc.isenabled()
    False
    """
    PAUSES.begin()
    try:
        yield
    finally:
        PAUSES.end()
