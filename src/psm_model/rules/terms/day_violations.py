"""Violations for a day that contradicts its term."""

from __future__ import annotations

from psm_model.checking import Violation
from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import find_imprecise, find_imprecise_term, find_span_pointer
from psm_model.checking.subjects import DatedTerm
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

__all__ = ["make_day_violation"]


def make_day_violation(
    pointer: str,
    day: PartialDate,
    dated: DatedTerm,
    verdict: Verdict,
    *,
    start: bool = True,
    end: bool = True,
    facts: tuple[Fact, ...] = (),
) -> Violation:
    """Return the violation for a day that contradicts its term, with the facts that would settle an undetermined one.

    `start` and `end` say which ends of the span were compared; `facts` are further ones that would settle it.
    """
    path, term, span, _ = dated
    facts = find_imprecise(pointer, day) + find_imprecise_term(path, term, start=start, end=end) + facts
    return Violation(
        path=pointer,
        related=(find_span_pointer(path, term),),
        ids=(term.id, term.organisation_id),
        verdict=verdict,
        settled_by=facts,
        params={"term": term.id, "date": str(day), "period": str(span)},
    )
