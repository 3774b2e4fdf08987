"""Facts of a draft in words: what a field is called, and its value as people write it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from psm_model.entities.field_words import field_words, part_words
from psm_model.entities.legal_basis import LegalBasis
from psm_model.entities.participant import Participant
from psm_model.entities.register import Register
from psm_model.i18n import Language, describe_code
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

__all__ = ["describe_fact"]

_ID: Final = "id"
_PERSON: Final = frozenset({"name", "title"})


def describe_fact(register: Register, pointer: str, *, language: Language) -> str:
    """Return the field and the value at a JSON Pointer, in words.

    >>> from psm_model import Organisation, Level
    >>> register = Register.of(Organisation(id="ipsm", name="IPSM Batang", level=Level.REGENCY_CITY))
    >>> describe_fact(register, "/organisations/0/name", language="id")
    'nama: IPSM Batang'
    """
    # Any: the record or value at a place.
    value: Any = register
    owner: Any = None
    participant: Participant | None = None
    steps: list[str] = []
    for step in pointer.split("/")[1:]:
        if step.isdecimal():
            value = value[int(step)]
        else:
            value = getattr(value, step)
            steps.append(step)
        if isinstance(value, Participant):
            participant = value
        if hasattr(value, _ID):
            # The words for a field follow from its path in the record with an id.
            owner, steps = type(value), []
    name = steps[-1] if steps else ""
    if participant is None:
        words = field_words(steps, owner)
    elif name in _PERSON:
        # "officiant: Ratna Misal" says more than "name of a participant of the inauguration".
        words = describe_code(participant.role)
    else:
        words = part_words(Participant, name)
    return f"{words.translate(language)}: {_format(value, language)}"


def _format(value: object, language: Language) -> str:
    if isinstance(value, PartialDate | Period):
        return value.to_text(language=language)
    if isinstance(value, StrEnum):
        return describe_code(value).translate(language)
    if isinstance(value, LegalBasis):
        return str(value.citation or value.as_written)
    return str(value)
