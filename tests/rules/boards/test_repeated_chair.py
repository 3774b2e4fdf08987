"""PSM207: conditions and report of repeated-chair."""

from __future__ import annotations

from itertools import groupby, pairwise, permutations, product
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.clusters import MAX_PAIRS
from psm_model.checks import check
from psm_model.entities import Appointment, BoardTerm, Capacity, Organisation, Post, Register, TermStatus
from psm_model.values import Level, Period, Verdict
from tests.rules import oracles
from tests.rules.boards.chairs_records import EXAMPLES
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, run_rule, summarise, term, verdict


def make_chaired_term(span: str | None, term_id: str, member: str | None = "m", **fields: Any) -> BoardTerm:
    """Return a term with its chair; without a member, it has no chair."""
    board = term(span, term_id, *(() if member is None else (appoint(None, member=member),)))
    return attrs.evolve(board, **fields)


@st.composite
def successions(draw: st.DrawFn) -> tuple[list[str], list[str | None]]:
    """Draw the spans of a few terms that start within days of each other, and the chair of each."""
    number = draw(st.integers(2, 4))
    known = [f"2022-02-{draw(st.integers(1, 4)):02}/2030-01-01" for _ in range(number)]
    # At most two have imprecise ends, so that the completions are few.
    for place in draw(st.lists(st.sampled_from(range(number)), max_size=2, unique=True)):
        known[place] = draw(st.sampled_from(["2022-02/2030-01-01", "2022-02/2022-02-04", "2022-01/2022-02-03"]))
    return known, draw(st.lists(st.sampled_from(["m", "m", "n", None]), min_size=number, max_size=number))


@EXAMPLES
@given(successions())
@example((["2022-02-01/..", "2022-02-02/..", "2022-02/2022-02-04"], ["m", "m", None]))
@example((["2022-02/..", "2022-02-02/..", "2022-02-03/.."], ["m", "m", None]))
@example((["2022-02/2022-02-04", "2022-02-04/..", "2022-02-03/.."], ["m", "m", None]))
@example((["2022-01-31/..", "2022-02-03/..", "2022-02/2022-02-04"], ["m", "m", None]))
@example((["2022/..", "2022-02/2022-02-04", "2022-02-03/.."], ["m", "m", None]))
@example((["2022-02/2022-02-04", "2022-02-02/..", "2022-02-03/..", "2022-02-04/.."], ["m", "m", "m", None]))
def test_verdict_on_successive_terms_matches_all_completions(drawn: tuple[list[str], list[str | None]]) -> None:
    """The verdict on two terms of a chair agrees with all completions: no other term starts between them."""
    known, chairs = drawn
    terms = [
        make_chaired_term(span, f"t-{place}", chair)
        for place, (span, chair) in enumerate(zip(known, chairs, strict=True))
    ]
    expected = {
        frozenset({f"t-{first}", f"t-{second}"}): oracles.judge_succession(
            first, second, [Period.parse(span) for span in known]
        )
        for first in range(len(terms))
        for second in range(first)
        if chairs[first] == chairs[second] is not None
    }
    reported = {frozenset(finding.ids[1:3]): finding.verdict for finding in run_rule("PSM207", IPSM, *terms)}
    assert reported == {pair: answer for pair, answer in expected.items() if answer is not NO}


def test_report_of_a_repeated_chair_is_complete() -> None:
    """The finding points to the later term, then to the earlier, and counts the terms of the chair."""
    terms = [make_chaired_term(f"{year}-01-01/{year + 5}-01-01", f"t-{year}") for year in (2020, 2015, 2005)]
    between = make_chaired_term("2010-01-01/2015-01-01", "u", "n")
    (finding,) = run_rule("PSM207", IPSM, KASMAD, *terms, between)
    assert summarise(finding) == {
        "code": "PSM207",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {"member": "m", "first": "t-2015", "second": "t-2020", "count": 3},
        "ids": ["m", "t-2015", "t-2020", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_facts_that_would_settle_a_repeated_chair_are_named() -> None:
    """An undetermined finding names exactly the unknown starts, that of a term between included."""
    first, last = make_chaired_term("2015-01-01/2020", "a"), make_chaired_term("2020-06/2025", "b")
    between, outside = make_chaired_term("2020/2021-01-01", "u", None), make_chaired_term("2010/2012", "v", None)
    (finding,) = run_rule("PSM207", IPSM, outside, first, last, between)
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/board_terms/2/period/start", "/board_terms/3/period/start")
    (finding,) = run_rule("PSM207", IPSM, outside, make_chaired_term("2015/2020", "a"), last, between)
    assert finding.settled_by == tuple(f"/board_terms/{place}/period/start" for place in (1, 2, 3))


def test_every_pair_of_successive_terms_has_a_finding() -> None:
    """A chair of three terms in a row has two findings; a member who chairs other terms has none."""
    terms = [make_chaired_term(f"{year}-01-01/{year + 5}-01-01", f"t-{year}") for year in (2010, 2015, 2020)]
    others = [make_chaired_term(f"{year}-01-01/..", f"u-{year}", "n") for year in (2000, 2030)]
    findings = run_rule("PSM207", IPSM, *terms, *others)
    assert [finding.ids[1:3] for finding in findings] == [("t-2010", "t-2015"), ("t-2015", "t-2020")]
    assert {finding.params["count"] for finding in findings} == {3}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, YES),
        ({"status": TermStatus.DISPUTED}, YES),
        ({"status": TermStatus.ANNULLED}, NO),
        ({"period": None}, NO),
        ({"period": None, "label": "2020–2025"}, YES),
        ({"appointments": (appoint(None, member="m", capacity=Capacity.ACTING),)}, NO),
        ({"appointments": (appoint(None, post=Post.VICE_CHAIR, member="m"),)}, NO),
        ({"appointments": (appoint(None, member="m"), appoint(None, "b", member="m"))}, YES),
    ],
    ids=lambda value: str(list(value)) if isinstance(value, dict) else None,
)
def test_only_substantive_chairs_of_dated_terms_are_counted(change: dict[str, Any], expected: Verdict) -> None:
    """Substantive chairs of dated terms that were not annulled are counted, each once per term."""
    first, second = (
        make_chaired_term("2015-01-01/2020-01-01", "t-1"),
        make_chaired_term("2020-01-01/2025-01-01", "t-2", **change),
    )
    assert verdict("PSM207", IPSM, first, second) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, NO), ({"status": TermStatus.ANNULLED}, YES), ({"period": None}, YES), ({"status": TermStatus.DISPUTED}, NO)],
    ids=str,
)
def test_only_a_dated_term_in_office_separates_two_terms(change: dict[str, Any], expected: Verdict) -> None:
    """A term that is annulled or undated does not separate two terms of a chair."""
    first, second = make_chaired_term("2010-01-01/2015-01-01", "t-1"), make_chaired_term("2020-01-01/2025-01-01", "t-2")
    between = make_chaired_term("2015-01-01/2020-01-01", "u", None, **change)
    assert verdict("PSM207", IPSM, first, second, between) is expected


def test_offices_and_names_as_chairs_are_not_compared() -> None:
    """An office that chairs two terms may be two people."""
    terms = [term(f"{year}-01-01/..", f"t-{year}", appoint(None, office="Camat")) for year in (2015, 2020)]
    assert run_rule("PSM207", IPSM, *terms) == []


def test_terms_of_two_organisations_are_not_compared() -> None:
    """A chair of two organisations succeeds nobody."""
    other = Organisation(id="p", name="IPSM Misal", level=Level.VILLAGE)
    second = attrs.evolve(make_chaired_term("2020-01-01/..", "t-2"), organisation_id="p")
    assert run_rule("PSM207", IPSM, other, make_chaired_term("2015-01-01/2020-01-01", "t-1"), second) == []


@pytest.mark.parametrize(("number", "count"), [(10, 45), (11, 1), (300, 1)])
def test_pairs_of_undetermined_order_are_reported_up_to_a_limit(number: int, count: int) -> None:
    """Terms in an unknown order have one finding per pair, or a single one if the pairs are too many."""
    terms = [
        attrs.evolve(make_chaired_term("2020/2025", f"t-{place:03}"), status=TermStatus.DISPUTED)
        for place in range(number)
    ]
    findings = run_rule("PSM207", IPSM, *terms)
    assert (len(findings), {finding.verdict for finding in findings}) == (count, {MAYBE})
    if count == 1:
        (finding,) = findings
        assert finding.ids == ("m", *(board.id for board in terms), "o")
        assert finding.params == {"member": "m", "count": number, "organisation": "o", "most": MAX_PAIRS}
        assert len(finding.settled_by) == number


def test_a_group_of_repeated_chairs_is_as_certain_as_its_pairs() -> None:
    """If two of many terms certainly follow one another, the single finding on all of them is certain."""
    terms = [make_chaired_term("2020/2025", f"t-{place:03}") for place in range(11)]
    apart = [make_chaired_term("2020-12-31/2030-01-01", "u"), make_chaired_term("2021-01-01/2030-01-01", "v")]
    assert run_rule("PSM207", IPSM, *terms, *apart)[0].verdict is YES
    assert run_rule("PSM207", IPSM, *terms, apart[0])[0].verdict is MAYBE
    # A term of another chair that certainly starts between them separates the years.
    other = [make_chaired_term("2021/2030", f"w-{place:03}") for place in range(11)]
    between = make_chaired_term("2021-06-01/2030-01-01", "x", "n")
    later = [make_chaired_term("2022/2030", f"y-{place:03}") for place in range(11)]
    assert len(run_rule("PSM207", IPSM, *terms, *later, make_chaired_term("2021-06-01/2030-01-01", "x", "n"))) == 2
    assert len(run_rule("PSM207", IPSM, *terms, *other, between)) == 1


@pytest.mark.parametrize(
    ("term_fields", "post_fields", "fact"),
    [
        ({"withheld": ["status"]}, {}, "/board_terms/0/status"),
        ({}, {"withheld": ["capacity"]}, "/board_terms/0/appointments/0/capacity"),
    ],
)
def test_a_chair_by_what_is_left_out_is_not_certain(
    term_fields: dict[str, Any], post_fields: dict[str, Any], fact: str
) -> None:
    """A board that may be annulled, and a chair who may be acting, give no certain finding, and the fact is named."""
    chair = Appointment(id="a", post=Post.CHAIR, member_id="m", **post_fields)
    first = BoardTerm(id="t", organisation_id="o", label="2010–2014", appointments=[chair], **term_fields)
    again = BoardTerm(
        id="u", organisation_id="o", label="2015–2019", appointments=[attrs.evolve(chair, id="b", withheld=())]
    )
    findings = check(Register.of(IPSM, KASMAD, first, again), undetermined=True)
    assert [(f.verdict, fact in f.settled_by) for f in findings if f.code == "PSM207"] == [(Verdict.UNDETERMINED, True)]


def judge_limit(known: list[str], chairs: list[str | None], limit: int) -> Verdict:
    """Judge over all completions, those of one day in any order, whether "m" chairs more terms in a row."""
    starts = [sorted({start for start, _ in oracles.list_completions(Period.parse(span))}) for span in known]
    answers = set()
    for world in product(*starts):
        for order in permutations(range(len(known))):
            if all(world[first] <= world[second] for first, second in pairwise(order)):
                runs = [len(list(run)) for chair, run in groupby(chairs[place] for place in order) if chair == "m"]
                answers.add(max(runs, default=0) > limit)
    return Verdict.of(always=answers == {True}, possible=True in answers)


@EXAMPLES
@given(successions(), st.integers(1, 3))
@example((["2022-02-01/..", "2022-02-02/..", "2022-02-03/.."], ["m", "m", "m"]), 2)
@example((["2022-02/..", "2022-02-02/..", "2022-02-04/.."], [None, "m", "m"]), 1)
@example((["2022-02-02/..", "2022-02-02/..", "2022-02-03/.."], ["m", None, "m"]), 1)
def test_a_limit_is_judged_over_all_completions(drawn: tuple[list[str], list[str | None]], limit: int) -> None:
    """With a limit, the verdict on each chair agrees with all completions, and counts the terms in a row."""
    known, chairs = drawn
    terms = [
        make_chaired_term(span, f"t-{place}", chair)
        for place, (span, chair) in enumerate(zip(known, chairs, strict=True))
    ]
    reported = {finding.ids[0]: finding for finding in run_rule("PSM207", IPSM, *terms, max_terms=limit)}
    expected = judge_limit(known, chairs, limit)
    assert (reported["m"].verdict if "m" in reported else NO) is expected
    if expected is YES:
        count = reported["m"].params["count"]
        assert isinstance(count, int)
        assert judge_limit(known, chairs, count - 1) is YES
        assert judge_limit(known, chairs, count) is not YES


def test_report_of_an_exceeded_limit_is_complete() -> None:
    """The finding points to the last term and then to the others, and has the count and the limit."""
    terms = [make_chaired_term(f"{year}-01-01/{year + 5}-01-01", f"t-{year}") for year in (2020, 2015, 2010)]
    (finding,) = run_rule("PSM207", IPSM, KASMAD, *terms, max_terms=2)
    assert summarise(finding) == {
        "code": "PSM207",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {"member": "m", "count": 3, "organisation": "o", "limit": 2},
        "ids": ["m", "t-2010", "t-2015", "t-2020", "o"],
        "related": ["/board_terms/2", "/board_terms/1"],
        "settled_by": [],
    }
    assert run_rule("PSM207", IPSM, KASMAD, *terms, max_terms=3) == []


@pytest.mark.parametrize(
    ("change", "expected", "fact"),
    [
        ({}, YES, None),
        ({"status": TermStatus.CARETAKER}, YES, None),
        ({"status": TermStatus.ANNULLED}, NO, None),
        ({"status": TermStatus.DISPUTED}, MAYBE, "status"),
        ({"withheld": ["status"]}, MAYBE, "status"),
        ({"period": None}, NO, None),
        ({"period": None, "withheld": ["period"]}, YES, None),
        ({"appointments": (), "withheld": ["appointments"]}, MAYBE, "appointments"),
        ({"appointments": ()}, NO, None),
        ({"appointments": (appoint(None, member="m", capacity=Capacity.ACTING),)}, NO, None),
        ({"appointments": (appoint(None, office="Camat"),)}, NO, None),
        ({"appointments": (Appointment(id="a", post=Post.CHAIR, withheld=["member_id"]),)}, MAYBE, "member_id"),
        (
            {"appointments": (Appointment(id="a", post=Post.CHAIR, member_id="m", withheld=["capacity"]),)},
            MAYBE,
            "capacity",
        ),
    ],
    ids=str,
)
def test_what_counts_towards_a_limit(change: dict[str, Any], expected: Verdict, fact: str | None) -> None:
    """A board that may not count, or a chair who may not be one, is undetermined, and the fact is named."""
    first = make_chaired_term("2010-01-01/2015-01-01", "t-1")
    second = make_chaired_term("2015-01-01/2020-01-01", "t-2", **change)
    findings = run_rule("PSM207", IPSM, first, second, max_terms=1)
    assert [finding.verdict for finding in findings] == ([] if expected is NO else [expected])
    named = [pointer.rpartition("/")[2] for finding in findings for pointer in finding.settled_by]
    assert named == ([] if fact is None else [fact])


def test_a_term_with_withheld_dates_may_break_a_row() -> None:
    """A term of another chair whose dates are withheld may lie between two, and its dates would settle it."""
    terms = [make_chaired_term(f"{year}-01-01/{year + 5}-01-01", f"t-{year}") for year in (2010, 2015)]
    between = attrs.evolve(make_chaired_term(None, "u", "n"), withheld=["period", "label"])
    (finding,) = run_rule("PSM207", IPSM, *terms, between, max_terms=1)
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/board_terms/2/label", "/board_terms/2/period"))


def test_terms_that_another_chair_interrupts_exceed_no_limit() -> None:
    """Two terms with a board of another chair between them are not two in a row."""
    chairs = ((2010, "m"), (2015, "n"), (2020, "m"))
    terms = [make_chaired_term(f"{year}-01-01/{year + 5}-01-01", f"t-{year}", chair) for year, chair in chairs]
    assert run_rule("PSM207", IPSM, *terms, max_terms=1) == []
