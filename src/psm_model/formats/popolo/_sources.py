"""The sources of a Popolo document: links with notes, which become sources with ids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from psm_model.errors import Problem
from psm_model.formats._origins import Located
from psm_model.formats._problems import describe, describe_misplaced

from ._objects import NO_PLACE, NOTHING

if TYPE_CHECKING:
    from ._objects import PopoloGraph, PopoloObject

__all__ = ["Sources"]


class Sources:
    """The sources of a document, in the order of their first mention."""

    def __init__(self, graph: PopoloGraph) -> None:
        self._graph = graph
        self.urls: dict[str, Located] = {}
        self._notes: dict[str, set[str]] = defaultdict(set)
        for kind in ("persons", "organizations", "events"):
            for obj in graph.objects[kind]:
                self.note_links(obj)

    def note_links(self, obj: PopoloObject) -> None:
        links = obj.given.get("sources")
        for link in links if isinstance(links, list) else ():
            if isinstance(link, dict) and isinstance(link.get("note"), str) and isinstance(link.get("url"), str):
                self._notes[link["note"]].add(link["url"])

    def read_ids(self, obj: PopoloObject) -> list[Located] | Located:
        """Return the ids of the sources: a link's note if it belongs to one address only, or the address."""
        links = obj.take("sources")
        if links is None or not isinstance(links, list):
            return Located(links, f"{obj.pointer}/sources")
        ids = []
        for position, link in enumerate(links):
            pointer = f"{obj.pointer}/sources/{position}"
            if not isinstance(link, dict):
                self._graph.problems.append(Problem(pointer, "an object", describe_misplaced(link)))
                continue
            url, note = link.get("url"), link.get("note")
            if not isinstance(url, str):
                got = "nothing" if url is None else describe(url)
                self._graph.problems.append(Problem(f"{pointer}/url", "a text", got))
                continue
            source_id = note if isinstance(note, str) and note.strip() and len(self._notes[note]) == 1 else url
            is_note = source_id is note
            if note not in NOTHING and not is_note:
                self._graph.record_loss(f"{pointer}/note", NO_PLACE)
            self._graph.record_other_keys(link, {"url", "note"}, pointer)
            if not source_id.strip():
                self._graph.record_loss(pointer, "a source needs a note or an address")
                continue
            self.urls.setdefault(source_id, Located(url, f"{pointer}/url"))
            ids.append(Located(source_id, f"{pointer}/{'note' if is_note else 'url'}"))
        return ids
