"""parse_title: the sections beside titles, and those that titles name."""

from __future__ import annotations

import pytest

from psm_model.entities import Post
from psm_model.entities.titles.title import names_section, parse_title
from psm_model.errors import ParseError
from tests.every_case import every_case


@every_case(
    ("title", "section", "post"),
    [
        ("Ketua", "Humas", Post.SECTION_HEAD),
        ("Plt. Ketua", "Humas", Post.SECTION_HEAD),
        ("Ketua Bidang", "Humas", Post.SECTION_HEAD),
        ("Koordinator", "Bidang Humas", Post.SECTION_HEAD),
        ("Koordinator", "Bagian Humas", Post.SECTION_HEAD),
        ("Koordinator", "Pokja I", Post.SECTION_HEAD),
        ("Koordinator", "KELOMPOK KERJA II", Post.SECTION_HEAD),
        ("Koordinator", "Batang", Post.COORDINATOR),
        ("Koordinator", "Desa Bagian", Post.COORDINATOR),
        ("Kepala Bagian", "Bagian Humas", Post.SECTION_HEAD),
        ("Sekretaris Pokja I", "Pokja I", Post.SECTION_MEMBER),
        ("Sekretaris", "Pokja I", None),
        ("Wakil Ketua", "Bagian Humas", None),
        ("Anggota", "Humas", Post.SECTION_MEMBER),
        ("Bidang", "Humas", Post.SECTION_MEMBER),
        ("Anggota", "Kecamatan Batang", Post.MEMBER),
        ("Wakil Ketua", "eks Karesidenan Pekalongan", Post.VICE_CHAIR),
        ("Ketua Umum", "Humas", None),
        ("Plt. Ketua Umum", "Bidang Humas", None),
        ("Ketua I", "Humas", None),
        ("Ketua II", "Humas", None),
        ("Ketua Harian", "Humas", None),
        ("Ketua IPSM", "Humas", None),
        ("Ketua IPSM Batang", "Humas", None),
        ("Sekretaris Umum", "Humas", None),
        ("Sekjen", "Humas", None),
        ("Sekretaris II", "Humas", None),
        ("Bendahara Umum", "Humas", None),
        ("Wakil Ketua IPSM Batang", "Humas", None),
        ("Wakil Ketua II", "Humas", Post.VICE_CHAIR),
        ("Wakil Ketua Umum", "Humas", Post.VICE_CHAIR),
        ("Wasekjen", "Humas", Post.VICE_SECRETARY),
        ("Ketua Umum", "Kecamatan Batang", None),
        ("Sekretaris I", "Kecamatan Batang", None),
        ("Ketua IPSM Kecamatan Batang", "Kecamatan Batang", Post.CHAIR),
        ("Ketua IPSM Kecamatan Bandar", "Kecamatan Batang", None),
        ("Ketua", "Kecamatan Batang", None),
        ("Wakil Ketua", "Humas", None),
        ("Sekretaris", "Humas", None),
        ("Ketua", "Dewan Penasihat", Post.ADVISER),
        ("Anggota", "Dewan Pembina", Post.PATRON),
        ("Pembina", "Dewan Pembina", Post.PATRON),
        ("Ketua", "Tim Motivator", Post.MOTIVATOR),
        ("Ketua Umum", "Dewan Pembina", None),
    ],
)
def test_section_beside_the_title(title: str, section: str, post: Post | None) -> None:
    """A section beside a title decides its meaning, or makes it ambiguous; it becomes the section of the result."""
    if post is None:
        with pytest.raises(ParseError):
            parse_title(title, section=section)
        return
    parsed = parse_title(title, section=section)
    assert (parsed.post, parsed.section) == (post, section)


@pytest.mark.parametrize(
    "section", ["", " ", "-", "–", "...", "n/a", "tidak ada", "Pengurus Harian", "PENGURUS HARIAN", "BPH", "Pengurus"]
)
def test_what_is_not_a_section(section: str) -> None:
    """A sign of nothing or the executive board beside a title changes nothing."""
    for title in ("Ketua", "Sekretaris", "Anggota", "Ketua Bidang Humas", "Korcam Batang"):
        assert parse_title(title, section=section) == parse_title(title)


@pytest.mark.parametrize(
    ("title", "section", "agrees"),
    [
        ("Ketua Bidang Humas", "Organisasi", False),
        ("Ketua Bidang Humas", "Kecamatan Batang", False),
        ("Ketua Bidang Humas", "Bidang Hubungan Masyarakat", True),
        ("Bidang Humas", "Organisasi", False),
        ("Kabid I", "Bidang II", False),
        ("Kabid I", "Bidang 1", True),
        ("Kabid I", "Humas", True),
        ("Wakil Ketua I Bidang Organisasi", "Humas", False),
        ("Wakil Ketua I Bidang Organisasi", "Keorganisasian", True),
        ("Korcam Batang", "Kecamatan Batang", True),
        ("Korcam Batang", "Bandar", False),
        ("Koordinator Kecamatan Batang", "Kecamatan Bandar", False),
    ],
)
def test_a_section_that_contradicts_the_title(title: str, section: str, agrees: bool) -> None:  # noqa: FBT001
    """A section that contradicts the one in the title is an error that names it; else it is the section."""
    if agrees:
        assert parse_title(title, section=section).section == section
        return
    with pytest.raises(ParseError) as caught:
        parse_title(title, section=section)
    assert caught.value.expected == f"a title that agrees with the section {section!r}"
    assert caught.value.form.startswith("one post of a board")


@pytest.mark.parametrize("section", ["Pelindung/Penasihat", "Pembina dan Penasehat", "Dewan Pembina / Tim Pengarah"])
@pytest.mark.parametrize("title", ["Ketua", "Anggota", "Penasihat"])
def test_two_organs_are_not_a_section(title: str, section: str) -> None:
    """A section that joins two organs beside the board does not say in which of them a post is."""
    with pytest.raises(ParseError):
        parse_title(title, section=section)


@pytest.mark.parametrize(
    ("title", "section", "expected"),
    [
        ("Kabid Humas", "Bidang Humas", True),
        ("Korcam Contoh", "Contoh", True),
        ("Ketua Bidang I", "Bidang I: Humas", False),
        ("Ketua", "Humas", False),
        ("???", "Humas", False),
    ],
)
def test_a_title_names_its_section_in_the_same_words(title: str, section: str, expected: bool) -> None:  # noqa: FBT001
    """A section adds nothing to a title that has all its words, one after the other."""
    assert names_section(title, section) is expected


@pytest.mark.parametrize(
    "section",
    [
        *("Humas, Data & Informasi", "Pemberdayaan Perempuan dan Perlindungan Anak", "Kesejahteraan Sosial", "Misal"),
        *("Usaha Ekonomi Produktif", "Hubungan Antar Lembaga", "Organisasi, Kaderisasi dan Keanggotaan", "Umum"),
        *("Penanganan Fakir Miskin", "Rehabilitasi Sosial", "I (Organisasi)", "Penanggulangan Bencana", "Seni Budaya"),
        *("Pendidikan dan Pelatihan", "Kerja Sama dan Kemitraan", "Hukum dan HAM", "Lanjut Usia dan Disabilitas"),
    ],
)
def test_names_of_sections(section: str) -> None:
    """Sections of boards have their work as names."""
    parsed = parse_title(f"Ketua Bidang {section}")
    assert (parsed.post, parsed.section) == (Post.SECTION_HEAD, section)


@pytest.mark.parametrize(
    ("title", "post", "section"),
    [
        ("Ketua Bagian Humas", Post.SECTION_HEAD, "Humas"),
        ("Koordinator Bagian Hubungan Masyarakat", Post.SECTION_HEAD, "Hubungan Masyarakat"),
        ("Anggota Bagian Usaha Dana", Post.SECTION_MEMBER, "Usaha Dana"),
        ("Kepala Bagian Humas IPSM Batang", Post.SECTION_HEAD, "Humas"),
        ("Sekretaris Pokja I", Post.SECTION_MEMBER, "Pokja I"),
        ("Bendahara Pokja II", Post.SECTION_MEMBER, "Pokja II"),
        ("Sekretaris Kelompok Kerja Humas", Post.SECTION_MEMBER, "Kelompok Kerja Humas"),
    ],
)
def test_bagian_and_working_groups(title: str, post: Post, section: str) -> None:
    """A *bagian* is a section, and a working group has officers of its own."""
    parsed = parse_title(title)
    assert (parsed.post, parsed.section) == (post, section)
