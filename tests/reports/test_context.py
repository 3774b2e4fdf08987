"""What a report shows of a document beside its findings: each part alone, and nothing by default."""

from __future__ import annotations

from psm_model.formats.locations import Position
from psm_model.pointers import entity_pointer
from psm_model.reports.context import NO_LOCATIONS, DocumentContext
from psm_model.reports.excerpts import Excerpt
from psm_model.reports.owners import Owner
from psm_model.reports.text import render_text
from tests.reports.reports import troubled


def test_nothing_is_shown_by_default() -> None:
    """An empty context adds nothing, and no file has locations."""
    assert render_text(troubled(), context=DocumentContext()) == render_text(troubled())
    assert dict(NO_LOCATIONS) == {}


def test_each_part_is_shown_alone() -> None:
    """A location, an excerpt and an owner each appear in the text without the others."""
    report = troubled()
    path = next(finding.path for finding in report if finding.path.startswith("/board_terms"))
    owned = ("/board_terms", "/organisations")
    owners = {entity_pointer(other): Owner("o", "IPSM Contoh") for other in report.pointers if other.startswith(owned)}
    for context, shown in (
        (DocumentContext(locations={path: Position(987, 6)}), "  987:6"),
        (DocumentContext(excerpts={path: Excerpt(line=987, text="here", start=0, end=4)}), "  here\n"),
        (DocumentContext(owners=owners), "IPSM Contoh (o)"),
    ):
        assert shown in render_text(report, context=context)
        assert shown not in render_text(report)
