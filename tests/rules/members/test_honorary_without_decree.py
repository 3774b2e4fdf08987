"""PSM305: conditions and report of honorary-without-decree."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Decree, Member, Membership
from tests.rules.members.membership_records import DECREE, DECREES, MEMBERS, OTHER, has_issued_decree
from tests.rules.samples import KASMAD, MAYBE, NO, YES, run_rule, summarise, verdict


@given(MEMBERS, DECREES, st.booleans(), st.booleans())
def test_honorary_members_without_an_issued_decree_are_found(
    member: Member,
    decrees: list[Decree],
    expected: bool,  # noqa: FBT001
    withheld: bool,  # noqa: FBT001
) -> None:
    """An honorary member is found if decrees are expected, none of theirs was issued, and none withheld."""
    is_found = (
        expected
        and not withheld
        and member.membership is Membership.HONORARY
        and not has_issued_decree(member, decrees)
    )
    recorded = attrs.evolve(member, withheld=["decree_ids"], decree_ids=()) if withheld else member
    assert verdict("PSM305", *decrees, recorded, expect_decrees=expected) is (YES if is_found else NO)


def test_decrees_are_not_expected_by_default() -> None:
    """By default, no decree is expected, and a member without one has no finding."""
    assert run_rule("PSM305", attrs.evolve(OTHER, membership=Membership.HONORARY, decree_ids=())) == []


def test_report_of_a_missing_decree_is_complete() -> None:
    """The finding points to the member."""
    member = attrs.evolve(KASMAD, membership=Membership.HONORARY)
    (finding,) = run_rule("PSM305", DECREE, OTHER, member, expect_decrees=True)
    assert summarise(finding) == {
        "code": "PSM305",
        "severity": "warning",
        "verdict": "yes",
        "path": "/members/1",
        "params": {"member": "m"},
        "ids": ["m"],
        "related": [],
        "settled_by": [],
    }


@pytest.mark.parametrize("decree_ids", [(), ("sk",)])
def test_a_membership_left_out_may_be_honorary_or_not(decree_ids: tuple[str, ...]) -> None:
    """Without a decree, a member whose membership is left out on purpose lacks one by PSM305 or by PSM308."""
    member = attrs.evolve(KASMAD, decree_ids=decree_ids, withheld=["membership"])
    findings = run_rule("PSM305", DECREE, member, expect_decrees=True)
    assert [(each.verdict, each.settled_by) for each in findings] == [(MAYBE, ("/members/0/membership",))] * (
        not decree_ids
    )
