"""Registers and records that differ in one respect, and the change between two of them."""

from __future__ import annotations

import json
from typing import Any

import attrs

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Decree,
    Event,
    Inauguration,
    InaugurationStatus,
    Member,
    Organisation,
    Participant,
    Post,
    Register,
    Role,
)
from psm_model.formats.json import dumps
from psm_model.values import AreaCode, Level, PartialDate, PersonName
from psm_model.views.change import Change
from psm_model.views.changes import compare_registers

TERM = BoardTerm(id="t", organisation_id="o")
IPSM = Organisation(id="o", name="IPSM", level=Level.NATIONAL)
KASMAD = Member(id="m", name=PersonName("Kasmad"))
NEW_HOST = Participant(role=Role.HOST, title="Sekretaris", on_behalf_of="Dinas Sosial")
MEETING = Event(
    kind="rapat",
    title="Raker",
    date=PartialDate(2020, 2, 29),
    last_date=PartialDate(2020, 3, 1),
    place="Batang",
    area=AreaCode("33.25"),
    ordinal=22,
    participants=(
        Participant(role=Role.OPENER, name=PersonName("Siti"), title="Bupati"),
        Participant(role=Role.HOST, on_behalf_of="Dinas Sosial"),
    ),
    decree_ids=("sk-1", "sk-2"),
)
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")


def inaugurated_by(title: str) -> Inauguration:
    """Return an inauguration by an officiant who is known by their office."""
    return Inauguration(participants=[Participant(role=Role.OFFICIANT, title=title)])


# Any, here and below: a JSON document, records of all classes.
def sort_lists(tree: Any) -> str:
    """Write a document with its lists sorted."""
    if isinstance(tree, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{sort_lists(tree[key])}" for key in sorted(tree)) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(sorted(map(sort_lists, tree))) + "]"
    return json.dumps(tree)


def is_same_document(old: Register, new: Register) -> bool:
    """Return whether two registers differ at most in the order of lists."""
    return sort_lists(json.loads(dumps(old))) == sort_lists(json.loads(dumps(new)))


def follow_pointer(register: Register, pointer: str) -> Any:
    """Follow a JSON Pointer through the fields and tuples of a register."""
    value: Any = register
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def get_only_change(old: Register, new: Register) -> Change:
    """Return the single change between two registers."""
    (change,) = compare_registers(old, new)
    return change


def register_with_term(**fields: Any) -> Register:
    """Return a register with a member and one term."""
    return Register.of(KASMAD, attrs.evolve(TERM, **fields))


def register_with_organisation(**fields: Any) -> Register:
    """Return a register with one organisation."""
    return Register.of(attrs.evolve(IPSM, **fields))


def register_with_member(**fields: Any) -> Register:
    """Return a register with one member."""
    return Register.of(attrs.evolve(KASMAD, **fields))


PLANNED = Inauguration(date=PartialDate(2025, 10, 15), status=InaugurationStatus.PLANNED)
HELD = Inauguration(date=PartialDate(2025, 10, 15))
DECREE = Decree(id="sk-1", number="1", issuer="Bupati Contoh", issued=PartialDate(2025, 10))
SITI = Appointment(id="b", post=Post.CHAIR, title="Ketua", name=PersonName("Siti"))
