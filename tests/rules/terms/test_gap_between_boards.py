"""PSM106: conditions and report of gap-between-boards."""

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
from tests.rules.samples import IPSM, MAYBE, NO, YES, period, run_rule, summarise, term, verdict
from tests.rules.spans import generate_span, generate_terms

COMPLETE = attrs.evolve(IPSM, terms_complete=True)


@given(generate_terms(alike=False))
@example([term("2022-01-27/2022-01-29", "t-0"), term("2022-01-28/2022-01-29", "t-1"), term("2022-01-30/..", "t-2")])
@example([term(f"2022-01-{day}/2022-01-{day + 1}", f"t-{day}") for day in (10, 11, 13)])
@example(
    [term(f"2022-01-{days}", f"t-{days}") for days in ("01/2022-01-03", "05/2022-01-07", "06/2022-01-09", "12/..")]
)
@example(
    [term(f"2022-01-{days}", f"t-{days}") for days in ("01/2022-01-03", "05/2022-01-09", "06/2022-01-07", "12/..")]
)
def test_each_gap_on_known_days_has_one_finding(terms: list[BoardTerm]) -> None:
    """PSM106 reports exactly the boards that no board follows on the next day, while a later one starts."""
    findings = run_rule("PSM106", COMPLETE, *terms)
    assert {finding.verdict for finding in findings} <= {YES}
    assert sorted(finding.ids[0] for finding in findings) == sorted(oracles.find_gaps(terms))


UNDATED = "undated"
# The window of the completions does not bound unknown or open ends.
EDGES = {oracles.FIRST: "", oracles.LAST - ONE_DAY: "..", oracles.HORIZON - ONE_DAY: ".."}


def format_days(span: oracles.Span | None) -> str:
    """Format days as a finding does."""
    return "-" if span is None else "/".join(EDGES.get(bound, str(bound)) for bound in span)


@given(st.lists(generate_span() | generate_span() | st.just(UNDATED), min_size=1, max_size=5))
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
def test_verdict_and_days_of_a_gap_match_all_completions(written: list[str]) -> None:
    """The verdict and the days of PSM106 agree with all completions of all boards."""
    periods = [None if text == UNDATED else period(text) for text in written]
    terms = [term(None if text == UNDATED else text, f"t-{place}") for place, text in enumerate(written)]
    reported = {
        finding.ids[0]: (finding.verdict, finding.params["certain_days"], finding.params["possible_days"])
        for finding in run_rule("PSM106", COMPLETE, *terms)
    }
    expected = {}
    for place, span in enumerate(periods):
        if span is not None:
            judged, *gap = oracles.find_gap_after(span, periods[:place] + periods[place + 1 :])
            expected[f"t-{place}"] = (judged, *map(format_days, gap))
    assert reported == {term_id: result for term_id, result in expected.items() if result[0] is not NO}


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
    """A successor on the day after the last leaves no gap; a successor one day later does."""
    findings = [
        finding
        for finding in run_rule("PSM106", COMPLETE, term("2020-01-01/2024-12-31", "t-0"), term(second, "t-1"))
        if finding.ids[0] == "t-0"
    ]
    assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("2018 – 2023", "2024-2029"), MAYBE),  # 31 December 2023 may be the last day, or any before
        (("2018 – 2023", "2023-2028"), MAYBE),
        (("2018 – 2023", "2025-2030"), YES),
        (("1 Januari 2020 - 31 Desember 2024", "1 Januari 2025 - 31 Desember 2029"), NO),
    ],
)
def test_successive_labels_leave_no_certain_gap(labels: tuple[str, str], expected: Verdict) -> None:
    """Boards whose labels have successive years may have no gap, so that no finding is certain."""
    terms = [term(None, f"t-{place}", label=label) for place, label in enumerate(labels)]
    assert verdict("PSM106", COMPLETE, *terms) is expected
    if expected is MAYBE:
        assert check(Register.of(COMPLETE, *terms)).codes == ()


@pytest.mark.parametrize("status", TermStatus)
def test_only_annulled_boards_fill_no_gap(status: TermStatus) -> None:
    """An annulled board neither fills nor leaves a gap; a caretaker or a disputed board does both."""
    old, new = term("2010-01-01/2014-12-31", "old"), term("2020-01-01/2024-12-31", "new")
    filling = attrs.evolve(term("2015-01-01/2018-12-31", "t"), status=status)
    after = [finding.ids[0] for finding in run_rule("PSM106", COMPLETE, old, filling, new)]
    assert after == (["old"] if status is TermStatus.ANNULLED else ["t"])


def test_gaps_need_a_complete_list_of_terms_and_a_later_board() -> None:
    """PSM106 needs an organisation with complete terms, and checks neither the last term nor one without an end."""
    old, new = term("2010/2015", "old"), term("2020/2025", "new")
    assert len(run_rule("PSM106", COMPLETE, old, new)) == 1
    assert run_rule("PSM106", IPSM, old, new) == []
    assert run_rule("PSM106", old, new) == []
    assert run_rule("PSM106", COMPLETE, term("2010/..", "old"), new) == []
    assert run_rule("PSM106", COMPLETE, new) == []
    assert run_rule("PSM106", COMPLETE) == []


def test_report_of_a_gap_is_complete() -> None:
    """PSM106 points to the board without a successor and shows the days of the gap."""
    new = term("2022-03/2027", "new")
    (finding,) = run_rule("PSM106", COMPLETE, new, term("2015-01-01/2020-05", "old"))
    assert summarise(finding) == {
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


def test_report_of_an_undetermined_gap_has_no_certain_day() -> None:
    """An undetermined finding has no certain day, and names the two ends that meet."""
    (finding,) = run_rule("PSM106", COMPLETE, term("2017/2022", "old"), term("2022/2027-01-01", "new"))
    assert finding.verdict is MAYBE
    assert finding.params == {
        "after": "old",
        "period": "2017/2022",
        "certain_days": "-",
        "possible_days": "2022-01-02/2022-12-30",
    }
    assert finding.settled_by == ("/board_terms/0/period/end", "/board_terms/1/period/start")


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
        ("2017/2022", ["/2022-01-02"], ["0/end"]),  # it began by the first possible day after the other
        ("2017/2022", ["/2022-01-03"], ["0/end", "1/start"]),
        ("2017/2022-03-31", ["2018/2022-03", "/.."], ["2/start"]),  # it ended on that day, or before
        ("2017/2022-03-30", ["2018/2022-03", "/.."], ["1/end", "2/start"]),
    ],
)
def test_facts_that_would_settle_a_gap_are_named(span: str, others: list[str], facts: list[str]) -> None:
    """The imprecise ends that may lie on either side of the day after the term would settle a gap."""
    # Boards that ended long before or began long after do not matter, however imprecise their days.
    written = [span, *others, "2005/2010", "2030/2035"]
    findings = {
        finding.ids[0]: finding for finding in run_rule("PSM106", COMPLETE, *(term(text, text) for text in written))
    }
    reported_facts = findings[span].settled_by if span in findings else ()
    assert sorted(reported_facts) == [f"/board_terms/{fact.replace('/', '/period/')}" for fact in facts]


def test_undated_board_may_fill_a_gap() -> None:
    """A board with unknown days leaves each gap undetermined; an annulled one leaves it certain."""
    old, new = term("2010-01-01/2014-12-31", "old"), term("2020-01-01/2024-12-31", "new")
    undated = term(None, "t", label="2023-2006")
    first, second = run_rule("PSM106", COMPLETE, old, new, undated)
    assert (first.verdict, first.settled_by) == (MAYBE, ("/board_terms/2/period",))
    assert (first.params["certain_days"], first.params["possible_days"]) == ("-", "2015-01-01/2019-12-31")
    # It may also start after all others.
    assert (second.ids[0], second.verdict, second.settled_by) == ("new", MAYBE, ("/board_terms/2/period",))
    assert (second.params["certain_days"], second.params["possible_days"]) == ("-", "2025-01-01/..")
    assert verdict("PSM106", COMPLETE, old, new, attrs.evolve(undated, status=TermStatus.ANNULLED)) is YES
    assert verdict("PSM106", COMPLETE, old, attrs.evolve(new, period=period("2015-01-01/..")), undated) is NO
    # A board with a readable label is not undated.
    assert verdict("PSM106", COMPLETE, old, new, term(None, "t", label="2010–2013")) is YES


@pytest.mark.parametrize(
    ("label", "following", "expected"),
    [
        ("5 tahun sejak 1 Maret 2024", "2029-03-01/2034-02-28", NO),
        ("5 tahun sejak 1 Maret 2024", "2029-03-02/2034-03-01", MAYBE),
        ("5 tahun sejak 1 Maret 2024", "2029-03-03/2034-03-01", YES),
        ("5 tahun sejak 29 Februari 2024", "2029-03-01/2034-02-28", MAYBE),
        ("1 Maret 2024 s.d. 28 Februari 2029", "2029-03-02/2034-03-01", YES),
        ("1 Maret 2024 s.d. 1 Maret 2029", "2029-03-02/2034-03-01", NO),
    ],
)
def test_a_counted_term_may_end_on_the_anniversary(label: str, following: str, expected: Verdict) -> None:
    """A term with a first day and a length leaves no certain gap on the anniversary; one with a last day may."""
    counted = BoardTerm(id="old", organisation_id="o", label=label)
    assert verdict("PSM106", COMPLETE, counted, term(following, "new")) is expected
    if expected is MAYBE:
        (finding,) = run_rule("PSM106", COMPLETE, counted, term(following, "new"))
        assert finding.settled_by == ("/board_terms/0/period",)
    # A recorded period decides.
    known = attrs.evolve(counted, period=period("2024-03-01/2029-03-01"))
    assert verdict("PSM106", COMPLETE, known, term(following, "new")) is (YES if following[:10] == "2029-03-03" else NO)
