"""PSM006: when duplicate-term is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.samples import IPSM, run_rule, summarise, term
from tests.rules.terms.terms_records import FILLED, OTHERWISE


def test_report_of_a_duplicate_term_is_complete() -> None:
    """PSM006 names both terms, and points to the one with the later id."""
    (finding,) = run_rule("PSM006", IPSM, attrs.evolve(FILLED, id="t-9"), FILLED)
    assert summarise(finding) == {
        "code": "PSM006",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {"first": "t-0", "second": "t-9"},
        "ids": ["t-0", "t-9", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


@pytest.mark.parametrize("field", OTHERWISE)
def test_terms_that_differ_in_one_field_are_not_duplicates(field: str) -> None:
    """PSM006 has no finding about two terms that differ in one field."""
    other = attrs.evolve(FILLED, id="t-1", **{field: OTHERWISE[field]})
    assert run_rule("PSM006", IPSM, FILLED, other) == []
    assert len(run_rule("PSM006", IPSM, FILLED, other, attrs.evolve(FILLED, id="t-2"))) == 1


@given(st.lists(st.sampled_from([None, "2020/2025", "2021/2026"]), max_size=5), st.data())
def test_each_copy_of_a_term_has_one_finding(written: list[str | None], data: st.DataObject) -> None:
    """PSM006 reports each term that is like one with a smaller id, together with the smallest such id."""
    terms = [term(span, f"t-{place}") for place, span in enumerate(written)]
    findings = run_rule("PSM006", *data.draw(st.permutations(terms)))
    firsts = {span: f"t-{written.index(span)}" for span in written}
    expected = [(firsts[span], f"t-{n}", "o") for n, span in enumerate(written) if firsts[span] != f"t-{n}"]
    assert sorted(finding.ids for finding in findings) == sorted(expected)
