"""Messages on standard error: without characters that a terminal obeys, and without a reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from psm_model import cli
from psm_model.cli._terminal import print_error

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
TROUBLED: Final = str(EXAMPLES / "troubled.json")
HOSTILE: Final = "a\x1b[31m\x9b\u202e.json"


@pytest.fixture(params=[None, "x = [", "{"], name="content")
def make_content(request: pytest.FixtureRequest) -> str | None:
    """Return what the file with the hostile name has; None without a file."""
    content: str | None = request.param
    return content


@pytest.fixture
def folder(content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the file in the working folder."""
    monkeypatch.chdir(tmp_path)
    if content is not None:
        try:
            Path(HOSTILE).write_text(content, encoding="utf-8")
        except OSError:
            pytest.skip("this file system has no such names")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--config", HOSTILE, TROUBLED],
        ["check", "--baseline", HOSTILE, TROUBLED],
        ["rules", "--config", HOSTILE],
        ["import", TROUBLED, "--map", HOSTILE],
        ["import", HOSTILE, "--suggest"],
        ["convert", "--redact", "--key", HOSTILE, TROUBLED, "a.json"],
        ["check", HOSTILE],
        ["draft", HOSTILE],
        [HOSTILE],
        ["check", f"--{HOSTILE}", TROUBLED],
        ["check", TROUBLED, "--on", HOSTILE],
        ["ask", HOSTILE, TROUBLED],
        ["show", TROUBLED, HOSTILE],
        ["convert", TROUBLED, "a.json", "--level", HOSTILE],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("folder")
def test_no_escape_reaches_the_terminal(
    content: str | None, arguments: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Characters that a terminal obeys are escaped in names of files, in arguments and in what they hold."""
    try:
        code = cli.main([*arguments, "--lang", language])
    except SystemExit as error:
        code = int(error.code or 0)
    captured = capsys.readouterr()
    if content is None:
        assert code == cli.UNREADABLE
        assert r"\x1b[31m" in captured.err
    for text in (captured.out, captured.err):
        assert not set("\x1b\x9b\u202e") & set(text)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    ("command", "code"),
    [("check {0}", 1), ("check missing.json", 2), ("check --write-baseline /dev/null {0}", 0), ("nothing", 2)],
)
def test_nobody_reads_the_messages(command: str, code: int) -> None:
    """A pipe that nobody reads on standard error changes neither the output nor the exit code."""
    program = "import os, sys; reads, writes = os.pipe(); os.close(reads); os.dup2(writes, 2)\n"
    program += "from psm_model.cli import main; sys.exit(main(sys.argv[1:]))"
    arguments = command.format(TROUBLED).split()
    found = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, check=False)
    usual = subprocess.run([sys.executable, "-m", "psm_model", *arguments], capture_output=True, check=False)
    assert (found.returncode, found.stdout) == (usual.returncode, usual.stdout)
    assert usual.returncode == code


def test_exhausted_memory_is_reported(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exhausted memory is an error in one line, and no traceback."""

    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("psm_model.cli.stats.run", exhaust)
    cli.make_parser("stats")
    assert cli.main(["stats", TROUBLED]) == cli.UNREADABLE
    assert capsys.readouterr().err == "psm-model: not enough memory\n"


def test_lines_of_a_message_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """The line breaks of a message are kept."""
    print_error("2 problems:\n  a\x07\n  b")
    assert capsys.readouterr().err == "psm-model: 2 problems:\n  a\\x07\n  b\n"
