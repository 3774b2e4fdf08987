"""Event: an event in the life of an organisation."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: F401  # in the types of converters, which become those of the signature
from typing import ClassVar

import attrs

from psm_model._source_code import Printable
from psm_model.errors import ParseError
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate

from .participant import Participant, convert_participants
from .references import DECREE, refer_to
from .schema import Invariant, convert_texts, non_negative, prepare_fields

__all__ = ["Event", "event_dates_error"]


def event_dates_error(date: object, last_date: object) -> ParseError | None:
    """Return the error for the dates of an event, which may be texts; None if they are valid.

    >>> event_dates_error("2025", "2025-01-02") is None
    True
    """
    first, last = _parse_date(date), _parse_date(last_date)
    if first is None or last is None or not last.precedes(first).certain:
        return None
    return ParseError("event", "a last date no earlier than its date", f"{first}/{last}")


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Event(Printable):
    """A congress (*musyawarah*), a working meeting, an audience and the like. Inaugurations belong to terms.

    >>> Event(kind="Musyawarah Daerah", date=PartialDate(2025, 9, 13)).kind
    'Musyawarah Daerah'

    Raises:
        ParseError: its last day comes before its first.
    """

    INVARIANTS: ClassVar = (Invariant(("date", "last_date"), event_dates_error),)
    """The conditions on several of its fields."""

    kind: str | None = None
    """The kind of event, in the words of the source."""
    title: str | None = None
    """Its title, as written."""
    date: PartialDate | None = None
    """When it took place, as believed to be correct."""
    date_as_written: str | None = None
    """The date in the words of the source, if it is misprinted, relative or otherwise worth keeping."""
    last_date: PartialDate | None = None
    """Its last day, inclusive, if it took several days."""
    place: str | None = None
    """Where it took place, as written."""
    area: AreaCode | None = None
    """The area in which it took place."""
    ordinal: int | None = attrs.field(default=None, validator=non_negative)
    """Its number in a series: 22 for *Musyawarah ke-XXII*."""
    participants: tuple[Participant, ...] = attrs.field(default=(), converter=convert_participants)
    """The participants and their roles."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees about it."""

    def __attrs_post_init__(self) -> None:
        error = event_dates_error(self.date, self.last_date)
        if error is not None:
            raise error


def _parse_date(value: object) -> PartialDate | None:
    if not isinstance(value, str):
        return value if isinstance(value, PartialDate) else None
    try:
        return PartialDate.parse(value)
    except ParseError:
        return None
