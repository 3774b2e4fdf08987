"""show_progress: a progress bar on the terminal for long tasks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any, Final

__all__ = ["show_progress"]

_PATIENCE: Final = 1.0  # the delay in seconds before the bar appears


class _Bar:
    def __init__(self, what: str, total: int | None) -> None:
        self._what = what
        self._total = total
        self._done: int | None = None
        self._lock = Lock()
        self._over = False
        # Any: types of rich, which is optional.
        self._progress: Any = None
        self._task: Any = None

    def show(self) -> None:
        """Start to show the bar."""
        try:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
        except ImportError:
            return
        with self._lock:
            if self._over:
                return
            columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
            self._progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
            self._task = self._progress.add_task(self._what, total=self._total, completed=self._done or 0)
            self._progress.start()

    def move(self, done: int) -> None:
        """Update the amount done."""
        self._done = done
        progress = self._progress
        if progress is not None:
            progress.update(self._task, completed=done)

    def end(self) -> None:
        """Remove the bar."""
        with self._lock:
            self._over = True
            if self._progress is not None:
                self._progress.stop()


@contextmanager
def show_progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show a progress bar if a task takes longer than a second.

    The bar appears on standard error, only if that is a terminal and rich is installed (extra ``cli``).

    Args:
        what: The description of the task.
        total: The total amount; None if not known, for an indeterminate bar.

    Yields:
        Callback that receives the amount done so far.
    """
    # A closed standard error is None.
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
