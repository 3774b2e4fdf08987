"""view_board: the holders of a board on a day, with certainty and the facts that would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from psm_model.checking.subjects import OrganisationSubject, index_appointments, iter_appointments, iter_organisations
from psm_model.entities.appointment import Appointment
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.next_board import find_bounds
from psm_model.entities.organisation_state import OrganisationState, OrganisationStates
from psm_model.entities.register import Register
from psm_model.entities.successions import find_successions
from psm_model.entities.tenure import find_appointment_span, judge_appointment
from psm_model.errors import NotFoundError
from psm_model.values.bounds import Bounds
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .decrees import DecreeOnDay, evaluate_decrees
from .doubt import Inquiry, Reason, find_seat_doubts, find_term_doubts
from .lineage import Successors, Tie, find_organisation_name, index_successors, iter_ties

__all__ = ["BoardOnDay", "SeatOnDay", "TermBoard", "iter_board_views", "name_holder", "view_board"]


@attrs.frozen(kw_only=True)
class SeatOnDay:
    """An appointment to a board, evaluated on a day."""

    path: str
    """The JSON Pointer of the appointment."""
    appointment: Appointment
    """The appointment."""
    holder: str
    """The holder: the name of a member or person, an office as written, or the id of an unknown member; empty if the
    holder is withheld."""
    replaced_by: tuple[str, ...]
    """The ids of its replacements in the same term."""
    verdict: Verdict | None
    """Whether it is held on the day; None without a day."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""
    decrees: tuple[DecreeOnDay, ...]
    """The decrees about it alone; those of the board are about it too."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the seat as a JSON object."""
        appointment = self.appointment
        return {
            "path": self.path,
            "id": appointment.id,
            "post": appointment.post.value,
            "title": appointment.title,
            "section": appointment.section,
            "holder": None if appointment.is_holder_withheld else self.holder,
            "member_id": appointment.member_id,
            "capacity": appointment.capacity.value,
            "period": None if appointment.period is None else str(appointment.period),
            "attested": _list_days(appointment.attested),
            "replaces": appointment.replaces_id,
            "replaced_by": list(self.replaced_by),
            "decrees": [decree.to_dict() for decree in self.decrees],
            "withheld": list(appointment.withheld),
            **_answer_to_dict(self.verdict, self.reasons),
        }


@attrs.frozen(kw_only=True)
class TermBoard:
    """The board of one term, evaluated on a day."""

    path: str
    """The JSON Pointer of the term."""
    term: BoardTerm
    """The term."""
    verdict: Verdict | None
    """Whether the board is in office on the day; None without a day."""
    reasons: tuple[Reason, ...]
    """The reasons for an UNDETERMINED verdict."""
    seats: tuple[SeatOnDay, ...]
    """Its appointments: as recorded, or without a day, by earliest start."""
    decrees: tuple[DecreeOnDay, ...]
    """The decrees of the board."""
    change_decrees: tuple[tuple[DecreeOnDay, ...], ...]
    """The decrees of each change of the term."""
    holders: tuple[tuple[str, str], ...] = ()
    """The holder of every appointment of the term, by id, including those left out of `seats`."""

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the board as a JSON object."""
        term = self.term
        return {
            "path": self.path,
            "id": term.id,
            "label": term.label,
            "period": None if term.span is None else str(term.span),
            "decreed_period": None if term.decreed_span is None else str(term.decreed_span),
            "changes": [
                {
                    "kind": change.kind.value,
                    "until": None if change.until is None else str(change.until),
                    "until_successor": change.until_successor,
                    "decrees": [decree.to_dict() for decree in decrees],
                }
                for change, decrees in zip(term.changes, self.change_decrees, strict=True)
            ],
            "until_successor": term.runs_until_successor,
            "attested": _list_days(term.attested),
            "status": term.status.value,
            "roster": term.roster.value,
            "decrees": [decree.to_dict() for decree in self.decrees],
            "withheld": list(term.withheld),
            **_answer_to_dict(self.verdict, self.reasons),
            "seats": [seat.to_dict() for seat in self.seats],
        }


@attrs.frozen(kw_only=True)
class BoardOnDay:
    """The boards of an organisation that may be in office, or have holders, on a day."""

    organisation_id: str
    """The organisation."""
    name: str | None
    """Its name; None if only terms name it."""
    on: date | PartialDate | None
    """The requested day; None for all days."""
    terms: tuple[TermBoard, ...]
    """The boards, in order of their start."""
    has_other_terms: bool = False
    """Whether the register has other boards of the organisation, certainly not in office on the day."""
    state: OrganisationState | None = None
    """The names, areas and parents of the organisation on the day; None without a day, or if only terms name it."""
    parents: tuple[tuple[str, str | None], ...] = ()
    """The names of the parents in `state`, by id; None for one that is not in the register."""
    ties: tuple[Tie, ...] = ()
    """The organisations that it continues, and then those that continue it."""
    decrees: tuple[DecreeOnDay, ...] = ()
    """The decrees about the organisation itself."""
    withheld: tuple[str, ...] = ()
    """The fields that the record of the organisation withholds."""

    @property
    def continued(self) -> tuple[Tie, ...]:
        """The organisations whose boards of the day are recorded as those of this one, which was founded later."""
        founded = None if self.state is None else self.state.organisation.founded
        if self.on is None or founded is None or founded.ordinals[0] <= find_ordinals(self.on)[1]:
            return ()
        if not any(_is_any_possible(board) for board in self.terms):
            return ()
        return tuple(tie for tie in self.ties if not tie.is_successor and tie.kind.ends_predecessor)

    # Any: JSON values.
    def to_dict(self) -> dict[str, Any]:
        """Return the boards as a JSON object."""
        return {
            "psm_board": 1,
            "organisation": self.organisation_id,
            "name": self.name,
            "on": None if self.on is None else str(self.on),
            "state": None if self.state is None else self._state_to_dict(self.state),
            "decrees": [decree.to_dict() for decree in self.decrees],
            "withheld": list(self.withheld),
            "predecessors": [tie.to_dict() for tie in self.ties if not tie.is_successor],
            "successors": [tie.to_dict() for tie in self.ties if tie.is_successor],
            "terms": [term.to_dict() for term in self.terms],
        }

    # Any: JSON values.
    def _state_to_dict(self, state: OrganisationState) -> dict[str, Any]:
        names = dict(self.parents)
        return {
            "exists": state.exists.value,
            "names": [{"name": name, "verdict": verdict.value} for name, verdict in state.names],
            "areas": [{"area": area.code, "verdict": verdict.value} for area, verdict in state.areas],
            "area_names": [
                {
                    "level": area.level.value,
                    "name": area.name,
                    "within": None if area.within is None else area.within.code,
                    "verdict": verdict.value,
                }
                for area, verdict in state.area_names
            ],
            "parents": [
                {"organisation": parent_id, "name": names[parent_id], "verdict": verdict.value}
                for parent_id, verdict in state.parent_ids
            ],
        }


def view_board(
    register: Register, about: str, on: date | PartialDate | None = None, *, absent: bool = False
) -> BoardOnDay:
    """Return the board of an organisation, or of one term, on a day.

    The answers are those of `Register.board_on` and `BoardTerm.in_office`, with names, replacements and reasons.

    Args:
        register: The register.
        about: The id of an organisation or a board term; the organisation wins if both have it.
        on: The day, month or year; None for everybody ever recorded.
        absent: Whether to include boards that are certainly not in office on that day, and people who are certainly not
            on them. A term requested by its id is always included.

    >>> chair = Appointment(id="a", post=Post.CHAIR, member_id="m")
    >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", appointments=(chair,))
    >>> (board,) = view_board(Register.of(ipsm, kasmad, term), "o", date(2026, 1, 1)).terms
    >>> board.verdict.value, [(seat.holder, seat.verdict.value) for seat in board.seats]
    ('yes', [('Kasmad', 'undetermined')])
    >>> board.seats[0].reasons
    (Reason(doubt=<Doubt.HELD: 'held'>, path='/board_terms/0/appointments/0/period'),)

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
            board = _evaluate_term(register, path, term, on, bounds=find_bounds(term, terms), absent=absent)
            if absent or requested or on is None or _is_any_possible(board):
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
    )


def name_holder(register: Register, appointment: Appointment, *, unknown: str = "{id}", withheld: str = "") -> str:
    """Return the holder of an appointment: the name of a member or person, or an office.

    Args:
        register: The register.
        appointment: The appointment.
        unknown: The template for a member who is not in the register.
        withheld: The words for a withheld holder.

    >>> name_holder(Register.of(kasmad), Appointment(id="a", post=Post.CHAIR, member_id="m"))
    'Kasmad'
    """
    if appointment.is_holder_withheld:
        return withheld
    if appointment.member_id is None:
        return str(appointment.name or appointment.office)
    try:
        return str(register.member(appointment.member_id).name)
    except NotFoundError:
        return unknown.format(id=appointment.member_id)


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
    bounds: Bounds | None,
    absent: bool,
) -> TermBoard:
    appointments = tuple(iter_appointments(path, term))
    by_id = index_appointments(appointments)
    inquiry = None if on is None else Inquiry(path, term, bounds, appointments, on)
    follower_ids: dict[str, list[str]] = {}
    for _, appointment in appointments:
        if appointment.replaces_id is not None and appointment.replaces_id in by_id:
            follower_ids.setdefault(appointment.replaces_id, []).append(appointment.id)
    successions = find_successions(term)
    seats = []
    for seat_path, appointment in appointments:
        verdict = (
            None if on is None else judge_appointment(appointment, term, on, successions=successions, bounds=bounds)
        )
        if not absent and verdict is not None and not verdict.possible:
            continue
        seats.append(
            SeatOnDay(
                path=seat_path,
                appointment=appointment,
                holder=name_holder(register, appointment),
                replaced_by=tuple(follower_ids.get(appointment.id, ())),
                verdict=verdict,
                reasons=()
                if inquiry is None or verdict is not Verdict.UNDETERMINED
                else find_seat_doubts(inquiry, seat_path, appointment),
                decrees=evaluate_decrees(register, appointment.decree_ids, on),
            )
        )
    if on is None:
        seats.sort(
            key=lambda seat: find_appointment_span(seat.appointment, term, successions=successions).bounds.start_min
        )
    in_office = None if on is None else term.in_office(on, bounds=bounds)
    return TermBoard(
        path=path,
        term=term,
        verdict=in_office,
        reasons=() if inquiry is None or in_office is not Verdict.UNDETERMINED else find_term_doubts(inquiry),
        seats=tuple(seats),
        holders=tuple(
            (appointment_id, name_holder(register, appointment, withheld=appointment_id))
            for appointment_id, (_, appointment) in by_id.items()
        ),
        decrees=evaluate_decrees(register, term.decree_ids, on),
        change_decrees=tuple(evaluate_decrees(register, change.decree_ids, on) for change in term.changes),
    )


def _is_any_possible(board: TermBoard) -> bool:
    verdicts = (board.verdict, *(seat.verdict for seat in board.seats))
    return any(verdict is not None and verdict.possible for verdict in verdicts)


def _list_days(attested: tuple[Attestation, ...]) -> list[str]:
    return [str(attestation.on) for attestation in attested]


# Any: JSON values.
def _answer_to_dict(verdict: Verdict | None, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    return {
        "verdict": None if verdict is None else verdict.value,
        "reasons": [reason.doubt.value for reason in reasons],
        "settled_by": [reason.path for reason in reasons if reason.path is not None],
    }
