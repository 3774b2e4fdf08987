"""Event: something that took place in the life of an organisation."""

from __future__ import annotations

import attrs

from psm_model.values.partial_date import PartialDate

from ._fields import checked

__all__ = ["Event"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Event:
    """A congress (*musyawarah*), a working meeting, an audience and the like; not an inauguration, which a term has.

    >>> Event(kind="Musyawarah Daerah", date=PartialDate(2025, 9, 13)).kind
    'Musyawarah Daerah'
    """

    kind: str | None = None
    """What kind of event, in the words of the source."""
    title: str | None = None
    """Its title, as written."""
    date: PartialDate | None = None
    """When it took place, as far as it is believed."""
    date_as_written: str | None = None
    """The date in the words of the source, where it is misprinted, relative or otherwise worth keeping."""
    last_date: PartialDate | None = None
    """Its last day, counted in, where it took more than one."""
    place: str | None = None
    """Where it took place, as written."""
