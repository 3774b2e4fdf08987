"""PSM109: conditions and report of rival-boards."""

from __future__ import annotations

import attrs
from hypothesis import given

from psm_model.entities import (
    BoardTerm,
    TermStatus,
)
from tests.rules import oracles
from tests.rules.samples import IPSM, run_rule, summarise, term
from tests.rules.spans import generate_terms
from tests.rules.terms.terms_records import find_pairs, sort_pairs


@given(generate_terms())
def test_each_rivalry_on_known_days_has_one_finding(terms: list[BoardTerm]) -> None:
    """PSM109 reports exactly the pairs that share a day, one of them disputed and neither annulled."""
    assert find_pairs("PSM109", terms) == sort_pairs(oracles.find_rival_boards(terms))


def test_report_of_rival_boards_is_complete() -> None:
    """PSM109 reports rivals as PSM101 reports overlaps, but as a warning."""
    disputed = attrs.evolve(term("2021-01-01/2026-01-01", "b"), status=TermStatus.DISPUTED)
    (finding,) = run_rule("PSM109", IPSM, term("2022-01-01/2027-01-01", "a"), disputed)
    assert summarise(finding) == {
        "code": "PSM109",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {
            "first": "b",
            "first_period": "2021-01-01/2026-01-01",
            "second": "a",
            "second_period": "2022-01-01/2027-01-01",
            "certain_days": "2022-01-01/2026-01-01",
            "possible_days": "2022-01-01/2026-01-01",
        },
        "ids": ["b", "a", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }
