"""The test kit: stores that are right pass, and each that is broken on purpose is caught, with the fewest steps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, settings

from examples.store.adapter import StoreInTables
from examples.store.store import opened, save
from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register, TermStatus
from psm_model.testing import MemoryStore, RefusedError, RegisterMachine, Store, assert_conforms
from psm_model.values import Level, PartialDate, Period, PersonName, Precision
from tests.examples.databases import POSTGRESQL, served

FEW: Final = settings(max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck))
JAKARTA: Final = timezone(timedelta(hours=7))


class InMemory(RegisterMachine):
    """As the class of a user."""

    def make_store(self) -> Store:
        """A store in memory."""
        return MemoryStore()


TestInMemory = InMemory.TestCase
TestInMemory.settings = FEW


def test_sqlite(tmp_path: Path) -> None:
    """The store of the guide conforms, on SQLite."""
    assert_conforms(StoreInTables(opened(f"sqlite:///{tmp_path / 'store.db'}")), settings=FEW)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of an empty database."""
    if POSTGRESQL is None:
        pytest.skip("PostgreSQL is not installed")
    with served() as url:
        yield url


def test_postgresql(postgresql: str) -> None:
    """The store of the guide conforms, on PostgreSQL."""
    assert_conforms(StoreInTables(opened(postgresql)), settings=FEW)


class LosesReplacement(StoreInTables):
    """Forgets whom an appointment replaces."""

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Replace, and forget whom."""
        super().replace(term_id, appointment)
        term = self.load().board_term(term_id)
        self._put(
            attrs.evolve(term, appointments=tuple(attrs.evolve(one, replaces_id=None) for one in term.appointments))
        )

    def _put(self, term: BoardTerm) -> None:

        with self.engine.begin() as connection:
            save(Register.of(term), connection)


class OffByOneDay(MemoryStore):
    """Takes the end of a term for its last day."""

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Close, a day late."""
        super().close_term(term_id, moved(end, 1))


class ForgetsTimeZone(MemoryStore):
    """Keeps days as midnights in Jakarta, and gives the days that these are in Greenwich."""

    def open_term(self, term: BoardTerm) -> None:
        """Open, and forget where."""
        if term.period is not None and isinstance(term.period.start, PartialDate):
            term = attrs.evolve(term, period=Period(in_greenwich(term.period.start), term.period.end))
        super().open_term(term)


def moved(day: PartialDate, days: int) -> PartialDate:
    """A day so many days later, where it is a whole one."""
    if day.precision is not Precision.DAY:
        return day
    return PartialDate.from_date(date.fromordinal(day.ordinals[0] + days))


def in_greenwich(day: PartialDate) -> PartialDate:
    """The day that it is in Greenwich when a day begins in Jakarta."""
    if day.precision is not Precision.DAY:
        return day
    midnight = datetime.combine(date.fromordinal(day.ordinals[0]), datetime.min.time(), JAKARTA)
    return PartialDate.from_date(midnight.astimezone(UTC).date())


class AcceptsTwoBoards(MemoryStore):
    """Sees to no overlaps."""

    # Any: the entity that it looks at.
    def _see_that_it_is_alone(self, _term: Any) -> None:
        pass


class RefusesWhatIsRight(MemoryStore):
    """Wants no village."""

    def add_organisation(self, organisation: Organisation) -> None:
        """Add one, but for a village."""
        if organisation.level is Level.VILLAGE:
            raise RefusedError("no villages")
        super().add_organisation(organisation)


class BreaksDown(MemoryStore):
    """Breaks down at a name that is long."""

    def add_member(self, member: Member) -> None:
        """Add one."""
        if member.training:
            raise ZeroDivisionError
        super().add_member(member)


@pytest.mark.parametrize(
    ("broken", "message", "steps"),
    [
        (OffByOneDay, r"at /board_terms/0/period/end: want \"(\d{4}-\d\d-\d\d)\", got \"(?!\1)", 3),
        (ForgetsTimeZone, r"at /board_terms/0/period/start: want \"(\d{4}-\d\d-\d\d)\", got \"(?!\1)", 2),
        (AcceptsTwoBoards, r"accepted what is wrong \(terms '\d' and '\d' certainly share a day\)", 3),
        (RefusesWhatIsRight, r"refused what is right \(RefusedError\)", 1),
        (BreaksDown, r"ZeroDivisionError: , after", 1),
    ],
)
def test_broken_stores_are_caught(broken: type[Store], message: str, steps: int) -> None:
    """Each is caught, and the message is a program of as many steps as it takes, with nothing in them but that."""
    with pytest.raises(AssertionError, match=message) as caught:
        assert_conforms(broken())
    program = str(caught.value).split("after\n", 1)[1].splitlines()
    assert program[0] == "  store.clear()"
    assert len(program) == steps + 1, program


def test_broken_store_in_a_database(tmp_path: Path) -> None:
    """One that forgets whom an appointment replaces is caught in the tables too, in four steps."""
    with pytest.raises(AssertionError, match=r'/appointments/1/replaces_id: want "\d", got null') as caught:
        assert_conforms(LosesReplacement(opened(f"sqlite:///{tmp_path / 'store.db'}")))
    program = str(caught.value).split("after\n", 1)[1].splitlines()
    assert [line.partition("(")[0].strip() for line in program] == [
        "store.clear",
        "store.add_organisation",
        "store.open_term",
        "store.appoint",
        "store.replace",
    ]


IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
TERM: Final = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/.."))
SEAT: Final = Appointment(id="a", post=Post.CHAIR, name=PersonName("Satu"), period=Period.parse("2020-01-01/.."))


def filled() -> MemoryStore:
    """A store with one board."""
    store = MemoryStore()
    store.add_organisation(IPSM)
    store.open_term(TERM)
    store.appoint("t", SEAT)
    return store


def test_what_a_replacement_does() -> None:
    """Who is replaced ends on the day on which the other starts, and the term is closed as it is told."""
    store = filled()
    successor = attrs.evolve(SEAT, id="b", replaces_id="a", period=Period.parse("2022-05-01/.."))
    store.replace("t", successor)
    store.close_term("t", PartialDate(2025))
    (term,) = store.load().board_terms
    assert term.period == Period.parse("2020-01-01/2025")
    assert term.appointments == (attrs.evolve(SEAT, period=Period.parse("2020-01-01/2022-05-01")), successor)
    store.clear()
    assert store.load() == Register()


# Any: the arguments of each method.
@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        ("add_organisation", (IPSM,), "there is an organisation 'o' already"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", parent_id="x"),), "no organisation 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u", organisation_id="x"),), "no organisation 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u"),), "terms 't' and 'u' certainly share a day"),
        ("open_term", (attrs.evolve(TERM, status=TermStatus.DISPUTED),), "there is a board term 't' already"),
        ("close_term", ("x", PartialDate(2025)), "no board term 'x'"),
        ("close_term", ("t", PartialDate(2019)), "a start before its end"),
        ("appoint", ("t", SEAT), "there is an appointment 'a' already"),
        ("appoint", ("t", attrs.evolve(SEAT, id="b", name=None, member_id="m")), "no member 'm'"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="x")), "no appointment 'x' in term 't'"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="a")), "a start before its end"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="a", period=None)), "starts some day"),
    ],
)
def test_what_is_refused(method: str, given: tuple[Any, ...], reason: str) -> None:
    """What would make the register contradict itself is refused, and changes nothing."""
    store = filled()
    before = store.load()
    with pytest.raises(RefusedError, match=reason):
        getattr(store, method)(*given)
    assert store.load() == before


def test_a_machine_needs_a_store() -> None:
    """The machine itself has no store."""
    with pytest.raises(NotImplementedError):
        RegisterMachine()


@pytest.mark.parametrize("module", ["psm_model.testing", "psm_model.strategies"])
def test_without_hypothesis(module: str) -> None:
    """Where Hypothesis is not installed, one line names the extra."""
    program = f"import sys; sys.modules['hypothesis'] = None; import {module}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith("the extra hypothesis: install psm-model[hypothesis]")
