"""Questions to a register in Parquet files, as DuckDB answers them, and the time that it takes.

usage: python -m benchmarks.parquet_questions [ORGANISATIONS]

The SQL is that of `docs/how-to/duckdb.md`; a test compares the answers with those of SQLite and of plain Python.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks.national import national_register
from psm_model._garbage import collection_paused
from psm_model.formats.parquet import write_parquet

if TYPE_CHECKING:
    import duckdb

__all__ = ["QUESTIONS", "connect", "measure"]

ON: Final = date(2029, 12, 1)
"""The day that is asked about, three months before the last boards of the register end."""
UNTIL: Final = date(2030, 6, 1)
TABLES: Final = ("organisations", "members", "board_terms", "board_term_appointments")

QUESTIONS: Final = {
    "whose board ends within six months": """
        select organisation_id, id,
               span_end_earliest >= $on and span_end_latest <= $until and status <> 'disputed'
                 and not list_contains(withheld, 'status') as surely
        from board_terms
        where status <> 'annulled' and span_end_earliest <= $until and span_end_latest >= $on
        order by organisation_id, id, surely
    """,
    "regencies without a board": """
        select o.id, o.terms_complete as surely
        from organisations o
        where o.level = 'regency_city' and (o.founded_earliest is null or o.founded_earliest <= $on)
          and (o.dissolved_latest is null or o.dissolved_latest >= $on)
          and not exists (
            select 1 from board_terms t
            where t.organisation_id = o.id and t.status <> 'annulled'
              and (t.span_start_earliest is null or t.span_start_earliest <= $on)
              and (t.span_end_latest is null or t.span_end_latest >= $on))
        order by o.id, surely
    """,
    "who sits on two boards at once": """
        select a.member_id, count(*) as posts
        from board_term_appointments a join board_terms t on t.position = a.board_term_position
        where a.member_id is not null and a.capacity not in ('former', 'elect')
          and t.status not in ('annulled', 'disputed')
          and not list_contains(a.withheld, 'capacity') and not list_contains(t.withheld, 'status')
          and a.period_start_latest <= $on and (a.period_end_earliest >= $on or a.period_end = '..')
        group by a.member_id having min(t.position) < max(t.position)
        order by a.member_id
    """,
    "members per district": """
        select substr(area, 1, 8) as district, count(*) as members
        from members where length(area) >= 8 group by 1 order by 1
    """,
}
"""By what they ask, in SQL that DuckDB and SQLite, with a function ``list_contains``, both read; ``$on`` and ``$until``
are days."""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection to DuckDB in which each table that is asked is a view of its file."""
    import duckdb

    connection = duckdb.connect()
    for table in TABLES:
        connection.read_parquet(str(folder / f"{table}.parquet")).create_view(table)
    return connection


def select_days(question: str) -> dict[str, date]:
    """Return the days that a question names."""
    return {name: day for name, day in (("on", ON), ("until", UNTIL)) if f"${name}" in question}


def measure(organisations: int, rounds: int) -> str:
    """Write a register into Parquet files, ask each question, and return what was measured as a section of a page."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with collection_paused():
            register, _ = national_register(organisations)
        start = perf_counter()
        write_parquet(register, folder)
        written = perf_counter() - start
        size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        del register
        lines = [
            f"## Questions to {organisations:,} organisations in Parquet",
            "",
            "| | median, ms | from | to | rows |",
            "|---|--:|--:|--:|--:|",
        ]
        with connect(folder) as connection:
            for name, question in QUESTIONS.items():
                times, count = _time(connection, question, rounds)
                cells = (f"{value * 1000:,.1f}" for value in (median(times), min(times), max(times)))
                lines.append(f"| {name} | {' | '.join(cells)} | {count:,} |")
    note = (
        f"DuckDB reads the files again for each question and passes the rows to Python. The files have {size:,.1f} MB; "
        f"writing them took {written:,.1f} seconds. [Questions with DuckDB](../how-to/duckdb.md) has the SQL."
    )
    return "\n".join([*lines, "", note, ""])


def _time(connection: duckdb.DuckDBPyConnection, question: str, rounds: int) -> tuple[list[float], int]:
    """Return the seconds of each round after a first one, and the number of rows in the answer."""
    times = []
    rows: list[tuple[object, ...]] = []
    for _ in range(rounds + 1):
        start = perf_counter()
        rows = connection.execute(question, select_days(question)).fetchall()
        times.append(perf_counter() - start)
    return times[1:], len(rows)


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, 7))
