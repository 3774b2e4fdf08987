"""The command `sample`: a drawn register as a document."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from psm_model import cli, loads
from psm_model.checking import Severity
from psm_model.checks import check
from tests.cli.commands import Captured, run_process


def test_command_prints_a_document(capsys: Captured) -> None:
    """The command prints a document that loads and breaks no rule, and nothing else."""
    assert cli.main(["sample", "--seed", "4"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert check(loads(output.out)).ok


# One rule of each scope, and one that needs a day; tests/rules draw documents for all of them.
@pytest.mark.parametrize("code", ["PSM001", "PSM093", "PSM099", "PSM101", "PSM202", "PSM307"])
def test_command_prints_a_violation(code: str, capsys: Captured) -> None:
    """The document for a rule breaks it; necessary options are printed on standard error."""
    assert cli.main(["sample", "--rule", code]) == 0
    output = capsys.readouterr()
    register = loads(output.out)
    if code in {"PSM093", "PSM099"}:
        assert output.err.startswith("psm-model: the rule fires with ")
    else:
        assert output.err == ""
        assert {finding.code for finding in check(register).findings if finding.severity is Severity.ERROR} == {code}


def test_command_prints_the_options(capsys: Captured) -> None:
    """The day and the configuration are printed with their values."""
    assert cli.main(["sample", "--rule", "PSM091"]) == 0
    error = capsys.readouterr().err
    assert "on=datetime.date(" in error
    assert "config=Config(" in error


@pytest.mark.slow
def test_seed_decides_the_document(tmp_path: Path, capsys: Captured) -> None:
    """The same seed prints the same document in another process, and the folder stays empty."""
    process = run_process("sample", "--rule", "PSM101", "--seed", "3", folder=tmp_path, PYTHONIOENCODING="utf-8")
    assert (process.returncode, process.stderr) == (0, "")
    documents = []
    for seed in ("3", "5"):
        assert cli.main(["sample", "--rule", "PSM101", "--seed", seed]) == 0
        documents.append(capsys.readouterr().out)
    same, other = documents
    assert process.stdout == same
    assert process.stdout != other
    assert list(tmp_path.iterdir()) == []


def test_codes_ignore_case(capsys: Captured) -> None:
    """A code is accepted in small letters too."""
    documents = []
    for code in ("PSM001", "psm001"):
        assert cli.main(["sample", "--rule", code]) == 0
        documents.append(capsys.readouterr().out)
    assert documents[0] == documents[1]


@pytest.mark.parametrize("code", ["PSM000", "PSM1", "overlapping-board-terms"])
def test_command_refuses_unknown_code(code: str, capsys: Captured) -> None:
    """An unknown code is wrong usage: it is named, and nothing is printed."""
    assert cli.main(["sample", "--rule", code]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert code in output.err
    assert "psm-model rules" in output.err


@pytest.mark.parametrize("seed", ["", "x", "1.5"])
def test_command_refuses_invalid_seed(seed: str, capsys: Captured) -> None:
    """A seed that is not a whole number is refused."""
    with pytest.raises(SystemExit) as end:
        cli.main(["sample", "--seed", seed])
    assert end.value.code == 2
    assert "--seed" in capsys.readouterr().err


def test_command_needs_hypothesis(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Hypothesis the command names the extra."""
    monkeypatch.setitem(sys.modules, "psm_model.strategies.sampling", None)
    assert cli.main(["sample"]) == 2
    assert "psm-model[hypothesis]" in capsys.readouterr().err
