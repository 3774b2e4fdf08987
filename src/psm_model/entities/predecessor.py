"""Predecessor: an organisation that another one continues; FormerParent and FormerArea: a former parent or area."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .references import DECREE, ORGANISATION, refer_to
from .schema import as_tuple, convert_texts, non_blank, prepare_fields

__all__ = [
    "FormerArea",
    "FormerParent",
    "Predecessor",
    "Succession",
    "convert_former_areas",
    "convert_former_parents",
    "convert_predecessors",
]


class Succession(StrEnum):
    """How one organisation continues another."""

    RENAMED = "renamed"
    """It is the same organisation under another name."""
    MERGED = "merged"
    """It was formed from several organisations (*penggabungan*)."""
    SPLIT = "split"
    """It was split off from another one (*pemekaran*), which may continue to exist."""
    AREA_CHANGED = "area_changed"
    """Its area has another boundary or code."""

    @property
    def ends_predecessor(self) -> bool:
        """Whether the predecessor ends, because the other takes its place.

        >>> Succession.MERGED.ends_predecessor, Succession.SPLIT.ends_predecessor
        (True, False)
        """
        return self is not Succession.SPLIT


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Predecessor(Printable):
    """An organisation that another one continues.

    >>> Predecessor(organisation_id="ipsm-a", kind=Succession.MERGED, on=PartialDate(2024, 1, 1)).kind
    <Succession.MERGED: 'merged'>
    """

    organisation_id: str = attrs.field(validator=non_blank, metadata=refer_to(ORGANISATION))
    """The organisation that it continues."""
    kind: Succession
    """How it continues that organisation."""
    on: PartialDate | None = None
    """The first day of the change."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees that state the change."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class FormerParent(Printable):
    """A former parent of an organisation.

    >>> FormerParent(parent_id="ipsm-33", period=Period.parse("/2019")).parent_id
    'ipsm-33'
    """

    parent_id: str = attrs.field(validator=non_blank, metadata=refer_to(ORGANISATION))
    """The parent organisation."""
    period: Period
    """When it was the parent."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class FormerArea(Printable):
    """A former area of an organisation.

    >>> FormerArea(area=AreaCode("33.25"), period=Period.parse("/2019")).area
    AreaCode('33.25')
    """

    area: AreaCode
    """The area."""
    period: Period
    """When it was the area."""


def convert_predecessors(items: Iterable[Predecessor]) -> tuple[Predecessor, ...]:
    """Convert predecessors to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)


def convert_former_parents(items: Iterable[FormerParent]) -> tuple[FormerParent, ...]:
    """Convert former parents to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)


def convert_former_areas(items: Iterable[FormerArea]) -> tuple[FormerArea, ...]:
    """Convert former areas to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)
