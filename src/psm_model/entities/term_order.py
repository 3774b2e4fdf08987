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
    # Mostly inlined `BoardTerm.span`, because this runs for all terms of a register.
    span = term.span if term.changes or term.withheld else term.period or term.label_period
    if span is None:
        return NEVER, 0, term.id
    earliest, latest, _, _ = span.bounds
    return earliest, latest, term.id
