"""PSM104 and PSM105: bounds of a late inauguration, and inaugurations without dates."""

from __future__ import annotations

import attrs
import pytest

from psm_model.entities import Inauguration
from psm_model.values import Verdict
from tests.rules.samples import MAYBE, NO, YES, run_rule, term, verdict
from tests.rules.terms.inaugurations_records import with_inauguration


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
    """An inauguration is late from the first day of the second year after the start."""
    assert verdict("PSM105", with_inauguration(term(span), written)) is expected


@pytest.mark.parametrize("code", ["PSM104", "PSM105"])
def test_undated_terms_and_inaugurations_have_no_finding(code: str) -> None:
    """A term or an inauguration without a date is not checked."""
    assert run_rule(code, with_inauguration(term(None), "2030")) == []
    assert run_rule(code, with_inauguration(term(None, label="2023-2006"), "2030")) == []
    assert run_rule(code, with_inauguration(term("2020/2025"), None)) == []
    assert run_rule(code, term("2020/2025")) == []
    as_written = Inauguration(date_as_written="Senin (15/10)", kind="dilantik")
    assert run_rule(code, attrs.evolve(term("2020/2025"), inaugurations=(as_written,))) == []
    assert len(run_rule(code, with_inauguration(term("2020/2025"), "2030"))) == 1
