"""The levels of a place in an instrument, from the annex to the numbered item: their values and their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple, TypeAlias

from psm_model.errors import ParseError
from psm_model.i18n import Bilingual

from ._names import ORDINALS

__all__ = [
    "INNER_LEVELS",
    "LEVELS",
    "LEVEL_WORDS",
    "NUMBERED_LEVELS",
    "ORDINAL_LEVELS",
    "OUTER_LEVELS",
    "PlaceLevel",
    "normalise_value",
]

PlaceLevel: TypeAlias = Literal["annex", "chapter", "part", "article", "dictum", "paragraph", "letter", "item"]
"""A level of a place, which is a field of a `Pinpoint`."""


class _ValueForm(NamedTuple):
    """The form of the values of a level."""

    shape: re.Pattern[str]
    """The form of a normalised value."""
    normalise: Callable[[str], str]
    """The function that normalises a value, which may still be invalid."""
    example: str
    """Valid values, for the message about an invalid one."""


def _normalise_article(text: str) -> str:
    """Write an article in capitals, but for "bis", "ter" and "quater"."""
    return re.sub("BIS|TER|QUATER", lambda word: word[0].lower(), text.upper().replace(" ", ""))


_VALUE_FORMS: Final[dict[PlaceLevel, _ValueForm]] = {
    "annex": _ValueForm(re.compile(r"[IVXLC]+|[1-9][0-9]{0,3}|[A-Z]"), str.upper, "'II'"),
    "chapter": _ValueForm(re.compile(r"[IVXLC]+[A-Z]?|[1-9][0-9]{0,3}"), str.upper, "'III'"),
    "part": _ValueForm(re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"), str.title, "'Pertama'"),
    # The letter O after digits is a misread zero.
    "article": _ValueForm(
        re.compile(r"[1-9][0-9]{0,3}(?:bis|ter|quater|[A-NP-Z][A-Z]?)?|[IVXLC]+"),
        _normalise_article,
        "'21', '18A', '303bis' or 'IV'",
    ),
    "dictum": _ValueForm(re.compile(r"[A-Z]+(?: [A-Z]+){0,2}"), str.upper, "'KESATU'"),
    # The letters i, l and o after digits are misread digits.
    "paragraph": _ValueForm(re.compile(r"[1-9][0-9]{0,3}[a-hjkmnp-z]?"), str.lower, "'1' or '1a'"),
    # After z come aa, bb or aa, ab.
    "letter": _ValueForm(re.compile(r"[a-z]|a[a-z]|([a-z])\1"), str.lower, "'a'"),
    "item": _ValueForm(re.compile(r"[1-9][0-9]{0,3}[a-hjkmnp-z]?"), str.lower, "'2'"),
}
LEVELS: Final = tuple(_VALUE_FORMS)
"""The levels from the outermost to the innermost, in the written order."""
LEVEL_WORDS: Final[dict[PlaceLevel, Bilingual]] = {
    "annex": Bilingual("Annex {}", "Lampiran {}"),
    "chapter": Bilingual("Chapter {}", "Bab {}"),
    "part": Bilingual("Part {}", "Bagian {}"),
    "article": Bilingual("Article {}", "Pasal {}"),
    "dictum": Bilingual("Dictum {}", "Diktum {}"),
    "paragraph": Bilingual("paragraph ({})", "ayat ({})"),
    "letter": Bilingual("letter {}", "huruf {}"),
    "item": Bilingual("number {}", "angka {}"),
}
"""Each level in words, with a place for its value."""
INNER_LEVELS: Final[frozenset[PlaceLevel]] = frozenset(["paragraph", "letter", "item"])
"""Levels within an article, a dictum or a division."""
OUTER_LEVELS: Final[frozenset[PlaceLevel]] = frozenset(["annex", "chapter", "part", "dictum"])
"""Levels that may contain articles, or take their place."""
ORDINAL_LEVELS: Final[frozenset[PlaceLevel]] = frozenset(["part", "dictum"])
"""Levels whose values are ordinals."""
NUMBERED_LEVELS: Final[frozenset[PlaceLevel]] = frozenset(["paragraph", "item"])
"""Levels whose values are numbers, in brackets or not."""


def normalise_value(level: PlaceLevel, value: str) -> str:
    """Normalise the value of a level: article "18a" becomes "18A".

    Raises:
        ParseError: the value is invalid at that level.
    """
    form = _VALUE_FORMS[level]
    text = form.normalise(value)
    is_ordinal = level not in ORDINAL_LEVELS or ORDINALS.issuperset(text.lower().split())
    if form.shape.fullmatch(text) is None or not is_ordinal:
        raise ParseError("pinpoint", f"{form.example} as {level}", value)
    return text
