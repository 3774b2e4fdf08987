"""PSM201 to PSM203 and PSM206: who is on a board, against slow answers and on both sides of each bound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Post
from psm_model.values import Period
from tests.rules import oracles
from tests.rules.boards.boards_records import BOARD, EXAMPLES, beside
from tests.rules.samples import IPSM, MAYBE, NO, found, held, term
from tests.rules.spans import spans


@EXAMPLES
@given(spans(), spans())
def test_seats_are_taken_twice_as_completions_have_it(first: str, second: str) -> None:
    """On days not known, the verdict is that of all completions of both."""
    overlap, handover = oracles.sharing(Period.parse(first), Period.parse(second))
    assert beside("PSM202", held(first), held(second, "b")) is overlap
    assert beside("PSM209", held(first), held(second, "b")) is handover


@st.composite
def months(draw: st.DrawFn) -> Period:
    """A span from some day of January to one of February, each known to the day or to the month."""
    start = draw(st.sampled_from(["2022-01", "2022-01-01", "2022-01-15", "2022-01-30", "2022-01-31"]))
    end = draw(st.sampled_from(["2022-02", "2022-02-01", "2022-02-02", "2022-02-14", "2022-02-28"]))
    return Period.parse(f"{start}/{end}")


@given(months(), months())
def test_days_that_are_certain_and_that_may_be(first: Period, second: Period) -> None:
    """The days told are those that both have in every completion, and those that both have in some."""
    possible, certain = ([oracles.days_in(span, every=every) for span in (first, second)] for every in (False, True))
    wanted = [f"{min(one & other)}/{max(one & other)}" for one, other in (certain, possible)]
    for code, post, member in (("PSM202", Post.CHAIR, "n"), ("PSM203", Post.TREASURER, "m")):
        seats = held(str(first), "a", member="m"), held(str(second), "b", post, member=member)
        (one,) = found(code, IPSM, term(BOARD, "t", *seats))
        assert [one.params["certain_days"], one.params["possible_days"]] == wanted


def test_without_a_period_no_day_before_or_after_the_term_is_meant() -> None:
    """One without a period shares no day with one whose period lies before the term or after it."""
    assert beside("PSM202", held(None), held("2019-01-01/2019-12-31", "b")) is NO
    assert beside("PSM202", held(None), held("2025-01-01/..", "b")) is NO
    # On the first day of the term and on the last, it may share a handover day, or overlap if it is held longer.
    assert beside("PSM202", held(None), held("2019-01-01/2020-01-02", "b")) is MAYBE
    assert beside("PSM202", held(None), held("2024-12-30/..", "b")) is MAYBE
    for span in ("2019-01-01/2020-01-01", "2024-12-31/.."):
        assert beside("PSM202", held(None), held(span, "b")) is NO
        assert beside("PSM209", held(None), held(span, "b")) is MAYBE
