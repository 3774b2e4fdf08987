"""Content that is read whole: a limit, and no more of it than its beginning if it is of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from itertools import repeat
from pathlib import Path
from typing import IO, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import dump, dumps, load, read
from psm_model.formats.csv import read_csv
from psm_model.formats.lines import MAX_LINE_LENGTH, iter_chunks
from psm_model.formats.whole_files import (
    begins_like_json,
    join_blocks,
    join_open_file,
    limit_blocks,
    read_at_most,
    trim_letter,
)
from tests.rules.samples import IPSM, KASMAD

REGISTER: Final = Register.of(IPSM, KASMAD)
TEXT: Final = dumps(REGISTER)


@given(blocks=st.lists(st.binary(min_size=1, max_size=4), max_size=5), more=st.integers(0, 3))
def test_joined_blocks_are_the_content(blocks: list[bytes], more: int) -> None:
    """Blocks of no more than the limit are joined unchanged; one byte more is refused."""
    content = b"".join(blocks)
    assert join_blocks(blocks, max_size=len(content) + more, can_begin=lambda _: True) == content
    if content:
        with pytest.raises(FormatError, match=rf"of at most {len(content) - 1} bytes, got more"):
            join_blocks(blocks, max_size=len(content) - 1, can_begin=lambda _: True)


@pytest.mark.parametrize("block", [bytes(8), b" " * 8, b"Kasmad\n"])
def test_other_beginning_ends_reading(block: bytes) -> None:
    """Of content that never ends, and cannot begin JSON, one block is read after the first."""
    count = 0

    def iter_endless() -> Iterator[bytes]:
        nonlocal count
        for each in repeat(block):
            count += 1
            yield each

    assert join_blocks(iter_endless()) == block
    assert count == 2


@given(st.text(), st.integers(0, 20))
def test_trimmed_beginning_is_text(text: str, size: int) -> None:
    """The beginning of a text, cut anywhere, is text again, without letters at its end that are not ASCII."""
    head = text.encode()[:size]
    trimmed = trim_letter(head)
    assert head.startswith(trimmed)
    assert all(byte >= 0x80 for byte in head[len(trimmed) :])
    if trimmed != head:
        assert text.startswith(trimmed.decode())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_begins_like_json(text: str) -> None:
    """A text that does not begin like JSON is not JSON."""
    import json

    if not begins_like_json(text.encode()):
        with pytest.raises(ValueError, match=r"."):
            json.loads(text)


class _Slow(BytesIO):
    """A file that returns a byte at a time, as a slow pipe that is not buffered."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read a byte."""
        return super().read(1 if size is None or size else 0)


@pytest.mark.parametrize("file", [_Slow(b"\n " + TEXT.encode()), BytesIO(TEXT.encode()), StringIO(TEXT)])
def test_open_files_are_read_to_their_end(file: IO[bytes] | IO[str]) -> None:
    """An open file may return less than it is asked for."""
    assert load(file) == REGISTER


@pytest.mark.parametrize("first", ['{"', "\0"])
def test_open_files_that_never_end(first: str) -> None:
    """An open file is read up to the limit, or up to its first block if it is of another kind."""

    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            return first.encode() * (size // len(first))

    class EndlessText(TextIOWrapper):
        def read(self, size: int | None = -1, /) -> str:
            assert size is not None
            assert size > 0
            return first * (size // len(first))

    for file in (Endless(), EndlessText(BytesIO(), encoding="utf-8")):
        with pytest.raises(FormatError, match="at most 3,000,000 bytes" if first == '{"' else r"'\\x00'"):
            load(file, max_size=3_000_000)
    assert join_open_file(StringIO("psm"), None) == "psm"


@pytest.mark.parametrize("name", ["a.json", "a.json.gz", "a.popolo.json", "folder/members.csv"])
def test_larger_files_are_refused(name: str, tmp_path: Path) -> None:
    """A file with more bytes than the limit is refused; the error says how to read more, which then succeeds."""
    from psm_model.formats import write
    from psm_model.formats.popolo import Ends
    from psm_model.values import Level

    path = tmp_path / name.partition("/")[0]
    write(REGISTER, f"{path}/" if path.name == "folder" else path, ends=Ends.LAST_DAY)
    file = tmp_path / name
    size = len(TEXT.encode()) if name.endswith(".gz") else file.stat().st_size
    options = {"ends": Ends.LAST_DAY, "level": Level.NATIONAL}
    with pytest.raises(FormatError, match=f"expected a document of at most {size - 1:,} bytes, got more; to read more"):
        read(path, max_size=size - 1, **options)  # type: ignore[arg-type]  # a dict of options of several types
    if name == "folder/members.csv":
        with pytest.raises(FormatError, match=r"members\.csv: expected a document of at most"):
            read_csv(path, max_size=size - 1)
        size = max(each.stat().st_size for each in path.iterdir())
    assert read(path, max_size=size, **options).register.members == REGISTER.members  # type: ignore[arg-type]  # as above


def test_lines_on_disk_have_any_size(tmp_path: Path) -> None:
    """The limit is for what is read whole, which JSON Lines on disk are not."""
    dump(REGISTER, tmp_path / "a.jsonl")
    assert load(tmp_path / "a.jsonl", max_size=1) == REGISTER


def test_blank_lines_without_end_are_refused() -> None:
    """JSON Lines whose first line does not come are refused, so that memory does not grow."""
    with pytest.raises(FormatError, match=r"expected a line that is not blank in the first .* bytes, got blank lines"):
        list(iter_chunks(repeat(b"\n" * (1 << 20)), "a"))
    blank = b"\n" * (MAX_LINE_LENGTH - 10)
    assert next(iter_chunks([blank, b"{}\n"])) == blank + b"{}\n"


@given(st.binary(max_size=20), st.integers(0, 25))
def test_read_at_most(content: bytes, size: int) -> None:
    """At most so many bytes are read, and all of a file with fewer."""
    assert read_at_most(BytesIO(content), size) == content[:size]
    assert read_at_most(_Slow(content), size) == content[:size]
    assert list(limit_blocks([content], max_size=20)) == [content]
