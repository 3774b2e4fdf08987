"""Posts of a person: certain by member, never by name."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from psm_model.entities import (
    Appointment,
    BoardTerm,
    Capacity,
    Member,
    MemberName,
    Organisation,
    Post,
    Register,
    TermStatus,
)
from psm_model.errors import NotFoundError
from psm_model.queries import Doubt, find_posts
from psm_model.queries.posts import normalise_name
from psm_model.values import Level, Period, PersonName, Verdict

IPSM = Organisation(id="o", name="IPSM", level=Level.VILLAGE)
SITI = Member(id="m", name=PersonName("Hj. Siti Contoh"), names=[MemberName(name=PersonName("Siti Lama"))])
CHAIR = Appointment(id="a", post=Post.CHAIR, member_id="m")
YES, OPEN = Verdict.YES, Verdict.UNDETERMINED


def make_register(*appointments: Appointment, **fields: Any) -> Register:  # Any: the fields of the term
    """Return a register of a board, and a member."""
    term = BoardTerm(id="t", organisation_id="o", label="2020–2025", appointments=appointments)
    return Register.of(IPSM, SITI, attrs.evolve(term, **fields))


def list_posts(register: Register, **person: Any) -> list[tuple[str, Verdict]]:  # Any: the arguments of the question
    """Return the ids of the posts with the verdicts."""
    return [(answer.appointment.id, answer.verdict) for answer in find_posts(register, **person)]


def test_posts_of_a_member_are_certain() -> None:
    """By the id of a member, the posts are certain, and another member of the same name is another person."""
    other = attrs.evolve(CHAIR, id="b", member_id="n")
    register = make_register(CHAIR, other).add(attrs.evolve(SITI, id="n"))
    assert list_posts(register, member_id="m") == [("a", YES)]
    assert list_posts(register, name="Siti Contoh") == [("a", OPEN), ("b", OPEN)]
    assert find_posts(register, name="SITI CONTOH")[0].reasons == ((Doubt.NAME_ONLY, None),)


@pytest.mark.parametrize("name", ["Siti Contoh", "SITI CONTOH", "Siti Contoh, S.Pd.", "siti lama"])
def test_somebody_with_a_name_of_the_member_may_be_the_member(name: str) -> None:
    """Titles and capital letters do not count, and former names do."""
    named = Appointment(id="b", post=Post.MEMBER, name=PersonName(name))
    (answer,) = find_posts(make_register(named), member_id="m")
    assert answer.reasons == ((Doubt.NAME_ONLY, "/board_terms/0/appointments/0/member_id"),)


def test_a_withheld_holder_may_be_anybody() -> None:
    """A person who is withheld may be the member; an office is nobody."""
    withheld = Appointment(id="b", post=Post.MEMBER, withheld=["name"])
    office = Appointment(id="c", post=Post.PATRON, office="Siti Contoh")
    withheld_office = Appointment(id="d", post=Post.PATRON, withheld=["office"])
    (answer,) = find_posts(make_register(withheld, office, withheld_office), member_id="m")
    assert answer.reasons == ((Doubt.HOLDER_WITHHELD, "/board_terms/0/appointments/0/name"),)


@pytest.mark.parametrize(
    ("fields", "appointment", "expected"),
    [
        ({"status": TermStatus.ANNULLED}, {}, []),
        ({"status": TermStatus.DISPUTED}, {}, [("a", OPEN)]),
        ({"withheld": ["status"]}, {}, [("a", OPEN)]),
        ({}, {"capacity": Capacity.FORMER}, []),
        ({}, {"capacity": Capacity.ELECT}, []),
        ({}, {"capacity": Capacity.ACTING}, [("a", YES)]),
        ({}, {"withheld": ["capacity"]}, [("a", OPEN)]),
    ],
)
def test_posts_that_were_never_held(
    fields: dict[str, Any], appointment: dict[str, Any], expected: list[tuple[str, Verdict]]
) -> None:
    """Posts on annulled boards, and of former and elected holders, are left out, and doubtful ones are undetermined."""
    register = make_register(attrs.evolve(CHAIR, **appointment), **fields)
    assert list_posts(register, member_id="m") == expected
    assert len(find_posts(register, member_id="m", absent=True)) == 1


def test_posts_are_ordered_by_their_start() -> None:
    """The first post of a person is the first answer, whatever the order of the document."""
    periods = ("2024-01-01/2024-12-31", "2022-01-01/2022-12-31", "2023/2023")
    posts = [attrs.evolve(CHAIR, id=f"a{n}", period=Period.parse(period)) for n, period in enumerate(periods)]
    assert [post for post, _ in list_posts(make_register(*posts), member_id="m")] == ["a1", "a2", "a0"]


def test_arguments_are_validated() -> None:
    """A question is about a member or a name; an id that nothing in the register has is an error."""
    register = make_register(attrs.evolve(CHAIR, member_id="x"))
    assert list_posts(register, member_id="x") == [("a", YES)]
    assert find_posts(register, member_id="m") == ()
    assert find_posts(register, name="Nobody") == ()
    with pytest.raises(NotFoundError):
        find_posts(register, member_id="y")
    with pytest.raises(ValueError, match="either a member_id or a name"):
        find_posts(register)
    with pytest.raises(ValueError, match="either a member_id or a name"):
        find_posts(register, member_id="m", name="Siti")


def test_normalised_names_are_without_titles() -> None:
    """Two names that differ in titles, degrees and capitals are the same."""
    assert normalise_name("Dr. H. CONTOH Misal, M.Si.") == normalise_name("Contoh Misal")
