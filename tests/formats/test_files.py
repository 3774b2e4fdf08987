"""Files: what is broken is told, and what is written replaces what stood there, whole, as it stood there."""

from __future__ import annotations

import gzip
import os
import stat
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import dump, dumps, load
from psm_model.formats.storage import iter_blocks, unpack
from tests.rules.samples import IPSM

WORLD = Register.of(IPSM)
POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and permissions as POSIX has them")


@pytest.mark.parametrize("suffix", ["json.gz", "jsonl.gz", "json.zst", "jsonl.zst"])
def test_broken_compression(suffix: str, tmp_path: Path) -> None:
    """A compressed file that is broken off, or is none, is told of in one problem that says what it should be."""
    file = tmp_path / f"register.{suffix}"
    dump(WORLD, file)
    whole = file.read_bytes()
    for broken, got in (
        (whole[:-6], "one that is broken off"),
        (b"{}", "something else"),
        (b"\0" * 99, "something else"),
    ):
        file.write_bytes(broken)
        with pytest.raises(FormatError) as caught:
            load(file)
        (problem,) = caught.value.problems
        assert (problem.path, problem.expected) == ("", f"a whole file compressed as .{suffix.rpartition('.')[2]}")
        assert problem.got == got
        assert caught.value.source == str(file)


@pytest.mark.parametrize("suffix", ["json.gz", "json.zst"])
def test_what_is_unpacked_is_limited(suffix: str, tmp_path: Path) -> None:
    """No more is unpacked of a file than the limit says for what has been read of it; what is not packed has none."""
    dump(WORLD, tmp_path / f"register.{suffix}")
    packed = (tmp_path / f"register.{suffix}").read_bytes()
    plain = dumps(WORLD).encode()
    asked: list[int] = []

    def enough(read: int) -> int:
        asked.append(read)
        return len(plain)

    file = tmp_path / f"register.{suffix}"
    assert b"".join(iter_blocks(file, limit=enough)) == unpack(packed, "x", limit=enough) == plain
    assert set(asked) == {len(packed)}

    def too_little(_: int) -> int:
        return len(plain) - 1

    with pytest.raises(FormatError, match="at most 250 times its size, or 64 MiB, got one that unpacks to more"):
        list(iter_blocks(file, limit=too_little))
    with pytest.raises(FormatError, match="got one that unpacks to more"):
        unpack(packed, "x", limit=too_little)
    (tmp_path / "register.json").write_bytes(plain)
    assert b"".join(iter_blocks(tmp_path / "register.json", limit=too_little)) == plain
    assert unpack(plain, "x", limit=too_little) == plain


def test_zstandard_needs_its_extra(tmp_path: Path) -> None:
    """Where nothing reads Zstandard, the error names the extra, and nothing is left behind."""
    file = tmp_path / "register.json.zst"
    with (
        patch.dict(sys.modules, {"backports.zstd": None, "compression.zstd": None}),
        pytest.raises(ModuleNotFoundError, match=r"psm-model\[zstd\]"),
    ):
        dump(WORLD, file)
    assert list(tmp_path.iterdir()) == []


def test_compressed_by_others(tmp_path: Path) -> None:
    """A file of several gzip members, as several tools write them, is read to its end."""
    file = tmp_path / "register.json.gz"
    file.write_bytes(gzip.compress(b'{"psm_register"') + gzip.compress(b": 1}"))
    assert load(file) == Register()


@POSIX
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """A file that is replaced keeps its permissions, a new one has those of the mask, a link points where it did."""
    file, link = tmp_path / "register.json", tmp_path / "link.json"
    mask = os.umask(0o027)
    try:
        dump(WORLD, file)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.chmod(0o604)
    link.symlink_to(file)
    dump(Register(), link)
    assert link.is_symlink()
    assert load(file) == Register()
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert {one.name for one in tmp_path.iterdir()} == {"register.json", "link.json"}


@POSIX
def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """A pipe is written to, and stays a pipe."""
    pipe = tmp_path / "register.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        dump(WORLD, pipe)
        assert b'"psm_register": 1' in os.read(reader, 1 << 16)
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    """The error names the file that was asked for, and not the one beside it."""
    file = tmp_path / "nowhere" / "register.json"
    with pytest.raises(FileNotFoundError) as caught:
        dump(WORLD, file)
    assert caught.value.filename == str(file)
