"""Small registers to ask, and every question with what it answers, by the ids of what the answer is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Capacity,
    FormerArea,
    Member,
    Organisation,
    Post,
    Register,
    Roster,
    Tenure,
    TermChange,
    TermChangeKind,
    TermStatus,
)
from psm_model.queries import (
    count_boards,
    count_members,
    count_organisations,
    count_terms,
    find_areas_without_board,
    find_areas_without_organisation,
    find_boards,
    find_concurrent_posts,
    find_ending_boards,
    find_holders,
    find_next_terms,
    find_organisations_without_board,
    find_posts,
    find_starting_boards,
)
from psm_model.queries.posts import normalise_name
from psm_model.strategies import partial_dates, periods
from psm_model.values import AreaCode, Level, PartialDate, PersonName, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from hypothesis.strategies import SearchStrategy

FIRST, LAST = date(2024, 11, 1), date(2026, 2, 28)
"""The days of the small registers."""
DAYS: Final = partial_dates(min_value=FIRST, max_value=LAST)
"""The days, months and years to ask about."""

Verdicts: TypeAlias = "Mapping[Hashable, Verdict]"
Question: TypeAlias = "Callable[[Register, date | PartialDate], Verdicts]"
Range: TypeAlias = "tuple[int, int]"
Ranges: TypeAlias = "Mapping[Hashable, Range]"

T = TypeVar("T")

_CODES: Final = st.sampled_from([*map(AreaCode, ("33", "33.25", "33.25.11", "34.02"))])
_AREAS: Final = st.none() | _CODES
_PERIODS: Final = st.none() | periods(min_value=FIRST, max_value=LAST)
_SOME_DAYS: Final = st.none() | DAYS
MEMBERS: Final = (
    Member(id="m", name=PersonName("Satu"), area=AreaCode("33.25.11.1013")),
    Member(id="n", name=PersonName("Dua"), area=AreaCode("33.25")),
)
"""The members; people without a record have the same names."""


def few(drawn: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """Generate no value or one, mostly none."""
    return st.just(()) | st.lists(drawn, max_size=1).map(tuple)


@st.composite
def organisations(draw: st.DrawFn, organisation_id: str) -> Organisation:
    """Generate an organisation with what decides whether it exists, and where."""
    return Organisation(
        id=organisation_id,
        name=f"IPSM {organisation_id}",
        level=draw(st.sampled_from([Level.REGENCY_CITY, Level.DISTRICT])),
        area=draw(_AREAS),
        areas=draw(few(st.builds(FormerArea, area=_CODES, period=periods(min_value=FIRST, max_value=LAST)))),
        founded=draw(_SOME_DAYS),
        dissolved=draw(st.none() | st.just(PartialDate(2026))),
        terms_complete=draw(st.booleans()),
    )


@st.composite
def appointments(draw: st.DrawFn, appointment_id: str) -> Appointment:
    """Generate a post of a member, of a person with the name of one, or of somebody who is withheld."""
    member_id, name = draw(st.sampled_from([("m", None), ("n", None), (None, PersonName("H. SATU")), (None, None)]))
    return Appointment(
        id=appointment_id,
        post=draw(st.sampled_from([Post.CHAIR, Post.SECRETARY])),
        member_id=member_id,
        name=name,
        capacity=draw(st.sampled_from([Capacity.SUBSTANTIVE, *Capacity])),
        period=draw(_PERIODS),
        withheld=("member_id",) if member_id is None and name is None else (),
    )


@st.composite
def terms(draw: st.DrawFn, term_id: str, organisation_id: str) -> BoardTerm:
    """Generate a term with what decides when it is, and who is on it."""
    until = st.builds(TermChange, kind=st.just(TermChangeKind.EXTENDED), until=DAYS)
    until_next = st.just(TermChange(kind=TermChangeKind.EXTENDED, until_successor=True))
    plain = BoardTerm(
        id=term_id,
        organisation_id=organisation_id,
        period=draw(_PERIODS),
        tenure=draw(st.sampled_from(Tenure)),
        roster=draw(st.sampled_from(Roster)),
        appointments=tuple(draw(appointments(f"a{number}")) for number in range(draw(st.integers(0, 2)))),
    )
    if draw(st.booleans()):
        return plain
    is_status_withheld = draw(st.integers(0, 3)) == 0
    return attrs.evolve(
        plain,
        label=draw(st.sampled_from([None, "2024–2025", "2025–2026"])),
        status=TermStatus.IN_OFFICE if is_status_withheld else draw(st.sampled_from(TermStatus)),
        withheld=("status",) if is_status_withheld else (),
        changes=draw(few(until | until_next)),
        attested=draw(few(st.builds(Attestation, on=DAYS))),
    )


@st.composite
def small_registers(draw: st.DrawFn) -> Register:
    """Generate registers of one or two organisations with up to three terms each, and an organisation not recorded."""
    ids = draw(st.sampled_from([("o",), ("o", "p")]))
    recorded = [draw(organisations(organisation_id)) for organisation_id in ids]
    boards = [
        draw(terms(f"t{owner}{number}", owner)) for owner in (*ids, "x") for number in range(draw(st.integers(0, 3)))
    ]
    members = [attrs.evolve(member, service=draw(_PERIODS)) for member in MEMBERS]
    return Register.of(*recorded, *members, *boards)


def _ask_next(register: Register, _: date | PartialDate) -> Verdicts:
    return {
        (term.id, answer.term.id): answer.verdict
        for term in register.board_terms
        for answer in find_next_terms(register, term.id, absent=True)
    }


def _ask_posts(register: Register, _: date | PartialDate) -> Verdicts:
    by_member = find_posts(register, member_id="m", absent=True)
    by_name = find_posts(register, name="Satu", absent=True)
    return {
        (number, answer.term.id, answer.appointment.id): answer.verdict
        for number, answers in enumerate((by_member, by_name))
        for answer in answers
    }


def _ask_terms(register: Register, on: date | PartialDate) -> Verdicts:
    return {
        (count.organisation_id, day is None, limit, in_a_row): count.exceeds(limit, in_a_row=in_a_row)
        for day in (None, on)
        for count in count_terms(register, Post.CHAIR, member_id="m", on=day)
        for limit in range(4)
        for in_a_row in (False, True)
    }


AREA, LEVEL = AreaCode("33.25"), Level.DISTRICT
QUESTIONS: Final[Mapping[str, Question]] = {
    "holders": lambda register, on: {
        (answer.term.id, answer.appointment.id): answer.verdict
        for answer in find_holders(register, on, area=AREA, absent=True)
    },
    "boards": lambda register, on: {
        answer.term.id: answer.verdict for answer in find_boards(register, on, level=LEVEL, absent=True)
    },
    "ending": lambda register, on: {
        answer.term.id: answer.verdict for answer in find_ending_boards(register, on, days=20, absent=True)
    },
    "starting": lambda register, on: {
        answer.term.id: answer.verdict for answer in find_starting_boards(register, on, days=20, absent=True)
    },
    "without-board": lambda register, on: {
        answer.organisation.id: answer.verdict
        for answer in find_organisations_without_board(register, on, area=AREA, absent=True)
    },
    "areas-without-board": lambda register, on: {
        answer.area.code: answer.verdict
        for answer in find_areas_without_board(register, LEVEL, on, under=AREA, is_complete=True, absent=True)
    },
    "areas-without-organisation": lambda register, on: {
        answer.area.code: answer.verdict
        for answer in find_areas_without_organisation(register, LEVEL, on, under=AREA, is_complete=True, absent=True)
    },
    "posts": _ask_posts,
    "two-boards": lambda register, _: {
        (answer.member and answer.member.id, normalise_name(answer.name)): answer.verdict
        for answer in find_concurrent_posts(register)
    },
    "two-boards-on": lambda register, on: {
        (answer.member and answer.member.id, normalise_name(answer.name)): answer.verdict
        for answer in find_concurrent_posts(register, on)
    },
    "terms": _ask_terms,
    "next": _ask_next,
}
"""Every question with a verdict. What is not in an answer is certainly NO."""


def _list_counts(register: Register, on: date | PartialDate) -> Iterable[tuple[Hashable, Range]]:
    for by in (None, Level.REGENCY_CITY, Level.DISTRICT):
        for name, counts in (
            ("organisations", count_organisations(register, on, by=by)),
            ("boards", count_boards(register, on, by=by)),
            ("members", count_members(register, on, by=by)),
        ):
            yield from (((name, by, count.level, count.area), (count.at_least, count.at_most)) for count in counts)


def count_all(register: Register, on: date | PartialDate) -> Ranges:
    """Return the range of every count; what is not in it is 0."""
    return dict(_list_counts(register, on))
