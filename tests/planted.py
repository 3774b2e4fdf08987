"""A register with a planted value, a canary, in every sensitive field."""

from __future__ import annotations

from typing import Any, Final

import attrs
from hypothesis import strategies as st

from psm_model.entities import (
    Appointment,
    Card,
    CardKind,
    Decree,
    Departure,
    DepartureReason,
    Member,
    Post,
    Register,
    Source,
)
from psm_model.entities.extra_data import ExtraData
from psm_model.entities.redaction import SENSITIVE_FIELDS
from psm_model.entities.schema import FieldSpec, list_fields
from psm_model.values import Identifier, PartialDate, PersonName
from tests.rules.samples import IPSM, term

# Sixteen digits as on a card, in one run or in groups; other lengths may be identity numbers too.
DIGITS: Final = st.from_regex(
    r"98[0-9]{7,16}|98([ ._\u00a0\u2013-]?[0-9]){11,16}|98[0-9]{2}([/_-][0-9]{4}){3}", fullmatch=True
)

__all__ = ["CANARIES", "MEMBER", "NUMBERS", "OWN_KEY", "PLANTED", "TWIN", "find_canaries"]

NUMBERS: Final = ("9876543210987654", "KTA-CANARY", "1955-02-03")
"""The identity number, the number of a card, and the birth date."""
OWN_KEY: Final = "x_canary_key"
"""The key of the data of an application, which is never shown either."""


def _name_canary(kind: type, name: str) -> str:
    return f"CANARY {kind.__name__.lower()} {name}"


# Any, here and below: values of all types, and records of all classes.
def _make_value(kind: type, field: FieldSpec) -> Any:
    """Return a value for a sensitive field that is no number and no date."""
    canary = _name_canary(kind, field.name)
    if field.type is Departure:
        return Departure(reason=DepartureReason.OTHER, note=canary)
    return ExtraData({OWN_KEY: [{canary: canary}]}) if field.type is ExtraData else canary


def _plant(record: Any) -> Any:
    """Return the record with a canary in each sensitive field without a value."""
    kind = type(record)
    empty = [
        field for field in list_fields(kind) if field.is_sensitive and getattr(record, field.name) == field.default
    ]
    return attrs.evolve(record, **{field.name: _make_value(kind, field) for field in empty})


MEMBER: Final[Member] = _plant(
    Member(
        id="m",
        name=PersonName("Contoh"),
        birth_date=PartialDate.parse(NUMBERS[2]),
        identifiers=(Identifier("nik", NUMBERS[0]),),
        cards=(Card(kind=CardKind.NATIONAL, number=NUMBERS[1], issuer_id="nowhere"),),
    )
)
TWIN: Final[Member] = attrs.evolve(MEMBER, id="n", name=PersonName("Kembar"))
PLANTED: Final = Register.of(
    _plant(Source(id="s")),
    _plant(Decree(id="sk")),
    _plant(IPSM),
    MEMBER,
    TWIN,
    _plant(term("2020/2026", "t", _plant(Appointment(id="a", post=Post.CHAIR, member_id="m")))),
)
"""A register with findings, and with a canary in every sensitive field."""
CANARIES: Final = (
    *NUMBERS,
    OWN_KEY,
    *(
        _name_canary(kind, name.partition(".")[2])
        for name, kind in SENSITIVE_FIELDS.items()
        if name not in {"member.birth_date", "member.identifiers", "card.number", "departure.note"}
    ),
)
"""What is planted: numbers, a key, and a text for each of the other fields; departures have theirs in the note."""


def find_canaries(text: str) -> list[str]:
    """Return the canaries in a text."""
    return [canary for canary in CANARIES if canary in text]
