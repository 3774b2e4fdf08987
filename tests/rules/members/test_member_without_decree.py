"""PSM305 and PSM308: the decrees that members should have by the rules of the association and by practice."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus, Membership
from psm_model.values import PartialDate
from tests.rules.members.membership_records import DECREE, OTHER
from tests.rules.samples import KASMAD, NO, YES, run_rule, summarise, verdict

EXPECTED = {"expect_decrees": True}
DECREES = st.builds(
    Decree,
    id=st.sampled_from(["sk-1", "sk-2"]),
    amends_ids=st.sampled_from([(), ("sk-1",)]),
    issued=st.none() | st.just(PartialDate(2025)),
    status=st.sampled_from(DecreeStatus),
)


@given(
    membership=st.none() | st.sampled_from(Membership),
    decrees=st.lists(DECREES, max_size=2, unique_by=lambda decree: decree.id),
    decree_ids=st.lists(st.sampled_from(["sk-1", "sk-2", "nowhere"]), max_size=2),
    expected=st.booleans(),
)
def test_missing_decrees_are_reported_if_expected(
    membership: Membership | None, decrees: list[Decree], decree_ids: list[str], *, expected: bool
) -> None:
    """Only if decrees are expected, a member without an issued decree is found, by exactly one of two rules.

    A reference to a decree that does not exist is not enough; a decree that amends another is.
    """
    member = attrs.evolve(KASMAD, membership=membership, decree_ids=decree_ids)
    issued = {decree.id for decree in decrees if decree.status is DecreeStatus.ISSUED}
    lacking = expected and issued.isdisjoint(decree_ids)
    honorary = membership is Membership.HONORARY
    assert verdict("PSM305", *decrees, member, expect_decrees=expected) is (YES if lacking and honorary else NO)
    assert verdict("PSM308", *decrees, member, expect_decrees=expected) is (YES if lacking and not honorary else NO)


def test_decrees_are_not_expected_by_default() -> None:
    """By default, no decree is expected, and a member without one has no finding."""
    honorary = attrs.evolve(OTHER, membership=Membership.HONORARY, decree_ids=())
    assert run_rule("PSM305", KASMAD, honorary) == run_rule("PSM308", KASMAD, honorary) == []


@pytest.mark.parametrize(
    ("code", "severity", "membership"),
    [("PSM305", "warning", Membership.HONORARY), ("PSM308", "info", Membership.ORDINARY), ("PSM308", "info", None)],
)
def test_report_of_a_missing_decree_is_complete(code: str, severity: str, membership: Membership | None) -> None:
    """The finding points to the member."""
    (finding,) = run_rule(code, DECREE, OTHER, attrs.evolve(KASMAD, membership=membership), **EXPECTED)
    assert summarise(finding) == {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/members/1",
        "params": {"member": "m"},
        "ids": ["m"],
        "related": [],
        "settled_by": [],
    }
