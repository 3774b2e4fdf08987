"""The index of a file in JSON Lines: the lines for each id, and their positions. `write_index` writes it.

The index is a file in the same folder, with ``.index`` after the name: an SQLite database with the offset and the
length of each line, for each id by which the line is looked up. It contains only ids and no other content.

It also holds the size of the file and the time of its last change. If either differs, the index is refused. To compute
a checksum, the whole file would have to be read, which takes longer than the index saves. A program that changes a file
without changing its size, and then sets its time back, is therefore not noticed. Each line that is read is compared
with the id for which it was looked up.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from psm_model.entities.sharing import CHANGING_FIELDS
from psm_model.errors import FormatError, Problem, StaleIndexError

from ._fast_codec import fast_codec
from .document import VERSION_KEY
from .file_names import Format
from .jsonl import KINDS, iter_load, validate_header
from .line_keys import LineKey, LineKeys
from .lines import iter_chunks
from .migrations import VERSION, find_oldest_version
from .storage import iter_blocks, replace_by_path

__all__ = ["IndexedLine", "LineIndex", "find_index", "write_index"]

_APPLICATION: Final = int.from_bytes(b"psmL")
_VERSION: Final = 100 + VERSION
"""The version of the index, and that of the lines: an index of older lines is written again."""
_LINES: Final = "(relation INTEGER, id TEXT, offset INTEGER, length INTEGER, position INTEGER"
_COLUMNS: Final = "offset, length, position"


class IndexedLine(NamedTuple):
    """The position of a line that holds an entity."""

    offset: int
    """The number of bytes before the line."""
    length: int
    """The number of bytes of the line."""
    position: int
    """The position of the entity in its list of the JSON document."""


class _Stamp(NamedTuple):
    """What shows that a file is the one that was indexed."""

    size: int
    modified: int  # in nanoseconds

    @classmethod
    def of(cls, path: Path) -> _Stamp:
        found = path.stat()
        return cls(found.st_size, found.st_mtime_ns)


def find_index(file: str | os.PathLike[str]) -> Path:
    """Return the path of the index of a file.

    >>> find_index("register.jsonl").name
    'register.jsonl.index'

    Raises:
        FormatError: the file is not in JSON Lines, or compressed, so that no line can be read without those before it.
    """
    path = Path(file)
    if path.suffix.lower() != Format.LINES:
        expected = f"a file in JSON Lines that is not compressed, whose name ends in {Format.LINES}"
        got = f"one that ends in {path.suffix}" if path.suffix else "another name"
        raise FormatError((Problem("", expected, got),), str(path))
    return path.with_name(f"{path.name}.index")


def write_index(file: str | os.PathLike[str], *, watch: Callable[[int], object] | None = None) -> Path:
    """Write the index of a file in JSON Lines, and return its path.

    Only the ids in a line are read, so other problems are found when the line is read. Memory does not grow with the
    file.

    Args:
        file: The path.
        watch: Called repeatedly with the number of bytes read so far.

    >>> dump(Register.of(ipsm), "register.jsonl")  # doctest: +SKIP
    >>> write_index("register.jsonl").name  # doctest: +SKIP
    'register.jsonl.index'

    Raises:
        FormatError: as for `find_index`, or the file is not in JSON Lines, or of an older version, which `load` reads.
            The error has every problem of the file.
        OSError: the file cannot be read, or the index cannot be written.
        StaleIndexError: the file changed while it was read.
    """
    path, target = Path(file), find_index(file)
    stamp = _Stamp.of(path)
    with replace_by_path(target) as beside, closing(sqlite3.connect(beside, isolation_level=None)) as database:
        # The file replaces the index only when it is complete, so nothing needs to be undone.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute(f"CREATE TEMP TABLE unsorted {_LINES})")
        database.execute("BEGIN")
        database.executemany("INSERT INTO unsorted VALUES (?, ?, ?, ?, ?)", _iter_rows(path, watch))
        database.execute(f"CREATE TABLE lines {_LINES}, PRIMARY KEY (relation, id, offset)) WITHOUT ROWID")
        database.execute("INSERT INTO lines SELECT * FROM unsorted ORDER BY relation, id, offset")
        database.execute("CREATE TABLE stamp (size INTEGER, modified INTEGER)")
        database.execute("INSERT INTO stamp VALUES (?, ?)", stamp)
        database.execute("COMMIT")
        if _Stamp.of(path) != stamp:
            raise StaleIndexError(str(path))
    return target


def _iter_rows(path: Path, watch: Callable[[int], object] | None) -> Iterator[tuple[int, str, int, int, int]]:
    """Yield the rows of the index.

    Raises:
        FormatError: the file is not in JSON Lines.
    """
    chunks = iter_chunks(iter_blocks(path, watch), str(path))
    header = next(chunks, b"")
    problems = validate_header(header, oldest=find_oldest_version())
    if not problems and validate_header(header):
        expected = f"lines of version {VERSION}; convert the file by psm-model convert"
        problems = [Problem(f"/{VERSION_KEY}", expected, "lines of an older version", 1)]
    if problems:
        raise FormatError(tuple(problems), str(path))
    codec = fast_codec()
    read = _read_keys if codec is None else codec.read_keys
    counts = dict.fromkeys(KINDS, 0)
    offset = len(header)
    for chunk in chunks:
        for line in chunk.removesuffix(b"\n").split(b"\n"):
            if line.strip():
                keys = read(line) or _fail(path)
                position = counts[keys.type]
                counts[keys.type] = position + 1
                for relation, key in keys.iter_keys():
                    yield relation, key, offset, len(line), position
            offset += len(line) + 1


def _read_keys(line: bytes) -> LineKeys | None:
    """Read the ids in a line without msgspec. Return None if it has no type or no id, or if they cannot be read."""
    try:
        # Any: JSON, of which only what is used is validated.
        tree: Any = json.loads(line)
        name, entity_id = tree["type"], tree["id"]
        if name not in KINDS or not isinstance(entity_id, str):
            return None
        changed = [decree_id for field in CHANGING_FIELDS for decree_id in tree.get(field) or ()]
        former = [predecessor["organisation_id"] for predecessor in tree.get("predecessors") or ()]
        withheld = tuple(tree.get("withheld") or ())
        keys = LineKeys(name, entity_id, tree.get("organisation_id"), tuple(former), tuple(changed), withheld)
        # SQLite must be able to keep the ids.
        "".join(key.id for key in keys.iter_keys()).encode()
    except (ValueError, RecursionError, TypeError, LookupError, AttributeError):
        return None
    return keys


def _fail(path: Path) -> LineKeys:
    """Raise the error that has every problem of a file."""
    for _ in iter_load(path):
        pass
    raise FormatError((Problem("", "lines whose ids can be read", "another line"),), str(path))


class LineIndex:
    """The index of a file, open for reading.

    Args:
        path: The path of the file.

    Raises:
        FormatError: as for `find_index`.
        OSError: the file or its index does not exist, or cannot be read.
        StaleIndexError: the file changed since the index was written, or the index cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        index = find_index(path)
        # SQLite does not say that a file does not exist.
        index.stat()
        self._database = sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            self._stamp = self._read_stamp()
            self.require_current()
        except BaseException:
            self.close()
            raise

    def _read_stamp(self) -> _Stamp:
        ((application,),) = self._select("PRAGMA application_id")
        ((version,),) = self._select("PRAGMA user_version")
        if (application, version) != (_APPLICATION, _VERSION):
            raise StaleIndexError(str(self._path))
        ((size, modified),) = self._select("SELECT size, modified FROM stamp")
        return _Stamp(size, modified)

    def close(self) -> None:
        """Close the index."""
        self._database.close()

    def require_current(self) -> None:
        """Raise an error if the file changed since the index was written.

        Raises:
            OSError: the file does not exist.
            StaleIndexError: it changed.
        """
        if _Stamp.of(self._path) != self._stamp:
            raise StaleIndexError(str(self._path))

    def find(self, key: LineKey) -> list[IndexedLine]:
        """Return the lines with a key, in the order of the file."""
        query = f"SELECT {_COLUMNS} FROM lines WHERE relation = ? AND id = ? ORDER BY offset"  # noqa: S608  # constants
        return [IndexedLine(*row) for row in self._select(query, key)]

    # Any: the values of SQLite.
    def _select(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(query, tuple(values)).fetchall()
        except sqlite3.DatabaseError:
            raise StaleIndexError(str(self._path)) from None
