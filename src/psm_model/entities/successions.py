"""successions: the replacements on a board."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from .appointment import Appointment, Capacity
from .board_term import BoardTerm, Tenure

__all__ = ["Successions", "find_successions", "starts_with_term"]

_BY_DECREE: Final = frozenset({Capacity.SUBSTANTIVE, Capacity.EX_OFFICIO, Capacity.HONORARY})
_DECISIVE: Final = frozenset({"capacity", "period", "replaces_id"})
"""The fields of an appointment that decide whether it is held for the whole term."""


def starts_with_term(appointment: Appointment, term: BoardTerm) -> bool:
    """Return whether an appointment without a period starts on the first day of its term.

    On a board with tenure WHOLE_TERM all do, except replacements, acting holders and holdovers, and appointments that
    withhold a decisive field.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", tenure=Tenure.WHOLE_TERM)
    >>> starts_with_term(Appointment(id="a", post=Post.CHAIR, member_id="m"), term)
    True
    >>> starts_with_term(Appointment(id="b", post=Post.CHAIR, member_id="n", replaces_id="a"), term)
    False
    """
    return (
        term.tenure is Tenure.WHOLE_TERM
        and appointment.period is None
        and appointment.replaces_id is None
        and appointment.capacity in _BY_DECREE
        and _DECISIVE.isdisjoint(appointment.withheld)
    )


@attrs.frozen
class Successions:
    """The replacements on a board."""

    successors: Mapping[str, Sequence[Appointment]] = attrs.field(factory=dict)
    """The appointments that replace others, by the id of the one replaced."""
    late: frozenset[tuple[str, Capacity]] = frozenset()
    """The ids of replaced appointments, each with the capacity in which their successors start after the first day."""
    possible: Sequence[Appointment] = ()
    """The appointments that may replace any other, because they withhold which one they replace."""

    def of(self, appointment: Appointment) -> tuple[list[Appointment], list[Appointment]]:
        """Return the successors of an appointment in its capacity, and the appointments that may be further successors.

        A substantive replacement of an acting holder succeeds the earlier substantive holder.

        >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
        >>> acting = Appointment(
        ...     id="b", post=Post.CHAIR, member_id="n", replaces_id="a", capacity=Capacity.ACTING
        ... )
        >>> successor = Appointment(id="c", post=Post.CHAIR, member_id="o", replaces_id="b")
        >>> term = BoardTerm(id="t", organisation_id="o", appointments=[chair, acting, successor])
        >>> [found.id for found in find_successions(term).of(chair)[0]]
        ['c']
        """
        certain: list[Appointment] = []
        possible: list[Appointment] = []
        for successor, is_certain in self._iter_successors(appointment):
            (certain if is_certain else possible).append(successor)
        for successor in self.possible:
            may_be_same = successor.capacity is appointment.capacity or "capacity" in successor.withheld
            if successor.id != appointment.id and may_be_same:
                possible.append(successor)
        return certain, possible

    def _iter_successors(self, appointment: Appointment) -> Iterator[tuple[Appointment, bool]]:
        """Yield the next holders in the capacity of an appointment, each with whether that is certain.

        Holders in other capacities are followed to their own successors.
        """
        waiting, seen = [(appointment.id, True)], {appointment.id}
        while waiting:
            replaced_id, is_certain = waiting.pop()
            for successor in self.successors.get(replaced_id, ()):
                is_withheld = "capacity" in successor.withheld
                if is_withheld or successor.capacity is appointment.capacity:
                    yield successor, is_certain and not is_withheld
                if (is_withheld or successor.capacity is not appointment.capacity) and successor.id not in seen:
                    seen.add(successor.id)
                    waiting.append((successor.id, is_certain and not is_withheld))


def find_successions(term: BoardTerm) -> Successions:
    """Return the replacements on a board.

    >>> find_successions(BoardTerm(id="t", organisation_id="o")).successors
    {}
    """
    successors: dict[str, list[Appointment]] = {}
    for appointment in term.appointments:
        if appointment.replaces_id is not None:
            successors.setdefault(appointment.replaces_id, []).append(appointment)
    possible = [appointment for appointment in term.appointments if "replaces_id" in appointment.withheld]
    late: dict[tuple[str, Capacity], None] = {}
    if successors and term.tenure is Tenure.WHOLE_TERM:
        waiting = [(seat.id, seat.capacity) for seat in term.appointments if starts_with_term(seat, term)]
        # A successor without a period starts late too, and so do those who replace it in turn.
        while waiting:
            replaced = waiting.pop()
            if replaced not in late and replaced[0] in successors:
                late[replaced] = None
                waiting += [
                    (successor.id, replaced[1])
                    for successor in successors[replaced[0]]
                    if (successor.period is None or successor.capacity is not replaced[1])
                    and _DECISIVE.isdisjoint(successor.withheld)
                ]
    return Successions(successors, frozenset(late), possible)
