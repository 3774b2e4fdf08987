"""The organisation that a decree is about, its area and its bases."""

from __future__ import annotations

from typing import Final

import pytest

from psm_model.drafting import draft, find_decree

DECREE: Final = """\
{letterhead}
KEPUTUSAN {issuer}
NOMOR 12 TAHUN 2024
TENTANG
{title}

{issuer},
Menimbang : a. bahwa {recital};
Mengingat : 1. {basis};
MEMUTUSKAN :
KESATU : Menunjuk :
1. Sugeng sebagai Ketua
2. Sri Rahayu sebagai Sekretaris
KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Misal
pada tanggal, {day}
{issuer}
"""


def _fill(**parts: str) -> str:
    given = {
        "letterhead": "PEMERINTAH KABUPATEN MISAL JAYA",
        "issuer": "BUPATI MISAL JAYA",
        "title": "PENGURUS IPSM KABUPATEN MISAL JAYA",
        "recital": "perlu",
        "basis": "Undang-Undang Nomor 11 Tahun 2009",
        "day": "5 Pebruari 2024",
    }
    return DECREE.format(**{**given, **parts})


@pytest.mark.parametrize(
    ("title", "name", "areas"),
    [
        (
            "PENUNJUKAN PEKERJA SOSIAL MASYARAKAT (PSM) DESA MISAL LOR",
            "PEKERJA SOSIAL MASYARAKAT (PSM) DESA MISAL LOR",
            ["DESA MISAL LOR", "KABUPATEN MISAL JAYA"],
        ),
        ("PENGANGKATAN PENGURUS PSM KAMPUNG MISAL", "PSM KAMPUNG MISAL", ["KAMPUNG MISAL", "KABUPATEN MISAL JAYA"]),
        ("PENGURUS PKK DESA MISAL", "PKK DESA MISAL", ["DESA MISAL", "KABUPATEN MISAL JAYA"]),
        (
            "PENGANGKATAN PEKERJA SOSIAL MASYARAKAT (PSM) TINGKAT KELURAHAN MISAL PERIODE 2024-2027",
            "PEKERJA SOSIAL MASYARAKAT (PSM) TINGKAT KELURAHAN MISAL",
            ["KELURAHAN MISAL", "KABUPATEN MISAL JAYA"],
        ),
        ("PENETAPAN PSM SE-DESA MISAL", "PSM SE-DESA MISAL", ["DESA MISAL", "KABUPATEN MISAL JAYA"]),
        ("PENUNJUKAN KOORDINATOR PSM DESA MISAL", "PSM DESA MISAL", ["DESA MISAL", "KABUPATEN MISAL JAYA"]),
        ("PEMBENTUKAN TIM SIAGA DESA MISAL", "TIM SIAGA DESA MISAL", ["DESA MISAL", "KABUPATEN MISAL JAYA"]),
        (
            'Pengurus Karang Werda "Ceria" Desa Misal Lor',
            'Karang Werda "Ceria" Desa Misal Lor',
            ["Desa Misal Lor", "KABUPATEN MISAL JAYA"],
        ),
        ('PENGURUS BANK SAMPAH "BERKAH" RW 03', 'BANK SAMPAH "BERKAH" RW 03', ["MISAL JAYA"]),
        ("PENGURUS IPSM MASA BAKTI 2024-2029", "IPSM", ["MISAL JAYA"]),
        (
            'PENGURUS LEMBAGA KONSULTASI KESEJAHTERAAN KELUARGA (LK3) "RUKUN" KABUPATEN MISAL JAYA',
            'LEMBAGA KONSULTASI KESEJAHTERAAN KELUARGA (LK3) "RUKUN" KABUPATEN MISAL JAYA',
            ["KABUPATEN MISAL JAYA"],
        ),
    ],
)
def test_body_of_title(title: str, name: str, areas: list[str]) -> None:
    """The body of a title is drafted with its areas, the social workers of an area too."""
    drafted = draft(_fill(title=title)).register
    (organisation,) = drafted.organisations
    assert organisation.name == name
    assert [area.name for area in organisation.area_names] == areas
    assert [str(appointment.name) for appointment in drafted.board_terms[0].appointments] == ["Sugeng", "Sri Rahayu"]


@pytest.mark.parametrize(
    "title",
    [
        "PENGURUS KABUPATEN MISAL JAYA",
        "BESARAN HONORARIUM KETUA RT DESA MISAL",
        "PENGURUS RUKUN WARGA 05 DESA MISAL",
        "PENGANGKATAN KEPALA DESA MISAL",
    ],
)
def test_title_without_body(title: str) -> None:
    """A title that names only an area, an office or a neighbourhood names no organisation."""
    assert draft(_fill(title=title)).register.organisations == ()


@pytest.mark.parametrize("basis", ["Anggaran Dasar dan Anggaran Rumah Tangga IPSM", "AD/ART PMI Tahun 2019-2024"])
def test_statutes_are_no_basis(basis: str) -> None:
    """The statutes of an association are no law; nor is the rest of a number with spaces around its dash."""
    words = f"{basis};\n2. Keputusan Bupati Misal Jaya Nomor 466 - 98 Tahun 2020"
    (term,) = draft(_fill(basis=words)).register.board_terms
    assert term.legal_bases == ()


def test_text_without_lines() -> None:
    """A decree in one line, after the number of its page, is read as one."""
    text = " ".join(f"1 SALINAN {_fill(letterhead='')}".split())
    found = find_decree(text)
    assert found is not None
    assert found.title is not None
    assert found.issued is not None
    assert found.title.value.startswith("PENGURUS IPSM KABUPATEN MISAL JAYA")
    assert str(found.issued.value) == "2024-02-05"


def test_recitals_name_no_partner() -> None:
    """Whom the recitals of a decree call a partner is not one of the organisation."""
    text = _fill(recital="Pekerja Sosial Masyarakat bekerja sama dengan Karang Taruna dan TKSK")
    assert draft(text).register.organisations[0].partners == ()


def test_association_that_issues() -> None:
    """The association that issues a decree is not the one that it is about, though it is named as often."""
    issuer = "PENGURUS IPSM PROVINSI MISAL RAYA"
    text = _fill(
        letterhead="IKATAN PEKERJA SOSIAL MASYARAKAT\nPROVINSI MISAL RAYA",
        issuer=issuer,
        title="PENGESAHAN PENGURUS IPSM KABUPATEN MISAL TIMUR\nMASA BAKTI 2022 s.d. 2027",
    )
    (organisation,) = draft(text).register.organisations
    found = find_decree(text)
    assert organisation.name == "IPSM KABUPATEN MISAL TIMUR"
    assert found is not None
    assert found.issuer is not None
    assert found.issuer.value == issuer


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("PENGURUS IPSM KABUPATEN BATANG MISAL\nMASA BAKTI 2022-2027", "KABUPATEN BATANG MISAL"),
        ("Pengurus IPSM Kabupaten Batang Misal Periode 2022-2027", "Kabupaten Batang Misal"),
        ("PENGURUS IPSM KOTA BATU MISAL", "KOTA BATU MISAL"),
        ("Pengurus IPSM Kabupaten Malang Selatan, yang baru", "Kabupaten Malang Selatan"),
    ],
)
def test_longer_name_than_a_listed_area(title: str, area: str) -> None:
    """In a heading, the name of an area goes on after that of a listed one."""
    text = _fill(letterhead="", issuer="KEPALA DINAS SOSIAL", title=title)
    (organisation,) = draft(text).register.organisations
    assert [each.name for each in organisation.area_names] == [area]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("Peraturan Gubernur Tanjung Misal Nomor 56 Tahun 2019", "Pergub Tanjung Misal 56/2019"),
        ("Perda Kab. Siak Misal No. 2 Th. 2015", "Perda Kabupaten Siak Misal 2/2015"),
        ("Qanun Kabupaten Aceh Misal Nomor 2 Tahun 2018", "Perda Kabupaten Aceh Misal 2/2018"),
        ("Peraturan Daerah Nomor 5 Tahun 2019", "Perda 5/2019"),
        ("Peraturan Bupati Batang Nomor 5 Tahun 2019", "Perbup Batang 5/2019"),
    ],
)
def test_basis_of_an_area(basis: str, expected: str) -> None:
    """The area of an instrument is its whole name, not that of a listed area that begins it."""
    bases = draft(_fill(basis=basis)).register.board_terms[0].legal_bases
    assert [str(each.citation) for each in bases] == [expected]


@pytest.mark.parametrize("day", ["17 - 9 - 2020", "17-09-2020", "17 \u2013 9 \u2013 2020", "17 - September - 2020"])
def test_day_with_dashes(day: str) -> None:
    """Spaces around the dashes of a day do not matter."""
    found = find_decree(_fill(day=day))
    assert found is not None
    assert found.issued is not None
    assert found.in_force_from is not None
    assert (str(found.issued.value), str(found.in_force_from.value)) == ("2020-09-17", "2020-09-17")


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("CAMAT MISAL KOTA MISAL JAYA", "CAMAT MISAL"),
        ("PERBEKEL MISAL KECAMATAN MISAL KAJA", "PERBEKEL MISAL"),
        ("KUWU MISAL KABUPATEN MISAL JAYA", "KUWU MISAL"),
        ("KEPALA DINAS SOSIAL KABUPATEN MISAL JAYA", "KEPALA DINAS SOSIAL KABUPATEN MISAL JAYA"),
        ("WALI KOTA MISAL JAYA", "WALI KOTA MISAL JAYA"),
    ],
)
def test_issuer_without_the_area_around(issuer: str, expected: str) -> None:
    """The office of a village or a district is read without the area around it."""
    found = find_decree(_fill(issuer=issuer))
    assert found is not None
    assert found.issuer is not None
    assert found.issuer.value == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("400.9/ 12 - Kesos/2025", "400.9/ 12 - Kesos/2025"),
        ("466 / 0231 / DINSOS / 2024", "466 / 0231 / DINSOS / 2024"),
        ("460/     /Kec/2023", None),
        ("466 - 187 TAHUN 2022", "466 - 187 TAHUN 2022"),
        ("466.1 – 187", "466.1 – 187"),
    ],
)
def test_number_with_spaces(number: str, expected: str | None) -> None:
    """A number may have spaces around its signs; one with a part still to fill in is none."""
    found = find_decree(_fill().replace("12 TAHUN 2024", number))
    assert found is not None
    assert (None if found.number is None else found.number.value) == expected


def test_letterhead_with_an_address() -> None:
    """The name of the association that issues a decree ends above its address."""
    head = "PENGURUS IPSM\nPROVINSI MISAL\nSekretariat : Jl. Misal No. 8\n\nSURAT KEPUTUSAN\nNomor : 014/SK/2022\n"
    found = find_decree(f"{head}Tentang\nPENGESAHAN PENGURUS IPSM KABUPATEN CONTOH\n\nMenimbang : bahwa perlu\n")
    assert found is not None
    assert found.issuer is not None
    assert found.issuer.value == "PENGURUS IPSM PROVINSI MISAL"


def test_letterhead() -> None:
    """The association above "SURAT KEPUTUSAN" issues the decree that names no office."""
    text = (
        "PIMPINAN CABANG IKATAN PEKERJA SOSIAL MASYARAKAT\nKABUPATEN MISAL\n\nSURAT KEPUTUSAN\nNo. : 02/PC/2024\n\n"
        "TENTANG\nPENGURUS IPSM KECAMATAN MISAL LOR\n\nKetua : Sugeng\n"
    )
    found = find_decree(text)
    assert found is not None
    assert found.issuer is not None
    assert found.issuer.value == "PIMPINAN CABANG IKATAN PEKERJA SOSIAL MASYARAKAT KABUPATEN MISAL"


def test_day_of_the_annex() -> None:
    """Without a signature, the day is that in the heading of the annex."""
    text = "KEPUTUSAN BUPATI MISAL\nNOMOR 4/2023\nTENTANG\nPENGURUS IPSM\n\nMEMUTUSKAN\n\n"
    annex = "LAMPIRAN KEPUTUSAN\nNOMOR : 4/2023\nTANGGAL : 2 JANUARI 2023\n\nKetua : Sugeng\n"
    found = find_decree(text + annex)
    assert found is not None
    assert found.issued is not None
    assert str(found.issued.value) == "2023-01-02"


def test_title_in_one_line() -> None:
    """In a text without lines, the title ends before the office that decides."""
    text = (
        "KEPUTUSAN LURAH MISAL NOMOR: 12 TAHUN 2024 TENTANG PENGURUS IPSM KELURAHAN MISAL PERIODE 2024-2029 "
        "LURAH MISAL Menimbang : bahwa perlu; MEMUTUSKAN KESATU : "
        "Ketua : Sugeng Bendahara : Sinta Misal KEDUA : Keputusan ini berlaku."
    )
    found = find_decree(text)
    assert found is not None
    assert found.title is not None
    assert found.title.value == "PENGURUS IPSM KELURAHAN MISAL PERIODE 2024-2029"
    appointments = draft(text).register.board_terms[0].appointments
    assert [str(appointment.name) for appointment in appointments] == ["Sugeng", "Sinta Misal"]


def test_short_heading() -> None:
    """A line in capitals that begins with "SK" is a heading, with the title after "Perihal"."""
    found = find_decree(
        "SK PENGURUS IPSM PROVINSI MISAL\nNo: 22/2023\nPerihal: Pengesahan Pengurus IPSM Kota Misal\n\n"
    )
    assert found is not None
    assert found.is_text
    assert found.title is not None
    assert found.title.value == "Pengesahan Pengurus IPSM Kota Misal"


def test_term_after_a_village() -> None:
    """The years after a village are those of its board; those after its head are his."""
    text = 'SUSUNAN PENGURUS KARANG TARUNA "TUNAS"\nDESA MISAL LOR TAHUN 2024-2027\nKetua : Sugeng\n'
    assert str(draft(text).register.board_terms[0].period) == "2024/2027"


def test_headline_names_no_body() -> None:
    """A verb after the word for a board begins no body."""
    assert draft("Pengurus Hadiri Rapat Kabupaten Misal\n\nBudi senang.").register.organisations == ()


def test_road_is_no_area() -> None:
    """A road in a letterhead is not the area around."""
    text = _fill(letterhead="KECAMATAN MISAL LOR\nJalan Provinsi Km. 3", title="PENGURUS IPSM KECAMATAN MISAL LOR")
    (organisation,) = draft(text).register.organisations
    assert [area.name for area in organisation.area_names] == ["KECAMATAN MISAL LOR"]
