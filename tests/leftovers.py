"""What a test run leaves behind: nothing, however it ends.

A small process waits for the end of the one that started it, and then stops its server and removes its folder.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

__all__ = ["remove_at_end"]

# Standard input ends when all processes that can write to it have ended: the one that started this one.
_PROGRAM: Final = """
import os, shutil, signal, sys, time
folder, server = sys.argv[1:]
sys.stdin.read()
try:
    process = int(open(server).readline())
    os.kill(process, signal.SIGQUIT)
    for _ in range(200):
        os.kill(process, 0)
        time.sleep(0.05)
except (OSError, ValueError):
    pass
for _ in range(20):
    shutil.rmtree(folder, ignore_errors=True)
    if not os.path.exists(folder):
        break
    time.sleep(0.1)
"""


@contextmanager
def remove_at_end(folder: Path, server: str = "") -> Iterator[None]:
    """Remove a folder at the end, also if this process is killed.

    Args:
        folder: The folder.
        server: The file in it whose first line is the number of the process of a server, which is stopped before.
    """
    program = [sys.executable, "-I", "-S", "-c", _PROGRAM, str(folder), str(folder / server)]
    # In a session of its own, so that no key in the terminal interrupts it.
    with subprocess.Popen(program, stdin=subprocess.PIPE, start_new_session=True) as waiting:
        try:
            yield
        finally:
            waiting.communicate()
