"""What a Popolo document says: every text of it is kept in some field, or refused, or told as lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Appointment, Capacity, Post
from psm_model.errors import FormatError
from psm_model.formats import dumps
from psm_model.formats.loss import Loss
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.values import Level
from tests.formats.results import register_and_losses

# Any, throughout: JSON.
Document = dict[str, Any]
TITLES: Final = [
    *("Ketua", "Plt. Ketua", "Ketua Bidang Humas", "Korcam Batang", "Wakil Ketua III", "mantan Ketua", "Sekretaris I"),
    *("Sekretaris", "member", "chair", "Juru masak", "Ketua demisioner", ""),
]
# What says how an object is to be read is kept as that, and what is so unless said otherwise is not written.
STRUCTURE: Final = {"board term", "legislative period", "inauguration", "office", "in_office", "held", *Post, *Level}


def folded(text: str) -> str:
    """A text without case and spaces."""
    return "".join(text.casefold().split())


def leaves(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a document with their places."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{at}")
    elif isinstance(value, str):
        yield pointer, value


def unkept(document: Document) -> list[str]:
    """The places of texts that are kept nowhere and not told as lost; none if the document is refused."""
    try:
        register, losses = register_and_losses(
            read_popolo(json.dumps(document), ends=Ends.LAST_DAY, level=Level.VILLAGE)
        )
    except FormatError:
        return []
    kept = folded(dumps(register))
    texts = list(leaves(document))
    told = {pointer: any(f"{pointer}/".startswith(f"{loss.path}/") for loss in losses) for pointer, _ in texts}
    # An object that stands twice and says the same in both places is told of once.
    again = {(pointer.rpartition("/")[2], text) for pointer, text in texts if told[pointer]}
    return [
        pointer
        for pointer, text in texts
        if text.strip()
        and text not in STRUCTURE
        and folded(text) not in kept
        and not told[pointer]
        and (pointer.rpartition("/")[2], text) not in again
    ]


IDS: Final = st.sampled_from(["x1", "x2", "x3"])
# Each of its own, so that one that is kept stands for no other.
ANY: Final = st.integers(10**6, 10**7).map(lambda number: f"text {number}")
TITLE: Final = st.sampled_from(TITLES) | ANY


def objects(kind: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Document]:
    """Objects with some of their keys, ids of their own kind, and a key that means nothing; what has a name has one."""
    named = {"id": of(kind)} | ({"name": keys.pop("name")} if kind in {"person", "org"} else {})
    return st.fixed_dictionaries(named, optional={**keys, "unknown": ANY})


def of(kind: str) -> st.SearchStrategy[str]:
    """Ids of a kind."""
    return IDS.map(lambda one: f"{kind}-{one}")


DATES: Final = st.sampled_from(["2020", "2021-05-01"])
AREAS: Final = objects("area", name=ANY, classification=ANY, identifier=ANY, parent_id=of("area"))
POSTS: Final = objects(
    "post", label=TITLE, role=TITLE, organization_id=of("org"), area_id=of("area"), start_date=DATES, other_label=ANY
)
PERSONS: Final = objects(
    "person", name=ANY, honorific_prefix=ANY, honorific_suffix=ANY, gender=ANY, birth_date=DATES, email=ANY
)
ORGANISATIONS: Final = objects(
    "org", name=ANY, classification=ANY, parent_id=of("org"), founding_date=DATES, area_id=of("area"), abstract=ANY
)
EVENTS: Final = objects(
    "event",
    name=ANY,
    classification=st.sampled_from(["board term", "legislative period", "inauguration", "Musyawarah"]),
    organization_id=of("org"),
    parent_id=of("event"),
    start_date=DATES,
    location=ANY,
    status=st.sampled_from(["in_office", "planned"]) | ANY,
)
MEMBERSHIPS: Final = objects(
    "membership",
    role=TITLE,
    label=TITLE,
    person_id=of("person"),
    organization_id=of("org"),
    post_id=of("post"),
    area_id=of("area"),
    legislative_period_id=of("event"),
    on_behalf_of_id=of("org"),
    person=st.fixed_dictionaries({"name": ANY}),
    member=st.fixed_dictionaries({"name": ANY, "classification": st.sampled_from(["office", "party"])}),
    post=POSTS,
    area=AREAS,
    start_date=DATES,
)
DOCUMENTS: Final = st.fixed_dictionaries(
    {},
    optional={
        "persons": st.lists(PERSONS, max_size=3),
        "organizations": st.lists(ORGANISATIONS, max_size=3),
        "memberships": st.lists(MEMBERSHIPS, max_size=3),
        "posts": st.lists(POSTS, max_size=3),
        "events": st.lists(EVENTS, max_size=3),
        "areas": st.lists(AREAS, max_size=3),
        "unknown": ANY,
    },
)


@given(DOCUMENTS)
def test_every_text_is_kept_or_told(document: Document) -> None:
    """A document is refused, or each text of it stands in a field, or says how to read it, or is told as lost."""
    assert unkept(document) == []


def membership(**keys: object) -> tuple[Appointment, tuple[Loss, ...]]:
    """What is read of one membership of a board term, and what is lost."""
    document = {
        "events": [{"id": "t", "classification": "board term", "organization_id": "o"}],
        "memberships": [{"id": "a", "person_id": "p", "legislative_period_id": "t", **keys}],
    }
    register, losses = register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY))
    return register.board_term("t").appointments[0], losses


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("Plt. Ketua", {"post": Post.CHAIR, "capacity": Capacity.ACTING, "title": "Plt. Ketua"}),
        ("Ketua Bidang Humas", {"post": Post.SECTION_HEAD, "section": "Humas", "title": "Ketua Bidang Humas"}),
        ("Korcam Batang", {"post": Post.COORDINATOR, "section": "Batang"}),
        ("Wakil Ketua III", {"post": Post.VICE_CHAIR, "title": "Wakil Ketua III"}),
        ("mantan Ketua", {"post": Post.CHAIR, "capacity": Capacity.FORMER}),
        ("Ketua terpilih", {"post": Post.CHAIR, "capacity": Capacity.ELECT}),
        ("Juru masak", {"post": Post.OTHER, "title": "Juru masak"}),
        ("motivator", {"post": Post.MOTIVATOR, "title": None}),
    ],
)
@pytest.mark.parametrize("where", ["role", "label", "post"])
def test_titles(role: str, where: str, wanted: dict[str, object]) -> None:
    """A title gives the post, the capacity and the section, whether it is the role, the label or that of the post."""
    if where == "post":
        held, losses = membership(post={"role": role})
    else:
        held, losses = membership(**{where: role})
    if (where, role) != ("label", "motivator"):
        assert {name: getattr(held, name) for name in wanted} == wanted
    assert losses == ()


def test_numbers_of_a_board() -> None:
    """The first secretary is a deputy where a secretary without a number is on the same board."""
    roles = ["Sekretaris I", "Sekretaris II", "Sekretaris"]
    document = {
        "events": [{"id": "t", "classification": "board term", "organization_id": "o"}],
        "memberships": [{"person_id": "p", "legislative_period_id": "t", "role": role} for role in roles],
    }
    register, _ = register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY))
    posts = [held.post for held in register.board_term("t").appointments]
    assert posts == [Post.VICE_SECRETARY, Post.VICE_SECRETARY, Post.SECRETARY]
