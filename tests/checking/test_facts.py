"""Facts that would settle a violation: a string is a pointer, and years are the reason only if every fact is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.facts import Fact, convert_facts, has_years_only
from psm_model.checking.finding import Finding
from psm_model.checking.rule import Violation
from psm_model.rules import RULES
from psm_model.values.verdict import Verdict

POINTERS = st.sampled_from(["/board_terms/0/period/start", "/members/1/birth_date"])
FACTS = st.lists(st.builds(Fact, POINTERS, st.booleans()), max_size=3)


@given(FACTS)
def test_years_are_the_reason_only_if_every_fact_is_one(facts: list[Fact]) -> None:
    """One fact that is no year, or no fact at all, and years alone are not the reason."""
    assert has_years_only(iter(facts)) == (facts != [] and all(fact.is_year for fact in facts))


@given(FACTS)
def test_facts_are_kept_and_pointers_become_facts(facts: list[Fact]) -> None:
    """Converting keeps each fact once, in order; the pointer alone makes a fact that is not known to be a year."""
    kept = convert_facts(facts)
    assert [fact for at, fact in enumerate(facts) if fact not in facts[:at]] == list(kept)
    pointers = [fact.pointer for fact in facts]
    assert convert_facts(pointers) == convert_facts(Fact(pointer) for pointer in pointers)


@pytest.mark.parametrize(("is_year", "needs_only_days"), [(True, True), (False, False)])
def test_a_finding_says_whether_it_needs_only_days(is_year: bool, needs_only_days: bool) -> None:  # noqa: FBT001
    """A finding has the pointers of the facts, and whether all of them are years."""
    fact = Fact("/board_terms/0/period/end", is_year)
    params = {"term": "t", "label": "l"}
    violation = Violation(path="/a", params=params, verdict=Verdict.UNDETERMINED, settled_by=(fact,))
    undetermined = Finding.from_violation(RULES["PSM110"], violation)
    assert undetermined.settled_by == (fact.pointer,)
    assert undetermined.needs_only_days is needs_only_days
