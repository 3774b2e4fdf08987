"""Feed: groups a stream of entities into the subjects of rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.grouping import Grouping
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.references import BOARD_TERM, DECREE, MEMBER, ORGANISATION
from psm_model.entities.register import Entity

from .engine import BATCH_SIZE, Engine
from .finding import Finding
from .named_pointers import convert_pointers
from .subjects import MemberSubject, OrganisationSubject, term_sort_key

__all__ = ["Feed", "Group", "rebase", "rebase_pointer"]

_POSITION: Final = re.compile(r"/([a-z_]+)/([0-9]+)(.*)", re.DOTALL)


class Group(NamedTuple):
    """An organisation with its terms, in a stream of entities."""

    organisation_id: str
    """The id of the organisation."""
    has_organisation: bool
    """Whether the organisation is present."""
    has_terms: bool
    """Whether it has terms."""


class Feed:
    """A stream of entities, passed to an engine in groups: an organisation with its terms, or a member.

    The stream is a whole register, or a part that begins and ends between two groups (see `Grouping`). The outline of
    a part may leave the appointments out (`is_deferred`).
    """

    def __init__(self, engine: Engine, *, is_part: bool = False, is_deferred: bool = False) -> None:
        self.outline = engine.make_outline(is_part=is_part, is_deferred=is_deferred)
        """The outline for rules of scope register."""
        self.groups: list[Group] = []
        """The groups of organisations so far."""
        self._engine = engine
        self._is_part = is_part
        self._grouping = Grouping()
        self._open: str | None = None
        self._organisation: Organisation | None = None
        self._path = ""
        self._terms: list[tuple[str, BoardTerm]] = []
        # The subjects that wait until they are a batch.
        self._organisations: list[OrganisationSubject] = []
        self._members: list[MemberSubject] = []

    def add_all(self, entities: Iterable[Entity]) -> None:
        """Add entities and end the last group.

        Raises:
            OutOfPlaceError: an entity is out of order.
            WrongTypeError: an entity is of an unknown type.
        """
        for entity in entities:
            self._add(entity)
        self._end_group()
        self._feed_organisations()
        self._feed_members()

    def _add(self, entity: Entity) -> None:
        self._grouping.enter(entity)
        counts = self.outline.counts
        match entity:
            case BoardTerm():
                if self._open != entity.organisation_id:
                    self._end_group()
                    self._open = entity.organisation_id
                self._terms.append((f"/board_terms/{counts[BOARD_TERM]}", entity))
            case Organisation():
                self._end_group()
                self._organisation, self._open = entity, entity.id
                self._path = f"/organisations/{counts[ORGANISATION]}"
            case Member():
                self._end_group()
                self._members.append(MemberSubject(member=entity, path=f"/members/{counts[MEMBER]}"))
                if len(self._members) >= BATCH_SIZE:
                    self._feed_members()
            case Decree():
                self._end_group()
                # The decrees before a part, and those in it, are known beforehand.
                if not self._is_part:
                    self._engine.decrees.add(entity, counts[DECREE])
            case _:
                self._end_group()
        self.outline.add(entity)

    def _end_group(self) -> None:
        if self._open is None:
            return
        organisation, terms = self._organisation, self._terms
        self.groups.append(Group(self._open, organisation is not None, bool(terms)))
        terms.sort(key=term_sort_key)
        path = self._path if organisation is not None else terms[0][0]
        self._organisations.append(OrganisationSubject(organisation=organisation, path=path, terms=tuple(terms)))
        if len(self._organisations) >= BATCH_SIZE:
            self._feed_organisations()
        self._open, self._organisation, self._terms = None, None, []

    def _feed_organisations(self) -> None:
        self._engine.feed(self._organisations)
        self._organisations.clear()

    def _feed_members(self) -> None:
        self._engine.feed(self._members)
        self._members.clear()


def rebase(finding: Finding, before: Mapping[str, int]) -> Finding:
    """Convert a finding of a part of a register into one of the whole.

    Args:
        finding: The finding, with JSON Pointers relative to the part.
        before: The number of entities before the part, by list name, except for decrees, whose positions are those in
            the whole register.
    """
    return convert_pointers(finding, lambda pointer: rebase_pointer(pointer, before))


def rebase_pointer(pointer: str, before: Mapping[str, int]) -> str:
    """Convert a JSON Pointer into a part of a register into one into the whole.

    >>> rebase_pointer("/board_terms/2/label", {"board_terms": 40})
    '/board_terms/42/label'
    """
    parts = _POSITION.fullmatch(pointer)
    if parts is None:
        return pointer
    place, position, rest = parts.groups()
    return f"/{place}/{int(position) + before.get(place, 0)}{rest}"
