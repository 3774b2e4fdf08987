"""Drafts from what the finders read: entities with their ids, and a fact with its pointer for each value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from psm_model.entities.area_name import AreaName
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.decree import Decree
from psm_model.entities.inauguration import Inauguration, InaugurationStatus
from psm_model.entities.names import OrganisationName
from psm_model.entities.organisation import Organisation, StatedCount
from psm_model.entities.participant import Participant, Role
from psm_model.entities.register import Register
from psm_model.entities.source import Source, SourceKind
from psm_model.errors import ParseError, mask_digits
from psm_model.values.area import Level
from psm_model.values.partial_date import PartialDate

from ._appointment_maker import AppointmentMaker
from ._area_chain import read_chain
from ._bases import read_bases
from ._inauguration_reader import read_inaugurations
from ._numbering import Numbering
from ._organisation_reader import OrganisationRead
from ._reading import Reading
from ._terms import TermRead, read_term
from .appointments import FoundAppointment, find_appointments
from .counts import read_counts
from .drafted import Basis, Draft, DraftedFact, Unresolved, UnresolvedReason
from .found import Found
from .found_inauguration import FoundInauguration, FoundParticipant
from .outlets import read_outlet
from .partners import read_members, read_partners

__all__ = ["DraftBuilder"]

_NATIONAL: Final = frozenset({"nasional", "pusat"})


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
        self._organisations: Final[list[Organisation]] = []
        self._terms: Final[list[BoardTerm]] = []
        self._appointments: Final = find_appointments(reading.tokens.text)

    def build(self) -> Draft:
        """Return the draft."""
        reading = self._reading
        is_decree = reading.is_decree
        if not is_decree:
            self._add_source()
        self._add_decrees()
        inaugurations = self._find_inaugurations()
        for subject in reading.subjects:
            self._add_subject(subject, inaugurations)
        for appointment in self._appointments:
            if self._find_body(appointment) is None:
                reason = UnresolvedReason.OTHER_BODY if reading.subjects else UnresolvedReason.NO_ORGANISATION
                self._leave(reason, appointment.span)
        if not reading.subjects:
            for period in reading.periods:
                if period.is_labelled:
                    self._leave(UnresolvedReason.NO_ORGANISATION, period.span)
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
        as_written = mask_digits(text[span[0] : span[1]])
        self._unresolved.append(Unresolved(reason=reason, span=span, as_written=as_written))

    def _make_id(self, *parts: str) -> str:
        made = "-".join(part for part in (_slug(part) for part in parts) if part) or "x"
        unique = self._numbering.make_unique(made)
        self._ids.append(unique)
        return unique

    # Sources and decrees.

    def _add_source(self) -> None:
        outlet = read_outlet(self._reading.tokens, self._reading.areas)
        if outlet is not None:
            source = Source(id=self._make_id("sumber", outlet.value), kind=SourceKind.ARTICLE, publisher=outlet.value)
            self._sources.append(source)
            self._fact("/sources/0/publisher", outlet.span)
            self._fact("/sources/0/kind", outlet.span, basis=Basis.INFERRED)

    def _add_decrees(self) -> None:
        for parts in self._reading.decrees:
            fields: dict[str, Any] = {}
            pointer = f"/decrees/{len(self._decrees)}"
            for name in ("number", "title", "issuer", "on_behalf_of", "issued", "in_force_from", "status"):
                found: Found[Any] | None = parts.get(name)
                if found is None or found.value is None:
                    continue
                if mask_digits(str(found.value)) != str(found.value):
                    self._leave(UnresolvedReason.PERSONAL_NUMBER, found.span)
                    continue
                fields[name] = found.value
                self._fact(f"{pointer}/{name}", found.span)
            if fields:
                self._decrees.append(Decree(id=self._make_id("sk", str(fields.get("number", ""))), **fields))

    # Organisations and their terms.

    def _find_inaugurations(self) -> list[FoundInauguration]:
        return [*read_inaugurations(self._reading)]

    def _add_subject(self, subject: list[OrganisationRead], inaugurations: list[FoundInauguration]) -> None:
        reading = self._reading
        named = reading.make(subject[0].first, subject[0].stop)
        level = self._find_level(subject)
        if level is None:
            self._leave(UnresolvedReason.LEVEL_UNKNOWN, named.span)
            return
        is_first = not self._organisations
        organisation = self._make_organisation(subject, *level, is_first=is_first)
        term = read_term(reading, subject)
        for span in term.contradictory:
            self._leave(UnresolvedReason.PERIOD_CONTRADICTS, span)
        span = reading.tokens.span(subject[0].first, subject[0].stop)
        own = next((found for found in inaugurations if found.body == span), None)
        self._make_term(organisation, term, own, subject)

    def _find_level(self, subject: list[OrganisationRead]) -> tuple[Level, tuple[int, int], Basis] | None:
        """Return the level of an organisation, and the words that say it."""
        tokens = self._reading.tokens
        for read in subject:
            if read.level is not None and read.area is not None:
                return read.level, tokens.span(read.area.first, read.area.stop), Basis.STATED
        for read in subject:
            if read.level is not None and read.stop > read.core:
                return read.level, tokens.span(read.core, read.stop), Basis.STATED
            # "Pengurus Nasional IPSM"
            if tokens.word(read.first - 1) in _NATIONAL:
                return Level.NATIONAL, tokens.span(read.first - 1, read.first), Basis.STATED
        chain = read_chain(self._reading, subject)
        if chain:
            return chain[0].level, tokens.span(chain[0].first, chain[0].stop), Basis.INFERRED
        return None

    def _make_organisation(
        self, subject: list[OrganisationRead], level: Level, span: tuple[int, int], basis: Basis, *, is_first: bool
    ) -> Organisation:
        reading = self._reading
        pointer = f"/organisations/{len(self._organisations)}"
        names = self._list_names(subject)
        name = names[0]
        self._fact(f"{pointer}/name", name.span)
        self._fact(f"{pointer}/level", span, basis=basis)
        fields: dict[str, Any] = {}
        others = names[1:]
        if others:
            fields["names"] = [OrganisationName(name=other.value) for other in others]
            for number, other in enumerate(others):
                self._fact(f"{pointer}/names/{number}/name", other.span)
        chain = read_chain(reading, subject)
        # The area of several boards is around those of each.
        code = None if not chain or chain[0].level is not level else chain[0].area
        spans = [reading.tokens.span(area.first, area.stop) for area in chain]
        if code is not None:
            fields["area"] = code
            self._fact(f"{pointer}/area", *spans, basis=Basis.INFERRED)
        elif chain:
            fields["area_names"] = [
                AreaName(level=area.level, name=area.as_written, within=_find_within(chain, number))
                for number, area in enumerate(chain)
            ]
            for number, area_span in enumerate(spans):
                self._fact(
                    f"{pointer}/area_names/{number}/name", area_span, basis=basis if number == 0 else Basis.STATED
                )
        if is_first:
            fields |= self._read_details(pointer)
        key = subject[0].acronym or name.value.split(maxsplit=1)[0]
        place = code.code if code is not None else (chain[0].name_text if chain else level.value)
        organisation = Organisation(
            id=self._make_id(key, place), name=name.value, level=level, source_ids=self._source_ids(), **fields
        )
        self._organisations.append(organisation)
        return organisation

    def _source_ids(self) -> tuple[str, ...]:
        return tuple(source.id for source in self._sources)

    def _list_names(self, subject: Sequence[OrganisationRead]) -> list[Found[str]]:
        """Return the distinct names of an organisation, the fullest first."""
        reading = self._reading
        names: dict[str, Found[str]] = {}
        best: tuple[int, int, int] | None = None
        first = ""
        for read in subject:
            found = reading.make(read.first, read.stop)
            key = found.value.lower()
            names.setdefault(key, found)
            rank = (
                int(read.area is not None or read.level is not None),
                read.core - read.first,
                read.stop - read.first,
            )
            if best is None or rank > best:
                best, first = rank, key
        full = names.pop(first)
        bare = {(read.acronym or "").lower() for read in subject}
        # The acronym alone is no name of this organisation.
        return [full, *(found for key, found in names.items() if key not in bare and " " in found.value)]

    def _read_details(self, pointer: str) -> dict[str, Any]:
        """Return the partners, the members and the counts of the organisation that a text is about."""
        reading = self._reading
        fields: dict[str, Any] = {}
        # Whom the recitals of a decree call partners are those of all social workers.
        partners = [] if reading.is_decree else read_partners(reading)
        for name, found in (("partners", partners), ("member_organisations", read_members(reading))):
            if found:
                fields[name] = [item.value for item in found]
                for number, item in enumerate(found):
                    self._fact(f"{pointer}/{name}/{number}", item.span)
        counts = read_counts(reading.tokens)
        if reading.is_decree:
            # The areas in a decree are those of its recitals.
            counts = [count for count in counts if count.is_of_people]
        if counts:
            fields["stated_counts"] = [
                StatedCount(number=count.number.value, of=count.of.value, value=count.value, qualifier=count.qualifier)
                for count in counts
            ]
            for number, count in enumerate(counts):
                base = f"{pointer}/stated_counts/{number}"
                self._fact(f"{base}/number", count.number.span)
                self._fact(f"{base}/of", count.of.span)
        return fields

    def _make_term(
        self,
        organisation: Organisation,
        term: TermRead,
        inauguration: FoundInauguration | None,
        subject: list[OrganisationRead],
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
        bases = read_bases(self._reading)
        if bases and not self._terms:
            fields["legal_bases"] = [basis.basis for basis in bases]
            for number, basis in enumerate(bases):
                self._fact(f"{pointer}/legal_bases/{number}", *basis.spans)
        fields |= self._make_appointments(pointer, subject)
        if not fields and not self._decrees:
            return
        start = "" if term.period is None else str(term.period.start)
        self._terms.append(
            BoardTerm(
                id=self._make_id(organisation.id, start or "pengurus"),
                organisation_id=organisation.id,
                decree_ids=[decree.id for decree in self._decrees],
                source_ids=self._source_ids(),
                **fields,
            )
        )

    def _make_appointments(self, pointer: str, subject: list[OrganisationRead]) -> dict[str, Any]:
        """Return the appointments on the board of an organisation."""
        own = [found for found in self._appointments if self._find_body(found) is subject]
        made = AppointmentMaker(self._reading, f"{pointer}/appointments")
        for found in own:
            made.add(found)
        self._facts.extend(made.facts)
        self._unresolved.extend(made.unresolved)
        self._ids.extend(appointment.id for appointment in made.appointments)
        return {"appointments": made.appointments} if made.appointments else {}

    def _find_body(self, found: FoundAppointment) -> list[OrganisationRead] | None:
        """Return the subject on whose board somebody has a post; None if it is another body."""
        subjects = self._reading.subjects
        if found.body_span is None:
            return subjects[0] if subjects else None
        tokens = self._reading.tokens
        start, end = found.body_span
        for at in range(tokens.at_offset(start), tokens.at_offset(end)):
            number = self._reading.subject_tokens.get(at)
            if number is not None:
                return subjects[number]
        # A short name may be the acronym beside the full name: "FK-PSM" for "Forum Komunikasi PSM (FK-PSM)".
        body = _join_letters(found.body or "")
        for subject in subjects:
            names = {_join_letters(read.acronym or "") for read in subject}
            names |= {_join_letters(tokens.slice(read.first, read.core).partition("(")[0]) for read in subject}
            areas = {_join_letters(tokens.slice(read.area.first, read.area.stop)) for read in subject if read.area}
            names |= {name + area for name in names for area in areas if name}
            if body in names:
                return subject
        return None

    # Inaugurations.

    def _make_inauguration(self, pointer: str, found: FoundInauguration) -> Inauguration:
        fields: dict[str, Any] = {"kind": found.kind.value, "status": found.status}
        self._fact(f"{pointer}/kind", found.kind.span)
        if found.status is InaugurationStatus.PLANNED:
            self._fact(f"{pointer}/status", found.kind.span, basis=Basis.INFERRED)
        for name in ("authority", "place"):
            value: Found[str] | None = getattr(found, name)
            if value is not None:
                fields[name] = value.value
                self._fact(f"{pointer}/{name}", value.span)
        if found.date is not None:
            if found.date.value is not None:
                fields["date"] = found.date.value
                basis = Basis.STATED if _states_year(found.date.as_written) else Basis.INFERRED
                self._fact(f"{pointer}/date", found.date.span, basis=basis)
            else:
                fields["date_as_written"] = " ".join(found.date.as_written.split())
                self._fact(f"{pointer}/date_as_written", found.date.span)
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
        self._fact(f"{pointer}/role", found.span, basis=Basis.INFERRED)
        for name in ("name", "title", "on_behalf_of"):
            value: Found[Any] | None = getattr(found, name)
            if value is not None:
                fields[name] = value.value
                self._fact(f"{pointer}/{name}", value.span)
        return Participant(role=role, **fields)

    def _leave_days(self) -> None:
        for found in self._reading.dates:
            if found.value is None:
                self._leave(UnresolvedReason.DAY_DEPENDS, found.span)


def _states_year(date: str) -> bool:
    """Return whether a day is settled without the day of publication."""
    try:
        PartialDate.parse_text(date)
    except ParseError:
        return False
    return True


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")


def _find_within(chain: Iterable[Any], number: int) -> Any:
    """Return the code of the nearest area around one of a chain; None if none is known."""
    around = [area.area for area in chain][number + 1 :]
    return next((code for code in around if code is not None), None)


def _join_letters(text: str) -> str:
    """Return the letters and digits of a text in small letters."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
