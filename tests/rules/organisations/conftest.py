"""Fixtures of the tests of organisations."""

from __future__ import annotations

import pytest

from tests.rules.organisations.areas_records import Table


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    """Replace the table of codes and names, or simulate that its package is not installed."""

    def put(names: dict[str, str] | None) -> None:
        known = None if names is None else names.get
        for module in ("psm_model.values.area_table", "psm_model.rules.organisations.unknown_area"):
            monkeypatch.setattr(f"{module}.load_area_lookup", lambda: known)
        monkeypatch.setattr("psm_model.rules.organisations.name_of_another_area.area_names", lambda _depth: names)

    return put
