"""Titles in the column of the post: the post, its capacity and its section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Capacity, Post
from psm_model.formats.tables.titles import parse_post, post_word
from tests.formats.tables.board_tables import read_appointment


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"post": "Plt. Ketua"}, {"post": Post.CHAIR, "capacity": Capacity.ACTING, "title": "Plt. Ketua"}),
        ({"post": "Ketua (Plt)"}, {"post": Post.CHAIR, "capacity": Capacity.ACTING, "title": "Ketua (Plt)"}),
        (
            {"post": "Ketua Bidang Humas"},
            {"post": Post.SECTION_HEAD, "section": "Humas", "title": "Ketua Bidang Humas"},
        ),
        ({"post": "Korcam Batang"}, {"post": Post.COORDINATOR, "section": "Batang", "title": "Korcam Batang"}),
        ({"post": "Wakil Ketua III"}, {"post": Post.VICE_CHAIR, "title": "Wakil Ketua III"}),
        ({"post": "mantan Ketua"}, {"post": Post.CHAIR, "capacity": Capacity.FORMER, "title": "mantan Ketua"}),
        ({"post": "Ketua terpilih"}, {"post": Post.CHAIR, "capacity": Capacity.ELECT, "title": "Ketua terpilih"}),
        ({"post": "Ketua"}, {"post": Post.CHAIR}),
        ({"post": "ketua", "title": "Plt. Ketua"}, {"post": Post.CHAIR, "capacity": Capacity.ACTING}),
        ({"post": "Ketua", "section": "Humas"}, {"post": Post.SECTION_HEAD, "title": "Ketua"}),
        ({"post": "Anggota", "section": "Humas"}, {"post": Post.SECTION_MEMBER, "title": "Anggota"}),
        ({"post": "chair", "section": "Humas"}, {"post": Post.CHAIR, "section": "Humas"}),
        ({"post": "Sekretaris", "section": "Humas"}, {"post": Post.SECRETARY, "section": "Humas"}),
        ({"post": "Ketua demisioner", "capacity": "demisioner"}, {"capacity": Capacity.HOLDOVER}),
        ({"post": "Plt. Ketua", "capacity": "mantan"}, {"capacity": Capacity.FORMER, "title": "Plt. Ketua"}),
        ({"post": "Pj. Ketua", "capacity": "Pj."}, {"capacity": Capacity.ACTING, "title": "Pj. Ketua"}),
    ],
)
def test_title_in_the_column_of_the_post(row: dict[str, object], expected: dict[str, object]) -> None:
    """The text in the column of the post gives the post, the capacity, the section and the title."""
    appointment = read_appointment(**row)
    assert {name: getattr(appointment, name) for name in expected} == expected


@given(st.sampled_from(Post), st.none() | st.sampled_from(["Humas", "Bidang Humas", "Kecamatan Batang", "I"]))
def test_words_of_posts_survive(post: Post, section: str | None) -> None:
    """The word for a post is read as that post, with any section."""
    assert parse_post(post_word(post, section), section) is post
