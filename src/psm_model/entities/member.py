"""Member: a community social worker; Card, Training and Membership: parts of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401  # in the types of converters, which become those of the signature
from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.sensitivity import IDENTIFYING, SENSITIVE
from psm_model.values.area import AreaCode
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .annotated import AnnotatedRecord
from .area_name import AreaName, convert_area_names
from .departure import Departure
from .names import MemberName, convert_member_names
from .references import DECREE, ORGANISATION, SOURCE, refer_to
from .schema import as_tuple, convert_texts, non_blank, prepare_fields

__all__ = ["Card", "CardKind", "Member", "Membership", "Training"]


class Membership(StrEnum):
    """The kind of membership in the association (its rules of procedure, *ART*, Pasal 2)."""

    ORDINARY = "ordinary"
    """*Anggota biasa*: a community social worker who joined."""
    HONORARY = "honorary"
    """*Anggota kehormatan*: a person of merit, by decree of the national board."""


class CardKind(StrEnum):
    """The kind of a member's card (*ART* Pasal 3)."""

    NATIONAL = "national"
    """*KTA*, issued by the national board."""
    TEMPORARY = "temporary"
    """*KTA sementara*, which the board of a regency or city may issue until the national card is ready."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Card(Printable):
    """A member's card (*kartu tanda anggota*, KTA).

    >>> Card(kind=CardKind.NATIONAL, number="0001")
    Card(kind=<CardKind.NATIONAL: 'national'>, issuer_id=None, issued=None)
    """

    kind: CardKind
    """National or temporary."""
    number: str | None = attrs.field(default=None, repr=False, metadata=IDENTIFYING)
    """Its number as written; personal data, never shown."""
    issuer_id: str | None = attrs.field(default=None, metadata=refer_to(ORGANISATION))
    """The organisation that issued it."""
    issued: PartialDate | None = None
    """When it was issued."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Training(Printable):
    """A training that a member took part in (*bimbingan teknis*, bimtek, and the like).

    >>> Training(title="Bimbingan teknis dasar", date=PartialDate(2024)).title
    'Bimbingan teknis dasar'
    """

    title: str = attrs.field(validator=non_blank)
    """Its title, as written."""
    date: PartialDate | None = None
    """When it took place."""


def _convert_identifiers(items: Iterable[Identifier]) -> tuple[Identifier, ...]:
    return as_tuple(items)


def _convert_cards(items: Iterable[Card]) -> tuple[Card, ...]:
    return as_tuple(items)


def _convert_training(items: Iterable[Training]) -> tuple[Training, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Member(AnnotatedRecord):
    """A community social worker (*Pekerja Sosial Masyarakat*, PSM).

    Unlike an appointment to a board, service has no term.

    >>> Member(id="m-1", name=PersonName("Kasmad")).name.name
    'Kasmad'
    """

    id: str = attrs.field(validator=non_blank)
    """The id of the member; messages name people only by id."""
    name: PersonName
    """The member's name as written."""
    names: tuple[MemberName, ...] = attrs.field(default=(), converter=convert_member_names)
    """Other names, such as former ones."""
    area: AreaCode | None = None
    """The village or other area of service."""
    area_names: tuple[AreaName, ...] = attrs.field(default=(), converter=convert_area_names)
    """The names of the areas of service, as written, if no code is known."""
    domicile_area: AreaCode | None = None
    """The area of domicile according to the identity card."""
    birth_date: PartialDate | None = attrs.field(default=None, repr=False, metadata=IDENTIFYING)
    """The birth date; personal data, never shown."""
    membership: Membership | None = None
    """Ordinary or honorary, if stated."""
    membership_ended: Departure | None = attrs.field(default=None, repr=False, metadata=SENSITIVE)
    """Why the membership ended; personal data, never shown."""
    service: Period | None = None
    """The period of service, from the day of appointment; usually open-ended."""
    service_ended: Departure | None = attrs.field(default=None, repr=False, metadata=SENSITIVE)
    """Why the service ended; personal data, never shown."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees about the member, such as the decree of appointment."""
    identifiers: tuple[Identifier, ...] = attrs.field(
        default=(), converter=_convert_identifiers, repr=False, metadata=IDENTIFYING
    )
    """Identity numbers of the member; personal data, never shown."""
    cards: tuple[Card, ...] = attrs.field(default=(), converter=_convert_cards)
    """The member's cards."""
    training: tuple[Training, ...] = attrs.field(default=(), converter=_convert_training)
    """The trainings that the member took part in."""
    source_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(SOURCE))
    """The sources that state it."""
