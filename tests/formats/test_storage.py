"""Files on disk: several are replaced together or not at all, and a new folder is left only with what belongs in it."""

from __future__ import annotations

import errno
import os
import signal
import stat
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import dump, load
from psm_model.formats.csv import read_csv, write_csv
from psm_model.formats.parquet import read_parquet, write_parquet
from psm_model.formats.read_result import ReadResult
from psm_model.formats.storage import make_folder, open_together, replace_atomically, replace_together, require_finished
from tests.rules.samples import IPSM, KASMAD

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs processes, permissions and folders of POSIX")
NAMES: Final = ("a", "b", "c", "d")


def list_contents(folder: Path) -> dict[str, bytes | None]:
    """Return the content of everything in a folder by its path within, None for a folder, hidden files included."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def write_opened(contents: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files like `replace_together`, in parts, one beside the other."""
    parts = dict(contents)
    with open_together(parts) as files:
        for size in (0, 1):
            for file, content in zip(files, parts.values(), strict=True):
                file.write(content[1:] if size else content[:1])


@given(existing=st.sets(st.sampled_from(NAMES)), blocked=st.sampled_from(NAMES), is_opened=st.booleans())
def test_files_are_replaced_together(
    existing: set[str], blocked: str, tmp_path_factory: pytest.TempPathFactory, *, is_opened: bool
) -> None:
    """If one of several files cannot be replaced, all stay as they were; else all are new, and nothing else is left."""
    folder = tmp_path_factory.mktemp("together")
    for name in existing - {blocked}:
        (folder / name).write_bytes(b"old")
    # No file can take the place of a folder.
    (folder / blocked).mkdir()
    before = list_contents(folder)
    for replace in (replace_together, write_opened):
        with pytest.raises(OSError, match=r"."):
            replace((folder / name, b"new") for name in NAMES)
        assert list_contents(folder) == before
    (folder / blocked).rmdir()
    if is_opened:
        write_opened((folder / name, b"new") for name in NAMES)
    else:
        replace_together((folder / name, b"new") for name in NAMES)
    assert list_contents(folder) == dict.fromkeys(NAMES, b"new")


@pytest.mark.parametrize("at", range(len(NAMES)))
def test_no_file_is_replaced_before_all_are_complete(at: int, tmp_path: Path) -> None:
    """If the content of one file cannot be made, no file was touched."""
    (tmp_path / "a").write_bytes(b"old")

    def make_content(name: str) -> bytes:
        assert list_contents(tmp_path)["a"] == b"old"
        if name == NAMES[at]:
            raise MemoryError
        return b"new"

    with pytest.raises(MemoryError):
        replace_together((tmp_path / name, make_content(name)) for name in NAMES)
    assert list_contents(tmp_path) == {"a": b"old"}
    with pytest.raises(MemoryError), open_together(tmp_path / name for name in NAMES) as files:
        files[at].write(make_content(NAMES[at]))
    assert list_contents(tmp_path) == {"a": b"old"}


def test_new_folder_is_removed_with_its_parents(tmp_path: Path) -> None:
    """A folder that was made for a write that fails is removed, and so are its new parents; an old one stays."""
    (tmp_path / "old").mkdir()
    for folder in (tmp_path / "old" / "new" / "newer", tmp_path / "old"):
        with pytest.raises(OSError, match="unknown"), make_folder(folder):
            (folder / "unknown").read_bytes()
    assert list_contents(tmp_path) == {"old": None}
    with make_folder(tmp_path / "a" / "b"):
        (tmp_path / "a" / "b" / "c").write_bytes(b"")
    assert (tmp_path / "a" / "b" / "c").is_file()


@pytest.mark.parametrize("blocked", ["organisations.csv", "sources.csv", "datapackage.json"])
def test_tables_are_replaced_together(blocked: str, tmp_path: Path) -> None:
    """If one table of a folder cannot be replaced, the other tables keep what they had."""
    dump(Register.of(IPSM), f"{tmp_path}/")
    (tmp_path / blocked).unlink()
    (tmp_path / blocked).mkdir()
    before = list_contents(tmp_path)
    with pytest.raises(OSError, match=r"."):
        dump(Register(), f"{tmp_path}/")
    assert list_contents(tmp_path) == before


def run_killed(run: Callable[[], object], name: str, at: int) -> bool:
    """Run a function in a process that is killed at a call of a function of `os`; return whether it came so far."""
    with warnings.catch_warnings():
        # The new process only writes files, and then ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        calls = count()
        original = getattr(os, name)

        def kill(*arguments: object, **named: object) -> object:
            if next(calls) == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **named)

        # The standard library's Path calls these functions by the module.
        setattr(os, name, kill)
        try:
            run()
        finally:
            os._exit(0)
    return os.waitpid(process, 0)[1] == signal.SIGKILL


@POSIX
@pytest.mark.parametrize("write", [replace_together, write_opened])
@pytest.mark.parametrize("step", ["replace", "fsync", "unlink"])
def test_killed_writer_never_leaves_a_mixture(step: str, write: Callable[[object], None], tmp_path: Path) -> None:
    """Wherever the writer of several files is killed, all are old, all are new, or the folder is unfinished.

    Writing them once more then gives the new ones.
    """
    names, seen = NAMES[:3], set[str]()
    for at in count():
        folder = tmp_path / f"{at}"
        folder.mkdir()
        # The last one is new.
        write((folder / name, b"old") for name in names[:2])
        was_killed = run_killed(partial(write, [(folder / name, b"new") for name in names]), step, at)
        contents = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
        try:
            require_finished(folder)
        except FormatError:
            seen.add("unfinished")
        else:
            assert contents in (dict.fromkeys(names[:2], b"old"), dict.fromkeys(names, b"new"))
            seen.add("new" if len(contents) == len(names) else "old")
        if not was_killed:
            assert list_contents(folder) == dict.fromkeys(names, b"new")
            break
        write((folder / name, b"new") for name in names)
        require_finished(folder)
        assert {name: (folder / name).read_bytes() for name in names} == dict.fromkeys(names, b"new")
    assert seen == {"unfinished", "new"} | ({"old"} if step == "fsync" else set())


@POSIX
@pytest.mark.parametrize(("write", "read"), [(write_csv, read_csv), (write_parquet, read_parquet)])
def test_unfinished_tables_are_refused(
    write: Callable[[Register, Path], object], read: Callable[[Path], ReadResult], tmp_path: Path
) -> None:
    """Tables that were being replaced when the process was killed are not read, until they are written again."""
    write(Register.of(IPSM), tmp_path)
    assert run_killed(partial(write, Register.of(KASMAD), tmp_path), "replace", 2)
    with pytest.raises(FormatError, match="a folder with all its files, got one whose writing was interrupted"):
        read(tmp_path)
    write(Register.of(KASMAD), tmp_path)
    assert read(tmp_path).register == Register.of(KASMAD)


@POSIX
@pytest.mark.parametrize("suffix", ["json", "jsonl.gz", "xlsx"])
@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_killed_writer_leaves_the_old_file(step: str, suffix: str, tmp_path: Path) -> None:
    """If the writer of a file is killed before it has replaced the file, every byte of the old file is still there."""
    file = tmp_path / f"register.{suffix}"
    dump(Register.of(IPSM), file)
    before = file.read_bytes()
    assert run_killed(partial(dump, Register.of(IPSM, KASMAD), file), step, 0)
    assert file.read_bytes() == before
    dump(Register.of(IPSM, KASMAD), file)
    assert load(file) == Register.of(IPSM, KASMAD)


@POSIX
def test_file_is_on_disk_before_it_replaces(tmp_path: Path) -> None:
    """The content is synced before the file is replaced, and the folder after it."""
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        status = os.fstat(descriptor)
        steps.append("folder" if stat.S_ISDIR(status.st_mode) else f"{status.st_size} bytes")
        sync(descriptor)

    def note_replace(path: Path, target: Path) -> Path:
        steps.append(f"replace {target.name}")
        return replace(path, target)

    with patch.object(os, "fsync", note_sync), patch.object(Path, "replace", note_replace):
        with replace_atomically(tmp_path / "a") as file:
            file.write(b"new")
        assert steps == ["3 bytes", "replace a", "folder"]
        for write in (replace_together, write_opened):
            steps.clear()
            write((tmp_path / name, b"new") for name in ("a", "b"))
            ends = ["folder", "replace a", "replace b", "folder", "folder"]
            assert steps == ["3 bytes", "3 bytes", "0 bytes", *ends]


@POSIX
def test_mask_of_the_process_is_not_touched(tmp_path: Path) -> None:
    """A new file has the permissions that the mask leaves, and the mask, which all threads share, is never changed."""
    mask = os.umask(0o027)
    try:
        with patch.object(os, "umask", side_effect=AssertionError):
            dump(Register(), tmp_path / "a.json")
            dump(Register(), f"{tmp_path / 'tables'}/")
    finally:
        os.umask(mask)
    files = [tmp_path / "a.json", *(tmp_path / "tables").iterdir()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o640}


@POSIX
def test_unfinished_file_is_as_private_as_its_target(tmp_path: Path) -> None:
    """While a private file is written, nobody else can read the unfinished one."""
    (tmp_path / "a").touch(mode=0o600)
    with replace_atomically(tmp_path / "a"):
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {0o600}


def test_longest_names(tmp_path: Path) -> None:
    """A file whose name is as long as a name can be is written like any other."""
    file = tmp_path / f"{'社' * 83}.json"
    try:
        file.touch()
    except OSError:
        pytest.skip("this file system has no such names")
    dump(Register.of(IPSM), file)
    assert load(file) == Register.of(IPSM)


@POSIX
def test_disk_without_synced_folders(tmp_path: Path) -> None:
    """A file system that cannot sync a folder is no reason to fail."""
    sync = os.fsync

    def sync_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(descriptor)

    with patch.object(os, "fsync", sync_files):
        dump(Register.of(IPSM), tmp_path / "a.json")
    assert load(tmp_path / "a.json") == Register.of(IPSM)


@POSIX
def test_folder_that_cannot_be_restored_is_refused(tmp_path: Path) -> None:
    """If a file of a folder can neither be replaced nor restored, the folder stays marked as unfinished."""
    dump(Register.of(IPSM), f"{tmp_path}/")
    replace, calls = Path.replace, count()

    def fail_later(path: Path, target: Path) -> Path:
        if next(calls) > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(path, target)

    with patch.object(Path, "replace", fail_later), pytest.raises(OSError, match="error"):
        dump(Register(), f"{tmp_path}/")
    with pytest.raises(FormatError, match="one whose writing was interrupted"):
        load(f"{tmp_path}/")
    dump(Register(), f"{tmp_path}/")
    assert load(f"{tmp_path}/") == Register()
