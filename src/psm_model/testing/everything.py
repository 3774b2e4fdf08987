"""Entities with every field set, in texts that some stores corrupt: quotation marks, newlines, wide characters."""

from __future__ import annotations

from typing import Any, Final, TypeVar

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, Roster, Tenure, TermStatus
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.event import Event
from psm_model.entities.inauguration import Inauguration, InaugurationStatus, Officiant, Speaker
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership, Training
from psm_model.entities.organisation import AreaName, Organisation, StatedCount
from psm_model.entities.post import Post
from psm_model.entities.schema import fields_of
from psm_model.entities.source import Source
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

__all__ = ["MEMBER", "ORGANISATION", "SEAT", "SOURCE", "TERM"]

_YEAR: Final = PartialDate(2020)
_MONTH: Final = PartialDate(2020, 2)
_DAY: Final = PartialDate(2020, 2, 29)
_NAME: Final = PersonName("Drs. H. Contoh 'Misal', M.Si.")
_BASES: Final = (
    LegalBasis(
        citation=Citation.parse("UU 11/2009 Pasal 21 ayat (1) huruf a"), as_written="UU No. 11 Th. 2009", title="Kessos"
    ),
    LegalBasis(as_written="AD/ART"),
)
_DECREE: Final = Decree(
    number="460/12/2020",
    issuer='Bupati "Contoh"',
    issued=_DAY,
    title="Pengukuhan; Pelantikan",
    status=DecreeStatus.NOT_ISSUED,
)

R = TypeVar("R", Source, Organisation, Member, BoardTerm)


def _fill(entity: R) -> R:
    """Set each optional text without a value to the name of its field, so that a new field has one."""
    texts = (field.name for field in fields_of(type(entity)) if field.type is str and field.is_optional)
    empty: dict[str, Any] = {name: name for name in texts if getattr(entity, name) is None}  # Any: as evolve takes it
    return attrs.evolve(entity, **empty)


SOURCE: Final = _fill(
    Source(
        id="1",
        url="https://example.org/a?b=c&d=%20",
        publisher="Harian, Contoh",
        published=_MONTH,
        quotation="“Satu”\n\tdua \\ 😀",
    )
)
"""A source."""

ORGANISATION: Final = _fill(
    Organisation(
        id="2",
        name="IPSM \u200fContoh\u200e",
        level=Level.VILLAGE,
        other_names=("Forum PSM", " forum psm "),
        area=AreaCode("33.25.01.2001", vintage="300.2.2-2138 Tahun 2025"),
        area_names=(AreaName(level=Level.DISTRICT, name="Contoh"),),
        parent_id="1",
        founded=_YEAR,
        dissolved=_DAY,
        partners=("Dinas Sosial; Kabupaten",),
        member_organisations=("TAGANA", "TKSK"),
        stated_counts=(StatedCount(number="lebih dari 25", of="orang", on=_MONTH),),
        events=(
            Event(
                kind="rapat",
                title="Musyawarah",
                date=_MONTH,
                date_as_written="Feb.",
                last_date=_DAY,
                place="Balai Desa",
            ),
        ),
        legal_bases=_BASES,
        terms_complete=True,
        source_ids=("1",),
    )
)
"""An organisation below another, stated by the source."""

MEMBER: Final = _fill(
    Member(
        id="1",
        name=_NAME,
        area=AreaCode("33.25.01.2001"),
        domicile_area=AreaCode("33.25.01"),
        birth_date=_YEAR,
        membership=Membership.HONORARY,
        service=Period(UNKNOWN, OPEN),
        decree=_DECREE,
        identifiers=(Identifier("nik", "0000000000000000"), Identifier("kta", "0001")),
        cards=(Card(kind=CardKind.TEMPORARY, number="007", issuer_id="2", issued=_DAY),),
        training=(Training(title="Bimtek", date=_MONTH),),
        source_ids=("1",),
    )
)
"""A member, whose card the organisation issued."""

TERM: Final = _fill(
    BoardTerm(
        id="1",
        organisation_id="2",
        label="periode 2020–2025",
        other_labels=("masa bakti 2020-2025",),
        period=Period(_YEAR, UNKNOWN),
        status=TermStatus.CARETAKER,
        roster=Roster.COMPLETE,
        tenure=Tenure.WHOLE_TERM,
        decree=_DECREE,
        inauguration=Inauguration(
            date=_DAY,
            date_as_written="Sabtu, 29/2",
            place="Pendopo",
            kind="pelantikan",
            authority="Bupati",
            officiant=Officiant(name=_NAME, title="Sekda"),
            on_behalf_of="a.n. Bupati",
            speakers=(Speaker(name=_NAME, title="Camat", on_behalf_of="Bupati"),),
            attendees=(Officiant(name=_NAME, title="Lurah"),),
            status=InaugurationStatus.PLANNED,
        ),
        legal_bases=_BASES,
        source_ids=("1",),
    )
)
"""A term of the organisation, without appointments."""

SEAT: Final = Appointment(
    id="2",
    post=Post.SECTION_HEAD,
    title="Ketua Bidang",
    member_id="1",
    capacity=Capacity.ACTING,
    period=Period(_MONTH, PartialDate(2022, 5)),
    section="Bidang I, Humas",
)
"""An appointment of the member, with every field but `replaces_id`."""
