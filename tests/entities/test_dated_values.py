"""Values over time: verdicts on a day agree with the spans of a value."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities.dated_values import DatedValue, ValuesOverTime
from psm_model.values import Period, Verdict
from tests.entities.organisation_states import MAYBE, PERIODS


@given(
    st.sampled_from(["", "p"]),
    st.none() | st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from(PERIODS)), max_size=3),
    st.integers(date(2018, 12, 30).toordinal(), date(2021, 1, 2).toordinal()),
)
def test_spans_are_the_days_of_the_verdicts(present: str, dated: list[tuple[str, str]] | None, day: int) -> None:
    """On each day, the spans of a value say what the verdicts say: certain spans contain it, or any span may.

    Without a list, the dated values are withheld.
    """
    values = [DatedValue(value, Period.parse(text).bounds) for value, text in dated or ()]
    over_time = ValuesOverTime(present or None, values, dated is None)
    for value in {present, *"pqr"} - {""}:
        spans = [span for span in over_time.iter_spans() if span.value == value]
        covers = [span.bounds.covers(day, day) & (Verdict.YES if span.is_certain else MAYBE) for span in spans]
        judged = dict(over_time.judge(day, day)).get(value, Verdict.NO)
        assert max(covers, key=[Verdict.NO, MAYBE, Verdict.YES].index, default=Verdict.NO) is judged
