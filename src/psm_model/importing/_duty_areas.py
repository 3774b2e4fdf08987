"""The level of the areas below headings that do not say it, as Wilayah Tugas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from psm_model.i18n import Bilingual

from ._areas import DISTRICT, VILLAGE, find_area_word, list_codes
from ._duty_headings import AREA_LEVELS, DUTY, FILLERS, find_duty_area
from ._row_kinds import cell_text, is_dash

__all__ = ["judge_duty_area"]

_READ_AS_DISTRICTS: Final = Bilingual(
    "read as districts, by their names; write place.village if they are villages",
    "dibaca sebagai kecamatan menurut namanya; tulis place.village jika itu desa",
)
_READ_AS_VILLAGES: Final = Bilingual(
    "read as villages; write place.district if they are districts",
    "dibaca sebagai desa; tulis place.district jika itu kecamatan",
)


def judge_duty_area(words: Sequence[str], cells: Iterable[object]) -> tuple[str, Bilingual] | None:
    """Return the place of a column whose heading does not say its level, and what is uncertain; None for another.

    The names of districts are far fewer than those of villages, so that names that districts have too are theirs.

    Args:
        words: The words of the heading.
        cells: The cells below it.

    >>> judge_duty_area(["wilayah", "tugas"], ["Kec. Contoh", "Kec. Misal"])[0]
    'place.district'
    """
    if not DUTY & {*words} or not FILLERS.issuperset({*words} - {*AREA_LEVELS}) or find_duty_area(words) is not None:
        return None
    texts = {text for cell in cells if (text := cell_text(cell)) and not is_dash(text)}
    votes = [_find_level(text) for text in texts]
    if 2 * sum(vote is not None for vote in votes) < len(votes) and "wilayah tugas" not in " ".join(words):
        return None
    if votes.count("place.district") > votes.count("place.village"):
        return "place.district", _READ_AS_DISTRICTS
    return "place.village", _READ_AS_VILLAGES


def _find_level(text: str) -> str | None:
    word = find_area_word(text)
    if word is not None:
        return AREA_LEVELS.get(word)
    if list_codes(text, DISTRICT, ""):
        return "place.district"
    return "place.village" if list_codes(text, VILLAGE, "") else None
