"""PSM003: when parent-cycle is found, and when not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given

from psm_model.entities import Organisation
from tests.rules import oracles
from tests.rules.organisations.organisations_records import (
    circle,
    families,
    organisation,
)
from tests.rules.samples import found, told


@given(families())
@example(circle("a"))
@example([*circle("b", "a"), organisation("c", "a"), organisation("d", "c")])
@example([*circle("c", "b"), *circle("a", "d")])
def test_circles_are_each_told_once(several: list[Organisation]) -> None:
    """PSM003 tells each circle of parents once, from its smallest id on upwards, and no line that leads into one."""
    parents = {one.id: one.parent_id for one in several}
    places = {one.id: place for place, one in enumerate(several)}
    findings = found("PSM003", *several)
    assert sorted(sorted(one.ids) for one in findings) == sorted(map(sorted, oracles.circles(several)))
    for one in findings:
        assert one.ids[0] == min(one.ids)
        assert [parents[step] for step in one.ids] == [*one.ids[1:], one.ids[0]]
        assert [one.path, *one.related] == [f"/organisations/{places[step]}/parent_id" for step in one.ids]
        assert one.params == {"chain": " > ".join((*one.ids, one.ids[0]))}


def test_what_is_told_of_a_circle() -> None:
    """PSM003 points to the parent of the smallest id, and to those of the others."""
    (one,) = found("PSM003", organisation("x", "c"), *circle("c", "a", "b"))
    assert told(one) == {
        "code": "PSM003",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/2/parent_id",
        "params": {"chain": "a > b > c > a"},
        "ids": ["a", "b", "c"],
        "related": ["/organisations/3/parent_id", "/organisations/1/parent_id"],
        "settled_by": [],
    }


def test_long_lines_are_no_matter() -> None:
    """A line of parents of any length is walked, and a circle of that length is told whole."""
    ids = [f"{place:05}" for place in range(5000)]
    line = [organisation(one, parent) for one, parent in pairwise(ids)]
    assert found("PSM003", *line, organisation(ids[-1])) == []
    (one,) = found("PSM003", *line, organisation(ids[-1], ids[0]))
    assert list(one.ids) == ids
