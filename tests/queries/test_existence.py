"""Whether an organisation does not exist on a day: by its founding and end, or else by its first board."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from psm_model.checking.subjects import iter_organisations
from psm_model.entities import BoardTerm, Organisation, Predecessor, Register, Succession, TermStatus
from psm_model.entities.organisation_state import OrganisationStates
from psm_model.queries import Doubt
from psm_model.queries.answer import Judgement
from psm_model.queries.existence import judge_absence
from psm_model.values import Level, PartialDate, Period, Verdict

IPSM = Organisation(id="o", name="IPSM", level=Level.VILLAGE)
BOARD = BoardTerm(id="t", organisation_id="o", period=Period.parse("2020-01-01/2024-12-31"))
DAY = date(2025, 6, 15)
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def judge(organisation: Organisation, *others: Any, on: date = DAY) -> Judgement:  # Any: entities
    """Return whether the organisation does not exist on a day."""
    register = Register.of(organisation, *others)
    subject = next(iter_organisations(register))
    return judge_absence(organisation, subject, OrganisationStates(register.organisations), on)


@pytest.mark.parametrize(
    ("fields", "expected", "field"),
    [
        ({}, OPEN, "founded"),
        ({"founded": PartialDate(2025, 6, 15)}, NO, None),
        ({"founded": PartialDate(2025, 6, 16)}, YES, None),
        ({"founded": PartialDate(2025)}, OPEN, "founded"),
        ({"founded": PartialDate(2020), "dissolved": PartialDate(2025, 6, 15)}, NO, None),
        ({"founded": PartialDate(2020), "dissolved": PartialDate(2025, 6, 14)}, YES, None),
        ({"founded": PartialDate(2020), "dissolved": PartialDate(2025)}, OPEN, "dissolved"),
        ({"founded": PartialDate(2020), "withheld": ["dissolved"]}, OPEN, "dissolved"),
    ],
)
def test_founding_and_dissolution(fields: dict[str, Any], expected: Verdict, field: str | None) -> None:
    """Both days are days of its existence, and an imprecise one is the reason for doubt."""
    judgement = judge(attrs.evolve(IPSM, **fields))
    assert judgement.verdict is expected
    assert judgement.reasons == (() if field is None else ((Doubt.ORGANISATION_UNDATED, f"/organisations/0/{field}"),))


def test_an_end_on_the_day_is_no_reason() -> None:
    """If it cannot have ended before the day, only its founding is open."""
    founded = attrs.evolve(IPSM, founded=PartialDate(2025, 6), dissolved=PartialDate(2025))
    judgement = judge(founded, on=date(2025, 6, 1))
    assert judgement.reasons == ((Doubt.ORGANISATION_UNDATED, "/organisations/0/founded"),)


def test_a_board_shows_that_it_exists() -> None:
    """It exists since its first board took office, unless that board may never have been in office."""
    assert judge(IPSM, BOARD).verdict is NO
    assert judge(IPSM, BOARD, on=date(2019, 12, 31)).verdict is OPEN
    assert judge(IPSM, BOARD, on=date(2020, 1, 1)).verdict is NO
    for status in (TermStatus.ANNULLED, TermStatus.DISPUTED):
        assert judge(IPSM, attrs.evolve(BOARD, status=status)).verdict is OPEN
    assert judge(attrs.evolve(IPSM, founded=PartialDate(2026)), BOARD).verdict is YES


def test_another_organisation_that_continues_it_ends_it() -> None:
    """It does not exist from the day on which another one takes its place."""
    merged = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2025, 6, 15))
    founded = attrs.evolve(IPSM, founded=PartialDate(2020))
    successor = Organisation(id="p", name="IPSM Baru", level=Level.VILLAGE, predecessors=[merged])
    assert judge(founded, successor).verdict is YES
    assert judge(founded, successor, on=date(2025, 6, 14)).verdict is NO
