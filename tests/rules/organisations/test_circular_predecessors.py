"""PSM409: when circular-predecessors is found, and when not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import Organisation, Predecessor, Succession
from tests.rules.organisations.organisations_records import IDS, organisation
from tests.rules.samples import run_rule, summarise


def continuing(id_: str, *before: str, kind: Succession = Succession.MERGED) -> Organisation:
    """Return an organisation that continues others."""
    predecessors = [Predecessor(organisation_id=other, kind=kind) for other in before]
    return attrs.evolve(organisation(id_), predecessors=predecessors)


@st.composite
def successions(draw: st.DrawFn) -> list[Organisation]:
    """Generate organisations that continue each other or unknown ones, some with the same id."""
    others = st.lists(st.sampled_from(["nowhere", *IDS[:5]]), max_size=2)
    ids = draw(st.lists(st.sampled_from(IDS[:5]), min_size=1, max_size=6))
    return [continuing(id_, *draw(others), kind=draw(st.sampled_from(Succession))) for id_ in ids]


def expected_circles(several: Sequence[Organisation]) -> set[frozenset[str]]:
    """Return the groups of ids that reach each other and themselves, from all paths of references."""
    first = {organisation_.id: organisation_ for organisation_ in reversed(several)}
    reaches = {
        (organisation_.id, before.organisation_id)
        for organisation_ in first.values()
        for before in organisation_.predecessors
    }
    for middle, start, end in product(IDS, IDS, IDS):
        if (start, middle) in reaches and (middle, end) in reaches:
            reaches.add((start, end))
    return {
        frozenset(other for other in first if (id_, other) in reaches and (other, id_) in reaches)
        for id_ in first
        if (id_, id_) in reaches
    }


@given(successions())
@example([continuing("a", "a")])
@example([continuing("a", "b", "c"), continuing("b", "a"), continuing("c", "a")])
@example([continuing("a", "b"), continuing("b", "c"), continuing("c", "b")])
def test_each_circle_has_one_finding(several: list[Organisation]) -> None:
    """PSM409 reports the organisations that continue one another once, whatever the kind, and no line into a circle."""
    findings = run_rule("PSM409", *several)
    assert len(findings) == len({finding.ids for finding in findings})
    assert {frozenset(finding.ids) for finding in findings} == expected_circles(several)
    positions = {organisation_.id: place for place, organisation_ in reversed(list(enumerate(several)))}
    for finding in findings:
        assert list(finding.ids) == sorted(finding.ids)
        assert [finding.path, *finding.related] == [
            f"/organisations/{positions[id_]}/predecessors/{number}"
            for id_ in finding.ids
            for number, before in enumerate(several[positions[id_]].predecessors)
            if before.organisation_id in finding.ids
        ]


def test_report_of_a_circle_is_complete() -> None:
    """PSM409 points to the predecessors within the circle, and names all organisations in it."""
    (finding,) = run_rule("PSM409", continuing("b", "x", "a"), organisation("x"), continuing("a", "b"))
    assert summarise(finding) == {
        "code": "PSM409",
        "severity": "error",
        "verdict": "yes",
        "path": "/organisations/2/predecessors/0",
        "params": {"organisations": "'a', 'b'"},
        "ids": ["a", "b"],
        "related": ["/organisations/0/predecessors/1"],
        "settled_by": [],
    }
