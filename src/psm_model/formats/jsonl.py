r"""JSON Lines: a register line by line, for registers too large for memory: `iter_load`, `dump`.

The first line is ``{"psm_register": 1}``, optionally with the key ``$schema``, which is ignored as in a JSON document.
Each further line is one entity: an object with its ``type`` (``source``, ``decree``, ``member``, ``organisation`` or
``board_term``) and its fields, as in the JSON document. Decrees precede members, organisations and board terms. The
board terms of an organisation follow it directly, and terms of unknown organisations are together, so each group can
be checked when it is complete and then forgotten. Sources and members may be anywhere else outside a group; `dump`
writes them first, so that references to them can be resolved at once. Empty lines are skipped. A line has at most 16
MiB.

Problems carry the entity's JSON Pointer in the document, and the line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from psm_model._garbage import collection_paused
from psm_model.entities.grouping import Grouping, iter_grouped
from psm_model.entities.places import PLACES
from psm_model.entities.register import Entity, Register, entity_type_error
from psm_model.errors import FormatError, OutOfPlaceError, Problem, safe_repr

from ._fast_codec import fast_codec
from ._problems import MAX_PROBLEMS, describe, describe_key, too_many_problems
from .document import (
    HEAD_KEYS,
    UTF8_BOM,
    VERSION_KEY,
    check_head,
    decode,
    parse_json,
    strict_converter,
    structure_record,
)
from .lines import LINE_TYPES, find_header_end, iter_chunks, line_type
from .migrations import VERSION, find_oldest_version, migrate_entity
from .storage import iter_blocks, replace_atomically
from .syntax import describe_empty
from .whole_files import iter_file_blocks
from .writable import require_writable

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "KINDS",
    "dump",
    "is_lines",
    "iter_entities",
    "iter_lines",
    "iter_load",
    "parse_chunk",
    "parse_chunk_fast",
    "parse_line",
    "validate_header",
]

KINDS: Final[Mapping[str, tuple[type[Entity], str]]] = {
    LINE_TYPES[kind]: (kind, place) for kind, (place, _) in PLACES.items()
}
"""The class of each type of line, and its list in the JSON document."""
_EXPECTED: Final = f"a type, one of {', '.join(KINDS)}"
_BATCH_SIZE: Final = 100
_HEADER: Final = f'{{"{VERSION_KEY}":{VERSION}}}\n'.encode()


def iter_load(
    file: str | os.PathLike[str] | IO[bytes], *, watch: Callable[[int], object] | None = None
) -> Iterator[Entity]:
    """Yield the entities of a file in JSON Lines without keeping them.

    After the first problem, no more entities are yielded. The rest of the file is read to collect further problems, and
    the error is raised at the end.

    Args:
        file: A path, or a file open for reading bytes. A path that ends in ``.gz`` or ``.zst`` is decompressed.
        watch: Called repeatedly with the number of bytes read so far.

    Raises:
        FormatError: a line is not an entity, the first is not a header, a term is separated from its organisation, or
            a decree comes late. The error names the file and contains every problem.
        ModuleNotFoundError: the path ends in ``.zst`` and no module that reads it is installed.
        OSError: the file cannot be read.
    """
    if isinstance(file, str | os.PathLike):
        return iter_entities(iter_blocks(Path(file), watch), str(file))
    name = getattr(file, "name", None)
    return iter_entities(iter_file_blocks(file, watch), name if isinstance(name, str) else None)


def iter_entities(blocks: Iterable[bytes], source: str | None) -> Iterator[Entity]:
    """Yield entities like `iter_load`.

    Args:
        blocks: The content of the file, in blocks of any size.
        source: The name of the file in errors.
    """
    chunks = iter_chunks(blocks, source)
    header = next(chunks, b"")
    problems = validate_header(header, oldest=find_oldest_version())
    if problems:
        raise FormatError(tuple(problems), source)
    lines, grouping = _Lines(_count_header_lines(header), version=_read_version(header)), Grouping()
    for chunk in chunks:
        for number, entity in lines.read(chunk):
            try:
                grouping.enter(entity)
            except OutOfPlaceError as error:
                lines.report_out_of_place(error, number)
            if lines.is_before_problems(number):
                yield entity
        if lines.is_full:
            break
    if lines.problems:
        raise FormatError(tuple(sorted(lines.problems, key=_get_line)), source)


def _get_line(problem: Problem) -> int:
    return problem.line or 0


def is_lines(text: bytes) -> bool:
    r"""Return whether a text is JSON Lines: its first line is a header, and more follows.

    >>> is_lines(b'{"psm_register": 1}\n{"type": "source", "id": "s"}'), is_lines(b'{"psm_register": 1}')
    (True, False)
    """
    end = find_header_end(text)
    if not end or not text[end:].strip():
        return False
    try:
        head = json.loads(text[:end].removeprefix(UTF8_BOM))
    except (ValueError, RecursionError):
        return False
    return isinstance(head, dict) and {VERSION_KEY} <= head.keys() <= HEAD_KEYS


def iter_lines(blocks: Iterable[bytes]) -> Iterator[tuple[int, str, int, bytes]]:
    """Yield the lines that hold an entity: number from 1, type, position among its type, and the line.

    Args:
        blocks: The content of the file, in blocks of any size.
    """
    counts = dict.fromkeys(KINDS, 0)
    lines = (line for chunk in iter_chunks(blocks) for line in chunk.removesuffix(b"\n").split(b"\n"))
    for number, line in enumerate(lines, start=1):
        kind = line_type(line) if line.strip() else None
        if kind is not None and kind in KINDS:
            yield number, kind, counts[kind], line
            counts[kind] += 1


def parse_chunk_fast(chunk: bytes) -> list[Entity] | None:
    """Parse lines with msgspec. Return None if it is not installed or the lines need the strict parser."""
    codec = fast_codec()
    if codec is None:
        return None
    if b"\r" in chunk:
        chunk = chunk.replace(b"\r\n", b"\n")
    return codec.read_lines(chunk)


def _read_version(header: bytes) -> int:
    """Return the version in a valid header."""
    version: int = json.loads(header.removeprefix(UTF8_BOM))[VERSION_KEY]
    return version


def validate_header(header: bytes, *, oldest: int = VERSION) -> list[Problem]:
    """Return the problems of the first line that is not blank, none if it is a header.

    Args:
        header: The file to the end of that line.
        oldest: The oldest version that the caller reads.
    """
    text = header.removeprefix(UTF8_BOM)
    is_empty = not text.strip()
    expected = f'a first line {{"{VERSION_KEY}": {VERSION}}}'
    try:
        tree, problems = parse_json(decode(header, None, is_line=True), None, is_line=True)
        if not isinstance(tree, dict):
            problems = [Problem("", expected, describe(tree))]
        elif VERSION_KEY not in tree:
            problems = [Problem("", expected, f"an object without the key {VERSION_KEY}")]
        else:
            problems += check_head(tree, None, oldest=oldest)
            others = sorted(tree.keys() - HEAD_KEYS)
            problems += (Problem("", expected, f"another key, {describe_key(key)}") for key in others[:1])
    except FormatError as error:
        got = describe_empty(text.decode(), "file") if is_empty else error.problems[0].got
        problems = [problem if problem.path else Problem("", expected, got) for problem in error.problems]
    return _add_line(problems, 1 if is_empty else _count_header_lines(header))


def _count_header_lines(header: bytes) -> int:
    """Return the number of the first line that is not blank."""
    return header.count(b"\n", 0, len(header) - len(header.removeprefix(UTF8_BOM).lstrip())) + 1


def _add_line(problems: Iterable[Problem], line: int) -> list[Problem]:
    return [Problem(problem.path, problem.expected, problem.got, line) for problem in problems]


def parse_chunk(chunk: bytes) -> list[Entity]:
    """Parse the entities of lines after the header.

    Raises:
        FormatError: a line is not an entity. Line numbers are relative to the chunk.
    """
    entities = parse_chunk_fast(chunk)
    if entities is None:
        lines = _Lines(header_line=1)
        entities = [entity for _, entity in lines.read(chunk)]
        if lines.problems:
            raise FormatError(tuple(lines.problems))
    return entities


def parse_line(line: bytes, place: str, position: int, number: Callable[[], int]) -> Entity:
    """Parse a line after the header.

    Args:
        line: The line.
        place: The list of the entity in the JSON document.
        position: The position of the entity in this list, for the pointers of problems.
        number: Returns the number of the line. It is called only if there is a problem.

    Raises:
        FormatError: the line is not an entity.
    """
    entities = parse_chunk_fast(line)
    if entities is None:
        counts = {name: position if field == place else 0 for name, (_, field) in KINDS.items()}
        lines = _Lines(header_line=0, counts=counts)
        entities = [entity for _, entity in lines.read(line)]
        if lines.problems:
            raise FormatError(tuple(_add_line(lines.problems, number())))
    if len(entities) != 1:
        raise FormatError((Problem("", "an entity", f"{len(entities)} of them", number()),))
    return entities[0]


class _Lines:
    """A reader of chunks of lines that counts the lines and collects problems.

    Args:
        header_line: The number of the line before the first chunk.
        counts: The number of entities of each type before the first chunk.
        version: The version of the lines.
    """

    def __init__(self, header_line: int, counts: Mapping[str, int] | None = None, *, version: int = VERSION) -> None:
        self._version = version
        self.problems: list[Problem] = []
        self._counts = dict.fromkeys(KINDS, 0) if counts is None else dict(counts)
        # The number of the current line.
        self._number = header_line + 1

    @property
    def is_full(self) -> bool:
        """Whether the maximum number of problems is reached."""
        return len(self.problems) >= MAX_PROBLEMS

    def is_before_problems(self, number: int) -> bool:
        """Return whether a line is before every line with a problem."""
        return not self.problems or number < min(map(_get_line, self.problems))

    def read(self, chunk: bytes) -> list[tuple[int, Entity]]:
        """Return the entities of a chunk with the numbers of their lines, and collect the problems."""
        with collection_paused():
            entities = parse_chunk_fast(chunk) if self._version == VERSION else None
            if entities is None:
                return list(self._iter_lines(chunk))
            first = self._number
            self._number += chunk.count(b"\n")
            for entity in entities:
                self._counts[LINE_TYPES[type(entity)]] += 1
            return list(enumerate(entities, first))

    def _iter_lines(self, chunk: bytes) -> Iterator[tuple[int, Entity]]:
        for line in chunk.removesuffix(b"\n").split(b"\n"):
            if line.strip():
                entity = self._parse_line(line)
                if entity is not None:
                    yield self._number, entity
            self._number += 1
            if self.is_full:
                expected, got = too_many_problems(len(self.problems), "the rest of the file")
                self.problems.append(Problem("", expected, got, self._number))
                break

    def _parse_line(self, line: bytes) -> Entity | None:
        try:
            return self._structure_line(*parse_json(decode(line, None, is_line=True), None, is_line=True))
        except FormatError as error:
            self.problems += _add_line(error.problems, self._number)
            return None

    def _structure_line(self, tree: object, problems: list[Problem]) -> Entity:
        if not isinstance(tree, dict):
            raise FormatError((Problem("", "an object", describe(tree)), *problems))
        name = tree.get("type")
        if not isinstance(name, str) or name not in KINDS:
            raise FormatError((Problem("", _EXPECTED, "nothing" if name is None else describe(name)), *problems))
        kind, place = KINDS[name]
        pointer = f"/{place}/{self._counts[name]}"
        self._counts[name] += 1
        present = {**migrate_entity(place, tree, self._version)}
        return structure_record(kind, present, problems, pointer, without=("type",))

    def report_out_of_place(self, error: OutOfPlaceError, number: int) -> None:
        """Add the problem of an entity in the wrong place."""
        self.problems.append(
            Problem("", f"{error.kind} {safe_repr(error.id)} {error.expected}", "it elsewhere", number)
        )


def dump(entities: Register | Iterable[Entity], file: str | os.PathLike[str]) -> None:
    """Write entities into a file in JSON Lines without keeping them.

    Args:
        entities: A register, or entities in the order of writing.
        file: A path. The file is compressed if the path ends in ``.gz`` or ``.zst``, and is replaced only when
            complete.

    Raises:
        FormatError: a text of an entity cannot be written. The error contains every such problem of the entity.
        ModuleNotFoundError: the path ends in ``.zst`` and no module that writes it is installed.
        OSError: the file cannot be written.
        OutOfPlaceError: a term is separated from its organisation, or a decree comes late.
        WrongTypeError: an item is not an entity.
    """
    grouping, counts = Grouping(), dict.fromkeys(KINDS, 0)
    with replace_atomically(Path(file)) as binary:
        binary.write(_HEADER)
        iterator = iter(iter_grouped(entities) if isinstance(entities, Register) else entities)
        while batch := list(islice(iterator, _BATCH_SIZE)):
            pointers = []
            for entity in batch:
                name = LINE_TYPES.get(type(entity))
                if name is None:
                    raise entity_type_error(entity)
                grouping.enter(entity)
                pointers.append(f"/{KINDS[name][1]}/{counts[name]}")
                counts[name] += 1
            codec = fast_codec()
            lines = None if codec is None else codec.write_lines(batch)
            binary.write(b"".join(map(_format_line, batch, pointers)) if lines is None else lines)


def _format_line(entity: Entity, pointer: str) -> bytes:
    tree = {"type": LINE_TYPES[type(entity)], **strict_converter().unstructure(entity)}
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"
    require_writable(text, tree, pointer)
    return text.encode()
