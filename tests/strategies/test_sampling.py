"""One register out of a strategy, by a function and by the command `psm-model sample`."""

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


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "psm_model", "sample", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.mark.parametrize("number", range(3))
def test_a_sample_breaks_no_rule_or_the_one(number: int) -> None:
    """A sample has no finding of error or warning, or that of the rule that was asked for."""
    valid = sample(number=number)
    assert [one.code for one in check(valid.register).findings if one.severity is not Severity.INFO] == []
    assert valid.options == {}
    broken = sample("PSM091", number=number)
    assert "PSM091" in {one.code for one in check(broken.register, **broken.options).findings}


def test_a_number_gives_its_sample() -> None:
    """The same number gives the same sample, and some other numbers give others."""
    assert sample(number=7) == sample(number=7)
    assert len({str(sample(number=number).register) for number in range(4)}) > 1


def test_refuses_what_is_no_code() -> None:
    """What is no rule's code is refused."""
    with pytest.raises(InvalidArgument, match="expected the code of a rule"):
        sample("PSM000")


def test_command_prints_a_document(capsys: Captured) -> None:
    """What the command prints is a document that loads and breaks no rule, and it says nothing besides."""
    assert cli.main(["sample", "--seed", "4"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert check(loads(told.out)).ok


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.severity is Severity.ERROR])
def test_command_prints_what_breaks_a_rule(code: str, capsys: Captured) -> None:
    """What is printed for a rule breaks it; where that takes options, they are told beside the document."""
    assert cli.main(["sample", "--rule", code]) == 0
    told = capsys.readouterr()
    register = loads(told.out)
    if code in {"PSM093", "PSM099"}:
        assert told.err.startswith("psm-model: the rule fires with ")
    else:
        assert told.err == ""
        assert {one.code for one in check(register).findings if one.severity is Severity.ERROR} == {code}


def test_command_tells_the_options(capsys: Captured) -> None:
    """A day and a configuration are named, each with its value, so that one can check by them."""
    assert cli.main(["sample", "--rule", "PSM091"]) == 0
    told = capsys.readouterr().err
    assert "on=datetime.date(" in told
    assert "config=Config(" in told


def test_command_gives_the_same_for_a_seed_and_leaves_nothing(tmp_path: Path) -> None:
    """The same seed prints the same document in another process, another seed another; the folder stays empty."""
    first, again, other = (command(tmp_path, "--rule", "PSM101", "--seed", seed) for seed in ("3", "3", "5"))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == again.stdout
    assert first.stdout != other.stdout
    assert loads(first.stdout) == loads(again.stdout)
    assert list(tmp_path.iterdir()) == []


def test_command_takes_codes_in_any_size_of_letters(capsys: Captured) -> None:
    """A code is typed by hand: small letters are as good as capitals."""
    written = []
    for code in ("PSM001", "psm001"):
        assert cli.main(["sample", "--rule", code]) == 0
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]


@pytest.mark.parametrize("code", ["PSM000", "PSM1", "overlapping-board-terms"])
def test_command_refuses_what_is_no_code(code: str, capsys: Captured) -> None:
    """What is no rule's code is wrong usage: it is named, and nothing is printed."""
    assert cli.main(["sample", "--rule", code]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert code in told.err
    assert "psm-model rules" in told.err


@pytest.mark.parametrize("seed", ["", "x", "1.5"])
def test_command_refuses_what_is_no_seed(seed: str, capsys: Captured) -> None:
    """A seed is a whole number."""
    with pytest.raises(SystemExit) as end:
        cli.main(["sample", "--seed", seed])
    assert end.value.code == 2
    assert "--seed" in capsys.readouterr().err


def test_command_needs_hypothesis(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Hypothesis the command says what to install."""
    monkeypatch.setitem(sys.modules, "psm_model.strategies.sampling", None)
    assert cli.main(["sample"]) == 2
    assert "psm-model[hypothesis]" in capsys.readouterr().err


def test_nothing_is_left_behind() -> None:
    """What Hypothesis remembers goes to a folder that is gone afterwards, and then to the usual one again."""
    usual = storage_directory().path
    with leaving_nothing_behind():
        folder = storage_directory().path
        assert folder.is_dir()
    assert not folder.exists()
    assert storage_directory().path == usual
