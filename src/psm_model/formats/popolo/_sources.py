"""What the things of a Popolo document rest on: its links with notes, which become sources with ids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from psm_model.errors import Problem
from psm_model.formats._origins import Located
from psm_model.formats._told import describe

from ._objects import NO_PLACE, NOTHING

if TYPE_CHECKING:
    from ._objects import PopoloGraph, PopoloObject

__all__ = ["Sources"]


class Sources:
    """The sources of a document, in the order in which they are first named."""

    def __init__(self, things: PopoloGraph) -> None:
        self.things = things
        self.urls: dict[str, Located] = {}
        self.notes: dict[str, set[str]] = defaultdict(set)
        for kind in ("persons", "organizations", "events"):
            for thing in things.things[kind]:
                self.note_links(thing)

    def note_links(self, thing: PopoloObject) -> None:
        links = thing.given.get("sources")
        for link in links if isinstance(links, list) else ():
            if isinstance(link, dict) and isinstance(link.get("note"), str) and isinstance(link.get("url"), str):
                self.notes[link["note"]].add(link["url"])

    def ids_of(self, thing: PopoloObject) -> list[Located] | Located:
        """Return the ids of what a thing rests on: the note of a link where it means that address alone, else that."""
        links = thing.take("sources")
        if links is None or not isinstance(links, list):
            return Located(links, f"{thing.pointer}/sources")
        ids = []
        for position, link in enumerate(links):
            at = f"{thing.pointer}/sources/{position}"
            if not isinstance(link, dict):
                self.things.problems.append(Problem(at, "an object", describe(link)))
                continue
            url, note = link.get("url"), link.get("note")
            if not isinstance(url, str):
                got = "nothing" if url is None else describe(url)
                self.things.problems.append(Problem(f"{at}/url", "a text", got))
                continue
            source_id = note if isinstance(note, str) and note.strip() and len(self.notes[note]) == 1 else url
            named = source_id is note
            if note not in NOTHING and not named:
                self.things.lose(f"{at}/note", NO_PLACE)
            self.things.lose_others(link, {"url", "note"}, at)
            if not source_id.strip():
                self.things.lose(at, "a source needs a note or an address")
                continue
            self.urls.setdefault(source_id, Located(url, f"{at}/url"))
            ids.append(Located(source_id, f"{at}/{'note' if named else 'url'}"))
        return ids
