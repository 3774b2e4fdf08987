"""Groups of appointments that are alike in some fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from psm_model.entities.appointment import Appointment

__all__ = ["Placed", "group_alike"]

Placed: TypeAlias = tuple[str, Appointment]
"""An appointment after its JSON Pointer."""


def group_alike(
    placed: Iterable[Placed], fields: Sequence[str], make_key: Callable[[Appointment], tuple[Hashable, ...]]
) -> Iterator[list[Placed]]:
    """Yield the groups of two or more appointments with one key.

    An appointment that withholds one of the fields may be like any that agrees with it in the others. It is in a group
    of two with each of these.

    Args:
        placed: The appointments.
        fields: The field from which each part of a key is made.
        make_key: Returns the key of an appointment, with a part for each field.
    """
    groups: dict[tuple[Hashable, ...], list[Placed]] = defaultdict(list)
    open_keys: list[tuple[tuple[Hashable, ...], Placed]] = []
    for path, appointment in placed:
        key = make_key(appointment)
        if appointment.withheld and not set(fields).isdisjoint(appointment.withheld):
            open_keys.append((key, (path, appointment)))
        else:
            groups[key].append((path, appointment))
    yield from (group for group in groups.values() if len(group) > 1)
    others = [(key, other) for key, group in groups.items() for other in group] if open_keys else []
    for key, first in open_keys:
        for other_key, other in others:
            withheld = {*first[1].withheld, *other[1].withheld}
            if all(a == b or name in withheld for name, a, b in zip(fields, key, other_key, strict=True)):
                yield [first, other]
        others.append((key, first))
