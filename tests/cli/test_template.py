"""The command `template`: an empty workbook or tables."""

from __future__ import annotations

from pathlib import Path

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import load
from tests.cli.commands import Captured, run


def test_template_replaces_no_file(tmp_path: Path, capsys: Captured) -> None:
    """A template replaces an existing file only with `--force`."""
    file = tmp_path / "register.xlsx"
    file.write_bytes(b"filled in")
    assert run("template", file) == cli.UNREADABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"psm-model: {file}: the file exists; use --force to replace it"
    assert file.read_bytes() == b"filled in"
    assert run("template", "--force", file) == cli.OK
    assert load(file) == Register()
