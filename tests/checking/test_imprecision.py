"""Imprecision: the facts of dates that are not known to the day."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from psm_model.checking.facts import Fact
from psm_model.checking.imprecision import (
    find_deciding_ends,
    find_imprecise,
    find_imprecise_ends,
    find_imprecise_shortest_end,
    find_span_pointer,
)
from psm_model.entities import Appointment, BoardTerm, Post, TermChange, TermChangeKind
from psm_model.values import PartialDate, Period, PersonName
from tests.rules.samples import term
from tests.rules.spans import generate_span
from tests.values import possible_worlds


@pytest.mark.parametrize(
    ("text", "facts"), [("2020", (Fact("/a", is_year=True),)), ("2020-02", (Fact("/a"),)), ("2020-02-29", ())]
)
def test_imprecise_date(text: str, facts: tuple[Fact, ...]) -> None:
    """A date not known to the day is a fact that would settle something, and marked if it is a year."""
    assert find_imprecise("/a", PartialDate.parse(text)) == facts


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020/2025", True, True),
        ("2020-01/2025-01-01", True, False),
        ("2020-01-01/2025-01", False, True),
        ("2020-01-01/2025-01-01", False, False),
        ("2020-01-01/..", False, False),
        ("2020-01-01/", False, True),
        ("/2025-01-01", True, False),
        ("/..", True, False),
    ],
)
def test_imprecise_ends(text: str, *, start: bool, end: bool) -> None:
    """The requested ends that are not known to the day are returned, including unknown but not open ones."""
    period = Period.parse(text)
    starts, ends = (
        (Fact(f"/p/{name}", is_year=len(value) == len("2020")),) * is_imprecise
        for name, value, is_imprecise in zip(("start", "end"), text.split("/"), (start, end), strict=True)
    )
    assert find_imprecise_ends("/p", period) == starts + ends
    assert find_imprecise_ends("/p", period, start=False) == ends
    assert find_imprecise_ends("/p", period, end=False) == starts
    assert find_imprecise_ends("/p", period, start=False, end=False) == ()


def test_where_a_span_stands() -> None:
    """The span of a term is at its period, or else at its label."""
    assert find_span_pointer("/t", term("2020/2025", label="2020–2025")) == "/t/period"
    assert find_span_pointer("/t", term(None, label="2020–2025")) == "/t/label"


@given(generate_span(), generate_span())
def test_what_decides_whether_two_spans_share_a_day(first: str, second: str) -> None:
    """An end is requested if one span may start no earlier than the other ends."""
    world = possible_worlds.representatives(possible_worlds.dates_in(first, second))
    of_first, of_second = (list(possible_worlds.list_completions(span, world)) for span in (first, second))
    late = any(start >= end for start, _ in of_first for _, end in of_second)
    early = any(start >= end for start, _ in of_second for _, end in of_first)
    ends = find_deciding_ends(Period.parse(first).bounds, Period.parse(second).bounds)
    assert ends == ({"start": late, "end": early}, {"start": early, "end": late})


def test_a_term_without_dates_has_no_imprecise_end() -> None:
    """Without a label and a period, no date of the end would become exact."""
    assert find_imprecise_shortest_end("/board_terms/0", BoardTerm(id="t", organisation_id="o")) == ()


@pytest.mark.parametrize(
    ("withheld", "of_post", "pointer"),
    [
        (["attested"], [], "attested"),
        (["appointments"], [], "appointments"),
        ([], ["attested"], "appointments/0/attested"),
    ],
)
def test_withheld_attested_days_may_end_a_term(withheld: list[str], of_post: list[str], pointer: str) -> None:
    """Attested days that are withheld may be the last of a term that runs until the next board, so they are named."""
    until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    post = Appointment(id="a", post=Post.CHAIR, name=PersonName("Ani"), withheld=of_post)
    posts = () if "appointments" in withheld else (post,)
    board = term("2000-01-01/2004-12-31", "t", *posts)
    board = attrs.evolve(board, changes=(until,), withheld=withheld)
    assert find_imprecise_shortest_end("/board_terms/0", board) == (Fact(f"/board_terms/0/{pointer}"),)
    assert find_imprecise_shortest_end("/board_terms/0", attrs.evolve(board, changes=())) == ()


def test_the_last_decreed_end_is_the_imprecise_one() -> None:
    """The last of several extensions decides, and it is named where it is recorded."""
    changes = tuple(
        TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate.parse(until)) for until in ("2005-06-30", "2006")
    )
    board = attrs.evolve(term("2000-01-01/2004-12-31"), changes=changes)
    assert find_imprecise_shortest_end("/t", board) == (Fact("/t/changes/1/until", is_year=True),)
