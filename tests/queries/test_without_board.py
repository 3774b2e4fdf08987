"""Organisations without a board: by brute force over completions, and never certain where terms may be missing."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Organisation, Register, TermChange, TermChangeKind, TermStatus
from psm_model.queries import Doubt, find_organisations_without_board
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict
from tests.values.possible_worlds import judge_all, list_completions, list_days, representatives

IPSM = Organisation(id="o", name="IPSM", level=Level.DISTRICT, area=AreaCode("33.25.11"), terms_complete=True)
DAY = date(2025, 6, 15)
PERIODS = st.sampled_from(
    ["2025-06-01/2025-06-15", "2025-06-15/2025-06-20", "2025-06/2025-06-16", "2025-06-10/2025-06", "2025-06-16/2025-07"]
)


def make_term(span: str | None, term_id: str = "t", **fields: Any) -> BoardTerm:  # Any: the fields of a term
    """Return a term of the organisation."""
    period = None if span is None else Period.parse(span)
    return attrs.evolve(BoardTerm(id=term_id, organisation_id="o", period=period), **fields)


def ask(*terms: BoardTerm, on: date | PartialDate = DAY, **fields: Any) -> Verdict:  # Any: the organisation's fields
    """Return whether the organisation has no board on a day."""
    register = Register.of(attrs.evolve(IPSM, **fields), *terms)
    (answer,) = find_organisations_without_board(register, on, absent=True)
    assert bool(answer.reasons) == (answer.verdict is Verdict.UNDETERMINED)
    return answer.verdict


@given(st.lists(PERIODS, max_size=2), st.sampled_from(["2025-06-15", "2025-06-16", "2025-06"]))
def test_verdict_is_that_of_every_completion(periods: list[str], on: str) -> None:
    """It has no board if in no completion of its terms and of the day any board is in office."""
    texts = [end for period in periods for end in period.split("/")] or [on]
    world = representatives([*texts, on])
    days = [day for day in world if day in list_days(on)]
    spans = [list_completions(period, world) for period in periods]
    expected = judge_all(
        not any(start <= day <= end for start, end in worlds) for worlds in product(*spans) for day in days
    )
    terms = [make_term(period, f"t{number}") for number, period in enumerate(periods)]
    assert ask(*terms, on=PartialDate.parse(on)) is expected


def test_silence_is_no_fact() -> None:
    """Without the statement that all terms are recorded, an organisation may have a board that is not recorded."""
    assert ask() is Verdict.YES
    assert ask(terms_complete=False) is Verdict.UNDETERMINED
    assert ask(make_term("2020/2024"), terms_complete=False) is Verdict.UNDETERMINED
    assert ask(make_term("2020/2026"), terms_complete=False) is Verdict.NO


@pytest.mark.parametrize(
    ("fields", "expected", "doubt"),
    [
        ({"status": TermStatus.ANNULLED}, Verdict.YES, None),
        ({"status": TermStatus.DISPUTED}, Verdict.UNDETERMINED, Doubt.STATUS),
        ({"status": TermStatus.CARETAKER}, Verdict.NO, None),
        ({"withheld": ["status"]}, Verdict.UNDETERMINED, Doubt.STATUS_WITHHELD),
        ({"period": None}, Verdict.UNDETERMINED, Doubt.TERM_UNDATED),
    ],
)
def test_status_of_the_only_board(fields: dict[str, Any], expected: Verdict, doubt: Doubt | None) -> None:
    """An annulled board is none, a disputed one may be one, and caretakers are one."""
    register = Register.of(IPSM, attrs.evolve(make_term("2020/2026"), **fields))
    (answer,) = find_organisations_without_board(register, DAY, absent=True)
    assert answer.verdict is expected
    assert [reason.doubt for reason in answer.reasons] == ([] if doubt is None else [doubt])


def test_a_board_until_the_next_one_leaves_no_gap() -> None:
    """Where all terms are recorded, either the old board or its successor is in office."""
    until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    old, new = make_term("2020-01-01/2024-12-31", "old", changes=[until]), make_term("2025/2030", "new")
    assert ask(old, new) is Verdict.NO
    assert ask(old, new, terms_complete=False) is Verdict.UNDETERMINED
    assert ask(old) is Verdict.UNDETERMINED
    assert ask(old, attrs.evolve(new, status=TermStatus.DISPUTED)) is Verdict.UNDETERMINED
    assert ask(old, make_term("2025/2025", "new")) is Verdict.UNDETERMINED


def test_two_boards_cover_a_month_together() -> None:
    """If one board follows another within the month, some board is in office on each of its days."""
    halves = [make_term("2025-06-01/2025-06-14", "a"), make_term("2025-06-15/2025-06-30", "b")]
    assert ask(*halves, on=PartialDate(2025, 6)) is Verdict.NO
    assert ask(halves[0], on=PartialDate(2025, 6)) is Verdict.UNDETERMINED


def test_organisations_that_do_not_exist_are_left_out() -> None:
    """The verdict does not depend on whether it exists, but an organisation that certainly does not is no answer."""
    founded = attrs.evolve(IPSM, founded=PartialDate(2026))
    assert find_organisations_without_board(Register.of(founded), DAY) == ()
    (answer,) = find_organisations_without_board(Register.of(founded), PartialDate(2026))
    assert (answer.verdict, answer.exists) == (Verdict.YES, Verdict.UNDETERMINED)


def test_an_organisation_exists_since_its_first_board() -> None:
    """Without a founding day, a board that was in office before shows that it exists, as in the other questions."""
    for terms, exists in (((), Verdict.UNDETERMINED), ((make_term("2010/2015", "a"),), Verdict.YES)):
        (answer,) = find_organisations_without_board(Register.of(IPSM, *terms), DAY)
        assert answer.exists is exists


def test_answer_names_the_latest_board() -> None:
    """The latest board that was not annulled is in the answer and its JSON object."""
    terms = [
        make_term("2010/2015", "a"),
        make_term("2015/2020", "b"),
        make_term("2020/2022", "c", status=TermStatus.ANNULLED),
    ]
    (answer,) = find_organisations_without_board(Register.of(IPSM, *terms), DAY)
    assert answer.latest_term is terms[1]
    assert answer.to_dict() == {
        "path": "/organisations/0",
        "organisation": "o",
        "name": "IPSM",
        "level": "district",
        "area": "33.25.11",
        "exists": "yes",
        "latest_term": "b",
        "latest_period": "2015/2020",
        "verdict": "yes",
        "reasons": [],
        "settled_by": [],
    }


def test_organisations_are_limited_to_an_area() -> None:
    """An organisation elsewhere is left out; one whose area is not recorded is undetermined."""
    unknown = attrs.evolve(IPSM, id="p", area=None)
    answers = find_organisations_without_board(Register.of(IPSM, unknown), DAY, area=AreaCode("33.25"))
    assert [(each.organisation.id, each.verdict) for each in answers] == [
        ("o", Verdict.YES),
        ("p", Verdict.UNDETERMINED),
    ]
    assert answers[1].reasons == ((Doubt.AREA_UNKNOWN, "/organisations/1/area"),)
    (left,) = find_organisations_without_board(Register.of(IPSM, unknown), DAY, area=AreaCode("34"))
    assert left.organisation.id == "p"
