"""Indonesian legislation: kinds of instrument, citations of them, and how they are read from text."""

from __future__ import annotations

from .citation import Citation, InstrumentId
from .kinds import InstrumentKind
from .parsing import FoundCitation, Relation, find_citations, parse_citation
from .pinpoint import Pinpoint

__all__ = [
    "Citation",
    "FoundCitation",
    "InstrumentId",
    "InstrumentKind",
    "Pinpoint",
    "Relation",
    "find_citations",
    "parse_citation",
]
