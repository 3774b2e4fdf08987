"""The test kit: stores that are right pass, and each that is broken on purpose is caught, with the fewest steps."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine

from examples.store.adapter import StoreInTables
from examples.store.store import opened, save
from psm_model import LegalBasis, ParseError, Verdict, entities
from psm_model.checking.spans import Sharing, compare_spans
from psm_model.entities import Appointment, BoardTerm, Member, Organisation, Post, Register, Source, TermStatus
from psm_model.entities.register import Entity
from psm_model.testing import MemoryStore, RefusedError, RegisterMachine, Store, assert_conforms, everything
from psm_model.testing.store import _set_end
from psm_model.values import Level, PartialDate, Period, PersonName, Precision
from tests.examples.databases import POSTGRESQL, served

FEW: Final = settings(max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck))
EVERYTHING: Final = [getattr(everything, name) for name in everything.__all__]
RECORDS: Final = {kind for kind in map(vars(entities).get, entities.__all__) if kind is not None and attrs.has(kind)}
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
    with closing(opened(f"sqlite:///{tmp_path / 'store.db'}", connections=1)) as engine:
        assert_conforms(StoreInTables(engine), settings=FEW)


@contextmanager
def closing(engine: Engine) -> Iterator[Engine]:
    """A store whose connections are closed at the end."""
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of an empty database."""
    if POSTGRESQL is None:
        pytest.skip("PostgreSQL is not installed")
    with served() as url:
        yield url


def test_postgresql(postgresql: str) -> None:
    """The store of the guide conforms, on PostgreSQL."""
    with closing(opened(postgresql, connections=1)) as engine:
        assert_conforms(StoreInTables(engine), settings=FEW)


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
    """Keeps half-open ranges, and gives the day after the last as the last."""

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
    def _require_no_overlap(self, _term: Any) -> None:
        pass


class AcceptsTwoBoardsAtTheEnd(MemoryStore):
    """Sees to no overlaps where a term ends."""

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Close, whatever else there is."""
        term = self._get_term(term_id)
        if isinstance(end, PartialDate) and self._register.board_terms:
            self._register = self._register.replace(attrs.evolve(term, period=_set_end(term.period, end)))


class OverlooksLabels(MemoryStore):
    """Sees to overlaps of the periods as recorded alone."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        if term.period is not None:
            super()._require_no_overlap(term)


class RefusesWhatMay(MemoryStore):
    """Refuses terms that may overlap."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        super()._require_no_overlap(term)
        self._refuse(term, lambda one, other: sharing(one, other).overlap is Verdict.UNDETERMINED)

    def _refuse(self, term: BoardTerm, wrong: Callable[[Period, Period], bool]) -> None:
        for other in self._register.board_terms:
            one, another = term.span, other.span
            if other.organisation_id != term.organisation_id or other.id == term.id or one is None or another is None:
                continue
            if wrong(one, another):
                raise RefusedError("two boards")


def sharing(one: Period, other: Period) -> Sharing:
    """How two periods share days."""
    return compare_spans(one.bounds, other.bounds)


class RefusesHandoverDays(RefusesWhatMay):
    """Refuses terms that share any day."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        self._refuse(term, lambda one, other: one.overlaps(other) is Verdict.YES)


class RefusesNeighbours(RefusesWhatMay):
    """Takes the day after the last for one of a term's days."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        super()._require_no_overlap(term)
        self._refuse(term, lambda one, other: one.meets(other) is Verdict.YES)


class OverlooksSingleDays(MemoryStore):
    """Accepts any term of a single day, as one that compares half-open ranges whose end is the last day."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        one_day = term.span is not None and len(set(term.span.bounds)) == 1
        if not one_day:
            super()._require_no_overlap(term)


class RefusesAnnulled(RefusesWhatMay):
    """Sees to overlaps of boards that never were in office too."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        self._refuse(term, lambda one, other: sharing(one, other).overlap is Verdict.YES)


class OneIdInAll(MemoryStore):
    """Has the ids of appointments unique in all terms."""

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Appoint, unless the id is taken anywhere."""
        if any(held.id == appointment.id for term in self._register.board_terms for held in term.appointments):
            raise RefusedError("taken")
        super().appoint(term_id, appointment)


class IgnoresCase(MemoryStore):
    """Takes ids for one that differ in case."""

    def add_member(self, member: Member) -> None:
        """Add, unless there is one whose id looks alike."""
        if any(one.id.casefold() == member.id.casefold() for one in self._register.members):
            raise RefusedError("taken")
        super().add_member(member)


class SortsAppointments(MemoryStore):
    """Gives appointments in the order of their ids."""

    def load(self) -> Register:
        """Load, in another order."""
        loaded = super().load()
        for term in loaded.board_terms:
            seats = tuple(sorted(term.appointments, key=lambda one: one.id))
            loaded = loaded.replace(attrs.evolve(term, appointments=seats))
        return loaded


class OverlooksSources(MemoryStore):
    """Accepts references to sources that are not there."""

    def _require_sources(self, _source_ids: tuple[str, ...]) -> None:
        pass


class RefusesWhatIsRight(MemoryStore):
    """Wants no village."""

    def add_organisation(self, organisation: Organisation) -> None:
        """Add one, but for a village."""
        if organisation.level is Level.VILLAGE:
            raise RefusedError("no villages")
        super().add_organisation(organisation)


class BreaksDown(MemoryStore):
    """Breaks down at what a member has been taught."""

    def add_member(self, member: Member) -> None:
        """Add one."""
        if member.training:
            raise ZeroDivisionError
        super().add_member(member)


class CannotBeCleared(MemoryStore):
    """Breaks down at once."""

    def clear(self) -> None:
        """Break down."""
        raise ZeroDivisionError


class ChangesWhatItRefuses(MemoryStore):
    """Does half of what it refuses."""

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Replace, and see only then whether that is right."""
        before = self._register
        try:
            super().replace(term_id, appointment)
        except RefusedError:
            self._register = Register(board_terms=before.board_terms)
            raise


@pytest.mark.parametrize(
    ("broken", "message", "steps"),
    [
        (OffByOneDay, r"at /board_terms/0/period/end: expected \"(\d{4}-\d\d-\d\d)\", got \"(?!\1)", 3),
        (ForgetsTimeZone, r"at /board_terms/0/period/start: expected \"(\d{4}-\d\d-\d\d)\", got \"(?!\1)", 2),
        (AcceptsTwoBoards, r"accepted what is wrong \(terms '\d' and '\d' certainly overlap\)", 3),
        (AcceptsTwoBoardsAtTheEnd, r"accepted what is wrong \(terms '\d' and '\d' certainly overlap\)", 4),
        (OverlooksLabels, r"accepted what is wrong \(terms .* certainly overlap\)", 3),
        (OverlooksSingleDays, r"accepted what is wrong \(terms '\d' and '\d' certainly overlap\)", 3),
        (RefusesWhatMay, r"refused what is right \(RefusedError\)", 3),
        (RefusesHandoverDays, r"refused what is right \(RefusedError\)", 3),
        (RefusesNeighbours, r"refused what is right \(RefusedError\)", 3),
        (RefusesAnnulled, r"refused what is right \(RefusedError\)", 3),
        (OneIdInAll, r"refused what is right \(RefusedError\)", 5),
        (IgnoresCase, r"refused what is right \(RefusedError\)", 2),
        (SortsAppointments, r"at /board_terms/0/appointments/0/id: expected \"\w+\", got \"\w+\"", 4),
        (OverlooksSources, r"accepted what is wrong \(no source 'x'\)", 1),
        (RefusesWhatIsRight, r"refused what is right \(RefusedError\)", 1),
        (BreaksDown, r"ZeroDivisionError: , after", 1),
        (CannotBeCleared, r"ZeroDivisionError: , after", 0),
        (ChangesWhatItRefuses, r"at /organisations/0: expected an object of id \"1\", got nothing", 2),
    ],
)
def test_broken_stores_are_caught(broken: type[Store], message: str, steps: int) -> None:
    """Each is caught, and the message is a program of as many steps as it takes, with nothing in them but that."""
    with pytest.raises(AssertionError, match=message) as caught:
        assert_conforms(broken())
    lines = str(caught.value).split("after\n", 1)[1].splitlines()
    assert lines[0] == "  store.clear()"
    assert len(lines) == steps + 1, lines


def _fields() -> Iterator[tuple[type[Entity | Appointment], str]]:
    for kind in (Source, Organisation, Member, BoardTerm, Appointment):
        for field in attrs.fields(kind):
            if field.default is not attrs.NOTHING and field.name not in {"appointments", "period", "label"}:
                yield kind, field.name


@pytest.mark.parametrize(("kind", "field"), list(_fields()))
def test_nothing_can_be_lost(kind: type[Entity | Appointment], field: str) -> None:
    """Whatever optional field of an entity a store loses, it is caught."""

    # Any: entities of all kinds, and what their fields hold.
    def without(entity: Any) -> Any:
        default: Any = attrs.fields_dict(kind)[field].default
        return attrs.evolve(entity, **{field: default}) if type(entity) is kind else entity

    class Loses(MemoryStore):
        def load(self) -> Register:
            loaded = super().load()
            for entity in (*loaded.sources, *loaded.organisations, *loaded.members):
                loaded = loaded.replace(without(entity))
            for term in loaded.board_terms:
                try:
                    seats = tuple(map(without, term.appointments))
                except ParseError:
                    # Nobody would hold it: such a store gives none.
                    seats = ()
                loaded = loaded.replace(attrs.evolve(without(term), appointments=seats))
            return loaded

    with pytest.raises(AssertionError, match="does not hold what it was given"):
        assert_conforms(Loses())


@pytest.mark.parametrize("record", EVERYTHING, ids=lambda record: type(record).__name__)
def test_everything_is_in_what_is_always_tried(record: Any) -> None:  # Any: entities of all kinds
    """The entities of the fixed programs leave no field out, but for those that the programs or two others fill."""
    empty = set()
    records = [record]
    for one in records:
        for field in attrs.fields(type(one)):
            value = getattr(one, field.name)
            if value == field.default:
                empty.add((type(one), field.name))
            records += [part for part in (value if isinstance(value, tuple) else (value,)) if type(part) in RECORDS]
    filled_later = {(BoardTerm, "appointments"), *((Appointment, name) for name in ("name", "office", "replaces_id"))}
    assert empty <= filled_later | {(LegalBasis, "citation"), (LegalBasis, "title")}


def test_what_is_told_is_plain() -> None:
    """What has nothing to do with the fault is made plain or left out, in the fields that must be given too."""

    class LosesNicknames(MemoryStore):
        def load(self) -> Register:
            loaded = super().load()
            for one in loaded.members:
                if one.training:
                    loaded = loaded.replace(attrs.evolve(one, training=()))
            return loaded

    with pytest.raises(AssertionError) as caught:
        assert_conforms(LosesNicknames())
    (line,) = str(caught.value).split("after\n  store.clear()\n", 1)[1].splitlines()
    assert re.fullmatch(
        r"  store\.add_member\(Member\(id='[^']+', name=PersonName\('Contoh'\), "
        r"training=\(Training\(title='x'\),\)\)\)",
        line,
    )


def test_a_machine_tells_what_can_be_run() -> None:
    """The machine writes its steps with all that is in them, what is sensitive too, for all of it is made up."""

    class LosesBirthDates(MemoryStore):
        def load(self) -> Register:
            loaded = super().load()
            for one in loaded.members:
                loaded = loaded.replace(attrs.evolve(one, birth_date=None))
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
    """One that forgets whom an appointment replaces is caught in the tables too, in four steps."""
    with (
        pytest.raises(AssertionError, match=r'/appointments/1/replaces_id: expected "\d", got nothing') as caught,
        closing(opened(f"sqlite:///{tmp_path / 'store.db'}", connections=1)) as engine,
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
    """The last day of who is replaced is the day before the other starts, and the term is closed as it is told."""
    store = filled()
    successor = attrs.evolve(SEAT, id="b", replaces_id="a", period=Period.parse("2022-05-01/.."))
    store.replace("t", successor)
    store.close_term("t", PartialDate(2025))
    (term,) = store.load().board_terms
    assert term.period == Period.parse("2020-01-01/2025")
    assert term.appointments == (attrs.evolve(SEAT, period=Period.parse("2020-01-01/2022-04-30")), successor)
    store.clear()
    assert store.load() == Register()


# Any: the arguments of each method.
@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        ("add_organisation", (IPSM,), "there is an organisation 'o' already"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", parent_id="x"),), "no organisation 'x'"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", source_ids=("x",)),), "no source 'x'"),
        ("add_member", (Member(id="m", name=PersonName("Satu"), source_ids=("x",)),), "no source 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u", organisation_id="x"),), "no organisation 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u"),), "terms 't' and 'u' certainly overlap"),
        ("open_term", (attrs.evolve(TERM, status=TermStatus.DISPUTED),), "there is a board term 't' already"),
        ("close_term", ("x", PartialDate(2025)), "no board term 'x'"),
        ("close_term", ("t", PartialDate(2019)), "a start no later than its end"),
        ("appoint", ("t", SEAT), "there is an appointment 'a' already"),
        ("appoint", ("t", attrs.evolve(SEAT, id="b", name=None, member_id="m")), "no member 'm'"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="x")), "no appointment 'x' in term 't'"),
        ("replace", ("t", attrs.evolve(SEAT, id="b", replaces_id="a")), "a start no later than its end"),
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
def test_without_its_extra(module: str) -> None:
    """Where Hypothesis is not installed, one line names the extra."""
    program = f"import sys; sys.modules['hypothesis'] = None; import {module}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith("the extra hypothesis: install psm-model[hypothesis]")
