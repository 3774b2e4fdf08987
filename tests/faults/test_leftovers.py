"""A test run that is killed leaves no server running and no temporary folder behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest

from tests.examples.databases import POSTGRESQL

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = """
import sys, tempfile
from pathlib import Path
from tests.leftovers import remove_at_end
folder = Path(tempfile.mkdtemp())
(folder / "a").mkdir()
with remove_at_end(folder):
    print(folder, flush=True)
    sys.stdin.read()
"""
SERVER: Final = """
import sys
from tests.examples.databases import run_postgresql
with run_postgresql() as address:
    print(address, flush=True)
    sys.stdin.read()
"""


def run_until(program: str, folder: Path, end: signal.Signals | None) -> str:
    """Run a program until it has printed a line; end it, wait for all that it started, and return the line."""
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if end is not None:
            process.send_signal(end)
        # Its output ends when everything that it started has ended.
        process.communicate()
    return line.strip()


@pytest.fixture
def folder() -> Path:
    """Return an empty folder that every user may enter, for temporary files."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o711)
    return made


@pytest.mark.parametrize("end", [None, signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_temporary_folder(end: signal.Signals | None, folder: Path) -> None:
    """However a process ends, its folder is removed with what is in it."""
    line = run_until(FOLDER, folder, end)
    assert Path(line).parent == folder
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(POSTGRESQL is None, reason="PostgreSQL is not installed")
def test_server(folder: Path) -> None:
    """A database server ends with the process that runs it, if that is killed, and leaves no file."""
    assert run_until(SERVER, folder, signal.SIGKILL).startswith("postgresql")
    assert list(folder.iterdir()) == []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = process.read_bytes()
        except OSError:
            continue
        assert os.fsencode(folder) not in command


def test_temporary_files_of_this_run() -> None:
    """The tests keep their temporary files in a folder of this run."""
    assert Path(tempfile.gettempdir()).name.startswith("psm-model-tests-")
    assert os.environ["TMPDIR"] == tempfile.gettempdir()
