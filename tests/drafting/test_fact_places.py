"""The words that facts point at: those that say the section, the capacity, the role, the level, the count, the day."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.drafting import Basis, draft

HEADING: Final = "SUSUNAN PENGURUS IPSM KABUPATEN MISAL JAYA PERIODE 2024-2029\n"
EVENT: Final = "Pengurus IPSM Kabupaten Misal Jaya dilantik Bupati Misal Jaya Budi Contoh, Senin (4/3/2024). "


def list_words(text: str, field: str) -> list[list[str]]:
    """Return the words that the facts of a field point at."""
    facts = [fact for fact in draft(text).facts if fact.pointer.rsplit("/", 1)[-1] == field]
    return [[text[start:end] for start, end in fact.spans] for fact in facts]


@given(
    st.lists(st.sampled_from(["Humas", "Pendidikan", "Usaha dan Dana", "Sosial"]), min_size=1, max_size=3, unique=True)
)
def test_sections_point_at_their_headings(sections: list[str]) -> None:
    """The section of each officer is supported by the last heading of that name above, and its post by both."""
    text = HEADING + "".join(
        f"\nSeksi {name}\nKetua : Ani {name[:3]}\nAnggota : Budi {name[:3]}\n" for name in sections
    )
    drafted = draft(text)
    spans = [fact.spans for fact in drafted.facts if fact.pointer.endswith("/section")]
    expected = [text.index(f"Seksi {name}") + len("Seksi ") for name in sections for _ in range(2)]
    assert [span[0] for (span,) in spans] == expected
    assert list_words(text, "post")[:2] == [["Ketua", sections[0]], ["Anggota", sections[0]]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEADING + "Ketua Bidang Humas : Ani", "Humas"),
        (HEADING + "Bidang Humas : Ani, Budi", "Humas"),
        (HEADING + "Ketua : Budi\nKoordinator Wilayah : Ani (Misal Lor)", "Misal Lor"),
        (EVENT + "Ketua Bidang Humas IPSM, Ani Lestari, hadir.", "Humas"),
    ],
)
def test_sections_in_titles(text: str, words: str) -> None:
    """The section in a title or in brackets is supported by its own words."""
    assert list_words(text, "section")[0] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEADING + "Plt. Ketua : Ani", "Plt"),
        (HEADING + "Ketua : Plt. Ani", "Plt"),
        (HEADING + "Ketua : Ani (Plt)", "Plt"),
        (HEADING + "Ketua terpilih : Ani", "terpilih"),
        (HEADING + "Ketua : Ani (alm)", "alm"),
        (HEADING + "Ketua : Ani (mengundurkan diri)", "mengundurkan diri"),
        (HEADING + "Ketua 2019-2024 : Ani", "2019-2024"),
        (HEADING + "Pelindung : Bupati Misal Jaya", "Bupati Misal Jaya"),
        (EVENT + "Hadir almarhum Ketua IPSM Sugeng Riyadi.", "almarhum"),
        (EVENT + "Mantan Ketua IPSM, Sugeng Riyadi, hadir.", "Mantan"),
        (EVENT + "Sugeng Riyadi menggantikan Ani Misal sebagai Ketua IPSM Misal Jaya.", "menggantikan"),
    ],
)
def test_capacities_point_at_their_words(text: str, words: str) -> None:
    """A capacity is supported by the words that say it; that of an office by the office."""
    assert [words] in list_words(text, "capacity")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (EVENT, [["dilantik"]]),
        (EVENT + "“Selamat bekerja,” ujar Ani Lestari.", [["dilantik"], ["ujar"]]),
        (EVENT + "Ketua IPSM Ani Lestari dalam sambutannya berterima kasih.", [["dilantik"], ["dalam sambutannya"]]),
    ],
)
def test_roles_point_at_what_people_do(text: str, roles: list[list[str]]) -> None:
    """The role of an officiant is supported by the verb of the inauguration, that of a speaker by a verb of saying."""
    assert list_words(text, "role") == roles


def test_levels_and_areas_around() -> None:
    """The level of an area is supported by the word for it, the code around it by the area around."""
    text = "SUSUNAN PENGURUS IPSM DESA MISALREJO KECAMATAN BLADO KABUPATEN BATANG\nKetua : Ani"
    assert ["DESA"] in list_words(text, "level")
    pytest.importorskip("lokal", reason="the code of the area needs the extra `areas`")
    assert ["KECAMATAN BLADO"] in list_words(text, "within")


def test_counts_point_at_their_numbers() -> None:
    """The value and the qualifier of a count are supported by the number as written."""
    text = EVENT + "IPSM beranggotakan lebih dari 250 orang."
    for field in ("number", "value", "qualifier"):
        assert list_words(text, field) == [["lebih dari 250"]]


def test_first_day_in_force_points_at_the_day() -> None:
    """A decree in force from the day of issue is supported by the words that say so, and by that day."""
    text = (
        "KEPUTUSAN BUPATI MISAL\nNOMOR 12 TAHUN 2024\nTENTANG\nPENGURUS IPSM KABUPATEN MISAL\n\n"
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.\n\nDitetapkan di Misal\npada tanggal 3 Maret 2024\n"
        "BUPATI MISAL,\n"
    )
    assert list_words(text, "in_force_from") == [["berlaku pada tanggal ditetapkan", "3 Maret 2024"]]
    (fact,) = (fact for fact in draft(text).facts if fact.pointer.endswith("/in_force_from"))
    assert fact.basis is Basis.INFERRED
    stated = text.replace("pada tanggal ditetapkan", "sejak 1 April 2024")
    assert list_words(stated, "in_force_from") == [["1 April 2024"]]


def test_decrees_of_a_board_point_at_their_words() -> None:
    """That a decree is about a board is supported by its number and title."""
    text = EVENT + "Dasarnya SK Bupati Misal Jaya Nomor 460/12/2024."
    facts = {fact.pointer: fact for fact in draft(text).facts}
    fact = facts["/board_terms/0/decree_ids/0"]
    assert [text[start:end] for start, end in fact.spans] == ["460/12/2024"]
    assert fact.basis is Basis.INFERRED
