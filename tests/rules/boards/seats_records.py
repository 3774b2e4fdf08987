"""Boards and members for the tests of seats."""

from __future__ import annotations

import attrs

from psm_model.entities import Appointment, BoardTerm, Tenure
from tests.rules.samples import KASMAD, term

SECOND = attrs.evolve(KASMAD, id="n")
BOARD = "2020-01-01/2024-12-31"


def make_board(*appointments: Appointment, tenure: Tenure = Tenure.UNSTATED) -> BoardTerm:
    """Return a board of five years."""
    return attrs.evolve(term(BOARD, "t", *appointments), tenure=tenure)
