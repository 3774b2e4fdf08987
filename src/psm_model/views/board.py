"""board_on: who is on a board on a day, how sure that is, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

import attrs

from psm_model.checking.subjects import OrganisationSubject, appointments, iter_organisations
from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.register import Register
from psm_model.entities.tenure import ALWAYS, held_on, held_span
from psm_model.errors import NotFoundError
from psm_model.rules.boards.replacements import appointments_by_id
from psm_model.values.partial_date import PartialDate, ordinals_of
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

__all__ = ["Board", "Doubt", "Reason", "Seat", "TermBoard", "board_on", "boards_on", "holder_of"]


class Doubt(StrEnum):
    """Why it is not sure whether a board is in office, or a post held, on a day."""

    DAY = "day"
    """The day that is asked for is no whole date."""
    STATUS = "status"
    """The board is disputed."""
    TERM = "term"
    """Neither the period nor the label of the term tells its days."""
    TERM_START = "term_start"
    """The start of the term is not known well enough."""
    TERM_END = "term_end"
    """The end of the term is not known well enough."""
    HELD = "held"
    """When the post is held is not recorded."""
    HELD_START = "held_start"
    """Since when the post is held is not known well enough."""
    HELD_END = "held_end"
    """Until when the post is held is not known well enough."""
    SUCCESSOR = "successor"
    """When somebody else succeeds to a post of a whole term is not known well enough."""


class Reason(NamedTuple):
    """One thing that leaves an answer open."""

    doubt: Doubt
    """What it is."""
    path: str | None
    """A JSON Pointer to the fact that would settle it; None where the day asked for would."""


@attrs.frozen(kw_only=True)
class Seat:
    """An appointment to a board, as it stands on a day."""

    path: str
    """The JSON Pointer of the appointment."""
    appointment: Appointment
    """The appointment."""
    holder: str
    """Who holds it: the name of a member or person, an office as written, or the id of a member who is not there."""
    replaced_by: tuple[str, ...]
    """The ids of the appointments of the same term that replace it."""
    verdict: Verdict | None
    """Whether it is held on the day; None where no day was asked for."""
    reasons: tuple[Reason, ...]
    """Where the verdict is UNDETERMINED, what leaves it open."""

    # Any: what a JSON writer takes.
    def to_dict(self) -> dict[str, Any]:
        """Return the seat as a JSON object."""
        held = self.appointment
        return {
            "path": self.path,
            "id": held.id,
            "post": held.post.value,
            "title": held.title,
            "section": held.section,
            "holder": self.holder,
            "member_id": held.member_id,
            "capacity": held.capacity.value,
            "period": None if held.period is None else str(held.period),
            "replaces": held.replaces_id,
            "replaced_by": list(self.replaced_by),
            **_answer(self.verdict, self.reasons),
        }


@attrs.frozen(kw_only=True)
class TermBoard:
    """The board of one term, as it stands on a day."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    verdict: Verdict | None
    """Whether the board is in office on the day; None where no day was asked for."""
    reasons: tuple[Reason, ...]
    """Where the verdict is UNDETERMINED, what leaves it open."""
    seats: tuple[Seat, ...]
    """Its appointments: as recorded, or where no day was asked for, by when they may start."""
    holders: tuple[tuple[str, str], ...] = ()
    """Who holds each appointment of the term, by its id, also of those that are left out here."""

    # Any: what a JSON writer takes.
    def to_dict(self) -> dict[str, Any]:
        """Return the board as a JSON object."""
        term = self.term
        return {
            "path": self.path,
            "id": term.id,
            "label": term.label,
            "period": None if term.span is None else str(term.span),
            "status": term.status.value,
            "roster": term.roster.value,
            **_answer(self.verdict, self.reasons),
            "seats": [seat.to_dict() for seat in self.seats],
        }


@attrs.frozen(kw_only=True)
class Board:
    """The boards of an organisation that may be in office on a day, or have anybody in post."""

    organisation_id: str
    """The organisation."""
    name: str | None
    """Its name; None where only terms name it."""
    day: date | PartialDate | None
    """The day that was asked for; None for all days."""
    terms: tuple[TermBoard, ...]
    """The boards, in order of their start."""

    # Any: what a JSON writer takes.
    def to_dict(self) -> dict[str, Any]:
        """Return the boards as a JSON object."""
        return {
            "psm_board": 1,
            "organisation": self.organisation_id,
            "name": self.name,
            "day": None if self.day is None else str(self.day),
            "terms": [one.to_dict() for one in self.terms],
        }


def board_on(register: Register, about: str, day: date | PartialDate | None = None, *, absent: bool = False) -> Board:
    """Return who is on the board of an organisation, or on that of one term, on a day.

    `Register.board_on` and `BoardTerm.in_office` give the answers; here they come with names, with who replaces whom,
    and with what leaves them open.

    Args:
        register: The register.
        about: The id of an organisation or of a board term; where both have it, the organisation is meant.
        day: The day, which may be a month or a year; None for everybody who was ever recorded.
        absent: Whether also to give boards that are surely not in office on that day, and who surely is not on them.
            A term that is asked for by its id is given all the same.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair,))
    >>> (board,) = board_on(Register.of(ipsm, kasmad, term), "o", date(2026, 1, 1)).terms
    >>> board.verdict.value, [(seat.holder, seat.verdict.value) for seat in board.seats]
    ('yes', [('Kasmad', 'undetermined')])
    >>> board.seats[0].reasons
    (Reason(doubt=<Doubt.HELD: 'held'>, path='/board_terms/0/appointments/0/period'),)

    Raises:
        NotFoundError: there is neither an organisation nor a term with that id, nor a term that names it.
        TypeError: the day is none, or a `datetime`, whose day depends on a time zone.
    """
    if day is not None:
        ordinals_of(day)
    subject, wanted = _subject(register, about)
    return _of_organisation(register, subject, wanted, day, absent=absent)


def boards_on(register: Register, day: date | PartialDate | None = None, *, absent: bool = False) -> Iterator[Board]:
    """Yield it of each organisation, in the order of the register, also of those of which no board is recorded.

    Args:
        register: The register.
        day: As `board_on` takes it.
        absent: As `board_on` takes it.

    >>> [board.organisation_id for board in boards_on(Register.of(ipsm))]
    ['o']

    Raises:
        TypeError: the day is none, or a `datetime`, whose day depends on a time zone.
    """
    if day is not None:
        ordinals_of(day)
    return (_of_organisation(register, subject, None, day, absent=absent) for subject in iter_organisations(register))


def _of_organisation(
    register: Register,
    subject: OrganisationSubject,
    wanted: str | None,
    day: date | PartialDate | None,
    *,
    absent: bool,
) -> Board:
    boards = []
    for path, term in subject.terms:
        if wanted is None or wanted == path:
            board = _board(register, path, term, day, absent=absent)
            if absent or wanted or day is None or _any_possible(board):
                boards.append(board)
    organisation_id = subject.terms[0][1].organisation_id if subject.organisation is None else subject.organisation.id
    name = None if subject.organisation is None else subject.organisation.name
    return Board(organisation_id=organisation_id, name=name, day=day, terms=tuple(boards))


def holder_of(register: Register, appointment: Appointment) -> str:
    """Return who holds an appointment: the name of a member or of a person, or an office.

    >>> holder_of(Register.of(kasmad), Appointment(id="a", post=Post.CHAIR, member_id="m"))
    'Kasmad'
    """
    if appointment.member_id is None:
        return str(appointment.name or appointment.office)
    try:
        return str(register.member(appointment.member_id).name)
    except NotFoundError:
        return appointment.member_id


def _subject(register: Register, about: str) -> tuple[OrganisationSubject, str | None]:
    """Return the organisation that is meant, and where one of its terms is, that term's pointer."""
    by_term = None
    for subject in iter_organisations(register):
        of_terms = subject.terms and subject.terms[0][1].organisation_id
        if about in {of_terms, subject.organisation and subject.organisation.id}:
            return subject, None
        for path, term in subject.terms:
            if term.id == about and by_term is None:
                by_term = subject, path
    if by_term is None:
        raise NotFoundError("organisation or board term", about)
    return by_term


def _board(
    register: Register, path: str, term: BoardTerm, day: date | PartialDate | None, *, absent: bool
) -> TermBoard:
    placed = tuple(appointments(path, term))
    by_id = appointments_by_id(placed)
    followers: dict[str, list[tuple[str, Appointment]]] = {}
    for place, held in placed:
        if held.replaces_id is not None and held.replaces_id in by_id:
            followers.setdefault(held.replaces_id, []).append((place, held))
    seats = []
    for place, held in placed:
        verdict = None if day is None else held_on(held, term, day)
        if absent or verdict is None or verdict.possible:
            seats.append(
                Seat(
                    path=place,
                    appointment=held,
                    holder=holder_of(register, held),
                    replaced_by=tuple(one.id for _, one in followers.get(held.id, ())),
                    verdict=verdict,
                    reasons=()
                    if day is None or verdict is not Verdict.UNDETERMINED
                    else _once(_open_of_seat((place, held), (path, term), placed, day)),
                )
            )
    if day is None:
        seats.sort(key=lambda seat: held_span(seat.appointment, term).bounds.start_min)
    in_office = None if day is None else term.in_office(day)
    return TermBoard(
        path=path,
        term=term,
        verdict=in_office,
        reasons=() if day is None or in_office is not Verdict.UNDETERMINED else _once(_open_of_term(path, term, day)),
        seats=tuple(seats),
        holders=tuple((held_id, holder_of(register, held)) for held_id, (_, held) in by_id.items()),
    )


def _any_possible(board: TermBoard) -> bool:
    return any(
        verdict is not None and verdict.possible for verdict in (board.verdict, *(s.verdict for s in board.seats))
    )


def _open_of_term(path: str, term: BoardTerm, day: date | PartialDate) -> Iterator[Reason]:
    """Yield what leaves open whether a board that may be in office on a day is."""
    if term.status is TermStatus.DISPUTED:
        yield Reason(Doubt.STATUS, f"{path}/status")
    yield from _open_in(term.span, day, f"{path}/period", (Doubt.TERM, Doubt.TERM_START, Doubt.TERM_END))


def _open_of_seat(
    seat: tuple[str, Appointment],
    of_term: tuple[str, BoardTerm],
    on_board: Sequence[tuple[str, Appointment]],
    day: date | PartialDate,
) -> Iterator[Reason]:
    """Yield what leaves open whether a post that may be held on a day is held."""
    (place, held), (path, term) = seat, of_term
    span = held_span(held, term)
    if span.of_term:
        # One that is held for the whole term is open as far as the term and the start of a successor are.
        successors = [one for one in on_board if one[1].replaces_id == held.id and one[1].id in span.successor_ids]
        yield from chain.from_iterable(_open_of_successor(*one, term, day) for one in successors)
    else:
        yield from _open_in(held.period, day, f"{place}/period", (Doubt.HELD, Doubt.HELD_START, Doubt.HELD_END))
    if held.capacity is not Capacity.HOLDOVER:
        yield from _open_of_term(path, term, day)
    elif term.status is TermStatus.DISPUTED:
        yield Reason(Doubt.STATUS, f"{path}/status")


def _open_of_successor(
    place: str, successor: Appointment, term: BoardTerm, day: date | PartialDate
) -> Iterator[Reason]:
    """Yield why it is open whether a successor has taken over by a day."""
    first, last = ordinals_of(day)
    bounds = held_span(successor, term).bounds
    if bounds.start_min > last:
        return
    if successor.period is None:
        yield Reason(Doubt.SUCCESSOR, f"{place}/period")
    elif bounds.start_min != bounds.start_max:
        yield Reason(Doubt.SUCCESSOR, f"{place}/period/start")
    if first < last:
        yield Reason(Doubt.DAY, None)


def _open_in(
    period: Period | None, day: date | PartialDate, pointer: str, doubts: tuple[Doubt, Doubt, Doubt]
) -> Iterator[Reason]:
    """Yield which ends of a period leave open whether it contains a day that it may contain."""
    unknown, start, end = doubts
    first, last = ordinals_of(day)
    bounds = ALWAYS if period is None else period.bounds
    starts_late, ends_soon = bounds.start_max > first, bounds.end_min < last
    if period is None:
        yield Reason(unknown, pointer)
    if period is not None and starts_late and bounds.start_min != bounds.start_max:
        yield Reason(start, f"{pointer}/start")
    if period is not None and ends_soon and bounds.end_min != bounds.end_max:
        yield Reason(end, f"{pointer}/end")
    if (starts_late or ends_soon) and first < last:
        yield Reason(Doubt.DAY, None)


def _once(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))


def _answer(verdict: Verdict | None, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    return {
        "verdict": None if verdict is None else verdict.value,
        "reasons": [reason.doubt.value for reason in reasons],
        "settled_by": [reason.path for reason in reasons if reason.path is not None],
    }
