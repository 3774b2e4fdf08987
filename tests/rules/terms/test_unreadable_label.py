"""PSM110: conditions and report of unreadable-label."""

from __future__ import annotations

import attrs
import pytest

from tests.rules.samples import IPSM, run_rule, summarise, term


@pytest.mark.parametrize(
    ("label", "span", "unreadable", "undated"),
    [
        (None, None, False, True),
        ("2020–2025", None, False, False),
        ("2023-2006", None, True, False),
        ("", None, True, False),
        ("2023-2006", "2023/", False, False),
        (None, "2020/2025", False, False),
        ("2020–2025", "2020/2025", False, False),
    ],
)
def test_terms_without_dates_have_one_kind_of_finding(
    label: str | None, span: str | None, *, unreadable: bool, undated: bool
) -> None:
    """PSM110 reports an unreadable label without a period, PSM111 a term with neither label nor period."""
    board = term(span, label=label)
    assert (bool(run_rule("PSM110", board)), bool(run_rule("PSM111", board))) == (unreadable, undated)
    # Other labels do not count as a label.
    assert run_rule("PSM111", attrs.evolve(board, other_labels=("2020–2025",))) == run_rule("PSM111", board)


def test_report_of_a_term_without_dates_is_complete() -> None:
    """PSM110 points to the label and shows it as written; PSM111 points to the term."""
    labelled, bare = term(None, "t-0", label="periode 2023-2006"), term(None, "t-1")
    (unreadable,) = run_rule("PSM110", IPSM, bare, labelled)
    assert summarise(unreadable) == {
        "code": "PSM110",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/label",
        "params": {"term": "t-0", "label": "'periode 2023-2006'"},
        "ids": ["t-0", "o"],
        "related": [],
        "settled_by": [],
    }
    (undated,) = run_rule("PSM111", IPSM, labelled, bare)
    assert summarise(undated) == {
        "code": "PSM111",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t-1"},
        "ids": ["t-1", "o"],
        "related": [],
        "settled_by": [],
    }
