"""The command `stats`: counts, as text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from psm_model import cli
from tests.cli.commands import BATANG, TROUBLED, Captured, run


@pytest.mark.parametrize(
    ("table", "has_names"), [({"33": "Jawa Tengah"}.get, True), (None, False)], ids=["installed", "not installed"]
)
def test_provinces_have_names_with_the_table(
    table: object,
    has_names: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    """With the table of areas, `stats` and the timeline in text name provinces; without it they show codes."""
    monkeypatch.setattr("psm_model.values.area_table.load_area_lookup", lambda: table)
    assert (
        run("stats", BATANG) == run("timeline", BATANG) == run("timeline", BATANG, "-o", tmp_path / "x.txt") == cli.OK
    )
    output = capsys.readouterr().out
    assert ("province 33 Jawa Tengah" in output) is has_names
    for text in (output, (tmp_path / "x.txt").read_text(encoding="utf-8")):
        assert ("Jawa Tengah Province (33)" if has_names else "Province 33") in text


def test_stats(capsys: Captured) -> None:
    """The counts are available as text and as JSON."""
    assert run("stats", TROUBLED, "--lang", "id") == cli.OK
    assert capsys.readouterr().out
    assert run("stats", TROUBLED, "--format", "json") == cli.OK
    assert json.loads(capsys.readouterr().out)["psm_statistics"] == 1
