"""Inputs that never end, change, or are no files: each command refuses them in one line, in bounded memory and time."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Final

import pytest

from psm_model import cli
from psm_model.entities import Register
from psm_model.formats import dump
from tests.faults.forked import run_forked
from tests.rules.samples import IPSM

IPSM_REGISTER: Final = Register.of(IPSM)

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the devices of Linux")

GOOD: Final = str(Path(__file__).parents[2] / "examples" / "batang.json")
MORE_MEMORY: Final = 400 << 20
"""What a command may use beside the memory of this process, which has imported the library."""
SECONDS: Final = 30
COMMANDS: Final = (
    *("check a.json", "check --jobs 2 a.jsonl", "check a.xlsx", "check a.json.gz", "check a.jsonl.gz"),
    *("check tables", "check a.parquet", "show a.json", "stats a.jsonl", f"diff {GOOD} a.json"),
    *("report a.json --on 2025-06-30 -o out.html", "convert a.popolo.json out.json --ends last_day --level village"),
    *(f"check --config a.toml {GOOD}", "rules --config a.toml", f"check --baseline a.json {GOOD}"),
    *("import a.csv --suggest -o out.toml", "import a.xlsx --suggest -o out.toml", "import a.txt --suggest"),
    *("import known.csv --map a.toml -o out.json", f"convert --redact --key a.txt {GOOD} out.json"),
    *("cite a.txt", "cite --format json a.txt", "draft a.txt", "draft --format json a.txt"),
)
"""Commands that read each format in each of its roles."""
FILES: Final = ("a.json", "a.jsonl", "a.xlsx", "a.json.gz", "a.jsonl.gz", "a.popolo.json", "a.toml", "a.csv", "a.txt")
FOLDERS: Final = ("a.parquet/members.parquet", "tables/members.csv")
HUGE: Final = 4 << 30


def limit_resources() -> None:
    """Limit the memory and the processor time of this process."""
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MORE_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS,) * 2)


def make_huge(path: Path) -> Path:
    """Make a file of zeros, which takes no room."""
    with path.open("wb") as file:
        file.truncate(HUGE)
    return path


def make_socket(path: Path) -> Path:
    """Make a socket."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    return path


def make_folder(path: Path) -> Path:
    """Make a folder."""
    path.mkdir()
    return path


TARGETS: Final[dict[str, Callable[[Path], Path]]] = {
    "zero": lambda _: Path("/dev/zero"),
    "full": lambda _: Path("/dev/full"),
    "null": lambda _: Path("/dev/null"),
    "process": lambda _: Path("/proc/self/pagemap"),
    "memory": lambda _: Path("/proc/self/mem"),
    "huge": make_huge,
    "socket": make_socket,
    "folder": make_folder,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with two folders for tables and a table in it."""
    monkeypatch.chdir(tmp_path)
    for name in FOLDERS:
        (tmp_path / name).parent.mkdir()
    (tmp_path / "known.csv").write_text("Nama\nKasmad\n", encoding="utf-8")
    return tmp_path


def check_refused(commands: Iterable[str]) -> None:
    """Check that commands end, in one line if they refuse their input."""
    for number, command in enumerate(commands):
        given = [*command.split(), "--lang", ("en", "id")[number % 2]]
        code, errors = run_forked(partial(cli.main, given), limit_resources)
        assert "Traceback" not in errors, (command, errors)
        # The limit of the memory is that of this test.
        assert "memor" not in errors, (command, errors)
        # An empty text and an empty configuration are read.
        assert code in {cli.OK, cli.FOUND, cli.UNREADABLE}, (command, errors)
        assert code != cli.UNREADABLE or len(errors.splitlines()) == 1, (command, errors)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_links_to_what_is_no_file(target: str, folder: Path) -> None:
    """A link to a device, a file of the system, a huge file, a socket or a folder is refused, or read as it is."""
    made = TARGETS[target](folder / "made")
    for name in (*FILES, *FOLDERS):
        Path(name).symlink_to(made)
    check_refused(COMMANDS)


@contextmanager
def keep_writing(path: Path, block: bytes) -> Iterator[None]:
    """Write a block into a pipe again and again, to each reader that opens it."""
    os.mkfifo(path)
    is_done = False

    def write() -> None:
        while not is_done:
            with suppress(BrokenPipeError), path.open("wb", buffering=0) as pipe:
                while not is_done:
                    pipe.write(block)

    writer = Thread(target=write, daemon=True)
    writer.start()
    try:
        yield
    finally:
        is_done = True
        with suppress(OSError):
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        writer.join()


@pytest.mark.slow
@pytest.mark.parametrize("block", [b" " * 65_536, b"\n" * 65_536, b"y\n" * 32_768])
def test_pipes_that_never_end(block: bytes, folder: Path) -> None:
    """A pipe whose writer never stops is refused."""
    with ExitStack() as writing:
        for name in FILES:
            writing.enter_context(keep_writing(folder / name, block))
        check_refused(command for command in COMMANDS if set(command.split()) & set(FILES))


@pytest.mark.parametrize("name", ["a.json", "b.jsonl", "c.xlsx"])
def test_pipes_in_a_folder_are_not_read(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of registers is read without the pipes and devices in it, which nobody named."""
    (folder / "all").mkdir()
    dump(IPSM_REGISTER, folder / "all" / "z.json")
    os.mkfifo(folder / "all" / name)
    (folder / "all" / "zero.json").symlink_to("/dev/zero")
    assert run_forked(partial(cli.main, ["check", "all"]), limit_resources).code == cli.OK
    assert cli.main(["check", "all"]) == cli.OK
    assert f"not read: {name}, zero.json" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check -", "show -", "cite", "draft -", "convert - -"])
def test_terminal_as_standard_input(command: str) -> None:
    """What is typed ends when the user ends it once."""
    screen, terminal = os.openpty()

    def take_terminal() -> None:
        # Standard input of a test is another object.
        sys.stdin = open(terminal, encoding="utf-8", closefd=False)  # noqa: SIM115  # ends with the process

    os.write(screen, b"{\n\x04")
    code, errors = run_forked(
        partial(cli.main, command.split()), limit_resources, partial(signal.alarm, SECONDS), take_terminal
    )
    os.close(terminal)
    os.close(screen)
    assert code == (cli.OK if command in {"cite", "draft -"} else cli.UNREADABLE), errors
    assert len(errors.splitlines()) == (code == cli.UNREADABLE)


@pytest.mark.parametrize("language", ["en", "id"])
def test_closed_standard_input(language: str) -> None:
    """A closed standard input is reported in one line."""
    for arguments in (["check", "-"], ["show", "-"], ["cite"], ["draft", "-"], ["convert", "-", "-"]):
        code, errors = run_forked(partial(cli.main, [*arguments, "--lang", language]), close_standard_input)
        assert (code, len(errors.splitlines())) == (cli.UNREADABLE, 1), errors
        assert "<stdin>" in errors


def close_standard_input() -> None:
    """Close standard input, as a program may that starts the command."""
    sys.stdin = None
