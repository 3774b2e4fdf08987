"""What every question must do: an answer that is certain holds in every completion, and the order has no effect."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Register
from psm_model.strategies import completions
from psm_model.values import PartialDate, Verdict
from tests.drawing import shuffle_lists
from tests.queries.asked import DAYS, QUESTIONS, count_all, small_registers


@given(small_registers(), DAYS, st.data())
def test_certain_answers_hold_in_every_completion(register: Register, on: PartialDate, data: st.DataObject) -> None:
    """YES stays YES, NO stays NO and a count stays in its range if every date becomes known, also of the question."""
    known, known_on = data.draw(completions(register)), data.draw(completions(on))
    for question, ask in QUESTIONS.items():
        answers, known_answers = ask(register, on), ask(known, known_on)
        for key in {*answers, *known_answers}:
            verdict = answers.get(key, Verdict.NO)
            if verdict is not Verdict.UNDETERMINED:
                assert known_answers.get(key, Verdict.NO) is verdict, (question, key)
    counts, known_counts = count_all(register, on), count_all(known, known_on)
    for key in {*counts, *known_counts}:
        (at_least, at_most), (known_least, known_most) = counts.get(key, (0, 0)), known_counts.get(key, (0, 0))
        assert at_least <= known_least <= known_most <= at_most, key


@given(small_registers(), DAYS, st.data())
def test_the_order_of_records_has_no_effect(register: Register, on: PartialDate, data: st.DataObject) -> None:
    """The lists of a register, nested ones too, have no order that matters, since a term changes once at most."""
    shuffled = data.draw(shuffle_lists(register))
    for question, ask in QUESTIONS.items():
        assert ask(shuffled, on) == ask(register, on), question
    assert count_all(shuffled, on) == count_all(register, on)
