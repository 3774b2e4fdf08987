"""The test kit: correct stores pass, and each deliberately broken store fails with the fewest steps."""

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
from examples.store.store import save
from psm_model import LegalBasis, ParseError, Verdict, entities
from psm_model.checking.spans import Sharing, compare_spans
from psm_model.entities import Appointment, BoardTerm, Decree, Member, Organisation, Post, Register, Source, TermStatus
from psm_model.entities.register import Entity
from psm_model.testing import MemoryStore, RefusedError, RegisterMachine, Store, assert_conforms, everything
from psm_model.values import Level, PartialDate, Period, PersonName, Precision
from tests.examples.databases import POSTGRESQL, open_quickly, run_postgresql

FEW: Final = settings(max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck))
EVERYTHING: Final = [getattr(everything, name) for name in everything.__all__]
RECORDS: Final = {kind for kind in map(vars(entities).get, entities.__all__) if kind is not None and attrs.has(kind)}
JAKARTA: Final = timezone(timedelta(hours=7))


class InMemory(RegisterMachine):
    """A machine as a user writes it."""

    def make_store(self) -> Store:
        """Return a store in memory."""
        return MemoryStore()


TestInMemory = InMemory.TestCase
TestInMemory.settings = FEW


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


def test_postgresql(postgresql: str) -> None:
    """The store of the guide conforms, on PostgreSQL."""
    with disposing(open_quickly(postgresql, connections=1)) as engine:
        assert_conforms(StoreInTables(engine), settings=FEW)


class LosesReplacement(StoreInTables):
    """Loses which appointment another replaces."""

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Replace, but lose the id of the replaced appointment."""
        super().replace(term_id, appointment)
        term = self.load().board_term(term_id)
        self._put(
            attrs.evolve(term, appointments=tuple(attrs.evolve(item, replaces_id=None) for item in term.appointments))
        )

    def _put(self, term: BoardTerm) -> None:

        with self.engine.begin() as connection:
            save(Register.of(term), connection)


class OffByOneDay(MemoryStore):
    """Stores half-open ranges, and returns the day after the last as the last day."""

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Close a day too late."""
        super().close_term(term_id, shift_days(end, 1))


class ForgetsTimeZone(MemoryStore):
    """Stores days as midnights in Jakarta, and returns the days in Greenwich."""

    def open_term(self, term: BoardTerm) -> None:
        """Open, but lose the time zone."""
        if term.period is not None and isinstance(term.period.start, PartialDate):
            term = attrs.evolve(term, period=Period(to_greenwich(term.period.start), term.period.end))
        super().open_term(term)


def shift_days(day: PartialDate, days: int) -> PartialDate:
    """Return a whole day shifted by some days; other dates stay."""
    if day.precision is not Precision.DAY:
        return day
    return PartialDate.from_date(date.fromordinal(day.ordinals[0] + days))


def to_greenwich(day: PartialDate) -> PartialDate:
    """Return the day in Greenwich at which a day in Jakarta begins."""
    if day.precision is not Precision.DAY:
        return day
    midnight = datetime.combine(date.fromordinal(day.ordinals[0]), datetime.min.time(), JAKARTA)
    return PartialDate.from_date(midnight.astimezone(UTC).date())


class AcceptsTwoBoards(MemoryStore):
    """Ignores overlaps."""

    # Any: the entity.
    def _require_no_overlap(self, _term: Any) -> None:
        pass


class AcceptsTwoBoardsAtTheEnd(MemoryStore):
    """Ignores overlaps when a term is closed."""

    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Close without a check."""
        term = self._get_term(term_id)
        if isinstance(end, PartialDate) and self._register.board_terms:
            try:
                self._register = self._register.replace(term.end_on(end))
            except ParseError as error:
                raise RefusedError(str(error)) from None


class OverlooksLabels(MemoryStore):
    """Checks only recorded periods for overlaps, not labels."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        if term.period is not None:
            super()._require_no_overlap(term)


class RefusesPossibleOverlaps(MemoryStore):
    """Refuses terms that may overlap."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        super()._require_no_overlap(term)
        self._refuse(term, lambda first, second: compare(first, second).overlap is Verdict.UNDETERMINED)

    def _refuse(self, term: BoardTerm, is_wrong: Callable[[Period, Period], bool]) -> None:
        for other in self._register.board_terms:
            span, other_span = term.span, other.span
            if (
                other.organisation_id != term.organisation_id
                or other.id == term.id
                or span is None
                or other_span is None
            ):
                continue
            if is_wrong(span, other_span):
                raise RefusedError("two boards")


def compare(first: Period, second: Period) -> Sharing:
    """Compare the days of two periods."""
    return compare_spans(first.bounds, second.bounds)


class RefusesHandoverDays(RefusesPossibleOverlaps):
    """Refuses terms that share any day."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        self._refuse(term, lambda first, second: first.overlaps(second) is Verdict.YES)


class RefusesNeighbours(RefusesPossibleOverlaps):
    """Counts the day after the last as a day of the term."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        super()._require_no_overlap(term)
        self._refuse(term, lambda first, second: first.meets(second) is Verdict.YES)


class OverlooksSingleDays(MemoryStore):
    """Accepts any term of a single day, as a comparison of half-open ranges with the last day as end does."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        one_day = term.span is not None and len(set(term.span.bounds)) == 1
        if not one_day:
            super()._require_no_overlap(term)


class RefusesAnnulled(RefusesPossibleOverlaps):
    """Checks overlaps also of boards that were never in office."""

    def _require_no_overlap(self, term: BoardTerm) -> None:
        self._refuse(term, lambda first, second: compare(first, second).overlap is Verdict.YES)


class RequiresUniqueAppointmentIds(MemoryStore):
    """Requires ids of appointments to be unique across terms."""

    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Appoint, unless any term has the id."""
        if any(existing.id == appointment.id for term in self._register.board_terms for existing in term.appointments):
            raise RefusedError("taken")
        super().appoint(term_id, appointment)


class IgnoresCase(MemoryStore):
    """Treats ids as equal that differ only in case."""

    def add_member(self, member: Member) -> None:
        """Add, unless an id is equal except for case."""
        if any(existing.id.casefold() == member.id.casefold() for existing in self._register.members):
            raise RefusedError("taken")
        super().add_member(member)


class SortsAppointments(MemoryStore):
    """Returns appointments in the order of their ids."""

    def load(self) -> Register:
        """Load in another order."""
        loaded = super().load()
        for term in loaded.board_terms:
            seats = tuple(sorted(term.appointments, key=lambda appointment: appointment.id))
            loaded = loaded.replace(attrs.evolve(term, appointments=seats))
        return loaded


class OverlooksSources(MemoryStore):
    """Accepts references to missing sources."""

    def _require_sources(self, _source_ids: tuple[str, ...]) -> None:
        pass


class OverlooksDecrees(MemoryStore):
    """Accepts references to missing decrees."""

    def _require_decrees(self, _decree_ids: tuple[str, ...]) -> None:
        pass


class RefusesVillages(MemoryStore):
    """Refuses villages."""

    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation, unless it is of a village."""
        if organisation.level is Level.VILLAGE:
            raise RefusedError("no villages")
        super().add_organisation(organisation)


class RaisesOnTraining(MemoryStore):
    """Raises if a member has training."""

    def add_member(self, member: Member) -> None:
        """Add a member without training."""
        if member.training:
            raise ZeroDivisionError
        super().add_member(member)


class CannotBeCleared(MemoryStore):
    """Raises at once."""

    def clear(self) -> None:
        """Raise."""
        raise ZeroDivisionError


class ChangesBeforeRefusing(MemoryStore):
    """Does half of a refused step."""

    def replace(self, term_id: str, appointment: Appointment) -> None:
        """Replace, and check only afterwards."""
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
        (RefusesPossibleOverlaps, r"refused what is right \(RefusedError\)", 3),
        (RefusesHandoverDays, r"refused what is right \(RefusedError\)", 3),
        (RefusesNeighbours, r"refused what is right \(RefusedError\)", 3),
        (RefusesAnnulled, r"refused what is right \(RefusedError\)", 3),
        (RequiresUniqueAppointmentIds, r"refused what is right \(RefusedError\)", 5),
        (IgnoresCase, r"refused what is right \(RefusedError\)", 2),
        (SortsAppointments, r"at /board_terms/0/appointments/0/id: expected \"\w+\", got \"\w+\"", 4),
        (OverlooksSources, r"accepted what is wrong \(no source 'x'\)", 1),
        (OverlooksDecrees, r"accepted what is wrong \(no decree 'x'\)", 1),
        (RefusesVillages, r"refused what is right \(RefusedError\)", 1),
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
        r"training=\(Training\(title='x'\),\)\)\)",
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


IPSM: Final = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
TERM: Final = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/.."))
SEAT: Final = Appointment(id="a", post=Post.CHAIR, name=PersonName("Satu"), period=Period.parse("2020-01-01/.."))


def make_filled_store() -> MemoryStore:
    """Return a store with one board."""
    store = MemoryStore()
    store.add_organisation(IPSM)
    store.open_term(TERM)
    store.appoint("t", SEAT)
    return store


def test_replacement_closes_the_replaced_appointment() -> None:
    """The replaced appointment ends the day before the successor starts, and the term closes as requested."""
    store = make_filled_store()
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
    ("method", "arguments", "reason"),
    [
        ("add_organisation", (IPSM,), "there is an organisation 'o' already"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", parent_id="x"),), "no organisation 'x'"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", source_ids=("x",)),), "no source 'x'"),
        ("add_member", (Member(id="m", name=PersonName("Satu"), source_ids=("x",)),), "no source 'x'"),
        ("add_decree", (Decree(id="sk", source_ids=("x",)),), "no source 'x'"),
        ("add_organisation", (attrs.evolve(IPSM, id="p", decree_ids=("x",)),), "no decree 'x'"),
        ("add_member", (Member(id="m", name=PersonName("Satu"), decree_ids=("x",)),), "no decree 'x'"),
        ("open_term", (attrs.evolve(TERM, id="u", decree_ids=("x",)),), "no decree 'x'"),
        ("appoint", ("t", attrs.evolve(SEAT, id="b", decree_ids=("x",))), "no decree 'x'"),
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
def test_contradictions_are_refused(method: str, arguments: tuple[Any, ...], reason: str) -> None:
    """A step that would contradict the register is refused, and changes nothing."""
    store = make_filled_store()
    before = store.load()
    with pytest.raises(RefusedError, match=reason):
        getattr(store, method)(*arguments)
    assert store.load() == before


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
