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
from tests.rules.samples import run_rule, summarise


@given(families())
@example(circle("a"))
@example([*circle("b", "a"), organisation("c", "a"), organisation("d", "c")])
@example([*circle("c", "b"), *circle("a", "d")])
def test_each_circle_has_one_finding(several: list[Organisation]) -> None:
    """PSM003 reports each circle of parents once, upwards from its smallest id, and no chain that leads into one."""
    parents = {organisation_.id: organisation_.parent_id for organisation_ in several}
    places = {organisation_.id: place for place, organisation_ in enumerate(several)}
    findings = run_rule("PSM003", *several)
    assert sorted(sorted(finding.ids) for finding in findings) == sorted(map(sorted, oracles.circles(several)))
    for finding in findings:
        assert finding.ids[0] == min(finding.ids)
        assert [parents[step] for step in finding.ids] == [*finding.ids[1:], finding.ids[0]]
        assert [finding.path, *finding.related] == [f"/organisations/{places[step]}/parent_id" for step in finding.ids]
        assert finding.params == {"chain": " > ".join((*finding.ids, finding.ids[0]))}


def test_report_of_a_circle_is_complete() -> None:
    """PSM003 points to the parent of the smallest id, and to those of the others."""
    (finding,) = run_rule("PSM003", organisation("x", "c"), *circle("c", "a", "b"))
    assert summarise(finding) == {
        "code": "PSM003",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/2/parent_id",
        "params": {"chain": "a > b > c > a"},
        "ids": ["a", "b", "c"],
        "related": ["/organisations/3/parent_id", "/organisations/1/parent_id"],
        "settled_by": [],
    }


def test_long_chains_are_followed() -> None:
    """A long chain of parents is followed, and a circle of the same length is reported completely."""
    ids = [f"{place:05}" for place in range(5000)]
    line = [organisation(id_, parent) for id_, parent in pairwise(ids)]
    assert run_rule("PSM003", *line, organisation(ids[-1])) == []
    (finding,) = run_rule("PSM003", *line, organisation(ids[-1], ids[0]))
    assert list(finding.ids) == ids
