"""IndexRecords: the entities of a register that changes, for the words of messages."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.places import WORDS, Entity

from .entity_index import EntityIndex
from .keys import Key, make_id_key
from .named_pointers import read_named_pointer

__all__ = ["IndexRecords"]


@attrs.frozen
class IndexRecords:
    """The entities of a register that changes, where JSON Pointers name them by their ids.

    >>> from psm_model.checking.entity_index import EntityIndex
    >>> IndexRecords(EntityIndex(Register.of(ipsm))).find_at("/organisations/o/name").name
    'IPSM Contoh'
    """

    index: EntityIndex
    """The entities."""

    def find(self, kind: str, entity_id: str) -> Entity | None:
        """Return the first entity of a kind with an id."""
        return next(iter(self._list_in_order(make_id_key(kind, entity_id))), None)

    def find_at(self, pointer: str) -> Entity | None:
        """Return the entity that a named pointer leads into."""
        for place, entity_id, number in read_named_pointer(pointer):
            entities = self._list_in_order(make_id_key(WORDS[place], entity_id))
            if number < len(entities):
                return entities[number]
        return None

    def list_terms(self, organisation_id: str) -> list[BoardTerm]:
        """Return the terms of an organisation."""
        terms = self._list_in_order(Key("board_terms.organisation_id", organisation_id))
        return [term for term in terms if isinstance(term, BoardTerm) and term.organisation_id == organisation_id]

    def _list_in_order(self, key: Key) -> Sequence[Entity]:
        return [placed.entity for placed in sorted(self.index.look_up(key), key=lambda placed: placed.position)]
