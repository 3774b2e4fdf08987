"""The files that a forge and editors read: the workflow, the forms of issues, and the hooks."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
WORKFLOW: Final = (ROOT / ".github" / "workflows" / "checks.yml").read_text(encoding="utf-8")
HOOKS: Final = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
FORMS: Final = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


def list_commands() -> str:
    """Return what `dev.py` prints without arguments."""
    command = [sys.executable, "dev.py"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_workflow_runs_the_gates_and_the_matrix() -> None:
    """The workflow calls the script of all gates, and the matrix."""
    assert "bash .ci/run" in WORKFLOW
    assert re.search(r"run: python3\.\d+ dev\.py matrix$", WORKFLOW, re.MULTILINE)


def test_workflow_uses_fixed_actions_and_few_rights() -> None:
    """Each action is named by its commit, and the workflow may only read."""
    used = re.findall(r"uses: (\S+)", WORKFLOW)
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)] == []
    assert "permissions:\n  contents: read\n" in WORKFLOW
    assert "write" not in WORKFLOW
    assert WORKFLOW.count("persist-credentials: false") == WORKFLOW.count("actions/checkout@")


def test_hooks_are_local_commands() -> None:
    """Each hook runs a command of dev.py, and none comes from elsewhere."""
    assert re.findall(r"repo: (\S+)", HOOKS) == ["local"]
    entries = re.findall(r"entry: (.+)", HOOKS)
    assert entries
    commands = list_commands()
    for entry in entries:
        assert re.search(rf"^  {entry.removeprefix('python3 dev.py ')}\b", commands, re.MULTILINE), entry


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_forms_ask_for_invented_records(form: Path) -> None:
    """Each form has the keys that it needs, and asks not to paste personal data."""
    text = form.read_text(encoding="utf-8")
    for key in ("name", "description", "body"):
        assert re.search(rf"^{key}:", text, re.MULTILINE), key
    assert "Use invented records" in text
    ids = re.findall(r"id: (\S+)", text)
    assert len(ids) == len(set(ids)) == len(re.findall(r"type: (?:textarea|input)", text))


def test_there_are_two_forms() -> None:
    """One form is for faults, one for findings."""
    assert [form.stem for form in FORMS] == ["fault", "finding"]
