"""PSM510: when circular-decrees is found, and when not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus
from tests.rules.samples import run_rule, summarise

IDS = ("sk-1", "sk-2", "sk-3", "sk-4")
CHANGED: st.SearchStrategy[list[str]] = st.just([]) | st.lists(st.sampled_from([*IDS, "nowhere"]), max_size=2)


@st.composite
def decrees(draw: st.DrawFn) -> list[Decree]:
    """Generate decrees with different ids that change each other."""
    return [
        Decree(
            id=decree_id,
            status=draw(st.sampled_from(DecreeStatus)),
            amends_ids=draw(CHANGED),
            replaces_ids=draw(CHANGED),
            revokes_ids=draw(CHANGED),
        )
        for decree_id in draw(st.permutations(IDS))[: draw(st.integers(0, 4))]
    ]


def leads_back(decree: Decree, by_id: dict[str, Decree]) -> set[str]:
    """Return the decrees from which a decree can be reached that it reaches itself, itself among them."""

    def list_reached(start: Decree) -> set[str]:
        reached: set[str] = set()
        for _ in by_id:
            for other in [start, *(by_id[id_] for id_ in reached)]:
                reached |= {*other.amends_ids, *other.replaces_ids, *other.revokes_ids} & by_id.keys()
        return reached

    return {id_ for id_ in list_reached(decree) if decree.id in list_reached(by_id[id_])}


@given(decrees())
def test_circles_match_reachability(drawn: list[Decree]) -> None:
    """Decrees that lead back to themselves, through whatever relation, are found once with all that are between."""
    by_id = {decree.id: decree for decree in drawn}
    expected = {tuple(sorted(back)) for decree in drawn if (back := leads_back(decree, by_id))}
    findings = run_rule("PSM510", *drawn)
    assert sorted(finding.ids for finding in findings) == sorted(expected)
    for finding in findings:
        positions = [int(pointer.removeprefix("/decrees/")) for pointer in (finding.path, *finding.related)]
        assert tuple(drawn[position].id for position in positions) == finding.ids


def test_the_first_of_several_decrees_with_one_id_counts() -> None:
    """A duplicate, which PSM001 reports, makes no circle."""
    first, second = Decree(id="sk-1"), Decree(id="sk-1", amends_ids=["sk-1"])
    assert run_rule("PSM510", first, second) == []
    assert len(run_rule("PSM510", second, first)) == 1


def test_report_of_a_circle_is_complete() -> None:
    """The finding points to the decrees of the circle, in the order of their ids."""
    circle = [Decree(id="sk-2", revokes_ids=["sk-1"]), Decree(id="sk-1", amends_ids=["sk-2"])]
    (finding,) = run_rule("PSM510", Decree(id="sk-0"), *circle)
    assert summarise(finding) == {
        "code": "PSM510",
        "severity": "error",
        "verdict": "yes",
        "path": "/decrees/2",
        "related": ["/decrees/1"],
        "settled_by": [],
        "ids": ["sk-1", "sk-2"],
        "params": {"decrees": "'sk-1', 'sk-2'"},
    }
