"""Dates and periods in the words of people: written in two languages, and read back from both."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError
from psm_model.i18n import LANGUAGES
from psm_model.values import PartialDate, Period
from tests.values.strategies import iso_dates, written_periods


@given(iso_dates())
def test_a_date_is_read_back(text: str) -> None:
    """What is written of a date is read as that date, in both languages."""
    day = PartialDate.parse(text)
    for language in LANGUAGES:
        assert PartialDate.parse_text(day.to_text(language=language)) == day


@given(written_periods())
def test_a_period_is_read_back(text: str) -> None:
    """What is written of a period is read as that period, whatever its ends, in both languages."""
    period = Period.parse(text)
    for language in LANGUAGES:
        assert Period.parse_text(period.to_text(language=language)) == period


@pytest.mark.parametrize(
    ("period", "english", "indonesian"),
    [
        ("2025-10-15/2030-10-14", "15 October 2025 to 14 October 2030", "15 Oktober 2025 s.d. 14 Oktober 2030"),
        ("2025-10-15/2025-10-15", "15 October 2025", "15 Oktober 2025"),
        ("2025-10/2025-10", "October 2025", "Oktober 2025"),
        ("2025/2025", "2025", "2025"),
        ("2025/2030", "2025–2030", "2025–2030"),
        ("2025-10/2030-10", "October 2025 to October 2030", "Oktober 2025 s.d. Oktober 2030"),
        ("2025/2030-10-14", "2025 to 14 October 2030", "2025 s.d. 14 Oktober 2030"),
        ("2025-10-15/..", "since 15 October 2025", "sejak 15 Oktober 2025"),
        ("2021/..", "since 2021", "sejak 2021"),
        ("2021/", "2021 to an unknown day", "2021 s.d. tidak diketahui"),
        ("/2030-10-14", "an unknown day to 14 October 2030", "tidak diketahui s.d. 14 Oktober 2030"),
        ("/..", "since an unknown day", "sejak tidak diketahui"),
    ],
)
def test_every_shape_of_a_period(period: str, english: str, indonesian: str) -> None:
    """One day, one month, one year, two years, mixed precision, ends that are open or unknown."""
    parsed = Period.parse(period)
    assert (parsed.to_text(language="en"), parsed.to_text(language="id")) == (english, indonesian)


def test_other_languages_are_refused() -> None:
    """Only the two languages of the package are written."""
    for value in (PartialDate(2025), Period.parse("2025/2030")):
        with pytest.raises(ValueError, match="expected one of the languages en, id, got 'fr'"):
            value.to_text(language="fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Selasa ( 21/3/2023)", "2023-03-21"),
        ("Selasa pagi (21/3/2023)", "2023-03-21"),
        ("pada hari Selasa, tanggal 21 Maret 2023", "2023-03-21"),
        ("Kamis, 22 Mei 2025 pukul 09.00 WIB", "2025-05-22"),
        ("Kamis , 22 Mei 2025 (pukul 09.00 s.d. selesai)", "2025-05-22"),
        ("Hari/Tanggal : Kamis, 22 Mei 2025", "2025-05-22"),
        *((f"Jum{mark}at, 5 September 2025", "2025-09-05") for mark in "'’‘`\u00b4\u02bc\u02bb\u2032 "),
        ("Rabu Pahing, 15 Oktober 2025", "2025-10-15"),
        ("15 Oktober 2025 (Rabu)", "2025-10-15"),
        ("15-Okt-2025", "2025-10-15"),
        ("15 Oktober 2025 M", "2025-10-15"),
        ("\ufeff15\u00a0Oktober\u200b 2025", "2025-10-15"),
    ],
)
def test_more_ways_to_write_a_date(text: str, read: str) -> None:
    """Weekdays, times of day, clocks and marks that print puts around a date say nothing else."""
    assert PartialDate.parse_text(text) == PartialDate.parse(read)


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("Masa Bakti : 2025 – 2030", "2025/2030"),
        ("Masa Bakti (2025-2030)", "2025/2030"),
        ("(Periode 2025-2030)", "2025/2030"),
        ("TMT 3 Maret 2025 s.d. 2 Maret 2030", "2025-03-03/2030-03-02"),
        ("TMT 3 Maret 2025", "2025-03-03/"),
        ("priode 2025-2030", "2025/2030"),
        ("Masabakti 2025-2030", "2025/2030"),
        ("Periode II Tahun 2025-2030", "2025/2030"),
        ("Periode ke-2 2025-2030", "2025/2030"),
        ("Periode II: 2025-2030", "2025/2030"),
        ("2025-2030 M", "2025/2030"),
        ("2025 M - 2030 M", "2025/2030"),
        ("2025--2030", "2025/2030"),
        ("2025 s.d.2030", "2025/2030"),
        ("10 hingga 12 Oktober 2025", "2025-10-10/2025-10-12"),
        ("1 Januari – 31 Desember 2025", "2025-01-01/2025-12-31"),
        ("1 Januari 2020 - 31 Desember 2024", "2020-01-01/2024-12-31"),
        ("2021 - sekarang", "2021/"),
        ("2021 s.d. kini", "2021/"),
        ("sejak 2021", "2021/"),
        ("periode mei 2025 - april 2030", "2025-05/2030-04"),
    ],
)
def test_more_ways_to_write_a_label(label: str, read: str) -> None:
    """A label gives two dates, the second the last day; a term until now ends on a day that is not known."""
    assert str(Period.parse_label(label)) == read


@pytest.mark.parametrize(
    "label", ["2025", "15 Oktober 2025", "Oktober 2025", "periode 2025", "Periode I", "2025\n2030"]
)
def test_one_date_is_no_label(label: str) -> None:
    """A label with one date does not say when the term ends, and lines are not joined to one."""
    with pytest.raises(ParseError, match="expected a period"):
        Period.parse_label(label)


PUBLISHED = date(2025, 10, 16)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rabu (15/10)", "2025-10-15"),
        ("Rabu, 15 Oktober", "2025-10-15"),
        ("Rabu (15/10) lalu", "2025-10-15"),
        ("kemarin (15/10)", "2025-10-15"),
        ("kemarin", "2025-10-15"),
        ("hari ini", "2025-10-16"),
        ("besok, Jumat 17 Oktober 2025", "2025-10-17"),
        ("15 Oktober 2024", "2024-10-15"),
    ],
)
def test_the_day_of_publication_decides(text: str, read: str) -> None:
    """A date without a year, or relative to the day of publication, is read if all its parts agree."""
    assert PartialDate.parse_text(text, published=PUBLISHED) == PartialDate.parse(read)


@pytest.mark.parametrize(
    "text", ["Kamis (15/10)", "15/10", "15 Oktober", "kemarin (14/10)", "Rabu", "Senin kemarin (15/10)"]
)
def test_what_the_day_of_publication_leaves_open(text: str) -> None:
    """Another weekday, another day, or no weekday at all decide nothing; nor does anything without that day."""
    with pytest.raises(ParseError, match="expected a date"):
        PartialDate.parse_text(text, published=PUBLISHED)
    with pytest.raises(ParseError, match="expected a date"):
        PartialDate.parse_text("Rabu (15/10)")


@pytest.mark.parametrize("published", ["2025-10-16", 2025])
def test_a_day_of_publication_is_a_date(published: Any) -> None:
    """A text is no day."""
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        PartialDate.parse_text("hari ini", published=published)


WORDS = ("senin", "jumat", "minggu", "15", "6", "oktober", "desember", "2025", "2030", "s.d.", "–", "(", ")", "periode")


@given(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.dictionaries(st.sampled_from("isk"), st.sampled_from("\u0130\u0131\u017f\u212a"), max_size=3),
    st.booleans(),
)
def test_letters_of_other_alphabets_are_refused_or_read(text: str, letters: dict[str, str], upper: bool) -> None:  # noqa: FBT001
    """Letters that match others without regard to case give a date, or the error that any other text gives."""
    for letter, other in letters.items():
        text = text.replace(letter, other)
    for read in (PartialDate.parse_text, Period.parse_text, Period.parse_label):
        try:
            read(text.upper() if upper else text)
        except ParseError:
            continue


@given(written_periods(), st.data())
def test_no_number_is_joined_over_a_line(text: str, data: st.DataObject) -> None:
    """A text that is broken within a number never gives a date that has the number whole."""
    words = Period.parse(text).to_text(language="id")
    inside = [at for at in range(1, len(words)) if words[at - 1].isdigit() and words[at].isdigit()]
    if inside:
        at = data.draw(st.sampled_from(inside))
        broken = f"{words[:at]}\n{words[at:]}"
        with suppress(ParseError):
            assert Period.parse_text(broken) != Period.parse(text)
