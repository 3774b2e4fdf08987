"""Attestation: a day on which a source says that a board is in office or a post is held."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from psm_model._source_code import Printable
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate

from .references import SOURCE, refer_to
from .schema import as_tuple, convert_texts, prepare_fields

__all__ = ["Attestation", "convert_attestations", "may_contain_all", "restrict_bounds"]


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Attestation(Printable):
    """A day on which a source says that a board is in office, or that somebody holds a post.

    News often names a chair without a term. Record such a day instead of inventing a period.

    >>> Attestation(on=PartialDate(2023, 5, 4), source_ids=["s-1"]).on
    PartialDate.parse('2023-05-04')
    """

    on: PartialDate
    """The day; if it is a month or a year, some day in it."""
    source_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(SOURCE))
    """The sources that state it."""


def convert_attestations(items: Iterable[Attestation]) -> tuple[Attestation, ...]:
    """Convert attestations to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)


def restrict_bounds(bounds: Bounds, attested: Collection[Attestation]) -> Bounds:
    """Return the bounds of a span that contains all attested days, without a break.

    The span starts on or before the first attested day and ends on or after the last one. If a day is certainly outside
    the bounds, the record contradicts itself, and the bounds are returned unchanged.

    >>> label = Period.parse("2020/2025").bounds
    >>> date.fromordinal(restrict_bounds(label, [Attestation(on=PartialDate(2020, 3, 1))]).start_max).isoformat()
    '2020-03-01'
    """
    if not attested:
        return bounds
    start_min, start_max, end_min, end_max = bounds
    for attestation in attested:
        first, last = attestation.on.ordinals
        if last < start_min or end_max < first:
            return bounds
        start_max, end_min = min(start_max, last), max(end_min, first)
    return Bounds(start_min, start_max, end_min, end_max)


def may_contain_all(bounds: Bounds, attested: Iterable[Attestation]) -> bool:
    """Return whether a span with these bounds may contain all attested days; if not, the record contradicts itself.

    >>> may_contain_all(Period.parse("2020/2025").bounds, [Attestation(on=PartialDate(2026))])
    False
    """
    return all(bounds.covers(*attestation.on.ordinals).possible for attestation in attested)
