"""iter_circles: circles of references, compared with what can be reached."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.rules.cycles import iter_circles

IDS = "abcdef"
REFERENCES = st.dictionaries(
    st.sampled_from(IDS), st.lists(st.sampled_from([*IDS, "nowhere"]), min_size=1, max_size=3).map(tuple)
)


def list_reached(references: dict[str, tuple[str, ...]], start: str) -> set[str]:
    """Return all ids that an id refers to, directly or through others."""
    reached: set[str] = set()
    found = set(references.get(start, ()))
    while found - reached:
        reached |= found
        found = {other for id_ in reached for other in references.get(id_, ())}
    return reached


@given(REFERENCES)
def test_circles_match_reachability(references: dict[str, tuple[str, ...]]) -> None:
    """Two ids are in one circle if each can be reached from the other; each circle is yielded once and sorted."""
    reached = {id_: list_reached(references, id_) for id_ in references}
    expected = {
        tuple(sorted({other for other in reached[id_] if id_ in reached.get(other, ())}))
        for id_ in references
        if id_ in reached[id_]
    }
    circles = list(iter_circles(references))
    assert set(circles) == expected
    assert len(circles) == len(expected)


def test_long_chains_need_no_recursion() -> None:
    """A chain of many ids, and a circle of many, are followed to their end."""
    many = 5000
    chain = {str(number): (str(number + 1),) for number in range(many)}
    assert list(iter_circles(chain)) == []
    ((*circle,),) = iter_circles({**chain, str(many): ("0",)})
    assert len(circle) == many + 1
