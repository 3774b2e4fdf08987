"""The statute book says whether an instrument is in force on a day, and which edge decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import product
from math import inf
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, EdgeKind, Standing, Statute
from psm_model.law.statutes import StatuteBook, in_force
from psm_model.values.partial_date import PartialDate
from psm_model.values.verdict import Verdict
from tests.every_case import every_case
from tests.law.statutes import (
    ACT,
    FORMER,
    FORMER_ACT,
    NO,
    PERMENSOS,
    PROFESSION,
    UNDETERMINED,
    YES,
    make_edge,
    make_statute,
)

DECREE_1987 = InstrumentId("kepmen", "28/HUK/1987", 1987, "menteri sosial")
DECREE_1981 = InstrumentId("kepmen", "14/HUK/KEP/II/1981", 1981, "menteri sosial")
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


@every_case(
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


def test_an_instrument_ended_before_it_commenced_was_never_in_force() -> None:
    """The edge decides even where the commencement comes after it."""
    target = make_statute(FORMER_ACT, commenced=PartialDate(2010))
    book = StatuteBook([make_statute(ACT), target], [make_edge(ACT, FORMER_ACT, effective=PartialDate(2009))])
    assert book.in_force(FORMER_ACT, PartialDate(2009)) == (NO, None)
    assert book.in_force(FORMER_ACT, PartialDate(2010)) == (NO, book.edges[0])


def test_a_question_that_reaches_back_before_the_commencement_is_about_the_days_after_it() -> None:
    """Ended in February and commenced in March, it is in force on no day of the year."""
    target = make_statute(FORMER_ACT, commenced=PartialDate(2010, 3))
    book = StatuteBook([make_statute(ACT), target], [make_edge(ACT, FORMER_ACT, effective=PartialDate(2010, 2))])
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
    known = [make_statute(instrument, commenced=PartialDate(1974)) for instrument in (FORMER_ACT, ACT, PROFESSION)]
    repeal = make_edge(ACT, FORMER_ACT, effective=PartialDate(2010, 1, 1))
    book = StatuteBook(known, [repeal, make_edge(PROFESSION, ACT, effective=repealed)])
    assert book.in_force(FORMER_ACT, PartialDate(2015)) == (expected, None if expected is YES else repeal)


def test_of_two_edges_the_one_that_ended_it_first_decides() -> None:
    """Where the answer is NO it is the one that certainly had; where it is undetermined, the earliest that may have."""
    vague = make_edge(ACT, FORMER_ACT, effective=PartialDate(2010))
    exact = make_edge(PROFESSION, FORMER_ACT, effective=PartialDate(2010, 2, 1))
    target = make_statute(FORMER_ACT, commenced=PartialDate(1974))
    book = StatuteBook([target, make_statute(ACT), make_statute(PROFESSION)], [vague, exact])
    assert book.in_force(FORMER_ACT, date(2010, 1, 31)) == (UNDETERMINED, vague)
    assert book.in_force(FORMER_ACT, PartialDate(2010, 2)) == (NO, exact)
    assert book.in_force(FORMER_ACT, PartialDate(2010)) == (UNDETERMINED, vague)


def test_dates_from_memory_are_not_relied_on() -> None:
    """A date from memory, of an edge, or of an edge's source that limits when it can hold, counts as none."""
    target = make_statute(FORMER_ACT, commenced=PartialDate(1974))
    edge = attrs.evolve(make_edge(ACT, FORMER_ACT, effective=PartialDate(2010)), dates_certainty=Certainty.UNVERIFIED)
    book = StatuteBook([make_statute(ACT), target], [edge])
    assert book.in_force(FORMER_ACT, date(2009, 1, 1)) == (UNDETERMINED, edge)
    assert book.in_force(FORMER_ACT, date(2011, 1, 1)) == (UNDETERMINED, edge)
    source = make_statute(ACT, enacted=PartialDate(2009))
    edge = make_edge(ACT, FORMER_ACT)
    assert StatuteBook([source, target], [edge]).in_force(FORMER_ACT, date(2008, 1, 1)) == (YES, None)
    book = StatuteBook([attrs.evolve(source, dates_certainty=Certainty.UNVERIFIED), target], [edge])
    assert book.in_force(FORMER_ACT, date(2008, 1, 1)) == (UNDETERMINED, edge)


@pytest.mark.parametrize("instrument", ["UU 11/2009", None], ids=repr)
def test_in_force_is_asked_of_instruments(instrument: Any) -> None:
    """A text is no instrument: it is refused, and not taken for one that the book does not know."""
    with pytest.raises(TypeError, match="expected an InstrumentId, got"):
        in_force(instrument, date(2020, 1, 1))
