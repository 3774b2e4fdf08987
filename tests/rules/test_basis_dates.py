"""PSM502 and PSM508: what boards rest on, beside the days on which they relied on it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any
from unittest import mock

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Decree, DecreeStatus, Inauguration, InaugurationStatus, LegalBasis
from psm_model.law.parsing import parse_citation
from psm_model.law.statute import Certainty, Edge, EdgeKind, Standing, Statute
from psm_model.law.statutes import StatuteBook
from psm_model.rules import basis_dates
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, found, term, told, verdict

EXAMPLES = settings(max_examples=2 * settings().max_examples)

OLD, NEW = "Permensos 01/2012", "Permensos 10/2019"
CLAIMED = "Kepmensos 28/HUK/1987"
REPLACEMENT = "Permensos 10/2019 replaces Permensos 01/2012"
# By the book, the old regulation took effect some day of 2012 from its enactment on, and the new one, which ended it,
# some day up to August 2019. The first and the last of these days stand for all: the later one began, the fewer are the
# days under it.
BEGAN = (date(2012, 1, 19), date(2012, 12, 31))
REPLACED = (date(2019, 1, 1), date(2019, 8, 31))
NEVER = (date.max,)


def basis(cited: str) -> LegalBasis:
    """A legal basis by its citation."""
    return LegalBasis(citation=parse_citation(cited))


def board(cited: str, span: str | None = None, **fields: Any) -> BoardTerm:
    """A board that rests on an instrument."""
    return attrs.evolve(term(span), legal_bases=(basis(cited),), **fields)


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


def not_in_force(year: int, issued: str, began: tuple[date, ...], ended: tuple[date, ...]) -> Verdict:
    """PSM502 by completions; an instrument of a later year than the decree is left to PSM508."""
    asked = oracles.days_of_date(PartialDate.parse(issued))
    return NO if year > asked[0].year else oracles.not_in_force(asked, began, ended)


@EXAMPLES
@given(days())
@example("2019-08-30")
@example("2019-08-31")
@example("2012-01")
def test_bases_are_in_force_as_completions_have_it(issued: str) -> None:
    """The verdict is that of all completions of the board's day and of the days of the regulations."""
    assert in_force_on(OLD, issued) is not_in_force(2012, issued, BEGAN, REPLACED)
    assert in_force_on(NEW, issued) is not_in_force(2019, issued, REPLACED, NEVER)


@pytest.mark.parametrize(
    ("cited", "issued", "wanted"),
    [
        (OLD, "2011-12-31", NO),  # of a later year
        (OLD, "2012-01-18", YES),
        (OLD, "2012-01-19", MAYBE),
        (OLD, "2012-12-30", MAYBE),
        (OLD, "2012-12-31", NO),
        (OLD, "2018-12-31", NO),
        (OLD, "2019-01-01", MAYBE),
        (OLD, "2019-08-30", MAYBE),
        (OLD, "2019-08-31", YES),
        (NEW, "2018-12-31", NO),
        (NEW, "2019-01-01", MAYBE),
        (NEW, "2019-08-31", NO),
        # That it was replaced in 2012 is claimed alone.
        (CLAIMED, "1986-12-31", NO),
        (CLAIMED, "2012-01-18", MAYBE),
        (CLAIMED, "2025-01-01", MAYBE),
        # A repealed act is in force to the day before its replacement, and both days of that change are known.
        ("UU 11/2009", "2009-01-15", YES),
        ("UU 11/2009", "2009-01-16", NO),
        ("UU 11/2009", "2025-01-01", NO),
        ("UU 6/1974", "2009-01-15", MAYBE),
        ("UU 6/1974", "2009-01-16", YES),
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
        ({"decree": OUT, "inauguration": IN, "span": IN}, OUT),
        ({"decree": IN, "inauguration": OUT, "span": OUT}, None),
        ({"decree": None, "inauguration": OUT, "span": IN}, OUT),
        ({"decree": None, "inauguration": IN, "span": OUT}, None),
        ({"decree": None, "inauguration": None, "span": OUT}, OUT),
        ({"decree": None, "inauguration": None, "span": IN}, None),
        ({"decree": None, "inauguration": None, "span": None}, None),
    ],
)
@pytest.mark.parametrize("empty", [False, True])
def test_which_day_decides(fields: dict[str, str | None], wanted: str | None, *, empty: bool) -> None:
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
    assert [one.params["day"] for one in findings] == ([] if wanted is None else [wanted])


@pytest.mark.parametrize(("code", "cited"), [("PSM502", OLD), ("PSM508", "UU 11/2021")])
def test_what_never_was_decides_nothing(code: str, cited: str) -> None:
    """A decree that was only asked for and an inauguration that was only planned tell no day."""
    span = f"{IN}/2020-01-01"
    never = Decree(issued=PartialDate(2025), status=DecreeStatus.NOT_ISSUED)
    planned = Inauguration(date=PartialDate(2025), status=InaugurationStatus.PLANNED)
    without = verdict(code, IPSM, board(cited, span))
    assert verdict(code, IPSM, board(cited, span, decree=never)) is without
    assert verdict(code, IPSM, board(cited, span, inauguration=planned)) is without
    held = attrs.evolve(planned, status=InaugurationStatus.HELD)
    assert verdict(code, IPSM, board(cited, span, inauguration=held)) is ~without


@pytest.mark.parametrize(
    ("span", "wanted", "day"),
    [
        # The start is on the last day at the latest.
        ("2009/2009-01-15", YES, "2009"),
        ("2009/2009-01-16", MAYBE, "2009"),
        ("2009-01/2009-01-15", YES, "2009-01"),
        ("2009/2009-01", MAYBE, "2009"),
        ("/2009-01-15", YES, "/2009-01-15"),
        ("/2009-01-16", MAYBE, "/2009-01-16"),
        ("/2025-01-01", MAYBE, "/2025-01-01"),
        ("/..", MAYBE, "/.."),
    ],
)
def test_a_start_is_no_later_than_the_end(span: str, wanted: Verdict, day: str) -> None:
    """A board whose first day is not known did not rely on what came after its last."""
    (one,) = found("PSM502", IPSM, board("UU 11/2009", span))
    assert (one.verdict, one.params["day"], one.params["edge"]) == (wanted, day, "-")
    assert one.settled_by == (("/board_terms/0/period/start",) if wanted is MAYBE else ())
    assert "2009" in one.message() or day == "/.."


def test_a_basis_that_was_replaced_is_told_whole() -> None:
    """The finding points to the citation, and tells the place cited, the day and what ended the instrument."""
    one = attrs.evolve(term("2023-08/2028"), legal_bases=(basis(NEW), basis(f"{OLD} Pasal 3")))
    (finding,) = found("PSM502", attrs.evolve(IPSM, legal_bases=(basis(OLD),)), term(None, "u"), one)
    known = "enacted 2012-01-19 commenced 2012"
    assert told(finding) == {
        "code": "PSM502",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/1/legal_bases/1/citation",
        "related": [],
        "settled_by": [],
        "ids": ["t", "o"],
        "params": {
            "term": "t",
            "instrument": f"{OLD} Pasal 3",
            "day": "2023-08",
            "edge": REPLACEMENT,
            "known": known,
        },
    }
    assert "what decides: Permensos 10/2019 replaces Permensos 01/2012" in finding.message()
    assert "(Agustus 2023)" in finding.message("id")


@pytest.mark.parametrize(
    ("cited", "issued", "english", "indonesian"),
    [
        (
            "UU 32/2004",
            "2020-03-01",
            "the statute book says: enacted 2004; neither since when it was in force nor what ended it",
            "menurut daftar peraturan: ditetapkan 2004; tidak disebut sejak kapan berlaku dan apa yang mengakhirinya",
        ),
        (
            "UU 11/2009",
            "2009-01-15",
            "the statute book says: enacted 16 January 2009; in force since 16 January 2009",
            "menurut daftar peraturan: ditetapkan 16 Januari 2009; berlaku sejak 16 Januari 2009",
        ),
        (
            "PP 39/2012",
            "2015",
            "the statute book says: enacted 2012; in force by August 2019",
            "menurut daftar peraturan: ditetapkan 2012; berlaku paling lambat Agustus 2019",
        ),
        (
            "UUD 1945",
            "2020",
            "the statute book does not say when it was in force",
            "daftar peraturan tidak menyebut kapan peraturan itu berlaku",
        ),
    ],
)
def test_what_is_known_is_said_where_no_edge_decides(cited: str, issued: str, english: str, indonesian: str) -> None:
    """The finding tells the dates of the instrument, or that there are none."""
    (one,) = found("PSM502", IPSM, board(cited, decree=Decree(issued=PartialDate.parse(issued))))
    assert one.params["edge"] == "-"
    assert one.message().endswith(f"; {english}")
    assert one.message("id").endswith(f"; {indonesian}")


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


# PSM508, an instrument younger than what cites it


@pytest.mark.parametrize(
    ("cited", "span", "fields", "wanted"),
    [
        ("UU 11/2029", "2025-10-15/2030-10-14", {"decree": Decree(issued=PartialDate(2025))}, YES),
        ("UU 11/2029", "2025-10-15/2030-10-14", {"inauguration": Inauguration(date=PartialDate(2025, 11))}, YES),
        ("UU 11/2029", "2025-10-15/2030-10-14", {}, NO),
        ("UU 11/2031", "2025-10-15/2030-10-14", {}, YES),
        ("UU 11/2025", "2025-10-15/2030-10-14", {"decree": Decree(issued=PartialDate(2025, 1, 1))}, NO),
        ("UU 11/2026", "2025-10-15/2030-10-14", {"decree": Decree(issued=PartialDate(2025, 12, 31))}, YES),
        # A decree counts before an inauguration, and that before the term.
        (
            "UU 11/2026",
            "2025-10-15/2030-10-14",
            {"decree": Decree(issued=PartialDate(2026)), "inauguration": Inauguration(date=PartialDate(2025))},
            NO,
        ),
        ("UU 11/2029", "2025/..", {}, NO),
        ("UU 11/2029", "2025/", {}, MAYBE),
        ("UU 11/2029", "2030/", {}, NO),
        ("UU 11/2029", "/2028", {}, YES),
        ("UU 11/2029", "/2029", {}, NO),
        ("UU 11/2029", None, {}, NO),
        ("UU 11/2029", None, {"label": "periode 2020–2025"}, YES),
        ("Keputusan Bupati Batang 460/12/2026", "2020/2025", {}, YES),
        ("UU Nomor 11", "2020/2025", {}, NO),
        ("KUHP", "2020/2025", {}, NO),
    ],
)
def test_an_act_is_no_younger_than_its_document(
    cited: str, span: str | None, fields: dict[str, Any], wanted: Verdict
) -> None:
    """Its year is at most that of the decree, else of the inauguration, else of the term's last day."""
    one = board(cited, span, **fields)
    assert verdict("PSM508", IPSM, one) is wanted
    for code in ("PSM501", "PSM502", "PSM505"):
        said = verdict(code, IPSM, one)
        assert said is NO if wanted is YES else said is not YES or wanted is NO


def test_an_act_that_may_be_younger_leaves_the_other_rules_open() -> None:
    """What one rule says in some completions, another says in the rest, and the same fact settles both."""
    for code, cited in (("PSM502", "Permensos 10/2019"), ("PSM501", "UU 999/2019"), ("PSM505", "UU 10/2019")):
        (one,) = found(code, IPSM, board(cited, "2015-01-01/"))
        (other,) = found("PSM508", IPSM, board(cited, "2015-01-01/"))
        assert one.verdict is other.verdict is MAYBE
        assert one.settled_by == other.settled_by == ("/board_terms/0/period/end",)
        assert verdict(code, IPSM, board(cited, "2015-01-01/2020-12-31")) is YES
        assert verdict(code, IPSM, board(cited, "2015-01-01/2018-12-31")) is NO
        assert verdict("PSM508", IPSM, board(cited, "2015-01-01/2018-12-31")) is YES


def test_an_organisation_names_no_day() -> None:
    """What an organisation itself rests on has no document with a year."""
    assert found("PSM508", attrs.evolve(IPSM, legal_bases=(basis("UU 11/2199"),))) == []


def test_a_younger_act_is_told_whole() -> None:
    """The finding points to the citation, and tells the instrument and the day of the document."""
    decree = Decree(issued=PartialDate(2025, 11))
    one = attrs.evolve(term("2025/2030"), legal_bases=(basis(NEW), basis("UU 11/2029 Pasal 3")), decree=decree)
    (finding,) = found("PSM508", IPSM, one)
    assert told(finding) == {
        "code": "PSM508",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0/legal_bases/1/citation",
        "related": [],
        "settled_by": [],
        "ids": ["t", "o"],
        "params": {"term": "t", "instrument": "UU 11/2029", "document": "2025-11"},
    }
    assert finding.message("id") == "masa bakti 't' (November 2025) didasarkan pada UU 11/2029, dari tahun sesudahnya"


# Both, over completions


_ACT, _ENDING = parse_citation("UU 7/2022").instrument, parse_citation("UU 8/2022").instrument
_COMMENCED, _EFFECTIVE = PartialDate(2022, 1, 3), PartialDate(2022, 2)
_BOOK = StatuteBook(
    [
        Statute(
            id=_ACT,
            commenced=_COMMENCED,
            dates_certainty=Certainty.QUOTED,
            certainty=Certainty.QUOTED,
            sources=("a copy",),
        ),
        Statute(id=_ENDING, certainty=Certainty.QUOTED, sources=("a copy",)),
    ],
    [
        Edge(
            kind=EdgeKind.REVOKES,
            source=_ENDING,
            target=_ACT,
            effective=_EFFECTIVE,
            dates_certainty=Certainty.QUOTED,
            standing=Standing.VERIFIED,
            certainty=Certainty.QUOTED,
            sources=("a copy",),
        )
    ],
)
_edges_of_terms = st.sampled_from(
    ["2021-12-30", "2021-12-31", "2022-01-01", "2022-01-02", "2022-01-03", "2022-02-01", "2022-02-28", "2022-03-01"]
)
_cuts = st.sampled_from([10, 10, 7])


@st.composite
def _terms_about_the_act(draw: st.DrawFn) -> str:
    """The written form of a term about the act's first and last days and the turn of the year."""
    first, last = sorted([draw(_edges_of_terms), draw(_edges_of_terms)])
    first, last = first[: draw(_cuts)], last[: draw(_cuts)]
    return draw(st.sampled_from([f"{first}/{last}", f"{first}/{last}", f"{first}/", f"/{last}", f"{first}/.."]))


@EXAMPLES
@given(_terms_about_the_act())
@example("2022-01/2022-01-02")
@example("2021-12/2021-12-31")
@example("2021-12-30/2022-01")
def test_both_rules_are_as_completions_have_it(span: str) -> None:
    """A term's start decides what was in force and its end what is too young, in one completion of both."""
    worlds = oracles.completions(Period.parse(span))
    ends = oracles.days_of_date(_EFFECTIVE)
    too_young = [last.year < 2022 for _, last in worlds]
    not_valid = [
        not date(2022, 1, 3) <= first < ended and last.year >= 2022 for (first, last), ended in product(worlds, ends)
    ]
    with mock.patch.object(basis_dates, "statutes", return_value=_BOOK):
        one = board("UU 7/2022", span)
        assert verdict("PSM508", IPSM, one) is oracles.judged(too_young)
        assert verdict("PSM502", IPSM, one) is oracles.judged(not_valid)
