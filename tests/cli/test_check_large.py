"""The command psm-model on what is large: JSON Lines, several processes, files that are converted, breaking off."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest

from psm_model import cli
from psm_model._progress import show_progress
from psm_model.entities import Register, Source
from psm_model.entities.grouping import in_groups
from psm_model.file_checks import MOST_JOBS, check_file
from psm_model.formats import dump, load
from psm_model.formats.jsonl import dump as dump_lines

ROOT: Final = Path(__file__).parents[2]
TROUBLED: Final = ROOT / "examples" / "troubled.json"
POSIX: Final = pytest.mark.skipif(os.name != "posix", reason="signals and devices as POSIX has them")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def troubled(tmp_path: Path) -> Path:
    """A register in JSON Lines that breaks many rules."""
    file = tmp_path / "troubled.jsonl"
    dump(load(TROUBLED), file)
    return file


def told(captured: Captured, *arguments: str) -> Any:
    """Check as JSON, and give what is found."""
    captured.readouterr()
    cli.main(["check", "--format", "json", *arguments])
    (report,) = json.loads(captured.readouterr().out)["reports"]
    return report["findings"]


def test_lines_are_checked_like_a_document(
    troubled: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The findings in JSON Lines are those of the document, on several processes, compressed and from a pipe too."""
    document = tmp_path / "grouped.json"
    dump(Register.of(*in_groups(load(TROUBLED))), document)
    wanted = told(capsys, str(document))
    assert len({one["code"] for one in wanted}) > 5
    packed = tmp_path / "troubled.jsonl.gz"
    dump(load(troubled), packed)
    for arguments in ([str(troubled)], [str(troubled), "--jobs", "2"], [str(packed)]):
        assert told(capsys, *arguments) == wanted
    with troubled.open(encoding="utf-8") as opened:
        monkeypatch.setattr(sys, "stdin", opened)
        assert told(capsys, "-") == wanted


def test_places_in_lines(troubled: Path, capsys: Captured) -> None:
    """The text tells the line of each finding, in which its entity stands."""
    assert cli.main(["check", "--all", str(troubled)]) == cli.FOUND
    lines = troubled.read_text(encoding="utf-8").split("\n")
    where = re.findall(r"troubled\.jsonl:(\d+):\d+ /(\w+)s/(\d+)", capsys.readouterr().out)
    assert len(where) > 5
    for line, kind, position in where:
        before = [json.loads(one) for one in lines[1 : int(line)]]
        assert before[-1]["type"] == kind
        assert sum(one["type"] == kind for one in before) == int(position) + 1


def test_what_is_wrong_with_lines(tmp_path: Path, capsys: Captured) -> None:
    """Problems of lines are told with their lines, and the exit code is that of what can't be read."""
    file = tmp_path / "broken.jsonl"
    file.write_text('{"psm_register": 1}\n{"type": "source"}\n[]\n', encoding="utf-8")
    assert cli.main(["check", str(file)]) == cli.UNREADABLE
    error = capsys.readouterr().err
    assert "broken.jsonl: 2 problems" in error
    assert "line 2: /sources/0/id: expected a value, got nothing" in error
    assert "line 3: expected an object, got something else" in error


def test_converted_and_back(troubled: Path, tmp_path: Path, capsys: Captured) -> None:
    """A register that is converted is the same in every format."""
    wanted = load(troubled)
    source = troubled
    for name in ("a.json", "b.jsonl", "c.jsonl.gz", "d.json.zst", "e.jsonl.zst", "f.jsonl"):
        target = tmp_path / name
        assert cli.main(["convert", str(source), str(target)]) == cli.OK
        assert load(target) == wanted
        source = target
    assert (tmp_path / "f.jsonl").read_bytes() == troubled.read_bytes()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("nowhere.json", "a.json", r"nowhere\.json: cannot be read: no such file"),
        ("nowhere.jsonl", "a.jsonl", r"nowhere\.jsonl: cannot be read: no such file"),
        ("troubled.jsonl", "nowhere/a.json", r"nowhere/a\.json: cannot be written: no such file"),
        ("broken.json", "a.json", r"broken\.json: the document: expected JSON"),
    ],
)
def test_not_converted(source: str, target: str, message: str, troubled: Path, capsys: Captured) -> None:
    """What can't be read or written is told in one line, and nothing is left behind."""
    folder = troubled.parent
    (folder / "broken.json").write_text("{", encoding="utf-8")
    before = sorted(folder.iterdir())
    assert cli.main(["convert", str(folder / source), str(folder / target)]) == cli.UNREADABLE
    error = capsys.readouterr().err
    assert re.search(message, error)
    assert error.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_extra_that_is_missing(troubled: Path, capsys: Captured) -> None:
    """Where nothing reads Zstandard, one line names the extra, of check and convert alike."""
    packed = troubled.with_suffix(".jsonl.zst")
    dump(load(troubled), packed)
    with patch.dict(sys.modules, {"backports.zstd": None, "compression.zstd": None}):
        for arguments in (["check", str(packed)], ["convert", str(packed), str(troubled)]):
            assert cli.main(arguments) == cli.UNREADABLE
            error = capsys.readouterr().err
            assert "psm-model[zstd]" in error
            assert error.count("\n") == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "", "²", "62", "100000", "1" * 5000])
def test_no_number_of_processes(jobs: str, capsys: Captured) -> None:
    """What is no number of processes is refused, and so are more of them than can be waited for."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["check", f"--jobs={jobs}", str(TROUBLED)])
    assert caught.value.code == cli.UNREADABLE
    assert "expected a number of processes from 1 to 61, got" in capsys.readouterr().err


def test_most_processes(capsys: Captured) -> None:
    """The largest number of processes is the one that check_file takes."""
    assert cli.main(["check", f"--jobs={MOST_JOBS}", str(ROOT / "examples" / "batang.json")]) == cli.OK
    with pytest.raises(ValueError, match=f"from 1 to {MOST_JOBS}, got {MOST_JOBS + 1}"):
        check_file(TROUBLED, jobs=MOST_JOBS + 1)
    with pytest.raises(SystemExit):
        cli.main(["check", f"--jobs={MOST_JOBS + 1}", str(TROUBLED)])
    assert f"got '{MOST_JOBS + 1}'" in capsys.readouterr().err


@POSIX
def test_full_disk(troubled: Path, capsys: Captured) -> None:
    """A disk that is full is told of in one line."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    assert cli.main(["convert", str(troubled), "/dev/full"]) == cli.UNREADABLE
    assert capsys.readouterr().err == "psm-model: /dev/full: cannot be written: no space left on device\n"


def endless(folder: Path) -> tuple[Path, subprocess.Popen[str]]:
    """A pipe that a command is reading a register from, of which the end never comes."""
    pipe = folder / "endless.jsonl"
    os.mkfifo(pipe)
    # Who starts the tests in the background has them begin with interrupts ignored.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from psm_model.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    arguments = [sys.executable, "-c", program, "convert", str(pipe), str(folder / "out.jsonl")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return pipe, subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=environment)


def broken_off(process: subprocess.Popen[str]) -> str:
    """Break a command off as a person does, who does so again where it was about to wait; give what it complains."""
    for _ in range(600):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=1)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return process.communicate()[1]


@POSIX
def test_broken_off(tmp_path: Path) -> None:
    """Who breaks a command off gets one line and the exit code of that, and finds no half of a file."""
    pipe, process = endless(tmp_path)
    # It is opened for writing when the command has it open for reading, and so is past its beginnings.
    with pipe.open("wb") as opened:
        opened.write(b'{"psm_register": 1}\n')
        opened.flush()
        error = broken_off(process)
    assert (error, process.returncode) == ("psm-model: interrupted\n", cli.INTERRUPTED)
    assert [one.name for one in tmp_path.iterdir()] == ["endless.jsonl"]


class _Terminal:
    """What a bar is drawn on."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True

    def write(self, text: str) -> int:
        """Keep what is drawn."""
        self.written += text
        return len(text)

    def flush(self) -> None:
        """Do nothing: all is kept at once."""


def test_bar_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar is drawn on a terminal, and taken away in the end; none for what is soon done, nor where nobody looks."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress("register.jsonl", 100) as watch:
        watch(50)
    assert terminal.written == ""
    monkeypatch.setattr("psm_model._progress.Timer", _AtOnce)
    with show_progress("register.jsonl", 100) as watch:
        watch(50)
    assert "register.jsonl" in terminal.written
    assert "50%" in terminal.written
    drawn, terminal.written = terminal.written, ""
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    with show_progress("register.jsonl", 100) as watch:
        watch(50)
    assert terminal.written == ""
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    with patch.dict(sys.modules, {"rich.console": None}), show_progress("register.jsonl") as watch:
        watch(50)
    assert (terminal.written, bool(drawn)) == ("", True)


class _AtOnce:
    """A timer that does not wait."""

    def __init__(self, _seconds: float, do: Any) -> None:
        self.daemon = False
        self._do = do

    def start(self) -> None:
        """Do what was to be done later."""
        self._do()

    def cancel(self) -> None:
        """Do nothing: it is done."""


def test_piped_progress_is_silent(troubled: Path, tmp_path: Path) -> None:
    """Nothing is written on standard error where that is no terminal."""

    def many() -> Iterator[Source]:
        yield from (Source(id=f"s-{number}") for number in range(1000))

    file = tmp_path / "many.jsonl"
    dump_lines(many(), file)
    for path in (file, troubled):
        done = subprocess.run(
            [sys.executable, "-m", "psm_model", "convert", str(path), str(path.with_suffix(".json"))],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
