"""OrganisationName and MemberName: names other than the present one, each with its kind and period."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .schema import as_tuple, non_blank, prepare_fields

__all__ = ["MemberName", "NameKind", "OrganisationName", "convert_member_names", "convert_organisation_names"]


class NameKind(StrEnum):
    """The kind of a name."""

    FORMER = "former"
    """A former name."""
    OFFICIAL = "official"
    """The official name."""
    SHORT = "short"
    """A short form or an acronym."""
    ALIAS = "alias"
    """Another name in use."""
    MISPRINT = "misprint"
    """A wrong name in a source."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class OrganisationName(Printable):
    """Another name of an organisation than its present one.

    >>> OrganisationName(name="IPSM Kotamadya Contoh", kind=NameKind.FORMER, period=Period.parse("/1999")).name
    'IPSM Kotamadya Contoh'
    """

    name: str = attrs.field(validator=non_blank)
    """The name as written."""
    kind: NameKind | None = None
    """The kind of name, if known."""
    period: Period | None = None
    """The period in which it was the name, if known."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class MemberName(Printable):
    """Another name of a member than the present one.

    >>> MemberName(name=PersonName("Siti Contoh"), kind=NameKind.FORMER).kind
    <NameKind.FORMER: 'former'>
    """

    name: PersonName
    """The name as written."""
    kind: NameKind | None = None
    """The kind of name, if known."""
    period: Period | None = None
    """The period in which it was the name, if known."""


def convert_organisation_names(items: Iterable[OrganisationName]) -> tuple[OrganisationName, ...]:
    """Convert names to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)


def convert_member_names(items: Iterable[MemberName]) -> tuple[MemberName, ...]:
    """Convert names to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)
