"""PSM211: when circular-replacement is found, and when not."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import Post, Register
from tests.rules.boards.replacements_records import NAMES
from tests.rules.samples import IPSM, KASMAD, found, held, term


@given(st.lists(st.none() | st.sampled_from(NAMES), min_size=len(NAMES), max_size=len(NAMES)))
def test_each_circle_is_found_once(replaces: list[str | None]) -> None:
    """Of any references, exactly those that lead back to themselves are found, each circle once."""
    before = dict(zip(NAMES, replaces, strict=True))
    appointments = [held(None, name, Post.MEMBER, replaces=before[name]) for name in NAMES]

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
    findings = found("PSM211", IPSM, term("2020/2025", "t", *appointments))
    assert sorted(sorted(one.ids[:-2]) for one in findings) == sorted(map(sorted, circles))


def test_a_circle_is_found_at_its_first_appointment() -> None:
    """Both ends of the circle are pointed at, and its ids are named."""
    (one,) = found("PSM211", IPSM, term(None, "t", held(None, "b", replaces="a"), held(None, "a", replaces="b")))
    assert (one.path, one.related) == ("/board_terms/0/appointments/0", ("/board_terms/0/appointments/1",))
    assert one.params == {"term": "t", "appointments": "'a', 'b'"}
    assert one.ids == ("a", "b", "t", "o")


def test_two_chairs_who_replace_each_other_are_one_finding() -> None:
    """The register is told that its circle is impossible, and nothing else of its pair."""
    years = [held("2020/2022", "a", replaces="b"), held("2022/2024", "b", replaces="a")]
    members = [attrs.evolve(KASMAD, id=f"m-{one.id}") for one in years]
    report = check(Register.of(IPSM, *members, term("2019/2025", "t", *years)), undetermined=True)
    assert [code for code in report.codes if code.startswith("PSM2")] == ["PSM211"]
