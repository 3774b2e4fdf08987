"""PSM101: conditions and report of overlapping-board-terms."""

from __future__ import annotations

from itertools import combinations, product

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    Attestation,
    BoardTerm,
    Roster,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, appoint, period, run_rule, summarise, term, verdict
from tests.rules.spans import generate_precise_span, generate_span, generate_terms
from tests.rules.terms.terms_records import find_pairs, sort_pairs, verdict_on_terms

STATUSES = tuple(TermStatus)


@given(generate_terms())
@example([term("2022-01-27/2022-01-27", f"t-{place}") for place in range(3)])
def test_each_overlap_on_known_days_has_one_finding(terms: list[BoardTerm]) -> None:
    """PSM101 reports exactly the pairs that share a day, without annulled, disputed and equal boards."""
    assert find_pairs("PSM101", terms) == sort_pairs(oracles.find_overlapping_boards(terms))


@given(generate_span(), generate_span())
@example("2022/2022-02-02", "2022-02-01/2022-02")
def test_verdict_on_two_terms_matches_all_completions(first: str, second: str) -> None:
    """The verdicts of PSM101, PSM109 and PSM112 on two terms agree with all completions of both."""
    first_period, second_period = period(first), period(second)
    assert first_period is not None
    assert second_period is not None
    overlap, handover = oracles.judge_sharing(first_period, second_period)
    # The terms differ in their rosters, so that equal days do not make them one term recorded twice.
    apart = {"roster": Roster.COMPLETE}
    assert verdict_on_terms("PSM101", first, second, **apart) is overlap
    assert verdict_on_terms("PSM109", first, second, **apart, status=TermStatus.DISPUTED) is overlap
    assert verdict_on_terms("PSM112", first, second, **apart) is handover


@pytest.mark.parametrize("first", STATUSES)
@pytest.mark.parametrize("second", STATUSES)
def test_status_decides_which_rule_reports(first: TermStatus, second: TermStatus) -> None:
    """PSM109 reports an overlap with a disputed board, PSM101 any other; annulled boards have no finding."""
    two = [
        attrs.evolve(term(f"{year}/{year + 5}", str(year)), status=status)
        for year, status in ((2020, first), (2021, second))
    ]
    codes = [code for code in ("PSM101", "PSM109") if run_rule(code, IPSM, *two)]
    if TermStatus.ANNULLED in {first, second}:
        assert codes == []
    else:
        assert codes == ["PSM109" if TermStatus.DISPUTED in {first, second} else "PSM101"]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("2024-12-30/2029-12-31", YES),
        ("2024-12-31/2029-12-30", NO),
        ("2024-12-31/2024-12-31", NO),
        ("2025-01-01/2029-12-31", NO),
        ("2015-01-01/2020-01-01", NO),
        ("2015-01-01/2020-01-02", YES),
        ("2020-01-01/2020-01-01", NO),
        ("2020-01-02/2020-01-02", YES),
        ("2023/2029", YES),
        ("2024/2029", MAYBE),
        ("2025/2030", NO),
        ("2015/2020", MAYBE),
        ("2015/", MAYBE),
        ("2023/", YES),
        ("2024/", MAYBE),
        ("2015/..", YES),
        ("/2020", MAYBE),
        ("/2021", YES),
        ("/2019", NO),
        ("/..", MAYBE),
    ],
)
def test_bounds_of_an_overlap(second: str, expected: Verdict) -> None:
    """A successor may start on the last day of a term, which is a handover day, but not a day earlier."""
    assert verdict_on_terms("PSM101", "2020-01-01/2024-12-31", second) is expected


def test_verdict_on_labels_with_shared_years() -> None:
    """Boards whose labels share one year have an undetermined overlap; with two shared years it is certain."""
    old, new = term(None, "t-0", label="2017–2022"), term(None, "t-1", label="periode 2022-2027")
    assert verdict("PSM101", old, new) is MAYBE
    assert verdict("PSM101", old, attrs.evolve(new, label="2021–2026")) is YES
    assert verdict("PSM101", old, attrs.evolve(new, label="2023–2028")) is NO
    # A recorded period takes precedence over the label.
    assert verdict("PSM101", old, attrs.evolve(new, period=period("2023/2027"))) is NO


@given(generate_span(), generate_span())
@example("2022-01/2022-02-03", "2022-01-29/2022-02-05")
@example("2022-01-27/2022-02-03", "2022-01-29/2022-02")
@example("2022-01-27/2022-02-05", "2022-01/2022-02")
def test_certain_and_possible_days_match_all_completions(first: str, second: str) -> None:
    """The certain days of PSM101 are shared in all completions, the possible days in some."""
    terms = [term(first, "t-0"), attrs.evolve(term(second, "t-1"), roster=Roster.COMPLETE)]
    for finding in run_rule("PSM101", *terms):
        both = [oracles.list_completions(span) for span in map(period, (first, second)) if span is not None]
        worlds = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in product(*both)]
        overlaps = [
            span for span, pair in zip(worlds, product(*both), strict=True) if not oracles.shares_handover(*pair)
        ]
        shared = [span for span in overlaps if span[0] <= span[1]]
        certain = max(start for start, _ in worlds), min(end for _, end in worlds)
        possible = min(start for start, _ in shared), max(end for _, end in shared)
        # The window of the completions does not bound unknown or open ends.
        edges = {oracles.FIRST: "", oracles.LAST: "..", oracles.HORIZON: ".."}
        for (start, end), name in ((certain, "certain_days"), (possible, "possible_days")):
            words = [edges.get(bound, str(bound)) for bound in (start, end)]
            some = start <= end and (name == "possible_days" or finding.verdict is YES)
            assert finding.params[name] == ("/".join(words) if some else "-")


def test_report_of_an_overlap_is_complete() -> None:
    """PSM101 names both boards in the order of their starts, and the days that they share."""
    new = term("2022-06-01/2027-06-01", "new", label="2022–2027")
    (finding,) = run_rule("PSM101", IPSM, new, term("2017-06-01/2022-09", "old"))
    assert summarise(finding) == {
        "code": "PSM101",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {
            "first": "old",
            "first_period": "2017-06-01/2022-09",
            "second": "new",
            "second_period": "2022-06-01/2027-06-01",
            "certain_days": "2022-06-01/2022-09-01",
            "possible_days": "2022-06-01/2022-09-30",
        },
        "ids": ["old", "new", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_report_of_an_undetermined_overlap_has_no_certain_day() -> None:
    """An undetermined finding has no certain day, and names the ends that would settle it."""
    (finding,) = run_rule("PSM101", IPSM, term("2017/2022", "old"), term("2022-03/2027-03-01", "new"))
    assert summarise(finding) == {
        "code": "PSM101",
        "severity": "error",
        "verdict": "undetermined",
        "path": "/board_terms/1",
        "params": {
            "first": "old",
            "first_period": "2017/2022",
            "second": "new",
            "second_period": "2022-03/2027-03-01",
            "certain_days": "-",
            "possible_days": "2022-03-01/2022-12-31",
        },
        "ids": ["old", "new", "o"],
        "related": ["/board_terms/0"],
        "settled_by": ["/board_terms/0/period/end", "/board_terms/1/period/start"],
    }


@given(st.lists(generate_precise_span(), min_size=2, max_size=4))
def test_each_pair_is_reported_once_in_order_of_starts(written: list[str]) -> None:
    """Each pair of boards is reported once, with the earlier start first."""
    terms = [attrs.evolve(term(span, f"t-{place}"), source_ids=(str(place),)) for place, span in enumerate(written)]
    reported_pairs = [(finding.params["first"], finding.params["second"]) for finding in run_rule("PSM101", *terms)]
    starts = {board.id: oracles.precise_span(board.period)[0] for board in terms if board.period is not None}
    assert all((starts[str(first)], first) < (starts[str(second)], second) for first, second in reported_pairs)
    assert len(reported_pairs) == len({frozenset(pair) for pair in reported_pairs})
    assert len(reported_pairs) == sum(
        oracles.has_overlap(left.period, right.period)
        for left, right in combinations(terms, 2)
        if left.period is not None and right.period is not None
    )


DAYS = ["2022-05-31", "2022-06-01", "2022-06-02", "2022-06-30"]


def attested(term_id: str, *days: str) -> BoardTerm:
    """Return a term without a period that is attested on some days."""
    return attrs.evolve(term(None, term_id), attested=[Attestation(on=PartialDate.parse(day)) for day in days])


def with_attested_post(term_id: str, day: str) -> BoardTerm:
    """Return a term without a period, with a post that is attested on a day."""
    chair = attrs.evolve(appoint(None), attested=[Attestation(on=PartialDate.parse(day))])
    return attrs.evolve(term(None, term_id), appointments=[chair])


@given(
    st.lists(st.sampled_from(DAYS), min_size=1, max_size=2),
    st.sampled_from(["2022-06-01/2022-06-30", "2022-06-02/2024-12-31", "2020/2022-06-01", "2022-06-01/2022-06-01"]),
)
def test_a_board_lasts_from_its_first_to_its_last_attested_day(days: list[str], span: str) -> None:
    """A term that is only attested overlaps others as one with these days as its period, whatever the order."""
    dated = attrs.evolve(term(f"{min(days)}/{max(days)}", "c"), roster=Roster.COMPLETE)  # unlike the other term
    assert verdict("PSM101", attested("c", *days), term(span, "b")) is verdict("PSM101", dated, term(span, "b"))


@pytest.mark.parametrize(
    ("boards", "expected"),
    [
        ((term("2020-01-01/2024-12-31", "b"), attested("c", "2022-06-01")), YES),
        ((term(None, "b", label="2020–2024"), attested("c", "2022-06-01")), YES),
        ((attested("b", "2022-06-01"), attrs.evolve(attested("c", "2022-06-01"), roster=Roster.COMPLETE)), YES),
        ((attested("b", "2022-06-01"), attested("c", "2022-06-01")), NO),  # alike: PSM006 covers them
        ((attested("b", "2022-01-01", "2023-01-01"), attested("c", "2022-06-01")), YES),
        ((attested("b", "2022-06"), attested("c", "2022-06-01")), MAYBE),
        ((attested("b", "2022-05-31"), attested("c", "2022-06-01")), NO),
        # The last day of one may be the first of the other.
        ((term("2020-01-01/2022-06-01", "b"), attested("c", "2022-06-01")), NO),
        ((term("2023-01-01/2024-12-31", "b"), attested("c", "2022-06-01")), NO),
        ((term("2020-01-01/2024-12-31", "b"), term(None, "c")), NO),
        # A post is attested, and so is its board.
        ((term("2020-01-01/2024-12-31", "b"), with_attested_post("c", "2022-06-01")), YES),
        ((attested("b", "2022-06-01"), with_attested_post("c", "2022-06-01")), YES),
        ((attrs.evolve(attested("b", "2022"), status=TermStatus.ANNULLED), attested("c", "2022-06-01")), NO),
    ],
)
def test_two_boards_attested_on_one_day_are_found(boards: tuple[BoardTerm, ...], expected: Verdict) -> None:
    """Two boards that are both in office on a day are found, also without a period; the order has no effect."""
    for several in (boards, boards[::-1]):
        findings = run_rule("PSM101", *several)
        assert [finding.verdict for finding in findings] == [expected] * (expected is not NO)
        assert all(finding.settled_by for finding in findings if finding.verdict is MAYBE)


def test_withheld_attested_days_may_extend_a_term_until_the_next_board() -> None:
    """A term until the next board lasts at least to its last attested day, which may be any if they are withheld."""
    until_next = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    first = attrs.evolve(term("2015-01-01/2019-12-31", "a"), changes=[until_next])
    second = term("2021-01-01/2025-12-31", "b")
    assert run_rule("PSM101", IPSM, first, second) == []
    (finding,) = run_rule("PSM101", IPSM, attrs.evolve(first, withheld=["attested"]), second)
    assert finding.verdict is MAYBE
