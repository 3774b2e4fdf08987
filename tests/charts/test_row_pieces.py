"""Pieces of a row: everything once, in order, and each as small as asked, if it can be divided."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from psm_model.charts._row_pieces import split_row
from psm_model.entities import Register
from psm_model.views.timeline import Row, make_timeline
from tests.views.drawn_registers import any_register


@given(any_register(), st.integers(1, 4))
def test_pieces_have_everything_once(register: Register, limit: int) -> None:
    """The pieces of a row have its bars, undated terms and marks once each, and each fits or cannot be divided."""

    def fits(row: Row) -> bool:
        return len(row.lanes) + len(row.undated) + len(row.marks) <= limit

    for row in make_timeline(register, undetermined=True).rows:
        pieces = list(split_row(row, fits))
        assert sorted(map(id, chain.from_iterable(piece.bars for piece in pieces))) == sorted(map(id, row.bars))
        assert [term for piece in pieces for term in piece.undated] == list(row.undated)
        assert sorted(map(repr, (mark for piece in pieces for mark in piece.marks))) == sorted(map(repr, row.marks))
        assert {piece.organisation_id for piece in pieces} == {row.organisation_id}
        for piece in pieces:
            is_single = len(piece.lanes) + len(piece.undated) <= 1 and (piece.undated or len(piece.marks) <= 1)
            assert fits(piece) or is_single
