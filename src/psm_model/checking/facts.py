"""Facts that would settle an undetermined violation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm

__all__ = ["Fact", "convert_facts", "find_withheld", "has_years_only"]


class Fact(NamedTuple):
    """A fact that would settle an undetermined violation if it were known, a date to the day."""

    pointer: str
    """Its JSON Pointer."""
    is_year: bool = False
    """Whether it is a date whose year is known, and no more."""


def convert_facts(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    """Return facts, each once; a string is the JSON Pointer of one.

    >>> convert_facts(["/members/0/birth_date"])
    (Fact(pointer='/members/0/birth_date', is_year=False),)
    """
    return tuple(dict.fromkeys(Fact(fact) if isinstance(fact, str) else fact for fact in facts))


def has_years_only(facts: Iterable[Fact]) -> bool:
    """Return whether there are facts, and all are dates whose year alone is known.

    >>> has_years_only([Fact("/members/0/birth_date", is_year=True)]), has_years_only([])
    (True, False)
    """
    facts = list(facts)
    return bool(facts) and all(fact.is_year for fact in facts)


def find_withheld(pointer: str, record: Appointment | BoardTerm, *fields: str) -> tuple[Fact, ...]:
    """Return the facts of the given fields that a record withholds.

    >>> find_withheld("/board_terms/0", BoardTerm(id="t", organisation_id="o", withheld=["status"]), "status")
    (Fact(pointer='/board_terms/0/status', is_year=False),)
    """
    return tuple(Fact(f"{pointer}/{name}") for name in fields if name in record.withheld)
