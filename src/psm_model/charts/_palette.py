"""The colours of pictures: those that Okabe and Ito chose to be told apart by all readers, and tints of them."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus

__all__ = ["ALERT", "BAND", "FAINT", "FILLS", "GRID", "INK", "Fill", "tint"]

INK: Final = "#1a1a1a"
"""Words and signs."""
FAINT: Final = "#5c5c5c"
"""Words of less weight."""
GRID: Final = "#d9d9d9"
"""Lines that lead the eye."""
BAND: Final = "#eef1f4"
"""Behind headings."""
ALERT: Final = "#b34700"
"""Findings: vermilion, darker for the sake of small letters."""


class Fill(NamedTuple):
    """How the bars of a status are filled; never told by colour alone."""

    colours: tuple[str, str]
    """By turns, so that one bar is told from the next."""
    edge: str
    """The colour of the line around and of the hatching."""
    hatch: str | None
    """The hatching."""


FILLS: Final = {
    TermStatus.IN_OFFICE: Fill(("#56b4e9", "#b5def5"), "#005b8e", None),
    TermStatus.ANNULLED: Fill(("#e0e0e0", "#e0e0e0"), "#8a8a8a", "xxx"),
    TermStatus.DISPUTED: Fill(("#f6cf7f", "#f6cf7f"), "#9a6a00", "///"),
    TermStatus.CARETAKER: Fill(("#86d3bb", "#86d3bb"), "#006b4e", "..."),
}


def tint(colour: str, share: float) -> str:
    """Return a colour of which so much is there on white.

    >>> tint("#8a8a8a", 1), tint("#8a8a8a", 0), tint("#006b4e", 0.5)
    ('#8a8a8a', '#ffffff', '#80b5a6')
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in parts)
