"""PSM305, PSM306 and PSM308: what the association and practice ask of a member's papers."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Card, CardKind, Decree, DecreeStatus, Member, Membership, Organisation
from psm_model.values import Level, PartialDate, PersonName
from tests.rules.records import IPSM, KASMAD, NO, YES, found, told, verdict

OTHER = Member(id="n", name=PersonName("Contoh"), membership=Membership.ORDINARY, decree=Decree())
EXPECTED = {"expect_decrees": True}

decrees = st.none() | st.builds(
    Decree,
    number=st.none() | st.just("460/12/2025"),
    issued=st.none() | st.just(PartialDate(2025)),
    status=st.sampled_from(DecreeStatus),
)


# PSM305 and PSM308, no decree


@given(membership=st.none() | st.sampled_from(Membership), decree=decrees, expected=st.booleans())
def test_decrees_are_asked_of_whom_the_configuration_says(
    membership: Membership | None, decree: Decree | None, *, expected: bool
) -> None:
    """Only where decrees are expected, one without an issued decree is found, by one rule or the other."""
    member = attrs.evolve(KASMAD, membership=membership, decree=decree)
    lacking = expected and (decree is None or decree.status is DecreeStatus.NOT_ISSUED)
    honorary = membership is Membership.HONORARY
    assert verdict("PSM305", member, expect_decrees=expected) is (YES if lacking and honorary else NO)
    assert verdict("PSM308", member, expect_decrees=expected) is (YES if lacking and not honorary else NO)


def test_decrees_are_not_asked_for_unless_that_is_said() -> None:
    """Without a word of the configuration no decree is expected, so that silence is no fact."""
    honorary = attrs.evolve(OTHER, membership=Membership.HONORARY, decree=None)
    assert found("PSM305", KASMAD, honorary) == found("PSM308", KASMAD, honorary) == []


@pytest.mark.parametrize(
    ("code", "severity", "membership"),
    [("PSM305", "warning", Membership.HONORARY), ("PSM308", "info", Membership.ORDINARY), ("PSM308", "info", None)],
)
def test_one_without_a_decree_is_told_whole(code: str, severity: str, membership: Membership | None) -> None:
    """The finding points to the member."""
    (one,) = found(code, OTHER, attrs.evolve(KASMAD, membership=membership), **EXPECTED)
    assert told(one) == {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/members/1",
        "params": {"member": "m"},
        "ids": ["m"],
        "related": [],
        "settled_by": [],
    }


# PSM306, a card from the wrong level


@pytest.mark.parametrize(("kind", "level"), list(product(CardKind, Level)))
def test_cards_are_issued_by_one_level(kind: CardKind, level: Level) -> None:
    """National cards are issued by the national board, temporary ones by that of a regency or city."""
    issuer = Organisation(id="p", name="IPSM Contoh", level=level)
    right = {"national": "national", "temporary": "regency_city"}
    carded = attrs.evolve(KASMAD, cards=(Card(kind=kind, issuer_id="p"),))
    assert verdict("PSM306", issuer, carded) is (NO if level.value == right[kind.value] else YES)


@pytest.mark.parametrize("issuer", [None, "nowhere"])
def test_a_card_whose_issuer_is_not_recorded_is_of_no_level(issuer: str | None) -> None:
    """Without an issuer, or with one that is not in the register, nothing is asked; PSM002 tells of the latter."""
    village = Organisation(id="v", name="IPSM Desa Contoh", level=Level.VILLAGE)
    carded = attrs.evolve(KASMAD, cards=(Card(kind=CardKind.NATIONAL, issuer_id=issuer),))
    assert verdict("PSM306", village, carded) is NO


def test_a_card_from_the_wrong_level_is_told_whole() -> None:
    """The finding points to the card's issuer, and names member and issuer."""
    village = Organisation(id="v", name="IPSM Desa Contoh", level=Level.VILLAGE)
    cards = (Card(kind=CardKind.NATIONAL, issuer_id="o"), Card(kind=CardKind.TEMPORARY, issuer_id="v"))
    (one,) = found("PSM306", IPSM, village, OTHER, attrs.evolve(KASMAD, cards=cards))
    assert told(one) == {
        "code": "PSM306",
        "severity": "warning",
        "verdict": "yes",
        "path": "/members/1/cards/1/issuer_id",
        "params": {"member": "m", "kind": "temporary", "issuer": "v", "level": "village"},
        "ids": ["m", "v"],
        "related": [],
        "settled_by": [],
    }


def test_of_two_organisations_with_one_id_the_first_is_the_issuer() -> None:
    """What PSM001 reports changes nothing of who issued a card: the first of the register, as in its look-ups."""
    twice = attrs.evolve(IPSM, level=Level.VILLAGE)
    carded = attrs.evolve(KASMAD, cards=(Card(kind=CardKind.NATIONAL, issuer_id="o"),))
    assert verdict("PSM306", IPSM, twice, carded) is NO
    assert verdict("PSM306", twice, IPSM, carded) is YES
