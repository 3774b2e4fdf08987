"""PSM501 and PSM503 to PSM506: what boards and organisations rest on, beside what the statute book knows."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import LegalBasis
from tests.rules.law.legal_bases_records import NEW, _book, basis, resting
from tests.rules.law.statute_books import put_book
from tests.rules.samples import IPSM, run_rule, term

BROKEN = {
    "PSM501": basis("UU 999/1999"),
    "PSM503": basis(NEW, title="Karang Taruna"),
    "PSM504": basis("UU 11/2009 Pasal 21 ayat (1)"),
    "PSM505": basis("UU 10/2019"),
    "PSM506": basis("UU 14/2019"),
}
"""By code, a basis of which the rule has something to say."""


def codes(basis_: LegalBasis) -> list[str]:
    """Which rules find something where an organisation rests on something."""
    return [code for code in BROKEN if resting(code, basis_)]


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
        # Offices and regions that are named have numbers of their own.
        ("Permendagri 10/2019", None, ["PSM501"]),
        ("Perda Kabupaten Batang 10/2019", None, ["PSM501"]),
        ("Perda 10/2019", None, ["PSM501"]),
        ("Peraturan Bupati Batang Nomor 10 Tahun 2019", None, ["PSM501"]),
        ("Keputusan Bupati Batang Nomor 10 Tahun 2019", "Karang Taruna", ["PSM501"]),
        ("Peraturan Bupati Batang Nomor 10 Tahun 2019", "Pekerja Sosial Masyarakat", ["PSM505"]),
        ("Surat Edaran Nomor 10 Tahun 2019", None, ["PSM501"]),
        # Of UU 12/2008 and Permensos 8/2012 the book has no title, so that nothing speaks for them.
        ("PP 12/2008", None, ["PSM501"]),
        ("PP 8/2012", None, ["PSM501"]),
    ],
)
def test_bounds_of_the_book(cited: str, title: str | None, expected: list[str]) -> None:
    """Number, year and, where it is stated, the title must be another's for it to be meant."""
    assert codes(basis(cited, title=title)) == expected


def test_the_first_that_may_be_meant_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several of another kind, one without a title or with another is passed over."""
    book = _book(("UU 7/2020", None), ("PP 7/2020", "Karang Taruna"), ("Perpres 7/2020", "Pekerja Sosial"))
    put_book(monkeypatch, book)
    cited = "Permen 7/2020"
    assert [finding.params["meant"] for finding in resting("PSM505", basis(cited, title="Pekerja Sosial"))] == [
        "Perpres 7/2020"
    ]
    assert [finding.params["meant"] for finding in resting("PSM505", basis(cited))] == ["PP 7/2020"]
    assert codes(basis(cited, title="Kementerian Sosial")) == ["PSM501"]
    # What the book has is meant, whatever else has that number.
    assert codes(basis("UU 7/2020")) == []


@pytest.mark.parametrize("code", list(BROKEN))
def test_what_names_no_instrument_is_not_looked_up(code: str) -> None:
    """A basis of which only the words are there hides no other, and is asked nothing."""
    words = LegalBasis(as_written="ART IPSM", title="UU 10/2019")
    resting_board = attrs.evolve(term("2025-01-01/2030-01-01"), legal_bases=(words, BROKEN[code]))
    (finding,) = run_rule(code, IPSM, resting_board)
    assert finding.path.startswith("/board_terms/0/legal_bases/1/")


@pytest.mark.parametrize("code", list(BROKEN))
def test_organisations_and_boards_are_asked_alike(code: str) -> None:
    """What an organisation rests on is looked up as what its boards do, whether it is in the register or not."""
    resting_board = attrs.evolve(term("2025-01-01/2030-01-01"), legal_bases=(basis("UUD 1945"), BROKEN[code]))
    organisation = attrs.evolve(IPSM, legal_bases=(BROKEN[code],))
    of_organisation, of_board = run_rule(code, resting_board, organisation)
    assert {of_organisation.ids, of_board.ids} == {("o",), ("t", "o")}
    assert {finding.path.rpartition("/")[0] for finding in (of_organisation, of_board)} == {
        "/organisations/0/legal_bases/0",
        "/board_terms/0/legal_bases/1",
    }
    assert [stray.ids for stray in run_rule(code, resting_board)] == [("t", "o")]
