"""Building blocks of registers that break a rule."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any, Final, TypeAlias

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from psm_model.entities.board_term import BoardTerm
from psm_model.entities.member import Member
from psm_model.entities.organisation import Organisation
from psm_model.entities.register import Entity
from psm_model.values.area import Level
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from .values import days_between

__all__ = [
    "MEMBER",
    "ORGANISATION",
    "OTHER_MEMBER",
    "Case",
    "make_case",
    "make_five_years",
    "make_term",
    "starts",
    "timedeltas",
]

Case: TypeAlias = tuple[tuple[Entity, ...], dict[str, Any]]
"""Entities that break a rule, and the keyword arguments of `check` with which it fires."""

ORGANISATION: Final = Organisation(id="v", name="IPSM Contoh", level=Level.VILLAGE)
MEMBER: Final = Member(id="v-m", name=PersonName("Contoh"))
OTHER_MEMBER: Final = Member(id="v-n", name=PersonName("Misal"))


@cache
def starts() -> st.SearchStrategy[date]:
    """Generate first days of terms, often 29 February."""
    return days_between(date(2000, 1, 1), date(2018, 12, 31))


def make_five_years(start: date) -> Period:
    """Return the five years from a day."""
    return Period.lasting(start, relativedelta(years=5))


def timedeltas(first: int, last: int) -> st.SearchStrategy[timedelta]:
    """Generate numbers of days, which may be negative."""
    return st.integers(first, last).map(timedelta)


# Any: the fields of a term are of several types.
def make_term(start: date, number: int = 0, **fields: Any) -> BoardTerm:
    """Return a term of the organisation, five years long by default."""
    return BoardTerm(**{"id": f"v-{number}", "organisation_id": "v", "period": make_five_years(start), **fields})


def make_case(start: date, *others: Entity, **fields: Any) -> Case:
    """Return a case of the organisation, one term, and other entities."""
    return (ORGANISATION, make_term(start, **fields), *others), {}
