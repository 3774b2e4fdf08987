"""Boards in office, ending and starting: by brute force over completions, and on the days at the edges."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Organisation, Register, TermChange, TermChangeKind, TermStatus
from psm_model.queries import Doubt, find_boards, find_ending_boards, find_starting_boards
from psm_model.values import AreaCode, Level, PartialDate, Period, Verdict
from tests.queries.asked import small_registers
from tests.values.possible_worlds import judge_all, list_completions, list_days

if TYPE_CHECKING:
    from collections.abc import Callable

IPSM = Organisation(id="o", name="IPSM", level=Level.REGENCY_CITY, area=AreaCode("33.25"))
TEXTS = st.sampled_from(["2025-03", "2025-03-14", "2025-04-01", "2025-04", ""])
WORLD = [day for month in ("2025-02", "2025-03", "2025-04", "2025-05") for day in list_days(month)]


# Any: the fields of a term.
def make_term(span: str | None, term_id: str = "t", **fields: Any) -> BoardTerm:
    """Return a term of the organisation."""
    period = None if span is None else Period.parse(span)
    return attrs.evolve(BoardTerm(id=term_id, organisation_id="o", period=period), **fields)


def judge_slowly(period: str, on: str, holds: Callable[[float, float, int], bool]) -> Verdict:
    """Return whether something holds in all completions of a period and a day."""
    return judge_all(
        holds(start, end, day) for (start, end), day in product(list_completions(period, WORLD), list_days(on))
    )


@given(
    TEXTS.filter(bool), TEXTS, st.sampled_from(["2025-03", "2025-03-14", "2025-04-01"]), st.sampled_from([0, 1, 17, 40])
)
def test_ends_and_starts_as_in_every_completion(start: str, end: str, on: str, days: int) -> None:
    """The closed form is what all completions of the term and of the day say."""
    if end and list_days(start)[0] > list_days(end)[-1]:
        return
    register, day = Register.of(IPSM, make_term(f"{start}/{end}")), PartialDate.parse(on)
    (ending,) = find_ending_boards(register, day, days=days, absent=True)
    (starting,) = find_starting_boards(register, day, days=days, absent=True)
    ends = judge_slowly(f"{start}/{end}", on, lambda _, last, asked: asked <= last <= asked + days)
    starts = judge_slowly(f"{start}/{end}", on, lambda first, _, asked: asked <= first <= asked + days)
    assert (ending.verdict, starting.verdict) == (ends, starts)


@pytest.mark.parametrize(
    ("period", "days", "expected"),
    [
        ("2020-01-01/2026-01-01", 0, "yes"),
        ("2020-01-01/2025-12-31", 30, None),
        ("2020-01-01/2026-01-31", 30, "yes"),
        ("2020-01-01/2026-02-01", 30, None),
        ("2020-01-01/2026-01", 30, "yes"),
        ("2020-01-01/2026-01", 29, "undetermined"),
        ("2020-01-01/..", 30, None),
        ("2020-01-01/", 30, "undetermined"),
        (None, 30, "undetermined"),
    ],
)
def test_days_of_the_end(period: str | None, days: int, expected: str | None) -> None:
    """The day asked about and the last of the days after it both count."""
    answers = find_ending_boards(Register.of(IPSM, make_term(period)), date(2026, 1, 1), days=days)
    assert [answer.verdict.value for answer in answers] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"status": TermStatus.DISPUTED}, [(Doubt.STATUS, "/board_terms/0/status")]),
        ({"withheld": ["status"]}, [(Doubt.STATUS_WITHHELD, "/board_terms/0/status")]),
        ({"period": Period.parse("2020/2026")}, [(Doubt.TERM_END, "/board_terms/0/period/end")]),
        ({"period": None, "withheld": ["period"]}, [(Doubt.TERM_WITHHELD, "/board_terms/0/period")]),
        (
            {"changes": [TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)]},
            [(Doubt.UNTIL_NEXT, "/board_terms/0/changes/0")],
        ),
        ({"withheld": ["changes"]}, [(Doubt.CHANGES_WITHHELD, "/board_terms/0/changes")]),
    ],
)
def test_reasons_of_an_end(fields: dict[str, Any], reasons: list[tuple[Doubt, str]]) -> None:
    """Each cause of doubt about an end has a reason, with the fact that would settle it."""
    term = make_term("2020-01-01/2026-01-15", **fields)
    (answer,) = find_ending_boards(Register.of(IPSM, term), date(2026, 1, 1), days=30)
    assert answer.verdict is Verdict.UNDETERMINED
    assert list(answer.reasons) == reasons


def test_an_imprecise_day_is_a_reason() -> None:
    """If the end is known and the day is not, a more precise day would settle it."""
    register = Register.of(IPSM, make_term("2020-01-01/2026-01-15"))
    (answer,) = find_ending_boards(register, PartialDate(2026, 1), days=0)
    assert [reason.doubt for reason in answer.reasons] == [Doubt.PART_OF_TIME]
    assert answer.reasons[0].path is None


def test_annulled_boards_do_not_count() -> None:
    """An annulled board is neither in office, nor does it end or start; asked for what is absent, the answer is NO."""
    register = Register.of(IPSM, make_term("2026-01-01/2026-01-15", status=TermStatus.ANNULLED))
    day = date(2026, 1, 1)
    assert find_boards(register, day) == ()
    assert find_ending_boards(register, day, days=30) == ()
    assert find_starting_boards(register, day, days=30) == ()
    (answer,) = find_ending_boards(register, day, days=30, absent=True)
    assert answer.verdict is Verdict.NO


def test_caretakers_are_marked() -> None:
    """A board of caretakers is a board, and says so."""
    register = Register.of(IPSM, make_term("2020/2027", status=TermStatus.CARETAKER))
    (answer,) = find_boards(register, date(2026, 1, 1))
    assert (answer.verdict, answer.is_caretaker) == (Verdict.YES, True)


def test_boards_are_limited_to_an_area_and_a_level() -> None:
    """A board of an organisation elsewhere or of another level is left out; one not in the register is undetermined."""
    register = Register.of(IPSM, make_term("2020/2027"), attrs.evolve(make_term("2020/2027", "x"), organisation_id="p"))
    day = date(2026, 1, 1)
    assert [answer.term.id for answer in find_boards(register, day)] == ["t", "x"]
    assert [answer.term.id for answer in find_boards(register, day, area=AreaCode("34"))] == ["x"]
    (unknown,) = find_boards(register, day, level=Level.VILLAGE)
    assert unknown.reasons == ((Doubt.ORGANISATION_UNKNOWN, "/board_terms/1/organisation_id"),)
    assert unknown.to_dict()["name"] is None


def test_ending_boards_are_ordered_by_their_end() -> None:
    """The board that ends first is the first answer."""
    ends = ("2026-01-20", "2026-01-10", "2026-01")
    terms = [make_term(f"2020-01-01/{end}", f"t-{number}") for number, end in enumerate(ends)]
    answers = find_ending_boards(Register.of(IPSM, *terms), date(2026, 1, 1), days=30)
    assert [answer.term.id for answer in answers] == ["t-2", "t-1", "t-0"]


def test_negative_days_are_refused() -> None:
    """A number of days before the day is an error, also of an empty register."""
    for find in (find_ending_boards, find_starting_boards):
        with pytest.raises(ValueError, match="at least 0, got -1"):
            find(Register(), date(2026, 1, 1), days=-1)


@given(small_registers(), st.dates(date(2024, 11, 1), date(2026, 2, 28)))
def test_boards_in_office_are_those_of_the_terms(register: Register, on: date) -> None:
    """The verdicts are those of `BoardTerm.in_office` among the terms of the organisation, and NO is left out."""
    answers = {answer.term.id: answer for answer in find_boards(register, on)}
    everything = find_boards(register, on, absent=True)
    assert {answer.term.id for answer in everything} == {term.id for term in register.board_terms}
    for answer in everything:
        assert (answer.term.id in answers) == answer.verdict.possible
        assert bool(answer.reasons) == (answer.verdict is Verdict.UNDETERMINED)
        if not answer.term.runs_until_successor:
            assert answer.verdict is answer.term.in_office(on)
