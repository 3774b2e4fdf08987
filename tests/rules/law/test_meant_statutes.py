"""PSM501 and PSM503 to PSM506: the legal bases of boards and organisations, compared with the statute book."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import LegalBasis
from tests.rules.law.legal_bases_records import NEW, basis, make_book, run_on_bases
from tests.rules.law.statute_books import put_book
from tests.rules.samples import IPSM, run_rule, term

BROKEN = {
    "PSM501": basis("UU 999/1999"),
    "PSM503": basis(NEW, title="Karang Taruna"),
    "PSM504": basis("UU 11/2009 Pasal 21 ayat (1)"),
    "PSM505": basis("UU 10/2019"),
    "PSM506": basis("UU 14/2019"),
}
"""By code, a basis of which the rule has a finding."""


def list_codes(basis_: LegalBasis) -> list[str]:
    """Return the codes of the rules that have a finding about an organisation with this basis."""
    return [code for code in BROKEN if run_on_bases(code, basis_)]


@pytest.mark.parametrize(
    ("cited", "title", "expected"),
    [
        ("Permensos 10/2019", None, []),
        ("Perda Kabupaten Batang 3/2018", None, ["PSM501"]),
        ("UU 10/2019", None, ["PSM505"]),
        ("UU 010/2019", None, ["PSM505"]),
        ("UU 10/2018", None, ["PSM501"]),
        ("UU 10/2019", "Pekerja Sosial Masyarakat", ["PSM505"]),
        ("UU 10/2019", "Kesejahteraan Sosial", ["PSM501"]),
        ("UU 10/2019", "PSM", ["PSM505"]),
        ("UU 10/2019", " tentang ", ["PSM505"]),
        ("PP 10/2019", None, ["PSM505"]),
        ("Permen 10/2019", None, ["PSM505"]),
        # The instruments of a named office or region have numbers of their own.
        ("Permendagri 10/2019", None, ["PSM501"]),
        ("Perda Kabupaten Batang 10/2019", None, ["PSM501"]),
        ("Perda 10/2019", None, ["PSM501"]),
        ("Peraturan Bupati Batang Nomor 10 Tahun 2019", None, ["PSM501"]),
        ("Keputusan Bupati Batang Nomor 10 Tahun 2019", "Karang Taruna", ["PSM501"]),
        ("Peraturan Bupati Batang Nomor 10 Tahun 2019", "Pekerja Sosial Masyarakat", ["PSM505"]),
        ("Surat Edaran Nomor 10 Tahun 2019", None, ["PSM501"]),
        # The book has no titles of UU 12/2008 and Permensos 8/2012, so nothing suggests that they are meant.
        ("PP 12/2008", None, ["PSM501"]),
        ("PP 8/2012", None, ["PSM501"]),
    ],
)
def test_bounds_of_the_book(cited: str, title: str | None, expected: list[str]) -> None:
    """Another instrument is meant if it has the same number, year and, if stated, title."""
    assert list_codes(basis(cited, title=title)) == expected


def test_the_first_instrument_that_may_be_meant_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among instruments of other kinds, those without a title or with another title are skipped."""
    book = make_book(("UU 7/2020", None), ("PP 7/2020", "Karang Taruna"), ("Perpres 7/2020", "Pekerja Sosial"))
    put_book(monkeypatch, book)
    cited = "Permen 7/2020"
    assert [finding.params["meant"] for finding in run_on_bases("PSM505", basis(cited, title="Pekerja Sosial"))] == [
        "Perpres 7/2020"
    ]
    assert [finding.params["meant"] for finding in run_on_bases("PSM505", basis(cited))] == ["PP 7/2020"]
    assert list_codes(basis(cited, title="Kementerian Sosial")) == ["PSM501"]
    # An instrument of the book is meant itself, even if others have the same number.
    assert list_codes(basis("UU 7/2020")) == []


@pytest.mark.parametrize("code", list(BROKEN))
def test_basis_without_an_instrument_is_skipped(code: str) -> None:
    """A basis with nothing but words has no finding, and does not hide the findings of others."""
    words = LegalBasis(as_written="ART IPSM", title="UU 10/2019")
    resting_board = attrs.evolve(term("2025-01-01/2030-01-01"), legal_bases=(words, BROKEN[code]))
    (finding,) = run_rule(code, IPSM, resting_board)
    assert finding.path.startswith("/board_terms/0/legal_bases/1/")


@pytest.mark.parametrize("code", list(BROKEN))
def test_bases_of_organisations_and_boards_are_judged_alike(code: str) -> None:
    """Bases of an organisation are judged like those of its boards, even if the organisation is not in the register."""
    resting_board = attrs.evolve(term("2025-01-01/2030-01-01"), legal_bases=(basis("UUD 1945"), BROKEN[code]))
    organisation = attrs.evolve(IPSM, legal_bases=(BROKEN[code],))
    of_organisation, of_board = run_rule(code, resting_board, organisation)
    assert {of_organisation.ids, of_board.ids} == {("o",), ("t", "o")}
    assert {finding.path.rpartition("/")[0] for finding in (of_organisation, of_board)} == {
        "/organisations/0/legal_bases/0",
        "/board_terms/0/legal_bases/1",
    }
    assert [stray.ids for stray in run_rule(code, resting_board)] == [("t", "o")]
