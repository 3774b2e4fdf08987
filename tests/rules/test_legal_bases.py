"""PSM501 to PSM506: what boards and organisations rest on, beside the statute book and what it does not know."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Decree, DecreeStatus, Inauguration, InaugurationStatus, LegalBasis
from psm_model.law.citation import Citation, InstrumentId, Pinpoint
from psm_model.law.parsing import parse_citation
from psm_model.law.statute import ArticleShape, Certainty, Statute
from psm_model.law.statutes import StatuteBook, statutes
from psm_model.rules import Finding, legal_bases
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, found, term, told, verdict

EXAMPLES = settings(max_examples=2 * settings().max_examples)

OLD, NEW = "Permensos 01/2012", "Permensos 10/2019"
CLAIMED = "Kepmensos 28/HUK/1987"
REPLACEMENT = "Permensos 10/2019 replaces Permensos 01/2012"
# By the book, the old regulation took effect some day in 2012, and the new one, which ended it, some day up to August
# 2019. The first and the last of these days stand for all: the later one began, the fewer are the days under it.
BEGAN = (date(2012, 1, 1), date(2012, 12, 31))
REPLACED = (date(2019, 1, 1), date(2019, 8, 31))
NEVER = (date.max,)


def basis(cited: str, **fields: Any) -> LegalBasis:
    """A legal basis by its citation."""
    return LegalBasis(citation=parse_citation(cited), **fields)


BROKEN = {
    "PSM501": basis("UU 999/1999"),
    "PSM502": basis(OLD),
    "PSM503": basis(NEW, title="Karang Taruna"),
    "PSM504": basis("UU 11/2009 Pasal 21 ayat (1)"),
    "PSM505": basis("UU 10/2019"),
    "PSM506": basis("UU 14/2019"),
}
"""By code, a basis of which the rule has something to say where a board of 2025 rests on it."""


def resting(code: str, *bases: LegalBasis) -> list[Finding]:
    """What a rule finds where an organisation rests on something."""
    return found(code, attrs.evolve(IPSM, legal_bases=bases))


def codes(one: LegalBasis) -> list[str]:
    """Which rules, but for those about days, find something where an organisation rests on something."""
    return [code for code in ("PSM501", "PSM503", "PSM504", "PSM505", "PSM506") if resting(code, one)]


def board(cited: str, span: str | None = None, **fields: Any) -> BoardTerm:
    """A board that rests on an instrument."""
    return attrs.evolve(term(span), legal_bases=(basis(cited),), **fields)


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
        and TITLES[title] in {None, statute.title.lower()}
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
    cited = "Permensos 7/2020"
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


@pytest.mark.parametrize("code", [code for code in BROKEN if code != "PSM502"])
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


# PSM502, a basis that was not in force


def in_force_on(cited: str, issued: str) -> Verdict:
    """What PSM502 says of a board whose decree was issued on a day."""
    decree = Decree(issued=PartialDate.parse(issued))
    return verdict("PSM502", IPSM, board(cited, decree=decree))


@st.composite
def days(draw: st.DrawFn) -> str:
    """The written form of a day about those of the regulations, known more or less."""
    near = draw(st.sampled_from([*BEGAN, *REPLACED])) + timedelta(draw(st.integers(-40, 40) | st.integers(-1, 1)))
    return near.isoformat()[: draw(st.sampled_from([10, 10, 7, 4]))]


@EXAMPLES
@given(days())
@example("2019-08-30")
@example("2019-08-31")
@example("2011-12")
def test_bases_are_in_force_as_completions_have_it(issued: str) -> None:
    """The verdict is that of all completions of the board's day and of the days of the regulations."""
    asked = oracles.days_of_date(PartialDate.parse(issued))
    assert in_force_on(OLD, issued) is oracles.not_in_force(asked, BEGAN, REPLACED)
    assert in_force_on(NEW, issued) is oracles.not_in_force(asked, REPLACED, NEVER)


@pytest.mark.parametrize(
    ("cited", "issued", "wanted"),
    [
        (OLD, "2011-12-31", YES),
        (OLD, "2012-01-01", MAYBE),
        (OLD, "2012-12-30", MAYBE),
        (OLD, "2012-12-31", NO),
        (OLD, "2018-12-31", NO),
        (OLD, "2019-01-01", MAYBE),
        (OLD, "2019-08-30", MAYBE),
        (OLD, "2019-08-31", YES),
        (NEW, "2018-12-31", YES),
        (NEW, "2019-01-01", MAYBE),
        (NEW, "2019-08-31", NO),
        # That it was replaced in 2012 is claimed alone.
        (CLAIMED, "1986-12-31", YES),
        (CLAIMED, "2011-12-31", MAYBE),
        (CLAIMED, "2025-01-01", MAYBE),
        # A claimed change ends nothing, and of some instruments nothing tells since when they were in force.
        ("UU 11/2009", "2009-01-15", YES),
        ("UU 11/2009", "2009-01-16", MAYBE),
        ("UU 11/2009", "2025-01-01", NO),
        ("Permensos 8/2012", "2011-12-31", YES),
        ("Permensos 8/2012", "2025-01-01", MAYBE),
        ("UUD 1945", "2025-01-01", MAYBE),
        # What is not in the book is not asked.
        ("UU 999/1999", "2025-01-01", NO),
    ],
)
def test_bounds_of_being_in_force(cited: str, issued: str, wanted: Verdict) -> None:
    """From its commencement to a verified replacement an instrument is in force; what the book lacks is left open."""
    assert in_force_on(cited, issued) is wanted


OUT, IN = "2025-01-01", "2015-01-01"
"""A day on which the old regulation was not in force, and one on which it was."""


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"decree": OUT, "inauguration": IN, "span": IN}, ("decree", OUT)),
        ({"decree": IN, "inauguration": OUT, "span": OUT}, None),
        ({"decree": None, "inauguration": OUT, "span": IN}, ("inauguration", OUT)),
        ({"decree": None, "inauguration": IN, "span": OUT}, None),
        ({"decree": None, "inauguration": None, "span": OUT}, ("period", OUT)),
        ({"decree": None, "inauguration": None, "span": IN}, None),
        ({"decree": None, "inauguration": None, "span": None}, None),
    ],
)
@pytest.mark.parametrize("empty", [False, True])
def test_which_day_decides(fields: dict[str, str | None], wanted: tuple[str, str] | None, *, empty: bool) -> None:
    """A board relied on the law on the day of its decree, else of its inauguration, else its first; else never."""
    issued, inaugurated, start = (
        None if text is None else PartialDate.parse(text)
        for text in (fields["decree"], fields["inauguration"], fields["span"])
    )
    # A decree or an inauguration of which no day is known tells no more than none.
    resting_board = board(
        OLD,
        None if start is None else f"{start}/2030-01-01",
        decree=Decree(issued=issued) if issued or empty else None,
        inauguration=Inauguration(date=inaugurated) if inaugurated or empty else None,
    )
    findings = found("PSM502", IPSM, resting_board)
    assert [one.params["day"] for one in findings] == ([] if wanted is None else [wanted[1]])


def test_a_decree_never_issued_decides_nothing() -> None:
    """A decree that was only asked for tells no day on which the board relied on anything."""
    decree = Decree(issued=PartialDate(2025), status=DecreeStatus.NOT_ISSUED)
    assert verdict("PSM502", IPSM, board(OLD, f"{IN}/2020-01-01", decree=decree)) is NO


def test_an_inauguration_that_is_planned_decides_nothing() -> None:
    """A day on which a board was only to be inaugurated is not the day on which it relied on anything."""
    planned = Inauguration(date=PartialDate(2025, 1, 1), status=InaugurationStatus.PLANNED)
    for status, wanted in (InaugurationStatus.PLANNED, NO), (InaugurationStatus.HELD, YES):
        inauguration = attrs.evolve(planned, status=status)
        assert verdict("PSM502", IPSM, board(OLD, f"{IN}/2020-01-01", inauguration=inauguration)) is wanted


@pytest.mark.parametrize(
    ("span", "wanted", "day"),
    [
        ("/2011", YES, "../2011-12-30"),
        ("/2012-01-01", YES, "../2011-12-31"),
        ("/2012-01-02", MAYBE, ".."),
        ("/2025-01-01", MAYBE, ".."),
        ("/..", MAYBE, ".."),
        ("/1800-01-01", YES, "../1800-01-01"),
    ],
)
def test_a_start_that_nobody_knows(span: str, wanted: Verdict, day: str) -> None:
    """A board that began nobody knows when did not rely on what came after its last possible start."""
    (one,) = found("PSM502", IPSM, board(OLD, span))
    assert (one.verdict, one.params["day"], one.params["edge"]) == (wanted, day, "-")
    assert one.settled_by == (("/board_terms/0/period/start",) if wanted is MAYBE else ())


def test_a_basis_that_was_replaced_is_told_whole() -> None:
    """The finding points to the citation, and tells the place cited, the day and what ended the instrument."""
    one = attrs.evolve(term("2023-08/2028"), legal_bases=(basis(NEW), basis(f"{OLD} Pasal 3")))
    (finding,) = found("PSM502", attrs.evolve(IPSM, legal_bases=(basis(OLD),)), term(None, "u"), one)
    assert told(finding) == _whole(
        "PSM502",
        "warning",
        path="/board_terms/1/legal_bases/1/citation",
        params={"term": "t", "instrument": f"{OLD} Pasal 3", "day": "2023-08", "edge": REPLACEMENT},
        ids=["t", "o"],
    )


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({"decree": Decree(issued=PartialDate(2019))}, ["/decree/issued"]),
        ({"inauguration": Inauguration(date=PartialDate(2019, 1))}, ["/inauguration/date"]),
        ({"period": Period.parse("2019/2024")}, ["/period/start"]),
        ({"label": "2019–2024"}, ["/period/start"]),
        # The day is known, and the day of the replacement is not: no fact of the record settles that.
        ({"decree": Decree(issued=PartialDate(2019, 2, 1))}, []),
    ],
    ids=lambda given: str(list(given)),
)
def test_what_would_settle_being_in_force_is_told(fields: dict[str, Any], pointers: list[str]) -> None:
    """Where it is open, the finding names the day that decides, where that is not known, and what may have ended it."""
    (one,) = found("PSM502", IPSM, board(OLD, None, **fields))
    assert (one.verdict, one.params["edge"]) == (MAYBE, REPLACEMENT)
    assert one.settled_by == tuple(f"/board_terms/0{pointer}" for pointer in pointers)


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
        (NEW, "Pekerja Sosial", YES),
        (NEW, "Pekerja Sosial Masyarakat!", YES),
        (NEW, "Pekerja Sosial Masyarakat tentang", YES),
        (NEW, "perihal Pekerja Sosial Masyarakat", YES),
        (NEW, "", YES),
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
        # These are other words.
        ("UU 14/2019", "UU 14/2019 yang mengubah banyak", YES),
        ("UU 14/2019", "UU 14/2019, diubahnya", YES),
        ("UU 14/2019", "seperubahan", YES),
        ("UU 14/2019", "perubahannya", YES),
        ("UU 11/2009", None, NO),
        ("UU 14/2018", None, NO),
        ("PP 14/2019", None, NO),
    ],
)
def test_the_law_of_the_profession_is_named_as_amending_alone(cited: str, words: str | None, wanted: Verdict) -> None:
    """The act on certified social workers is no basis for volunteers unless the source cites it as a change."""
    assert bool(resting("PSM506", basis(cited, as_written=words))) is wanted.certain


def test_the_law_of_the_profession_is_told_whole() -> None:
    """The finding points to the citation and tells the instrument."""
    (one,) = resting("PSM506", basis(NEW), basis("UU 14/2019 Pasal 1"))
    assert told(one) == _whole("PSM506", "warning", params={"instrument": "UU 14/2019"})
