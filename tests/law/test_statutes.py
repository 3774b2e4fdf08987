"""The statute book: its entries, how they are found, and how a book is extended."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import attrs
import pytest

from psm_model.errors import DuplicateIdError, NotFoundError, ParseError
from psm_model.law.citation import InstrumentId
from psm_model.law.statute import Certainty, Edge, EdgeKind, Standing, Statute
from psm_model.law.statutes import StatuteBook, load_statutes
from psm_model.values.partial_date import PartialDate
from tests.law.statutes import ACT, FORMER, FORMER_ACT, NO, PERMENSOS, PROFESSION, YES, make_edge, make_statute


def test_the_shipped_book_is_read_once() -> None:
    """The book is cached."""
    assert load_statutes() is load_statutes()


def test_equal_books_have_one_hash() -> None:
    """Books with the same statutes and edges are equal, and one key of a dictionary."""
    book = load_statutes()
    assert len({book, StatuteBook(statutes=book.statutes, edges=book.edges)}) == 1


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


def test_an_extended_book_knows_more_and_the_old_one_is_unchanged() -> None:
    """Statutes and edges of one's own are added to a new book."""
    new = InstrumentId("permen", "7", 2027, "menteri sosial")
    book = load_statutes().extend([make_statute(new)], [make_edge(new, PERMENSOS, effective=PartialDate(2027, 3, 1))])
    assert book.in_force(PERMENSOS, date(2027, 2, 28)) == (YES, None)
    assert book.in_force(PERMENSOS, date(2027, 3, 1)) == (NO, book.edges[-1])
    assert load_statutes().in_force(PERMENSOS, date(2027, 3, 1)) == (YES, None)
    assert new not in load_statutes()


def test_an_entry_is_replaced_only_on_demand() -> None:
    """A day found in the official register takes the place of what the book had, where that is asked for."""
    day = PartialDate(2019, 8, 1)
    statute, edge = (
        make_statute(PERMENSOS, commenced=day),
        attrs.evolve(make_edge(PERMENSOS, FORMER, effective=day), kind=EdgeKind.REPLACES),
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
        StatuteBook([make_statute(ACT), make_statute(InstrumentId("uu", "011", 2009))])


def test_an_edge_to_or_from_an_instrument_that_is_not_in_the_book_is_refused() -> None:
    """Both ends must be there."""
    for end in (ACT, FORMER_ACT):
        with pytest.raises(NotFoundError):
            StatuteBook([make_statute(end)], [make_edge(ACT, FORMER_ACT)])


def test_an_edge_that_holds_before_its_source_is_enacted_is_refused() -> None:
    """Where only the last day of its effect is known, that can't be before its source was enacted."""
    source = make_statute(ACT, enacted=PartialDate(2009, 1, 16))
    with pytest.raises(ParseError, match="effective_by not before the enactment of its source"):
        StatuteBook(
            [source, make_statute(FORMER_ACT)], [make_edge(ACT, FORMER_ACT, effective_by=PartialDate(2009, 1, 15))]
        )
    book = StatuteBook(
        [source, make_statute(FORMER_ACT)], [make_edge(ACT, FORMER_ACT, effective_by=PartialDate(2009, 1, 16))]
    )
    assert book.in_force(FORMER_ACT, date(2009, 1, 16)) == (NO, book.edges[0])
