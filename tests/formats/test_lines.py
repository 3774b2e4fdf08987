"""Lines of a file: complete chunks from any blocks, cut between groups, within a limit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import jsonl
from psm_model.formats.lines import iter_chunks, line_type
from psm_model.strategies import registers
from tests.formats.json_lines import HEADER, SOURCE, TERM


@given(
    st.binary(max_size=40) | st.lists(st.sampled_from([b"{", b"}", b"\n", b" ", b"a", b'"board_term"'])).map(b"".join)
)
@example(b"\n \n{}\n")
def test_chunks_are_complete(text: bytes) -> None:
    """However a text is split into blocks, the chunks are all of it, cut at line ends, the header first."""
    for size in (1, 3, 1000):
        for whole_groups in (False, True):
            blocks = [text[start : start + size] for start in range(0, len(text), size)]
            chunks = list(iter_chunks(blocks, whole_groups=whole_groups))
            assert b"".join(chunks) == text
            assert all(chunk.endswith(b"\n") for chunk in chunks[:-1])
            if text.strip():
                assert len(chunks[0].strip().splitlines()) <= 1 or b"\n" not in chunks[0].strip()


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(1, 12), st.integers(3, 9))
def test_lines_are_limited(lengths: list[int], size: int, longest: int) -> None:
    """A line that exceeds the limit is refused with its number, before more than a block of it is read."""
    text = b"".join(b"x" * length + b"\n" for length in lengths)
    sizes_read: list[int] = []
    counted_blocks = count_blocks(sizes_read, *(text[start : start + size] for start in range(0, len(text), size)))
    # A block is checked when it is complete.
    too_long = next((number for number, length in enumerate(lengths, start=1) if length > longest + size), None)
    error_raised = None
    try:
        assert b"".join(iter_chunks(counted_blocks, "x", max_line_length=longest)) == text
    except FormatError as error:
        error_raised = error
    if error_raised is None:
        assert too_long is None
        return
    (problem,) = error_raised.problems
    assert (error_raised.source, problem.path, problem.expected) == ("x", "", f"lines of at most {longest} bytes")
    assert problem.line is not None
    assert problem.line <= (too_long or len(lengths))
    assert lengths[problem.line - 1] > longest
    assert sum(sizes_read) <= sum(length + 1 for length in lengths[: problem.line - 1]) + longest + size


@given(register=registers(), size=st.integers(1, 3000))
def test_groups_are_not_split(register: Register, size: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With whole groups, no chunk starts in the middle of an organisation's terms."""
    file = tmp_path_factory.getbasetemp() / "groups.jsonl"
    jsonl.dump(register, file)
    text = file.read_bytes()
    blocks = (text[start : start + size] for start in range(0, len(text), size))
    _, *chunks = iter_chunks(blocks, whole_groups=True)
    for chunk in chunks[1:]:
        assert line_type(chunk.splitlines()[0]) != "board_term"
    assert all(jsonl.parse_chunk(chunk) for chunk in chunks if chunk.strip())


def count_blocks(sizes_read: list[int], *parts: bytes) -> Iterator[bytes]:
    """Yield blocks one by one, and record their sizes."""
    for part in parts:
        sizes_read.append(len(part))
        yield part


def test_chunks_are_yielded_early() -> None:
    """A chunk is yielded once it is complete, before more is read, and no block is scanned twice."""
    sizes_read: list[int] = []
    header, source, term_line = HEADER.encode(), SOURCE.encode(), TERM.encode()
    chunks = iter_chunks(
        count_blocks(sizes_read, header, source + term_line, term_line, source, term_line), whole_groups=True
    )
    assert (next(chunks), len(sizes_read)) == (header, 1)
    assert (next(chunks), len(sizes_read)) == (source + term_line + term_line, 4)
    assert list(chunks) == [source + term_line]
    long_line = [b"{" + b" " * 999] * 16_000
    assert [len(chunk) for chunk in iter_chunks([header, *long_line])] == [len(header), 16_000_000]
    assert len(list(iter_chunks([header, *[term_line] * 50_000], whole_groups=True))) == 2
    assert len(list(iter_chunks([b"\n"] * 50_000))) == 1
