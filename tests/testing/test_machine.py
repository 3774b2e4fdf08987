"""The test kit: correct stores pass, and each deliberately broken store fails with the fewest steps."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine

from examples.store.adapter import StoreInTables
from psm_model import LegalBasis, ParseError, entities
from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation, Register, Source
from psm_model.entities.register import Entity
from psm_model.testing import MemoryStore, RegisterMachine, Store, assert_conforms, everything
from tests.examples.databases import POSTGRESQL, open_quickly, run_postgresql
from tests.testing.broken_stores import (
    AcceptsTwoBoards,
    AcceptsTwoBoardsAtTheEnd,
    CannotBeCleared,
    ChangesBeforeRefusing,
    ForgetsTimeZone,
    IgnoresCase,
    LosesReplacement,
    OffByOneDay,
    OverlooksDecrees,
    OverlooksLabels,
    OverlooksSingleDays,
    OverlooksSources,
    RaisesOnTraining,
    RefusesAnnulled,
    RefusesHandoverDays,
    RefusesNeighbours,
    RefusesPossibleOverlaps,
    RefusesVillages,
    RequiresUniqueAppointmentIds,
    SortsAppointments,
)

FEW: Final = settings(max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck))
EVERYTHING: Final = [getattr(everything, name) for name in everything.__all__]
RECORDS: Final = {kind for kind in map(vars(entities).get, entities.__all__) if kind is not None and attrs.has(kind)}


class InMemory(RegisterMachine):
    """A machine as a user writes it."""

    def make_store(self) -> Store:
        """Return a store in memory."""
        return MemoryStore()


TestInMemory = InMemory.TestCase
TestInMemory.settings = FEW


@pytest.mark.slow
def test_sqlite(tmp_path: Path) -> None:
    """The store of the guide conforms, on SQLite."""
    with disposing(open_quickly(f"sqlite:///{tmp_path / 'store.db'}", connections=1)) as engine:
        assert_conforms(StoreInTables(engine), settings=FEW)


@contextmanager
def disposing(engine: Engine) -> Iterator[Engine]:
    """Dispose of the connections at the end."""
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """Return the address of an empty database."""
    if POSTGRESQL is None:
        pytest.skip("PostgreSQL is not installed")
    with run_postgresql() as url:
        yield url


@pytest.mark.slow
def test_postgresql(postgresql: str) -> None:
    """The store of the guide conforms, on PostgreSQL."""
    with disposing(open_quickly(postgresql, connections=1)) as engine:
        assert_conforms(StoreInTables(engine), settings=FEW)


@pytest.mark.parametrize(
    ("broken", "message", "steps"),
    [
        (OffByOneDay, r"at /board_terms/0/period/end: expected \"(\d{4}-\d\d-\d\d)\", got \"(?!\1)", 3),
        (ForgetsTimeZone, r"at /board_terms/0/period/start: expected \"(\d{4}-\d\d-\d\d)\", got \"(?!\1)", 2),
        (AcceptsTwoBoards, r"accepted an invalid record \(terms '\d' and '\d' certainly overlap\)", 3),
        (AcceptsTwoBoardsAtTheEnd, r"accepted an invalid record \(terms '\d' and '\d' certainly overlap\)", 4),
        (OverlooksLabels, r"accepted an invalid record \(terms .* certainly overlap\)", 3),
        (OverlooksSingleDays, r"accepted an invalid record \(terms '\d' and '\d' certainly overlap\)", 3),
        (RefusesPossibleOverlaps, r"refused a valid record \(RefusedError\)", 3),
        (RefusesHandoverDays, r"refused a valid record \(RefusedError\)", 3),
        (RefusesNeighbours, r"refused a valid record \(RefusedError\)", 3),
        (RefusesAnnulled, r"refused a valid record \(RefusedError\)", 3),
        (RequiresUniqueAppointmentIds, r"refused a valid record \(RefusedError\)", 5),
        (IgnoresCase, r"refused a valid record \(RefusedError\)", 2),
        (SortsAppointments, r"at /board_terms/0/appointments/0/id: expected \"\w+\", got \"\w+\"", 4),
        (OverlooksSources, r"accepted an invalid record \(no source 'x'\)", 1),
        (OverlooksDecrees, r"accepted an invalid record \(no decree 'x'\)", 1),
        (RefusesVillages, r"refused a valid record \(RefusedError\)", 1),
        (RaisesOnTraining, r"ZeroDivisionError: , after", 1),
        (CannotBeCleared, r"ZeroDivisionError: , after", 0),
        (ChangesBeforeRefusing, r"at /organisations/0: expected an object of id \"1\", got nothing", 2),
    ],
)
def test_broken_stores_are_caught(broken: type[Store], message: str, steps: int) -> None:
    """Each broken store fails, with a minimal program in the message."""
    with pytest.raises(AssertionError, match=message) as caught:
        assert_conforms(broken())
    lines = str(caught.value).split("after\n", 1)[1].splitlines()
    assert lines[0] == "  store.clear()"
    assert len(lines) == steps + 1, lines


def _fields() -> Iterator[tuple[type[Entity | Appointment], str]]:
    for kind in (Source, Decree, Organisation, Member, BoardTerm, Appointment):
        for field in attrs.fields(kind):
            if field.default is not attrs.NOTHING and field.name not in {"appointments", "period", "label"}:
                yield kind, field.name


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "field"), list(_fields()))
def test_every_lost_field_is_caught(kind: type[Entity | Appointment], field: str) -> None:
    """A store that loses any optional field fails."""

    # Any: entities of all kinds, and what their fields hold.
    def without(entity: Any) -> Any:
        default: Any = attrs.fields_dict(kind)[field].default
        return attrs.evolve(entity, **{field: default}) if type(entity) is kind else entity

    class Loses(MemoryStore):
        def load(self) -> Register:
            loaded = super().load()
            for entity in (*loaded.sources, *loaded.decrees, *loaded.organisations, *loaded.members):
                loaded = loaded.replace(without(entity))
            for term in loaded.board_terms:
                try:
                    seats = tuple(map(without, term.appointments))
                except ParseError:
                    # The appointment has no holder without the field, so the store loses it.
                    seats = ()
                loaded = loaded.replace(attrs.evolve(without(term), appointments=seats))
            return loaded

    with pytest.raises(AssertionError, match="does not hold what it was given"):
        assert_conforms(Loses())


@pytest.mark.parametrize("record", EVERYTHING, ids=lambda record: type(record).__name__)
def test_fixed_programs_fill_every_field(record: Any) -> None:  # Any: entities of all kinds
    """The entities of the fixed programs fill every field, except those that other programs fill."""
    empty: set[tuple[type, str]] = set()
    filled: set[tuple[type, str]] = set()
    records = [record]
    for entity in records:
        for field in attrs.fields(type(entity)):
            value = getattr(entity, field.name)
            (empty if value == field.default else filled).add((type(entity), field.name))
            records += [part for part in (value if isinstance(value, tuple) else (value,)) if type(part) in RECORDS]
    filled_later = {(BoardTerm, "appointments"), *((Appointment, name) for name in ("name", "office", "replaces_id"))}
    # A withheld field has no value, so it is withheld in another program.
    withheld = {(kind, "withheld") for kind in (Source, Decree, Organisation, Member, BoardTerm, Appointment)}
    assert empty - filled <= filled_later | withheld | {(LegalBasis, "citation"), (LegalBasis, "title")}


def test_message_is_minimal() -> None:
    """Values that have nothing to do with the failure are simplified or left out."""

    class LosesNicknames(MemoryStore):
        def load(self) -> Register:
            loaded = super().load()
            for member in loaded.members:
                if member.training:
                    loaded = loaded.replace(attrs.evolve(member, training=()))
            return loaded

    with pytest.raises(AssertionError) as caught:
        assert_conforms(LosesNicknames())
    (line,) = str(caught.value).split("after\n  store.clear()\n", 1)[1].splitlines()
    assert re.fullmatch(
        r"  store\.add_member\(Member\(id='[^']+', name=PersonName\('Contoh'\), "
        r"training=\[Training\(title='x'\)\]\)\)",
        line,
    )


def test_machine_prints_a_runnable_program() -> None:
    """The machine prints its steps with all values, also sensitive ones, because all are invented."""

    class LosesBirthDates(MemoryStore):
        def load(self) -> Register:
            loaded = super().load()
            for member in loaded.members:
                loaded = loaded.replace(attrs.evolve(member, birth_date=None))
            return loaded

    class Loses(RegisterMachine):
        def make_store(self) -> Store:
            return LosesBirthDates()

    with pytest.raises(AssertionError, match="/birth_date: expected") as caught:
        run_state_machine_as_test(
            Loses,
            settings=settings(deadline=None, phases=[Phase.generate], database=None, report_multiple_bugs=False),
        )
    assert any(
        re.search(r"store\.add_member\(Member\(.*birth_date=PartialDate", note) for note in caught.value.__notes__
    )


def test_broken_store_in_a_database(tmp_path: Path) -> None:
    """A store with tables that loses which appointment is replaced fails, in four steps."""
    with (
        pytest.raises(AssertionError, match=r'/appointments/1/replaces_id: expected "\d", got nothing') as caught,
        disposing(open_quickly(f"sqlite:///{tmp_path / 'store.db'}", connections=1)) as engine,
    ):
        assert_conforms(LosesReplacement(engine))
    lines = str(caught.value).split("after\n", 1)[1].splitlines()
    assert [line.partition("(")[0].strip() for line in lines] == [
        "store.clear",
        "store.add_organisation",
        "store.open_term",
        "store.appoint",
        "store.replace",
    ]


def test_machine_needs_a_store() -> None:
    """The base machine has no store."""
    with pytest.raises(NotImplementedError):
        RegisterMachine()


@pytest.mark.parametrize("module", ["psm_model.testing", "psm_model.strategies"])
def test_without_its_extra(module: str) -> None:
    """Without Hypothesis, one line names the extra."""
    program = f"import sys; sys.modules['hypothesis'] = None; import {module}"
    process = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert process.stderr.splitlines()[-1].endswith("the extra hypothesis: install psm-model[hypothesis]")
