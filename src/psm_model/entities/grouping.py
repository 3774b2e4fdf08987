"""Grouping: the order of streamed entities: decrees first, and board terms directly after their organisation."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.errors import OutOfPlaceError, safe_repr

from .board_term import BoardTerm
from .decree import Decree
from .member import Member
from .organisation import Organisation
from .references import BOARD_TERM, DECREE, ORGANISATION
from .register import Entity, Register

__all__ = ["Grouping", "iter_grouped"]


class Grouping:
    """A validator for the order of streamed entities: decrees, then each organisation with all of its board terms.

    Decrees precede members, organisations and terms, so that rules about these can use them immediately. Each group can
    be processed and forgotten. Terms of an unknown organisation form a group too. Sources may be anywhere except within
    a group, and members anywhere except within a group and before decrees. The validator keeps the ids of the
    organisations.

    >>> groups = Grouping()
    >>> groups.enter(ipsm)
    >>> groups.enter(Source(id="s"))
    >>> groups.enter(BoardTerm(id="t", organisation_id="o", label="2020–2025"))
    Traceback (most recent call last):
    ...
    psm_model.errors.OutOfPlaceError: board term 't' is out of place: expected directly after organisation 'o' or ...
    """

    __slots__ = ("_open", "_orphans", "_past_decrees", "_seen")

    def __init__(self) -> None:
        self._open: str | None = None
        self._past_decrees = False
        self._seen: set[str] = set()
        self._orphans: set[str] = set()

    def enter(self, entity: Entity) -> None:
        """Accept the next entity.

        Raises:
            OutOfPlaceError: a term is separated from its organisation or from other terms of it, an organisation comes
                after its terms, or a decree comes after an entity that may refer to it.
        """
        match entity:
            case BoardTerm():
                if not self.accept_term(entity.organisation_id):
                    organisation = f"organisation {safe_repr(entity.organisation_id)}"
                    raise OutOfPlaceError(
                        BOARD_TERM, entity.id, f"directly after {organisation} or another of its terms"
                    )
            case Organisation():
                if not self.accept_organisation(entity.id):
                    raise OutOfPlaceError(ORGANISATION, entity.id, "before its terms")
            case Decree():
                self._open = None
                if self._past_decrees:
                    raise OutOfPlaceError(DECREE, entity.id, "before members, organisations and board terms")
            case Member():
                self._open = None
                self._past_decrees = True
            case _:
                self._open = None

    def accept_organisation(self, organisation_id: str) -> bool:
        """Accept an organisation, and return whether it is in place."""
        # The first of several organisations with the same id has the terms.
        self._past_decrees = True
        self._open = None if organisation_id in self._seen else organisation_id
        self._seen.add(organisation_id)
        return organisation_id not in self._orphans

    def accept_term(self, organisation_id: str) -> bool:
        """Accept a term of an organisation, and return whether it is in place."""
        if self._open == organisation_id:
            return True
        self._past_decrees = True
        if organisation_id in self._seen:
            return False
        self._open = organisation_id
        self._seen.add(organisation_id)
        self._orphans.add(organisation_id)
        return True


def iter_grouped(register: Register) -> Iterator[Entity]:
    """Yield the entities of a register in the order that `Grouping` requires, with referenced ones first.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2020–2025")
    >>> [entity.id for entity in iter_grouped(Register.of(term, ipsm, kasmad, Source(id="s")))]
    ['s', 'm', 'o', 't']
    """
    terms: dict[str, list[BoardTerm]] = {}
    for term in register.board_terms:
        terms.setdefault(term.organisation_id, []).append(term)
    yield from register.sources
    yield from register.decrees
    yield from register.members
    for organisation in register.organisations:
        yield organisation
        yield from terms.pop(organisation.id, ())
    for orphans in terms.values():
        yield from orphans
