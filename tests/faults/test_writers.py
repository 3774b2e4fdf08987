"""Every command that writes a file keeps the old file whole, whatever happens before the new one is."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.forked import become_nobody, before_each_change, kill, limit_file_size, run_forked
from tests.faults.writers import UNFINISHED, WRITERS, State, read_state, run_writer, write_inputs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs processes, users and limits of POSIX")


@pytest.fixture(scope="module")
def work() -> Iterator[Path]:
    """Return a folder that everybody may enter, with the inputs of the commands in old and new."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        write_inputs(folder)
        yield folder


@pytest.fixture(params=WRITERS)
def writer(request: pytest.FixtureRequest) -> str:
    """Return the name of each file that a command writes."""
    name: str = request.param
    for suffix, module in ((".xlsx", "openpyxl"), (".parquet", "pyarrow"), (".svg", "matplotlib")):
        if name.endswith(suffix):
            pytest.importorskip(module)
    return name


class Written(NamedTuple):
    """What a command writes over what it wrote before."""

    name: str
    """The file or folder."""
    to: Path
    """The folder with it, as it was before."""
    old: State
    """What was written before."""
    new: State
    """What replaces it."""
    changes: int
    """The number of changes of the folder."""


@cache
def write_once(work: Path, name: str) -> Written:
    """Run the command for the old output, and count the changes of the folder when it writes the new one."""
    for kind in ("new", "old"):
        (work / kind / name).mkdir()
        # Here too, so that everything is imported.
        assert run_writer(name, work / kind, work / kind / name) in {0, 1}
    to, seen = work / "old" / name, work / "seen"
    new, old = (read_state(work / kind / name / name) for kind in ("new", "old"))
    assert old != new
    seen.write_bytes(b"")
    copy = restore(to, work / "copy")

    def note(_: int) -> None:
        """Note a change, before which a process that is killed would leave the folder as it is now."""
        assert read_state(copy / name) in (old, new, UNFINISHED)
        with seen.open("ab") as file:
            file.write(b".")

    ended = run_forked(partial(run_writer, name, work / "new", copy), before_each_change(copy, note))
    assert ended.code in {0, 1}, ended.errors
    assert read_state(copy / name) == new
    assert sorted(path.name for path in copy.rglob(".*")) == []
    return Written(name, to, old, new, seen.stat().st_size)


def restore(source: Path, to: Path) -> Path:
    """Return a folder with a copy of what another has."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(source, to)
    return to


@pytest.fixture
def written(work: Path, writer: str) -> Written:
    """Return what a command writes; the old output is whole, or the folder refused, before each change of it."""
    return write_once(work, writer)


@pytest.mark.slow
def test_killed_command(work: Path, written: Written) -> None:
    """If a command is killed, its output is the old one or the new one, or refused, and the next run writes it."""
    to = restore(written.to, work / "copy")
    run = partial(run_writer, written.name, work / "new", to)
    assert written.changes > 1
    assert run_forked(run, before_each_change(to, kill(written.changes // 2))).was_killed
    assert read_state(to / written.name) in (written.old, written.new, UNFINISHED)
    assert run() in {0, 1}
    assert read_state(to / written.name) == written.new


def check_refused(code: int, errors: str, reason: str) -> None:
    """Assert that a command ended with one line that says why it cannot write, apart from reports and notes."""
    assert code == 2, errors
    assert "Traceback" not in errors
    lines = [line for line in errors.splitlines() if reason in line]
    assert len(lines) == 1, errors
    assert "cannot be written" in lines[0]


@pytest.mark.slow
@pytest.mark.parametrize("part", [1 / 3, 1])
def test_no_permission_half_way(part: float, work: Path, written: Written) -> None:
    """If the folder can no longer be written, early or at the end, the output is the old one, or refused."""
    to = restore(written.to, work / "copy")
    if os.geteuid() == 0:
        for path in (to, *to.rglob("*")):
            shutil.chown(path, "nobody")
    folder = to / written.name if (to / written.name).is_dir() else to

    def forbid(number: int) -> None:
        if number == int(part * (written.changes - 1)):
            folder.chmod(stat.S_IRUSR | stat.S_IXUSR)

    run = partial(run_writer, written.name, work / "new", to)
    code, errors = run_forked(run, become_nobody, before_each_change(to, forbid))
    folder.chmod(stat.S_IRWXU)
    found = read_state(to / written.name)
    if code in {0, 1}:
        # Everything was written before.
        assert found == written.new
        return
    check_refused(code, errors, "permission denied")
    assert found in (written.old, UNFINISHED)


@pytest.fixture
def small_disk(work: Path) -> Iterator[Path | None]:
    """Return a disk of 256 KiB in memory, or None if this process may mount none."""
    place = work / "disk"
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S607


def fill(disk: Path) -> None:
    """Write a file until the disk is full."""
    with (disk / "filler").open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(512))
            except OSError:
                return


@pytest.mark.slow
def test_full_disk(work: Path, written: Written, small_disk: Path | None) -> None:
    """A full disk is said in one line; the old output stays, and no part of the new one."""
    if small_disk is None:
        pytest.skip("no disk can be mounted here; test_file_that_cannot_grow stands for it")
    full = restore(written.to, small_disk / "full")
    before = sorted(full.rglob("*"))
    fill(small_disk)
    code, errors = run_forked(partial(run_writer, written.name, work / "new", full))
    check_refused(code, errors, "no space left on device")
    assert read_state(full / written.name) == written.old
    assert sorted(full.rglob("*")) == before


def test_file_that_cannot_grow(work: Path, written: Written) -> None:
    """A file that can't grow is like a full disk, and needs no rights to try: the limit is that of the process."""
    to = restore(written.to, work / "copy")
    before = sorted(to.rglob("*"))
    code, errors = run_forked(partial(run_writer, written.name, work / "new", to), limit_file_size)
    check_refused(code, errors, "file too large")
    assert read_state(to / written.name) == written.old
    assert sorted(to.rglob("*")) == before


def test_faults_are_seen(work: Path) -> None:
    """A writer that writes in place is seen: it leaves half a file."""
    place = work / "in-place"
    place.mkdir()
    (place / "a").write_bytes(b"old")

    def write() -> None:
        with (place / "a").open("wb") as file:
            file.write(b"new")
            file.flush()
            (place / "b").touch()

    assert run_forked(write, before_each_change(place, kill(1))).was_killed
    assert read_state(place / "a") == {"a": b"new"}
    assert run_forked(lambda: sys.exit(3)).code == 99
