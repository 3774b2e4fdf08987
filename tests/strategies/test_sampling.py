"""Samples of a strategy, by function and by the command `psm-model sample`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis.configuration import storage_directory
from hypothesis.errors import InvalidArgument

from psm_model import cli, loads
from psm_model.checking import Severity
from psm_model.checks import check
from psm_model.rules import RULES
from psm_model.strategies import sample
from psm_model.strategies.sampling import leaving_nothing_behind

ROOT: Final = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]


def run_sample(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, in a separate process."""
    return subprocess.run(
        [sys.executable, "-m", "psm_model", "sample", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.mark.parametrize("number", range(3))
def test_sample_breaks_at_most_the_given_rule(number: int) -> None:
    """A sample has no error or warning, or only the one of the given rule."""
    valid = sample(number=number)
    assert [finding.code for finding in check(valid.register).findings if finding.severity is not Severity.INFO] == []
    assert valid.options == {}
    broken = sample("PSM091", number=number)
    assert "PSM091" in {finding.code for finding in check(broken.register, **broken.options).findings}


def test_number_decides_the_sample() -> None:
    """The same number gives the same sample, and some other numbers give others."""
    assert sample(number=7) == sample(number=7)
    assert len({str(sample(number=number).register) for number in range(4)}) > 1


def test_unknown_code_is_refused() -> None:
    """An unknown code is refused."""
    with pytest.raises(InvalidArgument, match="expected the code of a rule"):
        sample("PSM000")


def test_command_prints_a_document(capsys: Captured) -> None:
    """The command prints a document that loads and breaks no rule, and nothing else."""
    assert cli.main(["sample", "--seed", "4"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert check(loads(output.out)).ok


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.severity is Severity.ERROR])
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


def test_seed_decides_the_document(tmp_path: Path, capsys: Captured) -> None:
    """The same seed prints the same document in another process, and the folder stays empty."""
    process = run_sample(tmp_path, "--rule", "PSM101", "--seed", "3")
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


def test_nothing_is_left_behind() -> None:
    """Hypothesis stores its data in a temporary folder, which is removed, and then in the usual one again."""
    usual = storage_directory().path
    with leaving_nothing_behind():
        folder = storage_directory().path
        assert folder.is_dir()
    assert not folder.exists()
    assert storage_directory().path == usual
