"""Dates and periods in words: written in both languages, and parsed again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import ParseError, WrongTypeError
from psm_model.i18n import LANGUAGES
from psm_model.values import PartialDate, Period
from tests.every_case import every_case
from tests.values.strategies import iso_dates, written_periods


@given(iso_dates())
def test_written_dates_are_parsed(text: str) -> None:
    """`parse_text` is the inverse of `to_text` for any date, in both languages."""
    day = PartialDate.parse(text)
    for language in LANGUAGES:
        assert PartialDate.parse_text(day.to_text(language=language)) == day


@given(written_periods())
def test_written_periods_are_parsed(text: str) -> None:
    """`parse_text` is the inverse of `to_text` for any period, in both languages."""
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
        ("2025-10-15/..", "since 15 October 2025, open-ended", "sejak 15 Oktober 2025, tanpa batas waktu"),
        ("2021/..", "since 2021, open-ended", "sejak 2021, tanpa batas waktu"),
        ("2021/", "2021 to an unknown day", "2021 s.d. tidak diketahui"),
        ("/2030-10-14", "an unknown day to 14 October 2030", "tidak diketahui s.d. 14 Oktober 2030"),
        ("/..", "since an unknown day, open-ended", "sejak tidak diketahui, tanpa batas waktu"),
    ],
)
def test_every_shape_of_a_period(period: str, english: str, indonesian: str) -> None:
    """One day, one month, one year, two years, mixed precision, ends that are open or unknown."""
    parsed = Period.parse(period)
    assert (parsed.to_text(language="en"), parsed.to_text(language="id")) == (english, indonesian)


def test_other_languages_are_rejected() -> None:
    """Only the two languages of the package are accepted."""
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
def test_words_and_marks_around_dates(text: str, read: str) -> None:
    """Weekdays, times of day, clocks and marks around a date do not change it."""
    assert PartialDate.parse_text(text) == PartialDate.parse(read)


@every_case(
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
        ("Periode 2025-30", "2025/2030"),
        ("2025 \u2013 30", "2025/2030"),
        ("2005\u2013'10", "2005/2010"),
        ("Periode 3 2025-2030", "2025/2030"),
        ("periode dua 2025\u20132030", "2025/2030"),
        ("Periode 2025\u20132030*", "2025/2030"),
        ("2025 s.d. selesai", "2025/"),
        ("\uff12\uff10\uff12\uff15\uff0d\uff12\uff10\uff13\uff10", "2025/2030"),
        ("Rabo, 15 Oktober 2025 s.d. 14 Oktober 2030", "2025-10-15/2030-10-14"),
        ("2025 M - 2030 M", "2025/2030"),
        ("2025--2030", "2025/2030"),
        ("2025 s.d.2030", "2025/2030"),
        ("10 hingga 12 Oktober 2025", "2025-10-10/2025-10-12"),
        ("1 Januari – 31 Desember 2025", "2025-01-01/2025-12-31"),
        ("1 Januari 2020 - 31 Desember 2024", "2020-01-01/2024-12-31"),
        ("2021 - sekarang", "2021/"),
        ("2021 s.d. kini", "2021/"),
        ("sejak 2021", "2021/"),
        ("sejak 3 Maret 2020 sampai sekarang", "2020-03-03/"),
        ("since 2021, open-ended", "2021/.."),
        ("Sisa Masa Bakti, 3 Maret 2025 s.d. 2 Maret 2030", "/2030-03-02"),
        ("Mei 2025-April 2030", "2025-05/2030-04"),
        ("Mei 2025 –April 2030", "2025-05/2030-04"),
        ("bulan Mei-Oktober 2025", "2025-05/2025-10"),
        ("15-10-2025–14-10-2030", "2025-10-15/2030-10-14"),
        ("MASA BHAKTI 2O24-2O29", "2024/2029"),
        ("1 (satu) Maret 2024 sampai dengan 28 (dua puluh delapan) Februari 2029", "2024-03-01/2029-02-28"),
        ("5 (lima) tahun terhitung sejak tanggal 1 Maret 2024", "2024-03-01/2029-02-28"),
        ("masa bakti lima tahun sejak 1 Maret 2024", "2024-03-01/2029-02-28"),
        ("TMT 1 Maret 2024 (5 tahun)", "2024-03-01/2029-02-28"),
        ("terhitung mulai tanggal 1 Maret 2024, selama 5 (lima) tahun", "2024-03-01/2029-02-28"),
        ("periode mei 2025 - april 2030", "2025-05/2030-04"),
    ],
)
def test_wordings_of_labels(label: str, read: str) -> None:
    """A label states two dates, the second of which is the last day; a term until now has an unknown end."""
    assert str(Period.parse_label(label)) == read


@pytest.mark.parametrize(
    "label", ["2025", "15 Oktober 2025", "Oktober 2025", "periode 2025", "Periode I", "2025\n2030"]
)
def test_a_single_date_is_not_a_label(label: str) -> None:
    """A label with one date does not state the end of the term, and years on two lines are not a label."""
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
        ("besok Jumat (17/10)", "2025-10-17"),
        ("lusa", "2025-10-18"),
        ("15 Oktober 2024", "2024-10-15"),
        ("15/10/25", "2025-10-15"),
        ("Rabu (15/10/25)", "2025-10-15"),
        ("kemarin (15/10/25)", "2025-10-15"),
        ("15 Okt 25", "2025-10-15"),
        ("15 Oktober ’25", "2025-10-15"),
        ("15-Okt-25", "2025-10-15"),
        ("15.10.24", "2024-10-15"),
        ("1/1/26", "2026-01-01"),
    ],
)
def test_the_day_of_publication_settles_the_year(text: str, read: str) -> None:
    """Dates without a year, with two digits of it, or relative to the day of publication are parsed if all agrees."""
    assert PartialDate.parse_text(text, published=PUBLISHED) == PartialDate.parse(read)


@pytest.mark.parametrize(
    "text",
    [
        "Kamis (15/10)",
        "15/10",
        "15 Oktober",
        "kemarin (14/10)",
        "Rabu",
        "Senin kemarin (15/10)",
        "Kamis (15/10/25)",
        "kemarin (15/10/24)",
        "kemarin, Kamis (16/10/2025)",
        "kemarin 2024",
        "15/10/23",  # near enough to be meant, but so is 1923 in an anniversary
        "28/10/28",  # the oath of 1928, or a day to come
        "29/2/25",
    ],
)
def test_the_day_of_publication_does_not_settle_the_year(text: str) -> None:
    """Another weekday, another day, a distant year or no weekday is rejected, and everything without that day."""
    with pytest.raises(ParseError, match="expected a date"):
        PartialDate.parse_text(text, published=PUBLISHED)
    with pytest.raises(ParseError, match="expected a date"):
        PartialDate.parse_text("Rabu (15/10)")


RELATIVE_WORDS = ("hari ini", "kemarin", "besok", "lusa")


@given(
    st.sampled_from(RELATIVE_WORDS),
    st.sampled_from([" ", ", ", ",", " (", ", Rabu ", ", hari "]),
    st.sampled_from(RELATIVE_WORDS),
    st.sampled_from(["", " (15/10)", ", 15 Oktober 2025"]),
    st.booleans(),
)
def test_two_relative_words_are_rejected(
    first: str,
    joint: str,
    second: str,
    date_text: str,
    upper: bool,  # noqa: FBT001
) -> None:
    """Two words relative to the day of publication are never one day: "kemarin lusa" is two days ago."""
    text = f"{first}{joint}{second}{date_text}"
    with pytest.raises(ParseError, match="expected a date"):
        PartialDate.parse_text(text.upper() if upper else text, published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("besok", date.max),
        ("lusa", date.max),
        ("lusa", date(9999, 12, 30)),
        ("kemarin", date.min),
        ("besok", date(2200, 12, 31)),
    ],
)
def test_relative_words_at_the_ends_of_the_calendar(text: str, published: date) -> None:
    """A relative word that leaves the calendar is rejected like any other text."""
    with pytest.raises(ParseError):
        PartialDate.parse_text(text, published=published)


def find_hint(text: str, published: date | None) -> str | None:
    """Return the hint of the error for a text that states no date."""
    with pytest.raises(ParseError) as caught:
        PartialDate.parse_text(text, published=published)
    assert caught.value.is_general
    return caught.value.hint


@pytest.mark.parametrize("text", ["kemarin (15/10)", "Rabu (15/10)", "15/10/25"])
def test_a_hint_names_the_day_of_publication(text: str) -> None:
    """The hint says whether the day of publication is missing or disagrees; there is none for any other text."""
    missing, disagrees = find_hint(text, None), find_hint(text, date(2020, 3, 1))
    assert None not in {missing, disagrees}
    assert missing != disagrees
    assert find_hint("Misal", None) is find_hint("Misal", date(2020, 3, 1)) is None


@pytest.mark.parametrize("published", ["2025-10-16", 2025])
def test_the_day_of_publication_is_a_date(published: Any) -> None:
    """A text or a number is not a day of publication."""
    with pytest.raises(WrongTypeError, match="expected a date, got"):
        PartialDate.parse_text("hari ini", published=published)


WORDS = ("senin", "jumat", "minggu", "15", "6", "oktober", "desember", "2025", "2030", "s.d.", "–", "(", ")", "periode")


@given(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.dictionaries(st.sampled_from("isk"), st.sampled_from("\u0130\u0131\u017f\u212a"), max_size=3),
    st.booleans(),
)
def test_letters_of_other_alphabets(text: str, letters: dict[str, str], upper: bool) -> None:  # noqa: FBT001
    """Letters that match others in any case raise ParseError at most."""
    for letter, other in letters.items():
        text = text.replace(letter, other)
    for read in (PartialDate.parse_text, Period.parse_text, Period.parse_label):
        try:
            read(text.upper() if upper else text)
        except ParseError:
            continue


@given(written_periods(), st.data())
def test_numbers_are_not_joined_across_lines(text: str, data: st.DataObject) -> None:
    """A line break within a number never gives the period with the whole number."""
    words = Period.parse(text).to_text(language="id")
    inside = [at for at in range(1, len(words)) if words[at - 1].isdigit() and words[at].isdigit()]
    if inside:
        at = data.draw(st.sampled_from(inside))
        broken = f"{words[:at]}\n{words[at:]}"
        with suppress(ParseError):
            assert Period.parse_text(broken) != Period.parse(text)
