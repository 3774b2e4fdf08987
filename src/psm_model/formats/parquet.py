"""Parquet: a register as a folder of files, one for each table of `psm_model.formats.arrow`.

This needs the extra ``arrow``. The name of the folder ends in ``.parquet``. pandas, polars, DuckDB and other programs
read its files, ``members.parquet`` or ``board_term_appointments.parquet``, with their types.

A register that is too large for memory is written and read in parts: `write_parquet` takes entities one after another,
such as those of `iter_load`, and `iter_parquet` yields them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from psm_model._extras import require_extra

with require_extra("pyarrow", "Arrow tables and Parquet files need", "arrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq

from psm_model.entities.register import Entity, Register
from psm_model.errors import FormatError, Problem

from .arrow import BatchedTables, UnorderedRowsError, from_tables, iter_table_batches, require_known_version
from .read_result import ReadResult
from .storage import make_folder, max_decompressed_size, open_together, require_finished
from .tables.schema import tables

if TYPE_CHECKING:
    import os

__all__ = ["iter_parquet", "read_parquet", "write_parquet"]

_SUFFIX: Final = ".parquet"
_GROUP_ROWS: Final = 1 << 17
"""The number of rows in a group, which a program reads on one processor."""
_BATCH_ROWS: Final = 1 << 13
_VALUE_SIZE: Final = 8
"""The size in bytes that a value is assumed to have in memory, to limit the number of rows."""


def write_parquet(
    entities: Register | Iterable[Entity], folder: str | os.PathLike[str], *, without: Collection[str] = ()
) -> None:
    """Write a register into a folder of Parquet files, without any loss.

    Entities from an iterable are not kept, so the memory does not grow with their number. The files are the same as for
    a register with these entities. Existing files of the tables are replaced together when all are complete; other
    files are kept.

    Args:
        entities: A register, or entities. Those of one class are written in their order.
        folder: The folder. It is created if it does not exist.
        without: As for `to_tables`.

    Raises:
        FormatError: a text cannot be written. No file is changed.
        NotFoundError: as for `to_tables`.
        OSError: a file cannot be written. No file is changed.
        ValueError: as for `to_tables`.
        WrongTypeError: it is neither a register nor entities.
    """
    into = Path(folder)
    names = [table.name for table in tables()]
    with make_folder(into), open_together(into / f"{name}{_SUFFIX}" for name in names) as files:
        writers = {name: _TableWriter(file) for name, file in zip(names, files, strict=True)}
        for table, batch in iter_table_batches(entities, without=without):
            writers[table.name].write(batch)
        for writer in writers.values():
            writer.close()


class _TableWriter:
    """A writer of the file of a table, whose groups have the same rows whatever the batches are."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._writer: pq.ParquetWriter | None = None
        self._waiting: list[pa.Table] = []
        self._row_count = 0

    def write(self, batch: pa.Table) -> None:
        """Write the next rows. There is at least one batch, which may have no rows."""
        self._waiting.append(batch)
        self._row_count += batch.num_rows
        while self._row_count >= _GROUP_ROWS:
            self._write_group()

    def close(self) -> None:
        """Write the rest."""
        if self._row_count or self._writer is None:
            self._write_group()
        if self._writer is not None:
            self._writer.close()

    def _write_group(self) -> None:
        rows = pa.concat_tables(self._waiting)
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._file, rows.schema, compression="zstd", write_page_checksum=True)
        self._writer.write_table(rows.slice(0, _GROUP_ROWS), _GROUP_ROWS)
        self._waiting = [rows.slice(_GROUP_ROWS)]
        self._row_count = self._waiting[0].num_rows


def read_parquet(folder: str | os.PathLike[str], *, limit: Callable[[int], int] = max_decompressed_size) -> ReadResult:
    """Read a register from a folder of Parquet files. Unknown tables and columns are losses.

    Files whose rows are in the order of their positions, as `write_parquet` writes them, are read in parts, so that
    memory holds little more than the register.

    Args:
        folder: A path.
        limit: Returns the maximum number of bytes in memory for the size of a file: by default 250 times that size, or
            64 MiB if that is more.

    Raises:
        FormatError: the input has a problem. The error contains every problem with its cell ("members[7].birth_date").
        OSError: the folder or a file in it cannot be read.
    """
    source = str(folder)
    batches = _list_tables(folder, limit)
    try:
        return BatchedTables(batches, source).read()
    except UnorderedRowsError:
        given = {name: pa.concat_tables(iterate()) for name, iterate in batches.items()}
        return from_tables(given, source=source)


def iter_parquet(
    folder: str | os.PathLike[str], *, limit: Callable[[int], int] = max_decompressed_size
) -> Iterator[Entity]:
    """Yield the entities of a folder of Parquet files without keeping them.

    Sources, decrees and members come first, then each organisation with its board terms, as in JSON Lines. Check the
    entities with `iter_check`, or write them with `psm_model.formats.jsonl.dump`. The rows must be in the order of
    their positions, and the terms in the order of their organisations, as in files that `write_parquet` made from JSON
    Lines. Unknown tables and columns are left out with a `LossWarning`.

    Args:
        folder: A path.
        limit: As for `read_parquet`.

    Raises:
        FormatError: the rows are in another order, or anything is wrong. The error contains the problems of one part.
        OSError: the folder or a file in it cannot be read.
    """
    return BatchedTables(_list_tables(folder, limit), str(folder)).iter_entities()


def _list_tables(
    folder: str | os.PathLike[str], limit: Callable[[int], int]
) -> Mapping[str, Callable[[], Iterator[pa.Table]]]:
    """Return the tables of a folder by name, each as a function that reads its file in batches.

    Raises:
        FormatError: there is none, or writing them was interrupted.
        OSError: the folder cannot be read.
    """
    require_finished(Path(folder))
    files = sorted(file for file in Path(folder).iterdir() if file.suffix.lower() == _SUFFIX)
    if not files:
        raise FormatError((Problem("", "a Parquet file for each table, as in 'members.parquet'", "none"),), str(folder))
    return {file.stem: partial(_iter_batches, file, str(folder), limit) for file in files}


def _iter_batches(path: Path, source: str, limit: Callable[[int], int]) -> Iterator[pa.Table]:
    """Read a file in batches, at least one, so that no small file can fill the memory.

    Raises:
        FormatError: it is not a Parquet file, or has more values than its size allows.
        OSError: it cannot be read.
    """
    most = limit(path.stat().st_size)
    try:
        with path.open("rb") as opened, pq.ParquetFile(opened, page_checksum_verification=True) as file:
            size = file.metadata.num_rows * file.metadata.num_columns * _VALUE_SIZE
            require_known_version(file.schema_arrow, source)
            # Damaged names of columns raise here.
            names = file.schema_arrow.empty_table().column_names
            yield file.schema_arrow.empty_table().rename_columns(names)
            for batch in file.iter_batches(_BATCH_ROWS):
                size += batch.nbytes
                if size > most:
                    expected = "a file that unpacks to at most 250 times its size, or 64 MiB"
                    got = "one that unpacks to more; to read more, pass limit"
                    raise FormatError((Problem(path.name, expected, got),), source)
                yield pa.Table.from_batches([batch], file.schema_arrow).rename_columns(names)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
    else:
        return
    # Raised here, because the context of the error may have values of the file.
    raise FormatError((Problem(path.name, "a Parquet file", "one that is damaged or of another kind"),), source)
