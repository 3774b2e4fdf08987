"""PSM110: when unreadable-label is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from tests.rules.samples import IPSM, found, term, told


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
def test_terms_without_dates(label: str | None, span: str | None, *, unreadable: bool, undated: bool) -> None:
    """PSM110 tells of a label that gives no period where none is recorded, PSM111 of a term with neither."""
    one = term(span, label=label)
    assert (bool(found("PSM110", one)), bool(found("PSM111", one))) == (unreadable, undated)
    # What else a term says of its label is no label.
    assert found("PSM111", attrs.evolve(one, other_labels=("2020–2025",))) == found("PSM111", one)


def test_what_is_told_of_a_term_without_dates() -> None:
    """PSM110 points to the label and shows it as written, PSM111 points to the term."""
    one, other = term(None, "t-0", label="periode 2023-2006"), term(None, "t-1")
    (unreadable,) = found("PSM110", IPSM, other, one)
    assert told(unreadable) == {
        "code": "PSM110",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/label",
        "params": {"term": "t-0", "label": "'periode 2023-2006'"},
        "ids": ["t-0", "o"],
        "related": [],
        "settled_by": [],
    }
    (undated,) = found("PSM111", IPSM, one, other)
    assert told(undated) == {
        "code": "PSM111",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t-1"},
        "ids": ["t-1", "o"],
        "related": [],
        "settled_by": [],
    }
