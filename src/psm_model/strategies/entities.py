"""Strategies for entities: any valid objects, with any references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from psm_model.entities.appointment import HOLDER_FIELDS, Appointment
from psm_model.entities.area_name import AreaName
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.departure import Departure
from psm_model.entities.event import Event
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, Member, Training
from psm_model.entities.names import MemberName, OrganisationName
from psm_model.entities.organisation import Organisation, StatedCount
from psm_model.entities.participant import Participant
from psm_model.entities.predecessor import FormerArea, FormerParent, Predecessor
from psm_model.entities.schema import MAX_INTEGER, FieldSpec, list_fields
from psm_model.entities.source import LawClaim, Source
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._records import build_records
from .extra_data import extra_data
from .law import citations
from .values import area_codes, identifiers, partial_dates, periods, person_names, short_tuples, texts

__all__ = [
    "appointments",
    "area_names",
    "attestations",
    "board_terms",
    "cards",
    "decrees",
    "departures",
    "events",
    "former_areas",
    "former_parents",
    "ids",
    "inaugurations",
    "law_claims",
    "legal_bases",
    "member_names",
    "members",
    "organisation_names",
    "organisations",
    "participants",
    "predecessors",
    "sources",
    "stated_counts",
    "term_changes",
    "trainings",
    "values_of_field",
]

T = TypeVar("T")

# Labels of real sources, drawn as often as any text, since most labels are readable.
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


# Any, here and below: the fields of a record have all types.
def values_of_field(field: FieldSpec) -> st.SearchStrategy[Any]:
    """Generate values of a field, or items of a list. A text is an id if the field is an id or refers to one."""
    if field.name == "id" or field.refers_to is not None:
        return ids()
    if issubclass(field.type, StrEnum):
        return st.sampled_from(field.type)
    return _BY_TYPE[field.type]() if field.type in _BY_TYPE else _record(field.type)


def _field(field: FieldSpec) -> st.SearchStrategy[Any]:
    """Generate values of a field, also none if it is optional."""
    values = values_of_field(field)
    if field.is_list:
        # Lists of simple items shrink well without gaps.
        return st.lists(values, max_size=2).map(tuple) if field.type is str else short_tuples(values, 2)
    return st.none() | values if field.is_optional else values


def _fields(kind: type[Any], **given: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """Return a strategy for each field of a record: the given one, else one for its type."""
    # What is withheld depends on the other fields; see `build_records`.
    return {
        field.name: given[field.name] if field.name in given else _field(field)
        for field in list_fields(kind)
        if field.name != "withheld"
    }


def _record(kind: type[T], *usual: str, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Generate records of a class; if some fields are usual, most records have only these. Some withhold a field."""
    fields = _fields(kind, **given)
    common = {name: fields[name] for name in usual} or fields
    records = build_records(kind, common) | build_records(kind, fields) if usual else build_records(kind, fields)
    withholds = any(field.name == "withheld" for field in list_fields(kind))
    return records | build_records(kind, common, withholds=True) if withholds else records


@cache
def sources() -> st.SearchStrategy[Source]:
    """Generate any source. This strategy minimises to one without optional values."""
    urls = st.sampled_from([None, "https://example.org/a"]) | texts()
    return _record(Source, "id", "kind", "url", "publisher", "published", url=urls)


@cache
def decrees() -> st.SearchStrategy[Decree]:
    """Generate any decree. This strategy minimises to one without optional values."""
    return _record(
        Decree,
        "id",
        "number",
        "issued",
        "in_force_from",
        "status",
        "revokes_ids",
        number=st.sampled_from([None, "460/12/2025"]) | texts(),
        issuer=st.sampled_from([None, *_AUTHORITIES]) | texts(),
    )


@cache
def legal_bases() -> st.SearchStrategy[LegalBasis]:
    """Generate any legal basis: a citation, a text as written, or both.

    This strategy minimises to a text as written.
    """
    return _record(LegalBasis, citation=st.none(), as_written=texts()) | _record(LegalBasis, citation=citations())


@cache
def participants() -> st.SearchStrategy[Participant]:
    """Generate any participant of an event or an inauguration.

    This strategy minimises to an officiant without further values.
    """
    return _record(Participant)


@cache
def attestations() -> st.SearchStrategy[Attestation]:
    """Generate any day on which sources say that somebody is in office.

    This strategy minimises to one without sources.
    """
    return _record(Attestation)


@cache
def departures() -> st.SearchStrategy[Departure]:
    """Generate any reason for leaving. This strategy minimises to the end of a term."""
    return _record(Departure)


@cache
def law_claims() -> st.SearchStrategy[LawClaim]:
    """Generate any claim of a source about a law. This strategy minimises to one without its words."""
    return _record(LawClaim)


@cache
def organisation_names() -> st.SearchStrategy[OrganisationName]:
    """Generate any further name of an organisation. This strategy minimises to one without a kind and a period."""
    return _record(OrganisationName)


@cache
def member_names() -> st.SearchStrategy[MemberName]:
    """Generate any further name of a member. This strategy minimises to one without a kind and a period."""
    return _record(MemberName)


@cache
def predecessors() -> st.SearchStrategy[Predecessor]:
    """Generate any predecessor of an organisation. This strategy minimises to one that was renamed."""
    return _record(Predecessor)


@cache
def former_parents() -> st.SearchStrategy[FormerParent]:
    """Generate any former parent of an organisation. This strategy minimises to a short id."""
    return _record(FormerParent)


@cache
def former_areas() -> st.SearchStrategy[FormerArea]:
    """Generate any former area of an organisation. This strategy minimises to a province."""
    return _record(FormerArea)


@cache
def term_changes() -> st.SearchStrategy[TermChange]:
    """Generate any extension or shortening of a term. This strategy minimises to an extension until a day."""
    fields = _fields(TermChange, until=partial_dates(), until_successor=st.sampled_from([False]))
    until_successor = {
        "kind": st.just(TermChangeKind.EXTENDED),
        "until": st.none(),
        "until_successor": st.sampled_from([True]),
    }
    return build_records(TermChange, fields) | build_records(TermChange, {**fields, **until_successor})


@cache
def inaugurations() -> st.SearchStrategy[Inauguration]:
    """Generate any inauguration. This strategy minimises to one without optional values."""
    authorities = st.sampled_from([None, *_AUTHORITIES]) | texts()
    return _record(Inauguration, "date", "authority", "status", authority=authorities)


def _event_in_order(date: PartialDate | None, last_date: PartialDate | None, **fields: Any) -> Event:
    """Make an event, and swap its days if they cannot be in this order."""
    if date is not None and last_date is not None and last_date.precedes(date).certain:
        date, last_date = last_date, date
    return Event(date=date, last_date=last_date, **fields)


@cache
def events() -> st.SearchStrategy[Event]:
    """Generate any event. This strategy minimises to one without optional values."""
    return st.builds(_event_in_order, **_fields(Event))


@cache
def cards() -> st.SearchStrategy[Card]:
    """Generate any member's card. This strategy minimises to a national card without a number."""
    return _record(Card)


@cache
def trainings() -> st.SearchStrategy[Training]:
    """Generate any training that a member took part in. This strategy minimises to one with only a title."""
    return _record(Training)


@cache
def members() -> st.SearchStrategy[Member]:
    """Generate any member. This strategy minimises to one with only a name and an id."""
    return _record(Member, "id", "name", "membership", "service")


@cache
def appointments() -> st.SearchStrategy[Appointment]:
    """Generate any appointment: of a member, of a person known by name, of an office, or with a withheld holder.

    This strategy minimises to a chair held by a member.
    """
    usual = "id", "post", "member_id", "name", "office", "capacity", "period"
    nobody = {"member_id": st.none(), "name": st.none(), "office": st.none()}
    names = st.sets(st.sampled_from(HOLDER_FIELDS), min_size=1).map(sorted)
    return st.one_of(
        _record(Appointment, *usual, **nobody | {"member_id": ids()}),
        _record(Appointment, *usual, **nobody | {"name": person_names()}),
        _record(Appointment, *usual, **nobody | {"office": st.sampled_from(_AUTHORITIES) | texts()}),
        st.builds(_withhold_holder, _record(Appointment, *usual, **nobody | {"member_id": ids()}), names),
    )


def _withhold_holder(appointment: Appointment, names: list[str]) -> Appointment:
    withheld = dict.fromkeys((*appointment.withheld, *names))
    return attrs.evolve(appointment, member_id=None, withheld=tuple(withheld))


@cache
def board_terms() -> st.SearchStrategy[BoardTerm]:
    """Generate any board term. This strategy minimises to one with only an organisation and an id."""
    usual = "id", "organisation_id", "label", "period", "status", "roster", "tenure", "appointments"
    return _record(
        BoardTerm,
        *usual,
        label=st.sampled_from([None, *_LABELS]) | texts(),
        other_labels=st.lists(st.sampled_from(_LABELS) | texts(), max_size=2).map(tuple),
        appointments=short_tuples(appointments(), 5),
    )


@cache
def area_names() -> st.SearchStrategy[AreaName]:
    """Generate any name of an area, with the area's level. This strategy minimises to one of the national level."""
    return _record(AreaName)


@cache
def stated_counts() -> st.SearchStrategy[StatedCount]:
    """Generate any number that a source states. This strategy minimises to one without a date."""
    return _record(StatedCount)


@cache
def organisations() -> st.SearchStrategy[Organisation]:
    """Generate any organisation. This strategy minimises to one of the national level with only a name and an id."""
    names = st.sampled_from(["IPSM Nasional", "IPSM Kota Contoh", "IPSM Kabupaten Contoh"]) | texts()
    return _record(Organisation, "id", "name", "level", "area", "parent_id", "terms_complete", name=names)


_BY_TYPE: Final[Mapping[type, Callable[[], st.SearchStrategy[Any]]]] = {
    str: texts,
    bool: st.booleans,
    int: lambda: st.integers(0, 100) | st.integers(0, MAX_INTEGER),
    ExtraData: extra_data,
    TermChange: term_changes,
    AreaCode: area_codes,
    Citation: citations,
    Event: events,
    Identifier: identifiers,
    Inauguration: inaugurations,
    LegalBasis: legal_bases,
    PartialDate: partial_dates,
    Period: periods,
    PersonName: person_names,
}
"""The strategies of values, and of the records that are not drawn by their fields alone."""
