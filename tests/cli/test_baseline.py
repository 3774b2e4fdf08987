"""Baselines of the command check: written, read, and refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from psm_model import cli
from tests.cli.commands import BATANG, TROUBLED, Captured, list_codes, run


def test_known_findings(tmp_path: Path, capsys: Captured) -> None:
    """Writing a baseline is reported; later its findings are left out, and new and gone findings are reported."""
    known, file = tmp_path / "known.json", tmp_path / "register.json"
    shutil.copy(TROUBLED, file)
    assert run("check", "--write-baseline", known, file) == cli.OK
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"psm-model: 7 findings written to {known} as known\n")
    assert run("check", "--baseline", known, file, BATANG) == cli.OK
    lines = capsys.readouterr().out.splitlines()
    assert "known from the baseline: 7" in lines
    assert len([line for line in lines if line.startswith("  PSM") and f", {file}:" in line]) == 7
    tree = json.loads(file.read_text(encoding="utf-8"))
    tree["board_terms"][4]["label"] = "2030-2020"
    tree["board_terms"][5].pop("label")
    file.write_text(json.dumps(tree), encoding="utf-8")
    assert run("check", "--baseline", known, file) == cli.OK
    captured = capsys.readouterr()
    summary = "psm-model: 6 findings left out as known; no longer found: 1 finding of the baseline\n"
    assert captured.err == summary
    assert captured.out.split("\n\n")[-2] == "in the baseline, but no longer found: 1\n  PSM110 ipsm-misal, misal-2025"
    assert list_codes(captured.out) == ["PSM111"]
    run("check", "--baseline", known, "--format", "json", file)
    document = json.loads(capsys.readouterr().out)
    assert [len(report["known"]) for report in document["reports"]] == [6]
    assert [(entry["code"], entry["times"]) for entry in document["gone"]] == [("PSM110", 1)]
    run("check", "--baseline", known, "--format", "sarif", file)
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    assert (len(log["properties"]["known"]), log["properties"]["gone"]) == (6, document["gone"])
    assert all("region" in each["locations"][0]["physicalLocation"] for each in log["properties"]["known"])
    run("check", "--baseline", known, "--format", "github", file)
    lines = capsys.readouterr().out.splitlines()
    assert (lines.count("::endgroup::"), lines[-2]) == (2, "PSM110 ipsm-misal, misal-2025")
    # A finding of an ignored rule is not reported as gone.
    run("check", "--baseline", known, "--format", "json", "--ignore", "PSM11", file)
    assert json.loads(capsys.readouterr().out)["gone"] == []
    run("check", "--baseline", known, "--format", "json", file, tmp_path / "none.json")
    assert "gone" not in json.loads(capsys.readouterr().out)
    assert run("check", "--baseline", file, file) == cli.UNREADABLE
    assert "expected a baseline of version 1" in capsys.readouterr().err
    assert run("check", "--baseline", tmp_path / "none.json", file) == cli.UNREADABLE
    assert "cannot be read: no such file" in capsys.readouterr().err
    assert run("check", "--write-baseline", tmp_path / "none" / "x.json", file) == cli.UNREADABLE
    assert "cannot be written: no such file" in capsys.readouterr().err
