"""Decree: the act of an authority that appoints a board or a member; DecreeStatus: whether it was issued."""

from __future__ import annotations

from enum import StrEnum

import attrs

from psm_model.values.partial_date import PartialDate

from .schema import validate_types

__all__ = ["Decree", "DecreeStatus"]


class DecreeStatus(StrEnum):
    """Whether a decree was issued."""

    ISSUED = "issued"
    """Issued."""
    NOT_ISSUED = "not_issued"
    """Requested or expected, but never issued."""


@attrs.frozen(kw_only=True, field_transformer=validate_types)
class Decree:
    """A decree (*surat keputusan*, SK) that appoints a board or a member.

    Sources seldom give its number, so all fields are optional: ``Decree()`` records only that there is one.

    >>> Decree(number="460/12/2025", issuer="Bupati Contoh", issued=PartialDate(2025)).number
    '460/12/2025'
    """

    number: str | None = None
    """Its number as written; numbers of decrees have no common shape and are never taken apart."""
    issuer: str | None = None
    """Its issuer, as written."""
    issued: PartialDate | None = None
    """When it was issued."""
    title: str | None = None
    """Its title as written."""
    status: DecreeStatus = DecreeStatus.ISSUED
    """Whether it was issued; a source may state that it never was."""

    @property
    def day(self) -> PartialDate | None:
        """The day of issue; None if it was not issued or the day is not known.

        >>> Decree(issued=PartialDate(2025), status=DecreeStatus.NOT_ISSUED).day is None
        True
        """
        return self.issued if self.status is DecreeStatus.ISSUED else None
