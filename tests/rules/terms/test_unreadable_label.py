"""PSM110: conditions and report of unreadable-label."""

from __future__ import annotations

import pytest

from tests.rules.samples import IPSM, run_rule, summarise, term


@pytest.mark.parametrize(
    ("label", "span", "expected"),
    [
        (None, None, False),
        ("2020–2025", None, False),
        ("2023-2006", None, True),
        ("", None, True),
        ("2023-2006", "2023/", False),
        (None, "2020/2025", False),
    ],
)
def test_labels_without_a_period_must_be_readable(label: str | None, span: str | None, *, expected: bool) -> None:
    """PSM110 reports a label that gives no years, if the term has no period."""
    assert bool(run_rule("PSM110", term(span, label=label))) is expected


def test_report_of_an_unreadable_label_is_complete() -> None:
    """PSM110 points to the label and shows it as written."""
    labelled, bare = term(None, "t-0", label="periode 2023-2006"), term(None, "t-1")
    (finding,) = run_rule("PSM110", IPSM, bare, labelled)
    assert summarise(finding) == {
        "code": "PSM110",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/label",
        "params": {"term": "t-0", "label": "'periode 2023-2006'"},
        "ids": ["t-0", "o"],
        "related": [],
        "settled_by": [],
    }
