"""Signs of a timeline as text, as block characters or in ASCII."""

from __future__ import annotations

from typing import Final, NamedTuple

from psm_model.entities.board_term import TermStatus

__all__ = ["ASCII", "UNICODE", "Glyphs"]


class Glyphs(NamedTuple):
    """The signs of a drawing."""

    shades: str
    """The shades, from faint to whole."""
    first: str
    """The first column of a bar directly after another."""
    statuses: dict[TermStatus, str]
    """A column of a bar by status, other than in office."""
    extension: str
    """A column of an extension."""
    open_end: str
    """The last column of a bar without an end."""
    inauguration: str
    """An inauguration."""
    planned: str
    """A planned inauguration."""
    extent_start: str
    """The start of an imprecise inauguration."""
    extent_end: str
    """Its end."""
    attested_day: str
    """An attested day."""
    attested_spread: str
    """A column of an imprecise attested day."""
    bracket_start: str
    """The start of a mark."""
    bracket_middle: str
    """A column of the middle of a mark."""
    bracket_end: str
    """The end of a mark."""
    bracket_alone: str
    """A mark of one column."""
    gap: str
    """A column of the middle of a mark on days without a board."""
    day: str
    """The day asked about, above the rows."""
    day_between: str
    """The day asked about, in a row without a bar there."""

    @property
    def brackets(self) -> tuple[str, ...]:
        """The signs of a mark on days with a board."""
        return self.bracket_start, self.bracket_middle, self.bracket_end, self.bracket_alone


UNICODE: Final = Glyphs(
    shades="░▒▓█",
    first="▐",
    statuses={TermStatus.ANNULLED: "x", TermStatus.DISPUTED: "▚", TermStatus.CARETAKER: "▤"},
    extension="═",
    open_end="►",
    inauguration="┃",
    planned="┊",
    extent_start="├",
    extent_end="┤",
    attested_day="◆",
    attested_spread="◇",
    bracket_start="└",
    bracket_middle="─",
    bracket_end="┘",
    bracket_alone="╵",
    gap="·",
    day="▼",
    day_between="╎",
)
ASCII: Final = Glyphs(
    shades=".-=#",
    first="[",
    statuses={TermStatus.ANNULLED: "x", TermStatus.DISPUTED: "%", TermStatus.CARETAKER: "+"},
    extension="&",
    open_end=">",
    inauguration="|",
    planned=":",
    extent_start="{",
    extent_end="}",
    attested_day="*",
    attested_spread="o",
    bracket_start="\\",
    bracket_middle="_",
    bracket_end="/",
    bracket_alone="^",
    gap="~",
    day="v",
    day_between="!",
)
