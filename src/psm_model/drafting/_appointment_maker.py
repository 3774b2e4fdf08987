"""Appointments of a draft, from those found in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.post import Post
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._fact_places import find_capacity_place, find_replacement_place, find_section_place
from ._numbering import Numbering
from ._personal_numbers import cut_numbers, mask_numbers
from ._reading import Reading
from .appointments import FoundAppointment
from .drafted import Basis, DraftedFact, Unresolved, UnresolvedReason

__all__ = ["AppointmentMaker"]

_MAX_TO_YEARS: Final = 60
_APART: Final = re.compile(r"[.;:\n]")
"""Signs at which a post ends."""


class AppointmentMaker:
    """Makes the appointments of one term, each holder and post once."""

    def __init__(self, reading: Reading, pointer: str, period: Period | None) -> None:
        self._reading: Final = reading
        self._ended: Final = {} if period is None else _list_ended(reading, period)
        self._pointer: Final = pointer
        self._numbering: Final = Numbering()
        self._by_holder: Final[dict[tuple[str, Post], str]] = {}
        self._seen: Final[set[tuple[str, str, str | None]]] = set()
        self.appointments: Final[list[Appointment]] = []
        self.facts: Final[list[DraftedFact]] = []
        self.unresolved: Final[list[Unresolved]] = []

    def add(self, found: FoundAppointment) -> None:
        """Add an appointment, unless its holder has the post already."""
        found = _drop_numbers(self._reading, found)
        holder = found.office if found.name is None else str(found.name)
        key = ((holder or "").lower(), found.title.post.value, found.section)
        if key in self._seen:
            self._leave(found)
            return
        self._seen.add(key)
        capacity = found.title.capacity
        ended = self._find_ended(found)
        if ended is not None:
            capacity = Capacity.FORMER
        if found.office is not None and capacity is Capacity.SUBSTANTIVE:
            capacity = Capacity.EX_OFFICIO
        replaced = None if found.replaces is None else self._find_replaced(found, found.replaces)
        replaced_id, replaced_span = replaced or (None, found.span)
        base = f"{self._pointer}/{len(self.appointments)}"
        basis = Basis.INFERRED if found.is_inferred else Basis.STATED
        self._add_fact(f"{base}/{'office' if found.name is None else 'name'}", found.span)
        self._add_fact(f"{base}/title", found.post_span)
        text = self._reading.tokens.text
        section = None if found.section is None else find_section_place(text, found)
        is_within = section is None or found.post_span[0] <= section[0] < found.post_span[1]
        self._add_fact(
            f"{base}/post", found.post_span, *(() if is_within or section is None else (section,)), basis=basis
        )
        if section is not None:
            self._add_fact(f"{base}/section", section, basis=Basis.INFERRED)
        if capacity is not Capacity.SUBSTANTIVE:
            place = find_capacity_place(text, found, capacity, years=ended)
            self._add_fact(f"{base}/capacity", place, basis=Basis.INFERRED)
        if replaced is not None:
            self.facts.append(DraftedFact(pointer=f"{base}/replaces_id", spans=(found.span, replaced_span)))
        made = self._make_id(found.post_as_written)
        if found.name is not None:
            self._by_holder.setdefault((str(found.name), found.title.post), made)
        self.appointments.append(
            Appointment(
                id=made,
                post=found.title.post,
                title=" ".join(found.post_as_written.split()),
                name=found.name,
                office=found.office,
                capacity=capacity,
                section=found.section,
                replaces_id=replaced_id,
            )
        )

    def _find_ended(self, found: FoundAppointment) -> tuple[int, int] | None:
        """Return the years of a term that ended, between a post and its holder: *Ketua IPSM periode 2019-2024, Ani*."""
        start = found.post_span[1]
        text = self._reading.tokens.text
        places = (at for at in range(start, min(found.span[0], start + _MAX_TO_YEARS)) if at in self._ended)
        at = next(places, None)
        is_beside = at is not None and not _APART.search(text, start, at)
        return self._ended[at] if at is not None and is_beside else None

    def _find_replaced(self, found: FoundAppointment, name: PersonName) -> tuple[str, tuple[int, int]]:
        """Return the id of the appointment of a replaced person, which is made if there is none yet, and the name."""
        text, written = self._reading.tokens.text, str(name)
        at = text.find(written, found.span[1])
        at = at if at >= 0 else text.find(written)
        span = found.span if at < 0 else (at, at + len(written))
        known = self._by_holder.get((written, found.title.post))
        if known is not None:
            return known, span
        base = f"{self._pointer}/{len(self.appointments)}"
        self._add_fact(f"{base}/name", span)
        self._add_fact(f"{base}/post", found.post_span, basis=Basis.INFERRED)
        self._add_fact(f"{base}/capacity", find_replacement_place(text, found, span), basis=Basis.INFERRED)
        made = self._make_id(f"{found.post_as_written} lama")
        self._by_holder[written, found.title.post] = made
        self.appointments.append(
            Appointment(id=made, post=found.title.post, name=name, capacity=Capacity.FORMER, section=found.section)
        )
        return made, span

    def _make_id(self, post: str) -> str:
        made = re.sub(r"[^a-z0-9]+", "-", post.lower()).strip("-") or "pengurus"
        return self._numbering.make_unique(made)

    def _add_fact(self, pointer: str, *spans: tuple[int, int], basis: Basis = Basis.STATED) -> None:
        self.facts.append(DraftedFact(pointer=pointer, spans=spans, basis=basis))

    def _leave(self, found: FoundAppointment) -> None:
        self.unresolved.append(
            Unresolved(reason=UnresolvedReason.DUPLICATE, span=found.span, as_written=mask_numbers(found.as_written))
        )


def _list_ended(reading: Reading, period: Period) -> dict[int, tuple[int, int]]:
    """Return the places of the terms that ended before, or as, a period begins, by their starts."""
    start = period.start
    if not isinstance(start, PartialDate):
        return {}
    ended = {}
    for other in reading.periods:
        last = None if other.value is None else other.value.end
        if isinstance(last, PartialDate) and last.year <= start.year and other.value != period:
            ended[other.span[0]] = other.span
    return ended


def _drop_numbers(reading: Reading, found: FoundAppointment) -> FoundAppointment:
    """Return an appointment without the personal numbers after its post, its section and its holder's office."""
    numbers = [reading.tokens.text[slice(*place)] for place in reading.list_personal_numbers(found.span)]
    post = reading.cut(*found.post_span) or found.post_as_written
    office = None if found.office is None else _cut(found.office, numbers) or found.office
    section = None if found.section is None else _cut(found.section, numbers) or None
    return attrs.evolve(
        found,
        post_span=(found.post_span[0], found.post_span[0] + len(post)),
        post_as_written=post,
        office=office,
        title=attrs.evolve(found.title, section=section),
    )


def _cut(words: str, numbers: Sequence[str]) -> str:
    """Return words before a personal number, or before the first digits of one that a sentence or a line cuts."""
    kept = cut_numbers(words).split(" ")
    while kept and any(sign.isdecimal() for sign in kept[-1]) and any(kept[-1] in number for number in numbers):
        kept.pop()
    return " ".join(kept)
