"""Popolo documents of others: legislatures, embedded objects, and malformed ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from psm_model.entities import Appointment, MemberName, Post
from psm_model.errors import FormatError
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.values import Level, Period, PersonName
from tests.formats.popolo.shared import NEEDS_SHARED, SHARED
from tests.formats.results import register_and_losses


def test_letters_of_a_name_are_not_a_degree() -> None:
    """A degree that occurs only within a word of the name is lost; one that is a word of it is kept."""
    persons = [
        {"id": "a", "name": "Dr. Contoh, S.Sos.", "honorific_prefix": "Dr.", "honorific_suffix": "S.Sos."},
        {"id": "b", "name": "Drajat Mada", "honorific_prefix": "Dra", "honorific_suffix": "Ma"},
    ]
    _, losses = register_and_losses(read_popolo(json.dumps({"persons": persons}), ends=Ends.LAST_DAY))
    assert [loss.path for loss in losses] == ["/persons/1/honorific_prefix", "/persons/1/honorific_suffix"]


# The structure of EveryPolitician's files of legislatures, with invented people and places.
# Any, here and below: JSON.
LEGISLATURE: Final[dict[str, Any]] = {
    "persons": [
        {
            "id": "p-1",
            "name": "Contoh Satu",
            "given_name": "Contoh",
            "gender": "female",
            "birth_date": "1960-05-09",
            "identifiers": [{"identifier": "Q1", "scheme": "wikidata"}],
            "links": [{"note": "Wikipedia (en)", "url": "https://example.org/wiki/1"}],
            "other_names": [{"lang": "ar", "name": "\u0645", "note": "multilingual"}],
            "contact_details": [{"type": "email", "value": "x@example.org"}],
            "sources": [{"url": "https://example.org/election"}],
        },
        {"id": "p-2", "name": "Contoh Dua", "death_date": "2010", "images": [], "email": ""},
    ],
    "organizations": [
        {"classification": "legislature", "id": "legislature", "name": "House of Examples", "seats": 21},
        {"classification": "party", "id": "party/independent", "name": "Independent"},
    ],
    "meta": {"sources": ["https://example.org/election"]},
    "memberships": [
        {
            "area_id": "12",
            "legislative_period_id": "term/2014",
            "on_behalf_of_id": "party/independent",
            "organization_id": "legislature",
            "person_id": "p-1",
            "role": "member",
            "start_date": "2014-11-04",
            "end_date": "2016-12-31",
        },
        {
            "area_id": "13",
            "legislative_period_id": "term/2014",
            "on_behalf_of_id": "party/independent",
            "organization_id": "legislature",
            "person_id": "p-2",
            "role": "Speaker",
        },
    ],
    "events": [
        {
            "classification": "legislative period",
            "id": "term/2014",
            "name": "2014\u2013",
            "organization_id": "legislature",
            "start_date": "2014",
        },
        {"classification": "general election", "name": "Election", "id": "Q2", "start_date": "2014-11-04"},
    ],
    "areas": [
        {"id": "12", "name": "Ituau", "type": "constituency"},
        {"id": "13", "name": "Fofo", "type": "constituency"},
        {"id": "14", "name": "Nowhere", "type": "constituency"},
    ],
    "posts": [],
}


def test_legislature() -> None:
    """A file of a legislature gives its members, parties, terms and memberships, and reports its losses."""
    register, losses = register_and_losses(
        read_popolo(json.dumps(LEGISLATURE), ends=Ends.LAST_DAY, level=Level.NATIONAL)
    )
    assert [member.name.text for member in register.members] == ["Contoh Satu", "Contoh Dua"]
    assert [member.names for member in register.members] == [(MemberName(name=PersonName("م")),), ()]
    assert [organisation.id for organisation in register.organisations] == ["legislature", "party/independent"]
    (term,) = register.terms_of("legislature")
    assert (term.id, term.label, term.period) == ("term/2014", "2014–", Period.parse("2014/"))
    first, second = term.appointments
    assert first == Appointment(
        id="membership-1",
        post=Post.MEMBER,
        member_id="p-1",
        section="Ituau",
        period=Period.parse("2014-11-04/2016-12-31"),
    )
    assert (second.post, second.title, second.period) == (Post.OTHER, "Speaker", None)
    # Numbers of constituencies are not codes of provinces.
    assert all(organisation.area is None for organisation in register.organisations)
    assert {loss.path for loss in losses} == {
        "/meta",
        *(f"/persons/0/{key}" for key in ("given_name", "gender", "links", "contact_details")),
        *(f"/persons/0/other_names/0/{key}" for key in ("lang", "note")),
        "/persons/1/death_date",
        *("/organizations/0/classification", "/organizations/0/seats", "/organizations/1/classification"),
        *("/memberships/0/on_behalf_of_id", "/memberships/1/on_behalf_of_id"),
        *("/memberships/0/area_id", "/memberships/1/area_id"),
        *("/areas/0/id", "/areas/0/type", "/areas/1/id", "/areas/1/type", "/areas/2"),
        "/events/1",
    }


# The structure of PopIt's exports, with invented people and places: areas and posts have no collection, unknown values
# are empty, and labels repeat roles.
POPIT: Final[dict[str, Any]] = {
    "organizations": [
        {
            "id": "o",
            "name": "Partai Contoh",
            "classification": "Party",
            "parent_id": "",
            "founding_date": "",
            "dissolution_date": None,
            "posts": [{"id": "x", "label": "Direktur", "role": "Direktur", "images": []}],
            "memberships": [
                {"id": "1", "person_id": "p-1", "area": {"name": "Desa Satu"}, "role": "Calon", "start_date": "2013"},
                {"id": "2", "person_id": "p-2", "area": {"name": ""}, "area_id": None, "role": "", "label": None},
                {"id": "3", "person_id": "p-3", "area": {"id": "P2", "name": "Desa Dua"}, "area_id": None},
                {"id": "9", "person_id": "p-9", "area": {"id": "P9", "name": ""}},
                {"id": "4", "person_id": "p-4", "area": {"id": "P2", "name": "Desa Dua", "state": ""}, "post": {}},
                {"id": "5", "person_id": "p-5", "area": {"name": "Desa Tiga"}, "area_id": "P3", "post": ""},
                {
                    "id": "6",
                    "person_id": "p-6",
                    "post_id": "x",
                    "role": "Direktur",
                    "label": "Direktur",
                    "end_date": "",
                },
                {"id": "7", "person_id": "p-7", "post": {"label": "Juru masak"}, "links": []},
                {"id": "8", "person_id": "p-8", "person": {"name": "Contoh Delapan"}, "post_id": ""},
            ],
        }
    ]
}


def test_popit() -> None:
    """Embedded objects without ids have no losses, and empty values are neither read nor lost."""
    register, losses = register_and_losses(read_popolo(json.dumps(POPIT), ends=Ends.LAST_DAY, level=Level.VILLAGE))
    (organisation,), (term,) = register.organisations, register.board_terms
    assert (organisation.parent_id, organisation.founded, organisation.dissolved) == (None, None, None)
    assert [(appointment.title, appointment.section) for appointment in term.appointments] == [
        ("Calon", "Desa Satu"),
        (None, None),
        (None, "Desa Dua"),
        (None, None),
        (None, "Desa Dua"),
        (None, "Desa Tiga"),
        ("Direktur", None),
        ("Juru masak", None),
        (None, None),
    ]
    assert [appointment.member_id for appointment in term.appointments] == [
        f"p-{number}" for number in (1, 2, 3, 9, 4, 5, 6, 7, 8)
    ]
    assert register.member("p-8").name == PersonName("Contoh Delapan")
    assert {loss.path for loss in losses} == {
        "/organizations/0/classification",
        *("/organizations/0/memberships/0", "/organizations/0/memberships/3/area"),
        *(f"/organizations/0/memberships/{path}" for path in ("2/area_id", "5/area_id", "6/post_id")),
        *(f"/organizations/0/memberships/{number}/area/id" for number in (2, 4, 5)),
        "/organizations/0/posts/0/id",
    }


def test_post_that_says_more_than_the_role() -> None:
    """If the role is only "member", the title is the post's label; otherwise it is the role."""
    post = {"id": "w", "label": "Wakil perempuan", "organization_id": "o"}
    memberships = [
        {"person_id": "p", "organization_id": "o", "post_id": "w", "role": "member"},
        {"person_id": "p", "organization_id": "o", "post_id": "w", "role": "Juru bicara"},
    ]
    document = {"posts": [post], "memberships": memberships[:1]}
    register, losses = register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY))
    (appointment,) = register.board_term("o/memberships").appointments
    assert (appointment.post, appointment.title) == (Post.MEMBER, "Wakil perempuan")
    assert [loss.path for loss in losses] == ["/memberships/0", "/memberships/0/post_id", "/posts/0/id"]
    register, losses = register_and_losses(
        read_popolo(json.dumps(document | {"memberships": memberships[1:]}), ends=Ends.LAST_DAY)
    )
    assert register.board_term("o/memberships").appointments[0].title == "Juru bicara"
    assert {loss.path for loss in losses} == {
        "/memberships/0",
        "/memberships/0/post_id",
        "/posts/0/id",
        "/posts/0/label",
    }


def test_empty_note_of_a_source() -> None:
    """A link with an empty note is identified by its address, without losses."""
    person = {"id": "p", "name": "Contoh", "sources": [{"url": "https://example.org/a", "note": ""}]}
    register, losses = register_and_losses(read_popolo(json.dumps({"persons": [person]}), ends=Ends.LAST_DAY))
    assert (register.member("p").source_ids, losses) == (("https://example.org/a",), ())


def test_level_is_required() -> None:
    """Without a level, an organisation of another classification is refused in its place, with the remedy."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(LEGISLATURE), ends=Ends.LAST_DAY, source="house.json")
    assert [(problem.path, problem.got) for problem in caught.value.problems] == [
        ("/organizations/0/classification", "'legislature'"),
        ("/organizations/1/classification", "'party'"),
    ]
    assert "that a level is given" in str(caught.value)
    assert str(caught.value).startswith("house.json: ")


def test_embedded_objects() -> None:
    """Embedded objects are equivalent to objects in collections."""
    person, post = {"id": "p", "name": "Contoh"}, {"id": "x", "role": "Juru masak"}
    organisation = {"id": "o", "name": "Contoh", "classification": "village"}
    membership = {"id": "1", "start_date": "2020", "end_date": "2021-03-05"}
    references = {"person_id": "p", "organization_id": "o", "post_id": "x"}
    separate = {
        "persons": [person],
        "organizations": [organisation],
        "posts": [{"organization_id": "o", **post}],
        "memberships": [membership | references],
    }
    in_membership = {"memberships": [membership | {"person": person, "organization": organisation, "post": post}]}
    empty_references = {"person_id": None, "organization_id": ""}
    others = [
        {"persons": [person | {"memberships": [membership | {"organization": organisation, "post": post}]}]},
        {"organizations": [organisation | {"memberships": [membership | {"person": person, "post_id": "x"}]}]}
        | {"posts": [post]},
        {"posts": [post | {"organization": organisation, "memberships": [membership | {"person": person}]}]},
        in_membership,
        {"memberships": [empty_references | in_membership["memberships"][0]]},
        {
            "persons": [
                person | {"memberships": [empty_references | membership | {"organization": organisation, "post": post}]}
            ]
        },
    ]
    # A membership in a post belongs to the organisation of the post.
    expected, _ = register_and_losses(read_popolo(json.dumps(separate), ends=Ends.LAST_DAY))
    assert expected.board_term("o/memberships").appointments[0].title == "Juru masak"
    for other in others:
        register, losses = register_and_losses(read_popolo(json.dumps(other), ends=Ends.LAST_DAY))
        assert register == expected, other
        assert {loss.reason for loss in losses if not loss.path.endswith(("/id", "/post_id"))} == {
            "it names no term of its organisation; the term 'o/memberships' was made"
        }


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        ({"persons": {}}, [("/persons", "a list", "an object")]),
        ({"persons": [7]}, [("/persons/0", "an object", "7")]),
        ({"persons": [{"id": 7, "name": "A"}]}, [("/persons/0/id", "a text", "7")]),
        ({"persons": [{"id": "p"}]}, [("/persons/0/name", "a value", "nothing")]),
        ({"persons": [{"id": "p", "name": "A", "memberships": 3}]}, [("/persons/0/memberships", "a list", "3")]),
        ({"memberships": [{"person": 3, "organization": 4}]}, [("/memberships/0/organization", "an object", "4")]),
        (
            {"persons": [{"id": "p", "name": "A", "sources": [{"note": "x"}, 1]}]},
            [("/persons/0/sources/0/url", "a text", "nothing"), ("/persons/0/sources/1", "an object", "1")],
        ),
        (
            {"events": [{"id": "t", "classification": "board term", "organization_id": ["o"]}]},
            [("/events/0/organization_id", "a text", "a list")],
        ),
    ],
)
def test_malformed(document: object, problems: list[tuple[str, str, str]]) -> None:
    """An invalid document is refused, with each problem in its place."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    found = [(problem.path, problem.expected, problem.got) for problem in caught.value.problems]
    assert found[: len(problems)] == problems or set(problems) <= set(found)


@pytest.mark.parametrize(
    ("document", "places"),
    [
        (
            {
                "events": [{"id": "\ud800", "classification": "board term", "organization_id": "o"}],
                "memberships": [{"id": "x", "legislative_period_id": "\ud800", "person_id": "p"}],
            },
            ["/events/0/id"],
        ),
        (
            {
                "posts": [{"id": "x/%ED%A0%80", "role": "chair", "label": "\ud800", "organization_id": "o"}],
                "memberships": [{"id": "x", "post_id": "x/%ED%A0%80", "person_id": "p"}],
            },
            ["/posts/0/label"],
        ),
        ({"memberships": [{"organization_id": "\ud800", "person_id": "p"}]}, ["/memberships/0/organization_id"]),
        (
            {
                "posts": [{"id": "x", "organization_id": "\ud800"}],
                "memberships": [{"post_id": "x", "person_id": "p"}],
            },
            ["/posts/0/organization_id"],
        ),
    ],
)
def test_lone_surrogates(document: object, places: list[str]) -> None:
    """A lone surrogate in an id is refused once, in its own place."""
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert [(problem.path, problem.got) for problem in caught.value.problems] == [
        (place, "half of a surrogate pair") for place in places
    ]


@NEEDS_SHARED
@pytest.mark.parametrize("example", sorted((SHARED / "examples").glob("*.json")), ids=lambda file: file.stem)
def test_examples_of_popolo(example: Path) -> None:
    """Popolo's own examples are read, except those of votes and speeches."""
    kinds = {"person", "organization", "membership", "post", "event", "area"}
    kind = {"metadata": "person", "name-component": "person"}.get(example.stem, example.stem.removeprefix("embedding-"))
    text = example.read_text(encoding="utf-8")
    collection = {"person": "persons"}.get(kind, f"{kind}s") if kind in kinds else None
    if collection is None:
        with pytest.raises(FormatError, match="expected an object with some of persons, "):
            read_popolo(text, ends=Ends.LAST_DAY)
        return
    register, losses = register_and_losses(
        read_popolo(text, ends=Ends.LAST_DAY, level=Level.NATIONAL, collection=collection)
    )
    assert losses
    if kind in {"person", "organization"}:
        assert register.members or register.organisations
