"""A title such as Kabid Sosial is of the board or of the government: the heading above it may say which."""

from __future__ import annotations

import pytest

from psm_model.entities.post import Post
from psm_model.importing._fields import Field
from psm_model.importing._post_cells import read_row_post
from psm_model.importing._values import UnreadableCellError

HEADINGS = ["Jabatan dalam kepengurusan IPSM Kecamatan", "JABATAN DALAM PENGURUS", "Kedudukan dalam Tim", "Jabatan PSM"]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    ("title", "section"),
    [("Kabid Sosial", "Sosial"), ("Kepala Bidang Pemberdayaan Perempuan", "Pemberdayaan Perempuan")],
)
def test_head_of_a_section_of_a_board(heading: str, title: str, section: str) -> None:
    """Below a heading of posts in the board, the section is that which it names."""
    values = read_row_post(Field(title, "P!C2", heading), None, {}).values
    assert values == {"post": "section_head", "title": title, "section": section}


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Kabid Sosial", "Jabatan"),
        ("Kabid Sosial", None),
        ("Kabid Sosial Dinas Sosial", HEADINGS[0]),
        ("Kasi Kesra Kecamatan Misal", HEADINGS[0]),
        ("Kabid", HEADINGS[0]),
    ],
)
def test_perhaps_an_official(title: str, heading: str | None) -> None:
    """Without such a heading, or with words of the government, the title is reported."""
    with pytest.raises(UnreadableCellError):
        read_row_post(Field(title, "P!C2", heading), None, {})


def test_a_stated_post_is_right() -> None:
    """What the mapping says of a title holds below any heading."""
    values = read_row_post(Field("Kabid Sosial", "P!C2", HEADINGS[0]), None, {"kabid sosial": Post.MEMBER}).values
    assert values["post"] == "member"
