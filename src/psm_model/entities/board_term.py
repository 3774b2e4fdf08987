"""BoardTerm: a board of an organisation for one term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401  # in the types of converters, which become those of the signature
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

import attrs

from psm_model._html import render_name, render_output
from psm_model.errors import ParseError
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.text import truncate
from psm_model.values.bounds import ALWAYS, UNBOUNDED, Bounds
from psm_model.values.endpoint import UNKNOWN, Endpoint
from psm_model.values.partial_date import PartialDate, find_ordinals
from psm_model.values.period import Period
from psm_model.values.verdict import Verdict

from ._term_table import render_appointments
from .annotated import AnnotatedRecord
from .appointment import Appointment
from .attestation import Attestation, convert_attestations, may_contain_all, restrict_bounds
from .inauguration import Inauguration
from .legal_basis import LegalBasis, convert_legal_bases
from .references import DECREE, ORGANISATION, SOURCE, refer_to
from .schema import as_tuple, convert_texts, non_blank, prepare_fields
from .term_change import TermChange, convert_changes
from .term_names import name_term, shorten_to_years
from .withheld import set_fields

__all__ = ["DATE_FIELDS", "BoardTerm", "Roster", "Tenure", "TermStatus"]

DATE_FIELDS: Final = frozenset({"label", "period"})
"""The fields that state the days of a term; one of them is enough."""

_MAX_LETTERS: Final = 80
"""The number of letters of a name in a repr."""
_CACHE_SIZE: Final = 1 << 14
# Found faster here than in the class, for rules that ask it of each term.
_YES, _NO, _UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


class TermStatus(StrEnum):
    """The status of a board."""

    IN_OFFICE = "in_office"
    """In office during its term; used for past boards too."""
    ANNULLED = "annulled"
    """Declared void (*dianulir*): it was never in office."""
    DISPUTED = "disputed"
    """It claims an office that others contest."""
    CARETAKER = "caretaker"
    """In office until a board is elected (*karateker*)."""


class Roster(StrEnum):
    """How much of a board is recorded."""

    PARTIAL = "partial"
    """Only what sources name; others may be missing."""
    COMPLETE = "complete"
    """The whole board."""


class Tenure(StrEnum):
    """How long posts of appointments without a period are held."""

    UNSTATED = "unstated"
    """At some time within the term; the sources do not say when."""
    WHOLE_TERM = "whole_term"
    """From the first to the last day of the term, as when a decree appoints the whole board; see
    `psm_model.entities.tenure`."""


def _convert_inaugurations(items: Iterable[Inauguration]) -> tuple[Inauguration, ...]:
    return as_tuple(items)


def _convert_appointments(items: Iterable[Appointment]) -> tuple[Appointment, ...]:
    return as_tuple(items)


@attrs.frozen(kw_only=True, repr=False, field_transformer=prepare_fields)
class BoardTerm(AnnotatedRecord):
    """A board (*pengurus*) of an organisation and its term (*periode*, *masa bakti*).

    The period of the term, the date of its decree, the date of its inauguration and the label as written are separate
    fields. Sources often give only the label. The days of the term follow from these fields:

    ================================  ===============  =================
    what counts                       as a period      as bounds
    ================================  ===============  =================
    the term as first decreed         `decreed_span`   –
    the last change too               `span`           `recorded_bounds`
    attested days too                 –                `bounds`
    the next board starts at once     `shortest_span`  `shortest_bounds`
    ================================  ===============  =================

    >>> BoardTerm(id="contoh-2025", organisation_id="ipsm-33.01", label="periode 2025–2030").span
    Period.parse('2025/2030')
    """

    id: str = attrs.field(validator=non_blank)
    """Its id."""
    organisation_id: str = attrs.field(validator=non_blank, metadata=refer_to(ORGANISATION))
    """The organisation whose board it is."""
    label: str | None = None
    """The term in the words of the source ("periode 2025–2030")."""
    other_labels: tuple[str, ...] = attrs.field(default=(), converter=convert_texts)
    """Other wordings of the term in the same or other sources ("masa bakti 2025–2030")."""
    period: Period | None = None
    """The term that is believed to be correct."""
    status: TermStatus = TermStatus.IN_OFFICE
    """The status of the board."""
    roster: Roster = Roster.PARTIAL
    """Whether all its appointments are recorded."""
    tenure: Tenure = Tenure.UNSTATED
    """How long posts of appointments without a period are held."""
    decree_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(DECREE))
    """The decrees about it: those that appoint it, and those that amend them."""
    changes: tuple[TermChange, ...] = attrs.field(default=(), converter=convert_changes)
    """The extensions and shortenings of the term, in the order in which they were decided; the last one applies."""
    attested: tuple[Attestation, ...] = attrs.field(default=(), converter=convert_attestations)
    """Days on which sources say that it is in office."""
    inaugurations: tuple[Inauguration, ...] = attrs.field(default=(), converter=_convert_inaugurations)
    """Its inaugurations, in order; usually one."""
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), converter=convert_legal_bases)
    """Its stated legal bases."""
    appointments: tuple[Appointment, ...] = attrs.field(default=(), converter=_convert_appointments)
    """Its appointments."""
    source_ids: tuple[str, ...] = attrs.field(default=(), converter=convert_texts, metadata=refer_to(SOURCE))
    """The sources that state it."""

    @cached_property
    def label_period(self) -> Period | None:
        """The period of the label; None if there is no label or it is unreadable ("2023-2006")."""
        return None if self.label is None else _parse_label(self.label)

    @property
    def inauguration(self) -> Inauguration | None:
        """The inauguration that is recorded first; None without any."""
        return self.inaugurations[0] if self.inaugurations else None

    def has_status(self, *statuses: TermStatus) -> Verdict:
        """Return whether the board has one of these statuses. A withheld status may be any of them.

        >>> BoardTerm(id="t", organisation_id="o", withheld=["status"]).has_status(TermStatus.ANNULLED)
        <Verdict.UNDETERMINED: 'undetermined'>
        """
        if "status" in self.withheld:
            return _UNDETERMINED
        return _YES if self.status in statuses else _NO

    @property
    def decreed_span(self) -> Period | None:
        """The term as first decreed: the recorded period, or else that of the label; None if there is neither.

        It is also None if the period is withheld, because the period may differ from the label.
        """
        if self.period is None:
            return None if "period" in self.withheld else self.label_period
        return self.period

    @cached_property
    def span(self) -> Period | None:
        """The current term: as first decreed, with the end of the last change; None if neither is known.

        A term that runs until the next board, or whose changes are withheld, has an unknown end.

        >>> until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 3, 31))
        >>> BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025"), changes=[until]).span
        Period.parse('2020/2026-03-31')
        """
        decreed = self.decreed_span
        if not self.changes:
            if "changes" not in self.withheld:
                return decreed
            return None if decreed is None or decreed.start is UNKNOWN else Period(decreed.start, UNKNOWN)
        until = self.changes[-1].until
        return _replace_end(decreed, UNKNOWN if until is None else until)

    @property
    def runs_until_successor(self) -> bool:
        """Whether it was extended until the next board takes office."""
        return bool(self.changes) and self.changes[-1].until_successor

    @property
    def shortest_span(self) -> Period | None:
        """The span; for a term that runs until the next board, the span up to the last decreed end.

        It is None if the span is None: a term that runs until the next board and has no start has no dates.

        >>> until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
        >>> BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[until]).shortest_span
        Period.parse('2020/2025')
        """
        if not self.runs_until_successor or self.decreed_span is None:
            return self.span
        ends = [change.until for change in self.changes if change.until is not None]
        return _replace_end(self.decreed_span, ends[-1]) if ends else self.decreed_span

    @cached_property
    def recorded_bounds(self) -> Bounds | None:
        """The bounds of the span, without regard to attested days; None if there is no span.

        A term that runs until the next board ends on or after the last decreed end.
        """
        span = self.shortest_span
        if span is None or not self.runs_until_successor:
            return None if span is None else span.bounds
        return span.bounds._replace(end_max=max(span.bounds.end_max, UNBOUNDED))

    @cached_property
    def bounds(self) -> Bounds | None:
        """The bounds of the span, which contains all attested days; None if none of its days is known.

        These include the attested days of posts on the board, but not days that contradict the record.

        >>> term = BoardTerm(id="t", organisation_id="o", attested=[Attestation(on=PartialDate(2023, 5, 4))])
        >>> date.fromordinal(term.bounds.start_max).isoformat()
        '2023-05-04'
        """
        attested = self.attested_days
        if not attested:
            if self.changes:
                return self.recorded_bounds
            return None if self.span is None else self.span.bounds
        return restrict_bounds(self.recorded_bounds or ALWAYS, attested)

    @property
    def attested_days(self) -> tuple[Attestation, ...]:
        """The attested days of the board and of its posts, except those that contradict the record."""
        groups = [self.attested] if self.attested else []
        for appointment in self.appointments:
            attested = appointment.attested
            # Few appointments are attested, so that test comes first.
            if not attested or not appointment.capacity.serves_in_term or "capacity" in appointment.withheld:
                continue
            if appointment.period is None or may_contain_all(appointment.period.bounds, attested):
                groups.append(attested)
        if not groups:
            return ()
        bounds = self.recorded_bounds or ALWAYS
        return tuple(chain.from_iterable(group for group in groups if may_contain_all(bounds, group)))

    @property
    def withholds_attested_days(self) -> bool:
        """Whether attested days of the board or of its posts may be withheld.

        >>> BoardTerm(id="t", organisation_id="o", withheld=["appointments"]).withholds_attested_days
        True
        """
        return not {"attested", "appointments"}.isdisjoint(self.withheld) or any(
            "attested" in appointment.withheld for appointment in self.appointments
        )

    @property
    def shortest_bounds(self) -> Bounds | None:
        """The bounds if the next board takes office at once; they differ from `bounds` only if the term runs until it.

        Such a term ends on the last decreed end, or on the last attested day if that is later. Withheld attested days
        may be any days.
        """
        bounds = self.bounds
        if bounds is None or not self.runs_until_successor:
            return bounds
        span = self.shortest_span
        if span is None or self.withholds_attested_days:
            return bounds
        latest = max((attestation.on.ordinals[1] for attestation in self.attested_days), default=-UNBOUNDED)
        return bounds._replace(end_max=max(span.bounds.end_max, latest))

    def in_office(self, on: date | PartialDate, *, bounds: Bounds | None = None) -> Verdict:
        """Return whether the board is in office on a day.

        For an annulled board, the answer is always NO. For a disputed board, a board whose status is withheld, or a
        board without a span or attested days, it is never YES. A board whose term runs until the next one may be in
        office on any later day, unless `bounds` take the start of the next board into account.

        Args:
            on: The day, month or year asked about.
            bounds: The bounds of the term among the others of its organisation, from `find_bounds`; by default its own.

        >>> BoardTerm(id="t", organisation_id="o", label="periode 2025–2030").in_office(date(2026, 1, 1))
        <Verdict.YES: 'yes'>

        Raises:
            WrongTypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
        """
        first, last = find_ordinals(on)
        if self.status is TermStatus.ANNULLED:
            return Verdict.NO
        bounds = self.bounds if bounds is None else bounds
        within = Verdict.UNDETERMINED if bounds is None else bounds.covers(first, last)
        return within & Verdict.UNDETERMINED if self.has_status(TermStatus.DISPUTED).possible else within

    def make_name(self) -> Bilingual:
        """Return what people call the term: its label as written, else its years, else its id.

        >>> BoardTerm(id="t", organisation_id="o", period=Period.parse("2025-10-15/2030-10-14")).make_name().english
        '2025–2030'
        """
        return name_term(self.id, self.label, self._find_named_span())

    def _find_named_span(self) -> Period | None:
        """Return the period whose years are the name of a term without a label; None if none is known."""
        return self.span if self.decreed_span is None else self.decreed_span

    def end_on(self, day: PartialDate) -> BoardTerm:
        """Return the term with another last day, set in its last change or else in its period.

        Its start is unchanged, even if it is unknown. If the term has no changes, `changes` and `period` are no longer
        withheld, because they would leave the last day open.

        >>> BoardTerm(id="t", organisation_id="o", period=Period.parse("2020/2025")).end_on(PartialDate(2024, 3)).span
        Period.parse('2020/2024-03')

        Raises:
            ParseError: the day is before every possible start.
        """
        if not self.changes:
            start = UNKNOWN if self.period is None else self.period.start
            return set_fields(self, period=Period(start, day), changes=())
        # Validates the order of the days.
        Period(UNKNOWN if self.decreed_span is None else self.decreed_span.start, day)
        change = attrs.evolve(self.changes[-1], until=day, until_successor=False)
        return attrs.evolve(self, changes=(*self.changes[:-1], change))

    def __str__(self) -> str:
        return truncate(self.make_name().english, _MAX_LETTERS)

    def __repr__(self) -> str:
        count = len(self.appointments)
        people = f"{count} appointment{'' if count == 1 else 's'}"
        dates = str(self) if self.label is not None or self.span is None else self.span
        return f"<BoardTerm {truncate(self.id, _MAX_LETTERS)}: {dates}, {people}>"

    def to_html(self, *, language: Language = "en") -> str:
        """Return the term with its appointments as HTML for notebooks; members appear by id.

        Raises:
            ValueError: the language is not supported.
        """
        span = self.span
        # Omit dates that the label gives, and the status "in office", which would read as of today.
        name = self.make_name()
        named = self._find_named_span()
        years = self.label_period if self.label is not None or named is None else shorten_to_years(named)
        notes = [
            None if name.english == self.id else self.id,
            None if span is None or span == years else span.to_text(language=language),
            None if self.status is TermStatus.IN_OFFICE else describe_code(self.status).translate(language),
            self.organisation_id,
        ]
        caption = render_name(name.translate(language), " · ".join(note for note in notes if note is not None))
        is_withheld = "appointments" in self.withheld
        table = render_appointments(caption, self.appointments, is_withheld=is_withheld, language=language)
        return render_output(table, language=language)

    def _repr_html_(self) -> str:
        return self.to_html()


def _replace_end(span: Period | None, end: PartialDate | Endpoint) -> Period | None:
    """Return a span with another end; the span itself if the end is before its start, or neither is known."""
    try:
        return Period(UNKNOWN if span is None else span.start, end)
    except ParseError:
        return span


# Boards share few labels.
@lru_cache(_CACHE_SIZE)
def _parse_label(label: str) -> Period | None:
    try:
        return Period.parse_label(label)
    except ParseError:
        return None
