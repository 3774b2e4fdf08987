"""Strategies for registers that break no rule.

They generate plans of people, boards and organisations, each with a few choices, and build a register from them. Every
day in a plan is known and breaks no rule. The register then records less than the plan, which may add doubt but no
error.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm, Roster, Tenure, TermStatus
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.member import Card, CardKind, Member, Membership, Training
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import CORE_POSTS, Post
from psm_model.entities.register import Register
from psm_model.entities.source import Source
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.values.area import AreaCode, Level
from psm_model.values.endpoint import OPEN, UNKNOWN
from psm_model.values.identifier import Identifier
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._valid_details import VILLAGES, add_details
from ._valid_past import add_past
from ._valid_plans import (
    POSTS,
    SECOND_DECREE,
    AssociationPlan,
    BoardPlan,
    ChangePlan,
    DaysPlan,
    DecreePlan,
    HolderPlan,
    PersonPlan,
    SeatPlan,
    association_plans,
    person_plans,
)
from .values import short_tuples, with_precision

__all__ = ["build_register", "valid_registers"]

_SOURCE: Final = Source(
    id="s-1", url="https://example.org/a", publisher="Contoh", published=PartialDate.parse("2025-10-16")
)
_CITED: Final = (_SOURCE.id,)

_PLACES: Final[Mapping[Level, tuple[AreaCode | None, str, str | None]]] = {
    Level.NATIONAL: (None, "IPSM Nasional", "Menteri Sosial"),
    Level.PROVINCE: (AreaCode("33"), "IPSM Provinsi Jawa Tengah", "Gubernur Jawa Tengah"),
    Level.REGENCY_CITY: (AreaCode("33.25"), "IPSM Kabupaten Batang", "Bupati Batang"),
    Level.DISTRICT: (AreaCode("33.25.11"), "IPSM Kecamatan Batang", None),
    Level.VILLAGE: (VILLAGES[0], "IPSM Kelurahan Watesalit", None),
}
# The number of people whom a board may have: a holder and a replacement of each of six posts.
_MAX_HOLDERS: Final = 12
# The days of caretakers in office.
_CARETAKER: Final = timedelta(180)
_EXTENSION: Final = timedelta(90)
# The days by which a term is shortened, fewer than those of a term.
_SHORTENING: Final = timedelta(700)


@cache
def valid_registers() -> st.SearchStrategy[Register]:
    """Generate registers with no finding of severity error or warning, with the default configuration.

    They have organisations of several levels that were renamed, moved, merged or split, consecutive boards with
    replacements, disputed boards, extended and shortened terms, attested days, imprecise dates, unknown and open ends,
    leap days, members, decrees and sources. Every optional field may be present or absent. Some records withhold
    fields. This strategy minimises to the empty register.
    """
    # Each optional field is expected in at least five of a hundred registers.
    return add_details(st.builds(build_register, short_tuples(association_plans(), 5), short_tuples(person_plans(), 6)))


def build_register(associations: tuple[AssociationPlan, ...], people: tuple[PersonPlan, ...]) -> Register:
    """Build a register from plans of organisations and people."""
    planned: dict[Level, AssociationPlan] = {}
    for plan in associations:
        # One for each level: if the level is taken, use the highest free one.
        planned[plan.level if plan.level not in planned else next(free for free in Level if free not in planned)] = plan
    members = tuple(_build_member(number, person, planned.keys()) for number, person in enumerate(people))
    decrees = [
        decree
        for person, member in zip(people, members, strict=True)
        for decree in _build_decrees(
            person.decrees, member.decree_ids, issuer="Kepala Desa Contoh", issued=PartialDate(2021, 5)
        )
    ]
    # Honorary members hold no post.
    officers = tuple(member.id for member in members if member.membership is not Membership.HONORARY)
    organisations: list[Organisation] = []
    terms: list[BoardTerm] = []
    for level in sorted(planned, key=lambda level: level.depth):
        above = organisations[-1].id if organisations else None
        organisation, boards, acts = _build_association(planned[level], level, above, officers)
        organisations += add_past(
            planned[level].past, organisation, with_precision(planned[level].start, planned[level].known)
        )
        terms += boards
        decrees += acts
    is_cited = any(entity.source_ids for entities in (organisations, members, terms) for entity in entities)
    return Register(
        sources=(_SOURCE,) if is_cited else (),
        decrees=tuple(decrees),
        organisations=tuple(organisations),
        members=members,
        board_terms=tuple(terms),
    )


def _make_id(level: Level) -> str:
    return f"ipsm-{_PLACES[level][0] or '00'}"


def _build_member(number: int, person: PersonPlan, levels: Collection[Level]) -> Member:
    cards: tuple[Card, ...] = ()
    if person.card is not None:
        issuer = Level.NATIONAL if person.card is CardKind.NATIONAL else Level.REGENCY_CITY
        issuer_id = _make_id(issuer) if issuer in levels else None
        cards = (Card(kind=person.card, number=f"{number:04}", issuer_id=issuer_id),)
    return Member(
        id=f"m-{number}",
        name=PersonName(person.name),
        area=person.village,
        domicile_area=person.village if person.is_at_home else None,
        birth_date=person.born,
        membership=person.membership,
        service=person.service,
        decree_ids=_make_decree_ids(f"sk-m-{number}", person.decrees),
        identifiers=(Identifier("kta", f"{number:04}"),) if cards else (),
        cards=cards,
        training=(Training(title="Bimbingan teknis dasar"),) if person.has_training else (),
        source_ids=_CITED if person.is_cited else (),
    )


def _make_decree_ids(decree_id: str, plan: DecreePlan) -> tuple[str, ...]:
    """Return the ids of no decree, of one, or of one and a second that changes or ends it."""
    if plan is DecreePlan.NONE:
        return ()
    return (decree_id,) if plan is DecreePlan.ONE else (decree_id, f"{decree_id}-2")


def _build_decrees(
    plan: DecreePlan, decree_ids: tuple[str, ...], *, issuer: str | None, issued: PartialDate
) -> tuple[Decree, ...]:
    """Build a decree, and one that amends, replaces or revokes it later."""
    first = [Decree(id=decree_id, issuer=issuer, issued=issued, in_force_from=issued) for decree_id in decree_ids[:1]]
    # Any: the field differs.
    changed: dict[str, Any] = {SECOND_DECREE[plan]: decree_ids[:1]} if len(decree_ids) > 1 else {}
    second = [Decree(id=decree_id, issuer=issuer, **changed) for decree_id in decree_ids[1:]]
    return (*first, *second)


def _build_association(
    plan: AssociationPlan, level: Level, above: str | None, officers: tuple[str, ...]
) -> tuple[Organisation, list[BoardTerm], list[Decree]]:
    area, name, authority = _PLACES[level]
    association = _Association(_make_id(level), authority, officers)
    terms: list[BoardTerm] = []
    decrees: list[Decree] = []
    start = plan.start
    for number, board in enumerate(plan.boards, start=1):
        is_ended = not board.is_unended or number < len(plan.boards)
        built = association.build_term(board, number, start, is_ended=is_ended)
        terms.append(built.term)
        decrees += built.decrees
        start = built.next_start + board.pause
    # A board with an open end does not outlive its organisation.
    runs_on = bool(terms) and terms[-1].period is not None and terms[-1].period.end is OPEN
    organisation = Organisation(
        id=association.organisation_id,
        name=name,
        level=level,
        area=area,
        parent_id=above if plan.has_parent else None,
        founded=None if plan.older is None else with_precision(plan.start - plan.older, plan.known),
        dissolved=None if plan.dissolved is None or runs_on else with_precision(start + plan.dissolved, plan.known),
        source_ids=_CITED if plan.is_cited else (),
        **plan.asides,
    )
    return organisation, terms, decrees


class _BuiltTerm(NamedTuple):
    """A term with its decrees."""

    term: BoardTerm
    """The term."""
    decrees: list[Decree]
    """Its decrees."""
    next_start: date
    """The first day of the next board."""


@attrs.frozen
class _Association:
    """What the boards of an organisation have in common."""

    organisation_id: str
    """The id of the organisation."""
    authority: str | None
    """The authority that appoints and inaugurates its boards; None if none does."""
    officers: tuple[str, ...]
    """The ids of the members who may hold a post."""

    def build_term(self, board: BoardPlan, number: int, start: date, *, is_ended: bool) -> _BuiltTerm:
        """Build the term of a board, with its decrees.

        Args:
            board: The plan of the board.
            number: Its number among the boards of the organisation, from 1.
            start: Its first day.
            is_ended: Whether the term has an end.
        """
        term_id = f"{self.organisation_id}-{number}"
        end = start + _CARETAKER if board.status is TermStatus.CARETAKER else start + relativedelta(years=5)
        # The handover day may be the last day of this board too.
        decreed_last = end if board.days is DaysPlan.HANDOVER_DAY else end - timedelta(days=1)
        change = ChangePlan.NONE if board.status is TermStatus.CARETAKER or not is_ended else board.change
        cut_off = _SHORTENING if change is ChangePlan.SHORTENED else timedelta()
        end, last = end - cut_off, decreed_last - cut_off
        appointments = _build_appointments(board, start, last, self.officers, (number - 1) * _MAX_HOLDERS)
        decree_ids = _make_decree_ids(f"sk-{term_id}", board.decrees)
        issued = with_precision(start, board.known)
        decrees = list(_build_decrees(board.decrees, decree_ids, issuer=self.authority, issued=issued))
        changes = _build_changes(change, last, decree_ids, known=board.known)
        if changes:
            if change is not ChangePlan.SHORTENED:
                end += _EXTENSION
            decrees += [Decree(id=decree_id, amends_ids=decree_ids[:1]) for decree_id in changes[-1].decree_ids]
        term = BoardTerm(
            id=term_id,
            organisation_id=self.organisation_id,
            label=_make_label(board, start, decreed_last),
            period=_make_period(board, start, decreed_last, is_ended=is_ended),
            status=board.status,
            roster=Roster.COMPLETE if _has_core_posts(appointments) else Roster.PARTIAL,
            tenure=Tenure.WHOLE_TERM if board.is_whole_term or (board.is_complete and decree_ids) else Tenure.UNSTATED,
            decree_ids=decree_ids,
            changes=changes,
            attested=_build_attested(board, start, last),
            inaugurations=_build_inaugurations(board, start, last, self.authority),
            legal_bases=_choose_bases(board, start, last),
            appointments=appointments,
            source_ids=_CITED if board.is_cited else (),
        )
        return _BuiltTerm(term, decrees, end)


def _make_label(board: BoardPlan, start: date, last: date) -> str | None:
    has_label = board.days.has_label and board.status is not TermStatus.CARETAKER
    return f"periode {start.year}–{last.year}" if has_label else None


def _make_period(board: BoardPlan, start: date, last: date, *, is_ended: bool) -> Period | None:
    if board.status is TermStatus.CARETAKER:
        return Period(with_precision(start, board.known), with_precision(last, board.known) if is_ended else OPEN)
    if not is_ended:
        return Period(with_precision(start, board.known), UNKNOWN)
    if board.days is DaysPlan.LABEL:
        return None
    return Period(with_precision(start, board.known), with_precision(last, board.known))


def _build_changes(
    change: ChangePlan, last: date, decree_ids: tuple[str, ...], *, known: Precision
) -> tuple[TermChange, ...]:
    """Build the change of a term, by a decree if one appointed it.

    A term is extended for a few months or until the next board, or shortened to its last day.
    """
    by = tuple(f"{decree_id}-x" for decree_id in decree_ids[:1])
    match change:
        case ChangePlan.NONE:
            return ()
        case ChangePlan.EXTENDED:
            until = with_precision(last + _EXTENSION, known)
            return (TermChange(kind=TermChangeKind.EXTENDED, until=until, decree_ids=by),)
        case ChangePlan.SHORTENED:
            return (TermChange(kind=TermChangeKind.SHORTENED, until=with_precision(last, known), decree_ids=by),)
        case _:
            return (TermChange(kind=TermChangeKind.EXTENDED, until_successor=True, decree_ids=by),)


def _build_attested(board: BoardPlan, start: date, last: date) -> tuple[Attestation, ...]:
    if board.attested is None:
        return ()
    return (Attestation(on=with_precision(min(start + board.attested, last), board.known)),)


def _find_inauguration_day(board: BoardPlan, start: date, last: date) -> date:
    return min(start + (board.inaugurated or timedelta()), last)


def _choose_bases(board: BoardPlan, start: date, last: date) -> tuple[LegalBasis, ...]:
    """Choose legal bases that were in force at the start of the board and at its inauguration."""
    year = _find_inauguration_day(board, start, last).year
    return tuple(basis for basis, after, before in board.bases if after < start.year and year < before)


def _build_inaugurations(board: BoardPlan, start: date, last: date, authority: str | None) -> tuple[Inauguration, ...]:
    if board.inaugurated is None:
        return ()
    day = _find_inauguration_day(board, start, last)
    return (Inauguration(date=with_precision(day, board.known), authority=authority, **board.ceremony),)


def _fills_post(capacity: Capacity) -> bool:
    return capacity.serves_in_term and capacity.takes_seat


def _has_core_posts(appointments: tuple[Appointment, ...]) -> bool:
    return {appointment.post for appointment in appointments if _fills_post(appointment.capacity)} >= set(CORE_POSTS)


def _build_appointments(
    board: BoardPlan, start: date, last: date, officers: tuple[str, ...], first_place: int
) -> tuple[Appointment, ...]:
    """Build the appointments of a board, seat by seat; the first place makes its people differ from other boards'."""
    appointments: list[Appointment] = []
    free = list(POSTS)
    for place, drawn in enumerate(board.seats):
        is_core = board.is_complete and place < len(CORE_POSTS)
        seat = (
            attrs.evolve(drawn, capacity=Capacity.SUBSTANTIVE) if is_core and not _fills_post(drawn.capacity) else drawn
        )
        # Use each post once, since some have one seat.
        post = free[0] if is_core or seat.post not in free else seat.post
        free.remove(post)
        holder = first_place + place
        appointments += _build_seat(board, seat, post, place=holder, start=start, last=last, officers=officers)
    return tuple(appointments)


def _build_seat(
    board: BoardPlan, seat: SeatPlan, post: Post, *, place: int, start: date, last: date, officers: tuple[str, ...]
) -> tuple[Appointment, ...]:
    """Build the appointment of a seat, or the one that hands it on and its replacement."""
    first = Appointment(id=post.value, post=post, capacity=seat.capacity, **_make_holder(seat, place, officers))
    if seat.capacity is Capacity.HOLDOVER:
        return (attrs.evolve(first, period=Period(with_precision(last, seat.known), UNKNOWN)),)
    if not seat.capacity.holds:
        return (first,)
    if seat.handed_on is None:
        return (attrs.evolve(first, attested=_build_attested(board, start, last)),)
    day = min(start + seat.handed_on, last)
    left = day if board.days is DaysPlan.HANDOVER_DAY and day < last else day - timedelta(days=1)
    until_then = Period(with_precision(start, seat.known), with_precision(left, seat.known))
    first = attrs.evolve(first, period=until_then)
    if day + seat.vacant > last:
        return (first,)
    from_then = Period(with_precision(day + seat.vacant, seat.known), with_precision(last, seat.known))
    other = _make_holder(seat, place + 1, officers if len(officers) > 1 else ())
    second = Appointment(
        id=f"{post}-paw", post=post, capacity=seat.capacity, period=from_then, replaces_id=first.id, **other
    )
    return (first, second)


# Any: a member's id, a name or an office.
def _make_holder(seat: SeatPlan, place: int, officers: tuple[str, ...]) -> dict[str, Any]:
    if seat.capacity is Capacity.EX_OFFICIO or seat.holder is HolderPlan.OFFICE:
        return {"office": f"Camat {place}"}
    if seat.holder is HolderPlan.MEMBER and officers:
        return {"member_id": officers[place % len(officers)]}
    return {"name": PersonName(f"Contoh {place}")}
