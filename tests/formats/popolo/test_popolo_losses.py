"""Losses of a Popolo document: every text of it is kept, refused, or reported as lost."""

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
# Texts that decide how an object is read, and default values, which are not written.
STRUCTURE: Final = {"board term", "legislative period", "inauguration", "office", "in_office", "held", *Post, *Level}


def fold(text: str) -> str:
    """Return a text without case and spaces."""
    return "".join(text.casefold().split())


def iter_texts(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a document with their paths."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from iter_texts(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from iter_texts(item, f"{pointer}/{at}")
    elif isinstance(value, str):
        yield pointer, value


def find_unreported(document: Document) -> list[str]:
    """Return the paths of texts that are neither kept nor reported as lost; none if the document is refused."""
    try:
        register, losses = register_and_losses(
            read_popolo(json.dumps(document), ends=Ends.LAST_DAY, level=Level.VILLAGE)
        )
    except FormatError:
        return []
    register_text = fold(dumps(register))
    texts = list(iter_texts(document))
    is_lost = {pointer: any(f"{pointer}/".startswith(f"{loss.path}/") for loss in losses) for pointer, _ in texts}
    # A duplicate object with the same content is reported once.
    lost_texts = {(pointer.rpartition("/")[2], text) for pointer, text in texts if is_lost[pointer]}
    return [
        pointer
        for pointer, text in texts
        if text.strip()
        and text not in STRUCTURE
        and fold(text) not in register_text
        and not is_lost[pointer]
        and (pointer.rpartition("/")[2], text) not in lost_texts
    ]


IDS: Final = st.sampled_from(["x1", "x2", "x3"])
# Distinct texts, so that one that is kept does not hide a lost one.
ANY: Final = st.integers(10**6, 10**7).map(lambda number: f"text {number}")
TITLE: Final = st.sampled_from(TITLES) | ANY


def make_objects(kind: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Document]:
    """Generate objects of a kind with some of their keys and an unknown key; persons and organisations have names."""
    named = {"id": ids_of_kind(kind)} | ({"name": keys.pop("name")} if kind in {"person", "org"} else {})
    return st.fixed_dictionaries(named, optional={**keys, "unknown": ANY})


def ids_of_kind(kind: str) -> st.SearchStrategy[str]:
    """Generate ids of a kind."""
    return IDS.map(lambda number: f"{kind}-{number}")


DATES: Final = st.sampled_from(["2020", "2021-05-01"])
AREAS: Final = make_objects("area", name=ANY, classification=ANY, identifier=ANY, parent_id=ids_of_kind("area"))
POSTS: Final = make_objects(
    "post",
    label=TITLE,
    role=TITLE,
    organization_id=ids_of_kind("org"),
    area_id=ids_of_kind("area"),
    start_date=DATES,
    other_label=ANY,
)
PERSONS: Final = make_objects(
    "person", name=ANY, honorific_prefix=ANY, honorific_suffix=ANY, gender=ANY, birth_date=DATES, email=ANY
)
ORGANISATIONS: Final = make_objects(
    "org",
    name=ANY,
    classification=ANY,
    parent_id=ids_of_kind("org"),
    founding_date=DATES,
    area_id=ids_of_kind("area"),
    abstract=ANY,
)
EVENTS: Final = make_objects(
    "event",
    name=ANY,
    classification=st.sampled_from(["board term", "legislative period", "inauguration", "Musyawarah"]),
    organization_id=ids_of_kind("org"),
    parent_id=ids_of_kind("event"),
    start_date=DATES,
    location=ANY,
    status=st.sampled_from(["in_office", "planned"]) | ANY,
)
MEMBERSHIPS: Final = make_objects(
    "membership",
    role=TITLE,
    label=TITLE,
    person_id=ids_of_kind("person"),
    organization_id=ids_of_kind("org"),
    post_id=ids_of_kind("post"),
    area_id=ids_of_kind("area"),
    legislative_period_id=ids_of_kind("event"),
    on_behalf_of_id=ids_of_kind("org"),
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
def test_every_text_is_kept_or_reported(document: Document) -> None:
    """A document is refused, or each text is kept, decides how an object is read, or is reported as lost."""
    assert find_unreported(document) == []


def read_membership(**keys: object) -> tuple[Appointment, tuple[Loss, ...]]:
    """Return the appointment that is read from a membership, and the losses."""
    document = {
        "events": [{"id": "t", "classification": "board term", "organization_id": "o"}],
        "memberships": [{"id": "a", "person_id": "p", "legislative_period_id": "t", **keys}],
    }
    register, losses = register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY))
    return register.board_term("t").appointments[0], losses


@pytest.mark.parametrize(
    ("role", "expected"),
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
def test_titles(role: str, where: str, expected: dict[str, object]) -> None:
    """A title gives the post, the capacity and the section, as a role, as a label, or as a post's role."""
    if where == "post":
        appointment, losses = read_membership(post={"role": role})
    else:
        appointment, losses = read_membership(**{where: role})
    if (where, role) != ("label", "motivator"):
        assert {name: getattr(appointment, name) for name in expected} == expected
    assert losses == ()


def test_numbered_posts() -> None:
    """The first secretary is a deputy if the board has a secretary without a number."""
    roles = ["Sekretaris I", "Sekretaris II", "Sekretaris"]
    document = {
        "events": [{"id": "t", "classification": "board term", "organization_id": "o"}],
        "memberships": [{"person_id": "p", "legislative_period_id": "t", "role": role} for role in roles],
    }
    register, _ = register_and_losses(read_popolo(json.dumps(document), ends=Ends.LAST_DAY))
    posts = [appointment.post for appointment in register.board_term("t").appointments]
    assert posts == [Post.VICE_SECRETARY, Post.VICE_SECRETARY, Post.SECRETARY]


@pytest.mark.parametrize(
    ("keys", "post", "capacity", "title", "lost"),
    [
        ({"role": "Ketua", "label": "Plt. Ketua"}, Post.CHAIR, Capacity.ACTING, "Plt. Ketua", []),
        ({"role": "Plt. Ketua", "label": "Ketua"}, Post.CHAIR, Capacity.ACTING, "Plt. Ketua", []),
        ({"role": "chair", "label": "mantan Ketua"}, Post.CHAIR, Capacity.FORMER, "mantan Ketua", []),
        ({"role": "Ketua Umum", "label": "Plt. Ketua"}, Post.CHAIR, Capacity.ACTING, "Plt. Ketua", ["role"]),
        ({"role": "Ketua", "label": "Ketua for Batang"}, Post.CHAIR, Capacity.SUBSTANTIVE, "Ketua", ["label"]),
        ({"role": "member", "post": {"label": "Ketua"}}, Post.CHAIR, Capacity.SUBSTANTIVE, "Ketua", []),
        ({"role": "Anggota", "post": {"label": "Ketua"}}, Post.CHAIR, Capacity.SUBSTANTIVE, "Ketua", ["role"]),
        ({"role": "Ketua", "post": {"label": "Plt. Ketua"}}, Post.CHAIR, Capacity.ACTING, "Plt. Ketua", []),
        (
            {"role": "Anggota", "post": {"role": "chair", "label": "Plt. Ketua"}},
            *(Post.CHAIR, Capacity.ACTING, "Plt. Ketua", ["role"]),
        ),
        ({"post": {"label": "Ketua", "role": "Chair"}}, Post.CHAIR, Capacity.SUBSTANTIVE, "Ketua", ["post/role"]),
        ({"post": {"label": "Ketua", "role": "Chairman"}}, Post.CHAIR, Capacity.SUBSTANTIVE, "Ketua", ["post/role"]),
        (
            {"role": "Sekretaris I", "post": {"role": "vice_secretary"}},
            *(Post.VICE_SECRETARY, "substantive", "Sekretaris I", []),
        ),
        # Contradictions: nothing certain is recorded.
        ({"role": "Ketua", "label": "Sekretaris"}, Post.OTHER, Capacity.SUBSTANTIVE, "Ketua", ["label"]),
        ({"role": "chair", "label": "Sekretaris"}, Post.OTHER, Capacity.SUBSTANTIVE, "Sekretaris", ["role"]),
        ({"role": "Ketua", "label": "calon Ketua"}, Post.OTHER, Capacity.SUBSTANTIVE, "Ketua", ["label"]),
        ({"role": "calon Ketua", "post": {"label": "Ketua"}}, Post.OTHER, Capacity.SUBSTANTIVE, "calon Ketua", []),
        ({"role": "Plt. Ketua", "label": "mantan Ketua"}, Post.OTHER, Capacity.SUBSTANTIVE, "Plt. Ketua", ["label"]),
        (
            {"role": "Sekretaris", "post": {"role": "chair"}},
            Post.OTHER,
            Capacity.SUBSTANTIVE,
            "Sekretaris",
            ["post/role"],
        ),
        (
            {"role": "Ketua", "post": {"label": "Ketua Bidang Humas"}},
            Post.OTHER,
            "substantive",
            "Ketua",
            ["post/label"],
        ),
        ({"role": "Wakil Ketua I", "label": "Wakil Ketua II"}, Post.OTHER, "substantive", "Wakil Ketua I", ["label"]),
        ({"role": "secretary", "post": {"role": "chair"}}, Post.OTHER, "substantive", None, ["role", "post/role"]),
    ],
)
def test_the_title_that_says_the_most(
    keys: dict[str, object], post: Post, capacity: str, title: str | None, lost: list[str]
) -> None:
    """The title that says the most is read, if all agree; a contradiction is reported and not read."""
    appointment, losses = read_membership(**keys)
    assert (appointment.post, appointment.capacity, appointment.title) == (post, capacity, title)
    assert [loss.path for loss in losses] == [f"/memberships/0/{key}" for key in lost]
