"""PSM306: when card-from-wrong-level is found, and when not."""

from __future__ import annotations

from itertools import product

import attrs
import pytest

from psm_model.entities import Card, CardKind, Organisation
from psm_model.values import Level
from tests.rules.members.membership_records import OTHER
from tests.rules.samples import IPSM, KASMAD, NO, YES, run_rule, summarise, verdict


@pytest.mark.parametrize(("kind", "level"), list(product(CardKind, Level)))
def test_cards_are_issued_by_one_level(kind: CardKind, level: Level) -> None:
    """National cards are issued by the national association, temporary ones by that of a regency or city."""
    issuer = Organisation(id="p", name="IPSM Contoh", level=level)
    right = {"national": "national", "temporary": "regency_city"}
    carded = attrs.evolve(KASMAD, cards=(Card(kind=kind, issuer_id="p"),))
    assert verdict("PSM306", issuer, carded) is (NO if level.value == right[kind.value] else YES)


def test_report_of_a_card_from_the_wrong_level_is_complete() -> None:
    """The finding points to the issuer of the card, and names member and issuer."""
    village = Organisation(id="v", name="IPSM Desa Contoh", level=Level.VILLAGE)
    cards = (Card(kind=CardKind.NATIONAL, issuer_id="o"), Card(kind=CardKind.TEMPORARY, issuer_id="v"))
    (finding,) = run_rule("PSM306", IPSM, village, OTHER, attrs.evolve(KASMAD, cards=cards))
    assert summarise(finding) == {
        "code": "PSM306",
        "severity": "warning",
        "verdict": "yes",
        "path": "/members/1/cards/1/issuer_id",
        "params": {"member": "m", "kind": "temporary", "issuer": "v", "level": "village"},
        "ids": ["m", "v"],
        "related": [],
        "settled_by": [],
    }
