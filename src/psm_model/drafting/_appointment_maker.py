"""Appointments of a draft, from those found in a text."""

from __future__ import annotations

import re
from typing import Final

from psm_model.entities.appointment import Appointment, Capacity
from psm_model.entities.post import Post
from psm_model.values.person_name import PersonName

from ._numbering import Numbering
from ._reading import Reading
from .appointments import FoundAppointment
from .drafted import Basis, DraftedFact, Unresolved, UnresolvedReason

__all__ = ["AppointmentMaker"]


class AppointmentMaker:
    """Makes the appointments of one term, each holder and post once."""

    def __init__(self, reading: Reading, pointer: str) -> None:
        self._reading: Final = reading
        self._pointer: Final = pointer
        self._numbering: Final = Numbering()
        self._by_holder: Final[dict[tuple[str, Post], str]] = {}
        self._seen: Final[set[tuple[str, str, str | None]]] = set()
        self.appointments: Final[list[Appointment]] = []
        self.facts: Final[list[DraftedFact]] = []
        self.unresolved: Final[list[Unresolved]] = []

    def add(self, found: FoundAppointment) -> None:
        """Add an appointment, unless its holder has the post already."""
        holder = found.office if found.name is None else str(found.name)
        key = ((holder or "").lower(), found.title.post.value, found.section)
        if key in self._seen:
            self._leave(found)
            return
        self._seen.add(key)
        capacity = found.title.capacity
        if found.office is not None and capacity is Capacity.SUBSTANTIVE:
            capacity = Capacity.EX_OFFICIO
        replaced = None if found.replaces is None else self._find_replaced(found, found.replaces)
        replaced_id, replaced_span = replaced or (None, found.span)
        base = f"{self._pointer}/{len(self.appointments)}"
        basis = Basis.INFERRED if found.is_inferred else Basis.STATED
        self._add_fact(f"{base}/{'office' if found.name is None else 'name'}", found.span)
        self._add_fact(f"{base}/title", found.post_span)
        self._add_fact(f"{base}/post", found.post_span, basis=basis)
        if found.section is not None:
            self._add_fact(f"{base}/section", found.post_span, basis=Basis.INFERRED)
        if capacity is not Capacity.SUBSTANTIVE:
            self._add_fact(f"{base}/capacity", found.post_span, basis=Basis.INFERRED)
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
        self._add_fact(f"{base}/capacity", span, basis=Basis.INFERRED)
        made = self._make_id(f"{found.post_as_written} lama")
        self._by_holder[written, found.title.post] = made
        self.appointments.append(
            Appointment(id=made, post=found.title.post, name=name, capacity=Capacity.FORMER, section=found.section)
        )
        return made, span

    def _make_id(self, post: str) -> str:
        made = re.sub(r"[^a-z0-9]+", "-", post.lower()).strip("-") or "pengurus"
        return self._numbering.make_unique(made)

    def _add_fact(self, pointer: str, span: tuple[int, int], *, basis: Basis = Basis.STATED) -> None:
        self.facts.append(DraftedFact(pointer=pointer, spans=(span,), basis=basis))

    def _leave(self, found: FoundAppointment) -> None:
        self.unresolved.append(
            Unresolved(reason=UnresolvedReason.DUPLICATE, span=found.span, as_written=found.as_written)
        )
