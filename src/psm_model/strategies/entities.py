"""Strategies for entities: anything that can be built, linked or not."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity, Post
from psm_model.entities.board_term import BoardTerm, Roster, TermStatus
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration, InaugurationStatus, Officiant, Speaker
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership, Training
from psm_model.entities.organisation import AreaName, Organisation, StatedCount
from psm_model.entities.source import Source
from psm_model.values.area import Level

from .law import citations
from .values import area_codes, identifiers, partial_dates, periods, person_names, texts

__all__ = [
    "appointments",
    "board_terms",
    "cards",
    "decrees",
    "events",
    "ids",
    "inaugurations",
    "legal_bases",
    "members",
    "organisations",
    "sources",
]

T = TypeVar("T")

# Wordings of real sources beside any text: a label that can be read is the usual case.
_LABELS = (
    "periode 2025–2030",
    "Masa Bakti 2017-2022",
    "masa bhakti 2024-2029",
    "periode tahun 2022 – 2026",
    "periode 2023-2006",
    "15 Oktober 2025 s.d. 14 Oktober 2030",
)
_AUTHORITIES = ("Menteri Sosial", "Gubernur Contoh", "Bupati Contoh", "Pj. Wali Kota Contoh", "Camat Contoh")


def ids() -> st.SearchStrategy[str]:
    """Ids: a letter and a number as a rule, so that two often are the same, or any text.

    This strategy minimises to "x-0".
    """
    return st.integers(0, 9).map(lambda number: f"x-{number}") | texts(max_size=20)


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def _some(strategy: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def sources() -> st.SearchStrategy[Source]:
    """Any source.

    This strategy minimises to one of which nothing is known.
    """
    return st.builds(
        Source,
        id=ids(),
        url=_maybe(st.just("https://example.org/a") | texts()),
        publisher=_maybe(texts()),
        published=_maybe(partial_dates()),
        quotation=_maybe(texts()),
    )


def decrees() -> st.SearchStrategy[Decree]:
    """Any decree.

    This strategy minimises to one of which nothing is known.
    """
    return st.builds(
        Decree,
        number=_maybe(st.just("460/12/2025") | texts()),
        issuer=_maybe(st.sampled_from(_AUTHORITIES) | texts()),
        issued=_maybe(partial_dates()),
        title=_maybe(texts()),
        status=st.sampled_from(DecreeStatus),
    )


def legal_bases() -> st.SearchStrategy[LegalBasis]:
    """Any legal basis: a citation, a text as written, or both.

    This strategy minimises to a text as written.
    """
    written = st.builds(LegalBasis, citation=st.none(), as_written=texts(), title=_maybe(texts()))
    cited = st.builds(LegalBasis, citation=citations(), as_written=_maybe(texts()), title=_maybe(texts()))
    return written | cited


def inaugurations() -> st.SearchStrategy[Inauguration]:
    """Any inauguration.

    This strategy minimises to one of which nothing is known.
    """
    officiants = st.builds(Officiant, name=_maybe(person_names()), title=_maybe(texts()))
    speakers = st.builds(Speaker, name=_maybe(person_names()), title=_maybe(texts()), on_behalf_of=_maybe(texts()))
    return st.builds(
        Inauguration,
        date=_maybe(partial_dates()),
        date_as_written=_maybe(texts()),
        place=_maybe(texts()),
        kind=_maybe(texts()),
        authority=_maybe(st.sampled_from(_AUTHORITIES) | texts()),
        officiant=_maybe(officiants),
        on_behalf_of=_maybe(texts()),
        speakers=_some(speakers),
        attendees=_some(officiants),
        status=st.sampled_from(InaugurationStatus),
    )


def events() -> st.SearchStrategy[Event]:
    """Any event.

    This strategy minimises to one of which nothing is known.
    """
    return st.builds(
        Event,
        kind=_maybe(texts()),
        title=_maybe(texts()),
        date=_maybe(partial_dates()),
        date_as_written=_maybe(texts()),
        last_date=_maybe(partial_dates()),
        place=_maybe(texts()),
    )


def cards() -> st.SearchStrategy[Card]:
    """Any member's card.

    This strategy minimises to a national card without a number.
    """
    return st.builds(
        Card,
        kind=st.sampled_from(CardKind),
        number=_maybe(texts()),
        issuer_id=_maybe(ids()),
        issued=_maybe(partial_dates()),
    )


def members() -> st.SearchStrategy[Member]:
    """Any member.

    This strategy minimises to one of whom only a name is known.
    """
    return st.builds(
        Member,
        id=ids(),
        name=person_names(),
        area=_maybe(area_codes()),
        domicile_area=_maybe(area_codes()),
        birth_date=_maybe(partial_dates()),
        membership=_maybe(st.sampled_from(Membership)),
        service=_maybe(periods()),
        decree=_maybe(decrees()),
        identifiers=_some(identifiers()),
        cards=_some(cards()),
        training=_some(st.builds(Training, title=texts(), date=_maybe(partial_dates()))),
        source_ids=_some(ids()),
    )


def appointments() -> st.SearchStrategy[Appointment]:
    """Any appointment: of a member, of a person who is only named, or of an office.

    This strategy minimises to a chair held by a member.
    """
    holders = st.one_of(
        st.fixed_dictionaries({"member_id": ids()}),
        st.fixed_dictionaries({"name": person_names()}),
        st.fixed_dictionaries({"office": texts()}),
    )
    rest = st.fixed_dictionaries(
        {
            "id": ids(),
            "post": st.sampled_from(Post),
            "title": _maybe(texts()),
            "capacity": st.sampled_from(Capacity),
            "period": _maybe(periods()),
            "replaces_id": _maybe(ids()),
            "section": _maybe(texts()),
        }
    )
    return st.builds(lambda holder, fields: Appointment(**holder, **fields), holders, rest)


def board_terms() -> st.SearchStrategy[BoardTerm]:
    """Any board term.

    This strategy minimises to one of which only the organisation is known.
    """
    return st.builds(
        BoardTerm,
        id=ids(),
        organisation_id=ids(),
        label=_maybe(st.sampled_from(_LABELS) | texts()),
        other_labels=_some(st.sampled_from(_LABELS) | texts()),
        period=_maybe(periods()),
        status=st.sampled_from(TermStatus),
        roster=st.sampled_from(Roster),
        decree=_maybe(decrees()),
        inauguration=_maybe(inaugurations()),
        legal_bases=_some(legal_bases()),
        appointments=_some(appointments(), 3),
        source_ids=_some(ids()),
    )


def organisations() -> st.SearchStrategy[Organisation]:
    """Any organisation.

    This strategy minimises to one of the national level of which only a name is known.
    """
    counts = st.builds(StatedCount, number=texts(), of=texts(), on=_maybe(partial_dates()))
    return st.builds(
        Organisation,
        id=ids(),
        name=st.sampled_from(["IPSM Nasional", "IPSM Kota Contoh", "IPSM Kabupaten Contoh"]) | texts(),
        level=st.sampled_from(Level),
        other_names=_some(texts()),
        area=_maybe(area_codes()),
        area_names=_some(st.builds(AreaName, level=st.sampled_from(Level), name=texts())),
        parent_id=_maybe(ids()),
        founded=_maybe(partial_dates()),
        dissolved=_maybe(partial_dates()),
        partners=_some(texts()),
        stated_counts=_some(counts),
        events=_some(events()),
        legal_bases=_some(legal_bases()),
        terms_complete=st.booleans(),
        source_ids=_some(ids()),
    )
