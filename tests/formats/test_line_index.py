"""The index of a file in JSON Lines: what is written, and which files and indexes are refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given

from psm_model.entities import Register
from psm_model.errors import FormatError, StaleIndexError
from psm_model.formats import dump, line_index, load
from psm_model.formats.jsonl import iter_load
from psm_model.formats.line_index import LineIndex, find_index, write_index
from psm_model.formats.line_keys import LineKey, Relation
from psm_model.strategies import registers
from tests.formats.json_lines import HEADER
from tests.formats.ways import without_msgspec
from tests.rules.samples import IPSM, KASMAD, term
from tests.tangles import tangles


def read_rows(index: Path) -> list[tuple[object, ...]]:
    """Return all rows of an index."""
    with closing(sqlite3.connect(index)) as database:
        return database.execute("SELECT * FROM lines").fetchall()


@given(register=tangles() | registers())
def test_both_codecs_write_one_index(tmp_path_factory: pytest.TempPathFactory, register: Register) -> None:
    """With and without msgspec, the index has the same rows."""
    file = tmp_path_factory.getbasetemp() / "codecs.jsonl"
    dump(register, file)
    rows = read_rows(write_index(file))
    with without_msgspec():
        assert read_rows(write_index(file)) == rows
    assert len({row[2] for row in rows}) == sum(len(entities) for _, entities in register.iter_lists())


def test_lines_are_found_where_they_are(tmp_path: Path) -> None:
    """Offset and length are those of the bytes, with a byte order mark, blank lines and line ends of Windows."""
    file = tmp_path / "register.jsonl"
    lines = [
        HEADER.strip(),
        "",
        '{"type":"member","id":"é","name":"Kasmad"}',
        '{"type":"member","id":"m","name":"Kasmad"}',
    ]
    file.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode())
    write_index(file)
    index = LineIndex(file)
    for member_id, position in (("é", 0), ("m", 1)):
        (line,) = index.find(LineKey(Relation.MEMBER, member_id))
        content = file.read_bytes()[line.offset : line.offset + line.length]
        assert content.decode().strip() == lines[2 + position]
        assert line.position == position
    assert not index.find(LineKey(Relation.SOURCE, "m"))
    index.close()


@pytest.mark.parametrize(
    "name", ["register.jsonl.gz", "register.jsonl.zst", "register.json", "register.parquet", "register"]
)
def test_other_formats_are_refused(tmp_path: Path, name: str) -> None:
    """A compressed file, or one of another format, is refused before it is read."""
    for refuse in (find_index, write_index, lambda file: LineIndex(Path(file))):
        with pytest.raises(FormatError, match="expected a file in JSON Lines that is not compressed"):
            refuse(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [
        "",
        '{"type":"member","id":"m","name":"Kasmad"}\n',
        f"{HEADER}{{",
        f"{HEADER}[]\n",
        f'{HEADER}{{"type":"member","name":"Kasmad"}}\n',
        f'{HEADER}{{"type":"person","id":"m","name":"Kasmad"}}\n',
        f'{HEADER}{{"type":"member","id":7,"name":"Kasmad"}}\n',
        f'{HEADER}{{"type":"member","id":"\\ud800","name":"Kasmad"}}\n',
        f'{HEADER}{{"type":"organisation","id":"o","predecessors":[7]}}\n',
        f'{HEADER}{{"type":"decree","id":"d","revokes_ids":[7]}}\n',
    ],
)
@pytest.mark.parametrize("is_fast", [True, False])
def test_problems_are_those_of_the_reader(tmp_path: Path, content: str, *, is_fast: bool) -> None:
    """A file whose ids cannot be read is refused with all that the plain reader finds, and no index is left."""
    file = tmp_path / "register.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as wanted:
        load(file)
    with nullcontext() if is_fast else without_msgspec(), pytest.raises(FormatError) as caught:
        write_index(file)
    assert caught.value.problems == wanted.value.problems
    assert caught.value.source == wanted.value.source == str(file)
    assert list(tmp_path.iterdir()) == [file]


def test_an_index_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Something else than an index, one of another version, and a damaged one are refused, and can be replaced."""
    file = tmp_path / "register.jsonl"
    dump(Register.of(IPSM, KASMAD, term("2020/2025", "t")), file)
    index = write_index(file)
    good = index.read_bytes()
    with closing(sqlite3.connect(index)) as database:
        database.execute("PRAGMA user_version = 2")
    newer = index.read_bytes()
    for content in (b"", b"something else", newer, good[:512] + bytes(len(good) - 512)):
        index.write_bytes(content)
        with pytest.raises(StaleIndexError) as caught:
            LineIndex(file)
        assert caught.value.file == str(file)
    assert write_index(file).read_bytes() == good
    LineIndex(file).close()


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    """If the file changes while it is indexed, no index is written."""
    file = tmp_path / "register.jsonl"
    dump(Register.of(IPSM), file)

    def append(_: int) -> None:
        with file.open("ab") as opened:
            opened.write(b"\n")

    with pytest.raises(StaleIndexError):
        write_index(file, watch=append)
    assert list(tmp_path.iterdir()) == [file]


def test_a_line_that_only_the_reader_accepts_is_refused(tmp_path: Path) -> None:
    """If the reader finds no problem where the ids cannot be read, that is an error too."""
    file = tmp_path / "register.jsonl"
    dump(Register.of(IPSM), file)
    with (
        without_msgspec(),
        patch.object(line_index, "_read_keys", lambda _: None),
        pytest.raises(FormatError, match="expected lines whose ids can be read"),
    ):
        write_index(file)
    assert list(iter_load(file)) == [IPSM]
