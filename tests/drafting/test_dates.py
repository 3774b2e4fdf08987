"""Days found in texts."""

from __future__ import annotations

from datetime import date

import pytest

from psm_model.drafting import find_dates

PUBLISHED = date(2025, 10, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada Rabu (15/10/2025) pagi", [("Rabu (15/10/2025) pagi", "2025-10-15")]),
        ("Pada 3 Maret 2025 dan 4 Maret 2025", [("3 Maret 2025", "2025-03-03"), ("4 Maret 2025", "2025-03-04")]),
        ("Kamis, 16 Oktober 2025 | 10.12 WIB", [("Kamis, 16 Oktober 2025 | 10.12", "2025-10-16")]),
        ("pada tanggal : l5 0ktober 2O25", [("l5 0ktober 2O25", "2025-10-15")]),
        ("PADA TANGGAL  : 09-01-2023", [("09-01-2023", "2023-01-09")]),
        ("kemarin (15/10)", [("kemarin (15/10)", "2025-10-15")]),
        ("Rabu (15/10) kemarin di Batang", [("Rabu (15/10) kemarin", "2025-10-15")]),
        ("pagi tadi (14/10), Bupati", [("14/10", "2025-10-14")]),
        ("pasal (3/4) itu", [("3/4", "None")]),
        ("Senin (13/10/25)", [("Senin (13/10/25)", "2025-10-13")]),
        ("Selasa (13/10/25)", [("Selasa (13/10/25)", "None")]),
        # The weekday contradicts the date, or the date does not exist.
        ("Minggu (30/6/2026)", [("Minggu (30/6/2026)", "None")]),
        ("31 Februari 2025", [("31 Februari 2025", "None")]),
        # The day of publication is a Thursday.
        ("dilantik Rabu lalu", [("Rabu lalu", "2025-10-15")]),
        ("dilantik Rabu kemarin", [("Rabu kemarin", "2025-10-15")]),
        ("dilantik Jumat malam yang lalu", [("Jumat malam yang lalu", "2025-10-10")]),
        ("dilantik hari Minggu lalu", [("Minggu lalu", "2025-10-12")]),
        ("dilantik Jumat mendatang", [("Jumat mendatang", "2025-10-17")]),
        ("dilantik tiga hari lalu", [("tiga hari lalu", "2025-10-13")]),
        ("dilantik 2 hari yang lalu", [("2 hari yang lalu", "2025-10-14")]),
        # Neither this Thursday nor that of last week is stated.
        ("dilantik Kamis lalu", [("Kamis lalu", "None")]),
        ("Rabu kemarin (8/10/2025)", [("Rabu kemarin (8/10/2025)", "2025-10-08")]),
        # No days.
        ("pekan ini, bukan Minggu lalu", []),
        ("dilantik Rabu\nLalu acara dibuka", []),
        ("16-17 Oktober 2025", []),
        ("15 s.d. 16 Oktober 2025", []),
        ("Oktober 2025 dan tahun 2025", []),
        ("Nomor 460/10/2025 dan 12.500 orang, Pasal 3 ayat (2)", []),
        ("akhir pekan kemarin", []),
        ("pada bulan Juli kemarin", []),
        ("masa bakti 2025-2030", []),
    ],
)
def test_days(text: str, expected: list[tuple[str, str]]) -> None:
    """Whole days are found with the words around them, and nothing else is."""
    assert [(found.as_written, str(found.value)) for found in find_dates(text, published=PUBLISHED)] == expected


@pytest.mark.parametrize(
    "text", ["Rabu (15/10)", "kemarin (15/10)", "hari ini", "15/10/25", "Rabu lalu", "dua hari lalu"]
)
def test_days_that_depend_on_publication(text: str) -> None:
    """Without the day of publication, a day that depends on it has no value."""
    assert [found.value for found in find_dates(text)] == [None]
    (found,) = find_dates(text, published=PUBLISHED)
    assert found.value is not None


def test_days_ago_before_the_calendar_begins() -> None:
    """A day before the first one of the calendar has no value."""
    (found,) = find_dates("dua hari lalu", published=date.min)
    assert (found.as_written, found.value) == ("dua hari lalu", None)
