"""The objects of a Popolo document, embedded ones too, and what of each has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from psm_model.errors import Problem
from psm_model.formats._origins import Located
from psm_model.formats._told import describe, escape_token
from psm_model.formats.loss import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["COLLECTIONS", "NOTHING", "NO_PLACE", "PopoloGraph", "PopoloObject"]

COLLECTIONS: Final = ("persons", "organizations", "memberships", "posts", "events", "areas")
"""The collections that a Popolo document may have of what a register can hold."""
NO_PLACE: Final = "a register has no place for it"
"""Why most of what is lost is lost."""
NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
"""What a key may hold that says nothing."""

# What each kind may hold of others, as a list of things that name their holder by a key, ...
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
# ... and as one thing that the holder could name by a key instead.
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
"""The kinds whose ids a register does not keep, nor what refers to these."""

# Any, throughout: JSON.
_Object = dict[str, Any]


@attrs.define
class PopoloObject:
    """An object of a Popolo document, of which is known what has been read."""

    kind: str
    pointer: str
    given: _Object
    unread: set[str]
    used: bool = attrs.field(init=False)
    holds: dict[str, PopoloObject] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        # These are nothing by themselves.
        self.used = self.kind not in _UNKEPT

    def take(self, key: str) -> Any:
        self.unread.discard(key)
        return self.given.get(key)

    def taken(self, key: str) -> Located:
        return Located(self.take(key), f"{self.pointer}/{escape_token(key)}")

    def said(self, key: str) -> Located:
        """Take a value of which an empty text says nothing."""
        found = self.taken(key)
        return Located(None, found.origin) if found.value == "" else found

    def text(self, key: str) -> str | None:
        """Return a value that is to be looked up, where it is a text; what it is else is told when it is read."""
        value = self.given.get(key)
        return value if isinstance(value, str) and value else None


class PopoloGraph:
    """All objects of a document, in the order of their collections, those that are embedded after them."""

    def __init__(self, tree: _Object) -> None:
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []
        self.gather(tree)

    def gather(self, tree: _Object) -> None:
        """Find all objects, embedded ones too; of an embedded one whose id is known, what it says more is lost."""
        self.things: dict[str, list[PopoloObject]] = {kind: [] for kind in COLLECTIONS}
        self.by_id: dict[str, dict[str, PopoloObject]] = {kind: {} for kind in COLLECTIONS}
        waiting: list[PopoloObject] = []
        for key, value in tree.items():
            if key in self.things:
                waiting += self.listed(key, value, f"/{key}")
            elif value not in NOTHING:
                self.lose(f"/{escape_token(key)}", NO_PLACE)
        for thing in waiting:
            self.keep(thing)
        for thing in waiting:
            waiting += self.embedded(thing)

    def listed(self, kind: str, value: object, pointer: str) -> Iterator[PopoloObject]:
        if value is None:
            return
        if not isinstance(value, list):
            self.problems.append(Problem(pointer, "a list", describe(value)))
            return
        for position, given in enumerate(value):
            if isinstance(given, dict):
                yield PopoloObject(kind, f"{pointer}/{position}", given, set(given))
            else:
                self.problems.append(Problem(f"{pointer}/{position}", "an object", describe(given)))

    def keep(self, thing: PopoloObject) -> None:
        self.things[thing.kind].append(thing)
        thing_id = thing.text("id")
        if thing_id is not None:
            self.by_id[thing.kind].setdefault(thing_id, thing)

    def of(self, holder: PopoloObject, key: str) -> PopoloObject | None:
        """Return what a thing embeds, or names by an id."""
        kind, naming = _SINGLE[holder.kind][key]
        return holder.holds.get(key) or self.by_id[kind].get(holder.text(naming) or "")

    def embedded(self, holder: PopoloObject) -> list[PopoloObject]:
        found = []
        for key, (kind, naming) in _LISTS.get(holder.kind, {}).items():
            for thing in self.listed(kind, holder.take(key), f"{holder.pointer}/{key}"):
                if thing.given.get(naming) in NOTHING:
                    thing.given = {**thing.given, naming: holder.given.get("id")}
                found.append(thing)
                self.known(thing)
        for key, (kind, naming) in _SINGLE.get(holder.kind, {}).items():
            held = self.single(holder, key, kind, naming)
            if held is not None:
                found.append(held)
                holder.holds[key] = self.known(held)
        return found

    def single(self, holder: PopoloObject, key: str, kind: str, naming: str) -> PopoloObject | None:
        """Return the one thing that is embedded under a key, the two of them with the id that one of them tells."""
        given, at = holder.given.get(key), f"{holder.pointer}/{key}"
        if not isinstance(given, dict):
            holder.unread.discard(key)
            if given not in NOTHING:
                self.problems.append(Problem(at, "an object", describe(given)))
            return None
        own, named = given.get("id"), holder.given.get(naming)
        says_nothing = all(value in NOTHING for value in given.values())
        if says_nothing or (kind == "persons" and own in NOTHING and named in NOTHING):
            # Somebody who is only named is no person in the register.
            holder.unread -= {key} if says_nothing else set()
            return None
        holder.unread.discard(key)
        if named in NOTHING:
            holder.given = {**holder.given, naming: own}
        elif own in NOTHING and isinstance(named, str):
            given = {**given, "id": named}
        return PopoloObject(kind, at, given, set(given))

    def known(self, thing: PopoloObject) -> PopoloObject:
        """Keep an embedded thing, or give the one that has its id and tell what is lost."""
        known = self.by_id[thing.kind].get(thing.text("id") or "")
        if known is None:
            self.keep(thing)
            return thing
        if thing.kind in _UNKEPT:
            self.lose(f"{thing.pointer}/id", NO_PLACE)
        said = {key for key, value in thing.given.items() if value not in NOTHING}
        thing.unread = {key for key in said if thing.given[key] != known.given.get(key)}
        within = {**_LISTS.get(thing.kind, {}), **_SINGLE.get(thing.kind, {})}
        for key in sorted(thing.unread - set(within)):
            self.lose(
                f"{thing.pointer}/{escape_token(key)}", "another object with this id says something else, or nothing"
            )
        return known

    def lose(self, path: str, reason: str) -> None:
        self.losses.append(Loss(path, reason))

    def lose_others(self, given: _Object, read: set[str], at: str) -> None:
        for key, value in given.items():
            if key not in read and value not in NOTHING:
                self.lose(f"{at}/{escape_token(key)}", NO_PLACE)

    def lose_whole(self, thing: PopoloObject, reason: str) -> None:
        self.lose(thing.pointer, reason)
        thing.unread.clear()

    def lose_left_over(self) -> None:
        """Tell of all that has not been read."""
        for things in self.things.values():
            for thing in things:
                if thing.used:
                    self.lose_others(thing.given, thing.given.keys() - thing.unread, thing.pointer)
                else:
                    self.lose(thing.pointer, "nothing that is read refers to it")
