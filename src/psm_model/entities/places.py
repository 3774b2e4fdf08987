"""The kinds of entities, and the list of each in a register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from .board_term import BoardTerm
from .decree import Decree
from .member import Member
from .organisation import Organisation
from .source import Source

__all__ = ["PLACES", "Entity"]

Entity: TypeAlias = Source | Decree | Organisation | Member | BoardTerm
"""What a register holds at its top: things with an id of their own."""
PLACES: Final[Mapping[type[Entity], tuple[str, str]]] = {
    Source: ("sources", "source"),
    Decree: ("decrees", "decree"),
    Organisation: ("organisations", "organisation"),
    Member: ("members", "member"),
    BoardTerm: ("board_terms", "board term"),
}
"""The list of each class of entities in a register, and what messages call one of it."""
