"""Colours of pictures: the colour-blind-safe palette of Okabe and Ito, and tints of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus

__all__ = ["ALERT", "ATTESTED", "BAND", "FAINT", "FILLS", "GRID", "INK", "PAPER", "Fill", "tint"]

PAPER: Final = "white"
"""The page, and boxes that keep lines out of texts."""
INK: Final = "#1a1a1a"
"""Text and signs."""
FAINT: Final = "#5c5c5c"
"""Secondary text."""
GRID: Final = "#d9d9d9"
"""Grid lines."""
BAND: Final = "#eef1f4"
"""The background of headings."""
ALERT: Final = "#b34700"
"""Findings: vermilion, darkened for small text."""
ATTESTED: Final = "#f0e442"
"""The head that marks an attested day."""


class Fill(NamedTuple):
    """The fill of the bars of a status; colour is never the only sign."""

    colours: tuple[str, str]
    """Alternating colours that separate adjacent bars."""
    edge: str
    """The colour of the outline and the hatching."""
    hatch: str | None
    """The hatching."""


FILLS: Final = {
    TermStatus.IN_OFFICE: Fill(("#56b4e9", "#b5def5"), "#005b8e", None),
    TermStatus.ANNULLED: Fill(("#e0e0e0", "#e0e0e0"), "#8a8a8a", "xxx"),
    TermStatus.DISPUTED: Fill(("#f6cf7f", "#f6cf7f"), "#9a6a00", "///"),
    TermStatus.CARETAKER: Fill(("#86d3bb", "#86d3bb"), "#006b4e", "..."),
}


def tint(colour: str, share: float) -> str:
    """Return a colour blended with white.

    >>> tint("#8a8a8a", 1), tint("#8a8a8a", 0), tint("#006b4e", 0.5)
    ('#8a8a8a', '#ffffff', '#80b5a6')
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in parts)
