"""Decree: the act of an authority that appoints a board or a member."""

from __future__ import annotations

import attrs

from psm_model.values.partial_date import PartialDate

__all__ = ["Decree"]


@attrs.frozen(kw_only=True)
class Decree:
    """A decree (*surat keputusan*, SK) that appoints a board or a member.

    Sources seldom give its number, so nothing of it is required; a decree of which nothing is known but that there
    is one can be written.

    >>> Decree(number="460/12/2025", issuer="Bupati Contoh", issued=PartialDate(2025)).number
    '460/12/2025'
    """

    number: str | None = None
    """Its number as written; numbers of decrees have no common shape and are never taken apart."""
    issuer: str | None = None
    """Who issued it, as written."""
    issued: PartialDate | None = None
    """When it was issued."""
    title: str | None = None
    """Its title as written."""
