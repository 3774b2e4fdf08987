"""Grouping: the order of streamed entities, with board terms directly after their organisation."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.errors import OutOfPlaceError

from .board_term import BoardTerm
from .organisation import Organisation
from .register import Entity, Register

__all__ = ["Grouping", "in_groups"]


class Grouping:
    """A validator for the order of streamed entities: an organisation, then all of its board terms.

    Each group can then be processed and forgotten. Terms of an unknown organisation form a group too. Sources and
    members may be anywhere except within a group. The validator keeps the ids of the organisations.

    >>> groups = Grouping()
    >>> groups.enter(ipsm)
    >>> groups.enter(Source(id="s"))
    >>> groups.enter(BoardTerm(id="t", organisation_id="o", label="2020–2025"))
    Traceback (most recent call last):
    ...
    psm_model.errors.OutOfPlaceError: term 't' of organisation 'o' does not stand with it
    """

    __slots__ = ("_open", "_orphans", "_seen")

    def __init__(self) -> None:
        self._open: str | None = None
        self._seen: set[str] = set()
        self._orphans: set[str] = set()

    def enter(self, entity: Entity) -> None:
        """Accept the next entity.

        Raises:
            OutOfPlaceError: a term is separated from its organisation or from other terms of it, or an organisation
                comes after its terms.
        """
        match entity:
            case BoardTerm():
                if not self.goes_on(entity.organisation_id):
                    raise OutOfPlaceError(entity.id, entity.organisation_id)
            case Organisation():
                if not self.begins(entity.id):
                    raise OutOfPlaceError(None, entity.id)
            case _:
                self._open = None

    def begins(self, organisation_id: str) -> bool:
        """Accept an organisation, and return whether it is in place."""
        # The first of several organisations with the same id has the terms.
        self._open = None if organisation_id in self._seen else organisation_id
        self._seen.add(organisation_id)
        return organisation_id not in self._orphans

    def goes_on(self, organisation_id: str) -> bool:
        """Accept a term of an organisation, and return whether it is in place."""
        if self._open == organisation_id:
            return True
        if organisation_id in self._seen:
            return False
        self._open = organisation_id
        self._seen.add(organisation_id)
        self._orphans.add(organisation_id)
        return True


def in_groups(register: Register) -> Iterator[Entity]:
    """Yield the entities of a register in the order that `Grouping` requires, with referenced ones first.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> [entity.id for entity in in_groups(Register.of(term, ipsm, kasmad, Source(id="s")))]
    ['s', 'm', 'o', 't']
    """
    terms: dict[str, list[BoardTerm]] = {}
    for term in register.board_terms:
        terms.setdefault(term.organisation_id, []).append(term)
    yield from register.sources
    yield from register.members
    for organisation in register.organisations:
        yield organisation
        yield from terms.pop(organisation.id, ())
    for orphans in terms.values():
        yield from orphans
