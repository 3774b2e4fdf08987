"""Arrow: a register as pyarrow tables, for pandas, polars, DuckDB and other programs that read Arrow.

This needs the extra ``arrow``. The tables are those of `psm_model.formats.csv`, with real types: lists are lists, and a
list of records in a part is a list of structs. A date has three columns: its text in EDTF, as in the JSON document, and
the earliest and the latest day that it may mean. An open end is the text ``..``, an unknown start or end is an empty
text; neither has an earliest or latest day. Without a period, all of its columns are null. `psm_model.formats.parquet`
stores the tables in files.

Columns with personal data have ``psm:sensitive`` in the metadata of their field, and every field has a ``description``.
"""

from psm_model._extras import require_extra

with require_extra("pyarrow", "Arrow tables and Parquet files need", "arrow"):
    import pyarrow as pa  # noqa: F401  # imported first, so that the error names the extra

from ._batches import BatchedTables, UnorderedRowsError
from ._fields import require_known_version
from ._reading import ArrowSource, from_tables
from ._writing import iter_table_batches, iter_tables, to_tables

__all__ = [
    "ArrowSource",
    "BatchedTables",
    "UnorderedRowsError",
    "from_tables",
    "iter_table_batches",
    "iter_tables",
    "require_known_version",
    "to_tables",
]
