"""Reading of tables: in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.formats.tables.headings import Sheet
from psm_model.formats.tables.reading import read_tables
from psm_model.strategies import registers
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
