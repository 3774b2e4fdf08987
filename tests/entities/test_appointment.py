"""Appointment: exactly one holder. Post: its seats."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

import pytest

from psm_model.entities import Appointment, Capacity, Post
from psm_model.entities.appointment import HOLDER_FIELDS, holder_error
from psm_model.errors import ParseError
from psm_model.values import PartialDate, Period, PersonName

HOLDERS: Final[dict[str, Any]] = {"member_id": "m-1", "name": PersonName("Contoh"), "office": "Gubernur Contoh"}


@pytest.mark.parametrize("name", HOLDERS)
def test_one_holder_is_enough(name: str) -> None:
    """A member, a name or an office is enough to hold a post; the others are absent."""
    appointment = Appointment(id="a", post=Post.CHAIR, **{name: HOLDERS[name]})
    assert {other: getattr(appointment, other) for other in HOLDERS} == {**dict.fromkeys(HOLDERS), name: HOLDERS[name]}
    assert appointment.capacity is Capacity.SUBSTANTIVE


@pytest.mark.parametrize("names", [[], *combinations(HOLDERS, 2), tuple(HOLDERS)], ids=" ".join)
def test_no_or_several_holders_are_refused(names: tuple[str, ...]) -> None:
    """Zero, two and three holders are refused; the error has their number, not their names."""
    with pytest.raises(ParseError, match="exactly one of member_id, name and office") as caught:
        Appointment(id="a", post=Post.CHAIR, **{name: HOLDERS[name] for name in names})
    assert (caught.value.what, caught.value.got) == ("appointment", len(names))


@pytest.mark.parametrize(
    "names", [names for count in range(4) for names in combinations(HOLDER_FIELDS, count)], ids=" ".join
)
def test_holder_error_agrees_with_building(names: tuple[str, ...]) -> None:
    """Plain data has the error that building the appointment raises: none if exactly one field has a value."""
    error = holder_error(*(HOLDERS[name] if name in names else None for name in HOLDER_FIELDS))
    assert (error is None) == (len(names) == 1)
    assert error is None or error.got == len(names)


@pytest.mark.parametrize("post", Post)
def test_seats(post: Post) -> None:
    """Chair, secretary and treasurer have one seat, the other posts any number."""
    assert post.seats == (1 if post.value in {"chair", "secretary", "treasurer"} else None)


def test_codes_are_stable() -> None:
    """The codes are in documents, so they must not be renamed."""
    assert " ".join(Post) == (
        "chair vice_chair secretary vice_secretary treasurer vice_treasurer section_head section_member coordinator "
        "adviser patron director motivator member other"
    )
    assert " ".join(Capacity) == "substantive acting holdover ex_officio honorary former elect"


def test_a_post_ends_on_the_day_that_is_set() -> None:
    """A post keeps its start, and a period that was left out on purpose no longer is."""
    post = Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse("2020/.."))
    assert post.end_on(PartialDate(2024)).period == Period.parse("2020/2024")
    with pytest.raises(ParseError):
        post.end_on(PartialDate(2019))
    withheld = Appointment(id="a", post=Post.CHAIR, member_id="m", withheld=("period", "note")).end_on(
        PartialDate(2024)
    )
    assert (withheld.period, withheld.withheld) == (Period.parse("/2024"), ("note",))
