"""Files on disk: several are replaced together or not at all, and a new folder is left only with what belongs in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.formats import dump
from psm_model.formats.storage import make_folder, open_together, replace_together
from tests.rules.samples import IPSM

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
