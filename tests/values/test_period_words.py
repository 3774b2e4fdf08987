"""Period.parse_label: the words and the lengths around the dates of a label."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.i18n import MONTHS
from psm_model.values import Period
from psm_model.values.period_words import read_label
from tests.every_case import every_case

LENGTHS_AFTER = ("{} ({} tahun)", "{}, selama {} tahun", "{} IPSM Misal ({} tahun)")
LENGTHS_BEFORE = (
    "masa bakti {1} tahun, {0}",
    "Masa Jabatan {1} tahun: {0}",
    "selama {1} tahun, {0}",
    "({1} tahun) {0}",
    "{1} tahun {0}",
    "Pengurus IPSM Misal, masa bakti selama {1} thn {0}",
)


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.integers(1, 10),
    st.sampled_from([-400, -31, -2, -1, 0, 1, 31, 400]),
    st.sampled_from([*LENGTHS_AFTER, *LENGTHS_BEFORE]),
)
def test_a_length_agrees_with_the_days(first: date, years: int, off: int, form: str) -> None:
    """A length, wherever it is, ends on the anniversary of the first day or on the day before."""
    anniversary = first + relativedelta(years=years)
    last = anniversary + timedelta(days=off)
    days = " s.d. ".join(f"{day.day} {MONTHS['id'][day.month - 1]} {day.year}" for day in (first, last))
    text = form.format(days, years)
    if last >= first and last in {anniversary, anniversary - timedelta(days=1)}:
        assert str(Period.parse_label(text)) == f"{first}/{last}"
    else:
        with pytest.raises(ParseError):
            Period.parse_label(text)


@every_case("form", LENGTHS_BEFORE)
@every_case("count", ["5", "5 (lima)", "lima", "4", "4 (empat)", "empat", "5 (enam)"])
def test_a_length_before_the_years(form: str, count: str) -> None:
    """A length before the years, in digits or words, must agree with them."""
    text = form.format("2020-2025", count)
    if "5 (lima)" in text or count in {"5", "lima"}:
        assert str(Period.parse_label(text)) == "2020/2025"
    else:
        with pytest.raises(ParseError):
            Period.parse_label(text)


@pytest.mark.parametrize(
    "text", ["Periode 3 Tahun 2020-2025", "Periode II Tahun 2020-2025", "periode ke-3 th 2020-2025"]
)
def test_a_number_before_the_year_counts_terms(text: str) -> None:
    """A number between "periode" and "tahun" with a year is the number of the term, not its length."""
    assert str(Period.parse_label(text)) == "2020/2025"


NOT_PLACES = (
    *("pasca", "menjelang", "jelang", "usai", "selain", "kecuali", "tanpa", "pra", "sekitar", "kira-kira"),
    *("kurang lebih", "awal", "akhir", "pertengahan", "antara", "selama", "usulan", "rencana", "batal", "gagal"),
    *("dibekukan", "dibubarkan", "membekukan", "eks", "demisioner", "bukan", "calon", "sebelum", "setelah"),
    *("tidak", "belum", "around", "early", "ditunda", "diundur", "mundur", "batal", "semula", "maksimal", "perkiraan"),
    *("tertunda", "postponed", "diperpanjang", "ditetapkan", "sementara", "selesai", "karteker", "digugat"),
)


@given(
    st.sampled_from(NOT_PLACES),
    st.sampled_from(["IPSM", "Pengurus", "Ikatan Pekerja Sosial Masyarakat (IPSM)"]),
    st.sampled_from(["", " Batang", " Kabupaten Batang", " Kabupaten batang", " Kecamatan Batang"]),
    st.sampled_from([str, str.lower, str.upper]),
)
def test_words_that_change_the_years_are_not_a_place(
    word: str, body: str, place: str, spell: Callable[[str], str]
) -> None:
    """A word after the name of the association that may change which years are meant is rejected, in any case."""
    with pytest.raises(ParseError):
        Period.parse_label(spell(f"{body}{place} {word} 2020-2025"))


@pytest.mark.parametrize("word", ["kelak", "konon", "oleh"])
def test_a_word_in_lower_case_is_not_part_of_a_name_with_capitals(word: str) -> None:
    """Among names with capitals, any other word in lower case is rejected, before the years and after them."""
    for text in (
        f"IPSM Batang {word} 2020-2025",
        f"IPSM Kota {word} Batang 2020-2025",
        f"2020-2025 IPSM Batang {word}",
    ):
        with pytest.raises(ParseError):
            Period.parse_label(text)


@every_case(
    "place",
    [
        "Kabupaten Batang",
        "kabupaten Batang",
        "Kabupaten batang",
        "se-Kabupaten Batang",
        "tingkat kabupaten Batang",
        "kec. Ilir Timur",
        "eks Karesidenan Pekalongan",
        "Kota Toli-Toli",
        "Desa Karang Baru",
        "D.I. Yogyakarta",
        "Ternate",
        "Kepulauan Riau",
        "Kecamatan Bergas Kabupaten Semarang",
        "Kabupaten Batang Jawa Tengah",
        "Prancak",
        "Akhirat",
    ],
)
@every_case("spell", [str, str.lower, str.upper])
def test_areas_in_labels(place: str, spell: Callable[[str], str]) -> None:
    """The area after the name of the association is skipped in any case."""
    for text in (f"IPSM {place} 2020-2025", f"IPSM {place} Masa Bakti 2020-2025", f"2020-2025 IPSM {place}"):
        assert str(Period.parse_label(spell(text))) == "2020/2025"


@pytest.mark.parametrize("text", ["Batang, 3 Maret 2020 s.d. 2 Maret 2025", "3 Maret 2020 s.d. Batang, 2 Maret 2025"])
def test_a_place_of_signature_belongs_to_no_term(text: str) -> None:
    """Dates of a term have no place before them; such a text is rejected."""
    with pytest.raises(ParseError):
        Period.parse_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2005-12", None),
        ("2005-13", "2005/2013"),
        ("2025-35", "2025/2035"),
        ("2025-36", None),
        ("2025/35", "2025/2035"),
    ],
)
def test_short_years(text: str, expected: str | None) -> None:
    """Two digits are a year if they are no month, and if the term is no longer than ten years."""
    ends = read_label(text)
    assert (ends and f"{ends[0]}/{ends[1]}") == expected


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("31 April 2020 s.d. 31 Juni 2025", "April 2020"),
        ("31 Juni 2020 s.d. 31 April 2025", "June 2020"),
        ("tidak diketahui s.d. 31 April 2025", "April 2025"),
    ],
)
def test_the_first_day_that_does_not_exist_is_named(text: str, month: str) -> None:
    """The error names the first of two days that do not exist; an unknown start hides no error of the end."""
    with pytest.raises(ParseError, match=f"{month} has 30 days"):
        read_label(text)


def test_a_range_of_weekdays() -> None:
    """Both days have their weekday."""
    ends = read_label("Rabu-Kamis (15-16/10/2025)")
    assert ends is not None
    assert [str(end) for end in ends] == ["2025-10-15", "2025-10-16"]


def test_an_unknown_start_before_a_known_end() -> None:
    """A start that is said to be unknown leaves the end as it is."""
    assert str(Period.parse_text("tidak diketahui s.d. 15 Oktober 2025")) == "/2025-10-15"


def test_a_day_that_does_not_exist_beside_another_word() -> None:
    """A label whose end is no date states no term, even if its start does not exist."""
    assert read_label("31 April 2020 s.d. warga") is None
