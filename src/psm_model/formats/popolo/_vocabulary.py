"""The words of a Popolo document that reading and writing share: collections, classifications, areas and titles."""

from __future__ import annotations

from typing import Final

from psm_model.entities.titles import ParsedTitle, parse_title
from psm_model.errors import ParseError
from psm_model.values.area import AreaCode

__all__ = [
    "AREA_PREFIX",
    "BOARD_TERM",
    "COLLECTIONS",
    "INAUGURATION",
    "OFFICE",
    "TERM_CLASSES",
    "make_area",
    "try_parse_title",
]

COLLECTIONS: Final = ("persons", "organizations", "memberships", "posts", "events", "areas")
"""The supported collections of a Popolo document."""
BOARD_TERM: Final = "board term"
"""The classification of an event that is a board term."""
TERM_CLASSES: Final = frozenset({BOARD_TERM, "legislative period"})
"""The classifications of events that are terms."""
INAUGURATION: Final = "inauguration"
"""The classification of an event that is the inauguration of the board of its parent, a term."""
OFFICE: Final = "office"
"""The classification of a member that is an office, neither a person nor an organisation."""
AREA_PREFIX: Final = "kemendagri:"
"""The prefix of the id of an area, before a code of the Ministry of Home Affairs."""


def make_area(area_id: str) -> dict[str, str]:
    """Return the area with an id that begins with `AREA_PREFIX`; only the id if no code follows.

    >>> make_area("kemendagri:33.25")["classification"]
    'regency'
    """
    code = area_id.removeprefix(AREA_PREFIX)
    try:
        area = AreaCode(code)
    except ParseError:
        return {"id": area_id}
    return {"id": area_id, "identifier": code, "classification": (area.kind or area.level).value}


def try_parse_title(title: object) -> ParsedTitle | None:
    """Parse a title. Return None if it is not a title, or is ambiguous."""
    try:
        return parse_title(title) if isinstance(title, str) else None
    except ParseError:
        return None
