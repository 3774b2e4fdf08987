"""Birth dates and members for the tests of several rules."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import strategies as st

from psm_model.entities import Member
from psm_model.values import PartialDate
from tests.rules.samples import KASMAD

DAYS = st.dates(date(2022, 1, 30), date(2022, 2, 3)).map(PartialDate.from_date)
DATES = DAYS | DAYS | st.sampled_from([PartialDate(2022, 1), PartialDate(2022, 2)])


def born(day: PartialDate | None) -> Member:
    """Return the member "m" with a birth date."""
    return attrs.evolve(KASMAD, birth_date=day)
