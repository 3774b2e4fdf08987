"""PSM501 and PSM503 to PSM506: what boards and organisations rest on, beside what the statute book knows."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.entities import LegalBasis
from psm_model.law.citation import Citation, InstrumentId, Pinpoint
from psm_model.law.parsing import parse_citation
from psm_model.law.statute import ArticleShape, Certainty, Statute
from psm_model.law.statutes import StatuteBook, statutes
from psm_model.rules import Finding, legal_bases
from psm_model.values import Verdict
from tests.rules.records import IPSM, MAYBE, NO, YES, found, term, told

EXAMPLES = settings(max_examples=2 * settings().max_examples)

OLD, NEW = "Permensos 01/2012", "Permensos 10/2019"


def basis(cited: str, **fields: Any) -> LegalBasis:
    """A legal basis by its citation."""
    return LegalBasis(citation=parse_citation(cited), **fields)


BROKEN = {
    "PSM501": basis("UU 999/1999"),
    "PSM503": basis(NEW, title="Karang Taruna"),
    "PSM504": basis("UU 11/2009 Pasal 21 ayat (1)"),
    "PSM505": basis("UU 10/2019"),
    "PSM506": basis("UU 14/2019"),
}
"""By code, a basis of which the rule has something to say."""


def resting(code: str, *bases: LegalBasis) -> list[Finding]:
    """What a rule finds where an organisation rests on something."""
    return found(code, attrs.evolve(IPSM, legal_bases=bases))


def codes(one: LegalBasis) -> list[str]:
    """Which rules find something where an organisation rests on something."""
    return [code for code in BROKEN if resting(code, one)]


def _book(*entries: tuple[str, str | None]) -> StatuteBook:
    """A book of instruments and their titles, whose articles 2 and 4 have no paragraphs and 3 has some."""
    return StatuteBook(
        Statute(
            id=parse_citation(cited).instrument,
            title=title,
            certainty=Certainty.QUOTED,
            sources=("a copy",),
            articles=[
                ArticleShape(article=article, has_paragraphs=article == "3", certainty=Certainty.QUOTED, sources=("a",))
                for article in ("2", "3", "4")
            ],
        )
        for cited, title in entries
    )


def _whole(code: str, severity: str, **told_too: object) -> dict[str, object]:
    """A finding about the second basis of the organisation, unless something else is told."""
    return {
        "code": code,
        "severity": severity,
        "verdict": "yes",
        "path": "/organisations/0/legal_bases/1/citation",
        "ids": ["o"],
        "related": [],
        "settled_by": [],
        **told_too,
    }


# PSM501, an instrument that the book does not have; PSM505, one of another kind


@st.composite
def instruments(draw: st.DrawFn) -> InstrumentId:
    """An instrument with a number and a year that the book has, or nearly."""
    known = draw(st.sampled_from(statutes().statutes)).id
    number = draw(st.sampled_from([known.number, f"0{known.number}", "77"]))
    year = None if known.year is None else known.year + draw(st.sampled_from([0, 0, 1]))
    if known.number is None or "/" in known.number:
        return known
    return draw(
        st.sampled_from(
            [
                InstrumentId("uu", number, year),
                InstrumentId("pp", number, year),
                InstrumentId("permen", number, year, "menteri sosial"),
                InstrumentId("permen", number, year, "menteri dalam negeri"),
                InstrumentId("perpres", None, year),
            ]
        )
    )


TITLES = {
    None: None,
    "Pekerja Sosial Masyarakat": "pekerja sosial masyarakat",
    "  tentang  kesejahteraan SOSIAL.": "kesejahteraan sosial",
    "Karang Taruna": "karang taruna",
    "Penanganan Fakir Miskin;": "penanganan fakir miskin",
}
"""Titles as stated, and what of them counts."""


def _key(instrument: InstrumentId) -> tuple[str, str, int | None, str | None]:
    return instrument.kind.value, (instrument.number or "").lstrip("0"), instrument.year, instrument.issuer


@EXAMPLES
@given(instruments(), st.sampled_from(list(TITLES)))
def test_an_instrument_is_known_or_one_of_another_kind_or_unknown(instrument: InstrumentId, title: str | None) -> None:
    """What the book does not have is told by one rule: where number, year and title may be another's, by PSM505."""
    known = _key(instrument) in [_key(statute.id) for statute in statutes().statutes]
    may_be = [
        statute.id.short
        for statute in statutes().statutes
        if instrument.number is not None
        and _key(statute.id)[1:3] == _key(instrument)[1:3]
        and statute.title is not None
        # Without a title, an office that is named speaks for itself.
        and (TITLES[title] == statute.title.lower() or (title is None and instrument.issuer is None))
    ]
    one = LegalBasis(citation=Citation(instrument), title=title)
    assert [finding.params["instrument"] for finding in resting("PSM501", one)] == (
        [] if known or may_be else [instrument.short]
    )
    assert [finding.params["meant"] for finding in resting("PSM505", one)] == ([] if known else may_be[:1])


@pytest.mark.parametrize(
    ("cited", "title", "wanted"),
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
def test_bounds_of_the_book(cited: str, title: str | None, wanted: list[str]) -> None:
    """Number, year and, where it is stated, the title must be another's for it to be meant."""
    assert codes(basis(cited, title=title)) == wanted


def test_the_first_that_may_be_meant_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several of another kind, one without a title or with another is passed over."""
    book = _book(("UU 7/2020", None), ("PP 7/2020", "Karang Taruna"), ("Perpres 7/2020", "Pekerja Sosial"))
    monkeypatch.setattr(legal_bases, "statutes", lambda: book)
    cited = "Permen 7/2020"
    assert [one.params["meant"] for one in resting("PSM505", basis(cited, title="Pekerja Sosial"))] == [
        "Perpres 7/2020"
    ]
    assert [one.params["meant"] for one in resting("PSM505", basis(cited))] == ["PP 7/2020"]
    assert codes(basis(cited, title="Kementerian Sosial")) == ["PSM501"]
    # What the book has is meant, whatever else has that number.
    assert codes(basis("UU 7/2020")) == []


def test_an_unknown_instrument_is_told_whole() -> None:
    """The finding points to the citation and tells the instrument without the places in it."""
    _, one = resting("PSM501", basis("UU 999/1999"), basis("Perda Kabupaten Batang 3/2018 Pasal 2"))
    assert told(one) == _whole("PSM501", "info", params={"instrument": "Perda Kabupaten Batang 3/2018"})


def test_an_instrument_of_the_wrong_kind_is_told_whole() -> None:
    """The finding points to the citation and tells the instrument and the one that is meant."""
    (one,) = resting("PSM505", basis(NEW), basis("UU 10/2019 Pasal 21"))
    assert told(one) == _whole("PSM505", "warning", params={"instrument": "UU 10/2019", "meant": "Permensos 10/2019"})


@pytest.mark.parametrize("code", list(BROKEN))
def test_what_names_no_instrument_is_not_looked_up(code: str) -> None:
    """A basis of which only the words are there hides no other, and is asked nothing."""
    words = LegalBasis(as_written="ART IPSM", title="UU 10/2019")
    one = attrs.evolve(term("2025-01-01/2030-01-01"), legal_bases=(words, BROKEN[code]))
    (finding,) = found(code, IPSM, one)
    assert finding.path.startswith("/board_terms/0/legal_bases/1/")


@pytest.mark.parametrize("code", list(BROKEN))
def test_organisations_and_boards_are_asked_alike(code: str) -> None:
    """What an organisation rests on is looked up as what its boards do, whether it is in the register or not."""
    resting_board = attrs.evolve(term("2025-01-01/2030-01-01"), legal_bases=(basis("UUD 1945"), BROKEN[code]))
    organisation = attrs.evolve(IPSM, legal_bases=(BROKEN[code],))
    of_organisation, of_board = found(code, resting_board, organisation)
    assert {of_organisation.ids, of_board.ids} == {("o",), ("t", "o")}
    assert {finding.path.rpartition("/")[0] for finding in (of_organisation, of_board)} == {
        "/organisations/0/legal_bases/0",
        "/board_terms/0/legal_bases/1",
    }
    assert [stray.ids for stray in found(code, resting_board)] == [("t", "o")]


# PSM503, another title


@pytest.mark.parametrize(
    ("cited", "title", "wanted"),
    [
        (NEW, None, NO),
        (NEW, "Pekerja Sosial Masyarakat", NO),
        (NEW, "tentang Pekerja Sosial Masyarakat", NO),
        (NEW, "TENTANG  pekerja\nsosial masyarakat. ", NO),
        (NEW, "Pekerja Sosial Masyarakat;", NO),
        (NEW, "Pekerja Sosial Masyarakat ,", NO),
        (NEW, "Pekerja Sosial Masyarakat!", NO),
        (NEW, "perihal Pekerja Sosial Masyarakat", NO),
        (NEW, "Pekerja  Sosial-Masyarakat", NO),
        # An acronym stands for its words.
        (NEW, "PSM", NO),
        (NEW, "tentang PSM (Pekerja Sosial Masyarakat)", NO),
        ("UU 11/2009", "Kesos", NO),
        ("UU 23/2014", "Pemda", NO),
        ("UU 13/2011", "PFM", NO),
        ("UU 9/2015", "Perubahan Kedua atas UU No. 23 Tahun 2014 tentang Pemda", NO),
        ("Permensos 2/2025", "Organisasi dan Tata Kerja Kementerian Sosial RI", NO),
        ("Permensos 6/2025", "Perubahan atas Permensos No. 2 Tahun 2025 tentang OTK Kemensos", NO),
        ("Permensos 9/2025", "Perubahan atas Peraturan Menteri Sosial Republik Indonesia Nomor 25 Tahun 2019", YES),
        # A title that runs on begins right.
        (NEW, "Pekerja Sosial Masyarakat, maka pengurus dikukuhkan", NO),
        (NEW, "Pekerja Sosial Masyarakat di Kabupaten Batang", NO),
        (NEW, "Pekerja Sosial Masyarakat tentang", NO),
        (NEW, "PSM yang terkait", NO),
        ("UU 14/2019", "Pekerja Sosial yang berlaku", NO),
        # But the longer title of another instrument is that one's.
        ("UU 14/2019", "Pekerja Sosial Masyarakat", YES),
        ("UU 14/2019", "Pekerja Sosial Masyarakat, maka", YES),
        ("UU 14/2019", "PSM", YES),
        (NEW, "Pekerja Sosial", YES),
        (NEW, "Masyarakat", YES),
        (NEW, "PPKS", YES),
        (NEW, "Pekerja Sosial, Masyarakat Adat", NO),
        # No title is stated.
        (NEW, "", NO),
        (NEW, " tentang ... ", NO),
        ("UU 11/2009", "Kesejahteraan Sosial", NO),
        ("UU 11/2009", "Pekerja Sosial Masyarakat", YES),
        # Of this one the book has no title, and that one it does not have.
        ("UU 12/2008", "Kesejahteraan Sosial", NO),
        ("UU 999/1999", "Kesejahteraan Sosial", NO),
    ],
)
def test_titles_are_those_of_the_book(cited: str, title: str | None, wanted: Verdict) -> None:
    """Case, spacing, a leading "tentang" and closing punctuation make no other title; any other word does."""
    assert bool(resting("PSM503", basis(cited, title=title))) is wanted.certain


def test_another_title_is_told_whole() -> None:
    """The finding points to the title and to the citation that it contradicts, and tells both titles."""
    _, one = resting("PSM503", basis("UU 11/2009", title="A"), basis(f"{NEW} Pasal 2", title="Karang Taruna"))
    assert told(one) == _whole(
        "PSM503",
        "warning",
        path="/organisations/0/legal_bases/1/title",
        related=["/organisations/0/legal_bases/1/citation"],
        params={"instrument": NEW, "stated": "'Karang Taruna'", "title": "'Pekerja Sosial Masyarakat'"},
    )


def test_a_long_title_is_told_in_part() -> None:
    """What a source states is told shortened, with long runs of digits masked."""
    (one,) = resting("PSM503", basis(NEW, title=f"nomor 3325110000000001 {'x' * 100}"))
    stated = str(one.params["stated"])
    assert "33251" not in stated
    assert len(stated) <= 60


# PSM504, a part that the article does not have


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
        # Nothing is known of the articles of this one.
        ("UU 13/2011 Pasal 21 ayat (1)", []),
        ("UU 999/1999 Pasal 21 ayat (1)", []),
    ],
)
def test_paragraphs_are_those_of_the_article(cited: str, articles: list[str]) -> None:
    """A paragraph of an article that is known to have none is found once; of any other nothing is known."""
    assert [one.params["article"] for one in resting("PSM504", basis(cited))] == articles


def test_each_article_without_paragraphs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A citation of several articles is found once for each that has no paragraphs, in their order."""
    monkeypatch.setattr(legal_bases, "statutes", lambda: _book(("UU 7/2020", None)))
    places = [Pinpoint(article, "1") for article in ("4", "3", "2", "4")]
    one = LegalBasis(citation=Citation(parse_citation("UU 7/2020").instrument, places))
    assert [finding.params["article"] for finding in resting("PSM504", one)] == ["2", "4"]


def test_an_impossible_pinpoint_is_told_whole() -> None:
    """The finding points to the citation, and tells it, the article and the instrument."""
    cited = "UU 11/2009 Pasal 20 dan Pasal 21 ayat (2)"
    (one,) = resting("PSM504", basis("UU 11/2009"), basis(cited))
    params = {"citation": cited, "article": "21", "instrument": "UU 11/2009"}
    assert told(one) == _whole("PSM504", "warning", params=params)


# PSM506, the law of the profession for volunteers


@pytest.mark.parametrize(
    ("cited", "words", "wanted"),
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
def test_the_law_of_the_profession_is_named_as_amending_alone(cited: str, words: str | None, wanted: Verdict) -> None:
    """The act on certified social workers is no basis for volunteers unless the source cites it as a change."""
    assert bool(resting("PSM506", basis(cited, as_written=words))) is wanted.certain


def test_the_law_of_the_profession_beside_the_welfare_act_may_be_cited_as_amending() -> None:
    """Where both are recorded without the words of the source, nobody can tell in which words; with them, one can."""
    act, profession = basis("UU 11/2009"), basis("UU 14/2019")
    (one,) = resting("PSM506", act, profession)
    assert (one.verdict, one.settled_by) == (MAYBE, ("/organisations/0/legal_bases/1/as_written",))
    (one,) = resting("PSM506", act, attrs.evolve(profession, as_written="UU Pekerja Sosial"))
    assert (one.verdict, one.settled_by) == (YES, ())
    # What another rests on says nothing.
    board = attrs.evolve(term("2025/2030"), legal_bases=(act,))
    (one,) = found("PSM506", attrs.evolve(IPSM, legal_bases=(profession,)), board)
    assert one.verdict is YES


def test_the_law_of_the_profession_is_told_whole() -> None:
    """The finding points to the citation and tells the instrument."""
    (one,) = resting("PSM506", basis(NEW), basis("UU 14/2019 Pasal 1"))
    assert told(one) == _whole("PSM506", "warning", params={"instrument": "UU 14/2019"})
