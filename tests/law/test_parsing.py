"""parse_citation is the inverse of what the writer writes, and says where it stops."""

from __future__ import annotations

from hypothesis import given

from psm_model.law import Citation, parse_citation
from tests.law.strategies import citations


@given(citations)
def test_reads_the_long_form(citation: Citation) -> None:
    """What is written long is read as what it was."""
    assert citation == parse_citation(citation.long)


@given(citations)
def test_reads_the_short_form(citation: Citation) -> None:
    """What is written short is read as what it was."""
    assert citation == parse_citation(citation.short)
