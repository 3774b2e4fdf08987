"""collection_paused: pause garbage collection during bulk allocation."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Final

__all__ = ["collection_paused"]


_MANY: Final = 100_000
"""The number of objects from which on a collection is worth avoiding."""


def _promote() -> None:
    """Make many new objects old at once, so that the collection after a pause need not visit them.

    Freezing and unfreezing do that without a visit. They are left alone if the application has frozen objects of its
    own, which would be unfrozen too.
    """
    if gc.get_count()[0] >= _MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


class _Pauses:
    """The open pauses of the process, across threads."""

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
                _promote()
                gc.enable()

    def forget(self) -> None:
        """Reset in a forked process, where the pausing threads do not exist."""
        self.lock = RLock()
        if self.open and self.was_enabled:
            gc.enable()
        self.open = 0


PAUSES: Final = _Pauses()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=PAUSES.forget)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, and restore its state afterwards.

    A large register has a million objects without cycles, and each collection visits all of them. Reference counting
    is not affected. The collector is global, so it resumes when the last pause of all threads ends.

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
