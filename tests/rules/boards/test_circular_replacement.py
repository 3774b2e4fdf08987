"""PSM211: conditions and report of circular-replacement."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import Post, Register
from tests.rules.boards.replacements_records import NAMES
from tests.rules.samples import IPSM, KASMAD, appoint, run_rule, term


@given(st.lists(st.none() | st.sampled_from(NAMES), min_size=len(NAMES), max_size=len(NAMES)))
def test_each_circle_has_one_finding(replaces: list[str | None]) -> None:
    """Exactly the references that lead back to themselves are reported, each circle once."""
    before = dict(zip(NAMES, replaces, strict=True))
    appointments = [appoint(None, name, Post.MEMBER, replaces=before[name]) for name in NAMES]

    def leads_back(name: str) -> frozenset[str] | None:
        line = []
        step = before[name]
        for _ in NAMES:
            if step is None:
                return None
            line.append(step)
            if step == name:
                return frozenset(line)
            step = before[step]
        return None

    circles = {circle for name in NAMES if (circle := leads_back(name)) is not None}
    findings = run_rule("PSM211", IPSM, term("2020/2025", "t", *appointments))
    assert sorted(sorted(finding.ids[:-2]) for finding in findings) == sorted(map(sorted, circles))


def test_finding_of_a_circle_points_to_its_first_appointment() -> None:
    """The finding points to both ends of the circle and names its ids."""
    (finding,) = run_rule(
        "PSM211", IPSM, term(None, "t", appoint(None, "b", replaces="a"), appoint(None, "a", replaces="b"))
    )
    assert (finding.path, finding.related) == ("/board_terms/0/appointments/0", ("/board_terms/0/appointments/1",))
    assert finding.params == {"term": "t", "appointments": "'a', 'b'"}
    assert finding.ids == ("a", "b", "t", "o")


def test_two_chairs_who_replace_each_other_have_one_finding() -> None:
    """The report has the impossible circle and no other finding on the pair."""
    years = [appoint("2020/2022", "a", replaces="b"), appoint("2022/2024", "b", replaces="a")]
    members = [attrs.evolve(KASMAD, id=f"m-{appointment.id}") for appointment in years]
    report = check(Register.of(IPSM, *members, term("2019/2025", "t", *years)), undetermined=True)
    assert [code for code in report.codes if code.startswith("PSM2")] == ["PSM211"]
