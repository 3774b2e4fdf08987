"""PSM106: when gap-between-boards is found, and when not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import (
    BoardTerm,
    Register,
    TermStatus,
)
from psm_model.values import Verdict
from tests.rules import oracles
from tests.rules.oracles import ONE_DAY
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, period, term, told, verdict
from tests.rules.spans import several, spans

COMPLETE = attrs.evolve(IPSM, terms_complete=True)


@given(several(alike=False))
@example([term("2022-01-27/2022-01-29", "t-0"), term("2022-01-28/2022-01-29", "t-1"), term("2022-01-30/..", "t-2")])
@example([term(f"2022-01-{day}/2022-01-{day + 1}", f"t-{day}") for day in (10, 11, 13)])
@example(
    [term(f"2022-01-{days}", f"t-{days}") for days in ("01/2022-01-03", "05/2022-01-07", "06/2022-01-09", "12/..")]
)
@example(
    [term(f"2022-01-{days}", f"t-{days}") for days in ("01/2022-01-03", "05/2022-01-09", "06/2022-01-07", "12/..")]
)
def test_days_without_a_board(terms: list[BoardTerm]) -> None:
    """PSM106 finds each board on the day after whose last none is in office and a later one starts, no annulled one."""
    findings = found("PSM106", COMPLETE, *terms)
    assert {one.verdict for one in findings} <= {YES}
    assert sorted(one.ids[0] for one in findings) == sorted(oracles.gaps(terms))


UNDATED = "undated"
# Of what is unknown or open, the window of the completions is no bound.
EDGES = {oracles.FIRST: "", oracles.LAST - ONE_DAY: "..", oracles.HORIZON - ONE_DAY: ".."}


def days(span: oracles.Span | None) -> str:
    """Days as a finding has them."""
    return "-" if span is None else "/".join(EDGES.get(one, str(one)) for one in span)


@given(st.lists(spans() | spans() | st.just(UNDATED), min_size=1, max_size=5))
@example(["2022-01-27/2022-02", "2022-02-01/2022-02-05", "2022-02-05/.."])
@example(["2022-01-27/2022-01-28", "2022-01/2022-01-28", "2022-01-30/.."])
@example(["2022-01/2022-01"])
@example(["2022-01-01/2022-01-02", "2022-02/2022-02"])
@example(["2022-02/2022-02", "2022-02-10/.."])
@example(["2022-02/2022-02", "2022-02-02/2022-03-01", "2022-03-05/.."])
@example(["2022-01-01/2022-01-30", "2022-01/2022-01"])
@example(["2022-01-01/2022-01-29", "2022-01/2022-01"])
@example(["2022-01-27/2022-01-28", "2022-02/2022-02", "2022-02-10/2022-02-12", "2022-03-10/.."])
@example(["2022-01/2022-01", UNDATED])
def test_gap_is_as_certain_as_the_days(written: list[str]) -> None:
    """What PSM106 says of a board holds in all completions of all boards, in none, or in some, and so do its days."""
    several_spans = [None if text == UNDATED else period(text) for text in written]
    terms = [term(None if text == UNDATED else text, f"t-{place}") for place, text in enumerate(written)]
    told_gaps = {
        one.ids[0]: (one.verdict, one.params["certain_days"], one.params["possible_days"])
        for one in found("PSM106", COMPLETE, *terms)
    }
    expected = {}
    for place, span in enumerate(several_spans):
        if span is not None:
            judged, *gap = oracles.gap_after(span, several_spans[:place] + several_spans[place + 1 :])
            expected[f"t-{place}"] = (judged, *map(days, gap))
    assert told_gaps == {term_id: one for term_id, one in expected.items() if one[0] is not NO}


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("2025-01-01/2029-12-31", NO),  # 31 December, then 1 January
        ("2025-01-02/2030-01-01", YES),
        ("2024-12-31/2029-12-31", NO),
        ("2025-01/2030", MAYBE),
        ("2025/2030", MAYBE),
        ("2025-02/2030", YES),
        ("2024/2030", NO),
        ("2024/2025", NO),
        ("2024/2024", NO),
        ("2024/2024-12-31", NO),
        ("/2030", MAYBE),
        ("/2025", MAYBE),
        ("/..", MAYBE),
        ("2025-01-02/", YES),
    ],
)
def test_bounds_of_a_gap(second: str, expected: Verdict) -> None:
    """A successor on the day after the last leaves no gap, one on the next day does."""
    findings = [
        one
        for one in found("PSM106", COMPLETE, term("2020-01-01/2024-12-31", "t-0"), term(second, "t-1"))
        if one.ids[0] == "t-0"
    ]
    assert [one.verdict for one in findings] == [expected] * (expected is not NO)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("2018 – 2023", "2024-2029"), MAYBE),  # 31 December 2023 may be the last day, or any before
        (("2018 – 2023", "2023-2028"), MAYBE),
        (("2018 – 2023", "2025-2030"), YES),
        (("1 Januari 2020 - 31 Desember 2024", "1 Januari 2025 - 31 Desember 2029"), NO),
    ],
)
def test_labels_that_follow_each_other(labels: tuple[str, str], expected: Verdict) -> None:
    """Labels whose years follow each other may be of boards without a gap, and nothing certain is said of them."""
    terms = [term(None, f"t-{place}", label=label) for place, label in enumerate(labels)]
    assert verdict("PSM106", COMPLETE, *terms) is expected
    if expected is MAYBE:
        assert check(Register.of(COMPLETE, *terms)).codes == ()


@pytest.mark.parametrize("status", TermStatus)
def test_who_fills_a_gap(status: TermStatus) -> None:
    """An annulled board fills no gap and leaves none; a caretaker or a disputed board does both."""
    old, new = term("2010-01-01/2014-12-31", "old"), term("2020-01-01/2024-12-31", "new")
    filling = attrs.evolve(term("2015-01-01/2018-12-31", "t"), status=status)
    after = [one.ids[0] for one in found("PSM106", COMPLETE, old, filling, new)]
    assert after == (["old"] if status is TermStatus.ANNULLED else ["t"])


def test_gap_of_an_organisation_that_tells_of_all_its_boards() -> None:
    """PSM106 asks only where all terms are said to be recorded, and never after the last or one that runs on."""
    old, new = term("2010/2015", "old"), term("2020/2025", "new")
    assert len(found("PSM106", COMPLETE, old, new)) == 1
    assert found("PSM106", IPSM, old, new) == []
    assert found("PSM106", old, new) == []
    assert found("PSM106", COMPLETE, term("2010/..", "old"), new) == []
    assert found("PSM106", COMPLETE, new) == []
    assert found("PSM106", COMPLETE) == []


def test_what_is_told_of_a_gap() -> None:
    """PSM106 points to the board that nobody follows, and tells the days without one."""
    new = term("2022-03/2027", "new")
    (one,) = found("PSM106", COMPLETE, new, term("2015-01-01/2020-05", "old"))
    assert told(one) == {
        "code": "PSM106",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {
            "after": "old",
            "period": "2015-01-01/2020-05",
            "certain_days": "2020-06-01/2022-02-28",
            "possible_days": "2020-05-02/2022-03-30",
        },
        "ids": ["old", "o"],
        "related": [],
        "settled_by": [],
    }


def test_what_is_told_of_a_gap_that_may_be() -> None:
    """Where it is undetermined, there is no certain day, and the ends that meet would settle it."""
    (one,) = found("PSM106", COMPLETE, term("2017/2022", "old"), term("2022/2027-01-01", "new"))
    assert one.verdict is MAYBE
    assert one.params == {
        "after": "old",
        "period": "2017/2022",
        "certain_days": "-",
        "possible_days": "2022-01-02/2022-12-30",
    }
    assert one.settled_by == ("/board_terms/0/period/end", "/board_terms/1/period/start")


@pytest.mark.parametrize(
    ("span", "others", "facts"),
    [
        ("2017/2022", ["2017-05-01/2022-07"], ["0/end", "1/end"]),
        ("2017/2022-03-01", ["2018/2022-03"], ["1/end"]),
        ("2017/2022-03-01", ["2018/2022-03-01"], []),
        ("2017/2022", ["2022-03/2027"], ["0/end", "1/start"]),
        ("2017/2022-03-31", ["2022-03/2027"], []),
        ("2017/2022-03-30", ["2022-03/2027"], []),
        ("2017/2022-03-29", ["2022-03/2027"], ["1/start"]),
        ("2017/2022-02-28", ["2022-03/2027"], ["1/start"]),
        ("2017/2022-02-27", ["2022-03/2027"], []),
        ("2017/2022-03-01", ["/.."], ["1/start"]),
        ("2017/2022-03-01", ["2018/"], ["1/end"]),
        ("2017/2022", ["/2022-01-02"], ["0/end"]),  # it began on the first day after the other that may be, or before
        ("2017/2022", ["/2022-01-03"], ["0/end", "1/start"]),
        ("2017/2022-03-31", ["2018/2022-03", "/.."], ["2/start"]),  # it ended on that day, or before
        ("2017/2022-03-30", ["2018/2022-03", "/.."], ["1/end", "2/start"]),
    ],
)
def test_what_settles_a_gap(span: str, others: list[str], facts: list[str]) -> None:
    """Of the ends not known to the day, those settle a gap that may be on either side of the day after the term."""
    # Boards over long before and begun long after are no matter, however little is known of their days.
    written = [span, *others, "2005/2010", "2030/2035"]
    findings = {one.ids[0]: one for one in found("PSM106", COMPLETE, *(term(text, text) for text in written))}
    told_facts = findings[span].settled_by if span in findings else ()
    assert sorted(told_facts) == [f"/board_terms/{fact.replace('/', '/period/')}" for fact in facts]


def test_board_without_dates_may_fill_a_gap() -> None:
    """With a board of which nobody tells the days, each gap is undetermined; with an annulled one it is certain."""
    old, new = term("2010-01-01/2014-12-31", "old"), term("2020-01-01/2024-12-31", "new")
    undated = term(None, "t", label="2023-2006")
    one, other = found("PSM106", COMPLETE, old, new, undated)
    assert (one.verdict, one.settled_by) == (MAYBE, ("/board_terms/2/period",))
    assert (one.params["certain_days"], one.params["possible_days"]) == ("-", "2015-01-01/2019-12-31")
    # It may as well start after all others.
    assert (other.ids[0], other.verdict, other.settled_by) == ("new", MAYBE, ("/board_terms/2/period",))
    assert (other.params["certain_days"], other.params["possible_days"]) == ("-", "2025-01-01/..")
    assert verdict("PSM106", COMPLETE, old, new, attrs.evolve(undated, status=TermStatus.ANNULLED)) is YES
    assert verdict("PSM106", COMPLETE, old, attrs.evolve(new, period=period("2015-01-01/..")), undated) is NO
    # One whose label tells its days is not without dates.
    assert verdict("PSM106", COMPLETE, old, new, term(None, "t", label="2010–2013")) is YES
