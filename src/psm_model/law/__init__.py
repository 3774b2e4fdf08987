"""Indonesian legislation: kinds of instrument, citations, their recognition in text, and the statute book."""

from __future__ import annotations

from .citation import Citation, InstrumentId
from .found_citation import FoundCitation, find_citations
from .kinds import InstrumentKind
from .pinpoint import Division, Pinpoint
from .relation import Relation
from .statute import ArticleShape, Certainty, Edge, EdgeKind, Gazette, Standing, Statute
from .statutes import StatuteBook, in_force

__all__ = [
    "ArticleShape",
    "Certainty",
    "Citation",
    "Division",
    "Edge",
    "EdgeKind",
    "FoundCitation",
    "Gazette",
    "InstrumentId",
    "InstrumentKind",
    "Pinpoint",
    "Relation",
    "Standing",
    "Statute",
    "StatuteBook",
    "find_citations",
    "in_force",
]
