"""Changed terms and attested days: what is certain stays certain, and every finding of a completion was announced."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Capacity,
    Member,
    Organisation,
    Post,
    Register,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.strategies import completions, valid_registers, violations
from psm_model.values import OPEN, Level, Period, PersonName, Verdict
from tests.rules.clashes import DAYS, dates, perhaps, spans
from tests.rules.comparisons import find_misleading, find_unsound
from tests.rules.refinements import find_unstable, refinements
from tests.strategies.draws import is_reached

MANY = max(60, settings().max_examples)
EXAMPLES = settings().max_examples
LABELS = ["2018–2023", "2019–2024", "2018–2020", "2020–2021", "2023-2006"]


@cache
def attested() -> st.SearchStrategy[list[Attestation]]:
    """Return a strategy for a few attested days, mostly none."""
    return st.just([]) | st.lists(st.builds(Attestation, on=dates(DAYS)), max_size=2)


@cache
def changes() -> st.SearchStrategy[list[TermChange]]:
    """Return a strategy for a few changes of a term, to a day or until the next board."""
    dated = st.builds(TermChange, kind=st.sampled_from(TermChangeKind), until=dates(DAYS))
    until_next = st.just(TermChange(kind=TermChangeKind.EXTENDED, until_successor=True))
    return st.just([]) | st.lists(dated | until_next, max_size=2)


@cache
@st.composite
def boards(draw: st.DrawFn, number: int, *, dated: bool = False) -> BoardTerm:
    """Generate a board near others, perhaps changed, with posts that may be attested; if `dated`, it has a span."""
    appointments = [
        Appointment(
            id=f"a-{place}",
            post=draw(st.sampled_from([Post.CHAIR, Post.CHAIR, Post.MEMBER])),
            member_id=draw(st.sampled_from(["m-0", "m-1"])),
            capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, *Capacity])),
            period=draw(perhaps(spans())),
            attested=draw(attested()),
        )
        for place in range(draw(st.integers(0, 2)))
    ]
    label = draw(perhaps(st.sampled_from(LABELS)))
    return BoardTerm(
        id=f"t-{number}",
        organisation_id="o",
        label=label,
        period=draw(spans() if label is None or (dated and label == LABELS[-1]) else perhaps(spans())),
        status=draw(st.sampled_from([TermStatus.IN_OFFICE, *TermStatus])),
        tenure=draw(st.sampled_from(Tenure)),
        changes=draw(changes()),
        attested=draw(attested()),
        appointments=appointments,
    )


@cache
@st.composite
def organisations(draw: st.DrawFn, *, dated: bool = False) -> Register:
    """Generate a register of one organisation with boards near each other; if `dated`, all have spans."""
    life = {"founded": draw(perhaps(dates(DAYS))), "dissolved": draw(perhaps(dates(DAYS)))}
    ipsm = Organisation(id="o", name="IPSM", level=Level.NATIONAL, terms_complete=draw(st.booleans()), **life)
    members = [Member(id=f"m-{number}", name=PersonName("Contoh")) for number in range(2)]
    return Register.of(
        ipsm, *members, *(draw(boards(number, dated=dated)) for number in range(draw(st.integers(1, 3))))
    )


@settings(max_examples=MANY)
@given(st.data())
def test_findings_on_changed_terms_are_sound(data: st.DataObject) -> None:
    """With changes and attested days, the findings agree with those of any completion, and each pointer is valid."""
    # A board without any date may be the one until which another runs.
    register = data.draw(organisations(dated=True))
    assert find_unsound(register, data.draw(completions(register))) == []
    assert find_misleading(register, check(register, undetermined=True)) == []


@settings(max_examples=MANY)
@given(st.data())
def test_certain_findings_on_changed_terms_are_stable(data: st.DataObject) -> None:
    """With changes and attested days, certain findings stay and no new ones appear as dates become more precise."""
    register = data.draw(organisations())
    assert find_unstable(register, data.draw(refinements(register))) == []


@settings(max_examples=MANY)
@given(st.data())
def test_answers_for_a_day_are_stable(data: st.DataObject) -> None:
    """The verdicts on a board and its people for a day never turn from yes to no or back in a completion."""
    register = data.draw(organisations())
    on = data.draw(st.sampled_from(DAYS))
    for later in (data.draw(refinements(register)), data.draw(completions(register))):
        before, after = (
            {(term.id, seat.id): verdict for term in r.board_terms for seat, verdict in _list_seats(r, term, on)}
            for r in (register, later)
        )
        for place, verdict in before.items():
            assert verdict is Verdict.UNDETERMINED or after[place] is verdict, place
        for old, new in zip(register.board_terms, later.board_terms, strict=True):
            verdict = old.in_office(on)
            assert verdict is Verdict.UNDETERMINED or new.in_office(on) is verdict


def _list_seats(register: Register, term: BoardTerm, on: Any) -> list[tuple[Appointment, Verdict]]:
    alone = attrs.evolve(
        register,
        board_terms=[
            other if other is term else attrs.evolve(other, appointments=()) for other in register.board_terms
        ],
    )
    verdicts = dict.fromkeys(term.appointments, Verdict.NO) | dict(alone.board_on("o", on))
    return list(verdicts.items())


@settings(max_examples=MANY)
@given(st.data())
def test_completions_contain_attested_days(data: st.DataObject) -> None:
    """A completion of a term contains its attested days, unless one of them contradicts the term."""
    term = data.draw(boards(0))
    completed = data.draw(completions(term))
    certain = {finding.path for finding in check(Register.of(term)) if finding.code == "PSM215"}
    if completed.span is None or any(path.startswith("/board_terms/0/attested") for path in certain):
        return
    for attestation in completed.attested:
        # A term that still runs until the next board has no last day, but includes its last decreed one.
        assert completed.recorded_bounds is not None
        assert completed.recorded_bounds.covers(*attestation.on.ordinals) is Verdict.YES
    assert not completed.runs_until_successor or term.decreed_span is None or term.decreed_span.end is OPEN


@settings(max_examples=EXAMPLES)
@given(valid_registers())
def test_valid_registers_have_neither_contradictions_nor_surprises(register: Register) -> None:
    """Valid registers, which draw changes and attested days, have no finding of severity error or warning."""
    assert [f for f in check(register) if f.severity.value != "info"] == []


@pytest.mark.parametrize(
    "is_drawn",
    [
        lambda term: any(change.until_successor for change in term.changes),
        lambda term: any(change.until is not None for change in term.changes),
        lambda term: bool(term.attested),
        lambda term: any(appointment.attested for appointment in term.appointments),
    ],
)
def test_valid_registers_draw_the_new_fields(is_drawn: Callable[[BoardTerm], bool]) -> None:
    """Valid registers draw extensions to a day and until the next board, and attested days of boards and posts."""
    assert is_reached(valid_registers(), lambda register: any(map(is_drawn, register.board_terms)))


@pytest.mark.parametrize("code", ["PSM113", "PSM215"])
def test_violations_break_only_their_rule(code: str) -> None:
    """The strategy of a rule draws registers that break it and no other rule of severity error; they are sound."""

    @settings(max_examples=EXAMPLES)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        violation = data.draw(violations(code))
        codes = {f.code for f in check(violation.register, **violation.options)}
        errors = {f.code for f in check(violation.register, **violation.options) if f.severity.value == "error"}
        assert code in codes
        assert errors <= {code}
        completed = data.draw(completions(violation.register))
        assert find_unsound(violation.register, completed, violation.options) == []

    holds()


def test_a_period_of_no_change_is_the_term() -> None:
    """Without changes and attested days, the bounds of a term are those of its span."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025"))
    assert term.bounds == term.recorded_bounds == term.shortest_bounds == Period.parse("2020/2025").bounds
