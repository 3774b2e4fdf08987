"""PSM104, PSM105 and PSM507: when a board was inaugurated, and by whose authority."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Inauguration
from psm_model.values import Verdict
from tests.rules.samples import MAYBE, NO, YES, found, term, verdict
from tests.rules.terms.inaugurations_records import inaugurated


@pytest.mark.parametrize(
    ("span", "written", "expected"),
    [
        ("2020-01-01/2025-01-01", "2021-12-31", NO),
        ("2020-01-01/2025-01-01", "2022-01-01", YES),
        ("2020-12-31/2025-12-31", "2022-01-01", YES),
        ("2020-12-31/2025-12-31", "2021-12-31", NO),
        ("2020/2025", "2021", NO),
        ("2020/2025", "2022", YES),
        ("2020-01-01/2025", "2019", NO),  # too early is for PSM104
        ("/2025", "2026-12-31", MAYBE),
        ("/2025", "2027", YES),
        ("/2024-12-31", "2026", YES),  # it started in 2024 at the latest
        ("/2025-01-01", "2026", MAYBE),
        ("/..", "2030", MAYBE),
        ("2020-01-01/", "2022-01-01", YES),
    ],
)
def test_bounds_of_lateness(span: str, written: str, expected: Verdict) -> None:
    """A board is not late on the last day of the year after its first, and is on the next."""
    assert verdict("PSM105", inaugurated(term(span), written)) is expected


@pytest.mark.parametrize("code", ["PSM104", "PSM105"])
def test_silent_without_dates(code: str) -> None:
    """Where the term or the inauguration has no date, nothing is asked of the two."""
    assert found(code, inaugurated(term(None), "2030")) == []
    assert found(code, inaugurated(term(None, label="2023-2006"), "2030")) == []
    assert found(code, inaugurated(term("2020/2025"), None)) == []
    assert found(code, term("2020/2025")) == []
    as_written = Inauguration(date_as_written="Senin (15/10)", kind="dilantik")
    assert found(code, attrs.evolve(term("2020/2025"), inauguration=as_written)) == []
    assert len(found(code, inaugurated(term("2020/2025"), "2030"))) == 1
