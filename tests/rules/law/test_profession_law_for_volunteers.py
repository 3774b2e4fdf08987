"""PSM506: when profession-law-for-volunteers is found, and when not."""

from __future__ import annotations

import attrs
import pytest

from psm_model.values import Verdict
from tests.rules.law.legal_bases_records import NEW, basis, make_summary, run_on_bases
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
        # Other words that only resemble those of an amendment.
        ("UU 14/2019", "UU 14/2019, berubah", YES),
        ("UU 14/2019", "seperubahan", YES),
        ("UU 14/2019", "joget", YES),
        ("UU 11/2009", None, NO),
        ("UU 14/2018", None, NO),
        ("PP 14/2019", None, NO),
    ],
)
def test_profession_law_is_accepted_only_as_an_amendment(cited: str, words: str | None, expected: Verdict) -> None:
    """The act on certified social workers is no basis for volunteers unless the source cites it as an amendment."""
    assert bool(run_on_bases("PSM506", basis(cited, as_written=words))) is expected.certain


def test_profession_law_with_the_welfare_act_is_undetermined_without_the_words() -> None:
    """If both acts are recorded without the words of the source, the finding is undetermined; the words settle it."""
    act, profession = basis("UU 11/2009"), basis("UU 14/2019")
    (finding,) = run_on_bases("PSM506", act, profession)
    assert (finding.verdict, finding.settled_by) == (MAYBE, ("/organisations/0/legal_bases/1/as_written",))
    (finding,) = run_on_bases("PSM506", act, attrs.evolve(profession, as_written="UU Pekerja Sosial"))
    assert (finding.verdict, finding.settled_by) == (YES, ())
    # The bases of another owner have no effect.
    board = attrs.evolve(term("2025/2030"), legal_bases=(act,))
    (finding,) = run_rule("PSM506", attrs.evolve(IPSM, legal_bases=(profession,)), board)
    assert finding.verdict is YES


def test_report_of_the_profession_law_is_complete() -> None:
    """The finding points to the citation and has the instrument."""
    (finding,) = run_on_bases("PSM506", basis(NEW), basis("UU 14/2019 Pasal 1"))
    assert summarise(finding) == make_summary("PSM506", "warning", params={"instrument": "UU 14/2019"})
