"""ChairTable: the chairs of members in a few numbers each, for the outline of a register."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final

from psm_model.values.bounds import Bounds

from .chairs import ChairRef, Gap

__all__ = ["ChairTable"]

_NONE: Final = -1
_WIDTH: Final = 9  # the numbers of a chair in `ChairTable._numbers`


class ChairTable:
    """The chairs of members, each as a few numbers, linked from the last one of a member to the first.

    >>> from psm_model.checking.chairs import ChairRef, Gap
    >>> from psm_model.values.bounds import Bounds
    >>> table = ChairTable()
    >>> for place in range(2):
    ...     table.append("m", ChairRef(place, 0, f"t-{place}", "o", Bounds(1, 1, 9, 9), Gap(0), 0))
    >>> [(member_id, [chair.term_id for chair in chairs]) for member_id, chairs in table.iter_repeated()]
    [('m', ['t-0', 't-1'])]
    """

    __slots__ = ("_boards", "_latest", "_numbers")

    def __init__(self) -> None:
        # By member, the index of the last chair.
        self._latest: dict[str, int] = {}
        # Of each chair, the index of the previous one, the positions of the term and of the appointment, the gaps, the
        # number of changes and the bounds.
        self._numbers = array("i")
        # Of each chair, the ids of the term and the organisation.
        self._boards: list[tuple[str, str]] = []

    def append(self, member_id: str, chair: ChairRef) -> None:
        """Add the next chair of a member."""
        previous = self._latest.get(member_id, _NONE)
        self._latest[member_id] = len(self._boards)
        self._numbers.extend((previous, chair.term_index, chair.appointment_index))
        self._numbers.extend((chair.gaps, chair.change_count, *chair.bounds))
        organisation_id = chair.organisation_id
        if self._boards and self._boards[-1][1] == organisation_id:
            # Share one string for the id of consecutive terms.
            organisation_id = self._boards[-1][1]
        self._boards.append((chair.term_id, organisation_id))

    def merge(self, part: ChairTable, terms: int) -> None:
        """Merge the part that follows; `terms` is the number of terms before it."""
        for member_id in part._latest:
            for chair in part._list_chairs(member_id):
                self.append(member_id, chair._replace(term_index=terms + chair.term_index))

    def iter_repeated(self) -> Iterator[tuple[str, list[ChairRef]]]:
        """Yield the members with several chairs, each with the chairs in the order in which they were added."""
        for member_id, latest in self._latest.items():
            if self._numbers[_WIDTH * latest] != _NONE:
                yield member_id, self._list_chairs(member_id)

    def _list_chairs(self, member_id: str) -> list[ChairRef]:
        chairs: list[ChairRef] = []
        index = self._latest[member_id]
        while index != _NONE:
            term_id, organisation_id = self._boards[index]
            numbers = self._numbers[_WIDTH * index : _WIDTH * (index + 1)]
            index, term_index, appointment_index, gaps, change_count, *bounds = numbers
            chair = ChairRef(
                term_index=term_index,
                appointment_index=appointment_index,
                term_id=term_id,
                organisation_id=organisation_id,
                bounds=Bounds(*bounds),
                gaps=Gap(gaps),
                change_count=change_count,
            )
            chairs.append(chair)
        chairs.reverse()
        return chairs
