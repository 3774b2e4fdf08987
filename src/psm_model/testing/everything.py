"""Entities with every field set, in texts that some stores corrupt: quotation marks, newlines, wide characters."""

from __future__ import annotations

from typing import Any, Final, TypeVar

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.area_name import AreaName
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm, Roster, Tenure, TermStatus
from psm_model.entities.decree import Decree, DecreeStatus
from psm_model.entities.departure import Departure, DepartureReason
from psm_model.entities.event import Event
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership, Training
from psm_model.entities.names import MemberName, NameKind, OrganisationName
from psm_model.entities.organisation import Organisation, Qualifier, StatedCount
from psm_model.entities.participant import Participant, Role
from psm_model.entities.post import Post
from psm_model.entities.predecessor import FormerArea, FormerParent, Predecessor, Succession
from psm_model.entities.schema import list_fields
from psm_model.entities.source import LawClaim, Source, SourceKind
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.law.citation import Citation
from psm_model.law.statute import EdgeKind
from psm_model.values.area import AreaCode, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

__all__ = ["DECREE", "MEMBER", "ORGANISATION", "SEAT", "SOURCE", "TERM"]

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
_LEFT: Final = Departure(reason=DepartureReason.MOVED, note='Pindah ke "Contoh"')
_EXTRA: Final = ExtraData({"x_a": [1, 1.0, True, None, {"b": "“c”"}], "x_b2": "d\ne"})
_PEOPLE: Final = (
    Participant(role=Role.OFFICIANT, name=_NAME, title="Sekda", on_behalf_of="a.n. Bupati"),
    Participant(role=Role.ATTENDEE, title="54 anggota", count=54),
)
_ATTESTED: Final = (Attestation(on=_MONTH, source_ids=("1",)), Attestation(on=_DAY))

R = TypeVar("R", Source, Decree, Organisation, Member, BoardTerm)


def _fill(entity: R) -> R:
    """Set each optional text without a value to the name of its field, so that a new field has one."""
    texts = (field.name for field in list_fields(type(entity)) if field.type is str and field.is_optional)
    empty: dict[str, Any] = {name: name for name in texts if getattr(entity, name) is None}  # Any: as evolve takes it
    return attrs.evolve(entity, **empty)


SOURCE: Final = _fill(
    Source(
        id="1",
        kind=SourceKind.INSTRUMENT,
        url="https://example.org/a?b=c&d=%20",
        publisher="Harian, Contoh",
        published=_MONTH,
        quotation="“Satu”\n\tdua \\ 😀",
        citation=Citation.parse("Permensos 10/2019"),
        decree_ids=("1",),
        law_claims=(
            LawClaim(
                instrument=Citation.parse("Permensos 10/2019"),
                relation=EdgeKind.REPLACES,
                other=Citation.parse("Permensos 01/2012"),
                as_written="mengganti; mencabut",
            ),
        ),
        extra=_EXTRA,
    )
)
"""A source."""

DECREE: Final = _fill(
    Decree(
        id="1",
        kind="Surat Keputusan",
        number="460/12/2020",
        title="Pengukuhan; Pelantikan",
        issuer='Bupati "Contoh"',
        issued=_DAY,
        in_force_from=_MONTH,
        status=DecreeStatus.NOT_ISSUED,
        amends_ids=("2",),
        replaces_ids=("2", "3"),
        revokes_ids=("2",),
        source_ids=("2",),
        extra=_EXTRA,
    )
)
"""A decree, stated by another source."""

ORGANISATION: Final = _fill(
    Organisation(
        id="2",
        name="IPSM \u200fContoh\u200e",
        level=Level.VILLAGE,
        names=(
            OrganisationName(name="Forum PSM", kind=NameKind.FORMER, period=Period(_YEAR, _MONTH)),
            OrganisationName(name="FPSM"),
        ),
        area=AreaCode("33.25.01.2001", vintage="300.2.2-2138 Tahun 2025"),
        area_names=(AreaName(level=Level.DISTRICT, name="Contoh", within=AreaCode("33.25")),),
        areas=(FormerArea(area=AreaCode("33.25.01.2002", vintage="2022"), period=Period(UNKNOWN, _YEAR)),),
        parent_id="1",
        parents=(FormerParent(parent_id="2", period=Period(_YEAR, UNKNOWN)),),
        predecessors=(
            Predecessor(organisation_id="1", kind=Succession.MERGED, on=_DAY, decree_ids=("1",)),
            Predecessor(organisation_id="2", kind=Succession.SPLIT),
        ),
        founded=_YEAR,
        dissolved=_DAY,
        partners=("Dinas Sosial; Kabupaten",),
        member_organisations=("TAGANA", "TKSK"),
        stated_counts=(
            StatedCount(
                number="lebih dari 25",
                value=25,
                qualifier=Qualifier.MORE_THAN,
                of="orang",
                unit="orang",
                per="desa",
                level=Level.VILLAGE,
                area=AreaCode("33.25"),
                on=_MONTH,
            ),
        ),
        events=(
            Event(
                kind="rapat",
                title="Musyawarah",
                date=_MONTH,
                date_as_written="Feb.",
                last_date=_DAY,
                place="Balai Desa",
                area=AreaCode("33.25"),
                ordinal=22,
                participants=_PEOPLE,
                decree_ids=("1",),
            ),
        ),
        legal_bases=_BASES,
        decree_ids=("1",),
        terms_complete=True,
        source_ids=("1",),
        extra=_EXTRA,
    )
)
"""An organisation below another, stated by the source."""

MEMBER: Final = _fill(
    Member(
        id="1",
        name=_NAME,
        names=(MemberName(name=PersonName("Contoh Lama"), kind=NameKind.FORMER, period=Period(UNKNOWN, _YEAR)),),
        area=AreaCode("33.25.01.2001"),
        area_names=(AreaName(level=Level.VILLAGE, name="Contoh", within=AreaCode("33.25.01")),),
        domicile_area=AreaCode("33.25.01"),
        birth_date=_YEAR,
        membership=Membership.HONORARY,
        membership_ended=_LEFT,
        service=Period(UNKNOWN, OPEN),
        service_ended=_LEFT,
        decree_ids=("1",),
        identifiers=(Identifier("nik", "0000000000000000"), Identifier("kta", "0001")),
        cards=(Card(kind=CardKind.TEMPORARY, number="007", issuer_id="2", issued=_DAY),),
        training=(Training(title="Bimtek", date=_MONTH),),
        source_ids=("1",),
        extra=_EXTRA,
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
        decree_ids=("1",),
        changes=(
            TermChange(kind=TermChangeKind.EXTENDED, until=_MONTH, decree_ids=("1",), reason="Pandemi; PPKM"),
            TermChange(kind=TermChangeKind.EXTENDED, until_successor=True),
        ),
        attested=_ATTESTED,
        inaugurations=(
            Inauguration(
                date=_DAY,
                date_as_written="Sabtu, 29/2",
                place="Pendopo",
                kind="pelantikan",
                authority="Bupati",
                participants=_PEOPLE,
                status=InaugurationStatus.PLANNED,
            ),
            Inauguration(kind="pengukuhan"),
        ),
        legal_bases=_BASES,
        source_ids=("1",),
        extra=_EXTRA,
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
    ended=_LEFT,
    attested=_ATTESTED,
    note="Catatan",
    extra=_EXTRA,
    decree_ids=("1",),
)
"""An appointment of the member, with every field but `replaces_id`."""
