"""check_file: check a register in a file; JSON Lines are checked in chunks, optionally by several processes."""

from __future__ import annotations

import errno
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model.checking.config import DEFAULT_CONFIG
from psm_model.checking.engine import Engine
from psm_model.checking.run import check_stream, check_whole
from psm_model.checking.settings import CheckSettings
from psm_model.chunk_checks import check_chunks
from psm_model.errors import WrongTypeError
from psm_model.formats.file_names import Format
from psm_model.formats.files import load
from psm_model.formats.jsonl import iter_load
from psm_model.formats.storage import suffix_format
from psm_model.rules.catalogue import RULES

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor
    from datetime import date
    from multiprocessing.synchronize import Event

    from psm_model.checking.config import Config
    from psm_model.checking.report import Report
    from psm_model.checking.rule import Rule

__all__ = ["MAX_JOBS", "check_file"]

_AHEAD: Final = 2  # the number of chunks per process that are read ahead
_PARTS: Final = 16
MAX_JOBS: Final = 61
"""The maximum number of processes: on Windows, Python cannot wait for more."""
_NO_GUARD: Final = (
    "no process could start: each imports your script again, so call check_file with jobs below "
    "'if __name__ == \"__main__\":'"
)
_ENDED: Final = "a process was ended from outside, perhaps because memory ran out"


def check_file(
    file: str | os.PathLike[str],
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
    jobs: int | None = None,
    executor: Executor | None = None,
    parts: int | None = None,
    watch: Callable[[int], object] | None = None,
) -> Report:
    """Check a register in a file, with the same findings as `check` for the result of `load`.

    A file in JSON Lines is checked while it is read: memory holds only ids, findings and a few organisations. Any other
    file is read completely, by one process.

    Args:
        file: The path.
        config: As for `check`.
        on: As for `check`.
        undetermined: As for `check`.
        rules: As for `check`. For several processes, every rule must be a name in its module.
        jobs: The number of processes, one by default and at most 61. On Windows, on macOS, and on Linux from Python
            3.14, each process imports your script again, so the call must be below ``if __name__ == "__main__":``.
        executor: The executor that checks the parts of the file, instead of `jobs` processes. Its workers may be
            anywhere. It is not shut down.
        parts: The maximum number of parts, of about one mebibyte each, that the executor has at a time; 16 by default.
            Twice the number of workers keeps them busy.
        watch: Called repeatedly with the number of bytes read so far.

    Raises:
        ChildProcessError: a process was killed, or none could start. Errors of an executor are raised unchanged.
        ConfigError: as for `check`.
        FormatError: the file does not hold a register. The error names the file and contains every problem.
        ModuleNotFoundError: the path ends in ``.zst`` and no module that reads it is installed.
        OSError: the file cannot be read.
        ValueError: `jobs` is below 1 or above 61, `parts` is below 1, or the call has both `jobs` and an executor, or
            `parts` without one.
        WrongTypeError: as for `check`, or `executor` is not an executor.
    """
    ahead = _count_ahead(jobs, executor, parts)
    path = Path(file)
    settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
    if suffix_format(path) != Format.LINES:
        return check_whole(load(path, watch=watch), settings)
    report = None
    if executor is not None:
        report = check_chunks(path, settings, executor, ahead, watch)
    elif jobs is not None and jobs > 1:
        report = _check_in_processes(path, settings, jobs, watch)
    if report is None:
        # If the file is malformed, reading it line by line collects every problem.
        report = check_stream(iter_load(path, watch=watch), Engine(settings))
    return report


def _count_ahead(jobs: int | None, executor: Executor | None, parts: int | None) -> int:
    """Return the number of parts that an executor has at a time.

    Raises:
        ValueError: a number is out of range, or the arguments exclude each other.
        WrongTypeError: it is not an executor.
    """
    if jobs is not None and not 1 <= jobs <= MAX_JOBS:
        raise ValueError(f"expected a number of processes from 1 to {MAX_JOBS}, got {jobs!r}")
    if parts is not None and parts < 1:
        raise ValueError(f"expected at least one part at a time, got {parts!r}")
    if executor is None:
        if parts is not None:
            raise ValueError("expected an executor, which has the parts; jobs takes as many as it needs")
        return 0
    if jobs is not None:
        raise ValueError("expected either jobs or an executor, got both: jobs starts processes of its own")
    _require_executor(executor)
    return _PARTS if parts is None else parts


def _require_executor(executor: object) -> None:
    # Rarely needed and slow to import.
    from concurrent.futures import Executor

    if not isinstance(executor, Executor):
        raise WrongTypeError("an executor of concurrent.futures", executor)


def _start(started: Event) -> None:
    """Signal that this process has started, and leave interrupts to the main process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    started.set()


def _check_in_processes(
    path: Path, settings: CheckSettings, jobs: int, watch: Callable[[int], object] | None
) -> Report | None:
    """Check a file on several processes. Return None if it is malformed."""
    # Rarely needed and slow to import.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    others = set(active_children())
    started = get_context().Event()
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(started,)) as pool:
        try:
            return check_chunks(path, settings, pool, jobs * _AHEAD, watch)
        except BrokenProcessPool:
            reason = _ENDED if started.is_set() or get_context().get_start_method() == "fork" else _NO_GUARD
            raise ChildProcessError(errno.ECHILD, reason, str(path)) from None
        except BaseException:
            # Do not wait for running checks after an interrupt.
            for process in set(active_children()) - others:
                process.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
