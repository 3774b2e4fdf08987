"""The store of the guide, on PostgreSQL and SQLite: exact, whole or not at all, and as strict as PSM101."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, insert, null, select, text
from sqlalchemy.exc import DataError, IntegrityError

from examples.store.schema import board_terms, entities, members
from examples.store.store import certain_days, load, opened, save
from psm_model import (
    Appointment,
    BoardTerm,
    Identifier,
    Level,
    Member,
    Organisation,
    ParseError,
    Period,
    PersonName,
    Post,
    Register,
    Source,
    TermStatus,
    Verdict,
    check,
    dumps,
)
from psm_model import load as load_file
from psm_model.errors import DuplicateIdError
from psm_model.strategies import periods, registers, valid_registers
from tests.examples.databases import POSTGRESQL, served

ROOT: Final = Path(__file__).parents[2]
CASES: Final = sorted((ROOT / "tests" / "cases").glob("*.json"))
WRITERS: Final = 100
IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
SHARED: Final = settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of empty databases."""
    found = {"sqlite": f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'store.db'}"}
    if POSTGRESQL is None:
        yield found
        return
    with served() as url:
        yield {**found, "postgresql": url}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def opened_store(request: pytest.FixtureRequest, addresses: dict[str, str]) -> Iterator[Engine]:
    """A store of either kind, with a connection for each of the writers."""
    if request.param not in addresses:
        pytest.skip("PostgreSQL is not installed")
    engine = opened(addresses[request.param], connections=WRITERS)
    yield engine
    engine.dispose()


@pytest.fixture
def store(opened_store: Engine) -> Engine:
    """An empty store of either kind."""
    empty(opened_store)
    return opened_store


def empty(store: Engine) -> None:
    """Take everything out of a store."""
    with store.begin() as connection:
        for table in reversed(entities):
            connection.execute(table.delete())


def stored(store: Engine) -> Register:
    """What is in a store."""
    with store.begin() as connection:
        return load(connection)


def put(store: Engine, register: Register) -> None:
    """Save in a transaction of its own."""
    with store.begin() as connection:
        save(register, connection)


def is_period(text: str) -> bool:
    """Whether a text is a period in its written form."""
    try:
        Period.parse(text)
    except ParseError:
        return False
    return True


# Any: a field of any type.
def term(span: str, term_id: str, **more: Any) -> BoardTerm:
    """A board term of the organisation."""
    return BoardTerm(id=term_id, organisation_id="o", period=Period.parse(span), **more)


@SHARED
@given(register=valid_registers() | registers())
def test_round_trip(register: Register, store: Engine) -> None:
    """What is saved is loaded exactly; what contradicts itself is refused, and nothing of it is there."""
    # PostgreSQL has no way to store it.
    assume("\\u0000" not in dumps(register))
    empty(store)
    try:
        put(store, register)
    except (IntegrityError, DuplicateIdError):
        assert not check(register).ok
        assert stored(store) == Register()
    else:
        assert stored(store) == register
        put(store, register)
        assert stored(store) == register


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_real_cases(case: Path, store: Engine) -> None:
    """Each real case is saved and loaded exactly."""
    register = load_file(case)
    put(store, register)
    assert stored(store) == register


# Days, months and years that touch, so that two periods of them often do.
NEAR: Final = st.sampled_from(["2025-06-30", "2025-07-01", "2025-07-31", "2025-08-01", "2025-07", "2025", "2024", ""])
TOUCHING: Final = st.tuples(NEAR, NEAR | st.just("..")).map("/".join).filter(is_period)


@SHARED
@given(first=TOUCHING.map(Period.parse) | periods(), second=TOUCHING.map(Period.parse) | periods())
def test_two_boards(first: Period, second: Period, store: Engine) -> None:
    """Two boards are refused where PSM101 says yes, and accepted where it says no or undetermined."""
    empty(store)
    one, other = (
        BoardTerm(id=name, organisation_id="o", period=span, label=name) for name, span in (("a", first), ("b", second))
    )
    register = Register.of(IPSM, one, other)
    certain = any(finding.code == "PSM101" and finding.verdict is Verdict.YES for finding in check(register).findings)
    put(store, Register.of(IPSM, one))
    if certain:
        with pytest.raises(IntegrityError, match=r"one_board_at_a_time|two boards"):
            put(store, Register.of(IPSM, other))
        assert stored(store) == Register.of(IPSM, one)
    else:
        put(store, Register.of(IPSM, other))
        assert stored(store) == register


@pytest.mark.parametrize(
    ("first", "second", "accepted"),
    [
        ("2020-05-01/2025-04-30", "2025-05-01/2030-04-30", True),
        ("2020-05-01/2025-05-01", "2025-05-01/2030-04-30", True),
        ("2020-05-01/2025-05-02", "2025-05-01/2030-04-30", False),
        ("2025-05-01/2025-05-01", "2025-05-01/2025-05-01", False),
        ("2025-05-01/2025-05-01", "2025-05-01/2025-05-02", True),
        ("2025-05-01/2025-05-01", "2025-04-30/2025-05-01", True),
        ("2025-05-01/2025-05-01", "2025-04-30/2025-05-02", False),
        ("2025-05-01/2025-05-01", "2025-05/..", True),
        ("2025-07-01/2025-07", "2025-07/2025-07-01", True),
        ("2025-07-01/2025-07", "2025-06/2025-08", False),
        ("2020/2025", "2025/2030", True),
        ("2020/2025", "2024/2030", False),
        ("2020/..", "2030-01-01/..", False),
        ("2020/", "2020-06-01/2030", True),
        ("/..", "/..", False),
        # The first has no day that it has whatever is right, but the two overlap whichever it has.
        ("2025/2025-07", "2020/2030", False),
    ],
)
def test_boundaries(first: str, second: str, *, accepted: bool, store: Engine) -> None:
    """A board that begins on the last day of another is accepted, and what may overlap; what does is not."""
    boards = Register.of(IPSM, term(first, "a"), term(second, "b"))
    if accepted:
        put(store, boards)
    else:
        with pytest.raises(IntegrityError):
            put(store, boards)
        for status in (TermStatus.ANNULLED, TermStatus.DISPUTED):
            put(store, Register.of(IPSM, term(first, "a"), term(second, "b", status=status)))
        with pytest.raises(IntegrityError):
            put(store, Register.of(IPSM, term(second, "b")))


def test_changed(store: Engine) -> None:
    """What is saved again takes its old place, two terms may change their days, and other entities stay."""
    seat = Appointment(id="a", post=Post.CHAIR, name=PersonName("Contoh"))
    put(store, Register.of(IPSM, term("2020/2025", "a", appointments=(seat,)), term("2026/2030", "b")))
    changed = Register.of(term("2026/2030", "a"), term("2020/2025", "b"), Member(id="m", name=PersonName("Baru")))
    put(store, changed)
    assert stored(store) == Register.of(IPSM, *changed.members, *changed.board_terms)


def test_what_contradicts_itself(store: Engine) -> None:
    """A reference to nothing, an appointment that replaces nothing, and one id twice are refused."""
    seat = Appointment(id="a", post=Post.CHAIR, member_id="m")
    for wrong in (
        Register.of(term("2020/2025", "t")),
        Register.of(IPSM, term("2020/2025", "t", appointments=(seat,))),
        Register.of(IPSM, term("2020/2025", "t", source_ids=("s",))),
        Register.of(attrs.evolve(IPSM, parent_id="p")),
        Register.of(IPSM, term("2020/2025", "t", appointments=(attrs.evolve(seat, member_id=None, office="x"),) * 2)),
        Register.of(
            IPSM,
            term("2020/2025", "t", appointments=(attrs.evolve(seat, member_id=None, office="x", replaces_id="b"),)),
        ),
    ):
        with pytest.raises(IntegrityError):
            put(store, wrong)
    with pytest.raises(DuplicateIdError, match="board term 't'"):
        put(store, Register.of(IPSM, term("2020/2025", "t"), term("2030/2035", "t")))
    assert stored(store) == Register()


NIK: Final = "9876543210987654"
KASMAD: Final = Member(id="m", name=PersonName("Kasmad Rahasia"), identifiers=(Identifier("nik", NIK),))


@pytest.mark.parametrize("whole", [True, False], ids=["engine", "connection"])
def test_nothing_is_saved_without_transactions(whole: bool, store: Engine) -> None:  # noqa: FBT001
    """Where each statement would be stored by itself, nothing is: a register is saved whole or not at all."""
    engine = store.execution_options(isolation_level="AUTOCOMMIT") if whole else store
    with engine.connect() as connection:
        used = connection if whole else connection.execution_options(isolation_level="AUTOCOMMIT")
        with pytest.raises(ValueError, match="AUTOCOMMIT"):
            save(Register.of(IPSM), used)
    with store.connect() as connection:
        assert load(connection) == Register()


def shows_nothing(error: BaseException) -> str:
    """All that an exception and those behind it show, of which nothing may be personal."""
    told = "".join(traceback.format_exception(error))
    behind: BaseException | None = error
    while behind is not None:
        told += f"{behind} {behind!r} {behind.args}"
        behind = behind.__cause__ or behind.__context__
    assert not re.search(f"{NIK}|Kasmad|Rahasia", told)
    return told


# Any: values of columns of all types.
@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"id": None}, r"\bid\b"),
        ({"name": None}, r"\bname\b"),
        ({"record": null()}, r"\brecord\b"),
        ({"id": ""}, "members_have_ids"),
        ({"id": NIK}, "members[._]id"),
    ],
    ids=["no id", "no name", "no record", "empty id", "taken id"],
)
def test_errors_show_no_row(wrong: dict[str, Any], named: str, store: Engine) -> None:
    """The error of a row that a constraint refuses names the constraint or its column, and shows nothing of it."""
    row = {"id": NIK, "name": str(KASMAD.name), "record": json.loads(dumps(Register.of(KASMAD)))}
    with store.begin() as connection:
        connection.execute(insert(members), row)
    with pytest.raises(IntegrityError) as caught, store.begin() as connection:
        connection.execute(insert(members).values({**row, "id": "other", **wrong}))
    shows_nothing(caught.value)
    assert re.search(named, str(caught.value.orig))


@pytest.mark.parametrize("opened_store", ["postgresql"], indirect=True)
def test_errors_of_saving_show_nothing(store: Engine) -> None:
    """Whatever PostgreSQL does not save, as what a check added later refuses, its error shows nothing of it."""
    with store.connect() as connection:
        # Rolled back after.
        connection.execute(text("ALTER TABLE members ADD CONSTRAINT no_names CHECK (name = '')"))
        with pytest.raises(IntegrityError) as refused:
            save(Register.of(KASMAD), connection)
    assert 'relation "members" violates check constraint "no_names"' in shows_nothing(refused.value)
    seat = Appointment(id="a", post=Post.CHAIR, member_id=NIK)
    with pytest.raises(IntegrityError) as refused:
        put(store, Register.of(IPSM, term("2020/2025", "t", appointments=(seat,))))
    assert "appointments_member_id_fkey" in shows_nothing(refused.value)
    with pytest.raises(DataError) as unreadable:
        put(store, Register.of(attrs.evolve(KASMAD, identifiers=(Identifier("nik", f"{NIK}\0"),))))
    shows_nothing(unreadable.value)
    with pytest.raises(DataError) as unreadable, store.begin() as connection:
        connection.execute(text("SELECT CAST(:day AS date)"), {"day": str(KASMAD.name)})
    shows_nothing(unreadable.value)


@pytest.mark.parametrize("opened_store", ["postgresql"], indirect=True)
def test_ranges(store: Engine) -> None:
    """In PostgreSQL a period is two ranges that the database makes: what is certain lies within what is possible.

    They are read back as periods, whose last day is counted in.
    """
    spans = (
        *("2020/2025", "2020-05-01/2025-04-30", "2025-05-01/2025-05-01", "2025/..", "/2030-01-01"),
        *("2025/2025-07", "2025/", "/.."),
    )
    boards = [term(span, span, status=TermStatus.DISPUTED) for span in spans]
    put(store, Register.of(IPSM, *boards))
    query = text("SELECT id, certain::text, possible::text, certain <@ possible FROM board_terms ORDER BY position")
    with store.begin() as connection:
        assert [tuple(row) for row in connection.execute(query)] == [
            ("2020/2025", "[2020-12-31,2025-01-02)", "[2020-01-01,2026-01-01)", True),
            ("2020-05-01/2025-04-30", "[2020-05-01,2025-05-01)", "[2020-05-01,2025-05-01)", True),
            ("2025-05-01/2025-05-01", "[2025-05-01,2025-05-02)", "[2025-05-01,2025-05-02)", True),
            ("2025/..", "[2025-12-31,)", "[2025-01-01,)", True),
            ("/2030-01-01", "[2030-01-01,2030-01-02)", "(,2030-01-02)", True),
            ("2025/2025-07", None, "[2025-01-01,2025-08-01)", None),
            ("2025/", None, "[2025-01-01,)", None),
            ("/..", None, "(,)", None),
        ]
        assert [str(certain_days(span, connection)) for span in spans] == [
            *("2020-12-31/2025-01-01", "2020-05-01/2025-04-30", "2025-05-01/2025-05-01", "2025-12-31/.."),
            *("2030-01-01/2030-01-01", "None", "None", "None"),
        ]


def test_a_hundred_writers(store: Engine) -> None:
    """A hundred that write at once all get their entities in, and a hundred boards of one organisation do not."""
    put(store, Register.of(IPSM))
    together = Barrier(WRITERS)

    def write(number: int) -> bool:
        own = Organisation(id=f"o{number}", name="IPSM", level=Level.VILLAGE, parent_id="o")
        mine = BoardTerm(id=f"t{number}", organisation_id=own.id, period=Period.parse("2020/2025"))
        together.wait(60)
        put(store, Register.of(own, mine))
        try:
            put(store, Register.of(term("2020/2025", f"x{number}")))
        except IntegrityError:
            return False
        return True

    with ThreadPoolExecutor(WRITERS) as pool:
        won = list(pool.map(write, range(WRITERS)))
    assert sum(won) == 1
    register = stored(store)
    assert {one.id for one in register.organisations} == {"o", *(f"o{number}" for number in range(WRITERS))}
    assert len(register.board_terms) == WRITERS + 1
    assert check(register).ok


CHILD: Final = """
import os, signal, sys
from sqlalchemy import event
from examples.store.store import opened, save
from psm_model import load
def write(left):
    def die(*_):
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    with opened(sys.argv[1]).begin() as connection:
        event.listen(connection, "after_cursor_execute", die)
        save(load(sys.argv[2]), connection)
        os.kill(os.getpid(), signal.SIGKILL)
for statements in map(int, sys.argv[3:]):
    # Each writer is a process of its own, which has imported all that it needs.
    child = os.fork()
    if child == 0:
        write(statements)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Starts writers one after another, each of which kills itself, as hard as can be, after so many statements of a save,
or before its commit."""


def test_killed_in_the_middle(store: Engine, addresses: dict[str, str]) -> None:
    """Of writers that are killed in the middle of a save nothing is there, and the next one writes as ever."""
    before = Register.of(IPSM, Source(id="s"), term("2020/2025", "t"))
    put(store, before)
    case = CASES[6]
    statements = ("1", "5", "1000")
    command = [sys.executable, "-c", CHILD, addresses[store.dialect.name], str(case), *statements]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=600)
    assert done.stdout.split() == ["-9"] * len(statements), done.stderr
    assert stored(store) == before
    put(store, load_file(case))
    with store.begin() as connection:
        count = connection.execute(select(func.count()).select_from(board_terms)).scalar_one()
    assert count == 1 + len(load_file(case).board_terms)
