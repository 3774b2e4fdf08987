"""Reading of tables: in any order, and with all that a cell says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.formats.csv import read_csv
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.strategies import registers
from psm_model.values import PartialDate
from tests.formats.losses import remove_losses
from tests.formats.results import register_and_losses
from tests.formats.tables.sheets import make_sheets


@given(register=registers(), order=st.randoms())
def test_order_of_columns_and_tables(register: Register, order: st.DataObject) -> None:
    """The order of tables and columns does not matter."""
    tables_made, losses = make_sheets(register, in_words=True)
    shuffled = []
    for sheet in tables_made:
        rows = list(sheet.rows)
        positions = list(range(len(rows[0])))
        order.shuffle(positions)  # type: ignore[attr-defined]  # a random.Random
        shuffled.append(
            Sheet(sheet.name, sheet.place, [tuple(row[position] for position in positions) for row in rows])
        )
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # as above
    assert register_and_losses(read_tables(shuffled, None)) == (remove_losses(register, losses), ())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("15/10/2025", 0),
        ("Rabu, 15 Oktober 2025", 0),
        ("Batang, 15 Oktober 2025", 1),
        ("15 Oktober 2025 pukul 09.00 WIB", 1),
        ("3 Maret 1970 / 25 Dzulhijjah 1389 H", 1),
    ],
)
def test_each_cell_with_more_than_a_date_is_a_loss(tmp_path: Path, text: str, count: int) -> None:
    """The date of a cell is read; further text in it is a loss at the cell, which does not show the text."""
    (tmp_path / "members.csv").write_text(f'id,name,birth_date\nm,Contoh,"{text}"\n', encoding="utf-8")
    result = read_csv(tmp_path)
    assert result.register.members[0].birth_date == PartialDate.parse_text(text)
    assert [str(loss).partition(":")[0] for loss in result.losses] == ["members.csv!C2"] * count
    assert not any(text in str(loss) for loss in result.losses)
