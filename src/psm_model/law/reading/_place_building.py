"""The building of pinpoints from the values that are read: what still holds, and what a place is part of."""

from __future__ import annotations

from typing import Final

import attrs

from psm_model.errors import ParseError
from psm_model.law._place_levels import LEVELS, PlaceLevel
from psm_model.law._place_order import runs_backwards
from psm_model.law.pinpoint import Division, Pinpoint, list_levels

from ._place_divisions import put_into_closing
from ._place_separators import Separator
from ._place_words import CLOSING

__all__ = ["WHOLE_LEVELS", "add_place", "build_pinpoint", "keep_path", "put_into_article"]

_RANK: Final = {level: rank for rank, level in enumerate(LEVELS)}
WHOLE_LEVELS: Final[frozenset[PlaceLevel]] = frozenset(["article", "chapter", "annex", "dictum"])
"""Levels that begin a new place, in which no level before them holds."""


def keep_path(path: dict[PlaceLevel, str], level: PlaceLevel) -> dict[PlaceLevel, str]:
    """Return the part of a path that still holds when another place names a level."""
    if level in WHOLE_LEVELS:
        return {}
    kept: dict[PlaceLevel, str] = {}
    for name, value in path.items():
        if name == level:
            break
        if _RANK[name] < _RANK[level] or (level == "letter" and name == "item"):
            kept[name] = value
    return kept


def build_pinpoint(path: dict[PlaceLevel, str], division: Division | None) -> Pinpoint | None:
    """Return the place with the levels of a path; None if there is none."""
    get = path.get
    chapter = get("chapter")
    part = get("part") if chapter else None
    if not (path.keys() - {"part"}):
        return None
    inner = get("article"), get("paragraph"), get("letter"), get("item")
    is_closing = division in CLOSING.values()
    within = None if is_closing else division
    try:
        place = Pinpoint(*inner, chapter=chapter, part=part, annex=get("annex"), dictum=get("dictum"), division=within)
    except ParseError:
        return None  # its parts exclude each other, "Menimbang ayat (2)"
    return put_into_closing(place, division) if is_closing and division else place


def put_into_article(found: list[Pinpoint], article: str) -> None:
    """Put places without an article into the article after them, "ayat (1) dan ayat (2) Pasal 9"."""
    for index in range(len(found) - 1, -1, -1):
        lacking = found[index]
        if lacking.is_standalone:
            break
        through = attrs.evolve(lacking.through, article=article) if lacking.through else None
        found[index] = attrs.evolve(lacking, article=article, through=through)


def add_place(found: list[Pinpoint], pinpoint: Pinpoint, separator: Separator) -> bool:
    """Add a place to those before it, or end the range that the last of them begins.

    Returns:
        Whether the range, if it is one, does not run backwards.
    """
    if separator is not Separator.THROUGH or not found or found[-1].through is not None:
        found.append(pinpoint)
        return True
    first = found[-1]
    if runs_backwards(list_levels(first), list_levels(pinpoint)):
        return False
    try:
        found[-1] = attrs.evolve(first, through=pinpoint)
    except ParseError:
        found.append(pinpoint)
    return True
