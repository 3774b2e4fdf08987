"""Headings: each accepted one belongs to one column."""

from __future__ import annotations

import pytest

from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.formats.tables.schema import tables
from psm_model.formats.tables.words import (
    accepted_headings,
)
from psm_model.values import Period
from tests.formats.results import register_and_losses


@pytest.mark.parametrize("heading", ["Mulai (hari pertama)", "mulai", "Hari pertama", "period_start"])
@pytest.mark.parametrize(
    "other", ["Sampai dengan (hari terakhir)", "sampai dengan *", "Sampai", "Selesai", "Hari terakhir", "period_end"]
)
def test_headings_of_periods(heading: str, other: str) -> None:
    """The first and the last day may be under the headings that offices use."""
    rows = [("ID", "ID organisasi", heading, other), ("t", "o", "15 Oktober 2025", "14 Oktober 2030")]
    register, losses = register_and_losses(read_tables([Sheet("Masa bakti", "Masa bakti", rows)], None))
    assert (register.board_terms[0].period, losses) == (Period.parse("2025-10-15/2030-10-14"), ())


def test_headings_are_unambiguous() -> None:
    """Within a table each accepted heading belongs to one column."""
    for table in tables():
        names = [
            name
            for column in table.columns
            for name in {column.name, *map(str.casefold, accepted_headings(table, column))}
        ]
        assert len(set(names)) == len(names)
