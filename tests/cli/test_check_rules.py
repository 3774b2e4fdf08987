"""The command `check` with modules of rules: every form of report, waivers, baselines, and mistakes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump
from tests.cli.commands import ROOT, Captured, run, run_process
from tests.rules.samples import IPSM, KASMAD, appoint, term

REGISTER = Register.of(IPSM, KASMAD, term("2010-01-01/2015-01-01", "t", appoint(None)))
CONFIG = """
rule_modules = ["tests.own_rules"]
select = ["DIN"]
severities.DIN101 = "error"
settings.DIN101 = {posts = 2}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a folder with a register in two formats, and a configuration that names a module."""
    for name in ("register.json", "register.jsonl"):
        dump(REGISTER, tmp_path / name)
    (tmp_path / "psm.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["register.json", "register.jsonl"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_own_rules_are_in_every_report(office: Path, name: str, jobs: str, capsys: Captured) -> None:
    """A finding of an own rule has its code, severity and message in each report, in both languages."""
    arguments = ["check", "--config", str(office / "psm.toml"), "--jobs", jobs, str(office / name)]
    for language, message, title in (
        ("en", "board term 't' has 1 posts, of at least 2", "a board with few posts"),
        ("id", "masa bakti 't' memiliki 1 jabatan, dari sekurang-kurangnya 2", "pengurus dengan sedikit jabatan"),
    ):
        texts = {}
        for form in ("text", "json", "sarif", "github"):
            assert run(*arguments, "--lang", language, "--format", form) == cli.FOUND
            texts[form] = capsys.readouterr().out
            assert message in (" ".join(texts[form].split()) if form == "text" else texts[form])
        assert title in texts["text"]
        assert f"--config {office / 'psm.toml'} DIN101" in " ".join(texts["text"].split())
        findings = json.loads(texts["json"])["reports"][0]["findings"]
        assert [(each["code"], each["severity"]) for each in findings] == [("DIN101", "error"), ("DIN201", "error")]
        described = json.loads(texts["sarif"])["runs"][0]["tool"]["driver"]["rules"]
        assert {rule["id"]: rule["properties"]["sources"] for rule in described}["DIN101"] == [
            "surat edaran dinas, 2025"
        ]


def test_own_findings_are_waived_and_known(office: Path, capsys: Captured) -> None:
    """A finding of an own rule is waived by its code, and known from a baseline."""
    waiver = '[[waivers]]\ncode = "DIN101"\nsubject = "t"\nreason = "agreed"\n'
    (office / "psm.toml").write_text(CONFIG + waiver, encoding="utf-8")
    arguments = ["--config", str(office / "psm.toml"), str(office / "register.jsonl")]
    assert run("check", *arguments, "--format", "github") == cli.FOUND
    assert "DIN101" not in capsys.readouterr().out
    known = str(office / "known.json")
    run("check", "--write-baseline", known, *arguments)
    assert run("check", "--baseline", known, *arguments) == cli.OK


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('rule_modules = ["no.such.rules"]', "rule_modules.0"),
        ('rule_modules = ["json"]', "rule_modules.0"),
        ('rule_modules = ["tests.own_rules"]\nsettings.DIN101.post = 2', "settings.DIN101.post"),
        ('rule_modules = ["tests.own_rules"]\nsettings.DIN101.posts = "2"', "settings.DIN101.posts"),
        ("settings.DIN101.posts = 2", "settings.DIN101"),
        ('rule_modules = ["tests.own_whole_rules"]', "rules"),
    ],
)
def test_mistakes_are_named_before_a_file_is_read(office: Path, text: str, place: str, capsys: Captured) -> None:
    """A module or a setting that is wrong is named in one line, with the file and the key, before any file is read."""
    config = office / "psm.toml"
    config.write_text(text, encoding="utf-8")
    assert run("check", "--config", config, office / "missing.json", office / "register.jsonl") == cli.UNREADABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"psm-model: configuration {config}, {place}: expected ")


def test_a_rule_that_needs_the_register_runs_in_memory(office: Path, capsys: Captured) -> None:
    """A rule that needs the whole register checks JSON, and JSON Lines that are read as one register."""
    config = office / "psm.toml"
    config.write_text('rule_modules = ["tests.own_whole_rules"]\nselect = ["DIN"]', encoding="utf-8")
    for arguments in ([office / "register.json"], ["--as-one", office / "register.jsonl"]):
        assert run("check", "--config", config, "--format", "json", *arguments) == cli.OK
        (report,) = json.loads(capsys.readouterr().out)["reports"]
        assert [(finding["code"], finding["params"]) for finding in report["findings"]] == [("DIN401", {"count": 1})]


def test_other_commands_name_the_modules_too(office: Path, capsys: Captured) -> None:
    """The list of rules, the page of one and a timeline know the modules of a configuration that is named."""
    config = office / "psm.toml"
    assert run("rules", "--config", config) == cli.OK
    assert "DIN201  error    without-area: a member without an area" in capsys.readouterr().out
    assert run("rule", "--config", config, "--lang", "id", "din101") == cli.OK
    page = capsys.readouterr().out
    assert "pengurus dengan sedikit jabatan" in page
    assert "posts: jumlah jabatan minimum (bilangan bulat dari 1 sampai dengan 50; bawaan: 3)" in page
    assert run("rule", "DIN101") == cli.UNREADABLE
    capsys.readouterr()
    assert run("timeline", "--config", config, office / "register.json") == cli.OK
    capsys.readouterr()
    config.write_text('rule_modules = ["json"]', encoding="utf-8")
    for arguments in (["rules"], ["rule", "DIN101"], ["timeline", str(office / "register.json")]):
        assert run(*arguments, "--config", config) == cli.UNREADABLE
        assert f"configuration {config}, rule_modules.0: " in capsys.readouterr().err


def test_the_working_folder_is_not_searched(office: Path) -> None:
    """`python -m psm_model` finds no module in the working folder, unless that is named as Python asks for it."""
    (office / "here.py").write_text("from tests.own_rules import few_posts\n", encoding="utf-8")
    (office / "psm.toml").write_text('rule_modules = ["here"]', encoding="utf-8")
    path = f"{ROOT / 'src'}:{ROOT}"
    refused = run_process("rule", "--config", "psm.toml", "DIN101", folder=office, PYTHONPATH=path)
    assert (refused.returncode, refused.stdout) == (cli.UNREADABLE, "")
    assert "expected a module of rules, got 'here'; it is in the working folder" in refused.stderr
    found = run_process("rule", "--config", "psm.toml", "DIN101", folder=office, PYTHONPATH=f"{path}:{office}")
    assert (found.returncode, found.stderr) == (cli.OK, "")


@pytest.mark.slow
def test_processes_that_start_anew_import_the_modules(office: Path) -> None:
    """Worker processes that share nothing with the command import the modules themselves."""
    program = office / "program.py"
    program.write_text(
        "import multiprocessing, sys\n"
        "from psm_model import cli\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    sys.exit(cli.main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    ended = run_program(program, "check", "--jobs", "2", "--config", "psm.toml", "--statistics", "register.jsonl")
    assert ended == (cli.FOUND, ["1 DIN101 few-posts (error)", "1 DIN201 without-area (error)"])


def run_program(program: Path, *arguments: str) -> tuple[int, list[str]]:
    """Run a Python program in its folder, and return its exit code and the lines of its output."""
    import os
    import subprocess

    ended = subprocess.run(
        [sys.executable, str(program), *arguments],
        cwd=program.parent,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
    )
    assert ended.stderr == ""
    return ended.returncode, [" ".join(line.split()) for line in ended.stdout.splitlines()]
