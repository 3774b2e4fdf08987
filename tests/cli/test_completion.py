"""Completion: the shipped scripts match the parser, and a shell completes with them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from psm_model import cli
from psm_model.cli.completion import SHELLS
from tests.make_completions import FOLDER, scripts

BASH = shutil.which("bash")
Captured = pytest.CaptureFixture[str]


def test_scripts_match_the_parser(capsys: Captured) -> None:
    """Each script is what `python -m tests.make_completions` writes and what the command prints."""
    for shell, text in scripts().items():
        written = (FOLDER / f"psm-model.{SHELLS[shell]}").read_text(encoding="utf-8")
        assert written == text, "run python -m tests.make_completions"
        assert cli.main(["completion", shell]) == cli.OK
        assert capsys.readouterr().out == text


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (["ch"], ["check"]),
        (["st"], ["stats"]),
        (["rule", "PSM10"], [f"PSM10{digit}" for digit in "1234567"] + ["PSM109"]),
        (["check", "--select", "PSM20"], [f"PSM20{digit}" for digit in "123456789"]),
        (["check", "--format", ""], ["text", "json", "sarif", "github"]),
        (["convert", "--en"], ["--ends"]),
        (["check", "src/psm_model/cl"], ["src/psm_model/cli"]),
    ],
    ids=str,
)
def test_bash_completes(typed: list[str], completed: list[str]) -> None:
    """Commands, options, their values, files and codes are completed."""
    words = " ".join(f"'{word}'" for word in ("psm-model", *typed))
    previous = "psm-model" if len(typed) == 1 else typed[-2]
    program = f"""
        source '{FOLDER}/psm-model.bash'
        COMP_WORDS=({words}); COMP_CWORD={len(typed)}
        _shtab_psm_model psm-model '{typed[-1]}' '{previous}'
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert BASH is not None
    process = subprocess.run([BASH, "-c", program], cwd=FOLDER.parents[3], capture_output=True, text=True, check=False)
    assert process.stdout.split() == completed
