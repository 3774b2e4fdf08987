"""PSM5xx: what is told of legal bases, and where nothing is asked."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import LegalBasis
from psm_model.law.parsing import parse_citation
from tests.rules.records import IPSM, found, term


@pytest.mark.parametrize(
    ("title", "code"),
    [(None, "PSM505"), ("tentang Pekerja  Sosial Masyarakat.", "PSM505"), ("Karang Taruna", "PSM501")],
)
def test_title_that_denies_another_kind(title: str | None, code: str) -> None:
    """An unknown act is taken for the regulation of its number and year, unless its title is of another thing."""
    basis = LegalBasis(citation=parse_citation("UU 10/2019"), title=title)
    resting = attrs.evolve(IPSM, legal_bases=(basis,))
    assert [one.code for one in (*found("PSM501", resting), *found("PSM505", resting))] == [code]


def test_undated_board_relies_on_no_day() -> None:
    """Of a board with neither decree nor inauguration nor any date, it is not asked what was in force."""
    basis = LegalBasis(citation=parse_citation("Permensos 01/2012"))
    undated = attrs.evolve(term(None), legal_bases=(basis,))
    assert found("PSM502", IPSM, undated) == []
    assert found("PSM502", IPSM, attrs.evolve(undated, label="2023-2006")) == []
    assert [one.code for one in found("PSM502", IPSM, attrs.evolve(undated, label="2023-2028"))] == ["PSM502"]
