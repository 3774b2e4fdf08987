"""PSM114: conditions and report of decree-after-term."""

from __future__ import annotations

from itertools import product

import attrs
import pytest
from hypothesis import example, given

from psm_model.entities import Decree, DecreeStatus, TermChange, TermChangeKind
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, term, verdict
from tests.rules.spans import generate_span


def verdict_on_decree(issued: str, span: str) -> Verdict:
    """Return the verdict of PSM114 on a decree of this day and a term."""
    board = attrs.evolve(term(span), decree_ids=("sk",))
    return verdict("PSM114", IPSM, Decree(id="sk", issued=PartialDate.parse(issued)), board)


@given(generate_span())
@example("2022-01-27/2022-02")
def test_verdict_on_a_decree_matches_all_completions(span: str) -> None:
    """The verdict agrees with all completions of both: the decree was issued after the last day of the term."""
    for issued in ("2022-01-30", "2022-02-01", "2022-02", "2022"):
        days = oracles.days_of_date(PartialDate.parse(issued))
        expected = oracles.judge_all(
            day > last for day, (_, last) in product(days, oracles.list_completions(Period.parse(span)))
        )
        assert verdict_on_decree(issued, span) is expected


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
    """A decree may be issued on the last day; on the next day it is late."""
    assert verdict_on_decree(issued, span) is expected


def test_a_decree_that_was_not_issued_is_never_late() -> None:
    """A decree that was never issued has no finding, whatever its date."""
    never = Decree(id="sk", issued=PartialDate(2040), status=DecreeStatus.NOT_ISSUED)
    assert verdict("PSM114", IPSM, never, attrs.evolve(term("2025/2030"), decree_ids=("sk",))) is NO


def test_a_term_until_the_next_board_ends_with_it() -> None:
    """A decree that was issued after the next board took office is late for a term that was extended until then."""
    until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    old = attrs.evolve(term("2020-01-01/2024-12-31", "old"), decree_ids=("sk",), changes=[until])
    following = term("2025-03-01/2030-02-28", "new")
    for issued, alone, succeeded in (("2027", MAYBE, YES), ("2025-02-01", MAYBE, MAYBE), ("2024", NO, NO)):
        decree = Decree(id="sk", issued=PartialDate.parse(issued))
        assert verdict("PSM114", IPSM, decree, old) is alone
        assert verdict("PSM114", IPSM, decree, old, following) is succeeded
