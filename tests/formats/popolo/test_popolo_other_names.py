"""Popolo: other names of organisations and members, with their kind and their dates."""

from __future__ import annotations

import json
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Member, MemberName, NameKind, Organisation, OrganisationName, Register
from psm_model.errors import FormatError
from psm_model.formats.popolo import Ends, format_popolo, read_popolo
from psm_model.strategies import member_names, organisation_names
from psm_model.values import Level, Period, PersonName
from tests.formats.losses import remove_losses

IPSM: Final = Organisation(id="o", name="IPSM Contoh", level=Level.NATIONAL)
KASMAD: Final = Member(id="m", name=PersonName("Kasmad"))
ENDS: Final = st.sampled_from(Ends)


@given(st.lists(organisation_names(), max_size=3), st.lists(member_names(), max_size=3), ENDS)
def test_names_come_back_without_the_losses(
    names: list[OrganisationName], others: list[MemberName], ends: Ends
) -> None:
    """What Popolo keeps of other names is what was written without the losses, which are only about periods."""
    register = Register.of(attrs.evolve(IPSM, names=names), attrs.evolve(KASMAD, names=others))
    text, losses = format_popolo(register, ends=ends)
    assert all("/names/" in loss.path and "/period" in loss.path for loss in losses)
    result = read_popolo(text, ends=ends)
    assert result.register == remove_losses(register, losses)
    assert all(loss.path.endswith("/end_date") for loss in result.losses)


def test_a_name_is_written_in_the_words_of_popolo() -> None:
    """The kind is the note, and the period gives the dates."""
    former = OrganisationName(name="Forum PSM", kind=NameKind.FORMER, period=Period.parse("2010/2019-06-30"))
    maiden = MemberName(name=PersonName("Siti Contoh"), kind=NameKind.ALIAS)
    register = Register.of(attrs.evolve(IPSM, names=[former]), attrs.evolve(KASMAD, names=[maiden]))
    document = json.loads(format_popolo(register, ends=Ends.DAY_AFTER)[0])
    assert document["organizations"][0]["other_names"] == [
        {"name": "Forum PSM", "note": "former", "start_date": "2010", "end_date": "2019-07-01"}
    ]
    assert document["persons"][0]["other_names"] == [{"name": "Siti Contoh", "note": "alias"}]


def test_what_other_programs_write_is_a_loss() -> None:
    """A note in other words and further keys are losses with their places; an empty note counts as absent."""
    names = [
        {"name": "Forum PSM", "note": "nama lama", "family_name": "x", "end_date": "2019"},
        {"name": "FPSM", "note": ""},
    ]
    document = {"organizations": [{"id": "o", "name": "IPSM", "classification": "national", "other_names": names}]}
    result = read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert {loss.path for loss in result.losses} == {
        "/organizations/0/other_names/0/note",
        "/organizations/0/other_names/0/family_name",
    }
    assert result.register.organisations[0].names == (
        OrganisationName(name="Forum PSM", period=Period.parse("/2019")),
        OrganisationName(name="FPSM"),
    )


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ({"note": "former"}, "/persons/0/other_names/0/name"),
        ({"name": 7}, "/persons/0/other_names/0/name"),
        ({"name": "Siti", "start_date": "soon"}, "/persons/0/other_names/0/start_date"),
        ({"name": "Siti", "start_date": "2020", "end_date": "2019"}, "/persons/0/other_names/0"),
        ("Siti", "/persons/0/other_names/0"),
    ],
)
def test_problems_of_names_have_their_places(item: object, path: str) -> None:
    """A name that cannot be read is a problem at its place in the Popolo document."""
    document = {"persons": [{"id": "m", "name": "Kasmad", "other_names": [item]}]}
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert [problem.path for problem in caught.value.problems] == [path]
