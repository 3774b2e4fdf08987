"""Functions run in forked processes, in which faults happen: they are killed, lose a permission or a part of the disk.

A fork is far faster than a new interpreter, because it has imported everything.
"""

from __future__ import annotations

import os
import pwd
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["Ended", "become_nobody", "before_each_change", "kill", "limit_file_size", "run_forked"]

_NOBODY: Final = "nobody"
_CHANGES: Final = frozenset({"open", "os.rename", "os.remove", "os.chmod", "os.mkdir", "os.rmdir", "sqlite3.connect"})
"""The audit events of changes of a folder, whose first argument is a path."""
_WRITES: Final = os.O_WRONLY | os.O_RDWR
_PATIENCE: Final = 300
"""The seconds after which a process ends that waits for ever."""


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    """The exit code, negative if a signal ended it."""
    errors: str
    """What it wrote to standard error."""

    @property
    def was_killed(self) -> bool:
        """Whether it was killed."""
        return self.code == -signal.SIGKILL


def run_forked(run: Callable[[], int | None], *prepare: Callable[[], object]) -> Ended:
    """Run a function in a forked process.

    Args:
        run: The function, which may return an exit code.
        prepare: What is called before it in that process.
    """
    read_end, write_end = os.pipe()
    with warnings.catch_warnings():
        # The new process uses no thread of this one.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        code = 99
        try:
            # A lock that another thread held is never released here; the process then ends, and so does the test.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(_PATIENCE)
            os.close(read_end)
            os.dup2(write_end, 2)
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
            sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
            for each in prepare:
                each()
            code = run() or 0
        except BaseException:  # noqa: BLE001  # the process ends here
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as errors:
        text = errors.read()
    return Ended(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), text)


def before_each_change(folder: Path, act: Callable[[int], object]) -> Callable[[], None]:
    """Return a function after whose call `act` is called before each change of a folder, with the number of the change.

    These are files opened for writing, synced, moved, removed, and given permissions.
    """
    numbers, inside = count(), os.fsencode(folder)
    is_acting = False

    def change() -> None:
        nonlocal is_acting
        if not is_acting:
            is_acting = True
            act(next(numbers))
            is_acting = False

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _CHANGES or not isinstance(arguments[0], str | bytes | Path):
            return
        writes = event != "open" or (isinstance(arguments[2], int) and arguments[2] & _WRITES)
        if writes and os.fsencode(arguments[0]).startswith(inside):
            change()

    def listen() -> None:
        # Ends with the process.
        sys.addaudithook(hear)
        os.fsync = lambda fd: change()  # noqa: ARG005  # its name in the library

    return listen


def kill(at: int) -> Callable[[int], None]:
    """Return a function that kills the process at a number."""

    def kill_at(number: int) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill_at


def become_nobody() -> None:
    """Become the user *nobody* if the process is that of root, whom no permission binds."""
    if os.geteuid() == 0:
        user = pwd.getpwnam(_NOBODY)
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)


def limit_file_size() -> None:
    """Limit the size of files that the process writes to a few bytes, as if the disk were almost full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
