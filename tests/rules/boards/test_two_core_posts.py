"""PSM203: conditions and report of two-core-posts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post
from psm_model.values import Period, PersonName
from tests.rules import oracles
from tests.rules.boards.boards_records import BOARD, CORE, EXAMPLES, boards, verdict_on_pair
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, appoint, run_rule, summarise, term
from tests.rules.spans import generate_span


@EXAMPLES
@given(boards(), st.sets(st.sampled_from([Post.CHAIR, Post.SECRETARY, Post.VICE_CHAIR])))
def test_each_pair_of_core_posts_on_known_days_has_one_finding(board: tuple[Appointment, ...], core: set[Post]) -> None:
    """On known days, exactly the pairs of core posts that one member holds on one day are reported, each once."""
    findings = run_rule("PSM203", IPSM, term(BOARD, "t", *board), core_posts=tuple(core))
    assert {finding.verdict for finding in findings} <= {YES}
    known = sorted(sorted(finding.ids[:2]) for finding in findings)
    assert known == sorted(map(sorted, oracles.find_core_post_pairs(board, core)))


@EXAMPLES
@given(generate_span(), generate_span())
def test_verdict_on_two_core_posts_matches_all_completions(first: str, second: str) -> None:
    """On imprecise days, the verdict agrees with all completions of both."""
    expected, _ = oracles.judge_sharing(Period.parse(first), Period.parse(second))
    posts = appoint(first, member="m"), appoint(second, "b", Post.TREASURER, member="m")
    assert verdict_on_pair("PSM203", *posts) is expected


def test_report_of_two_core_posts_is_complete() -> None:
    """The finding shows the member, both appointments and the days that they share."""
    chair, treasurer = (
        appoint("2021-03-01/2022", member="m"),
        appoint("2021-03-01/2021-04-01", "b", Post.TREASURER, member="m"),
    )
    (finding,) = run_rule("PSM203", IPSM, KASMAD, term(BOARD, "t", treasurer, chair))
    assert summarise(finding) == {
        "code": "PSM203",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0/appointments/0",
        "params": {
            "term": "t",
            "member": "m",
            "first": "a",
            "second": "b",
            "certain_days": "2021-03-01/2021-04-01",
            "possible_days": "2021-03-01/2021-04-01",
        },
        "ids": ["a", "b", "t", "o"],
        "related": ["/board_terms/0/appointments/1"],
        "settled_by": [],
    }


def test_facts_that_would_settle_two_core_posts_are_named() -> None:
    """An undetermined finding names the ends that decide."""
    chair, treasurer = (
        appoint("2021/2022", member="m"),
        appoint("2022-01-01/2022-02-01", "b", Post.TREASURER, member="m"),
    )
    (finding,) = run_rule("PSM203", IPSM, KASMAD, term(BOARD, "t", chair, treasurer))
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/board_terms/0/appointments/0/period/end",)


@pytest.mark.parametrize("capacity", [Capacity.ACTING, Capacity.HOLDOVER, Capacity.EX_OFFICIO])
def test_only_substantive_core_posts_count(capacity: Capacity) -> None:
    """A second core post in another capacity is not reported."""
    posts = appoint(BOARD, member="m"), appoint(BOARD, "b", Post.TREASURER, member="m", capacity=capacity)
    assert verdict_on_pair("PSM203", *posts) is NO


def test_equal_names_do_not_identify_a_holder() -> None:
    """Two core posts under one name may belong to two people."""
    first, second = (
        Appointment(id=post, post=post, name=PersonName("Kasmad"), period=Period.parse(BOARD)) for post in CORE[:2]
    )
    assert verdict_on_pair("PSM203", first, second) is NO
