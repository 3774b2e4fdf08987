"""has_surplus: texts that say more than a date."""

from __future__ import annotations

import pytest
from hypothesis import given

from psm_model.strategies import partial_dates
from psm_model.values import PartialDate
from psm_model.values.date_surplus import has_surplus

DATES = [
    "15/10/2025",
    "Rabu, 15 Oktober 2025",
    "tanggal 15 (lima belas) bulan Oktober tahun 2025",
    "tanggal lima belas bulan Oktober tahun dua ribu dua puluh lima",
    "October 15, 2025",
    "2025-10-15 00:00:00",
    "15/10/2025 0:00",
    "Oktober 2025",
    "2025",
]
MORE = [
    "Batang, 15 Oktober 2025",
    "Ditetapkan di Batang pada tanggal 15 Oktober 2025",
    "15 Oktober 2025 pukul 09.00 WIB",
    "Rabu malam (15/10/2025)",
    "3 Maret 1970 / 25 Dzulhijjah 1389 H",
    "Jum'at Legi, 5 September 2025",
]


@given(partial_dates())
def test_a_date_alone_has_no_surplus(day: PartialDate) -> None:
    """A date as the library writes it, in a document or in words, says no more than the date."""
    for text in (str(day), *(day.to_text(language=language) for language in ("en", "id"))):
        assert not has_surplus(text)


@pytest.mark.parametrize("text", DATES)
def test_other_ways_to_write_a_date_have_no_surplus(text: str) -> None:
    """A weekday, words for the numbers and words such as *tanggal* say no more than the date."""
    assert not has_surplus(text)


@pytest.mark.parametrize("text", ["", "Batang", "32 Oktober 2025", "15 Oktober"])
def test_a_text_that_is_no_date_has_no_surplus(text: str) -> None:
    """A text from which no date is read loses nothing beside it."""
    assert not has_surplus(text)


@pytest.mark.parametrize("text", MORE)
def test_places_times_and_other_calendars_are_surplus(text: str) -> None:
    """A place, the time of day and the date of another calendar are more than the date."""
    assert has_surplus(text)
