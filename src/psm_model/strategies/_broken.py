"""What the registers that break a rule are made of."""

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
    "SECOND",
    "Made",
    "between",
    "five_years",
    "of_term",
    "starts",
    "term_of",
    "timedeltas",
]

Made: TypeAlias = tuple[tuple[Entity, ...], dict[str, Any]]
"""What an entry of the table draws: the entities that break the rule, and the options of the check."""

ORGANISATION: Final = Organisation(id="v", name="IPSM Contoh", level=Level.VILLAGE)
MEMBER: Final = Member(id="v-m", name=PersonName("Contoh"))
SECOND: Final = Member(id="v-n", name=PersonName("Misal"))


@cache
def starts() -> st.SearchStrategy[date]:
    """Days on which terms start, 29 February often among them."""
    return days_between(date(2000, 1, 1), date(2018, 12, 31))


def between(start: date, end: date) -> Period:
    """Return the period from one day to another, both counted in."""
    return Period.from_dates(start, end)


def five_years(start: date) -> Period:
    """Return the five years from a day on."""
    return Period.lasting(start, relativedelta(years=5))


def timedeltas(first: int, last: int) -> st.SearchStrategy[timedelta]:
    """So many days, a negative number too."""
    return st.integers(first, last).map(timedelta)


# Any: the fields of a term are of several types.
def term_of(start: date, number: int = 0, **fields: Any) -> BoardTerm:
    """Return a term of the organisation, of five years unless said."""
    return BoardTerm(**{"id": f"v-{number}", "organisation_id": "v", "period": five_years(start), **fields})


def of_term(start: date, *others: Entity, **fields: Any) -> Made:
    """Return the organisation with one term, and others beside."""
    return (ORGANISATION, term_of(start, **fields), *others), {}
