"""The kinds of entities, and the list of each in a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, Protocol, TypeAlias, TypeVar

from psm_model.errors import NotFoundError, WrongTypeError

from .board_term import BoardTerm
from .decree import Decree
from .member import Member
from .organisation import Organisation
from .references import BOARD_TERM, DECREE, MEMBER, ORGANISATION, SOURCE
from .source import Source

__all__ = ["PLACES", "WORDS", "Entity", "Place", "entity_type_error", "find_place", "find_position", "iter_first"]

Entity: TypeAlias = Source | Decree | Organisation | Member | BoardTerm
"""An entity: a record at the top level of a register, with its own id."""


class Place(NamedTuple):
    """The place of a class of entities in a register."""

    field: str
    """The name of the field of the register."""
    word: str
    """The word for such an entity in messages."""

    @property
    def label(self) -> str:
        """The words for several such entities in messages: "board terms"."""
        return self.field.replace("_", " ")


PLACES: Final[Mapping[type[Entity], Place]] = {
    Source: Place("sources", SOURCE),
    Decree: Place("decrees", DECREE),
    Organisation: Place("organisations", ORGANISATION),
    Member: Place("members", MEMBER),
    BoardTerm: Place("board_terms", BOARD_TERM),
}
"""The place of each class of entities."""
WORDS: Final[Mapping[str, str]] = {place.field: place.word for place in PLACES.values()}
"""The word for an entity in each list of a register."""


def find_place(entity: Entity) -> Place:
    """Return the place for an entity in a register.

    >>> find_place(Source(id="s"))
    Place(field='sources', word='source')

    Raises:
        WrongTypeError: the argument is not an entity.
    """
    try:
        return PLACES[type(entity)]
    except KeyError:
        raise entity_type_error(entity) from None


def entity_type_error(given: object) -> WrongTypeError:
    """Make the error for an object that is not an entity."""
    return WrongTypeError("a source, decree, organisation, member or board term", given)


def find_position(entities: tuple[Entity, ...], kind: str, entity_id: str) -> int:
    """Return the position of the entity with the id.

    Raises:
        NotFoundError: there is no entity with the id.
    """
    for position, entity in enumerate(entities):
        if entity.id == entity_id:
            return position
    raise NotFoundError(kind, entity_id)


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_WithId)


def iter_first(records: Iterable[R]) -> Iterator[tuple[int, R]]:
    """Yield the records with their positions, without those whose id an earlier one has: the first one counts.

    >>> [(position, source.id) for position, source in iter_first([Source(id="a"), Source(id="a"), Source(id="b")])]
    [(0, 'a'), (2, 'b')]
    """
    seen: set[str] = set()
    for position, record in enumerate(records):
        if record.id not in seen:
            seen.add(record.id)
            yield position, record
