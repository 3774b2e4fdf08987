"""What is known of an organisation on a day, and the dates that are tried."""

from __future__ import annotations

from datetime import date
from typing import Final

from psm_model.entities import (
    Organisation,
    Register,
)
from psm_model.entities.organisation_state import OrganisationState
from psm_model.values import Level, PartialDate, Verdict

MAYBE: Final = Verdict.UNDETERMINED
IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.VILLAGE)
DATES: Final = ["2019", "2020", "2020-02", "2020-03", "2020-02-10", "2020-02-11", "2020-02-29", "2020-03-01"]
PERIODS: Final = [
    *("/2020-02-10", "2020-02-11/", "2020-02-10/2020-02-11", "2020-02/2020-02", "2019/2020", "2020/2020"),
    *("2020-02-11/..", "2020/..", "2020-03-01/2020-03-01", "/..", "2020-02/2020-03-01"),
]


def state_on(organisation: Organisation, on: date | PartialDate) -> OrganisationState:
    """Return what a register knows of the organisation."""
    return Register.of(organisation).organisation_on("o", on)
