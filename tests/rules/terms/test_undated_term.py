"""PSM111: conditions and report of undated-term."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import Attestation, TermChange, TermChangeKind
from psm_model.values import PartialDate
from tests.rules.samples import IPSM, run_rule, summarise, term

UNTIL = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2025))
UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)


# Any: the fields of a term.
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        # Other labels do not count as a label.
        ({"other_labels": ["2020–2025"]}, True),
        ({"changes": [UNTIL_NEXT]}, True),
        ({"withheld": ["note"]}, True),
        ({"label": "2020–2025"}, False),
        ({"label": "2023-2006"}, False),
        ({"changes": [UNTIL]}, False),
        ({"attested": [Attestation(on=PartialDate(2022))]}, False),
        ({"withheld": ["period"]}, False),
        ({"withheld": ["label"]}, False),
    ],
)
def test_terms_without_any_date_are_found(fields: dict[str, Any], *, expected: bool) -> None:
    """A term is found if neither label, change nor attested day gives it a date, and no date is withheld."""
    assert bool(run_rule("PSM111", attrs.evolve(term(None), **fields))) is expected


def test_terms_with_a_period_are_not_found() -> None:
    """Any period is a date, with or without a label."""
    for label in (None, "2020–2025"):
        assert run_rule("PSM111", term("2020/2025", label=label)) == []


def test_report_of_a_term_without_dates_is_complete() -> None:
    """PSM111 points to the term."""
    labelled, bare = term(None, "t-0", label="periode 2023-2006"), term(None, "t-1")
    (finding,) = run_rule("PSM111", IPSM, labelled, bare)
    assert summarise(finding) == {
        "code": "PSM111",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t-1"},
        "ids": ["t-1", "o"],
        "related": [],
        "settled_by": [],
    }
