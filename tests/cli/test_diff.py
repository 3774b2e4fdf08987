"""The command `diff`: what changed between two registers."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump, dumps, load
from tests.cli.commands import TROUBLED, Captured, run
from tests.rules.samples import IPSM, term


def test_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """Two formats of one register do not differ; a change is printed, and sets the exit code."""
    dump(load(TROUBLED), tmp_path / "x.jsonl")
    assert run("diff", TROUBLED, tmp_path / "x.jsonl") == cli.OK
    capsys.readouterr()
    ended = Register.of(IPSM, term("2020-01-01/..", "t"))
    dump(ended, tmp_path / "old.json")
    dump(Register.of(IPSM, term("2020-01-01/2024-12-31", "t")), tmp_path / "new.json")
    assert run("diff", tmp_path / "old.json", tmp_path / "new.json") == cli.FOUND
    assert "31 December 2024" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dumps(ended).encode())))
    assert run("diff", "-", tmp_path / "new.json", "--format", "json", "--lang", "id") == cli.FOUND
    assert len(json.loads(capsys.readouterr().out)["changes"]) == 1


def test_standard_input_is_read_once(capsys: Captured) -> None:
    """Standard input for both registers is refused before it is read."""
    assert run("diff", "-", "-") == cli.UNREADABLE
    assert capsys.readouterr().err == (
        "psm-model: standard input can be read only once: expected - for one register, got it for both\n"
    )
