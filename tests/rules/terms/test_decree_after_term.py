"""PSM114: when decree-after-term is found, and when not."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import example, given

from psm_model.entities import Decree, DecreeStatus
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, term, verdict
from tests.rules.spans import spans


def decreed(issued: str, span: str) -> Verdict:
    """What PSM114 says of a decree of a day and a term."""
    board = attrs.evolve(term(span), decree=Decree(issued=PartialDate.parse(issued)))
    return verdict("PSM114", IPSM, board)


@given(spans())
@example("2022-01-27/2022-02")
def test_a_decree_is_after_the_term_as_completions_have_it(span: str) -> None:
    """Whether a decree was issued after the last day is answered for all completions of the two."""
    for issued in ("2022-01-30", "2022-02-01", "2022-02", "2022"):
        days = oracles.days_of_date(PartialDate.parse(issued))
        wanted = oracles.judged(day > last for day, (_, last) in product(days, oracles.completions(Period.parse(span))))
        assert decreed(issued, span) is wanted


@pytest.mark.parametrize(
    ("issued", "span", "expected"),
    [
        ("2030-10-14", "2025-10-15/2030-10-14", NO),
        ("2030-10-15", "2025-10-15/2030-10-14", YES),
        ("2030", "2025/2030", MAYBE),
        ("2031", "2025/2030", YES),
        ("2099", "2025-10-15/..", NO),
        ("2099", "2025-10-15/", MAYBE),
    ],
)
def test_bounds_of_a_late_decree(issued: str, span: str, expected: Verdict) -> None:
    """On the last day a decree may be issued; on the day after it is late."""
    assert decreed(issued, span) is expected


def test_a_decree_that_was_not_issued_is_never_late() -> None:
    """What was never issued has no day."""
    never = Decree(issued=PartialDate(2040), status=DecreeStatus.NOT_ISSUED)
    assert verdict("PSM114", IPSM, attrs.evolve(term("2025/2030"), decree=never)) is NO
