"""The following term: the next recorded one, where its order is known."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Organisation, Register, TermChange, TermChangeKind, TermStatus
from psm_model.errors import NotFoundError
from psm_model.queries import Doubt, find_next_terms
from psm_model.values import Level, Period, Verdict

IPSM = Organisation(id="o", name="IPSM", level=Level.VILLAGE)
YES, OPEN = Verdict.YES, Verdict.UNDETERMINED


def make_term(span: str | None, term_id: str, **fields: Any) -> BoardTerm:  # Any: the fields of a term
    """Return a term of the organisation."""
    period = None if span is None else Period.parse(span)
    return attrs.evolve(BoardTerm(id=term_id, organisation_id="o", period=period), **fields)


def ask(*terms: BoardTerm) -> list[tuple[str, Verdict]]:
    """Return what follows the term "a"."""
    answers = find_next_terms(Register.of(IPSM, *terms), "a")
    for answer in answers:
        assert bool(answer.reasons) == (answer.verdict is OPEN)
    return [(answer.term.id, answer.verdict) for answer in answers]


@given(st.permutations([make_term(f"{year}-03-01/{year + 5}-02-28", f"t-{year}") for year in (2010, 2015, 2020, 2025)]))
def test_successive_terms_follow_one_another(terms: list[BoardTerm]) -> None:
    """Each term of known days has one that certainly follows, except the last."""
    register = Register.of(IPSM, *terms)
    for year in (2010, 2015, 2020):
        assert [answer.term.id for answer in find_next_terms(register, f"t-{year}")] == [f"t-{year + 5}"]
        assert find_next_terms(register, f"t-{year}")[0].verdict is YES
    assert find_next_terms(register, "t-2025") == ()


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"b": "2020/2025", "c": "2025/2030"}, {"b": YES}),
        ({"b": "2019-01-01/2025", "c": "2020/2030"}, {"b": YES}),
        ({"b": "2021/2025", "c": "2021/2030"}, {"b": OPEN, "c": OPEN}),
        ({"b": "2021-01-01/2025", "c": "2021/2030"}, {"b": YES, "c": OPEN}),
        ({"b": "2022-01-01/2025", "c": "2021/2030"}, {"c": YES}),
        ({"b": None, "c": "2021/2030"}, {"b": OPEN, "c": OPEN}),
        ({"b": "2010/2015"}, {}),
    ],
)
def test_order_of_the_starts_decides(others: dict[str, str | None], expected: dict[str, Verdict]) -> None:
    """A term that may have started before another one makes that undetermined."""
    terms = [make_term(span, term_id) for term_id, span in others.items()]
    assert dict(ask(make_term("2015-03-01/2020-02-28", "a"), *terms)) == expected


def test_annulled_boards_are_skipped() -> None:
    """An annulled board follows none and comes between no others; a disputed one may do both."""
    first, last = make_term("2015-03-01/2020-02-28", "a"), make_term("2022-01-01/2026-12-31", "c")
    between = make_term("2020-03-01/2021-12-31", "b")
    assert ask(first, between, last) == [("b", YES)]
    assert ask(first, attrs.evolve(between, status=TermStatus.ANNULLED), last) == [("c", YES)]
    assert ask(first, attrs.evolve(between, status=TermStatus.DISPUTED), last) == [("b", OPEN), ("c", OPEN)]
    answers = find_next_terms(Register.of(IPSM, first, attrs.evolve(between, status=TermStatus.DISPUTED), last), "a")
    assert answers[0].reasons == ((Doubt.STATUS, "/board_terms/1/status"),)
    assert (Doubt.STATUS, "/board_terms/1/status") in answers[1].reasons


def test_a_term_until_the_next_one_has_a_next_one() -> None:
    """A term that was extended until the next board is followed by the first after its decreed end."""
    until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    first = make_term("2015-03-01/2020-02-28", "a", changes=[until])
    assert ask(first, make_term("2021-01-01/2025-12-31", "b")) == [("b", YES)]


def test_all_others_are_answers_if_asked_for() -> None:
    """Asked for what is absent, each other term of the organisation has an answer."""
    terms = [make_term("2015/2020", "a"), make_term("2010/2015", "b"), make_term("2020/2025", "c")]
    elsewhere = attrs.evolve(terms[2], id="d", organisation_id="p")
    answers = find_next_terms(Register.of(IPSM, *terms, elsewhere), "a", absent=True)
    assert [(answer.term.id, answer.verdict) for answer in answers] == [("b", Verdict.NO), ("c", YES)]
    with pytest.raises(NotFoundError):
        find_next_terms(Register.of(IPSM), "a")
