"""parse_title: the titles that are rejected, and those that only look like them."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.entities import Post
from psm_model.entities.titles.title import parse_title
from psm_model.errors import ParseError
from tests.every_case import every_case

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
    "Ketua TP. PKK",
    "Ketua Pelaksana",  # of the daily board, or of an event
    "Kabag Humas",  # of the secretariat of a region, as a rule
    "Kepala Bagian Humas",
    "Ketua Bagian Hukum Setda",
    "Bagian Humas",
    "Sekretaris Bagian Humas",
    "Sekretaris Pokja",
    "Sekretaris Pokja PKK",
    "Wakil Ketua Pokja I",  # of the board, or of the working group
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


@every_case("title", UNCLEAR)
def test_ambiguous_titles_are_rejected(title: str) -> None:
    """A title of another body, of two posts or with two meanings is rejected; the error has the title."""
    with pytest.raises(ParseError) as caught:
        parse_title(title)
    assert (caught.value.what, caught.value.got) == ("title of a post", title)
    assert caught.value.expected == caught.value.form


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["Pelindung dan Penasehat", "Pelindung, Penasihat", "Pelindung serta Penasihat"], "(patron, adviser)"),
        (["Ketua merangkap Bendahara", "Ketua/Bendahara", "KETUA & BENDAHARA"], "(chair, treasurer)"),
        (["Ketua nonaktif", "Ketua Non-Aktif", "Ketua (non aktif)", "Nonaktif Ketua"], "suspended"),
        (["Ketua tidak aktif", "Ketua (diskors)", "Ketua diberhentikan sementara", "Bendahara (skors)"], "suspended"),
        (["Wakil", "Wakil I", "Wk. 2"], "the post of the deputy"),
    ],
)
def test_a_known_fault_has_a_hint(titles: list[str], words: str) -> None:
    """A title of several posts, of a suspended holder or of a deputy of nobody says what to do, without the title."""
    for title in titles:
        with pytest.raises(ParseError) as caught:
            parse_title(title)
        assert caught.value.is_general
        assert words in str(caught.value.hint), title


@pytest.mark.parametrize("title", ["Ketua PKK", "Ketua dan", "Ketua/Ketua PKK", "Juru Bicara", "Ketua dan Ketua"])
def test_an_unknown_fault_has_no_hint(title: str) -> None:
    """A title whose words are not known, or that repeats one post, has no hint."""
    with pytest.raises(ParseError) as caught:
        parse_title(title)
    assert caught.value.hint is None


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


@pytest.mark.parametrize("wrong", [None, 5, b"Ketua", ["Ketua"]])
def test_other_types_are_rejected(wrong: object) -> None:
    """A value that is not a text is a TypeError."""
    with pytest.raises(TypeError):
        parse_title(wrong)  # type: ignore[arg-type]  # so would a caller without types
    if wrong is not None:
        with pytest.raises(TypeError):
            parse_title("Ketua", section=wrong)  # type: ignore[arg-type]  # as above


@every_case(
    "word",
    [
        *("Karteker", "Caretaker", "Pejabat", "Pelaksana", "Korcam", "Direktur", "Umum", "Jubir"),
        *("Humas", "Usaha dan Dana", "Hubungan Masyarakat", "Litbang", "Seksi", "Divisi", "Biro"),
        *("marah", "kecewa", "tegaskan", "minta", "sampaikan", "imbau", "ajak", "ditunjuk", "pasca", "usulan"),
    ],
)
@every_case("form", ["Ketua IPSM {}", "Sekretaris IPSM {}", "Ketua IPSM Kecamatan {}", "Korcam {}"])
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


BODIES: Final = (
    *("PMI", "KONI Batang", "MUI", "PCNU", "Karang Taruna", "Polda Jateng", "BPBD", "Diskominfo", "DPMD", "DP3AP2KB"),
    *("PKK", "Muhammadiyah", "Pemuda Pancasila", "DPD KNPI", "Gerakan Pramuka", "TNI", "Baznas", "Persatuan Guru"),
    *("Polres", "Kecamatan Batang", "Satpol PP", "Yayasan Contoh", "Dharma Wanita", "Forum Anak"),
    *("Koperasi", "Kota", "Partai", "RW", "Masjid"),
)
"""Bodies beside the association that have sections too."""


@every_case("body", BODIES)
@every_case("work", ["Humas", "Sosial", "Pemberdayaan Sosial", "Organisasi dan Kaderisasi", "Dayasos"])
@every_case(
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
    """Words after the work of a section that may be a body, or the place of one, are not part of its name."""
    for spell in (str, str.upper, str.lower):
        with pytest.raises(ParseError):
            parse_title(spell(form.format(f"{work} {body}")))


@every_case(
    "name",
    [
        *("TKSK", "PKH", "PKH Batang", "Tagana", "Karang Taruna", "LKS", "LK3", "SLRT", "PMI", "PKK", "BPNT", "KPM"),
        *("Pendamping PKH", "Relawan", "NU", "Baznas", "Panwascam", "SIKS-NG", "P2TP2A", "XYZ"),
    ],
)
@every_case("form", ["Korcam {}", "Korkab {}", "Korda {}", "Koordinator Kabupaten {}", "Ketua IPSM {}"])
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
