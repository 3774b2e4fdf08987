"""Decree: the act of an authority that appoints boards and members; DecreeStatus: whether it was issued."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: F401  # in the types of converters, which become those of the signature
from enum import StrEnum
from typing import Final

import attrs

from psm_model.values.partial_date import PartialDate

from .annotated import AnnotatedRecord
from .references import DECREE, SOURCE, refer_to
from .schema import convert_texts, non_blank, prepare_fields

__all__ = ["Decree", "DecreeStatus"]


class DecreeStatus(StrEnum):
    """Whether a decree was issued."""

    ISSUED = "issued"
    """Issued."""
    NOT_ISSUED = "not_issued"
    """Requested or expected, but never issued."""


_ISSUED: Final = DecreeStatus.ISSUED  # found faster here than in the class


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Decree(AnnotatedRecord):
    """A decree (*surat keputusan*, SK) that appoints a board or members, or amends or ends other decrees.

    Sources seldom give the number, so only the id is required: ``Decree(id="sk-1")`` records only that there is a
    decree. Boards, appointments, members and organisations refer to it by `decree_ids`.

    >>> Decree(id="sk-1", number="460/12/2025", issuer="Bupati Contoh", issued=PartialDate(2025)).number
    '460/12/2025'
    """

    id: str = attrs.field(validator=non_blank)
    """Its id."""
    kind: str | None = None
    """What the document calls itself ("Keputusan", "Surat Tugas"), as written."""
    number: str | None = None
    """Its number as written. Numbers of decrees have no common form and are never parsed."""
    title: str | None = None
    """Its title as written."""
    issuer: str | None = None
    """Its issuer, as written."""
    on_behalf_of: str | None = None
    """On whose behalf it was signed (*atas nama*), as written."""
    issued: PartialDate | None = None
    """When it was issued."""
    in_force_from: PartialDate | None = None
    """The first day on which it is in force, which may be later or earlier than the day of issue (*berlaku surut*)."""
    status: DecreeStatus = DecreeStatus.ISSUED
    """Whether it was issued; a source may state that it was not."""
    amends_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees that it amends (*mengubah*), which stay in force."""
    replaces_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees that it replaces (*menggantikan*), which end when it comes into force."""
    revokes_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees that it revokes (*mencabut*), which end when it comes into force."""
    source_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(SOURCE))
    """The sources that state it."""

    @property
    def is_issued(self) -> bool:
        """Whether it was issued."""
        return self.status is _ISSUED

    @property
    def day(self) -> PartialDate | None:
        """The day of issue; None if it was not issued or the day is not known.

        >>> Decree(id="sk-1", issued=PartialDate(2025), status=DecreeStatus.NOT_ISSUED).day is None
        True
        """
        return self.issued if self.is_issued else None

    @property
    def changed_ids(self) -> tuple[str, ...]:
        """The decrees that it amends, replaces or revokes, whether it was issued or not.

        >>> Decree(id="sk-3", amends_ids=["sk-1"], revokes_ids=["sk-2"]).changed_ids
        ('sk-1', 'sk-2')
        """
        return (*self.amends_ids, *self.replaces_ids, *self.revokes_ids)

    @property
    def ended_ids(self) -> tuple[str, ...]:
        """The decrees that end when it comes into force: those that it replaces or revokes; none if it was not issued.

        >>> Decree(id="sk-2", replaces_ids=["sk-1"]).ended_ids
        ('sk-1',)
        """
        return (*self.replaces_ids, *self.revokes_ids) if self.is_issued else ()
