"""The statute book: what it says of the law on a day, what is in it, and how it is read and extended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import files
from itertools import product
from math import inf
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import DuplicateIdError, NotFoundError, ParseError
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, EdgeKind, Standing, Statute
from psm_model.law.statutes import StatuteBook, in_force, load_statutes
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict

YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED

PERMENSOS = InstrumentId("permen", "10", 2019, "menteri sosial")
FORMER = InstrumentId("permen", "01", 2012, "menteri sosial")
DECREE_1987 = InstrumentId("kepmen", "28/HUK/1987", 1987, "menteri sosial")
DECREE_1981 = InstrumentId("kepmen", "14/HUK/KEP/II/1981", 1981, "menteri sosial")
ACT, FORMER_ACT, PROFESSION = (
    InstrumentId("uu", "11", 2009),
    InstrumentId("uu", "6", 1974),
    InstrumentId("uu", "14", 2019),
)

# The days that the oracle knows: those of the dates drawn, and some before and after them for dates that are not known.
_DAYS = range(date(2019, 12, 25).toordinal(), date(2021, 1, 6).toordinal())
_TARGET = InstrumentId("uu", "1", 2020)
_SOURCES = [InstrumentId("uu", str(number), 2020) for number in (2, 3, 4)]

_dates = st.one_of(
    st.dates(date(2020, 1, 1), date(2020, 3, 31)).map(PartialDate.from_date),
    st.integers(1, 3).map(lambda month: PartialDate(2020, month)),
    st.just(PartialDate(2020)),
)

# Memory and mere consequences are rare, so that most books answer for certain somewhere.
_certainties = st.sampled_from(
    [Certainty.QUOTED, Certainty.QUOTED, Certainty.RESTATED, Certainty.DERIVED, Certainty.UNVERIFIED]
)
_kinds = st.sampled_from([EdgeKind.REVOKES, EdgeKind.REPLACES, EdgeKind.REVOKES, EdgeKind.REPLACES, *EdgeKind])


@st.composite
def _statutes(draw: st.DrawFn, instrument: InstrumentId) -> Statute:
    certainty = draw(_certainties)
    dates = [draw(st.none() | _dates) for _ in range(3)]
    sure = draw(_certainties) if any(dates) else None

    def make_statute(enacted: PartialDate | None, commenced: PartialDate | None, by: PartialDate | None) -> Statute:
        return Statute(
            id=instrument,
            enacted=enacted,
            commenced=commenced,
            commenced_by=by,
            dates_certainty=sure,
            certainty=certainty,
            sources=("s",),
        )

    try:
        return make_statute(*dates)
    except ParseError:
        known = iter(sorted(filter(None, dates), key=lambda day: day.ordinals))
        return make_statute(*(None if day is None else next(known) for day in dates))


@st.composite
def _edges(draw: st.DrawFn, source: InstrumentId) -> Edge:
    certainty = draw(_certainties)
    effective, by = draw(st.none() | _dates), draw(st.none() | _dates)
    if effective and by and effective.earliest > by.latest:
        effective, by = by, effective
    return Edge(
        kind=draw(_kinds),
        source=source,
        target=_TARGET,
        effective=effective,
        effective_by=by,
        dates_certainty=draw(_certainties) if effective or by else None,
        standing=Standing.CLAIMED if certainty is Certainty.UNVERIFIED else draw(st.sampled_from(Standing)),
        certainty=certainty,
        sources=("s",),
    )


@st.composite
def _books(draw: st.DrawFn) -> StatuteBook:
    sources = draw(st.lists(st.sampled_from(_SOURCES), unique=True))
    entries = [draw(_statutes(instrument)) for instrument in [_TARGET, *sources]]
    edges = []
    for source, entry in zip(sources, entries[1:], strict=True):
        edge = draw(_edges(source))
        if (
            edge.effective is None
            and edge.effective_by
            and entry.enacted
            and entry.enacted.earliest > edge.effective_by.latest
        ):
            edge = attrs.evolve(edge, effective_by=None, dates_certainty=None)
        edges.append(edge)
    return StatuteBook(entries, edges)


def _completions(day: PartialDate | None) -> Iterable[int]:
    return _DAYS if day is None else range(day.earliest.toordinal(), day.latest.toordinal() + 1)


def _commencements(statute: Statute) -> set[int]:
    """Return every day on which it commences in some completion."""
    if Certainty.UNVERIFIED in (statute.certainty, statute.dates_certainty):
        return set(_DAYS)
    last = statute.commenced_by.latest.toordinal() if statute.commenced_by else inf
    enactments, days = _completions(statute.enacted), _completions(statute.commenced)
    return {day for enacted in enactments for day in days if enacted <= day <= last}


def _effects(edge: Edge, source: Statute) -> set[float]:
    """Return every day on which it takes effect in some completion; infinity where it never does."""
    last = edge.effective_by.latest.toordinal() if edge.effective_by else inf
    days: set[float]
    if edge.dates_certainty is Certainty.UNVERIFIED:
        days = set(_DAYS)
    elif edge.effective or Certainty.UNVERIFIED in (source.certainty, source.dates_certainty):
        days = {day for day in _completions(edge.effective) if day <= last}
    else:
        days = {day for enacted in _completions(source.enacted) for day in _DAYS if enacted <= day <= last}
    return days | {inf} if edge.standing is Standing.CLAIMED else days


def _by_brute_force(book: StatuteBook, on: PartialDate, ignoring: Iterable[Edge] = ()) -> Verdict:
    """Return the verdict by counting, over every completion."""
    (target,) = (statute for statute in book.statutes if statute.id == _TARGET)
    entries = {statute.id: statute for statute in book.statutes}
    endings = [edge for edge in book.edges if edge.kind in ("revokes", "replaces") and edge not in ignoring]
    commencements = _commencements(target)
    effects = [_effects(edge, entries[edge.source]) for edge in endings]
    outcomes = set()
    for day in _completions(on):
        begun = {commenced <= day for commenced in commencements}
        running = [{effective > day for effective in days} for days in effects]
        outcomes |= {all(world) for world in product(begun, *running)}
    return UNDETERMINED if len(outcomes) == 2 else YES if True in outcomes else NO


@given(_books(), _dates)
def test_the_verdict_is_that_of_counting_over_every_completion(book: StatuteBook, on: PartialDate) -> None:
    """YES in every completion, NO in none, else undetermined."""
    verdict, _ = book.in_force(_TARGET, on)
    assert verdict is _by_brute_force(book, on)


@given(_books(), _dates)
def test_an_edge_is_given_where_one_matters(book: StatuteBook, on: PartialDate) -> None:
    """None is given only where all could be left out, and one that is given makes the verdict by itself."""
    verdict, edge = book.in_force(_TARGET, on)
    if edge is None:
        assert verdict is _by_brute_force(book, on, ignoring=book.edges)
    else:
        others = [other for other in book.edges if other != edge]
        assert edge.kind in (EdgeKind.REVOKES, EdgeKind.REPLACES)
        assert _by_brute_force(book, on, ignoring=others) is verdict


@given(_books(), _dates, st.randoms())
def test_the_order_of_entries_does_not_matter(book: StatuteBook, on: PartialDate, random: Random) -> None:
    """A book in another order answers the same, edge included."""
    entries, edges = list(book.statutes), list(book.edges)
    random.shuffle(entries)
    random.shuffle(edges)
    assert StatuteBook(entries, edges).in_force(_TARGET, on) == book.in_force(_TARGET, on)


@given(_books(), _dates)
def test_what_is_merely_claimed_never_ends_an_instrument(book: StatuteBook, on: PartialDate) -> None:
    """With every edge claimed, the verdict is NO only where it is NO without any."""
    claimed = StatuteBook(book.statutes, [attrs.evolve(edge, standing=Standing.CLAIMED) for edge in book.edges])
    verdict, _ = claimed.in_force(_TARGET, on)
    assert (verdict is NO) == (StatuteBook(book.statutes).in_force(_TARGET, on)[0] is NO)


@given(_books(), st.dates(date(2019, 12, 25), date(2021, 1, 5)))
def test_a_date_is_the_same_as_its_partial_date(book: StatuteBook, on: date) -> None:
    """A date and the partial date of that day give one answer."""
    assert book.in_force(_TARGET, on) == book.in_force(_TARGET, PartialDate.from_date(on))


@pytest.mark.parametrize(
    ("instrument", "on", "verdict", "source"),
    [
        (PERMENSOS, "2018-12-31", NO, None),
        (PERMENSOS, "2019-01-01", UNDETERMINED, None),
        (PERMENSOS, "2019-08-30", UNDETERMINED, None),
        (PERMENSOS, "2019-08-31", YES, None),
        (PERMENSOS, "2019", UNDETERMINED, None),
        (PERMENSOS, "2025-10-15", YES, None),
        (FORMER, "2011-12-31", NO, None),
        (FORMER, "2012-01-18", NO, None),
        (FORMER, "2012-01-19", UNDETERMINED, None),
        (FORMER, "2012-06", UNDETERMINED, None),
        (FORMER, "2012-12-31", YES, None),
        (FORMER, "2018-12-31", YES, None),
        (FORMER, "2019-01-01", UNDETERMINED, PERMENSOS),
        (FORMER, "2019-08-30", UNDETERMINED, PERMENSOS),
        (FORMER, "2019-08-31", NO, PERMENSOS),
        (FORMER, "2019", UNDETERMINED, PERMENSOS),
        (FORMER, "2023-08", NO, PERMENSOS),
        (DECREE_1987, "1986", NO, None),
        (DECREE_1987, "2011", UNDETERMINED, None),
        (DECREE_1987, "2013", UNDETERMINED, FORMER),
        (DECREE_1981, "1980", NO, None),
        (DECREE_1981, "1988", YES, None),
        (DECREE_1981, "2013", UNDETERMINED, FORMER),
        (FORMER_ACT, "1973", NO, None),
        (FORMER_ACT, "1974-11-05", NO, None),
        (FORMER_ACT, "1974-11-06", YES, None),
        (FORMER_ACT, "2008", YES, None),
        (FORMER_ACT, "2009-01-15", YES, None),
        (FORMER_ACT, "2009-01-16", NO, ACT),
        (FORMER_ACT, "2012-12-31", NO, ACT),
        (ACT, "2009-01-15", NO, None),
        (ACT, "2009-01-16", YES, None),
        (ACT, "2019-06", YES, None),
        (ACT, "2025-10-15", YES, None),
        (PROFESSION, "2018", NO, None),
        (PROFESSION, "2025", YES, None),
        (InstrumentId("uu", "32", 2004), "2020", UNDETERMINED, None),
        (InstrumentId("uud", None, 1945), "1944", NO, None),
        (InstrumentId("uud", None, 1945), "1955", UNDETERMINED, None),
        (InstrumentId("uud", None, 1945), "1974-11-06", YES, None),
        (InstrumentId("uud", None, 1945), "2025", YES, None),
        (InstrumentId("uu", "11", 2020), "2021", UNDETERMINED, None),
    ],
)
def test_the_shipped_book_at_its_turning_points(
    instrument: InstrumentId, on: str, verdict: Verdict, source: InstrumentId | None
) -> None:
    """What the sources state is answered to the day; the rest is undetermined."""
    answer, edge = in_force(instrument, PartialDate.parse(on))
    assert answer is verdict
    assert (edge.source if edge else None) == source


def test_a_time_is_no_day() -> None:
    """A datetime is refused, since its day depends on a time zone."""
    with pytest.raises(TypeError, match="time zone"):
        in_force(PERMENSOS, datetime(2025, 10, 15, 12))  # noqa: DTZ001


def test_the_shipped_book_is_read_once() -> None:
    """The book is cached."""
    assert load_statutes() is load_statutes()


def test_the_amendment_of_the_welfare_act_is_only_claimed() -> None:
    """Sources disagree whether UU 14/2019 changed UU 11/2009."""
    (edge,) = (edge for edge in load_statutes().find_edges_to(ACT) if edge.kind is EdgeKind.AMENDS)
    assert (edge.source, edge.standing) == (PROFESSION, Standing.CLAIMED)
    assert edge.note


def test_every_entry_of_the_shipped_book_says_how_sure_it_is_and_none_is_from_memory() -> None:
    """Each certainty and source is set, dates included, and nothing unverified is presented as law."""
    book = load_statutes()
    assert len(book.statutes) == 26
    entries: list[Statute | Edge] = [*book.statutes, *book.edges]
    shapes = [shape for statute in book.statutes for shape in statute.articles]
    certainties = {entry.certainty for entry in entries} | {shape.certainty for shape in shapes}
    assert all(type(certainty) is Certainty for certainty in certainties)
    assert Certainty.UNVERIFIED not in certainties | {entry.dates_certainty for entry in entries}
    assert all(entry.sources for entry in entries)
    assert all(shape.sources for shape in shapes)


def test_every_edge_of_the_shipped_book_stands_between_instruments_of_it() -> None:
    """Both ends of an edge are in the book, and both find it."""
    book = load_statutes()
    for edge in book.edges:
        assert edge.source in book
        assert edge.target in book
        assert edge in book.find_edges_from(edge.source)
        assert edge in book.find_edges_to(edge.target)


def test_every_edge_that_is_only_claimed_says_why() -> None:
    """A claim of the shipped book has a note."""
    assert all(edge.note for edge in load_statutes().edges if edge.standing is Standing.CLAIMED)


def test_the_data_lies_in_the_package() -> None:
    """The TOML is found as a resource of the package, wherever it is installed."""
    assert files("psm_model.law").joinpath("statutes.toml").is_file()


def test_an_instrument_is_found_however_its_number_is_written() -> None:
    """A leading zero does not count; another kind, year or issuer does."""
    book = load_statutes()
    assert book.get(InstrumentId("permen", "1", 2012, "Mensos")) is book.get(FORMER) is not None
    assert book.get(InstrumentId("uu", "10", 2019)) is None
    assert InstrumentId("uu", "011", 2009) in book
    assert InstrumentId("uu", "11", 2020) not in book


def test_namesakes_share_number_and_year_and_nothing_else() -> None:
    """A wrong kind finds its namesake, a right one does not find itself, and one without a number finds nothing."""
    book = load_statutes()
    assert [statute.id for statute in book.find_namesakes(InstrumentId("uu", "010", 2019))] == [PERMENSOS]
    assert book.find_namesakes(PERMENSOS) == ()
    assert book.find_namesakes(InstrumentId("uu", "10", 2018)) == ()
    assert book.find_namesakes(InstrumentId("uud", None, 1945)) == ()
    assert [statute.id for statute in book.find_namesakes(InstrumentId("permen", "10", 2019))] == [PERMENSOS]


def test_an_instrument_without_edges_has_none() -> None:
    """Asking for the edges of an instrument that has none, or is not in the book, gives nothing."""
    assert load_statutes().find_edges_from(FORMER_ACT) == ()
    assert load_statutes().find_edges_to(InstrumentId("uu", "99", 1999)) == ()


def _statute(
    instrument: InstrumentId,
    *,
    enacted: PartialDate | None = None,
    commenced: PartialDate | None = None,
) -> Statute:
    return Statute(
        id=instrument,
        enacted=enacted,
        commenced=commenced,
        dates_certainty=Certainty.QUOTED if enacted or commenced else None,
        certainty=Certainty.QUOTED,
        sources=("s",),
    )


def _edge(
    source: InstrumentId,
    target: InstrumentId,
    *,
    effective: PartialDate | None = None,
    effective_by: PartialDate | None = None,
) -> Edge:
    return Edge(
        kind=EdgeKind.REVOKES,
        source=source,
        target=target,
        effective=effective,
        effective_by=effective_by,
        dates_certainty=Certainty.QUOTED if effective or effective_by else None,
        standing=Standing.VERIFIED,
        certainty=Certainty.QUOTED,
        sources=("s",),
    )


def test_an_extended_book_knows_more_and_the_old_one_is_unchanged() -> None:
    """Statutes and edges of one's own are added to a new book."""
    new = InstrumentId("permen", "7", 2027, "menteri sosial")
    book = load_statutes().extend([_statute(new)], [_edge(new, PERMENSOS, effective=PartialDate(2027, 3, 1))])
    assert book.in_force(PERMENSOS, date(2027, 2, 28)) == (YES, None)
    assert book.in_force(PERMENSOS, date(2027, 3, 1)) == (NO, book.edges[-1])
    assert load_statutes().in_force(PERMENSOS, date(2027, 3, 1)) == (YES, None)
    assert new not in load_statutes()


def test_an_entry_is_replaced_only_on_demand() -> None:
    """A day found in the official register takes the place of what the book had, where that is asked for."""
    day = PartialDate(2019, 8, 1)
    statute, edge = (
        _statute(PERMENSOS, commenced=day),
        attrs.evolve(_edge(PERMENSOS, FORMER, effective=day), kind=EdgeKind.REPLACES),
    )
    with pytest.raises(DuplicateIdError, match="statute 'Permensos 10/2019'"):
        load_statutes().extend([statute])
    with pytest.raises(DuplicateIdError, match="edge 'Permensos 10/2019 replaces Permensos 01/2012'"):
        load_statutes().extend(edges=[edge])
    book = load_statutes().extend([statute], [edge], replace=True)
    assert (len(book.statutes), len(book.edges)) == (len(load_statutes().statutes), len(load_statutes().edges))
    assert book.in_force(PERMENSOS, date(2019, 7, 31)) == (NO, None)
    assert book.in_force(PERMENSOS, date(2019, 8, 1)) == (YES, None)
    assert book.in_force(FORMER, date(2019, 7, 31)) == (YES, None)
    assert book.in_force(FORMER, date(2019, 8, 1)) == (NO, edge)


def test_two_entries_on_one_instrument_are_refused() -> None:
    """A leading zero makes no other instrument."""
    with pytest.raises(DuplicateIdError):
        StatuteBook([_statute(ACT), _statute(InstrumentId("uu", "011", 2009))])


def test_an_edge_to_or_from_an_instrument_that_is_not_in_the_book_is_refused() -> None:
    """Both ends must be there."""
    for end in (ACT, FORMER_ACT):
        with pytest.raises(NotFoundError):
            StatuteBook([_statute(end)], [_edge(ACT, FORMER_ACT)])


def test_an_edge_that_holds_before_its_source_is_enacted_is_refused() -> None:
    """Where only the last day of its effect is known, that can't be before its source was enacted."""
    source = _statute(ACT, enacted=PartialDate(2009, 1, 16))
    with pytest.raises(ParseError, match="effective_by not before the enactment of its source"):
        StatuteBook([source, _statute(FORMER_ACT)], [_edge(ACT, FORMER_ACT, effective_by=PartialDate(2009, 1, 15))])
    book = StatuteBook([source, _statute(FORMER_ACT)], [_edge(ACT, FORMER_ACT, effective_by=PartialDate(2009, 1, 16))])
    assert book.in_force(FORMER_ACT, date(2009, 1, 16)) == (NO, book.edges[0])


def test_an_instrument_ended_before_it_commenced_was_never_in_force() -> None:
    """The edge decides even where the commencement comes after it."""
    target = _statute(FORMER_ACT, commenced=PartialDate(2010))
    book = StatuteBook([_statute(ACT), target], [_edge(ACT, FORMER_ACT, effective=PartialDate(2009))])
    assert book.in_force(FORMER_ACT, PartialDate(2009)) == (NO, None)
    assert book.in_force(FORMER_ACT, PartialDate(2010)) == (NO, book.edges[0])


def test_a_question_that_reaches_back_before_the_commencement_is_about_the_days_after_it() -> None:
    """Ended in February and commenced in March, it is in force on no day of the year."""
    target = _statute(FORMER_ACT, commenced=PartialDate(2010, 3))
    book = StatuteBook([_statute(ACT), target], [_edge(ACT, FORMER_ACT, effective=PartialDate(2010, 2))])
    assert book.in_force(FORMER_ACT, PartialDate(2010)) == (NO, book.edges[0])


@pytest.mark.parametrize(
    ("repealed", "expected"),
    [
        (PartialDate(2009), YES),
        (PartialDate(2010, 1, 1), YES),
        (PartialDate(2010, 1, 2), NO),
        (PartialDate(2010), UNDETERMINED),
    ],
)
def test_a_repeal_that_was_repealed_before_it_took_effect_ends_nothing(
    repealed: PartialDate, expected: Verdict
) -> None:
    """An instrument that was ended on or before the day of its edge ends nothing; one that was ended later did."""
    known = [_statute(instrument, commenced=PartialDate(1974)) for instrument in (FORMER_ACT, ACT, PROFESSION)]
    repeal = _edge(ACT, FORMER_ACT, effective=PartialDate(2010, 1, 1))
    book = StatuteBook(known, [repeal, _edge(PROFESSION, ACT, effective=repealed)])
    assert book.in_force(FORMER_ACT, PartialDate(2015)) == (expected, None if expected is YES else repeal)


def test_of_two_edges_the_one_that_ended_it_first_decides() -> None:
    """Where the answer is NO it is the one that certainly had; where it is undetermined, the earliest that may have."""
    vague = _edge(ACT, FORMER_ACT, effective=PartialDate(2010))
    exact = _edge(PROFESSION, FORMER_ACT, effective=PartialDate(2010, 2, 1))
    target = _statute(FORMER_ACT, commenced=PartialDate(1974))
    book = StatuteBook([target, _statute(ACT), _statute(PROFESSION)], [vague, exact])
    assert book.in_force(FORMER_ACT, date(2010, 1, 31)) == (UNDETERMINED, vague)
    assert book.in_force(FORMER_ACT, PartialDate(2010, 2)) == (NO, exact)
    assert book.in_force(FORMER_ACT, PartialDate(2010)) == (UNDETERMINED, vague)


def test_dates_from_memory_are_not_relied_on() -> None:
    """A date from memory, of an edge, or of an edge's source that limits when it can hold, counts as none."""
    target = _statute(FORMER_ACT, commenced=PartialDate(1974))
    edge = attrs.evolve(_edge(ACT, FORMER_ACT, effective=PartialDate(2010)), dates_certainty=Certainty.UNVERIFIED)
    book = StatuteBook([_statute(ACT), target], [edge])
    assert book.in_force(FORMER_ACT, date(2009, 1, 1)) == (UNDETERMINED, edge)
    assert book.in_force(FORMER_ACT, date(2011, 1, 1)) == (UNDETERMINED, edge)
    source = _statute(ACT, enacted=PartialDate(2009))
    edge = _edge(ACT, FORMER_ACT)
    assert StatuteBook([source, target], [edge]).in_force(FORMER_ACT, date(2008, 1, 1)) == (YES, None)
    book = StatuteBook([attrs.evolve(source, dates_certainty=Certainty.UNVERIFIED), target], [edge])
    assert book.in_force(FORMER_ACT, date(2008, 1, 1)) == (UNDETERMINED, edge)


_STATUTE = 'id = "UU 12/2030"\ncertainty = "quoted"\nsources = ["a copy"]\n'
_EDGE = """
kind = "revokes"
source = "UU 12/2030"
target = "UU 11/2009"
standing = "verified"
certainty = "quoted"
sources = ["a copy"]
"""


def test_a_book_is_read_from_toml_whole() -> None:
    """Every key of the layout is read, dates as texts or dates of TOML."""
    text = f"""
    [[statutes]]
    {_STATUTE}
    title = "Pekerja Sosial Masyarakat"
    enacted = 2030-01-02
    commenced = "2030-02"
    commenced_by = "2030-02-14"
    dates_certainty = "restated"
    gazettes = [
      {{ name = "Lembaran Negara", year = 2030, number = "7" }},
      {{ name = "Tambahan Lembaran Negara", number = "7000" }},
    ]
    [[statutes.articles]]
    article = "21"
    has_paragraphs = true
    certainty = "quoted"
    sources = ["a copy"]
    [[edges]]
    {_EDGE}
    effective = "2030"
    effective_by = 2030-02-14
    dates_certainty = "derived"
    note = "as read"
    """
    book = StatuteBook.from_toml(text, extending=load_statutes())
    statute = book.get(InstrumentId("uu", "12", 2030))
    assert statute is not None
    assert (statute.title, str(statute.enacted), str(statute.commenced)) == (
        "Pekerja Sosial Masyarakat",
        "2030-01-02",
        "2030-02",
    )
    assert (str(statute.commenced_by), statute.dates_certainty) == ("2030-02-14", Certainty.RESTATED)
    assert [(gazette.name, gazette.year, gazette.number) for gazette in statute.gazettes] == [
        ("Lembaran Negara", 2030, "7"),
        ("Tambahan Lembaran Negara", None, "7000"),
    ]
    shape = statute.find_article("21")
    assert shape is not None
    assert (shape.has_paragraphs, shape.certainty, shape.sources) == (True, Certainty.QUOTED, ("a copy",))
    (edge,) = book.find_edges_from(statute.id)
    assert (edge.kind, edge.target, str(edge.effective), str(edge.effective_by)) == (
        EdgeKind.REVOKES,
        ACT,
        "2030",
        "2030-02-14",
    )
    assert (edge.standing, edge.dates_certainty, edge.note) == (Standing.VERIFIED, Certainty.DERIVED, "as read")


def test_a_book_read_alone_has_nothing_of_the_shipped_one() -> None:
    """Without a book to extend, an edge needs both its ends in the text; an empty text is an empty book."""
    assert StatuteBook.from_toml("") == StatuteBook()
    assert [str(statute) for statute in StatuteBook.from_toml(f"[[statutes]]\n{_STATUTE}").statutes] == ["UU 12/2030"]
    with pytest.raises(NotFoundError, match="UU 11/2009"):
        StatuteBook.from_toml(f"[[statutes]]\n{_STATUTE}[[edges]]\n{_EDGE}")


def test_a_text_may_replace_entries_of_the_book_that_it_extends() -> None:
    """What was found out later is written in TOML too."""
    text = '[[statutes]]\nid = "Permensos 10/2019"\ncertainty = "quoted"\nsources = ["JDIH"]\n'
    with pytest.raises(DuplicateIdError):
        StatuteBook.from_toml(text, extending=load_statutes())
    replaced = StatuteBook.from_toml(text, extending=load_statutes(), replace=True).get(PERMENSOS)
    assert replaced is not None
    assert replaced.sources == ("JDIH",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("statutes = [", "TOML; "),
        ("statute = []", "one of statutes, edges as a key of the book"),
        ("statutes = 1", "an array as statutes"),
        ("statutes = [1]", "a table as statutes[0]"),
        ("[[statutes]]\nid = 'UU 12/2030'\nsources = ['s']", "a value as statutes[0].certainty"),
        (f"[[statutes]]\n{_STATUTE}[[statutes]]\nyear = 2030", "id, title, gazettes"),
        (f"[[statutes]]\n{_STATUTE}[[statutes]]\nyear = 2030", "as a key of statutes[1]"),
        (f"[[statutes]]\n{_STATUTE}title = ''", "a text that is not empty as statutes[0].title"),
        (f"[[statutes]]\n{_STATUTE}title = 7", "a text that is not empty as statutes[0].title"),
        (f"[[statutes]]\n{_STATUTE}enacted = 2030", "a text that is not empty as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = '2030-13'", "as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = 2030-01-02T03:04:05Z", "as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = 1066-10-14", "as statutes[0].enacted"),
        (f"[[statutes]]\n{_STATUTE}enacted = '2030'", "dates_certainty with dates, and none without as statutes[0]"),
        (
            f"[[statutes]]\n{_STATUTE}gazettes = [{{ name = 'LN', number = '1', year = '2030' }}]",
            "as statutes[0].gazettes[0].year",
        ),
        (
            f"[[statutes]]\n{_STATUTE}gazettes = [{{ name = 'LN', number = '1', year = true }}]",
            "a whole number as statutes[0].gazettes",
        ),
        (f"[[statutes]]\n{_STATUTE}gazettes = [{{ name = 'LN', number = 1 }}]", "as statutes[0].gazettes[0].number"),
        (
            f"[[statutes]]\n{_STATUTE}[[statutes.articles]]\nhas_paragraphs = 1",
            "true or false as statutes[0].articles[0].has_paragraphs",
        ),
        (
            f"[[statutes]]\n{_STATUTE}[[statutes.articles]]\narticle = '0'",
            "a value as statutes[0].articles[0].has_paragraphs",
        ),
        (
            "statutes = [{articles = [{article = '0', has_paragraphs = true, certainty = 'quoted', sources = ['s']}]}]",
            "as article '21', '18A', '303bis' or 'IV' as statutes[0].articles[0]",
        ),
        ("[[statutes]]\nid = 'no law'", "as statutes[0].id"),
        ("[[statutes]]\nid = 'UU 11/2009 Pasal 21'", "a whole instrument as statutes[0].id"),
        ("[[edges]]\nkind = 'repeals'", "one of amends, revokes, replaces, implements as edges[0].kind"),
        ("[[edges]]\nkind = ['amends']", "one of amends, revokes, replaces, implements as edges[0].kind"),
        ("[[edges]]\nstanding = 'sure'", "one of verified, claimed as edges[0].standing"),
        ("[[edges]]\nsources = 's'", "an array as edges[0].sources"),
        ("[[edges]]\nsources = ['s', 1]", "as edges[0].sources[1]"),
    ],
)
def test_a_text_that_is_no_book_is_refused_with_the_place(text: str, wanted: str) -> None:
    """Each error states what was expected and where."""
    with pytest.raises(ParseError) as caught:
        StatuteBook.from_toml(text)
    assert caught.value.what == "statute book"
    assert wanted in caught.value.expected


@pytest.mark.parametrize("instrument", ["UU 11/2009", None], ids=repr)
def test_in_force_is_asked_of_instruments(instrument: Any) -> None:
    """A text is no instrument: it is refused, and not taken for one that the book does not know."""
    with pytest.raises(TypeError, match="expected an InstrumentId, got"):
        in_force(instrument, date(2020, 1, 1))
