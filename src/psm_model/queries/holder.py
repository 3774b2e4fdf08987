"""find_holder: the holder of an appointment in a register."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from psm_model.entities.appointment import Appointment
from psm_model.entities.register import Register
from psm_model.errors import NotFoundError

__all__ = ["Holder", "HolderKind", "find_holder"]


class HolderKind(StrEnum):
    """What is known about a holder."""

    NAMED = "named"
    """The name of a person, or an office as written."""
    NOT_IN_REGISTER = "not_in_register"
    """The id of a member who is not in the register."""
    WITHHELD = "withheld"
    """Nothing: the holder is withheld."""


class Holder(NamedTuple):
    """The holder of an appointment."""

    kind: HolderKind
    """The kind of text."""
    text: str
    """The name, office or id; empty if the holder is withheld."""


def find_holder(register: Register, appointment: Appointment) -> Holder:
    """Return the holder of an appointment.

    >>> find_holder(Register.of(kasmad), Appointment(id="a", post=Post.CHAIR, member_id="m"))
    Holder(kind=<HolderKind.NAMED: 'named'>, text='Kasmad')
    """
    if appointment.is_holder_withheld:
        return Holder(HolderKind.WITHHELD, "")
    if appointment.member_id is None:
        return Holder(HolderKind.NAMED, str(appointment.name or appointment.office))
    try:
        return Holder(HolderKind.NAMED, str(register.member(appointment.member_id).name))
    except NotFoundError:
        return Holder(HolderKind.NOT_IN_REGISTER, appointment.member_id)
