"""Terms that somebody has served: a range, which is open where something may be missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Member,
    Organisation,
    Post,
    Register,
    Roster,
    Tenure,
    TermStatus,
)
from psm_model.errors import NotFoundError
from psm_model.queries import Count, Doubt, TermCount, count_terms
from psm_model.values import Level, Period, PersonName, Verdict

IPSM = Organisation(id="o", name="IPSM", level=Level.VILLAGE, terms_complete=True)
KASMAD = Member(id="m", name=PersonName("Kasmad"))
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def make_term(year: int, *appointments: Appointment, **fields: Any) -> BoardTerm:  # Any: the fields of the term
    """Return a board of five years that is recorded in full."""
    plain = BoardTerm(
        id=f"t-{year}",
        organisation_id="o",
        period=Period.parse(f"{year}-03-01/{year + 5}-02-28"),
        roster=Roster.COMPLETE,
        tenure=Tenure.WHOLE_TERM,
        appointments=appointments,
    )
    return attrs.evolve(plain, **fields)


def count(*terms: BoardTerm, organisation: Organisation = IPSM, **options: Any) -> TermCount:  # Any: the options
    """Return the count of the member's terms as chair."""
    (found,) = count_terms(
        Register.of(organisation, KASMAD, *terms), Post.CHAIR, member_id="m", organisation_id="o", **options
    )
    assert bool(found.reasons) == (found.verdict is OPEN)
    return found


def test_terms_are_counted_once() -> None:
    """Two posts in one term are one term, and another post or another person does not count."""
    other = attrs.evolve(CHAIR, id="b", member_id="n")
    secretary = attrs.evolve(CHAIR, post=Post.SECRETARY)
    found = count(
        make_term(2010, CHAIR, attrs.evolve(CHAIR, id="b")),
        make_term(2015, other),
        make_term(2020, CHAIR),
        make_term(2025, secretary),
    )
    assert (found.total, found.in_a_row) == (Count(2, 2), Count(1, 1))
    assert [answer.term.id for answer in found.terms] == ["t-2010", "t-2020"]


@pytest.mark.parametrize(
    ("limit", "in_a_row", "expected"), [(1, False, YES), (2, False, NO), (1, True, NO), (0, True, YES)]
)
def test_a_limit_is_exceeded_by_more_terms(limit: int, in_a_row: bool, expected: Verdict) -> None:  # noqa: FBT001
    """As many terms as the limit do not exceed it."""
    found = count(make_term(2010, CHAIR), make_term(2015), make_term(2020, CHAIR))
    assert found.exceeds(limit, in_a_row=in_a_row) is expected


def test_without_all_terms_there_is_no_upper_bound() -> None:
    """A board that is not recorded may have had the same chair."""
    found = count(make_term(2020, CHAIR), organisation=attrs.evolve(IPSM, terms_complete=False))
    assert (found.total, found.in_a_row) == (Count(1, None), Count(1, None))
    assert (found.exceeds(0), found.exceeds(1)) == (YES, OPEN)
    assert found.reasons == ((Doubt.TERMS_INCOMPLETE, "/organisations/0/terms_complete"),)


@pytest.mark.parametrize(
    ("appointment", "fields", "expected", "doubt"),
    [
        (None, {"roster": Roster.PARTIAL}, Count(0, 1), Doubt.ROSTER_PARTIAL),
        (None, {"withheld": ["appointments"]}, Count(0, 1), Doubt.ROSTER_WITHHELD),
        ({"member_id": None, "withheld": ["name"]}, {}, Count(0, 1), Doubt.HOLDER_WITHHELD),
        ({"member_id": None, "name": PersonName("Kasmad")}, {}, Count(0, 1), Doubt.NAME_ONLY),
        ({"withheld": ["capacity"]}, {}, Count(0, 1), Doubt.CAPACITY_WITHHELD),
        ({}, {"status": TermStatus.DISPUTED}, Count(0, 1), Doubt.STATUS),
        ({}, {"withheld": ["status"]}, Count(0, 1), Doubt.STATUS_WITHHELD),
        ({}, {"status": TermStatus.ANNULLED}, Count(0, 0), None),
        ({}, {"status": TermStatus.CARETAKER}, Count(1, 1), None),
        ({}, {"roster": Roster.PARTIAL}, Count(1, 1), None),
        ({"capacity": Capacity.ACTING}, {}, Count(0, 0), None),
        ({"capacity": Capacity.ELECT}, {}, Count(0, 0), None),
    ],
)
def test_doubt_about_a_term(
    appointment: dict[str, Any] | None, fields: dict[str, Any], expected: Count, doubt: Doubt | None
) -> None:
    """What may hide a term, or may be none, raises only the upper bound, with its reason."""
    posts = () if appointment is None else (attrs.evolve(CHAIR, **appointment),)
    found = count(make_term(2020, *posts, **fields))
    assert (found.total, found.in_a_row) == (expected, expected)
    assert [reason.doubt for reason in found.reasons] == ([] if doubt is None else [doubt])


def test_other_capacities_count_if_asked_for() -> None:
    """An acting chair counts if acting ones do; a former one never does."""
    acting = attrs.evolve(CHAIR, capacity=Capacity.ACTING)
    assert count(make_term(2020, acting), capacities=[Capacity.ACTING]).total == (1, 1)
    former = attrs.evolve(CHAIR, capacity=Capacity.FORMER)
    assert count(make_term(2020, former), capacities=list(Capacity)).total == (0, 0)


def test_terms_after_a_day_do_not_count() -> None:
    """A term counts from the day on which the person took up the post."""
    terms = [make_term(2015, CHAIR), make_term(2020, CHAIR)]
    assert count(*terms, on=date(2020, 2, 29)).total == (1, 1)
    assert count(*terms, on=date(2020, 3, 1)).total == (2, 2)
    undated = make_term(2020, CHAIR, tenure=Tenure.UNSTATED)
    found = count(undated, on=date(2021, 1, 1))
    assert (found.total, found.reasons[0].doubt) == ((0, 1), Doubt.POST_UNDATED)


def test_each_organisation_has_a_count() -> None:
    """Without an organisation, those in which a post of the person is recorded are counted in."""
    second = attrs.evolve(make_term(2020, CHAIR), id="t-p", organisation_id="p")
    register = Register.of(IPSM, KASMAD, make_term(2015, CHAIR), second, attrs.evolve(IPSM, id="q"))
    counts = count_terms(register, Post.CHAIR, member_id="m")
    assert [(found.organisation_id, found.total) for found in counts] == [("o", (1, 1)), ("p", (1, None))]
    assert counts[1].to_dict()["name"] is None
    assert counts[1].to_dict()["terms"][0]["term"] == "t-p"
    (by_name,) = count_terms(register, Post.CHAIR, name="kasmad", organisation_id="o")
    assert by_name.total == (0, 1)
    with pytest.raises(NotFoundError):
        count_terms(register, Post.CHAIR, member_id="m", organisation_id="x")
