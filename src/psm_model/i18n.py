"""i18n: the languages of everything that people read, and dates in the words of each."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from psm_model.errors import shown

__all__ = ["LANGUAGES", "MONTHS", "WEEKDAYS", "Language", "format_date", "require_language"]

Language: TypeAlias = Literal["en", "id"]
"""English or Indonesian."""
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")
"""The languages of messages and explanations."""

_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_INDONESIAN_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": tuple(_ENGLISH_MONTHS.split()),
    "id": tuple(_INDONESIAN_MONTHS.split()),
}
"""The names of the months, January first."""
WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
}
"""The names of the days of the week, in the order of `datetime.date.weekday`: Monday first."""


def require_language(language: Language) -> Language:
    """Return the language if it is one of LANGUAGES.

    Raises:
        ValueError: it is not.
    """
    if language not in LANGUAGES:
        msg = f"expected one of the languages {', '.join(LANGUAGES)}, got {shown(language)}"
        raise ValueError(msg)
    return language


def format_date(year: int, month: int | None = None, day: int | None = None, *, language: Language) -> str:
    """Return a date, of which the year, the month and year, or all is known, as people write it.

    >>> format_date(2025, 10, 15, language="id"), format_date(2025, 5, language="en")
    ('15 Oktober 2025', 'May 2025')

    Raises:
        ValueError: the language is none of LANGUAGES.
    """
    names = MONTHS[require_language(language)]
    parts = (None if day is None else str(day), None if month is None else names[month - 1], str(year))
    return " ".join(part for part in parts if part is not None)
