"""Post: its number of seats."""

from __future__ import annotations

from psm_model.entities import Post


def test_seats() -> None:
    """Chair, secretary and treasurer have one seat; the other posts have any number."""
    assert {post for post in Post if post.seats is not None} == {Post.CHAIR, Post.SECRETARY, Post.TREASURER}
    assert {post.seats for post in Post} == {1, None}
