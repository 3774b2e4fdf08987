"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

import attrs

from psm_model.entities import BoardTerm, Inauguration
from psm_model.values import PartialDate


def inaugurated(one: BoardTerm, written: str | None) -> BoardTerm:
    """The term with an inauguration on the day that is written; without a day where none is."""
    return attrs.evolve(one, inauguration=Inauguration(date=None if written is None else PartialDate.parse(written)))
