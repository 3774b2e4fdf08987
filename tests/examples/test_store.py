"""The store of the guide, on PostgreSQL and SQLite: exact, atomic, and as strict as PSM101."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import traceback
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

from examples.store.schema import board_terms, members
from examples.store.store import certain_days, load, save
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
from tests.cases.documents import DOCUMENTS
from tests.examples.stored import WRITERS, clear, load_all, save_all

ROOT: Final = Path(__file__).parents[2]
IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
SHARED: Final = settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def is_period(text: str) -> bool:
    """Return whether a text is a period."""
    try:
        Period.parse(text)
    except ParseError:
        return False
    return True


# Any: a field of any type.
def make_term(span: str, term_id: str, **more: Any) -> BoardTerm:
    """Return a board term of the organisation."""
    return BoardTerm(id=term_id, organisation_id="o", period=Period.parse(span), **more)


@pytest.mark.slow
@SHARED
@given(register=valid_registers() | registers())
def test_round_trip(register: Register, store: Engine) -> None:
    """A saved register is loaded exactly; a contradictory one is refused, and nothing is saved."""
    # PostgreSQL cannot store it.
    assume("\\u0000" not in dumps(register))
    clear(store)
    try:
        save_all(store, register)
    except (IntegrityError, DuplicateIdError):
        assert not check(register).ok
        assert load_all(store) == Register()
    else:
        assert load_all(store) == register
        save_all(store, register)
        assert load_all(store) == register


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_real_cases(case: Path, store: Engine) -> None:
    """Each real case is saved and loaded exactly."""
    register = load_file(case)
    save_all(store, register)
    assert load_all(store) == register


# Adjacent days, months and years, so that periods often touch.
NEAR: Final = st.sampled_from(["2025-06-30", "2025-07-01", "2025-07-31", "2025-08-01", "2025-07", "2025", "2024", ""])
TOUCHING: Final = st.tuples(NEAR, NEAR | st.just("..")).map("/".join).filter(is_period)


@SHARED
@given(first=TOUCHING.map(Period.parse) | periods(), second=TOUCHING.map(Period.parse) | periods())
def test_two_boards(first: Period, second: Period, store: Engine) -> None:
    """Two boards are refused if and only if PSM101 certainly fires."""
    clear(store)
    first_term, second_term = (
        BoardTerm(id=name, organisation_id="o", period=span, label=name) for name, span in (("a", first), ("b", second))
    )
    register = Register.of(IPSM, first_term, second_term)
    certain = any(finding.code == "PSM101" and finding.verdict is Verdict.YES for finding in check(register).findings)
    save_all(store, Register.of(IPSM, first_term))
    if certain:
        with pytest.raises(IntegrityError, match=r"one_board_at_a_time|two boards"):
            save_all(store, Register.of(IPSM, second_term))
        assert load_all(store) == Register.of(IPSM, first_term)
    else:
        save_all(store, Register.of(IPSM, second_term))
        assert load_all(store) == register


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
        # No day of the first is certain, but any of its days overlaps the second.
        ("2025/2025-07", "2020/2030", False),
    ],
)
def test_boundaries(first: str, second: str, *, accepted: bool, store: Engine) -> None:
    """A board that starts on the last day of another is accepted, and a possible overlap; a certain one is refused."""
    boards = Register.of(IPSM, make_term(first, "a"), make_term(second, "b"))
    if accepted:
        save_all(store, boards)
    else:
        with pytest.raises(IntegrityError):
            save_all(store, boards)
        for status in (TermStatus.ANNULLED, TermStatus.DISPUTED):
            save_all(store, Register.of(IPSM, make_term(first, "a"), make_term(second, "b", status=status)))
        with pytest.raises(IntegrityError):
            save_all(store, Register.of(IPSM, make_term(second, "b")))


def test_changes_keep_the_order(store: Engine) -> None:
    """A changed entity keeps its place, two terms may swap their days, and other entities stay."""
    seat = Appointment(id="a", post=Post.CHAIR, name=PersonName("Contoh"))
    save_all(store, Register.of(IPSM, make_term("2020/2025", "a", appointments=(seat,)), make_term("2026/2030", "b")))
    changes = Register.of(
        make_term("2026/2030", "a"), make_term("2020/2025", "b"), Member(id="m", name=PersonName("Baru"))
    )
    save_all(store, changes)
    assert load_all(store) == Register.of(IPSM, *changes.members, *changes.board_terms)


def test_contradictions_are_refused(store: Engine) -> None:
    """A dangling reference, a replacement of nothing and a duplicate id are refused."""
    seat = Appointment(id="a", post=Post.CHAIR, member_id="m")
    for contradictory in (
        Register.of(make_term("2020/2025", "t")),
        Register.of(IPSM, make_term("2020/2025", "t", appointments=(seat,))),
        Register.of(IPSM, make_term("2020/2025", "t", source_ids=("s",))),
        Register.of(attrs.evolve(IPSM, parent_id="p")),
        Register.of(
            IPSM, make_term("2020/2025", "t", appointments=(attrs.evolve(seat, member_id=None, office="x"),) * 2)
        ),
        Register.of(
            IPSM,
            make_term(
                "2020/2025", "t", appointments=(attrs.evolve(seat, member_id=None, office="x", replaces_id="b"),)
            ),
        ),
    ):
        with pytest.raises(IntegrityError):
            save_all(store, contradictory)
    with pytest.raises(DuplicateIdError, match="board term 't'"):
        save_all(store, Register.of(IPSM, make_term("2020/2025", "t"), make_term("2030/2035", "t")))
    assert load_all(store) == Register()


NIK: Final = "9876543210987654"
KASMAD: Final = Member(id="m", name=PersonName("Kasmad Rahasia"), identifiers=(Identifier("nik", NIK),))


@pytest.mark.parametrize("for_engine", [True, False], ids=["engine", "connection"])
def test_nothing_is_saved_without_transactions(for_engine: bool, store: Engine) -> None:  # noqa: FBT001
    """In autocommit mode nothing is saved, because a register must be saved atomically."""
    engine = store.execution_options(isolation_level="AUTOCOMMIT") if for_engine else store
    with engine.connect() as connection:
        autocommit_connection = connection if for_engine else connection.execution_options(isolation_level="AUTOCOMMIT")
        with pytest.raises(ValueError, match="AUTOCOMMIT"):
            save(Register.of(IPSM), autocommit_connection)
    with store.connect() as connection:
        assert load(connection) == Register()


def format_safely(error: BaseException) -> str:
    """Return the full text of an exception and its causes; assert that it has no personal data."""
    text = "".join(traceback.format_exception(error))
    cause: BaseException | None = error
    while cause is not None:
        text += f"{cause} {cause!r} {cause.args}"
        cause = cause.__cause__ or cause.__context__
    assert not re.search(f"{NIK}|Kasmad|Rahasia", text)
    return text


# Any: values of columns of any type.
@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"id": None}, r"\bid\b"),
        ({"name": None}, r"\bname\b"),
        ({"record": null()}, r"\brecord\b"),
        ({"id": ""}, "members_have_ids"),
        ({"id": NIK}, "members[._]id"),
    ],
    ids=["no id", "no name", "no record", "empty id", "taken id"],
)
def test_errors_show_no_row(changes: dict[str, Any], constraint: str, store: Engine) -> None:
    """The error of a refused row names the constraint or column, and shows nothing of the row."""
    row = {"id": NIK, "name": str(KASMAD.name), "record": json.loads(dumps(Register.of(KASMAD)))}
    with store.begin() as connection:
        connection.execute(insert(members), row)
    with pytest.raises(IntegrityError) as caught, store.begin() as connection:
        connection.execute(insert(members).values({**row, "id": "other", **changes}))
    format_safely(caught.value)
    assert re.search(constraint, str(caught.value.orig))


@pytest.mark.parametrize("opened_store", ["postgresql"], indirect=True)
def test_errors_of_saving_show_nothing(store: Engine) -> None:
    """The error of any row that PostgreSQL refuses shows nothing of it."""
    with store.connect() as connection:
        # Rolled back afterwards.
        connection.execute(text("ALTER TABLE members ADD CONSTRAINT no_names CHECK (name = '')"))
        with pytest.raises(IntegrityError) as caught:
            save(Register.of(KASMAD), connection)
    assert 'relation "members" violates check constraint "no_names"' in format_safely(caught.value)
    seat = Appointment(id="a", post=Post.CHAIR, member_id=NIK)
    with pytest.raises(IntegrityError) as caught:
        save_all(store, Register.of(IPSM, make_term("2020/2025", "t", appointments=(seat,))))
    assert "appointments_member_id_fkey" in format_safely(caught.value)
    with pytest.raises(DataError) as caught_data_error:
        save_all(store, Register.of(attrs.evolve(KASMAD, name=PersonName(f"{NIK}\0"))))
    format_safely(caught_data_error.value)
    with pytest.raises(DataError) as caught_data_error, store.begin() as connection:
        connection.execute(text("SELECT CAST(:day AS date)"), {"day": str(KASMAD.name)})
    format_safely(caught_data_error.value)


@pytest.mark.parametrize("opened_store", ["postgresql"], indirect=True)
def test_ranges(store: Engine) -> None:
    """In PostgreSQL a period is two generated ranges; the certain one lies within the possible one.

    They are read as periods, whose last day is included.
    """
    spans = (
        *("2020/2025", "2020-05-01/2025-04-30", "2025-05-01/2025-05-01", "2025/..", "/2030-01-01"),
        *("2025/2025-07", "2025/", "/.."),
    )
    boards = [make_term(span, span, status=TermStatus.DISPUTED) for span in spans]
    save_all(store, Register.of(IPSM, *boards))
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


@pytest.mark.slow
def test_concurrent_writers(store: Engine) -> None:
    """A hundred concurrent writers all save their entities, but only one of a hundred boards is accepted."""
    save_all(store, Register.of(IPSM))
    barrier = Barrier(WRITERS)

    def write(number: int) -> bool:
        organisation = Organisation(id=f"o{number}", name="IPSM", level=Level.VILLAGE, parent_id="o")
        board = BoardTerm(id=f"t{number}", organisation_id=organisation.id, period=Period.parse("2020/2025"))
        barrier.wait(600)
        save_all(store, Register.of(organisation, board))
        try:
            save_all(store, Register.of(make_term("2020/2025", f"x{number}")))
        except IntegrityError:
            return False
        return True

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(write, range(WRITERS)))
    assert sum(results) == 1
    register = load_all(store)
    assert {organisation.id for organisation in register.organisations} == {
        "o",
        *(f"o{number}" for number in range(WRITERS)),
    }
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
    # Each writer is a forked process, which has imported everything.
    child = os.fork()
    if child == 0:
        write(statements)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""A program that starts writers one after another. Each kills itself with SIGKILL after a number of statements,
or before its commit."""


@pytest.mark.slow
def test_killed_writers_save_nothing(store: Engine, addresses: dict[str, str]) -> None:
    """A writer that is killed during a save leaves nothing, and the next one works as usual."""
    before = Register.of(IPSM, Source(id="s"), make_term("2020/2025", "t"))
    save_all(store, before)
    case = DOCUMENTS[6]
    statements = ("1", "5", "1000")
    command = [sys.executable, "-c", CHILD, addresses[store.dialect.name], str(case), *statements]
    process = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=600)
    assert process.stdout.split() == ["-9"] * len(statements), process.stderr
    assert load_all(store) == before
    save_all(store, load_file(case))
    with store.begin() as connection:
        count = connection.execute(select(func.count()).select_from(board_terms)).scalar_one()
    assert count == 1 + len(load_file(case).board_terms)
