"""Files: damage is reported, and a file is replaced completely, with its permissions."""

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
from psm_model.formats.storage import decompress, iter_blocks
from tests.rules.samples import IPSM

REGISTER = Register.of(IPSM)
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs links, pipes and permissions of POSIX")


@pytest.mark.parametrize("suffix", ["json.gz", "jsonl.gz", "json.zst", "jsonl.zst"])
def test_broken_compression(suffix: str, tmp_path: Path) -> None:
    """A truncated or invalid compressed file is one problem, which names the expected format."""
    file = tmp_path / f"register.{suffix}"
    dump(REGISTER, file)
    complete = file.read_bytes()
    for broken, got in (
        (complete[:-6], "one that is cut off"),
        (b"{}", "one that is damaged or not compressed"),
        (b"\0" * 99, "one that is damaged or not compressed"),
    ):
        file.write_bytes(broken)
        with pytest.raises(FormatError) as caught:
            load(file)
        (problem,) = caught.value.problems
        assert (problem.path, problem.expected) == ("", f"a whole file compressed as .{suffix.rpartition('.')[2]}")
        assert problem.got == got
        assert caught.value.source == str(file)


@pytest.mark.parametrize("suffix", ["json.gz", "json.zst"])
def test_decompression_is_limited(suffix: str, tmp_path: Path) -> None:
    """A compressed file is unpacked up to the limit for its size; an uncompressed file has none."""
    dump(REGISTER, tmp_path / f"register.{suffix}")
    packed = (tmp_path / f"register.{suffix}").read_bytes()
    plain = dumps(REGISTER).encode()
    sizes: list[int] = []

    def enough_for(read: int) -> int:
        sizes.append(read)
        return len(plain)

    file = tmp_path / f"register.{suffix}"
    assert b"".join(iter_blocks(file, limit=enough_for)) == decompress(packed, "x", limit=enough_for) == plain
    assert set(sizes) == {len(packed)}

    def too_little_for(_: int) -> int:
        return len(plain) - 1

    with pytest.raises(FormatError, match="at most 250 times its size, or 64 MiB, got one that unpacks to more"):
        list(iter_blocks(file, limit=too_little_for))
    with pytest.raises(FormatError, match="got one that unpacks to more"):
        decompress(packed, "x", limit=too_little_for)
    (tmp_path / "register.json").write_bytes(plain)
    assert b"".join(iter_blocks(tmp_path / "register.json", limit=too_little_for)) == plain
    assert decompress(plain, "x", limit=too_little_for) == plain


def test_zstandard_needs_its_extra(tmp_path: Path) -> None:
    """Without a Zstandard library, the error names the extra, and no file is left."""
    file = tmp_path / "register.json.zst"
    with (
        patch.dict(sys.modules, {"backports.zstd": None, "compression.zstd": None}),
        pytest.raises(ModuleNotFoundError, match=r"psm-model\[zstd\]"),
    ):
        dump(REGISTER, file)
    assert list(tmp_path.iterdir()) == []


def test_several_gzip_members(tmp_path: Path) -> None:
    """A file of several gzip members is read completely."""
    file = tmp_path / "register.json.gz"
    file.write_bytes(gzip.compress(b'{"psm_register"') + gzip.compress(b": 1}"))
    assert load(file) == Register()


@POSIX
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    """A replaced file keeps its permissions, a new one follows the mask, and a link stays a link."""
    file, link = tmp_path / "register.json", tmp_path / "link.json"
    mask = os.umask(0o027)
    try:
        dump(REGISTER, file)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.chmod(0o604)
    link.symlink_to(file)
    dump(Register(), link)
    assert link.is_symlink()
    assert load(file) == Register()
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert {path.name for path in tmp_path.iterdir()} == {"register.json", "link.json"}


@POSIX
def test_pipe_is_written(tmp_path: Path) -> None:
    """A pipe is written to, and stays a pipe."""
    pipe = tmp_path / "register.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        dump(REGISTER, pipe)
        assert b'"psm_register": 1' in os.read(reader, 1 << 16)
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_missing_folder(tmp_path: Path) -> None:
    """The error names the requested file, not the temporary one."""
    file = tmp_path / "nowhere" / "register.json"
    with pytest.raises(FileNotFoundError) as caught:
        dump(REGISTER, file)
    assert caught.value.filename == str(file)
