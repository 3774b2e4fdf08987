"""Parquet: a register as a folder of files, one for each table of `psm_model.formats.arrow`.

This needs the extra ``arrow``. The name of the folder ends in ``.parquet``. pandas, polars, DuckDB and other programs
read its files, ``members.parquet`` or ``board_term_appointments.parquet``, with their types.
"""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psm_model._extras import require_extra

with require_extra("pyarrow", "Arrow tables and Parquet files need", "arrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq

from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem

from .arrow import from_tables, iter_tables
from .read_result import ReadResult
from .storage import make_folder, max_decompressed_size, replace_together

if TYPE_CHECKING:
    import os

__all__ = ["read_parquet", "write_parquet"]

_SUFFIX: Final = ".parquet"
_GROUP_ROWS: Final = 1 << 17
"""The number of rows in a group, which a program reads on one processor."""
_BATCH_ROWS: Final = 1 << 13
_VALUE_SIZE: Final = 8
"""The size in bytes that a value is assumed to have in memory, to limit the number of rows."""


def write_parquet(register: Register, folder: str | os.PathLike[str], *, without: Collection[str] = ()) -> None:
    """Write a register into a folder of Parquet files, without any loss.

    Existing files of the tables are replaced together, when all are complete; other files stay.

    Args:
        register: The register.
        folder: The folder. It is created if it does not exist.
        without: As for `to_tables`.

    Raises:
        FormatError: a text cannot be written. No file is changed.
        NotFoundError: as for `to_tables`.
        OSError: a file cannot be written. No file is changed.
        ValueError: as for `to_tables`.
        WrongTypeError: it is not a register.
    """
    into = Path(folder)
    with make_folder(into):
        replace_together(
            (into / f"{table.name}{_SUFFIX}", _write_table(arrow_table))
            for table, arrow_table in iter_tables(register, without=without)
        )


def _write_table(arrow_table: pa.Table) -> bytes:
    output = BytesIO()
    pq.write_table(arrow_table, output, compression="zstd", row_group_size=_GROUP_ROWS, write_page_checksum=True)
    return output.getvalue()


def read_parquet(folder: str | os.PathLike[str]) -> ReadResult:
    """Read a register from a folder of Parquet files. Unknown tables and columns are losses.

    Raises:
        FormatError: anything is wrong. The error carries every problem with its cell ("members[7].birth_date").
        OSError: the folder or a file in it cannot be read.
    """
    files = sorted(file for file in Path(folder).iterdir() if file.suffix.lower() == _SUFFIX)
    if not files:
        raise FormatError((Problem("", "a Parquet file for each table, as in 'members.parquet'", "none"),), str(folder))
    return from_tables({file.stem: _read_table(file, str(folder)) for file in files}, source=str(folder))


def _read_table(path: Path, source: str) -> pa.Table:
    """Read a file in parts, so that no small file can fill the memory.

    Raises:
        FormatError: it is not a Parquet file, or has more values than its size allows.
        OSError: it cannot be read.
    """
    limit = max_decompressed_size(path.stat().st_size)
    try:
        with path.open("rb") as opened, pq.ParquetFile(opened, page_checksum_verification=True) as file:
            size = file.metadata.num_rows * file.metadata.num_columns * _VALUE_SIZE
            batches = []
            for batch in file.iter_batches(_BATCH_ROWS):
                batches.append(batch)
                size += batch.nbytes
                if size > limit:
                    expected = "a file that unpacks to at most 250 times its size, or 64 MiB"
                    raise FormatError((Problem(path.name, expected, "one that unpacks to more"),), source)
            made = pa.Table.from_batches(batches, file.schema_arrow)
            # Damaged names of columns raise here.
            return made.rename_columns(made.column_names)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        # The error of Arrow may have values of the file.
        raise FormatError(
            (Problem(path.name, "a Parquet file", "one that is damaged or of another kind"),), source
        ) from None
