"""The page about the statute book: the facts about each instrument, their certainty, and their sources."""

from __future__ import annotations

from psm_model.law.statute import Edge, Statute
from psm_model.law.statutes import load_statutes

from .markdown import join_parts, table

__all__ = ["page"]


def _source(source: str) -> str:
    return f"<{source}>" if source.startswith("http") else source


def _statute(statute: Statute, edges: list[Edge]) -> str:
    facts = {
        "Title": "" if statute.title is None else statute.title,
        "Published in": "; ".join(str(gazette) for gazette in statute.gazettes),
        "Enacted": "" if statute.enacted is None else str(statute.enacted),
        "In force from": "" if statute.commenced is None else str(statute.commenced),
        "In force by": "" if statute.commenced_by is None else str(statute.commenced_by),
        "Certainty": str(statute.certainty),
        "Sources": "; ".join(_source(source) for source in statute.sources),
    }
    done = [
        (str(edge.kind), str(edge.target), str(edge.standing), "; ".join(_source(source) for source in edge.sources))
        for edge in edges
    ]
    return join_parts(
        f"## {statute.id}",
        "\n".join(f":{name}: {value}" for name, value in facts.items() if value),
        table(("Effect", "Instrument", "Standing", "Sources"), done),
    )


def page() -> str:
    """Return the page."""
    book = load_statutes()
    return join_parts(
        "# The statute book",
        "What the package knows about each instrument. It comes from public pages that we read in November 2026; "
        "nothing was checked against JDIH, the network in which the government publishes its law. Facts that no "
        "source gives are left out. *Quoted*: the words are in the source that we read. *Restated*: a secondary "
        "source says it. *Derived*: it follows from what sources say. The effect of one instrument on another is "
        "*verified* if official words state it and nothing that we read contradicts it, otherwise *claimed*.",
        *(
            _statute(statute, [edge for edge in book.edges if edge.source == statute.id])
            for statute in sorted(book.statutes, key=lambda statute: str(statute.id))
        ),
    )
