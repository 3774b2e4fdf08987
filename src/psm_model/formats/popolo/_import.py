"""Reading of Popolo documents: conversion to the form of the JSON document, which is then read strictly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from psm_model._garbage import collection_paused
from psm_model.entities.names import NameKind
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.formats._origins import Located, find_origin, strip_locations
from psm_model.formats._problems import describe
from psm_model.formats.document import UnreadableNumber, decode, parse_json, structure_record
from psm_model.formats.locations import DocumentLocations, OriginLocations
from psm_model.formats.read_result import ReadResult
from psm_model.values.area import Level
from psm_model.values.person_name import PersonName

from ._dates import Dates
from ._events import Events
from ._memberships import Memberships
from ._objects import PopoloGraph, PopoloObject
from ._sources import Sources
from ._vocabulary import AREA_PREFIX, COLLECTIONS, make_area

if TYPE_CHECKING:
    from .ends import Ends

__all__ = ["import_document"]

_EXPECTED: Final = f"an object with some of {', '.join(COLLECTIONS)}"

# Any, throughout: JSON.
_Object: TypeAlias = dict[str, Any]


def import_document(
    text: str | bytes, ends: Ends, level: Level | None, collection: str | None, source: str | None
) -> ReadResult:
    """Read a Popolo document."""
    decoded = decode(text, source)
    with collection_paused():
        tree, problems = parse_json(decoded, source)
        if collection is not None:
            document: object = {collection: tree if isinstance(tree, list) else [tree]}
        else:
            document = tree
        got = _describe_mismatch(document)
        if got is not None or not isinstance(document, dict):
            mismatch = [] if isinstance(tree, UnreadableNumber) else [Problem("", _EXPECTED, got or describe(document))]
            raise FormatError((*mismatch, *problems), source)
        reader = _Import(document, ends, level)
        origins: dict[str, str] = {}
        converted = strip_locations(reader.build_document(), origins)
        problems += reader.graph.problems
        register = Register()
        try:
            register = structure_record(Register, converted, [])
        except FormatError as error:
            problems += (_relocate(problem, origins) for problem in error.problems)
    if problems:
        relocated = (Problem(_strip_collection(p.path, collection, tree), p.expected, p.got) for p in problems)
        raise FormatError(tuple(dict.fromkeys(relocated)), source)
    return ReadResult(
        register,
        tuple(attrs.evolve(loss, path=_strip_collection(loss.path, collection, tree)) for loss in reader.graph.losses),
        OriginLocations(
            {pointer: _strip_collection(origin, collection, tree) for pointer, origin in origins.items()},
            DocumentLocations(lambda: [decoded.encode(errors="surrogatepass")]),
        ),
    )


def _describe_mismatch(document: object) -> str | None:
    """Describe a document that is not an object with collections; return None if it is one."""
    if not isinstance(document, dict):
        return describe(document)
    if "id" in document or "label" in document or "name" in document:
        # A single person may embed memberships, so check this first.
        return "a single object, whose collection must be given"
    return "one with none of them" if document and document.keys().isdisjoint(COLLECTIONS) else None


class _Import:
    """The conversion of one Popolo document, with its problems and losses."""

    def __init__(self, tree: _Object, ends: Ends, level: Level | None) -> None:
        self.graph = PopoloGraph(tree)
        self._dates = Dates(self.graph, ends)
        self._sources = Sources(self.graph)
        self._level = level

    def build_document(self) -> _Object:
        """Convert the objects to the form of the JSON document."""
        objects = self.graph.objects
        members = [self._read_member(person) for person in objects["persons"]]
        organisations = [self._read_organisation(obj) for obj in objects["organizations"]]
        by_id: dict[str, _Object] = {}
        for obj, organisation in zip(objects["organizations"], organisations, strict=True):
            by_id.setdefault(obj.get_text("id") or "", organisation.value)
        events = Events(self.graph, self._dates, self._sources)
        boards = events.read(by_id)
        generated = Memberships(self.graph, self._dates).assign(events.terms, [board.value for board in boards])
        board_terms = [*boards, *generated]
        self.graph.record_unread()
        return {
            "sources": [{"id": key, "url": url} for key, url in self._sources.urls.items()],
            "organisations": organisations,
            "members": members,
            "board_terms": board_terms,
        }

    def _read_member(self, person: PopoloObject) -> Located:
        identifiers = person.take("identifiers")
        if isinstance(identifiers, list):
            pointer = f"{person.pointer}/identifiers"
            identifiers = [
                self._read_identifier(item, f"{pointer}/{position}") for position, item in enumerate(identifiers)
            ]
            identifiers = [item for item in identifiers if item is not None]
        name = person.take_located("name")
        for key in ("honorific_prefix", "honorific_suffix"):
            titles = person.get_text(key)
            if titles is None or (isinstance(name.value, str) and _contains_titles(name.value, titles)):
                person.unread.discard(key)
        return Located(
            {
                "id": person.take_located("id"),
                "name": name,
                "names": self._read_other_names(person),
                "birth_date": self._dates.read_date(person, "birth_date"),
                "identifiers": Located(identifiers, f"{person.pointer}/identifiers"),
                "source_ids": self._sources.read_ids(person),
            },
            person.pointer,
        )

    def _read_identifier(self, item: object, pointer: str) -> object:
        if not isinstance(item, dict):
            return Located(item, pointer)
        if item.get("scheme") is None and item.get("identifier") is not None:
            self.graph.record_loss(pointer, "an identifier needs a scheme")
            return None
        self.graph.record_other_keys(item, {"scheme", "identifier"}, pointer)
        scheme = Located(item.get("scheme"), f"{pointer}/scheme")
        return Located({"scheme": scheme, "value": Located(item.get("identifier"), f"{pointer}/identifier")}, pointer)

    def _read_organisation(self, obj: PopoloObject) -> Located:
        level = obj.take_located("classification")
        if level.value not in list(Level):
            if self._level is None:
                expected = f"one of {', '.join(Level)}, or that a level is given for all others"
                got = "nothing" if level.value is None else describe(level.value)
                self.graph.problems.append(Problem(level.origin, expected, got))
            elif level.value is not None:
                self.graph.record_loss(level.origin, f"it is not one of our levels; {self._level} was given for it")
            level = Located((self._level or Level.NATIONAL).value, level.origin)
        return Located(
            {
                "id": obj.take_located("id"),
                "name": obj.take_located("name"),
                "level": level,
                "names": self._read_other_names(obj),
                "area": self._read_area(obj),
                "parent_id": obj.take_non_empty("parent_id"),
                "founded": self._dates.read_date(obj, "founding_date"),
                "dissolved": self._dates.read_date(obj, "dissolution_date"),
                "events": [],
                "source_ids": self._sources.read_ids(obj),
            },
            obj.pointer,
        )

    def _read_other_names(self, obj: PopoloObject) -> Located:
        """Return the other names of a person or an organisation."""
        names, pointer = obj.take("other_names"), f"{obj.pointer}/other_names"
        if isinstance(names, list):
            names = [self._read_other_name(item, f"{pointer}/{number}") for number, item in enumerate(names)]
        return Located(names, pointer)

    def _read_other_name(self, item: object, pointer: str) -> Located:
        """Return a name with its dates, and with its kind if the note is the code of one."""
        if not isinstance(item, dict):
            return Located(item, pointer)
        self.graph.record_other_keys(item, {"name", "note", "start_date", "end_date"}, pointer)
        obj = PopoloObject("other_names", pointer, item, set(item))
        kind = obj.take_non_empty("note")
        if kind.value is not None and kind.value not in list(NameKind):
            self.graph.record_loss(kind.origin, f"it is not one of our kinds of names ({', '.join(NameKind)})")
            kind = Located(None, kind.origin)
        period = self._dates.read_period(obj)
        return Located({"name": obj.take_located("name"), "kind": kind, "period": period}, pointer)

    def _read_area(self, obj: PopoloObject) -> Located | None:
        """Return the area code of an organisation if the id of its area contains one."""
        area_id = obj.get_text("area_id")
        if area_id is None or not area_id.startswith(AREA_PREFIX):
            return None
        obj.unread.discard("area_id")
        area = self.graph.by_id["areas"].get(area_id)
        if area is not None:
            area.used = True
            # Values that follow from the code are not lost.
            known = make_area(area_id)
            area.unread -= {key for key, value in area.given.items() if known.get(key) == value}
        return Located(area_id.removeprefix(AREA_PREFIX), f"{obj.pointer}/area_id")


def _contains_titles(name: str, titles: str) -> bool:
    """Return whether a name contains the titles in sequence, however they are separated."""
    if re.search(rf"(?<!\w){re.escape(titles)}(?!\w)", name) is not None:
        return True
    parsed = PersonName(name) if name.strip() else None
    return parsed is not None and titles in {" ".join(parsed.honorifics), ", ".join(parsed.degrees)}


def _relocate(problem: Problem, origins: dict[str, str]) -> Problem:
    """Return a problem with its location in the Popolo document."""
    origin, rest = find_origin(problem.path, origins)
    return Problem(origin + rest, problem.expected, problem.got)


def _strip_collection(pointer: str, collection: str | None, tree: object) -> str:
    """Return a pointer into a document that is a single object or a list, without the collection added to it."""
    if collection is None:
        return pointer
    return pointer.removeprefix(f"/{collection}" if isinstance(tree, list) else f"/{collection}/0")
