"""Terms with inaugurations for the tests of several rules."""

from __future__ import annotations

import attrs

from psm_model.entities import BoardTerm, Inauguration
from psm_model.values import PartialDate


def with_inauguration(board: BoardTerm, written: str | None) -> BoardTerm:
    """Return the term with an inauguration on this day; None leaves it without a day."""
    return attrs.evolve(
        board, inaugurations=(Inauguration(date=None if written is None else PartialDate.parse(written)),)
    )
