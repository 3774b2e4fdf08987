"""RegisterMachine: a state machine that applies the same steps to a store and to a register in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Literal, TypeVar

import attrs
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from psm_model.entities.appointment import HOLDER_FIELDS, Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Entity, Register
from psm_model.entities.source import Source
from psm_model.errors import ParseError
from psm_model.formats.json import dumps
from psm_model.strategies import (
    appointments,
    board_terms,
    decrees,
    members,
    organisations,
    partial_dates,
    sources,
    term_changes,
)
from psm_model.values.area import Level
from psm_model.values.endpoint import OPEN, UNKNOWN, Endpoint
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._boundary_values import DATES, IDS, LABELS
from .boundaries import iter_boundaries
from .steps import Comparison, StoreStep, format_program, run_steps, shrink
from .store import MemoryStore, Store

__all__ = ["RegisterMachine", "assert_conforms"]

_NOWHERE: Final = "nowhere"
_NUL: Final = "\\u0000"
_SETTINGS: Final = hypothesis_settings(
    max_examples=100, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
T = TypeVar("T", Source, Decree, Organisation, Member, BoardTerm, Appointment)

# Few, so that ids are sometimes taken.
_IDS: Final = st.sampled_from(IDS)
_DATES: Final = st.sampled_from(DATES) | partial_dates()


def _is_storable(entity: Entity | Appointment) -> bool:
    # Many databases cannot store the NUL character, PostgreSQL among them.
    if isinstance(entity, Appointment):
        entity = BoardTerm(id="-", organisation_id="-", appointments=(entity,))
    return _NUL not in dumps(Register.of(entity))


def _draw_id(ids: Callable[[Register], Iterable[str]]) -> st.SearchStrategy[str]:
    """Generate an id in the register, or sometimes one that is not."""
    return st.runner().flatmap(lambda machine: st.sampled_from([*ids(machine.model.load()), _NOWHERE]))


_SOURCE_IDS: Final = _draw_id(lambda register: (entity.id for entity in register.sources))
_DECREE_IDS: Final = _draw_id(lambda register: (entity.id for entity in register.decrees))
_ORGANISATION_IDS: Final = _draw_id(lambda register: (entity.id for entity in register.organisations))
_MEMBER_IDS: Final = _draw_id(lambda register: (entity.id for entity in register.members))
_TERM_IDS: Final = _draw_id(lambda register: (entity.id for entity in register.board_terms))
_STATED_BY: Final = st.just(()) | st.lists(_SOURCE_IDS, max_size=2).map(tuple)
_DECREED_BY: Final = st.just(()) | st.lists(_DECREE_IDS, max_size=2).map(tuple)
# Sampling from nothing is an error even for an empty list.
_CHANGED: Final = st.runner().flatmap(
    lambda machine: (
        st.lists(st.sampled_from(decree_ids), max_size=2).map(tuple)
        if (decree_ids := [entity.id for entity in machine.model.load().decrees])
        else st.just(())
    )
)
_ISSUERS: Final = st.runner().flatmap(
    lambda machine: st.sampled_from([None, *(entity.id for entity in machine.model.load().organisations)])
)


_NO_START: Final[Literal[Endpoint.UNKNOWN]] = UNKNOWN
_STARTS: Final = st.just(_NO_START) | _DATES
_ENDS: Final = st.sampled_from(Endpoint) | _DATES


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    """Generate periods that often touch or overlap earlier ones."""
    start = draw(_STARTS)
    try:
        return Period(start, draw(_ENDS))
    except ParseError:
        return Period(start, OPEN)


# Either a plain entity or one with many fields set. Failures with plain entities are found and shrunk sooner. It
# withholds nothing but a holder, since any other field may get a value later.
def _either(plain: T, rich: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    return st.just(plain) | rich.filter(_is_storable).map(
        lambda entity: attrs.evolve(entity, withheld=_find_withheld_holder(entity))
    )


def _find_withheld_holder(record: object) -> tuple[str, ...]:
    """Return the names in `withheld` that an appointment without a holder needs."""
    if not isinstance(record, Appointment) or not record.is_holder_withheld:
        return ()
    return tuple(name for name in HOLDER_FIELDS if name in record.withheld)


_ORGANISATION: Final = Organisation(id="-", name="IPSM", level=Level.NATIONAL)
_TERM: Final = BoardTerm(id="-", organisation_id="-")
_SEAT: Final = Appointment(id="-", post=Post.CHAIR, office="Ketua")
_SOURCES: Final = st.builds(attrs.evolve, _either(Source(id="-"), sources()), id=_IDS, decree_ids=_CHANGED)
_DECREES: Final = st.builds(
    attrs.evolve,
    _either(Decree(id="-"), decrees()),
    id=_IDS,
    amends_ids=_CHANGED,
    replaces_ids=_CHANGED,
    revokes_ids=_CHANGED,
    source_ids=_STATED_BY,
)
_ORGANISATIONS: Final = st.builds(
    attrs.evolve,
    _either(_ORGANISATION, organisations()),
    id=_IDS,
    parent_id=st.none() | _ORGANISATION_IDS,
    decree_ids=_DECREED_BY,
    source_ids=_STATED_BY,
)


@st.composite
def _members(draw: st.DrawFn) -> Member:
    member = draw(_either(Member(id="-", name=PersonName("Contoh")), members()))
    cards = tuple(attrs.evolve(card, issuer_id=draw(_ISSUERS)) for card in member.cards)
    return attrs.evolve(member, id=draw(_IDS), cards=cards, decree_ids=draw(_DECREED_BY), source_ids=draw(_STATED_BY))


# T: a term or an appointment.
def _withhold(record: T, *names: str) -> st.SearchStrategy[T]:
    """Generate a record, which sometimes withholds one of some fields without a value.

    A withheld holder stays so.
    """
    holder: tuple[str, ...] = _find_withheld_holder(record)
    absent = [name for name in names if not getattr(record, name)]
    choices: list[tuple[str, ...]] = [holder]
    choices += [(*holder, name) for name in absent]
    return st.sampled_from(choices).map(lambda withheld: attrs.evolve(record, withheld=withheld))


_TERMS: Final = st.builds(
    attrs.evolve,
    _either(_TERM, board_terms()),
    id=_IDS,
    organisation_id=_ORGANISATION_IDS,
    label=st.none() | st.sampled_from(LABELS),
    period=st.none() | _periods(),
    changes=st.just(()) | st.lists(term_changes(), min_size=1, max_size=2).map(tuple),
    appointments=st.just(()),
    decree_ids=_DECREED_BY,
    source_ids=_STATED_BY,
).flatmap(lambda term: _withhold(term, "label", "period", "changes"))


@st.composite
def _seats(draw: st.DrawFn) -> Appointment:
    drawn = draw(_either(_SEAT, appointments()))
    member_id = None if drawn.member_id is None else draw(_MEMBER_IDS)
    seat = attrs.evolve(
        drawn,
        id=draw(_IDS),
        member_id=member_id,
        replaces_id=None,
        period=draw(st.none() | _periods()),
        decree_ids=draw(_DECREED_BY),
    )
    return draw(_withhold(seat, "period", "section"))


def _list_appointment_ids(machine: RegisterMachine) -> list[tuple[str, str]]:
    """Return the ids of all appointments, each after the id of its term."""
    return [(term.id, appointment.id) for term in machine.model.load().board_terms for appointment in term.appointments]


_REPLACED: Final = st.runner().flatmap(
    lambda machine: st.sampled_from([*_list_appointment_ids(machine), (_NOWHERE, _NOWHERE)])
)


class RegisterMachine(RuleBasedStateMachine):
    """A state machine of Hypothesis that compares a store with a register in memory.

    Its steps are generated: it adds sources, decrees, organisations, members, terms and appointments with any of their
    fields, ends terms and replaces appointments, with ids that exist and ids that do not, and with dates that often
    touch. After each step, the store must hold the same entities as the register, and it must reject exactly the same
    steps.

    Subclass it to provide a store; pytest and unittest then run its `TestCase`. Or use `assert_conforms`, which also
    covers the edge cases.

    >>> from psm_model.testing import MemoryStore
    >>> class InMemory(RegisterMachine):
    ...     def make_store(self):
    ...         return MemoryStore()
    >>> TestInMemory = InMemory.TestCase
    """

    def __init__(self) -> None:
        super().__init__()
        self._comparison = Comparison(self.make_store())

    @property
    def model(self) -> MemoryStore:
        """Register in memory that the store is compared with."""
        return self._comparison.model

    def make_store(self) -> Store:
        """Return the store. It is cleared before use.

        Raises:
            NotImplementedError: the class does not override this method.
        """
        raise NotImplementedError

    @initialize(furnished=st.booleans(), periods=st.tuples(_periods(), _periods()))
    def begin(self, furnished: bool, periods: tuple[Period, Period]) -> None:  # noqa: FBT001  # Hypothesis names it
        """Begin with nothing, or with two boards and a chair, so that a few steps can do more."""
        if furnished:
            self._do("add_organisation", attrs.evolve(_ORGANISATION, id="1"))
            for term_id, period in zip("12", periods, strict=True):
                self._do("open_term", attrs.evolve(_TERM, id=term_id, organisation_id="1", period=period))
            self._do("appoint", "1", attrs.evolve(_SEAT, id="1", period=periods[0]))

    @rule(source=_SOURCES)
    def add_source(self, source: Source) -> None:
        """Add a source."""
        self._do("add_source", source)

    @rule(decree=_DECREES)
    def add_decree(self, decree: Decree) -> None:
        """Add a decree."""
        self._do("add_decree", decree)

    @rule(organisation=_ORGANISATIONS)
    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation."""
        self._do("add_organisation", organisation)

    @rule(member=_members())
    def add_member(self, member: Member) -> None:
        """Add a member."""
        self._do("add_member", member)

    @precondition(lambda machine: bool(machine.model.load().organisations))
    @rule(term=_TERMS)
    def open_term(self, term: BoardTerm) -> None:
        """Add a board term."""
        self._do("open_term", term)

    @precondition(lambda machine: bool(machine.model.load().board_terms))
    @rule(term_id=_TERM_IDS, end=_DATES)
    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Set the end of a term."""
        self._do("close_term", term_id, end)

    @precondition(lambda machine: bool(machine.model.load().board_terms))
    @rule(term_id=_TERM_IDS, appointment=_seats())
    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Appoint somebody."""
        self._do("appoint", term_id, appointment)

    @precondition(lambda machine: bool(_list_appointment_ids(machine)))
    @rule(replaced=_REPLACED, by=_seats())
    def replace(self, replaced: tuple[str, str], by: Appointment) -> None:
        """Replace somebody."""
        term_id, appointment_id = replaced
        self._do("replace", term_id, attrs.evolve(by, replaces_id=appointment_id))

    # Any: arguments of any method.
    def _do(self, method: str, *arguments: Any) -> None:
        try:
            self._comparison.apply(StoreStep(method, arguments))
        except Exception as error:
            # Hypothesis prints entities without sensitive fields, here made up; the note is a runnable program.
            error.add_note(format_program(self._comparison.steps))
            raise


def assert_conforms(store: Store, *, settings: hypothesis_settings = _SETTINGS) -> None:
    """Assert that a store keeps what is added and rejects contradictions. It clears the store repeatedly.

    It tries each edge case of `Store`, and then runs a `RegisterMachine`. The message shows a few steps that lead to
    the failure.

    Args:
        store: The store, or an adapter to it.
        settings: The number and the length of generated programs; by default 100 of up to 20 steps.

    >>> from hypothesis import settings
    >>> from psm_model.testing import MemoryStore
    >>> assert_conforms(MemoryStore(), settings=settings(max_examples=10, deadline=None))

    Raises:
        AssertionError: the store does not conform.
    """
    tried: list[StoreStep] = []

    class Conforming(RegisterMachine):
        def make_store(self) -> Store:
            return store

        def _do(self, method: str, *arguments: Any) -> None:
            tried[:] = [*self._comparison.steps, StoreStep(method, arguments)]
            self._comparison.apply(tried[-1])

    # The shrinking below takes a moment; Hypothesis would take minutes with all fields of the entities.
    phases = [phase for phase in settings.phases if phase is not Phase.shrink]
    quick = hypothesis_settings(settings, phases=phases, print_blob=False)
    try:
        for steps in iter_boundaries():
            tried[:] = steps
            run_steps(store, steps)
        tried.clear()
        run_state_machine_as_test(Conforming, settings=quick)
    except Exception as error:  # noqa: BLE001  # any exception of the store is a failure
        fewer, failure = shrink(store, tried, error)
        reason = str(failure) if isinstance(failure, AssertionError) else f"{type(failure).__name__}: {failure}"
        raise AssertionError(f"{reason}, after\n{format_program(fewer)}") from failure
