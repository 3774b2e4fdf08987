"""Values in which stores tend to fail: similar ids, and days that touch."""

from __future__ import annotations

from typing import Final

from psm_model.values.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

__all__ = ["DATES", "EARLIEST_DAY", "IDS", "LABELS", "LABEL_PAIRS", "LATEST_DAY", "NEW_ENDS", "TERM_PAIRS"]

IDS: Final = ("1", "2", "3", "01", "a", "A", "é", "e\u0301", "1 ", "' OR 1=1")
"""Ids that some stores confuse: as numbers, without case, normalised, or without trailing spaces."""
DATES: Final = tuple(
    map(
        PartialDate.parse,
        ("2020-01-01", "2020", "2024-12-31", "2025-01-01", "2025", "2025-01", "2025-07-01", "2020-02-29", "2030"),
    )
)
"""Dates that often touch or may overlap."""
LABELS: Final = ("periode 2020–2025", "masa bakti 2025–2030", "periode 2022–2027", "2023-2006")
"""Labels of terms, one of them unreadable."""
EARLIEST_DAY: Final = f"{FIRST_YEAR}-01-01"
"""The first day that a date can represent."""
LATEST_DAY: Final = f"{LAST_YEAR}-12-31"
"""The last day that a date can represent."""
TERM_PAIRS: Final = (
    ("2020-01-01/2024-12-31", "2025-01-01/2029-12-31"),
    ("2020-01-01/2025-01-01", "2025-01-01/2029-12-31"),
    ("2020-01-01/2025-01-02", "2025-01-01/2029-12-31"),
    ("2025-01-01/..", "2020-01-01/2024-12-31"),
    ("2025-01-01/..", "2020-01-01/2025-01-01"),
    ("2025-01-01/..", "2020-01-01/2025-01-02"),
    ("2019-01-01/2020-02-28", "2020-02-29/2024-02-28"),
    ("2019-01-01/2020-02-29", "2020-02-29/2024-02-28"),
    # Single days: the same, the next, and the first, the last and another day of a longer term.
    ("2020-01-01/2020-01-01", "2020-01-01/2020-01-01"),
    ("2020-01-01/2020-01-01", "2020-01-02/2020-01-02"),
    ("2020-01-01/2020-01-01", "2020-01-01/2020-01-02"),
    ("2020-01-02/2020-01-02", "2020-01-01/2020-01-02"),
    ("2020-01-02/2020-01-02", "2020-01-01/2020-01-03"),
    # Both certainly share one day, which may be a handover day or not.
    ("2025-07-01/2025-07", "2025-07/2025-07-01"),
    ("2025-07-01/2025-07", "2025-07-01/2025-07-01"),
    ("2025-07-01/2025-07", "2025-07-01/2025-07"),
    ("2025-07-01/2025-07", "2025-06/2025-08"),
    ("2020/2025-01-01", "2025-01-01/2030"),
    ("2018/2023", "2024/2029"),
    ("2020/2025", "2025/2030"),
    ("2020-01/2025-06", "2025-06/.."),
    ("2020/2025", "2024/.."),
    # The first has no certain day, but certainly overlaps the second.
    ("2025/2025-07", "2020/2030"),
    ("2025/2025-07", "2025-07/2030"),
    ("2020-01-01/", "2022/.."),
    ("/2025", "2024/.."),
    ("/..", "/.."),
    (f"{EARLIEST_DAY}/{LATEST_DAY}", f"{LATEST_DAY}/.."),
    (f"{LATEST_DAY}/{LATEST_DAY}", f"{LATEST_DAY}/.."),
)
"""Two terms of one organisation that are disjoint, share a handover day, overlap, or may do so."""
LABEL_PAIRS: Final = (
    ("periode 2020–2025", "masa bakti 2025–2030"),
    ("periode 2020–2025", "masa bakti 2022–2027"),
    ("1 Januari 2020 s.d. 31 Desember 2024", "1 Januari 2025 s.d. 31 Desember 2029"),
    ("15 Oktober 2020 – 15 Oktober 2025", "15 Oktober 2025 – 15 Oktober 2030"),
    ("15 Oktober 2020 – 16 Oktober 2025", "15 Oktober 2025 – 15 Oktober 2030"),
)
"""The same for terms that have only labels."""
NEW_ENDS: Final = (
    ("2020-01-01/..", "2018-01-01/2020-01-01", "2020-01-01"),
    ("2020-01-01/..", "2018-01-01/2020-01-01", "2020-01-02"),
    ("2020-01-01/..", "2020-01-01/2020-01-01", "2020-01-01"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2021-12-31"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2022-01-01"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2022-01-02"),
    ("2020-01-01/2021-01-01", "2022-01-01/..", "2022"),
    ("2020/", "2022/..", "2023"),
    ("/2020", "2022/..", "2030"),
)
"""A term, another, and a new last day of the first.

The day is its own first day, the day before the other, the other's first day, a day later, or some day of the other's
year.
"""
