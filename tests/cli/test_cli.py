"""The command psm-model: its input, its output and its exit codes."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from psm_model import __version__, cli
from tests.cli.commands import (
    BATANG,
    EXAMPLES,
    ROOT,
    TROUBLED,
    WAIVERS,
    WARNED,
    WRONG,
    Captured,
    list_codes,
    run,
    run_process,
)


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [("clean", 0, []), ("warned", 0, ["PSM110"]), ("doubt", 0, []), ("wrong", 1, ["PSM002"]), ("broken", 2, [])],
)
def test_exit_codes(name: str, code: int, expected: list[str], folder: Path, capsys: Captured) -> None:
    """Only certain errors make the code 1; unreadable input makes it 2; otherwise it is 0."""
    assert run("check", str(folder / f"{name}.json")) == code
    captured = capsys.readouterr()
    assert list_codes(captured.out) == expected
    assert bool(captured.err) is (code == 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["no-such-command"],
        ["check", "--no-such-option", BATANG],
        ["check", "--format", "xml", BATANG],
        ["check", "--lang", "fr", BATANG],
        ["check", "--on", "11-24-2026", BATANG],
        ["check", "--on", "November 2026", BATANG],
        ["check", "--on", "Rabu, 24 November 2026", BATANG],
        ["check", "--on", "20261124", BATANG],
        ["check", "--on", "2026-W48-2", BATANG],
        ["check", "--on", "2026-02-30", BATANG],
        ["check", "--on", "", BATANG],
        ["check", "--select", "PSM999", BATANG],
        ["check", "--select", "PSM101,", BATANG],
        ["check", "--ignore", "XYZ", BATANG],
        ["check", "--config", "no-such-file.toml", BATANG],
        ["check", "--config", str(EXAMPLES), BATANG],
        ["check", "--config", BATANG, BATANG],
        ["check", "no-such-file.json"],
        ["check", str(ROOT / "docs")],
        ["check", WAIVERS],
        ["rule"],
        ["rule", "PSM999"],
        ["rule", ""],
        ["rule", "--lang", "fr", "PSM101"],
        ["rules", "PSM101"],
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments: list[str], capsys: Captured) -> None:
    """Wrong usage and unreadable input exit with 2, and write only to standard error."""
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(("usage: psm-model", "psm-model: "))
    assert "Traceback" not in captured.err
    if captured.err.startswith("psm-model: "):
        assert captured.err.count("\n") == 1


def test_version(capsys: Captured) -> None:
    """The version is the package's."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"psm-model {__version__}\n"


def list_options(parser: argparse.ArgumentParser) -> dict[str, set[str]]:
    """Return the options of each command."""
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    return {
        name: {option for action in command._actions for option in action.option_strings}  # noqa: SLF001
        for name, command in commands.choices.items()
    }


def test_help_is_complete(capsys: Captured) -> None:
    """The help of a command names it and its options; that of `check` has exit codes and examples."""
    options = list_options(cli.make_parser())
    assert len(options) == 17
    for command, names in options.items():
        assert run(command, "--help") == 0
        text = capsys.readouterr().out
        assert text.startswith(f"usage: psm-model {command} ")
        for name in names:
            assert name in text
        # The parser accepts each example.
        examples = re.findall(r"(?:^  |\| )psm-model (.*?)(?: (?:[<>|]|>>) .*)?$", text, re.MULTILINE)
        assert examples
        for line in examples:
            assert cli.make_parser().parse_args(line.split()).command in options
    run("check", "--help")
    text = capsys.readouterr().out
    assert all(re.search(rf"^  {code}  \w", text, re.MULTILINE) for code in (0, 1, 2))
    assert run("--help") == 0
    text = capsys.readouterr().out
    assert all(re.search(rf"^    {command}\b", text, re.MULTILINE) for command in options)


def test_module_is_the_command() -> None:
    """`python -m psm_model` has the command's exit codes, writes UTF-8 and reads a register from a pipe."""
    process = run_process("check", "--format", "json", "-", text=WRONG, PYTHONIOENCODING="utf-8")
    assert process.returncode == 1
    assert process.stderr == ""
    assert json.loads(process.stdout)["reports"][0]["by_code"] == {"PSM002": 1}
    assert run_process("rule", "PSM999").returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json"])
def test_console_that_cannot_encode(form: str, tmp_path: Path) -> None:
    """Characters that a console cannot show are escaped, in JSON as JSON escapes them; nothing is lost."""
    label = "periode 2023–2006 \U0001f600"
    file = tmp_path / "é.json"
    file.write_text(WARNED.replace("2023-2006", label), encoding="utf-8")
    for encoding in ("ascii", "latin-1", "utf-8"):
        process = run_process("check", "--format", form, str(file), PYTHONIOENCODING=encoding)
        assert process.returncode == 0, process.stderr
        assert process.stderr == ""
        if form == "json":
            (report,) = json.loads(process.stdout)["reports"]
            assert report["findings"][0]["params"]["label"] == repr(label)
            assert report["file"] == str(file)
        else:
            assert list_codes(process.stdout) == ["PSM110"]


def test_file_name_that_is_not_utf8(tmp_path: Path, capsys: Captured) -> None:
    """A file whose name is not UTF-8 is checked like any other, and its name is shown escaped."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json")
    try:
        Path(name).write_text(WARNED, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    for form in ("text", "json"):
        assert run("check", "--format", form, name) == 0
        assert "\\udcff.json" in capsys.readouterr().out


def run_in_shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which $PSM is our command; the last line of the output has the exit code of each part."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PSM": f"{sys.executable} -m psm_model"}
    return subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[@]}}"],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=EXAMPLES,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such pipes nor such devices")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["rules", "rule PSM101", "check troubled.json", "check --help"])
def test_reader_may_close_the_pipe(command: str, unbuffered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the reader of a pipe closes it, as `head` does, the command ends without a message."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    process = run_in_shell(f"$PSM {command} | true")
    assert process.stderr == ""
    assert process.stdout.split()[0] in {"0", "1", "141"}
    process = run_in_shell(f"$PSM {command} | head -n 1")
    assert process.stderr == ""
    assert len(process.stdout.splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_full_disk_for_the_output() -> None:
    """A full disk is reported in one line, with the code 2."""
    process = run_in_shell("$PSM rules > /dev/full")
    assert process.stdout == "2\n"
    assert process.stderr == "psm-model: the output: cannot be written: no space left on device\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the Windows shell cannot close an output")
@pytest.mark.parametrize(
    "command",
    [
        "check troubled.json",
        "check --format json batang.json",
        "rules",
        "rule PSM101",
        "schema",
        "timeline batang.json",
        "convert batang.json -",
        "import --schema",
        "show batang.json ipsm-33.25",
    ],
)
def test_closed_output(command: str) -> None:
    """A closed output is an error like a full disk."""
    process = run_in_shell(f"$PSM {command} >&-")
    assert (process.stdout, process.stderr) == (
        "2\n",
        "psm-model: the output: cannot be written: bad file descriptor\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the Windows shell cannot close an output")
def test_closed_output_without_anything_to_write() -> None:
    """A command that writes nothing succeeds with a closed output."""
    process = run_in_shell("$PSM check --format github batang.json >&-")
    assert (process.stdout, process.stderr) == ("0\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="the Windows shell cannot close them")
def test_other_closed_streams() -> None:
    """A closed standard error does not change the exit code; a closed standard input is reported."""
    process = run_in_shell("$PSM check no-such-file.json 2>&-")
    assert (process.stdout, process.stderr) == ("2\n", "")
    process = run_in_shell("$PSM check - <&-")
    assert (process.stdout, process.stderr) == ("2\n", "psm-model: <stdin>: cannot be read: bad file descriptor\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", TROUBLED, "nobody"),
        ("show", TROUBLED, "ipsm-contoh", "--on", "2022-13"),
        ("show", TROUBLED, "ipsm-contoh", "--on", "kemarin"),
        ("show", "no-such-file.json"),
        ("timeline", TROUBLED, "--id", "nobody"),
        ("timeline", TROUBLED, "-o", "x.gif"),
        ("timeline", TROUBLED, "--board", "contoh-2017"),
        ("timeline", TROUBLED, "--board", "nobody", "-o", "x.svg"),
        ("timeline", TROUBLED, "-o", "no-such-folder/x.svg"),
        ("timeline", TROUBLED, "-o", "no-such-folder/x.txt"),
        ("timeline", TROUBLED, "--config", "no-such-file.toml"),
        ("timeline", TROUBLED, "--config", TROUBLED),
        ("diff", TROUBLED),
        ("diff", TROUBLED, "no-such-file.json"),
        ("stats", "no-such-file.json"),
    ],
    ids=" ".join,
)
def test_impossible_requests_write_no_file(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """An impossible request gives one line or the usage, and writes no file."""
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == cli.UNREADABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: ") or captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
