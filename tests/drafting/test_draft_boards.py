"""Boards, their inaugurations and decrees that articles name in less usual ways."""

from __future__ import annotations

import pytest

from psm_model.drafting import draft


def _list_organisations(text: str) -> list[tuple[str, str]]:
    return [(organisation.name, organisation.level.value) for organisation in draft(text).register.organisations]


def _list_officiants(text: str) -> list[tuple[str | None, str | None]]:
    inaugurations = [term.inauguration for term in draft(text).register.board_terms if term.inauguration is not None]
    return [
        (person.name.text if person.name is not None else None, person.on_behalf_of)
        for inauguration in inaugurations
        for person in inauguration.participants
        if person.role.value == "officiant"
    ]


BY = "dilantik Bupati Batang Budi Misal, Senin (28/8/2023)."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The boards of several areas.
        (
            f"Pengurus Karang Taruna Kecamatan dan Desa se-Kabupaten Batang periode 2023-2028 {BY}",
            [("Karang Taruna Kecamatan dan Desa se-Kabupaten Batang", "district")],
        ),
        (
            "Ketua TP PKK Kabupaten Batang, Wati Misal, melantik empat Ketua TP PKK Kecamatan, Senin (28/8/2023).",
            [("TP PKK Kecamatan", "district")],
        ),
        ("Ketua TP PKK Kabupaten Batang Wati Misal mengunjungi Ketua TP PKK Kecamatan di Pendopo.", []),
        # Two boards.
        (
            "Bupati Batang Budi Misal melantik pengurus PMI Kecamatan Subah dan PMI Kecamatan Tulis periode 2023-2028.",
            [("PMI Kecamatan Tulis", "district"), ("PMI Kecamatan Subah", "district")],
        ),
        (
            (
                "Budi Misal dilantik sebagai Ketua IPSM Kabupaten Batang, Kamis (2/2/2023).\n"
                "Bersamanya dilantik pula Wati Contoh sebagai Ketua IPSM Kabupaten Pekalongan."
            ),
            [("IPSM Kabupaten Batang", "regency_city"), ("IPSM Kabupaten Pekalongan", "regency_city")],
        ),
        (
            (
                "Budi Misal pernah menjadi Ketua IPSM Kabupaten Pekalongan.\n"
                "Kini ia dilantik sebagai Ketua IPSM Kabupaten Batang."
            ),
            [("IPSM Kabupaten Batang", "regency_city")],
        ),
        (
            (
                "Pengukuhan Majelis Pembimbing Daerah (Mabida) Gerakan Pramuka Bali masa bakti 2024-2029 usai.\n"
                "Setelah itu giliran Wakil Gubernur Bali melantik Pengurus Kwartir Daerah (Kwarda) Bali."
            ),
            [
                ("Majelis Pembimbing Daerah (Mabida) Gerakan Pramuka Bali", "province"),
                ("Kwartir Daerah (Kwarda) Bali", "province"),
            ],
        ),
        (
            (
                "Dua penjabat dilantik Ketua Umum TP PKK Tuti Misal, Kamis. Andar Misal menjadi Penjabat Ketua "
                "TP PKK Kabupaten Batang, dan Flora Contoh Pj Ketua TP PKK Kota Solok."
            ),
            [("TP PKK Kabupaten Batang", "regency_city"), ("TP PKK Kota Solok", "regency_city")],
        ),
        (
            "Budi Misal dilantik menjadi Ketua IPSM Kabupaten Batang, disaksikan Pj Ketua IPSM Kota Solok Wati Misal.",
            [("IPSM Kabupaten Batang", "regency_city")],
        ),
        (
            f"Ketua IPSM Kabupaten Batang beserta pengurusnya {BY}",
            [("IPSM Kabupaten Batang", "regency_city")],
        ),
        (
            "Ketua PKK Jawa Timur Wati Misal melantik Ketua TP PKK Kabupaten Batang dan Ketua TP PKK Kota Solok.",
            [("TP PKK Kabupaten Batang", "regency_city"), ("TP PKK Kota Solok", "regency_city")],
        ),
        # Social workers with officers.
        (f"Pengurus PSM Kecamatan Subah masa bakti 2023-2028 {BY}", [("PSM Kecamatan Subah", "district")]),
        ("Bupati Batang Budi Misal membuka bimtek bagi PSM Kecamatan Subah, Selasa (20/6/2023).", []),
        # Bodies spelt out.
        (
            f"Pengurus perkumpulan Insan Purnakarya dan Kebudayaan (IPK) Kabupaten Batang {BY}",
            [("Insan Purnakarya dan Kebudayaan (IPK) Kabupaten Batang", "regency_city")],
        ),
        (
            f"Pengurus Cabang Wanita Hindu Sejahtera Indonesia (WHSI) Kabupaten Batang {BY}",
            [("Wanita Hindu Sejahtera Indonesia (WHSI) Kabupaten Batang", "regency_city")],
        ),
        ("Bupati Batang Budi Misal melantik Panitia Pemilihan Kecamatan (PPK) Kabupaten Batang.", []),
        ("Bupati Batang Budi Misal melantik Badan Permusyawaratan Desa (BPD) Kabupaten Batang.", []),
        # The one who inaugurates is no body.
        (
            "Kepengurusan IPSM Kota Solok periode 2023-2026 dikukuhkan Kepala Dinas Sosial Kota Solok Budi Misal.",
            [("IPSM Kota Solok", "regency_city")],
        ),
    ],
)
def test_boards_named_together(text: str, expected: list[tuple[str, str]]) -> None:
    """Boards of several areas, of one kind and of social workers are organisations; other bodies are none."""
    assert _list_organisations(text) == expected


NEW = "IPSM Kabupaten Batang kini punya pengurus baru periode 2025-2030."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{NEW} Atas nama Bupati Batang, pelantikan dipimpin Sekretaris Daerah (Sekda) Batang, Agus Misal.",
            [("Agus Misal", "Bupati Batang")],
        ),
        (f"{NEW} Secara resmi, pengukuhan dilakukan oleh Bupati Batang Agus Misal.", [("Agus Misal", None)]),
        (f"{NEW} Mereka dilantik Bupati Batang Agus Misal di Pendopo.", [("Agus Misal", None)]),
        (f"Pelantikan pengurus {NEW} Prosesi dipimpin Bupati Batang, Agus Misal.", [("Agus Misal", None)]),
        (f"Pelantikan pengurus {NEW} Bupati Batang Agus Misal memimpin prosesi tersebut.", [("Agus Misal", None)]),
        ("Bupati Batang Agus Misal, bertempat di Balai Kota, melantik pengurus IPSM Batang.", [("Agus Misal", None)]),
        (f"{NEW} Bupati Batang Agus Misal melantik mereka di Pendopo.", [("Agus Misal", None)]),
        ("Bupati Batang Agus Misal yang melantik pengurus IPSM Batang berharap banyak.", [("Agus Misal", None)]),
        ("Bupati Batang Agus Misal melakukan pengukuhan pengurus IPSM Batang.", [("Agus Misal", None)]),
        (f"{NEW} Upacara bendera dipimpin Camat Subah Agus Misal.", []),
    ],
)
def test_officiants_in_later_sentences(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """The sentence after one about the board says who inaugurates it."""
    assert _list_officiants(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Dasarnya Keputusan Ketua Umum TP PKK Nomor 003/KEP/I/2023 tentang Pengangkatan Ketua TP PKK Bali "
                "serta Keputusan Ketua Umum TP PKK Nomor 004/KEP/I/2023 tentang Pengangkatan Ketua TP PKK Kota Solok."
            ),
            [
                ("003/KEP/I/2023", "Pengangkatan Ketua TP PKK Bali", "Ketua Umum TP PKK"),
                ("004/KEP/I/2023", "Pengangkatan Ketua TP PKK Kota Solok", "Ketua Umum TP PKK"),
            ],
        ),
        (
            (
                "Keduanya disahkan lewat SK PMI Bali No : 20/SK/V/2017 Tentang Penetapan Dewan PMI Kabupaten Batu "
                "dan No : 19/SK/V/2017 Tentang Pengesahan Pengurus PMI Kabupaten Batang."
            ),
            [
                ("20/SK/V/2017", "Penetapan Dewan PMI Kabupaten Batu", "PMI Bali"),
                ("19/SK/V/2017", "Pengesahan Pengurus PMI Kabupaten Batang", "PMI Bali"),
            ],
        ),
        ("Ditetapkan dengan SK pengurus bernomor 460/12/2017.", [("460/12/2017", None, None)]),
        (
            "Surat Keputusan PMI Provinsi Bali Nomor : 02/KEP/VI/2022 menjadi dasar pelantikan tersebut.",
            [("02/KEP/VI/2022", None, "PMI Provinsi Bali")],
        ),
    ],
)
def test_decrees_named_in_articles(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    """Each of several decrees has its number, its title and their issuer, in a paragraph of its own too."""
    article = f"Pengurus PMI Kabupaten Batang {BY}\n\n{text}\n"
    drafted = draft(article)
    assert [(decree.number, decree.title, decree.issuer) for decree in drafted.register.decrees] == expected
    assert len(drafted.register.board_terms) == 1


def test_day_of_a_decree_after_its_signature() -> None:
    """The day on which a decree was signed is its date, also where nobody is named."""
    text = (
        f"Pengurus IPSM Batang {BY} Dasarnya SK Bupati Batang Nomor 460/12/2017 yang ditandatangani pada 2 Juni 2017."
    )
    (decree,) = draft(text).register.decrees
    assert str(decree.issued) == "2017-06-02"


def test_place_with_the_tasks_of_an_office() -> None:
    """The tasks of an office are joined by commas and "dan" in the name of a place."""
    text = (
        "Bupati Batang Budi Misal melantik pengurus IPSM Batang di Aula Dinas Pendidikan, Pemuda, dan Olahraga "
        "Kabupaten Batang pada Rabu (23/8/2023)."
    )
    (term,) = draft(text).register.board_terms
    assert term.inauguration is not None
    assert term.inauguration.place == "Aula Dinas Pendidikan, Pemuda, dan Olahraga Kabupaten Batang"


def test_area_around_several_boards() -> None:
    """The area of the body that inaugurates the boards below it is the one that they lie in."""
    text = "Ketua TP PKK Kabupaten Batang, Wati Misal, melantik empat Ketua TP PKK Kecamatan, Senin (28/8/2023)."
    (organisation,) = draft(text).register.organisations
    assert organisation.area is None
    assert [area.name for area in organisation.area_names] == ["Kabupaten Batang"]
