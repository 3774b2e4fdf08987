r"""IndexedFile: read single organisations from a large file in JSON Lines, with an index.

An index says where to find the lines of each organisation, and of all records that it refers to. Write it once for a
file with `write_index`; then an organisation is read in milliseconds, however large the file is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple, TypeAlias

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_life import index_takeovers
from psm_model.entities.places import PLACES, Entity, find_place
from psm_model.entities.references import BOARD_TERM
from psm_model.entities.register import Register
from psm_model.entities.sharing import find_belonging
from psm_model.errors import FormatError, NotFoundError, StaleIndexError

from .jsonl import parse_line
from .line_index import IndexedLine, LineIndex, write_index
from .line_keys import LineKey, Relation

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

__all__ = ["Excerpt", "IndexedFile", "write_index"]

_RELATIONS: Final[Mapping[str, Relation]] = {
    place.word: Relation[place.word.replace(" ", "_").upper()] for place in PLACES.values()
}
"""How the entities of a kind are found by id."""
_Found: TypeAlias = list[tuple[IndexedLine, Entity]]


class Excerpt(NamedTuple):
    """A part of a file."""

    register: Register
    """The register of the part."""
    positions: Mapping[str, tuple[int, ...]]
    """The positions in the file of the entities of each list."""

    def find_pointer(self, pointer: str) -> str:
        """Return the JSON Pointer into the register of the whole file for one into that of the part.

        >>> Excerpt(Register.of(ipsm), {"organisations": (7,)}).find_pointer("/organisations/0/name")
        '/organisations/7/name'
        """
        match pointer.split("/", 3):
            case ["", place, number, *rest] if number.isdecimal() and place in self.positions:
                return "/".join(("", place, str(self.positions[place][int(number)]), *rest))
        return pointer


class IndexedFile:
    """A file in JSON Lines with an index, open for reading single organisations.

    Close it, or use it in a ``with`` statement, in one thread at a time. Only the lines that are read are validated.

    Args:
        file: The path. The index is in the same folder.

    Raises:
        FormatError: the file is not in JSON Lines, or compressed, so that no line can be read without those before it.
        OSError: the file or its index does not exist, or cannot be read.
        StaleIndexError: the size of the file or the time of its last change differs from when the index was written, or
            the index cannot be read.
    """

    def __init__(self, file: str | os.PathLike[str]) -> None:
        self._path = Path(file)
        self._index = LineIndex(self._path)
        try:
            self._file: IO[bytes] = self._path.open("rb")
        except BaseException:
            self._index.close()
            raise
        self._reader = _LineReader(self._path, self._index, self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and its index."""
        self._index.close()
        self._file.close()

    def read(self, *organisation_ids: str) -> Register:
        """Return some organisations with their terms, and all records that these refer to.

        That is ``load(file).subset(organisation_ids)``, but the rest of the file is not read.

        Raises:
            FormatError: a line that is read is not an entity. The error has its number.
            NotFoundError: no organisation has one of the ids, and no term refers to it.
            OSError: the file cannot be read.
            StaleIndexError: the file changed.
        """
        return self.read_excerpt(*organisation_ids).register

    def read_excerpt(self, *organisation_ids: str) -> Excerpt:
        """Return the register that `read` returns, with the positions of its entities in the file.

        Raises:
            FormatError: as for `read`.
            NotFoundError: as for `read`.
            OSError: as for `read`.
            StaleIndexError: as for `read`.
        """
        self._index.require_current()
        lookup = _FileLookup(self._reader)
        taken = find_belonging(lookup, organisation_ids)
        # Another organisation may have a term with the same id.
        found = [
            (line, entity)
            for _, (line, entity) in sorted(lookup.entities.items())
            if (
                entity.organisation_id in organisation_ids
                if isinstance(entity, BoardTerm)
                else (find_place(entity).word, entity.id) in taken
            )
        ]
        self._index.require_current()
        positions: dict[str, list[int]] = {place.field: [] for place in PLACES.values()}
        for line, entity in found:
            positions[find_place(entity).field].append(line.position)
        register = Register.of(*(entity for _, entity in found))
        return Excerpt(register, {name: tuple(several) for name, several in positions.items()})

    def find_organisation(self, about: str) -> str:
        """Return the id of an organisation, from that id or the id of one of its terms. Organisations come first.

        Raises:
            FormatError: as for `read`.
            NotFoundError: nothing has the id.
            OSError: as for `read`.
            StaleIndexError: as for `read`.
        """
        if self._is_organisation(about) or self._index.find(LineKey(Relation.TERM_OF, about)):
            return about
        terms = self._reader.find_entities(LineKey(Relation.BOARD_TERM, about))
        ids = [entity.organisation_id for _, entity in terms if isinstance(entity, BoardTerm)]
        if not ids:
            raise NotFoundError(f"organisation or {BOARD_TERM}", about)
        # Terms of unknown organisations come last, wherever they are.
        return next(filter(self._is_organisation, ids), ids[0])

    def _is_organisation(self, entity_id: str) -> bool:
        return bool(self._index.find(LineKey(Relation.ORGANISATION, entity_id)))

    def find_successors(self, organisation_id: str) -> tuple[str, ...]:
        """Return the ids of the organisations that continue one or were split off from it, in the order of the file.

        Raises:
            FormatError: as for `read`.
            OSError: as for `read`.
            StaleIndexError: as for `read`.
        """
        found = self._reader.find_entities(LineKey(Relation.SUCCESSOR_OF, organisation_id))
        return tuple(dict.fromkeys(entity.id for _, entity in found))


_BY_ID: Final = frozenset(_RELATIONS.values())
_PLACES_FOUND: Final[Mapping[Relation, str]] = {
    **{_RELATIONS[place.word]: place.field for place in PLACES.values()},
    Relation.TERM_OF: "board_terms",
    Relation.CHANGE_OF: "decrees",
    Relation.OPEN_DECREE: "decrees",
    Relation.SUCCESSOR_OF: "organisations",
    Relation.OPEN_ORGANISATION: "organisations",
}
"""The list of the entities that are found in each way."""


class _LineReader:
    """A reader of lines that an index finds.

    Args:
        path: The path of the file.
        index: Its index.
        file: The file, open for reading.
    """

    def __init__(self, path: Path, index: LineIndex, file: IO[bytes]) -> None:
        self._path = path
        self._index = index
        self._file = file

    def find_entities(self, key: LineKey) -> _Found:
        """Return the entities that the index has for a key, with their lines, in the order of the file.

        Raises:
            FormatError: a line is not an entity.
            OSError: the file cannot be read.
            StaleIndexError: a line has another id or type than when it was indexed.
        """
        return [(line, self._read_line(line, key)) for line in self._index.find(key)]

    def is_first(self, line: IndexedLine, organisation_id: str) -> bool:
        """Return whether a line holds the first organisation with an id, which counts if there are several."""
        return self._index.find(LineKey(Relation.ORGANISATION, organisation_id))[:1] == [line]

    def _read_line(self, line: IndexedLine, key: LineKey) -> Entity:
        self._file.seek(line.offset)
        text = self._file.read(line.length)
        place = _PLACES_FOUND[key.relation]
        try:
            entity = parse_line(text, place, line.position, lambda: self._count_lines(line.offset) + 1)
        except FormatError as error:
            raise FormatError(error.problems, str(self._path)) from None
        if find_place(entity).field != place or (key.relation in _BY_ID and entity.id != key.id):
            raise StaleIndexError(str(self._path))
        return entity

    def _count_lines(self, offset: int) -> int:
        self._file.seek(0)
        count = 0
        while offset > 0:
            block = self._file.read(min(offset, 1 << 20))
            if not block:
                break
            count += block.count(b"\n")
            offset -= len(block)
        return count


class _FileLookup:
    """The look-up in a file, which keeps what it has read."""

    def __init__(self, reader: _LineReader) -> None:
        self._reader = reader
        self.entities: dict[int, tuple[IndexedLine, Entity]] = {}
        """All that was read, by the offset of the line."""

    def _find(self, key: LineKey) -> _Found:
        found = self._reader.find_entities(key)
        self.entities.update((line.offset, (line, entity)) for line, entity in found)
        return found

    def find(self, kind: str, entity_id: str) -> Iterable[Entity]:
        return [entity for _, entity in self._find(LineKey(_RELATIONS[kind], entity_id))]

    def find_terms(self, organisation_id: str) -> Iterable[BoardTerm]:
        found = self._find(LineKey(Relation.TERM_OF, organisation_id))
        return [entity for _, entity in found if isinstance(entity, BoardTerm)]

    def find_changing(self, decree_id: str) -> Iterable[str]:
        return [entity.id for _, entity in self._find(LineKey(Relation.CHANGE_OF, decree_id))]

    def find_takeovers(self, organisation_id: str) -> Iterable[str]:
        successors = self._find_first_organisations(LineKey(Relation.SUCCESSOR_OF, organisation_id))
        takeovers = index_takeovers(successors).get(organisation_id, ())
        return [takeover.organisation_id for takeover in takeovers]

    def list_open_decrees(self) -> Iterable[str]:
        return [entity.id for _, entity in self._find(LineKey(Relation.OPEN_DECREE, ""))]

    def list_open_organisations(self) -> Iterable[str]:
        return [entity.id for entity in self._find_first_organisations(LineKey(Relation.OPEN_ORGANISATION, ""))]

    def _find_first_organisations(self, key: LineKey) -> list[Organisation]:
        return [
            entity
            for line, entity in self._find(key)
            if isinstance(entity, Organisation) and self._reader.is_first(line, entity.id)
        ]
