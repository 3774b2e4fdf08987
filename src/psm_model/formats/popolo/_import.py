"""How a Popolo document is read: what it says is put as the JSON document would have it, and that is read strictly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.formats._origins import Located, locate, strip_locations
from psm_model.formats._told import describe
from psm_model.formats.document import Unreadable, decode, parse_json, record_of
from psm_model.values.area import Level
from psm_model.values.person_name import PersonName

from ._dates import Dates
from ._events import Events
from ._export import AREA_PREFIX, area_object
from ._memberships import Memberships
from ._objects import COLLECTIONS, PopoloGraph, PopoloObject
from ._sources import Sources

if TYPE_CHECKING:
    from psm_model.formats.loss import Loss

    from .ends import Ends

__all__ = ["import_document"]

_WANTED: Final = f"an object with some of {', '.join(COLLECTIONS)}"

# Any, throughout: JSON.
_Object = dict[str, Any]


def import_document(
    text: str | bytes, ends: Ends, level: Level | None, collection: str | None, source: str | None
) -> tuple[Register, tuple[Loss, ...]]:
    """Read a Popolo document, and tell what of it a register has no place for."""
    with collection_paused():
        tree, problems = parse_json(decode(text, source), source)
        if collection is not None:
            whole: object = {collection: tree if isinstance(tree, list) else [tree]}
        else:
            whole = tree
        got = _of_another_kind(whole)
        if got is not None or not isinstance(whole, dict):
            told = [] if isinstance(tree, Unreadable) else [Problem("", _WANTED, got or describe(whole))]
            raise FormatError((*told, *problems), source)
        reader = _Import(whole, ends, level)
        origins: dict[str, str] = {}
        tree_of_ours = strip_locations(reader.document(), origins)
        problems += reader.things.problems
        register = Register()
        try:
            register = record_of(Register, tree_of_ours, "", [])
        except FormatError as error:
            problems += (_from_popolo(problem, origins) for problem in error.problems)
    if problems:
        at_home = (Problem(_at_home(one.path, collection, tree), one.wanted, one.got) for one in problems)
        raise FormatError(tuple(dict.fromkeys(at_home)), source)
    return register, tuple(attrs.evolve(one, path=_at_home(one.path, collection, tree)) for one in reader.things.losses)


def _of_another_kind(whole: object) -> str | None:
    """Return what stands in the place of an object with collections; None where it is one."""
    if not isinstance(whole, dict):
        return describe(whole)
    if "id" in whole or "label" in whole or "name" in whole:
        # A person has memberships in it too.
        return "a single thing, of which a collection of its kind must be said"
    return "one with none of them" if whole and whole.keys().isdisjoint(COLLECTIONS) else None


class _Import:
    def __init__(self, tree: _Object, ends: Ends, level: Level | None) -> None:
        self.things = PopoloGraph(tree)
        self.dates = Dates(self.things, ends)
        self.sources = Sources(self.things)
        self.level = level

    def document(self) -> _Object:
        """Put what was found as the JSON document has it."""
        things = self.things.things
        members = [self.member(person) for person in things["persons"]]
        organisations = [self.organisation(thing) for thing in things["organizations"]]
        by_id: dict[str, _Object] = {}
        for thing, organisation in zip(things["organizations"], organisations, strict=True):
            by_id.setdefault(thing.text("id") or "", organisation.value)
        events = Events(self.things, self.dates, self.sources)
        boards = events.read(by_id)
        made = Memberships(self.things, self.dates).seat(events.terms, [board.value for board in boards])
        board_terms = [*boards, *made]
        self.things.lose_left_over()
        return {
            "sources": [{"id": key, "url": url} for key, url in self.sources.urls.items()],
            "organisations": organisations,
            "members": members,
            "board_terms": board_terms,
        }

    def member(self, person: PopoloObject) -> Located:
        identifiers = person.take("identifiers")
        if isinstance(identifiers, list):
            at = f"{person.pointer}/identifiers"
            identifiers = [self.identifier(one, f"{at}/{position}") for position, one in enumerate(identifiers)]
            identifiers = [one for one in identifiers if one is not None]
        name = person.taken("name")
        for key in ("honorific_prefix", "honorific_suffix"):
            said = person.text(key)
            if said is None or (isinstance(name.value, str) and _names(name.value, said)):
                person.unread.discard(key)
        return Located(
            {
                "id": person.taken("id"),
                "name": name,
                "birth_date": self.dates.date(person, "birth_date"),
                "identifiers": Located(identifiers, f"{person.pointer}/identifiers"),
                "source_ids": self.sources.ids_of(person),
            },
            person.pointer,
        )

    def identifier(self, one: object, at: str) -> object:
        if not isinstance(one, dict):
            return Located(one, at)
        if one.get("scheme") is None and one.get("identifier") is not None:
            self.things.lose(at, "an identifier needs a scheme")
            return None
        self.things.lose_others(one, {"scheme", "identifier"}, at)
        scheme = Located(one.get("scheme"), f"{at}/scheme")
        return Located({"scheme": scheme, "value": Located(one.get("identifier"), f"{at}/identifier")}, at)

    def organisation(self, thing: PopoloObject) -> Located:
        level = thing.taken("classification")
        if level.value not in list(Level):
            if self.level is None:
                wanted = f"one of {', '.join(Level)}, or that a level is given for all others"
                got = "nothing" if level.value is None else describe(level.value)
                self.things.problems.append(Problem(level.origin, wanted, got))
            elif level.value is not None:
                self.things.lose(level.origin, f"it is none of our levels; {self.level} was given for it")
            level = Located((self.level or Level.NATIONAL).value, level.origin)
        names = thing.take("other_names")
        if isinstance(names, list):
            names = [self.other_name(one, f"{thing.pointer}/other_names/{at}") for at, one in enumerate(names)]
        return Located(
            {
                "id": thing.taken("id"),
                "name": thing.taken("name"),
                "level": level,
                "other_names": Located(names, f"{thing.pointer}/other_names"),
                "area": self.area(thing),
                "parent_id": thing.said("parent_id"),
                "founded": self.dates.date(thing, "founding_date"),
                "dissolved": self.dates.date(thing, "dissolution_date"),
                "events": [],
                "source_ids": self.sources.ids_of(thing),
            },
            thing.pointer,
        )

    def other_name(self, one: object, at: str) -> Located:
        if not isinstance(one, dict):
            return Located(one, at)
        self.things.lose_others(one, {"name"}, at)
        return Located(one.get("name"), f"{at}/name")

    def area(self, thing: PopoloObject) -> Located | None:
        """Return the code of the area of an organisation, if its id says that it has one."""
        area_id = thing.text("area_id")
        if area_id is None or not area_id.startswith(AREA_PREFIX):
            return None
        thing.unread.discard("area_id")
        area = self.things.by_id["areas"].get(area_id)
        if area is not None:
            area.used = True
            # What the code says by itself is not lost.
            known = area_object(area_id)
            area.unread -= {key for key, value in area.given.items() if known.get(key) == value}
        return Located(area_id.removeprefix(AREA_PREFIX), f"{thing.pointer}/area_id")


def _names(name: str, titles: str) -> bool:
    """Return whether a name has titles in it, one after another, however they are divided there."""
    if re.search(rf"(?<!\w){re.escape(titles)}(?!\w)", name) is not None:
        return True
    read = PersonName(name) if name.strip() else None
    return read is not None and titles in {" ".join(read.honorifics), ", ".join(read.degrees)}


def _from_popolo(problem: Problem, origins: dict[str, str]) -> Problem:
    """Say of a problem where it stands in the Popolo document."""
    origin, rest = locate(problem.path, origins)
    return Problem(origin + rest, problem.wanted, problem.got)


def _at_home(pointer: str, collection: str | None, tree: object) -> str:
    """Say where something stands in a document that holds one thing, or a list of them, and no collections."""
    if collection is None:
        return pointer
    return pointer.removeprefix(f"/{collection}" if isinstance(tree, list) else f"/{collection}/0")
