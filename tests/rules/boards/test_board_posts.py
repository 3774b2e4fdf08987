"""PSM202, PSM203 and PSM209 on a board of two: slow oracles and both sides of each bound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Post
from psm_model.values import Period
from tests.rules import oracles
from tests.rules.boards.boards_records import BOARD, EXAMPLES, verdict_on_pair
from tests.rules.samples import IPSM, MAYBE, NO, appoint, run_rule, term
from tests.rules.spans import generate_span


@EXAMPLES
@given(generate_span(), generate_span())
def test_verdict_on_two_holders_of_a_seat_matches_all_completions(first: str, second: str) -> None:
    """On imprecise days, the verdict agrees with all completions of both."""
    overlap, handover = oracles.judge_sharing(Period.parse(first), Period.parse(second))
    assert verdict_on_pair("PSM202", appoint(first), appoint(second, "b")) is overlap
    assert verdict_on_pair("PSM209", appoint(first), appoint(second, "b")) is handover


@st.composite
def january_to_february(draw: st.DrawFn) -> Period:
    """Draw a period from January to February, each end known to the day or to the month."""
    start = draw(st.sampled_from(["2022-01", "2022-01-01", "2022-01-15", "2022-01-30", "2022-01-31"]))
    end = draw(st.sampled_from(["2022-02", "2022-02-01", "2022-02-02", "2022-02-14", "2022-02-28"]))
    return Period.parse(f"{start}/{end}")


@given(january_to_february(), january_to_february())
def test_certain_and_possible_days_match_all_completions(first: Period, second: Period) -> None:
    """The reported days are those that both have in every completion, and those that both have in some."""
    possible, certain = (
        [oracles.collect_days(span, every=every) for span in (first, second)] for every in (False, True)
    )
    expected = [f"{min(left & right)}/{max(left & right)}" for left, right in (certain, possible)]
    for code, post, member in (("PSM202", Post.CHAIR, "n"), ("PSM203", Post.TREASURER, "m")):
        seats = appoint(str(first), "a", member="m"), appoint(str(second), "b", post, member=member)
        (finding,) = run_rule(code, IPSM, term(BOARD, "t", *seats))
        assert [finding.params["certain_days"], finding.params["possible_days"]] == expected


def test_appointment_without_a_period_stays_within_its_term() -> None:
    """An appointment without a period shares no day with one before the term or after it."""
    assert verdict_on_pair("PSM202", appoint(None), appoint("2019-01-01/2019-12-31", "b")) is NO
    assert verdict_on_pair("PSM202", appoint(None), appoint("2025-01-01/..", "b")) is NO
    # On the first and the last day of the term, it may share a handover day, or overlap if it lasts longer.
    assert verdict_on_pair("PSM202", appoint(None), appoint("2019-01-01/2020-01-02", "b")) is MAYBE
    assert verdict_on_pair("PSM202", appoint(None), appoint("2024-12-30/..", "b")) is MAYBE
    for span in ("2019-01-01/2020-01-01", "2024-12-31/.."):
        assert verdict_on_pair("PSM202", appoint(None), appoint(span, "b")) is NO
        assert verdict_on_pair("PSM209", appoint(None), appoint(span, "b")) is MAYBE
