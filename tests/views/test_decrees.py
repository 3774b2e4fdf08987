"""Boards, changes, posts and organisations show the decrees that they name, with the answers of the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import (
    Register,
)
from psm_model.strategies import partial_dates, registers
from psm_model.values import PartialDate
from psm_model.views.board import iter_board_views, view_board
from psm_model.views.board_records import BoardOnDay
from psm_model.views.decrees import DecreeOnDay
from tests.views.decree_records import REGISTER

EMPTY: Final = dict.fromkeys(
    ["kind", "number", "title", "issuer", "issued", "in_force_from", "status", "verdict", "ended_by"]
)


def iter_groups(board: BoardOnDay) -> Iterator[tuple[tuple[str, ...], tuple[DecreeOnDay, ...]]]:
    """Yield the ids of the decrees of each record, and the decrees shown for it."""
    for term in board.terms:
        yield term.term.decree_ids, term.decrees
        yield from zip([change.decree_ids for change in term.term.changes], term.change_decrees, strict=True)
        yield from ((seat.appointment.decree_ids, seat.decrees) for seat in term.seats)


@given(registers(), st.none() | partial_dates())
def test_decrees_are_those_of_the_register(register: Register, day: PartialDate | None) -> None:
    """Each record shows its own decrees in order, those that the register has with the answers of `in_force`."""
    known = {decree.id for decree in register.decrees}
    for board in iter_board_views(register, day, absent=True):
        for decree_ids, decrees in iter_groups(board):
            assert [each.id for each in decrees] == list(decree_ids)
            for each in decrees:
                if each.id not in known:
                    assert (each.decree, each.verdict, each.ended_by) == (None, None, None)
                    continue
                assert each.decree == register.decree(each.id)
                assert (each.verdict, each.ended_by) == (
                    (None, None) if day is None else register.in_force(each.id, day)
                )


def test_dict_has_the_decrees() -> None:
    """The JSON object has the decrees of the organisation, the board, each change and each post."""
    found = view_board(REGISTER, "o", PartialDate(2025, 1, 1)).to_dict()
    assert found["decrees"] == [{**EMPTY, "id": "sk-5", "status": "not_issued", "verdict": "no"}]
    assert found["withheld"] == ["parent_id"]
    (board,) = found["terms"]
    assert board["decrees"] == [
        {
            "id": "sk-1",
            "kind": "Keputusan",
            "number": "460/12/2020",
            "title": "Pengukuhan Pengurus",
            "issuer": "Bupati Contoh",
            "issued": "2020-10-12",
            "in_force_from": "2020-10-15",
            "status": "issued",
            "verdict": "no",
            "ended_by": "sk-4",
        },
        {**EMPTY, "id": "nowhere"},
    ]
    assert [change["decrees"] for change in board["changes"]] == [
        [],
        [{**EMPTY, "id": "sk-2", "issued": "2025-10", "status": "issued", "verdict": "undetermined"}],
    ]
    assert [seat["decrees"] for seat in board["seats"]] == [
        [],
        [{**EMPTY, "id": "sk-3", "in_force_from": "2023-03-01", "status": "issued", "verdict": "yes"}],
    ]


def test_dict_without_a_day_has_no_answers() -> None:
    """Without a day, decrees have no verdict."""
    (board,) = view_board(REGISTER, "o").to_dict()["terms"]
    assert board["decrees"][0] | {"verdict": None, "ended_by": None} == board["decrees"][0]


def test_an_organisation_that_only_terms_name_has_no_decrees() -> None:
    """Without a record of the organisation, it names no decree."""
    board = view_board(attrs.evolve(REGISTER, organisations=()), "o")
    assert (board.decrees, board.withheld) == ((), ())
