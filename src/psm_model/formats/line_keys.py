"""LineKeys: the ids in a line of JSON Lines, and the keys by which an index finds the line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.organisation import Organisation
from psm_model.entities.sharing import CHANGING_FIELDS

from .lines import LINE_TYPES

__all__ = ["LineKey", "LineKeys", "Relation"]

_ORGANISATION: Final = LINE_TYPES[Organisation]
_TERM: Final = LINE_TYPES[BoardTerm]
_DECREE: Final = LINE_TYPES[Decree]


class Relation(IntEnum):
    """The relation of an entity to the id by which its line is found."""

    SOURCE = 0
    """The source with the id."""
    DECREE = 1
    """The decree with the id."""
    ORGANISATION = 2
    """The organisation with the id."""
    MEMBER = 3
    """The member with the id."""
    BOARD_TERM = 4
    """The board term with the id."""
    TERM_OF = 5
    """A term of the organisation."""
    CHANGE_OF = 6
    """A decree that amends, replaces or revokes the decree."""
    SUCCESSOR_OF = 7
    """An organisation that continues the organisation."""
    OPEN_DECREE = 8
    """A decree that withholds which decrees it changes. The id is empty."""
    OPEN_ORGANISATION = 9
    """An organisation that withholds its predecessors. The id is empty."""


class LineKey(NamedTuple):
    """A key by which a line is found."""

    relation: Relation
    """The relation of the entity to the id."""
    id: str
    """The id."""


class LineKeys(NamedTuple):
    """The ids in a line."""

    type: str
    """The type of the line."""
    id: str
    """The id of the entity."""
    organisation_id: str | None = None
    """The organisation of a term."""
    predecessor_ids: tuple[str, ...] = ()
    """The organisations that an organisation continues."""
    changed_ids: tuple[str, ...] = ()
    """The decrees that a decree changes."""
    withheld: tuple[str, ...] = ()
    """The fields that it withholds."""

    def iter_keys(self) -> Iterator[LineKey]:
        """Yield all keys of the line, each once.

        >>> [(key.relation.name, key.id) for key in LineKeys("board_term", "t", organisation_id="o").iter_keys()]
        [('BOARD_TERM', 't'), ('TERM_OF', 'o')]
        """
        yield LineKey(Relation[self.type.upper()], self.id)
        if self.type == _TERM and self.organisation_id is not None:
            yield LineKey(Relation.TERM_OF, self.organisation_id)
        elif self.type == _DECREE:
            yield from (LineKey(Relation.CHANGE_OF, changed) for changed in dict.fromkeys(self.changed_ids))
            if not CHANGING_FIELDS.isdisjoint(self.withheld):
                yield LineKey(Relation.OPEN_DECREE, "")
        elif self.type == _ORGANISATION:
            yield from (LineKey(Relation.SUCCESSOR_OF, former) for former in dict.fromkeys(self.predecessor_ids))
            if "predecessors" in self.withheld:
                yield LineKey(Relation.OPEN_ORGANISATION, "")
