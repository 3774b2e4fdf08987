"""Records and oracles that the tests of several rules share."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.entities import (
    BoardTerm,
    Decree,
    Inauguration,
    LegalBasis,
    Roster,
    Tenure,
    TermStatus,
)
from psm_model.values import Verdict
from tests.rules.samples import IPSM, YES, found, held, period, term, verdict


def pairs(code: str, terms: list[BoardTerm]) -> list[frozenset[str]]:
    """The pairs that a rule finds, each as often as it does; they are certain, for the days are known."""
    findings = found(code, IPSM, *terms)
    assert {one.verdict for one in findings} <= {YES}
    return sorted((frozenset(one.ids[:2]) for one in findings), key=sorted)


def in_order(drawn: set[frozenset[str]]) -> list[frozenset[str]]:
    """Pairs in the order of `pairs`."""
    return sorted(drawn, key=sorted)


def between(code: str, first: str, second: str, **of_second: Any) -> Verdict:
    """What a rule says of two terms by their periods."""
    return verdict(code, IPSM, term(first, "t-0"), attrs.evolve(term(second, "t-1"), **of_second))


FILLED = attrs.evolve(term("2020-01-01/2025-01-01", "t-0", held(None), label="2020–2025"), source_ids=("s-1",))
OTHERWISE: dict[str, Any] = {
    "organisation_id": "p",
    "label": "periode 2020–2025",
    "other_labels": ("2020-2025",),
    "period": period("2020-01-01/2025"),
    "status": TermStatus.DISPUTED,
    "roster": Roster.COMPLETE,
    "tenure": Tenure.WHOLE_TERM,
    "decree": Decree(),
    "inauguration": Inauguration(),
    "legal_bases": (LegalBasis(as_written="ART"),),
    "appointments": (held(None, "b"),),
    "source_ids": ("s-1", "s-2"),
}
