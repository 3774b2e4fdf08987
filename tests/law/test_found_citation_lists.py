"""find_citations reads lists of instruments, and gazettes, that share a kind, a number or a year."""

from __future__ import annotations

import pytest

from psm_model.law import InstrumentId, Relation, find_citations
from tests.every_case import every_case


def test_lists_share_a_kind_and_a_year() -> None:
    """The words "Nomor 1 dan Nomor 4 Tahun 1968" name two acts of that year."""
    found = find_citations("Undang-undang Nomor 1, dan Nomor 4 tahun 1968 dan Nomor sekian")
    assert [InstrumentId("uu", "1", 1968), InstrumentId("uu", "4", 1968)] == [entry.instrument for entry in found]
    assert [entry.as_written for entry in found] == ["Undang-undang Nomor 1", "Nomor 4 tahun 1968"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("UU Nomor 5, 6, dan 7 Tahun 1960", ["5", "6", "7"]),
        ("UU No. 5, No. 6 & No. 7 tahun 1960", ["5", "6", "7"]),
        ("UU Nomor 5 Tahun 1960 dan 6 orang", ["5"]),
        ("Peraturan Bersama Menteri Agama dan Menteri Dalam Negeri Nomor 9 dan 8 Tahun 2006", ["9", "8"]),
        ("Peraturan Kapolri Nomor 9 dan 8", []),
        ("UU Nomor 5 dan 6 orang, 1960", ["5"]),
        ("Ketetapan-ketetapan MPRS No. I dan II/MPRS/1960", ["I", "II/MPRS/1960"]),
        ("Ketetapan MPRS No. I dan II", ["I"]),
        ("UU 5/1960, 13/2011 dan 14/2012", ["5", "13", "14"]),
        ("UU 5/1960 dan 13/2", ["5"]),
        ("UU 5/1960 dan 13/2011/X", ["5"]),
        ("UU Nomor 5 Tahun 1960 dan 13/2011", ["5", "13"]),
        ("Permensos 16 tahun 2017, 1/2012", ["16", "1"]),
        ("Permensos 16 Tahun 2017 dan 1 Tahun 2012", ["16", "1"]),
        ("UU Nomor 5 Tahun 1960 dan 3 tahun kemudian", ["5"]),
        ("Permensos Nomor 1 Tahun 2016 dan/atau Nomor 2 Tahun 2017", ["1", "2"]),
        ("Permensos Nomor 1 Tahun 2016 dan/bersama Nomor 2 Tahun 2017", ["1"]),
        (
            "SKB Tiga Menteri Nomor 7 Tahun 2018, KEP-12/A/JA/6/2018, Nomor 9 Tahun 2018",
            ["7", "KEP-12/A/JA/6/2018", "9"],
        ),
        ("SKB Tiga Menteri Nomor 7 Tahun 2018, KEP-12 itu", ["7"]),
        ("Staatsblad 1847:52, 1849:63 dan 1850:64", ["52", "63", "64"]),
        ("Staatsblad 1847-52 dan 1849 orang", ["52"]),
        ("Staatsblad 1847 Nomor 52 dan 63", ["52", "63"]),
        ("S. 1940-14 dan 450", ["14", "450"]),
        ("Stbl. Tahun 1940 Nomor 14, Nomor 15 dan No. 450;", ["14", "15", "450"]),
        ("Staatsblad 1847 Nomor 52 dan 5 orang", ["52"]),
        ("Staatsblad Nomor 52 dan 63", ["52"]),
        ("SKB Menteri Agama dan Menteri Sosial Nomor 642 Tahun 2020, Nomor 4 Tahun 2020", ["642", "4"]),
        ("SKB Tiga Menteri No 642/2020, No 4/2020, dan No 5/2020", ["642", "4", "5"]),
        (
            "KEPUTUSAN BERSAMA MENTERI AGAMA DAN MENTERI SOSIAL\nNOMOR : 15 TAHUN 2015\nNOMOR : 7/HUK/2015",
            ["15", "7/HUK/2015"],
        ),
        ("Peraturan Bersama Menteri Agama Nomor 9 Tahun 2006 dan Menteri Sosial Nomor 8 Tahun 2006", ["9", "8"]),
        ("Peraturan Menteri Agama Nomor 9 Tahun 2006 Nomor 8 Tahun 2006", ["9"]),
        ("Peraturan Bersama Menteri Agama Nomor 9 Tahun 2006 dan Menteri Sosial", ["9"]),
        ("UU Nomor 5 dan 60000 Tahun 1960", ["5"]),
    ],
)
def test_lists_of_numbers(text: str, numbers: list[str]) -> None:
    """Numbers without "Nomor" are of the list where its year follows."""
    assert numbers == [found.instrument and found.instrument.number for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("UU 1/1999 diubah dengan UU 5/2000 dan UU 6/2001", Relation.AMENDED_BY),
        ("UU 1/1999 diubah dengan UU 5/2000 tentang Tanah, dan UU 6/2001", Relation.AMENDED_BY),
        ("UU 1/1999 diubah dengan UU 5/2000; UU 6/2001", None),
        ("UU 1/1999 diubah dengan UU 5/2000 atas dasar UU 6/2001", None),
    ],
)
def test_a_list_of_amendments(text: str, second: Relation | None) -> None:
    """Each act of a list of amendments amended the other; an act outside the list did not."""
    assert [None, Relation.AMENDED_BY, second] == [found.relation for found in find_citations(text)]


def test_gazettes_read_together() -> None:
    """In "Staatsblad 1847: 52 jo. 1849: 63" the second has the same relation to the first as a separate act."""
    first, second = find_citations("(Staatsblad 1847: 52 jo. 1849: 63)")
    assert (first.as_written, second.as_written) == ("Staatsblad 1847: 52", "1849: 63")
    assert (InstrumentId("staatsblad", "63", 1849), Relation.JO) == (second.instrument, second.relation)


def test_a_joint_decree_has_one_title() -> None:
    """Each number of what several offices issued together has the title of all."""
    found = find_citations("SKB Menteri Agama dan Menteri Sosial Nomor 1 dan 2 Tahun 2020 tentang Hari Libur")
    assert [entry.title for entry in found] == ["Hari Libur", "Hari Libur"]


def test_a_year_without_a_number_is_no_second_gazette() -> None:
    """A year with a colon but no number does not continue a list of gazettes."""
    (found,) = find_citations("Staatsblad 1847:52 jo. 1849: tentang perniagaan")
    assert found.instrument == InstrumentId("staatsblad", "52", 1847)


@every_case("label", ["", "Nomor ", "No. "])
@every_case("to", ["s/d", "S/D", "s / d", "s/d.", "s.d.", "s.d", "sd", "sampai dengan", "hingga"])
@every_case("kind", ["UU", "PP", "Permensos"])
def test_the_ends_of_a_range_share_a_year(kind: str, to: str, label: str) -> None:
    """The first and the last number of a range are read with the year after the last, however "to" is written."""
    found = [citation.instrument for citation in find_citations(f"{kind} Nomor 5 {to} {label}7 Tahun 2009")]
    assert [(instrument.number, instrument.year) for instrument in found if instrument] == [("5", 2009), ("7", 2009)]


@pytest.mark.parametrize(
    "rest",
    [
        *(", 335, dan 336 Tahun 2025", " dan 335 Tahun 2025", " s.d. 336 Tahun 2025", " s/d 336 Tahun 2025"),
        *("/2025 dan 335/2025", " atau 335 Tahun 2025", "/2025, 335/2025"),
    ],
)
def test_a_short_number_after_a_registry_number_is_not_read(rest: str) -> None:
    """Whether "335" after "460/334" is 335 or 460/335 is ambiguous, so only the first is read."""
    (found,) = find_citations(f"Keputusan Bupati Batang Nomor 460/334{rest}")
    assert found.instrument is not None
    assert (found.instrument.number or "").startswith("460/334")
