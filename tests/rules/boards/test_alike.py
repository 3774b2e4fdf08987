"""Groups of appointments that are alike, or may be, are those of all pairs."""

from __future__ import annotations

from itertools import combinations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking.board import PlacedAppointment
from psm_model.entities import Appointment, Post
from psm_model.rules.boards.alike import group_alike

TEXTS = st.sampled_from([None, "x", "y"])


@st.composite
def posts(draw: st.DrawFn) -> list[PlacedAppointment]:
    """Generate appointments of few sections and titles, some of which withhold these."""
    placed = []
    for number in range(draw(st.integers(0, 5))):
        post = Appointment(id=str(number), post=Post.CHAIR, member_id="m", section=draw(TEXTS), title=draw(TEXTS))
        absent = [name for name in ("section", "title", "note") if getattr(post, name) is None]
        withheld = draw(st.lists(st.sampled_from(absent), unique=True)) if absent else []
        placed.append(PlacedAppointment(str(number), attrs.evolve(post, withheld=withheld)))
    return placed


def may_be_alike(first: Appointment, second: Appointment) -> bool:
    """Return whether two appointments agree in each field, or one of them withholds it."""
    return all(
        getattr(first, name) == getattr(second, name) or name in first.withheld or name in second.withheld
        for name in ("section", "title")
    )


@given(posts())
def test_groups_hold_each_pair_that_may_be_alike_once(placed: list[PlacedAppointment]) -> None:
    """Two appointments are in one group exactly if each field is the same or withheld."""
    groups = group_alike(placed, ("section", "title"), lambda post: (post.section, post.title))
    pairs = [frozenset((first.path, other.path)) for group in groups for first, other in combinations(group, 2)]
    expected = [frozenset((a, b)) for (a, first), (b, other) in combinations(placed, 2) if may_be_alike(first, other)]
    assert sorted(map(sorted, pairs)) == sorted(map(sorted, expected))
