"""PSM109: when rival-boards is found, and when not."""

from __future__ import annotations

import attrs
from hypothesis import given

from psm_model.entities import (
    BoardTerm,
    TermStatus,
)
from tests.rules import oracles
from tests.rules.samples import IPSM, found, term, told
from tests.rules.spans import several
from tests.rules.terms.terms_records import in_order, pairs


@given(several())
def test_boards_that_rival_each_other(terms: list[BoardTerm]) -> None:
    """PSM109 tells each pair of boards that share a day, one disputed and neither annulled, and no other."""
    assert pairs("PSM109", terms) == in_order(oracles.rivals(terms))


def test_what_is_told_of_rivals() -> None:
    """PSM109 tells the same of rivals, as a warning."""
    disputed = attrs.evolve(term("2021-01-01/2026-01-01", "b"), status=TermStatus.DISPUTED)
    (one,) = found("PSM109", IPSM, term("2022-01-01/2027-01-01", "a"), disputed)
    assert told(one) == {
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
