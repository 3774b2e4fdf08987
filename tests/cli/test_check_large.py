"""The command psm-model on large input: JSON Lines, several processes, conversion, interruption."""

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
from psm_model.entities import Register, Source
from psm_model.entities.grouping import iter_grouped
from psm_model.file_checks import MAX_JOBS, check_file
from psm_model.formats import dump, load
from psm_model.formats.jsonl import dump as dump_lines

ROOT: Final = Path(__file__).parents[2]
TROUBLED: Final = ROOT / "examples" / "troubled.json"
POSIX: Final = pytest.mark.skipif(os.name != "posix", reason="signals and devices as POSIX has them")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def troubled_file(tmp_path: Path) -> Path:
    """Return the path of a register in JSON Lines that breaks many rules."""
    file = tmp_path / "troubled.jsonl"
    dump(load(TROUBLED), file)
    return file


def check_json(captured: Captured, *arguments: str) -> Any:
    """Check as JSON, and return the findings."""
    captured.readouterr()
    cli.main(["check", "--format", "json", *arguments])
    (report,) = json.loads(captured.readouterr().out)["reports"]
    return report["findings"]


def test_lines_are_checked_like_a_document(
    troubled_file: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The findings in JSON Lines are those of the document, on several processes, compressed and from a pipe too."""
    document = tmp_path / "grouped.json"
    dump(Register.of(*iter_grouped(load(TROUBLED))), document)
    expected = check_json(capsys, str(document))
    assert len({finding["code"] for finding in expected}) > 5
    packed = tmp_path / "troubled.jsonl.gz"
    dump(load(troubled_file), packed)
    for arguments in ([str(troubled_file)], [str(troubled_file), "--jobs", "2"], [str(packed)]):
        assert check_json(capsys, *arguments) == expected
    with troubled_file.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert check_json(capsys, "-") == expected


def test_text_names_the_line_of_each_entity(troubled_file: Path, capsys: Captured) -> None:
    """The text names the line of each finding's entity."""
    assert cli.main(["check", "--all", str(troubled_file)]) == cli.FOUND
    lines = troubled_file.read_text(encoding="utf-8").split("\n")
    lines_in_text = re.findall(r"troubled\.jsonl:(\d+):\d+", capsys.readouterr().out)
    entities = [re.fullmatch(r"/(\w+)s/(\d+).*", finding["path"]) for finding in check_json(capsys, str(troubled_file))]
    placed = [match.groups() for match in entities if match]
    assert len(lines_in_text) == len(placed) > 5
    for line, (kind, position) in zip(lines_in_text, placed, strict=True):
        before = [json.loads(text) for text in lines[1 : int(line)]]
        assert before[-1]["type"] == kind
        assert sum(entity["type"] == kind for entity in before) == int(position) + 1


def test_problems_name_their_lines(tmp_path: Path, capsys: Captured) -> None:
    """Problems in JSON Lines are reported with their lines, and the exit code says that the file is unreadable."""
    file = tmp_path / "broken.jsonl"
    file.write_text('{"psm_register": 1}\n{"type": "source"}\n[]\n', encoding="utf-8")
    assert cli.main(["check", str(file)]) == cli.UNREADABLE
    error = capsys.readouterr().err
    assert "broken.jsonl: 2 problems" in error
    assert "line 2: /sources/0/id: expected a value, got nothing" in error
    assert "line 3: expected an object, got a list" in error


def test_conversion_keeps_the_register(troubled_file: Path, tmp_path: Path, capsys: Captured) -> None:
    """A register stays the same through every format."""
    register = load(troubled_file)
    source = troubled_file
    for name in ("a.json", "b.jsonl", "c.jsonl.gz", "d.json.zst", "e.jsonl.zst", "f.jsonl"):
        target = tmp_path / name
        assert cli.main(["convert", str(source), str(target)]) == cli.OK
        assert load(target) == register
        source = target
    assert (tmp_path / "f.jsonl").read_bytes() == troubled_file.read_bytes()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("nowhere.json", "a.json", r"nowhere\.json: cannot be read: no such file"),
        ("nowhere.jsonl", "a.jsonl", r"nowhere\.jsonl: cannot be read: no such file"),
        ("nowhere.jsonl", "a.parquet", r"nowhere\.jsonl: cannot be read: no such file"),
        ("broken.jsonl", "a.parquet", r"broken\.jsonl: line 2: expected an object, got a list"),
        ("troubled.jsonl", "nowhere/a.json", r"nowhere/a\.json: cannot be written: no such file"),
        ("broken.json", "a.json", r"broken\.json: the document: expected a whole JSON document"),
    ],
)
def test_failed_conversion_leaves_nothing(
    source: str, target: str, message: str, troubled_file: Path, capsys: Captured
) -> None:
    """A file that cannot be read or written is reported in one line, and no file is left behind."""
    folder = troubled_file.parent
    (folder / "broken.json").write_text("{", encoding="utf-8")
    (folder / "broken.jsonl").write_text('{"psm_register": 1}\n[]\n', encoding="utf-8")
    before = sorted(folder.iterdir())
    assert cli.main(["convert", str(folder / source), str(folder / target)]) == cli.UNREADABLE
    error = capsys.readouterr().err
    assert re.search(message, error)
    assert error.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_missing_extra_is_named(troubled_file: Path, capsys: Captured) -> None:
    """Without a Zstandard library, `check` and `convert` name the extra in one line."""
    packed = troubled_file.with_suffix(".jsonl.zst")
    dump(load(troubled_file), packed)
    with patch.dict(sys.modules, {"backports.zstd": None, "compression.zstd": None}):
        for arguments in (["check", str(packed)], ["convert", str(packed), str(troubled_file)]):
            assert cli.main(arguments) == cli.UNREADABLE
            error = capsys.readouterr().err
            assert "psm-model[zstd]" in error
            assert error.count("\n") == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "", "²", "62", "100000", "1" * 5000])
def test_number_of_processes_is_validated(jobs: str, capsys: Captured) -> None:
    """An invalid number of processes is rejected, and so is one above the limit."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["check", f"--jobs={jobs}", str(TROUBLED)])
    assert caught.value.code == cli.UNREADABLE
    assert "expected a number of processes from 1 to 61, got" in capsys.readouterr().err


def test_largest_number_of_processes(capsys: Captured) -> None:
    """The command accepts at most as many processes as check_file."""
    assert cli.main(["check", f"--jobs={MAX_JOBS}", str(ROOT / "examples" / "batang.json")]) == cli.OK
    with pytest.raises(ValueError, match=f"from 1 to {MAX_JOBS}, got {MAX_JOBS + 1}"):
        check_file(TROUBLED, jobs=MAX_JOBS + 1)
    with pytest.raises(SystemExit):
        cli.main(["check", f"--jobs={MAX_JOBS + 1}", str(TROUBLED)])
    assert f"got '{MAX_JOBS + 1}'" in capsys.readouterr().err


@POSIX
def test_full_disk(troubled_file: Path, capsys: Captured) -> None:
    """A full disk is reported in one line."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    assert cli.main(["convert", str(troubled_file), "/dev/full"]) == cli.UNREADABLE
    assert capsys.readouterr().err == "psm-model: /dev/full: cannot be written: no space left on device\n"


def start_endless_conversion(folder: Path) -> tuple[Path, subprocess.Popen[str]]:
    """Start a conversion that reads from a pipe which never ends; return the pipe and the process."""
    pipe = folder / "endless.jsonl"
    os.mkfifo(pipe)
    # Tests that are started in the background begin with interrupts ignored.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from psm_model.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    arguments = [sys.executable, "-c", program, "convert", str(pipe), str(folder / "out.jsonl")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return pipe, subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=environment)


def interrupt(process: subprocess.Popen[str]) -> str:
    """Interrupt a command, again if it was about to wait, and return its standard error."""
    # Far longer than a command takes to end on a busy machine, because a second interrupt would break its message off.
    for patience in (30, 60, 120, 240):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=patience)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return process.communicate()[1]


@POSIX
def test_interruption_leaves_no_file(tmp_path: Path) -> None:
    """An interrupted command prints one line, exits with the code for interruption and leaves no partial file."""
    pipe, process = start_endless_conversion(tmp_path)
    # Opening for writing waits until the command reads, so the command has started up.
    with pipe.open("wb") as stream:
        stream.write(b'{"psm_register": 1}\n')
        stream.flush()
        error = interrupt(process)
    assert (error, process.returncode) == ("psm-model: interrupted\n", cli.INTERRUPTED)
    assert [file.name for file in tmp_path.iterdir()] == ["endless.jsonl"]


def test_piped_progress_is_silent(troubled_file: Path, tmp_path: Path) -> None:
    """Nothing is written to a standard error that is not a terminal."""

    def iter_sources() -> Iterator[Source]:
        yield from (Source(id=f"s-{number}") for number in range(1000))

    file = tmp_path / "many.jsonl"
    dump_lines(iter_sources(), file)
    for path in (file, troubled_file):
        process = subprocess.run(
            [sys.executable, "-m", "psm_model", "convert", str(path), str(path.with_suffix(".json"))],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            check=False,
        )
        assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
