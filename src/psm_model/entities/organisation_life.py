"""The days on which an organisation exists: its founding, its dissolution, and the organisations that continue it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from psm_model.values.bounds import NEVER, UNBOUNDED, Bounds
from psm_model.values.partial_date import PartialDate

from .places import iter_first
from .predecessor import Predecessor

__all__ = ["Takeover", "contradicts_takeovers", "find_life", "index_takeovers"]


class _Continuing(Protocol):
    """An organisation that may continue others."""

    @property
    def id(self) -> str: ...

    @property
    def predecessors(self) -> tuple[Predecessor, ...]: ...


class Takeover(NamedTuple):
    """The takeover of one organisation by another that takes its place."""

    organisation_id: str
    """The organisation that takes its place."""
    path: str
    """The JSON Pointer of the reference."""
    predecessor: Predecessor
    """The reference."""

    @property
    def last_days(self) -> tuple[int, int]:
        """The ordinals of the earliest and the latest possible last day of the organisation that ends."""
        on = self.predecessor.on
        return (-UNBOUNDED, UNBOUNDED) if on is None else (on.ordinals[0] - 1, on.ordinals[1] - 1)


def index_takeovers(organisations: Iterable[_Continuing]) -> Mapping[str, tuple[Takeover, ...]]:
    """Map the ids of organisations that others continue, and that therefore end, to these takeovers.

    An organisation ends if another one was formed from it, or continues it under another name or with another area, but
    not if another one was split off. The first of several organisations with the same id counts, and no organisation
    continues itself.

    >>> before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2024, 1, 1))
    >>> merged = attrs.evolve(ipsm, id="p", predecessors=[before])
    >>> (takeover,) = index_takeovers([ipsm, merged])["o"]
    >>> takeover.organisation_id, takeover.path, date.fromordinal(takeover.last_days[1]).isoformat()
    ('p', '/organisations/1/predecessors/0', '2023-12-31')
    """
    takeovers: dict[str, list[Takeover]] = {}
    for position, organisation in iter_first(organisations):
        for number, predecessor in enumerate(organisation.predecessors):
            if predecessor.kind.ends_predecessor and predecessor.organisation_id != organisation.id:
                path = f"/organisations/{position}/predecessors/{number}"
                takeover = Takeover(organisation.id, path, predecessor)
                takeovers.setdefault(predecessor.organisation_id, []).append(takeover)
    return {organisation_id: tuple(several) for organisation_id, several in takeovers.items()}


def find_life(
    founded: PartialDate | None,
    dissolved: PartialDate | None,
    takeovers: Iterable[Takeover] = (),
    *,
    is_end_open: bool = False,
    is_dissolution_open: bool = False,
) -> Bounds:
    """Return the bounds of the days on which an organisation exists.

    Without a recorded dissolution, it ends before the earliest day on which another one takes its place, or still
    exists if none does. A recorded dissolution takes precedence, unless it contradicts that day (see
    `contradicts_takeovers`): then the organisation ended on either day or between them. If it ended before it was
    founded, the earliest start is after the latest end.

    Args:
        founded: The day of founding.
        dissolved: The day of dissolution.
        takeovers: The takeovers that end it.
        is_end_open: Whether it may have ended earlier, because another organisation withholds which ones it continues.
        is_dissolution_open: Whether the day of its dissolution is withheld, so that it may be any day.

    >>> life = find_life(PartialDate(2020), PartialDate(2024, 5))
    >>> [date.fromordinal(day).isoformat() for day in life]
    ['2020-01-01', '2020-12-31', '2024-05-01', '2024-05-31']
    """
    start = (-UNBOUNDED, UNBOUNDED) if founded is None else founded.ordinals
    end = _find_takeover(takeovers)
    if dissolved is not None:
        days = dissolved.ordinals
        end = (min(days[0], end[0]), max(days[1], end[1])) if _contradicts(days, end) else days
    elif is_dissolution_open:
        end = -UNBOUNDED, NEVER
    elif is_end_open:
        end = -UNBOUNDED, end[1]
    return Bounds.tighten(start, end)


def contradicts_takeovers(dissolved: PartialDate, takeovers: Iterable[Takeover]) -> bool:
    """Return whether an organisation was certainly not dissolved when another one took its place.

    A dissolution on the first day of the other one, or on the day before it, is not a contradiction.

    >>> before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2021, 1, 1))
    >>> takeovers = [Takeover("p", "/organisations/1/predecessors/0", before)]
    >>> [contradicts_takeovers(PartialDate(*day), takeovers) for day in ((2020,), (2021, 1, 1), (2021, 1, 2))]
    [False, False, True]
    """
    return _contradicts(dissolved.ordinals, _find_takeover(takeovers))


def _find_takeover(takeovers: Iterable[Takeover]) -> tuple[int, int]:
    """Return the ordinals of the earliest and the latest last day before the earliest takeover."""
    last_days = [takeover.last_days for takeover in takeovers]
    return (
        min((first for first, _ in last_days), default=NEVER),
        min((last for _, last in last_days), default=NEVER),
    )


def _contradicts(dissolved: tuple[int, int], last_days: tuple[int, int]) -> bool:
    return last_days[0] != NEVER and (dissolved[1] < last_days[0] or dissolved[0] > last_days[1] + 1)
