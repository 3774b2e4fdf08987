"""Families: registers of any size, each the worst case of some rule, and the records that they are built of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeAlias

from psm_model.entities import Appointment, BoardTerm, LegalBasis, Member, Organisation, Post, Register
from psm_model.entities.register import Entity
from psm_model.law.citation import Citation
from psm_model.values import Level, PartialDate, Period, PersonName

Family: TypeAlias = Callable[[int], tuple[Register, Mapping[str, Any]]]
"""Returns a register of about the given number of records, and the options of the check."""
START: Final = date(1900, 1, 1)
ORGANISATION: Final = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)
FAMILIES: Final[dict[str, Family]] = {}
"""The families by their names."""


def family(make: Callable[[int], tuple[Entity, ...] | tuple[tuple[Entity, ...], dict[str, Any]]]) -> Family:
    """Register a function that returns entities, or entities and options of the check, as a family."""

    def build(number: int) -> tuple[Register, Mapping[str, Any]]:
        result = make(number)
        entities, options = result if result and isinstance(result[0], tuple) else (result, {})
        return Register.of(*entities), options

    FAMILIES[make.__name__] = build
    return build


def load_families() -> Mapping[str, Family]:
    """Import each module of this folder, which registers its families, and return all families."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        import_module(f"tests.rules.growth.{path.stem}")
    return FAMILIES


def span(start: date, days: int = 1825) -> Period:
    """Return the period from a day to a number of days later."""
    return Period.from_dates(start, start + timedelta(days=days))


def day(number: int) -> date:
    """Return the day that is a number of days after `START`."""
    return START + timedelta(days=number)


def partial(number: int) -> PartialDate:
    """Return the day that is a number of days after `START` as a partial date."""
    return PartialDate.from_date(day(number))


# Any: the fields of a term are of several types.
def term(number: int, **fields: Any) -> BoardTerm:
    """Return a term, of five years from `START` unless the fields say otherwise."""
    return BoardTerm(**{"id": f"t-{number:04}", "organisation_id": "o", "period": span(START), **fields})


def appoint(number: int, **fields: Any) -> Appointment:
    """Return an appointment, as a chair with a member of its own unless the fields say otherwise."""
    holder = {} if fields.keys() & {"office", "name"} else {"member_id": f"m-{number:04}"}
    return Appointment(**{"id": f"a-{number:04}", "post": Post.CHAIR, **holder, **fields})


def member(number: int, **fields: Any) -> Member:
    """Return a member with a name."""
    return Member(**{"id": f"m-{number:04}", "name": PersonName("Contoh"), **fields})


def organisation(number: int, **fields: Any) -> Organisation:
    """Return an organisation of a village."""
    return Organisation(**{"id": f"o-{number:04}", "name": "IPSM Contoh", "level": Level.VILLAGE, **fields})


def board(*appointments: Appointment, **fields: Any) -> tuple[Entity, ...]:
    """Return the organisation and one board of it."""
    return ORGANISATION, term(0, appointments=appointments, **fields)


def basis(text: str, **fields: Any) -> LegalBasis:
    """Return a legal basis with this citation."""
    return LegalBasis(citation=Citation.parse(text), **fields)
