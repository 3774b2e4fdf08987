"""ChangeNames: what sentences about changes call records, and the records that fields refer to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from psm_model.checking.record_names import RecordName, RecordNames, RegisterRecords
from psm_model.entities.appointment import Appointment
from psm_model.entities.references import APPOINTMENT, MEMBER, find_reference_fields
from psm_model.entities.register import PLACES, Register
from psm_model.errors import safe_repr
from psm_model.i18n import VOCABULARY, Bilingual
from psm_model.queries.holder import find_holder

from .differences import Difference
from .value_words import quote

__all__ = ["KIND_WORDS", "ChangeNames"]

KIND_WORDS: Final[Mapping[type, Bilingual]] = {
    **{kind: VOCABULARY["entity"][word] for kind, (_, word) in PLACES.items()},
    Appointment: Bilingual("appointment as", "jabatan"),
}
"""The words before the names of records with an id."""
_APPOINTMENT: Final = VOCABULARY["entity"][APPOINTMENT]


class ChangeNames:
    """What sentences call the records of one of two registers.

    Records have their labels, with the id in brackets where a label is ambiguous. Those without a label have their id,
    and so have members.

    >>> names = ChangeNames(Register.of(BoardTerm(id="t", organisation_id="o", label="periode 2025–2030")))
    >>> names.name_record(names.register.board_terms, "/board_terms/0").english
    'board term 2025–2030'
    """

    def __init__(self, register: Register) -> None:
        """Create the names of the records of a register."""
        self.register = register
        self._names = RecordNames(RegisterRecords(register))

    # Any: records of all classes.
    def name_record(self, chain: tuple[Any, ...], pointer: str, *, by_id: bool = False) -> Bilingual:
        """Return the words for the innermost record with an id, with the term of an appointment.

        Args:
            chain: The records from the entity down to this one.
            pointer: A JSON Pointer into the entity.
            by_id: Whether to name entities by id, because the sentence states the name.
        """
        parts = [part for part in reversed(chain) if type(part) in KIND_WORDS]
        first, *rest = (
            self._name_appointment(part, pointer)
            if isinstance(part, Appointment)
            else self._name_entity(part, pointer, by_id=by_id)
            for part in parts
        )
        for outer in rest:
            first = Bilingual(f"{first.english} of {outer.english}", f"{first.indonesian} dalam {outer.indonesian}")
        return first

    # Any: an entity of any class.
    def _name_entity(self, entity: Any, pointer: str, *, by_id: bool) -> Bilingual:
        kind = PLACES[type(entity)].word
        name = None if by_id else self._names.find(kind, entity.id, pointer)
        return _join(VOCABULARY["entity"][kind], _add_notes(name, entity.id, ()))

    def _name_appointment(self, appointment: Appointment, pointer: str) -> Bilingual:
        """Return the words for an appointment with its holder."""
        name = self._names.find(APPOINTMENT, appointment.id, pointer)
        is_hidden = appointment.is_holder_withheld
        notes = () if is_hidden else (safe_repr(find_holder(self.register, appointment).text),)
        words = _APPOINTMENT if name is None else KIND_WORDS[Appointment]
        return _join(words, _add_notes(name, appointment.id, notes))

    def quote(self, difference: Difference, value: object, pointer: str | None) -> Bilingual:
        """Return a value of a field for a sentence; the id of a record is its name, unless it is a member.

        Args:
            difference: The difference in the field.
            value: The value.
            pointer: The JSON Pointer of the value.
        """
        kind = find_reference_fields(difference.owner).get(difference.field)
        if kind in {None, MEMBER} or not isinstance(value, str) or pointer is None:
            return quote(value)
        name = self._names.find(kind, value, pointer)
        return quote(value) if name is None else _add_notes(name, value, ())


def _add_notes(name: RecordName | None, record_id: str, notes: tuple[str, ...]) -> Bilingual:
    """Return a name with notes in brackets, the first of which is the id if the name is ambiguous."""
    shown_id = safe_repr(record_id)
    if name is None:
        name = RecordName(Bilingual(shown_id, shown_id), is_unique=True)
    added = ", ".join(notes if name.is_unique else (shown_id, *notes))
    return name.label.with_note(added) if added else name.label


def _join(first: Bilingual, second: Bilingual) -> Bilingual:
    return Bilingual(f"{first.english} {second.english}", f"{first.indonesian} {second.indonesian}")
