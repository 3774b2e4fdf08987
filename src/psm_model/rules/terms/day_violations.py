"""Violations for a day that contradicts its term."""

from __future__ import annotations

from psm_model.checking import Violation
from psm_model.checking.spans import imprecise, imprecise_ends, span_pointer
from psm_model.entities.board_term import BoardTerm
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = ["day_violation"]


def day_violation(
    pointer: str,
    day: PartialDate,
    dated: tuple[str, BoardTerm, Period],
    verdict: Verdict,
    *,
    start: bool = True,
    end: bool = True,
) -> Violation:
    """Return the violation for a day that contradicts its term, with the facts that would settle an undetermined one.

    `dated` holds the pointer, the term and its span; `start` and `end` are the ends of the span that were compared.
    """
    path, term, span = dated
    facts = imprecise(pointer, day) + imprecise_ends(f"{path}/period", span, start=start, end=end)
    return Violation(
        path=pointer,
        related=(span_pointer(path, term),),
        ids=(term.id, term.organisation_id),
        verdict=verdict,
        settled_by=facts,
        params={"term": term.id, "date": str(day), "period": str(span)},
    )
