"""Registers to run the command on, and ways to run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from psm_model import cli
from psm_model.entities import Register
from tests.rules.samples import IPSM, term

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = ROOT / "examples"
BATANG: Final = str(EXAMPLES / "batang.json")
TROUBLED: Final = str(EXAMPLES / "troubled.json")
WAIVERS: Final = str(EXAMPLES / "troubled.toml")
CLEAN: Final = '{"psm_register": 1}'
WARNED: Final = """{"psm_register": 1, "organisations": [{"id": "o", "name": "IPSM", "level": "national"}],
  "board_terms": [{"id": "t", "organisation_id": "o", "label": "2023-2006"}]}"""
"""A register with one finding, a warning: PSM110."""
OPEN_TO_DOUBT: Final = WARNED.replace("2023-2006", "2022-2026")
"""A register with one finding, undetermined: PSM102."""
WRONG: Final = WARNED.replace('"organisation_id": "o"', '"organisation_id": "p"').replace("2023-2006", "2022-2027")
"""A register with one finding, an error: PSM002."""
TWO_BOARDS: Final = Register.of(IPSM, term("2020/2026", "a"), term("2024/2030", "b"))
"""A register with one finding, an error: PSM101."""
Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    """Run the command in this process and return its exit code, also for wrong usage."""
    try:
        return cli.main([str(argument) for argument in arguments])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def list_codes(text: str) -> list[str]:
    """Return the codes of the findings in a report's text, in their order."""
    return re.findall(r"^[a-z]+ (PSM\d{3}) ", text, re.MULTILINE)


def read_reports(captured: Captured, *arguments: str) -> Any:
    """Check as JSON and return the reports."""
    captured.readouterr()
    run("check", "--format", "json", *arguments)
    document = json.loads(captured.readouterr().out)
    assert document["psm_check"] == 1
    return document["reports"]


def run_process(
    *arguments: str, text: str | None = None, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a separate process, in a folder if it is given."""
    return subprocess.run(
        [sys.executable, "-m", "psm_model", *arguments],
        input=text,
        cwd=folder,
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        check=False,
    )
