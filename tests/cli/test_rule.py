"""The command `rule`: it explains a rule in both languages, those of a configuration too, and refuses unknown codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from psm_model.cli import OK, UNREADABLE, main
from psm_model.i18n import LANGUAGES
from psm_model.reports.explanation import explain
from psm_model.rules import RULES


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_is_explained(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints what `explain` returns, in the requested language."""
    assert main(["rule", "PSM101", "--lang", language]) == OK
    output = capsys.readouterr().out
    assert RULES["PSM101"].title.translate("id" if language == "id" else "en") in " ".join(output.split())
    assert output.strip().startswith(explain("PSM101", language="en").split()[0])


def test_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown code is refused in one line that names the command with all codes."""
    assert main(["rule", "PSM000"]) == UNREADABLE
    assert capsys.readouterr().err.count("\n") == 1


def test_unreadable_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A configuration that cannot be read is an error that names its file."""
    missing = tmp_path / "missing.toml"
    assert main(["rule", "PSM101", "--config", str(missing)]) == UNREADABLE
    assert "missing.toml: cannot be read" in capsys.readouterr().err
