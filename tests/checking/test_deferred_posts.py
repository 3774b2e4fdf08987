"""DeferredPosts: the terms with members, and a day on or before every start."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.deferred_posts import DeferredPosts, DeferredTerm
from psm_model.values.bounds import UNBOUNDED

_TERMS = st.lists(st.tuples(st.lists(st.sampled_from("mnop"), max_size=3), st.integers(-9, 9)), max_size=5)


@given(_TERMS)
def test_terms_with_members_are_kept(terms: list[tuple[list[str], int]]) -> None:
    """Terms with members are kept in order; the earliest day is that of these terms, also in another process."""
    posts = DeferredPosts()
    for position, (member_ids, earliest) in enumerate(terms):
        posts.add(position + 2, position, member_ids, earliest)
    sent = pickle.loads(pickle.dumps(posts))  # noqa: S301  # written in this line
    kept = [(place, ids, earliest) for place, (ids, earliest) in enumerate(terms) if ids]
    assert list(sent) == [DeferredTerm(place + 2, place, tuple(ids)) for place, ids, _ in kept]
    assert sent.member_ids == {member_id for _, ids, _ in kept for member_id in ids}
    assert sent.earliest == min((earliest for _, _, earliest in kept), default=UNBOUNDED)


@pytest.mark.parametrize("count", [0, 1])
def test_a_term_without_members_is_left_out(count: int) -> None:
    """A term on whose board no member is recorded never matters."""
    posts = DeferredPosts()
    posts.add(0, 0, ["m"] * count, 7)
    assert (len(list(posts)), posts.earliest) == (count, 7 if count else UNBOUNDED)
