"""Grouping: the order in which entities come one by one, each organisation's board terms right after it."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.errors import OutOfPlaceError

from .board_term import BoardTerm
from .organisation import Organisation
from .register import Entity, Register

__all__ = ["Grouping", "in_groups"]


class Grouping:
    """Whether entities that come one by one stand in groups: an organisation, then all of its board terms.

    So each group can be looked at when it is whole, and forgotten. Terms whose organisation is nowhere stand together
    too. Sources and members may stand anywhere but within a group. It remembers the ids of the organisations.

    >>> groups = Grouping()
    >>> groups.enter(ipsm)
    >>> groups.enter(Source(id="s"))
    >>> groups.enter(BoardTerm(id="t", organisation_id="o", label="2020–2025"))
    Traceback (most recent call last):
    ...
    psm_model.errors.OutOfPlaceError: term 't' of organisation 'o' does not stand with it
    """

    __slots__ = ("_open", "_seen", "_strays")

    def __init__(self) -> None:
        self._open: str | None = None
        self._seen: set[str] = set()
        self._strays: set[str] = set()

    def enter(self, entity: Entity) -> None:
        """Take the next entity.

        Raises:
            OutOfPlaceError: it is a term that stands apart from its organisation or from others of its terms, or an
                organisation that comes after its terms.
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
        """Take an organisation; tell whether it may stand here."""
        # Of several organisations with one id the first has the terms.
        self._open = None if organisation_id in self._seen else organisation_id
        self._seen.add(organisation_id)
        return organisation_id not in self._strays

    def goes_on(self, organisation_id: str) -> bool:
        """Take a term of an organisation; tell whether it may stand here."""
        if self._open == organisation_id:
            return True
        if organisation_id in self._seen:
            return False
        self._open = organisation_id
        self._seen.add(organisation_id)
        self._strays.add(organisation_id)
        return True


def in_groups(register: Register) -> Iterator[Entity]:
    """Yield the entities of a register in the order that `Grouping` asks for: whom others refer to first.

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
    for strays in terms.values():
        yield from strays
