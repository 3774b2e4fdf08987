"""Organisations found in texts."""

from __future__ import annotations

import pytest

from psm_model.drafting import draft, find_organisations
from psm_model.values import Level


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Ketua IPSM Kota Misal, Budi", "IPSM Kota Misal", Level.REGENCY_CITY),
        ("IPSM Jateng siap", "IPSM Jateng", Level.PROVINCE),
        ("Pengurus IPSM Nasional 2017-2022", "IPSM Nasional", Level.NATIONAL),
        (
            "IKATAN PEKERJA SOSIAL MASYARAKAT\n(IPSM) KECAMATAN MISAL",
            "IKATAN PEKERJA SOSIAL MASYARAKAT (IPSM) KECAMATAN MISAL",
            Level.DISTRICT,
        ),
        ("Karang Taruna Tunas Muda Desa Misal", "Karang Taruna Tunas Muda Desa Misal", Level.VILLAGE),
        ('Karang Taruna "Tunas Muda" Desa Misal', 'Karang Taruna "Tunas Muda" Desa Misal', Level.VILLAGE),
        ("Karang Taruna Tunas Muda dilantik", "Karang Taruna Tunas Muda", None),
        (
            'Lembaga Kesejahteraan Sosial Lanjut Usia (LKS-LU) "Kenanga Putih" Desa Misal',
            'Lembaga Kesejahteraan Sosial Lanjut Usia (LKS-LU) "Kenanga Putih" Desa Misal',
            Level.VILLAGE,
        ),
        ("LKS Lansia Wredha Asih Kelurahan Misal", "LKS Lansia Wredha Asih Kelurahan Misal", Level.VILLAGE),
        ("Forum Kelompok PSM Kelurahan Misal", "Forum Kelompok PSM Kelurahan Misal", Level.VILLAGE),
        ("Forum LKSA Kabupaten Batang", "Forum LKSA Kabupaten Batang", Level.REGENCY_CITY),
        (
            "Forum Wilayah (Forwil) Lembaga Kesejahteraan Sosial Anak (LKSA) Provinsi Bali",
            "Forum Wilayah (Forwil) Lembaga Kesejahteraan Sosial Anak (LKSA) Provinsi Bali",
            Level.PROVINCE,
        ),
        (
            "Ikatan Pencak Silat Indonesia (IPSI) Kabupaten Sidrap",
            "Ikatan Pencak Silat Indonesia (IPSI) Kabupaten Sidrap",
            Level.REGENCY_CITY,
        ),
        ("Paguyuban Relawan Misal (PRM) Kota Batu", "Paguyuban Relawan Misal (PRM) Kota Batu", Level.REGENCY_CITY),
        ("Forum Relawan Sosial Kota Batu", "Forum Relawan Sosial Kota Batu", Level.REGENCY_CITY),
        (
            "Majelis Pembimbing Cabang (Mabicab) Gerakan Pramuka Kabupaten Batang dilantik",
            "Majelis Pembimbing Cabang (Mabicab) Gerakan Pramuka Kabupaten Batang",
            Level.REGENCY_CITY,
        ),
        # The organs of the scouts say their level.
        ("Kwarda Gerakan Pramuka Jambi siap", "Kwarda Gerakan Pramuka Jambi", Level.PROVINCE),
        (
            "Gerakan Pramuka Kwartir Ranting Misal Jaya siap",
            "Gerakan Pramuka Kwartir Ranting Misal Jaya",
            Level.DISTRICT,
        ),
        ("Pengurus Kwarnas dilantik", "Kwarnas", Level.NATIONAL),
        # An acronym explains words that names have seldom.
        (
            "Forum Sekretaris Misal se Indonesia (Forsemi) Wilayah Jawa Tengah dikukuhkan",
            "Forum Sekretaris Misal se Indonesia (Forsemi) Wilayah Jawa Tengah",
            Level.PROVINCE,
        ),
        ("Pengurus Dewan Kesenian Kabupaten Batang dikukuhkan", "Dewan Kesenian Kabupaten Batang", Level.REGENCY_CITY),
        (
            "Forum Penanggulangan Risiko Bencana dan Iklim Kabupaten Batang",
            "Forum Penanggulangan Risiko Bencana dan Iklim Kabupaten Batang",
            Level.REGENCY_CITY,
        ),
        ("Ketua Koni Jawa Tengah berpesan", "Koni Jawa Tengah", Level.PROVINCE),
        ("pengurus Dewan Kesenian Batang dikukuhkan", "Dewan Kesenian Batang", Level.REGENCY_CITY),
        ("Ketua Dewan Kesenian Lampung (DKL) hadir", "Dewan Kesenian Lampung (DKL)", Level.PROVINCE),
        ("pimpinan Baznas Kabupaten Batang", "Baznas Kabupaten Batang", Level.REGENCY_CITY),
        (
            "Pimpinan Badan Misal (Bami) Kabupaten Batang hadir",
            "Badan Misal (Bami) Kabupaten Batang",
            Level.REGENCY_CITY,
        ),
        (
            "Organisasi Ikatan Misal (IM) Kabupaten Batang siap",
            "Ikatan Misal (IM) Kabupaten Batang",
            Level.REGENCY_CITY,
        ),
        (
            "organisasi Independen Pekerja Misal (IPM) Kabupaten Batang",
            "Independen Pekerja Misal (IPM) Kabupaten Batang",
            Level.REGENCY_CITY,
        ),
        (
            "pengurus Kerukunan Keluarga Maluku Utara Kota Sorong",
            "Kerukunan Keluarga Maluku Utara Kota Sorong",
            Level.REGENCY_CITY,
        ),
        # An office of an area says its level.
        ("Camat Misal Jaya Budi Contoh melantik IPSM Misal Jaya di aula", "IPSM Misal Jaya", Level.DISTRICT),
        ("Lurah Misal Jaya melantik IPSM Misal Jaya", "IPSM Misal Jaya", Level.VILLAGE),
        ("Camat Batu Contoh Budi melantik Karang Taruna Batu Contoh.", "Karang Taruna Batu Contoh", Level.DISTRICT),
        ("ketua karang taruna Budi Contoh", "karang taruna", None),
        # Nobody knows where the name of the area ends, or which of two areas is meant.
        ("Ketua IPSM Kota Misal Budi", "IPSM", None),
        ("IPSM Jambi", "IPSM", None),
    ],
)
def test_organisations(text: str, name: str, level: Level | None) -> None:
    """An organisation has its name with its area, and the level of that, if only one is meant."""
    (found,) = find_organisations(text)
    assert (found.value, found.level) == (name, level)


@pytest.mark.parametrize(
    "text",
    [
        "Pengurus Daerah Kabupaten Batang",
        "pengurus Partai Misal Kabupaten Batang",
        "Ketua Kwartet Batang",
        "Nomor 250/KORMI-JB/IX/2023",
        "forum ini penting",
        "PSM di Batang",
        "Ikatan batin",
        "",
    ],
)
def test_no_organisations(text: str) -> None:
    """Parts of numbers and common words are no organisations."""
    assert find_organisations(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Pengurus Nasional Karang Taruna (PNKT) menegur Karang Taruna Kota Batu masa bakti 2024-2029.",
            "Karang Taruna Kota Batu",
        ),
        ("Pengurus Komda Lansia Kota Batu masa bakti 2024-2029.", "Komda Lansia Kota Batu"),
        ("Warga memilih Budi Contoh sebagai Ketua Karang Taruna Desa Misal.", "Karang Taruna Desa Misal"),
        ("Budi Contoh terpilih menjadi Ketua PMI Kabupaten Batang.", "PMI Kabupaten Batang"),
        ("Ratna Misal didapuk memimpin IPSM Kota Semarang.", "IPSM Kota Semarang"),
        ("Bupati Batang melantik Ketua PMI Kota Batu Budi Contoh.", "PMI Kota Batu"),
        (
            "Karang Taruna Kecamatan Misal Jaya (MJ) terbentuk. Camat mendukung pengurus Karang Taruna Kecamatan MJ.",
            "Karang Taruna Kecamatan Misal Jaya (MJ)",
        ),
        ("Pimpinan Baznas Kota Batu resmi dilantik.", "Baznas Kota Batu"),
        ("Pengurus K3S Kota Batu masa bakti 2024-2029.", "K3S Kota Batu"),
    ],
)
def test_subjects(text: str, name: str) -> None:
    """The board of an organisation is its own, not the body above whose name begins with "Pengurus"."""
    (organisation,) = draft(text).register.organisations
    assert organisation.name == name


def test_office_in_another_organisation() -> None:
    """An organisation of which only an officer is named is not what a text is about."""
    assert draft("Bupati Batang bertemu Ketua PMI Kabupaten Batang, Budi Contoh.").register.organisations == ()
    watched = draft("Pemilihan ketua RT disaksikan Ketua Karang Taruna Desa Misal.")
    assert watched.register.organisations == ()


@pytest.mark.parametrize(
    ("officer", "level", "area"),
    [
        ("Bupati Batang Budi Misal", Level.REGENCY_CITY, "Batang"),
        ("Camat Misal, Ratna Contoh,", Level.DISTRICT, "Misal"),
        ("Gubernur Jawa Tengah", Level.PROVINCE, "Jawa Tengah"),
        ("Kepala Dinas Sosial Kabupaten Batang Budi Misal", Level.REGENCY_CITY, "Kabupaten Batang"),
        # An officer of an association is no sign of the level of another.
        ("Ketua PMI Provinsi Jawa Tengah Budi Misal", None, None),
        ("Budi Misal", None, None),
    ],
)
def test_levels_by_the_officiant(officer: str, level: Level | None, area: str | None) -> None:
    """A board whose name has no area is of that of the government which inaugurates it."""
    drafted = draft(f"{officer} mengukuhkan pengurus Ikatan Relawan Peduli (IRP) masa bakti 2023-2028.")
    found = [(organisation.level, drafted) for organisation in drafted.register.organisations]
    assert [each[0] for each in found] == ([] if level is None else [level])
    for fact in drafted.facts if area else ():
        if fact.pointer.endswith(("/area", "/area_names/0/name")):
            assert fact.basis.value == "inferred"


def test_two_organisations_of_one_area() -> None:
    """An area after two organisations is that of both."""
    organisations = draft(
        "Bupati Batang melantik pengurus PMI dan LPTQ Kabupaten Batang masa bakti 2025-2030."
    ).register
    assert [(each.name, each.level) for each in organisations.organisations] == [
        ("LPTQ Kabupaten Batang", Level.REGENCY_CITY),
        ("PMI", Level.REGENCY_CITY),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pengurus PSM Kecamatan Misal masa bakti 2023-2028 dilantik.", "PSM Kecamatan Misal"),
        (
            "Camat melantik pengurus perkumpulan Insan Seni Misal (ISM) Kabupaten Batang periode 2023-2028.",
            "Insan Seni Misal (ISM) Kabupaten Batang",
        ),
    ],
)
def test_boards_of_workers_and_of_unknown_bodies(text: str, name: str) -> None:
    """The workers of an area have a board in an article too, and a body may be said to be one in small letters."""
    (organisation,) = draft(text).register.organisations
    assert organisation.name == name


def test_area_below_a_body_with_a_name() -> None:
    """The area of a body with a name of its own may be in the next line."""
    text = (
        'SUSUNAN PENGURUS LEMBAGA KESEJAHTERAAN SOSIAL "HARAPAN"\nDESA MISAL LOR\nPERIODE 2022-2025\n\nKETUA : Salim\n'
    )
    (organisation,) = draft(text).register.organisations
    assert organisation.name == 'LEMBAGA KESEJAHTERAAN SOSIAL "HARAPAN" DESA MISAL LOR'


def test_workers_without_a_board() -> None:
    """Workers of an area without a word for their board are no organisation of an article."""
    assert draft("PSM Kecamatan Misal masa bakti 2023-2028 hadir.").register.organisations == ()
