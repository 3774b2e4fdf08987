"""Post: which titles mean it, and which are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Post
from psm_model.errors import ParseError

# How real reports and boards' own lists word them.
TITLES = {
    Post.CHAIR: ["Ketua", "Ketua Umum", "Ketua IPSM Provinsi", "Ketua Umum IPSM Pusat", "ketua pengurus IPSM", "Ketum"],
    Post.VICE_CHAIR: ["Wakil Ketua", "Wakil Ketua Umum", "Wakil Ketua IPSM Provinsi", "Wakil Ketua II", "Waket 3"],
    Post.SECRETARY: ["Sekretaris", "sekertaris", "Sekretaris Jenderal", "Sekjen", "Sekum", "Sekretaris IPSM Provinsi"],
    Post.VICE_SECRETARY: ["Wakil sekertaris", "Wakil Sekretaris I", "Wasek", "Wakil Sekjen"],
    Post.TREASURER: ["bendahara", "Bendahara Umum", "Bendahara IPSM Kabupaten Batang"],
    Post.VICE_TREASURER: ["Wakil Bendahara", "Wakil Bendahara V"],
    Post.SECTION_HEAD: ["Ketua Bidang Humas", "Koordinator Seksi Usaha dan Dana", "Kepala Divisi Litbang (Pusat)"],
    Post.SECTION_MEMBER: ["Anggota Bidang Humas", "Anggota Seksi Bina Usaha"],
    Post.COORDINATOR: ["Koordinator", "Korcam", "Korcam Sukawening", "Koordinator Kecamatan Contoh"],
    Post.ADVISER: ["Penasehat", "Penasihat", "Ketua Penasehat", "anggota Majelis Pertimbangan", "Dewan Penasihat"],
    Post.PATRON: ["Pembina", "pembina umum", "pembina harian", "Pelindung", "Ketua Dewan Pembina"],
    Post.DIRECTOR: ["pengarah", "Tim Pengarah"],
    Post.MOTIVATOR: ["tim motivator", "Motivator"],
    Post.MEMBER: ["pengurus", "Anggota", "Anggota Pengurus", "Pengurus IPSM Provinsi Contoh"],
}
UNCLEAR = [
    "",
    " ",
    "Wakil",
    "Ketua Bidang",  # of which?
    "Sekretaris Daerah",  # offices elsewhere
    "Sekretaris Dinas Sosial",
    "Kepala Dinas Sosial",
    "Wakil Gubernur",
    "Ketua PKK",
    "Ketua RT",
    "Ketua Panitia",
    "mantan Ketua",  # no longer, and not yet
    "Ketua terpilih",
    "Ketua IPSM terpilih",
    "Ketua IPSM demisioner",
    "Pengurus IPSM sebelumnya",
    "calon ketua",
    "Ketua dan Bendahara",  # two posts
    "Ketua, Bendahara",
    "Ketua/Bendahara",
    "Ketua merangkap Bendahara",
    "Ketua IPSM Provinsi dan Bendahara",
    "Ketua Bidang Humas dan Bendahara",
    "Ketua Bidang Humas merangkap Wakil Sekretaris",
    "Penasehat dan Pembina",
    "Ketua I",  # a chair with a number beside a Ketua Umum is a deputy, and elsewhere one of several chairs
    "Sekretaris I",  # so are a secretary and a treasurer, the first of them too
    "Sekretaris II",
    "Bendahara 1",
    "Wakil Ketua Bidang Humas",
    "Wakil Ketua VI",
    "Wakil Ketua 0",
    "Ketua Harian",
    "Ketua Ketua",
    "Ketuanya",
    "Ketua.",
    "Plt.",
    "Plt. Plt. Ketua",
    "perwakilan desa (Desa Contoh)",
    "dari IPSM",
    "Chair",
    "chair",
]


@pytest.mark.parametrize(("title", "post"), [(title, post) for post, titles in TITLES.items() for title in titles])
def test_titles_are_read(title: str, post: Post) -> None:
    """A title means its post in any case, with any spaces, and for one who acts in it."""
    assert Post.from_title(title) is post
    assert Post.from_title(title.upper()) is post
    assert Post.from_title("  " + title.lower().replace(" ", "\n ") + " ") is post
    for acting in ("Plt.", "Plt", "Pj.", "pelaksana tugas", "Penjabat Sementara"):
        assert Post.from_title(f"{acting} {title}") is post


def test_every_post_has_a_title() -> None:
    """Every post but OTHER, which is no wording's, can be read from a title."""
    assert set(Post) - set(TITLES) == {Post.OTHER}


@pytest.mark.parametrize("title", UNCLEAR)
def test_unclear_titles_are_refused(title: str) -> None:
    """A title of another body, of nobody now or of two posts is refused, and one that practice reads in two ways."""
    with pytest.raises(ParseError) as caught:
        Post.from_title(title)
    assert (caught.value.what, caught.value.given) == ("title of a post", title)


@given(st.text(st.characters(exclude_categories=[])), st.sampled_from(["", "Ketua ", "Anggota Bidang "]))
def test_any_text_is_read_or_refused(text: str, before: str) -> None:
    """Any text gives a post or a ParseError that carries it."""
    read: object
    try:
        read = Post.from_title(before + text)
    except ParseError as error:
        read = error.given
    assert read in {*Post, before + text}
