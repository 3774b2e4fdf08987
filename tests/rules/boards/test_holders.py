"""Holders of posts as candidates: a board's clusters, compared with each pair."""

from __future__ import annotations

from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import OrganisationSubject, clusters
from psm_model.checking.board import get_holder, iter_appointments
from psm_model.checking.clusters import Cluster, find_pairs
from psm_model.entities import Appointment, BoardTerm, Post, Tenure
from psm_model.rules.boards.holders import judge_handover, judge_overlap, list_held_candidates
from psm_model.values import Period
from tests.rules.spans import generate_span


@st.composite
def boards(draw: st.DrawFn) -> BoardTerm:
    """Generate a board of up to seven chairs, most for the whole term and some with successors."""
    number = draw(st.integers(2, 7))
    chairs = tuple(
        Appointment(
            id=f"a-{at}",
            post=Post.CHAIR,
            member_id=f"m-{draw(st.integers(0, at))}",
            period=draw(st.none() | generate_span().map(Period.parse)),
            replaces_id=draw(st.sampled_from([None, *(f"a-{earlier}" for earlier in range(at))])),
        )
        for at in range(number)
    )
    whole = draw(st.sampled_from([Tenure.WHOLE_TERM, Tenure.UNSTATED]))
    return BoardTerm(
        id="t", organisation_id="o", period=Period.parse(draw(generate_span())), tenure=whole, appointments=chairs
    )


@given(boards(), st.booleans())
def test_a_board_is_as_certain_as_its_most_certain_pair(term: BoardTerm, handovers: bool) -> None:  # noqa: FBT001
    """If every pair is a cluster, exactly the possible clusters are found, certain if any of their pairs is."""
    (board,) = OrganisationSubject(organisation=None, path="", terms=(("", term),)).boards
    chairs = list_held_candidates(board, iter_appointments("", term), get_holder)
    judge = judge_handover if handovers else judge_overlap
    expected = [
        (first.subject.path, other.subject.path, verdict)
        for first, other in combinations(chairs, 2)
        if first.side != other.side and (verdict := judge(first, other)).possible
    ]
    with patch.object(clusters, "MAX_PAIRS", 0):
        matches = list(find_pairs(chairs, judge, handover=handovers))
    for cluster in matches:
        assert isinstance(cluster, Cluster)
        members = {member.subject.path for member in cluster.members}
        within = [verdict for first, second, verdict in expected if {first, second} <= members]
        assert cluster.verdict.certain == any(verdict.certain for verdict in within)
        expected = [pair for pair in expected if not {pair[0], pair[1]} <= members]
    assert expected == []
