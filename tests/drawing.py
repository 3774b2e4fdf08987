"""Strategies that several tests share and that are not public: duplicate ids, boards of a few days, any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Decree,
    Member,
    Organisation,
    Post,
    Register,
    Source,
    TermStatus,
)
from psm_model.strategies import ids, periods, registers, texts
from psm_model.values import Level, PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hypothesis.strategies import SearchStrategy

LETTERS = st.text() | st.text("ab \u0301\u20dd漢\u202e\n\x1b") | st.text("漢 ", max_size=90)
"""Texts with letters of no width and of double width, and with characters that control a terminal."""

T = TypeVar("T")
Identified = TypeVar("Identified", Source, Decree, Organisation, Member, BoardTerm, Appointment)

IDS = ("x-0", "x-1", "x-2", "a/b", "~0", "33.25")
"""A few ids, so that many are duplicated: common ones, and some that a JSON Pointer escapes."""


def some(drawn: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """Generate up to two values."""
    return st.lists(drawn, max_size=2).map(tuple)


def labels() -> SearchStrategy[str]:
    """Generate labels of terms: any text, two years, or two years in the wrong order."""
    years = st.integers(1990, 2040).map(str)
    return texts() | st.builds("periode {}–{}".format, years, years)


def skeletons() -> SearchStrategy[Register]:
    """Generate registers of many entities with little more than ids, most of them duplicated."""
    few = st.sampled_from(IDS)
    return st.builds(
        Register,
        sources=_many(st.builds(Source, id=few, url=st.sampled_from([None, "one", "two"]))),
        decrees=_many(
            st.builds(
                Decree,
                id=few,
                number=st.sampled_from([None, "one", "two"]),
                replaces_ids=some(few),
                revokes_ids=some(few),
            )
        ),
        organisations=_many(
            st.builds(
                Organisation,
                id=few,
                name=st.just("IPSM"),
                level=st.sampled_from(Level),
                parent_id=st.sampled_from([None, *IDS]),
            )
        ),
        members=_many(st.builds(Member, id=few, name=st.sampled_from(["Satu", "Dua"]).map(PersonName))),
        board_terms=_many(st.builds(BoardTerm, id=few, organisation_id=few, decree_ids=some(few))),
    )


def _many(drawn: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(drawn, max_size=6).map(tuple)


def boards(first: date, last: date) -> SearchStrategy[BoardTerm]:
    """Generate boards of the organisation "o" with only what decides who is on them on a day."""
    spans = st.none() | periods(min_value=first, max_value=last)
    return st.builds(
        BoardTerm,
        id=ids(),
        organisation_id=st.just("o"),
        label=st.sampled_from([None, "2025-2026"]),
        period=spans,
        status=st.sampled_from(TermStatus),
        appointments=st.lists(
            st.builds(
                Appointment,
                id=ids(),
                post=st.just(Post.CHAIR),
                office=st.just("Bupati"),
                capacity=st.sampled_from(Capacity),
                period=spans,
            ),
            max_size=3,
        ).map(tuple),
    )


def distinct_registers() -> SearchStrategy[Register]:
    """Generate registers without duplicate ids, so that references are unambiguous."""
    return registers().map(_distinct)


@st.composite
def shuffle_lists(draw: st.DrawFn, record: T) -> T:
    """Generate the same record with its lists, nested ones too, in any order."""
    shuffled: T = _shuffle(draw, record)
    return shuffled


# Any: a record, a list or the value of a field.
def _shuffle(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, tuple):
        items = [_shuffle(draw, item) for item in value]
        # Most lists have no or one item, and drawing their order would take as long as drawing any other.
        return tuple(draw(st.permutations(items))) if len(items) > 1 else tuple(items)
    if attrs.has(type(value)) and type(value).__module__.startswith("psm_model.entities"):
        names = [field.name for field in attrs.fields(type(value))]
        return attrs.evolve(value, **{name: _shuffle(draw, getattr(value, name)) for name in names})
    return value


def _distinct(register: Register) -> Register:
    terms = [attrs.evolve(term, appointments=_first_of_each(term.appointments)) for term in register.board_terms]
    return Register(
        sources=_first_of_each(register.sources),
        decrees=_first_of_each(register.decrees),
        organisations=_first_of_each(register.organisations),
        members=_first_of_each(register.members),
        board_terms=_first_of_each(terms),
    )


def _first_of_each(records: Iterable[Identified]) -> tuple[Identified, ...]:
    return tuple({record.id: record for record in reversed(list(records))}.values())
