"""Colours of pictures: the colour-blind-safe palette of Okabe and Ito, and tints of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus
from psm_model.views.term_state import TermState

__all__ = ["ALERT", "ATTESTED", "BAND", "FAINT", "FILLS", "GRID", "INK", "PAPER", "Fill", "find_fill", "tint"]

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
    """The fill of a bar; colour is never the only sign."""

    colour: str
    """The colour of its surface."""
    edge: str
    """The colour of its outline and its hatching."""
    hatch: str | None = None
    """The hatching."""


FILLS: Final = {
    TermStatus.IN_OFFICE: Fill("#8fcaee", "#005b8e"),
    TermStatus.ANNULLED: Fill("#ececec", "#8a8a8a", "crossed"),
    TermStatus.DISPUTED: Fill("#f6cf7f", "#9a6a00", "rising"),
    TermStatus.CARETAKER: Fill("#a5dfcd", "#006b4e", "falling"),
}
"""The fills by status."""
_STATES: Final = {
    TermState.UNDETERMINED: Fill("#d9edf9", "#005b8e"),
    TermState.TO_COME: Fill(PAPER, "#005b8e"),
    TermState.ENDED: Fill("#e4e6e8", "#868e95"),
}


def find_fill(status: TermStatus, state: TermState | None) -> Fill:
    """Return the fill of a bar by its status and its state on the day; a board in office has that of its status.

    >>> from psm_model.views.term_state import TermState
    >>> find_fill(TermStatus.CARETAKER, TermState.ENDED)
    Fill(colour='#e4e6e8', edge='#868e95', hatch='falling')
    """
    if state not in _STATES or status in {TermStatus.ANNULLED, TermStatus.DISPUTED}:
        return FILLS[status]
    return _STATES[state]._replace(hatch=FILLS[status].hatch)


def tint(colour: str, share: float) -> str:
    """Return a colour blended with white.

    >>> tint("#8a8a8a", 1), tint("#8a8a8a", 0), tint("#006b4e", 0.5)
    ('#8a8a8a', '#ffffff', '#80b5a6')
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in parts)
