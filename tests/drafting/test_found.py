"""Values found in texts."""

from __future__ import annotations

from psm_model.drafting import Found


def test_equal_values_at_other_places_differ() -> None:
    """What was found is identified by its place too."""
    first = Found(span=(0, 4), as_written="2025", value=2025)
    assert first == Found(span=(0, 4), as_written="2025", value=2025)
    assert first != Found(span=(9, 13), as_written="2025", value=2025)
