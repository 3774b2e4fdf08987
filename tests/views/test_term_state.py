"""The state of a board on a day agrees with whether it is in office."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, TermStatus
from psm_model.strategies import periods
from psm_model.values import Period
from psm_model.values.verdict import Verdict
from psm_model.views.term_state import STATES, TermState, count_states, find_state


@given(periods(), st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.sampled_from(TermStatus))
def test_state_agrees_with_the_verdict(span: Period, on: date, status: TermStatus) -> None:
    """A board in office certainly is, one that may be is undetermined, and any other is before or after its days."""
    term = BoardTerm(id="t", organisation_id="o", period=span, status=status)
    state = find_state(term, term.bounds, on)
    if status is TermStatus.ANNULLED:
        assert state is None
        return
    expected = {Verdict.YES: {TermState.IN_OFFICE}, Verdict.UNDETERMINED: {TermState.UNDETERMINED}}
    assert state in expected.get(term.in_office(on), {TermState.ENDED, TermState.TO_COME})
    first, last = span.bounds.possible_days
    if state in {TermState.ENDED, TermState.TO_COME}:
        assert (state is TermState.ENDED) == (on.toordinal() > last)
        assert (state is TermState.TO_COME) == (on.toordinal() < first)


def test_undated_boards_are_undetermined() -> None:
    """A board without a known day may be in office on any day; an annulled one never was."""
    term = BoardTerm(id="t", organisation_id="o")
    assert find_state(term, None, date(2020, 1, 1)) is TermState.UNDETERMINED
    annulled = BoardTerm(id="t", organisation_id="o", status=TermStatus.ANNULLED)
    assert find_state(annulled, None, date(2020, 1, 1)) is None


@pytest.mark.parametrize("state", TermState)
def test_states_have_words(state: TermState) -> None:
    """Each state has words in both languages, and is counted."""
    assert STATES[state].english != STATES[state].indonesian
    assert count_states([state, None, state]) == {state: 2}
