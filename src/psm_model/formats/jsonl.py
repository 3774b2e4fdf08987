r"""JSON Lines: a register line by line, for what is too large to be held: `iter_load`, `dump`.

The first line is ``{"psm_register": 1}``, each line after it one entity: an object with its ``type`` (``source``,
``member``, ``organisation`` or ``board_term``) and its fields, as in the JSON document. The board terms of an
organisation stand right after it, and terms whose organisation is nowhere together; so each group can be checked when
it is whole, and forgotten. Sources and members may stand anywhere but within a group; what is written here has them
first, since then what refers to them is known at once to lead somewhere. Empty lines are skipped; a line has at most
16 MiB.

Problems have the JSON Pointer that the entity has in the document, and the line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import inf
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from psm_model._garbage import collection_paused
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.grouping import Grouping, in_groups
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity, Register, no_entity
from psm_model.entities.source import Source
from psm_model.errors import FormatError, OutOfPlaceError, Problem

from ._told import LONGEST_TEXT, MOST_PROBLEMS, describe, too_many_problems
from .document import (
    VERSION,
    decode,
    fast_decoder,
    parse_json,
    record_of,
    strict_converter,
    unwritable,
    wrong_version,
)
from .lines import MARK, end_of_header, iter_chunks, line_type
from .storage import iter_blocks, iter_file_blocks, replace_atomically

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

__all__ = [
    "KINDS",
    "dump",
    "is_header",
    "is_lines",
    "iter_lines",
    "iter_load",
    "parse_chunk",
    "parse_chunk_fast",
]

KINDS: Final[Mapping[str, tuple[type[Entity], str]]] = {
    "source": (Source, "sources"),
    "member": (Member, "members"),
    "organisation": (Organisation, "organisations"),
    "board_term": (BoardTerm, "board_terms"),
}
"""By the type that a line names, the class of the entity and the list of the document that it stands in."""
_TYPES: Final = {kind: name for name, (kind, _) in KINDS.items()}
_WANTED: Final = f"a type, one of {', '.join(KINDS)}"
_TOGETHER: Final = 100
_HEADER: Final = f'{{"psm_register":{VERSION}}}\n'.encode()


def iter_load(
    file: str | os.PathLike[str] | IO[bytes], *, watch: Callable[[int], object] | None = None
) -> Iterator[Entity]:
    """Read the entities of a file in JSON Lines one by one, without holding them.

    From the first line on with which anything is wrong, no entity is given any more: the rest is read for what else is
    wrong, and the error comes at the end.

    Args:
        file: Its path, or the file open for reading bytes. Where the path ends in ``.gz`` or ``.zst``, it is unpacked.
        watch: Called with the number of bytes that have been read of the file, time and again.

    Raises:
        FormatError: a line holds no entity, the first no header, or a term stands apart from its organisation; the
            error names the file and carries every problem.
        ModuleNotFoundError: it ends in ``.zst``, and nothing that reads that is installed.
        OSError: it can't be read.
    """
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        return _entities(iter_blocks(Path(file), watch), str(file))
    name = getattr(file, "name", None)
    return _entities(iter_file_blocks(file, watch), name if isinstance(name, str) else None)


def _entities(blocks: Iterable[bytes], source: str | None) -> Iterator[Entity]:
    chunks = iter_chunks(blocks, source)
    lines = _Lines(source, next(chunks, b""))
    grouping = Grouping()
    for chunk in chunks:
        with collection_paused():
            entities = lines.read(chunk)
        for number, entity in entities:
            try:
                grouping.enter(entity)
            except OutOfPlaceError as error:
                lines.out_of_place(error, number)
            if number < lines.first_problem:
                yield entity
        if lines.is_full:
            break
    if lines.problems:
        raise FormatError(tuple(sorted(lines.problems, key=_line_of)), source)


def _line_of(problem: Problem) -> int:
    return problem.line or 0


def is_lines(text: bytes) -> bool:
    r"""Return whether a text is JSON Lines and no JSON document: its first line is a header, and more follows.

    >>> is_lines(b'{"psm_register": 1}\n{"type": "source", "id": "s"}'), is_lines(b'{"psm_register": 1}')
    (True, False)
    """
    end = end_of_header(text)
    if not end or not text[end:].strip():
        return False
    try:
        return bool(json.loads(text[:end].removeprefix(MARK)).keys() == {"psm_register"})
    except (ValueError, AttributeError, RecursionError):
        return False


def iter_lines(blocks: Iterable[bytes]) -> Iterator[tuple[int, str, int, bytes]]:
    """Yield the lines of a file that hold an entity: number from 1, type, position among its type, and the line.

    Args:
        blocks: The text of the file, in pieces of any size.
    """
    counts = dict.fromkeys(KINDS, 0)
    lines = (line for chunk in iter_chunks(blocks) for line in chunk.removesuffix(b"\n").split(b"\n"))
    for number, line in enumerate(lines, start=1):
        kind = line_type(line) if line.strip() else None
        if kind is not None and kind in KINDS:
            yield number, kind, counts[kind], line
            counts[kind] += 1


def parse_chunk_fast(chunk: bytes) -> list[Entity] | None:
    """Read lines in the fast way; None where that is not installed or finds anything that must be looked at."""
    fast = fast_decoder()
    if fast is None:
        return None
    if b"\r" in chunk:
        chunk = chunk.replace(b"\r\n", b"\n")
    found: list[Entity] | None = fast.read_lines(chunk)
    return found


def is_header(chunk: bytes) -> bool:
    """Return whether the first line is one that a file begins with."""
    try:
        _Lines(None, chunk)
    except FormatError:
        return False
    return True


def parse_chunk(chunk: bytes) -> list[Entity]:
    """Read the entities of some lines that are not the first.

    Raises:
        FormatError: a line holds none; where it stands in the file is not known.
    """
    found = parse_chunk_fast(chunk)
    if found is None:
        lines = _Lines(None, _HEADER)
        found = [entity for _, entity in lines.read(chunk)]
        if lines.problems:
            raise FormatError(tuple(lines.problems))
    return found


class _Lines:
    """Reads lines, and knows how many came before.

    Raises:
        FormatError: the first line is no header; of what follows nothing is told then, since it is no JSON Lines.
    """

    def __init__(self, source: str | None, header: bytes) -> None:
        self.problems: list[Problem] = []
        self._counts = dict.fromkeys(KINDS, 0)
        # Of the line that is read.
        self._number = header.count(b"\n", 0, len(header) - len(header.removeprefix(MARK).lstrip())) + 1
        wanted = f'a first line {{"psm_register": {VERSION}}}'
        try:
            tree, problems = parse_json(decode(header, None), None)
            if not isinstance(tree, dict) or "psm_register" not in tree:
                problems = [Problem("", wanted, "something else")]
            else:
                problems += wrong_version(tree["psm_register"], None)
                others = sorted(key for key in tree if key != "psm_register")
                problems += (Problem("", wanted, f"another key, {describe(key)}") for key in others[:1])
        except FormatError as error:
            got = "something else" if header.strip() else "nothing, it is empty"
            problems = [one if one.path else Problem("", wanted, got) for one in error.problems]
        if problems:
            raise FormatError(tuple(self._placed(problems)), source)
        self._number += 1

    @property
    def is_full(self) -> bool:
        """Whether there are so many problems that the rest is not read."""
        return len(self.problems) >= MOST_PROBLEMS

    @property
    def first_problem(self) -> float:
        """The line of the first problem, which no line comes before if there is none."""
        return min(map(_line_of, self.problems), default=inf)

    def _placed(self, problems: Iterable[Problem]) -> list[Problem]:
        return [Problem(one.path, one.wanted, one.got, self._number) for one in problems]

    def _of_line(self, got: str) -> str:
        # A parser that is given a line alone counts it as the first.
        return got.removeprefix("line 1, ")

    def read(self, chunk: bytes) -> Iterator[tuple[int, Entity]]:
        """Yield the entities of some lines with the numbers of their lines, and add what is wrong to the problems."""
        found = parse_chunk_fast(chunk)
        if found is not None:
            first = self._number
            self._number += chunk.count(b"\n")
            for entity in found:
                self._counts[_TYPES[type(entity)]] += 1
            return iter(list(enumerate(found, first)))
        return iter(list(self._one_by_one(chunk)))

    def _one_by_one(self, chunk: bytes) -> Iterator[tuple[int, Entity]]:
        for line in chunk.removesuffix(b"\n").split(b"\n"):
            if line.strip():
                entity = self._strictly(line)
                if entity is not None:
                    yield self._number, entity
            self._number += 1
            if self.is_full:
                wanted, got = too_many_problems(len(self.problems), "the rest of the file")
                self.problems.append(Problem("", wanted, got, self._number))
                break

    def _strictly(self, line: bytes) -> Entity | None:
        try:
            entity = self._entity(*parse_json(decode(line, None), None))
        except FormatError as error:
            told = (Problem(one.path, one.wanted, self._of_line(one.got)) for one in error.problems)
            self.problems += self._placed(told)
            return None
        return entity

    def _entity(self, tree: object, problems: list[Problem]) -> Entity:
        if not isinstance(tree, dict):
            raise FormatError((Problem("", "an object", "something else"), *problems))
        named = tree.get("type")
        if not isinstance(named, str) or named not in KINDS:
            raise FormatError((Problem("", _WANTED, "nothing" if named is None else describe(named)), *problems))
        kind, place = KINDS[named]
        pointer = f"/{place}/{self._counts[named]}"
        self._counts[named] += 1
        return record_of(kind, tree, "type", problems, pointer)

    def out_of_place(self, error: OutOfPlaceError, number: int) -> None:
        """Add what is wrong with the place of an entity."""
        wanted = "an organisation before its terms, and each of its terms right after it or after another of them"
        self.problems.append(Problem("", wanted, str(error), number))


def dump(entities: Register | Iterable[Entity], file: str | os.PathLike[str]) -> None:
    """Write entities into a file in JSON Lines, one by one, without holding them.

    Args:
        entities: A register, or entities in the order in which they are to be written.
        file: Its path; where that ends in ``.gz`` or ``.zst``, it is compressed. It is there whole or as it was before.

    Raises:
        FormatError: a text in one can't be written; the error carries every such problem of that entity.
        ModuleNotFoundError: it ends in ``.zst``, and nothing that writes that is installed.
        OSError: it can't be written.
        OutOfPlaceError: a term stands apart from its organisation.
        TypeError: one is no entity.
    """
    grouping = Grouping()
    with replace_atomically(Path(file)) as binary:
        binary.write(_HEADER)
        coming = iter(in_groups(entities) if isinstance(entities, Register) else entities)
        while several := list(islice(coming, _TOGETHER)):
            for entity in several:
                if type(entity) not in _TYPES:
                    raise no_entity(entity)
                grouping.enter(entity)
            fast = fast_decoder()
            written: bytes | None = None if fast is None else fast.write_lines(several)
            binary.write(b"".join(map(_line, several)) if written is None else written)


def _line(entity: Entity) -> bytes:
    name = _TYPES[type(entity)]
    tree = {"type": name, **strict_converter().unstructure(entity)}
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        line = text.encode()
        problems = tuple(unwritable("", tree)) if len(text) > LONGEST_TEXT else ()
    except UnicodeEncodeError:
        problems = tuple(unwritable("", tree))
    if problems:
        raise FormatError(problems)
    return line
