"""term_order: the order of terms by their start."""

from __future__ import annotations

from psm_model.values.bounds import NEVER

from .board_term import BoardTerm

__all__ = ["term_order"]


def term_order(term: BoardTerm) -> tuple[int, int, str]:
    """Return the sort key of a term: its earliest start, latest start and id; terms without a span come last.

    >>> older, newer = (BoardTerm(id=f"t-{y}", organisation_id="o", label=f"{y}-{y + 5}") for y in (2017, 2022))
    >>> [term.id for term in sorted([newer, older], key=term_order)]
    ['t-2017', 't-2022']
    """
    span = term.span
    if span is None:
        return NEVER, 0, term.id
    bounds = span.bounds
    return bounds.start_min, bounds.start_max, term.id
