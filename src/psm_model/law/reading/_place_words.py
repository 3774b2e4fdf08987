"""The words with which a place begins, as data."""

from __future__ import annotations

from functools import cache
from typing import Final

from psm_model.law._vocabulary import add_spellings
from psm_model.law.pinpoint import Division

from ._place_units import LEVELS_BY_WORD

__all__ = ["CLOSING", "CONSIDERATIONS", "PREAMBLE", "list_place_words"]

PREAMBLE: Final = {"menimbang": Division.RECITALS, "mengingat": Division.CITATIONS}
CONSIDERATIONS: Final = frozenset(
    ["konsideran", "konsiderans", "konsideransnya", "preambul", "preambule", "preamble", "pertimbangan"]
)
"""Names of the recitals, which are lettered; what else is called "pertimbangan" has no letters."""
CLOSING: Final = {"peralihan": Division.TRANSITIONAL, "tambahan": Division.ADDITIONAL}
"""Divisions whose articles have Roman numbers of their own, by the word after "Aturan"."""


@cache
def list_place_words() -> frozenset[str]:
    """Return the words with which a pinpoint may begin, in small letters."""
    return (
        frozenset(add_spellings(LEVELS_BY_WORD))
        | PREAMBLE.keys()
        | CONSIDERATIONS
        | {"penjelasan", "elucidation", "aturan"}
    )
