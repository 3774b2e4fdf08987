"""name_records: findings in JSON Lines with the names of records that the check did not keep."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from psm_model.checking.finding_labels import add_labels, list_record_ids
from psm_model.checking.record_names import RecordNames
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.places import WORDS
from psm_model.entities.references import DECREE, ORGANISATION, SOURCE
from psm_model.formats.jsonl import KINDS, iter_lines, parse_line
from psm_model.pointers import entity_pointer

if TYPE_CHECKING:
    from psm_model.checking.finding import Finding
    from psm_model.entities.places import Entity

__all__ = ["name_records"]

_NAMED_ALONE = frozenset({SOURCE, DECREE})
"""The kinds of entities whose names do not depend on others."""
_Line = tuple[str, str, int, bytes]
"""The place, the pointer and the position of an entity, and its line."""


def name_records(findings: Sequence[Finding], blocks: Iterable[bytes]) -> tuple[Finding, ...]:
    """Return findings with what people call all records that their messages name.

    A check of a stream knows the names in one organisation. The file is read again only if a message names another
    record, with no more in memory than the named records and the terms of their organisations.

    Args:
        findings: The findings.
        blocks: The content of the file, in blocks of any size. It was checked without an error.
    """
    wanted = _WantedRecords()
    for finding in findings:
        wanted.add(finding)
    if not wanted.ids:
        return tuple(findings)
    names = RecordNames(_LineRecords(wanted.read(blocks)))
    return tuple(add_labels(finding, names) if id(finding) in wanted.findings else finding for finding in findings)


class _WantedRecords:
    """The records of which names are wanted."""

    def __init__(self) -> None:
        self.findings: set[int] = set()
        """The findings that name them, by identity."""
        self.ids: set[tuple[str, str]] = set()
        """Their kinds and ids."""
        self._kinds: set[str] = set()
        self._pointers: set[str] = set()

    def add(self, finding: Finding) -> None:
        """Add the records that a message names by id."""
        ids = list_record_ids(finding)
        if ids:
            self.findings.add(id(finding))
            self.ids.update(ids)
            self._kinds.update(kind for kind, _ in ids)
            self._pointers.update(map(entity_pointer, filter(None, (finding.path, *finding.related))))

    def read(self, blocks: Iterable[bytes]) -> Iterator[tuple[str, Entity]]:
        """Yield the records with their pointers, each organisation with its terms if any of them is wanted."""
        group: list[_Line] = []
        for _, kind, position, line in iter_lines(blocks):
            place = KINDS[kind][1]
            entry = (place, f"/{place}/{position}", position, line)
            if WORDS[place] in _NAMED_ALONE:
                if self._is_wanted(entry):
                    yield _parse(entry)
                continue
            if place == "organisations":
                yield from self._read_group(group)
                group = []
            if place in {"organisations", "board_terms"}:
                group.append(entry)
        yield from self._read_group(group)

    def _read_group(self, group: list[_Line]) -> Iterator[tuple[str, Entity]]:
        """Yield an organisation with its terms if any of them is wanted."""
        if any(map(self._is_wanted, group)):
            yield from map(_parse, group)

    def _is_wanted(self, entry: _Line) -> bool:
        place, pointer, _, line = entry
        if pointer in self._pointers:
            return True
        # Terms and posts are named by findings about them.
        kind = WORDS[place]
        if kind not in {*_NAMED_ALONE, ORGANISATION} or kind not in self._kinds:
            return False
        # Any: JSON, validated before.
        record: dict[str, Any] = json.loads(line)
        return (kind, record["id"]) in self.ids


def _parse(entry: _Line) -> tuple[str, Entity]:
    place, pointer, position, line = entry
    return pointer, parse_line(line, place, position, lambda: 0)


class _LineRecords:
    """The records of a file that are wanted."""

    def __init__(self, records: Iterable[tuple[str, Entity]]) -> None:
        self._by_pointer: dict[str, Entity] = {}
        self._by_id: dict[tuple[str, str], Entity] = {}
        self._terms: dict[str, list[BoardTerm]] = defaultdict(list)
        for pointer, entity in records:
            self._by_pointer[pointer] = entity
            self._by_id.setdefault((WORDS[pointer.split("/")[1]], entity.id), entity)
            if isinstance(entity, BoardTerm):
                self._terms[entity.organisation_id].append(entity)

    def find(self, kind: str, entity_id: str) -> Entity | None:
        """Return the first entity of a kind with an id."""
        return self._by_id.get((kind, entity_id))

    def find_at(self, pointer: str) -> Entity | None:
        """Return the entity that a JSON Pointer leads into."""
        return self._by_pointer.get(entity_pointer(pointer)) if pointer else None

    def list_terms(self, organisation_id: str) -> Sequence[BoardTerm]:
        """Return the terms of an organisation."""
        return self._terms[organisation_id]
