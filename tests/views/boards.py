"""Boards of one term, and their appointments."""

from __future__ import annotations

from datetime import date
from typing import Any

from psm_model.entities import Appointment, BoardTerm, Post, Register, Tenure
from psm_model.strategies import partial_dates
from psm_model.values import PartialDate, Period, PersonName
from psm_model.views.board import view_board
from psm_model.views.board_records import BoardOnDay

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DAYS = partial_dates(min_value=FIRST, max_value=LAST)


def make_chair(name: str, **fields: Any) -> Appointment:
    """Return the appointment of a chair who is only named."""
    return Appointment(id=name, post=Post.CHAIR, name=PersonName(name), **fields)


def board_of_one_term(term: BoardTerm, day: str | None = "2026-01-01", **options: bool) -> BoardOnDay:
    """Return the board of a register with one term."""
    return view_board(Register.of(term), "t", None if day is None else PartialDate.parse(day), **options)


def make_whole_term(*appointments: Appointment) -> BoardTerm:
    """Return a term whose undated appointments last from its first to its last day."""
    span = Period.parse("2025-10-15/2030-10-14")
    return BoardTerm(id="t", organisation_id="o", period=span, tenure=Tenure.WHOLE_TERM, appointments=appointments)


# Any: the fields of an appointment.
def make_appointment(name: str, post: Post = Post.MEMBER, **fields: Any) -> Appointment:
    """Return an appointment of a person whose name is the id."""
    return Appointment(id=name, post=post, name=PersonName(name), **fields)
