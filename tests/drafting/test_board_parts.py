"""Texts about several boards: each has its own people, terms and events, and nobody is on the board of another."""

from __future__ import annotations

from typing import Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model import Register
from psm_model.drafting import Draft, UnresolvedReason, draft
from tests.drafting.layouts import LAYOUTS

People: TypeAlias = list[tuple[str, list[tuple[str, str]]]]

OTHERS: Final = {
    "Sugeng Riyadi": "Wahyu Prasetyo",
    "Catur Wulandari, S.Pd.": "Dian Kusuma, S.Pd.",
    "Hj. Tutik": "Hj. Marni",
}
"""Who are in the second list, for those in the first."""
HEADINGS: Final = [
    "SUSUNAN PENGURUS {}",
    "Pengurus {}",
    "PENGURUS {} PERIODE 2024-2029",
    "{}",
    "Susunan Pengurus\n{}\nMasa Bakti 2024-2029\n",
    "II. {}",
    "Lampiran 2: Pengurus {}",
]
BODIES: Final = [
    ("IPSM Kecamatan Bandar", "IPSM Kecamatan Blado"),
    ("Karang Taruna Desa Sukamaju", "Karang Taruna Desa Sukasari"),
    ("IPSM Kabupaten Pekalongan", "IPSM Kota Pekalongan"),
    ("IPSM Desa Sukamaju Kecamatan Bandar", "IPSM Desa Sukamaju Kecamatan Blado"),
    ("IPSM Kabupaten Batang", "IPSM Kecamatan Blado"),
    ("TP PKK Kecamatan Blado", "IPSM Kecamatan Blado"),
]


def list_people(register: Register) -> People:
    """Return each organisation with the posts and names of its board."""
    names = {organisation.id: organisation.name for organisation in register.organisations}
    return [
        (names[term.organisation_id], [(item.post.value, str(item.name)) for item in term.appointments])
        for term in register.board_terms
    ]


def list_unclear(drafted: Draft) -> list[str]:
    """Return those who are on a board that is not clear."""
    return [item.as_written for item in drafted.unresolved if item.reason is UnresolvedReason.BOARD_UNCLEAR]


@given(
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(HEADINGS),
    st.sampled_from(BODIES),
)
def test_two_lists_are_two_boards(first: str, second: str, heading: str, bodies: tuple[str, str]) -> None:
    """Two lists one after the other give the people that each gives alone."""
    lists = [LAYOUTS[first], LAYOUTS[second]]
    for name, other in OTHERS.items():
        lists[1] = lists[1].replace(name, other)
    texts = [f"{heading.format(body)}\n{listed}\n" for body, listed in zip(bodies, lists, strict=True)]
    alone = [list_people(draft(text).register) for text in texts]
    assert sorted(list_people(draft("\n".join(texts)).register)) == sorted(alone[0] + alone[1])


@given(st.permutations(["Bandar", "Blado", "Tersono", "Limpung"]))
def test_any_number_of_boards(areas: list[str]) -> None:
    """Each of several lists has its own board, in any order."""
    lists = [f"PENGURUS IPSM KECAMATAN {area.upper()}\nKetua : Ani {area}\nAnggota : Budi {area}" for area in areas]
    expected = [
        (f"IPSM KECAMATAN {area.upper()}", [("chair", f"Ani {area}"), ("member", f"Budi {area}")]) for area in areas
    ]
    assert sorted(list_people(draft("\n\n".join(lists)).register)) == sorted(expected)


ARTICLE: Final = """\
Pengurus IPSM Kecamatan Bandar masa bakti 2024-2029 dilantik Camat Bandar di Pendopo Bandar, Senin (4/3/2024). Ketua \
Ani Lestari mengajak warga bergotong royong. IPSM beranggotakan 25 orang.

Sementara itu, pengurus IPSM Kecamatan Blado masa bakti 2025-2030 dilantik Camat Blado, Selasa (5/3/2024). Ketua IPSM \
Dedi Laksana berharap dukungan semua pihak. IPSM beranggotakan 30 orang.
"""


def test_each_board_has_what_its_part_states() -> None:
    """Terms, inaugurations, speakers, counts and people are those of the part that states them."""
    register = draft(ARTICLE).register
    assert list_people(register) == [
        ("IPSM Kecamatan Bandar", [("chair", "Ani Lestari")]),
        ("IPSM Kecamatan Blado", [("chair", "Dedi Laksana")]),
    ]
    assert [term.label for term in register.board_terms] == ["masa bakti 2024-2029", "masa bakti 2025-2030"]
    inaugurations = [inauguration for term in register.board_terms for inauguration in term.inaugurations]
    assert [(str(item.date), item.place, item.authority) for item in inaugurations] == [
        ("2024-03-04", "Pendopo Bandar", "Camat Bandar"),
        ("2024-03-05", None, "Camat Blado"),
    ]
    speakers = [
        [str(person.name) for person in item.participants if person.role.value == "speaker"] for item in inaugurations
    ]
    assert speakers == [["Ani Lestari"], ["Dedi Laksana"]]
    counts = [[count.value for count in organisation.stated_counts] for organisation in register.organisations]
    assert counts == [[25], [30]]


def test_each_board_has_its_decrees() -> None:
    """A decree that names a board is about that one alone."""
    text = (
        "Ani Misal dilantik sebagai Ketua TP PKK Provinsi Bali oleh Wati Misal di Denpasar, Kamis (2/2/2023).\n"
        "Bersamanya dilantik pula Citra Misal sebagai Ketua TP PKK Kabupaten Badung.\n"
        "Dasarnya Keputusan Ketua Umum TP PKK Nomor 003/KEP/2023 tentang Pengangkatan Ketua TP PKK Provinsi Bali serta "
        "Keputusan Ketua Umum TP PKK Nomor 004/KEP/2023 tentang Pengangkatan Ketua TP PKK Kabupaten Badung."
    )
    register = draft(text).register
    numbers = {decree.id: decree.number for decree in register.decrees}
    assert [[numbers[each] for each in term.decree_ids] for term in register.board_terms] == [
        ["003/KEP/2023"],
        ["004/KEP/2023"],
    ]


@pytest.mark.parametrize(
    ("text", "people", "unclear"),
    [
        (
            (
                "PENGURUS IPSM BATANG\nKetua : Ani\nSekretaris : Budi\n\n"
                "PENGURUS LSM HARAPAN\nKetua : Citra\nAnggota : Dedi"
            ),
            [("chair", "Ani"), ("secretary", "Budi")],
            ["Citra", "Dedi"],
        ),
        (
            (
                "PENGURUS IPSM BATANG\nKECAMATAN BANDAR\nKetua : Ani\nWakil : Budi\n"
                "KECAMATAN BLADO\nKetua : Citra\nWakil : Dedi"
            ),
            [],
            ["Ani", "Budi", "Citra", "Dedi"],
        ),
        (
            "Pengurus IPSM Kecamatan Bandar dan Kecamatan Blado dilantik, Senin (4/3/2024). Sekretaris: Ani Misal.",
            [],
            ["Ani Misal"],
        ),
        (
            "Pengurus PMI Kabupaten Batang dan PMI Kota Pekalongan dilantik, Senin (4/3/2024). Sekretaris: Ani Misal.",
            [],
            ["Ani Misal"],
        ),
    ],
)
def test_people_are_left_out_where_their_board_is_not_clear(
    text: str, people: list[tuple[str, str]], unclear: list[str]
) -> None:
    """Below a body that is not known or an area alone, or beside two boards, the text does not say whose they are."""
    drafted = draft(text)
    assert [person for _, persons in list_people(drafted.register) for person in persons] == people
    assert list_unclear(drafted) == unclear


@pytest.mark.parametrize(
    "text",
    [
        "Karang Taruna Kutim dikukuhkan.\n\nPENGURUS KARANG TARUNA KABUPATEN KUTAI TIMUR\nKetua : Ani\n",
        "SUSUNAN PENGURUS IPSM KABUPATEN BATANG\nPelindung : Bupati Batang\nPANITIA PELANTIKAN\nKetua : Dedi\n",
        "PENGURUS IPSM KABUPATEN BATANG\nKetua : Ani\n\nBatang, 3 Maret 2024\nIPSM JAWA TENGAH,\nKetua\n\nSri Misal\n",
    ],
)
def test_other_names_open_no_board(text: str) -> None:
    """Another name of the organisation, a committee and who signs are no second board."""
    assert len(draft(text).register.organisations) == 1


def test_posts_beside_posts_are_no_office() -> None:
    """Posts with their holders after the name of a board are not one office."""
    text = (
        "Pengurus IPSM Kecamatan Bandar: Ketua Ani Lestari, Sekretaris Budi Santoso.\n"
        "Pengurus IPSM Kecamatan Blado: Ketua Dedi Laksana, Sekretaris Eka Putri.\n"
    )
    assert list_people(draft(text).register) == [
        ("IPSM Kecamatan Bandar", [("chair", "Ani Lestari"), ("secretary", "Budi Santoso")]),
        ("IPSM Kecamatan Blado", [("chair", "Dedi Laksana"), ("secretary", "Eka Putri")]),
    ]


def test_people_of_a_body_without_level_are_unresolved() -> None:
    """People on the board of an organisation whose level is not known are not lost in silence."""
    drafted = draft("SUSUNAN PENGURUS KARANG TARUNA\nKetua : Ani\nSekretaris : Budi\n")
    reasons = [(item.reason.value, item.as_written) for item in drafted.unresolved]
    assert reasons == [("level_unknown", "KARANG TARUNA"), ("no_organisation", "Ani"), ("no_organisation", "Budi")]
