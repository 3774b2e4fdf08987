"""Strategies for registers."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from psm_model.entities.register import Register

from .entities import board_terms, decrees, members, organisations, sources
from .values import short_tuples

__all__ = ["registers"]


@cache
def registers() -> st.SearchStrategy[Register]:
    """Generate registers of any valid objects, with any references, right or wrong.

    This strategy minimises to the empty register.
    """
    return st.builds(
        Register,
        sources=short_tuples(sources(), 3),
        decrees=short_tuples(decrees(), 3),
        organisations=short_tuples(organisations(), 4),
        members=short_tuples(members(), 4),
        board_terms=short_tuples(board_terms(), 5),
    )
