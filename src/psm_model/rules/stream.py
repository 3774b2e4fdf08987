"""iter_check: check entities as they come, one by one, holding of each no more than its id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.grouping import Grouping
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity

from ._checker import Checker
from ._engine import USUAL
from .catalogue import RULES
from .config import Config
from .register_subject import RegisterSubject
from .report import Finding, Report
from .rule import Rule
from .subjects import MemberSubject, OrganisationSubject, in_order

__all__ = ["Piece", "check_stream", "iter_check"]

_POSITION: Final = re.compile(r"/([a-z_]+)/([0-9]+)(.*)", re.DOTALL)


class Piece:
    """Entities that follow one another, checked as far as they can be by themselves.

    A piece is a whole register, or a part that begins and ends between two groups (see `Grouping`).
    """

    def __init__(self, checker: Checker, *, is_part: bool = False) -> None:
        self.outline = RegisterSubject(sought=checker.sought, is_part=is_part)
        """What rules of scope register see of it."""
        self.found: list[Finding] = []
        """What rules of other scopes found."""
        self.groups: list[tuple[str, bool, bool]] = []
        """The groups: the id of the organisation, whether it stands there itself, and whether terms do."""
        self._checker = checker
        self._grouping = Grouping()
        self._open: str | None = None
        self._organisation: Organisation | None = None
        self._path = ""
        self._terms: list[tuple[str, BoardTerm]] = []

    def add(self, entity: Entity) -> None:
        """Take the next entity.

        Raises:
            OutOfPlaceError: it stands where it may not.
        """
        self._grouping.enter(entity)
        counts = self.outline.counts
        match entity:
            case BoardTerm():
                if self._open != entity.organisation_id:
                    self.end()
                    self._open = entity.organisation_id
                self._terms.append((f"/board_terms/{counts['board term']}", entity))
            case Organisation():
                self.end()
                self._organisation, self._open = entity, entity.id
                self._path = f"/organisations/{counts['organisation']}"
            case Member():
                self.end()
                self.found += self._checker.member(MemberSubject(member=entity, path=f"/members/{counts['member']}"))
            case _:
                self.end()
        self.outline.add(entity)

    def end(self) -> None:
        """Check the group that is whole."""
        if self._open is None:
            return
        one, terms = self._organisation, self._terms
        self.groups.append((self._open, one is not None, bool(terms)))
        terms.sort(key=in_order)
        path = self._path if one is not None else terms[0][0]
        self.found += self._checker.organisation(OrganisationSubject(organisation=one, path=path, terms=tuple(terms)))
        self._open, self._organisation, self._terms = None, None, []


def iter_check(
    entities: Iterable[Entity],
    *,
    config: Config = USUAL,
    as_of: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Iterator[Finding]:
    """Check entities as they come: the findings of `check`, in their order, without a register in memory.

    All entities are taken before the first finding is given, since only then is it known what refers to nothing. What
    is held meanwhile are the ids, the organisations in outline, the findings and one organisation with its terms; and
    the references to what comes later, so that sources and members had better come first.

    Args:
        entities: Sources, organisations, members and board terms, the terms of an organisation right after it, as
            `iter_load` gives them. JSON Pointers count each kind in the order in which it comes.
        config: As `check` takes it.
        as_of: As `check` takes it.
        undetermined: As `check` takes it.
        rules: As `check` takes them; one of scope register sees a `RegisterSubject` whose `register` is None.

    Raises:
        ConfigError: as `check` raises it.
        OutOfPlaceError: terms stand apart from their organisation.
        TypeError: as `check` raises it, or what comes is no entity.

    >>> term = BoardTerm(id="t", organisation_id="o", label="2023-2006")
    >>> [found.code for found in iter_check([ipsm, term])]
    ['PSM110']
    """
    checker = Checker(config=config, as_of=as_of, undetermined=undetermined, rules=rules)
    return (one for report in _reports(checker, entities) for one in report)


def check_stream(
    entities: Iterable[Entity],
    *,
    config: Config = USUAL,
    as_of: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
) -> Report:
    """Check entities as they come, as `iter_check` does, and return the whole report.

    Args:
        entities: As `iter_check` takes them.
        config: As `check` takes it.
        as_of: As `check` takes it.
        undetermined: As `check` takes it.
        rules: As `iter_check` takes them.

    Raises:
        ConfigError: as `check` raises it.
        OutOfPlaceError: terms stand apart from their organisation.
        TypeError: as `check` raises it, or what comes is no entity.

    >>> check_stream([ipsm, BoardTerm(id="t", organisation_id="o", label="2023-2006")]).codes
    ('PSM110',)
    """
    checker = Checker(config=config, as_of=as_of, undetermined=undetermined, rules=rules)
    return next(_reports(checker, entities))


def _reports(checker: Checker, entities: Iterable[Entity]) -> Iterator[Report]:
    """Yield the report of entities, which are taken when it is asked for."""
    piece = Piece(checker)
    with collection_paused():
        for entity in entities:
            piece.add(entity)
        piece.end()
        report = concluded(checker, piece.outline, piece.found)
    yield report


def concluded(checker: Checker, outline: RegisterSubject, found: list[Finding]) -> Report:
    """Add to what was found piece by piece what only the whole shows."""
    found += checker.register(outline)
    return checker.finish(found, frozenset(outline.ids_found))


def moved(found: Finding, before: Mapping[str, int]) -> Finding:
    """Give a finding of a part of a register as one of the whole.

    Args:
        found: The finding, whose JSON Pointers count from the beginning of the part.
        before: By the name of each list, how many stand in the whole before the part.
    """

    def whole(pointers: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(moved_pointer(pointer, before) for pointer in pointers)

    return attrs.evolve(
        found,
        path=moved_pointer(found.path, before),
        related=whole(found.related),
        settled_by=whole(found.settled_by),
    )


def moved_pointer(pointer: str, before: Mapping[str, int]) -> str:
    """Give a JSON Pointer of a part of a register as one of the whole."""
    parts = _POSITION.fullmatch(pointer)
    if parts is None:
        return pointer
    place, position, rest = parts.groups()
    return f"/{place}/{int(position) + before[place]}{rest}"
