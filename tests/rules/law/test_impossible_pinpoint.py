"""PSM504: when impossible-pinpoint is found, and when not."""

from __future__ import annotations

import pytest

from psm_model.entities import LegalBasis
from psm_model.law.citation import Citation
from psm_model.law.pinpoint import Pinpoint
from tests.rules.law.legal_bases_records import basis, make_book, make_summary, run_on_bases
from tests.rules.law.statute_books import put_book
from tests.rules.samples import summarise


@pytest.mark.parametrize(
    ("cited", "articles"),
    [
        ("UU 11/2009", []),
        ("UU 11/2009 Pasal 21", []),
        ("UU 11/2009 Pasal 21 huruf a", []),
        ("UU 11/2009 Pasal 21 ayat (1)", ["21"]),
        ("UU 11/2009 Pasal 21 ayat (1) dan ayat (2)", ["21"]),
        ("UU 11/2009 Pasal 21 ayat (1) sampai dengan ayat (3)", ["21"]),
        ("UU 11/2009 Pasal 20 sampai dengan Pasal 21 ayat (1)", ["21"]),
        ("UU 11/2009 Pasal 20 ayat (1) sampai dengan Pasal 21", []),
        ("UU 11/2009 Pasal 20 ayat (1)", []),
        ("UU 11/2009 Pasal 35 ayat (1)", []),
        ("UU 11/2009 Lampiran I Pasal 21 ayat (1)", []),
        ("Permensos 10/2019 Pasal 21 ayat (1)", []),
        # The articles of this instrument are unknown.
        ("UU 13/2011 Pasal 21 ayat (1)", []),
        ("UU 999/1999 Pasal 21 ayat (1)", []),
    ],
)
def test_paragraphs_are_those_of_the_article(cited: str, articles: list[str]) -> None:
    """A paragraph of an article that is known to have none is found once; other paragraphs are not judged."""
    assert [finding.params["article"] for finding in run_on_bases("PSM504", basis(cited))] == articles


def test_each_article_without_paragraphs_has_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A citation of several articles has one finding for each article without paragraphs, in their order."""
    put_book(monkeypatch, make_book(("UU 7/2020", None)))
    places = [Pinpoint(article, "1") for article in ("4", "3", "2", "4")]
    pinpointed = LegalBasis(citation=Citation(Citation.parse("UU 7/2020").instrument, places))
    assert [finding.params["article"] for finding in run_on_bases("PSM504", pinpointed)] == ["2", "4"]


def test_report_of_an_impossible_pinpoint_is_complete() -> None:
    """The finding points to the citation, and has the citation, the article and the instrument."""
    cited = "UU 11/2009 Pasal 20 dan Pasal 21 ayat (2)"
    (finding,) = run_on_bases("PSM504", basis("UU 11/2009"), basis(cited))
    params = {"citation": cited, "article": "21", "instrument": "UU 11/2009"}
    assert summarise(finding) == make_summary("PSM504", "warning", params=params)
