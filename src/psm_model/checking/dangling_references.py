"""DanglingReferences: the references of a register to ids that are not known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.references import APPOINTMENT, MEMBER, iter_own_references, make_dangling_test
from psm_model.entities.register import PLACES, Entity

__all__ = ["DanglingReference", "DanglingReferences"]

_TERMS: Final = PLACES[BoardTerm][0]


# Any: an entity of each kind.
@cache
def _find_tests() -> Mapping[type[Entity], tuple[str, Callable[[Any, Mapping[str, Container[str]]], bool]]]:
    kinds: Mapping[Any, tuple[str, str]] = PLACES  # to mypy, a class may be unhashable
    return {kind: (place, make_dangling_test(kind)) for kind, (place, _) in kinds.items()}


class DanglingReference(NamedTuple):
    """A field with the id of an entity that is not known."""

    kind: str
    """The kind of entity that it refers to, as in messages: "board term"."""
    id: str
    """The id in the field."""
    owner: str
    """The id of the referring record."""
    place: str
    """The list of the register that contains it: "board_terms"."""
    position: int
    """The position in that list."""
    rest: str
    """The JSON Pointer relative to that position."""
    also: tuple[str, ...] = ()
    """The ids of other entities concerned."""

    @property
    def path(self) -> str:
        """The JSON Pointer of the field."""
        return f"/{self.place}/{self.position}{self.rest}"


_Referring: TypeAlias = tuple[str, str, int, str, tuple[str, ...]]
"""The fields of a `DanglingReference` after its kind and id."""


class DanglingReferences:
    """The references of a register to ids that are not known, or not yet.

    References to known ids are not kept. Members of appointments are left to `PostsHeld`, which keeps them more
    compactly.
    """

    __slots__ = ("_by_target", "_known")

    def __init__(self, known: Mapping[str, Mapping[str, int]]) -> None:
        """Create an empty collection.

        Args:
            known: The known ids by kind, which may grow.
        """
        self._known = known
        # The other fields of each reference, by its kind and id. A part may have a million to what precedes it, and
        # plain tuples are sent fastest.
        self._by_target: dict[tuple[str, str], list[_Referring]] = {}

    def add_entity(self, entity: Entity, position: int) -> None:
        """Add the references of an entity at a position among all of its kind, without those of appointments."""
        place, may_dangle = _find_tests()[type(entity)]
        if may_dangle(entity, self._known):
            for kind, entity_id, pointer in iter_own_references(entity, self._known):
                self._add((kind, entity_id), (entity.id, place, position, pointer, ()))

    def add_appointments(self, term: BoardTerm, position: int, ids: Collection[str]) -> None:
        """Add the references of the appointments of a term, whose ids are given, except for their members."""
        may_dangle = make_dangling_test(Appointment, MEMBER)
        for number, appointment in enumerate(term.appointments):
            if not may_dangle(appointment, self._known):
                continue
            for kind, entity_id, pointer in iter_own_references(appointment, {**self._known, APPOINTMENT: ids}):
                if kind != MEMBER:
                    rest = f"/appointments/{number}{pointer}"
                    self._add((kind, entity_id), (appointment.id, _TERMS, position, rest, (term.id,)))

    def _add(self, target: tuple[str, str], referring: _Referring) -> None:
        self._by_target.setdefault(target, []).append(referring)

    def merge(self, part: DanglingReferences, before: Mapping[str, int]) -> None:
        """Merge the references of the part that follows, after its ids have become known.

        Args:
            part: The part.
            before: The number of entities before the part, by list.
        """
        for (kind, entity_id), referring in part._by_target.items():
            if entity_id not in self._known.get(kind, ()):
                for owner, place, position, rest, also in referring:
                    self._add((kind, entity_id), (owner, place, before[place] + position, rest, also))

    def __iter__(self) -> Iterator[DanglingReference]:
        for (kind, entity_id), referring in self._by_target.items():
            if entity_id not in self._known.get(kind, ()):
                for fields in referring:
                    yield DanglingReference(kind, entity_id, *fields)
