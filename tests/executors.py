"""Executors for tests, which call in this process."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, Final
from unittest.mock import patch

__all__ = ["Counting", "Failing", "Pickling", "Serial"]

PROCESS_STATE: Final = "psm_model.chunk_checks._indexes"
"""What a process keeps from one chunk to the next."""


class Serial(Executor):
    """An executor that calls at once."""

    is_shut_down = False
    """Whether somebody has shut it down."""

    # Any: what a function takes and gives.
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call the function."""
        future: Future[Any] = Future()
        try:
            future.set_result(self.call(fn, *args, **kwargs))
        except Exception as error:  # noqa: BLE001  # as an executor does
            future.set_exception(error)
        return future

    # Any: as of `submit`.
    def call(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Return what the function returns."""
        return fn(*args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # its signature
        """Remember that it was shut down."""
        del wait, cancel_futures
        self.is_shut_down = True


class Pickling(Serial):
    """An executor that pickles what goes in and out, as one of several processes would, which take turns.

    Args:
        processes: The number of processes; None for a new process each time.
    """

    def __init__(self, processes: int | None) -> None:
        self.processes: list[dict[str, object]] = [{} for _ in range(processes or 0)]
        self.calls = 0

    # Any: as of `submit`.
    def call(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Return what the function returns, called with the state of the next process."""
        state = self.processes[self.calls % len(self.processes)] if self.processes else {}
        self.calls += 1
        fn, args, kwargs = pickle.loads(pickle.dumps((fn, args, kwargs)))  # noqa: S301  # its own
        with patch(PROCESS_STATE, state):
            return pickle.loads(pickle.dumps(fn(*args, **kwargs)))  # noqa: S301  # its own


class Failing(Serial):
    """An executor whose workers end after some calls.

    Args:
        calls: The number of calls before that.
        error: What is raised then.
    """

    def __init__(self, calls: int, error: Exception) -> None:
        self.calls = calls
        self.error = error

    # Any: as of `submit`.
    def call(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Return what the function returns."""
        if not self.calls:
            raise self.error
        self.calls -= 1
        return fn(*args, **kwargs)


class Counting(Serial):
    """An executor that calls when somebody waits for the result, and counts the calls that wait."""

    def __init__(self) -> None:
        self.waiting = 0
        self.most = 0
        self.futures: list[Future[Any]] = []

    # Any: as of `submit`.
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call the function when its result is asked for."""
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        executor = self

        class Lazy(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                executor.waiting -= 1
                self.set_result(fn(*args, **kwargs))
                return super().result(timeout)

        future = Lazy()
        self.futures.append(future)
        return future
