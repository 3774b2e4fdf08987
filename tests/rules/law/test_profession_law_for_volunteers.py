"""PSM506: when profession-law-for-volunteers is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from psm_model.values import Verdict
from tests.rules.law.legal_bases_records import NEW, _whole, basis, resting
from tests.rules.samples import IPSM, MAYBE, NO, YES, run_rule, summarise, term


@pytest.mark.parametrize(
    ("cited", "words", "expected"),
    [
        ("UU 14/2019", None, YES),
        ("UU 14/2019 Pasal 1", None, YES),
        ("UU 014/2019", None, YES),
        ("UU 14/2019", "UU tentang Pekerja Sosial", YES),
        ("UU 14/2019", "UU 11/2009 sebagaimana telah diubah dengan UU 14/2019", NO),
        ("UU 14/2019", "UU 11/2009 sebagaimana telah di ubah dengan UU 14/2019", NO),
        ("UU 14/2019", "UU 14/2019 tentang Perubahan UU 11/2009", NO),
        ("UU 14/2019", "PERUBAHAN", NO),
        ("UU 14/2019", "UU 11/2009 beserta perubahannya", NO),
        ("UU 14/2019", "UU 14/2019 yang mengubah UU 11/2009", NO),
        ("UU 14/2019", "UU 11/2009 jo. UU 14/2019", NO),
        # These are other words.
        ("UU 14/2019", "UU 14/2019, berubah", YES),
        ("UU 14/2019", "seperubahan", YES),
        ("UU 14/2019", "joget", YES),
        ("UU 11/2009", None, NO),
        ("UU 14/2018", None, NO),
        ("PP 14/2019", None, NO),
    ],
)
def test_the_law_of_the_profession_is_named_as_amending_alone(cited: str, words: str | None, expected: Verdict) -> None:
    """The act on certified social workers is no basis for volunteers unless the source cites it as a change."""
    assert bool(resting("PSM506", basis(cited, as_written=words))) is expected.certain


def test_the_law_of_the_profession_beside_the_welfare_act_may_be_cited_as_amending() -> None:
    """Where both are recorded without the words of the source, nobody can tell in which words; with them, one can."""
    act, profession = basis("UU 11/2009"), basis("UU 14/2019")
    (finding,) = resting("PSM506", act, profession)
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/organisations/0/legal_bases/1/as_written",))
    (finding,) = resting("PSM506", act, attrs.evolve(profession, as_written="UU Pekerja Sosial"))
    assert (finding.verdict, finding.settled_by) == (YES, ())
    # What another rests on says nothing.
    board = attrs.evolve(term("2025/2030"), legal_bases=(act,))
    (finding,) = run_rule("PSM506", attrs.evolve(IPSM, legal_bases=(profession,)), board)
    assert finding.verdict is YES


def test_the_law_of_the_profession_is_told_whole() -> None:
    """The finding points to the citation and tells the instrument."""
    (finding,) = resting("PSM506", basis(NEW), basis("UU 14/2019 Pasal 1"))
    assert summarise(finding) == _whole("PSM506", "warning", params={"instrument": "UU 14/2019"})
