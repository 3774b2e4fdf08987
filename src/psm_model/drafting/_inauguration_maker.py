"""Inaugurations of a draft, from those found in a text."""

from __future__ import annotations

from typing import Any, Final

from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.participant import Participant, Role
from psm_model.errors import ParseError
from psm_model.values.partial_date import PartialDate

from ._personal_numbers import has_personal_number
from .drafted import Basis, DraftedFact
from .found import Found
from .found_inauguration import FoundInauguration, FoundParticipant

__all__ = ["InaugurationMaker"]


class InaugurationMaker:
    """Makes one inauguration and its facts."""

    def __init__(self, pointer: str) -> None:
        self._pointer: Final = pointer
        self.facts: Final[list[DraftedFact]] = []
        self.left_out: Final[list[tuple[int, int]]] = []
        """The places of values that are left out, because they have a personal number."""

    def make(self, found: FoundInauguration) -> Inauguration:
        """Return the inauguration."""
        pointer = self._pointer
        fields: dict[str, Any] = {"kind": found.kind.value, "status": found.status}
        self._add_fact(f"{pointer}/kind", found.kind.span)
        if found.status is InaugurationStatus.PLANNED:
            self._add_fact(f"{pointer}/status", found.kind.span, basis=Basis.INFERRED)
        for name in ("authority", "place"):
            value: Found[str] | None = getattr(found, name)
            if value is not None and self._is_kept(value):
                fields[name] = value.value
                self._add_fact(f"{pointer}/{name}", value.span)
        if found.date is not None:
            if found.date.value is not None:
                fields["date"] = found.date.value
                basis = Basis.STATED if _states_year(found.date.as_written) else Basis.INFERRED
                self._add_fact(f"{pointer}/date", found.date.span, basis=basis)
            else:
                fields["date_as_written"] = " ".join(found.date.as_written.split())
                self._add_fact(f"{pointer}/date_as_written", found.date.span)
        participants = [] if found.officiant is None else [(Role.OFFICIANT, found.officiant)]
        participants += [(Role.SPEAKER, speaker) for speaker in found.speakers]
        if participants:
            fields["participants"] = [
                self._make_participant(f"{pointer}/participants/{number}", role, participant)
                for number, (role, participant) in enumerate(participants)
            ]
        return Inauguration(**fields)

    def _make_participant(self, pointer: str, role: Role, found: FoundParticipant) -> Participant:
        fields: dict[str, Any] = {}
        self._add_fact(f"{pointer}/role", found.role_span, basis=Basis.INFERRED)
        for name in ("name", "title", "on_behalf_of"):
            value: Found[Any] | None = getattr(found, name)
            if value is not None and self._is_kept(value):
                fields[name] = value.value
                self._add_fact(f"{pointer}/{name}", value.span)
        return Participant(role=role, **fields)

    # Any: a text or a name.
    def _is_kept(self, value: Found[Any]) -> bool:
        """Return whether a value has no personal number; note the place of one that has."""
        if has_personal_number(str(value.value)):
            self.left_out.append(value.span)
            return False
        return True

    def _add_fact(self, pointer: str, span: tuple[int, int], *, basis: Basis = Basis.STATED) -> None:
        self.facts.append(DraftedFact(pointer=pointer, spans=(span,), basis=basis))


def _states_year(date: str) -> bool:
    """Return whether a day is settled without the day of publication."""
    try:
        PartialDate.parse_text(date)
    except ParseError:
        return False
    return True
