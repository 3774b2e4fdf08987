"""parse_title: the meaning of titles in any spelling, and the titles that are rejected."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import Capacity, Post
from psm_model.entities.titles import ParsedTitle, find_section, names_section, names_status, parse_title
from psm_model.entities.titles._words import fold, split_title
from psm_model.errors import ParseError

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
    Post.VICE_TREASURER: ["Wakil Bendahara", "Wabendum", "Wkl. Bendahara", "Wakil Bendahara V", "Bendahara 2"],
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
        "MPO",
        "Ketua MPO",
        "Dewan Pertimbangan",
        "Dewan Pakar",
        "Penasihat II",
    ],
    Post.PATRON: [
        "Pembina",
        "pembina umum",
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
CAPACITIES: Final = {
    Capacity.ACTING: [
        "Plt. {}",
        "Plt {}",
        "PLT.{}",
        "Pj. {}",
        "Pjs. {}",
        "Plh. {}",
        "P.l.t. {}",
        "Pelaksana Tugas {}",
        "pelaksana tugas (Plt.) {}",
        "Pelaksana Harian {}",
        "Penjabat {}",
        "Penjabat Sementara {}",
        "(Plt) {}",
        "{} (Plt)",
        "{} [Plt.]",
        "{}, Plt.",
        "{} \uff08\uff30\uff4c\uff54\uff09",
        "{} (Pelaksana Tugas)",
        "{} (sementara)",
        "{} sementara",
        "Karteker {}",
        "{} (Caretaker)",
    ],
    Capacity.EX_OFFICIO: [
        "{} ex officio",
        "{} (ex-officio)",
        "Ex Officio {}",
        "{} (eks officio Bupati Contoh)",
        "{} karena jabatan",
        "{} (karena jabatannya)",
        "Bupati Contoh selaku {}",
        "Camat Contoh sebagai {}",
        "Plt. Bupati Contoh selaku {}",
        "Penjabat Wali Kota sebagai {}",
    ],
    Capacity.FORMER: [
        "mantan {}",
        "Eks {}",
        "eks-{}",
        "Bekas {}",
        "Alm. {}",
        "(alm.) {}",
        "mantan Plt. {}",
        "{} (alm.)",
        "{} (Alm)",
        "{} almarhumah",
        "{} wafat",
        "{} (wafat 12 Maret 2023)",
        "{} yang telah wafat",
        "{} meninggal dunia",
        "{} (meninggal dunia, 2022)",
        "{} sebelumnya",
        "{} (lama)",
        "{} yang lama",
        "{} terdahulu",
        "{} periode sebelumnya",
        "{} (periode lalu)",
        "{} (mantan)",
        "mantan {} periode 2015–2020",
        "mantan {} masa bakti tahun 2015-2020",
        "{} mengundurkan diri",
        "{} (diberhentikan)",
    ],
    Capacity.HOLDOVER: [
        "{} demisioner",
        "{} (demisioner)",
        "{} Demisioner",
        "Demisioner {}",
        "{} yang telah demisioner",
        "{} (demisioner sejak 12 Maret 2023)",
        "{} (demisionir)",
    ],
    Capacity.ELECT: ["{} terpilih", "{} (terpilih)", "{} yang baru terpilih", "{} terpilih periode 2025-2030"],
}
HONORARY: Final = {
    "Ketua Kehormatan": Post.CHAIR,
    "Ketua Umum Kehormatan IPSM Batang": Post.CHAIR,
    "Pembina Kehormatan": Post.PATRON,
    "Pelindung Kehormatan": Post.PATRON,
}
"""Titles of honorary holders. A council of honour (*Dewan Kehormatan*) is another body."""
UNCLEAR: Final = [
    "Ketua Dewan Kehormatan",
    "Anggota Kehormatan",  # a kind of membership
    "",
    " ",
    "/",
    "( )",
    "Wakil",
    "Ketua Bidang",  # of which?
    "Bidang",
    "Humas",
    "Sekretaris Daerah",  # offices elsewhere
    "Sekretaris Dinas Sosial",
    "Kepala Dinas Sosial",
    "Kadinsos",
    "Kepala Bidang Pemberdayaan Sosial Dinas Sosial",
    "Kabid Rehabilitasi Sosial Dinsos Kabupaten Batang",
    "Kasi Kesra",
    "Kabid Rehabilitasi Sosial",  # of the Dinas Sosial, as a rule
    "Kabid Dayasos",
    "Kabid Kesehatan",
    "Kepala Seksi Misal",
    "Kasi Kesejahteraan Sosial",
    "Kabid Linjamsos Dinsosp3a",
    "Ketua Tim Penggerak PKK",
    "Ketua Bidang Sosial PKK",
    "Kepala Seksi Pemerintahan Desa Contoh",
    "Anggota Bidang Sosial DPRD",
    "Anggota PSM",
    "Wakil Gubernur",
    "Ketua PKK",
    "Ketua RT",
    "Ketua Panitia",
    "Ketua FKUB yang lama",
    "Koordinator PKH Kabupaten Batang",
    "calon ketua",  # not yet, and perhaps never
    "bakal calon Ketua IPSM",
    "Ketua nonaktif",
    "Ketua IPSM Desa Sungai Lama",  # a former one, or the name of the village
    "Ketua IPSM Batang baru",
    "Ketua IPSM Batang I",  # the first chair, or a part of Batang
    "Ketua IPSM Kecamatan Ilir Timur I",
    "Ketua IPSM Batang dicopot",  # words that are not a name
    "Ketua IPSM Batang Palsu",
    "Ketua IPSM Palsu",
    "Ketua IPSM Kabupaten Batang gadungan",
    "Ketua IPSM Batang versi Munaslub",
    "Ketua IPSM Batang tersangka",
    "Ketua IPSM Batang Budi Santoso",  # a person
    "Ketua IPSM Desa Contoh, Budi",
    "Ketua IPSM Kecamatan Batang H. Budi",
    "Ketua IPSM Desa Contoh mengundang",
    "Ketua IPSM se",
    "Korcam Batang dicopot",
    "Korcam / perwakilan desa",
    "Koordinator Kecamatan Batang Palsu",
    "Wakil Ketua Kecamatan Batang dicopot",
    "Ketua Bidang Humas dicopot",
    "Anggota Bidang Humas palsu",
    "Ketua (Humas)",
    "Seksi-Seksi",
    "Ketua IPSM setempat",
    "Ketua LPSM Batang",
    "Sekretaris IPSM Batang Bidang Humas",
    "Wakil Ketua IPSM Batang Bidang Humas",
    "Plt. Ketua terpilih",
    "mantan Ketua terpilih",
    "Ketua dan Bendahara",  # two posts
    "Ketua, Bendahara",
    "Ketua/Bendahara",
    "Ketua merangkap Bendahara",
    "Ketua IPSM Provinsi dan Bendahara",
    "Ketua IPSM dan Kepala Desa",
    "Ketua IPSM yang juga Lurah",
    "Ketua Bidang Humas dan Bendahara",
    "Ketua Bidang Humas merangkap Wakil Sekretaris",
    "Penasehat dan Pembina",
    "Pelindung/Ketua",
    "Penasihat/Pengarah",
    "Pelindung dan Penasihat",
    "Pelindung/Pembina IPSM Batang dicopot",
    "Pelindung/Ketua/Pembina",
    "Pelindung/Pembina/Misal",
    "Wakil Ketua Bidang Humas",  # of the board, or of the section
    "Sekretaris Bidang Humas",
    "Wakil Koordinator Bidang Humas",
    "Wakil Sekretaris Bidang Humas",
    "Wakil Bendahara Bidang Humas",
    "Koordinator Misal",  # a section, or an area
    "Koordinator Humas Misal",
    "Koordinator Program Keluarga Harapan",
    "Koordinator dan",
    "Ketua I Bidang Humas",
    "Ketua (Ketum)",
    "PJ Bidang Humas",  # acting, or responsible (penanggung jawab)
    "Wakil Ketua 0",
    "Wakil Ketua XXI",
    "Dewan Kehormatan",
    "Penanggung Jawab",
    "Ketua (2019-2021)",
    "Ketua Periode 2025-2030",  # the chair of these years, or now
    "Ketua IPSM Batang Periode 2015-2020",
    "Ketua IPSM Batang 2015-2020",
    "Ketua IPSM Provinsi periode 2023-2028",
    "Ketua IPSM Kabupaten Batang (2015-2020)",
    "Plt. Ketua IPSM Batang masa bakti 2015-2020",
    "Ketua demisioner periode 2015-2020",
    "Ketua Bidang Humas Periode 2025-2030",
    "Anggota Bidang Humas 2025-2030",
    "Korcam Batang 2025-2030",
    "Penasihat IPSM Batang tahun 2025-2030",
    "Ketua Pertama",  # the founding chair, or the first of several
    "Ketua pertama IPSM Batang",
    "Ketua IPSM Batang pertama",
    "Ketua Kedua",
    "Ketua ke-2",
    "Ketua ke 1",
    "Sekretaris Pertama",
    "Bendahara ketiga",
    "Wakil Ketua Pertama",
    "Penasihat pertama",
    "Mantan Bupati selaku Pembina",  # former is the office
    "Eks Camat Contoh sebagai Penasihat",
    "Bupati terpilih selaku Pembina",
    "Bupati (alm.) selaku Pelindung",
    "Calon Bupati selaku Pembina",
    "mantan Plt. Bupati selaku Pembina",
    "Mantan Ketua IPSM selaku Pembina",
    "mantan Ketua demisioner",
    "Ketua: Anggota A",
    "Ketua Ketua",
    "Ketuanya",
    "Plt.",
    "Plt. Plt. Ketua",
    "perwakilan desa (Desa Contoh)",
    "dari IPSM",
    "Chair",
    "chair",
    "Ketua " + "x" * 300,
]
READ: Final = [
    *((title, ParsedTitle(post)) for post, titles in TITLES.items() for title in titles),
    *((title, ParsedTitle(post, section=section)) for title, (post, section) in IN_SECTIONS.items()),
]


def meaning(title: str) -> tuple[Post, Capacity, str | None]:
    """Return the post, the capacity and the section of a title, the section without case."""
    parsed = parse_title(title)
    return parsed.post, parsed.capacity, None if parsed.section is None else parsed.section.casefold()


@pytest.mark.parametrize(("title", "expected"), READ)
def test_titles_are_parsed(title: str, expected: ParsedTitle) -> None:
    """A title means its post and section in any case, with any spaces, marks and dots."""
    parsed = parse_title(title)
    assert (parsed.post, parsed.capacity, parsed.section) == (expected.post, expected.capacity, expected.section)
    spellings = [title.upper(), title.lower(), "  " + title.replace(" ", " \n\u00a0") + " ", f"{title}.", f"1. {title}"]
    for spelling in [*spellings, title.upper().replace("I", "\u0130"), title.lower().replace("s", "\u017f")]:
        if expected.section is None or ("\u0130" not in spelling and "\u017f" not in spelling):
            assert meaning(spelling)[:2] == (expected.post, expected.capacity), spelling
        assert parse_title(spelling).number == parsed.number


def test_every_post_has_a_title() -> None:
    """Every post except OTHER has a title."""
    posts = {expected.post for _, expected in READ}
    assert posts == set(Post) - {Post.OTHER}, "read its titles in titles/_patterns.py, and add one to READ here"


@pytest.mark.parametrize(
    ("capacity", "form"), [(capacity, form) for capacity, forms in CAPACITIES.items() for form in forms]
)
def test_capacities_are_parsed(capacity: Capacity, form: str) -> None:
    """Words for acting, former, elected and ex officio holders give the capacity, whatever the post."""
    for title in ("Ketua", "Wakil Sekretaris II", "Ketua IPSM Kabupaten Batang", "Pembina", "Anggota Bidang Humas"):
        post, _, section = meaning(title)
        parsed = meaning(form.format(title))
        assert parsed == (post, capacity, section), form.format(title)


@pytest.mark.parametrize(
    "form",
    [
        "PAW {}",
        "P.A.W. {}",
        "(PAW) {}",
        "{} PAW",
        "{}, PAW",
        "{} (PAW)",
        "Pengganti Antar Waktu {}",
        "Pengganti Antarwaktu {}",
        "{} (Pengganti Antar-Waktu)",
        "{} Pergantian Antarwaktu",
        "{} (antarwaktu)",
        "{} antarwaktu",
    ],
)
def test_replacements_within_the_term_hold_the_post(form: str) -> None:
    """Words for a replacement within the term do not change the post or the capacity."""
    for title in ("Ketua", "Plt. Ketua", "Wakil Sekretaris II", "Ketua IPSM Kabupaten Batang", "Anggota Bidang Humas"):
        assert meaning(form.format(title)) == meaning(title)


@pytest.mark.parametrize("title", UNCLEAR)
def test_ambiguous_titles_are_rejected(title: str) -> None:
    """A title of another body, of two posts or with two meanings is rejected; the error has the title."""
    with pytest.raises(ParseError) as caught:
        parse_title(title)
    assert (caught.value.what, caught.value.got) == ("title of a post", title)
    assert caught.value.expected == caught.value.form


@pytest.mark.parametrize(
    "title",
    [
        "Ketua IPSM xyz",
        "Ketua IPSM batang",
        "ketua IPSM contoh",
        "KETUA IPSM contoh",
        "Ketua (IPSM contoh)",
        "Wakil Ketua IPSM contoh",
        "Ketua DPC IPSM contoh",
        "Ketua IPSM se-contoh",
    ],
)
def test_a_small_word_in_a_title_with_capitals_is_no_name(title: str) -> None:
    """Where names have capitals, an unlisted word without one may be anything; where none has, case says nothing."""
    with pytest.raises(ParseError):
        parse_title(title)
    for spelling in (title.upper(), title.lower()):
        assert parse_title(spelling).post in {Post.CHAIR, Post.VICE_CHAIR}


@pytest.mark.parametrize("title", [title for title in UNCLEAR if "IPSM" in title or "Korcam" in title])
def test_ambiguous_names_in_capitals_are_rejected(title: str) -> None:
    """Words that are not the name of an area are rejected in any case."""
    for spelling in (title.upper(), title.lower()):
        if "mengundang" not in title:
            with pytest.raises(ParseError):
                parse_title(spelling)


@pytest.mark.parametrize(
    ("title", "section", "post"),
    [
        ("Ketua", "Humas", Post.SECTION_HEAD),
        ("Plt. Ketua", "Humas", Post.SECTION_HEAD),
        ("Ketua Bidang", "Humas", Post.SECTION_HEAD),
        ("Koordinator", "Bidang Humas", Post.SECTION_HEAD),
        ("Koordinator", "Batang", Post.COORDINATOR),
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
    """Any text gives a post or a ParseError that has it; a section stands beside the title or in it."""
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
        assert meaning(spelling)[:2] == (expected.post, expected.capacity)


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


@pytest.mark.parametrize("wrong", [None, 5, b"Ketua", ["Ketua"]])
def test_other_types_are_rejected(wrong: object) -> None:
    """A value that is not a text is a TypeError."""
    with pytest.raises(TypeError):
        parse_title(wrong)  # type: ignore[arg-type]  # so would a caller without types
    if wrong is not None:
        with pytest.raises(TypeError):
            parse_title("Ketua", section=wrong)  # type: ignore[arg-type]  # as above


def test_capacities_of_holders() -> None:
    """Former and elected people hold no post; all others do."""
    assert {capacity for capacity in Capacity if not capacity.holds} == {Capacity.FORMER, Capacity.ELECT}


@pytest.mark.parametrize(
    "word",
    [
        *("Karteker", "Caretaker", "Pejabat", "Pelaksana", "Korcam", "Direktur", "Umum", "Jubir"),
        *("Humas", "Usaha dan Dana", "Hubungan Masyarakat", "Litbang", "Seksi", "Divisi", "Biro"),
        *("marah", "kecewa", "tegaskan", "minta", "sampaikan", "imbau", "ajak", "ditunjuk", "pasca", "usulan"),
    ],
)
@pytest.mark.parametrize("form", ["Ketua IPSM {}", "Sekretaris IPSM {}", "Ketua IPSM Kecamatan {}", "Korcam {}"])
def test_posts_sections_and_verbs_are_not_areas(form: str, word: str) -> None:
    """A post, a capacity, the work of a section or a verb in the place of an area is rejected, in any case."""
    for spelt in (word, word.upper(), word.lower(), word.title()):
        with pytest.raises(ParseError):
            parse_title(form.format(spelt))


@pytest.mark.parametrize(
    "area",
    ["Kecamatan Anak Tuha", "Kecamatan Media Jaya", "Nunukan", "Tarakan", "Rokan Hilir", "Mengwi", "Kota Medan"],
)
def test_areas_with_parts_of_other_words(area: str) -> None:
    """An area is read although a part of its name is the work of a section, or it has the form of a verb."""
    assert parse_title(f"Ketua IPSM {area}").post is Post.CHAIR


@pytest.mark.parametrize("section", ["Pelindung/Penasihat", "Pembina dan Penasehat", "Dewan Pembina / Tim Pengarah"])
@pytest.mark.parametrize("title", ["Ketua", "Anggota", "Penasihat"])
def test_two_organs_are_not_a_section(title: str, section: str) -> None:
    """A section that joins two organs beside the board does not say in which of them a post is."""
    with pytest.raises(ParseError):
        parse_title(title, section=section)


def test_honorary_holders_keep_the_post() -> None:
    """The word *kehormatan* behind the title of a leading post gives the capacity, and the post stays."""
    for title, post in HONORARY.items():
        parsed = parse_title(title)
        assert (parsed.post, parsed.capacity) == (post, Capacity.HONORARY), title


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


BODIES: Final = (
    *("PMI", "KONI Batang", "MUI", "PCNU", "Karang Taruna", "Polda Jateng", "BPBD", "Diskominfo", "DPMD", "DP3AP2KB"),
    *("PKK", "Muhammadiyah", "Pemuda Pancasila", "DPD KNPI", "Gerakan Pramuka", "TNI", "Baznas", "Persatuan Guru"),
    *("Polres", "Kecamatan Batang", "Satpol PP", "Yayasan Contoh", "Dharma Wanita", "Forum Anak"),
    *("Koperasi", "Kota", "Partai", "RW", "Masjid"),
)
"""Bodies beside the association that have sections too."""


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("work", ["Humas", "Sosial", "Pemberdayaan Sosial", "Organisasi dan Kaderisasi", "Dayasos"])
@pytest.mark.parametrize(
    "form",
    [
        "Ketua Bidang {}",
        "Kabid {}",
        "Anggota Seksi {}",
        "Koordinator Bidang {}",
        "Bidang {}",
        "Wakil Ketua I Bidang {}",
    ],
)
def test_sections_of_other_bodies_are_rejected(form: str, work: str, body: str) -> None:
    """Words behind the work of a section that may be a body, or the place of one, are not part of its name."""
    for spell in (str, str.upper, str.lower):
        with pytest.raises(ParseError):
            parse_title(spell(form.format(f"{work} {body}")))


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
    "name",
    [
        *("TKSK", "PKH", "PKH Batang", "Tagana", "Karang Taruna", "LKS", "LK3", "SLRT", "PMI", "PKK", "BPNT", "KPM"),
        *("Pendamping PKH", "Relawan", "NU", "Baznas", "Panwascam", "SIKS-NG", "P2TP2A", "XYZ"),
    ],
)
@pytest.mark.parametrize("form", ["Korcam {}", "Korkab {}", "Korda {}", "Koordinator Kabupaten {}", "Ketua IPSM {}"])
def test_coordinators_of_other_programmes_are_rejected(form: str, name: str) -> None:
    """A programme or a body in the place of an area is rejected, in any case."""
    for spell in (str, str.lower, str.upper):
        if name != "XYZ" or spell is str:
            with pytest.raises(ParseError):
                parse_title(spell(form.format(name)))


@pytest.mark.parametrize("area", ["Bandar", "BATANG", "Kota Toli-Toli", "Ilir Timur II", "NTB", "Karang Baru"])
def test_areas_that_may_look_like_bodies(area: str) -> None:
    """Areas are read, also in capitals; only short words in capitals may be acronyms."""
    assert parse_title(f"Korwil {area}").section == area


@pytest.mark.parametrize("word", ["calon", "mantan", "Plt.", "Pj.", "demisioner"])
def test_words_of_a_status_are_known(word: str) -> None:
    """A text with such a word names a status, and one without it does not."""
    assert names_status(f"{word} Ketua")
    assert not names_status("Ketua Batang")
