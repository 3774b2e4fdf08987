"""Terms and pairs of terms for the tests of several rules."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.entities import (
    Attestation,
    BoardTerm,
    Inauguration,
    LegalBasis,
    Roster,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.values import PartialDate, Verdict
from tests.rules.samples import IPSM, YES, appoint, period, run_rule, term, verdict


def find_pairs(code: str, terms: list[BoardTerm]) -> list[frozenset[str]]:
    """Return the pairs in the findings of a rule, repeated ones too; all are certain, because the days are known."""
    findings = run_rule(code, IPSM, *terms)
    assert {finding.verdict for finding in findings} <= {YES}
    return sorted((frozenset(finding.ids[:2]) for finding in findings), key=sorted)


def sort_pairs(unsorted: set[frozenset[str]]) -> list[frozenset[str]]:
    """Sort pairs in the order of `find_pairs`."""
    return sorted(unsorted, key=sorted)


def verdict_on_terms(code: str, first: str, second: str, **changes: Any) -> Verdict:
    """Return the verdict of a rule on two terms with these periods."""
    return verdict(code, IPSM, term(first, "t-0"), attrs.evolve(term(second, "t-1"), **changes))


FILLED = attrs.evolve(term("2020-01-01/2025-01-01", "t-0", appoint(None), label="2020–2025"), source_ids=("s-1",))
OTHERWISE: dict[str, Any] = {
    "organisation_id": "p",
    "label": "periode 2020–2025",
    "other_labels": ("2020-2025",),
    "period": period("2020-01-01/2025"),
    "status": TermStatus.DISPUTED,
    "roster": Roster.COMPLETE,
    "tenure": Tenure.WHOLE_TERM,
    "decree_ids": ("sk-1",),
    "changes": (TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026)),),
    "attested": (Attestation(on=PartialDate(2021)),),
    "inaugurations": (Inauguration(),),
    "legal_bases": (LegalBasis(as_written="ART"),),
    "appointments": (appoint(None, "b"),),
    "source_ids": ("s-1", "s-2"),
    "note": "diketik ulang",
    "extra": {"x_file": 12},
    "withheld": ("inaugurations",),
}
