"""RecordNames: what people call the records that a message of a finding names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, Protocol

import attrs

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.labels import make_label
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import PLACES, Entity
from psm_model.entities.references import APPOINTMENT, BOARD_TERM, DECREE, MEMBER, ORGANISATION, SOURCE
from psm_model.entities.register import Register
from psm_model.errors import NotFoundError
from psm_model.i18n import Bilingual
from psm_model.pointers import entity_pointer, split_pointer

__all__ = ["NO_NAMES", "RecordName", "RecordNames", "RecordSource", "RegisterRecords"]

_LOOK_UPS: Final[Mapping[str, Callable[[Register, str], Entity]]] = {
    SOURCE: Register.source,
    DECREE: Register.decree,
    ORGANISATION: Register.organisation,
    MEMBER: Register.member,
    BOARD_TERM: Register.board_term,
}


class RecordName(NamedTuple):
    """What people call a record."""

    label: Bilingual
    """The label."""
    is_unique: bool
    """Whether no other term of its organisation, or no other post on its board, has the same label."""


class RecordSource(Protocol):
    """The records of a register, or of a part of one, as far as they are known."""

    def find(self, kind: str, entity_id: str) -> Entity | None:
        """Return the first entity of a kind with an id; None if it is not known."""

    def find_at(self, pointer: str) -> Entity | None:
        """Return the entity that a JSON Pointer leads into; None if it is not known."""

    def list_terms(self, organisation_id: str) -> Iterable[BoardTerm]:
        """Return the terms of an organisation."""


class RecordNames:
    """What people call the records of a register, or of a part of one.

    Labels are made when they are asked for, and those of the terms of an organisation and of the posts on a board once.

    >>> term = BoardTerm(id="t", organisation_id="o", label="masa bakti 2020–2025")
    >>> names = RecordNames(RegisterRecords(Register.of(ipsm, term)))
    >>> names.find("board term", "t", "/board_terms/0").label.english, names.find_owner("/board_terms/0/label")
    ('2020–2025', 'IPSM Contoh')
    """

    def __init__(self, source: RecordSource) -> None:
        """Create the names of the records that a source knows."""
        self._source = source
        self._terms: dict[str, Counter[Bilingual | None]] = {}
        self._posts: dict[str, tuple[dict[str, Appointment], Counter[Bilingual | None]]] = {}

    def find(self, kind: str, record_id: str, pointer: str) -> RecordName | None:
        """Return the name of a record that a finding is about; None if it is not known.

        Args:
            kind: The kind, as in messages: "board term".
            record_id: Its id. If several entities have it, the one at the pointer gives the name, else the first one.
            pointer: The JSON Pointer of the finding. It leads into the term of an appointment.
        """
        entity = self._source.find_at(pointer)
        if kind == APPOINTMENT:
            return self._find_post(record_id, entity, pointer) if isinstance(entity, BoardTerm) else None
        if entity is None or entity.id != record_id or PLACES[type(entity)].word != kind:
            entity = self._source.find(kind, record_id)
        label = None if entity is None else make_label(entity)
        if entity is None or label is None:
            return None
        return RecordName(label, not isinstance(entity, BoardTerm) or self._count_terms(entity)[label] <= 1)

    def _count_terms(self, term: BoardTerm) -> Counter[Bilingual | None]:
        owner_id = term.organisation_id
        if owner_id not in self._terms:
            self._terms[owner_id] = Counter(map(make_label, self._source.list_terms(owner_id)))
        return self._terms[owner_id]

    def _find_post(self, appointment_id: str, term: BoardTerm, pointer: str) -> RecordName | None:
        place = entity_pointer(pointer)
        if place not in self._posts:
            by_id = {appointment.id: appointment for appointment in reversed(term.appointments)}
            self._posts[place] = by_id, Counter(map(make_label, term.appointments))
        by_id, counts = self._posts[place]
        label = make_label(by_id[appointment_id]) if appointment_id in by_id else None
        return None if label is None else RecordName(label, counts[label] <= 1)

    def find_label_at(self, pointer: str) -> Bilingual | None:
        """Return the label of the entity or the appointment that a JSON Pointer leads to; None if it is not known."""
        entity = self._source.find_at(pointer)
        steps = pointer.split("/")
        if isinstance(entity, BoardTerm) and steps[3:4] == ["appointments"]:
            return make_label(entity.appointments[int(steps[4])])
        return None if entity is None else make_label(entity)

    def find_owner(self, pointer: str) -> str | None:
        """Return the name of the organisation that a JSON Pointer leads into, itself or a term of it."""
        entity = self._source.find_at(pointer)
        if isinstance(entity, BoardTerm):
            entity = self._source.find(ORGANISATION, entity.organisation_id)
        label = make_label(entity) if isinstance(entity, Organisation) else None
        return None if label is None else label.english


@attrs.frozen
class RegisterRecords:
    """The records of a register."""

    register: Register
    """The register."""

    def find(self, kind: str, entity_id: str) -> Entity | None:
        """Return the first entity of a kind with an id."""
        try:
            return _LOOK_UPS[kind](self.register, entity_id)
        except NotFoundError:
            return None

    def find_at(self, pointer: str) -> Entity | None:
        """Return the entity that a JSON Pointer leads into."""
        if not pointer:
            return None
        place, position, _ = split_pointer(pointer)
        entity: Entity = getattr(self.register, place)[position]
        return entity

    def list_terms(self, organisation_id: str) -> Iterable[BoardTerm]:
        """Return the terms of an organisation."""
        return self.register.terms_of(organisation_id)


class NoRecords:
    """The records of which none is known."""

    def find(self, _kind: str, _entity_id: str) -> None:
        """Return None."""

    def find_at(self, _pointer: str) -> None:
        """Return None."""

    def list_terms(self, _organisation_id: str) -> tuple[BoardTerm, ...]:
        """Return none."""
        return ()


NO_NAMES: Final = RecordNames(NoRecords())
"""The names of records that are not known."""
