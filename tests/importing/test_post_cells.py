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
    [
        ("Kabid Sosial", "Sosial"),
        ("Kabag Humas", "Humas"),
        ("Kepala Bagian Umum", "Umum"),
        ("Kepala Bidang Pemberdayaan Perempuan", "Pemberdayaan Perempuan"),
    ],
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
        ("Kabag Humas", "Jabatan"),
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


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Wakil Ketua Pokja I", "Pokja I"),
        ("Wakil Sekretaris Kelompok Kerja II", "Kelompok Kerja II"),
        ("Sekretaris Bidang Humas", "Humas"),
        ("Kasi Olahraga", "Olahraga"),
        ("Pembantu Sie. Konsumsi", "Konsumsi"),
        ("Tukang", None),
        ("Pokja", None),
    ],
)
def test_a_stated_post_keeps_its_section(title: str, section: str | None) -> None:
    """The section in a title whose post the mapping states is not lost."""
    values = read_row_post(Field(title, "P!C2", None), None, {title: Post.SECTION_MEMBER}).values
    assert values == {"post": "section_member", "title": title, **({} if section is None else {"section": section})}


@pytest.mark.parametrize(
    ("title", "organisation", "post"),
    [
        ("Ketua TP. PKK", "TP PKK Desa Contoh", "chair"),
        ("Ketua TP-PKK Desa", "TP PKK DESA CONTOH", "chair"),
        ("Sekretaris I Karang Taruna", "Karang Taruna Desa Contoh", "secretary"),
        ("Ketua LPMD", "LPMD Desa Contoh", "chair"),
        ("Anggota Karang Taruna", "KARANG TARUNA KECAMATAN CONTOH", "member"),
        ("Ketua TP PKK", "Karang Taruna Desa Contoh", None),
        ("Ketua PKK", "TP PKK Desa Contoh", None),
        ("Ketua TP PKK", "", None),
        ("Sekretaris Desa", "Desa Contoh", None),
        ("Tukang LPMD", "LPMD Desa Contoh", None),
    ],
)
def test_a_title_with_the_body_of_its_row(title: str, organisation: str, post: str | None) -> None:
    """A title may have the name of the board that it is of, but no other body and no area alone."""
    field = Field(title, "P!C2", None)
    if post is None:
        with pytest.raises(UnreadableCellError):
            read_row_post(field, None, {}, organisation)
        return
    assert read_row_post(field, None, {}, organisation).values == {"post": post, "title": title}
