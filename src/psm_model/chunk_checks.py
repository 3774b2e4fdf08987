"""check_chunks: check a file in JSON Lines in chunks, by any executor."""

from __future__ import annotations

import hashlib
import pickle
from collections import deque
from enum import Enum, auto
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from psm_model._garbage import collection_paused
from psm_model.checking.decrees import NO_DECREES, DecreeIndex
from psm_model.checking.engine import Engine
from psm_model.checking.feed import Feed, Group
from psm_model.checking.part_result import PartResult, append_part
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.grouping import Grouping
from psm_model.entities.references import BOARD_TERM, DECREE, SOURCE
from psm_model.entities.source import Source
from psm_model.errors import FormatError, OutOfPlaceError
from psm_model.formats.jsonl import parse_chunk, validate_header
from psm_model.formats.lines import iter_chunks
from psm_model.formats.storage import iter_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from psm_model.checking.register_subject import RegisterSubject
    from psm_model.checking.report import Report
    from psm_model.checking.settings import CheckSettings

__all__ = ["check_chunks"]

_indexes: Final[dict[str, DecreeIndex]] = {}
"""The decrees of the registers that this process checks, by key. They may be large, so each process gets them once."""


class _Checked(NamedTuple):
    """The result of a chunk."""

    result: PartResult
    """What the rules found."""
    groups: list[Group]
    """The groups of organisations in it."""


class _Unchecked(Enum):
    """Why a chunk was not checked."""

    MALFORMED = auto()
    """It is malformed."""
    NO_DECREES = auto()
    """The process does not have the decrees."""


class _Decrees(NamedTuple):
    """The decrees of the register, pickled."""

    key: str
    """The key of their index; "" if there are none."""
    pickled: bytes | None
    """The index; None if the process is assumed to have it."""

    @classmethod
    def of(cls, index: DecreeIndex) -> _Decrees:
        """Pickle the index, and keep it for the chunks that this process checks."""
        if not len(index):
            return cls("", None)
        pickled = pickle.dumps(index)
        key = hashlib.sha256(pickled).hexdigest()
        _indexes[key] = index
        return cls(key, pickled)

    def find(self) -> DecreeIndex | None:
        """Return the index. Return None if this process does not have it."""
        if not self.key:
            return NO_DECREES
        index = _indexes.get(self.key)
        if index is None and self.pickled is not None:
            index = pickle.loads(self.pickled)  # noqa: S301  # written by `of`
            # A process keeps the decrees of one register.
            _indexes.clear()
            _indexes[self.key] = index
        return index


def check_chunks(
    path: Path, settings: CheckSettings, executor: Executor, ahead: int, watch: Callable[[int], object] | None
) -> Report | None:
    """Check a file in JSON Lines in chunks. Return None if it is malformed.

    Args:
        path: The file.
        settings: The settings of the check.
        executor: What checks the chunks. It is not shut down.
        ahead: The maximum number of chunks that the executor has at a time.
        watch: Called repeatedly with the number of bytes read so far.

    Raises:
        FormatError: a line is too long.
        OSError: the file cannot be read.
    """
    engine = Engine(settings)
    outline, grouping = engine.make_outline(), Grouping()
    chunks = iter_chunks(iter_blocks(path, watch), str(path), whole_groups=True)
    if validate_header(next(chunks, b"")):
        return None
    try:
        first = _read_leading_chunks(chunks, outline)
    except FormatError:
        return None
    decrees = _Decrees.of(engine.decrees)
    window = _Window(executor, settings, decrees, chain([first] if first else [], chunks), ahead)
    try:
        for chunk, checked in window:
            if checked is None or not _accept_chunk(outline, grouping, checked):
                return None
            terms = outline.counts[BOARD_TERM]
            append_part(checked.result, outline, engine)
            _add_needed_posts(checked.result.outline, outline, chunk, terms)
    finally:
        window.cancel()
        _indexes.pop(decrees.key, None)
    with collection_paused():
        return engine.finish(outline)


def _read_leading_chunks(chunks: Iterator[bytes], outline: RegisterSubject) -> bytes:
    """Index all decrees, which precede whatever refers to them, and return the first chunk that holds anything else.

    Chunks of sources and decrees alone are added to the outline, and so are not sent to the executor.

    Raises:
        FormatError: a chunk is malformed.
    """
    for chunk in chunks:
        entities = parse_chunk(chunk)
        position = outline.counts[DECREE]
        for entity in entities:
            if isinstance(entity, Decree):
                outline.decrees.add(entity, position)
                position += 1
        if not all(isinstance(entity, Source | Decree) for entity in entities):
            return chunk
        for entity in entities:
            outline.add(entity)
    return b""


def _add_needed_posts(part: RegisterSubject, outline: RegisterSubject, chunk: bytes, terms: int) -> None:
    """Read the terms of a chunk again whose appointments matter, now that the members are known.

    Args:
        part: The outline of the chunk.
        outline: The outline of the file so far, with that of the chunk.
        chunk: The chunk.
        terms: The number of terms before the chunk.
    """
    needed = outline.find_needed_terms(part)
    if needed:
        lines = [line for line in chunk.split(b"\n") if line.strip()]
        text = b"".join([lines[term.number] + b"\n" for term in needed])
        positions = [terms + term.position for term in needed]
        board_terms = [entity for entity in parse_chunk(text) if isinstance(entity, BoardTerm)]
        outline.add_posts(zip(positions, board_terms, strict=True))


class _Window:
    """The chunks that an executor checks, some ahead, with the results in order."""

    def __init__(
        self, executor: Executor, settings: CheckSettings, decrees: _Decrees, chunks: Iterator[bytes], ahead: int
    ) -> None:
        self._executor = executor
        self._settings = settings
        self._decrees = decrees
        self._chunks = chunks
        self._ahead = ahead
        # The number of processes that did not have the decrees, and of the next chunks that are sent with them. That
        # many, so that all processes soon have them, whichever takes a chunk.
        self._misses = 0
        self._gifts = 0
        self._waiting: deque[tuple[bytes, Future[_Checked | _Unchecked]]] = deque()

    def __iter__(self) -> Iterator[tuple[bytes, _Checked | None]]:
        """Yield each chunk with its result, None if it is malformed."""
        self._send(self._ahead)
        while self._waiting:
            chunk, future = self._waiting.popleft()
            checked = future.result()
            if checked is _Unchecked.NO_DECREES:
                # A process that is new to the register gets the decrees with its first chunk.
                self._misses += 1
                self._gifts = self._misses
                checked = self._submit(chunk, has_decrees=False).result()
            yield chunk, None if isinstance(checked, _Unchecked) else checked
            self._send(1)

    def _send(self, count: int) -> None:
        for chunk in islice(self._chunks, count):
            self._waiting.append((chunk, self._submit(chunk, has_decrees=not self._gifts)))
            self._gifts = max(0, self._gifts - 1)

    def _submit(self, chunk: bytes, *, has_decrees: bool) -> Future[_Checked | _Unchecked]:
        decrees = self._decrees._replace(pickled=None) if has_decrees else self._decrees
        return self._executor.submit(_check_chunk, self._settings, decrees, chunk)

    def cancel(self) -> None:
        """Cancel the chunks that are not checked yet."""
        for _, future in self._waiting:
            future.cancel()


def _check_chunk(settings: CheckSettings, decrees: _Decrees, chunk: bytes) -> _Checked | _Unchecked:
    """Check a chunk, in any process."""
    index = decrees.find()
    if index is None:
        return _Unchecked.NO_DECREES
    engine = Engine(settings, decrees=index)
    feed = Feed(engine, is_part=True, is_deferred=True)
    with collection_paused():
        try:
            feed.add_all(parse_chunk(chunk))
        except (FormatError, OutOfPlaceError):
            return _Unchecked.MALFORMED
    return _Checked(PartResult(feed.outline, engine.findings, engine.failures), feed.groups)


def _accept_chunk(outline: RegisterSubject, grouping: Grouping, checked: _Checked) -> bool:
    """Return whether a chunk continues what comes before it: no group is split, and no decree is late."""
    is_late = checked.result.outline.counts[DECREE] > 0 and any(
        outline.counts[kind] for kind in outline.places if kind not in {SOURCE, DECREE}
    )
    return not is_late and all(_accept_group(grouping, group) for group in checked.groups)


def _accept_group(grouping: Grouping, group: Group) -> bool:
    """Accept an organisation and its terms, and return whether they are in place."""
    if group.has_organisation and not grouping.accept_organisation(group.organisation_id):
        return False
    return not group.has_terms or grouping.accept_term(group.organisation_id)
