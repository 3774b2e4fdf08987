"""view_board: the holders of a board on a day, with certainty and the facts that would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from psm_model.checking.board import index_appointments, iter_appointments
from psm_model.checking.subjects import OrganisationSubject, iter_organisations
from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.next_board import find_bounds
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.entities.register import Register
from psm_model.entities.source import Source
from psm_model.entities.successions import find_successions
from psm_model.entities.tenure import find_appointment_span, judge_appointments
from psm_model.errors import NotFoundError
from psm_model.queries.doubt import Inquiry, find_seat_doubts, find_term_doubts
from psm_model.queries.holder import find_holder
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .board_records import BoardOnDay, SeatOnDay, TermBoard
from .decrees import evaluate_decrees
from .lineage import Successors, find_organisation_name, index_successors, iter_ties

__all__ = ["iter_board_views", "view_board"]


def view_board(
    register: Register, about: str, on: date | PartialDate | None = None, *, absent: bool = False
) -> BoardOnDay:
    """Return the board of an organisation, or of one term, on a day.

    The answers are those of `Register.board_on` and `BoardTerm.in_office`, with names, replacements and reasons.

    Args:
        register: The register.
        about: The id of an organisation or a board term; if both have the id, the organisation is used.
        on: The day, month or year; None for everybody ever recorded.
        absent: Whether to include boards that are certainly not in office on that day, and people who are certainly not
            on them. A term requested by its id is always included.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair,))
    >>> (board,) = view_board(Register.of(ipsm, kasmad, term), "o", date(2026, 1, 1)).terms
    >>> board.verdict.value, [(seat.holder, seat.verdict.value) for seat in board.seats]
    ('yes', [('Kasmad', 'undetermined')])
    >>> board.seats[0].reasons
    (Reason(doubt=<Doubt.POST_UNDATED: 'post_undated'>, path='/board_terms/0/appointments/0/period'),)

    Raises:
        NotFoundError: no organisation or term has that id, and no term refers to it.
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    if on is not None:
        find_ordinals(on)
    subject, requested = _find_subject(register, about)
    states, successors = OrganisationStates(register.organisations), index_successors(register.organisations)
    return _evaluate_organisation(register, subject, on, states, successors, absent=absent, requested=requested)


def iter_board_views(
    register: Register, on: date | PartialDate | None = None, *, absent: bool = False
) -> Iterator[BoardOnDay]:
    """Yield the board of each organisation, in register order, including organisations without a recorded board.

    Args:
        register: The register.
        on: As in `view_board`.
        absent: As in `view_board`.

    >>> [board.organisation_id for board in iter_board_views(Register.of(ipsm))]
    ['o']

    Raises:
        WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    if on is not None:
        find_ordinals(on)
    states, successors = OrganisationStates(register.organisations), index_successors(register.organisations)
    return (
        _evaluate_organisation(register, subject, on, states, successors, absent=absent)
        for subject in iter_organisations(register)
    )


def _evaluate_organisation(
    register: Register,
    subject: OrganisationSubject,
    on: date | PartialDate | None,
    states: OrganisationStates,
    successors: Successors,
    *,
    absent: bool,
    requested: str | None = None,
) -> BoardOnDay:
    boards = []
    terms = [term for _, term in subject.terms]
    for path, term in subject.terms:
        if requested is None or requested == path:
            board = _evaluate_term(register, path, term, on, terms=terms, absent=absent)
            if absent or requested or on is None or board.is_possible:
                boards.append(board)
    organisation = subject.organisation
    state = None if organisation is None or on is None else states.find(organisation, on)
    parent_ids = () if state is None else (parent_id for parent_id, _ in state.parent_ids)
    return BoardOnDay(
        organisation_id=subject.organisation_id,
        name=None if organisation is None else organisation.name,
        on=on,
        terms=tuple(boards),
        has_other_terms=len(boards) < len(subject.terms),
        state=state,
        parents=tuple((parent_id, find_organisation_name(register, parent_id)) for parent_id in parent_ids),
        ties=tuple(iter_ties(register, organisation or subject.organisation_id, successors)),
        decrees=() if organisation is None else evaluate_decrees(register, organisation.decree_ids, on),
        withheld=() if organisation is None else organisation.withheld,
        organisation=organisation,
        sources=tuple(_iter_sources(register, (organisation, *(board.term for board in boards)))),
        parent_name=_find_parent_name(register, organisation),
    )


def _iter_sources(register: Register, records: Iterable[Organisation | BoardTerm | None]) -> Iterator[Source]:
    """Yield the sources that records name, each once."""
    named = (source_id for record in records if record is not None for source_id in record.source_ids)
    for source_id in dict.fromkeys(named):
        with suppress(NotFoundError):
            yield register.source(source_id)


def _find_parent_name(register: Register, organisation: Organisation | None) -> str | None:
    if organisation is None or organisation.parent_id is None:
        return None
    return find_organisation_name(register, organisation.parent_id)


def _find_subject(register: Register, about: str) -> tuple[OrganisationSubject, str | None]:
    """Return the organisation with an id, or the organisation of a term with the id and the term's pointer."""
    with_term = None
    for subject in iter_organisations(register):
        if about == subject.organisation_id:
            return subject, None
        for path, term in subject.terms:
            if term.id == about and with_term is None:
                with_term = subject, path
    if with_term is None:
        raise NotFoundError("organisation or board term", about)
    return with_term


def _evaluate_term(
    register: Register,
    path: str,
    term: BoardTerm,
    on: date | PartialDate | None,
    *,
    terms: Sequence[BoardTerm],
    absent: bool,
) -> TermBoard:
    appointments = tuple(iter_appointments(path, term))
    by_id = index_appointments(appointments)
    bounds = find_bounds(term, terms)
    follower_ids: dict[str, list[str]] = {}
    for _, appointment in appointments:
        if appointment.replaces_id is not None and appointment.replaces_id in by_id:
            follower_ids.setdefault(appointment.replaces_id, []).append(appointment.id)
    inquiry, in_office = None, None
    verdicts: list[Verdict | None] = [None] * len(appointments)
    if on is not None:
        inquiry = Inquiry(path, term, bounds, appointments, on)
        in_office = term.in_office(on, bounds=bounds)
        verdicts = [verdict for _, verdict in judge_appointments(term, on, terms)]
    seats = tuple(
        _make_seat(
            register,
            inquiry,
            seat_path,
            appointment,
            verdict=verdict,
            replaced_by=follower_ids.get(appointment.id, ()),
        )
        for (seat_path, appointment), verdict in zip(appointments, verdicts, strict=True)
        if absent or verdict is None or verdict.possible
    )
    return TermBoard(
        path=path,
        term=term,
        verdict=in_office,
        reasons=find_term_doubts(inquiry) if inquiry and in_office is Verdict.UNDETERMINED else (),
        seats=_sort_by_start(seats, term) if inquiry is None else seats,
        holders=tuple(
            (appointment_id, find_holder(register, appointment).text or appointment_id)
            for appointment_id, (_, appointment) in by_id.items()
        ),
        decrees=evaluate_decrees(register, term.decree_ids, on),
        change_decrees=tuple(evaluate_decrees(register, change.decree_ids, on) for change in term.changes),
    )


def _make_seat(
    register: Register,
    inquiry: Inquiry | None,
    path: str,
    appointment: Appointment,
    *,
    verdict: Verdict | None,
    replaced_by: Iterable[str],
) -> SeatOnDay:
    """Make the seat of an appointment; without an inquiry, no day is asked about."""
    return SeatOnDay(
        path=path,
        appointment=appointment,
        holder=find_holder(register, appointment).text,
        replaced_by=tuple(replaced_by),
        verdict=verdict,
        reasons=find_seat_doubts(inquiry, path, appointment) if inquiry and verdict is Verdict.UNDETERMINED else (),
        decrees=evaluate_decrees(register, appointment.decree_ids, None if inquiry is None else inquiry.on),
    )


def _sort_by_start(seats: Iterable[SeatOnDay], term: BoardTerm) -> tuple[SeatOnDay, ...]:
    """Sort the seats of a term by the first day on which they may be held."""
    successions = find_successions(term)

    def find_start(seat: SeatOnDay) -> int:
        return find_appointment_span(seat.appointment, term, successions=successions).bounds.start_min

    return tuple(sorted(seats, key=find_start))
