"""The objects of a Popolo document, including embedded ones, and the keys of each that have been read."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from psm_model.errors import Problem
from psm_model.formats._origins import Located
from psm_model.formats._problems import describe_misplaced, escape_token
from psm_model.formats.loss import Loss

from ._vocabulary import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NOTHING", "NO_PLACE", "EventRole", "PopoloGraph", "PopoloObject"]

NO_PLACE: Final = "a register has no place for it"
"""The most frequent reason for a loss."""
NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
"""Values that count as absent."""

# The lists that an object may embed, with the collection and the key by which an item refers to the object, ...
_LISTS: Final = {
    "persons": {"memberships": ("memberships", "person_id")},
    "organizations": {
        "memberships": ("memberships", "organization_id"),
        "posts": ("posts", "organization_id"),
        "children": ("organizations", "parent_id"),
    },
    "posts": {"memberships": ("memberships", "post_id")},
    "events": {"children": ("events", "parent_id")},
    "areas": {
        "memberships": ("memberships", "area_id"),
        "organizations": ("organizations", "area_id"),
        "posts": ("posts", "area_id"),
        "children": ("areas", "parent_id"),
    },
}
# ... and the single objects that it may embed, with the collection and the key by which it may refer to one instead.
_SINGLE: Final = {
    "organizations": {"parent": ("organizations", "parent_id"), "area": ("areas", "area_id")},
    "memberships": {
        "person": ("persons", "person_id"),
        "organization": ("organizations", "organization_id"),
        "on_behalf_of": ("organizations", "on_behalf_of_id"),
        "post": ("posts", "post_id"),
        "area": ("areas", "area_id"),
    },
    "posts": {"organization": ("organizations", "organization_id"), "area": ("areas", "area_id")},
    "events": {"organization": ("organizations", "organization_id"), "parent": ("events", "parent_id")},
    "areas": {"parent": ("areas", "parent_id")},
}

_UNKEPT: Final = frozenset({"posts", "areas"})
"""The kinds whose ids, and references to them, a register cannot keep."""

# Any, throughout: JSON.
_Object: TypeAlias = dict[str, Any]


class EventRole(Enum):
    """The role of an event that is not an event of an organisation."""

    TERM = auto()
    """A board term."""
    INAUGURATION = auto()
    """The inauguration of a board."""


@attrs.define
class PopoloObject:
    """An object of a Popolo document that records which of its keys have been read."""

    kind: str
    pointer: str
    given: _Object
    unread: set[str]
    used: bool = attrs.field(init=False)
    role: EventRole | None = attrs.field(init=False, default=None)
    embedded: dict[str, PopoloObject] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        # Objects of these kinds matter only if another object refers to them.
        self.used = self.kind not in _UNKEPT

    def take(self, key: str) -> Any:
        self.unread.discard(key)
        return self.given.get(key)

    def locate(self, key: str) -> Located:
        """Return a value with its location, without taking it."""
        return Located(self.given.get(key), f"{self.pointer}/{escape_token(key)}")

    def take_located(self, key: str) -> Located:
        self.unread.discard(key)
        return self.locate(key)

    def take_non_empty(self, key: str) -> Located:
        """Take a value, where an empty text counts as absent."""
        value = self.take_located(key)
        return Located(None, value.origin) if value.value == "" else value

    def get_text(self, key: str) -> str | None:
        """Return a value if it is a text that is not empty, without taking it."""
        value = self.given.get(key)
        return value if isinstance(value, str) and value else None


class PopoloGraph:
    """All objects of a document, in the order of their collections, embedded objects last."""

    def __init__(self, tree: _Object) -> None:
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []
        self.collect(tree)

    def collect(self, tree: _Object) -> None:
        """Collect all objects. An embedded object with a known id is lost where it says more than the known one."""
        self.objects: dict[str, list[PopoloObject]] = {kind: [] for kind in COLLECTIONS}
        self.by_id: dict[str, dict[str, PopoloObject]] = {kind: {} for kind in COLLECTIONS}
        waiting: deque[PopoloObject] = deque()
        for key, value in tree.items():
            if key in self.objects:
                waiting += self.iter_objects(key, value, f"/{key}")
            elif value not in NOTHING:
                self.record_loss(f"/{escape_token(key)}", NO_PLACE)
        for obj in waiting:
            self.add(obj)
        while waiting:
            waiting += self.collect_embedded(waiting.popleft())

    def iter_objects(self, kind: str, value: object, pointer: str) -> Iterator[PopoloObject]:
        if value is None:
            return
        if not isinstance(value, list):
            self.problems.append(Problem(pointer, "a list", describe_misplaced(value)))
            return
        for position, given in enumerate(value):
            if isinstance(given, dict):
                yield PopoloObject(kind, f"{pointer}/{position}", given, set(given))
            else:
                self.problems.append(Problem(f"{pointer}/{position}", "an object", describe_misplaced(given)))

    def add(self, obj: PopoloObject) -> None:
        self.objects[obj.kind].append(obj)
        object_id = obj.get_text("id")
        if object_id is not None:
            self.by_id[obj.kind].setdefault(object_id, obj)

    def resolve(self, holder: PopoloObject, key: str) -> PopoloObject | None:
        """Return the object that another embeds or refers to by id."""
        kind, naming = _SINGLE[holder.kind][key]
        return holder.embedded.get(key) or self.by_id[kind].get(holder.get_text(naming) or "")

    def collect_embedded(self, holder: PopoloObject) -> list[PopoloObject]:
        embedded = []
        for key, (kind, naming) in _LISTS.get(holder.kind, {}).items():
            for obj in self.iter_objects(kind, holder.take(key), f"{holder.pointer}/{key}"):
                if obj.given.get(naming) in NOTHING:
                    obj.given = {**obj.given, naming: holder.given.get("id")}
                embedded.append(obj)
                self.merge_embedded(obj)
        for key, (kind, naming) in _SINGLE.get(holder.kind, {}).items():
            single = self.take_single(holder, key, kind, naming)
            if single is not None:
                embedded.append(single)
                holder.embedded[key] = self.merge_embedded(single)
        return embedded

    def take_single(self, holder: PopoloObject, key: str, kind: str, naming: str) -> PopoloObject | None:
        """Return the single object under a key. It and the reference of its holder get the id that either has."""
        given, pointer = holder.given.get(key), f"{holder.pointer}/{key}"
        if not isinstance(given, dict):
            holder.unread.discard(key)
            if given not in NOTHING:
                self.problems.append(Problem(pointer, "an object", describe_misplaced(given)))
            return None
        own, named = given.get("id"), holder.given.get(naming)
        is_empty = all(value in NOTHING for value in given.values())
        if is_empty or (kind == "persons" and own in NOTHING and named in NOTHING):
            # A person without an id is only a name in the register.
            holder.unread -= {key} if is_empty else set()
            return None
        holder.unread.discard(key)
        if named in NOTHING:
            holder.given = {**holder.given, naming: own}
        elif own in NOTHING and isinstance(named, str):
            given = {**given, "id": named}
        return PopoloObject(kind, pointer, given, set(given))

    def merge_embedded(self, obj: PopoloObject) -> PopoloObject:
        """Add an embedded object, or return the known one with the same id and record what is lost."""
        known = self.by_id[obj.kind].get(obj.get_text("id") or "")
        if known is None:
            self.add(obj)
            return obj
        if obj.kind in _UNKEPT:
            self.record_loss(f"{obj.pointer}/id", NO_PLACE)
        present = {key for key, value in obj.given.items() if value not in NOTHING}
        obj.unread = {key for key in present if obj.given[key] != known.given.get(key)}
        within = {**_LISTS.get(obj.kind, {}), **_SINGLE.get(obj.kind, {})}
        for key in sorted(obj.unread - set(within)):
            self.record_loss(
                f"{obj.pointer}/{escape_token(key)}", "another object with this id has a different value, or none"
            )
        return known

    def record_loss(self, path: str, reason: str) -> None:
        self.losses.append(Loss(path, reason))

    def record_other_keys(self, given: _Object, read: set[str], pointer: str) -> None:
        for key, value in given.items():
            if key not in read and value not in NOTHING:
                self.record_loss(f"{pointer}/{escape_token(key)}", NO_PLACE)

    def record_lost_object(self, obj: PopoloObject, reason: str) -> None:
        self.record_loss(obj.pointer, reason)
        obj.unread.clear()

    def record_unread(self) -> None:
        """Record all unread keys and unused objects as losses."""
        for objects in self.objects.values():
            for obj in objects:
                if obj.used:
                    self.record_other_keys(obj.given, obj.given.keys() - obj.unread, obj.pointer)
                else:
                    self.record_loss(obj.pointer, "no object refers to it")
