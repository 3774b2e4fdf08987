"""Strategies for entities: any valid objects, with any references."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, Roster, Tenure, TermStatus
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration, InaugurationStatus, Officiant, Speaker
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership, Training
from psm_model.entities.organisation import AreaName, Organisation, StatedCount
from psm_model.entities.post import Post
from psm_model.entities.source import Source
from psm_model.values.area import Level
from psm_model.values.partial_date import PartialDate

from .law import citations
from .values import area_codes, identifiers, partial_dates, periods, person_names, some, texts

__all__ = [
    "appointments",
    "area_names",
    "board_terms",
    "cards",
    "decrees",
    "events",
    "ids",
    "inaugurations",
    "legal_bases",
    "members",
    "officiants",
    "organisations",
    "sources",
    "speakers",
    "stated_counts",
    "trainings",
]

T = TypeVar("T")

# Labels of real sources, beside any text, since most labels are readable.
_LABELS = (
    "periode 2025–2030",
    "Masa Bakti 2017-2022",
    "masa bhakti 2024-2029",
    "periode tahun 2022 – 2026",
    "periode 2023-2006",
    "15 Oktober 2025 s.d. 14 Oktober 2030",
)
_AUTHORITIES = ("Menteri Sosial", "Gubernur Contoh", "Bupati Contoh", "Pj. Wali Kota Contoh", "Camat Contoh")


@cache
def ids() -> st.SearchStrategy[str]:
    """Generate ids: usually one of a few, so that they often coincide, or any text.

    This strategy minimises to "x-0".
    """
    # Two of three ids are among the few, so that references often resolve.
    return st.sampled_from(["x-0", "x-1"]) | st.sampled_from(["x-0", "x-2"]) | texts(max_size=20)


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


# Lists of simple items, which shrink well without gaps.
def _few(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


@cache
def sources() -> st.SearchStrategy[Source]:
    """Generate any source.

    This strategy minimises to one without optional values.
    """
    return st.builds(
        Source,
        id=ids(),
        url=st.sampled_from([None, "https://example.org/a"]) | texts(),
        publisher=_maybe(texts()),
        published=_maybe(partial_dates()),
        quotation=_maybe(texts()),
    )


@cache
def decrees() -> st.SearchStrategy[Decree]:
    """Generate any decree.

    This strategy minimises to one without optional values.
    """
    return st.builds(
        Decree,
        number=st.sampled_from([None, "460/12/2025"]) | texts(),
        issuer=st.sampled_from([None, *_AUTHORITIES]) | texts(),
        issued=_maybe(partial_dates()),
        title=_maybe(texts()),
        status=st.sampled_from(DecreeStatus),
    )


@cache
def legal_bases() -> st.SearchStrategy[LegalBasis]:
    """Generate any legal basis: a citation, a text as written, or both.

    This strategy minimises to a text as written.
    """
    written = st.builds(LegalBasis, citation=st.none(), as_written=texts(), title=_maybe(texts()))
    cited = st.builds(LegalBasis, citation=citations(), as_written=_maybe(texts()), title=_maybe(texts()))
    return written | cited


@cache
def officiants() -> st.SearchStrategy[Officiant]:
    """Generate any officiant or attendee of an inauguration.

    This strategy minimises to one without optional values.
    """
    return st.builds(Officiant, name=_maybe(person_names()), title=_maybe(texts()))


@cache
def speakers() -> st.SearchStrategy[Speaker]:
    """Generate any speaker at an inauguration.

    This strategy minimises to one without optional values.
    """
    return st.builds(Speaker, name=_maybe(person_names()), title=_maybe(texts()), on_behalf_of=_maybe(texts()))


@cache
def inaugurations() -> st.SearchStrategy[Inauguration]:
    """Generate any inauguration.

    This strategy minimises to one without optional values.
    """
    usual = {
        "date": _maybe(partial_dates()),
        "authority": st.sampled_from([None, *_AUTHORITIES]) | texts(),
        "status": st.sampled_from(InaugurationStatus),
    }
    return st.builds(Inauguration, **usual) | st.builds(
        Inauguration,
        date_as_written=_maybe(texts()),
        place=_maybe(texts()),
        kind=_maybe(texts()),
        officiant=_maybe(officiants()),
        on_behalf_of=_maybe(texts()),
        speakers=some(speakers()),
        attendees=some(officiants()),
        **usual,
    )


# Any: the fields of an event.
def _event_in_order(date: PartialDate | None, last_date: PartialDate | None, **fields: Any) -> Event:
    """Make an event, and swap its days if they can't be in this order."""
    if date is not None and last_date is not None and last_date.precedes(date).certain:
        date, last_date = last_date, date
    return Event(date=date, last_date=last_date, **fields)


@cache
def events() -> st.SearchStrategy[Event]:
    """Generate any event.

    This strategy minimises to one without optional values.
    """
    return st.builds(
        _event_in_order,
        kind=_maybe(texts()),
        title=_maybe(texts()),
        date=_maybe(partial_dates()),
        date_as_written=_maybe(texts()),
        last_date=_maybe(partial_dates()),
        place=_maybe(texts()),
    )


@cache
def cards() -> st.SearchStrategy[Card]:
    """Generate any member's card.

    This strategy minimises to a national card without a number.
    """
    return st.builds(
        Card,
        kind=st.sampled_from(CardKind),
        number=_maybe(texts()),
        issuer_id=_maybe(ids()),
        issued=_maybe(partial_dates()),
    )


@cache
def trainings() -> st.SearchStrategy[Training]:
    """Generate any training that a member took part in.

    This strategy minimises to one with only a title.
    """
    return st.builds(Training, title=texts(), date=_maybe(partial_dates()))


@cache
def members() -> st.SearchStrategy[Member]:
    """Generate any member.

    This strategy minimises to one with only a name and an id.
    """
    usual = {
        "id": ids(),
        "name": person_names(),
        "membership": st.sampled_from([None, *Membership]),
        "service": _maybe(periods()),
    }
    return st.builds(Member, **usual) | st.builds(
        Member,
        area=_maybe(area_codes()),
        domicile_area=_maybe(area_codes()),
        birth_date=_maybe(partial_dates()),
        decree=_maybe(decrees()),
        identifiers=some(identifiers()),
        cards=some(cards()),
        training=some(trainings()),
        source_ids=_few(ids()),
        **usual,
    )


@cache
def appointments() -> st.SearchStrategy[Appointment]:
    """Generate any appointment: of a member, of a person known by name, or of an office.

    This strategy minimises to a chair held by a member.
    """
    fields = {
        "id": ids(),
        "post": st.sampled_from(Post),
        "title": _maybe(texts()),
        "capacity": st.sampled_from(Capacity),
        "period": _maybe(periods()),
        "replaces_id": _maybe(ids()),
        "section": _maybe(texts()),
    }
    return st.one_of(
        st.builds(Appointment, member_id=ids(), **fields),
        st.builds(Appointment, name=person_names(), **fields),
        st.builds(Appointment, office=st.sampled_from(_AUTHORITIES) | texts(), **fields),
    )


@cache
def board_terms() -> st.SearchStrategy[BoardTerm]:
    """Generate any board term.

    This strategy minimises to one with only an organisation and an id.
    """
    usual = {
        "id": ids(),
        "organisation_id": ids(),
        "label": st.sampled_from([None, *_LABELS]) | texts(),
        "period": _maybe(periods()),
        "status": st.sampled_from(TermStatus),
        "roster": st.sampled_from(Roster),
        "tenure": st.sampled_from(Tenure),
        "appointments": some(appointments(), 5),
    }
    return st.builds(BoardTerm, **usual) | st.builds(
        BoardTerm,
        other_labels=_few(st.sampled_from(_LABELS) | texts()),
        decree=_maybe(decrees()),
        inauguration=_maybe(inaugurations()),
        legal_bases=some(legal_bases()),
        source_ids=_few(ids()),
        **usual,
    )


@cache
def area_names() -> st.SearchStrategy[AreaName]:
    """Generate any name of an area, with the area's level.

    This strategy minimises to one of the national level.
    """
    return st.builds(AreaName, level=st.sampled_from(Level), name=texts())


@cache
def stated_counts() -> st.SearchStrategy[StatedCount]:
    """Generate any number that a source states.

    This strategy minimises to one without a date.
    """
    return st.builds(StatedCount, number=texts(), of=texts(), on=_maybe(partial_dates()))


@cache
def organisations() -> st.SearchStrategy[Organisation]:
    """Generate any organisation.

    This strategy minimises to one of the national level with only a name and an id.
    """
    usual = {
        "id": ids(),
        "name": st.sampled_from(["IPSM Nasional", "IPSM Kota Contoh", "IPSM Kabupaten Contoh"]) | texts(),
        "level": st.sampled_from(Level),
        "area": _maybe(area_codes()),
        "parent_id": _maybe(ids()),
        "terms_complete": st.booleans(),
    }
    return st.builds(Organisation, **usual) | st.builds(
        Organisation,
        other_names=_few(texts()),
        area_names=some(area_names()),
        founded=_maybe(partial_dates()),
        dissolved=_maybe(partial_dates()),
        partners=_few(texts()),
        member_organisations=_few(texts()),
        stated_counts=some(stated_counts()),
        events=some(events()),
        legal_bases=some(legal_bases()),
        source_ids=_few(ids()),
        **usual,
    )
