"""Sharing: threads, processes and copies that share objects get the answers that one thread gets."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest

from psm_model.checking import Config
from psm_model.checks import check
from psm_model.drafting import draft
from psm_model.entities import BoardTerm, Decree, Member, Organisation, Register, Source
from psm_model.entities.places import PLACES
from psm_model.entities.titles.title import parse_title
from psm_model.errors import FormatError, NotFoundError, Problem
from psm_model.formats import dumps, jsonl, loads
from psm_model.formats.indexed_file import IndexedFile
from psm_model.formats.line_index import write_index
from psm_model.law.citation import Citation
from psm_model.law.found_citation import find_citations
from psm_model.law.statutes import load_statutes
from psm_model.masking import mask_digits
from psm_model.rules import RULES
from psm_model.testing.everything import DECREE, MEMBER, ORGANISATION, SOURCE, TERM
from psm_model.values import AreaCode, Identifier, PartialDate, Period, PersonName
from psm_model.views.timeline import make_timeline
from psm_model.views.timeline_text import render_timeline

R = TypeVar("R")

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
THREADS: Final = 16
ROUNDS: Final = 40
DAY: Final = date(2025, 12, 1)


@pytest.fixture(autouse=True)
def switching() -> Iterator[None]:
    """Let threads take turns after a microsecond."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)


def run_in_threads(run: Callable[[], R]) -> list[R | BaseException]:
    """Return what a function returns or raises in each of the threads, which begin together."""
    barrier, outcomes = threading.Barrier(THREADS), list[R | BaseException]()

    def begin() -> None:
        barrier.wait()
        try:
            outcomes.append(run())
        except BaseException as error:  # noqa: BLE001  # compared by the caller
            outcomes.append(error)

    threads = [threading.Thread(target=begin) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def copy_register(name: str) -> Register:
    """Return a register of an example, whose indexes are not made yet."""
    return loads((EXAMPLES / name).read_bytes())


def ask_register(register: Register) -> list[object]:
    """Return answers of a register that use each of its indexes."""
    answers: list[object] = []
    for kind, look_up in (
        (Source, register.source),
        (Decree, register.decree),
        (Organisation, register.organisation),
        (Member, register.member),
        (BoardTerm, register.board_term),
    ):
        answers += [look_up(entity.id).id for entity in getattr(register, PLACES[kind].field)]
    for organisation in register.organisations:
        answers += [register.terms_of(organisation.id), register.children_of(organisation.id)]
        answers += [register.board_on(organisation.id, DAY), register.organisation_on(organisation.id, DAY)]
    answers += [register.in_force(decree.id, DAY) for decree in register.decrees]
    answers += [(term.span, str(term.period), term.tenure) for term in register.board_terms]
    return answers


@pytest.mark.parametrize("name", ["troubled.json", "batang.json"])
def test_threads_share_the_indexes_of_a_register(name: str) -> None:
    """A register of which 16 threads ask everything at once answers each as one thread."""
    expected = ask_register(copy_register(name))
    for _ in range(ROUNDS):
        register = copy_register(name)
        assert run_in_threads(partial(ask_register, register)) == [expected] * THREADS


def test_an_index_that_another_thread_replaces_is_still_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up finds the entity although another thread replaces the indexes before every step of it."""
    register = copy_register("batang.json")
    monkeypatch.setattr(Register, "_indexes", property(lambda _: {}))
    assert register.organisation("ipsm-33.25").id == "ipsm-33.25"
    with pytest.raises(NotFoundError):
        register.organisation("nowhere")


TEXT: Final = (EXAMPLES / "batang.json").read_text(encoding="utf-8")
ARTICLE: Final = """Batang, Rabu (15/10/2025) - Ketua IPSM Kabupaten Batang periode 2025-2030 dilantik sesuai Pasal 21
Ayat (1) Peraturan Menteri Sosial Nomor 10 Tahun 2019 dan UU No. 11 Tahun 2009, NIK 3325/0101/9001/0001."""


def list_problems(text: str) -> list[Problem]:
    """Return the problems of a document."""
    with pytest.raises(FormatError) as caught:
        loads(text)
    return list(caught.value.problems)


CALLS: Final[dict[str, Callable[[Register], object]]] = {
    "check": lambda register: check(register, undetermined=True, config=Config(expect_sources=True)).to_dict(),
    "messages": lambda register: [finding.message(language="id") for finding in check(register, undetermined=True)],
    "loads": lambda _: loads(TEXT),
    "wrong": lambda _: list_problems(TEXT.replace('"id"', '"ID"')),
    "dumps": dumps,
    "citations": lambda _: find_citations(ARTICLE),
    "citation": lambda _: Citation.parse("Permensos 10/2019 Pasal 21 ayat (1)"),
    "dates": lambda _: [PartialDate.parse_text("15 Oktober 2025"), Period.parse_text("periode 2025-2030")],
    "titles": lambda _: [parse_title(title) for title in ("PAW Wakil Ketua", "Koord. Humas", "Sekretaris I")],
    "draft": lambda _: draft(ARTICLE).register,
    "masks": lambda _: mask_digits(ARTICLE),
    "statutes": lambda _: [load_statutes().in_force(statute.id, DAY) for statute in load_statutes().statutes],
    "timeline": lambda register: render_timeline(make_timeline(register), width=100, language="id", unicode=True),
    "rules": lambda _: [rule.explanation for rule in RULES.values()],
}


@pytest.mark.parametrize("name", CALLS)
def test_threads_share_caches(name: str) -> None:
    """Every call gives 16 threads what it gives one: decoders, compiled patterns and memo tables are shared safely."""
    expected = CALLS[name](copy_register("troubled.json"))
    for _ in range(2):
        assert run_in_threads(partial(CALLS[name], copy_register("troubled.json"))) == [expected] * THREADS


def test_threads_read_a_file_by_readers_of_their_own(tmp_path: Path) -> None:
    """Sixteen threads that read organisations from one file, each with its own reader, read them as one thread."""
    file = tmp_path / "a.jsonl"
    register = copy_register("troubled.json")
    jsonl.dump(register, file)
    write_index(file)
    ids = [organisation.id for organisation in register.organisations]

    def read() -> list[Register]:
        with IndexedFile(file) as indexed:
            return [indexed.read(organisation_id) for organisation_id in ids]

    expected = read()
    assert run_in_threads(read) == [expected] * THREADS


def list_frozen() -> list[Any]:
    """Return an object of every class of records and values, and what checks and views make of them."""
    register = Register.of(SOURCE, DECREE, ORGANISATION, MEMBER, TERM)
    report = check(register, undetermined=True)
    book = load_statutes()
    return [
        *{type(record): record for _, record in register.walk()}.values(),
        *(register, report, report.findings[0], Config(expect_sources=True), next(iter(RULES.values()))),
        *(PartialDate(2025, 10), Period.parse("2025/2030"), AreaCode("33.25"), Identifier("nik", "7"), PersonName("A")),
        *(find_citations(ARTICLE)[0], Citation.parse("UU 11/2009"), book.statutes[0], book.edges[0], book),
        *(draft(ARTICLE), make_timeline(register), parse_title("PAW Ketua"), Problem("/a", "b", "c")),
    ]


FROZEN: Final = list_frozen()


@pytest.mark.parametrize("value", FROZEN, ids=lambda value: type(value).__name__)
def test_copies_and_pickles_are_equal(value: Any) -> None:
    """A copy and a pickle of a frozen object are equal, with the same hash, also after its caches are filled."""
    for _ in range(2):
        copies = [copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))]  # noqa: S301  # our own
        assert copies == [value] * len(copies)
        assert [type(each) for each in copies] == [type(value)] * len(copies)
        if type(value).__hash__ is not None and is_hashable(value):
            assert {hash(each) for each in copies} == {hash(value)}
        fill_caches(value)


def is_hashable(value: object) -> bool:
    """Return whether a value has a hash."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


def fill_caches(value: object) -> None:
    """Use a value, so that it computes what it keeps."""
    str(value), repr(value)
    if isinstance(value, Register):
        ask_register(value)
    if isinstance(value, BoardTerm):
        str((value.span, value.tenure))


def test_caches_are_not_pickled() -> None:
    """A register is as small in a pickle after its indexes are made as before."""
    register = copy_register("troubled.json")
    before = len(pickle.dumps(copy_register("troubled.json")))
    ask_register(register)
    check(register)
    assert len(pickle.dumps(register)) <= before


PROCESSES: Final = """
import multiprocessing, pathlib, sys
from concurrent.futures import ProcessPoolExecutor
from psm_model.checks import check
from psm_model.formats import dumps, loads
from psm_model.masking import mask_digits

if __name__ == "__main__":
    register = loads(pathlib.Path(sys.argv[2]).read_bytes())
    # The indexes and caches are made before the process is.
    report, text = check(register), dumps(register)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(sys.argv[1])) as pool:
        assert list(pool.map(dumps, [register] * 2)) == [text] * 2
        assert pool.submit(check, register).result() == report
        assert pool.submit(mask_digits, text).result() == mask_digits(text)
    print("the same")
"""


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_share_a_register(method: str, tmp_path: Path) -> None:
    """A process that is forked or started anew makes the same of a register whose indexes are made."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"processes cannot be started by {method} here")
    # A program of its own, because a process with other threads must not be forked.
    program = tmp_path / "program.py"
    program.write_text(PROCESSES, encoding="utf-8")
    command = [sys.executable, str(program), method, str(EXAMPLES / "troubled.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "the same\n", "")
