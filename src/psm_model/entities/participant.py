"""Participant: a person, an office or a group at an event or an inauguration, in a role."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from psm_model._source_code import Printable
from psm_model.values.person_name import PersonName

from .schema import as_tuple, non_negative, prepare_fields

__all__ = ["Participant", "Role", "convert_participants"]


class Role(StrEnum):
    """The role of a participant."""

    OFFICIANT = "officiant"
    """Inaugurates, or takes an oath."""
    OPENER = "opener"
    """Opens the event (*membuka*)."""
    SPEAKER = "speaker"
    """Speaks."""
    HOST = "host"
    """Hosts or organises it (*tuan rumah*, *panitia*)."""
    ATTENDEE = "attendee"
    """Attends (*hadir*)."""
    OTHER = "other"
    """Another role."""


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class Participant(Printable):
    """A person, an office or a group at an event or an inauguration, in a role.

    Somebody with two roles is recorded twice.

    >>> Participant(role=Role.SPEAKER, title="Asisten I", on_behalf_of="Pemerintah Kabupaten Contoh").on_behalf_of
    'Pemerintah Kabupaten Contoh'
    """

    role: Role
    """The role."""
    name: PersonName | None = None
    """The person's name."""
    title: str | None = None
    """The person's office, or the group, as written."""
    on_behalf_of: str | None = None
    """On whose behalf they act (*atas nama*, a.n.), as written."""
    count: int | None = attrs.field(default=None, validator=non_negative)
    """The number of people in a group, if stated: 54 for "54 anggota"."""


def convert_participants(items: Iterable[Participant]) -> tuple[Participant, ...]:
    """Convert participants to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)
