"""PSM203: when two-core-posts is found, and when not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post
from psm_model.values import Period, PersonName
from tests.rules import oracles
from tests.rules.boards.boards_records import BOARD, CORE, EXAMPLES, beside, boards
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told
from tests.rules.spans import spans


@EXAMPLES
@given(boards(), st.sets(st.sampled_from([Post.CHAIR, Post.SECRETARY, Post.VICE_CHAIR])))
def test_two_core_posts_are_those_held_on_some_day(board: tuple[Appointment, ...], core: set[Post]) -> None:
    """On known days, exactly the pairs of core posts that one member holds on one day are found, each once."""
    findings = found("PSM203", IPSM, term(BOARD, "t", *board), core_posts=tuple(core))
    assert {one.verdict for one in findings} <= {YES}
    known = sorted(sorted(one.ids[:2]) for one in findings)
    assert known == sorted(map(sorted, oracles.two_core_posts(board, core)))


@EXAMPLES
@given(spans(), spans())
def test_two_core_posts_as_completions_have_it(first: str, second: str) -> None:
    """On days not known, the verdict is that of all completions of both."""
    wanted, _ = oracles.sharing(Period.parse(first), Period.parse(second))
    posts = held(first, member="m"), held(second, "b", Post.TREASURER, member="m")
    assert beside("PSM203", *posts) is wanted


def test_two_core_posts_are_told_whole() -> None:
    """The finding tells the member, both appointments and the days that they share."""
    one, other = held("2021-03-01/2022", member="m"), held("2021-03-01/2021-04-01", "b", Post.TREASURER, member="m")
    (finding,) = found("PSM203", IPSM, KASMAD, term(BOARD, "t", other, one))
    assert told(finding) == {
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


def test_what_would_settle_two_core_posts_is_told() -> None:
    """Where it is open, the finding names the ends that decide."""
    one, other = held("2021/2022", member="m"), held("2022-01-01/2022-02-01", "b", Post.TREASURER, member="m")
    (finding,) = found("PSM203", IPSM, KASMAD, term(BOARD, "t", one, other))
    assert finding.verdict is MAYBE
    assert finding.settled_by == ("/board_terms/0/appointments/0/period/end",)


@pytest.mark.parametrize("capacity", [Capacity.ACTING, Capacity.HOLDOVER, Capacity.EX_OFFICIO])
def test_a_second_core_post_in_another_capacity_is_none(capacity: Capacity) -> None:
    """Only posts that a member holds in their own right count."""
    posts = held(BOARD, member="m"), held(BOARD, "b", Post.TREASURER, member="m", capacity=capacity)
    assert beside("PSM203", *posts) is NO


def test_a_name_is_no_identity() -> None:
    """Two core posts held under one name are not one person's."""
    first, second = (
        Appointment(id=post, post=post, name=PersonName("Kasmad"), period=Period.parse(BOARD)) for post in CORE[:2]
    )
    assert beside("PSM203", first, second) is NO
