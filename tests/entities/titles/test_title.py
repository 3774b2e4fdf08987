"""parse_title: the posts and sections of titles in any spelling."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Capacity, Post
from psm_model.entities.titles._words import fold, split_title
from psm_model.entities.titles.sections import find_section
from psm_model.entities.titles.title import ParsedTitle, parse_title
from psm_model.errors import ParseError
from tests.entities.titles.meanings import parse_meaning
from tests.every_case import every_case

# The wordings of real reports and of lists of boards.
TITLES: Final = {
    Post.CHAIR: [
        "Ketua",
        "Ketua Umum",
        "Ketum",
        "Ketua IPSM Provinsi",
        "Ketua Umum IPSM Pusat",
        "ketua pengurus IPSM",
        "Ketua DPC IPSM Batang",
        "Ketua Ranting IPSM Desa Contoh",
        "Ketua PSM Kota",
        "Ketua Umum DPP IPSM",
        "Ketua Pengurus Daerah IPSM Kab. Batang",
        "Ketua Ikatan Pekerja Sosial Masyarakat (IPSM) Kabupaten Batang",
        "Ketua IPSM Kabupaten Pangkajene dan Kepulauan",
        "Ketua (IPSM Batang)",
        "Ketua IPSM Jawa Tengah",
        "Ketua IPSM Batang, Jawa Tengah",
        "Ketua IPSM Batang (Jawa Tengah)",
        "Ketua IPSM Kabupaten/Kota Batang",
        "Ketua IPSM se-Kabupaten Batang",
        "Ketua IPSM Kota Toli-Toli",
        "Ketua IPSM Desa Karang Sari, Kec. Bandar, Kab. Batang",
        "Ketua IPSM Desa Karang Baru",
        "Ketua IPSM eks Karesidenan Pekalongan",
        "Ketua IPSM Wilayah II",
        "Ketua IPSM Kabupaten Hulu Sungai Tengah",
        "ketua ipsm batang",
        "Ketua IPSM jawa tengah",
        "Ketua IPSM Kabupaten batang",
        "Ketua IPSM kecamatan contoh",
        "Ketua IPSM tingkat Kabupaten Batang",
        "Ketua I IPSM Kecamatan Ilir Timur I",
        "Ketua merangkap anggota",
        "Ketua, merangkap Anggota",
        "Ketua (merangkap anggota)",
        "Ketua/Anggota",
        "Ketua definitif",
        "Ketua (PAW)",
        "Ketua I",
        "Ketua1",
        "Ketua Umum (Ketum)",
        "Ketua Umum (Ketum) IPSM Pusat",
        "PAW Ketua",
    ],
    Post.VICE_CHAIR: [
        "Wakil Ketua",
        "Wakil Ketua Umum",
        "Waketum",
        "Wakil Ketua IPSM Provinsi",
        "Wakil Ketua III",
        "Wakil Ketua (II)",
        "Wakil Ketua ke-2",
        "Wakil Ketua Satu",
        "Waket 3",
        "Waka",
        "WAKA I",
        "Waka. II",
        "Waka2",
        "Wa. Ketua",
        "Wk. Ketua",
        "Wkl. Ketua I",
        "W. Ketua VI",
        "Ketua Harian",
        "Ketua II",
    ],
    Post.SECRETARY: [
        "Sekretaris",
        "sekertaris",
        "Sekr.",
        "Sekretaris Jendral",
        "Sekertaris Jenderal",
        "Sekjen",
        "Sekjend",
        "Sekum",
        "Sekretaris IPSM Provinsi",
        "Sekretaris I",
        "Sekretaris 1",
        "Sekretaris Jenderal (Sekjen)",
    ],
    Post.VICE_SECRETARY: [
        "Wakil sekertaris",
        "Wakil Sekretaris I",
        "Wkl. Sekretaris II",
        "Wasek",
        "Waksek",
        "Wk. Sek. II",
        "Sek. II",
        "Wakil Sekjen",
        "Wasekjen",
        "Wasekum",
        "Sekretaris II",
        "Sekretaris2",
    ],
    Post.TREASURER: [
        "bendahara",
        "Bend.",
        "Bendum",
        "Bendahara Umum",
        "Bendahara IPSM Kabupaten Batang",
        "Bendahara I",
    ],
    Post.VICE_TREASURER: [
        *("Wakil Bendahara", "Wabend", "Wakben", "Wk. Bend.", "Wabendum"),
        *("Wkl. Bendahara", "Wakil Bendahara V", "Bendahara 2", "Bend. II"),
    ],
    Post.SECTION_HEAD: [],
    Post.SECTION_MEMBER: [],
    Post.COORDINATOR: ["Koordinator", "Korcam", "Koordinator Kecamatan", "Koordinator Kalurahan"],
    Post.ADVISER: [
        "Penasehat",
        "Penasihat",
        "Dewan Penasehat",
        "Ketua Penasehat",
        "anggota Majelis Pertimbangan",
        "Majelis Pertimbangan Organisasi (MPO)",
        "Ketua MPKT",
        "Anggota Majelis Pertimbangan Karang Taruna",
        "MPO",
        "Ketua MPO",
        "Dewan Pertimbangan",
        "Dewan Pakar",
        "Penasihat II",
    ],
    Post.PATRON: [
        "Pembina",
        "pembina umum",
        "Pembina Fungsional",
        "Pembina Teknis",
        "pembina harian",
        "Pelindung",
        "Ketua Dewan Pembina",
        "Pelindung/Pembina",
        "Pembina / Dewan Pelindung",
        "Pembina dan Pelindung",
        "Pelindung & Pembina IPSM Kabupaten Batang",
        "Pelindung/Penasehat",
        "Penasihat/Pembina",
        "Pembina/Penasihat",
        "Pembina / Pelindung / Penasihat",
    ],
    Post.DIRECTOR: ["pengarah", "Tim Pengarah", "Pengarah/Tim Pengarah"],
    Post.MOTIVATOR: ["tim motivator", "Motivator", "Tim Motivator dan Dinamisator"],
    Post.MEMBER: [
        "pengurus",
        "Anggota",
        "Anggota Pengurus",
        "Pengurus IPSM Provinsi Contoh",
        "Anggota 3",
        "Anggota IPSM",
    ],
}
IN_SECTIONS: Final = {
    "Ketua Bidang Humas": (Post.SECTION_HEAD, "Humas"),
    "Kabid Humas": (Post.SECTION_HEAD, "Humas"),
    "Ka. Bid. Humas": (Post.SECTION_HEAD, "Humas"),
    "Koordinator Seksi Usaha dan Dana": (Post.SECTION_HEAD, "Usaha dan Dana"),
    "Koord. Bidang Humas, Data & Informasi": (Post.SECTION_HEAD, "Humas, Data & Informasi"),
    "Ketua Bidang Humas/Data": (Post.SECTION_HEAD, "Humas/Data"),
    "Kepala Divisi Litbang (Pusat)": (Post.SECTION_HEAD, "Litbang (Pusat)"),
    "Ketua Pokja I": (Post.SECTION_HEAD, "Pokja I"),
    "Ketua Bidang II": (Post.SECTION_HEAD, "Bidang II"),
    "Kabid I": (Post.SECTION_HEAD, "Bidang I"),
    "Ka. Bid. I": (Post.SECTION_HEAD, "Bidang I"),
    "Bidang I": (Post.SECTION_MEMBER, "Bidang I"),
    "Kasi 2": (Post.SECTION_HEAD, "Seksi 2"),
    "Sie. 2": (Post.SECTION_MEMBER, "Seksi 2"),
    "Ketua IPSM Batang Bidang Humas": (Post.SECTION_HEAD, "Humas"),
    "Ketua Bidang Humas IPSM Kabupaten Batang": (Post.SECTION_HEAD, "Humas"),
    "Kabid Humas IPSM Kabupaten Batang": (Post.SECTION_HEAD, "Humas"),
    "Ketua Bidang Kota Layak Anak": (Post.SECTION_HEAD, "Kota Layak Anak"),
    "Ketua Bidang Pembinaan IPSM Kecamatan": (Post.SECTION_HEAD, "Pembinaan IPSM Kecamatan"),
    "Anggota IPSM Batang Bidang Humas": (Post.SECTION_MEMBER, "Humas"),
    "Anggota Bidang Humas IPSM Batang": (Post.SECTION_MEMBER, "Humas"),
    "Wakil Ketua I IPSM Batang Bidang Humas": (Post.VICE_CHAIR, "Humas"),
    "Wakil Sekretaris II Bidang Humas IPSM Batang": (Post.VICE_SECRETARY, "Humas"),
    "Seksi Humas": (Post.SECTION_MEMBER, "Humas"),
    "Sie. Humas": (Post.SECTION_MEMBER, "Humas"),
    "Bidang  Bina\u00a0Usaha": (Post.SECTION_MEMBER, "Bina Usaha"),
    "Anggota Bidang Humas": (Post.SECTION_MEMBER, "Humas"),
    "Anggota Seksi Kesejahteraan Anggota": (Post.SECTION_MEMBER, "Kesejahteraan Anggota"),
    "Pengurus Bidang Humas": (Post.SECTION_MEMBER, "Humas"),
    "Korcam Batang": (Post.COORDINATOR, "Batang"),
    "Korcam (Batang)": (Post.COORDINATOR, "Batang"),
    "Korwil II": (Post.COORDINATOR, "Wilayah II"),
    "Koordinator Wilayah II": (Post.COORDINATOR, "Wilayah II"),
    "Koordinator Kecamatan Batang": (Post.COORDINATOR, "Kecamatan Batang"),
    "Koordinator IPSM Wilayah Utara": (Post.COORDINATOR, "Wilayah Utara"),
    "Wakil Ketua I Bidang Organisasi": (Post.VICE_CHAIR, "Organisasi"),
    "Wakil Ketua I (Bidang Organisasi)": (Post.VICE_CHAIR, "Organisasi"),
    "Wakil Ketua Umum Bidang Organisasi": (Post.VICE_CHAIR, "Organisasi"),
    "Waketum II Bid. Humas": (Post.VICE_CHAIR, "Humas"),
    "Wasekjen Bidang Humas": (Post.VICE_SECRETARY, "Humas"),
    "Wakil Sekretaris II Bidang Humas": (Post.VICE_SECRETARY, "Humas"),
    "Wakil Bendahara Umum Bidang Usaha": (Post.VICE_TREASURER, "Usaha"),
    "Wakil Bendahara I (Bidang Usaha)": (Post.VICE_TREASURER, "Usaha"),
    "Koord. Humas": (Post.SECTION_HEAD, "Humas"),
    "Koordinator Usaha & Dana": (Post.SECTION_HEAD, "Usaha & Dana"),
    "Koordinator Hubungan Masyarakat": (Post.SECTION_HEAD, "Hubungan Masyarakat"),
    "Koord. Sie. Humas": (Post.SECTION_HEAD, "Humas"),
    "Anggota Humas": (Post.SECTION_MEMBER, "Humas"),
    "Anggota Pendidikan dan Pelatihan": (Post.SECTION_MEMBER, "Pendidikan dan Pelatihan"),
    "Anggota (Bidang Humas)": (Post.SECTION_MEMBER, "Humas"),
    "Koordinator (Kecamatan Batang)": (Post.COORDINATOR, "Kecamatan Batang"),
    "Wakil Ketua eks Karesidenan Pekalongan": (Post.VICE_CHAIR, "eks Karesidenan Pekalongan"),
}
READ: Final = [
    *((title, ParsedTitle(post)) for post, titles in TITLES.items() for title in titles),
    *((title, ParsedTitle(post, section=section)) for title, (post, section) in IN_SECTIONS.items()),
]


@every_case(("title", "expected"), READ)
def test_titles_are_parsed(title: str, expected: ParsedTitle) -> None:
    """A title means its post and section in any case, with any spaces, marks and dots."""
    parsed = parse_title(title)
    assert (parsed.post, parsed.capacity, parsed.section) == (expected.post, expected.capacity, expected.section)
    spellings = [title.upper(), title.lower(), "  " + title.replace(" ", " \n\u00a0") + " ", f"{title}.", f"1. {title}"]
    for spelling in [*spellings, title.upper().replace("I", "\u0130"), title.lower().replace("s", "\u017f")]:
        if expected.section is None or ("\u0130" not in spelling and "\u017f" not in spelling):
            assert parse_meaning(spelling)[:2] == (expected.post, expected.capacity), spelling
        assert parse_title(spelling).number == parsed.number


def test_every_post_has_a_title() -> None:
    """Every post except OTHER has a title."""
    posts = {expected.post for _, expected in READ}
    assert posts == set(Post) - {Post.OTHER}, "read its titles in titles/_patterns.py, and add one to READ here"


@pytest.mark.parametrize(
    ("title", "beside", "post"),
    [
        ("Ketua I", [], Post.CHAIR),
        ("Ketua I", ["Ketua II", "Sekretaris"], Post.CHAIR),
        ("Ketua I", ["Ketua Umum"], Post.VICE_CHAIR),
        ("Sekretaris 1", ["nobody's title", "Plt. Sekretaris Umum"], Post.VICE_SECRETARY),
        ("Bendahara I", ["mantan Bendahara"], Post.TREASURER),
        ("Bendahara II", [], Post.VICE_TREASURER),
    ],
)
def test_numbers_beside_other_titles(title: str, beside: list[str], post: Post) -> None:
    """The first of several holds the post itself, unless one has no number; the others are deputies."""
    assert parse_title(title, beside=beside).post is post


NOISE: Final = st.sampled_from(
    [
        "Ketua",
        "Plt.",
        "I",
        "Bidang",
        "IPSM",
        "(",
        ")",
        "/",
        "alm.",
        "\u017f",
        "\u0130",
        "\u0131",
        "wafat",
        "dan",
        "Humas",
        "\u0307",
        "2025",
    ]
)


@given(st.text(st.characters(exclude_categories=[])) | st.lists(NOISE).map(" ".join), st.none() | st.text(max_size=9))
def test_any_text_is_parsed_or_rejected(text: str, section: str | None) -> None:
    """Any text gives a post or a ParseError that has it; a section is beside the title or in it."""
    parsed = rejected = None
    try:
        parsed = parse_title(text, section=section)
    except ParseError as error:
        rejected = error.got
    if parsed is None:
        assert rejected == text
    elif find_section(section) is None:
        assert parsed.section is None or parsed.section.split()[-1] in " ".join(text.split())
    else:
        assert parsed.section == section


@given(st.sampled_from(READ), st.data())
def test_letters_that_look_alike(read: tuple[str, ParsedTitle], data: st.DataObject) -> None:
    """Fullwidth letters, combining marks and invisible characters change nothing."""
    title, expected = read
    at = data.draw(st.integers(0, len(title)))
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalnum() else sign for sign in title)
    unseen = f"{title[:at]}\u200d{title[at:]}"
    for spelling in (wide, unicodedata.normalize("NFD", title), f"\ufeff{title}\u200b", unseen):
        assert parse_meaning(spelling)[:2] == (expected.post, expected.capacity)


@pytest.mark.parametrize(
    "title",
    [
        "Sekretarls",
        "Wakll Ketua",
        "Kctua",
        "Pernbina",
        "Bendehara",
        "Sekretars",
        "K e t u a",
        "Ketua lPSM",
        "Ketua IP5M",
    ],
)
def test_scanned_titles(title: str) -> None:
    """A misread letter, or a missing one in a long word, is corrected."""
    assert parse_title(title).capacity is Capacity.SUBSTANTIVE


@given(st.text())
def test_words_have_their_places(title: str) -> None:
    """The words of a title have their places in it, in order."""
    words = split_title(title)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(0 <= word.start < word.end <= len(title) for word in words)
    assert all(fold(word.text) == word.text for word in words)
