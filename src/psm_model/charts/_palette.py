"""The colours of pictures: those that Okabe and Ito chose to be told apart by all readers, and tints of them."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus

__all__ = ["ALERT", "BAND", "FAINT", "FILLS", "GRID", "INK", "Fill"]

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
