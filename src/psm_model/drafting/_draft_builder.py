"""Drafts from what the finders read: entities with their ids, and a fact with its pointer for each value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Register
from psm_model.entities.source import Source
from psm_model.values.period import Period

from ._appointment_maker import AppointmentMaker
from ._bases import read_bases
from ._board_finder import find_boards
from ._inauguration_maker import InaugurationMaker
from ._inauguration_reader import read_inaugurations
from ._numbering import Numbering
from ._organisation_maker import OrganisationMaker
from ._personal_numbers import has_personal_number, mask_places
from ._reading import Reading
from ._terms import TermRead, read_term
from .appointments import FoundAppointment
from .dates import may_exist
from .drafted import Basis, Draft, DraftedFact, Unresolved, UnresolvedReason
from .found import Found
from .found_inauguration import FoundInauguration
from .outlets import read_outlet

__all__ = ["DraftBuilder"]


class DraftBuilder:
    """Makes the draft of one text."""

    def __init__(self, reading: Reading) -> None:
        self._reading: Final = reading
        self._facts: Final[list[DraftedFact]] = []
        self._unresolved: Final[list[Unresolved]] = []
        self._ids: Final[list[str]] = []
        self._numbering: Final = Numbering()
        self._sources: Final[list[Source]] = []
        self._decrees: Final[list[Decree]] = []
        self._decree_parts: Final[dict[str, Mapping[str, Any]]] = {}
        self._organisations: Final[list[Organisation]] = []
        self._terms: Final[list[BoardTerm]] = []
        self._boards: Final = find_boards(reading)

    def build(self) -> Draft:
        """Return the draft."""
        reading = self._reading
        is_decree = reading.is_decree
        if not is_decree:
            self._add_source()
        self._add_decrees()
        inaugurations = self._find_inaugurations()
        for position in range(len(reading.subjects)):
            self._add_subject(position, inaugurations)
        for appointment, board in zip(reading.appointments, self._boards, strict=True):
            if isinstance(board, UnresolvedReason):
                self._leave(board, appointment.span)
        if not reading.subjects:
            for period in reading.periods:
                if period.is_labelled:
                    self._leave(UnresolvedReason.NO_ORGANISATION, period.span)
        for span in reading.unread_lines:
            self._leave(UnresolvedReason.LINE_UNREAD, span)
        self._leave_days()
        register = Register.of(*self._sources, *self._decrees, *self._organisations, *self._terms)
        unresolved = {(item.span, item.reason): item for item in self._unresolved}
        return Draft(
            register=register,
            facts=tuple(self._facts),
            unresolved=tuple(unresolved[key] for key in sorted(unresolved)),
            made_ids=tuple(self._ids),
        )

    # Helpers.

    def _fact(self, pointer: str, *spans: tuple[int, int], basis: Basis = Basis.STATED) -> None:
        self._facts.append(DraftedFact(pointer=pointer, spans=spans, basis=basis))

    def _leave(self, reason: UnresolvedReason, span: tuple[int, int]) -> None:
        text = self._reading.tokens.text
        inside = self._reading.list_personal_numbers(span)
        # A part of a number is shown as the whole one is.
        span = min([span[0], *(start for start, _ in inside)]), max([span[1], *(end for _, end in inside)])
        as_written = mask_places(text, span, inside)
        self._unresolved.append(Unresolved(reason=reason, span=span, as_written=as_written))

    def _make_id(self, *parts: str) -> str:
        made = "-".join(part for part in (_slug(part) for part in parts) if part) or "x"
        unique = self._numbering.make_unique(made)
        self._ids.append(unique)
        return unique

    # Sources and decrees.

    def _add_source(self) -> None:
        outlet = read_outlet(self._reading.tokens, self._reading.areas)
        if outlet is not None and self._is_personal(outlet):
            self._leave(UnresolvedReason.PERSONAL_NUMBER, outlet.span)
        elif outlet is not None:
            self._sources.append(Source(id=self._make_id("sumber", outlet.value), publisher=outlet.value))
            self._fact("/sources/0/publisher", outlet.span)

    def _add_decrees(self) -> None:
        days = {day.span for day in self._reading.dates}
        for parts in self._reading.decrees:
            fields: dict[str, Any] = {}
            pointer = f"/decrees/{len(self._decrees)}"
            for name in ("number", "title", "issuer", "on_behalf_of", "issued", "in_force_from", "status"):
                found: Found[Any] | None = parts.get(name)
                if found is None or found.value is None:
                    continue
                if self._is_personal(found):
                    self._leave(UnresolvedReason.PERSONAL_NUMBER, found.span)
                    continue
                fields[name] = found.value
                issued: Found[Any] | None = parts.get("issued")
                if name == "in_force_from" and found.span not in days and issued is not None:
                    # "berlaku pada tanggal ditetapkan"
                    self._fact(f"{pointer}/{name}", found.span, issued.span, basis=Basis.INFERRED)
                else:
                    self._fact(f"{pointer}/{name}", found.span)
            if fields:
                decree = Decree(id=self._make_id("sk", str(fields.get("number", ""))), **fields)
                self._decrees.append(decree)
                self._decree_parts[decree.id] = parts

    def _is_personal(self, found: Found[Any]) -> bool:
        """Return whether a value is a personal number or a part of one."""
        return bool(self._reading.list_personal_numbers(found.span)) or has_personal_number(str(found.value))

    # Organisations and their terms.

    def _find_inaugurations(self) -> list[FoundInauguration]:
        return [*read_inaugurations(self._reading)]

    def _add_subject(self, position: int, inaugurations: Sequence[FoundInauguration]) -> None:
        reading = self._reading
        subject = reading.subjects[position]
        maker = OrganisationMaker(reading, position, f"/organisations/{len(self._organisations)}")
        level = maker.find_level()
        if level is None:
            self._leave(UnresolvedReason.LEVEL_UNKNOWN, reading.make(subject[0].first, subject[0].stop).span)
            for found in self._list_appointments(position):
                self._leave(UnresolvedReason.NO_ORGANISATION, found.span)
            return
        organisation = maker.make(level, self._make_id, source_ids=self._source_ids(), is_first=not self._organisations)
        self._facts.extend(maker.facts)
        self._organisations.append(organisation)
        term = read_term(reading, position)
        for span in term.contradictory:
            self._leave(UnresolvedReason.PERIOD_CONTRADICTS, span)
        span = reading.tokens.span(subject[0].first, subject[0].stop)
        own = next((found for found in inaugurations if found.body == span), None)
        self._make_term(organisation, term, own, position)

    def _list_appointments(self, position: int) -> list[FoundAppointment]:
        """Return the appointments on the board of a subject."""
        pairs = zip(self._reading.appointments, self._boards, strict=True)
        return [found for found, board in pairs if board == position]

    def _source_ids(self) -> tuple[str, ...]:
        return tuple(source.id for source in self._sources)

    def _make_inauguration(self, pointer: str, found: FoundInauguration) -> Inauguration:
        maker = InaugurationMaker(pointer)
        made = maker.make(found)
        self._facts.extend(maker.facts)
        for span in maker.left_out:
            self._leave(UnresolvedReason.PERSONAL_NUMBER, span)
        return made

    def _make_term(
        self,
        organisation: Organisation,
        term: TermRead,
        inauguration: FoundInauguration | None,
        position: int,
    ) -> None:
        pointer = f"/board_terms/{len(self._terms)}"
        fields: dict[str, Any] = {}
        if term.labels:
            fields["label"] = term.labels[0].as_joined
            self._fact(f"{pointer}/label", term.labels[0].span)
            others = [label.as_joined for label in term.labels[1:]]
            if others:
                fields["other_labels"] = others
                for number, label in enumerate(term.labels[1:]):
                    self._fact(f"{pointer}/other_labels/{number}", label.span)
        if term.period is not None and term.period_span is not None:
            fields["period"] = term.period
            self._fact(f"{pointer}/period", term.period_span)
        if inauguration is not None:
            fields["inaugurations"] = [self._make_inauguration(f"{pointer}/inaugurations/0", inauguration)]
        bases = [basis for basis in read_bases(self._reading) if self._is_own(basis.spans[0], position)]
        if bases:
            fields["legal_bases"] = [basis.basis for basis in bases]
            for number, basis in enumerate(bases):
                self._fact(f"{pointer}/legal_bases/{number}", *basis.spans)
        fields |= self._make_appointments(pointer, position, term.period)
        decree_ids = self._list_decrees(position)
        if not fields and not decree_ids:
            return
        for number, decree_id in enumerate(decree_ids):
            spans = _list_spans(self._decree_parts[decree_id])
            self._fact(f"{pointer}/decree_ids/{number}", *spans, basis=Basis.INFERRED)
        start = "" if term.period is None else str(term.period.start)
        self._terms.append(
            BoardTerm(
                id=self._make_id(organisation.id, start or "pengurus"),
                organisation_id=organisation.id,
                decree_ids=decree_ids,
                source_ids=self._source_ids(),
                **fields,
            )
        )

    def _is_own(self, span: tuple[int, int], position: int) -> bool:
        """Return whether what a text cites there is of a board: in its part, or, for the first, outside all parts."""
        part = self._reading.parts.find(self._reading.tokens.at_offset(span[0]))
        return not self._terms if part is None else part == position

    def _list_decrees(self, position: int) -> list[str]:
        """Return the ids of the decrees about a board, without those whose words, or whose part, are about another."""
        return [decree_id for decree_id, parts in self._decree_parts.items() if self._is_about(parts, position)]

    def _is_about(self, decree: Mapping[str, Any], position: int) -> bool:
        reading = self._reading
        if decree.get("is_text"):
            # A decree is about all boards in it.
            return True
        places = [range(*map(reading.tokens.at_offset, span)) for span in _list_spans(decree)]
        named = {reading.subject_tokens[at] for place in places for at in place if at in reading.subject_tokens}
        is_near = not places or reading.parts.may_concern(places[0].start, position)
        return position in named or (not named and is_near)

    def _make_appointments(self, pointer: str, position: int, period: Period | None) -> dict[str, Any]:
        """Return the appointments on the board of an organisation in a period."""
        made = AppointmentMaker(self._reading, f"{pointer}/appointments", period)
        for found in self._list_appointments(position):
            made.add(found)
        self._facts.extend(made.facts)
        self._unresolved.extend(made.unresolved)
        self._ids.extend(appointment.id for appointment in made.appointments)
        return {"appointments": made.appointments} if made.appointments else {}

    def _leave_days(self) -> None:
        for found in self._reading.dates:
            if found.value is None:
                exists = may_exist(found.as_written)
                self._leave(UnresolvedReason.DAY_DEPENDS if exists else UnresolvedReason.NO_SUCH_DAY, found.span)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")


def _list_spans(decree: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the places of the number and the title of a decree; of what else is known if it has none."""
    places = {
        name: found.span for name, found in decree.items() if isinstance(found, Found) and found.value is not None
    }
    named = [places[name] for name in ("number", "title") if name in places]
    return named or sorted(places.values())
