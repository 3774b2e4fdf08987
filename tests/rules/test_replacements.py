"""PSM211 and PSM214: appointments that replace themselves, and replacements in another post."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Post, Register
from psm_model.rules import check
from tests.rules.records import IPSM, KASMAD, NO, YES, found, held, term, verdict

NAMES = "abcdef"


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


@pytest.mark.parametrize(
    ("post", "section", "expected"),
    [
        (Post.SECTION_HEAD, "Humas", NO),
        (Post.SECTION_HEAD, "  HUMAS ", NO),
        (Post.SECTION_HEAD, "Usaha", YES),
        (Post.SECTION_HEAD, None, YES),
        (Post.SECTION_MEMBER, "Humas", YES),
    ],
)
def test_a_replacement_takes_the_seat_of_the_one_replaced(post: Post, section: str | None, expected: object) -> None:
    """The post and the section are those of the one replaced, but for case and spacing."""
    old = held("2020/2022", "a", Post.SECTION_HEAD, section="Humas")
    new = held("2023/2025", "b", post, section=section, replaces="a")
    assert verdict("PSM214", IPSM, term("2020/2025", "t", old, new)) is expected
    assert verdict("PSM214", IPSM, term("2020/2025", "t", old, attrs.evolve(new, replaces_id="nobody"))) is NO


@given(
    st.lists(st.none() | st.sampled_from(NAMES), min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(st.sampled_from(["2020-01-01/2021-01-01", "2021-01-01/2022-01-01", "2021", None]), min_size=6, max_size=6),
)
def test_a_circle_is_left_to_its_rule(replaces: list[str | None], spans: list[str | None]) -> None:
    """PSM205 and PSM209 ask no replacement that is part of a circle, and each that leads into one or is in none."""
    spans = [span and (span if "/" in span else f"{span}/{span}") for span in spans]
    given_ones = zip(NAMES, replaces, spans, strict=True)
    appointments = [held(span, name, replaces=before) for name, before, span in given_ones]
    board = term("2020-01-01/2025-01-01", "t", *appointments)
    circling = {an_id for one in found("PSM211", IPSM, board) for an_id in one.ids[:-2]}
    replaced = {name: before for name, before in zip(NAMES, replaces, strict=True) if before is not None}
    for code in ("PSM205", "PSM209"):
        pairs = {frozenset(one.ids[:2]) for one in found(code, IPSM, board)}
        assert not pairs & {frozenset((name, replaced[name])) for name in circling}
        # Without the references of the circles, all other pairs are what they are with them.
        cut = [attrs.evolve(one, replaces_id=None) if one.id in circling else one for one in appointments]
        without = {frozenset(one.ids[:2]) for one in found(code, IPSM, term("2020-01-01/2025-01-01", "t", *cut))}
        assert pairs == without - {frozenset((name, replaced[name])) for name in circling}


def test_two_chairs_who_replace_each_other_are_one_finding() -> None:
    """The register is told that its circle is impossible, and nothing else of its pair."""
    years = [held("2020/2022", "a", replaces="b"), held("2022/2024", "b", replaces="a")]
    members = [attrs.evolve(KASMAD, id=f"m-{one.id}") for one in years]
    report = check(Register.of(IPSM, *members, term("2019/2025", "t", *years)), undetermined=True)
    assert [code for code in report.codes if code.startswith("PSM2")] == ["PSM211"]
