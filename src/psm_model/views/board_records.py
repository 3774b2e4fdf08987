"""BoardOnDay, TermBoard, SeatOnDay: boards with their appointments, evaluated on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.attestation import Attestation
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.organisation import Organisation
from psm_model.entities.organisation_state import OrganisationState
from psm_model.entities.source import Source
from psm_model.masking import mask_reprs
from psm_model.queries.answer import answer_to_dict
from psm_model.queries.doubt import Reason
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.verdict import Verdict

from .decrees import DecreeOnDay
from .lineage import Tie

__all__ = ["BoardOnDay", "SeatOnDay", "TermBoard"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
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
    """The decrees about only this appointment; the decrees of the board also apply to it."""

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
            **answer_to_dict(self.verdict, self.reasons),
        }


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
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

    @property
    def is_possible(self) -> bool:
        """Whether the board may be in office, or one of its posts may be held, on the day."""
        verdicts = (self.verdict, *(seat.verdict for seat in self.seats))
        return any(verdict is not None and verdict.possible for verdict in verdicts)

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
            **answer_to_dict(self.verdict, self.reasons),
            "seats": [seat.to_dict() for seat in self.seats],
        }


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
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
    """Whether the register has other boards of the organisation that are certainly not in office on the day."""
    state: OrganisationState | None = None
    """The names, areas and parents of the organisation on the day; None without a day, or if only terms name it."""
    parents: tuple[tuple[str, str | None], ...] = ()
    """The names of the parents in `state`, by id; None for one that is not in the register."""
    ties: tuple[Tie, ...] = ()
    """The predecessors of the organisation, and then its successors."""
    decrees: tuple[DecreeOnDay, ...] = ()
    """The decrees about the organisation itself."""
    withheld: tuple[str, ...] = ()
    """The fields that the record of the organisation withholds."""
    organisation: Organisation | None = None
    """The record of the organisation; None if only terms name it."""
    sources: tuple[Source, ...] = ()
    """The sources that the organisation and the boards name."""
    parent_name: str | None = None
    """The name of the present parent of the organisation; None if it has none, or one that is not in the register."""

    @property
    def continued(self) -> tuple[Tie, ...]:
        """The organisations whose boards on the day are recorded as those of this one, which was founded later."""
        founded = None if self.state is None else self.state.organisation.founded
        if self.on is None or founded is None or founded.ordinals[0] <= find_ordinals(self.on)[1]:
            return ()
        if not any(board.is_possible for board in self.terms):
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


def _list_days(attested: tuple[Attestation, ...]) -> list[str]:
    return [str(attestation.on) for attestation in attested]
