"""Groups of appointments that are alike in some fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from psm_model.checking.board import PlacedAppointment
from psm_model.entities.appointment import Appointment

__all__ = ["group_alike"]


def group_alike(
    appointments: Iterable[PlacedAppointment],
    fields: Sequence[str],
    make_key: Callable[[Appointment], tuple[Hashable, ...]],
) -> Iterator[list[PlacedAppointment]]:
    """Yield the groups of two or more appointments with one key.

    An appointment that withholds one of the fields may be like any that agrees with it in the others. It is in a group
    of two with each of these.

    Args:
        appointments: The appointments.
        fields: The field from which each part of a key is made.
        make_key: Returns the key of an appointment, with a part for each field.
    """
    groups: dict[tuple[Hashable, ...], list[PlacedAppointment]] = defaultdict(list)
    open_keys: list[tuple[tuple[Hashable, ...], PlacedAppointment]] = []
    for placed in appointments:
        key, withheld = make_key(placed.appointment), placed.appointment.withheld
        if withheld and not set(fields).isdisjoint(withheld):
            open_keys.append((key, placed))
        else:
            groups[key].append(placed)
    yield from (group for group in groups.values() if len(group) > 1)
    others = [(key, other) for key, group in groups.items() for other in group] if open_keys else []
    for key, first in open_keys:
        for other_key, other in others:
            open_fields = {*first.appointment.withheld, *other.appointment.withheld}
            if all(a == b or name in open_fields for name, a, b in zip(fields, key, other_key, strict=True)):
                yield [first, other]
        others.append((key, first))
