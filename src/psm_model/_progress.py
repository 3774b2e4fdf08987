"""watched: a bar on the terminal for what takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any, Final

__all__ = ["show_progress"]

_PATIENCE: Final = 1.0
"""For how many seconds nothing is shown."""


class _Bar:
    def __init__(self, what: str, total: int | None) -> None:
        self._what = what
        self._total = total
        self._done: int | None = None
        self._lock = Lock()
        self._over = False
        # Any: of a library that need not be there.
        self._shown: Any = None
        self._task: Any = None

    def show(self) -> None:
        """Begin to show it."""
        try:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
        except ImportError:
            return
        with self._lock:
            if self._over:
                return
            columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
            self._shown = Progress(*columns, console=Console(file=sys.stderr), transient=True)
            self._task = self._shown.add_task(self._what, total=self._total, completed=self._done or 0)
            self._shown.start()

    def move(self, done: int) -> None:
        """Tell how far it is."""
        self._done = done
        shown = self._shown
        if shown is not None:
            shown.update(self._task, completed=done)

    def end(self) -> None:
        """Take it away."""
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()


@contextmanager
def show_progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show a bar while something is done, if it takes longer than a second and a person is looking.

    It is shown on standard error, and only where that is a terminal and rich is installed (extra ``cli``).

    Args:
        what: What is done, as the bar says it.
        total: How much there is to do; None where that can't be told, and the bar only shows that it goes on.

    Yields:
        What is to be told how much of it is done, time and again.
    """
    # There is none where it has been closed.
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done: None
        return
    bar = _Bar(what, total)
    timer = Timer(_PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar.move
    finally:
        timer.cancel()
        bar.end()
