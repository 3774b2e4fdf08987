"""Tangles: registers of few ids, whose entities refer to one another in every way that a rule reads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Card,
    CardKind,
    Decree,
    DecreeStatus,
    FormerArea,
    FormerParent,
    Member,
    Membership,
    Organisation,
    Post,
    Predecessor,
    Register,
    Source,
    Succession,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.values import AreaCode, Identifier, Level, PartialDate, Period, PersonName

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from psm_model.entities.register import Entity

T = TypeVar("T")

_IDS: Final = ("a", "b", "c", "d/1", "~")
_DECREE_IDS: Final = (*_IDS, "f", "g")
_DAYS: Final = tuple(PartialDate.parse(day) for day in ("2019", "2020-03-01", "2021", "2022-06", "2023-01-01", "2024"))
_PERIODS: Final = tuple(
    Period.parse(period)
    for period in ("2018/2021", "2020-03-01/2022-06-01", "2021/2024", "2023-01-01/..", "/2020", "2022/", "2020/2020")
)
_AREAS: Final = tuple(map(AreaCode, ("33", "33.25", "33.25.11", "33.25.11.2001", "33.26")))


def _maybe(*values: T) -> SearchStrategy[T | None]:
    return st.sampled_from((None, *values))


def _few(drawn: SearchStrategy[T], most: int = 2) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(drawn, max_size=most).map(tuple)


@cache
def sources() -> SearchStrategy[Source]:
    """Generate sources."""
    return st.builds(Source, id=st.sampled_from(_IDS[:2]), publisher=_maybe("one"), decree_ids=_few(_decree_ids(), 1))


@cache
def _decree_ids() -> SearchStrategy[str]:
    return st.sampled_from(_DECREE_IDS)


@cache
def decrees() -> SearchStrategy[Decree]:
    """Generate decrees that change one another."""
    few = _few(_decree_ids(), 1)
    return st.builds(
        Decree,
        id=_decree_ids(),
        issued=_maybe(*_DAYS),
        in_force_from=_maybe(*_DAYS),
        status=st.sampled_from([DecreeStatus.ISSUED] * 3 + [DecreeStatus.NOT_ISSUED]),
        amends_ids=few,
        replaces_ids=few,
        revokes_ids=few,
        source_ids=_few(st.sampled_from(_IDS[:2]), 1),
    )


@cache
def organisations() -> SearchStrategy[Organisation]:
    """Generate organisations that are above one another, continue one another and share areas."""
    ids = st.sampled_from(_IDS)
    return st.builds(
        Organisation,
        id=ids,
        name=st.just("IPSM"),
        level=st.sampled_from((Level.NATIONAL, Level.REGENCY_CITY, Level.DISTRICT)),
        area=_maybe(*_AREAS),
        areas=_few(st.builds(FormerArea, area=st.sampled_from(_AREAS), period=st.sampled_from(_PERIODS)), 1),
        parent_id=_maybe(*_IDS),
        parents=_few(st.builds(FormerParent, parent_id=ids, period=st.sampled_from(_PERIODS)), 1),
        predecessors=_few(
            st.builds(
                Predecessor,
                organisation_id=ids,
                kind=st.sampled_from(Succession),
                on=_maybe(*_DAYS),
                decree_ids=_few(_decree_ids(), 1),
            )
        ),
        founded=_maybe(*_DAYS),
        dissolved=_maybe(*_DAYS),
        terms_complete=st.booleans(),
        decree_ids=_few(_decree_ids(), 1),
        source_ids=_few(st.sampled_from(_IDS[:2]), 1),
    )


@cache
def members() -> SearchStrategy[Member]:
    """Generate members who share identifiers."""
    return st.builds(
        Member,
        id=st.sampled_from(_IDS),
        name=st.just(PersonName("Contoh")),
        birth_date=_maybe(*_DAYS),
        membership=_maybe(*Membership),
        service=_maybe(*_PERIODS),
        identifiers=_few(st.builds(Identifier, st.sampled_from(("nik", "kta")), st.sampled_from("12")), 1),
        cards=_few(st.builds(Card, kind=st.sampled_from(CardKind), issuer_id=_maybe(*_IDS)), 1),
        decree_ids=_few(_decree_ids(), 1),
    )


@cache
def board_terms() -> SearchStrategy[BoardTerm]:
    """Generate board terms, most of whose officers are chairs."""
    appointments = st.builds(
        Appointment,
        id=st.sampled_from("xyz"),
        post=st.sampled_from((Post.CHAIR, Post.CHAIR, Post.TREASURER)),
        member_id=st.sampled_from(_IDS),
        capacity=st.sampled_from([Capacity.SUBSTANTIVE] * 3 + [Capacity.ACTING]),
        period=_maybe(*_PERIODS),
        decree_ids=_few(_decree_ids(), 1),
    )
    changes = st.builds(
        TermChange,
        kind=st.just(TermChangeKind.EXTENDED),
        until=st.sampled_from(_DAYS[-2:]),
        decree_ids=_few(_decree_ids(), 1),
    )
    return st.builds(
        BoardTerm,
        id=st.sampled_from(_IDS),
        organisation_id=st.sampled_from(_IDS),
        period=_maybe(*_PERIODS),
        status=st.sampled_from([TermStatus.IN_OFFICE] * 3 + [TermStatus.DISPUTED, TermStatus.ANNULLED]),
        appointments=_few(appointments, 3),
        changes=_few(changes, 1),
        decree_ids=_few(_decree_ids()),
    )


def tangles() -> SearchStrategy[Register]:
    """Generate registers of entities with few ids, some of them duplicated.

    There may be more than ten entities of a kind, so that positions are not in the order of their letters.
    """
    return st.builds(
        Register,
        sources=_few(sources()),
        decrees=_few(decrees(), 14),
        organisations=_few(organisations(), 14),
        members=_few(members(), 5),
        board_terms=_few(board_terms(), 5),
    )


def tangled_entities() -> SearchStrategy[Entity]:
    """Generate an entity of any kind, with ids as those of tangles."""
    return st.one_of(sources(), decrees(), organisations(), members(), board_terms())
