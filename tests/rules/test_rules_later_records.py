"""Records that break no rule hide none that follow them, and a finding about many records names each of them."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import (
    Attestation,
    BoardTerm,
    Inauguration,
    LegalBasis,
    Organisation,
    Tenure,
)
from psm_model.entities.register import Entity
from psm_model.law.citation import Citation
from psm_model.values import Level, PartialDate
from tests.rules.samples import IPSM, appoint, run_rule, term

SEEN = [Attestation(on=PartialDate(2026, 2, 1))]
CHAIRS = (appoint("2021/2023", "a", member="m"), appoint("2022/2024", "b", member="m"))
PERMENSOS = LegalBasis(citation=Citation.parse("Permensos 10/2019"), title="Kesejahteraan Sosial")


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("PSM215", term("2015/2020", "t-1"), attrs.evolve(term("2020/2025", "t-2"), attested=SEEN)),
        ("PSM210", term("2015/2020", "t-1"), term("2020/2025", "t-2", *CHAIRS)),
        (
            "PSM105",
            attrs.evolve(term("2015/2020", "t-1"), inaugurations=[Inauguration(date=PartialDate(2015, 3))]),
            attrs.evolve(term("2020/2025", "t-2"), inaugurations=[Inauguration(date=PartialDate(2023, 3))]),
        ),
        (
            "PSM503",
            attrs.evolve(term("2015/2020", "t-1"), legal_bases=[attrs.evolve(PERMENSOS, title=None)]),
            attrs.evolve(term("2020/2025", "t-2"), legal_bases=[PERMENSOS]),
        ),
        (
            "PSM503",
            attrs.evolve(
                term("2015/2020", "t-1"), legal_bases=[attrs.evolve(PERMENSOS, title="Pekerja Sosial Masyarakat")]
            ),
            attrs.evolve(term("2020/2025", "t-2"), legal_bases=[PERMENSOS]),
        ),
    ],
)
def test_a_term_without_a_finding_hides_none(code: str, before: BoardTerm, after: BoardTerm) -> None:
    """The findings about a term are the same beside a term before it."""
    alone = run_rule(code, IPSM, after)
    assert alone
    both = run_rule(code, IPSM, before, after)
    assert {each.ids for each in alone} <= {each.ids for each in both}


def list_many() -> list[tuple[str, list[Entity]]]:
    """Return codes of rules about pairs, and records whose pairs are one finding, because there are more than fifty."""
    holders = [appoint("2021/2024", f"a-{at:02}", member=f"m-{at}") for at in range(12)]
    again = [appoint("2021/2024", f"a-{at:02}", member="m") for at in range(12)]
    terms = [term(f"20{at:02}/20{at + 1:02}", f"t-{at}", appoint(None, "a", member="m")) for at in range(10, 90)]
    others = [Organisation(id=f"o-{at:02}", name=f"IPSM {at}", level=Level.VILLAGE) for at in range(12)]
    chairs = [
        attrs.evolve(
            term("2020/2025", f"t-{at:02}", appoint(None, "a", member="m")),
            organisation_id=other.id,
            tenure=Tenure.WHOLE_TERM,
        )
        for at, other in enumerate(others)
    ]
    return [
        ("PSM202", [IPSM, term("2020/2025", "t", *holders)]),
        ("PSM210", [IPSM, term("2020/2025", "t", *again)]),
        ("PSM207", [IPSM, *terms]),
        ("PSM213", [*others, *chairs]),
    ]


@pytest.mark.parametrize(("code", "entities"), list_many())
def test_a_finding_about_many_names_each(code: str, entities: list[Entity]) -> None:
    """The places of a finding about many records are all different, and as many as it counts."""
    (finding,) = run_rule(code, *entities)
    places = [finding.path, *finding.related]
    assert len(set(places)) == len(places) == finding.params["count"]


@pytest.mark.parametrize(("titles", "words"), [(("Ketua Umum", "Ketua Umum"), "Ketua Umum"), (("A", "B"), "")])
def test_the_title_that_two_holders_share_is_named(titles: tuple[str, str], words: str) -> None:
    """A finding about two holders has the title that both have, and none if they differ."""
    holders = [
        attrs.evolve(appoint("2021/2024", f"a-{at}", member=f"m-{at}"), title=title) for at, title in enumerate(titles)
    ]
    for finding in run_rule("PSM202", IPSM, term("2020/2025", "t", *holders)):
        assert finding.params["title"] == words
