"""Judgements: the reasons of several are those of each that is undetermined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.queries import Doubt, Reason
from psm_model.queries.answer import CERTAIN, Judgement, answer_to_dict, judge_all, negate
from psm_model.values import Verdict

REASONS = [Reason(Doubt.STATUS, "/board_terms/0/status"), Reason(Doubt.PART_OF_TIME, None)]
JUDGEMENTS = st.sampled_from(
    [CERTAIN, Judgement(Verdict.NO), *(Judgement(Verdict.UNDETERMINED, (reason,)) for reason in REASONS)]
)


@given(st.lists(JUDGEMENTS, max_size=4))
def test_all_of_several(judgements: list[Judgement]) -> None:
    """The verdict is that of Kleene's logic, and an undetermined one has each reason once."""
    both = judge_all(judgements)
    verdicts = [judgement.verdict for judgement in judgements]
    if Verdict.NO in verdicts:
        assert both == (Verdict.NO, ())
    elif Verdict.UNDETERMINED in verdicts:
        assert both.verdict is Verdict.UNDETERMINED
        assert list(both.reasons) == list(
            dict.fromkeys(reason for judgement in judgements for reason in judgement.reasons)
        )
    else:
        assert both == CERTAIN


@given(JUDGEMENTS)
def test_negating_twice_changes_nothing(judgement: Judgement) -> None:
    """The opposite has the same reasons."""
    assert negate(negate(judgement)) == judgement
    assert negate(judgement).verdict is ~judgement.verdict


def test_an_answer_as_an_object() -> None:
    """The facts that would settle it are pointers; a more precise question is none."""
    assert answer_to_dict(Verdict.UNDETERMINED, tuple(REASONS)) == {
        "verdict": "undetermined",
        "reasons": ["status", "part_of_time"],
        "settled_by": ["/board_terms/0/status"],
    }
    assert answer_to_dict(None, ())["verdict"] is None
