"""check_chunks: any executor gives the report of one process."""

from __future__ import annotations

import json
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pytest

from psm_model.checking import Report
from psm_model.errors import FormatError
from psm_model.file_checks import check_file
from psm_model.formats import dump
from tests.executors import Counting, Failing, Pickling, Serial
from tests.many_faults import make_register


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of several chunks."""
    path = tmp_path_factory.mktemp("chunks") / "many.jsonl"
    dump(make_register(350), path)
    return path


@pytest.fixture(scope="module")
def wanted(file: Path) -> Report:
    """Return the report of one process."""
    return check_file(file, undetermined=True)


@pytest.mark.slow
def test_threads_report_the_same(file: Path, wanted: Report) -> None:
    """A pool of threads gives the same report, byte by byte, and lives on."""
    with ThreadPoolExecutor(3) as threads:
        for parts in (1, 2, 16):
            report = check_file(file, undetermined=True, executor=threads, parts=parts)
            assert json.dumps(report.to_dict()) == json.dumps(wanted.to_dict())
        assert threads.submit(int, "7").result() == 7


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_report_the_same(method: str, file: Path, wanted: Report) -> None:
    """A pool of processes gives the same report, also for the second file, whose decrees its processes do not have."""
    if method not in get_all_start_methods():
        pytest.skip(f"no processes are started by {method} here")
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as processes:
        assert processes.submit(int, "7").result() == 7
        other = file.with_name(f"other-{method}.jsonl")
        dump(make_register(300), other)
        assert check_file(file, undetermined=True, executor=processes) == wanted
        assert check_file(other, executor=processes, parts=3) == check_file(other)


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2, 3, None])
def test_processes_soon_have_the_decrees(processes: int | None, file: Path, wanted: Report) -> None:
    """A chunk is checked again, with the decrees, by no more than the processes that did not have them at first."""
    serial = Pickling(processes)
    assert check_file(file, undetermined=True, executor=serial, parts=1) == wanted
    counting = Counting()
    check_file(file, executor=counting, parts=1)
    chunks = len(counting.futures)
    assert chunks > 3
    assert chunks < serial.calls <= chunks + (processes or 2)


@pytest.mark.slow
def test_no_more_parts_are_ahead_than_asked_for(file: Path, wanted: Report) -> None:
    """The executor has as many parts at a time as asked for, so that memory is bounded."""
    for parts in (1, 3):
        counting = Counting()
        assert check_file(file, undetermined=True, executor=counting, parts=parts) == wanted
        assert counting.most == parts
        assert len(counting.futures) > parts


def test_errors_of_an_executor_are_passed_on(file: Path) -> None:
    """What an executor raises is passed on, whether its workers end or it takes no more calls."""
    for calls in (0, 2):
        with pytest.raises(BrokenExecutor, match="gone"):
            check_file(file, executor=Failing(calls, BrokenExecutor("gone")))
    with ThreadPoolExecutor(1) as threads:
        pass
    with pytest.raises(RuntimeError, match="after shutdown"):
        check_file(file, executor=threads)


def test_a_malformed_file_leaves_nothing_after(file: Path) -> None:
    """The problems of a malformed file are those that one process reports, and waiting parts are cancelled."""
    malformed = file.with_name("malformed.jsonl")
    malformed.write_text(file.read_text(encoding="utf-8").replace('"id":"t-9"', '"Id":7'), encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        check_file(malformed)
    counting = Counting()
    with pytest.raises(FormatError) as several:
        check_file(malformed, executor=counting, parts=4)
    assert several.value.problems == caught.value.problems
    assert all(future.cancelled() or future.done() for future in counting.futures)


def test_a_document_is_read_as_a_whole(file: Path) -> None:
    """A file of another format is checked as a whole, without the executor."""
    document = file.with_name("small.json")
    dump(make_register(20), document)
    failing = Failing(0, BrokenExecutor("unused"))
    assert check_file(document, executor=failing) == check_file(document)
    assert check_file(document, executor=Serial()).codes
