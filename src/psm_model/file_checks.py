"""check_file: check a register in a file; JSON Lines are checked in chunks, optionally on several processes."""

from __future__ import annotations

import errno
import signal
from collections import deque
from collections.abc import Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from psm_model._garbage import collection_paused
from psm_model.checking.config import DEFAULT_CONFIG
from psm_model.checking.decrees import NO_DECREES, DecreeIndex
from psm_model.checking.engine import Engine
from psm_model.checking.feed import Feed, Group, rebase, rebase_pointer
from psm_model.checking.outcome import RuleFailure
from psm_model.checking.register_subject import RegisterSubject
from psm_model.checking.run import check_stream, check_whole
from psm_model.checking.settings import CheckSettings
from psm_model.entities.decree import Decree
from psm_model.entities.grouping import Grouping
from psm_model.entities.references import DECREE, SOURCE
from psm_model.entities.source import Source
from psm_model.errors import FormatError, OutOfPlaceError
from psm_model.formats.file_names import Format
from psm_model.formats.files import load
from psm_model.formats.jsonl import iter_load, parse_chunk, validate_header
from psm_model.formats.lines import iter_chunks
from psm_model.formats.storage import iter_blocks, suffix_format
from psm_model.rules.catalogue import RULES

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor
    from datetime import date
    from multiprocessing.synchronize import Event

    from psm_model.checking.config import Config
    from psm_model.checking.report import Finding, Report
    from psm_model.checking.rule import Rule

__all__ = ["MAX_JOBS", "check_file"]

_AHEAD: Final = 2  # the number of chunks per process that are read ahead
MAX_JOBS: Final = 61
"""The maximum number of processes: Python on Windows can wait for no more."""
_NO_GUARD: Final = (
    "no process could start: each imports your script again, so call check_file with jobs below "
    "'if __name__ == \"__main__\":'"
)
_ENDED: Final = "a process was ended from outside, perhaps because memory ran out"


def check_file(
    file: str | os.PathLike[str],
    *,
    config: Config = DEFAULT_CONFIG,
    on: date | None = None,
    undetermined: bool = False,
    rules: Mapping[str, Rule] | Iterable[Rule] = RULES,
    jobs: int = 1,
    watch: Callable[[int], object] | None = None,
) -> Report:
    """Check a register in a file, with the same findings as `check` for the result of `load`.

    A file in JSON Lines is checked while it is read: memory holds only ids, findings and a few organisations. Any other
    file is read completely, by one process.

    Args:
        file: The path.
        config: As for `check`.
        on: As for `check`.
        undetermined: As for `check`.
        rules: As for `check`. For several processes, every rule must be a name in its module.
        jobs: The number of processes, at most 61. On Windows, on macOS, and on Linux from Python 3.14, each process
            imports your script again, so the call must be below ``if __name__ == "__main__":``.
        watch: Called repeatedly with the number of bytes read so far.

    Raises:
        ChildProcessError: a process was ended from outside, or none could start.
        ConfigError: as for `check`.
        FormatError: the file does not hold a register. The error names the file and carries every problem.
        ModuleNotFoundError: the path ends in ``.zst`` and no module that reads it is installed.
        OSError: the file cannot be read.
        ValueError: `jobs` is below 1 or above 61.
        WrongTypeError: as for `check`.
    """
    if not 1 <= jobs <= MAX_JOBS:
        raise ValueError(f"expected a number of processes from 1 to {MAX_JOBS}, got {jobs!r}")
    path = Path(file)
    settings = CheckSettings(config=config, on=on, undetermined=undetermined, rules=rules)
    if suffix_format(path) != Format.LINES:
        return check_whole(load(path, watch=watch), settings)
    report = _check_in_parallel(path, settings, jobs, watch) if jobs > 1 else None
    if report is None:
        # If the file is malformed, reading it line by line collects every problem.
        report = check_stream(iter_load(path, watch=watch), Engine(settings))
    return report


class _Part(NamedTuple):
    """The result of a chunk; its JSON Pointers are relative to the chunk."""

    outline: RegisterSubject
    """The outline of its entities."""
    findings: list[Finding]
    """The findings of rules about one organisation or member."""
    failures: list[RuleFailure]
    """The rules that raised."""
    groups: list[Group]
    """The groups of organisations in it."""


_decrees = NO_DECREES
"""The decrees of the register that this worker process checks."""


def _start(started: Event, decrees: DecreeIndex) -> None:
    """Keep the decrees, signal that this process has started, and leave interrupts to the main process."""
    global _decrees  # noqa: PLW0603  # an index may be large, so each process gets it once
    _decrees = decrees
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    started.set()


def _read_leading_chunks(chunks: Iterator[bytes], outline: RegisterSubject) -> bytes:
    """Index all decrees, which precede whatever refers to them, and return the first chunk that holds anything else.

    Chunks of sources and decrees alone are added to the outline, and so need no process.

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


def _check_chunk(settings: CheckSettings, chunk: bytes) -> _Part | None:
    """Check a chunk in a worker process. Return None if it is malformed."""
    engine = Engine(settings, decrees=_decrees)
    feed = Feed(engine, is_part=True)
    with collection_paused():
        try:
            feed.add_all(parse_chunk(chunk))
        except (FormatError, OutOfPlaceError):
            return None
    return _Part(feed.outline, engine.findings, engine.failures, feed.groups)


def _check_in_parallel(
    path: Path, settings: CheckSettings, jobs: int, watch: Callable[[int], object] | None
) -> Report | None:
    """Check a file on several processes. Return None if it is malformed."""
    # Rarely needed and slow to import.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    engine = Engine(settings)
    outline, grouping = engine.make_outline(), Grouping()
    chunks = iter_chunks(iter_blocks(path, watch), str(path), whole_groups=True)
    if validate_header(next(chunks, b"")):
        return None
    try:
        first = _read_leading_chunks(chunks, outline)
    except FormatError:
        return None
    chunks = chain([first] if first else [], chunks)
    others = set(active_children())
    started = get_context().Event()
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(started, engine.decrees)) as pool:
        try:
            for part in _in_order(pool, partial(_check_chunk, settings), chunks, jobs * _AHEAD):
                if part is None or not _accept_part(outline, grouping, part):
                    pool.shutdown(wait=False, cancel_futures=True)
                    return None
                before = {place: outline.counts[kind] for kind, place in outline.places.items() if kind != DECREE}
                engine.findings += (rebase(finding, before) for finding in part.findings)
                engine.failures += (
                    failure._replace(path=rebase_pointer(failure.path, before)) for failure in part.failures
                )
                outline.merge(part.outline)
        except BrokenProcessPool:
            reason = _ENDED if started.is_set() or get_context().get_start_method() == "fork" else _NO_GUARD
            raise ChildProcessError(errno.ECHILD, reason, str(path)) from None
        except BaseException:
            # Do not wait for running checks after an interrupt.
            for process in set(active_children()) - others:
                process.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    with collection_paused():
        return engine.finish(outline)


def _in_order(
    pool: ProcessPoolExecutor, checked: Callable[[bytes], _Part | None], chunks: Iterator[bytes], most: int
) -> Iterator[_Part | None]:
    """Check chunks in the pool, some ahead, and yield the results in order."""
    waiting: deque[Future[_Part | None]] = deque(pool.submit(checked, chunk) for chunk in islice(chunks, most))
    while waiting:
        yield waiting.popleft().result()
        waiting += (pool.submit(checked, chunk) for chunk in islice(chunks, 1))


def _accept_part(outline: RegisterSubject, grouping: Grouping, part: _Part) -> bool:
    """Accept a part, and return whether it continues what comes before it: no group is split, and no decree is late."""
    is_late = part.outline.counts[DECREE] > 0 and any(
        outline.counts[kind] for kind in outline.places if kind not in {SOURCE, DECREE}
    )
    return not is_late and all(_accept_group(grouping, group) for group in part.groups)


def _accept_group(grouping: Grouping, group: Group) -> bool:
    """Accept an organisation and its terms, and return whether they are in place."""
    if group.has_organisation and not grouping.accept_organisation(group.organisation_id):
        return False
    return not group.has_terms or grouping.accept_term(group.organisation_id)
