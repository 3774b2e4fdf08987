"""RegisterMachine: a state machine that does the same to a store and to a register in memory, and sees them agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import attrs
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.formats.json import dumps
from psm_model.strategies import appointments, board_terms, members, organisations, partial_dates
from psm_model.values.area import Level
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import OPEN, Period
from psm_model.values.person_name import PersonName

from .steps import Both, fewest
from .store import MemoryStore, Store

__all__ = ["RegisterMachine", "assert_conforms"]

# Few, so that one is now and then taken.
_IDS: Final = st.sampled_from(["1", "2", "3", "4", "5", "6"])
_NOWHERE: Final = "nowhere"
_NUL: Final = "\\u0000"
_SETTINGS: Final = hypothesis_settings(
    max_examples=100, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


def _storable(entity: Organisation | Member | BoardTerm) -> bool:
    # Many databases have no way to store it, PostgreSQL among them.
    return _NUL not in dumps(Register.of(entity))


def _without_issuers(member: Member) -> Member:
    return attrs.evolve(member, cards=tuple(attrs.evolve(card, issuer_id=None) for card in member.cards))


def _there(ids: Callable[[Register], Iterable[str]]) -> st.SearchStrategy[str]:
    """Draw an id that is in the register, or now and then one that is not."""
    return st.runner().flatmap(lambda machine: st.sampled_from([*ids(machine.model.load()), _NOWHERE]))


_ORGANISATION_IDS: Final = _there(lambda register: (one.id for one in register.organisations))
_MEMBER_IDS: Final = _there(lambda register: (one.id for one in register.members))
_TERM_IDS: Final = _there(lambda register: (one.id for one in register.board_terms))
_OPEN_PERIODS: Final = st.builds(Period, partial_dates(), st.just(OPEN))

_ORGANISATION: Final = Organisation(id="-", name="IPSM", level=Level.NATIONAL)
_TERM: Final = BoardTerm(id="-", organisation_id="-")
_SEAT: Final = Appointment(id="-", post=Post.CHAIR, office="Ketua")
# Each is a plain one, or one with all that it may hold: what goes wrong with a plain one is found and told soon.
_ORGANISATIONS: Final = st.builds(
    attrs.evolve,
    st.just(_ORGANISATION) | organisations().filter(_storable),
    id=_IDS,
    parent_id=st.none() | _ORGANISATION_IDS,
    source_ids=st.just(()),
)
_MEMBERS: Final = st.builds(
    attrs.evolve,
    st.just(Member(id="-", name=PersonName("Contoh"))) | members().map(_without_issuers).filter(_storable),
    id=_IDS,
    source_ids=st.just(()),
)
_TERMS: Final = st.builds(
    attrs.evolve,
    st.just(_TERM) | board_terms().filter(_storable),
    id=_IDS,
    organisation_id=_ORGANISATION_IDS,
    period=_OPEN_PERIODS | st.none(),
    appointments=st.just(()),
    source_ids=st.just(()),
)


def _storable_seat(appointment: Appointment) -> bool:
    return _storable(BoardTerm(id="t", organisation_id="o", appointments=(appointment,)))


def _seats(periods: st.SearchStrategy[Period | None]) -> st.SearchStrategy[Appointment]:
    def seat(drawn: Appointment, seat_id: str, member_id: str, period: Period | None) -> Appointment:
        made = attrs.evolve(drawn, id=seat_id, replaces_id=None, period=period)
        return made if made.member_id is None else attrs.evolve(made, member_id=member_id)

    return st.builds(seat, st.just(_SEAT) | appointments().filter(_storable_seat), _IDS, _MEMBER_IDS, periods)


def _held(machine: RegisterMachine) -> list[tuple[str, str]]:
    """Give the ids of all appointments, each behind that of its term."""
    return [(term.id, held.id) for term in machine.model.load().board_terms for held in term.appointments]


_REPLACED: Final = st.runner().flatmap(lambda machine: st.sampled_from([*_held(machine), (_NOWHERE, _NOWHERE)]))


class RegisterMachine(RuleBasedStateMachine):
    """A state machine of Hypothesis that holds a store to a register in memory: whatever is done, both are the same.

    What it does is drawn: organisations, members, terms and appointments with all that they may hold are added, terms
    end, appointments are replaced, with ids that are there and ids that are not. After each step the store must hold
    what the register holds, and it must refuse what the register refuses, and nothing else.

    Give it a store by a class of your own, whose `TestCase` pytest and unittest run; or use `assert_conforms`.

    >>> from psm_model.testing import MemoryStore
    >>> class InMemory(RegisterMachine):
    ...     def make_store(self):
    ...         return MemoryStore()
    >>> TestInMemory = InMemory.TestCase
    """

    def __init__(self) -> None:
        super().__init__()
        self._both = Both(self.make_store())

    @property
    def model(self) -> MemoryStore:
        """What the store is held to."""
        return self._both.model

    def make_store(self) -> Store:
        """Give the store; it is cleared before it is used.

        Raises:
            NotImplementedError: the class has no store of its own.
        """
        raise NotImplementedError

    @initialize(furnished=st.booleans(), period=_OPEN_PERIODS)
    def begin(self, furnished: bool, period: Period) -> None:  # noqa: FBT001  # Hypothesis gives it by its name
        """Begin with nothing, or with one board and its chair, so that more can be done in a few steps."""
        if furnished:
            self._both.do("add_organisation", attrs.evolve(_ORGANISATION, id="1"))
            self._both.do("open_term", attrs.evolve(_TERM, id="1", organisation_id="1", period=period))
            self._both.do("appoint", "1", attrs.evolve(_SEAT, id="1", period=period))

    @rule(organisation=_ORGANISATIONS)
    def add_organisation(self, organisation: Organisation) -> None:
        """Add an organisation."""
        self._both.do("add_organisation", organisation)

    @rule(member=_MEMBERS)
    def add_member(self, member: Member) -> None:
        """Add a member."""
        self._both.do("add_member", member)

    @precondition(lambda machine: bool(machine.model.load().organisations))
    @rule(term=_TERMS)
    def open_term(self, term: BoardTerm) -> None:
        """Add a board term."""
        self._both.do("open_term", term)

    @precondition(lambda machine: bool(machine.model.load().board_terms))
    @rule(term_id=_TERM_IDS, end=partial_dates())
    def close_term(self, term_id: str, end: PartialDate) -> None:
        """Have a term end."""
        self._both.do("close_term", term_id, end)

    @precondition(lambda machine: bool(machine.model.load().board_terms))
    @rule(term_id=_TERM_IDS, appointment=_seats(st.none() | _OPEN_PERIODS))
    def appoint(self, term_id: str, appointment: Appointment) -> None:
        """Appoint somebody."""
        self._both.do("appoint", term_id, appointment)

    @precondition(lambda machine: bool(_held(machine)))
    @rule(replaced=_REPLACED, by=_seats(_OPEN_PERIODS))
    def replace(self, replaced: tuple[str, str], by: Appointment) -> None:
        """Replace somebody."""
        term_id, appointment_id = replaced
        self._both.do("replace", term_id, attrs.evolve(by, replaces_id=appointment_id))

    @invariant()
    def holds_what_it_was_given(self) -> None:
        """See that both hold the same."""
        self._both.compare()


def assert_conforms(store: Store, *, settings: hypothesis_settings = _SETTINGS) -> None:
    """See that a store holds what it is given and refuses what is wrong; it is cleared first, and time and again.

    It runs a `RegisterMachine`. The message tells the fewest and plainest steps after which it goes wrong.

    Args:
        store: The store, by an adapter.
        settings: How many programs are tried, of how many steps; by default 100 of up to 20.

    >>> from hypothesis import settings
    >>> from psm_model.testing import MemoryStore
    >>> assert_conforms(MemoryStore(), settings=settings(max_examples=10, deadline=None))

    Raises:
        AssertionError: it does not.
    """
    last: list[Both] = []

    class Conforming(RegisterMachine):
        def make_store(self) -> Store:
            return store

        def __init__(self) -> None:
            super().__init__()
            last[:] = [self._both]

    # Steps are left out below, which takes a moment and not minutes, as it would with all that entities may hold.
    phases = [phase for phase in settings.phases if phase is not Phase.shrink]
    quick = hypothesis_settings(settings, phases=phases, print_blob=False)
    try:
        run_state_machine_as_test(Conforming, settings=quick)
    except Exception as error:  # whatever goes wrong in the store, it does not conform
        steps, told = fewest(store, last[0].steps, f"{type(error).__name__}: {error}")
        lines = "".join(f"\n  store.{step}" for step in ("clear()", *map(str, steps)))
        msg = f"{told}, after{lines}"
        raise AssertionError(msg) from error
